"""The codebook's rule for what is focused, as quiet text. Nothing outside the codebook is ever loaded."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QShowEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext
from annotator.gui.theme import current, theme_changes

_INDENT, _PARAGRAPH_GAP, _LINE_HEIGHT = 14, 7, 118


class _SafeText(QTextBrowser):
    """Markdown without links that lead anywhere and without pictures."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Load nothing: a codebook may come from anybody."""
        return None


class GuidelinesPanel(QWidget):
    """Shows the guideline of the focused label or stance value; of all labels when nothing is focused."""

    def __init__(self, session: LabelSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = ""
        self.text = _SafeText(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(gettext("Guidelines"))
        self.text.setProperty("look", "panel")
        self.text.document().setDocumentMargin(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.text)
        theme_changes().changed.connect(self._redress)
        self._redress()

    def refresh(self) -> None:
        """Show the rule for what is focused now; while the tab is behind others it need not keep up."""
        if not self.isVisible():
            return
        markdown = self._markdown()
        if markdown != self._shown:
            self._shown = markdown
            features = QTextDocument.MarkdownFeature
            self.text.document().setMarkdown(
                markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML
            )
            _space_out(self.text.document())

    def showEvent(self, event: QShowEvent) -> None:
        """The tab comes to the front: catch up."""
        super().showEvent(event)
        self.refresh()

    def _redress(self) -> None:
        theme = current()
        self.text.document().setDefaultFont(theme.font("ui"))
        self.text.setStyleSheet(f"background: {theme.colour('panel').name()};")
        self._shown = ""
        self.refresh()

    def _markdown(self) -> str:
        """Rules of the focused span's label, or of the focused statement's stance, or of everything."""
        session = self._session
        span, statement = session.focused_span, session.focused_statement
        if span is not None:
            label = session.codebook.label(span.label)
            return _rule(label.name, label.guideline) if label else ""
        if statement is not None and statement.stance.value is not None:
            value = session.codebook.value(statement.stance.value)
            return _rule(f"{value.symbol} {value.name}", value.guideline) if value else ""
        rules = [_rule(label.name, label.guideline) for label in session.codebook.labels]
        rules += [_rule(f"{value.symbol} {value.name}", value.guideline) for value in session.codebook.values]
        return "\n\n".join(filter(None, rules))


def _space_out(document: QTextDocument) -> None:
    """Give the paragraphs air, which Markdown has no word for."""
    document.setIndentWidth(_INDENT)
    block = document.firstBlock()
    while block.isValid():
        form = block.blockFormat()
        heading = form.headingLevel() > 0
        form.setTopMargin(_PARAGRAPH_GAP * 2 if heading and block.blockNumber() else 0)
        form.setBottomMargin(_PARAGRAPH_GAP)
        form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _rule(name: str, guideline: str) -> str:
    text = guideline.strip() or gettext("The codebook has no guideline for this.")
    return f"### {name}\n\n{text}"
