"""As in git, the view is paged if it does not fit the screen, and never if nobody can turn pages."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from directive_diff.screen import fits_screen, pager_command

if TYPE_CHECKING:
    from pathlib import Path

PAGED = "seen in a pager"


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """Return a pager that prints its mark and the settings of less, then the first lines."""
    script = tmp_path / "pager"
    script.write_text(f'#!/bin/sh\necho "{PAGED} LESS=$LESS $LESSCHARSET"\nhead -3\n')
    script.chmod(0o755)
    return str(script)


def on_a_screen(
    command: list[str], *, lines: int = 24, interrupt: bool = False, keyboard: bool = True, **environment: str
) -> tuple[str, int]:
    """Run ``command`` on a terminal of its own; return what it shows there and its exit code."""
    main, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 100, 0, 0))
    usual = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PAGER", "LESS", "LESSCHARSET", "COLUMNS", "LINES"}
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "directive_diff", *command, "--lang", "en", "--no-config"],
        stdin=screen if keyboard else subprocess.DEVNULL,
        stdout=screen,
        stderr=screen,
        env={**usual, "TERM": "xterm", "NO_COLOR": "1", **environment},
        start_new_session=True,
    )
    os.close(screen)
    output = b""
    with suppress(OSError):  # the other end was closed
        while chunk := os.read(main, 1 << 16):
            output += chunk
            if interrupt and PAGED.encode() in output:
                interrupt = False
                time.sleep(0.2)
                os.killpg(process.pid, signal.SIGINT)
    os.close(main)
    return output.decode(errors="replace"), process.wait(timeout=30)


def test_a_view_that_does_not_fit_is_paged_from_its_top(source: Path, target: Path, pager: str) -> None:
    """The pager gets the whole view, LESS=FRX and UTF-8 unless the user set them; quitting early is not an error."""
    output, code = on_a_screen(["compare", str(source), str(target)], PAGER=pager)
    own, _ = on_a_screen(["compare", str(source), str(target)], DIRECTIVE_DIFF_PAGER=pager, PAGER="no", LESS="S")

    assert code == 0
    assert output.startswith(f"{PAGED} LESS=FRX utf-8\r\nFindings")
    assert own.startswith(f"{PAGED} LESS=S utf-8\r\n")


@pytest.mark.parametrize(
    ("options", "settings"),
    [
        (["--no-pager"], {}),
        (["-f", "json"], {}),
        ([], {"lines": 1000}),
        ([], {"keyboard": False}),
        ([], {"TERM": "dumb"}),
        ([], {"DIRECTIVE_DIFF_PAGER": ""}),
        ([], {"DIRECTIVE_DIFF_PAGER": "cat"}),
    ],
    ids=str,
)
def test_nothing_is_paged_if_it_fits_or_nobody_can_turn_pages(
    target: Path, pager: str, options: list[str], settings: dict[str, object]
) -> None:
    """Output that fits, is not a view or has no keyboard is not paged, nor is any if the user declines."""
    output, code = on_a_screen(["parse", str(target), *options], **{"PAGER": pager, **settings})  # type: ignore[arg-type]

    assert code == 0
    assert PAGED not in output
    assert "T1.1" in output or "R1.1" in output


def test_a_missing_pager_is_an_error_only_if_it_was_asked_for(target: Path) -> None:
    """Without ``--pager``, the view is shown without a missing pager."""
    silent, code = on_a_screen(["parse", str(target)], PAGER="/no/such/pager")
    refused, status = on_a_screen(["parse", str(target), "--pager"], PAGER="/no/such/pager")

    assert (code, status) == (0, 2)
    assert "R1.1" in silent
    assert "/no/such/pager: no such pager" in refused


def test_ctrl_c_in_the_pager_belongs_to_the_pager(source: Path, target: Path, tmp_path: Path) -> None:
    """The program waits for the pager, as git does, and ends normally."""
    script = tmp_path / "pager"
    script.write_text(f'#!/bin/sh\ntrap "echo caught" INT\necho "{PAGED}"\nsleep 9\necho done\n')
    script.chmod(0o755)
    output, code = on_a_screen(["compare", str(source), str(target)], interrupt=True, PAGER=str(script))

    assert code == 0
    assert "caught\r\ndone" in output


def test_the_program_that_pages_is_named_by_the_environment() -> None:
    """The program's own variable comes first; cat or an empty value means no pager; unbalanced quotes do no harm."""
    assert pager_command({}) == ["less"]
    assert pager_command({"PAGER": "most -s"}) == ["most", "-s"]
    assert pager_command({"PAGER": "most", "DIRECTIVE_DIFF_PAGER": "less -N"}) == ["less", "-N"]
    assert pager_command({"PAGER": "most", "DIRECTIVE_DIFF_PAGER": ""}) == []
    assert pager_command({"PAGER": "cat"}) == []
    assert pager_command({"PAGER": "it's"}) == ["it's"]


def test_what_is_wider_than_the_screen_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is too wide would wrap onto several."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")

    assert fits_screen(b"x\n" * 23, 80)
    assert not fits_screen(b"x\n" * 24, 80)
    assert not fits_screen(b"x\n", 81)
