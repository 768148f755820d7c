"""The words of the results of a corpus, in Chinese and English."""

from __future__ import annotations

from directive_diff.labels import CATALOGUE, Labels, Lang

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
