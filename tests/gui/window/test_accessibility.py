"""The real window for those who listen and those who go by Tab: every control has a name, a place, a look."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from annotator.gui.theme import Choice, follow_system
from annotator.gui.window.main_window import MainWindow

TAB = Qt.FocusPolicy.TabFocus
MUTE = {"qt_spinbox_lineedit", "ScrollLeftButton", "ScrollRightButton", "qt_toolbar_ext_button"}
"""Parts that Qt puts inside its own widgets, which speak for them."""


def focusable(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() & TAB and widget.objectName() not in MUTE:
            yield widget


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}" for widget in focusable(root) if not spoken(widget)
    ]


@pytest.fixture
def full(window: MainWindow) -> MainWindow:
    """A window in which everything has something in it."""
    window.question.ask("Really?", [("&Yes", int), ("&No", int)])
    window.label.view.select(0, 7)
    window.perform("label.actor")
    window.label.session.tying.leave()
    window.label.session.stating.choose_value("support")
    return window


def test_whatever_can_have_the_focus_has_a_name(full: MainWindow) -> None:
    assert nameless(full) == []


@pytest.mark.parametrize(
    "ident",
    [
        "help.keys",
        "help.about",
        "person.add",
        "document.details",
        "export.dialog",
        "dataset.export",
        "window.settings",
        "keys.edit",
    ],
)
def test_every_dialogs_controls_have_names(window: MainWindow, ident: str) -> None:
    window.perform(ident)
    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]
    shown = [dialog for dialog in dialogs if dialog.isVisible()]
    assert shown
    assert [nameless(dialog) for dialog in shown] == [[]] * len(shown)
    for dialog in shown:
        dialog.reject()


def test_tab_goes_from_the_top_left_to_the_bottom_right_part_by_part(full: MainWindow) -> None:
    """From the question down: labels, articles, text, tabs, composer; within a bar from left to right."""
    label = full.label
    bars = [full.question, label.labels, label.documents, label.view, label.side, label.composer]
    visited: list[QWidget] = []
    widget = full.question.answers[0]
    while widget not in visited:
        if widget.isVisible() and widget.focusPolicy() & TAB:
            visited.append(widget)
        widget = widget.nextInFocusChain()  # type: ignore[assignment]
    places = [next((n for n, bar in enumerate(bars) if _within(bar, each)), None) for each in visited]
    told = [place for place in places if place is not None]
    assert told == sorted(told)
    assert set(told) == set(range(len(bars)))
    for bar in (full.question, label.labels, label.composer):
        lefts = [each.mapTo(full, QPoint()).x() for each in visited if _within(bar, each)]
        assert lefts == sorted(lefts)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_focus_can_be_seen_wherever_it_is(full: MainWindow, qapp: QApplication, theme: Choice) -> None:
    follow_system(qapp, theme)
    full.activateWindow()
    unseen = []
    for widget in focusable(full):
        if not widget.isVisible():
            continue
        view, field = full.label.view, full.label.documents.filter
        (field if widget is view else view).setFocus()
        QApplication.processEvents()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.grab().toImage() == before:
            unseen.append(f"{type(widget).__name__} {spoken(widget)}")
    follow_system(qapp)
    assert unseen == []


def _within(bar: QWidget, widget: QWidget) -> bool:
    return bar is widget or bar.isAncestorOf(widget)
