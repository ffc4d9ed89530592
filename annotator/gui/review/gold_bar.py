"""The bar below everything: the gold statement or span as it is, or as it is being made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.app.messages.words import gettext
from annotator.app.reviewing.session import ReviewSession
from annotator.app.reviewing.sides import Side
from annotator.app.reviewing.versions import Chip, Reading
from annotator.core.codebook.model import UNSTYLED
from annotator.core.commands.review import GoldItem, GoldSpan, GoldStatement
from annotator.core.records import Span, Statement
from annotator.gui.label.fitting import LEAST_WIDTH, fit_widgets
from annotator.gui.label.key_button import KeyButton
from annotator.gui.label.slot_box import Bit, Content, SlotBox
from annotator.gui.theme import theme_changes

_SLOTS = 4


class GoldBar(QWidget):
    """``asked`` tells which action a person wants, ``value_wanted`` which stance."""

    asked = Signal(str)
    value_wanted = Signal(str)

    def __init__(
        self, session: ReviewSession, keys: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._keys = dict(keys)
        self.setProperty("look", "paper")
        self.setAccessibleName(gettext("Gold statement"))
        self.title = QLabel()
        self.title.setProperty("look", "muted_heading")
        self.boxes = [SlotBox() for _ in range(_SLOTS)]
        self.hint = QLabel()
        self.hint.setProperty("look", "muted")
        self._values = QHBoxLayout()
        self._values.setSpacing(2)
        self.value_buttons: list[KeyButton] = []
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(15, 12, 15, 12)
        row.setSpacing(11)
        row.addWidget(self.title)
        for box in self.boxes:
            row.addWidget(box)
        row.addLayout(self._values)
        row.addStretch(1)
        row.addWidget(self.hint)
        self.keep = self.drop = KeyButton("", "")
        self._make_buttons()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_changes().changed.connect(self.refresh)

    def _make_buttons(self) -> None:
        self.keep = KeyButton(gettext("Keep"), self._keys.get("review.keep", ""))
        self.drop = KeyButton(gettext("Leave"), self._keys.get("review.leave_edit", ""))
        self.keep.clicked.connect(lambda: self.asked.emit("review.keep"))
        self.drop.clicked.connect(lambda: self.asked.emit("review.leave_edit"))
        self._row.addWidget(self.keep)
        self._row.addWidget(self.drop)
        self._make_values()

    def _make_values(self) -> None:
        for button in self.value_buttons:
            self._values.removeWidget(button)
            button.deleteLater()
        self.value_buttons = []
        for value in self._session.codebook.values:
            button = KeyButton(value.symbol or value.name, value.key, "value", value.colour)
            button.setToolTip(value.name)
            button.setAccessibleName(f"{value.name} ({value.key})")
            button.clicked.connect(lambda _=False, ident=value.id: self.value_wanted.emit(ident))
            self.value_buttons.append(button)
            self._values.addWidget(button)

    @property
    def controls(self) -> list[QWidget]:
        """What Tab can reach, from left to right."""
        return [*self.boxes, *self.value_buttons, self.keep, self.drop]

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show these keys from now on."""
        self._keys = dict(keys)
        for button in (self.keep, self.drop):
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._make_buttons()
        self.refresh()

    def show_codebook(self) -> None:
        """The values may be others, or called otherwise."""
        self._make_values()
        self.refresh()

    def refresh(self) -> None:
        """Show what gold holds of the open row, or what is being made."""
        session = self._session
        row, editing = session.row, session.editing
        self.setVisible(row is not None)
        if row is None:
            return
        item = self._item()
        is_statement = row.finding.group.kind == "statement"
        titles = {
            (True, False): gettext("Gold statement"), (True, True): gettext("Own version"),
            (False, False): gettext("Gold span"), (False, True): gettext("Own version"),
        }  # fmt: skip
        self.title.setText(titles[is_statement, editing is not None])
        for box, content in zip(self.boxes, self._contents(item), strict=True):
            box.setVisible(content is not None)
            if content is not None:
                box.say(content)
        for button in self.value_buttons:
            button.setVisible(editing is not None and is_statement)
        self.keep.setVisible(editing is not None)
        self.drop.setVisible(editing is not None)
        self.hint.setText(self._hint(is_statement) if editing is not None else "")
        self._fit()

    def _hint(self, is_statement: bool) -> str:
        codebook = self._session.codebook
        if not is_statement:
            keys = " ".join(label.key for label in codebook.labels if label.key)
            return gettext("{keys} label · [ ] grow · {{ }} shrink").format(keys=keys)
        item = self._item()
        type_ = codebook.statement_type(item.type) if isinstance(item, GoldStatement) else None
        hints = []
        for role in type_.roles if type_ is not None else ():
            label = codebook.label(role.label)
            if label is not None and label.key and self._differs(role.id):
                hints.append(gettext("{key} other {role}").format(key=label.key, role=role.name.lower()))
        return " · ".join(hints)

    def _item(self) -> Span | Statement | GoldItem | None:
        """What the bar is about: the version being made, else gold, else what all versions agree on."""
        session = self._session
        row = session.row
        if session.editing is not None:
            return session.editing.statement or session.editing.span
        if row is None:
            return None
        standing = row.gold or (row.choice.items if row.choice is not None else ())
        if standing:
            return standing[0]
        return next((side.items[0] for side in row.sides if side.items), None)

    def _contents(self, item: Span | Statement | GoldItem | None) -> list[Content | None]:
        session, row = self._session, self._session.row
        if item is None or row is None:
            return [None] * _SLOTS
        reading = session.words.of(item)
        if session.editing is not None and row.sides:
            reading = self._with_words(reading, row.sides[session.editing.start - 1])
        open_still = session.editing is None and row.waits and not row.gold
        if isinstance(item, Span | GoldSpan):
            contents = self._span_contents(reading, open_still)
        else:
            contents = [self._chip_content(chip, open_still) for chip in reading.before]
            contents += [self._stance_content(reading, open_still)] if reading.stance is not None else []
            contents += [self._chip_content(chip, open_still) for chip in reading.after]
        shown = contents[:_SLOTS]
        return [*shown, *([None] * (_SLOTS - len(shown)))]

    def _with_words(self, reading: Reading, side: Side) -> Reading:
        """A role that names no entity says the words of the version that is being changed."""
        source = next((item for item in side.items if isinstance(item, Statement)), None)
        if source is None:
            return reading
        said = {chip.role: chip for chip in self._session.words.roles(source.type, source.roles)}

        def worded(chips: tuple[Chip, ...]) -> tuple[Chip, ...]:
            return tuple(chip if chip.text else said.get(chip.role, chip) for chip in chips)

        return replace(reading, before=worded(reading.before), after=worded(reading.after))

    def _span_contents(self, reading: Reading, open_still: bool) -> list[Content]:
        """Label, entity and words of a span; a dashed question for what the versions differ in."""
        types = self._session.row.finding.types if self._session.row is not None and open_still else ()
        colour = reading.before[0].colour
        asked = {"label": gettext("label"), "entity": gettext("entity"), "boundary": gettext("words")}
        bits = {
            "label": Bit(reading.before[0].text, "chip", colour),
            "entity": Bit(reading.before[1].text, "chip", UNSTYLED) if reading.before[1:] else None,
            "boundary": Bit(f"“{reading.quote}”", "italic"),
        }
        contents = []
        for kind, name in asked.items():
            bit = bits[kind]
            if kind in types:
                contents.append(Content(name, (Bit(gettext("{role}?").format(role=name), "muted"),)))
            elif bit is not None:
                contents.append(Content(name, (bit,), colour, filled=True))
        return contents

    def _chip_content(self, chip: Chip, open_still: bool) -> Content:
        """A role or label; a dashed question where the versions differ in it and nothing is decided."""
        differs = open_still and chip.role and self._differs(chip.role)
        if differs or not chip.text:
            return Content(chip.role, (Bit(gettext("{role}?").format(role=chip.role), "muted"),))
        return Content(
            chip.role, (Bit(chip.text, "chip", chip.colour or UNSTYLED),), chip.colour, filled=True
        )

    def _stance_content(self, reading: Reading, open_still: bool) -> Content:
        stance = reading.stance
        differs = open_still and self._session.row is not None and "stance" in self._session.row.finding.types
        if stance is None or not stance.value or differs:
            keys = (Bit(value.key, "key") for value in self._session.codebook.values if value.key)
            return Content(gettext("Stance"), (Bit(gettext("stance?"), "muted"), *keys))
        told = Bit(f"{stance.symbol} {stance.name}".strip(), "bold", stance.colour)
        return Content(gettext("Stance"), (told,), stance.colour, filled=True)

    def _differs(self, role: str) -> bool:
        row = self._session.row
        filled = {
            item.roles[role].entity
            for side in (row.sides if row is not None else ())
            for item in side.items
            if isinstance(item, Statement) and role in item.roles
        }
        return len(filled) > 1

    def minimumSizeHint(self) -> QSize:
        """However much is in it, the window may be as narrow as its other parts allow."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [widget for widget in (self.hint, self.title) if widget.text()]
        fit_widgets(self._needed, self.width(), shown)

    def _needed(self) -> int:
        self._row.invalidate()
        return self._row.minimumSize().width()
