"""Which clause carries which: laws that hold for any pair of texts, and examples of links and near misses."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_diff import compare
from directive_diff.alignment import align
from directive_diff.alignment.points import members
from directive_diff.alignment.scoring import classifiers
from directive_diff.explanation.relation import relate
from directive_diff.grammar import parse
from directive_diff.model import Document, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff import Comparison
    from directive_diff.model import Match, Readout

SOURCE = (
    "会议强调，要加快推进老旧小区改造，优先解决漏雨漏水问题，让群众住得安心。要全面排查燃气管道隐患，建立整改台账，限期销号。",
    "会议指出，要抓好秋粮收购，严禁打白条，切实保护种粮农民利益。要提前储备越冬蔬菜，稳定市场价格。",
    "会议要求，各级领导干部要深入车间农户，倾听企业困难，帮助协调解决用工、用电、运输等实际问题。",
)
TARGET = (
    "会议要求，要抓好秋粮收购工作，决不允许打白条，维护好种粮农民利益。市场价格要保持稳定。",
    "会议强调，要对全市燃气管道隐患进行全面排查，逐项建立整改台账。加快推进老旧小区改造，今年完成四十个小区。",
)

# Texts on different matters that share the usual frames and slogans of the genre.
LOYALTY = "要增强“四个意识”、坚定“四个自信”、做到“两个维护”。"
MATTERS = (
    (
        "会议强调，要深入推进全民阅读，办好社区书屋，丰富流动图书车服务。要加强古籍保护，完善修复人才培养机制，推动馆藏资源数字化。"
        "要严格出版物质量管理，坚决打击侵权盗版。各地各部门要提高认识，压实责任，确保各项任务落到实处。"
    ),
    (
        "会议强调，要加快冷链物流建设，优化产地仓布局，降低鲜活农产品损耗。要加强冷库安全管理，完善温度监测制度，推动车辆更新换代。"
        "要严格检疫查验，坚决打击走私冻品。各级党委政府要加强领导，强化督查，推动工作落地见效。"
    ),
    (
        "会议指出，要深入实施冰雪运动进校园，办好青少年联赛，培养裁判员队伍。要加强雪场安全监管，完善索道检修标准，推动装备国产化。"
        "要严格赛风赛纪，坚决防止兴奋剂问题。相关单位要密切配合，主动担当，形成工作合力。"
    ),
    (
        "会议指出，要加快殡葬改革，建设公益性安葬设施，减轻群众丧葬负担。要加强墓地整治，完善收费公示制度，推动移风易俗。"
        "要严格审批程序，坚决纠正乱埋乱葬。有关部门要认真研究，细化措施，切实把好事办好。"
    ),
    (
        "会议强调，要扎实做好听障儿童康复救助，扩大助听器适配范围，提高语训补贴标准。要加强康复机构建设，完善转介制度，推动医教结合。"
        "要严格资金监管，坚决防止虚报冒领。各地要摸清底数，建好台账，让每个孩子都得到及时救助。"
    ),
)

WORDS = st.sampled_from(
    [
        *(
            "加强",
            "推进",
            "落实",
            "完善",
            "抓好",
            "水库",
            "堤防",
            "巡查",
            "就业",
            "岗位",
            "学校",
            "食堂",
            "安全",
            "春耕",
        ),
        *("种子", "化肥", "供应", "责任", "企业", "贷款", "重点", "项目", "建设"),
    ]
)
CLAUSES = st.lists(WORDS, min_size=2, max_size=6).map("".join)
BLOCKS = st.lists(
    st.lists(CLAUSES, min_size=1, max_size=4).map(lambda parts: "会议强调，" + "，".join(parts) + "。"),
    min_size=1,
    max_size=4,
)


def readout(text: str, side: str) -> Readout:
    """Parse ``text``."""
    return parse(Document("text.txt", text, "utf-8", "0" * 64), side=side)


def links(source: Sequence[str], target: Sequence[str]) -> list[Match]:
    """Return the links of two texts, given as paragraphs."""
    return list(align(readout("\n".join(source), "S"), readout("\n".join(target), "T")).matches)


def rows_of(matches: Sequence[Match]) -> list[tuple[str, str, float]]:
    """Return the folded wording of links and their scores, sorted."""
    return sorted((m.source.folded.text, m.target.folded.text, round(m.score, 6)) for m in matches)


def sources_of(matches: Sequence[Match], words: str) -> set[str]:
    """Return the source clauses of the target clause that contains ``words``."""
    return {m.source.text for m in matches if words in m.target.text}


def test_a_reworded_demand_is_found_wherever_it_stands() -> None:
    """A demand is linked in a new order, with an added place or with another verb."""
    matches = links(SOURCE, TARGET)

    assert sources_of(matches, "燃气管道") == {"要全面排查燃气管道隐患"}
    assert sources_of(matches, "秋粮") == {"要抓好秋粮收购"}
    assert sources_of(matches, "种粮农民") == {"切实保护种粮农民利益"}
    assert sources_of(matches, "改造") == {"要加快推进老旧小区改造"}


def test_what_nobody_demanded_has_no_link() -> None:
    """A target clause on a topic of its own has no source."""
    assert sources_of(links(SOURCE, TARGET), "四十个小区") == set()


def test_a_list_carries_several_clauses() -> None:
    """A clause that lists three points is linked with the three clauses that make them."""
    source = ["会议强调，要着力扩大国内需求，让群众敢消费。要加快培育新兴产业，稳住房地产市场。要大力发展职业教育。"]
    target = ["会议要求，要在扩大国内需求、培育新兴产业、发展职业教育等方面取得更大进展。"]

    assert sources_of(links(source, target), "国内需求") == {
        "要着力扩大国内需求",
        "要加快培育新兴产业",
        "要大力发展职业教育",
    }


def test_a_list_falls_into_its_members() -> None:
    """Signs inside quotation marks do not split a list; a leading verb and a closing 等…工作 belong to no member."""
    assert members("要抓好粮食安全、耕地保护和防止返贫等重点工作") == ("粮食安全", "耕地保护", "防止返贫")
    assert members("弘扬“实干、苦干”的精神") == ()


def test_the_same_frame_with_another_head_is_weaker() -> None:
    """健全城乡社区治理体系 is linked with the clause on communities, not the one on air traffic."""
    source = ["会议强调，要健全城乡社区治理体系。要健全低空交通管理体系。"]
    target = ["会议要求，健全完善社区治理体系。"]

    assert sources_of(links(source, target), "社区") == {"要健全城乡社区治理体系"}


def test_a_text_carries_itself() -> None:
    """Every linkable clause of a text is linked with itself, with certainty and as “same”."""
    text = "\n".join(SOURCE)
    here, there = readout(text, "S"), readout(text, "T")
    matches = {(m.source.span, m.target.span): m for m in align(here, there).matches}

    for clause in here.clauses:
        if clause.linkable:
            own = matches[clause.span, clause.span]
            assert relate(own) is Relation.SAME
            assert own.score > 0.99


def test_the_seed_carries_itself(comparison: Comparison) -> None:
    """Every linkable clause of a real readout is linked with itself."""
    text = comparison.source.document
    own = {(m.source.span, m.target.span) for m in align(parse(text, side="S"), parse(text, side="T")).matches}

    assert all((c.span, c.span) in own for c in comparison.source.clauses if c.linkable)


def test_two_halves_in_one_frame_are_each_linked_only_with_themselves() -> None:
    """大战 and 大考 share their frame, but each has its exact match."""
    text = "会议指出，既是一次大战，也是一次大考。"

    assert sorted((s, t) for s, t, _ in rows_of(links([text], [text]))) == [
        (half, half) for half in ("也是一次大考", "既是一次大战")
    ]


@given(BLOCKS)
@settings(max_examples=40, deadline=None)
def test_any_text_carries_itself(blocks: list[str]) -> None:
    """In any text, each linkable clause is linked with its own wording."""
    text = "\n".join(blocks)
    here, there = readout(text, "S"), readout(text, "T")
    matches = align(here, there).matches

    carried = {m.source.span for m in matches if m.source.folded.text == m.target.folded.text}
    assert carried >= {clause.span for clause in here.clauses if clause.linkable}


@given(BLOCKS, BLOCKS)
@settings(max_examples=40, deadline=None)
def test_links_are_well_formed(source: list[str], target: list[str]) -> None:
    """Links join linkable clauses, once each, in the order of the target; scores and reasons are shares."""
    matches = links(source, target)

    places = [(m.target.span, m.source.span) for m in matches]
    assert all(a < b for a, b in pairwise(places))
    for match in matches:
        assert match.source.linkable
        assert match.target.linkable
        assert 0 <= match.score <= 1
        assert all(0 <= reason.value <= 1 for reason in match.reasons)
    for ends in ([m.source.id for m in matches], [m.target.id for m in matches]):
        assert all(ends.count(end) <= 8 for end in ends)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_moving_blocks_changes_no_link(order: tuple[int, ...]) -> None:
    """Only the surroundings inside a block count, never the position of a block."""
    assert rows_of(links([SOURCE[i] for i in order], TARGET[::-1])) == rows_of(links(SOURCE, TARGET))


def test_moving_blocks_of_the_seeds_changes_no_link(comparison: Comparison) -> None:
    """Reordering the target's paragraphs does not change the links of real readouts."""
    source, target = comparison.source.document, comparison.target.document
    lines = target.text.splitlines()
    body = [line for line in lines if line.lstrip("\u3000 ").startswith("会议")]
    others = [line for line in lines if line not in body]
    turned = ["\n".join(others + order) for order in (body, body[::-1])]
    here = parse(source, side="S")

    one, other = (rows_of(align(here, readout(text, "T")).matches) for text in turned)
    assert one == other


def test_swapping_the_seeds_mirrors_the_links(comparison: Comparison) -> None:
    """With the texts swapped, the same links are found with the same scores."""
    other = compare(comparison.target.document, comparison.source.document)

    here = {(link.source.span, link.target.span): link.score for link in comparison.links}
    there = {(link.target.span, link.source.span): link.score for link in other.links}
    assert here == pytest.approx(there)


def test_width_and_script_change_no_link() -> None:
    """Half-width punctuation and traditional characters are folded before matching."""
    half = [part.replace("，", ",").replace("。", "。 ") for part in TARGET]
    traditional = ["會議要求，要抓好秋糧收購工作，決不允許打白條，維護好種糧農民利益。市場價格要保持穩定。", TARGET[1]]

    assert rows_of(links(SOURCE, half)) == rows_of(links(SOURCE, TARGET))
    assert rows_of(links(SOURCE, traditional)) == rows_of(links(SOURCE, TARGET))


def test_other_topics_have_no_links() -> None:
    """Two texts that share only the genre's verbs and frames are not linked."""
    target = [
        "会议强调，要加快建设文化场馆，丰富演出剧目，培养青年演员。要全面整理地方戏曲资料，建立数字档案。",
        "会议指出，要抓好运动员选拔，严格赛风赛纪，提升竞技水平。",
    ]

    assert links(SOURCE, target) == []


def test_texts_on_different_matters_have_next_to_no_links() -> None:
    """Frames and verbs that all readouts share link at most two clauses in a hundred, each with a score below 0.6."""
    pairs = [(one, other) for one in MATTERS for other in MATTERS if one is not other]
    matches = [match for one, other in pairs for match in links([one], [other])]
    clauses = sum(clause.linkable for _, other in pairs for clause in readout(other, "T").clauses)

    assert len(matches) <= 0.02 * clauses
    assert all(match.score < 0.6 for match in matches)


def test_a_slogan_alone_is_weak_evidence() -> None:
    """Between texts that share nothing else, an identical slogan is linked, but without certainty."""
    source, target = (f"{matter}{LOYALTY}" for matter in MATTERS[:2])
    (only,) = links([source], [target])
    (own,) = (m for m in links([source], [source]) if "意识" in m.source.text and "意识" in m.target.text)

    assert "四个意识" in only.source.text
    assert only.score < 0.95 < own.score


def test_one_section_of_a_long_text_keeps_its_links() -> None:
    """A section that carries the source keeps its links in a long text on other matters."""
    alone = rows_of(links(SOURCE, TARGET))
    among = rows_of(links(SOURCE, [*MATTERS, *TARGET, *MATTERS[::-1]]))

    assert {pair[:2] for pair in alone} <= {pair[:2] for pair in among}


def test_an_unlinked_clause_is_listed_with_its_best_candidate() -> None:
    """An unlinked clause is listed at most once, and each listed pair contains an unlinked clause."""
    here, there = readout("\n".join(SOURCE), "S"), readout("\n".join(TARGET), "T")
    alignment = align(here, there)
    linked = {clause.id for match in alignment.matches for clause in (match.source, match.target)}
    near = [{match.source.id, match.target.id} for match in alignment.rejected]

    assert alignment.rejected
    assert all(ends - linked for ends in near)
    for clause in (*here.clauses, *there.clauses):
        assert sum(ends - linked == {clause.id} for ends in near) <= 1
    assert {tuple(reason.name for reason in match.reasons) for match in (*alignment.matches, *alignment.rejected)} == {
        ("wording", "source_covered", "target_covered", "matter", "synonyms", "rivals", "neighbours")
    }


def test_a_comparison_lists_the_nearest_pairs(comparison: Comparison) -> None:
    """Each nearest pair of a comparison contains a clause without a link."""
    linked = {clause.id for link in comparison.links for clause in (link.source, link.target)}

    assert comparison.rejected
    assert all({match.source.id, match.target.id} - linked for match in comparison.rejected)


def test_equal_clauses_pair_in_order_of_appearance() -> None:
    """Of equal clauses, the first joins the first and the second the second; any left over join the last."""
    once, thrice = "会议强调，要抓好秋粮收购。", "会议强调，要抓好秋粮收购。要抓好秋粮收购。要抓好秋粮收购。"
    twice = "会议强调，要抓好秋粮收购。要抓好秋粮收购。"

    assert [(m.source.id, m.target.id) for m in links([twice], [twice])] == [("S1.1.1", "T1.1.1"), ("S1.2.1", "T1.2.1")]
    assert [m.source.id for m in links([once], [thrice])] == ["S1.1.1"] * 3
    assert [m.source.id for m in links([twice], [thrice])] == ["S1.1.1", "S1.2.1", "S1.2.1"]


def test_no_clause_has_more_than_eight_links() -> None:
    """A clause that the other text repeats forty times has eight links."""
    many = "会议强调，" + "要抓好秋粮收购。" * 40

    assert len(links(["会议强调，要抓好秋粮收购。"], [many])) == 8


def test_repetition_costs_little() -> None:
    """Ten thousand repeated clauses are matched quickly, and paired one to one."""
    many = "会议强调，" + "要抓好秋粮收购，严禁打白条。" * 5_000
    here, there = readout(many, "S"), readout(many, "T")
    start = process_time()
    matches = align(here, there).matches

    assert process_time() - start < 5
    assert len(matches) == 10_000


def test_an_endless_clause_costs_little() -> None:
    """A clause of a hundred thousand characters is linked in seconds, because only its beginning is compared."""
    endless = ["会议强调，" + "抓好秋粮收购" * 20_000 + "。"]
    start = process_time()

    assert len(links(endless, endless)) == 1
    assert process_time() - start < 5


def test_many_distinct_clauses_cost_little_each() -> None:
    """Thousands of clauses made of the same few words are each linked with their equal within twenty seconds."""
    heads, tails = (
        ("抓好水库堤防巡查", "落实学校食堂责任", "推进企业贷款供应"),
        ("重点项目建设", "春耕种子化肥", "就业岗位安全"),
    )
    clauses = [f"{head}{number:04}号{tail}" for number in range(600) for head in heads for tail in tails]
    here, there = (
        readout("会议强调，" + "，".join(part) + "。", side) for part, side in ((clauses, "S"), (clauses[::-1], "T"))
    )
    start = process_time()
    pairs = {(m.source.text, m.target.text) for m in align(here, there).matches}

    assert process_time() - start < 20
    assert {(clause, clause) for clause in clauses} <= pairs


def test_nothing_gives_nothing() -> None:
    """Texts without linkable clauses have no links."""
    assert links(["会议强调，当前。"], ["会议强调，当前。"]) == []


def test_a_score_says_what_it_is_made_of(comparison: Comparison) -> None:
    """Every link names the parts of its score, and all links name the same parts."""
    names = {tuple(reason.name for reason in link.reasons) for link in comparison.links}

    assert names == {("wording", "source_covered", "target_covered", "matter", "synonyms", "rivals", "neighbours")}


def test_both_classifiers_have_weights() -> None:
    """The classifier in context takes the log-odds of the one alone as a feature."""
    assert classifiers().alone.names
    assert "log_odds" in classifiers().context.names


@pytest.mark.parametrize("seed", ["0", "1", "42"])
def test_the_hash_seed_changes_nothing(seed: str) -> None:
    """The same texts give the same links, scores and reasons in every process."""
    program = (
        "from directive_diff.alignment import align; from directive_diff.grammar import parse;"
        "from directive_diff.model import Document;"
        f"texts = {SOURCE!r}, {TARGET!r};"
        "s, t = (parse(Document('x', chr(10).join(p), 'utf-8', '0'), side=i) for p, i in zip(texts, 'ST'));"
        "print([(m.source.id, m.target.id, m.score, m.reasons) for m in align(s, t).matches])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    here = [(m.source.id, m.target.id, m.score, m.reasons) for m in links(SOURCE, TARGET)]

    assert run.stdout.decode().strip() == str(here)


@pytest.mark.parametrize(
    ("source", "target", "relation"),
    [
        ("要抓好秋粮收购", "抓好秋粮收购", Relation.SAME),
        ("严禁打白条、压级压价", "严禁压级压价、打白条", Relation.SAME),
        ("必须抓好秋粮收购", "要抓好秋粮收购", Relation.ADAPTED),
        ("切实保护种粮农民利益", "维护好种粮农民的合法利益", Relation.ADAPTED),
        ("让群众住得安心", "不断改善居住条件", Relation.RESTATED),
    ],
)
def test_a_relation_says_how_far_the_words_agree(source: str, target: str, relation: Relation) -> None:
    """A link of the same words is “same”, of reworked words “adapted”, of other words “restated”."""
    document = [Document("x", f"会议强调，{text}。", "utf-8", "0" * 64) for text in (source, target)]
    one, other = (parse(text, side=side).clauses[0] for text, side in zip(document, "ST", strict=True))
    match = align(parse(document[0], side="S"), parse(document[0], side="T")).matches[0]

    assert relate(type(match)(one, other, 0.5, ())) is relation


def test_a_comparison_has_the_links_of_the_alignment() -> None:
    """``compare`` returns the links that ``align`` finds, with their scores."""
    documents = [Document("x", "\n".join(parts), "utf-8", "0" * 64) for parts in (SOURCE, TARGET)]

    assert [(k.source.id, k.target.id, k.score) for k in compare(*documents).links] == [
        (m.source.id, m.target.id, m.score) for m in links(SOURCE, TARGET)
    ]


def test_contrary_heads_are_not_linked_and_the_reason_says_so() -> None:
    """Clauses in one frame about different things are not linked, and the nearest pair says why."""
    readouts = [
        parse(Document(side, f"会议强调，要严格落实领导带班制度。要完善{head}法规体系。", "utf-8", ""), side=side)
        for side, head in (("S", "党内"), ("T", "行政"))
    ]

    alignment = align(*readouts)

    assert [match.target.id for match in alignment.matches] == ["T1.1.1"]
    assert {"contrast"} <= {reason.name for match in alignment.rejected for reason in match.reasons}
