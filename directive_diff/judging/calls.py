"""Questions grouped into calls, each written as messages for a model.

About ten questions share a call, after the whole source if one of them may choose from it. Two control questions with
known answers are among them, about clauses that occur in no readout (`data/controls.tsv`):

- one offers clauses of the source, none of which it carries;
- one also offers the clause itself.

If the first is answered with a link, or if the second and all others are answered with none, the model obeyed some text
or answered blindly, and no answer of the call counts. The name of a question is part of a hash, which the author of a
readout cannot know.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon
from directive_diff.judging.interface import Passage, Question
from directive_diff.judging.orders import gives_orders, shielded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VERSION = "2"
"""The version of the wording in ``data/judging``; answers to another version are not taken from the cache."""
_TOGETHER, _MOST_TOGETHER = 10, 12  # questions in a call; and if there would be more than `_FEW` calls
_FEW = 8
_ITSELF = "S0.0.1"  # an id that no clause of the source has
_NAME = 6  # hexadecimal digits of a question's name
_FOLDER = Path(__file__).parent.parent / "data" / "judging"


class Call(NamedTuple):
    """Questions, by name, that are sent together; ``controls`` has the right id (or None) for those with known answers.

    ``pair`` is the number of their pair of texts, if there are many.
    """

    questions: Mapping[str, Question]
    controls: Mapping[str, str | None] = {}
    repair: bool = False
    pair: int = 0

    @property
    def messages(self) -> list[dict[str, str]]:
        """What is sent to the model."""
        return [
            {"role": "system", "content": _text("prompt")},
            {"role": "user", "content": written(self.questions, repair=self.repair)},
        ]

    @property
    def characters(self) -> int:
        """The number of characters."""
        return sum(len(message["content"]) for message in self.messages)

    @property
    def asked(self) -> Mapping[str, Question]:
        """The questions that are not controls."""
        return {name: question for name, question in self.questions.items() if name not in self.controls}


def calls_of(
    questions: Sequence[Question], *, repair: bool = False, together: int | None = None, pair: int = 0
) -> tuple[Call, ...]:
    """Return ``questions`` (each shielded) grouped into calls; a clause that gives orders has its own call."""
    apart = [question for question in questions if gives_orders(question.target.text)]
    others = [question for question in questions if not gives_orders(question.target.text)]
    # First those that need the whole source, so that fewer calls contain it.
    others.sort(key=lambda question: not question.rest)
    size = together or (_TOGETHER if len(others) <= _TOGETHER * _FEW else _MOST_TOGETHER)
    groups = [others[at : at + size] for at in range(0, len(others), size)] + [[question] for question in apart]
    return tuple(_call(group, repair=repair)._replace(pair=pair) for group in groups if group)


def key_of(question: Question) -> str:
    """Return the key of a question: a hash of everything that it shows."""
    written = json.dumps(question, ensure_ascii=False, separators=(",", ":"))
    return sha256(f"{VERSION}\n{written}".encode("utf-8", "surrogatepass")).hexdigest()


def name_of(question: Question) -> str:
    """Return the name by which an answer refers to a question."""
    return key_of(question)[:_NAME]


def _call(questions: Sequence[Question], *, repair: bool) -> Call:
    none, itself = _controls(questions)
    named = {name_of(question): question for question in questions}
    items = list(named.items())
    controls = {name_of(none): None, name_of(itself): _ITSELF}
    for question in (none, itself):
        name = name_of(question)
        items.insert(int(name, 16) % (len(items) + 1), (name, question))
    return Call(dict(items), controls, repair)


def _controls(questions: Sequence[Question]) -> tuple[Question, Question]:
    """Return two questions about clauses that occur in no readout, with options taken from the others."""
    offered = {option.id: option for question in questions for option in (*question.options, *question.rest)}
    text = "".join(question.text for question in (*offered.values(), *(question.target for question in questions)))
    rows = [row[0] for row in lexicon.table("controls")]
    clear = [words for words in rows if not any(words[at : at + 2] in text for at in range(len(words) - 1))]
    first, second = (clear + [words for words in rows if words not in clear])[:2]
    nearest = (option for question in questions for option in (question.options or question.rest)[:1])
    options = tuple(dict.fromkeys(nearest))[:3]
    twin = Passage(_ITSELF, second)
    return Question(Passage("T0.0.1", first), options), Question(Passage("T0.0.2", second), (*options[:1], twin))


def written(questions: Mapping[str, Question], *, repair: bool = False) -> str:
    """Return the questions as the text that a model reads."""
    lines = [_text("repair"), ""] if repair else []
    listed = {passage.id: passage for one in questions.values() if one.rest for passage in (*one.options, *one.rest)}
    if listed:
        lines.append("上级全文（小句）")
        lines += [f"{one.id} {one.text}" for one in sorted(listed.values(), key=lambda one: _in_order(one.id))]
        lines.append("")
    for name, question in questions.items():
        lines += _lines(name, question)
    return "\n".join(lines)


def _lines(name: str, question: Question) -> list[str]:
    target = question.target
    lines = [f"题号 {name}", f"本级 {target.id}：{target.before}〔{target.text}〕{target.after}"]
    lines += [f"候选 {option.id}：{option.before}〔{option.text}〕{option.after}" for option in question.options]
    if question.rest:
        lines.append("可选全文")
    elif not question.options:
        lines.append("（没有候选）")
    return [*lines, ""]


def _in_order(name: str) -> tuple[int, ...]:
    """Return the numbers in the id of a clause, which sort clauses in the order of the text."""
    return tuple(int(part) for part in name.lstrip("STR").split(".") if part.isdigit())


@cache
def _text(name: str) -> str:
    return (_FOLDER / f"{name}-{VERSION}.txt").read_text("utf-8").strip()


__all__ = ["VERSION", "Call", "calls_of", "key_of", "name_of", "shielded", "written"]
