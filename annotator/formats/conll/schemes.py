"""IOB1, IOB2 and BIOES (also called BILOU): spans as a tag for each token, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

OUTSIDE = "O"
IOB2, BIOES, IOB1 = "iob2", "bioes", "iob1"
SCHEMES = (IOB2, BIOES, IOB1)

_TAG = re.compile(r"O|[BIESLU]-\S+")
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f%]")

Stretch = tuple[int, int, str]
"""First token, one past the last, label."""


def is_tag(value: str) -> bool:
    """Whether ``value`` is a tag of one of the schemes."""
    return _TAG.fullmatch(value) is not None


def tags(length: int, stretches: Sequence[Stretch], scheme: str) -> list[str]:
    """A tag for each of ``length`` tokens; ``stretches`` are in order and do not overlap."""
    found = [OUTSIDE] * length
    before: Stretch = (-1, -1, "")
    for first, last, label in stretches:
        named = escaped(label)
        found[first:last] = [f"I-{named}"] * (last - first)
        if scheme == BIOES:
            found[first], found[last - 1] = f"B-{named}", f"E-{named}"
            if last - first == 1:
                found[first] = f"S-{named}"
        elif scheme == IOB2 or before[1:] == (first, label):
            found[first] = f"B-{named}"
        before = (first, last, label)
    return found


def escaped(label: str) -> str:
    """A label without spaces; what is in their place is as in web addresses."""
    return _UNFIT.sub(lambda found: quote(found[0], safe=""), label)


@dataclass(slots=True)
class Decoder:
    """Reads tags of any scheme: a span begins wherever none of its label is open.

    ``strays`` counts spans that begin with ``I-``: in IOB1 they all do, elsewhere it is a mistake.
    """

    strays: int = 0
    proper: int = 0
    first_stray: int = field(default=0)

    def stretches(self, tags_: Sequence[str], line: int) -> Iterator[Stretch]:
        """The spans of one sentence, whose first token stands in ``line``."""
        begun, label = -1, ""
        for number, tag in enumerate([*tags_, OUTSIDE]):
            kind, _, named = tag.partition("-")
            goes_on = kind in "IEL" and begun >= 0 and named == label
            if begun >= 0 and not goes_on:
                yield begun, number, unquote(label)
                begun = -1
            if kind != OUTSIDE and not goes_on:
                begun, label = number, named
                self._count(kind, line + number)
            if kind in "ESLU" and begun >= 0:
                yield begun, number + 1, unquote(label)
                begun = -1

    def _count(self, kind: str, line: int) -> None:
        if kind in "IEL":
            self.strays += 1
            self.first_stray = self.first_stray or line
        else:
            self.proper += 1

    @property
    def is_mixed(self) -> bool:
        """Whether some spans begin as in IOB1 and more as in the other schemes.

        IOB1 has ``B-`` as well, but only right after a span of the same label.
        """
        return 0 < self.strays < self.proper
