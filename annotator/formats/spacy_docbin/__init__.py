"""spaCy's DocBin: what its pipelines are trained with."""

from __future__ import annotations

from annotator.formats.overlaps import OPTION as OVERLAPS
from annotator.formats.spacy_docbin.reading import read
from annotator.formats.spacy_docbin.writing import EXTRA, write
from annotator.plugin_api import Format, Holds, Option

SPACY_DOCBIN = Format(
    name="spacy",
    title="spaCy DocBin",
    suffixes=(".spacy",),
    aliases=("docbin", "spacy-docbin"),
    description="A Doc for each layer of each article, with the tokens of spaCy's tokenizer for its "
    "language: spans[“sc”] has every span whose edges are edges of tokens (uid as id, entity as kb_id), ents "
    "those of them that do not overlap, doc._.rel the arrows between them, statements among these. All else "
    "is JSON in user_data[“annotator”], so that everything comes back here. Told by uid is what spaCy's own "
    "parts do not show: spans that cut a token, spans moved to tokens, spans left out of ents. On import a "
    "model's guesses at relations are no relations. "
    "Example: annotator export corpus.annotator train.spacy --format spacy --layers gold",
    holds=frozenset(Holds),
    options=(
        Option(
            "alignment",
            "On export, spans that cut a token are left out, or reach to its edges, or shrink.",
            "strict",
            ("strict", "expand", "contract"),
        ),
        OVERLAPS,
        Option(
            "language", "On export, the tokenizer: a language code such as en. The articles' own by default."
        ),
    ),
    default_name="corpus.spacy",
    needs=EXTRA,
    read=read,
    write=write,
)
