"""How much is in a dataset, or in one split of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from annotator.plugin_api import OutgoingDocument

NO_STANCE = ""
"""In :attr:`Counts.stances`: statements without a stance."""


@dataclass(slots=True)
class Counts:
    """Documents, layers, spans by label, statements by stance."""

    documents: int = 0
    layers: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    stances: Counter[str] = field(default_factory=Counter)

    @property
    def spans(self) -> int:
        """All spans."""
        return self.labels.total()

    @property
    def statements(self) -> int:
        """All statements."""
        return self.stances.total()

    @classmethod
    def of(cls, outgoing: OutgoingDocument) -> Counts:
        """What is in one document."""
        layers = outgoing.all_layers()
        return cls(
            1,
            len(layers),
            Counter(span.label for layer in layers for span in layer.spans),
            Counter(one.stance.value or NO_STANCE for layer in layers for one in layer.statements),
        )

    @classmethod
    def sum(cls, several: Iterable[Counts]) -> Counts:
        """All of them together."""
        total = cls()
        for each in several:
            total.documents += each.documents
            total.layers += each.layers
            total.labels.update(each.labels)
            total.stances.update(each.stances)
        return total

    def to_json(self) -> dict[str, Any]:
        """The object in the manifest; keys sorted."""
        return {
            "documents": self.documents,
            "layers": self.layers,
            "spans": self.spans,
            "statements": self.statements,
            "labels": dict(sorted(self.labels.items())),
            "stances": dict(sorted(self.stances.items())),
        }
