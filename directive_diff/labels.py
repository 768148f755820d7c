"""The catalogue of all words about a result, in Chinese and English; `messages` has those about what went wrong."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_diff.pagelabels import PAGE
from directive_diff.reviewlabels import REVIEWING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lang(StrEnum):
    """A language of the labels."""

    ZH = "zh"
    EN = "en"


CATALOGUE: dict[str, tuple[str, str]] = {
    **REVIEWING,
    **PAGE,
    # sides and parts
    "source": ("上级", "source"),
    "target": ("本级", "target"),
    "directives": ("要求 {n} 条", "{n} directives"),
    "clauses": ("小句 {n} 句", "{n} clauses"),
    "blocks": ("{n} 段", "{n} blocks"),
    "n_directives": ("{n} 条", "{n} directives"),
    "n_counted": ("{n} 条", "{n}"),
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
    "possible_share": ("，另有可能对应 {share}", ", possibly {share} more"),
    "link_count": ("对应 {n} 处", "{n} links"),
    "crossing": ("其中移位 {n} 处", "{n} of them moved"),
    "legend": ("图例", "legend"),
    # how sure a link is
    "sureness_sure": ("确定", "sure"),
    "sureness_likely": ("较可能", "likely"),
    "sureness_weak": ("存疑", "weak"),
    # findings
    "findings_head": ("要点", "Findings"),
    "finding_at": ("{n}. {text}（{ids}）", "{n}. {text} ({ids})"),
    "finding_sure": ("确定", "sure"),
    "to_check_head": ("待核对", "To check"),
    "no_findings": ("未发现需首先注意之处。", "Nothing that a reader must know first."),
    "findings_more": ("其余要点 {n} 条", "other findings: {n}"),
    "findings_unsure": ("待核对 {n} 条", "to check: {n}"),
    "finding": ("{head}：{words}", "{head}: {words}"),
    "finding_rest": ("{words}等（另 {n} 处）", "{words} and {n} more"),
    "quoted": ("“{text}”", "“{text}”"),
    "finding_prohibition_dropped_named": (
        "{name} {of} 句，未见对应 {n} 句",
        "{n} of {of} bans ({name}) not carried",
    ),
    "finding_prohibition_dropped_possible": ("禁止性要求仅可能对应", "Bans only possibly carried"),
    "finding_prohibition_dropped_possible_named": (
        "{name} {of} 句，仅可能对应 {n} 句",
        "{n} of {of} bans ({name}) only possibly carried",
    ),
    "finding_figure_dropped_possible": ("数字、指标仅可能对应", "Figures or targets only possibly carried"),
    "finding_prohibition_added_possible": ("可能新增禁止", "Bans possibly added"),
    "finding_prohibition_added_possible_named": ("可能新增禁止（{name}）", "Bans possibly added ({name})"),
    "finding_figure_added_possible": ("可能新增数字要求", "Figures possibly added"),
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
    "meaning_possible": ("可能对应：未计入，请核对", "possible: not counted, please check"),
    "meaning_dropped": ("未见对应", "not carried"),
    "meaning_new": ("新增", "new"),
    "meaning_moved": ("与上级顺序不同", "out of order"),
    "meaning_split": ("此句分列几行", "one clause, shown in several rows"),
    "meaning_merged": ("一句对应对方几句", "one clause, several opposite"),
    "meaning_ditto": ("同上一行", "the clause of the line above"),
    "meaning_sure": ("绝大多数属实", "nearly all hold"),
    "meaning_likely": ("约四分之三属实", "about three in four hold"),
    "meaning_weak": ("不到半数属实", "fewer than half hold"),
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
    "of_demand": ("{said}（{kind}）", "{said} ({kind})"),
    # sections
    "rest_dropped": (
        "上级其余：未见对应 {n} 句，可能对应 {near} 句",
        "Left of the source: {n} clauses not carried, {near} possibly",
    ),
    "rest_new": ("本级其余：新增 {n} 句，可能对应 {near} 句", "Left of the target: {n} new clauses, {near} possibly"),
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
    "why_numbers": ("得分 {score}：{reasons}", "score {score}: {reasons}"),
    "why_for": ("依据：{words}", "because {words}"),
    "why_against": ("不利：{words}", "against it: {words}"),
    "why_shared": ("共有{text}", "both have {text}"),
    "why_nearest": ("最相近的是 {id}“{text}”", "nearest is {id} “{text}”"),
    "why_little": ("相同之处太少", "too little is alike"),
    "for_wording": ("用词大多相同", "most words are the same"),
    "for_source_covered": ("上级此句几乎全在其中", "nearly all of the source clause is in it"),
    "for_target_covered": ("本级此句几乎全出自上级", "nearly all of the target clause comes from it"),
    "for_matter": ("所指相同", "both are about the same"),
    "for_synonyms": ("有近义词", "some words are synonyms"),
    "for_neighbours": ("前后句也相对应", "their neighbours correspond too"),
    "against_wording": ("相同的用词不多", "few words are the same"),
    "against_source_covered": ("上级此句过半不在其中", "more than half of the source clause is missing"),
    "against_target_covered": ("本级此句过半为别的内容", "more than half of the target clause is about something else"),
    "against_matter": ("所指多不相同", "they are mostly about different things"),
    "against_rivals": ("别的句子同样相近或更近", "other clauses are as near or nearer"),
    "against_contrast": ("所指有别", "they name different things"),
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
    "kind_and_demand": ("{kind}（{demand}）", "{kind} ({demand})"),
    "in_brackets": ("（{words}）", "({words})"),
    "note_of": ("{id} {words}", "{id} {words}"),
    "rest_of": ("{side}未对应部分：{block}", "Not linked, {side}: {block}"),
    "standing": ("全文替换", "Throughout"),
    "standing_words": ("“{source}”→“{target}” {n} 处", "“{source}” → “{target}” ×{n}"),
    "word_legend": (
        "注：加粗为改动、删去、添加或未见对应的字句。",
        "Bold: words changed, dropped, added, or without a counterpart.",
    ),
    "made_by": ("由 {tool} {version} 比对", "Compared by {tool} {version}"),
    "verdict": ("复核", "review"),
    "verdict_on_accepted": ("认可", "accepted"),
    "verdict_on_rejected": ("否定", "rejected"),
    "verdict_on_changed": ("改判", "changed"),
    "verdict_on_added": ("补充", "added"),
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
        "指向小句可见其对应；单击或回车固定，Esc 放开；按 ? 看全部按键，按 w 复核。",
        "Point at a clause to see its counterparts; click or Enter holds, Esc lets go. ? lists all keys; w reviews.",
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
    "possible_clauses": ("可能对应（句）", "clauses possible"),
    "alone_clauses": ("未见对应或新增（句）", "clauses not carried, or new"),
    "counted_head": ("统计项", "counted"),
    "total_head": ("合计", "total"),
    "alone_head": ("未见对应或新增", "not carried, or new"),
    "clauses_linkable": ("小句（可比）", "clauses (linkable)"),
    "clauses_of_demand": ("小句（{name}）", "clauses ({name})"),
    "links_of": ("对应（{name}）", "links ({name})"),
    "side_head": ("方", "side"),
    "speaker_head": ("讲话主体", "speaker"),
    "clause_head": ("小句", "clause"),
    "counterpart_ids": ("对应编号", "counterpart ids"),
    "counterpart_text": ("对应小句", "counterparts"),
    "candidate_id": ("最近候选编号", "nearest id"),
    "candidate_text": ("最近候选", "nearest candidate"),
    "candidate_score": ("候选得分", "nearest score"),
    "candidates_head": ("其他候选（得分）", "other candidates (score)"),
    "candidate_said": ("{id}（{score}）", "{id} ({score})"),
    "sheet_about": ("说明", "About"),
    "sheet_table": ("对照表", "Table"),
    "sheet_links": ("逐句对应", "Links"),
    "sheet_totals": ("合计", "Totals"),
    "sheet_clauses": ("逐句去向", "Clauses"),
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
    "drawn_added": ("据模型意见判为对应", "linked on the model's opinion"),
    "drawn_gone": ("据模型意见不作对应", "not linked, on the model's opinion"),
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
