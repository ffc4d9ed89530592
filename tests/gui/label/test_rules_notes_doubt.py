"""Guidelines with their examples, notes on everything, and doubt: set by key, found again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.codebook.model import Label, StanceValue
from annotator.gui.label import LabelScreen
from annotator.gui.label.guidelines import rule_of

Call = Callable[..., None]
Key = Qt.Key


def test_examples_stand_below_the_rule() -> None:
    label = Label(
        "actor", "Actor", guideline="Who.", extra={"examples": ["**Merz** demanded", "**they** want"]}
    )
    assert rule_of(label) == "### Actor\n\nWho.\n\n**Examples**\n\n- **Merz** demanded\n- **they** want"


def test_a_value_shows_its_sign_and_what_is_no_list_of_texts_is_passed_over() -> None:
    value = StanceValue("support", "Support", symbol="▲", guideline="For it.", extra={"examples": [1, " "]})
    assert rule_of(value) == "### ▲ Support\n\nFor it."


def test_a_rule_stays_in_sight_of_the_span_it_is_for(screen: LabelScreen, select: Call, press: Call) -> None:
    screen.perform("pane.show_guidelines")
    everything = screen.side.guidelines.text.toPlainText()
    screen.view.setFocus()
    select("Zelenskyy")
    press("a")
    shown = screen.side.guidelines.text.toPlainText()
    assert shown.startswith("Actor")
    assert len(shown) < len(everything)


def test_notes_on_article_span_and_statement_are_reached_by_n(
    screen: LabelScreen, select: Call, press: Call
) -> None:
    project = screen.session.project

    def write(words: str) -> None:
        press("n")
        field = QApplication.focusWidget()
        assert field is screen.side.notes.field
        QTest.keyClicks(field, words)
        press(Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
        assert screen.view.hasFocus()

    write("A talk.")
    select("The Kremlin")
    press("a", Key.Key_Escape)
    write("Who exactly?")
    select("has ruled out")
    press("s", "2", Key.Key_Return, ",")
    write("Hearsay.")
    (layer,) = project.layers("a")
    assert layer.notes == "A talk."
    assert [span.note for span in project.spans("a") if span.label == "actor"] == ["Who exactly?"]
    assert [statement.note for statement in project.statements("a")] == ["Hearsay."]


def test_articles_in_doubt_are_filtered_by_the_words_in_doubt(
    screen: LabelScreen, select: Call, press: Call
) -> None:
    select("has ruled out")
    press("s", "2", Key.Key_Return, ",", "q")
    screen.perform("document.filter")
    press("in doubt")
    assert list(screen.documents.model.uids) == ["a"]
    assert "1 in doubt" in screen.documents.progress.text()
    screen.documents.filter.clear()
    screen.perform("pane.text")
    screen.view.setFocus()
    press("q")
    screen.documents.filter.setText("in doubt")
    assert list(screen.documents.model.uids) == []
