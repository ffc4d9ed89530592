"""The text an annotator reads, with its spans painted over it."""

from annotator.gui.reading.spans import PaintedSpan
from annotator.gui.reading.view import ReadingView

__all__ = ["PaintedSpan", "ReadingView"]
