"""The key card: every key on one page, made from the registry."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.app.actions import Registry
from annotator.app.actions.keycard import Line, Section, lead, sections
from annotator.app.messages.words import gettext
from annotator.gui.theme import current


class KeysDialog(QDialog):
    """Shows all keys by menu; typing filters by name or key. ``change_asked`` asks for the key editor."""

    change_asked = Signal()

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Keys"))
        self._sections = sections(registry)
        self.field = QLineEdit()
        self.field.setPlaceholderText(gettext("Filter: an action or a key"))
        self.field.setAccessibleName(gettext("Filter the keys"))
        self.card = QTextBrowser()
        self.card.setAccessibleName(gettext("All keys"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.change = QPushButton(gettext("Change Keys…"))
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self.change_asked)
        buttons.addButton(self.change, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.addWidget(self.field)
        column.addWidget(self.card, 1)
        column.addWidget(buttons)
        # Enter after typing a filter must not close the card.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.resize(620, 680)
        self.field.textChanged.connect(self._show)
        self._show()
        self.field.setFocus()

    def _show(self) -> None:
        wanted = self.field.text().casefold().strip()
        parts = [] if wanted else [f"<p>{escape(lead())}</p>"]
        parts += [
            _section(section, lines) for section in self._sections if (lines := _fitting(section, wanted))
        ]
        self.card.setHtml("".join(parts) or f"<p>{escape(gettext('No key for this.'))}</p>")


def _fitting(section: Section, wanted: str) -> list[Line]:
    return [
        line for line in section.lines if wanted in " ".join((line.name, line.tip, *line.keys)).casefold()
    ]


def _section(section: Section, lines: list[Line]) -> str:
    muted = current().colour("text_muted").name()
    rows = "".join(
        f'<tr><td width="36%">{escape(line.name)}</td>'
        f'<td width="24%"><b>{" &nbsp; ".join(map(escape, line.keys))}</b></td>'
        f'<td style="color:{muted}">{escape(line.tip)}</td></tr>'
        for line in lines
    )
    table = f'<table width="100%" cellpadding="3" style="margin-bottom: 14px">{rows}</table>'
    return f"<h3>{escape(section.title)}</h3>{table}"
