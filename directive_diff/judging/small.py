"""The small reader: an encoder that ships with the program and reads two clauses at once, on this machine.

It was trained to tell whether one clause carries another (docs/reader.md, ``training/``). ONNX Runtime runs it and
tokenizers splits the text; both are in the extra ``reader`` and loaded only when needed. Each pair is read by itself on
one thread, several pairs at a time, so the results depend neither on the other pairs nor on the number of threads.

    杜绝“一刀切”, 不得简单化处理   log-odds of a link
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from directive_diff.errors import JudgeError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WEIGHTS = Path(__file__).with_name("reader.onnx")
_START, _END = 0, 2  # the tokens that begin and end a text, as the encoder was trained
_TOKENS = 56  # the most tokens of a clause that are read; all but one in a thousand have fewer
_CHARACTERS = 900  # characters that are tokenized: no token has more than sixteen
_WIDTH = 384  # the length of a vector
_TINY = 1e-9  # avoids a division by zero for an empty text
_MANY = 4_000_000  # pairs of clauses up to which neighbours are searched for; two readouts have some 40,000
_NEAR = 3  # each clause must be among this many nearest of the other
_DECIMALS = 1  # of log-odds: processors differ in the last digits of sums
_ALIKE_DECIMALS = 3  # of likeness, for the same reason
_THREADS = 8  # more threads gain nothing on texts of this size
_AT_ONCE = 64  # pairs between two reports of progress

_TokenRow = tuple[list[int], list[int]]


class SmallReader:
    """A `directive_diff.judging.interface.PairReader`; ``sha256`` identifies its weights."""

    name = "small"

    def __init__(self, path: Path = WEIGHTS, progress: Callable[[int, int], None] | None = None) -> None:
        """Load the weights at ``path``. Raises JudgeError if the extra or the file is missing or broken."""
        self._session, self._tokenizer, self.sha256 = _load(path)
        self._progress = progress or (lambda _done, _of: None)
        self._threads = max(1, min(_THREADS, len(os.sched_getaffinity(0)) if _counts_own() else os.cpu_count() or 1))

    def near(self, sources: Sequence[str], targets: Sequence[str]) -> frozenset[tuple[int, int]]:
        """Return which texts (source, target), by number, are among the three nearest in meaning of each other."""
        return near(self.vectors([*sources, *targets]), len(sources))

    def vectors(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - an array
        """Return an array of shape (texts, 384): the mean of the last layer over the tokens of each text."""
        import numpy as np  # noqa: PLC0415 - comes with ONNX Runtime

        return np.concatenate(
            [np.zeros((0, _WIDTH)), *(outputs for _, outputs in self._run([_row(self._token_ids(t)) for t in texts]))]
        )

    def log_odds(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """Return for each pair of texts the log-odds that one carries the other, averaged over both orders."""
        pieces = {text: self._token_ids(text) for pair in pairs for text in pair}
        rows = [
            _row(pieces[a], pieces[b]) for one, other in map(sorted, pairs) for a, b in ((one, other), (other, one))
        ]
        scores = [float(outputs[0, 0]) for outputs, _ in self._run(rows)]
        return [
            round((forward + backward) / 2, _DECIMALS)
            for forward, backward in zip(scores[::2], scores[1::2], strict=True)
        ]

    def _token_ids(self, text: str) -> list[int]:
        """Return the ids of the first tokens of a text."""
        whole = text[:_CHARACTERS].encode("utf-8", "replace").decode()
        ids: list[int] = self._tokenizer.encode(whole, add_special_tokens=False).ids
        return ids[:_TOKENS]

    def _run(self, rows: Sequence[_TokenRow]) -> list[Any]:
        """Return the outputs of the encoder for rows, in order."""
        import numpy as np  # noqa: PLC0415 - as above

        def run_row(row: _TokenRow) -> Any:  # noqa: ANN401 - two arrays
            return self._session.run(None, {"ids": np.array(row[0]), "types": np.array(row[1])})

        outputs: list[Any] = []
        with ThreadPoolExecutor(self._threads) as pool:
            for start in range(0, len(rows), _AT_ONCE):
                outputs += pool.map(run_row, rows[start : start + _AT_ONCE])
                self._progress(len(outputs), len(rows))
        return outputs


def near(vectors: Any, sources: int) -> frozenset[tuple[int, int]]:  # noqa: ANN401 - an array
    """Return which vectors are among the three nearest of each other; the first ``sources`` are those of the source.

    They are compared by cosine after subtracting the mean of all. Texts far longer than readouts have no such pairs.
    """
    from numpy import linalg  # noqa: PLC0415 - as above

    if not 0 < sources * (len(vectors) - sources) <= _MANY:
        return frozenset()
    centred = vectors - vectors.mean(axis=0)
    centred = centred / (linalg.norm(centred, axis=1, keepdims=True) + _TINY)
    cosines = (centred[:sources] @ centred[sources:].T).round(_ALIKE_DECIMALS)
    of_source, of_target = _best(cosines), _best(cosines.T)
    return frozenset(
        (source, target) for source, those in enumerate(of_source) for target in those if source in of_target[target]
    )


def _row(first: list[int], second: list[int] | None = None) -> _TokenRow:
    """Return the token ids and segment types of one text or two."""
    ids, types = [_START, *first, _END], [0] * (len(first) + 2)
    if second is None:
        return ids, types
    return [*ids, *second, _END], [*types, *([1] * (len(second) + 1))]


def _best(cosines: Any) -> list[frozenset[int]]:  # noqa: ANN401 - an array
    """Return the nearest columns of each row; on ties the first."""
    return [frozenset(map(int, (-row).argsort(kind="stable")[:_NEAR])) for row in cosines]


def _counts_own() -> bool:
    """Return whether the system tells which processors the process may use, as Linux does."""
    return hasattr(os, "sched_getaffinity")


def _load(path: Path) -> tuple[Any, Any, str]:
    """Return the encoder, its tokenizer, and the SHA-256 of both."""
    try:
        import onnxruntime  # noqa: PLC0415 - takes half a second, and few runs need it
        from tokenizers import Tokenizer  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise JudgeError("reader_extra", "small", remedy="install_extra", extra="reader") from error
    try:
        raw = path.read_bytes()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_str(session.get_modelmeta().custom_metadata_map["tokenizer"])
    except Exception as error:
        raise JudgeError("reader_broken", str(path), remedy="install_again") from error
    return session, tokenizer, sha256(raw).hexdigest()
