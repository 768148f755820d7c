"""What changed, in words (弱化：“保持”→“力争”), for every format that has a column for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.explanation.figures.figure import all_figures
from directive_diff.folding import fold
from directive_diff.model import Op, Relation, Side
from directive_diff.sanitise import flowing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from directive_diff.labels import Labels
    from directive_diff.model import Change, Clause, Comparison, Edit, Link, Match, Span

# Without changes of a known kind, the edits are listed, up to this many: beyond that the texts are clearer.
MOST_EDITS = 4
_SIGNS = "，、；：。 "


def remarks(link: Link, comparison: Comparison, labels: Labels, others: Collection[Link] = ()) -> tuple[str, ...]:
    """Return, in words, the changes of a link by kind or, if there are none, its edits; and any opinion.

    What ``others`` (links that share a clause with it) account for is neither added nor dropped: between 提高治愈率
    and 提高治愈率、降低感染率, the rest is not added if another clause of the source has it.
    """
    return (*_of_words(link, comparison, labels, others), *opinion(link, labels))


def opinion(link: Link | Match, labels: Labels) -> tuple[str, ...]:
    """Return a note if a pair is a link, or is not one, only because of a model's opinion that nobody overruled."""
    of_model = link.opinion
    if of_model is None or not link.judged:
        return ()
    name = "opinion_added" if of_model.relation else "opinion_gone"
    return (labels(name, score=f"{of_model.before:.2f}"),)


def _of_words(link: Link, comparison: Comparison, labels: Labels, others: Collection[Link]) -> tuple[str, ...]:
    if link.changes or link.members:
        named = (_change(change, labels) for change in own_changes(link, others))
        return (*named, *members(link, labels), *same_values(link, labels))
    if link.relation is not Relation.ADAPTED:
        return ()
    edits = [words for words in _edits(link.edits, comparison, labels, others) if words]
    if len(edits) > MOST_EDITS:
        edits = [*edits[:MOST_EDITS], labels("and_more", n=len(edits))]
    return (labels("joiner").join(edits),) if edits else ()


def own_changes(link: Link, others: Iterable[Link]) -> tuple[Change, ...]:
    """Return the changes of a link, without those that were told of one before it of the ``others``.

    If 加强农业、水利、林业、气象部门联动 is split over two clauses, 气象部门 is left out once.
    """
    told = [
        change
        for other in others
        for change in other.changes
        if (change.target is None and other.source is link.source and other.target.span < link.target.span)
        or (change.source is None and other.target is link.target and other.source.span < link.source.span)
    ]
    return tuple(change for change in link.changes if change not in told) if told else link.changes


def members(link: Link, labels: Labels) -> tuple[str, ...]:
    """Return which members of the source's list a clause carries, if several clauses share the list; else empty."""
    if not link.members:
        return ()
    words = labels("list_joiner").join(flowing(member.text) for member in link.members)
    return (labels("noted", kind=labels("members"), words=words),)


def same_values(link: Link, labels: Labels) -> Iterator[str]:
    """Yield a note for each figure that the target writes in another way, which is no change: 82% ＝ 八成二."""
    for edit in link.edits:
        if edit.op is Op.REPLACE:
            old, new = _words(link.source, edit.source), _words(link.target, edit.target)
            if _is_same_value(old, new):
                yield labels("same_value", source=flowing(old), target=flowing(new))


def _words(clause: Clause, span: Span) -> str:
    return clause.text[span.start - clause.span.start : span.end - clause.span.start]


def _is_same_value(old: str, new: str) -> bool:
    """Return whether two wordings differ only in how they write their figures."""
    (ours, numbers), (theirs, others) = (_without_figures(fold(flowing(text)).text) for text in (old, new))
    return bool(numbers) and numbers == others and ours == theirs


def _without_figures(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a folded text with a sign in place of each figure, and the figures with their units."""
    figures = all_figures(text)
    for figure in reversed(figures):
        text = f"{text[: figure.start]}#{text[figure.end :]}"
    return text, [(figure.number, figure.unit) for figure in figures]


def _change(change: Change, labels: Labels) -> str:
    source = change.source.text if change.source else ""
    target = change.target.text if change.target else ""
    return labels(
        "noted", kind=labels(f"kind_{change.kind.value}"), words=_describe_replacement(source, target, labels)
    )


def links_sharing_clauses(link: Link, links: Mapping[Side, Mapping[str, Collection[Link]]]) -> tuple[Link, ...]:
    """Return the other links that end in the clauses of ``link``, from the ``links`` of either side by clause."""
    sharing = (*links[Side.SOURCE].get(link.source.id, ()), *links[Side.TARGET].get(link.target.id, ()))
    return tuple(other for other in sharing if other is not link)


def _edits(edits: Iterable[Edit], comparison: Comparison, labels: Labels, others: Collection[Link]) -> Iterator[str]:
    kept, kept_or_replaced = (
        {side: _accounted(others, side, ops) for side in Side} for ops in (_KEPT, _KEPT_OR_REPLACED)
    )
    for edit in edits:
        if edit.op is not Op.EQUAL:
            accounted = kept if edit.op is Op.REPLACE else kept_or_replaced
            source = _text_without(edit.source, accounted[Side.SOURCE], comparison.source.document.text)
            target = _text_without(edit.target, accounted[Side.TARGET], comparison.target.document.text)
            if edit.op is Op.REPLACE and _is_same_value(source, target):
                yield labels("same_value", source=_bare(source), target=_bare(target))
            else:
                yield _describe_replacement(source, target, labels)


_KEPT = frozenset({Op.EQUAL})
_KEPT_OR_REPLACED = frozenset({Op.EQUAL, Op.REPLACE})  # replacements for other words are not additions


def _accounted(links: Iterable[Link], side: Side, ops: Collection[Op]) -> list[Span]:
    """Return the spans of ``side`` that steps or changes of links cover."""
    edits = (edit for link in links for edit in link.edits if edit.op in ops)
    changes = (change for link in links for change in link.changes)
    wordings = (change.source if side is Side.SOURCE else change.target for change in changes)
    spans = [edit.source if side is Side.SOURCE else edit.target for edit in edits]
    return [*spans, *(wording.span for wording in wordings if wording)]


def _text_without(span: Span, accounted: Iterable[Span], text: str) -> str:
    """Return the text of a span without the ``accounted`` spans."""
    removed = {at for other in accounted if other.overlaps(span) for at in range(other.start, other.end)}
    return "".join(text[at] for at in range(span.start, span.end) if at not in removed)


def _describe_replacement(source: str, target: str, labels: Labels) -> str:
    source, target = _bare(source), _bare(target)
    if source and target:
        return labels("replaced", source=source, target=target)
    if source:
        return labels("deleted", text=source)
    return labels("inserted", text=target) if target else ""


def _bare(text: str) -> str:
    """Return ``text`` without meaningless signs at its ends, such as half a pair of quotes."""
    text = flowing(text).strip(_SIGNS)
    return text if text.count("“") == text.count("”") else text.strip(_SIGNS + "“”")
