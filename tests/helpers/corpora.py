"""Small corpora for the tests: texts with known relatives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from pathlib import Path

HAN = "".join(chr(code) for code in range(0x5000, 0x5600))


def clause(rng: random.Random, length: int = 12) -> str:
    """Return a clause of Han characters that shares almost no bigram with any other."""
    return "".join(rng.choices(HAN, k=length))


def changed(rng: random.Random, words: str) -> str:
    """Return a clause with one character replaced."""
    at = rng.randrange(1, len(words) - 1)
    return words[:at] + rng.choice(HAN) + words[at + 1 :]


def record(number: int, clauses: list[str], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - values of JSON
    """Return a record whose text is one demand made of ``clauses``."""
    day = f"2020-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
    return {"id": str(number), "date": day, "text": f"会议强调，要{'，'.join(clauses)}。", **more}


def archive(path: Path, records: list[dict[str, Any]]) -> Path:
    """Write records as NDJSON."""
    path.write_text("".join(json.dumps(entry) + "\n" for entry in records), "utf-8")
    return path
