"""The address of an endpoint, and whether it is this machine."""

from __future__ import annotations

import ipaddress
import os
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from directive_diff.errors import JudgeError

USUAL = "openai"
"""The name for the address in OPENAI_BASE_URL or, without that, for OpenAI's own."""
_OPENAI = "https://api.openai.com/v1"


class Address(NamedTuple):
    """Where questions go: the base URL, the host with its port, and whether that is this machine."""

    base: str
    host: str
    local: bool
    open: bool  # whether what is sent can be read on the way


def address_of(name: str) -> Address:
    """Return the address for the argument ``name`` of ``--judge``; the default path is /v1.

    Raises JudgeError if it is not an address, or contains a password: a key belongs in the environment.

    >>> address_of("http://localhost:11434")
    Address(base='http://localhost:11434/v1', host='localhost:11434', local=True, open=False)
    """
    given = os.environ.get("OPENAI_BASE_URL") or _OPENAI if name == USUAL else name
    try:
        parts = urlsplit(given)
        host, port, secret = parts.hostname, parts.port, parts.username or parts.password
    except ValueError:
        parts, host, port, secret = urlsplit(""), None, None, None
    if secret:
        raise JudgeError("judge_url_secret", remedy="judge_key")
    if parts.scheme not in {"http", "https"} or not host or parts.query or parts.fragment:
        raise JudgeError("judge_url_bad", given, remedy="judge_url_form")
    path = parts.path.rstrip("/") or "/v1"
    local = _is_local(host)
    base = urlunsplit((parts.scheme, parts.netloc, path, "", ""))
    return Address(base, f"{host}:{port}" if port else host, local, parts.scheme == "http" and not local)


def is_address(name: str) -> bool:
    """Return whether an argument of ``--judge`` is an address, not the name of a file."""
    return name == USUAL or name.lower().startswith(("http://", "https://"))


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
