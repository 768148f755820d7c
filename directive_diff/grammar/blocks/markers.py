"""The words that open a directive block: speaker and verb of saying, before a comma or running on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.frames import opens_aside, opens_report
from directive_diff.grammar.blocks.openers import FoundMarker, Place, fills_clause, is_set_off, runs_on
from directive_diff.grammar.blocks.saying import is_addressee, opens_with_addressee, verb_behind_act, without_number
from directive_diff.grammar.blocks.speakers import find_actor, is_meeting
from directive_diff.grammar.demands.imperatives import after_number
from directive_diff.grammar.demands.voices import tells_of_others
from directive_diff.grammar.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.grammar.sentences import Sentence

__all__ = ["FoundMarker", "find_marker", "find_marker_line", "find_subject", "find_wish"]

_BY_ALL = ("一致", "纷纷")  # how many speak in passing
_CLAUSES = 24  # how many clauses of a sentence may come before its marker
_SCENES = 3  # the first clauses, of which one names who acts behind where it was: 在车间，梁仲平…
_WRITTEN = ("批示", "指示")  # what was written may follow: 作出批示，强调要…
_WISHES = frozenset({"希望", "勉励", "期望", "寄语"})
_NOTICE = "现要求"  # a notice takes the word, behind what leaders said
_SIGNS = ("，", "：", "“")  # these part a marker from what is said


def find_marker(  # noqa: PLR0913 - options, by keyword
    text: str,
    sentence: Sentence,
    *,
    inside: bool,
    frame: bool = False,
    paper: bool = False,
    known: frozenset[str] = frozenset(),
) -> FoundMarker | None:
    """Return the marker that opens a block in ``sentence``, or None.

    ``inside`` says whether a block is open: then a body named in passing is only cited, and a clause deep in the
    sentence belongs to what is said, unless the sentence is a ``frame``. ``paper`` tells that a document speaks in it,
    which goes on to speak; ``known`` are the persons who have spoken so far.
    """
    if (at := text.find(_NOTICE, sentence.start, sentence.end)) >= 0 and any(at == c.start for c in sentence.clauses):
        return FoundMarker(at, at + len(_NOTICE), None, "要求", at + len(_NOTICE))
    easy = sentence.first or not inside  # a new speaker may be expected
    # 强调… within a report on an event quotes what was said there
    framed = not inside or frame or opens_report(text, sentence)
    led = True  # whether all clauses so far only gave a topic, time or place
    for i, (start, end, sign) in enumerate(sentence.clauses[:_CLAUSES]):
        place = Place(easy, paper, deep=i > 0 and (inside or not led), known=known)
        marker = _in_clause(text, sentence, i, place, led=led, framed=framed)
        led = led and (opens_aside(text[start:end]) or (sign == "：" and after_number(text[start:end]) > 0))
        if marker and marker.speaker is None and tells_of_others([text[c.start : c.end] for c in sentence.clauses[:i]]):
            return None  # 有网友留言，希望多设餐点
        if marker and marker.verb == "宣布" and text[: sentence.end].rstrip("。！”").endswith(lexicon.cues("ceremony")):
            return None
        if marker:
            said = _run_in(text, sentence, i + 1) if marker.verb in _WRITTEN and marker.end == end else None
            return _past_addressee(text, sentence, said or marker)
        if i == 0 and not framed and not led:
            return None
    return None


def _in_clause(  # noqa: PLR0913 - options, by keyword
    text: str, sentence: Sentence, i: int, place: Place, *, led: bool, framed: bool
) -> FoundMarker | None:
    """Return the marker in clause ``i`` of ``sentence``, or None."""
    start, end, sign = sentence.clauses[i]
    words = text[start:end]
    marker = fills_clause(words, start, place) if sign in _SIGNS else None
    if marker is None and i == 0:
        marker = is_set_off(words, start, place._replace(easy=place.easy and sentence.stopped))
    if marker is None and sentence.stopped and (led or framed):
        bare = without_number(words)
        marker = runs_on(bare, sign, end - len(bare), place)
    return _run_in(text, sentence, i) if marker is None and i > 0 and framed else marker


def _past_addressee(text: str, sentence: Sentence, marker: FoundMarker) -> FoundMarker:
    """Return ``marker`` with those to whom it is said, if only they stand before the next comma: 要求各部门，…."""
    if marker.verb not in lexicon.cues("addressing") or marker.rest != marker.end:
        return marker
    clause = next((c for c in sentence.clauses if c.start < marker.end < c.end and c.sign in _SIGNS), None)
    if clause is None or not is_addressee(text[marker.end : clause.end]):
        return marker
    return marker._replace(end=clause.end, rest=clause.end)


def find_marker_line(text: str, sentence: Sentence) -> FoundMarker | None:
    """Return the marker that fills a whole line: 会议指出, 【会议强调】, - 会议要求, 会议强调——; or None."""
    if len(sentence.clauses) != 1 or sentence.stopped or not sentence.alone:
        return None
    start, end, _ = sentence.clauses[0]
    marker = fills_clause(text[start:end], start, Place(easy=True, paper=False, deep=False))
    return marker._replace(rest=sentence.end, heading=True) if marker else None


def _run_in(text: str, sentence: Sentence, i: int) -> FoundMarker | None:
    """Return the marker at the start of a later clause: 会议传达学习了…，强调全区…; 走访了…，并在座谈会上强调."""
    if i >= len(sentence.clauses):
        return None
    start, end, sign = sentence.clauses[i]
    at, verb = verb_behind_act(text[start:end], sign)
    before = sentence.clauses[i - 1]
    if not verb or (before.sign == "：" and text.endswith(verb, before.start, before.end)):  # 提出三点要求：要求…
        return None
    end = start + at + len(verb)
    who = find_subject(text, sentence._replace(clauses=sentence.clauses[:i]))
    if who is None and verb in lexicon.cues("admonishes cheers") and verb not in vocabulary().running:
        return None
    item = who is None and after_number(text[sentence.clauses[0].start : sentence.clauses[0].end]) > 0
    if item and not text.startswith(vocabulary().demanded, end):  # 四是要顺应期待，强调食品安全等内容
        return None
    passing = text.startswith(_BY_ALL, start)  # 各镇镇长作了发言，一致表示要抓好落实
    return FoundMarker(who[0] if who else end - len(verb), end, who, verb, end, passing)


def find_wish(text: str, sentence: Sentence, above: Sentence | None) -> FoundMarker | None:
    """Return the marker of what the person wishes who acts in the sentence ``above``: …表示祝贺。希望新一届班子…."""
    start, end, _ = sentence.clauses[0]
    verb = text[start : start + 2]
    if verb not in _WISHES or sentence.first or above is None or not opens_with_addressee(text[start + 2 : end]):
        return None
    wishes = find_subject(text, above) is not None
    return FoundMarker(start, start + 2, None, verb, start + 2) if wishes else None


def find_subject(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """Return the span of who is named at the start of the sentence, before an act."""
    for start, end, _ in sentence.clauses[:_SCENES]:
        words = text[start:end]
        if words in lexicon.cues("next"):  # 会议最后，林若水…
            continue
        if is_meeting(words[:2]):
            return start, start + 2
        if who := find_actor(words):
            return start + who.start, start + who.end
        if not words.startswith(lexicon.cues("scene on-the-way")) and not opens_aside(words):
            break
    return None


def has_others(text: str, sentences: Iterable[Sentence], marker: FoundMarker) -> bool:
    """Return whether another marker of the meeting is on a line of its own: a text with headings, and no stops."""
    below = (sentence for sentence in sentences if sentence.start > marker.start)
    others = (find_marker_line(text, sentence) for sentence in below)
    speakers = (text[slice(*other.speaker)] for other in others if other and other.speaker)
    return any(speaker in vocabulary().selves for speaker in speakers)
