"""A file is written whole or not at all, and errors are one line with a remedy."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from directive_diff.errors import WriteError
from directive_diff.output import whole_file


def write(name: str | Path, content: bytes = b"new", **options: tuple[str, ...]) -> None:
    """Write ``content`` to the file ``name``."""
    with whole_file(str(name), **options) as out:
        out.write(content)


def refusal(name: str | Path, content: bytes = b"new", **options: tuple[str, ...]) -> str:
    """Return the one line that says why ``name`` was not written."""
    with pytest.raises(WriteError) as caught:
        write(name, content, **options)
    line = str(caught.value)
    assert caught.value.remedy
    assert line.isprintable()
    return line


def names(folder: Path) -> list[str]:
    """Return what is in ``folder``, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


# What is written


def test_a_new_file_holds_what_was_written_and_has_the_usual_permissions(tmp_path: Path) -> None:
    """The umask determines the permissions."""
    umask = os.umask(0o027)
    try:
        write(tmp_path / "out")
    finally:
        os.umask(umask)
    assert (tmp_path / "out").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640
    assert names(tmp_path) == ["out"]


def test_an_existing_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    """Shorter content leaves nothing of the old content."""
    (tmp_path / "out").write_bytes(b"something longer")
    (tmp_path / "out").chmod(0o604)
    write(tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o604
    assert names(tmp_path) == ["out"]


def test_the_old_file_remains_until_the_end(tmp_path: Path) -> None:
    """Anyone who opens it in the meantime sees the complete old file."""
    (tmp_path / "out").write_bytes(b"old")
    with whole_file(str(tmp_path / "out")) as out:
        out.write(b"new")
        out.flush()
        assert (tmp_path / "out").read_bytes() == b"old"
    assert (tmp_path / "out").read_bytes() == b"new"


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_remains_and_the_file_it_leads_to_is_written(tmp_path: Path, *, exists: bool) -> None:
    """A linked file may be in another folder, behind two links, or not exist yet."""
    folder = tmp_path / "folder"
    folder.mkdir()
    if exists:
        (folder / "file").write_bytes(b"old")
    (folder / "second").symlink_to("file")
    (tmp_path / "first").symlink_to(folder / "second")
    write(tmp_path / "first")
    assert (folder / "file").read_bytes() == b"new"
    assert (tmp_path / "first").is_symlink()
    assert (folder / "second").is_symlink()
    assert names(folder) == ["file", "second"]


def test_a_name_without_a_folder_is_in_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any file name works, even one of bytes that are not UTF-8."""
    monkeypatch.chdir(tmp_path)
    for name in ("out", "省委会议.json", os.fsdecode(b"\xff"), "a\nb"):
        write(name)
        assert (tmp_path / name).read_bytes() == b"new"


def test_a_device_is_written_to_and_remains_one() -> None:
    """A device is not replaced, because an ordinary file would take its place for everybody."""
    write("/dev/null")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_named_pipe_is_written_to_and_remains_one(tmp_path: Path) -> None:
    """The reader of the pipe gets the content."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write(pipe)
    reader.join()
    assert read == [b"new"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_standard_output_by_name_is_appended_to(tmp_path: Path, name: str) -> None:
    """If the shell appends it to an ordinary file, the earlier content of that file stays."""
    log = tmp_path / "log"
    log.write_bytes(b"old ")
    (tmp_path / "link").symlink_to("/dev/stdout")
    code = (
        "import sys; from directive_diff.output import whole_file\nwith whole_file(sys.argv[1]) as o: o.write(b'new')"
    )
    with log.open("ab") as out:
        subprocess.run([sys.executable, "-c", code, str(tmp_path / name)], stdout=out, check=True)
    assert log.read_bytes() == b"old new"


# What is refused, and what then remains


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, ValueError, BrokenPipeError])
def test_whatever_goes_wrong_nothing_changes(tmp_path: Path, error: type[BaseException]) -> None:
    """The old file remains, no other file is left, and the error is the one that was raised."""
    (tmp_path / "out").write_bytes(b"old")

    def fail(name: str) -> None:
        with whole_file(str(tmp_path / name)) as out:
            out.write(b"half")
            raise error

    for name in ("out", "other"):
        with pytest.raises(error):
            fail(name)
    assert (tmp_path / "out").read_bytes() == b"old"
    assert names(tmp_path) == ["out"]


def test_an_error_of_another_file_is_not_blamed_on_the_output(tmp_path: Path) -> None:
    """Files that the block opens report their own errors."""
    with pytest.raises(FileNotFoundError), whole_file(str(tmp_path / "out")):
        (tmp_path / "none").read_bytes()
    assert not names(tmp_path)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """The disk fills up in mid-file, simulated here by a limit on the size of files."""
    (tmp_path / "out").write_bytes(b"old")
    code = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
from directive_diff.errors import WriteError
from directive_diff.output import whole_file
try:
    with whole_file(sys.argv[1]) as out:
        for _ in range(100):
            out.write(b"x" * 1000)
except WriteError as error:
    print(error)
"""
    run = subprocess.run(
        [sys.executable, "-B", "-c", code, str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "cannot be written: File too large" in run.stdout
    assert (tmp_path / "out").read_bytes() == b"old"
    assert names(tmp_path) == ["out"]


def test_a_full_device_is_reported_as_full() -> None:
    """A device that says that it is full only at the end is reported as full."""
    assert refusal("/dev/full") == "/dev/full: the disk is full (make room, or name another disk)"


def test_a_folder_is_not_an_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, a name that can only be a folder's and an empty name are refused."""
    monkeypatch.chdir(tmp_path)
    for name in (str(tmp_path), "new/", ".", ""):
        assert "a folder, not a file (name a file in it)" in refusal(name)
    assert not names(tmp_path)


def test_the_folder_must_exist(tmp_path: Path) -> None:
    """No folder is created, because a name is easily mistyped."""
    assert "its folder does not exist" in refusal(tmp_path / "none" / "out")
    (tmp_path / "file").touch()
    assert "its folder is a file" in refusal(tmp_path / "file" / "out")


def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The administrator may write everywhere, so for them the refusal is simulated."""
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o500)
    if os.access(folder, os.W_OK):

        def refuse(name: Path, *_: object) -> int:
            raise PermissionError(13, "Permission denied", str(name))

        monkeypatch.setattr(os, "open", refuse)
    assert "no permission to write there" in refusal(folder / "out")


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write-protected file is not replaced, although its folder would allow it."""
    (tmp_path / "out").write_bytes(b"old")
    (tmp_path / "out").chmod(0o400)
    monkeypatch.setattr(os, "access", lambda *_: False)  # the administrator may write everywhere
    assert "no permission to write there" in refusal(tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"old"


def test_an_input_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An input is not overwritten by name, link or hard link; other files are."""
    source, other = tmp_path / "source", tmp_path / "other"
    source.write_bytes(b"old")
    other.write_bytes(b"old")
    (tmp_path / "soft").symlink_to("source")
    (tmp_path / "hard").hardlink_to(source)
    monkeypatch.chdir(tmp_path)
    for name in ("source", "soft", "hard", str(source)):
        assert "also an input" in refusal(name, inputs=("gone", "source"))
    assert source.read_bytes() == b"old"
    write("other", inputs=("gone", "source", "a\0b"))
    write("/dev/null", inputs=("/dev/null",))


def test_an_input_that_came_by_standard_input_is_not_overwritten(tmp_path: Path) -> None:
    """A file that the shell opened as standard input is not overwritten."""
    (tmp_path / "source").write_bytes(b"old")
    code = "import sys; from directive_diff.output import whole_file\nwith whole_file(sys.argv[1], inputs=['-']): pass"
    with (tmp_path / "source").open("rb") as stdin:
        run = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "source")], stdin=stdin, capture_output=True, check=False
        )
    assert b"also an input" in run.stderr
    assert (tmp_path / "source").read_bytes() == b"old"


def test_a_link_to_itself_and_a_socket_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link to itself and a socket are refused, because neither can become a file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    assert "a link that points to itself" in refusal("loop")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        assert "a socket, not a file" in refusal("socket")


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    """A name with a NUL, half a surrogate pair or too many characters is refused, and shown with escapes."""
    assert "embedded null" in refusal("a\0b")
    assert r"\ud800: cannot be written" in refusal("\ud800")
    assert "the name is too long" in refusal(tmp_path / ("名" * 300))
    assert r"\x1b[31m" in refusal("none/\x1b[31m")
