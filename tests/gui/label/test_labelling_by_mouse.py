"""Labelling with the mouse alone, through the real screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator.gui.label import LabelScreen
from annotator.gui.label.key_button import KeyButton
from annotator.gui.label.metadata_dialog import MetadataDialog

Call = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton


def drag(screen: LabelScreen, words: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    start = screen.session.text.index(words)
    first = screen.view.rect_of(start, start + 1)
    last = screen.view.rect_of(start + len(words) - 1, start + len(words))
    viewport = screen.view.viewport()
    begin = QPoint(first.left() + 1, first.center().y())
    end = QPoint(last.right() - 1, last.center().y())
    QTest.mousePress(viewport, LEFT, held, begin)
    QTest.mouseMove(viewport, (begin + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, held, end)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())


def palette_button(screen: LabelScreen, name: str) -> QWidget:
    return next(button for button in screen.text.palette.findChildren(KeyButton) if button.text() == name)


def test_a_statement_by_mouse(screen: LabelScreen) -> None:
    drag(screen, "Zelenskyy")
    assert screen.text.palette.isVisible()
    click(palette_button(screen, "Actor"))
    assert not screen.text.palette.isVisible()
    drag(screen, "binding security guarantees")
    click(palette_button(screen, "Proposal"))
    click(screen.labels.buttons["value.support"])
    click(screen.composer.save)
    (statement,) = screen.session.project.statements("a")
    assert statement.stance.value == "support"
    assert [span.quote for span in screen.session.project.spans("a")] == [
        "Zelenskyy",
        "binding security guarantees",
    ]
    click(screen.labels.buttons["edit.undo"])
    assert screen.session.project.statements("a") == []


def test_a_guess_is_taken_by_a_click(screen: LabelScreen) -> None:
    drag(screen, "Zelensky’s")
    click(palette_button(screen, "Actor"))
    picker = screen.text.picker
    assert picker.isVisible()
    click(picker.list.viewport(), QPoint(20, 10))
    (span,) = screen.session.project.spans("a")
    assert span.entity is not None
    assert screen.view.hasFocus()


def test_ctrl_drag_keeps_pieces(screen: LabelScreen) -> None:
    drag(screen, "We need guarantees")
    drag(screen, "before any truce", Qt.KeyboardModifier.ControlModifier)
    assert len(screen.session.pending) == 2
    click(palette_button(screen, "Stance"))
    (span,) = screen.session.project.spans("a")
    assert len(span.fragments) == 2


def test_a_click_on_a_span_focuses_it_and_marks_its_card(
    screen: LabelScreen, select: Call, press: Call
) -> None:
    select("Zelenskyy")
    press("a", Qt.Key.Key_Escape)
    select("has pressed")
    press("s", "1", Qt.Key.Key_Return)
    uid = screen.session.cache.span_after(0)
    drag_at = screen.view.rect_of(1, 3).center()
    QTest.mouseClick(screen.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, drag_at)
    assert screen.session.focused_span is not None
    assert screen.session.focused_span.uid == uid
    screen.perform("pane.show_spans")
    assert screen.side.spans.list.uid() == uid


def test_a_card_lights_its_evidence_and_the_other_way_round(
    screen: LabelScreen, select: Call, press: Call
) -> None:
    select("has pressed")
    press("s", "1", Qt.Key.Key_Return)
    cards = screen.side.statements.list
    click(cards.viewport(), QPoint(60, 20))
    assert screen.session.focused_statement is not None
    span = screen.session.cache.span_after(0)
    assert span is not None
    assert screen.session.focused_statement.evidence() == (span,)
    screen.perform("span.previous")
    assert not cards.currentIndex().isValid()
    assert screen.session.focused_span is not None


def test_enter_on_a_card_takes_it_into_the_composer(screen: LabelScreen, select: Call, press: Call) -> None:
    select("has pressed")
    press("s", "1", Qt.Key.Key_Return)
    screen.perform("pane.show_statements")
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert screen.session.composer is not None
    assert screen.session.composer.editing is not None
    assert screen.view.hasFocus()


def test_the_filter_works_while_one_types(screen: LabelScreen, press: Call) -> None:
    screen.perform("document.filter")
    press("title b")
    assert list(screen.documents.model.uids) == ["b"]
    assert screen.documents.progress.text() == "1 shown · 0 of 3 done"
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    screen.documents.filter.clear()
    assert len(screen.documents.model.uids) == 3


def test_a_click_opens_an_article(screen: LabelScreen) -> None:
    rect = screen.documents.list.visualRect(screen.documents.model.index(1))
    click(screen.documents.list.viewport(), rect.center())
    assert screen.session.document is not None
    assert screen.session.document.uid == "b"
    assert screen.view.text == "Baltic ministers answer Washington."


def test_emptying_a_slot_by_its_cross(screen: LabelScreen, select: Call, press: Call) -> None:
    select("Zelenskyy")
    press("a")
    box = screen.composer.boxes["actor"]
    click(box, QPoint(box.width() - 12, box.height() // 2))
    assert screen.session.composer is not None
    assert screen.session.composer.blank
    assert len(screen.session.cache.spans) == 1


def test_details_are_edited_in_a_dialog(screen: LabelScreen) -> None:
    screen.perform("document.details")
    (dialog,) = screen.findChildren(MetadataDialog)
    dialog.title_field.setText("Another title")
    dialog.fields["author"].setText("Ada")
    dialog.add_row("desk", "Foreign")
    dialog.accept()
    document = screen.session.project.document("a")
    assert document.title == "Another title"
    assert document.meta == {
        "date": "2025-08-10", "source": "Sample Courier", "author": "Ada", "desk": "Foreign",
    }  # fmt: skip
    assert screen.session.documents.lines[0].title == "Another title"


def test_removing_an_article_shows_its_neighbour(screen: LabelScreen) -> None:
    screen.perform("document.remove")
    assert list(screen.documents.model.uids) == ["b", "c"]
    assert screen.session.document is not None
    assert screen.session.document.uid == "b"
    screen.perform("edit.undo")
    assert len(screen.documents.model.uids) == 3
