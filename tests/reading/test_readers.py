"""Readable files are read unchanged; others are refused in one line that names the file and the remedy."""

from __future__ import annotations

import hashlib
import io
import os
import pty
import socket
import subprocess
import sys
import threading
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff.errors import ReadError
from directive_diff.readers import files, read
from directive_diff.sanitise import printable_name

SEEDS = [path.read_text("utf-8") for path in sorted(Path(__file__).parents[2].glob("seeds/*.txt"))]
TRADITIONAL = [opencc.OpenCC("s2t").convert(text) for text in SEEDS]
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
SENTENCE = "会议强调，要坚决贯彻落实党中央决策部署，统筹推进各项工作。\r\n"


def saved(folder: Path, content: bytes, name: str = "readout.txt") -> Path:
    """Return the path of a new file with ``content``."""
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(name: str | Path, **options: object) -> str:
    """Return the one line that says why ``name`` was refused."""
    with pytest.raises(ReadError) as caught:
        read(name, **options)  # type: ignore[arg-type]
    line = str(caught.value)
    assert caught.value.remedy
    assert line.isprintable()
    return line


# What is read


def test_a_document_is_the_file_decoded_as_it_is(tmp_path: Path) -> None:
    """Line ends, indents and final blanks stay; path, encoding and hash say where the text comes from."""
    text = "\u3000\u3000会议强调，\r\n要落实。\r\n\n \t"
    path = saved(tmp_path, text.encode())
    document = read(path)
    assert document.text == text
    assert document.path == str(path)
    assert document.encoding == "utf-8"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_names_the_encoding_and_is_not_text(tmp_path: Path, encoding: str) -> None:
    """A leading byte order mark is not part of the text, but a second one is."""
    document = read(saved(tmp_path, f"\ufeff要\ufeff{'落' * 3}".encode(encoding)))
    assert (document.text, document.encoding) == (f"要\ufeff{'落' * 3}", encoding)


@given(data=st.data(), length=st.integers(20, 300))
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_is_detected_from_20_characters_on(
    tmp_path_factory: pytest.TempPathFactory, encoding: str, data: st.DataObject, length: int
) -> None:
    """The encoding of any twenty characters of a readout is detected, simplified or traditional."""
    texts = {"gb18030": SEEDS, "big5hkscs": TRADITIONAL}.get(encoding, SEEDS + TRADITIONAL)
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - length))
    part = text[start : start + length].encode(encoding, "ignore").decode(encoding)
    if len("".join(part.split())) < 20:
        return
    document = read(saved(tmp_path_factory.mktemp("encodings"), part.encode(encoding)))
    assert (document.encoding, document.text) == (encoding, part)


@given(text=st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(lambda text: text.strip()))
@pytest.mark.parametrize("encoding", [*ENCODINGS, "gbk", "utf-7", "utf-32-be"])
def test_a_named_encoding_is_believed(tmp_path_factory: pytest.TempPathFactory, encoding: str, text: str) -> None:
    """Any text that the encoding can represent is read back."""
    part = text.encode(encoding, "ignore").decode(encoding)
    if not part.strip():
        return
    path = saved(tmp_path_factory.mktemp("named"), part.encode(encoding))
    document = read(path, encoding=encoding.upper())
    assert (document.encoding, document.text) == (encoding, part)


@pytest.mark.parametrize(("given", "name"), [("utf_8_sig", "utf-8"), ("UTF-16", "utf-16-be"), ("GB18030", "gb18030")])
def test_a_named_encoding_is_reported_as_python_names_it(tmp_path: Path, given: str, name: str) -> None:
    """A named encoding is reported in lower case, with the byte order of the mark."""
    document = read(saved(tmp_path, f"\ufeff{SENTENCE}".encode(name)), encoding=given)
    assert (document.encoding, document.text) == (name, SENTENCE)


def test_latin_letters_and_digits_do_not_hide_the_encoding(tmp_path: Path) -> None:
    """Markup with a few Chinese words is recognised in GB18030 and in UTF-16."""
    text = f'GDP <p style="margin:0">{"GDP 5.2% " * 50}经济增长</p>'
    for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
        assert read(saved(tmp_path, text.encode(encoding))).encoding == encoding


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    """For ``-``, standard input is read, and the path of the document is the dash."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode("gb18030"))))
    document = read("-")
    assert (document.path, document.text, document.encoding) == ("-", SENTENCE, "gb18030")


def test_a_named_pipe_is_read_to_the_end_of_a_slow_writer(tmp_path: Path) -> None:
    """The writer may come late and pause."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    code = """
import sys, time
time.sleep(0.2)
with open(sys.argv[1], "wb", buffering=0) as pipe:
    time.sleep(0.2)
    for part in ("会议强调，", "要落实。"):
        pipe.write(part.encode())
        time.sleep(0.2)
"""
    with subprocess.Popen([sys.executable, "-c", code, str(pipe)]):
        assert read(pipe).text == "会议强调，要落实。"


def test_a_text_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    """A text may have as many bytes as the limit, and not one more."""
    path = saved(tmp_path, b"abcd")
    assert read(path, max_bytes=4).text == "abcd"
    assert "more than 3 bytes" in refusal(path, max_bytes=3)


def test_a_plain_utf_8_text_is_read_without_what_other_files_need(tmp_path: Path) -> None:
    """Reading plain UTF-8 loads no library, no process and no table of common characters."""
    code = """
import sys
from directive_diff import read
from directive_diff.readers import decoding
read(sys.argv[1])
print(decoding._common.cache_info().currsize, *sorted(sys.modules), sep="\\n")
"""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(saved(tmp_path, SENTENCE.encode()))],
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")},
        capture_output=True,
        text=True,
        check=True,
    )
    tables, *modules = run.stdout.splitlines()
    assert tables == "0"
    assert not {"lxml", "pypdfium2", "json", "subprocess", "zipfile", "directive_diff.readers.confined"} & set(modules)


# What is refused


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A missing file, a name whose folder is a file, and an empty name are refused."""
    assert "no such file" in refusal(tmp_path / "none.txt")
    assert "no such file" in refusal(saved(tmp_path, b"x") / "none.txt")
    assert refusal("") == "'': no such file (check the name and the folder)"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """The remedy is to name a file in it, and no file is left open."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert refusal(tmp_path).endswith("a folder, not a file (name a file in it)")
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The administrator may read everything, so for them the refusal is simulated."""
    path = saved(tmp_path, b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):

        def refuse(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", refuse)
    assert "no permission to read it" in refusal(path)


def test_a_link_to_nothing_or_to_itself_is_refused(tmp_path: Path) -> None:
    """The error about a broken link names the link, not what it leads to."""
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    assert "dangling: a link that leads to no file" in refusal(tmp_path / "dangling")
    assert "loop: a link that leads to no file" in refusal(tmp_path / "loop")


def test_a_named_pipe_without_a_writer_is_refused_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A named pipe without a writer does not hang the program."""
    monkeypatch.setattr(files, "_PATIENCE", 0.05)
    os.mkfifo(tmp_path / "pipe")
    assert "a named pipe that nothing writes to" in refusal(tmp_path / "pipe")


def test_a_named_pipe_whose_writer_stays_silent_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the pipe has a writer, the program waits as long as it takes."""
    monkeypatch.setattr(files, "_PATIENCE", 0.05)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR)

    def write() -> None:
        os.write(writer, SENTENCE.encode())
        os.close(writer)

    timer = threading.Timer(0.3, write)
    timer.start()
    try:
        assert read(pipe).text == SENTENCE
    finally:
        timer.join()


def test_an_endless_device_is_read_up_to_the_limit() -> None:
    """An endless device is refused at the limit of bytes."""
    assert "more than 2,000,000 bytes" in refusal("/dev/zero")


def test_an_empty_file_or_device_is_refused(tmp_path: Path) -> None:
    """An empty file or device is refused, because nothing can be compared."""
    assert "empty" in refusal(saved(tmp_path, b""))
    assert "empty" in refusal("/dev/null")


@pytest.mark.parametrize("text", [" ", "\n\n", "\u3000\u00a0\t\r\n", "\ufeff", "\ufeff \n"])
def test_a_blank_file_is_refused(tmp_path: Path, text: str) -> None:
    """White space, or a byte order mark alone, is not a readout."""
    assert "blank" in refusal(saved(tmp_path, text.encode()))


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket cannot be opened as a file."""
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        assert "a socket" in refusal("s")


@pytest.mark.parametrize(
    ("content", "what", "remedy"),
    [
        (b"PK\x03\x04....xl/workbook.xml", "an Excel workbook (.xlsx)", "copy the text"),
        (b"PK\x03\x04....ppt/presentation.xml", "a PowerPoint presentation (.pptx)", "copy the text"),
        (b"PK\x03\x04....OFD.xml", "an OFD document (.ofd)", "save it as .docx, PDF or plain text"),
        (
            b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
            "an OpenDocument text (.odt)",
            "soffice --headless --convert-to docx",
        ),
        (b"PK\x03\x04", "a zip archive", "unpack it"),
        (b"PK\x05\x06", "a zip archive", "unpack it"),
        (b"{\\rtf1\\ansi", "a rich text document (.rtf)", "save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or WPS document (.doc, .wps)", "save it as .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1.." + "EncryptedPackage".encode("utf-16-le"),
            "an encrypted Office document",
            "with its password",
        ),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related", "a web archive (.mht, .mhtml)", "HTML only"),
        (b"\x1f\x8b\x08", "a gzip archive", "unpack it"),
        (b"Rar!\x1a\x07\x01", "a RAR archive", "unpack it"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", "OCR"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG)", "OCR"),
        (b"GIF89a", "a picture (GIF)", "OCR"),
        (b"\x7fELF", "a program", "name a readout"),
    ],
)
def test_an_unreadable_file_is_called_what_it_is(tmp_path: Path, content: bytes, what: str, remedy: str) -> None:
    """The bytes decide what a file is called, whatever its name, and the error says what to do."""
    line = refusal(saved(tmp_path, content))
    assert f"readout.txt: this is {what}, not a text (" in line
    assert remedy in line


@pytest.mark.parametrize(
    "content", [b"\0", b"abc\0def", bytes(range(256)), "要落实\x01\x02\x03".encode(), b"\xff\0\1" * 99]
)
def test_binary_data_is_refused(tmp_path: Path, content: bytes) -> None:
    """A NUL, or many control characters, is not a text."""
    assert "binary data" in refusal(saved(tmp_path, content))


def test_a_text_is_not_refused_for_a_stray_control_character(tmp_path: Path) -> None:
    """A stray control character is kept."""
    assert read(saved(tmp_path, ("\x1b" + SENTENCE * 4).encode())).text.startswith("\x1b会议")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "big5hkscs"])
def test_a_text_cut_in_mid_character_is_refused_with_the_offset(tmp_path: Path, encoding: str) -> None:
    """The offset counts bytes, and the encoding that it looks like is named."""
    content = (TRADITIONAL if encoding == "big5hkscs" else SEEDS)[0].encode(encoding, "ignore")[:200]
    content = content.decode(encoding, "ignore").encode(encoding)
    line = refusal(saved(tmp_path, content + "要".encode(encoding)[:-1]))
    assert f"looks like {encoding}, but byte {len(content)} does not decode" in line
    assert "--encoding" in line


def test_a_text_of_two_encodings_is_refused(tmp_path: Path) -> None:
    """A text of two encodings is refused, because half of it would be shown in the wrong characters."""
    line = refusal(saved(tmp_path, (SENTENCE * 9).encode() + SENTENCE.encode("gb18030")))
    assert f"looks like utf-8, but byte {len((SENTENCE * 9).encode())} does not decode" in line


def test_a_text_in_no_chinese_encoding_is_refused(tmp_path: Path) -> None:
    """The error for a text in no Chinese encoding asks for ``--encoding``."""
    line = refusal(saved(tmp_path, "Straße, naïve café, Ærø, Łódź".encode("cp1252", "replace")))
    assert "not in any known Chinese encoding" in line
    assert "--encoding" in line


def test_a_named_encoding_that_does_not_fit_is_refused_with_the_offset(tmp_path: Path) -> None:
    """Nothing else is tried, because a named encoding is believed."""
    line = refusal(saved(tmp_path, b"ab" + SENTENCE.encode("gb18030")), encoding="utf-8")
    assert line.endswith(
        "not utf-8: byte 2 does not decode (omit --encoding, name the right one, or add --encoding-errors replace)"
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_does_not_decode_is_replaced_and_counted_on_request(tmp_path: Path, encoding: str) -> None:
    """The encoding is detected all the same, and the rest of the text is complete."""
    text = (TRADITIONAL if encoding == "big5hkscs" else SEEDS)[0]
    content = text.encode(encoding, "ignore")
    text = content.decode(encoding)
    broken = b"\x00\xd8" if encoding == "utf-16-le" else b"\xd8\x00" if encoding == "utf-16-be" else b"\xff"
    document = read(saved(tmp_path, content + broken + "。".encode(encoding)), encoding_errors="replace")
    assert document.encoding == encoding
    assert document.text.startswith(text)
    assert document.replaced == document.text.count("\ufffd") >= 1
    assert read(saved(tmp_path, content), encoding_errors="replace").replaced == 0


def test_a_replacement_character_of_the_text_itself_is_not_counted(tmp_path: Path) -> None:
    """Only the characters replaced by the reader are counted, not those of the text itself."""
    document = read(saved(tmp_path, "要\ufffd落".encode() + b"\xff"), encoding="utf-8", encoding_errors="replace")
    assert (document.text, document.replaced) == ("要\ufffd落\ufffd", 1)


def test_half_a_surrogate_pair_is_replaced_on_request(tmp_path: Path) -> None:
    """Half a surrogate pair, which some encodings let through, is replaced on request."""
    document = read(saved(tmp_path, b"+2AA-"), encoding="utf-7", encoding_errors="replace")
    assert (document.text, document.replaced) == ("\ufffd", 1)


@pytest.mark.parametrize(
    "encoding", ["klingon", "", "\0", "\ud800", "../utf-8", "hex", "rot13", "undefined", "\x1b[31m"]
)
def test_an_unknown_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    """The error for an unknown encoding names likely ones."""
    assert "gb18030" in refusal(saved(tmp_path, b"x"), encoding=encoding)


def test_half_a_surrogate_pair_is_not_text(tmp_path: Path) -> None:
    """An encoding that lets one through is refused."""
    assert "not a text in utf-7" in refusal(saved(tmp_path, b"+2AA-"), encoding="utf-7")


def test_standard_input_that_is_closed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input that was never open, or was closed since, is refused."""
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-").startswith("standard input: closed")
    stream = io.TextIOWrapper(io.BytesIO())
    stream.close()
    monkeypatch.setattr(sys, "stdin", stream)
    assert refusal("-").startswith("standard input: closed")


def test_a_terminal_is_not_a_file() -> None:
    """The name of a terminal is refused as an input."""
    ours, theirs = pty.openpty()
    try:
        assert "a terminal" in refusal(os.ttyname(theirs))
    finally:
        os.close(theirs)
        os.close(ours)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a\nb", r"a\nb"),
        ("\x1b[31mred", r"\x1b[31mred"),
        (os.fsdecode(b"\xff.txt"), r"\xff.txt"),
        ("a\u202etxt.exe", r"a\u202etxt.exe"),
        ("省委　会议.txt", "省委　会议.txt"),
    ],
)
def test_a_name_is_shown_in_one_line_without_power_over_the_terminal(tmp_path: Path, name: str, line: str) -> None:
    """A file with such a name can still be read."""
    assert printable_name(name) == line
    with pytest.raises(ReadError, match="no such file") as caught:
        read(tmp_path / name)
    assert line in str(caught.value)
    path = saved(tmp_path, SENTENCE.encode(), name)
    assert read(path).path == str(path)


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    """A name with a NUL, half a surrogate pair or too many characters is refused."""
    assert "embedded null" in refusal("a\0b")
    assert "cannot be read" in refusal("\ud800")
    assert "the name is too long" in refusal(tmp_path / ("名" * 300))
