"""What an import asks, and that it asks the same thing once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotator import Project
from annotator.app import plugins
from annotator.app.importing.finding import find
from annotator.app.importing.habits import Habits
from annotator.app.importing.survey import survey
from annotator.errors import UserError
from annotator.plugin_api import Format, IncomingDocument, Option, Question, Report, Source

UNITS = Question("unit", "What does it count?", (("words", "Words"), ("signs", "Signs")))
MOOD = Question("mood", "In what mood?", (("calm", "Calm"), ("loud", "Loud")), "calm")


def _questions(source: Source) -> Sequence[Question]:
    head = source.path.read_text(encoding="utf-8")
    if head.startswith("broken"):
        raise UserError("format.extra_missing", extra="x", library="x")
    return [UNITS, MOOD] if "?" in head else []


def _read(source: Source) -> Iterator[IncomingDocument]:
    unit = source.options.get("unit", "")
    yield IncomingDocument(text=source.path.read_text(encoding="utf-8"), where=source.name, title=unit)


ODD = Format(
    name="odd",
    title="Odd",
    suffixes=(".odd",),
    options=(Option("unit", "What it counts."), Option("mood", "In what mood.")),
    read=_read,
    questions=_questions,
)


def test_answers_come_back_for_the_same_questions(tmp_path: Path) -> None:
    habits = Habits(tmp_path)
    habits.keep_answers("odd", [UNITS, MOOD], {"unit": "signs", "mood": "loud"})
    habits.write()
    again = Habits(tmp_path)
    assert again.answers("odd", [MOOD, UNITS]) == {"unit": "signs", "mood": "loud"}
    assert again.answers("odd", [UNITS]) == {}
    assert again.answers("even", [UNITS, MOOD]) == {}


def test_an_answer_that_is_none_any_more_is_asked_for_again(tmp_path: Path) -> None:
    habits = Habits(tmp_path)
    habits.keep_answers("odd", [UNITS], {"unit": "letters"})
    assert habits.answers("odd", [UNITS]) == {}


def test_columns_come_back_for_a_table_of_the_same_columns(tmp_path: Path) -> None:
    habits = Habits(tmp_path)
    habits.keep_columns(["Kopf", "Inhalt"], {"text": "Inhalt", "title": None})
    assert habits.columns(["Inhalt", "Kopf"]) == {"text": "Inhalt", "title": None}
    assert habits.columns(["Inhalt"]) == {}
    habits.keep_columns(["Kopf", "Inhalt"], {})
    assert habits.columns(["Kopf", "Inhalt"]) == {}


@pytest.mark.parametrize("damage", ["", "[1]", "{", '{"[\\"odd\\", \\"unit\\"]": 5}'])
def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, damage: str) -> None:
    (tmp_path / "imports.json").write_text(damage, encoding="utf-8")
    assert Habits(tmp_path).answers("odd", [UNITS]) == {}


def test_files_that_ask_the_same_are_asked_about_once(tmp_path: Path) -> None:
    for name, text in (("a", "one?"), ("b", "two?"), ("c", "plain"), ("d", "broken?")):
        (tmp_path / f"{name}.odd").write_text(text, encoding="utf-8")
    (tmp_path / "t.csv").write_text("Kopf,Inhalt\na,b\n", encoding="utf-8")
    known = plugins.Formats((*plugins.formats().known, ODD))
    seen = survey(find([tmp_path], known, None, tmp_path / "p.annotator", Report()))
    assert [(one.questions, [file.name for file in one.files]) for one in seen.asking] == [
        ((UNITS, MOOD), ["a.odd", "b.odd"])
    ]
    assert [table.preview.columns for table in seen.tables] == [("Kopf", "Inhalt")]
    assert survey(find([tmp_path], known, None, tmp_path, Report()), lambda: True).asking == []


def test_single_files_have_options_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = plugins.Formats((*plugins.formats().known, ODD))
    monkeypatch.setattr("annotator.app.importing.running.formats", lambda: known)
    for name in ("a", "b"):
        (tmp_path / f"{name}.odd").write_text(name, encoding="utf-8")
    with Project.create(tmp_path / "p.annotator") as project:
        paths = [tmp_path / "a.odd", tmp_path / "b.odd"]
        project.import_files(paths, own_options={paths[0]: {"unit": "signs"}})
        assert [document.title for document in project.documents()] == ["signs", "b"]
        project.undo()
        assert project.documents() == []
        with pytest.raises(UserError, match="no_such_option"):
            project.import_files(paths, own_options={paths[0]: {"colour": "red"}})
