"""The agreement screen as a person uses it: look, choose, open the cases, go to the review."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.jobs import Job
from annotator.app.project import Project
from annotator.core.commands import SetStatus
from annotator.gui.agreement.filters import Wanted
from annotator.gui.agreement.screen import AgreementScreen
from annotator.gui.agreement.table import FigureTable
from annotator.gui.computing import Computing
from tests.gui.agreement.conftest import Shown

_Key = Qt.Key


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def go_to(table: FigureTable, row: int, column: int) -> None:
    table.setFocus()
    table.setCurrentIndex(table.cells.index(row + 1, column))


def test_the_cards_say_the_headlines(sample: Project, shown: Shown) -> None:
    screen = shown(sample)
    said = [card.said for card in screen.figures.cards]
    assert [text.big for text in said] == ["0.88", "0.86", "0.80 / 0.84", "0.63"]
    stance = [line.text for line in said[0].lines]
    assert stance[0] == "95 % CI 0.79–0.94 · 99 statements"
    assert stance[1] == "reliable (α ≥ 0.8) · only 8 articles"
    assert said[0].faint  # fewer than ten articles
    assert not [line for line in said[2].lines if line.role in ("success", "warning", "danger")]


def test_from_a_confusion_to_the_review_by_keys(sample: Project, shown: Shown, qtbot: QtBot) -> None:
    screen = shown(sample)
    table = screen.figures.stances
    go_to(table, 0, 2)  # support and oppose
    press(table, _Key.Key_Return)
    assert screen.cases.title.text() == "one Support, the other Oppose: 5 times"
    assert len(screen.cases.cases) == 3
    assert screen.cases.list.hasFocus()
    press(screen.cases.list, _Key.Key_Down)
    with qtbot.waitSignal(screen.go_wanted) as gone:
        press(screen.cases.list, _Key.Key_Return)
    case = screen.cases.cases[1]
    assert gone.args == ["review", {"document": case.document, "sources": list(case.sources)}]


def test_from_a_disputed_article_to_its_review(sample: Project, shown: Shown, qtbot: QtBot) -> None:
    screen = shown(sample)
    go_to(screen.figures.disputed, 0, 3)
    with qtbot.waitSignal(screen.go_wanted) as gone:
        press(screen.figures.disputed, _Key.Key_Return)
    assert gone.args == ["review", {"document": screen.page.disputed[0].document}]  # type: ignore[union-attr]


def test_every_cell_that_opens_has_cases(panel: Project, shown: Shown) -> None:
    screen = shown(panel)
    figures = screen.figures
    for table in (figures.labels, figures.pairs, figures.stances, figures.marked, figures.offsets):
        for cells in table.cells.rows:
            for cell in cells:
                if cell.cases is not None and "–" not in cell.text and cell.text not in ("0", "1.00"):
                    screen.look_for(cell.spoken, cell.cases)
                    if not cell.cases.types:
                        assert screen.cases.cases, cell


def test_arrows_walk_over_titles_and_empty_cells(sample: Project, shown: Shown) -> None:
    screen = shown(sample)
    table = screen.figures.stances
    table.setFocus()
    assert table.currentIndex().row() == 1
    press(table, _Key.Key_Up)
    assert table.currentIndex().row() == 1
    press(table, _Key.Key_Down, _Key.Key_Right)
    assert table.cells.cell(table.currentIndex()).text


def test_the_chart_is_walked_by_arrows_and_opens_its_time(sample: Project, shown: Shown) -> None:
    screen = shown(sample)
    trend = screen.figures.trend
    trend.setFocus()
    assert trend.current == len(trend.points) - 1
    press(trend, _Key.Key_Home, _Key.Key_Right, _Key.Key_Return)
    assert trend.current == 1
    assert {case.document for case in screen.cases.cases} <= set(trend.points[1].cases.documents)
    assert screen.cases.cases
    assert all(point.spoken in trend.accessibleDescription() for point in trend.points)


def test_esc_closes_the_cases_and_the_focus_is_not_lost(sample: Project, shown: Shown) -> None:
    screen = shown(sample)
    press(screen.figures.cards[0], _Key.Key_Space)
    assert screen.can("agreement.close_cases")
    press(screen.cases.list, _Key.Key_Escape)
    assert screen.cases.isHidden()
    assert screen.figures.isAncestorOf(screen.focusWidget())


def test_choices_are_asked_anew_and_shown(sample: Project, shown: Shown) -> None:
    screen = shown(sample)
    ada, boris = screen.page.annotators[:2]  # type: ignore[union-attr]
    screen.filters.wanted = Wanted((ada, boris), ("actor",))
    screen.compute()
    assert screen.filters.annotators.text() == "Ada, Boris ▾"
    assert screen.filters.labels.text() == "Actor ▾"
    assert len(screen.figures.labels.cells.rows) == 2
    menu = screen.filters.articles.menu()
    assert menu is not None
    menu.actions()[1].trigger()
    assert screen.filters.wanted.by_all
    assert screen.page is not None and screen.page.by_all


def test_unticking_an_annotator_compares_the_others(sample: Project, shown: Shown, qtbot: QtBot) -> None:
    screen = shown(sample)
    menu = screen.filters.annotators.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Ada", "Boris", "Chiara", "Rae"]
    menu.popup(screen.mapToGlobal(screen.rect().topLeft()))
    menu.setActiveAction(menu.actions()[2])
    press(menu, _Key.Key_Space)
    assert menu.isVisible()
    menu.hide()
    assert screen.page is not None
    assert [screen.page.names[uid] for uid in screen.page.annotators] == ["Ada", "Boris"]


def test_pairs_can_be_compared_by_something_else(sample: Project, shown: Shown) -> None:
    screen = shown(sample)
    before = [cell.text for cell in screen.figures.pairs.cells.rows[1]]
    screen.figures.compare_by("statements")
    after = screen.figures.pairs.cells.rows[1]
    assert [cell.text for cell in after] != before
    assert {cell.colour for cell in after} <= {"", "accent"}  # F1 has no bands


def test_where_nothing_can_be_compared_a_sentence_says_so(panel: Project, shown: Shown) -> None:
    panel.become("ada")
    screen = shown(panel)
    assert screen.page is None
    assert "finished by two" in screen.sentence.text()
    assert not screen.can("agreement.export")
    screen.look_for("", screen.figures.cards[0].said.cases)  # type: ignore[arg-type]
    assert screen.cases.isHidden()


def test_what_changes_is_followed_when_it_is_quiet(panel: Project, shown: Shown, qtbot: QtBot) -> None:
    screen = shown(panel)
    assert screen.page is not None and screen.page.documents == 2
    document = panel.documents()[0].uid
    rae = next(person.uid for person in panel.annotators() if person.name == "Rae")
    for person in ("ada", "boris", "chiara", "dmytro"):
        panel.become(person)
        panel.execute(SetStatus(document, "in_progress"))
    panel.become(rae)
    qtbot.waitUntil(lambda: screen.page is not None and screen.page.documents == 1, timeout=3000)


@pytest.mark.parametrize("name", ["figures.csv", "figures.json", "figures.md", "figures.tex", "figures"])
def test_the_table_is_written_as_its_name_says(
    sample: Project, shown: Shown, tmp_path: Path, name: str
) -> None:
    screen = shown(sample)
    said: list[str] = []
    screen.said.connect(lambda text, tone: said.append(f"{tone}: {text}"))
    screen.export.write(tmp_path / name, "csv")
    path = tmp_path / (name if "." in name else "figures.csv")
    text = path.read_text(encoding="utf-8")
    beginnings = {".csv": "measure,of", ".json": "[", ".md": "| Measure", ".tex": "% \\usepackage"}
    assert text.startswith(beginnings[path.suffix])
    assert said and said[0].startswith(f"quiet: Written to {path.name}")
    screen.export.write(sample.path, "csv")
    assert said[-1].startswith("quiet") or "project" in said[-1]


def test_latex_goes_to_the_clipboard(sample: Project, shown: Shown) -> None:
    screen = shown(sample)
    screen.perform("agreement.copy_latex")
    assert "\\toprule" in QGuiApplication.clipboard().text()


def test_gamma_comes_when_asked_for(panel: Project, shown: Shown) -> None:
    screen = shown(panel)
    screen.figures.gamma.click()
    hint = screen.figures._panels["labels"].hint.text()
    assert hint.startswith("γ over all labels: 0.")


@pytest.mark.parametrize(("width", "columns"), [(1280, 4), (900, 2), (480, 1)])
def test_a_narrow_window_has_fewer_columns(sample: Project, shown: Shown, width: int, columns: int) -> None:
    screen = shown(sample)
    screen.resize(width, 700)
    QTest.qWait(1)
    rows = {card.y() for card in screen.figures.cards}
    assert len(rows) == 4 // columns
    assert screen.width() == width


def test_everything_one_can_reach_has_a_name(sample: Project, shown: Shown) -> None:
    screen = shown(sample)
    screen.look_for("cases", screen.figures.cards[0].said.cases)  # type: ignore[arg-type]
    nameless = [
        type(widget).__name__
        for widget in screen.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        if type(widget).__name__ not in ("QLabel", "QScrollArea")
    ]
    assert nameless == []


def test_a_cell_says_its_figure_in_full(sample: Project, shown: Shown) -> None:
    table = shown(sample).figures.pairs
    index = table.cells.index(1, 2)
    told = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert told.startswith("Ada and Boris, Stance α: 0.89 · 95 % CI 0.78–0.94 · only 8 articles")
    assert told.endswith("8 articles both finished")


def test_nothing_runs_on_after_leaving(panel: Project, shown: Shown) -> None:
    screen: AgreementScreen = shown(panel)
    screen.leave()
    panel.become("ada")
    panel.execute(SetStatus(panel.documents()[0].uid, "in_progress"))
    assert not screen.computing.is_busy
    assert json.dumps(screen.can("agreement.again"))


class HeldRunner:
    """Starts jobs that end when the test says so, as a thread would."""

    def __init__(self) -> None:
        self.held: list[tuple[Job[Any], Any]] = []

    def start(self, name: str, work: Any, on_end: Any = None) -> Job[Any]:
        job: Job[Any] = Job(name, work)
        self.held.append((job, on_end))
        return job

    def finish(self, number: int = -1) -> None:
        job, on_end = self.held[number]
        job.run()
        on_end(job)


def test_a_question_in_between_calls_the_one_before_off(panel: Project, shown: Shown, qtbot: QtBot) -> None:
    screen = shown(panel)
    before = screen.page
    runner = HeldRunner()
    screen.computing = Computing(runner, screen)
    screen.computing.progress.connect(screen._progress)
    screen.computing.busy.connect(screen._busy)
    screen.filters.wanted = Wanted(labels=("actor",))
    screen.compute()
    qtbot.waitUntil(screen.figures.veil.isVisible)
    assert screen.page is before  # what was there is still shown
    screen.filters.wanted = Wanted(labels=("stance",))
    screen.compute()
    assert runner.held[0][0].cancelled()
    runner.finish(1)
    runner.finish(0)
    assert screen.page is not None and screen.page.labels == ("stance",)
    assert not screen.figures.veil.isVisible()
    screen.computing.close()


def test_gamma_can_be_called_off(panel: Project, shown: Shown) -> None:
    screen = shown(panel)
    runner = HeldRunner()
    screen.aligning._runner = runner
    screen.figures.gamma.click()
    assert screen.figures.gamma.text() == "Cancel γ"
    screen.figures.gamma.click()
    assert runner.held[0][0].cancelled()
    assert screen.figures.gamma.text() == "Compute γ"
    runner.finish()
    assert screen.figures._panels["labels"].hint.text() == ""


def test_f6_goes_through_the_panes_and_round(sample: Project, shown: Shown) -> None:
    screen = shown(sample)
    figures = screen.figures
    screen.perform("pane.next")
    assert figures.labels.hasFocus()
    screen.perform("pane.next")
    assert figures.pairs.hasFocus()
    screen.perform("pane.previous")
    screen.perform("pane.previous")
    assert figures.cards[0].hasFocus()
    screen.perform("pane.previous")
    assert screen.filters.annotators.hasFocus()
    go_to(figures.stances, 0, 2)
    press(figures.stances, _Key.Key_Return)
    assert screen.cases.list.hasFocus()
    screen.perform("pane.next")
    assert screen.filters.annotators.hasFocus()
    screen.perform("pane.previous")
    assert screen.cases.list.hasFocus()
