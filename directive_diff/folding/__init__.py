"""A folded copy of a text, made for matching, with a map back to the text that was read.

The text itself is never edited: what we quote can be found in the file. In the copy, width, script (traditional or
simplified) and punctuation are one, and noise that is not wording is left out; so are the line ends of a text that was
wrapped by hand, and the space between characters that are spaced out.
OpenCC stands behind this module alone, and is loaded only when a text holds traditional characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from directive_diff.folding import spacing, wrapping
from directive_diff.model import Folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# One form for each sign, so that the grammar need know only one: full-width stops, curly quotes, half-width the rest.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_STOPS = str.maketrans(",;:!?()｡､﹐﹑﹒﹔﹕﹖﹗", "，；：！？（）。、，、。；：？！")
_QUOTES = str.maketrans("「」『』〝〞„‟﹁﹂﹃﹄", "“”‘’“”“”“”‘’")
_SPACES = dict.fromkeys((0x9, 0xB, 0xC, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_FULL = {ord(sign): sign for sign in "，；：！？（）"}
_TABLE: dict[int, int | str] = {**_WIDTH, **_FULL, **_STOPS, **_QUOTES, **_SPACES}

# Noise: control characters and signs without width; the marks of bold print in Markdown; and pinyin set in brackets
# behind a character (經(jīng)濟(jì)), as machine-made pages leave it.
_CONTROLS = (*range(9), *range(14, 28), 31, *range(127, 133), *range(134, 160))
_WIDTHLESS = (0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065))
_MARKS = "".join(map(chr, (*_CONTROLS, *_WIDTHLESS, *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), 0xFEFF)))
_TONES = "üāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_NOISY = frozenset(_MARKS + _TONES)  # a text without any of these needs no search for noise

# Where OpenCC, which is careful, leaves a traditional form standing.
_SUPPLEMENT = str.maketrans("著衞爲綫裏麽喫牀祕綵産啓羣峯", "着卫为线里么吃床秘彩产启群峰")


def fold(text: str) -> Folded:
    """Return ``text`` in one width, script and punctuation, without noise, and the map back (characters)."""
    plain = text.translate(_TABLE)
    if '"' in plain:
        plain = _curled(plain)
    used = set(plain)
    if not _is_common(used):
        if any(map(_is_variant, used)):
            plain = plain.translate(_variants(used))
            used = set(plain)
        if _is_traditional(used):
            plain = _simplified(plain)
    folded = Folded(plain, range(len(text)), len(text))
    if not used.isdisjoint(_NOISY) or "**" in plain:
        kept = _offsets_without_noise(plain)
        folded = Folded("".join([plain[i] for i in kept]), kept, len(text))
    return unwrapped(_laid_flat(folded, spacing.find_spaces(folded.text)))


def unwrapped(folded: Folded) -> Folded:
    """Return ``folded`` without the line ends behind which a paragraph goes on."""
    return _laid_flat(folded, wrapping.find_wraps(folded.text))


def _laid_flat(folded: Folded, gaps: Sequence[tuple[int, int]]) -> Folded:
    """Return ``folded`` without ``gaps`` of space and line ends, one space left between words of Latin script."""
    if not gaps:
        return folded
    text, offsets = folded.text, folded.offsets
    pieces: list[str] = []
    kept: list[int] = []
    at = 0
    for start, end in gaps:
        pieces.append(text[at:start])
        kept.extend(offsets[at:start])
        if _is_latin(text[start - 1 : start]) and _is_latin(text[end : end + 1]):
            pieces.append(" ")
            kept.append(offsets[start])
        at = end
    kept.extend(offsets[at:])
    return Folded("".join([*pieces, text[at:]]), tuple(kept), folded.end)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _curled(text: str) -> str:
    """Return ``text`` with straight quotes turned into opening and closing ones, afresh in each line."""
    return "".join(
        "".join(part + ("" if last else "“”"[i % 2]) for i, part, last in _numbered(line.split('"')))
        for line in text.splitlines(keepends=True)
    )


def _numbered(parts: list[str]) -> list[tuple[int, str, bool]]:
    return [(i, part, i == len(parts) - 1) for i, part in enumerate(parts)]


def _offsets_without_noise(text: str) -> tuple[int, ...]:
    """Return the offsets of the characters that are not noise."""
    kept: list[int] = []
    start = 0
    for noise in _noise().finditer(text):
        kept.extend(range(start, noise.start()))
        start = noise.end()
    kept.extend(range(start, len(text)))
    return tuple(kept)


@cache
def _noise() -> re.Pattern[str]:
    """Match what is not wording; made when first wanted, as few texts hold any."""
    syllable = f"[a-zA-Z{_TONES}]{{0,6}}"
    return re.compile(f"[{_MARKS}]|\\*\\*+|(?<=[\u3400-\u9fff])（{syllable}[{_TONES}]{syllable}）")


def _is_common(used: set[str]) -> bool:
    """Return whether all characters are of GB 2312, as in most texts: it has no variant or traditional form."""
    try:
        "".join(used).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _is_variant(char: str) -> bool:
    """Return whether ``char`` is a Kangxi radical or a compatibility form, which PDF files hold for Han characters."""
    return "\u2e80" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff"


def _variants(used: set[str]) -> dict[int, str]:
    import unicodedata  # noqa: PLC0415 - only such texts pay for it

    plain = {char: unicodedata.normalize("NFKC", char) for char in used if _is_variant(char)}
    return {ord(char): han for char, han in plain.items() if len(han) == 1}


def _is_traditional(used: set[str]) -> bool:
    """Return whether the characters hold a Han one that GB 2312, the set of simplified ones, has not."""
    odd = "".join(char for char in used if "\u4e00" <= char <= "\u9fff")
    return odd.encode("gb2312", "ignore").decode("gb2312") != odd


def _simplified(text: str) -> str:
    text = text.encode("utf-8", "replace").decode()  # half a surrogate pair, which OpenCC would refuse
    converted = _converter()(text)
    if len(converted) != len(text):  # pragma: no cover - no phrase of OpenCC's tables does, or the map would break
        converted = "".join(_converter()(char)[:1] or char for char in text)
    return _zhu().sub("著", converted.translate(_SUPPLEMENT))


@cache
def _zhu() -> re.Pattern[str]:
    """Match 着 where 著, which is also a simplified character, stays: 著名, 显著."""
    return re.compile("(?<=[名显专论原编巨遗译昭卓土])着|着(?=[名作称者述录书])")


@cache
def _converter() -> Callable[[str], str]:
    import opencc  # noqa: PLC0415 - only traditional texts pay for it

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert
