"""One file as its format and its name tell it."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.app.importing.file_names import told_by_name
from annotator.app.importing.finding import Found
from annotator.plugin_api import Incoming, Source


def items_of(file: Found, source: Source) -> Iterator[Incoming]:
    """What is in ``file``, item by item; raises what its reader raises."""
    assert file.format.read is not None, "only formats that can be read are found"
    return told_by_name(file.format.read(source), file.path, source)
