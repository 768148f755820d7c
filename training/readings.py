"""Step 2: make gold folders from the readings in ``readings.tsv`` and the texts that were read.

    readings.py CORPUS.ndjson.xz OUT

``readings.tsv`` contains no text: it names both texts of a pair by the first digits of their SHA-256 (title, line end,
text of a broadcast item), and gives the spans of the clauses that a reader linked. Writes a folder for each pair as
docs/evaluation.md describes it: ``source.txt``, ``target.txt``, ``links.tsv`` and ``regions.tsv``.
"""

from __future__ import annotations

import argparse
import json
import lzma
from hashlib import sha256
from pathlib import Path

_READINGS = Path(__file__).with_name("readings.tsv")
_RELATIONS = {"s": "same", "a": "adapted", "r": "restated"}
_DIGITS = 16


def texts_of(corpus: Path) -> dict[str, str]:
    """Return the items of a corpus by the first digits of their SHA-256."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    texts = [f"{item['title']}\n{item['text']}" for item in items]
    return {sha256(text.encode()).hexdigest()[:_DIGITS]: text for text in texts}


def links_table(links: str) -> str:
    """Return links.tsv for the links of a row: ``target:source:relation``, separated by blanks, spans ``start-end``."""
    rows = [["target_start", "target_end", "source_start", "source_end", "relation", "status"]]
    for link in links.split():
        target, source, relation = link.split(":")
        rows.append([*target.split("-"), *source.split("-"), _RELATIONS[relation], "required"])
    return "".join("\t".join(row) + "\n" for row in rows)


def main() -> None:
    """Read, combine, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    texts = texts_of(args.corpus)
    rows = [line.split("\t") for line in _READINGS.read_text("utf-8").splitlines() if not line.startswith("#")]
    for number, (source, target, read_source, read_target, links) in enumerate(rows):
        folder = args.out / f"R{number:04}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "source.txt").write_text(texts[source], encoding="utf-8", newline="")
        (folder / "target.txt").write_text(texts[target], encoding="utf-8", newline="")
        (folder / "links.tsv").write_text(links_table(links), encoding="utf-8")
        regions = ("source", *read_source.split("-")), ("target", *read_target.split("-"))
        table = [("side", "start", "end"), *regions]
        (folder / "regions.tsv").write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8")
    print(f"{len(rows)} pairs")


if __name__ == "__main__":
    main()
