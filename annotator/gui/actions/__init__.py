"""Menus, tooltips and shortcuts made from the registry of actions."""
