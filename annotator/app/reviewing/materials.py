"""What a document's finished layers say, read from the project in the form that measuring wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.records import Layer
from annotator.core.same_as import canonical_span, canonical_statement
from annotator.core.text.boundaries import paragraphs
from annotator.measure.groups import Item
from annotator.measure.material import Material, Version

if TYPE_CHECKING:
    from annotator.app.project import Project

FINISHED = "done"
"""The status of a layer that counts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's material, and every item of any annotator's layer of it, finished or not, as it stands."""

    material: Material
    items: Mapping[str, Item]
    authors: Mapping[str, str]
    """Whose each of the items is: annotators by item."""


def material(project: Project, document: str) -> Material:
    """The finished versions of a document, ordered by annotator; entities stand under their canonical uid.

    Raises:
        UserError: ``document.missing``.
    """
    return reading(project, document).material


def reading(project: Project, document: str) -> Reading:
    """As :func:`material`, with the items that decisions may rest on besides."""
    with project.reading():
        text = project.text(document)
        standing = project.canonical_entities()
        layers = [layer for layer in project.layers(document) if not layer.gold and layer.annotator]
        contents = [
            (layer, project.spans_of(layer.uid), project.statements_of(layer.uid)) for layer in layers
        ]
        marks = {layer.uid: _marked(project, layer) for layer in layers if layer.status == FINISHED}
    items: dict[str, Item] = {}
    authors: dict[str, str] = {}
    versions = []
    for layer, spans, statements in contents:
        annotator = layer.annotator or ""
        items.update({span.uid: span for span in spans})
        items.update({statement.uid: statement for statement in statements})
        authors.update((item, annotator) for item in (*_uids(spans), *_uids(statements)))
        if layer.status == FINISHED:
            versions.append(
                Version(
                    annotator,
                    tuple(canonical_span(span, standing) for span in spans),
                    tuple(canonical_statement(statement, standing) for statement in statements),
                    marks[layer.uid],
                )
            )
    versions.sort(key=lambda version: version.annotator)
    made = Material(document, len(text), tuple(paragraphs(text)), tuple(versions))
    return Reading(made, items, authors)


def _uids(items: Sequence[Item]) -> list[str]:
    return [item.uid for item in items]


def _marked(project: Project, layer: Layer) -> frozenset[int]:
    return frozenset(fields["paragraph"] for fields in project.records("mark", "layer", layer.uid).values())
