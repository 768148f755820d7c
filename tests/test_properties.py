"""Properties of every text, whatever it contains: laws of reading, folding, parsing, matching and explaining."""

from __future__ import annotations

import codecs
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from made import (
    ANY,
    CLEAN,
    COMPARISONS,
    DIRTY,
    HARMFUL,
    HARMFUL_PAIRS,
    HEADED,
    SELECTIONS,
    TEXT_PAIRS,
    WORDS,
    compared,
    parsed,
    part,
)

from directive_diff import Comparison, Coverage, Fate, lexicon
from directive_diff.findings.answers import answers
from directive_diff.findings.coverage import relations
from directive_diff.findings.rows import moved, sections, without_link
from directive_diff.findings.selection import Only, Selection
from directive_diff.findings.word_marks import Mark, runs
from directive_diff.folding import fold
from directive_diff.grammar.demands.demand import demand_of, strongest_of
from directive_diff.lexicon import Lexicon, using
from directive_diff.lexicon.terms import Terms
from directive_diff.model import Demand, Op, Relation, Side, Span
from directive_diff.readers.decoding import decode
from directive_diff.sanitise import LONGEST, printable_name, sanitised, truncate_to_cell, units
from directive_diff.view.table import table

few = settings(max_examples=40, deadline=None)


# Reading


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(lambda text: text.strip("\ufeff \n")))
@example("\r\n要\u2028\x85")
def test_utf8_need_not_be_named(text: str) -> None:
    """A text saved as UTF-8 is read back unchanged, line ends and all, without its byte order mark."""
    if text.isspace() or text.removeprefix("\ufeff").isspace():
        return
    assert decode(text.encode(), "x").text == text.removeprefix("\ufeff")


@settings(deadline=None)
@given(
    DIRTY.filter(str.strip),
    st.sampled_from([
        ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE), ("utf-32-be", codecs.BOM_UTF32_BE), ("gb18030", b"\x84\x31\x95\x33"),
    ]),
)  # fmt: skip
def test_a_byte_order_mark_is_believed(text: str, marked: tuple[str, bytes]) -> None:
    """A byte order mark names the encoding, and is not part of the text."""
    encoding, mark = marked
    text = sanitised(text).strip() + "要"

    assert decode(mark + text.encode(encoding), "x") == (text, encoding, 0)


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([*WORDS, "，", "。"]).map(str.encode), st.sampled_from([b"\xff", b"\xe8\xa6", b"\x80"])
        ),
        max_size=20,
    )
)
def test_what_does_not_decode_is_counted(parts: list[bytes]) -> None:
    """Characters are replaced only if the file has invalid bytes."""
    content = "要抓好春耕备耕工作。".encode() + b"".join(parts)
    try:
        content.decode()
    except UnicodeDecodeError:
        assert decode(content, "x", encoding="utf-8", errors="replace").replaced > 0
    else:
        assert decode(content, "x", encoding="utf-8", errors="replace").replaced == 0


# Folding


@settings(deadline=None)
@given(ANY)
def test_the_map_of_a_folded_text_is_one_to_one(text: str) -> None:
    """A folded character leads to its place and back; what has no folded character is noise."""
    folded = fold(text)
    back = {at: i for i, at in enumerate(folded.offsets)}

    assert len(back) == len(folded.text)
    for i, at in enumerate(folded.offsets):
        assert folded.span(i, i + 1) == Span(at, at + 1)
        assert back[at] == i
    left_out = "".join(char for at, char in enumerate(text) if at not in back)
    assert all(char in "*(（)）" or not char.isprintable() or not "\u3400" <= char <= "\U000e0000" for char in left_out)


@settings(deadline=None)
@given(CLEAN)
def test_a_folded_text_is_not_folded_further(text: str) -> None:
    """Folding a folded text changes nothing."""
    once = fold(text).text

    assert fold(once).text == once


@settings(deadline=None)
@given(ANY, st.data())
def test_a_part_of_a_folded_text_is_a_folded_text(text: str, data: st.DataObject) -> None:
    """A part of a folded text has the characters and the places of the whole."""
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    part = folded.part(start, end)

    assert (part.text, list(part.offsets)) == (folded.text[start:end], list(folded.offsets[start:end]))
    assert part.span(0, 0).start == folded.span(start, start).start
    assert all(part.end > at for at in part.offsets)
    assert part.part(0, len(part.text)) == part


# Grammar


@settings(deadline=None)
@given(ANY)
def test_ids_count_what_they_name(text: str) -> None:
    """Blocks, directives and clauses are numbered from 1, each within the one around it, and none is empty."""
    readout = parsed(text)
    for i, block in enumerate(readout.blocks if readout else (), 1):
        assert block.id == f"R{i}"
        assert [d.id for d in block.directives] == [f"R{i}.{j}" for j in range(1, len(block.directives) + 1)]
        assert block.directives
        for directive in block.directives:
            assert directive.clauses
            assert [c.id for c in directive.clauses] == [
                f"{directive.id}.{k}" for k in range(1, len(directive.clauses) + 1)
            ]


@settings(deadline=None)
@given(CLEAN)
def test_a_text_taken_whole_loses_no_word(text: str) -> None:
    """With ``whole_text`` each letter and digit lies in a clause."""
    readout = parsed(text, whole_text=True)
    inside = {at for clause in (readout.clauses if readout else ()) for at in range(clause.span.start, clause.span.end)}

    assert not [char for at, char in enumerate(text) if char.isalnum() and at not in inside]


@settings(deadline=None)
@given(ANY)
def test_a_clause_is_folded_where_it_stands(text: str) -> None:
    """A clause's folded copy maps to what it quotes; a linkable one has four Han characters or signs of figures."""
    readout = parsed(text)
    for clause in readout.clauses if readout else ():
        assert clause.folded.span(0, len(clause.folded.text)) == clause.span
        assert clause.folded.text == clause.folded.text.strip()
        if clause.linkable:
            counted = [
                c
                for c in clause.folded.text
                if "\u3400" <= c <= "\u9fff" or ord(c) >> 16 in {2, 3} or c in "0123456789%"
            ]
            assert len(counted) >= 4


@settings(deadline=None)
@given(CLEAN)
def test_line_ends_change_no_clause(text: str) -> None:
    """A text saved on Windows has the same clauses; a clause may continue after a line that ends in 、."""
    unix = text.replace("\r\n", "\n")
    cut, other = (
        [clause.text.replace("\r\n", "\n") for clause in readout.clauses] if readout else None
        for readout in (parsed(unix), parsed(unix.replace("\n", "\r\n")))
    )

    assert cut == other


@settings(deadline=None)
@given(HEADED)
@example("2021年2月29日，市委召开会议。会议强调，要抓好落实。")
@example("0000年1月2日，市委召开会议。会议强调，要抓好落实。")
@example("来源：某某日报 2021-03-01\n2月17日，市委召开常委会会议。\n28日，市委召开会议。加强加强")
@example("取得了“十四五”规划、")
@example("加强加强加强，﹁")
def test_a_heading_says_only_what_is_in_the_text(text: str) -> None:
    """The title is quoted, in one line, the day is in the text, and an ISO date is an existing day."""
    readout = parsed(f"{text}\n会议强调，要抓好落实。")
    assume(readout is not None)  # lines of one length without a stop may read as one line wrapped by hand
    assert readout is not None
    heading = readout.heading

    assert heading.title is None or "".join(heading.title.split()) in "".join(text.split())
    assert heading.date_text is None or heading.date_text in fold(text).text
    assert heading.date is None or date.fromisoformat(heading.date).isoformat() == heading.date
    assert heading.date is None or heading.date_text is not None


@settings(deadline=None)
@given(CLEAN, CLEAN)
def test_a_heading_comes_from_the_opening_of_the_text(one: str, other: str) -> None:
    """What follows the first block does not change the heading."""
    start = "市委召开会议部署春耕\n2月17日，市委召开会议。会议强调，要抓好春耕备耕。"
    first, second = parsed(f"{start}\n{one}"), parsed(f"{start}\n{other}")

    assert first is not None
    assert second is not None
    assert first.heading == second.heading


# Lexicon, terms and demands


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), CLEAN)
def test_terms_are_found_whole_and_without_overlap(words: list[str], text: str) -> None:
    """Each word of a table is found where it occurs, the longest first, none inside another, and none is missed."""
    terms = list(Terms.of((word,) for word in words).find(text))

    assert all(text[term.start : term.end] == term.word for term in terms)
    assert all(one.end <= other.start for one, other in pairwise(terms))
    for term in terms:
        assert not any(text.startswith(word, term.start) for word in words if len(word) > len(term.word))
    for word in words:
        at = text.find(word)
        assert at < 0 or any(term.start <= at < term.end for term in terms) or _begun(terms, at, word)


def _begun(terms: list[object], at: int, word: str) -> bool:
    """Return whether another term overlaps ``word`` at this place, so that it cannot be found there."""
    return any(term.start < at < term.end or at < term.start < at + len(word) for term in terms)  # type: ignore[attr-defined]


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(WORDS), st.sampled_from(["comma", "run-in"]), max_size=5),
    st.frozensets(st.sampled_from(WORDS), max_size=5),
)
def test_a_users_words_are_added_to_the_packages(added: dict[str, str], removed: frozenset[str]) -> None:
    """Added words are there once, removed ones are gone, all others stay, and afterwards all is as before."""
    before = lexicon.table("verbs")
    own = Lexicon(added={"verbs": tuple(added.items())}, removed={"verbs": removed | {"强调"}})
    with using(own):
        rows = lexicon.table("verbs")

    assert [row for row in rows if row[0] in added] == list(added.items())
    assert {row[0] for row in rows} == ({row[0] for row in before} - removed - {"强调"}) | set(added)
    assert lexicon.table("verbs") == before


@given(st.lists(st.sampled_from(Demand), max_size=6))
def test_the_strongest_demand_outranks_all(kinds: list[Demand]) -> None:
    """Prohibits before requires before encourages before praises before states; of none it is states."""
    order = list(Demand)

    assert order.index(strongest_of(kinds)) == min((order.index(kind) for kind in kinds), default=len(order) - 1)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=6).map("".join))
def test_what_is_forbidden_outright_stays_forbidden(text: str) -> None:
    """No surrounding words can cancel an outright prohibition."""
    assert demand_of(f"{text}严禁弄虚作假{text}") is Demand.PROHIBITS


# Text made safe to show


@given(ANY)
def test_what_is_shown_keeps_its_length(text: str) -> None:
    """Each character is replaced by one character, so that offsets hold; safe characters stay as they are."""
    safe = sanitised(text)

    assert len(safe) == len(text)
    assert sanitised(safe) == safe
    assert all(a == b for a, b in zip(text, safe, strict=True) if b not in " \ufffd")


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\udc80\udcff\ud800\u202e\x1b\n")))
def test_a_name_is_shown_in_one_line(name: str) -> None:
    """A terminal obeys no character of a file's name."""
    safe = printable_name(name)

    assert safe
    assert all(char.isprintable() or char == "\u3000" for char in safe)


@settings(max_examples=30, deadline=None)
@given(st.text("要𠮷a", max_size=20), st.sampled_from([1, LONGEST // 2, LONGEST]))
def test_a_cell_is_never_overfull(text: str, times: int) -> None:
    """A text that fits stays whole; a longer one is cut and ends with …."""
    long = text * times
    cell = truncate_to_cell(long)

    assert units(cell) <= LONGEST
    assert cell == long if units(long) <= LONGEST else long.startswith(cell.removesuffix("…"))


# Links and what they say


@few
@given(HARMFUL)
def test_links_lie_within_the_texts(comparison: Comparison) -> None:
    """Links join linkable clauses of the two readouts; quoted words are at their spans, inside these clauses."""
    source, target = comparison.source.document.text, comparison.target.document.text
    for link in comparison.links:
        assert link.source in comparison.source.clauses
        assert link.target in comparison.target.clauses
        assert link.source.linkable
        assert link.target.linkable
        for change in link.changes:
            for words, clause, text in ((change.source, link.source, source), (change.target, link.target, target)):
                if words:
                    assert clause.span.start <= words.span.start < words.span.end <= clause.span.end
                    assert words.span.of(text) == words.text
        for run in link.evidence:
            # A line wrapped by hand is joined in the text, but cannot be told from two lines in the span alone.
            spans = (fold(run.source.of(source)).text, fold(run.target.of(target)).text)
            assert {"".join(words.split()) for words in spans} == {"".join(run.text.split())}


@few
@given(HARMFUL)
def test_the_edits_of_a_link_cover_its_clauses(comparison: Comparison) -> None:
    """Edits run over both clauses in order; a deletion has no target, and an insertion no source."""
    for link in comparison.links:
        for side in Side:
            spans = [edit.source if side is Side.SOURCE else edit.target for edit in link.edits]
            clause = side.clause(link)
            assert (spans[0].start, spans[-1].end) == (clause.span.start, clause.span.end)
            assert all(a.end == b.start for a, b in pairwise(spans))
        assert all(bool(edit.source.length) is not (edit.op is Op.INSERT) for edit in link.edits)
        assert all(bool(edit.target.length) is not (edit.op is Op.DELETE) for edit in link.edits)
        assert all(a.op is not b.op for a, b in pairwise(link.edits))


@few
@given(COMPARISONS)
def test_only_what_was_adapted_has_changes(comparison: Comparison) -> None:
    """Links that are ``same`` or ``restated`` have no changes; equal wording is ``same``."""
    for link in comparison.links:
        assert not link.changes or link.relation is Relation.ADAPTED
        assert link.relation is Relation.SAME or link.source.folded.text != link.target.folded.text


@few
@given(TEXT_PAIRS)
def test_the_same_texts_give_the_same_links(pair: tuple[str, str]) -> None:
    """Neither earlier comparisons nor the names of the files count."""
    first = compared(pair)
    compared((pair[1], pair[0]))

    assert compared(pair) == first


@few
@given(TEXT_PAIRS)
def test_swapping_the_texts_mirrors_the_links(pair: tuple[str, str]) -> None:
    """Whichever text is the source, the same links are found with the same scores."""
    one, other = compared(pair), compared((pair[1], pair[0]))

    here = {(link.source.span, link.target.span): link.score for link in one.links}
    there = {(link.target.span, link.source.span): link.score for link in other.links}
    assert here.keys() == there.keys()
    assert here == pytest.approx(there)


@few
@given(TEXT_PAIRS)
def test_each_side_is_read_by_itself(pair: tuple[str, str]) -> None:
    """The text that a readout is compared with does not change how it is split."""
    one, other = compared(pair), compared((pair[1], pair[0]))

    assert [clause.span for clause in one.source.clauses] == [clause.span for clause in other.target.clauses]
    assert one.source.heading == other.target.heading
    assert [clause.linkable for clause in one.target.clauses] == [clause.linkable for clause in other.source.clauses]


# Shares, fates, counts


@few
@given(COMPARISONS, st.sampled_from(Side))
def test_a_share_is_that_of_linked_characters(comparison: Comparison, side: Side) -> None:
    """A share is 0..1, or None for a directive that cannot be linked; all directives add up to the text."""
    linked = {side.clause(link).id for link in comparison.links}
    coverage = Coverage.of(comparison, side)
    for directive in coverage.readout.directives:
        possible = [clause.span.length for clause in directive.clauses if clause.linkable]
        done = [clause.span.length for clause in directive.clauses if clause.id in linked]
        share = coverage.cover(directive.clauses).share
        assert share == (sum(done) / sum(possible) if possible else None)
        assert share is None or 0 <= share <= 1
    parts = [coverage.cover(directive.clauses) for directive in coverage.readout.directives]
    whole = coverage.cover(coverage.readout.clauses)
    assert (whole.linked, whole.linkable) == (sum(p.linked for p in parts), sum(p.linkable for p in parts))


@few
@given(COMPARISONS, st.sampled_from(Side))
def test_a_fate_follows_from_the_share(comparison: Comparison, side: Side) -> None:
    """A share of 1 is carried, a smaller one partly, and 0 possible if anything lies near, else dropped or new."""
    coverage = Coverage.of(comparison, side)
    nothing = Fate.DROPPED if side is Side.SOURCE else Fate.NEW
    for directive in coverage.readout.directives:
        cover = coverage.cover(directive.clauses)
        uncarried = Fate.POSSIBLE if cover.possible else nothing
        expected = {None: None, 0: uncarried, 1: Fate.CARRIED}.get(cover.share, Fate.PARTLY)
        assert coverage.fate(directive) is expected


@few
@given(COMPARISONS)
def test_counts_add_up(comparison: Comparison) -> None:
    """Each directive has one fate or none, each link one relation, each linkable clause of the source one demand."""
    for side in Side:
        coverage = Coverage.of(comparison, side)
        count = coverage.counts()
        without = sum(not any(c.linkable for c in d.clauses) for d in coverage.readout.directives)
        assert count.carried + count.partly + count.possible + count.rest + without == count.directives
    assert sum(relations(comparison.links).values()) == len(comparison.links)
    summary = answers(comparison)
    linkable = [clause for clause in comparison.source.clauses if clause.linkable]
    assert sum(tally.clauses for tally in summary.demands) == len(linkable)
    assert sum(tally.carried for tally in summary.demands) == len(Coverage.of_source(comparison).links)
    assert all(
        tally.carried + tally.possible + tally.dropped == tally.clauses
        for tally in (*summary.demands, *summary.prohibitions)
    )
    forbidden = sum(clause.demand is Demand.PROHIBITS for clause in linkable)
    assert sum(tally.clauses for tally in summary.prohibitions) == forbidden
    changes = sum(len(link.changes) for link in comparison.links)
    assert sum(summary.number(kind) for kind in summary.changes) == changes


# Rows and the words in them


@few
@given(HARMFUL_PAIRS.map(compared), st.sampled_from(Side))
def test_rows_hold_the_leading_text_once(comparison: Comparison, lead: Side) -> None:
    """Each directive is one row, its pieces make up the directive, and each link is in one piece."""
    rows = [row for section in sections(comparison, lead) for row in section.rows]

    assert [row.directive for row in rows] == list(lead.readout(comparison).directives)
    for row in rows:
        spans = [piece.span for piece in row.pieces]
        assert (spans[0].start, spans[-1].end) == (row.directive.span.start, row.directive.span.end)
        assert all(a.end == b.start for a, b in pairwise(spans))
        assert [clause for piece in row.pieces for clause in piece.clauses] == list(row.directive.clauses)
    seen = [(link.source.id, link.target.id) for row in rows for piece in row.pieces for link in piece.links]
    assert sorted(seen) == sorted((link.source.id, link.target.id) for link in comparison.links)


@few
@given(COMPARISONS, st.sampled_from(Side))
def test_no_clause_of_the_other_text_gets_lost(comparison: Comparison, lead: Side) -> None:
    """A linkable clause without a link is either left out in one row or in a directive that nothing carries."""
    other = Coverage.of(comparison, lead.other)
    missing = [clause.id for section in sections(comparison, lead) for row in section.rows for clause in row.left_out]
    gone = [
        clause.id
        for section in without_link(comparison, lead.other)
        for row in section.rows
        for clause in row.directive.clauses
        if clause.linkable
    ]

    assert sorted(missing + gone) == sorted(
        c.id for c in other.readout.clauses if c.linkable and c.id not in other.links
    )


@few
@given(COMPARISONS)
def test_what_has_not_moved_is_in_order(comparison: Comparison) -> None:
    """Without the links that moved, both texts run forward; something stays if anything is linked."""
    crossing = moved(comparison.links)
    stayed = [link for link in comparison.links if (link.source.id, link.target.id) not in crossing]

    assert all(a.source.span.start <= b.source.span.start for a, b in pairwise(stayed))
    assert not moved(stayed)
    assert bool(stayed) is bool(comparison.links)


@few
@given(HARMFUL, st.sampled_from(Side))
def test_marked_words_are_the_clause(comparison: Comparison, side: Side) -> None:
    """Runs cover their clause, and each has another mark than the one before; without links, all is plain."""
    coverage = Coverage.of(comparison, side)
    for clause in coverage.readout.clauses:
        marked = runs(clause, coverage.links.get(clause.id, ()), side)
        assert (marked[0].span.start, marked[-1].span.end) == (clause.span.start, clause.span.end)
        assert all(a.span.end == b.span.start and a.mark is not b.mark for a, b in pairwise(marked))
        assert [run.mark for run in runs(clause, (), side)] == [Mark.PLAIN]


@few
@given(COMPARISONS, st.sampled_from(Side))
def test_more_links_never_lose_a_shared_word(comparison: Comparison, side: Side) -> None:
    """If a clause has several counterparts, the one that shares the most counts."""
    coverage = Coverage.of(comparison, side)
    for clause in coverage.readout.clauses:
        links = coverage.links.get(clause.id, ())
        whole = _marks(runs(clause, links, side))
        for link in links:
            assert all(
                mark >= mark_alone for mark, mark_alone in zip(whole, _marks(runs(clause, (link,), side)), strict=True)
            )


def _marks(marked: tuple[object, ...]) -> list[Mark]:
    return [run.mark for run in marked for _ in range(run.span.length)]  # type: ignore[attr-defined]


# What a person asked to see


@few
@given(COMPARISONS, SELECTIONS, st.sampled_from(Side))
def test_a_selection_only_leaves_out(comparison: Comparison, selection: Selection, lead: Side) -> None:
    """A selection does not add rows, links or clauses to the table, or change their order."""
    selected = part(comparison, selection)
    chosen, everything = table(selected, lead), table(selected.base, lead)

    for ours, theirs in ((chosen.records, everything.records), (chosen.rest, everything.rest)):
        ids = [record.directive.id for record in theirs]
        assert [i for i in ids if i in {r.directive.id for r in ours}] == [record.directive.id for record in ours]
    assert {link for r in chosen.all for link in r.links} <= {link for r in everything.all for link in r.links}
    missing = {clause for record in chosen.all for clause in record.missing}
    assert missing <= {clause for record in everything.all for clause in record.missing}


@few
@given(COMPARISONS, SELECTIONS, st.sampled_from(Side))
def test_a_table_shows_what_is_selected_and_all_of_it(comparison: Comparison, selection: Selection, lead: Side) -> None:
    """Each link and each clause without one is in a row, and nothing else is."""
    selected = part(comparison, selection)
    chosen = table(selected, lead)

    assert {link for record in chosen.all for link in record.links} == set(selected.links)
    alone = Coverage.of(selected, lead.other)
    shown = {clause.id for record in chosen.records for clause in record.missing}
    shown |= {
        clause.id for record in chosen.rest for line in record.lines for clause in line.clauses if clause.linkable
    }
    listed = {c.id for c in alone.readout.clauses if c.linkable and c.id not in alone.links}
    assert shown == listed


@few
@given(COMPARISONS, SELECTIONS)
def test_filters_change_no_number(comparison: Comparison, selection: Selection) -> None:
    """Shares, fates and counts refer to the counted part, whichever of its links are listed."""
    chosen = part(comparison, selection)
    counted = part(comparison, selection._replace(only=frozenset()))

    assert answers(chosen) == answers(counted)
    for side in Side:
        listed, whole = Coverage.of(chosen, side), Coverage.of(counted, side)
        assert (listed.of_text, listed.counts(), listed.amounts()) == (whole.of_text, whole.counts(), whole.amounts())
        assert all(listed.fate(directive) is whole.fate(directive) for directive in whole.readout.directives)


@few
@given(COMPARISONS, SELECTIONS)
def test_a_bar_is_as_full_as_its_share(comparison: Comparison, selection: Selection) -> None:
    """The length shown as carried is the share in the label next to it."""
    for side in Side:
        coverage = Coverage.of(part(comparison, selection), side)
        *filled, possible, _ = coverage.amounts().values()
        assert possible == pytest.approx(coverage.of_text.possible_share or 0)
        assert sum(filled) == pytest.approx(coverage.of_text.share or 0)


@few
@given(COMPARISONS, st.sampled_from(Side))
def test_asking_for_every_kind_shows_everything(comparison: Comparison, lead: Side) -> None:
    """Asking for every kind leaves out only what cannot be linked."""
    whole, part = table(comparison, lead), table(Selection(only=frozenset(Only)).of(comparison), lead)

    assert [link for r in part.all for link in r.links] == [link for r in whole.all for link in r.links]
    assert [c for r in part.all for c in r.missing] == [c for r in whole.all for c in r.missing]
    kept = [[line for line in record.lines if line.linkable] for record in whole.records]
    assert [line.clauses for record in part.records for line in record.lines] == [
        line.clauses for lines in kept for line in lines
    ]


@few
@given(COMPARISONS, st.lists(st.floats(0, 1), min_size=2, max_size=2).map(sorted))
def test_a_higher_minimum_score_keeps_fewer_links(comparison: Comparison, scores: list[float]) -> None:
    """A higher minimum keeps some of the links of a lower one; without a minimum, all links are kept."""
    low, high = (Selection(min_score=score).of(comparison).links for score in scores)

    assert set(high) <= set(low)
    assert all(link.score >= scores[1] for link in high)
    assert Selection().of(comparison) == comparison


@pytest.mark.parametrize("only", Only)
@settings(max_examples=10, deadline=None)
@given(comparison=COMPARISONS)
def test_each_link_shown_is_of_the_kind_asked_for(only: Only, comparison: Comparison) -> None:
    """Each link shown has the relation, or a change, that was asked for."""
    for record in table(Selection(only=frozenset({only})).of(comparison), Side.TARGET).all:
        for link in record.links:
            assert only.value in {link.relation.value, *(change.kind.value for change in link.changes)}
