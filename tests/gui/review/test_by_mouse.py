"""Everything also by mouse, and what the screen shows for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.app.reviewing.policy_words import policy_title
from annotator.gui.reading import PaintedSpan
from annotator.gui.review.painting import OPEN, painting
from annotator.gui.review.policy_dialog import PolicyDialog
from annotator.gui.review.screen import ReviewScreen
from annotator.gui.theme import current
from annotator.measure.policies import Policy

LEFT = Qt.MouseButton.LeftButton


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center())


def lanes(screen: ReviewScreen) -> list[PaintedSpan]:
    return [span for span in painting(screen.session, current()).spans if span.lane is not None]


def test_a_version_is_taken_by_its_button(screen: ReviewScreen) -> None:
    click(screen.side.versions[1].button)
    board = screen.session.board
    assert board is not None
    assert [row.decisions[0].verdict for row in board.rows if row.state == "decided"][:1] == ["second"]
    assert screen.view.hasFocus()


def test_the_keys_above_can_be_clicked(screen: ReviewScreen) -> None:
    click(screen.header.buttons["review.neither"])
    assert screen.session.board is not None
    assert screen.session.board.count("decided") == 1


def test_a_click_on_disputed_text_opens_what_is_disputed(screen: ReviewScreen, qtbot: QtBot) -> None:
    start = screen.session.text.index("the president")
    rect = screen.view.rect_of(start, start + len("the president"))
    QTest.mouseClick(screen.view.viewport(), LEFT, pos=rect.center())
    row = screen.session.row
    assert row is not None
    assert row.finding.type == "entity"
    assert screen.side.headline.accessibleName().startswith("Entity differs")


def test_an_own_version_by_mouse(screen: ReviewScreen) -> None:
    click(screen.header.buttons["review.edit"])
    values = [button for button in screen.gold_bar.value_buttons if not button.isHidden()]
    click(values[-1])
    click(screen.gold_bar.keep)
    board = screen.session.board
    assert board is not None
    assert "edited" in {row.decisions[0].verdict for row in board.rows if row.state == "decided"}


def test_each_person_has_a_lane_where_they_disagree(screen: ReviewScreen) -> None:
    start = screen.session.text.index("the president")
    found = [span for span in lanes(screen) if span.start == start]
    assert sorted(span.lane for span in found if span.lane is not None) == [0, 1, 2]
    assert len({span.colour for span in found}) == 3
    assert not any(span.tinted for span in found)


def test_what_one_alone_has_lies_on_the_first_lane(screen: ReviewScreen) -> None:
    start = screen.session.text.index("air support")
    assert [span.lane for span in lanes(screen) if span.start == start] == [0]


def test_agreed_text_keeps_its_place_whichever_row_is_open(screen: ReviewScreen) -> None:
    def underlines() -> dict[str, int]:
        index = screen.view._overlay.index
        return {span.uid: index.lane(span.uid) for span in index if span.uid != OPEN}

    before = underlines()
    for row in screen.session.shown:
        screen.session.choose(row.key)
        assert underlines() == before
        screen.session.verdicts.edit()
        assert underlines() == before


@pytest.mark.parametrize("people", [2, 6])
def test_two_to_six_people(screen: ReviewScreen, people: int) -> None:
    legend = screen.view.accessibleDescription()
    assert legend.count("·") == people
    assert max(span.lane or 0 for span in lanes(screen)) == people - 1


def test_hidden_names_show_nowhere(screen: ReviewScreen) -> None:
    screen.perform("review.hide_names")
    assert screen.is_on("review.hide_names")
    told = [screen.view.accessibleDescription()]
    for row in screen.session.shown:
        screen.session.choose(row.key)
        told += [card.accessibleName() for card in screen.side.versions if not card.isHidden()]
        told += [span.name for span in lanes(screen)]
    assert not [text for text in told if "Ada" in text or "Boris" in text or "Chiara" in text]
    assert screen.side.tally.isHidden()


def test_every_control_has_a_name(screen: ReviewScreen) -> None:
    screen.session.verdicts.edit()
    for widget in screen.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert said, widget


def test_the_policy_is_previewed_before_it_is_applied(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.perform("review.policy")
    dialog = screen.findChild(PolicyDialog)
    assert isinstance(dialog, PolicyDialog)
    qtbot.waitUntil(lambda: "decisions remain" in dialog.preview.text())
    assert "10 decisions remain in 2 articles" in dialog.preview.text()
    dialog.choices["majority"].click()
    qtbot.waitUntil(lambda: "decision" in dialog.preview.text())
    assert "10 decisions" not in dialog.preview.text()
    click(dialog.apply_button)
    assert screen.session.project.review.policy == Policy("majority")
    assert screen.status_bar.policy.text().endswith(policy_title({"name": "majority"}))
    assert screen.session.board is not None
    assert len(screen.session.board.to_decide) < 5


def test_an_annotator_sees_corrections_instead(screen: ReviewScreen, project: Project, qtbot: QtBot) -> None:
    for _ in range(5):
        screen.session.verdicts.take_shown(0)
    screen.session.close_article()
    project.become("boris")
    screen.person_changed()
    page = screen.corrections
    assert page.isVisible()
    assert "Reviewing is for reviewers: Rae" in page.notice.text()
    assert page.title.text().endswith("corrections")
    assert not screen.can("review.take_first")
    with qtbot.waitSignal(screen.asked) as asked:
        click(page.switch)
    assert asked.args == ["person.menu"]


def test_a_target_is_shown(screen: ReviewScreen) -> None:
    row = next(row for row in screen.session.shown if row.finding.type == "label")
    sources = [uid.replace("article0", "article1") for uid in row.key]
    screen.show_target({"document": "article1", "sources": sources})
    opened = screen.session.row
    assert opened is not None
    assert opened.finding.type == "label"


def test_texts_are_plain(screen: ReviewScreen, project: Project) -> None:
    for label in screen.page.findChildren(QLabel):
        assert label.textFormat() != Qt.TextFormat.MarkdownText


def test_a_narrow_window(screen: ReviewScreen) -> None:
    screen.resize(760, 520)
    assert screen.width() <= 820
    assert screen.header.buttons["review.take_first"].isVisible()
    assert screen.mapFromGlobal(screen.header.buttons["review.next"].mapToGlobal(QPoint(0, 0))).x() < 820


def test_a_reason_that_is_being_written_goes_with_the_click(screen: ReviewScreen, qtbot: QtBot) -> None:
    row = screen.session.key
    screen.perform("review.reason")
    qtbot.waitUntil(screen.side.reason.hasFocus)
    QTest.keyClicks(screen.side.reason, "Only reported")
    click(screen.side.versions[1].button)
    assert screen.view.hasFocus()
    assert screen.side.reason.toPlainText() == ""
    screen.session.choose(row)
    decision = screen.session.verdicts.decision
    assert decision is not None
    assert decision.reason == "Only reported"


def test_a_reason_waits_where_it_was_written(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.perform("review.reason")
    qtbot.waitUntil(screen.side.reason.hasFocus)
    QTest.keyClicks(screen.side.reason, "Only reported")
    screen.focus_text()
    screen.perform("review.next")
    assert screen.side.reason.toPlainText() == ""
    screen.perform("review.previous")
    assert screen.side.reason.toPlainText() == "Only reported"
