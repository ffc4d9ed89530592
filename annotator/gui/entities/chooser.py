"""Choosing an entity in a dialog: type, ↓ and ↑ move in the list, Enter takes; below it what will happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.app.entities.directory import Directory, Line
from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.gui.entities.line_rows import LineDelegate
from annotator.gui.entities.words import kind_word, spoken_line
from annotator.gui.label.row_view import RowView
from annotator.gui.label.uid_list import UidListModel

MOST = 200
"""Rows; typing narrows them."""
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_FORETOLD_HEIGHT = 130


class EntityChooser(QDialog):
    """Offers ``first`` until something is typed, then what ``find`` answers.

    ``foretell`` says what taking a line would do; its second argument is whether ``turned`` (a box that
    is shown if ``turn`` has words for it) is ticked. With ``nobody`` (words) nobody can be chosen, too.
    """

    def __init__(
        self,
        directory: Directory,
        codebook: Codebook,
        find: Callable[[str], Sequence[str]],
        foretell: Callable[[Line, bool], str] | None = None,
        *,
        turn: str = "",
        nobody: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._directory, self._codebook = directory, codebook
        self._find, self._foretell = find, foretell
        self.chosen: str | None = None
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QLineEdit()
        self.field.setPlaceholderText(gettext("Find by name or alias"))
        self.field.setAccessibleName(gettext("Find an entity"))
        self.model = UidListModel(lambda uid: spoken_line(codebook, directory.lines[uid]), self)
        self.list = RowView(self.model, self)
        self.list.setAccessibleName(gettext("Entities to choose from"))
        self.list.setItemDelegate(
            LineDelegate(self.list, directory.get, lambda kind: kind_word(codebook, kind))
        )
        self.turned = QCheckBox(turn)
        self.turned.setVisible(bool(turn))
        self.preview = QLabel()
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview.setAccessibleName(gettext("What will happen"))
        self.preview.setVisible(foretell is not None)
        self.preview.setMinimumHeight(_FORETOLD_HEIGHT if foretell is not None else 0)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._arrange()
        if nobody:
            button = self.buttons.addButton(nobody, QDialogButtonBox.ButtonRole.ResetRole)
            button.setAutoDefault(False)
            button.clicked.connect(self._take_nobody)
        self._in_order()
        self._connect()
        self._look()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.told)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.turned)
        column.addWidget(self.preview)
        column.addWidget(self.buttons)
        self.resize(520, 560)

    def _in_order(self) -> None:
        """Tab goes from the top to the bottom, and Shift+Tab from the field to the last button."""
        order = [self.field, self.list, self.turned, *self.buttons.buttons()]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)
        self.field.setFocus()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._look())
        self.field.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.list.entered.connect(lambda _: self._take())
        self.turned.toggled.connect(lambda _: self._tell())
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)

    def _look(self) -> None:
        self.model.start_over(list(self._find(self.field.text()))[:MOST])
        # Until one types or moves, Enter takes nobody: uniting with just anybody is no one's wish.
        self.list.show_current(next(iter(self.model.uids), None) if self.field.text().strip() else None)
        self._tell()

    @property
    def line(self) -> Line | None:
        """The line that would be taken."""
        return self._directory.get(self.list.uid())

    def _tell(self) -> None:
        line = self.line
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(line is not None)
        if self._foretell is not None:
            nobody = gettext("No entity of this kind is like that.")
            nothing = gettext("Type a name, or choose with ↓.") if self.model.uids else nobody
            self.preview.setText(nothing if line is None else self._foretell(line, self.turned.isChecked()))

    def _take(self) -> None:
        if self.line is not None:
            self.chosen = self.line.entity.uid
            self.accept()

    def _take_nobody(self) -> None:
        self.chosen = None
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move go to the list while one types."""
        if watched is self.field and _pressed(event) in _MOVES:
            QCoreApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)


def _pressed(event: QEvent) -> int | None:
    """The key that was pressed, if ``event`` is that."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return event.key()
    return None
