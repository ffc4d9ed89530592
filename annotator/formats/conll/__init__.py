"""CoNLL-2003 and its like: a token a line, spans as IOB tags. What sequence taggers are trained with."""

from __future__ import annotations

from annotator.formats.conll.reading import claims, read
from annotator.formats.conll.schemes import IOB2, SCHEMES
from annotator.formats.conll.writing import PER_LABEL, write
from annotator.formats.overlaps import FIRST, LONGEST
from annotator.plugin_api import Format, Holds, Option

CONLL = Format(
    name="conll",
    title="CoNLL / IOB2",
    suffixes=(".conll", ".iob2", ".iob", ".bio", ".tsv"),
    aliases=("iob2", "conll-2003"),
    description="Spans as one tag a token: CoNLL-2003 with columns between blanks, or, with detail=full, "
    "CoNLL-U Plus with the text as it was. Held: labels and places of spans that begin and end with a token "
    "and lie on no other. Lost, each told by uid: spans that do not, pieces (they become one), statements, "
    "relations, entities, notes, attributes; in plain files also titles, metadata, annotators and the exact "
    "spaces. On import tags may be IOB1, IOB2, BIOES or BILOU in any of up to 64 columns, and the text is "
    "made of the tokens. Example: annotator export corpus.annotator out.conll --format conll --layers gold "
    "--option overlaps=longest",
    holds=frozenset({Holds.TEXT, Holds.METADATA, Holds.SPANS, Holds.ANNOTATORS, Holds.GOLD}),
    options=(
        Option(
            "overlaps",
            "On export, which of two spans on one token stays: the longest, the one that begins first, or "
            "both if their labels differ, each label in a column of its own.",
            LONGEST,
            (LONGEST, FIRST, PER_LABEL),
        ),
        Option("scheme", "On export, how tags are written.", IOB2, SCHEMES),
        Option(
            "detail",
            "On export: plain is what every trainer reads; full keeps text, titles, metadata and annotators.",
            "plain",
            ("plain", "full"),
        ),
        Option("token", "On import, the column of the tokens, counted from 1, where the guess is wrong."),
        Option("tags", "On import, the columns of the tags, counted from 1, with commas between them."),
        Option(
            "spacing",
            "On import: leave out spaces where people write none, or put one between any two tokens.",
            "natural",
            ("natural", "plain"),
        ),
        Option(
            "documents",
            "On import: a document ends where the file says so, or each sentence is one.",
            "marks",
            ("marks", "sentence"),
        ),
        Option("encoding", "Read the file in this encoding instead of finding it out."),
    ),
    default_name="spans.conll",
    read=read,
    write=write,
    claims=claims,
)
