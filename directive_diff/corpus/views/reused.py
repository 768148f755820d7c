"""Reuse across a corpus, on a terminal: who took how much from whom, and the families in the most texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.corpus.views.lines import line, padded, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.corpus.labels import CorpusLabels
    from directive_diff.corpus.reuse.families import Family, Reuse
    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.typesetting import Line

_MOST = 15


def reuse_lines(reuse: Reuse, view: View, labels: CorpusLabels) -> Iterator[Line]:
    """Yield the lines of what was found."""
    counts = {"texts": reuse.texts, "clauses": reuse.clauses, "families": reuse.family_count, "taken": reuse.taken}
    share = reuse.taken / reuse.clauses if reuse.clauses else 0.0
    yield from wrapped([(labels("reused", share=f"{100 * share:.1f}%", **counts), "title")], view)
    yield from wrapped([(labels("reused_how", least=f"{reuse.least:g}", pairs=reuse.alike), "fact")], view)
    if reuse.set_phrases:
        phrases = reuse.set_phrases[:_MOST]
        names = labels("list_joiner").join(f"{phrase.text or '—'}（{phrase.texts:,}）" for phrase in phrases)
        text = labels("reused_set", n=len(reuse.set_phrases), tenth=reuse.tenth, names=names)
        yield from wrapped([(text, "fact")], view)
    if reuse.levels:
        yield ()
        yield line((labels("took_head"), "label"))
        for took in reuse.levels[:_MOST]:
            ends = f"{labels.level(took.level)} ← {labels.level(took.from_level)}"
            yield line((padded(ends, 20, view), ""), (f"{took.clauses:>9,}  ", ""),
                       (labels("took_same", n=took.same), "fact"))  # fmt: skip
    if reuse.families:
        yield ()
        yield line((labels("families_head"), "label"))
    for family in reuse.families[:_MOST]:
        yield from _family(family, view, labels)
    if reuse.parquet:
        yield ()
        yield from wrapped([(labels("reused_parquet", folder=reuse.parquet), "fact")], view)


def _family(family: Family, view: View, labels: CorpusLabels) -> Iterator[Line]:
    yield from wrapped([(f"{family.texts:>6,}  ", "fact"), (family.text or "—", "strong")], view, 8)
    days = f"{family.first_day or labels('no_date')} – {family.last_day or labels('no_date')}"
    first = family.first
    where = f"{labels.level(first.level) if first.level else ''}{first.region or ''}《{first.title or first.path}》"
    text = labels("family_line", wordings=family.wordings, days=days, where=where)
    yield from wrapped([(f"        {text}", "fact")], view, 8)
    others = labels("list_joiner").join(f"{words}（{texts}）" for words, texts in family.variants[:3] if words)
    if others:
        yield from wrapped([(f"        {others}", "")], view, 8)
