"""Step 3: train the encoder to tell whether one clause carries another. On two CPU cores; seeds are fixed.

    train.py BASE.pt TOKENIZER.json OUT.pt [--pairs PAIRS.jsonl --leave-out FOLD…] [--rewordings FILE…]

These settings learned steadily: a rate of 4e-5 (head 4e-4), batches of 32 of similar length, warm-up, gradients clipped
at 1.0. From 1e-4 on this encoder collapses to a constant; after 100 steps the loss must be below that of the base rate
(printed first). The two clauses are swapped at random, because the judgement must not depend on the order.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import torch
from encoder import CrossEncoder, Encoder, batch, row
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F  # noqa: N812 - the usual name

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIZE = 32
_RATE, _HEAD_RATE = 4e-5, 4e-4
_WARM_UP = 60
_SMOOTH = 0.02  # weight of a new loss in the printed average
_SAVED = 120  # seconds from one checkpoint to the next


class Told(NamedTuple):
    """Two clauses, and whether one carries the other."""

    one: str
    other: str
    said: float


def read_pairs(path: Path, left_out: set[int], share: float) -> tuple[list[Told], list[Told]]:
    """Return the links and the other pairs of all folds not left out, from a ``share`` of the readout pairs."""
    links, others = [], []
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    lines = [line for line in lines if line["fold"] not in left_out and not left_out & set(line.get("akin", ()))]
    lines = sorted(lines, key=lambda line: random.Random(line["name"]).random())
    for line in lines[: round(share * len(lines))]:
        for s, t, said, _ in line["told"]:
            source, target = line["source"][s], line["target"][t]
            if source != target:
                (links if said else others).append(Told(source, target, float(said)))
    return links, others


def read_rewordings(paths: Iterable[Path]) -> list[Told]:
    """Return rewordings, and near pairs that are not rewordings."""
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines())
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [Told(source, target, float(kind != "near")) for kind, source, target, *_ in rows]


def batches(data: list[Told], tokenizer: Tokenizer) -> list[tuple[list[tuple[list[int], list[int]]], torch.Tensor]]:
    """Return batches of rows of similar length in random order, each with the labels of its rows."""
    pieces = {}
    texts = sorted({text for told in data for text in told[:2]})
    for text, one in zip(texts, tokenizer.encode_batch(texts, add_special_tokens=False), strict=True):
        pieces[text] = one.ids
    rows = []
    for told in data:
        one, other = random.sample(told[:2], 2)
        rows.append((row(pieces[one], pieces[other]), told.said))
    rows.sort(key=lambda one: len(one[0][0]) + random.random() * 6)
    made = [rows[at : at + _SIZE] for at in range(0, len(rows) - _SIZE // 2, _SIZE)]
    random.shuffle(made)
    return [([one for one, _ in some], torch.tensor([said for _, said in some])) for some in made]


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "tokenizer", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--leave-out", type=int, nargs="*", default=())
    parser.add_argument("--share", type=float, default=1.0, help="of the readout pairs that are learned from")
    parser.add_argument("--rewordings", nargs="*", default=(), type=Path)
    parser.add_argument("--rewordings-share", type=float, default=1.0, help="of the rewordings in each pass")
    parser.add_argument("--against", type=float, default=2.5, help="pairs that are no link for each link")
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--rate", type=float, default=_RATE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, help="stop here, to see how quick it is")
    args = parser.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    state = torch.load(args.base)
    model = _model(state)
    links, others = read_pairs(args.pairs, set(args.leave_out), args.share) if args.pairs else ([], [])
    rewordings = read_rewordings(args.rewordings)
    plan = []
    for _ in range(args.passes):
        some = random.sample(rewordings, round(args.rewordings_share * len(rewordings)))
        data = [*links, *random.sample(others, min(len(others), round(args.against * len(links)))), *some]
        random.shuffle(data)
        plan += batches(data, tokenizer)
    base_rate = sum(float(truth.mean()) for _, truth in plan) / len(plan)
    known = torch.tensor(base_rate)
    print(f"{len(links)} links, {len(others)} others, {len(rewordings)} rewordings; {len(plan)} steps;", end=" ")
    print(f"loss of the base rate {float(F.binary_cross_entropy(known, known)):.3f}", flush=True)
    _learn(model, plan, args)


def _model(state: dict[str, torch.Tensor]) -> CrossEncoder:
    whole = "head.weight" in state
    start = "encoder." if whole else ""
    layers = len({name.removeprefix(start).split(".")[1] for name in state if f"{start}layers." in name})
    model = CrossEncoder(Encoder(len(state[f"{start}word.weight"]), layers))
    (model if whole else model.encoder).load_state_dict(state)
    return model


def _learn(model: CrossEncoder, plan: list, args: argparse.Namespace) -> None:
    model.encoder.word.weight.requires_grad = False  # few pieces are seen often enough to be learned
    groups = [
        {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": args.rate},
        {"params": list(model.head.parameters()), "lr": _HEAD_RATE * args.rate / _RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [group["lr"] for group in optimiser.param_groups]
    began = saved = time.time()
    loss_seen = 0.0
    model.train()
    for step, (rows, truth) in enumerate(plan):
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(1, (step + 1) / _WARM_UP) * max(0.02, 1 - step / len(plan))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = model(*batch(rows))
        loss = F.binary_cross_entropy_with_logits(said.float(), truth)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        smooth = max(_SMOOTH, 1 / (step + 1))
        loss_seen = (1 - smooth) * loss_seen + smooth * loss.item()
        if step % 25 == 24:  # noqa: PLR2004
            print(step + 1, len(plan), round(loss_seen, 4), f"{time.time() - began:.0f} s", flush=True)
        if time.time() - saved > _SAVED:
            save(model, args.out)
            saved = time.time()
        if step + 1 == args.steps:
            break
    save(model, args.out)


def save(model: nn.Module, out: Path) -> None:
    """Write the weights atomically."""
    half = out.with_suffix(".part")
    torch.save(model.state_dict(), half)
    os.replace(half, out)  # noqa: PTH105


if __name__ == "__main__":
    main()
