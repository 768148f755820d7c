"""The plan of what would be sent, to which the user must agree first."""

from __future__ import annotations

from typing import NamedTuple


class Plan(NamedTuple):
    """How many calls, with how many characters in total, would go to which model at which host.

    ``local`` says that the host is this machine, ``open`` that what is sent there can be read on the way. ``known``
    counts clauses whose answers are in the cache, ``beyond`` those that are not asked about because of the limit on
    calls. ``most`` is that limit; it includes repairs.
    """

    host: str
    model: str
    calls: int
    characters: int
    clauses: int
    known: int = 0
    beyond: int = 0
    most: int = 0
    local: bool = False
    open: bool = False
