"""What a Doc carries for us in ``user_data["annotator"]``: a JSON text with all that spaCy has no place for.

It holds the document with one layer in the shape of ``annotator/1`` (its text aside), the header that this
layer needs, and between which tokens each of its spans was put into ``spans["sc"]``. JSON, because
``msgpack`` refuses large numbers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.core.uids import text_hash
from annotator.formats.native import shape
from annotator.formats.native.shape import Key, WrongShape, fitted

FORMAT = "annotator-spacy/1"
KEY = "annotator"
GROUP = "sc"
REL = ("._.", "rel", None, None)
"""Where ``doc._.rel`` is kept."""

Tokens = tuple[int, int]
"""First token and one past the last."""

_SHAPE = {
    "format": Key("text", lambda value: value == FORMAT, required=True),
    "sha256": shape.NEEDED_TEXT, "header": shape.OBJECT, "document": shape.OBJECT, "placed": shape.OBJECT,
}  # fmt: skip
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@dataclass(frozen=True, slots=True)
class Carried:
    """What one Doc carries: values of the native header and document, and tokens by uid of the span."""

    header: Mapping[str, Any]
    document: Mapping[str, Any]
    placed: Mapping[str, Tokens] = field(default_factory=dict)

    def encoded(self, text: str) -> str:
        """The JSON text for a Doc of ``text``."""
        return _ENCODER.encode(
            {
                "format": FORMAT, "sha256": text_hash(text), "header": self.header, "document": self.document,
                "placed": self.placed,
            }
        )  # fmt: skip


def decoded(value: Any, text: str) -> Carried | None:
    """What a Doc of ``text`` carries; None where that is of another text, or nothing one can understand."""
    try:
        known, _ = fitted(json.loads(value), _SHAPE)
        placed = {str(uid): (int(first), int(last)) for uid, (first, last) in known["placed"].items()}
    except (TypeError, ValueError, RecursionError, WrongShape):
        return None
    if known["sha256"] != text_hash(text):
        return None
    return Carried(known["header"], {**known["document"], "text": text}, placed)
