"""How entities and what is known of them are told in words."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.app.entities.directory import Line
from annotator.app.entities.uniting import Preview
from annotator.app.messages.words import gettext, ngettext
from annotator.core.codebook.model import Codebook


def kind_word(codebook: Codebook, kind: str) -> str:
    """What the codebook calls a kind."""
    known = codebook.entity_kind(kind)
    return known.name if known is not None else kind


def uses_word(spans: int, statements: int) -> str:
    """How often something is used."""
    if not spans and not statements:
        return gettext("not used")
    counted = ngettext("{n} span", "{n} spans", spans).format(n=f"{spans:,}")
    stated = ngettext("{n} statement", "{n} statements", statements).format(n=f"{statements:,}")
    return f"{counted} · {stated}"


def spoken_line(codebook: Codebook, line: Line) -> str:
    """A line of the list for those who listen."""
    parent = gettext("part of {parent}").format(parent=line.parent) if line.parent else ""
    kind = kind_word(codebook, line.entity.kind)
    return ", ".join(filter(None, [line.entity.name, kind, parent, uses_word(line.spans, line.statements)]))


def said_word(value: object) -> str:
    """The value of an attribute."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def foretold(preview: Preview) -> str:
    """What uniting two entities comes to."""
    kept, gone = preview.kept.entity, preview.gone.entity
    told = [
        gettext("{gone} and {kept} become one, called {kept}.").format(gone=gone.name, kept=kept.name),
        gettext("Also called: {aliases}").format(aliases=", ".join(preview.aliases)),
        gettext("{gone}: {uses}").format(
            gone=gone.name, uses=uses_word(preview.gone.spans, preview.gone.statements)
        ),
        gettext("{kept}: {uses}").format(
            kept=kept.name, uses=uses_word(preview.kept.spans, preview.kept.statements)
        ),
    ]
    if preview.attributes:
        told.append(gettext("Attributes: {attributes}").format(attributes=_pairs(preview.attributes)))
    if preview.lost:
        told.append(gettext("No longer shown: {attributes}").format(attributes=_pairs(preview.lost)))
    told.append(gettext("It is one step for Undo, and can be taken apart again later."))
    return "\n".join(told)


def _pairs(attributes: Mapping[str, object]) -> str:
    return ", ".join(f"{name}: {said_word(value)}" for name, value in attributes.items())
