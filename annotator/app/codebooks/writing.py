"""A codebook as a file in TOML, which ``annotator new --codebook`` reads; see ``docs/codebook.md``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.core.codebook import schema
from annotator.core.codebook.model import Codebook
from annotator.core.codebook.records_form import PARTS

_TABLES: Mapping[str, schema.Table] = {
    "labels": schema.LABEL,
    "values": schema.VALUE,
    "statement_types": schema.STATEMENT_TYPE,
    "entity_kinds": schema.ENTITY_KIND,
}


def codebook_toml(book: Codebook) -> str:
    """The text of the file; what the format has no key for is left out, entities among them."""
    data: Mapping[str, Any] = book.to_json()
    lines = [f"name = {_text(book.name)}", f"version = {book.version}"]
    for key in PARTS:
        for part in data[key]:
            lines += _table(_TABLES[key], part, _TABLES[key].name)
    return "\n".join(lines) + "\n"


def _table(table: schema.Table, part: Mapping[str, Any], path: str) -> Iterator[str]:
    yield ""
    yield f"[[{path}]]"
    for entry in table.entries:
        value = part.get(entry.name)
        if entry.required or value not in (None, "", []):
            told = _prose(str(value)) if entry.name == "guideline" else _value(value)
            yield f"{entry.name} = {told}"
    for inner in table.tables:
        for item in part.get("roles") or ():
            yield from _table(inner, item, f"{path}.{inner.name}")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    return _text(value or "") if isinstance(value, str) or value is None else repr(value)


def _text(text: str) -> str:
    # JSON escapes all that TOML wants escaped, but for DEL.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _prose(text: str) -> str:
    """A guideline as people write it: over several lines, without the blank ends that reading takes off."""
    lines = "\n".join(_text(line)[1:-1] for line in text.strip().split("\n"))
    return f'"""\n{lines}\n"""'
