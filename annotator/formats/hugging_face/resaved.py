"""Our rows after another program has saved them: ``datasets`` keeps columns and features, not our metadata.

Then labels and stances are those of the features, people have the names of the rows, and entities the names
that stand beside their uids; their kinds, aliases and attributes are gone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.core.records import Annotator, Entity
from annotator.formats.hugging_face.rows import Row
from annotator.formats.hugging_face.shape import FEATURES_KEY, ROW


def classes(metadata: Mapping[bytes, bytes], columns: Iterable[str]) -> tuple[list[str], list[str]] | None:
    """Names of labels and of stances; None where these are not our columns, or no numbers are named."""
    if not set(ROW) <= set(columns):
        return None
    try:
        told = json.loads(metadata.get(FEATURES_KEY, b"{}"))["info"]["features"]
        labels = _element(told["spans"])["label"]["names"]
        stances = _element(told["statements"])["stance"]["names"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return [str(name) for name in labels], [str(name) for name in stances]


def _element(feature: Any) -> Any:
    """The parts of a list of structs, in any of the three spellings there have been."""
    return feature[0] if isinstance(feature, list) else feature.get("feature", feature)


class Met:
    """Who and what the rows have named so far."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def people(self, row: Row) -> Iterator[Annotator]:
        """The row's annotator, if nobody has told of them yet."""
        uid, name = row["annotator_uid"], row["annotator"]
        if uid and name and uid not in self._known:
            self._known.add(uid)
            yield Annotator(uid, name)

    def entities(self, row: Row) -> Iterator[Entity]:
        """The row's entities, if nobody has told of them yet; of the kind that it was first used for."""
        used = [(span, "entity") for span in row["spans"] or ()]
        used += [(role, role["role"]) for one in row["statements"] or () for role in one["roles"] or ()]
        # What a role says of the kind is more than what a span does.
        for item, kind in sorted(used, key=lambda pair: pair[1] == "entity"):
            uid, name = item["entity_uid"], item["entity"]
            if uid and name and uid not in self._known:
                self._known.add(uid)
                yield Entity(uid, kind, name)
