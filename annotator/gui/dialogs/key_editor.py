"""The key editor: choose an action, Enter, press its new key. Who has it already is told."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.actions import Action, shown_key
from annotator.app.actions.own_keys import PLACES, OwnKeys
from annotator.app.messages.words import gettext
from annotator.gui.dialogs.key_editor_listening import KeyListener

_IDENT = Qt.ItemDataRole.UserRole


class KeyEditor(QDialog):
    """``changed`` tells that :attr:`keys` are others now; whoever hears it puts them in force."""

    changed = Signal()

    def __init__(self, keys: OwnKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = keys
        self._wanted = ""
        self.setWindowTitle(gettext("Change Keys"))
        self.resize(640, 640)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(gettext("Filter: an action or a key"))
        self.filter.setAccessibleName(gettext("Filter the actions"))
        self.table = _table()
        self.listener = KeyListener()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumHeight(self.told.fontMetrics().height() * 2 + 4)
        self.take = QPushButton(gettext("Take It"))
        self.none = QPushButton(gettext("No Key"))
        self.reset = QPushButton(gettext("Reset"))
        self.reset_all = QPushButton(gettext("Reset All"))
        self._arrange()
        self._connect()
        self._fill()
        self.filter.setFocus()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.listener, 1)
        for button in (self.take, self.none, self.reset):
            row.addWidget(button)
            button.setAutoDefault(False)
        column.addLayout(row)
        column.addWidget(self.told)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        self.reset_all.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.currentItemChanged.connect(lambda: self._show_chosen())
        self.table.itemActivated.connect(lambda _: self.listener.listen())
        self.listener.key_pressed.connect(self._pressed)
        self.listener.given_up.connect(self._back)
        self.take.clicked.connect(self._take)
        self.none.clicked.connect(self._remove)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)

    @property
    def chosen(self) -> Action | None:
        """The action whose key is changed."""
        item = self.table.item(self.table.currentRow(), 0)
        return None if item is None else self.keys.registry[item.data(_IDENT)]

    def choose(self, ident: str) -> None:
        """Go to the action ``ident``."""
        for row in range(self.table.rowCount()):
            item = self.table.item(row, 0)
            if item is not None and item.data(_IDENT) == ident:
                self.table.setCurrentCell(row, 0)

    # --- The list -----------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.table.setRowCount(len(self.keys.registry))
        for row, action in enumerate(self.keys.registry):
            keys = "  ".join(map(shown_key, action.keys))
            cells = (action.title.rstrip("…"), keys, gettext(PLACES[action.where]))
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(_IDENT, action.id)
                if action.id in self.keys.own and place == 1:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                    item.setToolTip(gettext("Your own key"))
                self.table.setItem(row, place, item)
        self._filter()

    def _filter(self) -> None:
        wanted = self.filter.text().casefold().split()
        first = -1
        for row in range(self.table.rowCount()):
            items = (self.table.item(row, place) for place in range(3))
            told = " ".join(item.text() for item in items if item is not None).casefold()
            hidden = not all(word in told for word in wanted)
            self.table.setRowHidden(row, hidden)
            first = row if first < 0 and not hidden else first
        if first >= 0 and (self.table.currentRow() < 0 or self.table.isRowHidden(self.table.currentRow())):
            self.table.setCurrentCell(first, 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        action = self.chosen
        self._wanted = ""
        self.take.setEnabled(False)
        self.listener.setEnabled(action is not None)
        self.none.setEnabled(action is not None and bool(action.keys))
        self.reset.setEnabled(action is not None and action.id in self.keys.own)
        self.reset_all.setEnabled(bool(self.keys.own))
        self._tell("")

    # --- What is done ---------------------------------------------------------------------------------------

    def _pressed(self, key: str) -> None:
        action = self.chosen
        if action is None:
            return
        holders = self.keys.holders(action.id, key)
        if not self.keys.can_have(action.id, key):
            told = gettext("{key} is needed for typing; with Ctrl or Alt it can be a key of the window.")
            self._tell(told.format(key=shown_key(key)))
            self._back()
        elif holders:
            self._wanted = key
            names = ", ".join(f"{each.title.rstrip('…')} ({gettext(PLACES[each.where])})" for each in holders)
            self._tell(gettext("⚠ {key} is {names}.").format(key=shown_key(key), names=names))
            self.take.setEnabled(True)
            self.take.setFocus()
        else:
            self._give(action, key)

    def _take(self) -> None:
        action = self.chosen
        if action is not None and self._wanted:
            self._give(action, self._wanted)

    def _give(self, action: Action, key: str) -> None:
        self.keys.give(action.id, key)
        self._changed()
        told = gettext("{key} is now {name}.").format(key=shown_key(key), name=action.title.rstrip("…"))
        self._tell(told, calm=True)

    def _remove(self) -> None:
        if self.chosen is not None:
            self.keys.remove(self.chosen.id)
            self._changed()

    def _reset(self) -> None:
        if self.chosen is None:
            return
        held = self.keys.reset(self.chosen.id)
        self._changed()
        if held:
            names = ", ".join(each.title.rstrip("…") for each in held)
            self._tell(
                gettext("⚠ You gave one of these keys to {names}; reset that, too.").format(names=names)
            )

    def _reset_all(self) -> None:
        self.keys.reset_all()
        self._changed()

    def _changed(self) -> None:
        row = self.table.currentRow()
        self._fill()
        self.table.setCurrentCell(row, 0)
        self._show_chosen()
        self._back()
        self.changed.emit()

    def _back(self) -> None:
        self.table.setFocus()

    def _tell(self, told: str, *, calm: bool = False) -> None:
        self.told.setText(told)
        self.told.setProperty("look", "muted" if calm else "danger")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)


def _table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setHorizontalHeaderLabels([gettext("Action"), gettext("Keys"), gettext("Where")])
    table.setAccessibleName(gettext("Actions and their keys"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
    return table
