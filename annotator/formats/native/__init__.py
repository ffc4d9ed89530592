"""Annotator's own format, ``annotator/1``: everything a project holds, as JSON Lines.

Line 1 says what holds for all documents, each further line is one document. Writing it twice gives the
same bytes; reading it into a new project and writing it again gives the same bytes too, unknown keys
included. ``resources/schemas/annotator-1.schema.json`` is its JSON Schema.
"""

from __future__ import annotations

import re

from annotator.formats.native.reading import read
from annotator.formats.native.writing import write
from annotator.plugin_api import Format, Holds

_FORMAT_KEY = re.compile(rb'"format"\s*:\s*"annotator/')


def claims(head: bytes) -> bool:
    """Whether a file that begins with ``head`` says in its first line that it is of this format."""
    return _FORMAT_KEY.search(head.split(b"\n", 1)[0]) is not None


NATIVE = Format(
    name="native",
    title="Annotator JSON Lines",
    suffixes=(".jsonl",),
    aliases=("native-jsonl", "annotator/1", "annotator"),
    description="Everything: texts, metadata, codebook, entities, all layers, gold and decisions.",
    holds=frozenset(Holds),
    default_name="annotator.jsonl",
    read=read,
    write=write,
    claims=claims,
)
