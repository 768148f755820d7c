"""The JSON, field by field: a promise to other programs."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from made import compared

from directive_diff import Comparison
from directive_diff.folding import fold
from directive_diff.grammar.demands.demand import demand_of
from directive_diff.model import (
    Block,
    Change,
    ChangeKind,
    Clause,
    Directive,
    Document,
    Edit,
    Heading,
    Level,
    Link,
    Marker,
    Match,
    Misfit,
    Op,
    Readout,
    Reason,
    Relation,
    Review,
    Shared,
    Span,
    Tool,
    Verdict,
    Wording,
)
from directive_diff.renderers import json as written

SOURCE = "会议强调，严禁弄虚作假，要抓好春耕。"
TARGET = "要抓实春耕。"


def clause(text: str, name: str, start: int, end: int) -> Clause:
    """Return a clause of ``text``."""
    words = text[start:end]
    return Clause(name, Span(start, end), words, fold(text).part(start, end), linkable=True, demand=demand_of(words))


def comparison() -> Comparison:
    """Return a comparison that has a value for every field."""
    one, two = clause(SOURCE, "S1.1.1", 5, 11), clause(SOURCE, "S1.1.2", 12, 17)
    other = clause(TARGET, "T1.1.1", 0, 5)
    source = Readout(
        Document("省.txt", SOURCE, "gb18030", "a" * 64),
        Heading("某某会议", "2021-03-02", "3月2日", "省委", Level.PROVINCE, "江苏"),
        (
            Block(
                "S1",
                Span(0, 18),
                Marker(Span(0, 4), "会议强调", "会议", "强调"),
                (Directive("S1.1", Span(5, 18), SOURCE[5:], (one, two)),),
            ),
        ),
    )
    target = Readout(
        Document("市.html", TARGET, "utf-8", "b" * 64, "html"),
        Heading(),
        (Block("T1", Span(0, 6), None, (Directive("T1.1", Span(0, 6), TARGET, (other,)),)),),
        (Wording(Span(0, 5), "要抓实春耕"),),
    )
    link = Link(
        source=two,
        target=other,
        relation=Relation.ADAPTED,
        score=0.123456,
        reasons=(Reason("wording", 0.9877), Reason("rivals", 0.5)),
        evidence=(Shared(Span(12, 14), Span(0, 2), "要抓"),),
        changes=(
            Change(ChangeKind.LOCALISED, Wording(Span(14, 15), "好"), Wording(Span(2, 3), "实")),
            Change(ChangeKind.WEAKENED, Wording(Span(12, 13), "要"), None),
        ),
        edits=(Edit(Op.EQUAL, Span(12, 14), Span(0, 2)), Edit(Op.REPLACE, Span(14, 17), Span(2, 5))),
        verdict=Verdict.ACCEPTED,
    )
    misfit = Misfit(7, "S1.1.2", "抓好春耕", "", "", "rejected", "已过时")
    return Comparison(
        Tool("directive-diff", "9.8", "0.42.1", "3.1", "2026.11", (("own.toml", "c" * 64),)),
        source,
        target,
        (link,),
        (Match(one, other, 0.054321, (Reason("wording", 0.1112),)),),
        Review("何平", "2021-03-04", accepted=1, rejected=2, changed=3, added=4, misfits=(misfit,)),
        candidates=(Match(one, other, 0.054321, ()),),
        possible=(Match(one, other, 0.054321, (Reason("wording", 0.1112),)),),
    )


def span(start: int, end: int, text: str | None = None) -> dict[str, Any]:
    """Return a span as the JSON has it."""
    return {"start": start, "end": end} | ({} if text is None else {"text": text})


EXPECTED: dict[str, Any] = {
    "schema": "directive-diff/comparison/2",
    "findings": [
        {
            "kind": "weakened",
            "weight": 0.5506,
            "confidence": 1.0,
            "name": None,
            "number": 1,
            "of": None,
            "words": [{"source": "要抓好春耕", "target": "要抓实春耕"}],
            "clauses": ["S1.1.2", "T1.1.1"],
            "sure": True,
        },
        {
            "kind": "localised",
            "weight": 0.1869,
            "confidence": 1.0,
            "name": None,
            "number": 1,
            "of": None,
            "words": [{"source": "好", "target": "实"}],
            "clauses": ["S1.1.2", "T1.1.1"],
            "sure": True,
        },
        {
            "kind": "prohibition_dropped",
            "weight": 0.9144,
            "confidence": 0.9457,
            "name": "严禁",
            "number": 1,
            "of": 1,
            "words": [{"source": "严禁弄虚作假", "target": None}],
            "clauses": ["S1.1.1"],
            "sure": False,
        },
    ],
    "tool": {
        "name": "directive-diff",
        "version": "9.8",
        "jieba": "0.42.1",
        "rapidfuzz": "3.1",
        "lexicon": "2026.11",
        "lexicon_files": [{"path": "own.toml", "sha256": "c" * 64}],
    },
    "source": {
        "path": "省.txt",
        "sha256": "a" * 64,
        "format": "text",
        "encoding": "gb18030",
        "length": 18,
        "title": "某某会议",
        "date": "2021-03-02",
        "date_text": "3月2日",
        "issuer": "省委",
        "level": "province",
        "region": "江苏",
        "share": 0.4545,
        "possible_share": 0.5455,
        "blocks": [
            {
                "id": "S1",
                "marker": span(0, 4, "会议强调"),
                "verb": "强调",
                "speaker": "会议",
                **span(0, 18),
                "share": 0.4545,
                "possible_share": 0.5455,
                "directives": [
                    {
                        "id": "S1.1",
                        **span(5, 18, "严禁弄虚作假，要抓好春耕。"),
                        "fate": "partly",
                        "share": 0.4545,
                        "possible_share": 0.5455,
                        "demand": "prohibits",
                        "clauses": [
                            {
                                "id": "S1.1.1",
                                **span(5, 11, "严禁弄虚作假"),
                                "linkable": True,
                                "demand": "prohibits",
                                "fate": "possible",
                            },
                            {
                                "id": "S1.1.2",
                                **span(12, 17, "要抓好春耕"),
                                "linkable": True,
                                "demand": "requires",
                                "fate": "carried",
                            },
                        ],
                    }
                ],
            }
        ],
        "outside": [],
    },
    "target": {
        "path": "市.html",
        "sha256": "b" * 64,
        "format": "html",
        "encoding": "utf-8",
        "length": 6,
        "title": None,
        "date": None,
        "date_text": None,
        "issuer": None,
        "level": None,
        "region": None,
        "share": 1.0,
        "possible_share": 0.0,
        "blocks": [
            {
                "id": "T1",
                "marker": None,
                "verb": None,
                "speaker": None,
                **span(0, 6),
                "share": 1.0,
                "possible_share": 0.0,
                "directives": [
                    {
                        "id": "T1.1",
                        **span(0, 6, "要抓实春耕。"),
                        "origin": "carried",
                        "share": 1.0,
                        "possible_share": 0.0,
                        "demand": "requires",
                        "clauses": [
                            {
                                "id": "T1.1.1",
                                **span(0, 5, "要抓实春耕"),
                                "linkable": True,
                                "demand": "requires",
                                "origin": "carried",
                            }
                        ],
                    }
                ],
            }
        ],
        "outside": [span(0, 5, "要抓实春耕")],
    },
    "links": [
        {
            "target": "T1.1.1",
            "source": "S1.1.2",
            "relation": "adapted",
            "score": 0.1235,
            "sureness": "sure",
            "reason": {"wording": 0.9877, "rivals": 0.5},
            "evidence": [{"source": span(12, 14), "target": span(0, 2), "text": "要抓"}],
            "changes": [
                {"kind": "localised", "source": span(14, 15, "好"), "target": span(2, 3, "实")},
                {"kind": "weakened", "source": span(12, 13, "要"), "target": None},
            ],
            "edits": [
                {"op": "equal", "source": span(12, 14), "target": span(0, 2)},
                {"op": "replace", "source": span(14, 17), "target": span(2, 5)},
            ],
            "verdict": "accepted",
        }
    ],
    "possible": [{"target": "T1.1.1", "source": "S1.1.1", "score": 0.0543, "reason": {"wording": 0.1112}}],
    "rejected": [{"target": "T1.1.1", "source": "S1.1.1", "score": 0.0543, "reason": {"wording": 0.1112}}],
    "run": {},
    "doubts": [],
    "review": {
        "reviewer": "何平",
        "date": "2021-03-04",
        "accepted": 1,
        "rejected": 2,
        "changed": 3,
        "added": 4,
        "unfit": 1,
        "rulings": [],
        "misfits": [
            {
                "row": 7,
                "target": "",
                "target_text": "",
                "source": "S1.1.2",
                "source_text": "抓好春耕",
                "verdict": "rejected",
                "instead": [],
                "changes": None,
                "target_demand": None,
                "source_demand": None,
                "remark": "已过时",
                "reviewer": None,
                "time": None,
                "target_now": None,
                "source_now": None,
            }
        ],
    },
    "summary": {
        "source": {"directives": 1, "carried": 0, "partly": 1, "possible": 0, "dropped": 0},
        "target": {"directives": 1, "carried": 1, "partly": 0, "possible": 0, "new": 0},
        "links": {"same": 0, "adapted": 1, "restated": 0},
        "changes": {
            "weakened": 1,
            "strengthened": 0,
            "localised": 1,
            "figure": 0,
            "slogan": 0,
            "listed": 0,
            "reversed": 0,
            "scope": 0,
        },
        "demands": {
            "prohibits": {"clauses": 1, "carried": 0, "possible": 1, "dropped": 0},
            "requires": {"clauses": 1, "carried": 1, "possible": 0, "dropped": 0},
            "encourages": {"clauses": 0, "carried": 0, "possible": 0, "dropped": 0},
            "praises": {"clauses": 0, "carried": 0, "possible": 0, "dropped": 0},
            "states": {"clauses": 0, "carried": 0, "possible": 0, "dropped": 0},
        },
        "prohibitions": [{"word": "严禁", "clauses": 1, "carried": 0, "possible": 1, "dropped": 0}],
        "replacements": [{"source": "好", "target": "实", "count": 1}],
    },
}


def test_every_field_is_written_under_its_name() -> None:
    """Keys come in this order, and shares and scores have four places; keys may be added, but none may change."""
    out = io.BytesIO()
    written.render(comparison(), out)

    result = json.loads(out.getvalue())
    fitted = {name: result[name] for name in ("run", "doubts")}  # these follow from the fitted tables

    assert result == EXPECTED | fitted
    assert list(result) == list(EXPECTED)
    assert [list(doubt) for doubt in result["doubts"]] == [["clause", "right", "nearest"]] * len(result["doubts"])
    assert {len(digest) for digest in result["run"]["weights"].values()} == {64}
    assert out.getvalue().endswith(b"}\n")
    assert "省.txt".encode() in out.getvalue()


def test_a_readout_has_neither_shares_nor_fates() -> None:
    """``readout/1`` is one side of a comparison without what only a comparison can say."""
    out = io.BytesIO()
    written.render_readout(comparison().source, out)
    readout = json.loads(out.getvalue())

    expected = {
        key: value for key, value in EXPECTED["source"].items() if key not in {"share", "possible_share", "blocks"}
    }
    assert {key: value for key, value in readout.items() if key != "blocks"} == {
        "schema": "directive-diff/readout/1",
        **expected,
    }
    (block,) = readout["blocks"]
    assert not {"share", "fate"} & {*block, *block["directives"][0]}
    clauses = EXPECTED["source"]["blocks"][0]["directives"][0]["clauses"]
    assert block["directives"][0]["clauses"] == [
        {key: value for key, value in expected_clause.items() if key != "fate"} for expected_clause in clauses
    ]


def test_without_a_review_its_fields_are_null() -> None:
    """Without a review, ``review`` and verdicts are null; so is the share of what cannot be linked."""
    pair = compared(("会议强调，当前。要抓好春耕。", "会议强调，要抓好春耕。"))
    result = json.loads(written.line(written.document(pair)))

    assert (result["review"], result["links"][0]["verdict"]) == (None, None)
    first = result["source"]["blocks"][0]["directives"][0]
    assert (first["share"], first["fate"]) == (None, None)


def test_a_link_has_members_if_its_clause_shares_a_list() -> None:
    """Members are the words of the source that the link carries, with their spans; other links have none."""
    pair = compared(
        ("会议强调，要抓好水库巡查、队伍演练。要抓好春耕。", "会议强调，要抓好水库巡查，要抓好队伍演练。要抓好春耕。")
    )
    result = json.loads(written.line(written.document(pair)))

    assert [link.get("members") for link in result["links"]] == [
        [span(8, 12, "水库巡查")],
        [span(13, 17, "队伍演练")],
        None,
    ]


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\x7f", "\u202e", "\u200b", "\u2028", "\udc80", "\U000e0041"])
def test_what_a_terminal_would_obey_is_escaped(char: str) -> None:
    """A JSON reader gets the same text, and a terminal gets no such character."""
    line = written.line({"text": f"要{char}抓"})

    assert char.encode("utf-8", "surrogatepass") not in line
    assert json.loads(line) == {"text": f"要{char}抓"}
    assert line.startswith('{"text": "要\\u'.encode())


def test_a_value_that_is_not_a_number_is_refused() -> None:
    """NaN is refused, because other programs could not read it."""
    with pytest.raises(ValueError, match="JSON"):
        written.line({"score": float("nan")})
