"""The label screen."""

from annotator.gui.label.screen import LabelScreen

__all__ = ["LabelScreen"]
