"""Immutable values with named fields: `typing.NamedTuple`, defined in a third of the time.

A run defines a hundred of them. `typing` compiles the annotations of their five hundred fields, which nobody reads at
run time; without that, a comparison takes a twentieth less. Type checkers see the original. The modules that every run
loads use this one.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - re-exported
else:
    _OF_THE_CLASS = frozenset({"__module__", "__qualname__", "__annotations__"})

    class _Definition(type):
        """Makes a named tuple from a class body: its fields with their defaults, its methods and properties."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body["__annotations__"]
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # noqa: PYI024 - as typing does
            made.__annotations__ = fields
            for attribute, value in body.items():
                if attribute not in _OF_THE_CLASS:
                    setattr(made, attribute, value)
            return made

    class NamedTuple(metaclass=_Definition):
        """A drop-in for `typing.NamedTuple`."""
