"""doccano's JSON Lines: spans, or entities with relations; one record for each layer of a document.

doccano reads a file through a table: every record of ours has the same keys, and an empty text stands for
what a document does not have. It gives spans and relations new ids, keeps all other keys as metadata, and
gives them back when it exports. So a record says which document it is, whose layer, and what its offsets
count; what is told by ``statement_types`` are arrows of :mod:`annotator.formats.statement_relations`.
"""

from __future__ import annotations

import re

from annotator.formats import offsets
from annotator.formats.doccano.reading import questions, read
from annotator.formats.doccano.writing import write
from annotator.plugin_api import Format, Holds, Option

_CLAIM = re.compile(
    rb'\A\{"offsets": "code-points", "statement_types": '
    rb'|"(?:entities|annotations)"\s*:\s*\[\s*\{[^{}]{0,200}"start_offset"\s*:'
    rb'|"(?:entities|label)"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*"'
    rb'|"entities"\s*:\s*\[\s*\]\s*,\s*"relations"\s*:\s*\['
    rb'|"label"\s*:\s*\[\s*\]\s*,\s*"Comments"\s*:\s*\['
)
_NATIVE = re.compile(rb'\A[\s\[]*\{\s*"format"\s*:')


def claims(head: bytes) -> bool:
    """Whether a file that begins with ``head`` has spans as only doccano writes them."""
    return _CLAIM.search(head) is not None and _NATIVE.search(head) is None


DOCCANO = Format(
    name="doccano",
    title="doccano JSON Lines",
    suffixes=(".jsonl", ".json"),
    aliases=("doccano-jsonl",),
    description="For projects of sequence labelling in doccano, with relations or without. Statements are "
    "relations between their evidence, from the actor to the proposal: `position:support`. Let the project "
    "in doccano use relations and allow overlapping spans, else it drops what overlaps. In: spans, entities "
    "and relations; comments become notes, classes and all other keys metadata. "
    "`annotator export PROJECT out.jsonl --format doccano`; `annotator import PROJECT admin.jsonl "
    "--format doccano --offsets code-points`.",
    holds=frozenset(
        {
            Holds.TEXT,
            Holds.METADATA,
            Holds.SPANS,
            Holds.STATEMENTS,
            Holds.RELATIONS,
            Holds.ANNOTATORS,
            Holds.GOLD,
        }
    ),
    options=(
        Option(
            "kind",
            "Write entities with relations, or spans alone for a project that does not use relations.",
            "relations",
            ("relations", "spans"),
        ),
        offsets.OPTION,
        Option("encoding", "Read the file in this encoding instead of finding it out."),
    ),
    default_name="doccano.jsonl",
    read=read,
    write=write,
    claims=claims,
    questions=questions,
)
