"""Plain text: one article a file, its first line the title."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from annotator.formats.decoding import decode
from annotator.plugin_api import Format, Holds, Incoming, IncomingDocument, Option, Source


def read(source: Source) -> Iterator[Incoming]:
    """The file as one document that remembers the file's name in its metadata."""
    text = decode(source)
    if text is not None:
        yield IncomingDocument(text=text, where=source.name, meta={"file": PurePosixPath(source.name).name})


TEXT = Format(
    name="text",
    title="Plain text",
    suffixes=(".txt", ".text", ".md"),
    aliases=("txt", "markdown"),
    description="One article a file. The first line, if it is not a long one, is also the title.",
    holds=frozenset({Holds.TEXT}),
    options=(Option("encoding", "Read the file in this encoding instead of finding it out."),),
    read=read,
)
