"""Feeds every stage with input that nobody would write: ``python tests/fuzz/run.py [--runs N] [TARGET…]``.

Needs atheris (``pip install atheris``), which does not support every version of Python. Each target runs in a process
of its own and starts from its folder in the corpus; its findings are written beside that folder and belong in the
tests. A reader may only return a text or raise one of our errors; a format may only write.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

import atheris

with atheris.instrument_imports(include=["directive_diff"]):
    import harmful

    from directive_diff import compare, grammar, meetings
    from directive_diff.errors import DirectiveDiffError
    from directive_diff.explanation import explain
    from directive_diff.model import Comparison, Document, Match, Reason, Span, Tool
    from directive_diff.readers import docx, html, numbering, pdf
    from directive_diff.readers.decoding import decode
    from directive_diff.readers.kinds import declared_encoding, recognise
    from directive_diff.readers.paragraphs import Line, joined
    from directive_diff.renderers import Format, Rows, View, render
    from directive_diff.review import apply, read_form
    from directive_diff.sanitise import sanitised

# fmt: off
WORDS = (
    "会议强调，", "要落实。", "　　", "\n", "— 1 —", "第1页", "2020年2月17日", "省委召开会议", "分别召开会议", "# ",
    "---", "<p>", "</p>", "<br>", "<div id=zoom>", "<div class=TRS_Editor>", "<td>", "<a>", "</a>", "<![", "<!--",
    "<script>", "<pre>", "<img>", "<title>", "<h1>", "<meta name=pubdate content=2020-02-17>", "&nbsp;", "&#xD800;",
    "<p style=display:none>", "<div align=center>", "</div>",
)
XML = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
    "</w:tc>", "<w:ins>", "</w:ins>", "<w:del>", "</w:del>", "<w:br/>", "<w:tab/>", "<w:pPr>", "</w:pPr>", "<w:numPr>",
    "</w:numPr>", "<w:txbxContent>", "</w:txbxContent>", '<w:numId w:val="1"/>', '<w:ilvl w:val="1"/>',
    '<w:pStyle w:val="a"/>', '<w:footnoteReference w:id="2"/>', "<w:rPr><w:vanish/></w:rPr>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "</w:x>", "&lt;", "<", "会议强调，",
)
SAYINGS = (
    "会议", "强调", "指出", "，", ",", "。", "；", "：", "“", "”", "（", "）", "《", "》", "要", "要落实",
    "一要", "二是", "他", "习近平", "省委书记", "会议听取汇报", "会议强调，", "會議強調", "經(jīng)濟(jì)",
    "\n", "　　", "\u200b", "\u00ad", "\u00a0", "1.", "一、", "# ", "3.5%", "2020年2月17日", "召开会议", "代表",
    "加强", "水库巡查", "春耕备耕", "严禁", "鼓励企业", "全省", "全市", "3个", "“三保”", "、",
    "和", "等工作", "《条例》",
    "表示", "新华社北京电", "（记者", "来源：", "图为", "统筹推进", "各级各部门", "必须", "不得",
)
FORMS = (
    "chineseCounting", "decimal", "bullet", "none", "lowerRoman", "upperLetter", "decimalEnclosedCircle",
    "ideographDigital",
)
CELLS = (
    "# directive-diff/review/2\n", "# source\t", "# reviewer\t", "verdict\tsource_id\ttarget_id\tinstead\tchanges\n",
    "verdict\tsource_id\ttarget_id\tnear_1\tinstead\tsource_demand\tcomment\n", "\t", "\n", '"',
    "accepted", "否定", "改写", "S1.1.1", "T1.1.1", "S1.1.2", "T9.9.9", "1", "2.0", "弱化、数字", "none", "禁止",
    "=1+1", "'=1", "S1.1.1 0.24 要落实", "…", "\u202e", "\x1b[31m", "１", "、",
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(f'<Relationship Type="x/{kind}" Target="{kind}.xml"/>' for kind in ("styles", "numbering", "footnotes"))
    + "</Relationships>"
)


def fuzz_decode(data: bytes) -> None:
    """Decode any bytes, with or without replacement; they may be refused."""
    recognise(data)
    text, _, replaced = decode(data, "x", errors="replace" if data[:1] < b"\x80" else "strict",
                               declared=declared_encoding(data))  # fmt: skip
    text.encode()
    assert text.strip()
    assert replaced >= 0


def fuzz_html(data: bytes) -> None:
    """Read a page made of bytes and of words that pages contain."""
    text = html.extract(_worded(data, WORDS).encode())
    text.encode()
    assert text.endswith("\n")


def fuzz_docx(data: bytes) -> None:
    """Read a Word document with lists, styles and notes, whose body is well-formed or broken markup."""
    source = atheris.FuzzedDataProvider(data)
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{source.ConsumeIntInRange(0, 99)}"/>'
        f'<w:numFmt w:val="{FORMS[source.ConsumeIntInRange(0, 7)]}"/>'
        f'<w:lvlText w:val="%{source.ConsumeIntInRange(0, 9)}、"/></w:lvl>'
        for i in range(2)
    )
    numbers = f'<w:numbering xmlns:w="{harmful.W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbers += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    note = f'<w:footnotes xmlns:w="{harmful.W}"><w:footnote w:id="2"><w:p>%s</w:p></w:footnote></w:footnotes>'
    note %= '<w:r><w:t>注</w:t><w:footnoteReference w:id="2"/></w:r>'
    body = _worded(source.ConsumeBytes(4096), XML, closing=True)
    content = harmful.archive(
        {
            "word/document.xml": harmful.document(body),
            "word/numbering.xml": numbers.encode(),
            "word/footnotes.xml": note.encode(),
            "word/_rels/document.xml.rels": RELATIONS.encode(),
        },
        0,
    )
    docx.extract(content).encode()


def fuzz_zip(data: bytes) -> None:
    """Read a Word document with some bytes changed."""
    content = bytearray(ZIPPED)
    for at, value in zip(data[::3], data[1::3], strict=False):
        content[(at * 256 + value) % len(content)] ^= value
    docx.extract(bytes(content)).encode()


def fuzz_numbers(data: bytes) -> None:
    """Write any number in any numbering format."""
    source = atheris.FuzzedDataProvider(data)
    assert numbering.number(source.ConsumeInt(4), FORMS[source.ConsumeIntInRange(0, 7)])


def fuzz_paragraphs(data: bytes) -> None:
    """Join lines from anywhere on a page; each character of the result comes from them, in their order."""
    source = atheris.FuzzedDataProvider(data)
    lines = []
    while source.remaining_bytes() and len(lines) < 40:
        text = _worded(source.ConsumeBytes(12), WORDS[:9]).replace("\n", "")
        edges = [source.ConsumeRegularFloat() % 1000 for _ in range(4)]
        lines.append(Line(text, source.ConsumeIntInRange(0, 3), *edges, source.ConsumeFloatInRange(0, 40)))
    lines.sort(key=lambda line: line.page)
    text_joined = "".join("".join(joined(lines)).split())
    rest = iter("".join(line.text for line in lines))
    assert all(char in rest for char in text_joined)


def fuzz_pdf(data: bytes) -> None:
    """Read a PDF whose stream holds any operators."""
    pdf.extract(harmful.pdf(b"BT /F1 12 Tf 72 720 Td " + data + b" (The meeting stressed.) Tj ET")).encode()


def fuzz_meetings(data: bytes) -> None:
    """Check that meetings lie in the text, in order and without overlap."""
    text = _worded(data, (*WORDS[:11], "国务院党组会议指出，", "习近平强调，", "### ", "7月26日，某委召开会议，"))
    end = 0
    for meeting in meetings.meetings(text):
        assert end <= meeting.span.start < meeting.span.end <= len(text)
        end = meeting.span.end


def fuzz_parse(data: bytes) -> None:
    """Check that each clause's text stands at its span, and that clauses never overlap."""
    text = _worded(data, SAYINGS)
    readout = grammar.parse(Document("x", text, "utf-8", "0" * 64))
    end = 0
    for clause in readout.clauses:
        assert clause.span.of(text) == clause.text
        assert end <= clause.span.start < clause.span.end
        end = clause.span.end


def _compared(data: bytes) -> Comparison:
    """Return a comparison of two texts that share some of their words."""
    source = atheris.FuzzedDataProvider(data)
    shared, one, other = (
        _worded(source.ConsumeBytes(size), (*SAYINGS, *WORDS)).encode("utf-8", "replace").decode()
        for size in (60, 60, 280)
    )
    texts = f"会议强调，要抓好{shared}。{one}", f"会议指出，{other}。{shared}"
    return compare(*(Document(f"{i}.txt", text, "utf-8", "0" * 64) for i, text in enumerate(texts)), whole_text=True)


def _linked(data: bytes) -> Comparison:
    """Return a comparison with links between arbitrary clauses; no format may rely on links that make sense."""
    source = atheris.FuzzedDataProvider(data)
    readouts = []
    for side in "ST":
        words = _worded(source.ConsumeBytes(60), (*SAYINGS, *WORDS)).encode("utf-8", "replace").decode()
        text = f"会议强调，要抓好{words}。"
        readouts.append(grammar.parse(Document(f"{side}.txt", text, "utf-8", "0" * 64), side=side, whole_text=True))
    ours, theirs = ([clause for clause in readout.clauses if clause.linkable] for readout in readouts)
    matches = {}
    while ours and theirs and source.remaining_bytes() and len(matches) < 8:
        upper, lower = source.PickValueInList(ours), source.PickValueInList(theirs)
        reasons = (Reason("wording", source.ConsumeProbability()),)
        matches[lower.span, upper.span] = Match(upper, lower, source.ConsumeProbability(), reasons)
    ordered = [matches[key] for key in sorted(matches)]
    links = explain(ordered[::2], *readouts)
    return Comparison(Tool("directive-diff", "0", "0", "0", "0"), *readouts, links, tuple(ordered[1::2]))


def fuzz_align(data: bytes) -> None:
    """Check that links join linkable clauses, once each, that scores are shares, and that edits cover both clauses."""
    comparison = _compared(data)
    pairs = [(link.source.id, link.target.id) for link in comparison.links]
    assert len(set(pairs)) == len(pairs)
    for link in comparison.links:
        assert link.source.linkable
        assert link.target.linkable
        assert 0 <= link.score <= 1
        assert Span(link.edits[0].source.start, link.edits[-1].source.end) == link.source.span
        assert Span(link.edits[0].target.start, link.edits[-1].target.end) == link.target.span


def _rendering(form: Format) -> Callable[[bytes], None]:
    def write(data: bytes) -> None:
        comparison = _linked(data)
        view = View(width=20 + len(data) % 120, colour=len(data) % 2 == 1, rows=(None, *Rows)[len(data) % 3])
        out = io.BytesIO()
        render(comparison, form, out, view)
        if not form.binary:
            text = re.sub(r"\x1b\[[\d;]*m|\r|\t", "", out.getvalue().decode("utf-8-sig"))
            assert all(sanitised(line) == line for line in text.split("\n"))

    write.__doc__ = f"Write {form.value} for two arbitrary texts, and check that nothing is left that a terminal obeys."
    return write


fuzz_terminal, fuzz_json, fuzz_report = map(_rendering, (Format.TERMINAL, Format.JSON, Format.HTML))
fuzz_csv, fuzz_markdown, fuzz_ndjson = map(_rendering, (Format.CSV, Format.MARKDOWN, Format.NDJSON))
fuzz_svg, fuzz_review = map(_rendering, (Format.SVG, Format.REVIEW))
fuzz_table, fuzz_workbook = map(_rendering, (Format.DOCX, Format.XLSX))


def fuzz_verdicts(data: bytes) -> None:
    """Read review forms with arbitrary cells, and apply those that are not refused."""
    comparison = _linked(b"\x20\x21\x22" * 9)
    apply(read_form(_worded(data, CELLS).encode("utf-8", "surrogatepass"), "x"), comparison)
    apply(read_form(b"# directive-diff/review/2\n" + data, "x"), comparison)


def _worded(data: bytes, words: Sequence[str], *, closing: bool = False) -> str:
    """Return a text in which every byte from 128 on stands for a word; where ``closing``, most tags are closed."""
    parts, stack = [], []
    for byte in data:
        word = words[byte % len(words)] if byte >= 128 else chr(byte)
        if closing and word.startswith("</") and byte % 16:
            if not stack:
                continue
            word = f"</{stack.pop()}>"
        elif closing and byte >= 128 and word.startswith("<") and word.count("<") == 1 and not word.endswith("/>"):
            stack.append(word.strip("<>"))
        elif closing and byte < 128 and word in "<&":
            continue
        parts.append(word)
    return "".join(parts) + "".join(f"</{name}>" for name in reversed(stack) if name)


ZIPPED = harmful.docx(harmful.document())
TARGETS = {name.removeprefix("fuzz_"): fuzz for name, fuzz in list(globals().items()) if name.startswith("fuzz_")}


def run_target(target: str, options: list[str]) -> None:
    """Run one target in this process, and never return."""

    def attempt(data: bytes) -> None:
        with contextlib.suppress(DirectiveDiffError):
            TARGETS[target](data)

    atheris.Setup([sys.argv[0], *options], attempt)
    atheris.Fuzz()


def main() -> int:
    """Run the targets one after another; return how many found something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200_000)
    parser.add_argument("--corpus", type=Path, default=Path(tempfile.mkdtemp(prefix="fuzz-")))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    given, options = parser.parse_known_args()
    if given.one:
        run_target(given.one, [*given.targets, *options])
    failed = 0
    for target in given.targets or TARGETS:
        folder = given.corpus / target
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, __file__, "--one", target, str(folder), f"-runs={given.runs}", "-max_len=400"]
        command += [
            "-timeout=10",
            "-rss_limit_mb=1500",
            f"-artifact_prefix={folder}-",
            "-verbosity=0",
            "-print_final_stats=1",
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
        stats = [line for line in run.stderr.splitlines() if "number_of_executed" in line or "average_exec" in line]
        what = "found something" if run.returncode else "found nothing"
        sys.stdout.write(f"{target} {what} {' '.join(stats)}\n")
        if run.returncode:
            failed += 1
            sys.stdout.write(run.stderr[-3000:])
        sys.stdout.flush()
    return failed


if __name__ == "__main__":
    sys.exit(main())
