"""Databases of Discourse Network Analyzer (``.dna``): versions 2 and 3 are read, version 3 is written.

A DNA statement is a stretch of text with a person, an organisation, a concept and an agreement, say. With us
it is a statement whose passage is that stretch: short-text variables are roles, the values in them entities,
agreement is the stance, and coders are annotators.

DNA has no place for spans of their own, for evidence in pieces, relations or gold. They go into a table
beside DNA's, which DNA leaves alone, so that a project which was opened in DNA and changed there comes back
whole; ``beside`` tells how.
"""

from __future__ import annotations

from annotator.formats.dna.asking import questions
from annotator.formats.dna.database import MAGIC
from annotator.formats.dna.reading import read
from annotator.formats.dna.writing import PASSWORD, write
from annotator.plugin_api import Format, Holds, Option


def claims(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is an SQLite database."""
    return head.startswith(MAGIC)


DNA = Format(
    name="dna",
    title="Discourse Network Analyzer",
    suffixes=(".dna",),
    aliases=("dna3", "discourse-network-analyzer"),
    description=(
        "Databases of DNA 2 and 3: documents, coders, statements, variables, entities, attributes; DNA 3 is"
        " written. Each statement type becomes one of the codebook's, short texts its roles, agreement its"
        " stance. What DNA has no place for stands in a table of its own, ANNOTATOR, which DNA leaves alone:"
        " spans that are no passage, pieces, relations, voice, doubt, gold and decisions come back unharmed,"
        " but DNA does not show them. Reviewed labels are those of a coder called gold. DNA asks for a"
        " password: every coder has the same, and nobody's own password is read or written."
    ),
    holds=frozenset(Holds),
    options=(
        Option("stance", "The variable that is the stance, where its name or type does not tell."),
        Option("password", "What DNA will ask for before it opens the file.", PASSWORD),
    ),
    default_name="annotator.dna",
    read=read,
    write=write,
    claims=claims,
    questions=questions,
)
