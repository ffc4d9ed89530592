"""A colour: typed, or taken from a palette that everybody can tell apart, with how well it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.core.codebook.colours import (
    APART,
    OKABE_ITO,
    QUIET,
    READ,
    SEEN,
    contrast,
    nearest,
)
from annotator.core.codebook.json_form import COLOUR
from annotator.gui.theme import Theme, current

Named = Sequence[tuple[str, str]]


class Swatch(QAbstractButton):
    """A colour to choose."""

    def __init__(self, name: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{name} {colour}")
        self.setToolTip(f"{name} {colour}")
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour; a ring when it is chosen or has the focus."""
        theme = current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.setBrush(QColor(self.colour))
            painter.drawRoundedRect(box, 4, 4)
            if self.isChecked() or self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                role = "focus_ring" if self.hasFocus() else "text"
                painter.setPen(QPen(theme.colour(role), 2))
                painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)


class ColourField(QWidget):
    """``edited`` tells a colour while it is typed, ``chosen`` one that is meant."""

    edited = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._others: Named = ()
        self._known = ""
        self.text = QLineEdit()
        self.text.setAccessibleName(gettext("Colour"))
        self.text.setMaxLength(7)
        self.text.setFixedWidth(104)
        self.told = QLabel()
        self.told.setProperty("look", "small")
        self.told.setWordWrap(True)
        self.swatches: list[Swatch] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.text)
        row = QHBoxLayout()  # below, so that a narrow form cuts no name of a palette
        row.addLayout(self._palettes())
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.told)
        self.text.textEdited.connect(self._typed)
        self.text.editingFinished.connect(self._meant)

    def _palettes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2)
        palettes = ((gettext("Quiet"), QUIET), (gettext("Okabe–Ito"), OKABE_ITO))
        for row, (title, palette) in enumerate(palettes):
            told = QLabel(title)
            told.setProperty("look", "small")
            grid.addWidget(told, row, 0)
            for column, (name, colour) in enumerate(palette):
                swatch = Swatch(name, colour, self)
                swatch.clicked.connect(partial(self._taken, colour))
                self.swatches.append(swatch)
                grid.addWidget(swatch, row, column + 1)
        return grid

    def show_colour(self, colour: str, others: Named) -> None:
        """Show ``colour``; ``others`` are the names and colours from which it should be told apart."""
        self._known, self._others = colour, others
        if self.text.text() != colour:
            self.text.setText(colour)
        self._tell(colour)

    def _typed(self, text: str) -> None:
        colour = text if text.startswith("#") else f"#{text}"
        self._tell(colour)
        if COLOUR.match(colour):
            self.edited.emit(colour.lower())

    def _meant(self) -> None:
        text = self.text.text().strip().lower()
        colour = text if text.startswith("#") else f"#{text}"
        if not COLOUR.match(colour):
            colour = self._known
        self.text.setText(colour)
        self._tell(colour)
        if colour != self._known:
            self.chosen.emit(colour)

    def _taken(self, colour: str) -> None:
        self.text.setText(colour)
        self._meant()

    def _tell(self, colour: str) -> None:
        for swatch in self.swatches:
            swatch.setChecked(swatch.colour == colour)
            swatch.update()
        valid = bool(COLOUR.match(colour))
        self.told.setText(
            colour_words(colour, self._others) if valid else gettext("Six hexadecimal digits: #2f6fb2")
        )


def colour_words(colour: str, others: Named) -> str:
    """How well a colour is seen on the paper of both themes, and what it could be taken for."""
    lines = []
    for mode, title in (("light", gettext("On light paper")), ("dark", gettext("on dark paper"))):
        theme = Theme.load("light" if mode == "light" else "dark")
        ratio = contrast(colour, theme.colour("paper").name())
        lines.append(
            gettext("{place} {ratio:.1f} : 1{remark}").format(place=title, ratio=ratio, remark=_remark(ratio))
        )
    told = ", ".join(lines) + "."
    alike = nearest(colour, others)
    if alike is not None and alike[1] < APART:
        told += " " + gettext("⚠ Not everybody can tell it from {name}.").format(name=alike[0])
    return told


def _remark(ratio: float) -> str:
    if ratio >= READ:
        return gettext(" ✓")
    if ratio >= SEEN:
        return gettext(" (✓ lines; words are set in a stronger shade)")
    return gettext(" (weak: lines and words are set in a stronger shade)")
