"""The middle column: the fields of the chosen part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from annotator.app.codebooks.parts import Part
from annotator.app.codebooks.wording import kind_word
from annotator.app.messages.words import gettext
from annotator.gui.codebook.colour_field import ColourField
from annotator.gui.codebook.examples_field import ExamplesField
from annotator.gui.codebook.guideline_field import GuidelineField
from annotator.gui.codebook.key_field import KeyField
from annotator.gui.codebook.roles_field import RolesField

_KIND_HEIGHT, _MOST_KINDS = 25, 7
_ID = Qt.ItemDataRole.UserRole


class PartForm(QWidget):
    """``chosen`` tells fields and values that are meant, ``edited`` those while they are typed.

    ``role_remove_wanted`` names a role that shall go.
    """

    chosen = Signal(object)
    edited = Signal(object)
    role_remove_wanted = Signal(str)

    def __init__(
        self,
        holder: Callable[[Part, str], str | None],
        free: Callable[[Part], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._part: Part | None = None
        self.title = QLabel()
        self.title.setProperty("look", "heading")
        self.name, self.verb, self.symbol = self._line("name"), self._line("verb"), self._line("symbol")
        self.symbol.setMaxLength(2)
        self.number = QLineEdit()
        self.number.setPlaceholderText(gettext("off the scale"))
        self.number.editingFinished.connect(self._number)
        self.attributes = QLineEdit()
        self.attributes.setPlaceholderText(gettext("country, party"))
        self.attributes.editingFinished.connect(self._attributes)
        self.key = KeyField(
            lambda key: holder(self._part, key) if self._part else None,
            lambda: free(self._part) if self._part else "",
        )
        self.colour = ColourField()
        self.kinds = QListWidget()
        self.kinds.itemChanged.connect(self._kinds)
        self.cue = QComboBox()
        self.cue.view().setAccessibleName(gettext("Cue of the stance"))
        self.cue.activated.connect(lambda: self._give("stance_label", self.cue.currentData()))
        self.roles = RolesField()
        self.guideline = GuidelineField()
        self.examples = ExamplesField()
        self._rows: dict[str, QWidget] = {
            "name": self.name, "verb": self.verb, "symbol": self.symbol, "number": self.number,
            "key": self.key, "colour": self.colour, "entity_kinds": self.kinds, "attributes": self.attributes,
            "stance_label": self.cue, "roles": self.roles, "guideline": self.guideline,
            "examples": self.examples,
        }  # fmt: skip
        self._arrange()
        self._connect()

    def _line(self, field: str) -> QLineEdit:
        line = QLineEdit()
        line.textEdited.connect(lambda text: self.edited.emit({field: text}))
        line.editingFinished.connect(lambda: self._give(field, line.text().strip()))
        return line

    def _arrange(self) -> None:
        titles = {
            "name": gettext("&Name"), "verb": gettext("&Verb"), "symbol": gettext("&Sign"),
            "number": gettext("N&umber"), "key": gettext("&Key"), "colour": gettext("&Colour"),
            "entity_kinds": gettext("&Tied to"), "attributes": gettext("&Attributes"),
            "stance_label": gettext("&Cue of the stance"), "roles": gettext("&Roles"),
            "guideline": gettext("&Guideline"), "examples": gettext("&Examples"),
        }  # fmt: skip
        self.form = form = QFormLayout(self)
        form.setContentsMargins(24, 18, 24, 18)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.title)
        for field, widget in self._rows.items():
            label = QLabel(titles[field])
            label.setProperty("look", "muted")
            label.setBuddy(
                getattr(widget, "text", widget) if field in ("key", "colour", "guideline") else widget
            )
            if not widget.accessibleName():
                widget.setAccessibleName(titles[field].replace("&", ""))
            form.addRow(label, widget)

    def _connect(self) -> None:
        for field, widget in (("key", self.key), ("colour", self.colour), ("guideline", self.guideline)):
            widget.edited.connect(lambda value, field=field: self.edited.emit({field: value}))
            widget.chosen.connect(partial(self._give, field))
        self.roles.chosen.connect(partial(self._give, "roles"))
        self.examples.chosen.connect(self._examples)
        self.roles.remove_wanted.connect(self.role_remove_wanted)

    # --- What is shown ----------------------------------------------------------------------------------

    def show_part(self, part: Part | None, parts: Sequence[Part]) -> None:
        """Show the fields of ``part``, which is one of ``parts``."""
        if self._part is not None and (part is None or part.key != self._part.key):
            self.give()
        self._part = part
        self.setVisible(part is not None)
        if part is None:
            return
        fields = part.fields
        self.title.setText(
            gettext("{kind} · {id}").format(kind=kind_word(part.kind).capitalize(), id=part.uid)
        )
        for field, widget in self._rows.items():
            self.form.setRowVisible(
                widget, field in fields or (field == "examples" and "guideline" in fields)
            )
        for field, line in (("name", self.name), ("verb", self.verb), ("symbol", self.symbol)):
            _set_text(line, fields.get(field) or "")
        number = fields.get("number")
        _set_text(self.number, "" if number is None else f"{number:g}")
        _set_text(self.attributes, ", ".join(fields.get("attributes") or ()))
        self.key.show_key(fields.get("key") or "")
        self.colour.show_colour(fields.get("colour") or "", _others(part, parts))
        self._show_references(part, parts)
        if "guideline" in fields:
            self.guideline.show_guideline(fields["guideline"])
            self.examples.show_examples(_extra(part).get("examples"))

    def give(self) -> None:
        """Tell what was typed and not yet told."""
        self.guideline.give()
        self.examples.give()

    def _show_references(self, part: Part, parts: Sequence[Part]) -> None:
        offered = [(other.kind, other.uid, other.name) for other in parts if not other.retired]
        labels = [(uid, name) for kind, uid, name in offered if kind == "label"]
        kinds = [(uid, name) for kind, uid, name in offered if kind == "entity_kind"]
        self._show_kinds(part, kinds)
        cues = [(gettext("none: statements have no stance"), None), *((name, uid) for uid, name in labels)]
        if cues != [(self.cue.itemText(row), self.cue.itemData(row)) for row in range(self.cue.count())]:
            self.cue.clear()
            for name, ident in cues:
                self.cue.addItem(name, ident)
        self.cue.setCurrentIndex(max(0, self.cue.findData(part.fields.get("stance_label"))))
        self.roles.show_roles(part.fields.get("roles") or (), labels)

    def _show_kinds(self, part: Part, kinds: Sequence[tuple[str, str]]) -> None:
        """Show which kinds are ticked; items stay as they are if they say so, for one may just be ticked."""
        ticked = part.fields.get("entity_kinds") or ()
        wanted = [(uid, name, uid in ticked) for uid, name in kinds]
        if wanted == [(item.data(_ID), item.text(), _is_ticked(item)) for item in self._items()]:
            return
        self.kinds.blockSignals(True)
        self.kinds.clear()
        for uid, name, on in wanted:
            item = QListWidgetItem(name, self.kinds)
            item.setData(_ID, uid)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.kinds.blockSignals(False)
        self.kinds.setFixedHeight(min(max(1, len(kinds)), _MOST_KINDS) * _KIND_HEIGHT + 4)

    def _items(self) -> list[QListWidgetItem]:
        return [self.kinds.item(row) for row in range(self.kinds.count())]

    # --- What is meant ----------------------------------------------------------------------------------

    def _give(self, field: str, value: Any) -> None:
        if self._part is not None and self._part.fields.get(field) != value:
            self.chosen.emit({field: value})

    def _number(self) -> None:
        text = self.number.text().strip().replace(",", ".").replace("−", "-")
        try:
            number = float(text) if text else None
        except ValueError:
            self._give("number", text)
            return
        self._give("number", int(number) if number is not None and number.is_integer() else number)

    def _attributes(self) -> None:
        names = [name.strip() for name in self.attributes.text().split(",")]
        self._give("attributes", list(dict.fromkeys(filter(None, names))))

    def _examples(self, examples: list[str]) -> None:
        """Examples are kept with what else a file said; a part without any has no such key."""
        if self._part is not None:
            others = {name: value for name, value in _extra(self._part).items() if name != "examples"}
            self._give("extra", {**others, **({"examples": examples} if examples else {})} or None)

    def _kinds(self) -> None:
        self._give("entity_kinds", [item.data(_ID) for item in self._items() if _is_ticked(item)])


def _extra(part: Part) -> dict[str, Any]:
    extra = part.fields.get("extra")
    return extra if isinstance(extra, dict) else {}


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked


def _set_text(line: QLineEdit, text: str) -> None:
    if line.text() != text:
        line.setText(text)


def _others(part: Part, parts: Sequence[Part]) -> list[tuple[str, str]]:
    """Names and colours of the parts of its kind that are shown beside ``part``."""
    beside = (
        other for other in parts if other.kind == part.kind and other.uid != part.uid and not other.retired
    )
    return [(other.name, other.fields["colour"]) for other in beside if other.fields.get("colour")]
