"""The keys of ``annotator/1``: which there are, in which order, of which type, what is meant without them.

One table a record, read by the reader (which checks and fills in) and by the writer (which keeps the order).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.core.kinds import STATES, STATUSES, VOICES

VERSION = 1
FORMAT = f"annotator/{VERSION}"


class WrongShape(Exception):
    """A value that is not what its key promises: a report code and its facts."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Key:
    """What a key may hold, in words and as a test, and the value that stands for a missing or null one."""

    expected: str
    fits: Callable[[Any], bool]
    missing: Any = None
    required: bool = False


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_offset(value: Any) -> bool:
    # true and 1.0 equal 1 in Python; neither is an offset.
    return type(value) is int


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < 2**53


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_name, value))


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_counts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_count, value))


def _are_fragments(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(piece, list) and len(piece) == 2 and all(map(_is_offset, piece)) for piece in value
    )


TEXT = Key("text", _is_text, "")
NAME = Key("a name", _is_name)
NEEDED_NAME = Key("a name", _is_name, required=True)
NEEDED_TEXT = Key("text", _is_text, required=True)
NEEDED_OFFSET = Key("a whole number", _is_offset, required=True)
COUNT = Key("a whole number", _is_count, 0)
FLAG = Key("true or false", lambda value: isinstance(value, bool), False)
OBJECT = Key("an object", _is_object, {})
MAYBE_OBJECT = Key("an object", _is_object)
LIST = Key("a list", _is_list, [])
NAMES = Key("a list of names", _are_names, [])
TEXTS = Key("a list of texts", _are_texts, [])
COUNTS = Key("a list of whole numbers", _are_counts, [])
FRAGMENTS = Key("a list of pairs of whole numbers", _are_fragments)
ANYTHING = Key("anything", lambda value: True)


def one_of(*words: str, missing: str | None) -> Key:
    """A key that holds one of ``words``."""
    return Key(" | ".join(words), words.__contains__, missing)


Shape = Mapping[str, Key]

HEADER: Shape = {
    "format": NEEDED_TEXT, "lineage": NAME, "codebook": MAYBE_OBJECT, "entities": LIST, "annotators": LIST,
}  # fmt: skip
ENTITY: Shape = {
    "uid": NEEDED_NAME, "kind": TEXT, "name": NEEDED_TEXT, "aliases": TEXTS, "attributes": OBJECT,
    "parent": NAME,
}  # fmt: skip
ANNOTATOR: Shape = {
    "uid": NEEDED_NAME, "name": NEEDED_TEXT,
    "role": one_of("annotator", "reviewer", "manager", missing="annotator"),
}  # fmt: skip
DOCUMENT: Shape = {
    "uid": NAME, "title": TEXT, "text": NEEDED_TEXT, "meta": OBJECT,
    "state": one_of(*STATES, missing="open"), "notes": TEXT, "layers": LIST,
    "decisions": LIST, "gold": ANYTHING,
}  # fmt: skip
LAYER: Shape = {
    "annotator": NAME,
    "status": one_of(*STATUSES, missing="not_started"),
    "seconds": COUNT, "notes": TEXT, "marks": COUNTS, "spans": LIST, "statements": LIST, "relations": LIST,
}  # fmt: skip
SPAN: Shape = {
    "uid": NAME, "label": NEEDED_NAME, "start": NEEDED_OFFSET, "end": NEEDED_OFFSET,
    "text": Key("text", _is_text), "fragments": FRAGMENTS, "entity": NAME, "attributes": OBJECT, "note": TEXT,
    "origin": Key("text", _is_text, "import"), "codebook_version": ANYTHING,
}  # fmt: skip
STATEMENT: Shape = {
    "uid": NAME, "type": Key("a name", _is_name, "position"), "roles": OBJECT, "stance": OBJECT,
    "spans": NAMES, "voice": one_of(*VOICES, missing=None), "in_doubt": FLAG,
    "attributes": OBJECT, "note": TEXT, "origin": Key("text", _is_text, "import"),
}  # fmt: skip
FILLING: Shape = {"entity": NAME, "spans": NAMES}
STANCE: Shape = {"value": NAME, "spans": NAMES}
RELATION: Shape = {"uid": NAME, "type": TEXT, "from": NEEDED_NAME, "to": NEEDED_NAME}
DECISION: Shape = {
    "uid": NAME, "type": TEXT, "sources": LIST, "verdict": ANYTHING, "results": LIST, "reviewer": NAME,
    "policy": ANYTHING, "time": ANYTHING, "reason": ANYTHING,
}  # fmt: skip


def fitted(value: Any, shape: Shape) -> tuple[dict[str, Any], dict[str, Any]]:
    """Known keys of ``value``, filled in, and its unknown ones in their order.

    Raises:
        WrongShape: ``native.not_an_object``, ``native.missing`` or ``native.wrong_type``.
    """
    if not isinstance(value, dict):
        raise WrongShape("native.not_an_object")
    known: dict[str, Any] = {}
    for name, key in shape.items():
        given = value.get(name)
        if given is None:
            if key.required:
                raise WrongShape("native.missing", key=name)
            known[name] = key.missing
        elif key.fits(given):
            known[name] = given
        else:
            raise WrongShape("native.wrong_type", key=name, expected=key.expected)
    if len(value) <= len(shape) and value.keys() <= shape.keys():
        return known, {}
    return known, {name: item for name, item in value.items() if name not in shape}
