"""A person's own keys: what a new one would clash with, giving it, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.app.actions.model import Action
from annotator.app.actions.registry import Registry, registry_for
from annotator.app.messages.marking import N_
from annotator.app.preferences.key_names import MODIFIERS
from annotator.core.codebook.model import Codebook

PLACES: dict[str, str] = {
    "window": N_("everywhere"),
    "text": N_("in the text"),
    "panels": N_("beside the text"),
    "review": N_("on the review screen"),
    "agreement": N_("on the agreement screen"),
    "work": N_("on the work screen"),
    "search": N_("on the search screen"),
    "entities": N_("on the entities screen"),
    "codebook": N_("on the codebook screen"),
}
"""Where keys mean something, in words."""

_TYPING = ("Return", "Tab", "Esc", "Space", "Backspace", "Del", "Left", "Right", "Up", "Down", "Home", "End")


class OwnKeys:
    """The keys of all actions under ``codebook``, of which ``own`` are a person's choice."""

    def __init__(self, codebook: Codebook | None, own: Mapping[str, tuple[str, ...]]) -> None:
        self._codebook = codebook
        self.own = dict(own)
        self.registry: Registry
        self._renew()

    def _renew(self) -> None:
        self.registry = registry_for(self._codebook, self.own)

    def holders(self, ident: str, key: str) -> list[Action]:
        """The other actions that have ``key`` where the action ``ident`` would hear it, too."""
        wanted = self.registry[ident]
        return [
            other
            for other in self.registry
            if other.id != ident and key in other.keys and _meet(wanted.where, other.where)
        ]

    def can_have(self, ident: str, key: str) -> bool:
        """Whether ``key`` may be a key of ``ident``: one of the window's mustn't be needed for typing."""
        *modifiers, last = [*key[:-1].split("+"), "+"] if key.endswith("+") else key.split("+")
        if self.registry[ident].where != "window":
            return True
        if MODIFIERS & {"Ctrl", "Alt"} & set(modifiers):
            return True
        return len(last) > 1 and last not in _TYPING

    def give(self, ident: str, key: str) -> None:
        """Let ``key`` be the key of ``ident``; whatever had it has it no more."""
        for other in self.holders(ident, key):
            self.own[other.id] = tuple(each for each in other.keys if each != key)
        self.own[ident] = (key,)
        self._drop_what_is_default()

    def remove(self, ident: str) -> None:
        """Let ``ident`` have no key."""
        self.own[ident] = ()
        self._drop_what_is_default()

    def reset(self, ident: str) -> list[Action]:
        """Give ``ident`` its default keys back; the actions that keep those because they were given them."""
        self.own.pop(ident, None)
        self._renew()
        return [other for key in self.registry[ident].keys for other in self.holders(ident, key)]

    def reset_all(self) -> None:
        """All keys are as they come."""
        self.own.clear()
        self._renew()

    def _drop_what_is_default(self) -> None:
        plain = registry_for(self._codebook)
        self.own = {
            ident: keys for ident, keys in self.own.items() if ident not in plain or plain[ident].keys != keys
        }
        self._renew()


def _meet(one: str, other: str) -> bool:
    return one == other or "window" in (one, other)
