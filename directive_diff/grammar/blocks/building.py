"""Which sentences of a text belong to which marker: where a block opens, what it contains, where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.aftermath import drop_attendance
from directive_diff.grammar.blocks.announcements import (
    find_announcement,
    find_announcement_line,
    find_instruction,
    find_instruction_in_headline,
)
from directive_diff.grammar.blocks.bylines import is_byline, is_remark, is_signed
from directive_diff.grammar.blocks.captions import find_captions, is_caption
from directive_diff.grammar.blocks.frames import asks, introduces, is_agenda, is_frame, is_headline, is_salutation
from directive_diff.grammar.blocks.furniture import is_furniture
from directive_diff.grammar.blocks.items import goes_on, is_item, opens_alike
from directive_diff.grammar.blocks.markers import FoundMarker, find_marker, find_marker_line, find_wish, has_others
from directive_diff.grammar.blocks.minutes import (
    are_minutes,
    heads_section,
    names_topic,
    open_item,
    opens_item,
    opens_section,
    section_marker,
    topic_above,
)
from directive_diff.grammar.blocks.narration import find_people, is_narration, is_press, opens_visit
from directive_diff.grammar.blocks.notices import is_notice
from directive_diff.grammar.blocks.persons import is_name, may_be_name
from directive_diff.grammar.blocks.recaps import is_recap
from directive_diff.grammar.blocks.speakers import is_document
from directive_diff.grammar.blocks.turns import follows_quotation, is_question, turns
from directive_diff.grammar.heading.title import is_kicker, is_title_above
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.grammar.documents.label_forms import Label, Rank
    from directive_diff.grammar.sentences import Sentence

_TOP = 20  # characters of spaces and marks above the first line of a text
_HEAD = 8  # lines at the head of a text that may name its addressees


class RawBlock(NamedTuple):
    """A block in folded offsets: its marker and the sentences that are its directives."""

    marker: FoundMarker | None
    sentences: list[Sentence]


def find_blocks(text: str, sentences: Sequence[Sentence], labels: Mapping[int, Label]) -> list[RawBlock]:
    """Return the blocks of folded ``text`` in order, given its sentences and labels; none of them is empty."""
    reading = _Reading(text, sentences, labels)
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=False):
        reading.take(sentence, following)
    return [block for block in reading.blocks if block.sentences]


class _Reading:
    """The state while reading a text: the blocks so far, and whether the last is still open."""

    def __init__(self, text: str, sentences: Sequence[Sentence], labels: Mapping[int, Label]) -> None:
        self.text = text
        self.sentences = sentences
        self.labels = labels
        self.above: Sentence | None = None  # the sentence that was read before
        self.topics: set[Rank] = set()  # the ranks of numbers whose lines name the topic of a marker below them
        self.blocks: list[RawBlock] = []
        self.open: FoundMarker | None = None  # the marker whose block is open
        self.questioned = False  # by the press, in the paragraph that is read
        self.paused = False  # by the agenda: later demands still belong to the block
        self.title: FoundMarker | None = None  # an instruction that the headline reports
        self.known: frozenset[str] = frozenset()  # who has spoken
        self.people: frozenset[str] = frozenset()  # persons who have been named with a title, or have spoken
        self.met: frozenset[str] = frozenset()  # the same, with what may be a name that no table has: 县长吉木日哈
        self.person = ""  # the last of them, whom 他 means
        self.body = next((sentence.start for sentence in sentences if sentence.stopped), 0)
        self.plain = not any(sentence.stopped for sentence in sentences)
        self.captions = find_captions(text, sentences)
        self.minutes = are_minutes(text, (sentence for sentence in sentences[:_HEAD] if sentence.start < self.body))
        self.section: Sentence | None = None  # a heading of minutes, below which nobody has spoken yet
        self.sent = any(is_salutation(text, sentence) for sentence in sentences[:_HEAD] if sentence.start < self.body)

    def take(self, sentence: Sentence, following: Sentence | None) -> None:
        """Read one more sentence."""
        if sentence.start in self.captions:
            return
        self.questioned = is_question(self.text, sentence) if sentence.first else self.questioned
        if self.questioned:
            self.open = None
            return
        parts = list(turns(self.text, sentence))
        for part, behind in zip(parts, [*parts[1:], following], strict=True):
            self._take(part, behind)
            self.above = part

    def _take(self, sentence: Sentence, following: Sentence | None) -> None:
        if (label := opens_item(self.labels, sentence)) and self._takes_item(sentence, following, label):
            return
        if label and self.minutes and heads_section(self.text, sentence, label, self.topics):
            self.open, self.section = None, sentence
            self.topics.add(label.rank)
            return
        if self.open and sentence.first and (self.open.passing or (self.sent and self.blocks[-1].sentences)):
            self.open = None
        if self.blocks and not self._quotes_unnamed() and is_press(self.text, sentence):
            self.open = None
            return
        inside = self.open is not None and not self.paused
        frame = self.open is not None and self._is_frame(sentence)
        visit = inside and not frame and opens_visit(self.text, sentence, self.people)
        marker = self._marker(sentence, following, inside=inside, frame=frame or visit)
        if marker:
            self._open(marker, sentence)
        elif self.section and opens_section(self.text, sentence):
            self.open, self.section = section_marker(self.section), None
            self.blocks.append(RawBlock(self.open, [sentence]))
        elif self.open is None:
            people = list(find_people(self.text, sentence))
            self.met |= set(people)
            self._meet(*(name for name in people if name not in vocabulary().offices))
        elif any(ends(self.text, sentence) for ends in (is_byline, is_signed, is_notice)) or (
            follows_quotation(self.text, *self.blocks[-1], sentence)
        ):
            self.open = None
        elif frame and not is_recap(self.text, self.open, self.blocks[-1].sentences, sentence):
            drop_attendance(self.text, self.blocks[-1].sentences, sentence)
            self.paused = is_agenda(self.text, sentence)
            self.open = self.open if self.paused else None
        elif self._is_directive(sentence, following):
            self.paused = False
            self.blocks[-1].sentences.append(sentence)

    def _awaits(self) -> bool:
        """Return whether what is said is still to come, below a marker whose line ends in ：."""
        marker = self.open
        return marker is not None and not self.blocks[-1].sentences and self.text.startswith("：", marker.end)

    def _is_frame(self, sentence: Sentence) -> bool:
        """Return whether a sentence within a block reports on the meeting, or narrates."""
        if self._awaits() and not is_agenda(self.text, sentence):
            return False
        if is_frame(self.text, sentence, self.known):
            return True
        who = self.text[slice(*self.open.speaker)] if self.open and self.open.speaker else ""
        himself = self.person if not who or who in lexicon.cues("pronoun") else who
        named = is_name(himself) or himself in self.people
        return is_narration(self.text, sentence, himself if named else "", self.people)

    def _quotes_unnamed(self) -> bool:
        """Return whether the last block belongs to somebody without a name, who may go on: 有关负责人表示, 发言人说."""
        marker = self.blocks[-1].marker
        who = self.text[slice(*marker.speaker)] if marker and marker.speaker else ""
        return who.endswith(lexicon.cues("unnamed"))

    def _meet(self, *people: str) -> None:
        for name in people:
            self.met |= {name}
            if is_name(name) or name.endswith(vocabulary().titles):
                self.person = name
                self.people |= {name}

    def _open(self, marker: FoundMarker, sentence: Sentence) -> None:
        self._drop_topic(sentence)
        label = opens_item(self.labels, sentence)
        if label and label.number == 1 and label.end < marker.start:  # 1、职业高中：会议要求…
            self.topics.add(label.rank)
        rest = sentence.after(marker.rest)
        heads = not rest.clauses and is_headline(sentence)
        self.open, self.paused, self.section = marker._replace(heading=heads), False, None
        who = self.text[slice(*marker.speaker)] if marker.speaker else ""
        self.known |= {who} - {""}
        if who.endswith(lexicon.cues("unnamed")):
            self.known |= {known for known in lexicon.cues("unnamed-again") if who.endswith(known[-3:])}
        if who not in vocabulary().selves and (is_name(who) or who.endswith(vocabulary().titles)):
            self._meet(who)
        elif marker.speaker and marker.start < marker.speaker[0] and may_be_name(who):  # 司长 | 林郑月娥
            self.met, self.people, self.person = self.met | {who}, self.people | {who}, who
        self.blocks.append(RawBlock(marker, [rest] if rest.clauses and not is_salutation(self.text, rest) else []))

    def _takes_item(self, sentence: Sentence, following: Sentence | None, label: Label) -> bool:
        """Read a numbered item of minutes that names its topic, or says something without a marker of its own.

        三、供热补贴。会议决定，… and 四、加强校车管理。教育局要逐车检查。 belong to no block above them.
        """
        named = names_topic(self.text, sentence, following)
        if named and label.number == 1:
            self.topics.add(label.rank)
        if not self.topics or label.rank > max(self.topics):
            return False
        self.open = None
        if find_marker(self.text, sentence, inside=False):
            return False
        if not named and label.rank in self.topics and is_headline(sentence):
            return False
        if not named and label.rank in self.topics:
            self.blocks.append(RawBlock(*open_item(sentence, label)))
            self.open, self.paused = self.blocks[-1].marker, False
        return True

    def _drop_topic(self, marked: Sentence) -> None:
        """Remove from the block before a marker the topic above it: 二、热费补贴, then 会议议定，…, as 一、 had one."""
        label = topic_above(self.above, marked, self.labels, self.topics)
        if label is not None:
            self.topics.add(label.rank)
            if self.blocks and self.blocks[-1].sentences[-1:] == [self.above]:
                self.blocks[-1].sentences.pop()

    def _marker(
        self, sentence: Sentence, following: Sentence | None, *, inside: bool, frame: bool
    ) -> FoundMarker | None:
        """Return the marker in a sentence; in a headline only if it introduces demands."""
        text = self.text
        kicker = sentence.start < self.body and is_kicker(text, sentence, following)
        if is_headline(sentence) and (kicker or not introduces(sentence, self.body)):
            self.title = self.title or (
                find_instruction_in_headline(text, sentence) if sentence.start < self.body else None
            )
            return self._heading(sentence, following)
        if self._is_title(sentence, following) or (inside and not frame and self._is_further_item(sentence)):
            return None
        title, self.title = self.title, None  # the body opens here, or opened earlier
        return (
            self._find_marker(sentence, following, inside=inside, frame=frame)
            or find_instruction(text, sentence, following)
            or (None if inside else find_wish(text, sentence, self.above))
            or self._titled(title, sentence)
        )

    def _find_marker(
        self, sentence: Sentence, following: Sentence | None, *, inside: bool, frame: bool = False
    ) -> FoundMarker | None:
        text, open_ = self.text, self.open
        paper = open_ is not None and open_.speaker is not None and is_document(text[slice(*open_.speaker)])
        return find_marker(
            text, sentence, inside=inside, frame=frame, paper=paper, known=self.known | self.met
        ) or find_announcement(text, sentence, following, inside=inside)

    def _may_say(self, sentence: Sentence) -> bool:
        """Return whether a line without a stop is no headline, so that it may hold a marker: 会议强调要抓好春耕."""
        if self.text.startswith(lexicon.cues("meeting pronoun"), sentence.start):
            return sentence.start >= self.body
        return self.plain and sentence is not self.sentences[0]

    def _is_further_item(self, sentence: Sentence) -> bool:
        """Return whether a sentence opens as the open list or block does: 提出三点要求：要求自查；要求督查."""
        first = next(iter(self.blocks[-1].sentences), None)
        again = "" if sentence.first or self.open is None else self.open.verb
        return first is not None and opens_alike(self.text, sentence, first, again)

    def _is_title(self, sentence: Sentence, following: Sentence | None) -> bool:
        """Return whether the first line of the text is its title, whatever it says."""
        first = sentence.start <= _TOP and not self.text[: sentence.start].strip(" \r\n#")
        return first and is_title_above(self.text, sentence, following)

    def _heading(self, sentence: Sentence, following: Sentence | None) -> FoundMarker | None:
        """Return the marker of a line of its own.

        Before the body only above a demand, if it is 会议强调, or if a block has been opened in this way.
        """
        marker = find_marker_line(self.text, sentence) if following else None
        if marker is None and self._may_say(sentence):
            return self._find_marker(sentence._replace(stopped=True), following, inside=self.open is not None)
        if marker is None and self.plain and following:
            return find_announcement_line(self.text, sentence, following)
        if marker is None or following is None or sentence.start >= self.body or self.open:
            return marker
        alone = marker.speaker is not None and self.text[slice(*marker.speaker)] in vocabulary().selves
        leads = asks(self.text, following.clauses[0]) or (alone and is_item(self.text, following, self.labels))
        heads = alone and (following.stopped or has_others(self.text, self.sentences, marker))
        return marker if leads or heads else None

    def _titled(self, title: FoundMarker | None, sentence: Sentence) -> FoundMarker | None:
        """Return the marker in the headline, if the body opens with a demand."""
        if title is None or self.open or not asks(self.text, sentence.clauses[0]):
            return None
        return title._replace(rest=sentence.start, titled=True)

    def _is_directive(self, sentence: Sentence, following: Sentence | None) -> bool:
        """Return whether a sentence is a directive of the open block."""
        if self.paused and not asks(self.text, sentence.clauses[0]):
            return False
        if any(set_aside(self.text, sentence) for set_aside in (is_furniture, is_remark, is_salutation)):
            return False
        if not is_headline(sentence):
            return not is_caption(self.text, sentence)
        if is_item(self.text, sentence, self.labels):
            return True
        before = self.blocks[-1].sentences
        near = bool(before) and self.above is not None and self.above.end == before[-1].end
        headed = self.plain or (self.open is not None and self.open.heading)
        return goes_on(self.text, sentence, following, before=before, labels=self.labels, headed=headed, near=near)
