"""What the positions of a file count, and whether the last one belongs to the passage.

The standard says characters from 0 and "the last character"; yet programs write the position after it, and
some count a Windows line end as one. The name of a selection is mostly its text, so names are votes.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.formats.offsets import UNITS, Ballot, Unit

OURS = "Annotator"
"""The origin that our files name."""

Named = tuple[int, int, str]
"""Start and end as the file has them, and the selection's name."""


class Positions:
    """Two hypotheses at once: the unit, by a ballot, and the end."""

    def __init__(self, origin: str, chosen: str | None) -> None:
        """``origin`` is the program that wrote the file; ``chosen`` is the unit that the user says."""
        usual = "crlf-1" if "atlas" in origin.casefold() else "code-points"
        self._is_ours = origin == OURS
        self._ballots = [Ballot(usual, sure=self._is_ours, chosen=chosen) for _ in range(2)]
        self._agree = [0, 0]

    def look(self, text: str, selections: Sequence[Named]) -> None:
        """Take the names of a text's selections for votes, where they are its words; we need none of ours."""
        if self._is_ours:
            return
        for more, ballot in enumerate(self._ballots):
            votes: list[tuple[int, int, str | None]] = []
            units = [Unit(text, name) for name in UNITS]
            for start, end, name in selections:
                says = any(_is_at(text, unit, start, end + more, name) for unit in units)
                self._agree[more] += says
                votes.append((start, end + more, name if says else None))
            ballot.look(text, votes)

    @property
    def extra(self) -> int:
        """What an end lacks to be exclusive: 1 if the position of the last character is given."""
        return int(self._agree[1] > self._agree[0])

    @property
    def ballot(self) -> Ballot:
        """The votes on the unit."""
        return self._ballots[self.extra]


def _is_at(text: str, unit: Unit, start: int, end: int, name: str) -> bool:
    first, last = unit.to_code_points(start), unit.to_code_points(end)
    return bool(name.strip()) and " ".join(text[max(0, first) : max(0, last)].split()) == " ".join(
        name.split()
    )
