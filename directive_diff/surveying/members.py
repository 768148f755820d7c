"""Which texts take part: files, folders, patterns and manifests become a list, each file in it once."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.errors import ManifestError, ReviewError
from directive_diff.surveying.manifest import ENDINGS, iso, load
from directive_diff.surveys.values import Member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TEXTS = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")  # what is taken from a folder


class Members(NamedTuple):
    """The texts, and the paths that were left out: named again, or the upper text itself."""

    texts: tuple[Member, ...]
    again: tuple[str, ...]
    upper: tuple[str, ...]


def members(names: Sequence[str], upper: Sequence[str] = (), *, reviews: str | None = None) -> Members:
    """Return the texts that ``names`` stand for, without the files ``upper``; ``reviews`` is a folder of reviews.

    Raises ManifestError if a folder or pattern contains no text, or a manifest is none.
    """
    kept: list[Member] = []
    again, own = [], []
    above = {_identity(path) for path in upper}
    known: set[object] = set()
    for member in (member for name in names for member in _members_of(name)):
        identity = _identity(member.path)
        if identity in above:
            own.append(member.path)
        elif identity in known:
            again.append(member.path)
        else:
            known.add(identity)
            kept.append(member)
    texts = tuple(_reviewed(member, reviews) for member in _named_apart(kept))
    return Members(texts, tuple(again), tuple(own))


def member(path: str) -> Member:
    """Return the text in the file ``path``, with the date that its name gives."""
    return Member(path, Path(path).stem or path, date=iso(Path(path).stem))


def _members_of(name: str) -> Iterable[Member]:
    """Return the texts that one argument stands for."""
    if name.lower().endswith(ENDINGS):
        return load(name)
    if name == "-":
        return (member(name),)
    try:
        if Path(name).is_dir():
            return _in_folder(name)
        if re.search(r"[*?\[]", name) and not Path(name).exists():
            paths = sorted(path for path in glob.glob(name, recursive=True) if not Path(path).is_dir())  # noqa: PTH207
            if not paths:
                raise ManifestError("pattern_empty", name, remedy="check_name")
            return map(member, paths)
    except (OSError, ValueError):  # a name that no file can have: reading it says what is wrong
        pass
    return (member(name),)


def _in_folder(name: str) -> Iterator[Member]:
    """Yield the texts in a folder and those below it, which form groups, in the order of their names."""
    paths = []
    for folder, folders, files in os.walk(name):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        paths += [
            (folder, file) for file in files if not file.startswith((".", "~$")) and file.lower().endswith(_TEXTS)
        ]
    if not paths:
        raise ManifestError("folder_empty", name, remedy="folder_texts", names=", ".join(_TEXTS))
    for folder, file in sorted(paths):
        group = os.path.relpath(folder, name)
        yield member(os.path.join(folder, file))._replace(group=None if group == "." else group)  # noqa: PTH118


def _identity(path: str) -> object:
    """Return a key that is the same for two names of one file."""
    try:
        state = Path(path).stat()
    except (OSError, ValueError):
        return path
    return state.st_dev, state.st_ino


def _named_apart(texts: Sequence[Member]) -> Iterator[Member]:
    """Yield the texts, those with the same name prefixed by their folder's, or followed by a number."""
    names = Counter(text.name for text in texts)
    uses: Counter[str] = Counter()
    for text in texts:
        name = text.name
        if names[name] > 1:
            name = f"{Path(text.path).parent.name}/{name}".lstrip("/")
        uses[name] += 1
        yield text._replace(name=f"{name} ({uses[name]})" if uses[name] > 1 else name)


def _reviewed(text: Member, reviews: str | None) -> Member:
    """Return ``text`` with its review, if the folder has a file of its name: suzhou.tsv, or suzhou.xlsx."""
    if text.review or reviews is None:
        return text
    if not Path(reviews).is_dir():
        raise ReviewError("review_no_folder", reviews, remedy="name_reviews")
    for ending in (".tsv", ".xlsx", ".review.tsv", ".review.xlsx"):
        for stem in dict.fromkeys((text.name, Path(text.path).stem)):
            path = Path(reviews) / f"{stem}{ending}"
            try:
                if path.is_file():
                    return text._replace(review=str(path))
            except (OSError, ValueError):
                continue
    return text
