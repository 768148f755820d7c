"""The labels of headings and items: which forms are read, what only looks like one, and that no clause holds one."""

from __future__ import annotations

import pytest
from made import document
from parsed import directives, markers

from directive_diff.errors import ParseError
from directive_diff.folding import fold
from directive_diff.grammar import parse
from directive_diff.grammar.documents.label_forms import number_of
from directive_diff.grammar.documents.numbering import find_labels
from directive_diff.grammar.sentences import split_sentences

HEAD = "石桥县水利局关于冬修用水的通知\n石水〔2026〕3号\n各镇水利站：\n"
FORMS = [
    *(
        "一．|二．",
        "一.|二.",
        "一 、|二 、",
        "一，|二，",
        "一：|二：",
        "一　|二　",
        "壹、|贰、",
        "（ 一 ）|（ 二 ）",
        "㈠|㈡",
        "一）|二）",
    ),
    *(
        "【一】|【二】",
        "〔一〕|〔二〕",
        "1．|2．",
        "1.、|2.、",
        "1，|2，",
        "1 |2 ",
        "⒈|⒉",
        "1）|2）",
        "1)|2)",
        "⑴|⑵",
        "[1]|[2]",
        "①|②",
    ),
    *(
        "❶|❷",
        "1.1 |1.2 ",
        "1.1|1.2",
        "A.|B.",
        "（a）|（b）",
        "Ⅰ.|Ⅱ.",
        "甲、|乙、",
        "第一，|第二，",
        "第一、|第二、",
        "第一点，|第二点，",
    ),
    *("首先，|其次，", "其一，|其二，", "第1条 |第2条 ", "第一节 |第二节 ", "第一部分　|第二部分　", "一是|二是"),
]


def labels_of(text: str) -> list[str]:
    """Return the labels in a text, as written."""
    folded = fold(text).text
    return [folded[at : label.end].strip() for at, label in find_labels(folded, split_sentences(folded)).items()]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_number_opens_blocks(form: str) -> None:
    """So it does in a text that the title, the number and the addressees show to be a document."""
    one, two = form.split("|")
    text = f"{HEAD}{one}各站要清淤，严禁占道堆泥。\n{two}鼓励村民轮流看护。\n石桥县水利局\n2026年10月8日\n"

    blocks = parse(document(text)).blocks

    said = [[clause.text for directive in block.directives for clause in directive.clauses] for block in blocks]
    assert said == [["各站要清淤", "严禁占道堆泥"], ["鼓励村民轮流看护"]]
    assert [block.marker.text[0] for block in blocks if block.marker] == [one[0], two[0]]


@pytest.mark.parametrize("form", [form for form in FORMS if form[0] not in "一第壹"])
def test_the_label_of_an_item_is_no_part_of_its_clause(form: str) -> None:
    """The directive still begins with it, so that it is quoted as it stands."""
    one, two = form.split("|")
    text = f"{HEAD}一、任务\n{one}清淤要到底。\n{two}加强看护。\n二、保障\n要考核。\n"

    first, *_ = parse(document(text)).blocks

    assert [d.clauses[0].text for d in first.directives] == ["清淤要到底", "加强看护"]
    assert [d.text for d in first.directives] == [f"{one}清淤要到底。", f"{two}加强看护。"]
    assert all(c.demand.value == "requires" for d in first.directives for c in d.clauses)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "3.5万亩圩田要补水。",
            "15座闸要看护。",
            "2019年底前完工。",
            "一村一策。",
            "一、二、三产业要融合。",
            "一、二季度要加快。",
        ),
        *(
            "十一、中秋期间要值守。",
            "五一、端午期间要值守。",
            "1、2号闸要检修。",
            "1.5公里以内要封堵。",
            "（试行）办法要完善。",
            "首先要清淤。",
        ),
        *(
            "（2020年）计划要报送。",
            "12345热线要畅通。",
            "110、119要联动。",
            "第一、第二产业要融合。",
            "第一季度要完工。",
            "A级景区要限流。",
        ),
        *(
            "三、四线城市要补短板。",
            "第一批要先行。",
            "5G基站要避让。",
            "A、B类企业要轮停。",
            "十、百、千工程要推进。",
            "一、二十大精神要学透。",
        ),
        *("1 月底前要完工。\n2 月底前要验收。", "1.1万亩要补水。\n1.2万亩要排涝。", "5 月底前要完工。"),
    ],
)
def test_what_only_looks_like_a_label_is_part_of_the_sentence(line: str) -> None:
    """A number before its unit, a pair of numbers, a festival, a note in brackets."""
    assert labels_of(f"会议强调，\n{line}\n各站要记录。") == []


def test_labels_within_a_sentence_are_set_aside_too() -> None:
    """In a readout as well: （一）, ① and 1. but not 一是 and 一要, which are words of the sentence."""
    text = "会议强调，要做到：①清淤到底；②看护到人。（三）不留死角。一要快，二要稳。"

    clauses = [clause.text for clause in parse(document(text)).clauses]

    assert clauses == ["要做到", "清淤到底", "看护到人", "不留死角", "一要快", "二要稳"]


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十九", 19),
        ("二十", 20),
        ("一百零五", 105),
        ("12", 12),
        ("五一", None),
        ("", None),
        ("1000", None),
    ],
)
def test_a_numeral_is_well_formed_or_none(numeral: str, number: int | None) -> None:
    """五一 is a festival."""
    assert number_of(numeral) == number


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        *(
            ("（一）完善台账。", "完善"),
            ("（二）完成整改要销号。", "完成"),
            ("（三）安装摄像头。", "摄像头"),
            ("（一）编辑简报。", "编辑"),
            ("（一）来源要可查", "来源"),
        ),
        *(
            ("（四）组织村民扫描二维码。", "二维码"),
            ("（一）清理施工现场", "现场"),
            ("要清理施工现场。", "现场"),
            ("（五）图片要归档", "图片"),
            ("要立即上报", "上报"),
        ),
    ],
)
def test_no_item_is_lost_for_a_word_of_the_page(item: str, kept: str) -> None:
    """完, 摄, 编辑, 来源, 现场 and 扫描二维码 are words of the page elsewhere; a line that asks needs no stop."""
    assert any(kept in text for text in directives(f"{HEAD}一、任务\n要清淤。\n{item}\n二、保障\n要考核。\n"))


@pytest.mark.parametrize(
    "line", ["（完）", "（全文完）", "【记者 方水生】", "（编辑：方水生）", "[来源：石桥日报]", "评审会现场"]
)
def test_lines_of_the_page_still_belong_to_no_block(line: str) -> None:
    """They say who wrote, or that the text ends."""
    assert directives(f"会议强调，要清淤。\n{line}") == ["要清淤。"]


@pytest.mark.parametrize(
    ("opening", "marker"),
    [
        ("一、提高认识，压实责任。各镇要把清淤抓好。", "一、提高认识，压实责任"),
        ("一、坚持问题导向，从严查处，形成震慑。占道的要清走。", "一、坚持问题导向，从严查处，形成震慑"),
        ("一、落实主要责任，强化要素保障。各镇要清淤。", "一、落实主要责任，强化要素保障"),
        ("一、加强看护。各镇要清淤。", "一、加强看护"),
        ("一、各镇要清淤。要记录。", "一、"),
        ("一、不得占道堆泥。占道的要清走。", "一、"),
        ("一、每月清淤一次，及时报送。要记录。", "一、"),
        ("一、各镇组建护闸队，昼夜看护。要记录。", "一、"),
        ("一、加强看护，及时报告。", "一、"),
    ],
)
def test_a_heading_of_several_parts_is_a_heading(opening: str, marker: str) -> None:
    """A sentence that asks, counts, or is all that its item says is a demand."""
    assert markers(f"{HEAD}{opening}\n二、保障\n要考核。\n")[0][0] == marker


def test_a_notice_without_numbers_is_one_block_from_its_first_demand_on() -> None:
    """Who signed a short notice, and what led to it, are none of its demands."""
    readout = parse(document(f"{HEAD}近日多雨。值班电话必须畅通。请各镇每日报送。\n特此通知。"))
    assert [d.text for block in readout.blocks for d in block.directives] == ["值班电话必须畅通。", "请各镇每日报送。"]


def test_what_a_text_without_blocks_is_called() -> None:
    """A notice without numbers that asks for nothing is called a document."""
    with pytest.raises(ParseError, match="a document without numbered headings, and none of its sentences"):
        parse(document(f"{HEAD}祝好。"))
