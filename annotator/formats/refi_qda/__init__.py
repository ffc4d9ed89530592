"""REFI-QDA, which programs for qualitative analysis exchange: projects (``.qdpx``) and codebooks (``.qdc``).

ATLAS.ti, MAXQDA, NVivo, QualCoder and others read and write it. A coded passage is a span, a code a label, a
user an annotator. What we say of statements is said in codes and links, which those programs show; a note of
the project keeps the codebook for the way back.
"""

from __future__ import annotations

from annotator.formats import offsets
from annotator.formats.refi_qda import codebook
from annotator.formats.refi_qda.reading import questions, read
from annotator.formats.refi_qda.writing import write
from annotator.plugin_api import Format, Holds

REFI_QDA = Format(
    name="refi-qda",
    title="REFI-QDA project",
    suffixes=(".qdpx",),
    aliases=("qdpx", "qda"),
    description=(
        "Projects of ATLAS.ti, MAXQDA, NVivo, QualCoder and others: texts, codes with colours, each user's"
        " coded passages, notes, variables as metadata. On export a statement is a passage coded with its"
        " type, its roles' entities and its stance, and linked to its evidence; a span in pieces is several"
        " passages that are linked. Pictures, sound, areas of pages and graphs are reported; what positions"
        " count is found out from the names of passages."
    ),
    holds=frozenset(Holds) - {Holds.ATTRIBUTES, Holds.PROGRESS, Holds.DECISIONS, Holds.EXTRA},
    options=(offsets.OPTION,),
    default_name="annotator.qdpx",
    needs="qda",
    read=read,
    write=write,
    questions=questions,
)

REFI_CODEBOOK = Format(
    name="refi-codebook",
    title="REFI-QDA codebook",
    suffixes=(".qdc",),
    aliases=("qdc",),
    description=(
        "Codes as labels, with colours and descriptions; a new project takes the codebook over, one at work"
        " gets the labels it lacks. On export"
        " labels, statement types and stance values are codes."
    ),
    holds=frozenset({Holds.CODEBOOK}),
    default_name="annotator.qdc",
    needs="qda",
    read=codebook.read,
    write=codebook.write,
)
