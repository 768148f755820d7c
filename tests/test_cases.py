"""Faults found in the past, each as a small input in our own words with the conditions that must hold.

A folder of ``tests/cases`` holds ``source.txt`` and ``target.txt``, which are compared, or ``input.txt``, which is
parsed, and ``check.json``, a list of conditions on the JSON that comes out. The conditions:

    {"link": [words of the source clause, words of the target clause], "is": "none" | "some" | RELATION | "not same",
     "changes": [kinds that are named], "no_changes": true | [kinds that are not named], "below": a bound of the score}
    {"source_clause" | "target_clause": words, "is": "linked" | "unlinked"}
    {"demand": words of a clause, "is": kind}
    {"block": words of its marker, "nth": 1, "speaker": …, "verb": …, "holds": [words], "lacks": [words]}
    {"blocks": number} {"no_directive_holds": words} {"clause": text} {"no_clause": text} {"all_same": true}
    {"field": name, "is": value | "not VALUE"}   of either readout
    {"view_holds" | "view_lacks": words}         of the terminal's view
    {"exit": status} {"options": [options of the call]}
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Object = dict[str, Any]

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/check.json"))
SIDES = ("source", "target")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_case_meets_its_conditions(folder: Path) -> None:
    """Every condition in the folder of a case holds."""
    checks = json.loads((folder / "check.json").read_text(encoding="utf-8"))
    options = [option for check in checks for option in check.get("options", ())]
    status, result = _run(folder, "json", *options)
    wrong = [check for check in checks if not _holds(check, folder, status, json.loads(result) if result else {})]

    assert not wrong


def _run(folder: Path, form: str, *options: str) -> tuple[int, str]:
    """Return the exit status of the command on the inputs of ``folder``, and what it wrote."""
    pair = [str(folder / f"{side}.txt") for side in SIDES]
    call = ["compare", *pair] if (folder / "source.txt").exists() else ["parse", str(folder / "input.txt")]
    done = subprocess.run(
        [sys.executable, "-m", "directive_diff", *call, "--format", form, *options],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return done.returncode, done.stdout


def _holds(check: Object, folder: Path, status: int, result: Object) -> bool:
    """Return whether one condition holds for the ``result`` (a comparison or a readout) and the exit ``status``."""
    if "exit" in check:
        return bool(status == check["exit"])
    if "options" in check:
        return True
    if "view_holds" in check or "view_lacks" in check:
        _, view = _run(folder, "terminal", "--color", "never", "--width", "120", "--lang", "en")
        return check["view_holds"] in view if "view_holds" in check else bool(view) and check["view_lacks"] not in view
    readouts = [result[side] for side in SIDES] if "links" in result else [result]
    for name, holds in _OF_LINKS.items():
        if name in check:
            return holds(result, check)
    for name, met in _OF_READOUTS.items():
        if name in check:
            return any(met(readout, check) for readout in readouts)
    message = f"unknown condition {check}"
    raise KeyError(message)


def _clauses(readout: Object) -> list[Object]:
    return [
        clause for block in readout["blocks"] for directive in block["directives"] for clause in directive["clauses"]
    ]


def _texts(readout: Object) -> list[str]:
    """Return the directives of ``readout``."""
    return [directive["text"] for block in readout["blocks"] for directive in block["directives"]]


def _link(result: Object, check: Object) -> bool:
    words = dict(zip(SIDES, check["link"], strict=True))
    named = {side: {c["id"] for c in _clauses(result[side]) if words[side] in c["text"]} for side in SIDES}
    links = [link for link in result["links"] if all(link[side] in named[side] for side in SIDES)]
    if not all(named.values()) or any(link["score"] >= check.get("below", 2) for link in links):
        return False
    wanted = check.get("is", "some" if "changes" in check else "any")
    kinds = {change["kind"] for link in links for change in link["changes"]}
    unwanted = check.get("no_changes", [])
    return (
        _is_related([link["relation"] for link in links], wanted)
        and kinds.issuperset(check.get("changes", ()))
        and not (kinds if unwanted is True else kinds & set(unwanted))
    )


def _is_related(relations: list[str], wanted: str) -> bool:
    """Return whether the links between two clauses, by their ``relations``, are what is ``wanted``."""
    match wanted:
        case "any":
            return True
        case "none":
            return not relations
        case "some":
            return bool(relations)
        case "not same":
            return "same" not in relations
    return wanted in relations


def _all_same(result: Object, _: Object) -> bool:
    linked = {link["target"] for link in result["links"]}
    return all(link["relation"] == "same" and not link["changes"] for link in result["links"]) and all(
        clause["id"] in linked for clause in _clauses(result["target"]) if len(clause["text"]) > 5
    )


def _is_linked(side: str) -> Callable[[Object, Object], bool]:
    def holds(result: Object, check: Object) -> bool:
        named = {c["id"] for c in _clauses(result[side]) if check[f"{side}_clause"] in c["text"]}
        linked = {link[side] for link in result["links"]}
        return bool(named) and all((each in linked) == (check["is"] == "linked") for each in named)

    return holds


def _block(readout: Object, check: Object) -> bool:
    blocks = [b for b in readout["blocks"] if b["marker"] and check["block"] in b["marker"]["text"]][
        check.get("nth", 1) - 1 :
    ]
    if not blocks:
        return False
    text = "".join(directive["text"] for directive in blocks[0]["directives"])
    named = all(blocks[0][name] == check[name] for name in ("speaker", "verb") if name in check)
    return named and _has_all(text, check.get("holds", ())) and not any(w in text for w in check.get("lacks", ()))


def _has_all(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _field(readout: Object, check: Object) -> bool:
    value, wanted = readout[check["field"]], check["is"]
    if isinstance(wanted, str) and wanted.startswith("not "):
        return bool(value != wanted.removeprefix("not "))
    return bool(value == wanted)


def _demand(readout: Object, check: Object) -> bool:
    kinds = {clause["demand"] for clause in _clauses(readout) if check["demand"] in clause["text"]}
    return kinds == {check["is"]}


def _plain(readout: Object) -> set[str]:
    """Return the clauses of ``readout`` without the signs at their ends."""
    return {clause["text"].strip("。，；！？ ") for clause in _clauses(readout)}


_OF_LINKS: dict[str, Callable[[Object, Object], bool]] = {
    "link": _link,
    "all_same": _all_same,
    "source_clause": _is_linked("source"),
    "target_clause": _is_linked("target"),
}
_OF_READOUTS: dict[str, Callable[[Object, Object], bool]] = {
    "block": _block,
    "blocks": lambda readout, check: len(readout["blocks"]) == check["blocks"],
    "no_directive_holds": lambda readout, check: not any(check["no_directive_holds"] in t for t in _texts(readout)),
    "clause": lambda readout, check: check["clause"] in _plain(readout),
    "no_clause": lambda readout, check: check["no_clause"] not in _plain(readout),
    "field": _field,
    "demand": _demand,
}
