"""Review in the report: by pointer or by keys alone, from the first click to the reviewed document, and nothing leaves.

What the page saves is the form that ``-f review`` writes, with the verdicts filled in.
"""

from __future__ import annotations

import io
import zipfile
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
    from directive_diff.model import Ruling


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
    """Open it at the review, in a browser that nobody has used; whatever went wrong there fails the test."""
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
    return {(one.source, one.target): one for one in reviewed.comparison.review.rulings}


def order(comparison: Comparison) -> list[str]:
    """Return the clauses, the least sure first."""
    return [doubt.clause.id for doubt in doubts(comparison).ordered]


def test_what_is_saved_is_the_form(opened: Opened, comparison: Comparison, tmp_path: Path) -> None:
    """Until something is entered, it is identical byte for byte, except for the date."""
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
    """By pointer: accept, reject, link with two clicks, another relation, change, kind, a remark; then the docx."""
    opened = Opened(browser, file)
    page = opened.page
    page.locator("#begin").click()
    page.locator("#reviewer").fill("王科长")
    links = [link for link in comparison.links if link.target.id == order(comparison)[0]]
    assert len(links) == 2
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
    said = rulings(path, comparison)
    assert [said[link.source.id, link.target.id].verdict for link in links] == [Verdict.REJECTED, Verdict.ACCEPTED]
    changed = said["S3.2.3", "T2.3.1"]
    assert changed.relation is Relation.RESTATED
    assert changed.changes == (ChangeKind.SLOGAN,), "what was found went with the relation"
    assert changed.target_demand is Demand.ENCOURAGES
    assert changed.remark == "“一定”二字\n被删去"
    assert changed.reviewer == "王科长"
    assert said["S1.1.1", "T1.1.5"].verdict is Verdict.ADDED
    assert opened.errors == []
    assert [url for url in opened.requests if not url.startswith("blob:")] == [file.as_uri()]

    out = tmp_path / "reviewed.docx"
    texts = (comparison.source.document.path, comparison.target.document.path)
    assert run(["compare", *texts, "--review", str(path), "--lang", "zh", "-o", str(out)]) == 0
    assert "王科长" in zipfile.ZipFile(out).read("word/document.xml").decode()


def test_the_keys_alone_do_it_all(browser: Browser, file: Path, comparison: Comparison, tmp_path: Path) -> None:
    """From the first key to the document: accept, reject, link by number and words, relation, change, kind, a remark.

    Undo and redo, too.
    """
    opened = Opened(browser, file)
    opened.keys("w")
    first, second, third, fourth = order(comparison)[:4]
    found = {name: [link for link in comparison.links if link.target.id == name] for name in (first, second, third)}
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
    said = rulings(path, comparison)
    assert [said[link.source.id, first].verdict for link in found[first]] == [Verdict.ACCEPTED] * 2
    assert said[found[second][0].source.id, second].verdict is Verdict.REJECTED
    assert said[near[second][0][1].id, second].verdict is Verdict.ADDED
    put = said["S3.6.2", third]
    assert put.relation is Relation.ADAPTED, "what has changed is no more the same"
    assert put.changes == (ChangeKind.WEAKENED,)
    assert put.target_demand is not None
    assert put.remark == "见第三段"
    assert not [pair for pair in said if fourth in pair], "the last undo took it back"

    out = tmp_path / "reviewed.docx"
    texts = (comparison.source.document.path, comparison.target.document.path)
    assert run(["compare", *texts, "--review", str(path), "--lang", "zh", "-o", str(out)]) == 0
    document = zipfile.ZipFile(out).read("word/document.xml").decode()
    assert "见第三段" in document


@pytest.mark.parametrize("width", [390, 900, 1280])
def test_the_clause_to_judge_is_in_sight(browser: Browser, file: Path, width: int) -> None:
    """Above the panel, which covers half of a small screen, and keys go to the panel at once."""
    opened = Opened(browser, file, width=width, height=640)
    opened.keys("w")
    assert opened.page.evaluate("document.activeElement.id") == "judging"
    for _ in range(4):
        opened.keys("j")
        opened.page.wait_for_function(_IN_SIGHT)
    assert opened.errors == []


def test_a_clause_alone_may_rightly_be_alone(opened: Opened, comparison: Comparison, tmp_path: Path) -> None:
    """The key that accepts says so; a link given afterwards takes it back, and so does unlinking the link."""
    alone = next(doubt for doubt in doubts(comparison).ordered if not doubt.links and doubt.nearest)
    opened.page.evaluate(f"location.hash = '{alone.clause.id}'")
    opened.page.wait_for_selector(f".judging .facts .id:text-is('{alone.clause.id}')")
    opened.keys("a", "k")
    opened.page.evaluate(f"location.hash = '{alone.clause.id.lower()}'")
    opened.page.wait_for_selector(f".judging .facts .id:text-is('{alone.clause.id}')")
    assert "已认可" in opened.text(".judging")
    before = rulings(saved(opened, tmp_path / "before.tsv"), comparison)
    assert [one.verdict for pair, one in before.items() if alone.clause.id in pair] == [Verdict.ACCEPTED]

    opened.keys("1")
    linked = rulings(saved(opened, tmp_path / "linked.tsv"), comparison)
    assert [one.verdict for pair, one in linked.items() if alone.clause.id in pair] == [Verdict.ADDED]
    opened.keys("1")
    assert rulings_none(saved(opened, tmp_path / "none.tsv"))


def rulings_none(path: Path) -> bool:
    """Return whether a review says nothing."""
    return review.load(str(path)).entries == ()


def test_what_was_said_is_kept_in_the_browser(browser: Browser, file: Path, comparison: Comparison) -> None:
    """It is there when the page is opened again; a page on another pair knows nothing of it."""
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


def test_a_reviewed_report_goes_on_from_its_review(
    opened: Opened, browser: Browser, comparison: Comparison, tmp_path: Path
) -> None:
    """A report made with --review holds the verdicts and remarks of the file, saves them again, and adds to them."""
    opened.keys("r", "a", "m")
    opened.page.keyboard.type("待查")
    opened.keys("Enter", "1")
    path = saved(opened, tmp_path / "review.tsv")
    reviewed = review.apply(review.load(str(path)), comparison).comparison
    report = Opened(browser, written(reviewed, tmp_path / "reviewed.html"), address="#review")
    before = rulings(path, comparison)

    again = rulings(saved(report, tmp_path / "again.tsv"), comparison)
    assert {pair: one._replace(reviewer=None) for pair, one in again.items()} == {
        pair: one._replace(reviewer=None) for pair, one in before.items()
    }
    (open_,) = (pair for pair, one in before.items() if one.verdict is None)
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
def test_what_is_kept_may_be_garbage(browser: Browser, file: Path, comparison: Comparison, value: str) -> None:
    """The page opens all the same, and takes in nothing that it would not have kept."""
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


def test_it_may_write_into_a_file_of_ones_own(browser: Browser, file: Path) -> None:
    """Where the browser offers that, each further save goes there; and where it keeps nothing, the page says so."""
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
    (one,) = rulings(path, comparison).values()
    assert one.remark == '=1+1 "a"\n\ufffd<b>b</b>\ufffd'
    assert one.reviewer == "=HYPERLINK(1)"
    assert not [cell for cell in path.read_text("utf-8").split("\t") if cell.startswith(("=", "+", "-", "@"))]


def test_hostile_texts_are_reviewed_like_others(browser: Browser, hostile: Comparison, tmp_path: Path) -> None:
    """Tags, formulas and 40,000 characters in a clause end up in the form as in any other."""
    opened = Opened(browser, written(hostile, tmp_path / "hostile.html"), address="#review")
    opened.keys("a", "a")
    form = review.load(str(saved(opened, tmp_path / "review.tsv")))
    assert form.entries
    assert review.apply(form, hostile).unfit == ()


def test_english_words_are_read_too(browser: Browser, source: Path, target: Path, tmp_path: Path) -> None:
    """A report in English saves a form in English."""
    english = compare(read(source), read(target))
    opened = Opened(browser, written(english, tmp_path / "en.html", Lang.EN), address="#review")
    assert "clauses reviewed" in opened.text("#progress-said")
    opened.keys("r", "a", "c", "Space")
    assert rulings(saved(opened, tmp_path / "review.tsv"), english)
