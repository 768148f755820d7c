"""Results as one page to open in a browser, which loads nothing: the curve of a phrase, relatives, families."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from directive_diff.corpus.labels import CorpusLabels
from directive_diff.corpus.views.svg import drawing
from directive_diff.corpus.views.traced import by_year, peak, percent
from directive_diff.renderers.html import csp_hash
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from typing import BinaryIO

    from jinja2 import Template

    from directive_diff.corpus.views import Result
    from directive_diff.renderers import View


def render(result: Result, out: BinaryIO, view: View) -> None:
    """Write a result to ``out`` as one HTML file."""
    labels = CorpusLabels(view.lang)
    kind = type(result).__name__
    style = _own_file("corpus.css")
    drawn = drawing(result, labels) if kind == "Trace" and result.texts else ""
    text = _template().render(
        kind=kind,
        result=result,
        label=labels,
        percent=percent,
        peak=peak,
        years=by_year,
        lang="zh-CN" if view.lang.value == "zh" else "en",
        style=Markup(style),  # noqa: S704 - a file of this package
        curve=Markup(drawn),  # noqa: S704 - made of escaped text by `svg`
        policy=f"default-src 'none'; style-src {csp_hash(style)}; base-uri 'none'; form-action 'none'",
    )
    out.write(text.encode("utf-8", "replace"))


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_display_value
    )
    return environment.from_string(_own_file("corpus.html.j2"))


def _display_value(value: object) -> object:
    """Return what a page shows for a value: nothing for none; no character of a text that would not be seen."""
    if value is None:
        return ""
    return sanitised(value) if type(value) is str else value


def _own_file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
