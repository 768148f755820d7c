"""What a readout says about itself: its title, the day of the meeting, and which body met where."""

from __future__ import annotations

import pytest
from parsed import heading

from directive_diff.model import Level

SAID = "会议强调，要抓好落实。"


def title(head: str) -> str | None:
    """Return the title of a readout that begins with ``head``."""
    return heading(f"{head}\n{SAID}").title


def day(head: str) -> tuple[str | None, str | None]:
    """Return the day of a readout that begins with ``head``, in ISO 8601 and as it says it."""
    parts = heading(f"{head}\n{SAID}")
    return parts.date, parts.date_text


def issued(head: str) -> tuple[str | None, Level | None, str | None]:
    """Return the body that issued a readout which begins with ``head``, its level and place."""
    parts = heading(f"{head}\n{SAID}")
    return parts.issuer, parts.level, parts.region


@pytest.mark.parametrize(
    "word",
    [
        "会议", "召开", "主持", "传达", "学习", "贯彻", "精神", "强调", "指出", "要求", "部署", "批示", "指示", "讲话",
        "研究", "审议", "全会",
    ],
)  # fmt: skip
def test_the_surest_title_names_a_meeting(word: str) -> None:
    """A line that names a meeting wins over other lines above it."""
    assert title(f"春耕时节好风光\n全市{word}备耕事宜\n全力抓好春耕") == f"全市{word}备耕事宜"
    assert title("春耕时节好风光\n全市备耕事宜\n全力抓好春耕") == "春耕时节好风光"


@pytest.mark.parametrize("prefix", ["原标题：", "原题：", "标题：", "原标题 ", "# ", "## 原标题：", "　　"])
def test_marks_and_labels_before_a_title_are_not_part_of_it(prefix: str) -> None:
    """Markdown marks, labels and spaces before a title are dropped."""
    assert title(f"{prefix}全力抓好春耕备耕") == "全力抓好春耕备耕"


@pytest.mark.parametrize(
    "line",
    [
        "第3版春耕工作",
        "第A12版春耕工作",
        "来源某某春耕日报",
        "时间三月二日上午",
        "发布春耕工作专版",
        "2021-3-1春耕工作",
        "2021年03月01日春耕工作",
        "2021/03/01春耕工作",
        "2021.3.1春耕工作",
        "某某春耕日报 2021-03-01",
        "抓春耕",
        "（记者 何平 罗静）",
        "天气晴好，气温回升",
        "天气晴好。",
    ],
)
def test_a_line_of_the_page_is_not_a_title(line: str) -> None:
    """A line of the page, with a comma or a full stop, or of three characters is not a title."""
    assert title(line) is None


def test_a_title_has_at_least_four_han_characters() -> None:
    """Of a title's four Han characters, rare ones count; digits do not."""
    assert title("春耕备耕") == "春耕备耕"
    assert title("2021抓春耕") is None
    assert title("㐀鿿春耕") == "㐀鿿春耕"


def test_a_line_after_the_first_sentence_is_not_a_title() -> None:
    """A line after the first sentence is a heading within the text."""
    assert title("天气晴好。\n全力抓好春耕备耕") is None
    assert title("全力抓好春耕备耕\n天气晴好。\n全市召开会议") == "全力抓好春耕备耕"


def test_a_date_is_read_in_the_first_dozen_lines() -> None:
    """The twelfth line is read, the thirteenth is not."""
    for lines, date_text in ((11, "3月2日"), (12, None)):
        assert day("天气晴好\n" * lines + "3月2日，市委召开会议。") == (None, date_text)


def test_a_date_is_read_in_the_first_two_hundred_characters() -> None:
    """A date beyond them is not the day of the meeting."""
    assert day("春" * 196 + "3月2日，市委召开会议。") == (None, "3月2日")
    assert day("春" * 197 + "3月2日，市委召开会议。") == (None, None)


def test_what_is_said_within_the_first_block_is_not_about_the_text() -> None:
    """A date in the first block is not that of the meeting, even after a marker in mid-sentence."""
    parts = heading("3月2日春耕正忙，何平强调：\n4月3日前要抓好落实。")

    assert (parts.title, parts.date_text) == (None, "3月2日")
    assert heading("春耕正忙，会议强调，3月2日前要抓好落实。").date_text is None
    assert heading("会议强调，要抓好落实。3月2日，市委召开会议。").date_text is None


@pytest.mark.parametrize(
    "day_text",
    ["3月2日", "12月30日", "3月2日至4日", "3月30日至4月2日", "2021年3月2日至4日"],
)
def test_the_day_is_as_the_text_says_it(day_text: str) -> None:
    """A range of days is kept whole."""
    assert day(f"{day_text}，市委召开会议。")[1] == day_text


@pytest.mark.parametrize("follows", ["上午", "下午", "晚", "在县里", "，", "主持", "召开", "举行"])
def test_a_day_may_stand_without_its_month(follows: str) -> None:
    """A day without a month takes that of publication or the one before, if the text was published."""
    page = "某某网 2021-03-05\n"

    assert day(f"{page}2日{follows}全市会议开得好。") == ("2021-03-02", "2日")
    assert day(f"{page}2日至4日{follows}全市会议开得好。") == ("2021-03-02", "2日至4日")
    assert day(f"2日{follows}全市会议开得好。") == (None, "2日")


@pytest.mark.parametrize("words", ["工期2日为限，", "112日，", "正月2日，"])
def test_not_all_days_are_that_of_the_meeting(words: str) -> None:
    """A duration, a three-digit number or a lunar date is not read as a day."""
    assert day(f"{words}市委要春耕。") == (None, None)


@pytest.mark.parametrize(
    ("published", "date_text", "date"),
    [
        ("2021-03-05", "5日", "2021-03-05"),
        ("2021-03-05", "6日", "2021-02-06"),
        ("2021-01-05", "6日", "2020-12-06"),
        ("2021-03-05", "3月5日", "2021-03-05"),
        ("2021-03-05", "3月6日", "2020-03-06"),
        ("2021-03-05", "2月28日", "2021-02-28"),
        ("2021/3/5", "3月2日", "2021-03-02"),
        ("2021.3.5", "3月2日", "2021-03-02"),
        ("2021年3月5日", "3月2日", "2021-03-02"),
        ("2023-05-02", "2021年3月2日", "2021-03-02"),
        ("12021-03-05", "3月2日", None),
        ("2021-03-055", "3月2日", None),
    ],
)
def test_the_year_is_that_of_the_last_such_day_before_publication(
    published: str, date_text: str, date: str | None
) -> None:
    """A year that the text states takes precedence; a malformed day of publication counts for nothing."""
    assert day(f"某某网 {published}\n{date_text}，市委召开会议。") == (date, date_text)


@pytest.mark.parametrize(("month", "days"), list(enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1)))
def test_a_date_is_one_of_the_calendar(month: int, days: int) -> None:
    """In the leap year 2020, a day past the end of its month gets no ISO date."""
    assert day(f"2020年{month}月1日，市委召开会议。")[0] == f"2020-{month:02}-01"
    assert day(f"2020年{month}月{days}日，市委召开会议。")[0] == f"2020-{month:02}-{days}"
    assert day(f"2020年{month}月{days + 1}日，市委召开会议。")[0] is None
    assert day(f"2020年{month}月0日，市委召开会议。")[0] is None
    assert day(f"0001年{month}月1日，市委召开会议。")[0] == f"0001-{month:02}-01"


@pytest.mark.parametrize(("year", "date"), [(2024, "2024-02-29"), (2025, None), (2030, None), (2400, "2400-02-29")])
def test_a_leap_year_is_recognised(year: int, date: str | None) -> None:
    """29 February is valid in 2024 and 2400, but not in 2025 or 2030."""
    assert day(f"{year}年2月29日，市委召开会议。")[0] == date


@pytest.mark.parametrize("month", [0, 13])
def test_a_year_has_twelve_months(month: int) -> None:
    """Months 0 and 13 are not dates."""
    assert day(f"2020年{month}月1日，市委召开会议。")[0] is None


def test_the_day_stands_in_the_first_sentences_or_before_them() -> None:
    """The third sentence is read, the fourth is not; a news agency's dateline at the start counts too."""
    assert day("春耕正忙。天气晴好。3月2日，市委召开会议。") == (None, "3月2日")
    assert day("春耕正忙。天气晴好。气温回升。3月2日，市委召开会议。") == (None, None)
    assert day("某某社某地3月2日电 市委召开会议。") == (None, "3月2日")
    assert day("某某社某地3月3日电 3月2日，市委召开会议。") == (None, "3月2日")
    assert day("春耕正忙。\n某某社某地3月3日电 市委召开会议。") == (None, None)


@pytest.mark.parametrize(
    ("lede", "expected"),
    [
        ("中共中央政治局常务委员会召开会议", ("中共中央政治局常务委员会", Level.CENTRE, None)),
        ("国务院、中央军委召开会议", ("国务院", Level.CENTRE, None)),
        ("凉山州委召开常委会会议", ("凉山州委常委会", Level.CITY, "凉山")),
        ("凉山彝族自治州委召开会议", ("凉山彝族自治州委", Level.CITY, "凉山")),
        ("喀什地委召开会议", ("喀什地委", Level.CITY, "喀什")),
        ("兴安盟委召开会议", ("兴安盟委", Level.CITY, "兴安")),
        ("重庆市委召开会议", ("重庆市委", Level.PROVINCE, "重庆")),
        ("广西区党委召开会议", ("广西区党委", Level.PROVINCE, "广西")),
        ("镇沅县委召开会议", ("镇沅县委", Level.COUNTY, "镇沅")),
        ("积石山保安族东乡族撒拉族自治县政府召开会议", ("积石山保安族东乡族撒拉族自治县政府", Level.COUNTY, "积石山")),
        ("吉县县委召开会议", ("吉县县委", Level.COUNTY, "吉县")),
        ("吉县人民政府召开会议", ("吉县人民政府", Level.COUNTY, "吉县")),
        ("海南州委召开会议", ("海南州委", Level.CITY, "海南")),
        ("省委、全国政协党组召开会议", ("省委", Level.PROVINCE, None)),
        ("主持召开省政府常务会议", ("省政府常务会议", Level.PROVINCE, None)),
        ("何平主持召开了省春耕领导小组会议", ("省春耕领导小组", Level.PROVINCE, None)),
        ("何平主持召开座谈会，省政府代表发言", (None, None, None)),
        ("市委举行全会", ("市委", Level.CITY, None)),
        ("市委召开的会议", (None, None, None)),
        ("市委召开过会议", (None, None, None)),
        ("召开会议的是市委", (None, None, None)),
        ("全市春耕大会召开", (None, Level.CITY, None)),
        ("全省春耕指挥部召开会议", ("全省春耕指挥部", Level.PROVINCE, None)),
        ("全县春耕委员会举行会议", ("全县春耕委员会", Level.COUNTY, None)),
        ("全州春耕领导小组举行会议", ("全州春耕领导小组", Level.CITY, None)),
        ("全区春耕工作会议召开", (None, None, None)),
        ("全国春耕工作会议召开", (None, Level.CENTRE, None)),
        ("市春耕领导小组召开会议", ("市春耕领导小组", Level.CITY, None)),
        ("自治区春耕领导小组召开会议", ("自治区春耕领导小组", Level.PROVINCE, None)),
        ("街道春耕工作会议召开", (None, Level.TOWNSHIP, None)),
        ("全市春耕工作会议、全县备耕工作会议召开", (None, Level.CITY, None)),
        ("全省上下，推进会议召开", (None, None, None)),
        ("市委召开常委会会议", ("市委常委会", Level.CITY, None)),
        ("市委举行常委会会议", ("市委常委会", Level.CITY, None)),
        ("市委召开了常委会会议", ("市委常委会", Level.CITY, None)),
        ("市委第十二次常委会会议召开", ("市委常委会", Level.CITY, None)),
        ("市委12次常委会会议召开", ("市委常委会", Level.CITY, None)),
        ("市委召开第12次（扩大）常委会会议", ("市委常委会", Level.CITY, None)),
        ("市委扩大常委会会议召开", ("市委常委会", Level.CITY, None)),
        ("市委召开春耕常委会会议", ("市委", Level.CITY, None)),
        ("近日，市委员联络处召开会议", ("市委员联络处", Level.CITY, None)),
        ("近日，市委托中介召开会议", (None, None, None)),
        ("本届市委召开会议", ("市委", Level.CITY, None)),
        ("九届市春耕领导小组召开会议", ("市春耕领导小组", Level.CITY, None)),
        ("北京市委召开会议", ("北京市委", Level.PROVINCE, "北京")),
        ("天津市委召开会议", ("天津市委", Level.PROVINCE, "天津")),
        ("上海市委召开会议", ("上海市委", Level.PROVINCE, "上海")),
        ("江苏省人民政府召开会议", ("江苏省人民政府", Level.PROVINCE, "江苏")),
        ("湖南省长沙市委召开会议", ("长沙市委", Level.CITY, "长沙")),
        ("某某省委召开会议", ("某某省委", Level.PROVINCE, None)),
        ("中共中央有关部门发出通知", (None, Level.CENTRE, None)),
        ("国务院有关部门发出通知", (None, Level.CENTRE, None)),
        ("国家主席签署命令", (None, Level.CENTRE, None)),
        ("中央有关部门发出通知", (None, Level.CENTRE, None)),
        ("据中央有关部门通知", (None, None, None)),
        ("春耕正忙。中央有关部门发出通知", (None, Level.CENTRE, None)),
        ("春耕正忙。天气晴好。中央有关部门发出通知", (None, None, None)),
        ("春耕正忙。天气晴好。市委召开会议", ("市委", Level.CITY, None)),
        ("春耕正忙。天气晴好。气温回升。市委召开会议", (None, None, None)),
    ],
)
def test_who_met_is_read_from_the_opening(lede: str, expected: tuple[str | None, Level | None, str | None]) -> None:
    """The issuer is the body before 召开 or 举行, or after 主持召开, with its organ and place."""
    assert issued(f"{lede}。") == expected


@pytest.mark.parametrize("term", [*"一二三四五六七八九十0123456789", "第一", "十六", "第10"])
def test_the_term_of_office_is_not_part_of_the_body(term: str) -> None:
    """A term of office is dropped before the body's name and inside it."""
    assert issued(f"长沙市{term}届政府召开会议。")[0] == "长沙市政府"
    assert issued(f"{term}届市委常委会召开会议。")[0] == "市委常委会"


@pytest.mark.parametrize("word", ["收看", "传达", "学习", "贯彻", "落实", "按照", "根据"])
def test_a_text_that_opens_with_what_was_studied_names_another_body(word: str) -> None:
    """That body did not issue the text."""
    assert issued(f"{word}省委常委会会议精神后召开会议。") == (None, None, None)


def test_the_body_stands_near_what_it_did() -> None:
    """The distance between a body and its verb is limited, before and after the verb alike."""
    near, far = ("春" * length for length in (58, 59))

    assert issued(f"市委{near}召开会议。")[0] == "市委"
    assert issued(f"市委{far}召开会议。")[0] is None
    assert issued(f"何平主持召开{near}市委会议。")[0] == "市委"
    assert issued(f"何平主持召开{far}市委会议。")[0] is None
    assert issued(f"贯彻{near}市委召开会议。")[0] == "市委"


def test_the_name_of_a_conference_has_a_limit() -> None:
    """A name may have at most thirty-four characters."""
    near, far = ("春" * length for length in (28, 29))

    assert issued(f"全市{near}领导小组召开会议。")[0] == f"全市{near}领导小组"
    assert issued(f"全市{far}领导小组召开会议。")[0] is None


def test_the_title_says_who_met_if_the_text_does_not() -> None:
    """A body in the text takes precedence over one in the title."""
    assert issued("市委召开会议部署春耕\n春耕正忙。") == ("市委", Level.CITY, None)
    assert issued("市委召开会议部署春耕\n县委召开会议。") == ("县委", Level.COUNTY, None)
    assert issued("常州：借鉴长沙经验\n长沙市委召开会议。") == ("长沙市委", Level.CITY, "长沙")


@pytest.mark.parametrize(
    "words",
    [
        "长沙市：部署春耕",
        "长沙市委部署春耕",
        "长沙市党委部署春耕",
        "长沙市政府部署春耕",
        "长沙市人民政府部署春耕",
        "长沙市人大部署春耕",
        "长沙市政协部署春耕",
        "长沙市长部署春耕",
        "长沙市召开春耕大会",
        "长沙市举行春耕大会",
        "全市动员 长沙市委部署春耕",
        "市县联动 长沙市委部署春耕",
        "昆山市政府、长沙市政府部署春耕",
        "长沙市春耕忙 长沙市委部署春耕",
    ],
)
def test_the_place_of_a_conference_stands_in_the_title(words: str) -> None:
    """A place named with a body in the title counts unless it is of another level."""
    assert issued(f"{words}\n全市春耕工作会议召开。")[1:] == (Level.CITY, "长沙")
    assert issued(f"{words}\n全县春耕工作会议召开。")[2] == ("昆山" if "昆山" in words else None)


def test_the_place_of_a_conference_may_stand_in_the_first_sentences() -> None:
    """Three sentences are read; a county may have the name of its kind twice."""
    assert issued("全市春耕工作会议召开。春耕正忙。长沙市委到会。")[2] == "长沙"
    assert issued("全市春耕工作会议召开。春耕正忙。天气晴好。长沙市委到会。")[2] is None
    assert issued("长沙：部署春耕\n全市春耕工作会议召开。")[2] == "长沙"
    assert issued("长沙：部署春耕：早谋划\n全市春耕工作会议召开。")[2] == "长沙"
    assert issued("江苏省省长部署春耕\n全省春耕工作会议召开。")[2] == "江苏"
    assert issued("津市市委部署春耕\n全县春耕工作会议召开。")[2] == "津市"
    assert issued("镇沅彝族哈尼族拉祜族自治县委部署春耕\n全县春耕工作会议召开。")[2] == "镇沅"
    assert issued("吉县人民政府部署春耕\n全县春耕工作会议召开。")[2] == "吉县"
    assert issued("长沙市委部署春耕\n全国春耕工作会议召开。") == ("长沙市委", Level.CITY, "长沙")
    assert issued("长沙市委部署春耕\n全区春耕工作会议召开。")[2] == "长沙"


LEDE = "\n\n2025年11月3日下午，县委召开专题会议。"


@pytest.mark.parametrize(
    "line",
    [
        "您所在的位置：首页 > 林业管护 > 防火常识",
        "首页>>新闻中心>>县级会议",
        "云溪网石桥频道",
        "石桥县人民政府门户网站",
        "石桥日报",
        "工作动态",
        "范文部分段落预览",
        "【石桥要闻】",
        "石政办发〔2026〕17号",
        "字号：大 中 小",
        "打印 关闭",
        "阅读次数：123",
        "2025年11月04日 星期二",
        "本报记者 何平",
        "记者何平 通讯员罗静",
        "林若水主持会议",
        "林若水出席并讲话",
        "On May 6, the county held a meeting.",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_title_is_not_a_line_of_the_page_or_about_attendance(line: str, between: str) -> None:
    """Lines of the page and about attendance may stand above or below the title."""
    assert title(f"{line}{between}山林管护全面铺开{LEDE}") == "山林管护全面铺开"
    assert title(f"山林管护全面铺开{between}{line}{LEDE}") == "山林管护全面铺开"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("林若水在全县会议上强调\n以过硬作风抓好管护", "林若水在全县会议上强调 以过硬作风抓好管护"),
        ("林若水主持召开会议时指出\n\n以过硬作风抓好管护", "林若水主持召开会议时指出 以过硬作风抓好管护"),
        ("县政府第7次党组会\n暨读书会举行\n林若水主持", "县政府第7次党组会暨读书会举行"),
        ("山林管护全面铺开\n——全县推进会侧记", "山林管护全面铺开"),
        ("暨读书会举行", None),
    ],
)
def test_a_title_may_run_over_two_lines(head: str, expected: str | None) -> None:
    """The second line says what was said or what else was held; alone, it is not a title."""
    assert title(f"{head}{LEDE}") == expected


@pytest.mark.parametrize(
    "head",
    ["全县山林管护会议召开，林若水作动员", "林若水调研山林管护，要求压实责任", "县委书记林若水：抓好管护，守好山林"],
)
def test_a_title_may_contain_a_comma(head: str) -> None:
    """A title with a comma must stand above the lede; a dateline and the lede itself are not titles."""
    assert title(f"{head}{LEDE}") == head
    assert heading(f"{head}{LEDE}\n{SAID}").date == "2025-11-03"
    assert title("本报讯（记者何平）11月3日，县委召开会议，研究工作") is None
    assert title("11月3日，县委召开会议，研究工作\n") is None


def test_a_title_that_was_wrapped_is_given_in_one_line() -> None:
    """A wrapped title is joined, with its words as in the text."""
    paragraph = (
        "县委今日召开专题会议，研究今冬明春山\n林管护工作，压实责任。会议强调，要守\n住底线，分段建账，不留死角。"
    )
    text = f"林若水主持召开县委专题会议研究今冬明\n春山林管护\n\n{paragraph}"

    assert heading(text).title == "林若水主持召开县委专题会议研究今冬明春山林管护"


@pytest.mark.parametrize(
    ("lede", "expected"),
    [
        ("市委党校召开校务会议", "市委党校"),
        ("县委巡察办召开工作例会", "县委巡察办"),
        ("市委老干部局召开会议", "市委老干部局"),
        ("市委宣传部部务会议召开", "市委宣传部"),
        ("省委教育工委召开会议", "省委教育工委"),
        ("县委农村工作领导小组召开会议", "县委农村工作领导小组"),
        ("省政府办公厅召开会议", "省政府办公厅"),
        ("中共中央党校举行典礼", "中共中央党校"),
        ("国务院国资委召开会议", "国务院国资委"),
        ("九三学社莆田市委召开会议", "九三学社莆田市委"),
        ("致公党泉州市委召开会议", "致公党泉州市委"),
        ("民盟市委会召开会议", "民盟市委会"),
        ("团省委召开会议", "团省委"),
        ("中建集团市委召开会议", "中建集团市委"),
        ("市委书记林若水在石桥镇召开座谈会", None),
        ("中共中央政治局常委林若水召开座谈会", None),
        ("省人大会堂举行大会", None),
        ("市委经济工作会议召开", "市委"),
        ("市委市政府召开会议", "市委"),
    ],
)
def test_a_body_named_after_a_committee_is_another_body(lede: str, expected: str | None) -> None:
    """A department, a school or another party's committee is a body of its own; a person is not."""
    assert issued(f"{lede}。")[0] == expected


@pytest.mark.parametrize(
    ("lede", "expected"),
    [
        ("十三届市委常委会第86次会议召开", "市委常委会"),
        ("何平主持召开十四届县委常委会第42次会议", "县委常委会"),
        ("县委常委（扩大）会议举行", "县委常委会"),
        ("县委常委会（扩大）会议举行", "县委常委会"),
        ("区委召开常委（扩大）会", "区委常委会"),
        ("县委常委班子召开民主生活会", "县委常委会"),
        ("市纪委常委会召开会议", "市纪委常委会"),
        ("何平主持召开市纪委常委会会议", "市纪委常委会"),
        ("中央纪委常委会1日召开会议", "中央纪委常委会"),
        ("市政府2026年第9次党组会召开", "市政府党组"),
        ("市人大常委会党组召开会议", "市人大常委会党组"),
        ("市委理论学习中心组举行学习会", "市委理论学习中心组"),
        ("县委召开全会", "县委"),
        ("全国政协十三届常委会第九次会议举行", "全国政协常委会"),
    ],
)
def test_the_part_of_a_body_that_met_is_named(lede: str, expected: str) -> None:
    """The issuer may be a standing committee or a party group; the number of the meeting is dropped."""
    assert issued(f"{lede}。")[0] == expected


@pytest.mark.parametrize("word", ["传达", "学习", "贯彻", "落实", "根据", "按照"])
def test_the_place_of_a_body_above_is_not_that_of_the_issuer(word: str) -> None:
    """A body whose meeting or order was relayed does not give the issuer's place."""
    assert issued(f"何平主持召开市委常委会会议，{word}长沙市委全会精神。") == ("市委常委会", Level.CITY, None)
    assert issued(f"全市会议召开，{word}长沙市政府部署。")[2] is None


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (
            "2024年5月6日，省委召开全省大会。5月7日，市政府党组召开会议，传达学习会议精神。",
            ("市政府党组", Level.CITY, None),
        ),
        ("1月3日，全国部长会议召开。1月8日，全省部长会议召开。1月15日，全市部长会议召开。", (None, Level.CITY, None)),
        ("7月1日，市委召开全会。会后，县委立即召开常委会会议。", ("县委常委会", Level.COUNTY, None)),
        ("7月1日，省委召开全会。7月5日，学校召开党委会议，传达学习全会精神。", (None, None, None)),
        ("在市政府常务会议审议通过后，3月1日，县交通局召开会议。", ("县交通局", Level.COUNTY, None)),
        ("国务院召开会议\n1月6日，国务院召开会议。会议结束后，省政府召开续会。", ("国务院", Level.CENTRE, None)),
        ("1月6日，市委召开常委会会议。省委全会1月3日召开。", ("市委常委会", Level.CITY, None)),
        ("市教育局党组传达学习省委全会精神\n7月1日，省委召开全会。", ("市教育局党组", Level.CITY, None)),
    ],
)
def test_the_meeting_of_a_higher_level_that_is_passed_on_is_not_the_text_s_own(
    head: str, found: tuple[str | None, Level | None, str | None]
) -> None:
    """It is told first; the own one is the lowest, or passes it on, unless the title names the higher body."""
    assert issued(head) == found


def test_the_day_comes_from_the_sentence_about_the_own_meeting() -> None:
    """Its year may be that of an earlier day; without a day of its own the meeting was on the same day, or on none."""
    assert day("2024年5月6日，省委召开全会。5月7日，市委召开会议。") == ("2024-05-07", "5月7日")
    assert day("2023年12月28日，省委召开全会。1月3日，市委召开会议。") == (None, "1月3日")
    assert day("2024年5月6日，省委召开全会。会后，市委立即召开会议。") == ("2024-05-06", "2024年5月6日")
    assert day("2024年5月6日，省委召开全会。市委召开会议。") == (None, None)
    assert day("为贯彻落实3月5日省委全会精神，3月7日，市委召开会议。") == (None, "3月7日")


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("二〇一九年三月十八日", "2019-03-18"),
        ("二○二三年十二月三十一日", "2023-12-31"),
        ("二零二〇年十月一日", "2020-10-01"),
        ("二0二四年二月二十九日", "2024-02-29"),
        ("二〇二三年二月二十九日", None),
        ("三月十八日", None),
    ],
)
def test_a_day_may_be_in_chinese_figures(said: str, date: str | None) -> None:
    """It is given in ISO 8601, and as written."""
    assert day(f"{said}，市委召开会议。") == (date, said)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("省交通运输厅", Level.PROVINCE),
        ("省高级人民法院", Level.PROVINCE),
        ("市公安局", Level.CITY),
        ("市市场监管局", Level.CITY),
        ("县总工会", Level.COUNTY),
        ("县乡村振兴局", Level.COUNTY),
        ("鹿鸣区政府党组", Level.COUNTY),
        ("高新区管委会", Level.COUNTY),
        ("石桥街道党工委", Level.TOWNSHIP),
        ("松林乡党委", Level.TOWNSHIP),
        ("兵团党委常委会", Level.PROVINCE),
        ("应急管理部", Level.CENTRE),
        ("澳门特区政府", Level.PROVINCE),
        ("省纪委监委驻省教育厅纪检监察组", Level.PROVINCE),
        ("市委市政府督查室", Level.CITY),
        ("桂花社区党委", None),
        ("南校区党委", None),
        ("东部战区党委", None),
        ("雄安新区党工委", None),
        ("市场监管局", None),
        ("城市管理局", None),
    ],
)
def test_a_body_is_named_whole_and_its_place_gives_its_level(name: str, level: Level | None) -> None:
    """A word that only looks like a place gives none: 社区, 校区, 市场."""
    assert issued(f"3月2日，{name}召开会议。")[:2] == (name, level)


@pytest.mark.parametrize(
    ("lede", "found"),
    [
        ("平遥县教育工作会议召开", (None, Level.COUNTY, "平遥")),
        ("松林乡召开动员会", (None, Level.TOWNSHIP, None)),
        ("市委常委、县委书记何平主持召开专题会议", (None, Level.COUNTY, None)),
        ("市应急管理局局长何平主持召开局务会", (None, Level.CITY, None)),
        ("座谈会由市委统战部召开", ("市委统战部", Level.CITY, None)),
        ("会议在县委党校召开", (None, None, None)),
        ("各县区召开会议", (None, None, None)),
        ("当地召开会议", (None, None, None)),
        ("市场监管工作会议召开", (None, None, None)),
        ("校长何平主持召开会议", (None, None, None)),
    ],
)
def test_a_place_or_a_person_tells_the_level_where_no_body_is_named(
    lede: str, found: tuple[str | None, Level | None, str | None]
) -> None:
    """A conference is no body; a venue is not the host."""
    assert issued(f"{lede}。") == found
