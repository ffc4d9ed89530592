"""Stance pairs: a text, a target, and the stance towards it, as shared tasks and classifiers have them."""

from __future__ import annotations

from annotator.formats.stance_pairs.files import (
    claims_columns,
    claims_lines,
    claims_table,
    read_lines,
    read_parquet,
    read_table,
    write_lines,
    write_parquet,
    write_table,
)
from annotator.formats.stance_pairs.pairs import OPTIONS
from annotator.formats.tables import OPTIONS as TABLE_OPTIONS
from annotator.plugin_api import Format, Holds, Option

_HOLDS = frozenset(
    {
        Holds.STATEMENTS,
        Holds.ENTITIES,
        Holds.METADATA,
        Holds.DETAILS,
        Holds.NOTES,
        Holds.ANNOTATORS,
        Holds.GOLD,
    }
)
_ABOUT = (
    "One row a statement with a target and a stance: the sentences around its evidence, the target's name, "
    "the stance, the actor, whose word it is. Where in the passage the evidence is does not go along. "
)
_VALUES = Option("values", "On import, what a stance is called here, for example values:FAVOR=pro.")
_ENCODING = Option("encoding", "Read the file in this encoding instead of finding it out.")
_DELIMITER = Option("delimiter", "The character between cells, instead of finding it out.")

STANCE_PAIRS = Format(
    name="stance-pairs",
    title="Stance pairs (JSON Lines)",
    suffixes=(".jsonl",),
    aliases=("stance-pairs-jsonl",),
    description=_ABOUT + "Each line is a JSON object.",
    holds=_HOLDS,
    options=(*OPTIONS, _VALUES, _ENCODING),
    default_name="stance-pairs.jsonl",
    read=read_lines,
    write=write_lines,
    claims=claims_lines,
)
STANCE_PAIRS_CSV = Format(
    name="stance-pairs-csv",
    title="Stance pairs (CSV; also SemEval's TSV)",
    suffixes=(".csv", ".tsv", ".tab", ".txt"),
    aliases=("stance-pairs-tsv", "semeval"),
    description=_ABOUT + "SemEval's tables (ID, Target, Tweet, Stance) can be imported: quotes are just "
    "characters there, and FAVOR, AGAINST and NONE become support, oppose and neutral.",
    holds=_HOLDS,
    options=(*OPTIONS, *TABLE_OPTIONS, _VALUES, _ENCODING, _DELIMITER),
    default_name="stance-pairs.csv",
    read=read_table,
    write=write_table,
    claims=claims_table,
)
STANCE_PAIRS_PARQUET = Format(
    name="stance-pairs-parquet",
    title="Stance pairs (Parquet)",
    suffixes=(".parquet",),
    description=_ABOUT + "Stances are ClassLabel numbers for the library datasets.",
    holds=_HOLDS,
    options=(*OPTIONS, _VALUES),
    default_name="stance-pairs.parquet",
    needs="parquet",
    read=read_parquet,
    write=write_parquet,
    claims_end=claims_columns,
)
