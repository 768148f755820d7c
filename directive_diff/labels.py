"""The catalogue of all words about a result, in Chinese and English; `messages` has those about what went wrong."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_diff.reviewlabels import REVIEWING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lang(StrEnum):
    """A language of the labels."""

    ZH = "zh"
    EN = "en"


CATALOGUE: dict[str, tuple[str, str]] = {
    **REVIEWING,
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
    "meaning_sure": ("此对应绝大多数属实", "of such links nearly all hold"),
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
    "verdict": ("复核", "review"),
    # the report in a browser: moving about
    "page_fold": ("要点、占比与图例（h 收起、展开）", "Findings, shares and legend (h folds)"),
    "page_search": ("查找词句或编号（/）", "Search words or ids (/)"),
    "page_next": ("下一处（n）", "next (n)"),
    "page_previous": ("上一处（p）", "previous (p)"),
    "page_match": ("第 {n} {unit}，共 {of} {unit}", "{n} of {of} {unit}"),
    "page_no_match": ("没有符合的{unit}", "no {unit} match"),
    "page_unit_clauses": ("句", "clauses"),
    "page_unit_rows": ("行", "rows"),
    "page_gone": ("文中没有 {id}", "there is no {id}"),
    "page_help": ("按键（?）", "Keys (?)"),
    "page_close": ("关闭（Esc）", "Close (Esc)"),
    "page_plus_review": ("复核", "Review"),
    "page_keys_reading": ("阅读", "Reading"),
    "page_keys_reviewing": ("复核", "Reviewing"),
    "page_key_v": ("换下一个视图", "the next view"),
    "page_key_h": ("收起或展开要点与图例", "fold findings and legend away, or show them"),
    "page_key_w": ("开始或结束复核", "begin or end the review"),
    "page_key_slash": ("查找", "search"),
    "page_key_np": ("筛选或查找结果：下一处、上一处", "what is filtered or found: next, previous"),
    "page_key_enter": ("固定小句，其对应一并显示", "hold a clause, and show its counterparts"),
    "page_key_help": ("显示按键", "show the keys"),
    "page_key_jk": ("按把握从低到高：下一句、上一句", "least sure first: next clause, previous clause"),
    "page_key_g": ("下一句最无把握而未复核的", "the least sure clause that is not reviewed"),
    "page_key_a": ("认可对应（或：确无对应），转到下一句", "accept the link (or: that there is none), and go on"),
    "page_key_r": ("否定对应，取消连线", "reject the link: unlink"),
    "page_key_rel": ("对应类型：照搬、改写、转述", "relation: same, adapted, restated"),
    "page_key_near": ("与最近的第 1–5 句对应（再按取消）", "link with one of the nearest (again: unlink)"),
    "page_key_l": ("连到另一小句：输入编号或词句，或单击", "link with another clause: type id or words, or click it"),
    "page_key_ll": ("点选连线：先后单击两方小句", "link by two clicks, one in each text"),
    "page_key_arrows": ("一句有几处对应时：选其中一处", "where a clause has several links: choose one"),
    "page_key_c": ("变化类型", "kinds of change"),
    "page_key_d": ("要求类型", "kind of demand"),
    "page_key_m": ("备注", "remark"),
    "page_key_u": ("撤销、重做", "undo, redo"),
    "page_key_s": ("保存 review.tsv", "save review.tsv"),
    # the report in a browser: reviewing
    "page_reviewer": ("复核人", "Reviewer"),
    "page_save": ("保存 review.tsv（s）", "Save review.tsv (s)"),
    "page_save_file": ("直接写入文件…", "Write into a file…"),
    "page_undo": ("撤销（u）", "Undo (u)"),
    "page_redo": ("重做（U）", "Redo (U)"),
    "page_least": ("下一句最无把握（g）", "Next least sure (g)"),
    "page_step_next": ("下一句（j）", "Next (j)"),
    "page_step_previous": ("上一句（k）", "Previous (k)"),
    "page_link_button": ("连到…（l）", "Link with… (l)"),
    "page_two_clicks": ("点选连线（L）", "Link by two clicks (L)"),
    "page_progress": ("已复核 {n} 句，共 {of} 句", "{n} of {of} clauses reviewed"),
    "page_place": ("第 {n} 句", "No. {n}"),
    "page_right": ("把握 {share}%", "{share} % sure"),
    "page_judged": ("已复核", "reviewed"),
    "page_open": ("未复核", "not reviewed"),
    "page_kept": ("复核存于此浏览器，不会传出本页", "Kept in this browser; nothing leaves the page"),
    "page_not_kept": (
        "此浏览器不允许保存，请在关闭前保存 review.tsv",
        "This browser keeps nothing: save review.tsv before you close the page",
    ),
    "page_saved": (
        "已保存 {name}；用 --review {name} 套用",
        "Saved {name}; apply it with --review {name}",
    ),
    "page_saved_file": ("已写入 {name}", "Written to {name}"),
    "page_unsaved": ("{n} 处未保存", "{n} not saved"),
    "page_accepted": ("已认可 {what}", "accepted {what}"),
    "page_rejected": ("已否定 {what}", "rejected {what}"),
    "page_linked": ("已连线 {what}", "linked {what}"),
    "page_unlinked": ("已取消连线 {what}", "unlinked {what}"),
    "page_relation": ("{what} 改为{name}", "{what}: {name}"),
    "page_remarked": ("已记备注 {what}", "remark on {what}"),
    "page_undone": ("已撤销", "undone"),
    "page_redone": ("已重做", "redone"),
    "page_nothing_undo": ("没有可撤销的", "nothing to undo"),
    "page_nothing_redo": ("没有可重做的", "nothing to redo"),
    "page_all_done": ("各句均已复核", "every clause is reviewed"),
    "page_link_from": ("单击{side}小句，与 {id} 连线；Esc 取消", "Click a clause of the {side} for {id}; Esc stops"),
    "page_link_first": ("点选连线：先单击一句", "Two clicks: click the first clause"),
    "page_link_second": ("点选连线：再单击{side}一句，与 {id} 连线", "Two clicks: now one of the {side}, for {id}"),
    "page_link_same": ("两句须分属两文", "the two clauses must be of different texts"),
    "page_link_title": ("与 {id} 对应的{side}小句", "The {side}'s clause for {id}"),
    "page_link_find": ("编号或词句", "id or words"),
    "page_link_no": ("没有这样的小句", "no such clause"),
    "page_no_link": ("此句没有对应可否定；按 l 连到另一小句", "no link to reject; press l to link another clause"),
    "page_accept": ("认可", "Accept"),
    "page_reject": ("否定", "Reject"),
    "page_alone": ("确无对应", "Rightly none"),
    "page_alone_given": ("已认可：确无对应", "accepted: rightly none"),
    "page_none": ("无对应", "no link"),
    "page_links": ("对应", "Links"),
    "page_near": ("最近的小句", "Nearest"),
    "page_no_near": ("没有相近的小句", "nothing is near"),
    "page_demand": ("要求类型", "Kind of demand"),
    "page_changes": ("变化", "Changes"),
    "page_no_changes": ("无变化", "none"),
    "page_remark": ("备注", "Remark"),
    "page_by_program": ("类型由程序判定", "relation: the program's"),
    "page_found_as": ("原判{name}", "was {name}"),
    "page_new_link": ("人工连线", "by hand"),
    "page_chance": ("得分 {score}", "score {score}"),
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
    "left_out": ("对方缺失", "missing opposite"),
    "sheet_about": ("说明", "About"),
    "sheet_table": ("对照表", "Table"),
    "sheet_links": ("逐句对应", "Links"),
    "id": ("编号", "id"),
    "date": ("日期", "date"),
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
