"""The codebook screen: what shows while one types, what is done, what is asked before something goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.jobs import InlineRunner
from annotator.app.project import Project
from annotator.core.commands import AddAnnotator, AddSpan, SetRole
from annotator.gui.codebook.screen import CodebookScreen
from annotator.gui.label.guidelines import rule_of
from tests.gui.window.test_accessibility import nameless
from tests.store.sample import bring

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as project:
        bring(project, {"talks": "Ada wants a truce."})
        project.execute(AddSpan("talks", "actor", ((0, 3),)))
        yield project


@pytest.fixture
def screen(qtbot: QtBot, project: Project) -> Iterator[CodebookScreen]:
    screen = CodebookScreen(project, InlineRunner())
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    screen.enter()
    yield screen
    screen.leave()


def choose(screen: CodebookScreen, kind: str, part: str) -> None:
    screen.show_target({"kind": kind, "part": part})
    assert screen.list.part is not None and screen.list.part.key == (kind, part)


def retype(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)


def chips(screen: CodebookScreen) -> list[str]:
    return [str(button.property("text")) for button in screen.preview.buttons.widgets]


def test_what_is_typed_is_seen_at_once_and_done_when_the_field_is_left(
    qtbot: QtBot, screen: CodebookScreen, project: Project
) -> None:
    choose(screen, "label", "actor")
    retype(qtbot, screen.form.name, "Who")
    assert "Who" in chips(screen) and project.codebook.labels[0].name == "Actor"
    qtbot.keyClick(screen.form.name, Qt.Key.Key_Return)
    assert project.codebook.labels[0].name == "Who" and project.codebook.version == 2
    assert screen.list.part is not None and screen.list.part.name == "Who"
    screen.perform("edit.undo")
    assert screen.form.name.text() == "Actor" and "Actor" in chips(screen)


def test_a_clash_of_keys_is_told_before_anything_is_done(
    qtbot: QtBot, screen: CodebookScreen, project: Project
) -> None:
    choose(screen, "label", "actor")
    key = screen.form.key
    retype(qtbot, key.text, "s")
    assert "Stance" in key.told.text()
    qtbot.keyClick(key.text, Qt.Key.Key_Return)
    assert key.text.text() == "A" and key.told.text() == ""
    retype(qtbot, key.text, "f")
    assert "Keep as Fragment" in key.told.text()
    qtbot.mouseClick(key.suggest, Qt.MouseButton.LeftButton)
    assert project.codebook.labels[0].key not in ("", "F", "S", "D")


def test_a_colour_is_checked_on_both_papers_and_against_its_neighbours(
    qtbot: QtBot, screen: CodebookScreen, project: Project
) -> None:
    choose(screen, "label", "actor")
    field = screen.form.colour
    assert "light paper 5.2 : 1 ✓" in field.told.text() and "dark paper 3.3" in field.told.text()
    retype(qtbot, field.text, "#c77701")
    assert "Stance" in field.told.text()
    retype(qtbot, field.text, "#12")
    assert "hexadecimal" in field.told.text()
    qtbot.keyClick(field.text, Qt.Key.Key_Return)
    assert field.text.text() == "#2f6fb2"
    qtbot.keyClick(field.swatches[3], Qt.Key.Key_Space)
    assert project.codebook.labels[0].colour == field.swatches[3].colour


def test_all_fields_of_a_value_are_edited(qtbot: QtBot, screen: CodebookScreen, project: Project) -> None:
    choose(screen, "value", "support")
    for field, text in ((screen.form.verb, "backs"), (screen.form.symbol, "+"), (screen.form.number, "1.5")):
        retype(qtbot, field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    retype(qtbot, screen.form.guideline.text, "**Clear** words only")
    screen.list.setFocus()
    value = project.codebook.value("support")
    assert value is not None
    assert (value.verb, value.symbol, value.number) == ("backs", "+", 1.5)
    assert value.guideline == "**Clear** words only"
    assert "Clear words only" in screen.form.guideline.sheet.toPlainText()
    retype(qtbot, screen.form.number, "much")
    said: list[str] = []
    screen.said.connect(lambda text, tone: said.append(text))
    qtbot.keyClick(screen.form.number, Qt.Key.Key_Return)
    assert "must be a number" in said[0] and screen.form.number.text() == "1.5"


def test_roles_kinds_and_attributes_are_edited(
    qtbot: QtBot, screen: CodebookScreen, project: Project
) -> None:
    choose(screen, "statement_type", "position")
    roles = screen.form.roles
    qtbot.mouseClick(roles.add, Qt.MouseButton.LeftButton)
    retype(qtbot, roles.names[-1], "Target")
    qtbot.keyClick(roles.names[-1], Qt.Key.Key_Return)
    (type_,) = project.codebook.statement_types
    assert [(role.id, role.name, role.required) for role in type_.roles][-1] == ("actor_2", "Target", False)
    roles.remove_wanted.emit("actor_2")
    assert len(project.codebook.statement_types[0].roles) == 2
    choose(screen, "label", "actor")
    screen.form.kinds.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert project.codebook.labels[0].entity_kinds == ("organisation", "country", "group")
    choose(screen, "entity_kind", "person")
    retype(qtbot, screen.form.attributes, "party, country, party")
    qtbot.keyClick(screen.form.attributes, Qt.Key.Key_Return)
    kind = project.codebook.entity_kind("person")
    assert kind is not None and kind.attributes == ("party", "country")


def test_parts_are_added_and_moved_by_keys_of_the_screen(
    qtbot: QtBot, screen: CodebookScreen, project: Project
) -> None:
    choose(screen, "label", "proposal")
    screen.perform("codebook.add")
    assert screen.dialog is not None
    screen.dialog.setTextValue("Third Party")
    screen.dialog.accept()
    assert screen.form.name.hasFocus() and screen.form.name.selectedText() == "Third Party"
    made = project.codebook.labels[-1]
    assert made.id == "third_party"
    assert made.colour not in [label.colour for label in project.codebook.labels[:-1]]
    screen.perform("codebook.up")
    assert [label.id for label in project.codebook.labels][2] == made.id
    assert screen.list.part is not None and screen.list.part.uid == made.id
    screen.perform("codebook.remove")
    assert made.id not in [label.id for label in project.codebook.labels], "nobody used it: nobody is asked"


def test_what_is_used_asks_what_becomes_of_its_uses(screen: CodebookScreen, project: Project) -> None:
    choose(screen, "label", "actor")
    assert "1 span" in screen.bar.used.text()
    screen.perform("codebook.remove")
    dialog = screen.going.dialog
    assert dialog is not None and list(dialog.choices) == ["move", "retire", "remove"]
    dialog.others.setCurrentIndex(dialog.others.findData("proposal"))
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert [span.label for span in project.spans("talks")] == ["proposal"]
    screen.perform("edit.undo")
    assert [span.label for span in project.spans("talks")] == ["actor"]


def test_a_part_is_retired_and_brought_back(screen: CodebookScreen, project: Project) -> None:
    choose(screen, "value", "mixed")
    screen.perform("codebook.retire")
    assert project.codebook.value("mixed") is None and screen.is_on("codebook.retire")
    assert not screen.can("codebook.merge") and screen.can("codebook.remove")
    screen.perform("codebook.retire")
    assert project.codebook.value("mixed") is not None and not screen.is_on("codebook.retire")


def test_versions_are_told_in_words(qtbot: QtBot, screen: CodebookScreen, project: Project) -> None:
    choose(screen, "label", "actor")
    retype(qtbot, screen.form.name, "Who")
    qtbot.keyClick(screen.form.name, Qt.Key.Key_Return)
    retype(qtbot, screen.parts.book_name, "Debate")
    qtbot.keyClick(screen.parts.book_name, Qt.Key.Key_Return)
    assert screen.bar.version.text() == "Debate, version 2"
    screen.perform("codebook.versions")
    told = screen.versions.sheet.toPlainText()
    assert told.index("Version 2") < told.index("Who: name Who instead of Actor") < told.index("Version 1")
    assert "Ada" in told


def test_who_may_not_change_it_can_read_it(screen: CodebookScreen, project: Project) -> None:
    project.execute(AddAnnotator("Cy", uid="cy"))
    project.execute(SetRole("cy", "manager"))
    screen.person_changed()
    assert screen.denied.isVisible() and not screen.form.isEnabled()
    assert not any(screen.can(ident) for ident in ("codebook.add", "codebook.remove", "codebook.retire"))
    assert screen.list.isEnabled() and screen.can("codebook.versions")


def test_kinds_are_ticked_by_the_space_bar(qtbot: QtBot, screen: CodebookScreen, project: Project) -> None:
    choose(screen, "label", "stance")
    kinds = screen.form.kinds
    kinds.setFocus()
    kinds.setCurrentRow(1)
    qtbot.keyClick(kinds, Qt.Key.Key_Space)
    qtbot.keyClick(kinds, Qt.Key.Key_Up)
    qtbot.keyClick(kinds, Qt.Key.Key_Space)
    assert project.codebook.labels[1].entity_kinds == ("person", "organisation")


def test_whatever_can_have_the_focus_has_a_name(screen: CodebookScreen) -> None:
    for kind, part in (("label", "actor"), ("value", "mixed"), ("statement_type", "position")):
        choose(screen, kind, part)
        screen.perform("codebook.merge")
        assert nameless(screen) == []
        if screen.going.dialog is not None:
            screen.going.dialog.reject()


def test_it_never_keeps_the_window_from_getting_smaller(screen: CodebookScreen) -> None:
    assert screen.minimumSizeHint().width() <= 400 and screen.minimumSizeHint().height() <= 400


def test_examples_are_written_a_line_each_and_stand_below_the_guideline(
    qtbot: QtBot, screen: CodebookScreen, project: Project
) -> None:
    choose(screen, "label", "actor")
    field = screen.form.examples
    field.setFocus()
    qtbot.keyClicks(field, "**Merz** wants")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "Kyiv")
    screen.form.name.setFocus()
    actor = project.codebook.labels[0]
    assert actor.extra == {"examples": ["**Merz** wants", "Kyiv"]}
    assert "- **Merz** wants\n- Kyiv" in rule_of(actor)
    choose(screen, "value", "support")
    assert field.toPlainText() == "" and field.isVisible()
    choose(screen, "entity_kind", "person")
    assert not field.isVisible()
    choose(screen, "label", "actor")
    assert field.toPlainText() == "**Merz** wants\nKyiv"
    field.setFocus()
    field.clear()
    screen.form.name.setFocus()
    assert project.codebook.labels[0].extra == {}
    screen.perform("edit.undo")
    assert project.codebook.labels[0].extra == {"examples": ["**Merz** wants", "Kyiv"]}
    assert field.toPlainText() == "**Merz** wants\nKyiv"
