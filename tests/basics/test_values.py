"""Values with named fields are what ``typing.NamedTuple`` makes."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING
from typing import NamedTuple as Original

from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Ours(NamedTuple):
    """A value."""

    name: str
    parts: Sequence[str] = ()

    @property
    def size(self) -> int:
        """How many parts it has."""
        return len(self.parts)

    @classmethod
    def of(cls, *parts: str) -> Ours:
        """Return a value made of these parts."""
        return cls("made", parts)


class Theirs(Original):
    """A value."""

    name: str
    parts: Sequence[str] = ()


def test_a_value_is_what_typing_would_make() -> None:
    """Fields, defaults, documentation, place of definition and constructor are the same."""
    assert (Ours._fields, Ours._field_defaults, Ours.__doc__) == (
        Theirs._fields,
        Theirs._field_defaults,
        Theirs.__doc__,
    )
    assert (Ours.__module__, Ours.__qualname__) == (__name__, "Ours")
    assert repr(Ours("a")) == repr(Theirs("a")).replace("Theirs", "Ours")
    assert Ours(name="a", parts="b")._replace(name="c") == ("c", "b")


def test_a_value_has_its_methods_and_can_be_sent_to_another_process() -> None:
    """Properties and class methods work, and a copy that was pickled is equal and of the same class."""
    value = Ours.of("a", "b")

    copied = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own

    assert (value.size, type(copied), copied) == (2, Ours, value)
