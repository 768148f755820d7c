"""How far two reviewers agree, as lines for people and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from directive_diff.labels import Labels
from directive_diff.review.agreement import NO_LINK, SOME_LINK, counts
from directive_diff.sanitise import printable_name, sanitised
from directive_diff.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

    from directive_diff.evaluation.agreement import Figure
    from directive_diff.renderers import View
    from directive_diff.review.agreement import Judged
    from directive_diff.review.reading import Form


def render(
    forms: Sequence[Form], judged: Sequence[Judged], figures: Mapping[str, Figure], out: BinaryIO, view: View
) -> None:
    """Write the measures, and both verdicts side by side wherever they disagree."""
    lines = _lines(forms, judged, figures, Labels(view.lang))
    out.write("".join(f"{line}\n" for line in lines).encode(view.encoding, "replace"))


def render_json(forms: Sequence[Form], judged: Sequence[Judged], figures: Mapping[str, Figure], out: BinaryIO) -> None:
    """Write the same as one JSON object."""
    values: dict[str, Any] = {
        "schema": "directive-diff/agreement/1",
        "tool": {"name": "directive-diff", "version": __version__},
        "texts": {"source": forms[0].source_sha256, "target": forms[0].target_sha256},
        "reviews": [
            {"path": form.path, "sha256": form.sha256, "reviewer": form.reviewer, "date": form.date} for form in forms
        ],
        "counts": dict(counts(judged)),
        "figures": {name: {"value": one.value, "low": one.low, "high": one.high} for name, one in figures.items()},
        "disagreements": [
            {
                "target": one.target,
                "source": one.source,
                "target_text": one.target_text,
                "source_text": one.source_text,
                "first": {"said": one.first, "remark": one.first_remark},
                "second": {"said": one.second, "remark": one.second_remark},
            }
            for one in judged
            if not one.agreed
        ],
    }
    out.write(json.dumps(values, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace") + b"\n")


def _lines(
    forms: Sequence[Form], judged: Sequence[Judged], figures: Mapping[str, Figure], labels: Labels
) -> Iterator[str]:
    names = ("A", "B")
    for name, form in zip(names, forms, strict=True):
        who = sanitised(form.reviewer or labels("reviewed_unnamed"))
        yield labels("noted", kind=name, words=f"{printable_name(form.path)} {who}")
    yield labels("agree_counts", **counts(judged))
    for name, figure in figures.items():
        yield labels("noted", kind=labels(f"agree_{name}"), words=_describe_figure(figure, labels))
    apart = [one for one in judged if not one.agreed]
    yield ""
    yield labels("agree_apart", n=len(apart)) if apart else labels("agree_nowhere")
    for one in apart:
        yield ""
        yield f"{one.target} {sanitised(one.target_text)}"
        yield f"{one.source} {sanitised(one.source_text)}"
        said = ((names[0], one.first, one.first_remark), (names[1], one.second, one.second_remark))
        yield "  " + labels("joiner").join(_by(*each, labels) for each in said)


def _by(name: str, said: str, remark: str, labels: Labels) -> str:
    word = labels({NO_LINK: "agree_none", SOME_LINK: "agree_linked"}.get(said, said))
    noted = f" ({sanitised(remark)})" if remark else ""
    return labels("noted", kind=name, words=f"{word}{noted}")


def _describe_figure(one: Figure, labels: Labels) -> str:
    if one.value is None:
        return labels("agree_untold")
    return f"{one.value:.3f}" + ("" if one.low is None else f" [{one.low:.3f}, {one.high:.3f}]")
