"""A saved review opened in the report, what survives a reload, and numbers that follow the verdicts.

The page reads a file as ``--review`` does: it saves the same verdicts again, and refuses a wrong file in the same
words.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Opened
from forms import form, open_file, report, rulings, saved, various

from directive_diff import review
from directive_diff.errors import ReviewError
from directive_diff.findings.doubt import Check
from directive_diff.labels import Labels, Lang
from directive_diff.model import Relation, Verdict
from directive_diff.renderers import View
from directive_diff.renderers.html import render
from directive_diff.renderers.html.head import chips

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from directive_diff import Comparison


@pytest.fixture(scope="module")
def file(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report on the seed pair."""
    return report(comparison, tmp_path_factory.mktemp("report") / "report.html")


def numbers(opened: Opened) -> dict[tuple[str, str], str]:
    """Return the numbers on the filters."""
    read = "(chip) => [chip.dataset.group, chip.dataset.value, chip.querySelector('small').textContent]"
    expression = f"[...document.querySelectorAll('.chip')].map({read})"
    return {(group, value): amount for group, value, amount in opened.page.evaluate(expression)}


def test_a_saved_review_is_opened_by_key(browser: Browser, file: Path, comparison: Comparison) -> None:
    """The page shows its verdicts, saves them again, and one undo takes them all back."""
    content = form(comparison, *various(comparison))
    opened = Opened(browser, file, address="#review")
    chosen: list[Any] = []
    opened.page.on("filechooser", lambda chooser: chosen.append(chooser))  # noqa: PLW0108 - a method of a list cannot be wrapped
    before = numbers(opened)
    opened.keys("j", "o")
    for _ in range(100):
        opened.page.wait_for_timeout(0 if chosen else 100)
    chosen[0].set_files([{"name": "r.tsv", "mimeType": "text/plain", "buffer": content}])
    opened.page.wait_for_selector("#review-said:has-text('r.tsv')")

    assert opened.text("#unsaved") == ""
    assert rulings(saved(opened), comparison) == rulings(content, comparison)
    opened.keys("u")
    assert numbers(opened) == before
    assert review.read_form(saved(opened), "none.tsv").entries == ()


def test_numbers_follow_the_verdicts(browser: Browser, file: Path, comparison: Comparison) -> None:
    """Each filter shows the number of a report made with the same review, at once and after a reload."""
    opened = Opened(browser, file, address="#review")
    content = form(comparison, *various(comparison))
    open_file(opened, content)
    reviewed = review.apply(review.read_form(content, "r.tsv"), comparison).comparison
    expected = {
        (chip.group, chip.value): chip.amount for _, group in chips(reviewed, Labels(Lang.ZH)) for chip in group
    }

    shown = numbers(opened)
    assert shown == expected
    assert opened.page.locator("#as-made").get_attribute("hidden") is None
    opened.page.reload()
    assert numbers(opened) == shown


def test_undo_and_redo_survive_a_reload(browser: Browser, file: Path, comparison: Comparison) -> None:
    """What was done before a reload can still be undone and redone."""
    opened = Opened(browser, file, address="#review")
    opened.keys("r", "a", "m")
    opened.page.keyboard.type("甲")
    opened.keys("Enter", "u")
    opened.page.reload()
    opened.keys("U", "u", "u")
    opened.page.reload()
    verdicts = [ruling[2] for ruling in rulings(saved(opened), comparison)]
    assert verdicts == [Verdict.REJECTED]
    opened.keys("U", "U")
    (remark,) = {ruling[7] for ruling in rulings(saved(opened), comparison)} - {""}
    assert remark == "甲"


def test_a_file_with_anything_wrong_changes_nothing(browser: Browser, file: Path, comparison: Comparison) -> None:
    """A wrong file is refused in one line, that of the command if the command reads such files."""
    opened = Opened(browser, file, address="#review")
    opened.keys("r")
    before = numbers(opened)
    row = {"source_id": "S1.1.1", "target_id": "T1.1.1"}
    wrong = [
        b"",
        bytes(range(256)),
        b"\xd0\xcf\x11\xe0",
        b"<script>alert(1)</script>",
        b"# directive-diff/review/2\nverdict\tsource_id\n",
        form(comparison, {**row, "verdict": "constructor"}),
        form(comparison, {"verdict": "accepted"}),
        form(comparison, {"source_id": "S1.1.1", "verdict": "same"}),
        form(comparison, {**row, "verdict": "same", "changes": "弱化"}),
        form(comparison, {**row, "changes": "__proto__"}),
        form(comparison, {**row, "target_demand": "toString"}),
        form(comparison, {**row, "instead": "4"}),
        form(comparison, {**row, "instead": "上面那句"}),
        form(comparison, {**row, "instead": "S99.1.1"}),
        form(comparison, {**row, "verdict": "accepted"}, {**row, "verdict": "rejected"}),
        form(comparison, {**row, "verdict": "accepted"}, {"target_id": "T1.1.1", "verdict": "accepted"}),
        form(comparison, {**row, "verdict": "accepted"}, source="0" * 64, target="1" * 64),
        form(
            comparison,
            {**row, "verdict": "accepted", "source_text": comparison.source.clauses[0].text},
            source=comparison.target.document.sha256,
            target=comparison.source.document.sha256,
        ),
    ]
    for number, content in enumerate(wrong):
        name = f"wrong{number}.tsv"
        with pytest.raises(ReviewError) as refused:
            review.apply(review.read_form(content, name), comparison)
        assert open_file(opened, content, name) == refused.value.in_language("zh")
    assert "另存为" in open_file(opened, b"PK\x03\x04", "book.tsv")
    assert "引号" in open_file(opened, b'# directive-diff/review/2\nverdict\t"', "cut.tsv")
    many = {"verdict": "accepted", "source_text": "不在文中", "target_text": "也不在", **row}
    assert "10000" in open_file(opened, form(comparison, *[many] * 10_000), "many.tsv")
    assert opened.text("#unfit summary").startswith("10000")
    opened.keys("u")
    assert numbers(opened) == before
    assert opened.errors == []
    assert Relation.SAME in {link.relation for link in comparison.links}


def test_verdicts_that_no_longer_fit_are_listed_by_their_words(
    browser: Browser, file: Path, comparison: Comparison
) -> None:
    """The list gives row, words, verdict and remark; a click leads to the clause that is most similar now."""
    opened = Opened(browser, file, address="#review")
    link = comparison.links[0]
    old = {"source_text": link.source.text, "target_text": f"{link.target.text}等等", "target_id": link.target.id}
    cells = {"source_id": link.source.id, "verdict": "转述", "comment": "再看", "relation": "照搬"}
    fits = {"source_id": link.source.id, "target_id": link.target.id, "verdict": "认可"}
    message = open_file(opened, form(comparison, {**old, **cells}, fits))
    listed = opened.text("#unfit ol")
    opened.page.locator("#unfit [data-clause]", has_text=link.target.id).click()

    assert "1 行" in message
    assert all(words in listed for words in (*old.values(), "第 7 行", "转述", "再看"))
    assert link.target.id in opened.text("#judging")
    open_file(opened, form(comparison, fits), "next.tsv")
    assert not opened.page.locator("#unfit").is_visible()
    assert opened.errors == []


def test_what_is_to_be_checked_is_what_the_page_reviews(
    browser: Browser, comparison: Comparison, tmp_path: Path
) -> None:
    """A check of five clauses lists five to review; the form still holds all clauses."""
    out = io.BytesIO()
    render(comparison, out, View(lang=Lang.ZH, check=Check(number=5)))
    path = tmp_path / "report.html"
    path.write_bytes(out.getvalue())
    opened = Opened(browser, path, address="#review")

    assert opened.text("#progress-said").endswith("共 5 句")
    assert opened.page.locator(".after li").count() == 5
    rows = saved(opened).decode("utf-8-sig").splitlines()
    assert len(rows) > len(comparison.links)
