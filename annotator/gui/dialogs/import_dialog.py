"""Before an import: the articles that will come, which column of a table is what, what a format asks."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.importing.finding import Found
from annotator.app.importing.habits import Habits
from annotator.app.importing.survey import Survey
from annotator.app.messages.words import gettext
from annotator.gui.dialogs.article_pane import ArticlePane
from annotator.gui.dialogs.column_mapping import ColumnMapping
from annotator.gui.dialogs.question_form import QuestionForm
from annotator.plugin_api import Holds

if TYPE_CHECKING:
    from annotator.app.importing.copies import Near
    from annotator.app.importing.preview import Look

_LISTED = 200
_QUICKLY_READ = 30 << 20
"""Bytes of files that are read whole, unasked, to see which articles are nearly the same."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What was decided: for all files, for single ones, about near-duplicates and misplaced quotes.

    ``reads_all`` says that near-duplicates are to be looked for before the import.
    """

    options: Mapping[str, Any]
    own_options: Mapping[Path, Mapping[str, Any]]
    near: Near
    reanchor: bool
    reads_all: bool


class ImportDialog(QDialog):
    """Shows ``found``, lets the columns of tables be told apart, and asks what formats want to know.

    What was chosen for files like these before is chosen again. Whoever opens the dialog listens to
    :attr:`planned` and answers with :meth:`show_look` or :meth:`refuse`.
    """

    planned = Signal(object)

    def __init__(
        self,
        found: Sequence[Found],
        survey: Survey,
        habits: Habits,
        skipped: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._found = list(found)
        self._tables = survey.tables
        self._habits = habits
        self.setWindowTitle(gettext("Import articles"))
        self.summary = QLabel(_summary(found, skipped))
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.mappings = [
            ColumnMapping(table.preview, habits.columns(table.preview.columns)) for table in self._tables
        ]
        self.forms = [
            QuestionForm(asking, habits.answers(asking.format.name, asking.questions))
            for asking in survey.asking
        ]
        self.articles = ArticlePane()
        self.articles.reanchor.setVisible(any(Holds.SPANS in file.format.holds for file in found))
        self.files = self._file_list()
        self.warning = QLabel()
        self.warning.setProperty("look", "danger")
        self.warning.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(self.summary)
        for form in self.forms:
            column.addWidget(self._heading(form))
            column.addWidget(form)
            form.changed.connect(self._changed)
        column.addWidget(self._pages(), 1)
        column.addWidget(self.warning)
        column.addWidget(buttons)
        self.start.setDefault(True)  # only now does it know its dialog
        self.resize(860, 580)
        self.articles.changed.connect(self._changed)
        self._changed()
        self.start.setFocus()

    def show_look(self, look: Look) -> None:
        """Show the articles that an import by the present plan would bring."""
        self.articles.show_look(look)

    def refuse(self, why: str) -> None:
        """Say why an import by the present plan would not work."""
        self.articles.refuse(why)

    @property
    def plan(self) -> ImportPlan:
        """What the fields say."""
        pattern = self.articles.pattern.text().strip()
        near: Near = self.articles.near.currentData()
        total = sum(file.size for file in self._found)
        return ImportPlan(
            {"filename": pattern} if pattern else {},
            self.own_options,
            near,
            self.articles.reanchor.isChecked(),
            near != "keep" or total <= _QUICKLY_READ,
        )

    def _pages(self) -> QTabWidget:
        pages = QTabWidget()
        pages.setAccessibleName(gettext("What will come"))
        pages.setDocumentMode(True)
        pages.addTab(self.articles, gettext("Articles"))
        if self._tables:
            at = pages.addTab(self._mappings(), gettext("Columns"))
            if not all(mapping.has_text for mapping in self.mappings):
                pages.setCurrentIndex(at)
        pages.addTab(self.files, gettext("Files ({n})").format(n=len(self._found)))
        return pages

    @property
    def asks(self) -> bool:
        """Whether there is anything to decide."""
        return bool(self.mappings or self.forms)

    @property
    def own_options(self) -> dict[Path, dict[str, Any]]:
        """What was decided, by file; what explains itself is not in it."""
        options: dict[Path, dict[str, Any]] = {}
        for table, mapping in zip(self._tables, self.mappings, strict=True):
            if mapping.chosen:
                for file in table.files:
                    options.setdefault(file.path, {})["columns"] = mapping.chosen
        for form in self.forms:
            for file in form.asking.files:
                options.setdefault(file.path, {}).update(form.answers)
        return options

    def _accepted(self) -> None:
        for table, mapping in zip(self._tables, self.mappings, strict=True):
            self._habits.keep_columns(table.preview.columns, mapping.chosen)
        for form in self.forms:
            self._habits.keep_answers(form.asking.format.name, form.asking.questions, form.answers)
        # That the next import asks again is no reason to hold up this one.
        with contextlib.suppress(OSError):
            self._habits.write()
        self.accept()

    def _heading(self, form: QuestionForm) -> QLabel:
        files = form.asking.files
        more = gettext(" and {n} more").format(n=len(files) - 1) if len(files) > 1 else ""
        heading = QLabel(f"{gettext(form.asking.format.title)} · {files[0].name}{more}")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        return heading

    def _file_list(self) -> QListWidget:
        files = QListWidget()
        files.setAccessibleName(gettext("Files that will be imported"))
        for file in self._found[:_LISTED]:
            files.addItem(QListWidgetItem(f"{file.name}   ·   {gettext(file.format.title)}"))
        if len(self._found) > _LISTED:
            files.addItem(gettext("… and {n} more").format(n=len(self._found) - _LISTED))
        return files

    def _mappings(self) -> QWidget:
        self._stack = QStackedWidget()
        for mapping in self.mappings:
            self._stack.addWidget(mapping)
            mapping.changed.connect(self._changed)
        if len(self._tables) == 1:
            return self._stack
        self.which = QComboBox()
        self.which.setAccessibleName(gettext("Table"))
        for table in self._tables:
            more = len(table.files) - 1
            alike = gettext(" and {n} with the same columns").format(n=more) if more else ""
            self.which.addItem(table.files[0].name + alike)
        self.which.currentIndexChanged.connect(self._stack.setCurrentIndex)
        textless = (at for at, mapping in enumerate(self.mappings) if not mapping.has_text)
        self.which.setCurrentIndex(next(textless, 0))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.which)
        column.addWidget(self._stack, 1)
        return box

    def _changed(self) -> None:
        self._judge()
        self.articles.wait()
        self.planned.emit(self.plan)

    def _judge(self) -> None:
        judged = zip(self._tables, self.mappings, strict=True)
        without_text = [table for table, mapping in judged if not mapping.has_text]
        textless = [table.files[0].name for table in without_text]
        left_out = sum(len(table.files) for table in without_text)
        answered = all(form.is_answered for form in self.forms)
        self.start.setEnabled(answered and left_out < len(self._found))
        self.warning.setVisible(bool(textless))
        self.warning.setText(
            gettext("No column of {file} is the text; pick one, else the table is left out.").format(
                file=", ".join(textless)
            )
        )


def _summary(found: Sequence[Found], skipped: int) -> str:
    kinds = Counter(gettext(file.format.title) for file in found)
    told = ", ".join(f"{count} × {title}" for title, count in kinds.most_common())
    left_out = gettext(" {n} will be left out.").format(n=skipped) if skipped else ""
    return gettext("Recognised: {files}.").format(files=told) + left_out
