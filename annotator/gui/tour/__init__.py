"""The program played by itself: a tour with pictures, and a test of an installation."""

from annotator.gui.tour.installation import selftest
from annotator.gui.tour.scenes import play

__all__ = ["play", "selftest"]
