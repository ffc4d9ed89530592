"""Label Studio: tasks with annotations and predictions as JSON, and the labelling configuration for ours."""

from __future__ import annotations

import re

from annotator.formats import carried, offsets
from annotator.formats.label_studio.config import write_config
from annotator.formats.label_studio.reading import questions, read
from annotator.formats.label_studio.writing import write
from annotator.plugin_api import Format, Holds, Option

_MARKS = (
    re.compile(rb'"(?:annotations|completions|predictions)"\s*:\s*\['),
    re.compile(rb'"result"\s*:\s*\['),
    re.compile(rb'"data"\s*:\s*\{|"completed_by"\s*:'),
)
_OURS = re.compile(rb'\A\[\s*\{"meta": \{"annotator": \{"offsets": ')
_MIN = re.compile(rb'"annotation_id"\s*:\s*\d')


def claims(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is tasks with annotations, or JSON_MIN."""
    is_whole = sum(mark.search(head) is not None for mark in _MARKS) == len(_MARKS)
    is_min = _MIN.search(head) is not None and b'"lead_time"' in head
    return is_whole or is_min or _OURS.search(head) is not None


LABEL_STUDIO = Format(
    name="label-studio",
    title="Label Studio JSON",
    suffixes=(".json",),
    aliases=("labelstudio", "label-studio-json"),
    description="Tasks with an annotation for each annotator. Statements are relations from the actor to the "
    "proposal (`position:support`); what Label Studio has no place for goes along in `meta`, so that a file "
    "comes back whole. Make the project there with the configuration that `label-studio-config` writes. In: "
    "JSON and JSON_MIN (which has no relations); annotators by email or number, ground truth as gold, "
    "predictions as suggestions, answers about a region as its attributes; HTML by its quoted words. "
    "`annotator export PROJECT tasks.json --format label-studio`; `annotator import PROJECT "
    "project-1.json --format label-studio --option text=article`.",
    holds=carried.HOLDS,
    options=(
        Option("text", "The key of `data` that has the text, where the guess is wrong."),
        offsets.OPTION,
        Option("encoding", "Read the file in this encoding instead of finding it out."),
    ),
    default_name="label-studio.json",
    read=read,
    write=write,
    claims=claims,
    questions=questions,
)

LABEL_STUDIO_CONFIG = Format(
    name="label-studio-config",
    title="Label Studio labelling configuration",
    suffixes=(".xml",),
    description="The codebook as Label Studio's labelling interface: labels with colours and keys, and the "
    "relations that statements are. `annotator export PROJECT config.xml --format label-studio-config`.",
    holds=frozenset({Holds.CODEBOOK}),
    default_name="label-studio-config.xml",
    write=write_config,
)
