"""What a merge brings, in sentences: the same ones at the command line and in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from annotator.app.messages import sentence
from annotator.app.messages.marking import N_
from annotator.app.messages.words import gettext, ngettext
from annotator.app.sharing.report import FileReport
from annotator.plugin_api import Issue
from annotator.sync.tally import Brought

_KINDS = {
    "project": N_("Project"), "label": N_("Label"), "value": N_("Stance value"),
    "statement_type": N_("Statement type"), "entity_kind": N_("Kind of entity"), "entity": N_("Entity"),
    "annotator": N_("Person"),
}  # fmt: skip

_LONGEST = 60
"""Characters of a value that are shown; a guideline may be a page."""


def headline(file: FileReport) -> str:
    """How much a file brings, in one line."""
    if not file.is_news:
        return sentence("sharing.nothing_new", {})
    return ", ".join([*_counts([file.brought]), *_steps(file.brought.entries)])


def total(files: Iterable[FileReport]) -> str:
    """How much several files brought together, in a sentence."""
    news = [file.brought for file in files if file.is_news]
    if not news:
        return sentence("sharing.nothing_new", {})
    steps = sum(brought.entries for brought in news)
    told = [*_counts(news), *_steps(steps)]
    return sentence("sharing.merged", {"counts": ", ".join(told)})


def _counts(all_brought: Sequence[Brought]) -> Iterator[str]:
    def summed(count: Callable[[Brought], int]) -> int:
        return sum(map(count, all_brought))

    documents, spans = summed(lambda one: one.documents), summed(lambda one: one.spans)
    statements, entities = summed(lambda one: one.statements), summed(lambda one: one.entities)
    decisions, people = summed(lambda one: one.decisions), summed(lambda one: len(one.annotators))
    counts = (
        (documents, ngettext("{n} document", "{n} documents", documents)),
        (spans, ngettext("{n} span", "{n} spans", spans)),
        (statements, ngettext("{n} statement", "{n} statements", statements)),
        (entities, ngettext("{n} entity", "{n} entities", entities)),
        (decisions, ngettext("{n} decision", "{n} decisions", decisions)),
        (people, ngettext("{n} person", "{n} people", people)),
    )
    return (words.format(n=count) for count, words in counts if count)


def _steps(count: int) -> Iterator[str]:
    """Steps of the history; what is imported from another project has none."""
    if count:
        yield ngettext("{n} step", "{n} steps", count).format(n=count)


def layer_lines(file: FileReport) -> Iterator[str]:
    """Whose labels a file brings, a line a person."""
    for layer in file.brought.layers:
        counts = (
            (layer.spans, ngettext("{n} span", "{n} spans", layer.spans)),
            (layer.statements, ngettext("{n} statement", "{n} statements", layer.statements)),
            (layer.removed, ngettext("{n} taken away", "{n} taken away", layer.removed)),
        )
        told = ", ".join(words.format(n=count) for count, words in counts if count)
        where = ngettext("in {n} document", "in {n} documents", layer.documents).format(n=layer.documents)
        name = gettext("Gold") if layer.annotator == "gold" else file.names.get(layer.annotator, "?")
        yield f"{name}: {told or gettext('status and notes')} {where}"


def conflicts(file: FileReport) -> Iterator[Issue]:
    """What the two sides said differently, and how that is settled; an issue each."""
    for found in file.differences:
        stands = gettext("what is said here") if found.here_stands else gettext("what is said there")
        facts = {
            "kind": gettext(_KINDS[found.kind]), "name": found.name, "field": found.field.replace("_", " "),
            "here": _shown(found.here), "there": _shown(found.there), "stands": stands,
        }  # fmt: skip
        yield Issue(found.uid, "sharing.later_stands", facts)
    for united in file.united:
        facts = {"kind": gettext(_KINDS[united.kind]), "name": united.name}
        yield Issue(united.uids[0], "sharing.united", facts)
    for same in file.same_names:
        yield Issue(same.uids[0], "sharing.same_name", {"name": same.name})


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f"“{short}”"
