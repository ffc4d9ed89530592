"""Prodigy's JSON Lines: one answer of one person about one text a line, with tokens, spans and relations."""

from __future__ import annotations

import re

from annotator.formats import carried, offsets
from annotator.formats.prodigy.reading import read
from annotator.formats.prodigy.writing import write
from annotator.plugin_api import Format, Option

_CLAIM = re.compile(
    rb'"_(?:input|task)_hash"\s*:\s*-?\d|"token_start"\s*:\s*\d|"answer"\s*:\s*"(?:accept|reject|ignore)"'
)
_OURS = re.compile(rb'\A\{"annotator": \{"statement_types": ')
_NATIVE = re.compile(rb'\A\s*\{\s*"format"\s*:')


def claims(head: bytes) -> bool:
    """Whether a file that begins with ``head`` has hashes, tokens or answers as only Prodigy has them."""
    if _OURS.search(head):
        return True
    return _CLAIM.search(head) is not None and _NATIVE.search(head) is None


PRODIGY = Format(
    name="prodigy",
    title="Prodigy JSON Lines",
    suffixes=(".jsonl",),
    aliases=("prodigy-jsonl",),
    description="A record for each layer, with tokens, spans by character and token, and relations. "
    "Statements are relations from the actor to the proposal (`position:support`); what Prodigy has no place "
    "for goes along under the key `annotator`, so that a file comes back whole. In: only what was accepted "
    "is a label; rejected and ignored answers are kept with the layer, and reported. Tokens are not kept; "
    "ours are Unicode's words, cut at the spans. `annotator export PROJECT out.jsonl --format prodigy`; "
    "`annotator import PROJECT db-out.jsonl --format prodigy`.",
    holds=carried.HOLDS,
    options=(
        offsets.OPTION,
        Option("encoding", "Read the file in this encoding instead of finding it out."),
    ),
    default_name="prodigy.jsonl",
    read=read,
    write=write,
    claims=claims,
)
