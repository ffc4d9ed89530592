"""How long the reading view takes to open a very long document with many spans, and to repaint it.

Run ``QT_QPA_PLATFORM=offscreen python -m benchmarks.reading``. A bare read-only ``QTextEdit`` with the same
text is measured in the same run: the ratio says what the view adds, whatever the machine.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication, QTextEdit

from annotator.gui.reading import PaintedSpan, ReadingView
from annotator.gui.theme import follow_system

CHARACTERS = 1_000_000
SPANS = 5_000
LONGEST_PARAGRAPH = 20_000
REPAINTS = 60
NESTED = 100
LIMIT_OPEN_MS, LIMIT_REPAINT_MS = 200.0, 8.0
_WORDS = (
    "the",
    "president",
    "said",
    "that",
    "any",
    "truce",
    "without",
    "guarantees",
    "would",
    "give",
    "time",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds of one widget."""

    open: float
    repaint: float


def a_text(characters: int = CHARACTERS) -> str:
    """Paragraphs of 200 to ``LONGEST_PARAGRAPH`` characters, the same at each run."""
    chance = random.Random(7)
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        wanted = min(chance.choice((200, 600, 2_000, LONGEST_PARAGRAPH)), characters - length)
        words = chance.choices(_WORDS, k=wanted // 4 + 2)
        paragraph = " ".join(words)[: max(wanted - 1, 1)]
        paragraphs.append(paragraph)
        length += len(paragraph) + 1
    return "\n".join(paragraphs)


def some_spans(text: str, count: int = SPANS) -> list[PaintedSpan]:
    """Spans of three labels all over ``text``, some long, some in two fragments."""
    chance = random.Random(11)
    labels = (("#2f6fb2", "Actor"), ("#c77700", "Stance"), ("#7a2f86", "Proposal"))
    spans = []
    for number in range(count):
        start = chance.randrange(len(text) - 3_000)
        end = start + chance.choice((8, 20, 40, 120, 2_500 if number % 50 == 0 else 30))
        gap = end + 10
        fragments = ((start, end), (gap, gap + 15)) if number % 20 == 0 else ((start, end),)
        colour, name = labels[number % 3]
        spans.append(PaintedSpan(f"s{number}", fragments, colour, name.lower(), name))
    return spans


def milliseconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def measure(view: QTextEdit, show: Callable[[], None], width: int = 900) -> Figures:
    """Open once (text, spans, first paint), then repaint at places all over the document."""
    view.resize(width, 800)
    view.show()
    QApplication.processEvents()

    def opened() -> None:
        show()
        view.viewport().repaint()

    opening = milliseconds(opened)
    bar = view.verticalScrollBar()
    times = []
    for number in range(REPAINTS):
        bar.setValue(bar.maximum() * number // REPAINTS)
        view.viewport().repaint()  # lays out what comes into view
        times.append(milliseconds(view.viewport().repaint))
    return Figures(opening, median(times))


def gesture(view: ReadingView) -> float:
    """The median time from a new span to its lines being repainted."""
    start = view.caret()
    times = []
    for number in range(REPAINTS):
        span = PaintedSpan(
            f"new{number}", ((start + number, start + number + 30),), "#2f6fb2", "actor", "Actor"
        )

        def labelled(span: PaintedSpan = span) -> None:
            view.put_spans([span])
            view.viewport().repaint()

        times.append(milliseconds(labelled))
    return median(times)


def crowded(view: ReadingView) -> float:
    """The median repaint of a page with a sentence of 400 characters under ``NESTED`` nested spans.

    All are the evidence of one statement, one has the focus and another is under the pointer.
    """
    begin = view.caret()
    spans = [
        PaintedSpan(f"n{n}", ((begin + n, begin + 400 - n),), "#2f6fb2", "actor", "Actor")
        for n in range(NESTED)
    ]
    view.put_spans(spans)
    view.set_lit(span.uid for span in spans)
    view.set_focused(spans[-1].uid)
    view.set_hovered(spans[0].uid)
    times = []
    for _ in range(REPAINTS):
        times.append(milliseconds(view.viewport().repaint))
    view.drop_spans(span.uid for span in spans)
    view.set_lit(())
    view.set_focused(None)
    view.set_hovered(None)
    return median(times)


def main() -> int:
    """Print the table; 0 if the limits hold."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    follow_system(app, "light")
    text = a_text()
    spans = some_spans(text)
    view = ReadingView()

    def show() -> None:
        view.show_document(text, "A very long article", "Benchmark")
        view.set_spans(spans)

    ours = measure(view, show)
    labelled = gesture(view)
    view.verticalScrollBar().setValue(0)
    nested = crowded(view)
    font = view.document().defaultFont()
    bare = QTextEdit()
    bare.setReadOnly(True)
    bare.setStyleSheet(f"font-family: '{font.family()}'; font-size: {font.pixelSize()}px")
    plain = measure(bare, lambda: bare.setPlainText(text), view.viewport().width())
    print(f"{len(text):,} characters, {len(spans):,} spans, platform {app.platformName()}")
    print(f"{'':28}{'reading view':>14}{'bare QTextEdit':>16}{'ratio':>8}{'limit':>10}")
    for name, one, other, limit in (
        ("open, first paint (ms)", ours.open, plain.open, LIMIT_OPEN_MS),
        ("repaint, median (ms)", ours.repaint, plain.repaint, LIMIT_REPAINT_MS),
    ):
        print(f"{name:28}{one:14.2f}{other:16.2f}{one / other:8.2f}{limit:10.1f}")
    print(f"{'label and repaint (ms)':28}{labelled:14.2f}")
    print(f"{f'repaint, {NESTED} nested (ms)':28}{nested:14.2f}")
    return 0 if ours.open <= LIMIT_OPEN_MS and ours.repaint <= LIMIT_REPAINT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
