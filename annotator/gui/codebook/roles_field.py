"""The roles of a statement type, a row each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext

Role = Mapping[str, Any]
_FLAGS = (
    ("required", gettext("needed"), gettext("A statement that lacks it is incomplete")),
    ("sticky", gettext("stays"), gettext("The filling stays for the next statement")),
    ("several", gettext("several"), gettext("Several entities at once make one statement each")),
)


class RolesField(QWidget):
    """``chosen`` tells the roles as they shall be, ``remove_wanted`` the id of one to take away."""

    chosen = Signal(object)
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles: list[dict[str, Any]] = []
        self._labels: Sequence[tuple[str, str]] = ()
        self._rows = QWidget()
        self.names: list[QLineEdit] = []
        self.add = QPushButton(gettext("Add a Role"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._rows)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_roles(self, roles: Sequence[Role], labels: Sequence[tuple[str, str]]) -> None:
        """Show ``roles``; ``labels`` are ids and names of those that can fill one."""
        wanted = [dict(role) for role in roles]
        if wanted == self._roles and labels == self._labels:
            return
        self._roles, self._labels = wanted, list(labels)
        self._column.removeWidget(self._rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = QWidget()
        self._column.insertWidget(0, self._rows)
        self.names = []
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, role in enumerate(self._roles):
            self._row(grid, row, role)

    def _row(self, grid: QGridLayout, row: int, role: Role) -> None:
        name = QLineEdit(str(role["name"]))
        name.setAccessibleName(gettext("Name of role {n}").format(n=row + 1))
        name.editingFinished.connect(lambda: self._set(row, "name", name.text().strip()))
        self.names.append(name)
        label = QComboBox()
        label.setAccessibleName(gettext("Label that fills {role}").format(role=role["name"]))
        label.view().setAccessibleName(label.accessibleName())
        for ident, title in self._labels:
            label.addItem(title, ident)
        label.setCurrentIndex(max(0, label.findData(role["label"])))
        label.activated.connect(lambda: self._set(row, "label", label.currentData()))
        grid.addWidget(name, 2 * row, 0)
        grid.addWidget(label, 2 * row, 1)
        up = self._button("↑", gettext("Move {role} up"), role)
        up.setEnabled(row > 0)
        up.clicked.connect(partial(self._up, row))
        remove = self._button("✕", gettext("Remove {role}"), role)
        remove.clicked.connect(partial(self.remove_wanted.emit, str(role["id"])))
        grid.addWidget(up, 2 * row, 2)
        grid.addWidget(remove, 2 * row, 3)
        flags = QGridLayout()
        for column, (flag, title, told) in enumerate(_FLAGS):
            box = QCheckBox(title)
            box.setToolTip(told)
            box.setAccessibleName(f"{role['name']}: {title}")
            box.setChecked(bool(role.get(flag, flag == "required")))
            box.clicked.connect(partial(self._set, row, flag))
            flags.addWidget(box, 0, column)
        grid.addLayout(flags, 2 * row + 1, 0, 1, 4)

    def _button(self, sign: str, told: str, role: Role) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(told.format(role=role["name"]))
        button.setAccessibleName(button.toolTip())
        return button

    def _set(self, row: int, field: str, value: Any) -> None:
        if row < len(self._roles) and value != "" and self._roles[row].get(field) != value:
            roles = [dict(role) for role in self._roles]
            roles[row][field] = value
            self.chosen.emit(roles)

    def _up(self, row: int) -> None:
        roles = list(self._roles)
        roles[row - 1], roles[row] = roles[row], roles[row - 1]
        self.chosen.emit(roles)

    def _add(self) -> None:
        if not self._labels:
            return
        ident, title = self._labels[0]
        taken, number = {role["id"] for role in self._roles}, 2
        slug = made = re.sub(r"\W+", "_", title.casefold()).strip("_") or "role"
        while made in taken:
            made, number = f"{slug}_{number}", number + 1
        added = {
            "id": made,
            "name": title,
            "label": ident,
            "required": False,
            "sticky": False,
            "several": False,
        }
        self.chosen.emit([*self._roles, added])
        if self.names:
            self.names[-1].setFocus()
            self.names[-1].selectAll()
