"""The sheet on which rules of a codebook are read. Nothing outside the codebook is ever loaded."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from annotator.gui.theme import current

_INDENT, _PARAGRAPH_GAP, _LINE_HEIGHT = 14, 7, 118


class RuleText(QTextBrowser):
    """Markdown without links that lead anywhere and without pictures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setProperty("look", "panel")
        self.document().setDocumentMargin(14)
        self.dress()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Load nothing: a codebook may come from anybody."""
        return None

    def dress(self) -> None:
        """Take on the theme in force; what is shown must be set anew."""
        self.document().setDefaultFont(current().font("ui"))
        self.setStyleSheet(f"background: {current().colour('panel').name()};")

    def show_rules(self, markdown: str) -> None:
        """Set ``markdown``."""
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        _space_out(self.document())


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
