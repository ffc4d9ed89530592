"""The registry's actions as Qt's: menus, shortcuts and tooltips."""

from __future__ import annotations

from annotator.gui.actions.action_set import ActionSet, Doer

__all__ = ["ActionSet", "Doer"]
