"""The report to open in a browser: one complete file that loads nothing.

page → report.html.j2, with style.css and script.js inside; the content security policy allows only these two.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from directive_diff.labels import Labels
from directive_diff.renderers.html.page import page

if TYPE_CHECKING:
    from typing import BinaryIO

    from jinja2 import Template

    from directive_diff.model import Comparison
    from directive_diff.renderers import View

# Runs before the body exists, so that the page never flashes up as it looks without a script.
_MARK = 'document.documentElement.classList.add("js");'


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out`` as one HTML file."""
    labels = Labels(view.lang)
    files = Files(__name__, "report.html.j2", "style.css", "script.js")
    out.write(filled(files, labels, page=page(comparison, view, labels)))


class Files(NamedTuple):
    """The files of a page: a package, its template there, and the style sheet and script that go into it."""

    package: str
    template: str
    style: str
    script: str


def filled(files: Files, labels: Labels, **values: object) -> bytes:
    """Return a page with ``values`` filled in; all text of them is escaped."""
    style, script = _own(files.package, files.style), _own(files.package, files.script)
    text = _template(files.package, files.template).render(
        **values,
        label=labels,
        lang="zh-CN" if labels.lang.value == "zh" else "en",
        style=Markup(style),  # noqa: S704 - a file of this package
        mark=Markup(_MARK),  # noqa: S704 - the line above
        script=Markup(script),  # noqa: S704 - a file of this package
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(_MARK)} {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
    )
    return text.encode("utf-8")


@cache
def _template(package: str, name: str) -> Template:
    """Return the template; compiling it takes longer than filling it."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_own(package, name))


def _own(package: str, name: str) -> str:
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
