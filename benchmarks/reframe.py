"""Make drafts in which demands keep their frame and are about something else: 加大巡查力度 becomes 加大招商力度.

    reframe.py OUT TEXT… [--seed N]

A folder for each text: the unchanged source.txt, target.txt with every few clauses reframed, and truth.json with their
positions (kind ``replaced``, as in drafts with known edits). The matter of a clause of another text replaces the matter
of this one, or its last word. `fit.py --drafts` learns from them what is not a link although everything around it is
copied.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.grammar import parse
from directive_diff.grammar.demands.matter import matter
from directive_diff.readers import read
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

_EVERY = 5  # clauses from one that is reframed to the next
_SHORTEST, _LONGEST = 6, 16  # characters of a clause that is reframed, or whose matter is used
_MODIFIER = 3  # characters before a last word that is replaced alone
_WORD, _LENT = 2, 8  # characters of the matter that is used
_SHARED = 1  # characters that both matters may have in common


class Part(NamedTuple):
    """A stretch of a clause that may be replaced: its offset in the text, and its words."""

    start: int
    end: int
    words: str


def parts(text: str, start: int) -> tuple[Part, ...]:
    """Return the matter of a clause at ``start``, and its last word; nothing if it is all frame or has no frame."""
    about = matter(cut(text))
    if not about.cover or text[-1] in "”）》":
        return ()
    begin = (about.cover & -about.cover).bit_length() - 1
    head = (about.head & -about.head).bit_length() - 1
    end = about.cover.bit_length()
    if not about.asks or (begin == 0 and end == len(text)):
        return ()
    whole = Part(start + begin, start + end, text[begin:end])
    two = about.cover & ~about.head == ((1 << head) - 1) & ~((1 << begin) - 1) and head - begin <= _MODIFIER
    return (whole, Part(start + head, start + end, text[head:end])) if head > begin and two else (whole,)


def reframed(
    text: str, clauses: Sequence[tuple[int, str]], lent: Sequence[str], rnd: random.Random
) -> tuple[str, list[dict[str, object]]]:
    """Return the text with clauses reframed, and the truth about them."""
    new, at, truth, wait = "", 0, [], 0
    for start, clause in clauses:
        wait -= 1
        options = parts(clause, start) if _SHORTEST <= len(clause) <= _LONGEST and text.count(clause) == 1 else ()
        others = [words for words in rnd.sample(lent, min(40, len(lent))) if len(set(words) & set(clause)) <= _SHARED]
        if wait > 0 or not options or not others:
            continue
        part = rnd.choice(options)
        new += text[at : part.start]
        begin = len(new) - (part.start - start)
        new += others[0]
        at = part.end
        end = len(new) + start + len(clause) - at
        truth.append(
            {
                "kind": "replaced",
                "source": [start, start + len(clause)],
                "target": [begin, end],
                "words": [part.words, others[0]],
            }
        )
        wait = _EVERY
    return new + text[at:], truth


def main() -> None:
    """Read, reframe, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rnd = random.Random(args.seed)  # noqa: S311 - no secret
    texts = {path: read(str(path)) for path in args.texts}
    clauses = {
        path: [(c.span.start, c.text) for c in parse(document, side="S").clauses if c.linkable]
        for path, document in texts.items()
    }
    lent = {
        path: [
            p.words
            for start, text in those
            if len(text) <= _LONGEST
            for p in parts(text, start)[:1]
            if _WORD <= len(p.words) <= _LENT
        ]
        for path, those in clauses.items()
    }
    for number, (path, document) in enumerate(texts.items()):
        foreign = [words for other, those in lent.items() if other != path for words in those]
        changed, truth = reframed(document.text, clauses[path], foreign, rnd)
        if truth:
            folder = args.out / f"{number:03d}-{path.stem}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "source.txt").write_text(document.text, encoding="utf-8", newline="")
            (folder / "target.txt").write_text(changed, encoding="utf-8", newline="")
            (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
