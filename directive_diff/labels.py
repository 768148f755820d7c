"""The catalogue of all words about a result, in Chinese and English; `messages` has those about what went wrong."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lang(StrEnum):
    """A language of the labels."""

    ZH = "zh"
    EN = "en"


CATALOGUE: dict[str, tuple[str, str]] = {
    # sides and parts
    "source": ("上级", "source"),
    "target": ("本级", "target"),
    "directives": ("要求 {n} 条", "{n} directives"),
    "clauses": ("小句 {n} 句", "{n} clauses"),
    "blocks": ("{n} 段", "{n} blocks"),
    "n_directives": ("{n} 条", "{n} directives"),
    "n_clauses": ("{n} 句", "{n} clauses"),
    "n_links": ("{n} 处", "{n} links"),
    "n_changes": ("{n} 处", "×{n}"),
    "untitled": ("（无标题）", "(untitled)"),
    "whole_text": ("全文", "whole text"),
    # relations
    "same": ("照搬", "same"),
    "adapted": ("改写", "adapted"),
    "restated": ("转述", "restated"),
    # fates and origins
    "carried": ("已承接", "carried"),
    "partly": ("部分承接", "partly"),
    "possible": ("可能对应", "possible"),
    "dropped": ("未见对应", "not carried"),
    "new": ("新增", "new"),
    "origin_carried": ("来自上级", "from the source"),
    "origin_partly": ("部分来自上级", "partly from the source"),
    "unlinkable": ("无可比内容", "nothing to match"),
    # the head
    "source_share": ("上级要求被承接 {share}", "{share} of the source was carried"),
    "target_share": ("本级表述来自上级 {share}", "{share} of the target comes from the source"),
    "possible_share": ("，另有可能对应 {share}", ", another {share} possibly"),
    "link_count": ("对应 {n} 处", "{n} links"),
    "crossing": ("其中移位 {n} 处", "{n} of them moved"),
    "legend": ("图例", "legend"),
    # how sure a link is
    "sureness_sure": ("确定", "sure"),
    "sureness_likely": ("较可能", "likely"),
    "sureness_weak": ("存疑", "weak"),
    # findings
    "findings_head": ("要点", "Findings"),
    "to_check_head": ("待核对", "To check"),
    "no_findings": ("未发现需首先注意之处。", "Nothing that a reader must know first."),
    "findings_more": ("另有要点 {n} 条", "{n} more findings"),
    "findings_unsure": ("另有待核对 {n} 条", "{n} more to check"),
    "finding": ("{head}：{words}", "{head}: {words}"),
    "finding_rest": ("{words}等（另 {n} 处）", "{words} and {n} more"),
    "quoted": ("“{text}”", "“{text}”"),
    "finding_banned": ("{name} {of} 句，未见对应 {n} 句", "{n} of {of} bans ({name}) not carried"),
    "finding_prohibition_dropped": ("禁止性要求未见对应", "Bans not carried"),
    "finding_reversed": ("反转", "Reversed"),
    "finding_figure_changed": ("数字改变", "Figures changed"),
    "finding_figure_dropped": ("数字、指标未见对应", "Figures or targets not carried"),
    "finding_weakened": ("弱化", "Weakened"),
    "finding_scope": ("范围改变", "Scope changed"),
    "finding_prohibition_added": ("新增禁止", "Bans added"),
    "finding_prohibition_added_named": ("新增禁止（{name}）", "Bans added ({name})"),
    "finding_figure_added": ("新增数字要求", "Figures added"),
    "finding_demand_dropped": ("要求未见对应", "Demands not carried"),
    "finding_localised": ("本地化", "Made local"),
    # the legend
    "split_sign": ("拆 1/2", "part 1 of 2"),
    "meaning_same": ("照搬：原文", "same: the same words"),
    "meaning_adapted": ("改写：用其词句，有改动", "adapted: its words, changed"),
    "meaning_restated": ("转述：同一要求，另行表述", "restated: the same point in other words"),
    "meaning_possible": ("可能对应：不计入承接，请核对", "possible: not counted as carried, please check"),
    "meaning_dropped": ("未见对应", "not carried"),
    "meaning_new": ("新增", "new"),
    "meaning_moved": ("移位，与上级顺序不同", "moved out of order"),
    "meaning_split": ("上级一句由本级几句分担", "one clause, carried by several"),
    "meaning_merged": ("本级一句合并上级几句", "several clauses merged into one"),
    "meaning_ditto": ("与上一行为同一句", "the clause of the line above"),
    "meaning_likely": ("此对应约四分之三属实", "of such links three of four hold"),
    "meaning_weak": ("此对应不到半数属实", "of such links less than half hold"),
    "sureness_head": ("把握", "sureness"),
    # words
    "word_shared": ("相同", "shared"),
    "word_moved": ("句内移位", "moved within"),
    "word_changed": ("改动", "changed"),
    "word_dropped": ("删去", "dropped"),
    "word_added": ("添加", "added"),
    # links
    "moved": ("移", "moved"),
    "split": ("拆 {i}/{n}", "part {i} of {n}"),
    "ditto": ("同上", "as above"),
    # sections
    "dropped_title": ("未见对应：上级要求 {n} 条", "Not carried: {n} directives of the source"),
    "new_title": ("新增：本级要求 {n} 条", "New: {n} directives of the target"),
    "nothing_dropped": ("上级各条要求均至少有部分对应。", "Every directive of the source is carried at least in part."),
    "nothing_new": (
        "本级各条要求均至少有部分来自上级。",
        "Every directive of the target comes at least in part from the source.",
    ),
    # reasons: what a score is made of, by the names that the JSON has for it
    "reason_wording": ("用词", "wording"),
    "reason_source_covered": ("上级被覆盖", "source covered"),
    "reason_target_covered": ("本级被覆盖", "target covered"),
    "reason_matter": ("所指相同", "about the same"),
    "reason_synonyms": ("近义", "synonyms"),
    "reason_rivals": ("竞争", "rivals"),
    "reason_neighbours": ("邻句", "neighbours"),
    "reason_reading": ("小模型比读", "small reader"),
    "reason_contrast": ("所指不同", "about different things"),
    "why_link": ("得分 {score}：{reasons}", "score {score}: {reasons}"),
    "why_shared": ("共有“{text}”", "shared “{text}”"),
    "why_nearest": (
        "最近 {id}“{text}”，得分 {score}，不足以认定：{reasons}",
        "nearest {id} “{text}”, score {score}, not enough: {reasons}",
    ),
    "why_nothing": ("没有可比的小句", "no clause to compare with"),
    "selected": ("仅含所选：{words}", "A part only: {words}"),
    "selected_score": ("得分不低于 {score}", "score at least {score}"),
    "selected_blocks": ("段 {ids}", "block {ids}"),
    "selected_demands": ("语气 {names}", "demands that: {names}"),
    "selected_only": ("只列出 {names}", "listed are only: {names}"),
    "nothing_selected": ("没有符合所选条件的内容。", "Nothing matches the selection."),
    # the summary
    "block": ("段", "block"),
    "share": ("占比", "share"),
    "directives_short": ("要求", "directives"),
    # reports
    "report_title": ("贯彻落实情况条文对照表", "What was carried, clause by clause"),
    "no": ("序号", "No."),
    "demand_of_source": ("上级要求", "Source demands"),
    "text_of_target": ("本级表述", "Target wording"),
    "relation_head": ("对应类型", "Kind"),
    "change_head": ("变化说明", "What changed"),
    "task_lead": ("牵头单位", "Lead body"),
    "task_bodies": ("责任单位", "Bodies responsible"),
    "task_deadline": ("完成时限", "Deadline"),
    "kind_weakened": ("弱化", "weakened"),
    "kind_strengthened": ("强化", "strengthened"),
    "kind_localised": ("本地化", "made local"),
    "kind_figure": ("数字", "figure"),
    "kind_slogan": ("提法", "slogan"),
    "kind_listed": ("列举项", "list members"),
    "kind_reversed": ("反转", "reversed"),
    "kind_scope": ("范围", "scope"),
    "members": ("承接列举项", "list members carried"),
    "demand_prohibits": ("禁止", "prohibits"),
    "demand_requires": ("要求", "requires"),
    "demand_encourages": ("鼓励", "encourages"),
    "demand_praises": ("肯定", "praises"),
    "demand_states": ("判断", "states"),
    "replaced": ("“{source}”→“{target}”", "“{source}” → “{target}”"),
    "deleted": ("删去“{text}”", "dropped “{text}”"),
    "inserted": ("添加“{text}”", "added “{text}”"),
    "noted": ("{kind}：{words}", "{kind}: {words}"),
    "joiner": ("；", "; "),
    "list_joiner": ("、", ", "),
    "counted": ("{name} {n}", "{name} {n}"),
    "moved_count": ("移位 {n} 处", "{n} moved"),
    "and_more": ("等 {n} 处", "{n} in all"),
    "possible_mark": ("？可能对应 {id} ", "? possibly {id} "),
    "possible_for": ("（？可能对应 {id}）", " (? possibly {id})"),
    "missing_mark": ("（未见对应）", " (not carried)"),
    "new_mark": ("（新增）", " (new)"),
    "standing": ("全文替换", "Throughout"),
    "standing_words": ("“{source}”→“{target}” {n} 处", "“{source}” → “{target}” ×{n}"),
    "word_legend": (
        "注：加粗为改动、删去、添加或未见对应的字句。",
        "Bold: words changed, dropped, added, or without a counterpart.",
    ),
    "made_by": ("由 {tool} {version} 比对", "Compared by {tool} {version}"),
    "reviewed": ("经人工复核（{who}{when}）：{counts}", "Reviewed by {who}{when}: {counts}"),
    "reviewed_unnamed": ("未署名", "a person not named"),
    "not_reviewed": ("机器比对，未经人工复核", "Made by a program; not reviewed by a person"),
    "verdict_accepted": ("认可 {n}", "{n} accepted"),
    "verdict_rejected": ("否定 {n}", "{n} rejected"),
    "verdict_changed": ("改判 {n}", "{n} changed"),
    "verdict_added": ("补充 {n}", "{n} added"),
    "verdict_unfit": ("不再适用 {n}", "{n} no longer fit"),
    "review_when": ("，{date}", ", {date}"),
    "form_accepted": ("认可", "accepted"),
    "form_rejected": ("否定", "rejected"),
    "form_verdict": ("裁定", "verdict"),
    "form_relation": ("对应类型", "relation"),
    "form_source_id": ("上级编号", "source_id"),
    "form_target_id": ("本级编号", "target_id"),
    "form_score": ("得分", "score"),
    "form_source_text": ("上级小句", "source_text"),
    "form_target_text": ("本级小句", "target_text"),
    "form_comment": ("备注", "comment"),
    "form_reviewer": ("复核人", "reviewer"),
    "form_date": ("日期", "date"),
    "form_source": ("上级", "source"),
    "form_target": ("本级", "target"),
    "form_how_verdict": (
        "在“裁定”栏填写：认可、否定，或改判为 照搬、改写、转述；空白表示未复核。",
        "Under verdict: accepted, rejected, or another relation (same, adapted, restated); empty is not reviewed.",
    ),
    "form_how_add": (
        "补充遗漏：在文末未见对应的小句一行填入另一方编号，并在“裁定”栏填写对应类型；也可另加一行。",
        "To add what was missed: give a clause without a link the other's id and a relation as verdict; or add a row.",
    ),
    "form_how_file": (
        "请填写复核人与日期；保留首列以 # 开头的各行，它们记载所复核的文本。",
        "Fill in reviewer and date; keep the rows that begin with #: they say which texts were reviewed.",
    ),
    "verdict": ("复核", "review"),
    "answered": ("{name} {n} 句，未见对应 {dropped} 句", "{name}: {dropped} of {n} clauses not carried"),
    "view_texts": ("并排阅读", "Side by side"),
    "view_table": ("对照表", "Table"),
    "view_rest": ("未见对应与新增", "Not carried, and new"),
    "views": ("视图", "Views"),
    "filters": ("筛选", "Filters"),
    "filter_relation": ("对应", "Links"),
    "filter_change": ("变化", "Changes"),
    "filter_demand": ("语气", "Demand"),
    "filter_clear": ("清除筛选", "Clear"),
    "hint": (
        "指向小句可见其对应；单击或回车固定，Esc 放开。",
        "Point at a clause to see its counterparts; click or Enter holds them, Esc lets go.",
    ),
    "drawing": ("两文小句对应的连线", "Lines between the clauses that correspond"),
    "not_carried_head": ("未见对应的上级要求", "Source demands not carried"),
    "new_head": ("本级新增表述", "New in the target"),
    "partly_rest": (
        "部分承接的要求中未见对应的小句以加粗标出。",
        "In directives carried in part, the clauses without a counterpart are bold.",
    ),
    "partly_new": (
        "部分来自上级的要求中新增的小句以加粗标出。",
        "In directives that come from the source in part, the new clauses are bold.",
    ),
    "link_word": ("对应", "link"),
    "score": ("得分", "score"),
    "demand_head": ("语气", "demand"),
    "fate_head": ("去向", "fate"),
    "source_id": ("上级编号", "source id"),
    "target_id": ("本级编号", "target id"),
    "moved_head": ("移位", "moved"),
    "kinds_head": ("变化类型", "kinds of change"),
    "left_out": ("对方缺失", "missing opposite"),
    "sheet_about": ("说明", "About"),
    "sheet_table": ("对照表", "Table"),
    "sheet_links": ("逐句对应", "Links"),
    "id": ("编号", "id"),
    "date": ("日期", "date"),
    # a second opinion
    "judged": (
        (
            "曾请模型 {model} 提供参考意见（{host}{when}，提示词第 {prompt} 版）：询问 {asked} 句，采用 {answered} 句，"
            "据此改变对应 {changed} 处"
        ),
        (
            "A model was asked for a second opinion: {model} ({host}{when}, wording {prompt}); asked about {asked} "
            "clauses, {answered} opinions count, {changed} links changed"
        ),
    ),
    "read_by": ("自带小模型参与比读（权重 {sha256}）", "Read with the small reader (weights {sha256})"),
    "judged_none": ("，{n} 句无可采用的意见", "; {n} have none that counts"),
    "judge_unnamed": ("（未署名）", "(not named)"),
    "opinion_added": ("据模型意见判为对应（程序原分 {score}）", "linked on the model's opinion (own score {score})"),
    "opinion_gone": (
        "据模型意见不作对应（程序原分 {score}）",
        "not linked, on the model's opinion (own score {score})",
    ),
    "opinion_why": ("模型意见 {said}，程序原分 {score}", "the model says {said}, own score {score}"),
    "opinion_refused": ("无对应", "no link"),
    "opinion_head": ("模型意见", "model's opinion"),
    "cache_held": (
        "{model}（提示词第 {prompt} 版）：{n} 条回答，{when}",
        "{model} (wording {prompt}): {n} answers, {when}",
    ),
    "cache_empty": ("没有保存的回答", "no answers are kept"),
    # long work
    "stage_parse": ("正在切分文本 …", "parsing …"),
    "stage_align": ("正在查找对应 …", "aligning …"),
    "stage_explain": ("正在比对用词 …", "explaining …"),
    # evaluation
    "pair": ("文本对", "pair"),
    "mean": ("平均", "mean"),
}


class Labels:
    """The catalogue in one language: ``labels("directives", n=3)``."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """Return the label, its ``{fields}`` filled in. Raises KeyError for an unknown key."""
        text = CATALOGUE[key][self.lang is Lang.EN]
        return text.format(**values) if values else text


def lang_of_call(arguments: Sequence[str], usual: Lang | None = None) -> Lang:
    """Return the language that a call asks for with ``--lang``, even if it is wrong; else the usual or the locale's."""
    for before, argument in zip(["", *arguments], arguments, strict=False):
        name, given, value = ("--lang", "=", argument) if before == "--lang" else argument.partition("=")
        if name == "--lang" and given and value in [*Lang]:
            return Lang(value)
    return usual or lang_of_locale()


def lang_of_locale() -> Lang:
    """Return the language that the environment asks for: Chinese in a Chinese locale, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return Lang.ZH if value.lower().startswith("zh") else Lang.EN
    return Lang.EN
