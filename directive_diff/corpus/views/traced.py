"""A phrase on a terminal: since when, how often, in which wordings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from directive_diff.corpus.views.lines import line, padded, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.corpus.labels import CorpusLabels
    from directive_diff.corpus.trace.phrase import Month, Quote, Trace
    from directive_diff.corpus.trace.variants import Variant
    from directive_diff.renderers import View
    from directive_diff.renderers.terminal.typesetting import Line

_BAR = 40  # cells of the longest bar
_MANY = 30  # months from which on years are shown
_MOST_WORDINGS = 10  # wordings
_EIGHTHS = " ▏▎▍▌▋▊▉"
_LEAST_TEXTS = 5  # texts of a month that can be the hottest: of fewer, one is a high share


def trace_lines(trace: Trace, view: View, labels: CorpusLabels) -> Iterator[Line]:
    """Yield the lines of a trace."""
    if not trace.texts:
        yield from wrapped([(labels("traced_nowhere", phrase=trace.phrase, total=trace.total), "title")], view)
        yield from _wordings("near", trace.near, view, labels)
        return
    counts = {"texts": trace.texts, "total": trace.total, "clauses": trace.clauses}
    share = percent(trace.texts / trace.total)
    yield from wrapped([(labels("traced", phrase=trace.phrase, share=share, **counts), "title")], view)
    if not trace.exact:
        yield from wrapped([(labels("traced_inexact"), "fact")], view)
    if trace.set_phrase:
        yield line((labels("traced_set"), "fact"))
    for name, quote in (("first", trace.first), ("last", trace.last)):
        if quote:
            yield from wrapped([(f"{labels(name)} ", "label"), *_quote(quote, labels)], view, 5)
    yield ()
    yield from _curve(trace, view, labels)
    if any(level.level for level in trace.levels):
        yield ()
        yield line((labels("by_levels"), "label"))
        for level in trace.levels:
            head = f"{padded(labels.level(level.level), 7, view)}{level.texts:>6,}  "
            yield from wrapped([(head, ""), *_quote(level.first, labels)], view, 15)
    yield from _wordings("variants", trace.variants, view, labels)
    yield from _wordings("near", trace.near, view, labels)


def percent(share: float) -> str:
    """Return a share for people: 3.2%, and 0.02% rather than 0.0%."""
    return f"{100 * share:.1f}%" if share >= 0.001 or not share else f"{100 * share:.2g}%"  # noqa: PLR2004 - 0.1 %


def _quote(quote: Quote, labels: CorpusLabels) -> Iterator[tuple[str, str]]:
    source = quote.source
    yield f"{source.date or labels('no_date')} ", "fact"
    if source.level or source.region:
        yield f"{labels.level(source.level) if source.level else ''}{source.region or ''} ", "tag"
    if quote.text:
        yield f"{quote.text} ", "strong"
    yield f"《{source.title}》" if source.title else source.path, ""


def by_year(months: Sequence[Month]) -> list[tuple[str, int, int]]:
    """Return (year, texts that say it, all texts)."""
    years = groupby(months, key=lambda month: month.month[:4])
    return [
        (year, sum(one.texts for one in those), sum(one.total for one in those))
        for year, those in ((year, list(group)) for year, group in years)
    ]


def peak(months: Sequence[Month]) -> Month | None:
    """Return the hottest month; one of few texts only where all are such."""
    hot = [month for month in months if month.texts]
    large = [month for month in hot if month.total >= _LEAST_TEXTS]
    return max(large or hot, key=lambda month: month.heat, default=None)


def _curve(trace: Trace, view: View, labels: CorpusLabels) -> Iterator[Line]:
    rows = by_year(trace.months)
    if len(trace.months) <= _MANY:
        rows = [(month.month, month.texts, month.total) for month in trace.months]
    hottest = peak(trace.months)
    head = labels("heat")
    if hottest:
        head += f" · {labels('peak')} {hottest.month} {percent(hottest.heat)}（{hottest.texts}/{hottest.total}）"
    yield from wrapped([(head, "label")], view)
    most = max((texts / total for _, texts, total in rows), default=0.0) or 1.0
    for name, texts, total in rows:
        eighths = round(8 * _BAR * texts / total / most)
        bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
        yield line((f"{name:<8}", ""), (f"{percent(texts / total):>6} {texts:>6,} ", "fact"), (bar, "bar.carried"))
    if trace.undated:
        yield line((labels("traced_undated", n=trace.undated), "fact"))


def _wordings(name: str, wordings: Sequence[Variant], view: View, labels: CorpusLabels) -> Iterator[Line]:
    if not wordings:
        return
    yield ()
    yield line((labels(name), "label"))
    for wording in wordings[:_MOST_WORDINGS]:
        since = f"  {labels('since', first=wording.first)}" if wording.first else ""
        yield from wrapped([(f"{wording.texts:>6,}  ", "fact"), (wording.wording, "strong"), (since, "fact")], view, 8)
