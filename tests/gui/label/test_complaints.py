"""What docs/complaints.md promises and no other test shows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from annotator.core.commands import AddSpan
from annotator.gui.label import LabelScreen
from tests.app.labelling.documents import add_documents

Call = Callable[..., None]
SENTENCE = "The Kremlin has ruled out NATO membership for Ukraine, and Zelenskyy rejects that. "


def shown(screen: LabelScreen, document: str) -> float:
    """Seconds until an article is open and painted."""
    begun = time.perf_counter()
    screen.session.open(document)
    screen.grab()
    QApplication.processEvents()
    return time.perf_counter() - begun


def test_long_articles_are_changed_at_once(screen: LabelScreen) -> None:
    text = "\n".join([SENTENCE * 5] * 250)
    add_documents(screen.session.project, {"long": text, "longer": text + "Really."})
    for document in ("long", "longer"):
        for start in range(0, 200 * len(SENTENCE), len(SENTENCE)):
            screen.session.project.execute(AddSpan(document, "actor", ((start, start + 11),)))
    shown(screen, "long")
    assert len(text) > 100_000
    assert min(shown(screen, document) for document in ("longer", "long", "longer")) < 0.5


def test_labels_stay_in_sight_however_far_one_reads(screen: LabelScreen) -> None:
    add_documents(screen.session.project, {"long": "\n".join([SENTENCE * 5] * 100)})
    screen.session.open("long")
    buttons = [button for ident, button in screen.labels.buttons.items() if ident.startswith("label.")]
    before = [button.mapTo(screen, button.rect().center()) for button in buttons]
    bar = screen.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.maximum() > 0
    assert all(button.isVisible() for button in buttons)
    assert [button.mapTo(screen, button.rect().center()) for button in buttons] == before


def test_selecting_alone_labels_nothing(screen: LabelScreen, select: Call, press: Call) -> None:
    select("Zelenskyy")
    press("a")
    made = screen.session.project.spans("a")
    for words in ("security guarantees", "NATO membership", "Merz"):
        select(words)
    assert screen.session.project.spans("a") == made
