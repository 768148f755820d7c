"""The lines of a PDF are joined into the paragraphs they were set from."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import harmful
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff import read
from directive_diff.errors import ReadError
from directive_diff.readers import pdf
from directive_diff.readers.kinds import PDF, recognise
from directive_diff.readers.paragraphs import Line, joined

FIXTURES = Path(__file__).parent / "fixtures"
LEFT, SIZE, PITCH, TOP = 80.0, 16.0, 28.0, 700.0
COLUMNS = 28  # characters of a line, as official documents are set
WORDS = "会议强调要坚决贯彻落实党中央决策部署统筹推进各项工作，"


def page(lines: list[str], number: int = 0, *, indent: float = 0, top: float = TOP, size: float = SIZE) -> list[Line]:
    """Return ``lines`` as printed on a page, from ``top`` down."""
    printed = []
    for i, text in enumerate(lines):
        left = LEFT + indent * size
        bottom = top - i * PITCH
        printed.append(Line(text, number, left, left + len(text) * size, bottom, bottom + size, size))
    return printed


def centred(text: str, number: int = 0, *, top: float, size: float = SIZE) -> Line:
    """Return a line in the middle of the page."""
    middle = LEFT + COLUMNS * SIZE / 2
    half = len(text) * size / 2
    return Line(text, number, middle - half, middle + half, top, top + size, size)


def broken(paragraph: str) -> list[str]:
    """Return a paragraph as lines of a page."""
    return [paragraph[i : i + COLUMNS] for i in range(0, len(paragraph), COLUMNS)]


FIRST, SECOND = "　　" + WORDS * 3 + "完。", "　　" + WORDS * 2 + "行。"


def test_lines_are_joined_to_paragraphs_at_the_indent() -> None:
    """The two wide spaces that open a paragraph are kept."""
    assert list(joined(page(broken(FIRST) + broken(SECOND)))) == [FIRST, SECOND]


def test_a_paragraph_continues_over_the_end_of_a_page() -> None:
    """A paragraph ends at the next indent, not at the end of a page."""
    lines = broken(FIRST)
    assert list(joined(page(lines[:2]) + page(lines[2:] + broken(SECOND), 1))) == [FIRST, SECOND]


def test_an_indent_without_spaces_opens_a_paragraph_too() -> None:
    """An indent without spaces, as browsers and Word print it, opens a paragraph."""
    lines = []
    for i, text in enumerate([*broken(FIRST.strip() + "。" * 2), *broken(SECOND.strip())]):
        opens = text.startswith("会议强调") and i in {0, 4}
        lines += page([text[: COLUMNS - 2 * opens]], indent=2 * opens, top=TOP - i * PITCH)
    assert len(list(joined(lines))) == 2


def test_a_line_that_stops_short_ends_a_paragraph() -> None:
    """Without indents, a short line ends a paragraph, but not one that is short by a sign or two."""
    assert list(joined(page(["会" * 26, "议" * 28, "强" * 9 + "。", "调" * 28, "要" * 5 + "。"]))) == [
        "会" * 26 + "议" * 28 + "强" * 9 + "。",
        "调" * 28 + "要" * 5 + "。",
    ]


def test_a_wide_gap_separates_paragraphs() -> None:
    """A wide gap separates paragraphs even if the line before it is full."""
    assert list(joined(page(["会" * 28] * 3) + page(["议" * 28] * 2, top=TOP - 5 * PITCH))) == ["会" * 84, "议" * 56]


def test_a_heading_of_several_lines_is_joined() -> None:
    """The lines of a heading, which is set larger than the text, are joined."""
    head = [
        centred("省委常委会召开会议深入学习", top=TOP + 100, size=22),
        centred("贯彻重要讲话精神", top=TOP + 66, size=22),
    ]
    assert list(joined(head + page(broken(FIRST)))) == ["省委常委会召开会议深入学习贯彻重要讲话精神", FIRST]


@pytest.mark.parametrize("number", ["— {} —", "-{}-", "第{}页", "第 {} 页 共 9 页", "{}", "{} / 9", "－ {} －", "·{}·"])
def test_page_numbers_are_dropped(number: str) -> None:
    """Page numbers of any form are dropped, even on a single page; a number in the text is kept."""
    body = broken(FIRST)
    lines = [*page(body), centred(number.format(1), top=60)]
    assert list(joined(lines)) == [FIRST]
    lines += [*page(broken(SECOND), 1), centred(number.format(2), 1, top=60)]
    assert list(joined(lines)) == [FIRST, SECOND]
    assert list(joined(page(["会" * 28] * 3 + ["2020"] + ["议" * 28] * 3))) == ["会" * 84 + "2020", "议" * 84]


def test_running_heads_are_dropped() -> None:
    """Lines at the same height on several pages that differ only in their numbers are dropped."""
    pages = []
    for number, text in enumerate((FIRST, SECOND)):
        pages += [centred("某省人民政府公报 2020年", number, top=780), *page(broken(text), number)]
        pages.append(centred(f"第{number + 3}期", number, top=50))
    assert list(joined(pages)) == [FIRST, SECOND]


def test_what_a_browser_prints_around_a_page_is_dropped() -> None:
    """The date and time above a page, and the address below, are dropped."""
    lines = [
        centred("2020/2/17 18:30 省委召开会议", top=780),
        *page(broken(FIRST)),
        centred("https://example.org/1.html", top=30),
    ]
    assert list(joined(lines)) == [FIRST]


def test_latin_words_keep_the_space_that_a_line_end_took() -> None:
    """A line end between Latin words becomes a space."""
    assert list(joined(page(["GDP grew by five per cent in", "the first quarter of the year"]))) == [
        "GDP grew by five per cent in the first quarter of the year"
    ]


@given(
    st.lists(
        st.builds(
            Line, st.text(max_size=9), st.integers(0, 2), st.floats(0, 600), st.floats(0, 600), st.floats(0, 800),
            st.floats(0, 800), st.floats(0, 40),
        ),
        max_size=20,
    )
)  # fmt: skip
def test_nothing_is_invented_or_reordered(lines: list[Line]) -> None:
    """Whatever the page looks like, the text that is kept stays in order."""
    lines = sorted(lines, key=lambda line: line.page)
    rest = iter("".join(line.text for line in lines))
    assert all(char in rest for char in "".join("".join(joined(lines)).split()))


@pytest.mark.parametrize("name", ["changzhou-libreoffice.pdf", "changzhou-chromium.pdf"])
def test_printed_seeds_have_the_paragraphs_of_the_seed(name: str) -> None:
    """One is printed by LibreOffice, the other by Chromium with its header and footer."""
    seed = (FIXTURES.parents[2] / "seeds" / "changzhou-2020-02-17.txt").read_text("utf-8")
    lines = [line.strip() for line in read(FIXTURES / name).text.splitlines()]
    assert [line for line in lines if not line.startswith("2020-02-17")] == [
        line.strip() for line in seed.splitlines() if line.strip()
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("no text", "a PDF without a text layer"),
        ("encrypted", "an encrypted PDF"),
        ("noise", "a damaged PDF"),
        ("nothing but a head", "a damaged PDF"),
        ("5,000 pages", "a PDF of 5,000 pages, more than 500"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_the_remedy(name: str, line: str) -> None:
    """A scan, an encrypted or damaged PDF, and a whole book are refused with a remedy."""
    with pytest.raises(ReadError, match=line) as caught:
        pdf.extract(harmful.PDF[name]())
    assert caught.value.remedy


def test_a_pdf_is_recognised_by_its_head() -> None:
    """The head of a PDF may follow a byte order mark or an empty line."""
    assert recognise(b"%PDF-1.7") is PDF
    assert recognise(b"\xef\xbb\xbf\r\n%PDF-1.4\n") is PDF
    assert recognise("%PDF 是一种格式".encode()) is None


def test_the_helper_prints_lines_down_the_page() -> None:
    """Each line of ``page`` is below the one before it."""
    assert all(above.bottom > below.bottom for above, below in pairwise(page(["会", "议", "强"])))
