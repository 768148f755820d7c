"""What the commands of reviewing do: write the page for it, and say how far two reviewers agree."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from directive_diff.commands import compared, view_for
from directive_diff.destination import destination
from directive_diff.errors import Exit, ReviewError
from directive_diff.renderers import Format, View, render
from directive_diff.sanitise import printable_name

if TYPE_CHECKING:
    from directive_diff.commands import Options
    from directive_diff.review import Form

_ENDING = ".review.html"


def review(source: str, target: str, options: Options, *, show: bool) -> int:
    """Write the page on which a person reviews a comparison, say where it is, and ``show`` it in the browser."""
    settled = options.settled()
    page = settled.writing.output or _page_beside(target)
    comparison, inputs = compared(source, target, options)
    writing = settled.writing._replace(format=Format.HTML, output=page)
    with destination(writing, inputs) as (out, form):
        render(comparison, form, out, view_for(writing, settled.looks, View(reviewing=True)))
    sys.stdout.write(f"{printable_name(page)}\n")
    if show:
        import webbrowser  # noqa: PLC0415 - only where asked for

        if not webbrowser.open(Path(page).resolve().as_uri()):
            raise ReviewError("no_browser", page, remedy="open_by_hand")
    return Exit.RAN


def agree(names: tuple[str, str], texts: tuple[str | None, str | None], options: Options, *, merge: str | None) -> int:
    """Say how far two reviews of a pair agree; with ``merge``, write what they say to a gold folder."""
    settled = options.settled()
    writing = settled.writing.settled((Format.TERMINAL, Format.JSON), strictly=True)
    from directive_diff.evaluation import agreement, agreement_table  # noqa: PLC0415 - other commands need not load it
    from directive_diff.review import load  # noqa: PLC0415 - likewise
    from directive_diff.review.agreement import judged  # noqa: PLC0415 - likewise

    first, second = (load(name) for name in names)
    pairs = judged(first, second)
    if not pairs:
        raise ReviewError("agree_nothing", second.path, remedy="judge_same", other=first.path)
    figures = agreement.figures(pairs)
    if merge is not None:
        _merge((first, second), texts, options, merge)
    with destination(writing, names) as (out, form):
        if form is Format.JSON:
            agreement_table.render_json((first, second), pairs, figures, out)
        else:
            agreement_table.render((first, second), pairs, figures, out, view_for(writing, settled.looks))
    return Exit.RAN


def _merge(forms: tuple[Form, Form], texts: tuple[str | None, str | None], options: Options, folder: str) -> None:
    """Write a pair as two people reviewed it. Raises ReviewError if its texts are not where the first form says."""
    from directive_diff.evaluation.writing import merge  # noqa: PLC0415 - rarely used
    from directive_diff.review import apply  # noqa: PLC0415 - likewise

    source, target = texts[0] or forms[0].source_path, texts[1] or forms[0].target_path
    if not (source and target and Path(source).is_file() and Path(target).is_file()):
        raise ReviewError("agree_no_texts", forms[0].path, remedy="give_texts")
    comparison, _ = compared(source, target, options)
    digests = tuple(side.document.sha256 for side in (comparison.source, comparison.target))
    if digests != (forms[0].source_sha256, forms[0].target_sha256):
        raise ReviewError("agree_changed_texts", forms[0].path, remedy="give_texts")
    reviewed = [apply(form, comparison) for form in forms]
    merge(reviewed[0].comparison, reviewed[1].comparison, Path(folder))


def _page_beside(target: str) -> str:
    """Return the name of the page of a text: city.review.html beside city.txt; of stdin, here."""
    return _ENDING.removeprefix(".") if target == "-" else str(Path(target).with_suffix(_ENDING))
