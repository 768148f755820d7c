"""What a reader of pairs once said, kept in a file: learning asks the same of the same pairs again and again."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from directive_diff.judging.interface import PairReader


class Remembered:
    """A reader that reads each pair once. ``path`` is a file of its own for each set of weights; None keeps nothing."""

    def __init__(self, reader: PairReader, path: Path | None) -> None:
        self._reader, self._path = reader, path
        self._near: dict[str, list[list[int]]] = {}
        self._said: dict[str, float] = {}
        if path and path.exists():
            self._near, self._said = json.loads(path.read_text("utf-8"))

    @property
    def name(self) -> str:
        """What the reader is called."""
        return self._reader.name

    @property
    def sha256(self) -> str:
        """The SHA-256 of the reader's weights."""
        return self._reader.sha256

    def near(self, sources: Sequence[str], targets: Sequence[str]) -> Collection[tuple[int, int]]:
        """Return what is near in meaning, as the reader says it."""
        key = sha256("\n".join((*sources, "", *targets)).encode()).hexdigest()
        if key not in self._near:
            self._near[key] = sorted(map(list, self._reader.near(sources, targets)))
        return {(source, target) for source, target in self._near[key]}

    def log_odds(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """Return what the reader says of pairs."""
        unread = sorted({pair for pair in pairs if "\n".join(sorted(pair)) not in self._said})
        for pair, value in zip(unread, self._reader.log_odds(unread) if unread else (), strict=True):
            self._said["\n".join(sorted(pair))] = value
        return [self._said["\n".join(sorted(pair))] for pair in pairs]

    def save(self) -> None:
        """Write what was said."""
        if self._path:
            self._path.write_text(json.dumps([self._near, self._said], ensure_ascii=False), encoding="utf-8")
