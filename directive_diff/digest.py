"""SHA-256, without the OpenSSL that `hashlib` loads with it: that takes a fifth of a bare start of Python.

As the standard library's own `random` does, it is taken from the small module that Python has for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # Python 3.12 and later
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["sha256"]
