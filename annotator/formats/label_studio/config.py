"""The labelling configuration that a Label Studio project needs for our tasks."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from annotator.core.codebook.model import Codebook, StatementType
from annotator.formats.arrow_names import CUE, PASSAGE, escaped, role_slot
from annotator.formats.xml_characters import legal
from annotator.plugin_api import ExportSource, Target


def write_config(source: ExportSource, target: Target) -> None:
    """Labels with colours and keys, and a relation for each way in which a statement may be said."""
    book = source.codebook
    lines = ["<View>", '  <Labels name="label" toName="text">']
    for label in book.labels:
        hotkey = f" hotkey={_quoted(label.key.lower())}" if label.key else ""
        lines.append(f"    <Label value={_quoted(label.id)} background={_quoted(label.colour)}{hotkey}/>")
    lines += ["  </Labels>", "  <Relations>"]
    lines += [f"    <Relation value={_quoted(name)}/>" for name in _relations(book)]
    lines += ["  </Relations>", '  <Text name="text" value="$text"/>', "</View>"]
    target.write("\n".join(lines) + "\n")


def _relations(book: Codebook) -> Iterator[str]:
    for kind in book.statement_types:
        type_ = escaped(kind.id)
        yield type_
        for value in book.values if kind.stance_label is not None else ():
            yield f"{type_}:{escaped(value.id)}"
        for place in _places(kind):
            yield f"{type_}.{place}"


def _places(kind: StatementType) -> list[str]:
    cue = [CUE] if kind.stance_label is not None else []
    return [*(role_slot(role.id) for role in kind.roles), *cue, PASSAGE]


def _quoted(value: str) -> str:
    return quoteattr(legal(value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
