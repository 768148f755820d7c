"""The seeds, converted by other programs to other formats and encodings, give the same results as the plain files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from directive_diff import compare, grammar, read
from directive_diff.folding import fold
from directive_diff.readers import docx, pdf
from directive_diff.renderers import json

if TYPE_CHECKING:
    from directive_diff import Comparison

FIXTURES = Path(__file__).parent / "fixtures"
SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = ("jiangsu", "changzhou")
FORMS = sorted({path.name.partition("-")[2] for path in FIXTURES.glob("jiangsu-*")})


def links(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Return the links of a comparison, as ids and the relation."""
    return [(link.source.id, link.target.id, link.relation) for link in comparison.links]


@pytest.fixture(scope="module")
def plain() -> Comparison:
    """Compare the seeds."""
    return compare(*(read(SEEDS / f"{name}-2020-02-17.txt") for name in NAMES))


@pytest.mark.parametrize("form", FORMS)
def test_a_seed_says_the_same_in_any_format_and_encoding(form: str, plain: Comparison) -> None:
    """Its blocks, directives, clauses and title survive LibreOffice, Chromium, iconv and OpenCC."""
    for name, expected in zip(NAMES, (plain.source, plain.target), strict=True):
        readout = grammar.parse(read(FIXTURES / f"{name}-{form}"))
        shape = [
            [[clause.folded.text for clause in directive.clauses] for directive in block.directives]
            for block in readout.blocks
        ]
        assert shape == [
            [[clause.folded.text for clause in directive.clauses] for directive in block.directives]
            for block in expected.blocks
        ]
        title, expected_title = readout.heading.title, expected.heading.title
        assert title is not None
        assert expected_title is not None
        assert fold(title).text == fold(expected_title).text


@pytest.mark.parametrize("form", FORMS)
def test_the_seeds_are_linked_the_same_in_any_format_and_encoding(form: str, plain: Comparison) -> None:
    """Every link of the seeds and its relation are the same in any format."""
    comparison = compare(*(read(FIXTURES / f"{name}-{form}") for name in NAMES))
    assert links(comparison) == links(plain)


@pytest.mark.parametrize("form", FORMS)
def test_the_offsets_of_any_format_count_in_the_extracted_text(form: str) -> None:
    """Quoted text is found at its span; the format is stated."""
    document = read(FIXTURES / f"jiangsu-{form}")
    readout = grammar.parse(document)
    assert all(clause.span.of(document.text) == clause.text for clause in readout.clauses)
    suffix = form.rpartition(".")[2]
    assert document.format == {"txt": "text"}.get(suffix, suffix)


@pytest.mark.parametrize("form", [form for form in FORMS if form.endswith((".docx", ".pdf"))])
def test_a_reader_gives_the_same_in_a_process_of_its_own(form: str) -> None:
    """The separate process enforces limits and changes nothing else."""
    path = FIXTURES / f"jiangsu-{form}"
    reader = {".docx": docx, ".pdf": pdf}[path.suffix]

    assert reader.extract(path.read_bytes()) == read(path).text


@pytest.mark.parametrize("kind", ["government", "newspaper", "wechat", "plain", "charset-that-lies"])
def test_a_page_gives_the_day_it_was_published(kind: str) -> None:
    """The day of publication supplies the year of the meeting."""
    heading = grammar.parse(read(FIXTURES / f"jiangsu-{kind}.html")).heading
    assert (heading.date, heading.date_text) == ("2020-02-17", "2月17日")


@pytest.mark.parametrize("kind", ["government", "newspaper", "wechat", "plain", "charset-that-lies", "libreoffice"])
def test_a_page_gives_the_title_the_day_and_the_paragraphs_and_nothing_else(kind: str) -> None:
    """Title, day and paragraphs of a page each stand on a line of their own, as in the seed."""
    lines = read(FIXTURES / f"changzhou-{kind}.html").text.splitlines()
    seed = [line.strip() for line in (SEEDS / "changzhou-2020-02-17.txt").read_text("utf-8").splitlines()]
    assert [line for line in lines if line and not line.startswith("2020")] == [line for line in seed if line]


def test_the_json_says_what_was_read(plain: Comparison) -> None:
    """The format is “text” for a text, and otherwise the one from which the text was extracted."""
    assert json.document(plain)["source"]["format"] == "text"
    page = compare(read(FIXTURES / "jiangsu-wechat.html"), plain.target.document)
    assert json.document(page)["source"]["format"] == "html"
