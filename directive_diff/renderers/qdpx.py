"""REFI-QDA projects (.qdpx) for qualitative research software: both texts with their clauses coded.

Each linkable clause is a selection coded with its fate (or origin), the relations of its links and their changes;
links lead from the source's selections to the target's. Positions count Unicode code points of the decoded text,
half-open, a carriage return as one: the package contains the texts as UTF-8, unchanged. Identifiers are computed from
what they name, so that the same comparison gives the same file.
"""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from typing import TYPE_CHECKING

from pyrefiqda.models import (
    CodeRefType,
    CodingType,
    DirectionType,
    LinksType,
    LinkType,
    NoteRefType,
    NotesType,
    PlainTextSelectionType,
    Project,
    ProjectCodeBookType,
    ProjectCodesType,
    ProjectCodeType,
    SourcesType,
    TextSourceType,
    UsersType,
    UserType,
)
from xsdata.formats.dataclass.serializers.config import SerializerConfig
from xsdata_pydantic.bindings import XmlSerializer

from directive_diff.findings.coverage import Coverage
from directive_diff.findings.doubt import doubts
from directive_diff.labels import Labels
from directive_diff.model import ChangeKind, Demand, Fate, Relation, Side
from directive_diff.sanitise import flowing
from directive_diff.view.caption import title
from directive_diff.view.record import record
from directive_diff.view.remarks import opinion
from directive_diff.view.reviewed import describe_misfit, in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from directive_diff.findings.doubt import Doubt
    from directive_diff.model import Clause, Comparison, Link, Ruling
    from directive_diff.renderers import View

_SPACE = uuid.UUID("6f0f6f0c-5e37-5d9f-9d53-2f8f6f2f2a51")  # the namespace of this program's identifiers
_NAMESPACE = "urn:QDA-XML:project:1.0"
_FIXED_DATE = (2000, 1, 1, 0, 0, 0)
_GROUPS: dict[str, tuple[str, ...]] = {
    "qda_fate": tuple(fate.value for fate in Fate if fate is not Fate.PARTLY),
    "qda_relation": tuple(relation.value for relation in Relation),
    "qda_change": tuple(f"kind_{kind.value}" for kind in ChangeKind),
    "qda_demand": tuple(f"demand_{demand.value}" for demand in Demand),
}


def render(comparison: Comparison, out: BinaryIO, view: View) -> None:
    """Write a comparison to ``out`` as a REFI-QDA project."""
    project = _Project(comparison, Labels(view.lang))
    serialiser = XmlSerializer(config=SerializerConfig(xml_declaration=True, encoding="UTF-8"))
    xml = serialiser.render(project.project(), ns_map={None: _NAMESPACE})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        _put_entry(packed, "project.qde", xml.encode("utf-8"))
        for name, content in project.files:
            _put_entry(packed, f"sources/{name}", content)
    out.write(buffer.getvalue())


def _put_entry(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(entry, content)


class _Project:
    """Builds the project of a comparison, and the text files that go with it."""

    def __init__(self, comparison: Comparison, labels: Labels) -> None:
        self.comparison = comparison
        self.labels = labels
        self.files: list[tuple[str, bytes]] = []
        self.notes: list[TextSourceType] = []
        digests = [side.readout(comparison).document.sha256 for side in Side]
        self._name = "/".join(digests)

    def guid(self, *names: str) -> str:
        """Return the identifier of the thing that ``names`` identify."""
        return str(uuid.uuid5(_SPACE, "/".join((self._name, *names))))

    def project(self) -> Project:
        """Return the whole project."""
        reviewer = self.comparison.review.reviewer if self.comparison.review else None
        users = [UserType(guid=self.guid("user"), name="directive-diff")]
        if reviewer:
            users.append(UserType(guid=self.guid("reviewer"), name=flowing(reviewer)))
        sources = [self._source(side) for side in Side]
        run = self._note(
            "run", self.labels("qda_run"), json.dumps(record(self.comparison), ensure_ascii=False, indent=1)
        )
        tool = self.comparison.tool
        return Project(
            name=title(self.comparison.target, self.labels),
            origin=f"{tool.name} {tool.version}",
            users=UsersType(user=users),
            code_book=ProjectCodeBookType(codes=ProjectCodesType(code=[self._group(name) for name in _GROUPS])),
            sources=SourcesType(text_source=sources),
            notes=NotesType(note=self.notes),
            links=LinksType(link=[self._link(link) for link in self.comparison.links])
            if self.comparison.links
            else None,
            note_ref=[NoteRefType(target_guid=run), *self._misfits()],
        )

    def _group(self, name: str) -> ProjectCodeType:
        codes = [
            ProjectCodeType(guid=self.guid("code", key), name=self.labels(key), is_codable=True)
            for key in _GROUPS[name]
        ]
        return ProjectCodeType(guid=self.guid("group", name), name=self.labels(name), is_codable=False, code=codes)

    def _source(self, side: Side) -> TextSourceType:
        readout = side.readout(self.comparison)
        guid = self.guid("source", side.value)
        self.files.append((f"{guid}.txt", encoded(readout.document.text)))
        return TextSourceType(
            guid=guid,
            name=f"{self.labels(side.value)} {title(readout, self.labels)}",
            plain_text_path=f"internal://{guid}.txt",
            plain_text_selection=list(self._selections(side)),
        )

    def _selections(self, side: Side) -> Iterator[PlainTextSelectionType]:
        coverage = Coverage.of(self.comparison, side)
        rulings = self.comparison.review.rulings if self.comparison.review else ()
        for doubt in getattr(doubts(self.comparison), side.value):
            clause = doubt.clause
            fate = coverage.clause_fate(clause)
            changes = [f"kind_{change.kind.value}" for link in doubt.links for change in link.changes]
            keys = [
                *([fate.value] if fate else []),
                *(link.relation.value for link in doubt.links),
                *(changes if side is Side.TARGET else []),
                f"demand_{clause.demand.value}",
            ]
            own = [ruling for ruling in rulings if clause.id == (ruling.target or ruling.source)]
            yield PlainTextSelectionType(
                guid=self.guid("clause", clause.id),
                name=f"{clause.id} {flowing(clause.text)}",
                description=self._description(doubt),
                start_position=clause.span.start,
                end_position=clause.span.end,
                creating_user=self.guid("user"),
                coding=[self._coding(clause, key) for key in dict.fromkeys(keys)],
                note_ref=list(self._ruling_notes(clause, own)),
            )

    def _description(self, doubt: Doubt) -> str:
        """Return the chance that a clause's result is right, and which links rest on a model's opinion alone."""
        right = self.labels("qda_right", right=f"{doubt.right:.2f}")
        by_model = (note for link in doubt.links for note in opinion(link, self.labels))
        return self.labels("joiner").join((right, *by_model))

    def _coding(self, clause: Clause, key: str) -> CodingType:
        code = CodeRefType(target_guid=self.guid("code", key))
        return CodingType(guid=self.guid("coding", clause.id, key), creating_user=self.guid("user"), code_ref=code)

    def _ruling_notes(self, clause: Clause, rulings: Iterable[Ruling]) -> Iterator[NoteRefType]:
        """Yield a note for each ruling on a clause: the remark, then the verdict in one line."""
        for number, ruling in enumerate(rulings):
            who = flowing(ruling.reviewer or self.labels("reviewed_unnamed"))
            note = self._note(f"remark/{clause.id}/{number}", f"{clause.id} {who}", in_full(ruling, self.labels))
            yield NoteRefType(target_guid=note)

    def _misfits(self) -> Iterator[NoteRefType]:
        misfits = self.comparison.review.misfits if self.comparison.review else ()
        if misfits:
            text = "\n".join(describe_misfit(misfit, self.labels) for misfit in misfits)
            yield NoteRefType(target_guid=self._note("misfits", self.labels("rulings_head"), text))

    def _note(self, key: str, name: str, text: str) -> str:
        """Add a note, and return its identifier."""
        guid = self.guid("note", key)
        self.files.append((f"{guid}.txt", encoded(text)))
        self.notes.append(TextSourceType(guid=guid, name=name, plain_text_path=f"internal://{guid}.txt"))
        return guid

    def _link(self, link: Link) -> LinkType:
        return LinkType(
            guid=self.guid("link", link.source.id, link.target.id),
            name=self.labels("joiner").join((self.labels(link.relation.value), *opinion(link, self.labels))),
            direction=DirectionType.ONE_WAY,
            origin_guid=self.guid("clause", link.source.id),
            target_guid=self.guid("clause", link.target.id),
        )


def encoded(text: str) -> bytes:
    """Return ``text`` as UTF-8; each unpaired surrogate is replaced by U+FFFD."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text).encode("utf-8")
