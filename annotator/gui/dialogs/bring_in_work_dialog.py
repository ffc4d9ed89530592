"""Before work is brought in: what each file brings, what was said differently, and how that is settled."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.app.reports import told
from annotator.app.sharing.report import FileReport, MergeReport
from annotator.app.sharing.wording import conflicts, headline, layer_lines
from annotator.sync.pairing import Unclear

_LISTED = 200


class BringInWorkDialog(QDialog):
    """Shows a preview; ``pairs`` says which documents of another project are which here, as picked."""

    def __init__(self, preview: MergeReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Bring in Work"))
        self._preview = preview
        self.page = QTextBrowser()
        self.page.setAccessibleName(gettext("What each file brings"))
        self.page.document().setDocumentMargin(10)
        self.page.setHtml("".join(_section(file) for file in preview.files))
        self.questions: dict[str, QComboBox] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        for file in preview.files:
            for unclear in file.unclear:
                form.addRow(_label(unclear.there.title), self._question(unclear))
        after = QLabel(
            gettext(
                "The other files are only read. Bringing work in can't be undone; a backup is made before."
            )
        )
        after.setProperty("look", "muted")
        after.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("&Bring in"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(14)
        column.addWidget(self.page, 1)
        if self.questions:
            column.addLayout(form)
        column.addWidget(after)
        column.addWidget(buttons)
        self.start.setDefault(True)  # only now does it know its dialog
        self.start.setEnabled(self._has_news())
        (self.start if self.start.isEnabled() else self.page).setFocus()
        self.resize(680, 460)

    @property
    def pairs(self) -> dict[str, str]:
        """For each document of another project that was asked about and picked: which of ours it is."""
        picked = {there: box.currentData() for there, box in self.questions.items()}
        return {there: here for there, here in picked.items() if here}

    def _has_news(self) -> bool:
        return any(file.refused is None and (file.is_news or file.unclear) for file in self._preview.files)

    def _question(self, unclear: Unclear) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(gettext("Which document here is “{title}”?").format(title=unclear.there.title))
        box.addItem(gettext("None: leave its labels out"), "")
        for known in unclear.here:
            about = ", ".join(filter(None, (known.date, known.source)))
            box.addItem(f"{known.title} ({about})" if about else known.title, known.uid)
        self.questions[unclear.there.uid] = box
        return box


def _label(title: str) -> QLabel:
    label = QLabel(gettext("“{title}” is").format(title=title))
    label.setWordWrap(True)
    return label


def _section(file: FileReport) -> str:
    head = f'<p style="margin: 12px 0 2px 0"><b>{escape(file.path.name)}</b></p>'
    return head + "".join(
        f'<p style="margin: 3px 0 3px {indent}px">{line}</p>' for indent, line in _lines(file)
    )


def _lines(file: FileReport) -> Iterator[tuple[int, str]]:
    if file.refused is not None:
        yield 0, escape(told([file.refused])[0]["message"])
        return
    if not file.same_project:
        yield 0, escape(gettext("Another project: its labels on texts that are here are imported."))
    yield 0, escape(headline(file))
    for line in layer_lines(file):
        yield 18, escape(line)
    issues = told([*conflicts(file), *file.warnings])
    for issue in issues[:_LISTED]:
        yield 18, escape(issue["message"])
    if len(issues) > _LISTED:
        yield 18, escape(gettext("… and {n} more").format(n=len(issues) - _LISTED))
