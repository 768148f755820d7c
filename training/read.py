"""Step 4: apply an encoder to unseen pairs: the log-odds of every pair of a fold, and how well they rank.

read.py MODEL.pt TOKENIZER.json PAIRS.jsonl OUT.jsonl --fold N
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from encoder import CrossEncoder, batch, row
from tokenizers import Tokenizer
from train import _model

_SIZE = 64


def log_odds(model: CrossEncoder, tokenizer: Tokenizer, pairs: list[tuple[str, str]]) -> list[float]:
    """Return the log-odds of pairs of clauses, the mean of both orders."""
    texts = sorted({text for pair in pairs for text in pair})
    encoded = tokenizer.encode_batch(texts, add_special_tokens=False)
    pieces = {text: one.ids for text, one in zip(texts, encoded, strict=True)}
    rows = [row(pieces[a], pieces[b]) for one, other in pairs for a, b in ((one, other), (other, one))]
    order = sorted(range(len(rows)), key=lambda number: len(rows[number][0]))
    found = [0.0] * len(rows)
    model.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), _SIZE):
            some = order[at : at + _SIZE]
            for number, value in zip(some, model(*batch([rows[n] for n in some])).tolist(), strict=True):
                found[number] = value
    return [(found[n] + found[n + 1]) / 2 for n in range(0, len(found), 2)]


def area(told: list[tuple[float, int]]) -> float:
    """Return the chance that a link scores higher than a pair that is not a link (AUC)."""
    ordered = sorted(told)
    links = sum(said for _, said in ordered)
    ranks = sum(rank for rank, (_, said) in enumerate(ordered, 1) if said)
    return (ranks - links * (links + 1) / 2) / max(1, links * (len(ordered) - links))


def main() -> None:
    """Read, rank, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("model", "tokenizer", "pairs", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--fold", type=int, nargs="*", default=())
    args = parser.parse_args()
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    model = _model(torch.load(args.model))
    lines = [json.loads(line) for line in args.pairs.read_text("utf-8").splitlines()]
    lines = [line for line in lines if not args.fold or line["fold"] in args.fold]
    lines = [line for line in lines if line["fold"] >= 0]
    told = []
    with args.out.open("w", encoding="utf-8") as out:
        for line in lines:
            pairs = [(line["source"][s], line["target"][t]) for s, t, *_ in line["told"]]
            values = log_odds(model, tokenizer, pairs)
            for (s, t, said, candidate), value in zip(line["told"], values, strict=True):
                if candidate:
                    told.append((value, said, line["source"][s] == line["target"][t]))
                out.write(json.dumps([line["name"], s, t, said, candidate, round(value, 3)]) + "\n")
    print(f"AUC of candidates {area([one[:2] for one in told]):.4f},", end=" ")
    print(f"unequal ones {area([one[:2] for one in told if not one[2]]):.4f}")


if __name__ == "__main__":
    main()
