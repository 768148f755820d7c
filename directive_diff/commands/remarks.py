"""What a command says besides its result: warnings, hints and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.model import Comparison, Demand, Level, Readout
from directive_diff.screen import say

if TYPE_CHECKING:
    from directive_diff.commands.options import Reading
    from directive_diff.configuration import Configuration
    from directive_diff.labels import Lang
    from directive_diff.model import Review
    from directive_diff.screen import Kind

_QUOTED = 40  # characters of a sentence that a message quotes


def warn_of_ignored(config: Configuration, lang: Lang) -> None:
    """Say which settings files were ignored because other users could have written them."""
    for path in config.ignored:
        say_of("warning", lang, "config_ignored", path, remedy="give_config")


def say_of(kind: Kind, lang: Lang, key: str, file: str, remedy: str = "", **fields: object) -> None:
    """Say one line about a file: keys and fields of messages, as an error has them."""
    from directive_diff.messages import line  # noqa: PLC0415 - most runs say nothing

    say(kind, line(key, file, remedy, fields, lang), lang)


def remark_on(comparison: Comparison, reading: Reading, lang: Lang) -> None:
    """Say what a person should know about a comparison: several meetings, demands outside the blocks, a wrong file."""
    of_source, of_target = reading.meetings
    warn_of_no_opinion(comparison, lang)
    note_meetings(comparison.source, of_source, "--source-meeting", lang)
    note_meetings(comparison.target, of_target, "--target-meeting", lang)
    for readout in (comparison.source, comparison.target):
        warn_of_outside(readout, lang)
        warn_of_no_demand(readout, lang)
    _hint_at_mistaken(comparison, lang)


def warn_of_no_opinion(comparison: Comparison, lang: Lang) -> None:
    """Say of how many clauses the judge has no opinion that counts, if it was asked about them."""
    judge = comparison.judge
    if judge is not None and judge.answered < judge.asked:
        say_of("warning", lang, "judge_none", judge.host, count=judge.asked - judge.answered, of=judge.asked)


def warn_of_unfit(review: Review | None, name: str, lang: Lang) -> None:
    """Say which verdicts of a review, the file ``name``, no longer fit the texts, and where to give them again."""
    if review is None or not review.misfits:
        return
    from directive_diff.labels import Labels  # noqa: PLC0415 - few reviews have such
    from directive_diff.view.reviewed import describe_misfit_words  # noqa: PLC0415 - likewise

    for misfit in review.misfits:
        say_of("warning", lang, "review_unfit", name, row=misfit.row, words=describe_misfit_words(misfit, Labels(lang)))


def _hint_at_mistaken(comparison: Comparison, lang: Lang) -> None:
    """Warn if both sides are one text, or look swapped: the target is of a higher level than the source."""
    ours, theirs = comparison.source.document, comparison.target.document
    if ours.sha256 == theirs.sha256:
        say_of("hint", lang, "same_text", theirs.path, remedy="target_second")
    levels = list(Level)
    source, target = comparison.source.heading.level, comparison.target.heading.level
    if source and target and levels.index(target) < levels.index(source):
        say_of("hint", lang, "swapped", comparison.target.document.path, remedy="source_first")


def note_meetings(readout: Readout, wanted: str | None, option: str, lang: Lang) -> None:
    """Say which meetings a text tells of, if several were read because none was requested."""
    from directive_diff.meetings import listed, with_directives  # noqa: PLC0415 - the pipeline has loaded it

    several = with_directives(readout) if wanted is None else ()
    if len(several) > 1:
        fields = {"count": len(several), "titles": listed(several), "option": option}
        say_of("note", lang, "meetings_all", readout.document.path, "pick_meeting", **fields)


def warn_of_no_demand(readout: Readout, lang: Lang) -> None:
    """Say so if a numbered document demands nothing: a statistical communiqué, an announcement of an examination."""
    if not any(block.marker and not block.marker.verb for block in readout.blocks):
        return
    asking = (Demand.REQUIRES, Demand.PROHIBITS, Demand.ENCOURAGES)
    if not any(clause.demand in asking for clause in readout.clauses):
        say_of("warning", lang, "none_demands", readout.document.path, count=len(readout.directives))


def warn_of_outside(readout: Readout, lang: Lang) -> None:
    """Say how many sentences demand something outside every block, and quote the first."""
    if not readout.outside:
        return
    words = " ".join(readout.outside[0].text.split())
    quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
    number = len(readout.outside)
    file = readout.document.path
    if number == 1:
        say_of("warning", lang, "outside_one", file, quoted=quoted)
    else:
        say_of("warning", lang, "outside_several", file, count=number, quoted=quoted)
