"""Harmful files are refused in one line or read correctly, in seconds, with little memory and no side effects."""

from __future__ import annotations

import http.server
import os
import re
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import harmful
import pytest

from directive_diff import read
from directive_diff.errors import ReadError
from directive_diff.readers import confined, docx, pdf

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 5
MEGABYTES = 300
ORDINARY = {
    f"{group}: {name}": content
    for group in ("HTML", "DOCX", "PDF", "OTHER")
    for name, content in getattr(harmful, group).items()
}
RIGHT = {
    "HTML: marked sections",
    "HTML: an unclosed script",
    "HTML: an unclosed comment",
    "HTML: an unclosed attribute",
    "HTML: half a surrogate pair",
    "HTML: entities",
    "HTML: frames and scripts",
    "HTML: spaces",
    "HTML: titles in titles",
    "DOCX: a bomb beside the text",
    "DOCX: names outside",
    "DOCX: styles in a circle",
    "LARGE: an attribute of 10 MB",
}


# Runs the command in its own process, which finally reports the time and memory that it and its children used.
MEASURED = """
import resource, sys
from directive_diff.__main__ import main
try:
    main()
finally:
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    own, started = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = own.ru_utime + own.ru_stime + started.ru_utime + started.ru_stime
    print(seconds, int(peak.split()[1]) / 1024, started.ru_maxrss / 1024, file=open(sys.argv.pop(), "w"))
"""


def run(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run ``parse`` on a file, and fail if it takes too much memory or CPU time."""
    report = path.parent.with_name(f"{path.parent.name}-report")
    code = MEASURED.replace("sys.argv.pop()", repr(str(report)))
    done = subprocess.run(
        [sys.executable, "-c", code, "parse", str(path), *options],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    seconds, own, started = map(float, report.read_text("utf-8").split())
    assert seconds < SECONDS
    assert max(own, started) < MEGABYTES
    return done


def check(done: subprocess.CompletedProcess[str], name: str) -> None:
    """Check that a file was read correctly or refused in one line."""
    if name in RIGHT:
        assert (done.returncode, done.stderr) == (0, "")
        assert "要坚决贯彻落实党中央决策部署" in done.stdout
        assert "root:" not in done.stdout
    elif done.returncode:
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert "fault of the program" not in done.stderr


@pytest.mark.parametrize("name", ORDINARY)
def test_a_harmful_file_is_refused_or_read_correctly(tmp_path: Path, name: str) -> None:
    """A harmful file under a misleading name causes no traceback, no delay and no other file."""
    path = tmp_path / "readout.txt"
    path.write_bytes(ORDINARY[name]())
    check(run(path), name)
    assert os.listdir(tmp_path) == ["readout.txt"]  # noqa: PTH208 - the names are all that is asked


# Files that cost neither time nor memory: the readers are called directly, without a process around them.
LIGHT = (
    *(f"DOCX: {name}" for name in (
        "a document type", "a document type in UTF-16", "a billion laughs", "an entity outside", "20,000 entries",
        "a declared encoding that hides a document type", "names outside", "no text", "a text that is no XML",
        "an empty text", "a text of another kind", "a broken archive", "a truncated part", "bzip2", "LZMA",
        "an encrypted part", "styles in a circle",
    )),
    *(f"PDF: {name}" for name in (
        "nothing but a head", "a broken table", "a truncated file", "noise", "encrypted", "no text",
        "pages in a circle", "a million pages that are not there",
    )),
)  # fmt: skip


@pytest.mark.parametrize("name", LIGHT)
def test_a_reader_returns_a_text_or_explains_what_is_wrong(name: str) -> None:
    """A reader's error says what the file is and what to do."""
    reader = docx if name.startswith("DOCX") else pdf
    try:
        result = reader.extract(ORDINARY[name]())
    except ReadError as error:
        result = f"{error.message}: {error.remedy}"

    assert harmful.SAID in result or re.search(r"(Word|PDF).*: \w+", result) or "stressed" in result


@pytest.mark.parametrize("name", harmful.LARGE)
def test_a_larger_limit_keeps_the_other_limits(tmp_path: Path, name: str) -> None:
    """With ``--max-bytes`` the file is read, under the same limits of time and memory."""
    path = tmp_path / "readout.txt"
    path.write_bytes(harmful.LARGE[name]())
    check(run(path, "--max-bytes", "20000000"), f"LARGE: {name}")
    check(run(path), "")


def test_nothing_is_fetched_from_the_net(tmp_path: Path) -> None:
    """Neither a web page nor a document with external parts causes a request."""
    requests: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/x"
        relation = f'<Relationship Type="x/officeDocument" TargetMode="External" Target="{url}"/>'
        package = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}'
        files = (
            f'<!DOCTYPE html SYSTEM "{url}"><html><base href="{url}"><link href="{url}"><img src="{url}">'
            f'<script src="{url}"></script><iframe src="{url}"></iframe><p>{harmful.SAID}</p>'.encode(),
            harmful.docx(
                harmful.document(before=f'<?xml-stylesheet href="{url}"?>'),
                **{"_rels/.rels": f"{package}</Relationships>".encode()},
            ),
        )
        for content in files:
            path = tmp_path / "readout"
            path.write_bytes(content)
            assert read(path).text.strip() == harmful.SAID
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert requests == []


@pytest.mark.parametrize(
    ("name", "line"), [("a bomb", "more than 50,000,000 bytes"), ("a document type", "document type")]
)
def test_a_document_is_refused_before_it_is_unpacked_or_parsed(name: str, line: str) -> None:
    """The limits of the process are not the only protection."""
    with pytest.raises(ReadError, match=line):
        docx.extract(harmful.DOCX[name]())


@pytest.mark.parametrize(
    ("form", "content"), [("html", b"<html><p>x"), ("docx", harmful.docx(b"")), ("pdf", b"%PDF-1.7")]
)
def test_without_the_library_one_line_says_what_to_install(
    tmp_path: Path, form: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a reader's library, the error names the extra, which is called like the format."""
    monkeypatch.setattr(confined, "find_spec", lambda _: None)
    path = tmp_path / "readout"
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert "readout: this is a" in str(caught.value)
    assert str(caught.value).endswith(
        f"(.{form}), which needs an extra to be read (pip install 'directive-diff[{form}]')"
    )


def test_a_page_longer_than_any_readout_is_refused(tmp_path: Path) -> None:
    """A page of more than 300,000 characters is refused even if it could be read."""
    path = tmp_path / "long.html"
    path.write_bytes(("<html><p>" + "会议强调，要落实。" * 40_000).encode())
    with pytest.raises(ReadError, match="more than 300,000 characters"):
        read(path)


def test_standard_input_takes_a_document_of_any_format(tmp_path: Path) -> None:
    """The format of standard input is recognised by its bytes."""
    for content in (f"<html><p>{harmful.SAID}</p>".encode(), harmful.docx(harmful.document()), harmful.SAID.encode()):
        done = subprocess.run(
            [sys.executable, "-m", "directive_diff", "parse", "-"],
            input=content,
            capture_output=True,
            check=True,
            cwd=tmp_path,
        )
        assert "要坚决贯彻落实党中央决策部署" in done.stdout.decode()


def test_a_document_is_read_wherever_the_program_runs(tmp_path: Path) -> None:
    """No module of the working directory gets into the process that reads the document."""
    for name in ("json.py", "lxml.py", "resource.py"):
        (tmp_path / name).write_text("raise SystemExit(9)", "utf-8")
    path = tmp_path / "page"
    path.write_bytes(f"<html><p>{harmful.SAID}</p>".encode())
    code = "from directive_diff import read; print(read('page').text)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C"},
    )  # fmt: skip
    assert done.stdout.strip() == harmful.SAID
