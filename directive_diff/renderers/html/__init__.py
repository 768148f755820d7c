"""The report to open in a browser: one complete file that loads nothing.

page → report.html.j2 and its parts, with the style sheets of ``styles/`` and the script of ``scripts/`` inside, each
as one; the content security policy allows only these two. What a person reviews in the page never leaves it, but for
the file that the page saves (docs/review.md).
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from directive_diff.labels import Labels
from directive_diff.renderers.html.page import page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from jinja2 import Template

    from directive_diff.model import Comparison
    from directive_diff.renderers import View

_STYLES = ("base", "reading", "tables", "review", "narrow", "print")
_SCRIPTS = (
    *("base", "drawing", "lighting", "views", "finding", "address"),
    *("verdicts", "storage", "showing", "counting", "panel", "linking", "acts", "saving", "forms"),
    *("workbook", "opening", "unfit", "keys"),
    "start",
)

_AT_ONCE = 200  # pieces of a template that are written at once
# Runs before the body exists, so that the page never flashes in its form without a script.
_MARK = 'document.documentElement.classList.add("js");'


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out`` as one HTML file."""
    labels = Labels(view.lang)
    files = Files(
        __name__,
        "report.html.j2",
        tuple(f"styles/{name}.css" for name in _STYLES),
        tuple(f"scripts/{name}.js" for name in _SCRIPTS),
    )
    out.write(filled(files, labels, page=page(comparison, view, labels)))


class Files(NamedTuple):
    """The files of a page: its package, and its template, style sheets and scripts there, which become one file."""

    package: str
    template: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]

    @property
    def style(self) -> str:
        """The style sheets."""
        return "".join(_own_file(self.package, name) for name in self.styles)

    @property
    def script(self) -> str:
        """The scripts as one function, so that none of their names is global."""
        return '(() => {\n"use strict";\n' + "".join(_own_file(self.package, name) for name in self.scripts) + "})();"


def filled(files: Files, labels: Labels, **values: object) -> bytes:
    """Return a page with ``values`` filled in; all their text is escaped."""
    return b"".join(pieces(files, labels, **values))


def pieces(files: Files, labels: Labels, **values: object) -> Iterator[bytes]:
    """Yield a page with ``values`` filled in, piece by piece, so that a large one is never wholly in memory."""
    style, script = files.style, files.script
    stream = _template(files.package, files.template).stream(
        **values,
        label=labels,
        lang="zh-CN" if labels.lang.value == "zh" else "en",
        style=Markup(style),  # noqa: S704 - a file of this package
        mark=Markup(_MARK),  # noqa: S704 - the line above
        script=Markup(script),  # noqa: S704 - a file of this package
        policy=f"default-src 'none'; style-src {csp_hash(style)}; script-src {csp_hash(_MARK)} {csp_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
    )
    stream.enable_buffering(_AT_ONCE)
    for piece in stream:
        yield piece.encode("utf-8")


@cache
def _template(package: str, name: str) -> Template:
    """Return the template; compiling it takes longer than filling it."""
    environment = Environment(
        loader=FunctionLoader(partial(_own_file, package)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}  # in the order in which they are listed
    return environment.get_template(name)


def _own_file(package: str, name: str) -> str:
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")


def csp_hash(text: str) -> str:
    """Return the hash by which a content security policy allows an inline style or script."""
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
