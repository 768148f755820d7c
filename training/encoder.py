"""The encoder that is trained: a BERT like multilingual-e5-small, with a head that reads two clauses at once."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - the usual name

WIDTH, HEADS, INNER = 384, 12, 1536
LAYERS = 6  # of the twelve of the base
LONGEST = 128  # tokens of two clauses, including separators
CLAUSE = 56  # tokens of a clause that are read
_START, _END = 0, 2  # <s> </s>


class Encoder(nn.Module):
    """A BERT encoder, 384 wide with 12 heads, with layer norm after each step."""

    def __init__(self, pieces: int, layers: int = LAYERS) -> None:
        super().__init__()
        self.word, self.pos, self.typ = (
            nn.Embedding(pieces, WIDTH),
            nn.Embedding(LONGEST, WIDTH),
            nn.Embedding(2, WIDTH),
        )
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(_layer() for _ in range(layers))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Return the last layer. ``mask`` is 1 at tokens and 0 at padding, ``types`` is 1 in the second clause."""
        count, length = ids.shape
        x = self.word(ids) + self.pos(torch.arange(length))[None] + self.typ(types)
        x = self.drop(self.ln(x))
        seen = mask[:, None, None, :].bool()
        for layer in self.layers:
            q, k, v = (layer[part](x).view(count, length, HEADS, -1).transpose(1, 2) for part in "qkv")
            dropped = 0.1 if self.training else 0.0
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=seen, dropout_p=dropped)
            x = layer["aln"](x + self.drop(layer["ao"](a.transpose(1, 2).reshape(count, length, -1))))
            x = layer["oln"](x + self.drop(layer["fo"](F.gelu(layer["fi"](x)))))
        return x


def _layer() -> nn.ModuleDict:
    return nn.ModuleDict(
        {
            "q": nn.Linear(WIDTH, WIDTH),
            "k": nn.Linear(WIDTH, WIDTH),
            "v": nn.Linear(WIDTH, WIDTH),
            "ao": nn.Linear(WIDTH, WIDTH),
            "aln": nn.LayerNorm(WIDTH, eps=1e-12),
            "fi": nn.Linear(WIDTH, INNER),
            "fo": nn.Linear(INNER, WIDTH),
            "oln": nn.LayerNorm(WIDTH, eps=1e-12),
        }
    )


class CrossEncoder(nn.Module):
    """The log-odds that one clause carries another: ``<s> source </s> target </s>``, of the mean of the last layer."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder, self.head = encoder, nn.Linear(WIDTH, 1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Return the log-odds of each row."""
        x, weight = self.encoder(ids, mask, types).float(), mask[..., None].float()
        return self.head((x * weight).sum(1) / weight.sum(1)).squeeze(1)


def row(one: list[int], other: list[int]) -> tuple[list[int], list[int]]:
    """Return the token ids and types of two clauses, given the token ids of each."""
    one, other = one[:CLAUSE], other[:CLAUSE]
    return [_START, *one, _END, *other, _END], [0] * (len(one) + 2) + [1] * (len(other) + 1)


def batch(rows: list[tuple[list[int], list[int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the padded tensors (ids, mask, types) of rows of unequal length."""
    longest = max(len(ids) for ids, _ in rows)
    ids = torch.ones(len(rows), longest, dtype=torch.long)
    types = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest)
    for number, (pieces, kinds) in enumerate(rows):
        ids[number, : len(pieces)] = torch.tensor(pieces)
        types[number, : len(kinds)] = torch.tensor(kinds)
        mask[number, : len(pieces)] = 1
    return ids, mask, types
