"""Immutable values with named fields: `typing.NamedTuple`, defined in a seventh of the time.

A run defines a hundred of them. `typing` compiles the annotations of their five hundred fields, which nobody reads at
run time, and `collections.namedtuple` compiles a constructor for each. But two values with as many fields differ only
in names: here they share what was compiled for the first. Type checkers see the original. The modules that every run
loads use this one.
"""

from __future__ import annotations

from collections import namedtuple
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - re-exported
else:

    class _Value(tuple):
        """What all values can do, by the names of their fields."""

        __slots__ = ()

        @classmethod
        def _make(cls, cells: Iterable[Any]) -> Any:  # noqa: ANN401 - any value
            """Return a value with these cells."""
            return cls(*cells)

        def _replace(self, /, **changed: Any) -> Any:  # noqa: ANN401 - likewise
            """Return a value with some cells changed."""
            made = self._make(map(changed.pop, self._fields, self))
            if changed:
                message = f"Got unexpected field names: {[*changed]!r}"
                raise ValueError(message)
            return made

        def _asdict(self) -> dict[str, Any]:
            """Return the cells by the names of the fields."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            cells = (f"{field}={cell!r}" for field, cell in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(cells)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            """Return what a copy in another process is made of."""
            return tuple(self)

    class _Definition(type):
        """Makes a class of values from a class body: its fields with their defaults, its methods and properties."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            defaults = {field: body.pop(field) for field in fields if field in body}
            like = _with_fields(len(fields))
            body |= zip(fields, map(vars(like).get, like._fields), strict=True)  # what reads the cell at each place
            body |= {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__slots__": ()}
            body["__new__"] = _constructor(like, name, fields, tuple(defaults.values()))
            return type(name, (_Value,), body)

    @cache
    def _with_fields(count: int) -> type[tuple]:
        """Return a named tuple with this many fields, whose names do not matter."""
        return namedtuple("Values", [f"field{number}" for number in range(count)])  # noqa: PYI024 - as typing does

    def _constructor(like: type[tuple], name: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
        """Return the constructor of values ``like`` others, with its own names of the parameters."""
        names = {"co_name": "__new__", "co_qualname": f"{name}.__new__", "co_varnames": ("_cls", *fields)}
        code = like.__new__.__code__.replace(**names)
        return FunctionType(code, like.__new__.__globals__, "__new__", defaults)

    class NamedTuple(metaclass=_Definition):
        """A drop-in for `typing.NamedTuple`."""
