"""The field for words and the filters below it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.app.messages.words import gettext
from annotator.app.searching.choices import Choices
from annotator.app.searching.wish import DATE, GOLD, Wish
from annotator.gui.label.documents import FilterLine
from annotator.gui.label.fitting import LEAST_WIDTH, fit_widgets

_STATUSES = {
    "not_started": gettext("Not started"),
    "in_progress": gettext("In progress"),
    "done": gettext("Done"),
    "skipped": gettext("Skipped"),
}
_DATE_WIDTH, _ENTITY_WIDTH = 112, 190


class Filters(QWidget):
    """``changed`` tells that something else is searched for; ``down`` that a person wants the results."""

    changed = Signal()
    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(gettext("What to search for"))
        self._entities: Mapping[str, str] = {}
        self._names_by_uid: Mapping[str, str] = {}
        self._filling = False
        self.words = FilterLine()
        self.words.setPlaceholderText(gettext('Search all articles: words, "a phrase", begin*, OR, NOT'))
        self.words.setAccessibleName(gettext("Words to search for"))
        self.words.setClearButtonEnabled(True)
        self.status = _combo(gettext("Status"))
        self.label = _combo(gettext("Label"))
        self.stance = _combo(gettext("Stance"))
        self.annotator = _combo(gettext("Annotator"))
        self.source = _combo(gettext("Source"))
        self.entity = _line(gettext("Entity"), gettext("Any entity"), _ENTITY_WIDTH)
        self.since = _line(gettext("Since"), gettext("From 2024-03"), _DATE_WIDTH)
        self.until = _line(gettext("Until"), gettext("Until 2024-03"), _DATE_WIDTH)
        self.doubt = QCheckBox(gettext("In doubt"))
        self.doubt.setToolTip(gettext("Only statements in doubt"))
        self._names = QStringListModel(self)
        self._arrange()
        self._connect()
        self.offer(Choices({}, {}, {}, {}, {}, {}, True))

    @property
    def _all(self) -> tuple[QWidget, ...]:
        return (self.label, self.entity, self.stance, self.doubt, self.annotator, self.status, self.since,
                self.until, self.source)  # fmt: skip

    def _arrange(self) -> None:
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entity.setCompleter(completer)
        completer.activated.connect(lambda _: self._tell())
        self._row = row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        for widget in self._all:
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addLayout(row)

    def _connect(self) -> None:
        for combo in (self.status, self.label, self.stance, self.annotator, self.source):
            combo.currentIndexChanged.connect(self._tell)
        for line in (self.words, self.entity, self.since, self.until):
            line.textChanged.connect(self._tell)
        self.doubt.toggled.connect(self._tell)
        self.words.down.connect(self.down)

    def _tell(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit()

    def offer(self, choices: Choices) -> None:
        """Offer these; what is chosen stays if it is still there."""
        self._filling = True
        _fill(self.status, gettext("Any status"), _STATUSES)
        _fill(self.label, gettext("Any label"), choices.labels)
        _fill(self.stance, gettext("Any stance"), choices.values)
        people = {**choices.people, GOLD: gettext("Gold")}
        _fill(self.annotator, gettext("Anybody"), people)
        _fill(self.source, gettext("Any source"), choices.sources)
        self._entities = {name.casefold(): uid for name, uid in reversed(list(choices.entities.items()))}
        self._names_by_uid = choices.names
        self._names.setStringList(list(choices.entities))
        self._filling = False

    @property
    def wish(self) -> Wish:
        """What is searched for now. A date that is not written to its end counts for nothing yet."""
        return Wish(
            text=self.words.text(),
            status=self.status.currentData(),
            label=self.label.currentData(),
            entity=self._entity(),
            stance=self.stance.currentData(),
            in_doubt=self.doubt.isChecked(),
            annotator=self.annotator.currentData(),
            since=_date(self.since),
            until=_date(self.until),
            source=self.source.currentData(),
        )

    def _entity(self) -> str | None:
        name = self.entity.text().strip()
        return self._entities.get(name.casefold(), "") if name else None

    def ask(self, text: str = "", label: str | None = None, entity: str | None = None) -> None:
        """Search for this and nothing else; label and entity by their uids."""
        self._filling = True
        for combo in (self.status, self.stance, self.annotator, self.source):
            combo.setCurrentIndex(0)
        self.label.setCurrentIndex(max(0, self.label.findData(label)))
        self.entity.setText(self._names_by_uid.get(entity or "", ""))
        self.since.clear()
        self.until.clear()
        self.doubt.setChecked(False)
        self.words.setText(text)
        self._filling = False
        self.changed.emit()

    def minimumSizeHint(self) -> QSize:
        """It never keeps the window from getting narrower."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, filters that are not set give way."""
        super().resizeEvent(event)
        unset = [widget for widget in reversed(self._all) if not _is_set(widget)]
        for widget in self._all:
            widget.setVisible(widget not in unset or not widget.isHidden())
        fit_widgets(self._needed, self.width(), unset)

    def _needed(self) -> int:
        shown = [widget for widget in self._all if not widget.isHidden()]
        return sum(widget.sizeHint().width() for widget in shown) + 7 * len(shown) + 28


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    return combo


def _line(name: str, hint: str, width: int) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setToolTip(name)
    line.setFixedWidth(width)
    return line


def _fill(combo: QComboBox, none: str, options: Mapping[str, str]) -> None:
    chosen = combo.currentData()
    combo.clear()
    combo.addItem(none, None)
    for ident, name in options.items():
        combo.addItem(name, ident)
    combo.setCurrentIndex(max(0, combo.findData(chosen)) if chosen is not None else 0)


def _is_set(widget: QWidget) -> bool:
    if isinstance(widget, QComboBox):
        return widget.currentIndex() > 0
    if isinstance(widget, QLineEdit):
        return bool(widget.text())
    return isinstance(widget, QCheckBox) and widget.isChecked()


def _date(line: QLineEdit) -> str:
    told = line.text().strip()
    return told if DATE.fullmatch(told) else ""
