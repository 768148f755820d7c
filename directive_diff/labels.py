"""Every word that the program says to a person about a result, in Chinese and in English: the one catalogue."""

from __future__ import annotations

import os
from enum import StrEnum


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
    "untitled": ("（无标题）", "(untitled)"),
    "whole_text": ("全文", "whole text"),
    # relations
    "same": ("照搬", "same"),
    "adapted": ("改写", "adapted"),
    "restated": ("转述", "restated"),
    # fates and origins
    "carried": ("已承接", "carried"),
    "partly": ("部分承接", "partly"),
    "dropped": ("未见对应", "not carried"),
    "new": ("新增", "new"),
    "origin_carried": ("来自上级", "from the source"),
    "origin_partly": ("部分来自上级", "partly from the source"),
    "unlinkable": ("无可比内容", "nothing to match"),
    # the head
    "source_share": ("上级要求被承接 {share}", "{share} of the source was carried"),
    "target_share": ("本级表述来自上级 {share}", "{share} of the target comes from the source"),
    "link_count": ("对应 {n} 处", "{n} links"),
    "crossing": ("其中移位 {n} 处", "{n} of them moved"),
    "legend": ("图例", "legend"),
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
    "nothing_dropped": ("上级要求均有对应。", "Every directive of the source is carried at least in part."),
    "nothing_new": ("本级无新增要求。", "Every directive of the target comes at least in part from the source."),
    # reasons
    "why_link": ("得分 {score}：{reasons}", "score {score}: {reasons}"),
    "why_shared": ("共有“{text}”", "shared “{text}”"),
    "why_nearest": (
        "最近 {id}“{text}”，得分 {score}，不足以认定：{reasons}",
        "nearest {id} “{text}”, score {score}, not enough: {reasons}",
    ),
    "why_nothing": ("没有可比的小句", "no clause to compare with"),
    "nothing_selected": ("没有符合所选条件的内容。", "Nothing is of the kind that was asked for."),
    # the summary
    "block": ("段", "block"),
    "share": ("占比", "share"),
    "directives_short": ("要求", "directives"),
    # evaluation
    "pair": ("文本对", "pair"),
    "mean": ("平均", "mean"),
}


class Labels:
    """The catalogue in one language: ``labels("directives", n=3)``."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """Return the label, its ``{fields}`` filled in. Raises KeyError for a key that the catalogue has not."""
        text = CATALOGUE[key][self.lang is Lang.EN]
        return text.format(**values) if values else text


def lang_of_locale() -> Lang:
    """Return the language that the environment asks for: Chinese where it is a Chinese locale, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return Lang.ZH if value.lower().startswith("zh") else Lang.EN
    return Lang.EN
