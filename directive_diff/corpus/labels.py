"""The words of the results of a corpus, in Chinese and English."""

from __future__ import annotations

from directive_diff.labels import Labels, Lang
from directive_diff.labels.catalogue import CATALOGUE

_OWN: dict[str, tuple[str, str]] = {
    # what was added, what there is
    "added": ("新增文本 {texts} 份，更新 {replaced} 份，已有 {known} 份，无法读取 {broken} 份",
              "{texts} texts added, {replaced} replaced, {known} known already, {broken} unreadable"),
    "added_size": ("{characters:,} 字，小句 {clauses:,} 句", "{characters:,} characters, {clauses:,} clauses"),
    "store": ("语料库 {path}：文本 {texts:,} 份，{characters:,} 字，{first} 至 {last}",
              "{path}: {texts:,} texts, {characters:,} characters, {first} to {last}"),
    "store_clauses": ("小句 {clauses:,} 句，其中在引语之下 {inside:,} 句；不同措辞 {wordings:,} 种；占 {size:,.1f} MB",
                      "{clauses:,} clauses, {inside:,} of them in blocks; {wordings:,} wordings; {size:,.1f} MB"),
    "store_bare": ("未存原文，只存哈希与位置", "without the texts: hashes and places only"),
    "by_level": ("级别", "level"),
    "by_year": ("年份", "year"),
    "none_said": ("未注明", "not said"),
    "texts": ("文本", "texts"),
    "listed": ("共 {total:,} 份，列出 {shown:,} 份", "{total:,} texts, {shown:,} shown"),
    "no_date": ("无日期", "no date"),
    # what was found
    "found": ("在 {texts:,} 份文本中为“{title}”查找出处：小句 {clauses} 句，其中 {related} 句有同源表述",
              "“{title}” in {texts:,} texts: {related} of {clauses} clauses have relatives"),
    "found_tenth": ("另有 {n} 句是见于十分之一以上（{tenth:,} 份以上）文本的套话，只计数，不列出",
                    "{n} more are set phrases, in a tenth of all texts ({tenth:,}) or more: counted, not listed"),
    "found_how": ("按日期由早到晚；照搬＝字句相同，改写＝用语相近；得分为机器判断，未经人工复核",
                  "by date; same in words, or adapted; scores are a program's, not reviewed by a person"),
    "found_judge": ("小模型 {name} 参与了判断（本机运行）", "the small reader ({name}) took part, on this machine"),
    "set_phrase": ("套话，见于 {n:,} 份文本", "a set phrase, in {n:,} texts"),
    "no_relatives": ("未见同源表述", "no relatives found"),
    "totals": ("照搬 {same:,}，改写 {adapted:,}", "{same:,} same, {adapted:,} adapted"),
    "totals_restated": ("，转述 {n:,}", ", {n:,} restated"),
    "totals_possible": ("，用词相近而不予认定 {n:,}", ", {n:,} similar but not linked"),
    "unjudged": ("另有 {n:,} 种相近措辞只计数", "{n:,} more similar wordings are only counted"),
    "more_relatives": ("另有 {n:,} 处", "{n:,} more"),
    "possible": ("可能", "possible"),
    "outside": ("正文", "report"),
    # a phrase
    "traced": ("“{phrase}”：{total:,} 份文本中见于 {texts:,} 份（{share}），{clauses:,} 处",
               "“{phrase}”: in {texts:,} of {total:,} texts ({share}), {clauses:,} times"),
    "traced_nowhere": ("“{phrase}”：{total:,} 份文本中未见", "“{phrase}”: in none of {total:,} texts"),
    "traced_inexact": ("库中无原文：小句含有该提法全部二字组合即计入，可能偏多",
                       "without texts: a clause with all bigrams of the phrase counts, which may be too many"),
    "traced_set": ("套话：十分之一以上的文本都有", "a set phrase: a tenth of all texts or more say it"),
    "traced_undated": ("{n:,} 份无日期，不入曲线", "{n:,} without a date are not in the curve"),
    "first": ("最早", "first"),
    "last": ("最近", "last"),
    "peak": ("最热", "peak"),
    "heat": ("热度（占当期文本的比例）", "heat (share of the period's texts)"),
    "by_levels": ("各级最早", "first at each level"),
    "variants": ("搭配（前一词＋提法）", "wordings (with the word before)"),
    "near": ("相近提法", "near forms"),
    "since": ("{first} 起", "since {first}"),
    "month": ("月份", "month"),
    "total": ("全部文本", "all texts"),
    "wording": ("措辞", "wording"),
    "where": ("出处", "where"),
    "title": ("标题", "title"),
    "level": ("级别", "level"),
    "region": ("地区", "region"),
    "speaker": ("讲话者", "speaker"),
    "clause_head": ("小句", "clause"),
    "relative_head": ("同源表述", "relative"),
    "curve": ("“{phrase}”逐月热度", "heat of “{phrase}” by month"),
    # heads of tables
    "set_phrase_head": ("套话见于文本数", "texts with the set phrase"),
    "likeness": ("用字相似度", "likeness"),
    "line_head": ("行", "line"),
    "start_head": ("起", "start"),
    "end_head": ("止", "end"),
    "clauses_head": ("小句数", "clauses"),
    "wordings_head": ("措辞数", "wordings"),
    "first_day": ("最早日期", "first day"),
    "last_day": ("最近日期", "last day"),
    "issuer": ("机关", "issuer"),
    "took_head": ("谁承袭谁（后者 ← 前者，小句数）", "who took from whom (later ← earlier, clauses)"),
    "picked": ("选出 {count:,} 份文本（符合条件的共 {total:,} 份），已写入 {folder}",
               "{count:,} of {total:,} texts that fit, written to {folder}"),
    "picked_next": ("接着运行：directive-diff survey 上级文本 {manifest}",
                    "next: directive-diff survey UPPER {manifest}"),
    # reuse
    "reused": ("{texts:,} 份文本、{clauses:,} 句中，{taken:,} 句（{share}）此前已见于其他文本，归为 {families:,} 族",
               "{taken:,} of {clauses:,} clauses ({share}) in {texts:,} texts are reused; {families:,} families"),
    "reused_how": ("相近措辞 {pairs:,} 对（二字组相似度不低于 {least}）；承袭自措辞最近而更早者",
                   "{pairs:,} pairs of similar wordings (Dice ≥ {least}); taken from the nearest earlier wording"),
    "reused_set": ("见于十分之一以上（{tenth:,} 份以上）文本的套话只计数，不参与比对：{names}",
                   "set phrases, in a tenth of all texts ({tenth:,}) or more, are counted, not joined: {names}"),
    "reused_parquet": ("全部结果（Parquet）：{folder}", "the full result, as Parquet: {folder}"),
    "took_same": ("其中字句相同 {n:,}", "{n:,} in the same words"),
    "families_head": ("见于文本最多的各族", "families in the most texts"),
    "family_line": ("措辞 {wordings:,} 种 · {days} · 最早 {where}", "{wordings:,} wordings · {days} · first {where}"),
    "level_centre": ("中央", "centre"),
    "level_province": ("省", "province"),
    "level_city": ("市", "city"),
    "level_county": ("县", "county"),
    "level_township": ("乡镇", "township"),
}  # fmt: skip


class CorpusLabels(Labels):
    """Both catalogues in one language."""

    def __call__(self, key: str, **values: object) -> str:
        """Return the label, its ``{fields}`` filled in. Raises KeyError for an unknown key."""
        text = (_OWN[key] if key in _OWN else CATALOGUE[key])[self.lang is Lang.EN]
        return text.format(**values) if values else text

    def level(self, level: str | None) -> str:
        """Return the name of a level."""
        return self(f"level_{level}") if level else self("none_said")
