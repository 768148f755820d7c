"""What would be sent where: what the user must know and agree to before anything is sent."""

from __future__ import annotations

from typing import NamedTuple


class Plan(NamedTuple):
    """How many calls, with how many characters in total, would go to which model at which host.

    ``local`` says that the host is this machine, ``open`` that what is sent there can be read on the way. ``known``
    clauses need not be asked about, for the cache holds what was said of them; ``beyond`` ones are not because of the
    limit on calls.
    """

    host: str
    model: str
    calls: int
    characters: int
    clauses: int
    known: int = 0
    beyond: int = 0
    local: bool = False
    open: bool = False
