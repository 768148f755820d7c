"""Formats for files: chosen by name, written whole, and never sent to a screen."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from directive_diff.destination import Writing
from directive_diff.model import Comparison
from directive_diff.renderers import FORMATS, Format

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "directive_diff", "compare"]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("report.html", Format.HTML),
        ("a.b/REPORT.HTM", Format.HTML),
        ("x.docx", Format.DOCX),
        ("x.xlsx", Format.XLSX),
        ("x.csv", Format.CSV),
        ("x.md", Format.MARKDOWN),
        ("x.jsonl", Format.NDJSON),
        ("x.svg", Format.SVG),
        ("x.tsv", Format.REVIEW),
        ("x.json", Format.JSON),
        ("html", Format.JSON),
        ("a.b/html", Format.JSON),
        (".html", Format.JSON),
        ("x.", Format.JSON),
        ("/dev/stdout", Format.JSON),
    ],
)
def test_the_ending_of_a_name_selects_the_format(name: str, form: Format) -> None:
    """Case does not matter; a name without an ending means JSON."""
    assert Writing(output=name).settled(FORMATS[Comparison]).format is form


@pytest.mark.parametrize("name", ["x.pdf", "x.odt", "a/x.html.bak"])
def test_an_unknown_ending_is_an_error_that_lists_the_known_ones(
    source: Path, target: Path, tmp_path: Path, name: str
) -> None:
    """No file is written under a misleading name, but ``--format`` may name the format."""
    (tmp_path / "a").mkdir()
    done = run(source, target, "-o", tmp_path / name)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"unknown extension {name[name.rindex('.') :]} (use .json, .txt, .html," in done.stderr
    assert not (tmp_path / name).exists()
    assert run(source, target, "-f", "csv", "-o", tmp_path / name).returncode == 0
    assert (tmp_path / name).read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.html", b"<!DOCTYPE html>"),
        ("r.docx", b"PK"),
        ("r.xlsx", b"PK"),
        ("r.csv", b"\xef\xbb\xbf"),
        ("r.md", b"# "),
        ("r.ndjson", b'{"source_path"'),
        ("r.svg", b"<?xml"),
        ("r.tsv", b"\xef\xbb\xbf# directive-diff/review/2"),
    ],
)
def test_a_named_file_is_written_in_its_format(
    source: Path, target: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    """Without ``--format``, the ending of the name selects the format."""
    done = run(source, target, "-o", tmp_path / name)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_named_format_overrides_the_ending(source: Path, target: Path, tmp_path: Path) -> None:
    """JSON is written into an .html file if asked for; a review in .xlsx is a workbook."""
    run(source, target, "-f", "review", "-o", tmp_path / "r.xlsx")
    run(source, target, "-f", "json", "-o", tmp_path / "r.html")

    assert (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")
    assert json.loads((tmp_path / "r.html").read_bytes())["review"] is None


@pytest.mark.parametrize("form", [Format.DOCX, Format.XLSX])
def test_a_terminal_gets_no_document(source: Path, target: Path, form: Format) -> None:
    """A Word or Excel document would be noise on a screen, so one line says what to do."""
    main, screen = pty.openpty()
    done = subprocess.run(
        [*COMMAND, str(source), str(target), "-f", form.value], stdout=screen, stderr=subprocess.PIPE, check=False
    )
    os.close(screen)
    os.close(main)

    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert f"--output FILE.{form}" in done.stderr.decode()


def test_a_readout_has_no_report(source: Path, tmp_path: Path) -> None:
    """``parse`` refuses to write a report, and creates no file."""
    command = [sys.executable, "-m", "directive_diff", "parse", str(source), "-o", str(tmp_path / "p.html")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "html does not show a readout" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_review_is_applied_and_what_does_not_fit_is_listed(source: Path, target: Path, tmp_path: Path) -> None:
    """A verdict on words that are gone is listed on stderr; the others count, and the result says so."""
    form = tmp_path / "review.tsv"
    run(source, target, "-o", form, "--lang", "en")
    lines = form.read_text(encoding="utf-8-sig").splitlines()
    head = next(i for i, line in enumerate(lines) if line.startswith("verdict\t"))
    lines[head + 1] = "accepted" + lines[head + 1].replace("千方百计", "想方设法")
    lines[head + 2] = "accepted" + lines[head + 2]
    form.write_text("\n".join(lines), encoding="utf-8")
    done = run(source, target, "--review", form, "-f", "json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["review"]["accepted"] == 1
    assert json.loads(done.stdout)["review"]["unfit"] == 1
    assert f"row {head + 2} no longer fits" in done.stderr


def test_a_review_is_not_overwritten(source: Path, target: Path, tmp_path: Path) -> None:
    """The form that ``--review`` reads is an input, like the texts."""
    form = tmp_path / "review.tsv"
    run(source, target, "-o", form)
    before = form.read_bytes()

    assert run(source, target, "--review", form, "-o", form).returncode == 2
    assert form.read_bytes() == before


def test_a_reviewed_pair_becomes_a_gold_folder(source: Path, target: Path, tmp_path: Path) -> None:
    """``--gold`` writes a folder; without a review, the command says that nobody has reviewed the pair."""
    form = tmp_path / "review.tsv"
    run(source, target, "-o", form)

    assert run(source, target, "--review", form, "--gold", tmp_path / "gold").returncode == 0
    assert (tmp_path / "gold" / "links.tsv").exists()
    assert "nobody has reviewed" in run(source, target, "--gold", tmp_path / "other").stderr
