"""Passphrases of people, kept as what scrypt makes of them (RFC 7914), never as they are.

They keep honest people from working under a wrong name. Who holds the file can read everything in it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import unicodedata

from annotator.core.records import Annotator
from annotator.errors import UserError

_COST, _BLOCK, _PARALLEL = 2**14, 8, 1
"""About 50 ms and 16 MiB a try: too dear to try a dictionary, not felt by who types one."""

_MOST_MEMORY = 2**26  # bytes; a file that asks for more is not ours, and the answer to it is no
_SALT_BYTES = 16


def hashed(phrase: str) -> str:
    """What is kept of ``phrase``: ``scrypt$n$r$p$salt$hash``; "" for "", which is no passphrase."""
    if not phrase:
        return ""
    salt = os.urandom(_SALT_BYTES)
    digest = _scrypt(phrase, salt, _COST, _BLOCK, _PARALLEL)
    return f"scrypt${_COST}${_BLOCK}${_PARALLEL}${_text(salt)}${_text(digest)}"


def is_right(phrase: str, kept: str) -> bool:
    """Whether ``phrase`` is the one of which ``kept`` was made; never, when ``kept`` can't be read."""
    try:
        name, n, r, p, salt, digest = kept.split("$")
        if name != "scrypt":
            return False
        expected = base64.b64decode(digest, validate=True)
        given = _scrypt(phrase, base64.b64decode(salt, validate=True), int(n), int(r), int(p))
    except (ValueError, TypeError, OverflowError, MemoryError):
        return False
    return hmac.compare_digest(given, expected)


def admit(person: Annotator, kept: str, given: str | None) -> None:
    """Let somebody work as ``person``, of whose passphrase ``kept`` was made, if there is one.

    Raises:
        UserError: ``person.passphrase_needed`` or ``person.passphrase_wrong``.
    """
    if not kept:
        return
    if given is None:
        raise UserError("person.passphrase_needed", name=person.name)
    if not is_right(given, kept):
        raise UserError("person.passphrase_wrong", name=person.name)


def _scrypt(phrase: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    # The same letters may come composed from one keyboard and in pieces from another.
    secret = unicodedata.normalize("NFC", phrase).encode(errors="surrogatepass")
    return hashlib.scrypt(secret, salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY, dklen=32)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
