"""A saved page gives its title, date and paragraphs, and nothing else of the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff.errors import ReadError
from directive_diff.readers import html
from directive_diff.readers.kinds import HTML, declared_encoding, recognise

FIRST = "会议强调，要坚决贯彻落实决策部署。"
SECOND = "会议指出，要压紧压实各方责任。"


def body(page: str) -> list[str]:
    """Return the lines that are read from a page."""
    return [line for line in html.extract(page.encode()).splitlines() if line]


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"<div>{FIRST}<br>{SECOND}</div>",
        f"<table><tr><td><font>&nbsp;&nbsp;{FIRST}<BR><BR>　　{SECOND}</font></td></tr></table>",
        f"<section><section>{FIRST}</section><section><span>{SECOND}</span></section></section>",
        f"<pre>{FIRST}\n\n{SECOND}</pre>",
        f"<p>{FIRST[:9]}\n      {FIRST[9:]}</p>\n<p>{SECOND[:3]}<b>{SECOND[3:]}</b></p>",
        f"<p>{FIRST[:9]}<a href=x>{FIRST[9:11]}</a>{FIRST[11:]}</p><p>{SECOND}",
        f"<p>{FIRST}<p>{SECOND}",
    ],
)
def test_paragraphs_survive_however_they_are_marked_up(page: str) -> None:
    """Paragraphs may use p, br, div, section or pre; a line break in the source splits nothing."""
    assert body(page) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "noise",
    [
        "<script>会议强调，要落实脚本。</script>",
        "<style>p{content:'会议强调，要落实样式。'}</style>",
        "<!-- 会议强调，要落实注释。 -->",
        "<nav><a>会议强调，要落实导航。</a></nav>",
        "<div style='display: none'>会议强调，要落实看不见的。</div>",
        "<p hidden>会议强调，要落实看不见的。</p>",
        "<figure><img src=x><figcaption>会议强调，要落实图注。</figcaption></figure>",
        "<ul><li><a href=x>会议强调，要落实链接。</a></li></ul>",
        "<div class='bdsharebuttonbox'>会议强调，要落实分享。</div>",
        "<div class='xgwz'>会议强调，要落实相关文章。</div>",
        "<div>【打印本页】【关闭窗口】</div>",
        "<div align=center><img src=x></div><div align=center>会议现场 张三 摄</div>",
        "<textarea>会议强调，要落实表单。</textarea>",
    ],
)
def test_what_belongs_to_the_page_is_not_read(noise: str) -> None:
    """Scripts, navigation, captions and the like are not read before, inside or after the text."""
    for parts in ((noise, "", ""), ("", noise, ""), ("", "", noise)):
        page = f"{parts[0]}<div class='TRS_Editor'><p>{FIRST}</p>{parts[1]}<p>{SECOND}</p></div>{parts[2]}"
        assert body(page) == [FIRST, SECOND]


def test_a_box_with_a_misleading_name_is_read_if_it_contains_the_text() -> None:
    """A name can mislead; holding most of the prose cannot."""
    assert body(f"<div class='content'><div class='menu-nav'><p>{FIRST}</p><p>{SECOND}</p></div></div>") == [
        FIRST,
        SECOND,
    ]


@pytest.mark.parametrize("line", ["上一篇：省委召开另一会议", "相关阅读", "版权声明：未经许可，不得转载。"])
def test_nothing_is_read_after_a_line_that_ends_the_text(line: str) -> None:
    """After a line such as 相关阅读, only links to other texts follow, which are not read."""
    assert body(f"<p>{FIRST}</p><p>{SECOND}</p><p>{line}</p><p>会议要求，要落实别的文章。</p>") == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("class", "TRS_Editor"),
        ("class", "view TRS_UEDITOR trs_paper_default"),
        ("class", "trs_editor_view"),
        ("id", "zoom"),
        ("id", "UCAP-CONTENT"),
        ("class", "pages_content"),
        ("class", "article-content"),
        ("id", "js_content"),
        ("id", "ozoom"),
        ("class", "rm_txt_con"),
    ],
)
def test_the_text_stands_in_the_box_of_the_publishing_system(attribute: str, value: str) -> None:
    """The box of a known system is read next to longer, unrelated text, and even if it is hidden."""
    other = "".join(f"<p>本网第{i}条，其他报道，与此无关。</p>" for i in range(3))
    page = f"<div>{other}</div><div {attribute}='{value}' style='visibility:hidden'><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert body(page) == [FIRST, SECOND]


def test_the_text_is_found_in_a_page_of_no_known_system() -> None:
    """On an unknown page, the text is where nearly all the prose is."""
    page = (
        "<table><tr><td><table><tr><td>欢迎您，今天是星期一。</td></tr></table></td><td><table><tr><td>"
        + f"<p>{FIRST}</p><p>{SECOND}</p>" * 5
        + "</td></tr></table></td></tr></table>"
    )
    assert body(page) == [FIRST, SECOND] * 5


@pytest.mark.parametrize(
    "head",
    [
        "<title>省委召开会议_某省人民政府</title><body><h1>省委召开会议</h1>",
        "<meta name=ArticleTitle content=省委召开会议><title>某省人民政府</title><body>",
        "<title></title><body><h1 id=activity-name>\n 省委召开会议 </h1>",
        "<title>省委召开会议 - 某某网</title><body><h2>要闻</h2>",
        "<title>某某网</title><meta property=og:title content=省委召开会议><body>",
        "<title>要闻频道_省委召开会议_某某网</title><body>",
        "<body><h1>省委召开会议</h1>",
    ],
)
def test_the_title_is_the_headline_without_the_name_of_the_site(head: str) -> None:
    """The title comes from the page's metadata, a heading, or the title of the window."""
    assert body(f"<html>{head}<div id=zoom><p>{FIRST}</p></div>") == ["省委召开会议", FIRST]


@pytest.mark.parametrize(
    ("part", "day"),
    [
        ("<meta name=PubDate content='2020-02-17 18:30'>", "2020-02-17 18:30"),
        ("<p>发布时间：2020-02-17 来源：某某日报</p>", "2020-02-17"),
        ("<p>2020年2月17日 08:15 点击：3</p>", "2020年2月17日 08:15"),
        ("<script>var createTime = '2020-02-17 21:05';</script>", "2020-02-17 21:05"),
        ("<p>今天是2024年1月1日</p><p>2020/02/17</p>", "2020/02/17"),
    ],
)
def test_the_day_of_publication_stands_below_the_title(part: str, day: str) -> None:
    """The day of publication keeps the page's form; the date nearest to the text counts."""
    assert body(f"<html><title>省委召开会议</title><body>{part}<div id=zoom><p>{FIRST}</p></div>") == [
        "省委召开会议",
        day,
        FIRST,
    ]


def test_pinyin_over_characters_is_not_read() -> None:
    """Pinyin is not part of the wording."""
    assert body(f"<p><ruby>会<rp>(</rp><rt>huì</rt><rp>)</rp></ruby>{FIRST[1:]}</p>") == [FIRST]


def test_a_page_without_a_text_is_refused() -> None:
    """A page without a text, for example one that a script would fill, is refused."""
    with pytest.raises(ReadError, match="without any text"):
        html.extract(b"<html><body><div id=app></div><script>1</script>")


@pytest.mark.parametrize(
    "content",
    [b"<!DOCTYPE html>", b" \n<HTML>", b"\xef\xbb\xbf<html >", b"<!-- saved -->\n<div class=x>", b"<p>x</p>"],
)
def test_a_page_is_recognised_by_its_tags(content: bytes) -> None:
    """A page is recognised in any encoding; a text that only mentions tags, or starts with a sign, is not one."""
    assert recognise(content) is HTML
    assert recognise(content.removeprefix(b"\xef\xbb\xbf").decode().encode("utf-16")) is HTML
    assert recognise(b"x" + content) is None
    assert recognise("<<会议>>强调".encode()) is None


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (b'<meta charset="gb2312">', "gb2312"),
        (b'<META http-equiv=Content-Type content="text/html; charset=GBK">', "GBK"),
        (b"<meta name=x>", None),
    ],
)
def test_a_page_may_declare_its_encoding(page: bytes, encoding: str | None) -> None:
    """Either form of the meta element declares the encoding of a page."""
    assert declared_encoding(page) == encoding


WORDS = [
    "<p>",
    "</p>",
    "<div id=zoom>",
    "</div>",
    "<br>",
    "<td>",
    "<![",
    "<!--",
    "<script>",
    "<a>",
    "</a>",
    "<pre>",
    "\n",
]


@given(st.lists(st.one_of(st.sampled_from([*WORDS, FIRST, SECOND, "&#xD800;", "&nbsp;"]), st.text(max_size=5))))
def test_any_page_is_read_or_refused(parts: list[str]) -> None:
    """What is read is plain text with one paragraph per line."""
    try:
        text = html.extract("".join(parts).encode("utf-8", "ignore"))
    except ReadError:
        return
    assert text.encode()
    assert text.endswith("\n")
    assert all(line == line.strip() for line in text.split("\n"))
