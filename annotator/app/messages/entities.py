"""Sentences about entities: what can't be done to them as they are, and what to do first."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "entity.no_such_alias": N_("“{alias}” is no alias of {name}; it may have been removed meanwhile."),
    "entity.alias_is_a_name": N_(
        "“{name}” is the name of an entity that was united with this one; take it apart, or rename it first."
    ),
    "entity.attribute_nameless": N_("An attribute needs a name; type one."),
    "entity.no_such_attribute": N_("Nothing called “{name}” is said of this entity any more."),
    "entity.parent_cycle": N_(
        "{parent} can't be above {name}, for it stands under {name} itself; change its parent first."
    ),
    "entity.unite_cycle": N_(
        "These can't be one, for {name} stands under {between}, which stands under the other; "
        "change a parent first."
    ),
    "entity.has_children": N_(
        "{name} can't be removed: it is the parent of {children}; give them another parent first."
    ),
    "entity.in_use": N_(
        "{name} can't be removed: spans or statements are tied to it; tie them to another entity, or unite "
        "it with one."
    ),
    "entity.not_united": N_("{name} isn't united with any other entity."),
}
