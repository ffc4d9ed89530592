"""Goes with somebody through their first statement: looks at what they do, and says what comes next.

Nothing is done for them and nothing is blocked: every gesture is their own, made by their own keys, and taken
back by undo like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from annotator.app.actions import shown_key
from annotator.app.labelling.events import Changed
from annotator.app.showing.lesson import Lesson
from annotator.app.showing.moments import Moment, Place
from annotator.gui.showing.callout import Callout
from annotator.gui.showing.placing import Side, placed

if TYPE_CHECKING:
    from annotator.gui.window.main_window import MainWindow

_SIDES: dict[Place, tuple[Side, ...]] = {
    "text": ("right", "left", "below", "above"),
    "labels": ("below", "right"),
    "picker": ("right", "left", "below", "above"),
    "stance": ("above", "below"),
    "composer": ("above", "left"),
}
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class ShowMe(QObject):
    """One walk through a statement on the label screen of ``window``; ``ended`` tells that it was left.

    The screen has been made ready (:func:`~annotator.app.showing.lesson.make_ready`).
    """

    ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._label = label = window.label
        self._lesson = Lesson(label.session)
        self.moment: Moment | None = None
        self.callout = Callout(label)
        self.callout.left.connect(self.end)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._ends: list[Callable[[], object]] = [label.session.listen(self._heard)]
        for signal in (label.view.caret_moved, label.view.selected_by_pointer, window.screens.switched):
            signal.connect(self._look_soon)
        label.view.verticalScrollBar().valueChanged.connect(self._look_soon)
        label.columns.splitterMoved.connect(self._look_soon)
        label.installEventFilter(self)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self._ends.append(lambda: application.removeEventFilter(self))
        window.closed.connect(self.end)
        label.focus_text()
        self._look()

    def end(self) -> None:
        """Leave whoever labels alone; where they are stays as it is."""
        if not self._ends:
            return
        for end in self._ends:
            end()
        self._ends.clear()
        self._soon.stop()
        within = self.callout.isAncestorOf(QApplication.focusWidget() or self._label)
        self.callout.hide()
        self.callout.deleteLater()
        if within:
            self._label.focus_text()
        self.ended.emit()
        self.deleteLater()

    # --- What somebody does -----------------------------------------------------------------------------

    def _heard(self, changed: Changed) -> None:
        if changed.topic == "document":
            self._lesson.start_over()
        elif changed.topic == "codebook":
            self.moment = None
        self._look_soon()

    def _look_soon(self) -> None:
        """A key changes several things at once: look when it has done so, and paint first."""
        if self._ends and not self._soon.isActive():
            self._soon.start(0)

    def _look(self) -> None:
        session = self._label.session
        if session.document is None or not session.codebook.labels:
            self.end()
            return
        moment = self._lesson.moment(selected=self._label.view.selection() is not None)
        if moment != self.moment:
            self.moment = moment
            self.callout.say(moment, self._keys_of)
            self.callout.fit()
        self._settle(moment)
        self.callout.show()
        if not self._label.text.picker.isVisible():
            self.callout.raise_()

    def _keys_of(self, ident: str) -> list[str]:
        registry = self._window.registry
        return [shown_key(key) for key in registry[ident].keys] if ident in registry else []

    def renew_keys(self) -> None:
        """Keys may be others now: say it again with those."""
        if self.moment is not None and self._ends:
            self.callout.say(self.moment, self._keys_of)
            self.callout.fit()
            self._look_soon()

    # --- Where it stands --------------------------------------------------------------------------------

    def _settle(self, moment: Moment) -> None:
        anchor = self._anchor(moment)
        room = self._label.columns.geometry() if moment.place == "text" else self._label.rect()
        sides, kept_free = _SIDES[moment.place], self._kept_free()
        where, side = placed(self.callout.size(), anchor, room, sides, kept_free)
        self.callout.stand(where, side, anchor)

    def _kept_free(self) -> list[QRect]:
        """What one looks at now: the words selected, else the caret's line, and what was opened there."""
        text = self._label.text
        opened = [self._on_label(each) for each in (text.palette, text.picker) if each.isVisible()]
        return [*opened, self._line()]

    def _anchor(self, moment: Moment) -> QRect:
        label = self._label
        if moment.place == "picker" and label.text.picker.isVisible():
            return self._on_label(label.text.picker)
        if moment.place == "labels":
            button = label.labels.buttons.get(f"label.{moment.label}")
            if label.text.palette.isVisible():
                return self._on_label(label.text.palette)
            if button is not None and button.isVisible():
                return self._on_label(button)
        if moment.place in ("stance", "composer") and label.composer.isVisible():
            box = label.composer.boxes.get("stance") if moment.place == "stance" else None
            return self._on_label(box or label.composer.save)
        view = label.view.viewport()
        line, column = self._line(), self._on_label(view)
        return QRect(column.left(), line.top(), column.width(), line.height()).intersected(column)

    def _line(self) -> QRect:
        """Where the selection or the caret is."""
        view = self._label.view
        caret = view.caret()
        rect = view.rect_of(*(view.selection() or (caret, caret)))
        return QRect(view.viewport().mapTo(self._label, rect.topLeft()), rect.size())

    def _on_label(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._label, widget.rect().topLeft()), widget.size())

    # --- Leaving ----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves, wherever it has no nearer meaning; a window of another size moves the callout."""
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._label:
            self._look_soon()
        escaping = kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if escaping and isinstance(event, QKeyEvent) and self._means_us(watched, event):
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self.end()
            return True
        return False

    def _means_us(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if not isinstance(watched, QWidget) or not self.callout.isVisible():
            return False
        here = watched is self._window or self._label.isAncestorOf(watched)
        if not here or QApplication.activePopupWidget() is not None:
            return False
        return watched is self._label.view or not isinstance(watched, _FIELDS)
