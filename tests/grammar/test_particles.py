"""Signs, lines and marks: where paragraphs, sentences and clauses end, and which lines are items of a list."""

from __future__ import annotations

import pytest
from made import document
from parsed import clauses, directives, markers

from directive_diff.errors import ParseError
from directive_diff.grammar import parse

SAID = "会议强调，要抓好落实。"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\n\n"])
def test_every_line_end_ends_a_paragraph(end: str) -> None:
    """The line ends of every system and word processor end a paragraph."""
    assert directives(f"会议强调：{end}一要抓早{end}二要抓小{end}春耕现场会{end}") == ["一要抓早", "二要抓小"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("sign", "，、")
def test_a_line_that_ends_in_a_comma_continues_in_the_next(sign: str, end: str) -> None:
    """Hard-wrapped texts have such lines; the line end is not part of a clause."""
    (directive,) = directives(f"会议强调，要抓好春耕{sign}{end}备耕工作。")

    assert directive == f"要抓好春耕{sign}{end}备耕工作。"
    assert clauses(f"会议强调，要抓好春耕，{end}备耕工作。") == ["要抓好春耕", "备耕工作"]


def test_letters_split_nothing() -> None:
    """Letters, which stand for places in texts without names, split no clause."""
    assert clauses("会议强调，要抓好XX县春耕，XX乡用好app。") == ["要抓好XX县春耕", "XX乡用好app"]
    assert directives("会议强调：\n一要抓好XX县春耕 \n二要实　\nX、春耕") == ["一要抓好XX县春耕", "二要实"]


def test_two_spaces_separate_paragraphs_only_after_a_sentence() -> None:
    """After a sentence, or its closing quote, two spaces begin a paragraph; elsewhere they are space."""
    assert directives(f"{SAID}　　会前，何平察看农机。　　天气晴好。") == ["要抓好落实。"]
    assert directives(f"{SAID}　　3月2日，全县气温回升。　　天气晴好。") == ["要抓好落实。"]
    assert len(directives(f"{SAID} 3月2日，全县气温回升。 天气晴好。")) == 3
    assert directives("会议强调，要抓好  春耕。") == ["要抓好  春耕。"]
    assert directives("会议强调：“要抓好春耕。”  3月2日，全县气温回升。") == ["“要抓好春耕。”"]


@pytest.mark.parametrize("indent", ["　　", "  ", " ", "\t"])
def test_an_indented_paragraph_is_read_like_any_other(indent: str) -> None:
    """The indent of a paragraph is not part of it."""
    assert directives(f"{indent}{SAID}\n{indent}要压实责任。\n{indent}3月2日，全县气温回升。\n{indent}天气晴好。") == [
        "要抓好落实。",
        "要压实责任。",
    ]
    assert markers(f"{indent}会议强调，{indent}要抓好落实。") == [("会议强调", "会议", "强调")]
    assert directives(f"会议强调，{indent}要抓好落实。") == ["要抓好落实。"]


@pytest.mark.parametrize("sign", "，：、；。")
def test_a_stray_sign_at_the_head_of_a_line_is_not_part_of_it(sign: str) -> None:
    """A sign left at the head of a line by a line break is not part of the directive."""
    assert directives(f"{SAID}\n{sign}3月2日，全县气温回升。\n天气晴好。") == ["要抓好落实。"]
    if sign in "，：、":
        assert directives(f"会议强调，{sign}要压实责任。") == ["要压实责任。"]
    assert directives(f"{SAID}\n{sign} 要压实责任。") == ["要抓好落实。", "要压实责任。"]


@pytest.mark.parametrize("sign", "。！？；")
def test_every_stop_ends_a_directive(sign: str) -> None:
    """A directive keeps several stops in a row, and a closing quote or bracket after a stop."""
    for stops in (sign, sign * 2, f"{sign}。", f"{sign}”", f"{sign}）{sign}"):
        assert directives(f"会议强调，要抓早{stops}要抓小{stops}") == [f"要抓早{stops}", f"要抓小{stops}"]


@pytest.mark.parametrize("mark", "-–—*•·■●◆#>|~… 、")
def test_marks_at_the_edge_of_a_clause_are_not_part_of_it(mark: str) -> None:
    """List markers, dashes and dots are dropped at the edge of a clause and kept inside it."""
    assert clauses(f"会议强调，{mark}要抓早{mark}，{mark}抓{mark}小{mark}。") == ["要抓早", f"抓{mark}小"]


def test_a_stretch_without_letters_is_not_a_clause() -> None:
    """A stretch without letters is neither a clause nor a directive."""
    assert clauses("会议强调，——，要抓早，……，抓小。——。") == ["要抓早", "抓小"]
    assert directives("会议强调，要抓早。……。要抓小。") == ["要抓早。", "要抓小。"]


@pytest.mark.parametrize("number", ["1,000", "3:2", "12,345,678", "10:30"])
def test_a_sign_within_a_number_splits_nothing(number: str) -> None:
    """Commas and colons between digits split nothing."""
    assert clauses(f"会议强调，要投资{number}元，抓早。") == [f"要投资{number}元", "抓早"]
    assert clauses("会议强调，要投资1,抓早。") == ["要投资1", "抓早"]
    assert clauses("会议强调，要抓早,2月完工:3月投产。") == ["要抓早", "2月完工", "3月投产"]
    assert directives("会议强调，要投资1;2月完工。") == ["要投资1;", "2月完工。"]


def test_a_pair_with_a_stop_at_its_end_may_end_a_sentence() -> None:
    """What is quoted in the middle of a clause ends the sentence only if the sentence does not continue after it."""
    assert directives("会议强调，要喊响“我先上！”“跟我来！”") == ["要喊响“我先上！”“跟我来！”"]
    assert directives("会议强调，要喊响“我先上！”\n要抓早。") == ["要喊响“我先上！”", "要抓早。"]
    assert directives("会议强调，要常问“抓早了吗？” 要抓小。") == ["要常问“抓早了吗？”", "要抓小。"]
    assert directives("会议强调，要记住“抓早。”的话，抓小。") == ["要记住“抓早。”的话，抓小。"]
    assert directives("会议强调，要常问“抓早了吗？抓小了吗？”") == ["要常问“抓早了吗？抓小了吗？”"]
    assert directives("会议强调，要记住“抓早。”要抓小。") == ["要记住“抓早。”", "要抓小。"]
    assert directives("会议强调，他说：“要抓早。要抓小。”") == ["“要抓早。", "要抓小。”"]


def test_pairs_may_be_nested() -> None:
    """The outer pair shields everything; a sign without its counterpart shields nothing."""
    assert clauses("会议强调，要讲“春耕（抓早，抓小），备耕”，抓实。") == ["要讲“春耕（抓早，抓小），备耕”", "抓实"]
    assert clauses("会议强调，要讲“春耕（抓早，备耕”，抓实。") == ["要讲“春耕（抓早，备耕”", "抓实"]
    assert clauses("会议强调，要讲（春耕，备耕，抓实。") == ["要讲（春耕", "备耕", "抓实"]
    assert clauses("会议强调，要讲春耕”，备耕），抓实。") == ["要讲春耕”", "备耕）", "抓实"]
    assert clauses("会议强调，要讲“春耕“，备耕”，抓实。") == ["要讲“春耕“，备耕”", "抓实"]
    assert clauses("会议强调，要讲“春耕”，备耕”，抓实。") == ["要讲“春耕”", "备耕”", "抓实"]
    assert clauses("会议强调，“要抓早。抓小，（春耕，备耕），抓实。”") == ["要抓早", "抓小", "（春耕，备耕）", "抓实"]


def test_pairs_are_matched_within_their_line() -> None:
    """A quote that is left open in one line shields nothing in the next."""
    assert clauses("会议强调：\n要讲“春耕\n要抓早，抓小”。") == ["要讲“春耕", "要抓早", "抓小”"]


@pytest.mark.parametrize("number", [*"一二三四五六七八九十0123456789"])
def test_a_numbered_line_is_an_item(number: str) -> None:
    """The number may have one digit or two."""
    for item in (f"{number}、抓早", f"十{number}、抓早", f"（{number}）抓早", f"1{number}.抓早"):
        assert directives(f"会议强调：\n{item}\n春耕现场会\n") == [item]


@pytest.mark.parametrize("sign", ["、", ".", ")", "）", "是", "要"])
def test_a_number_is_followed_by_a_sign_or_a_verb(sign: str) -> None:
    """一是 and 一要 open an item; 一地 does not."""
    assert directives(f"会议强调：\n一{sign}抓早\n一地抓早\n") == [f"一{sign}抓早"]


@pytest.mark.parametrize("mark", "●■◆•·*-①②③④⑤⑥⑦⑧⑨")
def test_a_marked_line_is_an_item(mark: str) -> None:
    """Any usual list marker counts."""
    assert directives(f"会议强调：\n{mark}抓早\n春耕现场会\n") == [f"{mark}抓早"]


def test_a_line_with_a_comma_is_not_a_headline() -> None:
    """A line with a comma is a directive, though no stop ends it."""
    assert directives("会议强调：\n春耕抓早，备耕抓小\n春耕现场会") == ["春耕抓早，备耕抓小"]


@pytest.mark.parametrize(
    ("clause", "linkable"),
    [
        ("要巡\U00020000\U0003134b", True),
        ("要巡查\U000e0041\U000f0000", False),
        ("要抓春耕", True),
        ("抓春耕", False),
        ("GDP抓春耕", False),
        ("app抓春耕", False),
        ("㐀鿿𠀀春", True),
        ("抓1春2耕3早", True),
        ("与此同时", False),
        ("到2027年底", True),
        ("GDP增6%", False),
        ("GDP增长6%", True),
        ("GDP增6.5%", True),
        ("2026年3月", False),
    ],
)
def test_a_clause_needs_four_characters_to_be_linkable(clause: str, linkable: bool) -> None:  # noqa: FBT001
    """Han characters, also rare ones, and digits count, letters do not; an opening or a date is never linkable."""
    assert [read_clause.linkable for read_clause in parse(document(f"会议强调，{clause}。")).clauses] == [linkable]


def test_a_marker_with_nothing_after_it_opens_no_block() -> None:
    """Without a directive a marker opens no block, and ids count the blocks that are left."""
    readout = parse(document("会议指出，。\n会议强调，要抓早；要抓小。会议要求，要抓实。"), side="S")

    assert [(block.id, block.span.of(readout.document.text)) for block in readout.blocks] == [
        ("S1", "会议强调，要抓早；要抓小。"),
        ("S2", "会议要求，要抓实。"),
    ]
    assert [directive.id for directive in readout.directives] == ["S1.1", "S1.2", "S2.1"]
    assert [clause.id for clause in readout.clauses] == ["S1.1.1", "S1.2.1", "S2.1.1"]


def test_the_heading_of_a_text_taken_whole_is_read() -> None:
    """A text taken whole has a heading, and its markers and frames are sentences like any other."""
    readout = parse(document("全力抓好春耕备耕\n3月2日，市委召开会议。会议强调，要抓早。来源：某某网"), whole_text=True)

    assert (readout.heading.title, readout.heading.date_text) == ("全力抓好春耕备耕", "3月2日")
    assert (readout.heading.issuer, len(readout.blocks), len(readout.directives)) == ("市委", 1, 4)


def test_the_error_for_a_text_without_a_block_says_what_to_do() -> None:
    """The remedy for a text without a block is ``--whole-text``."""
    with pytest.raises(ParseError, match="no directive block") as caught:
        parse(document("天气晴好。"))
    assert caught.value.remedy == "--whole-text treats every sentence as a directive"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n　　"])
def test_a_line_may_break_after_the_marker(end: str) -> None:
    """A directive on the line after its marker begins with its first word."""
    assert directives(f"会议强调，{end}要抓好落实。") == ["要抓好落实。"]
