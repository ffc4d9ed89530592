"""The sheet of paper: one text, set for reading in a centred column, that can be selected and copied.

It stays a ``QTextEdit`` for the sake of selection, copying and screen readers. The text goes in and never
comes out again: Qt changes some characters, so a copy is taken from the text that was given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.app.messages.words import gettext
from annotator.core.text.boundaries import Boundaries
from annotator.gui.reading import setting
from annotator.gui.reading.layout_steps import LayoutSteps
from annotator.gui.reading.setting import Mark
from annotator.gui.reading.u16 import Page, Places
from annotator.gui.theme import current, theme_changes
from annotator.gui.viewport import give_viewport

ZOOMS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.1, 2.5, 3.0)
_LEAST_MARGIN = 16
_NATIVE_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)

KeyHandler = Callable[[QKeyEvent], bool]


class Sheet(QTextEdit):
    """A text in its column under its heading, with zoom, theme and keys."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAcceptRichText(False)
        self.setProperty("look", "reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(0)  # the caret is painted with the spans
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._show_scroll_bar_if_needed)
        self.setAccessibleName(gettext("Article text"))
        self._zoom = 1.0
        self._key_handler: KeyHandler | None = None
        self._heading = setting.Heading()
        self._places = Places("")
        self._boundaries = Boundaries("")
        self._show_scroll_bar_if_needed(0, 0)
        self._document: QTextDocument | None = None
        theme_changes().changed.connect(self._follow_theme)
        self._measures = current().measures
        self._dress()
        self._typeset()

    @property
    def text(self) -> str:
        """The text that is shown, as it was given."""
        return self._places.text

    def boundaries(self) -> Boundaries:
        """The boundaries of the shown text."""
        return self._boundaries

    def show_text(self, text: str, title: str, subtitle: str) -> None:
        """Show another text from its beginning, under ``title`` and a muted ``subtitle``."""
        self._places = Places(text)
        self._boundaries = Boundaries(text)
        self._heading.show(text, title, subtitle)
        self._describe()
        self._typeset()
        self.setTextCursor(self._places.cursor(self.document(), 0, 0))
        self.verticalScrollBar().setValue(0)

    def set_subtitle(self, subtitle: str) -> None:
        """Change the line under the title; the text stays where it is."""
        if subtitle != self._heading.subtitle:
            self._heading.subtitle = subtitle
            self._describe()
            self._set_heading()
            self.viewport().update()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Underline parts of the subtitle: (start, end, the theme's role), a legend of what is painted."""
        self._heading.marks = tuple(marks)
        self.viewport().update()

    def zoom_factor(self) -> float:
        """How large the text is set; 1 is the theme's size."""
        return self._zoom

    def set_zoom(self, factor: float) -> None:
        """Set the text ``factor`` times as large as the theme does, within reason."""
        factor = min(max(factor, ZOOMS[0]), ZOOMS[-1])
        if factor == self._zoom:
            return
        self._zoom = factor
        self._set_anew()

    def _set_anew(self) -> None:
        """Set the text in other measures; where one reads stays."""
        top = self._page.line_at(self._origin())[0] if self.verticalScrollBar().value() else 0
        anchor, head = self._places.ends(self.textCursor())
        self._dress()
        self._typeset()
        self.setTextCursor(self._places.cursor(self.document(), anchor, head))
        self.verticalScrollBar().setValue(int(self._page.caret(top).top()) if top else 0)
        self.zoom_changed.emit(self._zoom)

    def zoom(self, step: int) -> None:
        """Make the text larger (``step`` > 0) or smaller by so many steps; 0 takes the theme's size."""
        if step == 0:
            self.set_zoom(1.0)
            return
        beyond = [zoom for zoom in ZOOMS if (zoom > self._zoom if step > 0 else zoom < self._zoom)]
        ordered = beyond if step > 0 else beyond[::-1]
        if ordered:
            self.set_zoom(ordered[min(abs(step), len(ordered)) - 1])

    def set_key_handler(self, handler: KeyHandler | None) -> None:
        """Let ``handler`` see each key first.

        It is called for ``ShortcutOverride`` (answer whether the key is yours, do nothing yet) and for
        ``KeyPress`` (do it and answer True); ``event.type()`` tells which. What it leaves goes to
        the window's shortcuts, then to Qt's own keys for reading.
        """
        self._key_handler = handler

    def event(self, event: QEvent) -> bool:
        """Keys go to the handler before Qt makes shortcuts or a change of focus of them."""
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            if self._key_handler is not None and self._key_handler(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.ShortcutOverride:
                event.ignore()
                return True
        elif event.type() == QEvent.Type.Resize:
            self._fit_column()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only keys for reading and copying are Qt's; all others go on to the window."""
        standard = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
        if event.key() in _NATIVE_KEYS or any(event.matches(key) for key in standard):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The document's font is the theme's: a change of the widget's font must not lay it out again."""
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The heading is broken anew where the column has become narrower or wider."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_heading()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected part of the text as it was given: plain, and nothing changed by Qt."""
        start, end = sorted(self._places.ends(self.textCursor()))
        data = QMimeData()
        data.setText(self._places.text[start:end])
        return data

    def _typeset(self) -> None:
        self._fit_column()
        self._measure_heading()
        before = self._document
        width = self.viewport().width()
        self._document = setting.compose(self._places, self._heading, current(), self._zoom, width)
        self._document.setParent(self)
        self.setDocument(self._document)
        LayoutSteps(self._document)
        self._page = Page(self._document, self._places)
        if before is not None:
            before.deleteLater()

    def _measure_heading(self) -> None:
        self._heading.set_width(self.viewport().width() - 2 * setting.MARGIN, current(), self._zoom)

    def _set_heading(self) -> None:
        self._measure_heading()
        self._heading.apply_margins(self.document())

    def _fit_column(self) -> None:
        column = round(setting.column_width(current(), self._zoom))
        bar = self.verticalScrollBar().sizeHint().width()
        free = self.width() - bar - column
        side = max(free // 2, _LEAST_MARGIN)
        margins = self.viewportMargins()
        wanted = (side, 0, max(free - side, _LEAST_MARGIN), 0)
        if (margins.left(), margins.top(), margins.right(), margins.bottom()) != wanted:
            self.setViewportMargins(*wanted)

    def _origin(self) -> QPointF:
        """The viewport's top left in document coordinates."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _describe(self) -> None:
        self.setAccessibleDescription(". ".join(part for part in self._about() if part))

    def _about(self) -> tuple[str, ...]:
        """What is said of the text besides its name."""
        return self._heading.title, self._heading.subtitle

    def _follow_theme(self) -> None:
        if self._measures != current().measures:
            self._measures = current().measures
            self._set_anew()
        else:
            self._dress()

    def _dress(self) -> None:
        self._measure_heading()
        self.viewport().update()

    def _show_scroll_bar_if_needed(self, least: int, most: int) -> None:
        bar = self.verticalScrollBar()
        idle = most <= least
        if bar.property("idle") != idle:
            bar.setProperty("idle", idle)
            bar.style().unpolish(bar)
            bar.style().polish(bar)
