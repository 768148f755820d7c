"""The terminal view: recorded pages to read, and properties of every page."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_diff import Comparison, compare, read
from directive_diff.findings.selection import Only, Selection
from directive_diff.labels import Labels, Lang
from directive_diff.labels.catalogue import CATALOGUE
from directive_diff.model import Demand, Document, Side
from directive_diff.renderers import View
from directive_diff.renderers.terminal import render, render_readout

VIEWS = Path(__file__).parent / "views"
CASES = sorted(folder.name for folder in VIEWS.iterdir())


def page(comparison: Comparison, view: View) -> str:
    """Return the view as text."""
    out = io.BytesIO()
    render(comparison, out, view)
    return out.getvalue().decode(view.encoding)


def pair(case: str) -> Comparison:
    """Compare the two texts of a case; their names are shown without the folder."""
    here = Path.cwd()
    os.chdir(VIEWS / case)
    try:
        return compare(read("source.txt"), read("target.txt"))
    finally:
        os.chdir(here)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_the_view_is_the_golden_one(case: str, lang: Lang, width: int) -> None:
    """Each page is as it was read and approved; UPDATE_GOLDEN=1 rewrites it, to be read again."""
    golden = VIEWS / case / f"{lang}-{width}.txt"
    output = page(pair(case), View(width=width, lang=lang))

    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(output, encoding="utf-8")
    assert output == golden.read_text(encoding="utf-8")


@settings(max_examples=20, deadline=None)
@given(
    width=st.integers(min_value=20, max_value=220),
    ambiguous=st.sampled_from([1, 2]),
    lead=st.sampled_from(Side),
    lang=st.sampled_from(Lang),
)
def test_every_character_of_the_leading_side_is_there(width: int, ambiguous: int, lead: Side, lang: Lang) -> None:
    """Whatever the width, the leading text is shown whole: no clause is cut, lost or counted wrong."""
    comparison = pair(CASES[0])
    text = page(comparison, View(width=width, ambiguous=ambiguous, order=lead, lang=lang, colour=True))
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    body = plain[re.search(r"^[ST]1  ", plain, re.MULTILINE).start() :]  # type: ignore[union-attr]
    column = _column(body, width, ambiguous, lead) if width >= 60 else body

    ditto = CATALOGUE["ditto"][lang is Lang.EN].replace(" ", "")
    bare = re.sub(f"[①-⑧]|{ditto}", "", re.sub(r"\s", "", column))

    for directive in lead.readout(comparison).directives:
        for clause in directive.clauses:
            assert clause.text in bare


def _column(text: str, width: int, ambiguous: int, lead: Side) -> str:
    """Return the leading side's column of a page in two columns."""
    from directive_diff.renderers.terminal.page import GUTTER  # noqa: PLC0415 - only for measuring
    from directive_diff.renderers.terminal.typesetting import width_of  # noqa: PLC0415

    split = (width - GUTTER) // 2
    lines = []
    for line in text.splitlines():
        cut = next((i for i in range(len(line) + 1) if width_of(line[:i], ambiguous) >= split), len(line))
        lines.append(line[cut + GUTTER - 2 :] if lead is Side.TARGET else line[:cut])
    return "".join(lines)


def test_no_label_is_missing() -> None:
    """Every label has words in both languages, with the same fields."""
    for key, (zh, en) in CATALOGUE.items():
        assert zh, key
        assert en, key
        assert set(re.findall(r"{(\w+)}", zh)) == set(re.findall(r"{(\w+)}", en)), key


def test_markup_of_a_document_stays_text(tmp_path: Path) -> None:
    """What looks like Rich's markup, and what would steer the terminal, is shown as text or replaced."""
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        f"会议强调，要防止[red]盲目\x1b[31m乐观\u202e情绪\x9b2J，{'保持头脑清醒，' * 20}。", encoding="utf-8"
    )
    comparison = compare(read(hostile), read(hostile))

    for colour in (False, True):
        text = page(comparison, View(colour=colour))
        assert "[red]" in text
        assert not re.search("[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e]", text)
        assert set(re.findall("\x1b.", text)) <= {"\x1b["}
        assert "\x1b[31m乐观" not in text


def test_a_line_break_in_the_name_of_a_file_is_seen(tmp_path: Path) -> None:
    """A name with a line break is not shown as that of another file."""
    files = [tmp_path / name for name in ("省.txt", "市\n县.txt")]
    for file in files:
        file.write_text("会议强调，要抓好秋收。", encoding="utf-8")

    assert "市\\n县.txt" in page(compare(*map(read, files)), View(width=300, lang=Lang.ZH))


def test_a_readout_is_shown_as_a_tree(comparison: Comparison) -> None:
    """``parse`` shows its blocks, directives and clauses."""
    out = io.BytesIO()
    render_readout(comparison.source, out, View(lang=Lang.ZH))

    assert "S3  会议强调" in out.getvalue().decode()


@pytest.mark.parametrize("lang", Lang)
def test_why_gives_words_and_if_repeated_also_numbers(comparison: Comparison, lang: Lang) -> None:
    """``--why`` gives the reasons for a link and against the nearest pair in words; given twice, also the scores."""
    labels = Labels(lang)
    score = labels("why_numbers", score="0", reasons="").partition("0")[0]
    once, twice = (page(comparison, View(width=160, lang=lang, why=why)) for why in (1, 2))

    for text in (once, twice):
        assert labels("why_shared", text="“防止盲目乐观情绪”")[:3] in text
        assert labels("against_wording") in text
        assert "_covered" not in text
    assert score not in once
    assert score in twice


def test_no_reason_speaks_against_equal_words(comparison: Comparison) -> None:
    """党中央高度重视 is in both texts; quotations inside a quoted clause get the other kind of quotes."""
    text = "".join(page(comparison, View(width=400, lang=Lang.ZH, why=1)).split())
    _, _, behind = text.partition("T1.1.2党中央高度重视")

    assert "不利" not in behind.partition("S1.1.3")[0]
    assert "“全市上下要深刻领会把握‘疫情形势出现积极变化’的最新态势”" in text


def test_the_first_screen_of_the_smallest_terminal_has_findings_and_head(comparison: Comparison) -> None:
    """At 80 by 24, with one line for the pager, it shows the findings and how much of either text is shared."""
    screen = page(comparison, View(width=80)).splitlines()[:23]

    assert screen[0].startswith("要点  其余要点 ")
    assert screen[1].startswith("1. 不准 5 句，未见对应 5 句：“不准")
    assert any("上级要求被承接 35%" in line for line in screen)
    assert any("来自上级 5 条" in line for line in screen)
    assert sum(line[:1].isdigit() for line in screen) == 8


def test_a_continuation_line_stands_under_the_text(comparison: Comparison) -> None:
    """An id stands alone in its column: each further line of a clause begins where its text does."""
    lines = page(comparison, View(width=80)).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("S4.3.3 "))

    assert lines[at].startswith("S4.3.3 不准对外地车辆")
    assert lines[at].endswith("－ 未见对应（禁止）")
    assert lines[at + 1] == "       劝返，"


def test_the_legend_has_the_signs_that_occur_and_no_others(comparison: Comparison) -> None:
    """For the dropped bans alone only their sign is explained; the full view explains every sign that occurs."""
    bans = Selection(frozenset({Only.DROPPED}), frozenset({Demand.PROHIBITS})).of(comparison)
    legend = re.findall(r"^图例.*(?:\n      .*)*", page(bans, View()), re.MULTILINE)

    assert legend == ["图例  － 未见对应"]
    whole = re.findall(r"^图例.*(?:\n      .*)*", page(comparison, View()), re.MULTILINE)[0]
    for sign in ("＝", "～", "＊", "？", "－", "＋", "移", "拆 1/2", "同上", "较可能", "存疑", "[-", "[+", "[~"):
        assert f" {sign}" in whole


def test_a_part_has_a_short_head(comparison: Comparison) -> None:
    """A part comes without findings and full head, after one line that names it and its shares."""
    lines = page(Selection(frozenset({Only.WEAKENED})).of(comparison), View(width=120)).splitlines()

    assert lines[0].startswith("仅含所选：只列出 弱化  上级要求被承接 35%")
    assert next(number for number, line in enumerate(lines) if re.match(r"S\d  ", line)) < 8


def test_new_clauses_are_listed_at_the_end(comparison: Comparison) -> None:
    """Unlinked clauses of the target are in their own order, not under a demand of the source."""
    text = page(comparison, View(width=80))
    body, _, rest = text.partition("本级其余：")

    assert not re.search("T3.2.1|T4.2.4", body[body.index("\nS1  ") :])
    assert "＋ T4.2.4 市领导每人联系帮扶2家复工工业企业" in rest
    assert "＋ T3.2.1 始终牢记千万不能麻痹大意（禁止）" in rest
    ids = re.findall(r"^[＋？] (T[\d.]+)", rest, re.MULTILINE)
    assert ids == [clause.id for clause in comparison.target.clauses if clause.id in {*ids}]


def test_praise_that_is_not_carried_is_not_a_missing_demand(comparison: Comparison) -> None:
    """医护工作者坚守一线 is praise, 加快推进… is a demand: only the latter is shown as a missing demand."""
    lines = page(comparison, View(width=120)).splitlines()

    praised = next(line for line in lines if "医护工作者坚" in line)
    demanded = next(line for line in lines if line.startswith("S4.6.5 "))
    assert praised.endswith("未见对应")
    assert demanded.endswith("未见对应（要求）")


def test_a_table_by_block_counts_every_fate(comparison: Comparison) -> None:
    """``--summary`` has a row for each block, in which the fates add up to its directives."""
    lines = page(comparison, View(width=100, summary=True)).splitlines()
    rows = [line.split()[-6:] for line in lines if re.match(r"[ST]\d ", line)]

    assert len(rows) == len(comparison.source.blocks) + len(comparison.target.blocks)
    for directives, _, *fates in rows:
        assert int(directives) == sum(map(int, fates))


def test_a_merged_clause_marks_what_was_changed(comparison: Comparison) -> None:
    """力争 in 提高治愈率、降低感染率、力争零死亡率 is marked as changed wherever that clause is shown."""
    lines = page(comparison, View(width=200)).splitlines()
    row = next(line for line in lines if line.startswith("S3.6.3 "))

    assert "～ T3.2.5" in row
    assert "[~力争~]零" in row


def test_whole_numbers_are_marked() -> None:
    """Where 1500元 became 1000元, the mark covers the whole number."""
    text = page(
        _small("会议强调，要将每人每月补助1500元发放到位。", "会议强调，要将每人每月补助1000元发放到位。"),
        View(width=120),
    )

    assert "补助[~1500~]元" in text
    assert "补助[~1000~]元" in text


def test_what_no_clause_carries_of_a_list_is_told_once() -> None:
    """If a list is split over two clauses, each says which members it carries, and the first which are left out."""
    text = page(
        _small(
            "会议强调，加强农业、水利、林业、气象部门联动。", "会议强调，加强农业、水利部门联动，加强林业部门联动。"
        ),
        View(width=120, lang=Lang.ZH),
    )

    assert text.count("承接列举项：") == 2
    assert text.count("列举项：删去“气象部门”") == 1


def test_a_figure_that_is_only_written_otherwise_is_said_to_be_equal() -> None:
    """82% and 八成二 differ in words alone, and the view says so; 3.2万 and 2.3万 differ."""
    text = page(
        _small(
            "会议强调，完成投资占计划的82%。要在十五日内办结，培训3.2万人。",
            "会议强调，完成投资占计划的八成二。要在15日内办结，培训2.3万人。",
        ),
        View(width=120, lang=Lang.ZH),
    )

    assert re.findall("数值相同：.*", text) == ["数值相同：82% ＝ 八成二", "数值相同：十五日内 ＝ 15日内"]


def test_the_reasons_quote_whole_words() -> None:
    """公里 is what 1500公里 and 1000公里 share, and not 00公里."""
    text = page(
        _small("会议强调，要新建农村公路1500公里。", "会议强调，要新建农村公路1000公里。"),
        View(width=160, lang=Lang.ZH, why=1),
    )

    assert "共有“要新建农村公路”“公里”" in text


def _small(source: str, target: str) -> Comparison:
    return compare(*(Document(name, text, "utf-8", "0" * 64) for name, text in (("a", source), ("b", target))))
