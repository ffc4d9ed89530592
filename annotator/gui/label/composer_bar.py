"""The bar below everything: the statement being composed, slot by slot, and the keys that finish it."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.app.labelling.session import LabelSession
from annotator.app.labelling.slots import SlotView, StanceView, slot_views, stance_view
from annotator.app.messages.words import gettext
from annotator.gui.label.card_rows import VOICES
from annotator.gui.label.fitting import LEAST_WIDTH, fit_widgets
from annotator.gui.label.key_button import KeyButton
from annotator.gui.label.keys import Keys
from annotator.gui.label.slot_box import Bit, Content, SlotBox
from annotator.gui.theme import theme_changes

_STANCE = "stance"
"""The name of the stance's box among those of the roles."""


class ComposerBar(QWidget):
    """Shows the composer of a session; ``asked`` tells which action id a person wants."""

    asked = Signal(str)

    def __init__(self, session: LabelSession, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keys = keys
        self.setProperty("look", "paper")
        self.setObjectName("composer_bar")
        self.setAccessibleName(gettext("Statement being composed"))
        self.boxes: dict[str, SlotBox] = {}
        self.title = QLabel()
        self.title.setProperty("look", "heading")
        self.remarks = QLabel()
        self.remarks.setProperty("look", "muted")
        self.save = KeyButton(gettext("Save"), keys.get("statement.save", ""))
        self.clear = KeyButton(gettext("Clear"), keys.get("composer.clear", ""))
        self.save.clicked.connect(lambda: self.asked.emit("statement.save"))
        self.clear.clicked.connect(lambda: self.asked.emit("composer.clear"))
        self._slots = QHBoxLayout()
        self._slots.setSpacing(11)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(15, 12, 15, 12)
        row.setSpacing(11)
        row.addWidget(self.title)
        row.addLayout(self._slots)
        row.addWidget(self.remarks)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.clear)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_changes().changed.connect(self.refresh)
        self.refresh()

    def show_keys(self, keys: Keys) -> None:
        """Show these keys from now on."""
        self._keys = keys
        self.refresh()

    def refresh(self) -> None:
        """Show the composer as it is."""
        composer = self._session.composer
        self.setVisible(composer is not None)
        if composer is None:
            return
        self.title.setText(gettext("Edit statement") if composer.editing else gettext("New statement"))
        self._fill()
        doubt = gettext("⚑ in doubt") if composer.in_doubt else ""
        voice = VOICES.get(composer.voice or "", "")
        self.remarks.setText(" · ".join(filter(None, [doubt, voice])))
        self.save.setEnabled(composer.savable)
        self.clear.setEnabled(not composer.blank)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """However much is in it, the window may be as narrow as its other parts allow."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fit_widgets(self._needed, self.width(), (self.title, self.remarks, self.clear))

    def _needed(self) -> int:
        self._row.invalidate()
        return self._row.minimumSize().width()

    def _fill(self) -> None:
        contents = self._contents()
        if list(self.boxes) != list(contents):
            self._make_boxes(list(contents))
        for name, content in contents.items():
            self.boxes[name].say(content)
        filled = (box for box in self.boxes.values() if box.focusPolicy())
        for before, after in pairwise((*filled, self.save, self.clear)):
            QWidget.setTabOrder(before, after)

    def _contents(self) -> dict[str, Content]:
        """What each slot says, in reading order: the stance stands behind the first role."""
        contents = {
            view.role: Content(
                view.name, self._slot_bits(view), view.colour, filled=bool(view.items), carried=view.carried
            )
            for view in slot_views(self._session)
        }
        stance = stance_view(self._session)
        if stance is None:
            return contents
        filled = bool(stance.value or stance.cues)
        said = Content(gettext("Stance"), self._stance_bits(stance), stance.colour, filled=filled)
        roles = list(contents)
        return {name: contents.get(name, said) for name in (*roles[:1], _STANCE, *roles[1:])}

    def _make_boxes(self, names: list[str]) -> None:
        for box in self.boxes.values():
            self._slots.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {name: SlotBox() for name in names}
        for name, box in self.boxes.items():
            empty = partial(self._session.stating.empty, name)
            box.emptied.connect(self._session.stating.empty_stance if name == _STANCE else empty)
            self._slots.addWidget(box)

    def _slot_bits(self, view: SlotView) -> tuple[Bit, ...]:
        if not view.items:
            key = self._keys.get(f"label.{view.label}", "")
            asks = Bit(gettext("{role}?").format(role=view.name.lower()), "muted")
            return (asks, Bit(key, "key")) if key else (asks,)
        bits: list[Bit] = []
        for item in view.items:
            bits.append(Bit(item.text, "chip", view.colour))
            if item.entity:
                bits += [Bit("→", "muted"), Bit(item.entity, "italic")]
            if item.parent:
                bits.append(Bit(f"→ {item.parent}", "muted"))
            if not item.tied and self._ties(view.label):
                bits.append(Bit(gettext("not tied"), "muted"))
        return tuple(bits)

    def _ties(self, label_id: str) -> bool:
        label = self._session.codebook.label(label_id)
        return label is not None and bool(label.entity_kinds)

    def _stance_bits(self, view: StanceView) -> tuple[Bit, ...]:
        cues = tuple(Bit(cue, "chip", self._cue_colour(view)) for cue in view.cues)
        if view.value:
            return (Bit(f"{view.symbol} {view.name}".strip(), "bold", view.colour), *cues)
        values = self._session.codebook.values
        keys = (self._keys.get(f"value.{value.id}", "") for value in values)
        asks = Bit(gettext("stance?"), "muted")
        return (*cues, asks, *(Bit(key, "key") for key in keys if key))

    def _cue_colour(self, view: StanceView) -> str:
        label = self._session.codebook.label(view.label)
        return label.colour if label is not None else ""
