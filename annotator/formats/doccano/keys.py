"""The keys of a record: those that say what it is, those that doccano uses itself, and metadata."""

from __future__ import annotations

OURS = ("uid", "title", "notes", "annotator", "offsets", "statement_types")
"""Metadata to doccano; to us they tell what a record is. ``statement_types`` is in our own files alone."""

_THEIRS = (
    "id", "text", "data", "label", "labels", "cats", "categories", "entities", "relations", "annotations",
    "Comments", "filename", "upload_name", "example_uuid", "#line_number",
)  # fmt: skip
_RESERVED = {*OURS, *_THEIRS}

FREE = "meta."
"""Before a key of metadata that would mean something else."""


def free(key: str) -> str:
    """The key of a record that holds the metadata ``key``."""
    return FREE + key if key in _RESERVED or key.startswith(FREE) else key
