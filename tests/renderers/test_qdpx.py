"""REFI-QDA projects, read back by the library that others use and compared with what was written."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from pyrefiqda import RefiProject

from directive_diff import compare
from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels, Lang
from directive_diff.model import Document, Review, Ruling, Side
from directive_diff.renderers import Format, View, render

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from directive_diff import Comparison


def written(comparison: Comparison) -> bytes:
    """Return a project."""
    out = io.BytesIO()
    render(comparison, Format.QDPX, out, View(lang=Lang.ZH))
    return out.getvalue()


def opened(comparison: Comparison, folder: Path) -> tuple[Any, list[bytes]]:
    """Return a project read back, and its two texts."""
    path = folder / "project.qdpx"
    path.write_bytes(written(comparison))
    project = RefiProject.load(path, str(folder / "inside"))
    paths = (RefiProject.resolve_source_path(s.plain_text_path, folder / "inside") for s in project.sources.text_source)
    return project, [text_path.read_bytes() for text_path in paths]


@pytest.fixture
def odd() -> Comparison:
    """Compare texts with supplementary characters, CR LF, a bell and markup before and within linked clauses."""
    source = "𠀀𠮷会议\r\n会议强调，要抓好𠮷林春季造林绿化工作，\r\n要防止盲目乐观情绪。"
    target = "😀\r\n\r\n会议要求，要抓好𠮷林春季造林绿化工作\x07，要防止<b>&盲目乐观情绪。\r\n"
    return compare(*(Document(f"{n}.txt", text, "utf-8", str(n) * 64) for n, text in enumerate((source, target))))


def test_texts_selections_and_links_come_back(
    comparison: Comparison, source: Path, target: Path, tmp_path: Path
) -> None:
    """The project has both texts byte for byte, a selection per linkable clause, and a link per link."""
    project, texts = opened(comparison, tmp_path)
    clauses = {}
    for side, stored, text in zip(Side, project.sources.text_source, texts, strict=True):
        decoded = text.decode()
        for selection in stored.plain_text_selection:
            clauses[selection.guid] = selection.name.split()[0]
            assert decoded[selection.start_position : selection.end_position] == selection.name.partition(" ")[2]
        wanted = [clause.id for clause in side.readout(comparison).clauses if clause.linkable]
        assert [selection.name.split()[0] for selection in stored.plain_text_selection] == wanted

    assert texts == [source.read_bytes(), target.read_bytes()]
    links = [(clauses[link.origin_guid], clauses[link.target_guid]) for link in project.links.link]
    assert links == [(link.source.id, link.target.id) for link in comparison.links]


def test_clauses_are_coded_with_fate_and_relation(comparison: Comparison, tmp_path: Path) -> None:
    """The codes have names, and every code used is in the code book."""
    project, _ = opened(comparison, tmp_path)
    codes = {code.guid: code.name for group in project.code_book.codes.code for code in group.code}
    labels = Labels(Lang.ZH)
    coverage = Coverage.of_target(comparison)
    selections = {entry.name.split()[0]: entry for entry in project.sources.text_source[1].plain_text_selection}
    for clause in comparison.target.clauses:
        if clause.linkable:
            names = [codes[entry.code_ref.target_guid] for entry in selections[clause.id].coding]
            fate = coverage.clause_fate(clause)
            assert fate is not None
            assert labels(fate.value) in names
            assert all(labels(link.relation.value) in names for link in coverage.links.get(clause.id, ()))


def test_offsets_hold_after_surrogates_and_line_ends(odd: Comparison, tmp_path: Path) -> None:
    """A supplementary character counts one and CR LF two, as in the text file alongside."""
    project, texts = opened(odd, tmp_path)

    assert texts == [side.readout(odd).document.text.encode() for side in Side]
    for side, kept, text in zip(Side, project.sources.text_source, texts, strict=True):
        for selection, clause in zip(kept.plain_text_selection, side.readout(odd).clauses, strict=True):
            assert text.decode()[selection.start_position : selection.end_position] == clause.text
    assert project.links.link


def test_remarks_and_the_record_of_the_run_are_notes(comparison: Comparison, tmp_path: Path) -> None:
    """Notes name the reviewer and all that a rerun needs; the same comparison gives the same bytes."""
    link = comparison.links[0]
    ruling = Ruling(link.source.id, link.target.id, None, remark="请再核", reviewer="张三")
    review = Review("张三", None, accepted=0, rejected=0, changed=0, added=0, rulings=(ruling,))
    project, _ = opened(comparison._replace(review=review), tmp_path)
    names = {
        note.name: (tmp_path / "inside/sources" / note.plain_text_path[11:]).read_text() for note in project.notes.note
    }

    assert names[f"{link.target.id} 张三"] == "请再核"
    record = json.loads(names["运行记录"])
    assert record["source"]["sha256"] == comparison.source.document.sha256
    assert set(record["weights"]) == {"judgement", "nearness", "doubt"}
    assert record["review"]["reviewer"] == "张三"
    assert written(comparison) == written(comparison)


def test_a_hostile_text_makes_a_project(hostile: Comparison, tmp_path: Path) -> None:
    """Control characters, markup and lone surrogates do not break a project or change an offset."""
    project, texts = opened(hostile, tmp_path)

    assert len(texts[0].decode()) == len(hostile.source.document.text)
    assert project.sources.text_source[0].plain_text_selection
