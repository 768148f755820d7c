"""The last stage: a comparison or a readout, written in a format. A format is a module, loaded when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from directive_diff.labels import Lang
from directive_diff.rows import Side
from directive_diff.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from directive_diff.model import Comparison, Readout


class Format(StrEnum):
    """The formats that a result can be written in."""

    TERMINAL = "terminal"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class View:
    """What a person may choose of how a result looks; a format takes from it what concerns it.

    ``width`` and ``ambiguous`` (what “ ” — … take) count cells; ``encoding`` is that of a view in text, not of JSON.
    ``summary`` leaves out the texts, ``why`` adds what each judgement is made of.
    """

    width: int = 80
    ambiguous: int = 1
    lang: Lang = Lang.ZH
    colour: bool = False
    encoding: str = "utf-8"
    order: Side = Side.TARGET
    selection: Selection = EVERYTHING
    summary: bool = False
    why: bool = False


class Renderer(Protocol):
    """Writes a result to a binary stream, and does nothing else."""

    def render(self, comparison: Comparison, out: BinaryIO, view: View) -> None:
        """Write a comparison."""

    def render_readout(self, readout: Readout, out: BinaryIO, view: View) -> None:
        """Write one readout."""


RENDERERS: Mapping[Format, str] = {Format.TERMINAL: "terminal", Format.JSON: "json"}


def renderer(form: Format) -> Renderer:
    """Load the module that writes ``form``."""
    return cast("Renderer", import_module(f"{__name__}.{RENDERERS[form]}"))
