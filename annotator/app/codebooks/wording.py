"""What changed between two versions of a codebook, and how much a part is used, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.app.messages.marking import N_
from annotator.app.messages.words import gettext, ngettext
from annotator.core.codebook.differences import Difference
from annotator.store.codebook_uses import Uses

_LONGEST = 40

_KINDS: Mapping[str, str] = {
    "label": N_("label"),
    "value": N_("stance value"),
    "statement_type": N_("statement type"),
    "entity_kind": N_("entity kind"),
}
_ORDERS: Mapping[str, str] = {
    "label": N_("The labels stand in another order"),
    "value": N_("The stance values stand in another order"),
    "statement_type": N_("The statement types stand in another order"),
    "entity_kind": N_("The entity kinds stand in another order"),
}
_FIELDS: Mapping[str, str] = {
    "name": N_("name"),
    "colour": N_("colour"),
    "key": N_("key"),
    "guideline": N_("guideline"),
    "entity_kinds": N_("entity kinds"),
    "verb": N_("verb"),
    "number": N_("number"),
    "symbol": N_("symbol"),
    "roles": N_("roles"),
    "stance_label": N_("label of the cue"),
    "attributes": N_("attributes"),
}


def kind_word(kind: str) -> str:
    """A kind of part as people call one of it."""
    return gettext(_KINDS[kind])


def difference_words(difference: Difference) -> str:
    """One difference as one line."""
    if difference.what == "named":
        return gettext("The codebook is called “{after}”, no longer “{before}”").format(
            before=difference.before, after=difference.after
        )
    if difference.what == "order":
        return gettext(_ORDERS[difference.kind])
    facts = {"kind": kind_word(difference.kind), "name": difference.name}
    if difference.what == "added":
        return gettext("New {kind}: {name}").format(**facts)
    if difference.what == "gone":
        return gettext("No {kind} {name} any more").format(**facts)
    field = gettext(_FIELDS[difference.field]) if difference.field in _FIELDS else difference.field
    told = field_words(difference.field, difference.before), field_words(difference.field, difference.after)
    if difference.field == "examples":
        return gettext("{name}: other examples").format(name=difference.name)
    if difference.field == "guideline" or max(map(len, told)) > _LONGEST:
        return gettext("{name}: another {field}").format(name=difference.name, field=field)
    return gettext("{name}: {field} {after} instead of {before}").format(
        name=difference.name, field=field, before=told[0], after=told[1]
    )


def field_words(field: str, value: Any) -> str:
    """A field's value in one line; a dash for none."""
    if field == "roles":
        return ", ".join(str(role["name"]) for role in value or ()) or "–"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return "–" if value in (None, "") else str(value)


def uses_words(uses: Uses) -> str:
    """How much a part is used, in one line."""
    if not uses.any:
        return gettext("not used")
    parts = []
    if uses.entities:
        parts.append(ngettext("{n} entity", "{n} entities", uses.entities).format(n=uses.entities))
    if uses.spans:
        parts.append(ngettext("{n} span", "{n} spans", uses.spans).format(n=uses.spans))
    if uses.statements:
        parts.append(ngettext("{n} statement", "{n} statements", uses.statements).format(n=uses.statements))
    if uses.documents:
        people = ngettext("{n} person", "{n} people", uses.people).format(n=uses.people)
        documents = ngettext("{n} article", "{n} articles", uses.documents).format(n=uses.documents)
        parts.append(gettext("by {people} in {documents}").format(people=people, documents=documents))
    return " · ".join(parts)
