"""Makes ``directive_diff/data/jieba.trie`` when the package is built: jieba's tables, to be mapped, not loaded.

jieba reads its 349,045 words into a dict at every start, which costs more than all else the program does. Here they
become one file that the operating system maps into memory, for wheels and editable installs alike. The same jieba gives
the same file, byte for byte; any other jieba is an error, since the words it cuts are part of every result.
"""

from __future__ import annotations

import importlib.util
import os
import runpy
import sys
from array import array
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Mapping

TARGET = "directive_diff/data/jieba.trie"

# The files of jieba 0.42.1 that decide what it cuts.
SOURCES = {
    "dict.txt": "7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8",
    "finalseg/prob_start.py": "14c5706ced5cd3b42eb4873d4b88f7f52a7bdf80fbd767bc4423d361e20c5330",
    "finalseg/prob_trans.py": "54dfbc252ed71480d4f0cdfdf516ecfbe44efd0f6c3c64b158e7039f2906c91b",
    "finalseg/prob_emit.py": "27d46b1c9efe4dd148fde8be042a21be40e3562d0c7f1273f9de7abae12ebb8d",
}

STATES = "BMES"  # begin, middle, end of a word; a word of a single character
FIRST_PLANE = range(0x10000)
HAN = range(0x4E00, 0x9FD6)  # what jieba takes for Han characters
NEVER = -3.14e100  # jieba's logarithm of no probability


class WordsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the file and adds it to what is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the signature is hatchling's
        """Write the file into the source tree, where an editable install looks for it and a wheel takes it from."""
        if self.target_name == "sdist":
            return
        content = packed(jieba_folder())
        target = Path(self.root, TARGET)
        if not target.exists() or target.read_bytes() != content:
            # A new file in the old one's place: a running program keeps the one it has mapped.
            fresh = target.with_name(f"{target.name}.{os.getpid()}")
            fresh.write_bytes(content)
            fresh.replace(target)
        build_data["artifacts"].append(TARGET)


def jieba_folder() -> Path:
    """Return the folder of the installed jieba, which is not imported: that would warn, log and load it all."""
    found = importlib.util.find_spec("jieba")
    if found is None or not found.submodule_search_locations:
        message = "directive-diff is built from jieba's dictionary: pip install jieba==0.42.1"
        raise SystemExit(message)
    return Path(found.submodule_search_locations[0])


def packed(folder: Path) -> bytes:
    """Return the tables of the jieba in ``folder`` as one file, whose numbers are little-endian on every machine.

    five uint64: the offsets of the other parts, and of the end;
    doubles: the logarithms of the HMM, 4 to start in a state, 16 from state to state, 4 for each Han character;
    three parts that are a trie of the words: see `trie`.

    Raises SystemExit where a file is not the one of jieba 0.42.1.
    """
    for name, expected in SOURCES.items():
        actual = sha256((folder / name).read_bytes()).hexdigest()
        if actual != expected:
            message = f"{folder / name} is not that of jieba 0.42.1 (sha256 {actual}): pip install jieba==0.42.1"
            raise SystemExit(message)
    hmm, words = model(folder / "finalseg"), trie(frequencies(folder / "dict.txt"))
    parts = [padded(part) for part in (little(hmm), *words)]
    offsets = array("Q", [8 * (len(parts) + 1)])
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    return b"".join([little(offsets), *parts])


def trie(found: Mapping[str, int]) -> tuple[bytes, bytes, bytes]:
    """Return the words as a trie: each is a node below what it is without its last character.

    The first nodes are the characters of Unicode's first plane, by code point; then come the beginnings of words of
    two characters, of three, and so on, in order, so that all that begin with the same characters stand together.

    uint32: how often the word of each node is found, 0 for what only begins a word;
    uint32: where the nodes below each node begin, counted from the first of two characters; they end where the next
    node's begin;
    UTF-16 with a byte order mark: the last character of each node of two or more.
    """
    beginnings = {word[:end] for word in found for end in range(2, len(word) + 1)}
    longer = sorted(sorted(beginnings), key=len)
    nodes = [*map(chr, FIRST_PLANE), *longer]
    number = {node: at for at, node in enumerate(nodes)}
    below = array("I", bytes(4 * (len(nodes) + 1)))
    for node in longer:
        below[number[node[:-1]] + 1] += 1
    counts = array("I", (found.get(node, 0) for node in nodes))
    letters = "\ufeff" + "".join(node[-1] for node in longer)
    return little(counts), little(array("I", accumulate(below))), letters.encode("utf-16-le")


def little(numbers: array[Any]) -> bytes:
    """Return ``numbers`` in little-endian order."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def padded(part: bytes) -> bytes:
    """Return ``part`` ending where a double may begin."""
    return part + bytes(-len(part) % 8)


def frequencies(path: Path) -> dict[str, int]:
    """Return the words of a dictionary and how often each is found; of one that stands twice, jieba keeps the last."""
    rows = (line.split(" ") for line in path.read_text("utf-8").split("\n") if line)
    return {word: int(count) for word, count, *_ in rows}


def model(folder: Path) -> array[float]:
    """Return the tables of the HMM that cuts what the dictionary does not hold."""
    start, step, emit = (table(folder / f"prob_{name}.py") for name in ("start", "trans", "emit"))
    doubles = array("d", (start[state] for state in STATES))
    doubles.extend(step[before].get(state, NEVER) for before in STATES for state in STATES)
    doubles.extend(emit[state].get(chr(code), NEVER) for code in HAN for state in STATES)
    return doubles


def table(path: Path) -> Mapping[str, Any]:
    """Return the one table of a module of jieba that holds nothing else."""
    found: Mapping[str, Any] = runpy.run_path(str(path))["P"]
    return found
