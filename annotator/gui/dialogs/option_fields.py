"""The options of a format as fields, made from what the format declares."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from annotator.app.messages.words import gettext
from annotator.plugin_api import Option


class OptionFields(QWidget):
    """One field an option; :attr:`changed` when one was touched."""

    changed = Signal()

    def __init__(self, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: dict[str, tuple[Option, Callable[[], Any]]] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        for option in options:
            field = self._field(option)
            field.setToolTip(gettext(option.description))
            field.setAccessibleName(option.name)
            field.setAccessibleDescription(gettext(option.description))
            form.addRow(option.name.replace("_", " ").capitalize(), field)

    @property
    def chosen(self) -> dict[str, Any]:
        """The options that differ from their defaults."""
        answers = {name: answer() for name, (_, answer) in self._answers.items()}
        return {name: value for name, value in answers.items() if value != self._answers[name][0].default}

    def _field(self, option: Option) -> QWidget:
        if isinstance(option.default, bool):
            return self._tick(option)
        return self._choice(option) if option.choices else self._line(option)

    def _tick(self, option: Option) -> QWidget:
        tick = QCheckBox(_first_sentence(gettext(option.description)))
        tick.setChecked(bool(option.default))
        tick.toggled.connect(self.changed)
        self._answers[option.name] = (option, tick.isChecked)
        return tick

    def _choice(self, option: Option) -> QWidget:
        box = QComboBox()
        if option.default not in option.choices:
            box.addItem(gettext("(found out)"), option.default)
        for choice in option.choices:
            box.addItem(choice, choice)
        box.setCurrentIndex(max(0, box.findData(option.default)))
        box.view().setAccessibleName(option.name)
        box.currentIndexChanged.connect(self.changed)
        self._answers[option.name] = (option, box.currentData)
        return box

    def _line(self, option: Option) -> QWidget:
        line = QLineEdit("" if option.default is None else str(option.default))
        line.setPlaceholderText(_first_sentence(gettext(option.description)))
        line.editingFinished.connect(self.changed)
        self._answers[option.name] = (option, lambda: _value(line.text(), option.default))
        return line


def _value(text: str, default: Any) -> Any:
    """What was typed, of the default's type where it can be; nothing typed is the default."""
    if not text.strip():
        return default
    if isinstance(default, str):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".")
