"""What the tour labels: statements on the sample article, as a person would find them while reading."""

from __future__ import annotations

from dataclasses import dataclass

ARTICLE = "07-guarantees-first-ceasefire-later.txt"


@dataclass(frozen=True, slots=True)
class Line:
    """One statement: phrases for each place, in the order of the text; a tuple is a span in pieces.

    ``actor`` None keeps the actor of the statement before. ``who`` and ``what`` name the entities.
    """

    actor: str | None
    stance: str
    proposal: str | tuple[str, ...]
    value: str
    who: str
    what: str


SCRIPT = (
    Line("Zelenskyy", "has pressed for months", "binding security guarantees", "support",
         "Volodymyr Zelenskyy", "Security guarantees"),
    Line("The Kremlin", "has ruled out", "NATO membership for Ukraine", "oppose",
         "Kremlin", "NATO membership for Ukraine"),
    Line(None, "repeated", "Kyiv should leave the parts of Donbas that it still holds", "support",
         "Kremlin", "Ukraine cedes Donbas"),
    Line("European leaders", "cannot", ("borders", "be redrawn by force"), "oppose",
         "European leaders", "Borders changed by force"),
    Line("Ms. von der Leyen", "welcomed", "the American willingness to share in the guarantees", "support",
         "Ursula von der Leyen", "American part in the guarantees"),
    Line(None, "rejected", "any limit on the size of the Ukrainian army", "oppose",
         "Ursula von der Leyen", "Limits on the Ukrainian army"),
    Line("Macron", "stand ready", "station troops in Ukraine", "support",
         "Emmanuel Macron", "Western troops in Ukraine"),
)  # fmt: skip
