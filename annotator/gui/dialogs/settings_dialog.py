"""The settings, derived from their declarations. Every change is in force at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.app.preferences.declaring import PREFERENCES, Preference
from annotator.app.settings import Choices

_WIDTH = 620
_TITLES = 104
_FIELD = QSize(270, 31)


class SettingsDialog(QDialog):
    """``changed`` carries the name of a setting and its new value; ``keys_asked`` asks for the key editor."""

    changed = Signal(str, object)
    keys_asked = Signal()

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Settings"))
        self.setMinimumWidth(_WIDTH)
        self.fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(6)
        for group in dict.fromkeys(each.group for each in PREFERENCES):
            heading = QLabel(gettext(group))
            heading.setProperty("look", "heading")
            heading.setContentsMargins(0, 8, 0, 0)
            column.addWidget(heading)
            form = QFormLayout()
            form.setVerticalSpacing(8)
            form.setHorizontalSpacing(16)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
            for each in PREFERENCES:
                if each.group == group:
                    self._add(form, each, getattr(choices, each.name))
            column.addLayout(form)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.defaults = QPushButton(gettext("Reset to Default"))
        self.keys = QPushButton(gettext("Keys…"))
        for button in (self.defaults, self.keys):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
            button.setAutoDefault(False)
        self.defaults.clicked.connect(self._reset)
        self.keys.clicked.connect(self.keys_asked)
        self.buttons.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(self.buttons)

    def _add(self, form: QFormLayout, each: Preference, value: Any) -> None:
        field = _MAKERS[each.kind](each)
        self.fields[each.name] = field
        _show(field, value)
        if isinstance(field, QComboBox):
            field.view().setAccessibleName(gettext(each.title))
            field.currentIndexChanged.connect(lambda: self.changed.emit(each.name, field.currentData()))
        elif isinstance(field, QSpinBox):
            field.valueChanged.connect(lambda number: self.changed.emit(each.name, number))
        elif isinstance(field, QCheckBox):
            field.toggled.connect(lambda on: self.changed.emit(each.name, on))
        tip = gettext(each.tip) if each.tip else ""
        field.setAccessibleDescription(tip)
        title = QLabel("" if isinstance(field, QCheckBox) else gettext(each.title))
        title.setFixedWidth(_TITLES)
        if not isinstance(field, QCheckBox):
            title.setBuddy(field)
            field.setAccessibleName(gettext(each.title))
            field.setFixedSize(_FIELD)
        place = QVBoxLayout()
        place.setSpacing(2)
        place.addWidget(field)
        if tip:
            told = QLabel(tip)
            told.setProperty("look", "small")
            place.addWidget(told)
        form.addRow(title, place)

    def _reset(self) -> None:
        """Show the defaults; each field that changes with that tells so itself."""
        for each in PREFERENCES:
            _show(self.fields[each.name], each.default)


def _choice(each: Preference) -> QWidget:
    field = QComboBox()
    for value, title in each.choices:
        field.addItem(gettext(title), value)
    return field


def _font(each: Preference) -> QWidget:
    field = QComboBox()
    field.addItem(gettext("As the theme has it"), "")
    for family in QFontDatabase.families():
        if QFontDatabase.isSmoothlyScalable(family) and not QFontDatabase.isPrivateFamily(family):
            field.addItem(family, family)
    return field


def _number(each: Preference) -> QWidget:
    field = QSpinBox()
    field.setRange(each.least, each.most)
    field.setSingleStep(each.step)
    field.setSuffix(gettext(each.unit) if each.unit else "")
    field.lineEdit().setTextMargins(7, 0, 0, 0)  # where the text of other fields begins
    field.setKeyboardTracking(False)  # half a number is none
    return field


def _switch(each: Preference) -> QWidget:
    return QCheckBox(gettext(each.title))


_MAKERS = {"choice": _choice, "font": _font, "number": _number, "switch": _switch}


def _show(field: QWidget, value: Any) -> None:
    if isinstance(field, QComboBox):
        if field.findData(value) < 0:
            field.addItem(str(value), value)  # a font of another computer
        field.setCurrentIndex(field.findData(value))
    elif isinstance(field, QSpinBox):
        field.setValue(value)
    elif isinstance(field, QCheckBox):
        field.setChecked(value)
