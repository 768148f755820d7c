"""The words about surveys and chains in both languages, besides those of `labels`, which comparisons have too."""

from __future__ import annotations

from directive_diff.labels import Labels, Lang
from directive_diff.labels.catalogue import CATALOGUE

WORDS: dict[str, tuple[str, str]] = {
    # the head
    "survey_title": ("各单位贯彻情况对照", "Who carried what"),
    "lower_texts": ("下级文本 {n} 份", "{n} lower texts"),
    "not_compared": ("另有 {n} 份未能比对", "{n} more could not be compared"),
    "not_compared_head": ("未能比对", "Not compared"),
    "share_means": (
        "承接占比以上级文本的可比字数为分母，各份可以互相比较：1% 约合 {chars} 字、{clauses} 小句",
        "shares are of the upper text's characters, so all compare: 1% is {chars} characters, {clauses} clauses",
    ),
    "survey_spread": (
        "承接占比：中位 {median}，最高 {most}（{who}），最低 {least}（{whom}）",
        "share carried: median {median}, most {most} ({who}), least {least} ({whom})",
    ),
    "likeness_left": (
        "文本超过 {most} 份，未互相比较相似程度",
        "more than {most} texts, so they were not compared with each other",
    ),
    "survey_reviewed": ("经人工复核 {n}/{of} 份", "{n} of {of} texts reviewed by a person"),
    "survey_judged": ("（{n}/{of} 份）", " ({n} of {of} texts)"),
    "chain_reviewed": ("经人工复核 {n}/{of} 对文本", "{n} of {of} pairs of texts reviewed by a person"),
    "chain_judged": ("（{n}/{of} 对文本）", " ({n} of {of} pairs of texts)"),
    "text_judged": ("模型改判", "by model"),
    "band_judged": ("其中有据模型意见判为对应的", "holds links made on the model's opinion"),
    "cell_judged": ("模型意见有改动", "changed by the model's opinion"),
    "judge_when": ("意见日期", "date of its opinions"),
    "judge_asked": ("模型", "model"),
    "link_judged": ("据模型意见判为对应", "linked on the model's opinion"),
    # findings
    "findings": ("发现", "Findings"),
    "finding_nobody": ("无一承接", "carried by nobody"),
    "finding_prohibition": ("禁止性要求多数未见对应", "prohibitions that most left out"),
    "finding_figure": ("数字被改动", "figures changed"),
    "finding_reversed": ("意思反转", "reversed"),
    "finding_weakened": ("被弱化", "weakened"),
    "finding_template": ("下级共用、上级没有的措辞", "wordings that lower texts share and the upper one lacks"),
    "finding_alone": ("一家独有的新增", "added by one text alone"),
    "counted_of": ("{n}/{of}", "{n} of {of}"),
    "finding_more": ("另有 {n} 条，见 --findings", "{n} more: --findings"),
    "finding_none": ("没有需要特别说明的发现。", "Nothing that stands out."),
    "and_others": ("其余 {n} 份", "the other {n}"),
    "who_and_more": ("{names} 等 {n} 份", "{names} and others, {n} in all"),
    "and_all": ("全部", "all"),
    # the matrix
    "matrix": ("对照矩阵", "Matrix"),
    "matrix_order": ("排列：{order}", "arranged {order}"),
    "order_block": ("按上级文本次序", "in the upper text's order"),
    "order_spread": ("按承接家数", "by how many carried them"),
    "order_likeness": ("按相近程度", "with similar texts together"),
    "order_date": ("按日期", "by date"),
    "softened": ("承接但有弱化、反转或改数", "carried, but weakened, reversed or with another figure"),
    "reached": ("承接家数", "carried by"),
    "columns_said": ("列号见下表", "columns are numbered as in the table of texts"),
    "matrix_empty": ("没有符合所选条件的要求。", "No demand matches the selection."),
    "matrix_hint": (
        "单击格子打开该份文本的逐句对照，单击要求看各家怎么说；方向键移动，Esc 关闭。",
        "Click a cell for that text's report, a demand for who said what; arrows move, Esc closes.",
    ),
    "matrix_rows": ("排列", "Order"),
    "search": ("查找", "Find"),
    "all_blocks": ("全部各段", "all blocks"),
    "all_groups": ("全部分组", "all groups"),
    "matches": ("{n}/{of} 条要求", "{n} of {of} demands"),
    "pair_report": ("逐句对照", "Clause by clause"),
    "who_said_what": ("各家怎么说", "Who said what"),
    "close": ("关闭", "Close"),
    "copy": ("复制命令", "Copy the command"),
    "copied": ("已复制", "Copied"),
    "as_others": ("同样措辞 {n} 份", "the same words in {n}"),
    "no_script": (
        "逐句对照与筛选需要浏览器运行本页脚本。",
        "Reports behind the cells, and filters, need the script of this page.",
    ),
    "demands_tab": ("逐条", "By demand"),
    # texts
    "texts": ("各份文本", "Texts"),
    "text_name": ("名称", "text"),
    "text_level": ("层级", "level"),
    "text_group": ("分组", "group"),
    "text_title": ("标题", "title"),
    "text_file": ("文件", "file"),
    "text_share": ("承接", "carried"),
    "text_origin": ("来自上级", "from above"),
    "text_carried": ("全", "whole"),
    "text_partly": ("部分", "part"),
    "text_dropped": ("未见", "none"),
    "text_added": ("新增", "new"),
    "text_weakened": ("弱化", "weaker"),
    "text_nearest": ("最相近", "most similar"),
    "text_reviewed": ("复核", "reviewed"),
    "open_with": ("逐句对照：", "clause by clause: "),
    "like_groups": ("相近的文本", "Groups of similar texts"),
    "group_said": ("第 {n} 组：{names}", "group {n}: {names}"),
    "level_centre": ("中央", "centre"),
    "level_province": ("省级", "province"),
    "level_city": ("市级", "city"),
    "level_county": ("县级", "county"),
    "level_township": ("乡级", "township"),
    # long form
    "changes_head": ("变化", "changes"),
    "words_head": ("下级措辞", "lower wording"),
    "ids_head": ("对应小句", "clauses"),
    "sheet_matrix": ("矩阵", "Matrix"),
    "sheet_long": ("逐条", "Long form"),
    "sheet_texts": ("文本", "Texts"),
    "sheet_findings": ("发现", "Findings"),
    # chains
    "chain_title": ("逐级贯彻情况", "Down the levels"),
    "tier": ("第 {n} 级", "tier {n}"),
    "tier_shares": (
        "承接上一级 {share}；本级首次提出要求 {n} 条",
        "carries {share} of the tier above; {n} demands are new here",
    ),
    "tier_top": ("要求 {n} 条", "{n} demands"),
    "chain_courses": ("最上级各条要求的去向", "What became of each demand of the highest text"),
    "chain_origins": ("最末级各条要求的来历", "Where each demand of the last text came from"),
    "chain_first": ("首次出现", "Where it appears first"),
    "chain_phrases": ("首次出现的提法", "phrases"),
    "sheet_courses": ("去向", "Courses"),
    "sheet_origins": ("来历", "Origins"),
    "letter": ("代号", "letter"),
    "chain_demands": ("首次提出的要求", "demands"),
    "stage_lost": ("{tier}未见对应", "not in {tier}"),
    "stage_past": ("{tier}越级承接", "{tier} took it past the tier between"),
    "stage_changed": ("{tier}{changes}", "{tier}: {changes}"),
    "stage_whom": ("{tier}承自{names}", "{tier} took it from {names}"),
    "origin_from": ("来自 {place}", "from {place}"),
    "origin_via": ("经 {places}", "via {places}"),
    "origin_here": ("本级首次提出", "new here"),
    "origin_none": ("无可比内容", "nothing to match"),
    "flow_lost": ("下级未见对应", "not in the text below"),
    "flow_new": ("本级新增", "new at this level"),
    "flow_said": (
        "色带宽度为所承接的字数，颜色为最上级各段",
        "bands are as wide as the characters carried; colours are blocks of the highest text",
    ),
    "place": ("出处", "origin"),
    # time
    "time": ("随时间的变化", "Over time"),
    "course_stays": ("一直承接", "stays"),
    "course_goes": ("后来不提", "goes"),
    "course_returns": ("中断后再提", "goes and returns"),
    "course_comes": ("后来才提", "comes later"),
    "course_never": ("从未承接", "never"),
    "heat": ("提法热度（当月含该提法的文本占比）", "Heat of phrases (share of a month's texts that have it)"),
    "undated": ("{n} 份没有日期，排在最后", "{n} texts have no date and come last"),
}


class ManyLabels(Labels):
    """The words of surveys and chains, and those of comparisons, in one language."""

    def __call__(self, key: str, **values: object) -> str:
        """Return the label, its ``{fields}`` filled in. Raises KeyError for an unknown key."""
        text = (WORDS.get(key) or CATALOGUE[key])[self.lang is Lang.EN]
        return text.format(**values) if values else text
