"""The last stage: writes a comparison or a readout in a format. Each format is a module, loaded on demand."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from directive_diff.errors import DirectiveDiffError, UsageError
from directive_diff.labels import Lang
from directive_diff.lexicon import using
from directive_diff.model import Comparison, Readout, Side
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO

    from directive_diff.findings.doubt import Check


class Format(StrEnum):
    """The formats that a result can be written in."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    MARKDOWN = "markdown"
    NDJSON = "ndjson"
    SVG = "svg"
    REVIEW = "review"
    QDPX = "qdpx"
    REMARKS = "remarks"

    @property
    def binary(self) -> bool:
        """Whether the format is binary, so that a terminal cannot show it."""
        return self in _BINARY


class Rows(StrEnum):
    """What one row of a table, or one line of ndjson, holds."""

    DIRECTIVES = "directives"
    LINKS = "links"
    CLAUSES = "clauses"


class View(NamedTuple):
    """The user's choices about how a result looks; each format uses those that apply to it.

    ``width`` and ``ambiguous`` (the width of “ ” — …) count cells; ``encoding`` is that of a view in text, not of JSON.
    ``summary`` leaves out the texts, ``why`` adds why each clause was linked or not, in words (1), with numbers (2).
    ``rows`` says what a row of a table holds, ``findings`` shows all findings, ``task_columns`` adds columns for who
    does what by when, ``workbook`` writes a review as xlsx. ``check`` is how much a person will check,
    ``draft`` the target's file if it is a Word document, for remarks in it.
    ``reviewing`` opens the report at the review, ``recorded`` adds the record of the run to a view in text.
    """

    width: int = 80
    ambiguous: int = 1
    lang: Lang = Lang.ZH
    colour: bool = False
    encoding: str = "utf-8"
    order: Side = Side.SOURCE
    summary: bool = False
    why: int = 0
    rows: Rows | None = None
    task_columns: bool = False
    workbook: bool = False
    findings: bool = False
    check: Check | None = None
    draft: bytes | None = None
    reviewing: bool = False
    recorded: bool = False


class Renderer(Protocol):
    """Writes a result of one kind to a binary stream in one format, and does nothing else."""

    def __call__(self, result: Any, out: BinaryIO, view: Any) -> None:  # noqa: ANN401 - `FORMATS` says which kind
        """Write ``result``."""


# The formats of each kind of result: the module in this folder and the function that writes it.
FORMATS: Mapping[type, Mapping[Format, str]] = {
    Comparison: {
        Format.TERMINAL: "terminal:render",
        Format.JSON: "json:render",
        Format.HTML: "html:render",
        Format.DOCX: "docx:render",
        Format.XLSX: "xlsx:render",
        Format.CSV: "csv:render",
        Format.MARKDOWN: "markdown:render",
        Format.NDJSON: "ndjson:render",
        Format.SVG: "svg:render",
        Format.REVIEW: "review:render",
        Format.QDPX: "qdpx:render",
        Format.REMARKS: "docx.remarks:render",
    },
    Readout: {
        Format.TERMINAL: "terminal:render_readout",
        Format.JSON: "json:render_readout",
    },
}

# The format of an output file, by the ending of its name.
ENDINGS: Mapping[str, Format] = {
    "json": Format.JSON,
    "txt": Format.TERMINAL,
    "html": Format.HTML,
    "htm": Format.HTML,
    "docx": Format.DOCX,
    "xlsx": Format.XLSX,
    "csv": Format.CSV,
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "ndjson": Format.NDJSON,
    "jsonl": Format.NDJSON,
    "svg": Format.SVG,
    "tsv": Format.REVIEW,
    "qdpx": Format.QDPX,
}
_BINARY: frozenset[Format] = frozenset({Format.DOCX, Format.XLSX, Format.QDPX, Format.REMARKS})

# The options that only some formats honour, and those formats.
_TABLES = (Format.XLSX, Format.CSV)
_OPTIONS: Mapping[str, tuple[Format, ...]] = {
    "--check": (
        Format.TERMINAL,
        Format.HTML,
        Format.DOCX,
        Format.XLSX,
        Format.MARKDOWN,
        Format.REVIEW,
        Format.REMARKS,
    ),
    "--findings": (Format.TERMINAL, Format.HTML, Format.DOCX, Format.MARKDOWN),
    "--order": tuple(
        form for form in Format if form not in {Format.SVG, Format.QDPX, Format.REMARKS}
    ),  # these show each text in its own order
    "--summary": (Format.TERMINAL,),
    "--why": (Format.TERMINAL,),
    "--rows": (*_TABLES, Format.NDJSON),
    "--task-columns": (Format.DOCX, *_TABLES),
}

# The libraries that come as extras: module, package, extra.
_EXTRAS: Mapping[str, tuple[str, str]] = {
    "jinja2": ("Jinja2", "html"),
    "docx": ("python-docx", "docx"),
    "pyrefiqda": ("pyrefiqda", "qda"),
    "xlsxwriter": ("XlsxWriter", "xlsx"),
}


def render(result: Comparison | Readout, form: Format, out: BinaryIO, view: View) -> None:
    """Write ``result`` to ``out`` in the format ``form``.

    Raises DirectiveDiffError if the format does not show such a result, or lacks a library.
    """
    kind = type(result)
    name = "kind_comparison" if kind is Comparison else "kind_readout"
    with using(result.lexicon):
        loaded(__name__, FORMATS[kind], name, form)(result, out, view)


def loaded(package: str, formats: Mapping[Format, str], result: str, form: Format) -> Renderer:
    """Return the function that writes a ``result`` (a key of messages) in ``form``, from ``formats`` of ``package``.

    Raises DirectiveDiffError if there is none, or if it lacks a library.
    """
    if form not in formats:
        names = ", ".join(formats)
        raise DirectiveDiffError("format_not_shown", remedy="formats_shown", format=form, kind=result, names=names)
    module, _, function = formats[form].partition(":")
    try:
        renderer: Renderer = getattr(import_module(f"{package}.{module}"), function)
    except ModuleNotFoundError as error:
        if (error.name or "") not in _EXTRAS:
            raise
        library, extra = _EXTRAS[error.name or ""]
        raise DirectiveDiffError(
            "format_needs", remedy="install_extra", format=form, package=library, extra=extra
        ) from error
    return renderer


def refuse_terminal(form: Format) -> None:
    """Raise DirectiveDiffError if a terminal cannot show ``form``."""
    if form.binary:
        raise DirectiveDiffError("format_binary", remedy="name_form_file", format=form)


def refuse_options(given: Iterable[str], form: Format) -> None:
    """Raise UsageError if the format ``form`` cannot use one of the given options."""
    for option in given:
        if form not in _OPTIONS[option]:
            names = ", ".join(_OPTIONS[option])
            raise UsageError("option_not_honoured", remedy="formats_honour", option=option, format=form, names=names)
