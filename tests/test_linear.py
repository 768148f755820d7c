"""No text makes the program slow: every regular expression, and the whole path from text to links, is linear."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from made import compared, document

import directive_diff
from directive_diff import lexicon
from directive_diff.errors import ParseError
from directive_diff.grammar import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

SMALL, LARGE = 2_000, 20_000
QUICK = 0.01  # seconds; a large text done in this time is not quadratic, which would take far longer
FACTOR = 40  # linear takes ten times as long for ten times the text, quadratic a hundred times
COMMON = ("要", "、", "，", "“", "”", "（", "《", "1", " ", "\n", "a", "。")


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(directive_diff.__path__, "directive_diff."):
        if not info.name.endswith(("__main__", "worker")):  # these run on import
            yield importlib.import_module(info.name)


class Used(NamedTuple):
    """A pattern, the methods that use it ("" if that cannot be seen), and the longest text that it is given."""

    pattern: re.Pattern[str] | re.Pattern[bytes]
    methods: frozenset[str] = frozenset({""})
    longest: int = 1_000_000


# Patterns that search a text cut to this length.
LONGEST = {"alignment.points._BETWEEN": 1_000}


def _patterns() -> dict[str, Used]:
    """Return every compiled pattern of the package: of its modules, of its functions, and written in its code."""
    patterns: dict[str, Used] = {}
    for module in _modules():
        name = module.__name__.removeprefix("directive_diff.")
        source = inspect.getsource(module)
        for key, value in vars(module).items():
            place = f"{name}.{key}"
            if isinstance(value, re.Pattern):
                methods = frozenset(re.findall(rf"\b{key}\b(?!\s*=)(?:\.(\w+))?", source))
                patterns[place] = Used(value, methods, LONGEST.get(place, 1_000_000))
            elif _makes_pattern(value, module) and isinstance(result := value(), re.Pattern):
                # One that is private is used here alone: fullmatch takes a text once, a search at each of its places.
                used = re.findall(rf"(?<!def )\b{key}\(\)(?:\.(\w+))?", source) if key.startswith("_") else []
                patterns[place] = Used(result, frozenset(used or [""]))
            elif isinstance(value, str) and (methods := re.findall(rf"\bpattern\({key}\)(?:\.(\w+))?", source)):
                patterns[place] = Used(lexicon.pattern(value), frozenset(methods))
        for line, method, text in _written(source):
            patterns[f"{name}:{line}"] = Used(re.compile(text), frozenset({method}))
    return dict(sorted(patterns.items()))


def _makes_pattern(value: Any, module: ModuleType) -> bool:  # noqa: ANN401
    if not callable(value) or getattr(value, "__module__", "") != module.__name__:
        return False
    code = inspect.unwrap(value)
    returns_pattern = "re.Pattern" in str(getattr(code, "__annotations__", {}).get("return"))
    return returns_pattern and inspect.isfunction(code) and not code.__code__.co_argcount


def _written(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield the patterns that are written where they are used: line, method and text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and re.fullmatch(r"re\.[a-z]+", call := ast.unparse(node.func)) and node.args:
            first = node.args[0]
            if call != "re.compile" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield node.lineno, call.removeprefix("re."), first.value


def _units(pattern: re.Pattern[str] | re.Pattern[bytes]) -> list[str]:
    """Return what to repeat against a pattern: its own characters, singly and in pairs, and common ones."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    own = list(dict.fromkeys(re.sub(r"\\[a-zA-Z]|[\\()|?*+^$]", "", text)))
    signs = [char for char in own if not char.isalnum()][:12]
    letters = [char for char in own if char.isalnum()]
    step = max(1, len(letters) // 8)
    singles = list(dict.fromkeys([*COMMON, *signs, *letters[::step]]))
    words = re.findall(r"[\u3400-\u9fff]{2,}", text)[:4]
    pairs = (a + b for a, b in pairwise(singles))
    return list(filter(None, dict.fromkeys([*singles, *pairs, *words, "".join(own)[:40]])))


def _seconds(work: Callable[[], object], times: int = 1) -> float:
    durations = []
    for _ in range(times):
        start = process_time()
        work()
        durations.append(process_time() - start)
    return min(durations)


PATTERNS = _patterns()


def test_the_patterns_are_found() -> None:
    """More than sixty patterns are found; only the modules named here compose others at run time."""
    assert len(PATTERNS) > 60
    package = Path(directive_diff.__file__).parent
    composed = {
        path.relative_to(package).with_suffix("").as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        for node in ast.walk(node)
        if isinstance(node, ast.Call) and re.fullmatch(r"re\.\w+", ast.unparse(node.func)) and node.args
        if not isinstance(node.args[0], ast.Constant | ast.Name)
    }
    known = {
        "explanation/figures/figure",  # of two that are tried
        "explanation/names/localising",  # one class of characters
        "explanation/reversal/conditions",  # words, verbatim
        "explanation/reversal/double_negation",  # likewise
        "folding/__init__",
        "folding/lines",
        "grammar/documents/official",
        "grammar/heading/within",
        "grammar/stops",  # one class of characters
        "lexicon/file",
        "lexicon/tables",  # from templates, each of which is tried
        "sanitise",  # one class of characters
    }
    assert composed <= known


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear_in_the_text(name: str) -> None:
    """Ten times the text takes a pattern about ten times as long, whether or not the ending matches."""
    used = PATTERNS[name]
    for unit in _units(used.pattern):
        for end in ("", "\x00"):
            small, large = (
                _searching(used, (unit * (size // len(unit)))[: used.longest] + end) for size in (SMALL, LARGE)
            )
            if _seconds(large) > QUICK:
                assert _seconds(large, 3) < max(QUICK, FACTOR * _seconds(small, 3)), (unit, end)


def _searching(used: Used, text: str) -> Callable[[], object]:
    pattern: re.Pattern[Any] = used.pattern
    given = text.encode("utf-8") if isinstance(pattern.pattern, bytes) else text

    def search() -> None:
        pattern.match(given)
        if "fullmatch" in used.methods:
            pattern.fullmatch(given)
        if used.methods - {"match", "fullmatch"}:
            for _ in pattern.finditer(given):
                pass

    return search


MADE = {
    "no sign at all": "要抓好春耕备耕工作",
    "one character": "要",
    "only commas": "，",
    "nothing but full stops": "。",
    "quotes within quotes": "“‘",
    "quotes left open": "“",
    "titles left open": "《",
    "brackets within brackets": "（要",
    "brackets that close": "（要）",
    "closing signs": "要”）",
    "list marks": "春耕、",
    "digits": "1",
    "numbers": "3万",
    "spaces": " ",
    "two spaces": "。  ",
    "line ends": "\n",
    "pinyin": "經(jīng)",
    "stars": "**要",
    "straight quotes": '"要',
    "speakers": "他说，",
    "markers": "会议强调，",
    "verbs of saying": "强调",
    "headlines": "要抓好春耕\n",
    "datelines": "讯",
    "years": "年来",
    "lists of lists": "一要抓好春耕，二要",
}


@pytest.mark.parametrize("unit", MADE.values(), ids=MADE)
def test_parsing_is_linear_in_the_text(unit: str) -> None:
    """Parsing ten times the text takes about ten times as long, whatever the text repeats."""
    small, large = (f"会议强调，要抓好春耕。{unit * (size // len(unit))}" for size in (10_000, 100_000))

    if _cpu(lambda: parse(document(large))) > 0.3:
        assert _cpu(lambda: parse(document(large)), 3) < max(0.3, FACTOR * _cpu(lambda: parse(document(small)), 3))


def _cpu(work: Callable[[], object], times: int = 1) -> float:
    """Return the CPU seconds of the fastest of ``times`` runs; a text may contain no directive."""

    def attempt() -> None:
        with suppress(ParseError):
            work()

    return _seconds(attempt, times)


@pytest.mark.parametrize("unit", MADE.values(), ids=MADE)
def test_comparing_is_linear_in_the_texts(unit: str) -> None:
    """Comparing two long texts that differ slightly takes about ten times as long for ten times the text."""
    pairs = [
        (
            f"会议强调，要抓好春耕{unit * (size // len(unit))}。",
            f"会议强调，坚决抓好春耕{unit * (size // len(unit))}工作。",
        )
        for size in (3_000, 30_000)
    ]

    if _cpu(lambda: compared(pairs[1])) > 0.5:
        assert _cpu(lambda: compared(pairs[1]), 3) < max(0.5, FACTOR * _cpu(lambda: compared(pairs[0]), 3))


def test_a_megabyte_without_a_sign_is_read() -> None:
    """A megabyte without a sign is parsed in less than ten seconds of CPU time."""
    assert _cpu(lambda: parse(document("会议强调，" + "要抓好春耕备耕" * 150_000))) < 10
