"""A process that compares texts all day does not grow: what is cached about texts is bounded, and evicted first."""

from __future__ import annotations

import gc
from functools import _lru_cache_wrapper
from random import Random

import pytest
from made import WORDS, document

from directive_diff import compare, lexicon
from directive_diff.lexicon import tables

_BOUND = 24


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> lexicon.Lexicon:
    """Provide a fresh lexicon, with nothing derived yet, that remembers few texts."""
    monkeypatch.setattr(tables, "_RECENT", _BOUND)
    return lexicon.Lexicon()


def compare_others(random: Random, own: lexicon.Lexicon) -> None:
    """Compare two texts whose clauses occur in no other text."""
    texts = (
        "会议强调，" + "".join(f"要{''.join(random.sample(WORDS, 3))}{random.randrange(10**9)}个。" for _ in range(20))
        for _ in "ST"
    )
    compare(*map(document, texts), lexicon=own)


def entries(own: lexicon.Lexicon) -> dict[str, int]:
    """Return how many results are kept for each function, of this lexicon or of the process."""
    kept = {repr(key): 1 for key in own.made}
    for wrapper in gc.get_objects():
        if isinstance(wrapper, _lru_cache_wrapper) and wrapper.__module__.startswith("directive_diff"):
            name = f"{wrapper.__module__}.{wrapper.__qualname__}"
            if wrapper.cache_info().maxsize is None:
                kept[name] = kept.get(name, 0) + wrapper.cache_info().currsize
    return kept


def test_what_is_kept_without_a_bound_does_not_grow_with_the_texts(fresh: lexicon.Lexicon) -> None:
    """After a few comparisons, all that the tables say has been derived, and further texts add nothing."""
    random = Random(7)  # noqa: S311 - the same texts in every run
    for _ in range(12):
        compare_others(random, fresh)
    before = entries(fresh)
    for _ in range(12):
        compare_others(random, fresh)

    assert entries(fresh) == before


def test_what_is_remembered_of_texts_is_bounded(fresh: lexicon.Lexicon) -> None:
    """Every cache of results by text keeps only the last ones."""
    random = Random(11)  # noqa: S311 - likewise
    for _ in range(6):
        compare_others(random, fresh)
    memos = [memo for memo in fresh.made.values() if isinstance(memo, _lru_cache_wrapper)]

    sizes = [memo.cache_info().currsize for memo in memos if memo.cache_info().maxsize == _BOUND]
    assert len(sizes) > 1
    assert set(sizes) == {_BOUND}
    assert all(memo.cache_info().maxsize for memo in memos)


def test_a_remembered_answer_is_that_of_the_lexicon_in_use() -> None:
    """Another lexicon gives its own answer, and the first answer returns with the first lexicon."""

    @lexicon.remembered
    def known(word: str) -> bool:
        return word in lexicon.words("doing")

    assert not known("挂图")
    with lexicon.using(lexicon.Lexicon(added={"doing": (("挂图",),)})):
        assert known("挂图")
    assert not known("挂图")
