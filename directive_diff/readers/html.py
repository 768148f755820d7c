"""A saved web page: its title, its date and the paragraphs of its text, without the page around them.

The text is taken from the element that the site's publishing system puts it in (``data/containers.tsv``) or, without
such an element, from the smallest one that holds nearly all the prose. Only this module, `page_lines` and the readers
of Word documents use lxml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from directive_diff import lexicon
from directive_diff.errors import ReadError
from directive_diff.readers.page_lines import LINE_END, Line, names, tidy, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Element = Any  # lxml publishes no types

_ENOUGH = {1: 0.2, 2: 0.4, 3: 0.5}  # share of the page's prose in an element, by how surely it holds nothing else
_NEARLY_ALL = 0.9
_SAME = 0.9  # share of an element's prose in an element within it: the inner one is meant
_CAPTION = 60  # characters
_SHORT = 30
_SHORTEST_TITLE = 4  # characters of a title

_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d(?:-|年|/|\.)\d{1,2}(?:-|月|/|\.)\d{1,2}日?(?!\d)(?:[ T]?\d{1,2}[:：]\d{2})?")
_CREATED = re.compile(r"createTime\s*=\s*['\"](\d{4}-\d\d-\d\d[ \d:]*)")
_META_TITLE = ("articletitle", "og:title", "twitter:title")
_META_DAY = ("pubdate", "publishdate", "article:published_time", "firstpublishtime", "publish_time", "og:release_date")
_TITLE_NAMES = frozenset((
    "activity-name", "title", "article-title", "article_title", "arti_title", "main-title", "biaoti", "bt", "h-title",
))  # fmt: skip
_SITE = re.compile(r"(?<!\s)\s*(?:[_|｜–—]|-{1,2}(?=[^-]{2,20}$)|\s-\s)\s*")


def extract(content: bytes) -> str:
    """Return the text of the page ``content``, which is UTF-8: title, date, an empty line, a paragraph on each line.

    Raises ReadError if it is nested too deeply, or contains no text.
    """
    root = _root(content)
    whole = walk(root)
    box = _box(root, whole.prose)
    title = _title(root)
    day = _day(root, whole.lines, content)
    body = list(_body(walk(box, whole.prose).lines, title))
    if not body:
        raise ReadError("html_no_text", remedy="html_by_hand")
    head = [line for line in (title, day) if line]
    return "\n".join([*head, "", *body] if head else body) + "\n"


def _root(content: bytes) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content.replace(b"\0", b""), parser=parser)
    except etree.XMLSyntaxError:
        root = None
    fatal = [entry.type for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]
    if etree.ErrorTypes.ERR_NO_MEMORY in fatal:
        raise MemoryError
    if fatal:
        raise ReadError("html_too_deep", remedy="html_by_hand")
    if root is None:
        raise ReadError("html_empty", remedy="html_resave")
    return root


def _box(root: Element, prose: Mapping[Element, int]) -> Element:
    """Return the element that holds the text."""
    total = prose.get(root, 0)
    known: dict[int, list[Element]] = {}
    for element in prose:  # inner before outer
        rank = min((ranks[name] for name in names(element) if name in (ranks := _ranks())), default=0)
        if rank and prose[element] >= _ENOUGH[rank] * total:
            known.setdefault(rank, []).append(element)
    for rank in sorted(known):
        most = max(prose[element] for element in known[rank])
        return next(element for element in known[rank] if prose[element] >= _SAME * most)
    return _narrowest(root, prose)


def _narrowest(root: Element, prose: Mapping[Element, int]) -> Element:
    """Return the smallest element that holds nearly all the prose."""
    box = root
    while True:
        inner = max(box, key=lambda child: prose.get(child, 0), default=None)
        if inner is None or prose.get(inner, 0) < max(1, _NEARLY_ALL * prose.get(box, 0)):
            return box
        if inner.tag in {"p", "font", "span"}:  # one long paragraph is not the whole text
            return box
        box = inner


def _body(lines: Sequence[Line], title: str | None) -> Iterator[str]:
    """Yield the paragraphs of the text."""
    begun = pictured = False
    for line in lines:
        caption = pictured and _is_caption(line)
        pictured = line.pictured or (caption and not line.text)
        if not line.text or caption or line.is_link or _is_page_furniture(line.text, "line"):
            continue
        if begun and _is_page_furniture(line.text, "after", "related"):
            return
        if not begun and (line.text == title or (_DAY.search(line.text) and not line.is_prose)):
            continue
        begun = begun or line.is_prose
        yield from filter(None, map(tidy, line.text.split(LINE_END)))


def _is_caption(line: Line) -> bool:
    """Return whether a line after a picture is its caption."""
    return not line.text or (line.centred and len(line.text) <= _CAPTION and not line.is_prose)


def _is_page_furniture(text: str, *kinds: str) -> bool:
    """Return whether a line is about the page, not of the text: 打印本页."""
    return len(text) <= _SHORT and text.lstrip("【[（(>》· ").startswith(_chrome(kinds))


def _title(root: Element) -> str | None:
    """Return the headline: the one that the page declares, or the heading that the browser's title repeats."""
    title = tidy("".join(root.xpath("string(//title[1])")))
    declared = _meta(root, _META_TITLE[:1]) or next(iter(_texts(root, "activity-name")), None) or ""
    if len(declared) >= _SHORTEST_TITLE:
        return declared
    headings = [text for text in _headings(root) if _SHORTEST_TITLE <= len(text) <= _CAPTION * 3]
    plain = "".join(title.split())
    repeated = [text for text in headings if "".join(text.split()) in plain]
    if repeated:
        return max(repeated, key=len)
    parts = [part for part in _SITE.split(title) if part]
    return _meta(root, _META_TITLE[1:]) or (max(parts, key=len) if parts else None) or next(iter(headings), None)


def _headings(root: Element) -> Iterator[str]:
    for element in root.iter("h1", "h2", "h3", "div", "p", "span", "td", "founder-title"):
        if element.tag in {"h1", "h2", "h3", "founder-title"} or not _TITLE_NAMES.isdisjoint(names(element)):
            yield tidy("".join(element.itertext()))


def _texts(root: Element, identifier: str) -> Iterator[str]:
    for element in root.iterfind(f".//*[@id='{identifier}']"):
        yield tidy("".join(element.itertext()))


def _meta(root: Element, wanted: Sequence[str]) -> str | None:
    values = {
        (element.get("name") or element.get("property") or "").lower(): tidy(element.get("content") or "")
        for element in root.iter("meta")
    }
    return next((values[name] for name in wanted if values.get(name)), None)


def _day(root: Element, lines: Sequence[Line], content: bytes) -> str | None:
    """Return the date of publication, as the page writes it."""
    declared = _DAY.search(_meta(root, _META_DAY) or "")
    if declared:
        return declared.group()
    created = _CREATED.search(content.decode("utf-8", "ignore"))
    if created:
        return created[1].strip()
    first = next((i for i, line in enumerate(lines) if line.is_prose and not _DAY.search(line.text)), len(lines))
    days = [match.group() for line in lines[:first] if not line.is_prose and (match := _DAY.search(line.text))]
    return days[-1] if days else None


@cache
def _ranks() -> dict[str, int]:
    return {row[0]: int(row[1]) for row in lexicon.table("containers")}


@cache
def _chrome(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row[0] for row in lexicon.table("chrome") if row[1] in kinds)
