"""Find which of the upper level's demands the lower level carried, in what words, and what it left out or added.

    from directive_diff import compare, read

    comparison = compare(read("province.txt"), read("city.txt"))
    for link in comparison.links:
        print(link.relation, link.source.text, "→", link.target.text)

`read` returns a `Document`, `parse` a `Readout`, `compare` a `Comparison`: plain frozen values, described in
`directive_diff.model`. Nothing prints, and modules are loaded only when they are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.version import __version__

if TYPE_CHECKING:
    from directive_diff.errors import DirectiveDiffError, ParseError, ReadError
    from directive_diff.findings.coverage import Coverage
    from directive_diff.model import Comparison, Document, Fate, Link, Readout, Relation
    from directive_diff.pipeline import compare, parse
    from directive_diff.readers import read
    from directive_diff.surveying import survey
    from directive_diff.surveying.chaining import chain
    from directive_diff.surveys.values import Survey

__all__ = [
    "Comparison",
    "Coverage",
    "DirectiveDiffError",
    "Document",
    "Fate",
    "Link",
    "ParseError",
    "ReadError",
    "Readout",
    "Relation",
    "Survey",
    "__version__",
    "chain",
    "compare",
    "parse",
    "read",
    "survey",
]

_HOMES = {
    "Comparison": "model",
    "Coverage": "findings.coverage",
    "DirectiveDiffError": "errors",
    "Document": "model",
    "Fate": "model",
    "Link": "model",
    "ParseError": "errors",
    "ReadError": "errors",
    "Readout": "model",
    "Relation": "model",
    "Survey": "surveys.values",
    "chain": "surveying.chaining",
    "compare": "pipeline",
    "parse": "pipeline",
    "read": "readers",
    "survey": "surveying",
}


def __getattr__(name: str) -> object:
    """Load a name when it is first used: importing the package alone costs next to nothing."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from functools import partial  # noqa: PLC0415 - as above

    _load("model").SHOWN.update(html=partial(_noted, "report"), frame=partial(_noted, "frame"))
    return getattr(_load(_HOMES[name]), name)


def _noted(function: str, *arguments: object) -> object:
    """Call a function of `notebook`, which loads the renderers when a comparison is shown, not before."""
    return getattr(_load("notebook"), function)(*arguments)


def _load(module: str) -> Any:  # noqa: ANN401 - whatever stands in it
    from importlib import import_module  # noqa: PLC0415 - as above

    return import_module(f"{__name__}.{module}")


def __dir__() -> list[str]:
    return sorted(__all__)
