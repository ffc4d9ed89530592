"""One registry of all actions of a project: menus, shortcuts, tooltips and the key card derive from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from annotator.app.actions.catalogue import MENUS, WINDOW_ACTIONS
from annotator.app.actions.model import Action, Menu, Where, shown_key
from annotator.app.labelling.gestures import GESTURES, Gesture, codebook_gestures
from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.core.values import dataclass, replace

_GROUPS = {
    "fragment.keep": "compose",
    "statement.save": "compose",
    "composer.clear": "compose",
    "document.done_next": "finish",
    "document.skip": "finish",
    "document.reopen": "finish",
    "document.details": "details",
    "document.remove": "remove",
    "document.restore": "remove",
    "document.show_removed": "remove",
    "view.documents": "panels",
    "view.statements": "panels",
    "view.snap_words": "snap",
    "text.find": "find",
    "text.find_next": "find",
    "text.find_previous": "find",
}


@dataclass(frozen=True, slots=True)
class Clash:
    """Two actions that want the same key in the same place."""

    key: str
    first: str
    second: str


class Registry:
    """Actions by id, in the order of the menus. Ids are unique (else :class:`ValueError`)."""

    def __init__(self, actions: Iterable[Action], menus: Iterable[Menu] = MENUS) -> None:
        self._actions: dict[str, Action] = {}
        for action in actions:
            if action.id in self._actions:
                raise ValueError(f"an action is declared twice: {action.id}")
            self._actions[action.id] = action
        self.menus = tuple(menus)

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def __len__(self) -> int:
        return len(self._actions)

    def __contains__(self, ident: object) -> bool:
        return ident in self._actions

    def __getitem__(self, ident: str) -> Action:
        return self._actions[ident]

    def in_menu(self, menu: str) -> list[Action]:
        """The actions that stand in ``menu`` itself, not in a menu inside it, group by group.

        Groups come in the order in which their first action was declared.
        """
        groups: dict[str, list[Action]] = {}
        for action in self:
            if action.menu == menu:
                groups.setdefault(action.group, []).append(action)
        return [action for group in groups.values() for action in group]

    def keys(self, where: Where) -> dict[str, str]:
        """Key to action id for one place; of two that claim a key, the first declared has it.

        The codebook's come first, so that a label keeps its key whatever else wanted it.
        """
        found: dict[str, str] = {}
        for action in self:
            for key in action.keys if action.where == where else ():
                found.setdefault(key, action.id)
        return found

    def told_key(self, ident: str) -> str:
        """The first key of an action as people read it; the action's name where it has none."""
        action = self[ident]
        if action.keys:
            return shown_key(action.keys[0])
        return gettext("“{action}” (without a key)").format(action=action.title)

    def clashes(self) -> list[Clash]:
        """Every key that two actions claim where both could hear it.

        A key of the window is heard everywhere, so it clashes with the same key of the text or the panels.
        """
        found = []
        taken: dict[tuple[str, Where], str] = {}
        for action in sorted(self, key=lambda action: action.where != "window"):
            for key in action.keys:
                places: tuple[Where, ...] = ("window", action.where)
                first = next((taken[key, place] for place in places if (key, place) in taken), None)
                if first is not None:
                    found.append(Clash(key, first, action.id))
                taken.setdefault((key, action.where), action.id)
        return found


def registry_for(codebook: Codebook | None, keys: Mapping[str, tuple[str, ...]] | None = None) -> Registry:
    """All actions of a project: its codebook's labels and values, the label screen's and the window's.

    ``keys`` replaces the default keys of the actions it names (the user's own choice).
    """
    own_keys = keys or {}
    marks = {f"value.{value.id}": value.symbol for value in codebook.values} if codebook else {}
    of_codebook = codebook_gestures(codebook) if codebook else ()
    gestures = [_action(gesture, marks.get(gesture.id, "")) for gesture in (*of_codebook, *GESTURES)]
    return Registry(
        replace(action, keys=own_keys[action.id]) if action.id in own_keys else action
        for action in (*gestures, *WINDOW_ACTIONS)
    )


def _action(gesture: Gesture, mark: str) -> Action:
    return Action(
        gesture.id,
        gesture.name,
        gesture.menu,
        gesture.keys,
        gesture.where,
        gesture.tip,
        group=_GROUPS.get(gesture.id, gesture.id.partition(".")[0]),
        kind="toggle" if gesture.checkable else "press",
        mark=mark,
        spoken=gesture.spoken,
    )
