"""Review in the report, by pointer or by keys alone, from the first click to the reviewed document; nothing is sent.

The page saves the form that ``-f review`` writes, with the verdicts filled in.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from browsing import Opened

from directive_diff import compare, read, review
from directive_diff.entry import run
from directive_diff.findings.doubt import doubts
from directive_diff.labels import Lang
from directive_diff.model import ChangeKind, Demand, Relation, Verdict
from directive_diff.renderers import View
from directive_diff.renderers.html import render
from directive_diff.renderers.review import render as render_form

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from directive_diff import Comparison
    from directive_diff.model import Link, Ruling


def written(comparison: Comparison, path: Path, lang: Lang = Lang.ZH) -> Path:
    """Write the report to a file."""
    out = io.BytesIO()
    render(comparison, out, View(lang=lang))
    path.write_bytes(out.getvalue())
    return path


_IN_SIGHT = """() => {
  const clause = document.getElementById(document.querySelector(".judging .facts .id").textContent);
  const place = (clause.offsetParent ? clause : document.querySelector("tr.here")).getBoundingClientRect();
  return place.top >= 0 && place.top + 20 <= document.getElementById("review").getBoundingClientRect().top;
}"""


@pytest.fixture(scope="module")
def file(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report on the seed pair."""
    return written(comparison, tmp_path_factory.mktemp("report") / "report.html")


@pytest.fixture
def opened(browser: Browser, file: Path) -> Opened:
    """Open the report at its review, with nothing stored."""
    return Opened(browser, file, address="#review")


def saved(opened: Opened, path: Path) -> Path:
    """Save the review with a key, and return the file."""
    with opened.page.expect_download() as download:
        opened.keys("s")
    assert download.value.suggested_filename == "review.tsv"
    download.value.save_as(path)
    assert opened.errors == []
    return path


def rulings(path: Path, comparison: Comparison) -> dict[tuple[str | None, str | None], Ruling]:
    """Return what a saved review says about the pair, by the ids of the clauses."""
    reviewed = review.apply(review.load(str(path)), comparison)
    assert reviewed.unfit == ()
    assert reviewed.comparison.review is not None
    return {(ruling.source, ruling.target): ruling for ruling in reviewed.comparison.review.rulings}


def order(comparison: Comparison) -> list[str]:
    """Return the ids of the clauses, the least sure first."""
    return [doubt.clause.id for doubt in doubts(comparison).ordered]


def links_of(comparison: Comparison, target: str) -> list[Link]:
    """Return the links of a clause of the target."""
    return [link for link in comparison.links if link.target.id == target]


def linked_twice(comparison: Comparison) -> str:
    """Return the id of the least sure clause that has two links."""
    return next(name for name in order(comparison) if len(links_of(comparison, name)) == 2)


def test_what_is_saved_is_the_form(opened: Opened, comparison: Comparison, tmp_path: Path) -> None:
    """Until something is entered, the saved file equals the form byte for byte, except for the date."""
    out = io.BytesIO()
    render_form(comparison, out, View(lang=Lang.ZH))
    lines = saved(opened, tmp_path / "review.tsv").read_bytes().split(b"\n")

    assert lines[2].startswith("# 日期\t20".encode())
    lines[2] = "# 日期\t".encode()
    assert lines == out.getvalue().split(b"\n")


def test_the_least_sure_comes_first(opened: Opened, comparison: Comparison) -> None:
    """The review opens at the least sure clause, with its words, its links and what is near; j and k move."""
    first, second = order(comparison)[:2]
    assert opened.text(".judging .facts .id") == first
    assert "held" in opened.classes(first)
    opened.keys("j")
    assert opened.text(".judging .facts .id") == second
    opened.keys("k")
    assert opened.text(".judging .facts .id") == first


def test_from_the_first_click_to_the_reviewed_document(
    browser: Browser, file: Path, comparison: Comparison, tmp_path: Path
) -> None:
    """By pointer, a person judges and links clauses, sets relation, change and kind, remarks, and gets the docx."""
    opened = Opened(browser, file)
    page = opened.page
    page.locator("#begin").click()
    page.locator("#reviewer").fill("王科长")
    links = links_of(comparison, linked_twice(comparison))
    page.locator(f'[id="{linked_twice(comparison)}"]').click()
    page.locator('[data-act="reject"]').click()  # the first of two; the other is then at hand
    page.locator('[data-act="accept"]').click()

    page.locator('[id="T2.3.1"]').click()
    page.locator('[data-act="relation"][data-arg="restated"]').click()
    page.locator('[data-act="change"][data-arg="slogan"]').click()
    page.locator("#demand").select_option("encourages")
    page.locator("#remark").fill("“一定”二字\n被删去")
    page.locator("#judging h3").first.click()

    alone = {clause.id for clause in comparison.source.clauses} - {link.source.id for link in comparison.links}
    assert {"S1.1.1"} <= alone
    page.locator('[data-act="clicks"]').click()
    page.locator('[id="S1.1.1"]').click()
    page.locator('[id="T1.1.5"]').click()
    assert opened.classes("S1.1.1") & {"same", "adapted", "restated"}
    assert "reviewed" in opened.classes("T1.1.5")

    path = tmp_path / "review.tsv"
    with page.expect_download() as download:
        page.locator('[data-act="save"]').click()
    download.value.save_as(path)
    by_pair = rulings(path, comparison)
    assert [by_pair[link.source.id, link.target.id].verdict for link in links] == [Verdict.REJECTED, Verdict.ACCEPTED]
    changed = by_pair["S3.2.3", "T2.3.1"]
    assert changed.relation is Relation.RESTATED
    assert changed.changes == (ChangeKind.SLOGAN,), "the changes that the program found went with the relation"
    assert changed.target_demand is Demand.ENCOURAGES
    assert changed.remark == "“一定”二字\n被删去"
    assert changed.reviewer == "王科长"
    assert by_pair["S1.1.1", "T1.1.5"].verdict is Verdict.ADDED
    assert opened.errors == []
    assert [url for url in opened.requests if not url.startswith("blob:")] == [file.as_uri()]

    out = tmp_path / "reviewed.docx"
    texts = (comparison.source.document.path, comparison.target.document.path)
    assert run(["compare", *texts, "--review", str(path), "--lang", "zh", "-o", str(out)]) == 0
    assert "王科长" in zipfile.ZipFile(out).read("word/document.xml").decode()


def test_the_keys_alone_do_it_all(browser: Browser, file: Path, comparison: Comparison, tmp_path: Path) -> None:
    """By keys, a person does the same, undoes and redoes it, and gets the docx."""
    opened = Opened(browser, file)
    listed = order(comparison)
    at = listed.index(linked_twice(comparison))
    first, second, third, fourth = listed[at : at + 4]
    opened.keys("w", *["A"] * at)  # what comes before is accepted
    near = {doubt.clause.id: doubt.nearest for doubt in doubts(comparison).target}
    opened.keys("a", "a")  # both links of the first; the second follows by itself
    assert opened.text(".judging .facts .id") == second
    opened.keys("r", "1")
    opened.keys("j", "r", "l")
    opened.page.keyboard.type("确保收治率")
    opened.keys("Enter", "=", "c", "Space", "Escape")
    opened.keys("d", "ArrowDown", "Escape", "m")
    opened.page.keyboard.type("见第三段")
    opened.keys("Enter", "j", "A", "u", "U", "u")

    path = saved(opened, tmp_path / "review.tsv")
    by_pair = rulings(path, comparison)
    assert [by_pair[link.source.id, first].verdict for link in links_of(comparison, first)] == [Verdict.ACCEPTED] * 2
    assert by_pair[links_of(comparison, second)[0].source.id, second].verdict is Verdict.REJECTED
    assert by_pair[near[second][0][1].id, second].verdict is Verdict.ADDED
    linked = by_pair["S3.6.2", third]
    assert linked.relation is Relation.ADAPTED, "a link with a change is no longer the same"
    assert linked.changes == (ChangeKind.WEAKENED,)
    assert linked.target_demand is not None
    assert linked.remark == "见第三段"
    assert not [pair for pair in by_pair if fourth in pair], "the last undo takes it back"

    out = tmp_path / "reviewed.docx"
    texts = (comparison.source.document.path, comparison.target.document.path)
    assert run(["compare", *texts, "--review", str(path), "--lang", "zh", "-o", str(out)]) == 0
    document = zipfile.ZipFile(out).read("word/document.xml").decode()
    assert "见第三段" in document


@pytest.mark.parametrize("width", [390, 900, 1280])
def test_the_clause_to_judge_is_in_sight(browser: Browser, file: Path, width: int) -> None:
    """The clause to judge is above the panel, even on a small screen, and keys go to the panel."""
    opened = Opened(browser, file, width=width, height=640)
    opened.keys("w")
    assert opened.page.evaluate("document.activeElement.id") == "judging"
    for _ in range(4):
        opened.keys("j")
        opened.page.wait_for_function(_IN_SIGHT)
    assert opened.errors == []


def test_a_clause_without_a_link_may_be_accepted_as_it_is(
    opened: Opened, comparison: Comparison, tmp_path: Path
) -> None:
    """A link added afterwards replaces that verdict, and removing the link leaves none."""
    alone = next(doubt for doubt in doubts(comparison).ordered if not doubt.links and doubt.nearest)
    opened.page.evaluate(f"location.hash = '{alone.clause.id}'")
    opened.page.wait_for_selector(f".judging .facts .id:text-is('{alone.clause.id}')")
    opened.keys("a", "k")
    opened.page.evaluate(f"location.hash = '{alone.clause.id.lower()}'")
    opened.page.wait_for_selector(f".judging .facts .id:text-is('{alone.clause.id}')")
    assert "已认可" in opened.text(".judging")
    before = rulings(saved(opened, tmp_path / "before.tsv"), comparison)
    assert [ruling.verdict for pair, ruling in before.items() if alone.clause.id in pair] == [Verdict.ACCEPTED]

    opened.keys("1")
    linked = rulings(saved(opened, tmp_path / "linked.tsv"), comparison)
    assert [ruling.verdict for pair, ruling in linked.items() if alone.clause.id in pair] == [Verdict.ADDED]
    opened.keys("1")
    assert has_no_verdict(saved(opened, tmp_path / "none.tsv"))


def has_no_verdict(path: Path) -> bool:
    """Return whether a saved review contains no verdict."""
    return review.load(str(path)).entries == ()


def test_verdicts_are_kept_in_the_browser(browser: Browser, file: Path, comparison: Comparison) -> None:
    """Verdicts are there when the page is opened again, but not on a page about another pair."""
    opened = Opened(browser, file, address="#review")
    opened.keys("a", "a")
    again = Opened(browser, file, kept=True)
    assert "reviewed" in again.classes(order(comparison)[0])
    assert again.page.locator("#progress").get_attribute("value") != "0"
    other = comparison._replace(
        target=comparison.target._replace(document=comparison.target.document._replace(sha256="0" * 64))
    )
    third = Opened(browser, written(other, file.with_name("other.html")), kept=True)
    assert third.page.locator("#progress").get_attribute("value") == "0"
    assert not [error for page in (opened, again, third) for error in page.errors]


def test_a_reviewed_report_continues_from_its_review(
    opened: Opened, browser: Browser, comparison: Comparison, tmp_path: Path
) -> None:
    """A report made with ``--review`` has the verdicts and remarks of the file, saves them again, and adds to them."""
    targets = Counter(link.target.id for link in comparison.links)
    single = next(id_ for id_ in order(comparison)[1:] if targets[id_] == 1)
    opened.keys("r", "a")
    opened.page.locator(f'[id="{single}"]').click()
    opened.keys("m")
    opened.page.keyboard.type("待查")
    opened.keys("Enter", "1")
    path = saved(opened, tmp_path / "review.tsv")
    reviewed = review.apply(review.load(str(path)), comparison).comparison
    report = Opened(browser, written(reviewed, tmp_path / "reviewed.html"), address="#review")
    before = rulings(path, comparison)

    again = rulings(saved(report, tmp_path / "again.tsv"), comparison)
    assert {pair: ruling._replace(reviewer=None) for pair, ruling in again.items()} == {
        pair: ruling._replace(reviewer=None) for pair, ruling in before.items()
    }
    (open_,) = (pair for pair, ruling in before.items() if ruling.verdict is None)
    report.page.locator(f'[id="{single}"]').click()
    report.keys("a")
    more = rulings(saved(report, tmp_path / "more.tsv"), comparison)
    assert (more[open_].verdict, more[open_].remark) == (Verdict.ACCEPTED, "待查")


@pytest.mark.parametrize(
    "value",
    [
        "'no JSON'",
        "'[1,2]'",
        "JSON.stringify({ pairs: [['S1.1.1 T9.9.9', { verdict: 'accepted' }], 7, ['S1.1.2 T1.1.2', null]] })",
        "JSON.stringify({ pairs: { length: 9 }, demands: [['S1.1.1', '<b>']], reviewer: {}, unsaved: [null] })",
    ],
)
def test_garbage_in_the_storage_is_ignored(browser: Browser, file: Path, comparison: Comparison, value: str) -> None:
    """The page opens with any storage, and takes in nothing that it would not have stored itself."""
    place = f"directive-diff/review/2 {comparison.source.document.sha256} {comparison.target.document.sha256}"
    Opened(browser, file).page.evaluate(f"localStorage.setItem('{place}', {value})")
    opened = Opened(browser, file, address="#review", kept=True)
    assert opened.page.locator("#progress").get_attribute("value") == "0"
    assert opened.errors == []


NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });"
OWN_FILE = """
window.written = [];
window.showSaveFilePicker = async () => ({
  name: "mine.tsv",
  createWritable: async () => ({ write: async (text) => written.push(text), close: async () => {} }),
});
"""


def test_a_review_may_be_saved_into_a_chosen_file(browser: Browser, file: Path) -> None:
    """If the browser allows it, saves go into a chosen file; if it stores nothing, the page says so."""
    opened = Opened(browser, file, address="#review", before=NO_STORAGE + OWN_FILE)
    opened.keys("a", "a")
    assert "不允许" in opened.text("#unsaved")
    opened.page.locator('[data-act="file"]').click()
    opened.page.wait_for_selector("#review-said:has-text('mine.tsv')")
    opened.keys("j", "a", "s")
    opened.page.wait_for_selector("#review-said:has-text('mine.tsv')")
    assert opened.page.evaluate("written.length") == 2
    assert opened.page.evaluate("written[1].startsWith('\\ufeff# directive-diff/review/2\\n')")
    assert "mine.tsv" in opened.text("#review-said")
    assert opened.errors == []


def test_a_remark_is_a_cell_whatever_it_holds(opened: Opened, comparison: Comparison, tmp_path: Path) -> None:
    """A formula, quotes, tabs, line ends and control characters in a remark or a name break no row."""
    opened.page.locator("#reviewer").fill("=HYPERLINK(1)")
    opened.keys("Enter")
    opened.page.evaluate(
        """const remark = document.getElementById("remark");
        remark.value = '=1+1\\t"a"\\n\\u202e<b>b</b>\\x07';
        remark.dispatchEvent(new Event("change", { bubbles: true }));"""
    )
    path = saved(opened, tmp_path / "review.tsv")
    (ruling,) = rulings(path, comparison).values()
    assert ruling.remark == '=1+1 "a"\n\ufffd<b>b</b>\ufffd'
    assert ruling.reviewer == "=HYPERLINK(1)"
    assert not [cell for cell in path.read_text("utf-8").split("\t") if cell.startswith(("=", "+", "-", "@"))]


def test_hostile_texts_are_reviewed_like_others(browser: Browser, hostile: Comparison, tmp_path: Path) -> None:
    """Tags, formulas and 40,000 characters in a clause end up in the form as in any other."""
    opened = Opened(browser, written(hostile, tmp_path / "hostile.html"), address="#review")
    opened.keys("a", "a")
    form = review.load(str(saved(opened, tmp_path / "review.tsv")))
    assert form.entries
    assert review.apply(form, hostile).unfit == ()


def test_a_report_in_english_saves_a_form_in_english(
    browser: Browser, source: Path, target: Path, tmp_path: Path
) -> None:
    """The program reads the verdicts of a form that an English report saved."""
    english = compare(read(source), read(target))
    opened = Opened(browser, written(english, tmp_path / "en.html", Lang.EN), address="#review")
    assert "clauses reviewed" in opened.text("#progress-said")
    opened.keys("r", "a", "c", "Space")
    assert rulings(saved(opened, tmp_path / "review.tsv"), english)
