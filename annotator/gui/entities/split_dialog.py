"""Splitting an alias off: which one, and whether one's own spans that quote it come along."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from annotator.app.messages.words import gettext, ngettext

Quoting = Callable[[str], tuple[Sequence[str], int]]
"""Uids of one's own spans that quote an alias, and how many of others do."""


class SplitDialog(QDialog):
    """:attr:`alias` is the one that is to be split off, :attr:`moved` are the spans to go with it."""

    def __init__(
        self, name: str, aliases: Sequence[str], alias: str | None, quoting: Quoting, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Split an alias off"))
        self._quoting = quoting
        told = QLabel(gettext("Which alias of {name} is an entity of its own?").format(name=name))
        told.setWordWrap(True)
        self.aliases = QComboBox()
        self.aliases.setAccessibleName(gettext("Alias"))
        self.aliases.addItems(list(aliases))
        self.aliases.setCurrentText(alias or "")
        self.along = QCheckBox()
        self.along.setChecked(True)
        self.others = QLabel()
        self.others.setProperty("look", "small")
        self.others.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for part in (told, self.aliases, self.along, self.others, buttons):
            column.addWidget(part)
        self._own: Sequence[str] = ()
        self.aliases.currentIndexChanged.connect(lambda _: self._count())
        self._count()
        self.resize(440, 200)

    def _count(self) -> None:
        self._own, others = self._quoting(self.alias)
        words = ngettext("Take the {n} span of mine along that quotes it",
                         "Take the {n} spans of mine along that quote it", len(self._own))  # fmt: skip
        self.along.setText(words.format(n=len(self._own)))
        self.along.setVisible(bool(self._own))
        stay = ngettext("{n} span of others quotes it and stays as it is: only they can change it.",
                        "{n} spans of others quote it and stay as they are: only they can change them.",
                        others)  # fmt: skip
        self.others.setText(stay.format(n=others) if others else "")
        self.others.setVisible(bool(others))

    @property
    def alias(self) -> str:
        """The alias that is chosen."""
        return self.aliases.currentText()

    @property
    def moved(self) -> tuple[str, ...]:
        """The spans that are to mean the new entity."""
        return tuple(self._own) if self.along.isChecked() else ()
