"""Cached answers of a pair reader, because fitting asks about the same pairs again and again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from directive_diff.judging.small import near

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from directive_diff.judging.small import SmallReader


class Remembered:
    """A reader that reads each pair once. ``path`` is a cache file for this set of weights; None stores nothing."""

    def __init__(self, reader: SmallReader, path: Path | None) -> None:
        self._reader, self._path = reader, path
        self._vectors: dict[str, np.ndarray] = {}
        self._log_odds: dict[str, float] = {}
        if path and path.exists():
            self._log_odds, texts = json.loads(path.read_text("utf-8"))
            self._vectors = dict(zip(texts, np.load(path.with_suffix(".npy")), strict=True))

    @property
    def name(self) -> str:
        """The name of the reader."""
        return self._reader.name

    @property
    def sha256(self) -> str:
        """The SHA-256 of the reader's weights."""
        return self._reader.sha256

    def near(self, sources: Sequence[str], targets: Sequence[str]) -> Collection[tuple[int, int]]:
        """Return the pairs (source, target), by number, that are near in meaning."""
        texts = [*sources, *targets]
        unread = sorted(set(texts) - self._vectors.keys())
        self._vectors.update(zip(unread, self._reader.vectors(unread), strict=True))
        return near(np.array([self._vectors[text] for text in texts]), len(sources))

    def log_odds(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """Return the reader's log-odds for each pair, from the cache if it is there."""
        unread = sorted({pair for pair in pairs if "\n".join(sorted(pair)) not in self._log_odds})
        for pair, value in zip(unread, self._reader.log_odds(unread) if unread else (), strict=True):
            self._log_odds["\n".join(sorted(pair))] = value
        return [self._log_odds["\n".join(sorted(pair))] for pair in pairs]

    def save(self) -> None:
        """Write the cache."""
        if self._path:
            kept = json.dumps([self._log_odds, list(self._vectors)], ensure_ascii=False)
            self._path.write_text(kept, encoding="utf-8")
            np.save(self._path.with_suffix(".npy"), np.array(list(self._vectors.values())))
