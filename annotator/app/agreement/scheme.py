"""What the statistics of all documents are counted in: one order of labels, stance values and roles."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.core.codebook.model import Codebook


@dataclass(frozen=True, slots=True)
class Scheme:
    """Orders that the arrays of statistics are laid out in.

    ``values`` begin with those on the scale, lowest first; from ``scale`` on they are off it ("mixed").
    ``roles`` are those of all statement types.
    """

    labels: tuple[str, ...]
    values: tuple[str, ...]
    scale: int
    roles: tuple[str, ...]

    @classmethod
    def of(cls, codebook: Codebook) -> Scheme:
        """The scheme of a codebook."""
        numbered = sorted((v for v in codebook.values if v.number is not None), key=lambda v: v.number or 0)
        off = [value for value in codebook.values if value.number is None]
        roles = dict.fromkeys(role.id for type_ in codebook.statement_types for role in type_.roles)
        return cls(
            tuple(label.id for label in codebook.labels),
            tuple(value.id for value in (*numbered, *off)),
            len(numbered),
            tuple(roles),
        )
