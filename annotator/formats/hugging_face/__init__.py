"""A folder for the library ``datasets``: Parquet whose labels are ``ClassLabel`` numbers, and a card.

The file's metadata holds codebook, entities and people besides, so that a single file comes back whole.
"""

from __future__ import annotations

from annotator.formats.hugging_face.reading import companions, read
from annotator.formats.hugging_face.writing import write
from annotator.plugin_api import Format, Holds, Option

HUGGING_FACE = Format(
    name="hugging-face",
    title="Hugging Face dataset (Parquet)",
    suffixes=(".parquet",),
    aliases=("huggingface", "hf", "parquet"),
    description="A folder that load_dataset takes: one row for what one annotator says of one document, "
    "labels and stances as ClassLabel, features and splits in the card. Any Parquet table of articles can be "
    "imported; a list of spans in it comes along.",
    holds=frozenset(Holds) - {Holds.DECISIONS, Holds.EXTRA},
    options=(
        Option("split", "What the split is called that this is.", "train"),
        Option(
            "soft", "Columns for the share of annotators behind each item; a soft dataset has them.", False
        ),
        Option("columns", 'Field → column, where the guess is wrong, for example {"text": "Body"}.'),
    ),
    folder=True,
    needs="parquet",
    read=read,
    write=write,
    companions=companions,
)
