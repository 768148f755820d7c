"""The small reader: an encoder that ships with the program and reads two clauses at once, on this machine.

It was trained to say whether one clause carries another (docs/reader.md, ``training/``). ONNX Runtime runs it and
tokenizers cuts the text; both are in the extra ``reader`` and loaded only when it is asked for. Each pair is read by
itself on one thread, several pairs at a time: what comes out depends on neither the other pairs nor the threads.

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
_START, _END = 0, 2  # the pieces that begin and end a text, as the encoder learned them
_PIECES = 56  # pieces of a clause that are read; all but one in a thousand have fewer
_CHARACTERS = 900  # characters that are cut into pieces: no piece has more than sixteen
_WIDTH = 384  # of a vector
_TINY = 1e-9  # keeps a vector of nothing from being divided by nothing
_MANY = 4_000_000  # pairs of clauses that are looked through for the nearest; two readouts have some 40,000
_NEAR = 3  # each must be among so many nearest of the other
_DECIMALS = 1  # of log-odds: processors differ in the last digits of what they add up
_ALIKE_DECIMALS = 3  # of likeness, for the same reason
_THREADS = 8  # more gain nothing on texts of this size
_AT_ONCE = 64  # pairs between two words on progress

_Pieces = tuple[list[int], list[int]]


class SmallReader:
    """A `directive_diff.judging.interface.PairReader`; ``sha256`` identifies its weights."""

    name = "small"

    def __init__(self, path: Path = WEIGHTS, progress: Callable[[int, int], None] | None = None) -> None:
        """Load the weights at ``path``. Raises JudgeError where the extra or the file is missing, or is broken."""
        self._session, self._tokenizer, self.sha256 = _load(path)
        self._progress = progress or (lambda _done, _of: None)
        self._threads = max(1, min(_THREADS, len(os.sched_getaffinity(0)) if _counts_own() else os.cpu_count() or 1))

    def near(self, sources: Sequence[str], targets: Sequence[str]) -> frozenset[tuple[int, int]]:
        """Return which texts (source, target), by number, are among the three nearest in meaning of each other."""
        return near(self.vectors([*sources, *targets]), len(sources))

    def vectors(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - an array
        """Return the mean of the last layer of each text, a row for each."""
        import numpy as np  # noqa: PLC0415 - comes with ONNX Runtime

        return np.concatenate(
            [np.zeros((0, _WIDTH)), *(made for _, made in self._run([_row(self._token_ids(t)) for t in texts]))]
        )

    def log_odds(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """Return for each pair of texts the log-odds that one carries the other, read in either order: the mean."""
        pieces = {text: self._token_ids(text) for pair in pairs for text in pair}
        rows = [
            _row(pieces[a], pieces[b]) for one, other in map(sorted, pairs) for a, b in ((one, other), (other, one))
        ]
        said = [float(made[0, 0]) for made, _ in self._run(rows)]
        return [round((there + back) / 2, _DECIMALS) for there, back in zip(said[::2], said[1::2], strict=True)]

    def _token_ids(self, text: str) -> list[int]:
        """Return the pieces of the beginning of a text."""
        whole = text[:_CHARACTERS].encode("utf-8", "replace").decode()
        ids: list[int] = self._tokenizer.encode(whole, add_special_tokens=False).ids
        return ids[:_PIECES]

    def _run(self, rows: Sequence[_Pieces]) -> list[Any]:
        """Return what the encoder makes of rows, in their order."""
        import numpy as np  # noqa: PLC0415 - as above

        def one(row: _Pieces) -> Any:  # noqa: ANN401 - two arrays
            return self._session.run(None, {"ids": np.array(row[0]), "types": np.array(row[1])})

        made: list[Any] = []
        with ThreadPoolExecutor(self._threads) as pool:
            for start in range(0, len(rows), _AT_ONCE):
                made += pool.map(one, rows[start : start + _AT_ONCE])
                self._progress(len(made), len(rows))
        return made


def near(vectors: Any, sources: int) -> frozenset[tuple[int, int]]:  # noqa: ANN401 - an array
    """Return which vectors are among the three nearest of each other; the first ``sources`` are those of the source.

    They are compared by cosine, the mean of all taken off. Texts far longer than readouts have none.
    """
    from numpy import linalg  # noqa: PLC0415 - as above

    if not 0 < sources * (len(vectors) - sources) <= _MANY:
        return frozenset()
    about = vectors - vectors.mean(axis=0)
    about = about / (linalg.norm(about, axis=1, keepdims=True) + _TINY)
    alike = (about[:sources] @ about[sources:].T).round(_ALIKE_DECIMALS)
    of_source, of_target = _best(alike), _best(alike.T)
    return frozenset(
        (source, target) for source, those in enumerate(of_source) for target in those if source in of_target[target]
    )


def _row(first: list[int], second: list[int] | None = None) -> _Pieces:
    """Return the pieces and types of one text or two."""
    ids, types = [_START, *first, _END], [0] * (len(first) + 2)
    if second is None:
        return ids, types
    return [*ids, *second, _END], [*types, *([1] * (len(second) + 1))]


def _best(alike: Any) -> list[frozenset[int]]:  # noqa: ANN401 - an array
    """Return the nearest of each row, of equally near ones the first."""
    return [frozenset(map(int, (-row).argsort(kind="stable")[:_NEAR])) for row in alike]


def _counts_own() -> bool:
    """Return whether the system says which processors are ours, as Linux does."""
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
