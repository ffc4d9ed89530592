"""Who takes part, in which role, and how far everybody is; people are added and changed here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.app.team.progress import PersonProgress, Progress
from annotator.core.kinds import PERSON_ROLES
from annotator.gui.work.card import Card
from annotator.gui.work.people_model import WIDTHS, PeopleModel
from annotator.gui.work.table import ROW, RowTable
from annotator.gui.work.words import role_word

_MOST_ROWS = 7


class PeoplePanel(Card):
    """The people of a project. Each signal asks for a deed; the texts that come along were typed."""

    added = Signal(str)
    renamed = Signal(str, str)
    role_wanted = Signal(str, str)
    passphrase_wanted = Signal(str, str)
    retired = Signal(str)
    take_back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gettext("People"), parent)
        self.model = PeopleModel(self)
        self.table = RowTable(self.model, gettext("People and how far they are"))
        head = self.table.horizontalHeader()
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.dialog: QInputDialog | None = None
        self.manners = QLabel(
            gettext(
                "Roles, passphrases and not seeing each other’s labels are manners: whoever has this file "
                "can read all of it. A file split off for somebody holds only theirs."
            )
        )
        self.manners.setProperty("look", "small")
        self.manners.setWordWrap(True)
        self.column.addWidget(self.table)
        self.column.addLayout(self._buttons())
        self.column.addWidget(self.manners)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self._managed = True
        self._enable()

    def _buttons(self) -> QHBoxLayout:
        self.add = self._button(gettext("Add…"), gettext("Let somebody take part"), self._ask_name)
        self.role = self._button(gettext("Role"), gettext("Role of the selected person"), None)
        self.rename = self._button(
            gettext("Rename…"), gettext("Rename the selected person"), self._ask_other_name
        )
        self.passphrase = self._button(
            gettext("Passphrase…"),
            gettext("Ask for a passphrase when somebody wants to work as the selected person"),
            self._ask_passphrase,
        )
        self.take_back = self._button(
            gettext("Take Back"),
            gettext("Take from the selected person what is not begun, so that others can have it"),
            self.take_back_wanted.emit,
        )
        self.remove = self._button(gettext("Remove"), gettext("Remove the selected person"), self._retire)
        self._role_menu()
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in (self.add, self.role, self.rename, self.passphrase, self.take_back, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _button(self, text: str, told: str, deed: Callable[[], object] | None) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if deed is not None:
            button.clicked.connect(deed)
        return button

    def _role_menu(self) -> None:
        menu = QMenu(self.role)
        group = QActionGroup(menu)
        self.roles = {}
        for role in PERSON_ROLES:
            action = menu.addAction(role_word(role))
            action.setCheckable(True)
            action.triggered.connect(partial(self._give_role, role))
            group.addAction(action)
            self.roles[role] = action
        self.role.setText(gettext("Role") + " ▾")
        self.role.setMenu(menu)
        self.role.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def tell(self, progress: Progress, managed: bool) -> None:
        """Show these people; only who ``managed`` the project can change them."""
        chosen = self.chosen
        self._managed = managed
        self.model.show(progress.people)
        rows = max(2, min(_MOST_ROWS, len(progress.people)))
        self.table.setFixedHeight(rows * ROW + self.table.horizontalHeader().sizeHint().height() + 4)
        uids = [person.annotator.uid for person in progress.people]
        if uids:
            kept = chosen.annotator.uid if chosen is not None else ""
            self.table.selectRow(uids.index(kept) if kept in uids else 0)
        self._enable()

    @property
    def chosen(self) -> PersonProgress | None:
        """The selected person."""
        rows = self.table.selected_rows()
        return self.model.people[rows[0]] if rows and rows[0] < len(self.model.people) else None

    def _enable(self) -> None:
        chosen = self.chosen
        for button in (self.role, self.rename, self.passphrase, self.remove):
            button.setEnabled(self._managed and chosen is not None)
        self.take_back.setEnabled(self._managed and chosen is not None and chosen.left > 0)
        if chosen is not None and chosen.annotator.role in self.roles:
            self.roles[chosen.annotator.role].setChecked(True)

    # --- What is asked ------------------------------------------------------------------------------------

    def _ask_name(self) -> None:
        self._ask(gettext("Add a person"), gettext("Name:"), "", self.added.emit)

    def _ask_other_name(self) -> None:
        if self.chosen is not None:
            person = self.chosen.annotator
            name = gettext("New name of {name}:").format(name=person.name)
            self._ask(gettext("Rename"), name, person.name, partial(self.renamed.emit, person.uid))

    def _ask_passphrase(self) -> None:
        if self.chosen is not None:
            person = self.chosen.annotator
            told = gettext("Passphrase of {name} (leave it empty to ask for none):").format(name=person.name)
            deed = partial(self.passphrase_wanted.emit, person.uid)
            self._ask(gettext("Passphrase"), told, "", deed, secret=True)

    def _ask(
        self, title: str, told: str, text: str, deed: Callable[[str], object], *, secret: bool = False
    ) -> None:
        self.dialog = dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(told)
        dialog.setTextValue(text)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)
        dialog.textValueSelected.connect(deed)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _give_role(self, role: str) -> None:
        if self.chosen is not None:
            self.role_wanted.emit(self.chosen.annotator.uid, role)

    def _retire(self) -> None:
        if self.chosen is not None:
            self.retired.emit(self.chosen.annotator.uid)
