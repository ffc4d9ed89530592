"""Names of records: any non-empty string, ours time-ordered.

A record of ours is named by 32 hexadecimal digits: 48 bits of Unix milliseconds, then a counter and
random bits laid out as UUID version 7 (RFC 9562), so that later records sort later and indexes stay
compact. Imported records keep the names they came with. What can be named by its content is named by
its content, so that two replicas that say the same thing say it under the same name.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time

_lock = threading.Lock()
_last = 0


def new_uid() -> str:
    """A fresh uid that sorts after every uid this process made before."""
    global _last
    with _lock:
        milliseconds = time.time_ns() // 1_000_000
        # 12 counter bits below the milliseconds: borrowing from the clock keeps the order on a burst.
        _last = max(_last + 1, milliseconds << 12)
        moment = _last
    low = int.from_bytes(os.urandom(8), "big") & 0x3FFF_FFFF_FFFF_FFFF
    value = (moment >> 12) << 80 | 0x7 << 76 | (moment & 0xFFF) << 64 | 0b10 << 62 | low
    return f"{value:032x}"


def derived_uid(*parts: str) -> str:
    """The uid of something that is fully named by ``parts``; equal parts give equal uids."""
    packed = b"".join(len(raw).to_bytes(8, "big") + raw for raw in (part.encode() for part in parts))
    return hashlib.sha256(packed).hexdigest()[:32]


def text_hash(text: str) -> str:
    """SHA-256 of a normalised text, as 64 hexadecimal digits: the name under which its body is kept."""
    return hashlib.sha256(text.encode()).hexdigest()
