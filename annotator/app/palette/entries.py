"""What can be found in the palette: every action, every article, every entity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from annotator.app.actions import Action, Registry, shown_key
from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.core.records import DocumentSummary, Entity

Kind = Literal["action", "entity", "document"]


class Entry(NamedTuple):
    """One line. ``told`` says more about it, ``key`` is shown beside it.

    ``possible`` is whether choosing it would do anything now. A tuple, for tens of thousands are made when
    the palette opens.
    """

    kind: Kind
    ident: str
    name: str
    told: str = ""
    key: str = ""
    possible: bool = True

    @property
    def what(self) -> str:
        """Kind and ident in one text, as the recent ones are remembered."""
        return f"{self.kind} {self.ident}"

    def spoken(self) -> str:
        """The line for those who listen."""
        unable = "" if self.possible else gettext("not possible now")
        return ", ".join(filter(None, [self.name, self.told, self.key, unable]))


def actions(
    registry: Registry, can: Callable[[str], bool], title_now: Callable[[str], str | None]
) -> Iterator[Entry]:
    """All actions with the menu they are in and their key."""
    menus = {menu.id: menu.title.replace("&", "") for menu in registry.menus}
    for action in registry:
        yield Entry(
            "action",
            action.id,
            (title_now(action.id) or action.title).rstrip("…"),
            _place(action, menus),
            shown_key(action.keys[0]) if action.keys else "",
            can(action.id),
        )


def documents(lines: Iterable[DocumentSummary]) -> Iterator[Entry]:
    """Articles by title, with source and day."""
    what = gettext("Article")
    for line in lines:
        source = f"{what} · {line.source}" if line.source else what
        yield Entry("document", line.uid, line.title, f"{source} · {line.date[:10]}" if line.date else source)


def entities(known: Iterable[Entity], codebook: Codebook | None) -> Iterator[Entry]:
    """Entities by name, with kind and aliases."""
    kinds = {kind.id: kind.name for kind in codebook.entity_kinds} if codebook else {}
    for entity in known:
        told = " · ".join([kinds.get(entity.kind, entity.kind), *entity.aliases])
        yield Entry("entity", entity.uid, entity.name, told)


def _place(action: Action, menus: dict[str, str]) -> str:
    outer, _, inner = action.menu.partition("/")
    path = [menus.get(outer, "")]
    if inner:
        path.append(menus.get(action.menu, ""))
    told = " › ".join(filter(None, path))
    return told or (gettext("People") if outer == "person" else gettext("Text"))
