"""The actions of the entities screen: finding entities, keeping their names in order, uniting them.

Letters mean this only while one of the screen's lists has the focus.
"""

from __future__ import annotations

from annotator.app.actions.model import Action
from annotator.app.messages.marking import N_

MENU = "label/entities"


def _entities(ident: str, name: str, tip: str, group: str, *keys: str) -> Action:
    return Action(f"entities.{ident}", name, MENU, keys, "entities", tip, group)


ACTIONS: tuple[Action, ...] = (
    _entities("find", N_("Find an Entity"), N_("Go to the field that finds them by any name"), "go", "/"),
    _entities("uses", N_("Where It Is Used"), N_("Go to the passages that mean it"), "go", "W"),
    _entities("rename", N_("Rename…"), N_("Give the entity another name"), "name", "F2"),
    _entities("alias", N_("Add an Alias…"), N_("Let it be known by another name, too"), "name", "A"),
    _entities(
        "split",
        N_("Split an Alias Off…"),
        N_("Make an alias an entity of its own, and take its spans along"),
        "name",
        "S",
    ),
    _entities("remove_alias", N_("Remove Alias"), N_("It is no longer known by the chosen alias"), "name"),
    _entities("kind", N_("Change Kind…"), N_("Say what kind of entity it is"), "said", "K"),
    _entities("parent", N_("Choose Parent…"), N_("Say what it is a part of"), "said", "P"),
    _entities("attribute", N_("Set Attribute…"), N_("Say something of it: a party, a country"), "said", "T"),
    _entities("remove_attribute", N_("Remove Attribute"), N_("Take back the chosen attribute"), "said"),
    _entities(
        "unite", N_("Unite With…"), N_("Say that another is one and the same, after a preview"), "one", "U"
    ),
    _entities(
        "apart", N_("Take Apart"), N_("Let what was united with it stand for itself again"), "one", "X"
    ),
    _entities(
        "remove",
        N_("Remove"),
        N_("Remove the entity, if nothing uses it; in a list of facts, the fact"),
        "remove",
        "Del",
        "Backspace",
    ),
)
