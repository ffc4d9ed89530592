"""One number about agreement, with all that one must know to read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value. ``value`` is None where it is undefined, and then ``why`` is a code that says why:

    ``no_units`` nothing that two annotators finished, ``one_document`` too little to say anything about
    others, ``no_variation`` everybody always said the same, ``one_annotator``. ``ci`` is the 95 % interval
    over documents, ``documents`` and ``units`` what it rests on, ``parameters`` what it was measured with.
    ``below`` has, for α's, the probability to be below each bound.
    """

    value: float | None
    ci: tuple[float, float] | None
    documents: int
    units: int
    parameters: Mapping[str, Any] = field(default_factory=dict)
    why: str | None = None
    below: Mapping[str, float] | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.why is None):
            raise ValueError("a figure has a value, or a reason for having none")

    def to_json(self) -> dict[str, Any]:
        """The figure as ``annotator agreement --json`` gives it."""
        told: dict[str, Any] = {
            "value": self.value,
            "ci": None if self.ci is None else list(self.ci),
            "documents": self.documents,
            "units": self.units,
            "parameters": dict(self.parameters),
            "why": self.why,
        }
        return told if self.below is None else {**told, "below": dict(self.below)}
