"""Every action of the window, declared once as data.

Menus, shortcuts, tooltips, the key card and the documentation all derive from one :class:`Registry`.
"""

from __future__ import annotations

from annotator.app.actions.model import Action, Menu, Where, shown_key
from annotator.app.actions.registry import Clash, Registry, registry_for

__all__ = ["Action", "Clash", "Menu", "Registry", "Where", "registry_for", "shown_key"]
