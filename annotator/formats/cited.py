"""The entities that a layer is about, for formats whose records must stand alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotator.core.records import Entity
from annotator.plugin_api import OutgoingLayer


def cited_by(layer: OutgoingLayer) -> set[str]:
    """Uids of the entities that its spans are tied to and that are in roles of its statements."""
    cited = {span.entity for span in layer.spans}
    cited |= {filling.entity for one in layer.statements for filling in one.roles.values()}
    return {uid for uid in cited if uid is not None}


def with_parents(uids: Iterable[str], known: Mapping[str, Entity]) -> list[Entity]:
    """The entities of these uids and those above them, by uid."""
    found: dict[str, Entity] = {}
    for uid in uids:
        at: str | None = uid
        while at is not None and at in known and at not in found:
            found[at] = known[at]
            at = known[at].parent
    return [found[uid] for uid in sorted(found)]
