"""The edits of a link mark what changed: whole figures, dates and names, and nothing that is the same."""

from __future__ import annotations

import pytest

from directive_diff.explanation.edits.halves import split_shared
from directive_diff.explanation.edits.script import edit_script
from directive_diff.folding import fold
from directive_diff.model import Op


def _marked(source: str, target: str) -> str:
    """Return both clauses in one: [old|new] where they differ."""
    parts = []
    for edit in edit_script(fold(source), fold(target)):
        old, new = source[slice(*edit.source)], target[slice(*edit.target)]
        parts.append(old if edit.op is Op.EQUAL else f"[{old}|{new}]")
    return "".join(parts)


@pytest.mark.parametrize(
    ("source", "target", "marked"),
    [
        # figures whole, without a unit that is the same; dates whole
        ("要储备编织袋300万条", "要储备编织袋30万条", "要储备编织袋[300万|30万]条"),
        ("新增造林面积五十万亩", "新增造林面积五万亩", "新增造林面积[五十万|五万]亩"),
        ("补助标准提高到1500元", "补助标准提高到1000元", "补助标准提高到[1500|1000]元"),
        ("6月底前全部建成", "7月底前全部建成", "[6月底|7月底]前全部建成"),
        ("4月15日前报省政府审定", "4月底前报市政府审定", "[4月15日|4月底]前报[省政府|市政府]审定"),
        ("到2027年优良比例达到92.6%", "到2030年优良比例达到90.2%", "到[2027|2030]年优良比例达到[92.6%|90.2%]"),
        ("补助不超过总投资的1/3", "补助不超过总投资的1/2", "补助不超过总投资的[1/3|1/2]"),
        ("师生比不低于1:15", "师生比不低于1:20", "师生比不低于[1:15|1:20]"),
        ("每天8时30分前上报", "每天9时前上报", "每天[8时30分|9时]前上报"),
        ("投资1,500万元的项目", "投资1,000万元的项目", "投资[1,500万|1,000万]元的项目"),
        ("收支按5∶3∶2的比例分担", "收支按4∶4∶2的比例分担", "收支按[5∶3∶2|4∶4∶2]的比例分担"),
        ("于2027-05-01起施行", "于2027-06-01起施行", "于[2027-05-01|2027-06-01]起施行"),
        ("于2027-05-01起施行", "于2027年5月1日起施行", "于[2027-05-01|2027年5月1日]起施行"),
        ("建成10千米绿道", "建成10公里绿道", "建成[10千米|10公里]绿道"),
        ("实现五个百分点的增幅", "实现3个百分点的增幅", "实现[五个|3个]百分点的增幅"),
        ("将费率降至3%", "将费率降至3‰", "将费率降至[3%|3‰]"),
        # names of offices whole
        ("由省发展改革委会同省财政厅制定", "由市发展改革委会同市财政局制定",
         "由[省发展改革委|市发展改革委]会同[省财政厅|市财政局]制定"),
        ("公安、应急、消防等部门要联合执法", "公安、应急等部门要联合执法", "公安、应急[、消防|]等部门要联合执法"),
        ("由省水利厅牵头、省应急管理厅配合", "由市应急管理局牵头、市水利局配合",
         "由[省水利厅|市应急管理局]牵头、[省应急管理厅|市水利局]配合"),
        ("并报省交通运输厅备案", "并报市交通运输局备案", "并报[省交通运输厅|市交通运输局]备案"),
        ("由基础教育处牵头、督导处配合", "由督导室牵头、基础教育科配合",
         "由[基础教育处|督导室]牵头、[督导处|基础教育科]配合"),
        ("改革办要抓好落实", "市委改革办要抓好落实", "[|市委]改革办要抓好落实"),
        ("省委农办要发挥作用", "市农业农村局要发挥作用", "[省委农办|市农业农村局]要发挥作用"),
        # phrases of which half changed
        ("要严格落实主体责任", "要认真落实主体责任", "要[严格|认真]落实主体责任"),
        ("要全面推行河湖长制", "要推行河湖长制", "要[全面|]推行河湖长制"),
        ("把安全作为首要任务", "把安全作为重要任务", "把安全作为[首要|重要]任务"),
        ("全面落实水库责任人", "逐步落实全市水库责任人", "[全面|逐步]落实[|全市]水库责任人"),
        # whole members of lists, with their sign
        ("实施高中提质工程、职业攀高工程", "实施高中提质工程", "实施高中提质工程[、职业攀高工程|]"),
        ("建立清单化、项目化、责任化机制", "建立清单化、责任化机制", "建立清单化、[项目化、|]责任化机制"),
        ("建立清单化、责任化机制", "建立清单化、项目化、责任化机制", "建立清单化、[|项目化、]责任化机制"),
        ("会同省财政厅、省教育厅制定", "会同市财政局制定", "会同[省财政厅|市财政局][、省教育厅|]制定"),
        ("会同省财政厅、省教育厅制定", "会同市教育局制定", "会同[省财政厅、|][省教育厅|市教育局]制定"),
        ("会同省财政厅制定", "会同市财政局、市教育局制定", "会同[省财政厅|市财政局][|、市教育局]制定"),
        # a member that both have, and not only the sign beside it
        ("抓好电力、天然气、成品油保供", "抓好电力、成品油、煤层气保供", "抓好电力、[天然气、|]成品油[|、煤层气]保供"),
        ("抓好成品油、煤层气保供", "抓好天然气、成品油保供", "抓好[|天然气、]成品油[、煤层气|]保供"),
        # brackets in pairs
        ("各市、县要足额安排资金", "各县（市、区）要合理安排资金", "[各市、县|各县（市、区）]要[足额|合理]安排资金"),
        # a figure apart from what was dropped or added beside it
        ("研发投入年均增长10%", "研发投入年均增长12%左右", "研发投入年均增长[10%|12%][|左右]"),
        ("完成了1500座水库加固", "完成1000座水库加固", "完成[了|][1500|1000]座水库加固"),
        ("实施改造、亮化、融合四项工程", "实施改造两项工程", "实施改造[、亮化、融合|][四项|两项]工程"),
        ("改造不少于400座", "改造不超过40座", "改造[不少于400|不超过40]座"),
        # look-alikes that are no name, date or figure of this kind
        ("市场布局要更加合理", "市场格局要更加合理", "市场[布局|格局]要更加合理"),
        ("各省要多处设点", "各市要多处设点", "[各省|各市]要多处设点"),
    ],
)  # fmt: skip
def test_edits_mark_whatever_changed_whole_and_nothing_else(source: str, target: str, marked: str) -> None:
    """Figures, dates, names and list members are kept or replaced as a whole; a unit or verb that is the same stays."""
    assert _marked(source, target) == marked


def test_phrases_are_split_only_at_the_half_that_both_share() -> None:
    """领导 ends 组织领导 and begins 领导班子: these phrases have nothing in common."""
    assert split_shared(["组织领导"], ["领导班子"]) == (("组织领导",), ("领导班子",))
    assert split_shared(["组织领导"], ["坚强领导"]) == (("组织", "领导"), ("坚强", "领导"))
