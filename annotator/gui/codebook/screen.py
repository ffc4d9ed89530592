"""The codebook screen: the parts at the left, the fields of one in the middle, how it looks at the right.

What is typed shows in the preview at once; it is done when the field is left, and is in force for everybody
who labels from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.codebooks.history import VersionLine, versions
from annotator.app.codebooks.parts import Part, free_key, key_holder, parts
from annotator.app.codebooks.preview import with_fields
from annotator.app.codebooks.wording import kind_word
from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext
from annotator.app.project import Project
from annotator.core.changes import Committed
from annotator.core.codebook.colours import free
from annotator.core.codebook.records_form import PARTS
from annotator.core.commands import (
    AddPart,
    ChangePart,
    Command,
    MovePart,
    NameCodebook,
    RestorePart,
    RetirePart,
)
from annotator.errors import UserError
from annotator.gui.bridge import Bridge
from annotator.gui.codebook.going import Going
from annotator.gui.codebook.part_form import PartForm
from annotator.gui.codebook.parts_list import PartsList
from annotator.gui.codebook.parts_panel import PartsPanel
from annotator.gui.codebook.preview import Preview
from annotator.gui.codebook.status_bar import CodebookStatusBar
from annotator.gui.codebook.versions_panel import VersionsPanel
from annotator.gui.label.columns import holds_focus

_PREVIEW_WIDTH, _FORM_WIDTH = 392, 400
_SHAPING = frozenset({"project", *PARTS.values()})
_COUNTED = frozenset({"span", "statement", "entity", "import"})


class CodebookScreen(QWidget):
    """The codebook of ``project``. See :class:`annotator.gui.window.screens.Screen`."""

    asked = Signal(str)
    said = Signal(str, str)
    changed = Signal()

    def __init__(self, project: Project, runner: Runner) -> None:
        super().__init__()
        self._project = project
        self._runner = runner
        self._bridge = Bridge(self)
        self._parts: list[Part] = []
        self._wanted: tuple[str, str] | None = None
        self.dialog: QInputDialog | None = None
        self._stale = True
        self._allowed = False
        self.parts = PartsPanel()
        self.list = self.parts.list
        self.form = PartForm(partial(key_holder, project), partial(free_key, project))
        self.preview = Preview()
        self.versions = VersionsPanel()
        self.bar = CodebookStatusBar()
        self.status_bar: QWidget = self.bar
        self.going = Going(project, self, self._in_background)
        self._own = self._deeds()
        self._arrange()
        self._connect()
        self._unsubscribe = project.subscribe(self._bridge.carry(self._committed))

    # --- What stands where ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.addTab(self.preview, gettext("Preview"))
        self.tabs.addTab(self.versions, gettext("Versions"))
        self.tabs.setAccessibleName(gettext("Preview and versions"))
        self.tabs.tabBar().setAccessibleName(gettext("Preview or versions"))
        self.tabs.setFixedWidth(_PREVIEW_WIDTH)
        self.tabs.currentChanged.connect(self._read_versions)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        sheet.setProperty("look", "paper")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        self.denied = QLabel(
            gettext("Reviewers and managers change the codebook; everybody can read it here.")
        )
        self.denied.setProperty("look", "muted")
        self.denied.setWordWrap(True)
        self.denied.setContentsMargins(24, 14, 24, 0)
        inside.addWidget(self.denied)
        inside.addWidget(self.form, 1)
        self.form.setMinimumWidth(_FORM_WIDTH)
        scroll.setWidget(sheet)
        scroll.setMinimumWidth(_FORM_WIDTH)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.parts)
        row.addWidget(scroll, 1)
        row.addWidget(self.tabs)
        # A small window scrolls, so that this screen never keeps it from getting smaller.
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(around)

    def _connect(self) -> None:
        self.list.part_chosen.connect(self._show_part)
        self.parts.asked.connect(self.perform)
        self.parts.kind_wanted.connect(self._add)
        self.parts.renamed.connect(self._rename_book)
        self.form.chosen.connect(self._change)
        self.form.edited.connect(self._preview)
        self.form.role_remove_wanted.connect(self._remove_role)

    # --- What is shown ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the codebook as it is; the chosen part stays chosen."""
        self._stale = False
        part = self.list.part
        wanted = self._wanted or (part.key if part is not None else None)
        self._wanted = None
        self._parts = parts(self._project)
        self._allowed = may = self._project.team.may("review")
        self.denied.setVisible(not may)
        self.parts.show_book(self._project.codebook.name, may=may)
        self.list.show_parts(self._parts, wanted)
        self.bar.tell(self._project.codebook)
        self._read_versions()

    def _show_part(self) -> None:
        part = self.list.part
        self.form.setEnabled(self._allowed and (part is None or not part.lost))
        self.form.show_part(part, self._parts)
        self.preview.show_book(self._project.codebook, part)
        # Who is blind is not told how much others have labelled either.
        self.bar.tell_uses(self.going.uses_words(part) if part is not None and self._may() else "")
        self.parts.allow(self.can, may=self._may())
        self.changed.emit()

    def _preview(self, fields: Mapping[str, Any]) -> None:
        part = self.list.part
        if part is not None and not part.retired:
            self.preview.show_book(with_fields(self._project.codebook, part, fields), part)

    def _read_versions(self) -> None:
        if self.tabs.currentWidget() is self.versions:
            self._runner.start(
                gettext("Reading versions"),
                lambda _: versions(self._project),
                on_end=self._bridge.carry(self._show_versions),
            )

    def _show_versions(self, job: Job[Sequence[VersionLine]]) -> None:
        self.versions.show_versions(job.result)

    # --- What is done -----------------------------------------------------------------------------------

    def _do(self, command: Command) -> None:
        try:
            self._project.execute(command, origin=self)
        except UserError as error:
            self.said.emit(sentence_for(error), "danger")
            self.refresh()

    def _in_background(self, command: Command) -> None:
        """Thousands of uses take a second or two: not in Qt's thread."""
        self._runner.start(
            gettext("Changing the codebook"),
            lambda _: self._project.execute(command, origin=self),
            on_end=self._bridge.carry(self._ended),
        )

    def _ended(self, job: Job[Any]) -> None:
        if isinstance(job.error, UserError):
            self.said.emit(sentence_for(job.error), "danger")
        else:
            job.result  # noqa: B018 - a defect of ours is raised here, and goes to the crash dialog

    def _change(self, fields: Mapping[str, Any]) -> None:
        part = self.list.part
        if part is not None:
            self._do(ChangePart(part.kind, part.uid, fields))

    def _rename_book(self, name: str) -> None:
        if name != self._project.codebook.name:
            self._do(NameCodebook(name))

    def _add(self, kind: str) -> None:
        """Ask for the name first: the id that data files will carry is made from it."""
        self.dialog = dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(gettext("New {kind}").format(kind=kind_word(kind)))
        dialog.setLabelText(gettext("Name:"))
        dialog.textValueSelected.connect(partial(self._make, kind))
        dialog.open()

    def _make(self, kind: str, name: str) -> None:
        fields: dict[str, Any] = {}
        if kind in ("label", "value"):
            fields["colour"] = free(part.fields["colour"] for part in self._parts if part.kind == kind)
        before = {part.key for part in self._parts}
        self._do(AddPart(kind, name, fields))
        made = next((part.key for part in self._parts if part.key not in before), None)
        if made is not None:
            self.list.show_parts(self._parts, made)
            self._name_it()

    def _name_it(self) -> None:
        self.form.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.name.selectAll()

    def _move(self, step: int) -> None:
        part = self.list.part
        if part is not None:
            self._do(MovePart(part.kind, part.uid, self._place(part) + step))

    def _place(self, part: Part) -> int:
        return [other.uid for other in self._beside(part)].index(part.uid)

    def _beside(self, part: Part) -> list[Part]:
        return [other for other in self._parts if other.kind == part.kind and not other.retired]

    def _retire(self) -> None:
        part = self.list.part
        if part is not None:
            self._do((RestorePart if part.retired else RetirePart)(part.kind, part.uid))

    def _remove(self, *, merge: bool = False) -> None:
        part = self.list.part
        if part is not None:
            self.going.ask(part, self._beside(part), merge=merge)

    def _remove_role(self, role: str) -> None:
        part = self.list.part
        if part is not None:
            self.going.ask_role(part, role)

    # --- What the window asks ---------------------------------------------------------------------------

    def perform(self, ident: str) -> None:
        """Do the action ``ident``; one that isn't ours is passed over."""
        if self.can(ident):
            self._own[ident]()

    def _deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "codebook.add": lambda: self._add(self.list.part.kind if self.list.part else "label"),
            "codebook.rename": self._name_it,
            "codebook.up": partial(self._move, -1),
            "codebook.down": partial(self._move, 1),
            "codebook.retire": self._retire,
            "codebook.merge": partial(self._remove, merge=True),
            "codebook.remove": self._remove,
            "codebook.versions": lambda: self.tabs.setCurrentWidget(self.versions),
            "edit.undo": partial(self._take_back, self._project.undo),
            "edit.redo": partial(self._take_back, self._project.redo),
            "pane.next": partial(self._next_pane, 1),
            "pane.previous": partial(self._next_pane, -1),
        }

    def _take_back(self, deed: Callable[..., object]) -> None:
        try:
            deed(origin=self)
        except UserError as error:
            self.said.emit(sentence_for(error), "danger")

    def _may(self) -> bool:
        return self._allowed

    def can(self, ident: str) -> bool:
        """Whether the action would do anything now."""
        if ident in ("edit.undo", "edit.redo"):
            return bool(self._project.undo_name if ident == "edit.undo" else self._project.redo_name)
        if ident not in self._own or ident.startswith("pane.") or ident == "codebook.versions":
            return ident in self._own
        part = self.list.part
        if not self._may() or part is None:
            return self._may() and ident == "codebook.add"
        if ident in ("codebook.up", "codebook.down", "codebook.merge") and part.retired:
            return False
        last = len(self._beside(part)) - 1
        if ident == "codebook.up":
            return self._place(part) > 0
        if ident == "codebook.down":
            return self._place(part) < last
        return ident != "codebook.merge" or last > 0

    def is_on(self, ident: str) -> bool:
        """Whether the chosen part is retired."""
        return ident == "codebook.retire" and self.list.part is not None and self.list.part.retired

    def _next_pane(self, step: int) -> None:
        """Go to the next (1) or previous (−1) of parts, fields and preview."""
        panes = ((self.list, self.list), (self.form, self.form.name), (self.tabs, self.tabs.tabBar()))
        here = next((place for place, (pane, _) in enumerate(panes) if holds_focus(pane)), 0)
        panes[(here + step) % len(panes)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Name the keys in the tips of the buttons."""
        self.parts.name_buttons(keys)

    def key_panes(self) -> tuple[PartsList]:
        """The list of parts."""
        return (self.list,)

    def enter(self) -> None:
        """Bring what is shown up to date."""
        if self._stale:
            self.refresh()
        self.list.setFocus()

    def show_target(self, target: Mapping[str, Any]) -> None:
        """Choose the part that ``target`` names: ``{"kind": …, "part": …}``."""
        self._wanted = str(target.get("kind")), str(target.get("part"))
        self.refresh()

    def person_changed(self) -> None:
        """Others may do other things."""
        self._follow()

    def leave(self) -> None:
        """Let go of the project."""
        self.form.give()
        self._unsubscribe()
        self._bridge.close()

    def _committed(self, committed: Committed) -> None:
        kinds = {change.kind for change in committed.changes}
        if kinds & _SHAPING:
            self._follow()
        elif kinds & _COUNTED:
            self._stale = True

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()
