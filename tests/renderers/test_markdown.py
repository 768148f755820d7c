"""Markdown: a table that can contain any text."""

from __future__ import annotations

import html
import io
import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from directive_diff.labels import Lang
from directive_diff.renderers import View
from directive_diff.renderers.markdown import escaped, render

if TYPE_CHECKING:
    from directive_diff import Comparison


def written(comparison: Comparison, lang: Lang = Lang.ZH) -> str:
    """Return the text of the file."""
    out = io.BytesIO()
    render(comparison, out, View(lang=lang))
    return out.getvalue().decode("utf-8")


def table(text: str) -> list[list[str]]:
    """Return the rows of the table."""
    return [line[2:-2].split(" | ") for line in text.splitlines() if line.startswith("| ")]


def test_the_tables_hold_the_leading_text(comparison: Comparison) -> None:
    """Each block has a table, with the columns of a 对照表 and the complete leading text."""
    text = written(comparison)
    rows = [row for row in table(text) if not row[0].startswith((":--", "编号"))]
    leading_text = html.unescape(re.sub("<br>|</?b>|[ST][0-9.]+(–S[0-9.]+)? ", "", "".join(row[1] for row in rows)))

    assert table(text)[0] == ["编号", "上级要求", "本级表述", "对应类型", "变化说明"]
    assert text.count("\n## ") == 1 + text.count("\n| 编号 |")
    at = 0
    for directive in comparison.source.directives:
        at = leading_text.index(directive.text.strip(), at)


def test_changed_words_are_bold(comparison: Comparison) -> None:
    """Changed words are in tags, because Markdown shows asterisks between Chinese punctuation as asterisks."""
    assert "<b>提供</b>了<b>根本遵循</b>" in written(comparison)


def test_it_says_that_nobody_has_reviewed_it(comparison: Comparison) -> None:
    """The file says in its own language that nobody has reviewed it."""
    assert "not reviewed by a person" in written(comparison, Lang.EN)


def test_text_of_a_document_is_text(hostile: Comparison) -> None:
    """Tags, links, mentions, code and bold in a document are shown as they are, and no sign of it ends a cell."""
    text, _, record = written(hostile).partition("<!-- ")
    body = "\n".join(line for line in text.splitlines() if line.startswith("| "))

    assert set(re.findall("<[^>]*>", text)) <= {"<b>", "</b>", "<br>"}
    assert not re.search(r"[`*_\[\]\\@]|https?://|!\[", body)
    assert {line.count("|") for line in body.splitlines()} == {6}
    assert record.count(">") == 1
    assert "<script>alert(1)</script>" in html.unescape(text)
    assert "一段" * 20_000 in text


def test_a_heading_sign_after_blanks_is_escaped() -> None:
    """A heading sign is escaped, and the blanks before it stay."""
    assert escaped("\u3000 # 要抓好落实") == "\u3000 &#35; 要抓好落实"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaping_loses_nothing(text: str) -> None:
    """The escaped text is shown as it was and contains no sign of Markdown."""
    assert re.sub(r"&#(\d+);", lambda reference: chr(int(reference[1])), escaped(text)) == text
    assert not re.search(r"[<>`*_|\[\]\\]", escaped(text))


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison) -> None:
    """The file does not depend on when or where it was written."""
    assert written(comparison) == written(comparison)
