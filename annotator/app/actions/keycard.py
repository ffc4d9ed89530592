"""The key card: every key on one page, made from the registry (docs/keys.md and Help › Keys)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.app.actions.model import Action, shown_key
from annotator.app.actions.registry import Registry, registry_for
from annotator.app.messages.marking import N_
from annotator.app.messages.words import gettext
from annotator.app.resources import resource
from annotator.core.codebook.reader import read_codebook

_READING = N_("Reading")
_PEOPLE = N_("People")
_LEAD = N_(
    "Letters, digits, Enter, Tab and brackets mean this only while the text has the focus; F6 changes the "
    "pane and Esc comes back to the text. A key is recognised by its character, else by its place on the "
    "keyboard, so a Ukrainian, French or German layout needs no switching."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One action on the card: its name, its keys as shown, and what there is to say about it."""

    name: str
    keys: tuple[str, ...]
    tip: str


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the card."""

    title: str
    lines: tuple[Line, ...]


def lead() -> str:
    """What holds for all keys, in a sentence or two."""
    return gettext(_LEAD)


def sections(registry: Registry) -> list[Section]:
    """The card, menu by menu, then reading; only what has a key, and no empty section."""
    titled = [(menu.title.replace("&", ""), registry.in_menu(menu.id)) for menu in registry.menus]
    titled += [(gettext(_PEOPLE), registry.in_menu("person")), (gettext(_READING), registry.in_menu(""))]
    made = [Section(title, _lines(actions)) for title, actions in titled]
    return [section for section in made if section.lines]


def key_card(registry: Registry) -> str:
    """The card as Markdown."""
    parts = [f"# {gettext('Keys')}", lead()]
    for section in sections(registry):
        rows = "\n".join(f"| {line.name} | {_cells(line.keys)} | {line.tip} |" for line in section.lines)
        parts.append(f"## {section.title}\n\n| action | keys | |\n| --- | --- | --- |\n{rows}")
    return "\n\n".join(parts) + "\n"


def default_key_card() -> str:
    """The card of a project with the codebook that comes with the program, as docs/keys.md has it."""
    path = resource("codebooks", "positions.toml")
    return key_card(registry_for(read_codebook(path.read_text(encoding="utf-8"), path.name).codebook))


def _lines(actions: Iterable[Action]) -> tuple[Line, ...]:
    return tuple(_line(action) for action in actions if action.keys)


def _line(action: Action) -> Line:
    keys = tuple(dict.fromkeys(map(shown_key, action.keys)))
    return Line(action.title.rstrip("…"), keys, gettext(action.tip) if action.tip else "")


def _cells(keys: Iterable[str]) -> str:
    return " ".join(f"`{key}`" for key in keys)
