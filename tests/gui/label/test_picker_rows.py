"""What the list at a span tells of each guess, and the alias it offers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.core.commands import AddAlias, CreateEntity, SetParent
from annotator.gui.label import LabelScreen
from annotator.gui.label.candidate_rows import Row

Call = Callable[..., None]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def rows(screen: LabelScreen) -> dict[str, Row]:
    return {row.name: row for row in screen.text.picker.rows if isinstance(row, Row)}


def test_a_guess_tells_kind_parent_and_uses_and_its_words_become_an_alias(
    screen: LabelScreen, select: Call, press: Call
) -> None:
    select("Zelensky’s")
    press("a")
    name, row = next(iter(rows(screen).items()))
    assert row.kind and row.uses == 0 and row.spoken().endswith("not used")
    assert "“Zelensky”" in screen.text.picker.offer.text()
    QTest.keyClick(screen.text.picker.line, Qt.Key.Key_Return, SHIFT)
    other = next(entity.uid for entity in screen.session.project.entities() if entity.uid != row.uid)
    screen.session.project.execute(SetParent(row.uid, other))
    assert "Zelensky" in screen.session.project.entity(row.uid).aliases
    press("t")
    again = rows(screen)[name]
    assert again.uses == 1 and again.parent == screen.session.project.entity(other).name
    assert screen.text.picker.offer.text() == "", "the words are a name of it already"
    press(Qt.Key.Key_Escape)


def test_the_very_name_comes_before_what_only_holds_it(
    screen: LabelScreen, select: Call, press: Call
) -> None:
    project = screen.session.project
    person = next(entity for entity in project.entities() if entity.kind == "person")
    project.execute(AddAlias(person.uid, "Office of Z"))
    project.execute(CreateEntity("person", "Office of Z and others"))
    select("Zelensky’s")
    press("a")
    screen.text.picker.line.clear()
    QTest.keyClicks(screen.text.picker.line, "office of z")
    first = screen.text.picker.rows[0]
    assert isinstance(first, Row) and (first.uid, first.alias) == (person.uid, "Office of Z")
    press(Qt.Key.Key_Escape)
