"""The report for a browser: one file that loads nothing, reads without a script, and answers to pointer and keys."""

from __future__ import annotations

import io
import re
import time
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from browsing import Opened

from directive_diff import compare
from directive_diff.labels import Labels, Lang
from directive_diff.model import ChangeKind, Document, Relation
from directive_diff.renderers import View
from directive_diff.renderers.html import render
from directive_diff.view.findings import board

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from directive_diff import Comparison


def report(comparison: Comparison, lang: Lang = Lang.ZH) -> str:
    """Return the report as text."""
    out = io.BytesIO()
    render(comparison, out, View(lang=lang))
    return out.getvalue().decode("utf-8")


class Reader(HTMLParser):
    """Collects the tags, and the text of each element that has an id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self._open.append(dict(attrs).get("id"))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        del tag
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add the text to every open element that has an id."""
        for name in self._open:
            if name:
                self.texts[name] = self.texts.get(name, "") + data


def test_nothing_is_loaded_from_anywhere(comparison: Comparison) -> None:
    """No tag refers to another file, and the policy forbids whatever the file does not contain."""
    tags = Reader(report(comparison)).tags

    assert not [tag for tag, attributes in tags if {"src", "srcset", "style", "onclick"} & set(attributes)]
    assert all((attributes.get("href") or "#").startswith("#") for _, attributes in tags)
    assert {tag for tag, _ in tags}.isdisjoint({"link", "iframe", "img", "object", "base", "form"})
    policy = next(a["content"] for tag, a in tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_every_clause_is_there_with_its_fate(comparison: Comparison) -> None:
    """Each clause of both texts is in the report once under its id, whole, after the sign of its fate."""
    texts = Reader(report(comparison)).texts
    linked = {clause.id for link in comparison.links for clause in (link.source, link.target)}

    for clause in (*comparison.source.clauses, *comparison.target.clauses):
        sign = texts[clause.id].removesuffix(clause.text)
        alone = {"＋", "－", "？"} if clause.linkable else {""}
        assert sign in ({"＝", "～", "＊"} if clause.id in linked else alone)


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison) -> None:
    """The report does not depend on when or where it was written."""
    assert report(comparison) == report(comparison)


@pytest.mark.parametrize("lang", Lang)
def test_labels_are_in_the_language_asked_for(comparison: Comparison, lang: Lang) -> None:
    """The page names its language, and its labels are in it."""
    text = report(comparison, lang)

    assert ('<html lang="zh-CN">' in text) is (lang is Lang.ZH)
    assert ("未见对应的上级要求" in text) is (lang is Lang.ZH)


def test_text_of_a_document_is_text(hostile: Comparison) -> None:
    """Tags, ends of scripts, control characters, surrogates and 40,000 characters in a row stay words in the report."""
    text = report(hostile)
    reader = Reader(text)

    assert [tag for tag, _ in reader.tags].count("script") == 3
    assert "<script>alert" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
    assert "<script>alert(1)</script>要保持头脑清醒再清醒" in reader.texts["S1.1.2"]
    assert len(reader.texts["S1.2.2"]) > 40_000


# --- in a browser


@pytest.fixture(scope="module")
def file(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report on the seed pair."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report(comparison), encoding="utf-8")
    return path


def test_a_click_lights_and_holds_the_counterparts(browser: Browser, file: Path, comparison: Comparison) -> None:
    """A clicked clause highlights its counterpart, scrolls it into view and keeps it; Esc releases it."""
    opened = Opened(browser, file)
    link = comparison.links[-1]
    opened.page.locator(f'[id="{link.target.id}"]').click()
    opened.page.wait_for_timeout(900)
    opened.page.mouse.move(5, 5)

    assert {"self", "held"} <= opened.classes(link.target.id)
    assert "lit" in opened.classes(link.source.id)
    assert opened.page.locator(".gutter path.lit").count() >= 1
    box = opened.page.locator(f'[id="{link.source.id}"]').bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900

    opened.page.keyboard.press("Escape")
    assert "lit" not in opened.classes(link.source.id)
    assert opened.errors == []
    assert opened.requests == [file.as_uri()]


def test_pointing_lights_without_holding(browser: Browser, file: Path, comparison: Comparison) -> None:
    """A clause stays highlighted only while the pointer is on it."""
    opened = Opened(browser, file)
    link = comparison.links[0]
    opened.page.locator(f'[id="{link.target.id}"]').hover()
    assert "lit" in opened.classes(link.source.id)

    opened.page.mouse.move(5, 5)
    assert "lit" not in opened.classes(link.source.id)


def test_keys_do_what_the_pointer_does(browser: Browser, file: Path, comparison: Comparison) -> None:
    """A clause reached with Tab is highlighted, and Enter keeps it highlighted."""
    opened = Opened(browser, file)
    link = min(comparison.links, key=lambda each: each.source.span)
    opened.page.locator(".chip").last.focus()
    for _ in range(12):
        opened.page.keyboard.press("Tab")
        if "self" in opened.classes(link.source.id):
            break
    opened.page.keyboard.press("Enter")

    assert "held" in opened.classes(link.source.id)
    assert "lit" in opened.classes(link.target.id)
    assert opened.page.locator(f'[id="{link.source.id}"]').get_attribute("aria-pressed") == "true"


def test_a_filter_leaves_what_it_names(browser: Browser, file: Path, comparison: Comparison) -> None:
    """With a relation chosen, clauses, lines and rows of other relations fade; the choice can be undone."""
    opened = Opened(browser, file)
    opened.page.locator('.chip[data-value="adapted"]').click()
    adapted = [link for link in comparison.links if link.relation is Relation.ADAPTED]
    same = {link.target.id for link in comparison.links if link.relation is Relation.SAME}

    assert all("match" in opened.classes(link.target.id) for link in adapted)
    assert not any("match" in opened.classes(name) for name in same - {link.target.id for link in adapted})
    assert opened.page.locator('.gutter path[visibility="visible"]').count() == len(adapted)

    opened.page.locator("#tab-table").click()
    rows = opened.page.locator("tr.row:visible")
    assert rows.count() > 0
    assert all("adapted" in (row.get_attribute("data-rel") or "") for row in rows.all())

    opened.page.locator(".clear").click()
    assert opened.page.locator("tr.row:visible").count() > rows.count() // 2
    assert opened.errors == []


def test_findings_and_legend_are_above_the_fold(browser: Browser, file: Path) -> None:
    """On desktop and small laptop screens, findings and legend need no scrolling; a key folds them away."""
    for width, height in ((1440, 900), (1024, 768)):
        opened = Opened(browser, file, width=width, height=height)
        assert opened.inside(".findings", height)
        assert opened.inside(".legend", height)
        opened.keys("h")
        assert not opened.page.locator(".findings").is_visible()
        assert opened.inside("#texts", height)


def test_the_other_findings_are_there_folded_away(browser: Browser, file: Path, comparison: Comparison) -> None:
    """Below the first eight a line says how many more there are, and opens them; each leads to its clauses."""
    opened = Opened(browser, file)
    every = board(comparison, Labels(Lang.ZH), everything=True).lines
    last = opened.page.locator(".findings li").last

    assert opened.page.locator(".findings li").count() == len(every)
    assert not last.is_visible()
    opened.page.click(".findings .more summary")
    assert last.is_visible()
    assert every[-1].text in last.inner_text()
    last.locator("a").first.click()
    opened.page.wait_for_function(f"location.hash === '#{every[-1].clauses[0]}'")
    assert opened.errors == []


def test_no_note_adds_what_another_clause_carries(comparison: Comparison) -> None:
    """提高治愈率 is one of three demands that one clause carries: nothing was added to it."""
    assert "添加“降低感染率" not in report(comparison)


def test_n_and_p_go_from_match_to_match(browser: Browser, file: Path, comparison: Comparison) -> None:
    """In each of the three views a filter goes to its first match and counts matches; n and p step forward and back."""
    opened = Opened(browser, file)
    kind = opened.page.locator('.chip[data-value="weakened"]')
    kind.click()
    weakened = [link for link in comparison.links if any(change.kind is ChangeKind.WEAKENED for change in link.changes)]
    ids = list(dict.fromkeys(link.source.id for link in sorted(weakened, key=lambda link: link.source.span)))
    assert opened.text("#found") == f"第 1 句，共 {len(ids)} 句"
    assert "held" in opened.classes(ids[0])
    opened.keys("n")
    assert "held" in opened.classes(ids[1])
    assert opened.inside(f'[id="{ids[1]}"]')
    opened.keys("p", "p")
    assert opened.text("#found") == f"第 {len(ids)} 句，共 {len(ids)} 句"
    kind.click()

    possible = opened.page.locator('.chip[data-value="possible"]')
    possible.click()
    for tab, rows in (("table", ".pairs tr.row"), ("rest", ".list tr.row")):
        opened.page.locator(f"#tab-{tab}").click()
        opened.keys("n")
        visible = opened.page.locator(f"{rows}:visible")
        assert opened.text("#found").endswith(f"共 {visible.count()} 行")
        assert all("possible" in (row.get_attribute("data-rel") or "") for row in visible.all())
    assert opened.errors == []


def test_words_and_ids_are_found(browser: Browser, file: Path, comparison: Comparison) -> None:
    """Search finds words, in whatever width they are typed, and ids; it says so when it finds nothing."""
    opened = Opened(browser, file)
    opened.keys("/")
    opened.page.keyboard.type("收治率１００")
    opened.page.wait_for_selector(".clause.match")
    (clause,) = (each.id for each in comparison.source.clauses if "收治率100" in each.text)
    assert "match" in opened.classes(clause)
    opened.page.locator("#search").fill("T4.2.4")
    opened.page.wait_for_selector("[id='T4.2.4'].held")
    opened.page.locator("#search").fill("没有的话")
    opened.page.wait_for_selector("#found:has-text('没有')")
    opened.keys("Escape")
    assert not opened.page.locator(".filtered").count()


def test_the_address_names_the_clause(browser: Browser, file: Path) -> None:
    """A click sets the address, the page follows a change and opens at it, and a finding links to it."""
    opened = Opened(browser, file, address="#S4.3.5")
    page = opened.page
    assert "held" in opened.classes("S4.3.5")
    assert opened.inside('[id="S4.3.5"]')
    page.locator('[id="T2.3.1"]').click()
    assert page.evaluate("location.hash") == "#T2.3.1"
    page.evaluate("location.hash = '#s3.6.2'")
    page.wait_for_selector("[id='S3.6.2'].held")
    page.locator('.findings [data-go="T4.2.4"]').click()
    assert "held" in opened.classes("T4.2.4")
    page.locator("#tab-table").click()
    page.locator('.findings [data-go="S3.2.3"]').click()
    assert page.locator("tr.here [id='at-S3.2.3']").count() == 1
    page.evaluate("location.hash = '#%E0%A4%A'")
    page.evaluate("location.hash = '#S99.1'")
    page.wait_for_selector("#found:has-text('S99.1')")
    assert opened.errors == []


def test_no_heading_ends_a_printed_page(browser: Browser, file: Path, tmp_path: Path) -> None:
    """A printed heading stays with what it heads, and findings are printed even if folded away."""
    pdfium = pytest.importorskip("pypdfium2")
    opened = Opened(browser, file)
    opened.keys("h")
    heads = {
        "".join(text.split()) for text in opened.page.locator("h2, h3, .block, .directive-head").all_text_contents()
    }
    opened.page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    pages = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(tmp_path / "report.pdf")]
    last = ["".join(page.strip().splitlines()[-1].split()) for page in pages]

    assert len(pages) > 5
    assert not set(last) & heads
    assert "不准" in pages[0]
    assert "图例" in pages[0]


def test_what_is_possible_stands_beside_its_candidate(comparison: Comparison) -> None:
    """In the table each row that may be carried has the words of both clauses, with their ids."""
    pairs = report(comparison).split('<table class="pairs">')[1].split("</table>")[0]
    rows = re.findall(r'<tr class="row[^"]*" data-rel="possible".*?</tr>', pairs, re.DOTALL)

    assert rows
    for row in rows:
        sides = re.findall(r'<td class="text" lang="zh">(.*?)</td>', row, re.DOTALL)
        assert [bool(re.search(r'class="id">[ST][0-9.–]+</span>.*[\u4e00-\u9fff]{2}', side)) for side in sides] == [
            True
        ] * 2


def test_each_link_says_how_sure_it_is(comparison: Comparison) -> None:
    """The row of each link says how sure it is, and the legend explains the words."""
    text = report(comparison)
    labels = re.findall(r'<small class="sureness (\w+)">(.*?)</small>', text)

    assert {name for name, _ in labels} == {link.sureness.value for link in comparison.links}
    legend = text.split('class="legend"')[1].split("</p>")[0]
    assert all(word in legend for _, word in labels)
    rows = [row for row in re.findall(r'<tr class="row.*?</tr>', text, re.DOTALL) if "data-pair" in row]
    assert rows
    assert all("sureness" in row for row in rows)


def test_it_can_be_read_without_a_script(browser: Browser, file: Path) -> None:
    """The table of both texts and the lists are shown, but no control that would do nothing."""
    page = Opened(browser, file, script=False).page

    assert page.locator("table.pairs").is_visible()
    assert page.locator("table.list").first.is_visible()
    assert not page.locator(".chip").first.is_visible()
    assert not page.locator("#texts").is_visible()


@pytest.mark.parametrize("width", [400, 768, 1440])
def test_nothing_sticks_out_at_the_side(browser: Browser, file: Path, width: int) -> None:
    """At any width, the page scrolls only vertically."""
    opened = Opened(browser, file, width=width)
    for tab in ("texts", "table", "rest"):
        opened.page.locator(f"#tab-{tab}").click()
        assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), tab


def test_long_texts_stay_smooth(browser: Browser, tmp_path: Path) -> None:
    """With some fifty kilobytes a side, a clause is highlighted within a fraction of a second."""
    words = [
        "加强监测预警",
        "落实防汛责任",
        "保障群众安全",
        "推进项目建设",
        "稳定就业形势",
        "维护市场秩序",
        "防止盲目乐观",
        "改善营商环境",
    ]
    clauses = [f"要{words[i % 8]}第{i}片区{words[(i * 3 + 1) % 8]}第{i * 7 % 991}号工程" for i in range(750)]
    both = [
        "会议强调，" + "。".join("，".join(part[i : i + 3]) for i in range(0, 750, 3)) + "。"
        for part in (clauses, clauses[::-1])
    ]
    assert len(both[0].encode()) > 50_000
    long = compare(*(Document(name, text, "utf-8", "0" * 64) for name, text in zip("st", both, strict=True)))
    path = tmp_path / "long.html"
    path.write_text(report(long), encoding="utf-8")
    opened = Opened(browser, path)
    assert len(long.links) > 700

    started = time.perf_counter()
    opened.page.locator(f'[id="{long.links[0].target.id}"]').hover()
    opened.page.mouse.wheel(0, 600)
    opened.page.wait_for_timeout(50)
    assert opened.page.locator(".gutter path").count() == len(long.links)
    assert time.perf_counter() - started < 3
