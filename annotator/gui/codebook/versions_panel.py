"""The versions of the codebook, the latest first: when, by whom, what is different."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from annotator.app.codebooks.history import VersionLine
from annotator.app.codebooks.wording import difference_words
from annotator.app.messages.words import gettext
from annotator.gui.label.dates import long_date
from annotator.gui.label.rule_text import RuleText
from annotator.gui.theme import theme_changes

_ESCAPED = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#+-.!|~"})


class VersionsPanel(QWidget):
    """A sheet that is read; text on it can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self.sheet: QTextBrowser = RuleText(self)
        self.sheet.setAccessibleName(gettext("Versions of the codebook"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        theme_changes().changed.connect(self._redress)

    def show_versions(self, lines: Sequence[VersionLine]) -> None:
        """Show ``lines``, of which the last is in force."""
        self._markdown = "\n\n".join(map(_told, reversed(lines)))
        self._redress()

    def _redress(self) -> None:
        sheet = self.sheet
        assert isinstance(sheet, RuleText)
        sheet.dress()
        sheet.show_rules(self._markdown)


def _told(line: VersionLine) -> str:
    title = gettext("Version {n}").format(n=line.number)
    day = long_date(line.begun.astimezone().date().isoformat())
    by = " · ".join([day, ", ".join(line.people).translate(_ESCAPED)]).strip(" ·")
    changes = [f"- {difference_words(one).translate(_ESCAPED)}" for one in line.differences]
    first = gettext("as it was made") if not changes else ""
    return "\n\n".join(filter(None, [f"### {title}", by, "\n".join(changes) or first]))
