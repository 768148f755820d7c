"""Findings and possible matches: on the seeds, and on small texts with one of each kind."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from directive_diff import compare
from directive_diff.findings.coverage import Coverage
from directive_diff.findings.finding import Kind
from directive_diff.findings.gathering import findings
from directive_diff.findings.targets import sets_figure
from directive_diff.folding import fold
from directive_diff.labels import Labels, Lang
from directive_diff.model import Demand, Document, Fate, Side, Sureness, Verdict
from directive_diff.renderers import Format, View, render
from directive_diff.view.findings import MOST, FindingLine, board, where
from directive_diff.view.legend import legend

if TYPE_CHECKING:
    from directive_diff import Comparison
    from directive_diff.findings.finding import Finding


def sure_of(kind: Kind, comparison: Comparison) -> list[Finding]:
    """Return the sure findings of a kind."""
    return [finding for finding in findings(comparison).sure if finding.kind is kind]


def small(source: str, target: str) -> Comparison:
    """Compare two texts of a few sentences."""
    documents = (Document(name, text, "utf-8", "0" * 64) for name, text in (("省.txt", source), ("市.txt", target)))
    return compare(*documents)


def test_the_first_eight_of_the_seeds_are_those_a_reader_would_write_down(comparison: Comparison) -> None:
    """Dropped bans and figures come first, then weakened demands and added bans, and dropped demands last."""
    lines = [(line.kind, where(line)) for line in board(comparison, Labels(Lang.ZH)).lines]

    assert lines == [
        (Kind.PROHIBITION_DROPPED, "S4.3.3–S4.3.7"),
        (Kind.FIGURE_DROPPED, "S3.6.2"),
        (Kind.WEAKENED, "S3.2.3 T2.3.1 S3.2.4 T2.3.2 S3.6.5 T3.2.5"),
        (Kind.PROHIBITION_ADDED, "T3.2.1–T3.2.3"),
        (Kind.FIGURE_ADDED, "T4.2.4"),
        (Kind.LOCALISED, "S4.5.6 T6.6.9"),
        (Kind.DEMAND_DROPPED, "S4.6.4–S4.6.6"),
        (Kind.DEMAND_DROPPED, "S1.3.1 S1.3.3"),
    ]


def test_praise_and_reports_are_not_demands(comparison: Comparison) -> None:
    """The block that praises officials and doctors has no finding, neither sure nor to be checked."""
    listed = findings(comparison)

    assert not [c for finding in (*listed.sure, *listed.to_check) for c in finding.clauses if c.startswith("S2.")]


def test_what_a_demand_of_the_target_names_is_not_surely_left_out(comparison: Comparison) -> None:
    """全面落实联防联控等机制 may be in the clause that asks for 联防联控、群防群控; 农民工参与农村建设 is in none."""
    listed = findings(comparison)
    sure, open_ = (
        {clause for finding in group for clause in finding.clauses} for group in (listed.sure, listed.to_check)
    )

    assert "S5.3.2" in open_ - sure
    assert "S5.4.5" in sure


def test_a_changed_term_of_a_demand_is_a_finding() -> None:
    """到2026年底 demands nothing by itself, but says when the demand behind it is due, unlike 截至2026年底."""
    texts = [f"会议强调，到{year}年底，要建成农村公路1500公里，严格执行路长制。" for year in (2026, 2027)]
    told = [f"会议指出，截至{year}年底，全省农村公路已覆盖所有建制村。" for year in (2026, 2027)]

    changed = sure_of(Kind.FIGURE_CHANGED, small(*texts))
    assert [(words.source, words.target) for finding in changed for words in finding.words] == [
        ("到2026年底，要建成农村公路1500公里", "到2027年底，要建成农村公路1500公里")
    ]
    assert not sure_of(Kind.FIGURE_CHANGED, small(*told))


def test_sure_findings_rest_on_what_is_sure(comparison: Comparison) -> None:
    """Clauses of a sure finding have a sure link, or neither a link nor anything near."""
    sides = {side: Coverage.of(comparison, side) for side in Side}
    by_id = {clause.id: clause for side in Side for clause in side.readout(comparison).clauses}

    for finding in findings(comparison).sure:
        for name in finding.clauses:
            coverage = sides[Side.SOURCE if name.startswith("S") else Side.TARGET]
            links = coverage.links.get(name, ())
            assert not links or any(link.sureness is Sureness.SURE for link in links)
            assert links or coverage.clause_fate(by_id[name]) is coverage.nothing
        assert 0 < finding.weight <= 1
        assert 0 <= finding.confidence <= 1


def test_a_figure_that_changed_is_quoted_from_both_clauses() -> None:
    """A finding about a changed figure gives the old and the new one."""
    comparison = small(
        "会议强调，要在年底前新建改建农村公路2000公里。要抓好秋粮收购。",
        "会议强调，要在年底前新建改建农村公路1500公里。要抓好秋粮收购。",
    )

    (changed,) = sure_of(Kind.FIGURE_CHANGED, comparison)
    assert [("2000" in (words.source or ""), "1500" in (words.target or "")) for words in changed.words] == [
        (True, True)
    ]
    assert changed.clauses == ("S1.1.1", "T1.1.1")


def test_bans_of_one_word_are_one_finding() -> None:
    """A finding about bans says how many there are and how many were left out."""
    comparison = small(
        "会议强调，不准擅自离岗，不准瞒报灾情，不准挪用救灾资金。要抓好秋粮收购。",
        "会议强调，不准挪用救灾资金。要抓好秋粮收购。",
    )

    (bans,) = sure_of(Kind.PROHIBITION_DROPPED, comparison)
    assert (bans.name, bans.number, bans.of) == ("不准", 2, 3)
    assert board(comparison, Labels(Lang.ZH)).sure[0].text.startswith("不准 3 句，未见对应 2 句：")


def test_identical_texts_have_no_findings(comparison: Comparison) -> None:
    """Identical texts have neither findings nor possible matches."""
    same = compare(comparison.source.document, comparison.source.document)

    assert findings(same) == ((), ())
    assert not Coverage.of_source(same).possible
    assert "未发现" in Labels(Lang.ZH)("no_findings")


def test_eight_are_shown_unless_all_are_asked_for(comparison: Comparison) -> None:
    """Eight findings are shown, with the number of the others, unless all are asked for."""
    labels, listed = Labels(Lang.EN), findings(comparison)
    few, every = board(comparison, labels), board(comparison, labels, everything=True)

    assert len(few.lines) == MOST
    assert len(few.sure) + few.more_sure == len(listed.sure)
    assert len(few.to_check) + few.more_to_check == len(listed.to_check)
    assert (len(every.sure), len(every.to_check)) == (len(listed.sure), len(listed.to_check))


@pytest.mark.parametrize(
    ("clauses", "text"),
    [
        (("S1.1.1", "S1.1.2", "S1.1.3"), "S1.1.1–S1.1.3"),
        (("S1.1.9", "S1.1.10", "T1.1.1"), "S1.1.9–S1.1.10 T1.1.1"),
        (("S1.1.1", "S1.2.2"), "S1.1.1 S1.2.2"),
    ],
)
def test_neighbours_are_written_as_a_run(clauses: tuple[str, ...], text: str) -> None:
    """Only neighbours in one directive form a run."""
    assert where(FindingLine(Kind.WEAKENED, "", clauses, sure=True)) == text


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.MARKDOWN, Format.HTML])
def test_findings_come_first_in_the_same_words(comparison: Comparison, form: Format) -> None:
    """Terminal, Markdown and HTML show the same lines before the summary."""
    out = io.BytesIO()
    render(comparison, form, out, View(width=1000, lang=Lang.ZH))
    text = out.getvalue().decode()
    texts = [finding.text for finding in board(comparison, Labels(Lang.ZH)).lines]
    places = [text.index(line) for line in texts]

    assert places == sorted(places)
    assert places[-1] < text.index("上级要求被承接")


def test_the_json_has_the_findings_before_the_texts(comparison: Comparison) -> None:
    """In the JSON, findings precede the texts, and sure ones come first, each with its clauses."""
    out = io.BytesIO()
    render(comparison, Format.JSON, out, View())
    document = json.loads(out.getvalue())
    listed = findings(comparison)

    assert list(document)[:2] == ["schema", "findings"]
    assert [tuple(finding["clauses"]) for finding in document["findings"]] == [
        finding.clauses for finding in (*listed.sure, *listed.to_check)
    ]
    assert [finding["sure"] for finding in document["findings"]] == [True] * len(listed.sure) + [False] * len(
        listed.to_check
    )


def test_what_lies_near_is_neither_new_nor_dropped(comparison: Comparison) -> None:
    """“我是党员我先上” and “我是党员我冲锋” are not links to the program, and each is possibly the other."""
    sides = {side: Coverage.of(comparison, side) for side in Side}
    by_id = {clause.id: clause for side in Side for clause in side.readout(comparison).clauses}

    assert sides[Side.SOURCE].clause_fate(by_id["S6.3.3"]) is Fate.POSSIBLE
    assert sides[Side.SOURCE].possible["S6.3.3"][0].target.id == "T2.6.3"
    assert sides[Side.TARGET].possible["T2.6.3"][0].source.id == "S6.3.3"
    for clause in (clause for clause in comparison.source.clauses if clause.demand is Demand.PROHIBITS):
        assert sides[Side.SOURCE].clause_fate(clause) in {Fate.DROPPED, Fate.CARRIED}


def test_shares_of_what_is_carried_and_what_is_possible_stand_apart(comparison: Comparison) -> None:
    """A directive whose clauses are at best possible has that fate; no clause is both linked and possible."""
    for side in Side:
        coverage = Coverage.of(comparison, side)
        cover = coverage.cover(coverage.readout.clauses)
        counts = coverage.counts()
        fates = [coverage.fate(directive) for directive in coverage.readout.directives]
        assert cover.linked + cover.possible < cover.linkable
        assert 0 < (cover.possible_share or 0) < 0.25
        assert counts.possible == fates.count(Fate.POSSIBLE)
        assert not coverage.links.keys() & coverage.possible.keys()


def test_the_candidates_that_are_kept_are_not_links(comparison: Comparison) -> None:
    """The rejected and possible pairs are among the candidates, and only rejected pairs are possible."""
    links = {(link.source.id, link.target.id) for link in comparison.links}
    kept, rejected, possible = (
        [(match.source.id, match.target.id) for match in matches]
        for matches in (comparison.candidates, comparison.rejected, comparison.possible)
    )

    assert len(kept) == len(set(kept))
    assert links.isdisjoint(kept)
    assert set(possible) <= set(rejected) <= set(kept)
    assert max(kept.count(pair) for pair in kept) == 1


def test_a_person_makes_a_link_sure(comparison: Comparison) -> None:
    """Without a verdict, the score decides."""
    link = comparison.links[0]
    weak = link._replace(score=0.3)

    assert [weak._replace(score=score).sureness for score in (0.3, 0.65, 0.85)] == [*Sureness][::-1]
    assert weak._replace(verdict=Verdict.ACCEPTED).sureness is Sureness.SURE


def test_every_sign_has_its_meaning() -> None:
    """Each sign is explained once, in both languages."""
    for lang in Lang:
        entries = legend(Labels(lang))
        assert len({entry.sign for entry in entries}) == len(entries)
        assert {"＝", "～", "＊", "？", "－", "＋"} <= {entry.sign for entry in entries}


def test_a_format_shows_all_findings_on_request(comparison: Comparison) -> None:
    """On request, Terminal, Markdown and HTML contain every finding."""
    every = board(comparison, Labels(Lang.ZH), everything=True).lines
    for form in (Format.TERMINAL, Format.MARKDOWN, Format.HTML):
        out = io.BytesIO()
        render(comparison, form, out, View(width=1000, lang=Lang.ZH, findings=True))
        assert all(line.text in out.getvalue().decode() for line in every)


@pytest.mark.parametrize(
    "clause",
    [
        "在深入调研的基础上",
        "以对人民高度负责的态度",
        "要严格按照规划方案",
        "对敷衍应付、虚假整改的",
        "社会主要矛盾已经转化为新的矛盾",
        "越往后越需要持续用劲",
        "以避免节后人群大规模流动",
        "靠求真务实的工作作风",
        "紧紧围绕国家经济社会发展大局",
    ],
)
def test_words_that_only_say_when_or_how_are_not_a_dropped_demand(clause: str) -> None:
    """For a sentence that was not carried, the finding quotes the demand itself, not the words around it."""
    comparison = small(f"会议强调，{clause}，要健全粮食储备轮换监管机制。", "会议强调，要抓好校园安全。")

    words = [words.source for finding in sure_of(Kind.DEMAND_DROPPED, comparison) for words in finding.words]
    assert words == ["要健全粮食储备轮换监管机制"]


def test_words_in_another_frame_are_not_surely_weakened() -> None:
    """If half of the clause changed, a word of force was not simply dropped, so the finding is to be checked."""
    comparison = small("会议强调，要坚决落实防范化解重大风险政治责任。", "会议强调，采取有力措施防范化解重大风险。")

    assert not sure_of(Kind.WEAKENED, comparison)


def test_what_is_impossible_is_not_forbidden() -> None:
    """就不可能担负起历史重任 is a judgement, not a ban that the target left out."""
    comparison = small("会议强调，没有担当，就不可能担负起历史重任。", "会议强调，要抓好校园安全。")

    assert not sure_of(Kind.PROHIBITION_DROPPED, comparison)


def test_a_demand_that_anything_answers_is_not_surely_left_out() -> None:
    """要全面加强工作 says nothing of its own; 要抓紧查明管道渗漏原因 does."""
    comparison = small("会议强调，要全面加强工作。要抓紧查明管道渗漏原因。", "会议强调，要办好龙舟比赛。")

    assert [finding.words[0].source for finding in findings(comparison).sure] == ["要抓紧查明管道渗漏原因"]
    assert [finding.words[0].source for finding in findings(comparison).to_check] == ["要全面加强工作"]


def test_sentences_after_one_that_asks_make_demands_too() -> None:
    """After 指出 and a sentence with 要, 继续向山区抽派医疗队 needs no 要; without that it may be a report."""
    target, sent = "会议强调，要办好龙舟比赛。", "继续向山区抽派医疗队。"
    request = small(f"会议指出，今年粮食生产再获丰收。要压实看护责任。{sent}", target)
    report = small(f"会议指出，今年粮食生产再获丰收。{sent}", target)

    assert [finding.clauses for finding in sure_of(Kind.DEMAND_DROPPED, request)] == [("S1.3.1",), ("S1.2.1",)]
    assert not sure_of(Kind.DEMAND_DROPPED, report)


def test_a_forecast_demands_nothing() -> None:
    """我们就一定能打赢 promises; 一定要打赢 asks."""
    for clause, kind in (("我们就一定能打赢这场硬仗", Demand.STATES), ("我们一定要打赢这场硬仗", Demand.REQUIRES)):
        comparison = small(f"会议强调，{clause}。", "会议强调，要办好龙舟比赛。")
        assert comparison.source.clauses[0].demand is kind


@pytest.mark.parametrize(("target", "sure"), [("要遏制", True), ("要有效遏制", False), ("要切实遏制", False)])
def test_a_word_of_force_that_others_replace_is_to_be_checked(target: str, *, sure: bool) -> None:
    """Dropping 坚决 weakens a demand; 有效 in its place may be just as strong."""
    comparison = small("会议强调，要坚决遏制河道非法采砂行为蔓延。", f"会议强调，{target}河道非法采砂行为蔓延。")

    assert bool(sure_of(Kind.WEAKENED, comparison)) is sure
    assert sure or [finding.kind for finding in findings(comparison).to_check] == [Kind.WEAKENED]


@pytest.mark.parametrize("target", ["防止違規佔用耕地", "防 止 违 规 占 用 耕 地"])
def test_a_weakened_demand_is_sure_however_it_is_written(target: str) -> None:
    """The tables know 防止, whether the text is in traditional characters or spaced out."""
    comparison = small("会议强调，严禁违规占用耕地，要抓好秋收。", f"会议强调，{target}，要抓好秋收。")

    assert [finding.kind for finding in findings(comparison).sure] == [Kind.WEAKENED]


def test_a_passage_that_was_surely_weakened_is_not_to_be_checked_too() -> None:
    """必须严格落实 → 要落实 is weakened by 必须 → 要; that 严格 may be another loss of force is the same finding."""
    comparison = small("会议强调，必须严格落实看护责任。", "会议强调，要落实看护责任。")

    assert [finding.kind for finding in findings(comparison).sure] == [Kind.WEAKENED]
    assert not findings(comparison).to_check


def test_a_quotation_contains_more_than_the_word_that_is_gone() -> None:
    """A quotation goes on past the punctuation mark after 要坚定不移."""
    comparison = small(
        "会议强调，要坚定不移、一以贯之推进古城墙保护修缮利用工程。", "会议强调，要一以贯之推进古城墙保护修缮利用工程。"
    )

    assert board(comparison, Labels(Lang.ZH)).sure[0].text.startswith("弱化：“要坚定不移、一以贯之推进古城墙")


def test_a_long_quotation_breaks_between_words() -> None:
    """A long quotation breaks at a punctuation mark if one is near; the gap never splits a word."""
    works = "古城墙修缮、老茶馆保护、石板路整治、河埠头清淤、旧粮仓改造、戏台复建等工作"
    comparison = small(f"会议强调，要把{works}统筹好。", "会议强调，要办好龙舟比赛。")

    text = board(comparison, Labels(Lang.ZH)).sure[0].text
    assert text == "要求未见对应：“要把古城墙修缮、老茶馆保护、石板路整治…戏台复建等工作统筹好”"


@pytest.mark.parametrize(
    ("clause", "sets"),
    [
        ("确保收治率100%", True),
        ("明年年底前要实现全覆盖", True),
        ("在3月15日前拨付专项资金", True),
        ("2025年全面实现省级统筹", True),
        ("要不折不扣落实惠企20条措施", True),
        ("整治附近5个村的河道", True),
        ("力争惠及3000户居民", True),
        ("共四十六条", False),
        ("《条例》共有八章四十五条", False),
        ("深刻领会过去5年和10年取得的成就", False),
        ("补贴政策惠及8400多万职工", False),
        ("要贯彻2015年新年茶话会精神", False),
        ("2015年6月11日印发的《办法》同时废止", False),
        ("抓好人居环境整治三年行动", False),
    ],
)
def test_a_figure_that_only_names_or_tells_sets_nothing(clause: str, *, sets: bool) -> None:
    """An amount, a share or a deadline is set; the year of an event, parts of a paper and what was reached are not."""
    assert sets_figure(fold(clause).text) is sets


def test_what_a_body_does_is_not_made_local_by_what_places_are_to_do() -> None:
    """From 党中央 to 各地要, the change is to be checked; from 全国 to 全省, it is surely local."""
    both = [
        findings(
            small(
                f"会议决定，{source}成立防汛抗旱工作领导小组。",
                f"某省委召开会议\n会议要求，{target}成立防汛抗旱工作领导小组。",
            )
        )
        for source, target in (("党中央", "各地要"), ("全国要", "全省要"))
    ]

    assert [Kind.LOCALISED in {finding.kind for finding in each.sure} for each in both] == [False, True]


def test_a_ban_that_is_possibly_carried_is_counted_beside_those_left_out() -> None:
    """A possibly carried ban is counted beside the dropped ones, so that nobody takes it for carried."""
    comparison = small(
        "会议强调，不准向企业收取复工保证金，不准随意停电停水。", "会议强调，要办好龙舟比赛，不向企业乱收费。"
    )

    heads = [line.head for line in board(comparison, Labels(Lang.ZH), everything=True).lines]
    assert heads[:1] == ["不准 2 句，未见对应 1 句、可能对应 1 句"]
