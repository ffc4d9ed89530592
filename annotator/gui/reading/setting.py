"""Setting the text: fonts, column, leading, the gaps between paragraphs, and the heading above them."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from annotator.gui.reading.u16 import Places
from annotator.gui.theme import Theme
from annotator.gui.theme.filling import fill

MARGIN = 12.0
"""Pixels at each side of the column inside the viewport: room for rings and handles."""

Mark = tuple[int, int, str]
"""A part of the subtitle, in code points, and the theme's role it is underlined with."""

_TOP = 26.0
_MARK = 3.0
_BELOW_TITLE = 6.0
_BELOW_SUBTITLE = 18.0
_BOTTOM = 160.0
_SAMPLE = "The ministers said on Tuesday that any agreement needs guarantees, and more."
_LINE_NOT_PARAGRAPH = 100
"""Where blank lines part paragraphs and most lines are shorter than this, a line break is just that."""


def reading_font(theme: Theme, zoom: float) -> QFont:
    """The font of the text at ``zoom``."""
    return theme.font("reading", theme.size("reading") * zoom)


def column_width(theme: Theme, zoom: float) -> float:
    """The width of the viewport that gives the theme's number of characters a line, in pixels."""
    a_character = _character_width(reading_font(theme, zoom).toString())
    # Lines break before the last word: half a word more makes them as long as asked on average.
    return a_character * (theme.reading("characters_a_line") + 3) + 2 * MARGIN


@lru_cache(maxsize=16)
def _character_width(font: str) -> float:
    """The mean width of a character in pixels; ``font`` is a font as Qt writes it."""
    described = QFont()
    described.fromString(font)
    return QFontMetricsF(described).horizontalAdvance(_SAMPLE) / len(_SAMPLE)


def compose(places: Places, heading: Heading, theme: Theme, zoom: float, width: int) -> QTextDocument:
    """A new document with the text, ``width`` pixels wide.

    A view that is given a new document lays it out as far as it is seen; one whose document is filled in
    place, or has no width yet, lays out all of it at once: up to a second for a million characters.
    """
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setPageSize(QSizeF(width, -1))
    document.setDocumentMargin(MARGIN)
    document.setDefaultFont(reading_font(theme, zoom))
    option = document.defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    heading.apply_margins(document)
    _fill(document, places, heading, theme, zoom)
    return document


def _fill(document: QTextDocument, places: Places, heading: Heading, theme: Theme, zoom: float) -> None:
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    paragraph = _paragraph_format(theme, zoom)
    if _is_hard_wrapped(places.text):
        paragraph.setBottomMargin(0)
    cursor.setBlockFormat(paragraph)
    cursor.insertText(places.shown())
    _close_blank_lines(document, places.text, paragraph)
    _join_pieces(document, places, paragraph)
    heading.set_title_in_text(document, theme, zoom)
    cursor.endEditBlock()


def _paragraph_format(theme: Theme, zoom: float) -> QTextBlockFormat:
    paragraph = QTextBlockFormat()
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    paragraph.setLineHeight(theme.reading("line_height"), proportional)
    paragraph.setBottomMargin(_gap(theme, zoom))
    return paragraph


def _gap(theme: Theme, zoom: float) -> float:
    return round(theme.size("reading") * zoom * theme.reading("paragraph_gap"))


def _is_hard_wrapped(text: str) -> bool:
    """Whether paragraphs are parted by blank lines and their lines broken by hand."""
    if "\n\n" not in text:
        return False
    lengths = [len(line) for line in text.split("\n", 400)[:400] if line.strip()]
    short = bool(lengths) and sorted(lengths)[len(lengths) // 2] < _LINE_NOT_PARAGRAPH
    return short and text.count("\n\n") * 2 < text.count("\n")


def _close_blank_lines(document: QTextDocument, text: str, paragraph: QTextBlockFormat) -> None:
    """A blank line is a gap of its own where lines are broken by hand, else it vanishes in the gap."""
    if "\n\n" not in text and not text.startswith("\n"):
        return
    blank = QTextBlockFormat()
    height = 1.0 if paragraph.bottomMargin() else QFontMetricsF(document.defaultFont()).height() * 0.6
    blank.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        if block.length() == 1:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(blank)
        block = block.next()


def _join_pieces(document: QTextDocument, places: Places, paragraph: QTextBlockFormat) -> None:
    """The pieces of a long paragraph follow each other without a gap, in one direction."""
    joined = QTextBlockFormat(paragraph)
    joined.setBottomMargin(_leading(document, paragraph))
    for cut in places.cuts:
        block = document.findBlock(places.u16_position(cut))
        direction = block.previous().textDirection()
        for piece, kind in ((block.previous(), joined), (block, paragraph)):
            directed = QTextBlockFormat(kind)
            directed.setLayoutDirection(direction)
            QTextCursor(piece).setBlockFormat(directed)


def _leading(document: QTextDocument, paragraph: QTextBlockFormat) -> float:
    """What Qt leaves out below the last line of a block."""
    return round(QFontMetricsF(document.defaultFont()).height() * (paragraph.lineHeight() / 100 - 1))


class Heading:
    """Title and subtitle above the text; they scroll with it but are no part of it.

    A title that is the text's own first line is not shown twice: that line is set as the title, can be
    selected and labelled like all of the text, and the subtitle stands below it.
    """

    def __init__(self) -> None:
        self.title = ""
        self.subtitle = ""
        self.marks: tuple[Mark, ...] = ()
        self.height = _TOP
        self._in_text = False
        self._room = 0.0
        self._lines: list[tuple[QTextLayout, str]] = []

    def show(self, text: str, title: str, subtitle: str) -> None:
        """Head ``text`` with ``title`` and ``subtitle``."""
        self.title, self.subtitle, self.marks = title, subtitle, ()
        self._in_text = bool(title.strip()) and text.split("\n", 1)[0].strip() == title.strip()

    def set_width(self, width: float, theme: Theme, zoom: float) -> None:
        """Break the heading into lines of ``width`` pixels; sets ``height``, the room above the text."""
        title_font = _title_font(theme, zoom)
        subtitle_font = theme.font("ui", theme.size("ui") * max(1.0, zoom**0.5))
        self._lines = []
        y = 0.0 if self._in_text else _TOP
        parts = (
            ("" if self._in_text else self.title, title_font, "text", _BELOW_TITLE),
            (self.subtitle, subtitle_font, "text_muted", _BELOW_SUBTITLE),
        )
        for text, font, role, below in parts:
            if text:
                layout = _lay_out(text, font, width, _MARK + 1 if self.marks else 0.0)
                layout.setPosition(QPointF(MARGIN, y))
                self._lines.append((layout, role))
                y += layout.boundingRect().height() + below
        self.height = _TOP if self._in_text else y
        self._room = y

    def set_title_in_text(self, document: QTextDocument, theme: Theme, zoom: float) -> None:
        """Set the first line as the title, if it is the title; once, before the text is laid out."""
        if self._in_text:
            cursor = QTextCursor(document.begin())
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            characters = QTextCharFormat()
            characters.setFont(_title_font(theme, zoom))
            cursor.setCharFormat(characters)
            self._part_title_from_text(document)

    def _part_title_from_text(self, document: QTextDocument) -> None:
        """Leave room for the subtitle below the title."""
        first = document.begin()
        wanted = _BELOW_TITLE + self._room
        if first.blockFormat().bottomMargin() != wanted:
            block = QTextBlockFormat(first.blockFormat())
            block.setBottomMargin(wanted)
            QTextCursor(first).setBlockFormat(block)

    def paint(self, painter: QPainter, document: QTextDocument, clip: QRectF, theme: Theme) -> None:
        """Paint what ``clip`` shows of it, in document coordinates."""
        top = self._below_title(document) if self._in_text else 0.0
        if clip.top() > top + self._room:
            return
        for layout, role in self._lines:
            painter.setPen(theme.colour(role))
            layout.draw(painter, QPointF(0, top))
        if self.marks and self.subtitle and self._lines:
            self._paint_marks(painter, self._lines[-1][0], top, theme)

    def _paint_marks(self, painter: QPainter, layout: QTextLayout, top: float, theme: Theme) -> None:
        """A band under each marked part of the subtitle, line by line where it wraps."""
        places = Places(self.subtitle)
        for start, end, role in self.marks:
            u16_start, u16_end = places.u16_position(start), places.u16_position(end)
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                u16_from = max(u16_start, line.textStart())
                u16_to = min(u16_end, line.textStart() + line.textLength())
                if u16_from < u16_to:
                    left, right = sorted((_x_at(line, u16_from), _x_at(line, u16_to)))
                    y = top + layout.position().y() + line.y() + line.height() + 1
                    x = layout.position().x() + left
                    fill(painter, QRectF(x, y, right - left, _MARK), theme.colour(role))

    def _below_title(self, document: QTextDocument) -> float:
        title = document.begin().layout()
        return title.position().y() + title.boundingRect().height() + _BELOW_TITLE

    def apply_margins(self, document: QTextDocument) -> None:
        """Make room for the heading above the text, and air below it."""
        frame = document.rootFrame()
        frame_format = frame.frameFormat()
        if frame_format.topMargin() != self.height or frame_format.bottomMargin() != _BOTTOM:
            frame_format.setTopMargin(self.height)
            frame_format.setBottomMargin(_BOTTOM)
            frame.setFrameFormat(frame_format)
        if self._in_text:
            self._part_title_from_text(document)


def _x_at(line: QTextLine, u16_position: int) -> float:
    # PySide returns (x, position): the position moves out of a cluster.
    return cast("tuple[float, int]", line.cursorToX(u16_position))[0]


def _title_font(theme: Theme, zoom: float) -> QFont:
    return theme.font("reading", theme.size("reading_title") * zoom, bold=True)


def _lay_out(text: str, font: QFont, width: float, leading: float) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() + leading
        line = layout.createLine()
    layout.endLayout()
    return layout
