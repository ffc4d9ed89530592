"""The whole window at 800 × 600 and below."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from annotator.app.jobs import Job
from annotator.gui.window.main_window import MainWindow


def test_the_window_fits_800_by_600_also_while_something_runs(window: MainWindow) -> None:
    window.resize(800, 600)
    job: Job[None] = Job("Looking at the files", lambda _: None)
    window.job_strip.watch(job)
    window.question.ask("A long question that goes over several lines. " * 4, [("&Yes", int), ("&No", int)])
    QApplication.processEvents()
    assert (window.width(), window.height()) == (800, 600)
    assert not window.label.status_bar.saved.isHidden()
    window.job_strip.release()
    window.question.hide()


def test_the_status_line_tells_saved_before_all_else(window: MainWindow) -> None:
    bar = window.label.status_bar
    window.resize(1400, 700)
    assert not any(label.isHidden() for label in (bar.saved, bar.counts, bar.time, bar.blind, bar.place))
    window.resize(window.minimumSizeHint().width(), 600)
    assert bar.blind.isHidden() or bar.width() >= bar.sizeHint().width()
    assert not bar.saved.isHidden()


def test_screens_are_side_by_side_where_there_is_room_and_in_a_menu_else(window: MainWindow) -> None:
    tabs = window.title_bar.tabs
    window.resize(1280, 800)
    QApplication.processEvents()
    assert tabs.short.isHidden()
    window.resize(800, 600)
    QApplication.processEvents()
    assert not tabs.short.isHidden()
    assert tabs.short.text().startswith("Label")
    tabs.menu.actions()[1].trigger()
    assert window.screens.name == window.screens.names[1]
    assert tabs.short.text().startswith(tabs.menu.actions()[1].text())
    window.resize(1280, 800)
    QApplication.processEvents()
    assert tabs.short.isHidden()
