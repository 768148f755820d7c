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
        "figures": {
            name: {"value": figure.value, "low": figure.low, "high": figure.high} for name, figure in figures.items()
        },
        "disagreements": [
            {
                "target": pair.target,
                "source": pair.source,
                "target_text": pair.target_text,
                "source_text": pair.source_text,
                "first": {"said": pair.first, "remark": pair.first_remark},
                "second": {"said": pair.second, "remark": pair.second_remark},
            }
            for pair in judged
            if not pair.agreed
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
    apart = [pair for pair in judged if not pair.agreed]
    yield ""
    yield labels("agree_apart", n=len(apart)) if apart else labels("agree_nowhere")
    for pair in apart:
        yield ""
        yield f"{pair.target} {sanitised(pair.target_text)}"
        yield f"{pair.source} {sanitised(pair.source_text)}"
        verdicts = ((names[0], pair.first, pair.first_remark), (names[1], pair.second, pair.second_remark))
        yield "  " + labels("joiner").join(_by(*each, labels) for each in verdicts)


def _by(name: str, verdict: str, remark: str, labels: Labels) -> str:
    word = labels({NO_LINK: "agree_none", SOME_LINK: "agree_linked"}.get(verdict, verdict))
    noted = f" ({sanitised(remark)})" if remark else ""
    return labels("noted", kind=name, words=f"{word}{noted}")


def _describe_figure(figure: Figure, labels: Labels) -> str:
    if figure.value is None:
        return labels("agree_untold")
    return f"{figure.value:.3f}" + ("" if figure.low is None else f" [{figure.low:.3f}, {figure.high:.3f}]")
