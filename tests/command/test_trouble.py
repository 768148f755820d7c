"""Whatever goes wrong: one clear line, the right exit code, nothing half-written, nothing lost."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = "会议强调，一定要防止盲目乐观情绪。要坚决守住安全环保底线。\n"
COMMAND = [sys.executable, "-m", "directive_diff"]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Return a readout without any faults."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def missing(folder: Path) -> Path:
    """Name a file that does not exist."""
    return folder / "bad.txt"


def directory(folder: Path) -> Path:
    """Make a folder."""
    (folder / "bad").mkdir()
    return folder / "bad"


def dangling(folder: Path) -> Path:
    """Make a link to nothing."""
    (folder / "bad").symlink_to(folder / "nothing")
    return folder / "bad"


def looping(folder: Path) -> Path:
    """Make a link to itself."""
    (folder / "bad").symlink_to(folder / "bad")
    return folder / "bad"


def holding(content: bytes) -> Callable[[Path], Path]:
    """Return a function that makes a file with this content."""

    def make(folder: Path) -> Path:
        (folder / "bad.txt").write_bytes(content)
        return folder / "bad.txt"

    return make


def endless(_: Path) -> Path:
    """Name a device that never ends."""
    return Path("/dev/zero")


BAD = {
    "missing": (missing, "no such file"),
    "directory": (directory, "folder"),
    "dangling link": (dangling, "link"),
    "looping link": (looping, "link"),
    "empty": (holding(b""), "empty"),
    "blank": (holding(b" \n\xe3\x80\x80\n"), ""),
    "binary": (holding(bytes(range(8)) * 40), "binary"),
    "undecodable": (holding("会议强调，要".encode() * 9 + b"\xff\xfe\xff"), "--encoding"),
    "too large": (holding(GOOD.encode() * 30_000), "2,000,000"),
    "endless": (endless, "2,000,000"),
    "a picture": (holding(b"\x89PNG\r\n\x1a\n" + bytes(60)), "picture"),
    "no directive": (holding("今天天气很好，我们去公园散步。\n".encode()), "--whole-text"),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("side", ["source", "target"])
def test_bad_input_is_one_line_that_names_the_file_and_the_remedy(
    case: str, side: str, good: Path, tmp_path: Path
) -> None:
    """Bad input on either side exits with 2 and one line that names the file and the remedy."""
    make, words = BAD[case]
    bad = make(tmp_path)
    pair = (bad, good) if side == "source" else (good, bad)

    done = run("compare", *map(str, pair))

    assert (done.returncode, done.stdout) == (2, b"")
    line = done.stderr.decode()
    assert line.count("\n") == 1
    assert line.startswith(f"error: {bad}: ")
    assert words in line
    assert re.search(r": .+ \(.+\)$", line), "what is wrong, and what to do"


@pytest.mark.parametrize("locale", [{"LC_ALL": "zh_CN.UTF-8"}, {}])
def test_a_chinese_call_is_answered_in_chinese(locale: dict[str, str], good: Path, tmp_path: Path) -> None:
    """The locale or ``--lang zh`` decides, for errors and warnings, including those of a wrong call."""
    lang = [] if locale else ["--lang", "zh"]
    bad = tmp_path / "bad.txt"

    assert run("compare", str(bad), str(good), *lang, **locale).stderr.decode() == (
        f"错误：{bad}：没有这个文件（请检查文件名和所在文件夹）\n"
    )
    assert run("compare", str(good), *lang, **locale).stderr.decode() == (
        "错误：缺少参数 TARGET（见 directive-diff compare --help）\n"
    )
    bad.write_bytes(GOOD.encode() + b"\xff\n")
    done = run("compare", str(bad), str(good), "--encoding-errors", "replace", *lang, **locale)
    assert (done.returncode, done.stderr.decode()) == (0, f"警告：{bad}：1 处无法解码，已替换为 U+FFFD\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(good: Path) -> None:
    """The error about an unreadable file names the missing permission."""
    good.chmod(0)

    assert b"no permission" in run("parse", str(good)).stderr


def test_a_named_pipe_without_a_writer_does_not_hang(good: Path, tmp_path: Path) -> None:
    """The program gives up if nobody writes into it within seconds."""
    os.mkfifo(tmp_path / "pipe")

    done = run("compare", str(good), str(tmp_path / "pipe"))

    assert done.returncode == 2
    assert b"named pipe" in done.stderr


def test_a_text_can_be_pasted_into_a_terminal() -> None:
    """``-`` says what to do, and reads lines longer than a terminal's limit, up to Ctrl-D."""
    master, slave = pty.openpty()
    text = f"会议强调，{'要抓好春耕备耕工作，' * 600}要关心困难群众生活。\n"
    with subprocess.Popen(
        [*COMMAND, "parse", "-", "-f", "json", "--lang", "zh"],
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        note = process.stderr.readline()
        while termios.tcgetattr(slave)[3] & termios.ICANON:
            time.sleep(0.01)
        os.write(master, text.encode() + b"\x04")
        out, _ = process.communicate(timeout=30)
    os.close(slave)
    os.close(master)

    assert note.decode() == "说明：标准输入：请在此粘贴文本，另起一行按 Ctrl-D 结束\n"
    assert json.loads(out)["length"] == len(text)


@pytest.mark.parametrize("name", ["http://example.org/a.html", "HTTPS://example.org", "ftp://example.org/a"])
def test_an_address_is_refused_in_a_line_that_says_what_to_do(name: str, good: Path) -> None:
    """A web address is refused with a remedy, and nothing is loaded from the net."""
    done = run("compare", str(good), name)

    assert (done.returncode, done.stderr.count(b"error:")) == (2, 1)
    assert b"a web address" in done.stderr
    assert b"save the page" in done.stderr


@pytest.mark.parametrize("name", ["no/such/folder.json", ".", "good.txt"], ids=["no folder", "a folder", "an input"])
def test_an_output_that_cannot_be_written_is_an_error_and_nothing_is_lost(name: str, good: Path) -> None:
    """A failed output leaves the input as it was, and nothing new beside it."""
    before = sorted(good.parent.iterdir())

    done = run("compare", str(good), str(good), "-o", str(good.parent / name))

    assert (done.returncode, done.stderr.count(b"error:")) == (2, 1)
    assert good.read_text(encoding="utf-8") == GOOD
    assert sorted(good.parent.iterdir()) == before


def test_an_existing_output_is_replaced_as_a_whole(good: Path, tmp_path: Path) -> None:
    """Nothing of an old, longer file remains; if a comparison fails, the old file stays as it was."""
    out = tmp_path / "out.json"
    out.write_text("x" * 1_000_000)

    assert run("compare", str(good), "/nothing", "-o", str(out)).returncode == 2
    assert out.stat().st_size == 1_000_000

    assert run("compare", str(good), str(good), "-o", str(out)).returncode == 0
    assert out.read_bytes().startswith(b'{"schema"')
    assert out.read_bytes().endswith(b"}\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("into", ["stdout", "output"])
def test_a_full_disk_is_an_error(into: str, good: Path) -> None:
    """A full disk exits with 2 and one line."""
    with Path("/dev/full").open("wb") as full:
        more, stdout = ([], full) if into == "stdout" else (["-o", "/dev/full"], subprocess.DEVNULL)
        done = subprocess.run(
            [*COMMAND, "compare", str(good), str(good), *more], stdout=stdout, stderr=subprocess.PIPE, check=False
        )

    assert (done.returncode, done.stderr.count(b"error:")) == (2, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "one"],
        ["compare", "one", "two", "three"],
        ["compare", "one", "two", "--width", "x"],
        ["compare", "one", "two", "--width", "-1"],
        ["compare", "one", "two", "--fail-under", "2"],
        ["compare", "one", "two", "--min-score", "nan"],
        ["compare", "one", "two", "--format", "nonsense"],
        ["compare", "one", "two", "--only", "nothing"],
        ["compare", "one", "two", "--encoding", "klingon"],
        ["schema", "nonsense"],
        ["nonsense"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_one_line(arguments: list[str]) -> None:
    """A bad option or value exits with 2, without a traceback."""
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1


def test_an_interrupt_ends_with_130(good: Path, tmp_path: Path) -> None:
    """Ctrl-C while the program waits for input is quiet and leaves nothing behind."""
    out = tmp_path / "out.json"
    with subprocess.Popen(
        [*COMMAND, "compare", str(good), "-", "-o", str(out)], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        _until_it_waits(process.pid)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)

    assert (process.returncode, err) == (130, b"")
    assert not out.exists()


def _until_it_waits(process: int) -> None:
    """Wait until a process has used no processor for a while, because until then it has not begun to read."""
    used, stat = None, Path(f"/proc/{process}/stat")
    for _ in range(60):
        time.sleep(1.5)
        now = stat.read_text("utf-8").rpartition(")")[2].split()[11:13] if stat.exists() else None
        if used == now:
            return
        used = now


@pytest.mark.parametrize(("closed", "code"), [("1>&-", 2), ("2>&-", 0), ("1>&- 2>&-", 2)])
def test_closed_streams_are_survived(closed: str, code: int, good: Path) -> None:
    """Without stdout there is nowhere to write, which is an error; without stderr all works."""
    line = f"'{sys.executable}' -m directive_diff compare '{good}' '{good}' {closed} >/dev/null".replace(
        " >/dev/null" if "1>&-" in closed else "", ""
    )

    assert subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, check=False).returncode == code  # noqa: S607


def test_nothing_is_left_in_the_temporary_folder(good: Path, tmp_path: Path) -> None:
    """A run writes nothing where other users can write."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()

    run("compare", str(good), str(good), TMPDIR=str(temporary))

    assert not list(temporary.iterdir())


def test_what_a_run_does_not_need_is_not_loaded(source: Path, target: Path) -> None:
    """A run loads neither NumPy, Pydantic, pkg_resources, SciPy, jieba nor OpenCC."""
    code = (
        "import sys; from directive_diff.entry import run; "
        f"run(['compare', {str(source)!r}, {str(target)!r}, '-o', '/dev/null']); "
        "print(sorted({'numpy', 'pydantic', 'pkg_resources', 'scipy', 'jieba', 'opencc'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stdout == b"[]\n"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, in English."""
    return subprocess.run(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )
