"""What is found, where one may look, and how what is found stands to what is labelled already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.labelling.session import LabelSession
from annotator.app.occurrences.finding import Occurrence, find, scope
from annotator.app.occurrences.labelling import label_all
from annotator.app.occurrences.wanted import Wanted, wanted_for
from annotator.app.project import Project
from annotator.core.commands import (
    AddSpan,
    Assign,
    CreateEntity,
    LinkSpan,
    MarkRead,
    SetDocumentState,
    SetStatus,
)
from annotator.errors import UserError
from tests.app.labelling.documents import add_documents

TEXTS = {
    "a": "Kyiv answered. The Kyiv-based paper said Kyivans agree.\nVolodymyr  Zelenskyy left KYIV.",
    "b": "Nobody spoke in Kyiv.",
    "c": "Rain.",
}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(made, TEXTS)
        yield made


def met(text: str, *names: str, whole_words: bool = True, match_case: bool = True) -> list[str]:
    """What of ``text`` is met."""
    wanted = Wanted("actor", names, whole_words=whole_words, match_case=match_case)
    return [match.group() for match in wanted.pattern().finditer(text)]


def everything(project: Project, wanted: Wanted, here: str | None = None) -> list[Occurrence]:
    """All that is found."""
    found: list[Occurrence] = []
    assert find(project, wanted, scope(project, here).documents, found=found.extend)
    return found


def test_words_are_met_whole_or_in_part_in_any_case_or_as_written() -> None:
    text = TEXTS["a"]
    assert met(text, "Kyiv") == ["Kyiv", "Kyiv"]
    assert met(text, "Kyiv", whole_words=False) == ["Kyiv", "Kyiv", "Kyiv"]
    assert met(text, "kyiv", match_case=False) == ["Kyiv", "Kyiv", "KYIV"]


def test_names_are_met_however_they_are_set() -> None:
    assert met(TEXTS["a"], "Volodymyr Zelenskyy") == ["Volodymyr  Zelenskyy"]
    assert met("the People’s\nParty", "People's Party") == ["People’s\nParty"]
    assert met("the People’s\n\nParty", "People's Party") == []
    assert met("mid–June and mid-June", "mid-June") == ["mid–June", "mid-June"]
    assert met("Volodymyr Zelenskyy, Zelenskyy", "Zelenskyy", "Volodymyr Zelenskyy") == [
        "Volodymyr Zelenskyy",
        "Zelenskyy",
    ]


def test_no_character_is_cut_in_half() -> None:
    assert met("cafe\u0301", "cafe", whole_words=False) == []
    assert met("C++ and C+", "C++") == ["C++"]


@given(st.text(alphabet="ab .*'-\n", max_size=20), st.text(alphabet="ab.*'-", min_size=1, max_size=3))
def test_what_is_met_is_what_was_asked_for(text: str, name: str) -> None:
    def plain(words: str) -> str:
        return words.replace("’", "'")

    assert [plain(words) for words in met(text, name, whole_words=False)] == [name] * text.count(name)


def test_what_is_labelled_already_stands_apart(project: Project) -> None:
    project.execute(AddSpan("a", "actor", ((0, 4),)))
    project.execute(AddSpan("a", "actor", ((15, 35),)))
    project.execute(AddSpan("b", "proposal", ((16, 20),)))
    found = everything(project, Wanted("actor", ("Kyiv",)))
    assert [(one.document, one.standing) for one in found] == [
        ("a", "there"),
        ("a", "overlaps"),
        ("b", "free"),
    ]
    assert (found[2].before, found[2].words, found[2].after) == ("Nobody spoke in ", "Kyiv", ".")
    assert found[1].after == "-based paper said Kyivans agree."


def test_only_what_one_may_label_is_looked_through(project: Project) -> None:
    project.execute(SetStatus("c", "skipped"))
    project.execute(SetDocumentState("b", "closed"))
    looked = scope(project)
    assert [line.uid for line in looked.documents] == ["a"]
    assert looked.left_out == 2
    assert [line.uid for line in scope(project, "a").documents] == ["a"]


def test_whoever_has_articles_looks_through_those(project: Project) -> None:
    assert project.annotator is not None
    project.execute(Assign("b", (project.annotator.uid,)))
    looked = scope(project)
    assert looked.assigned
    assert [line.uid for line in looked.documents] == ["b"]


def test_looking_can_be_called_off(project: Project) -> None:
    found: list[Occurrence] = []
    assert not find(
        project,
        Wanted("actor", ("Kyiv",)),
        scope(project).documents,
        found=found.extend,
        cancelled=lambda: True,
    )
    assert found == []


def test_labelling_is_one_gesture_and_takes_marks_away(project: Project) -> None:
    project.execute(CreateEntity("country", "Ukraine", uid="ua"))
    project.execute(MarkRead("b", (0,)))
    wanted = Wanted("actor", ("Kyiv",), "ua")
    labelled = label_all(project, wanted, everything(project, wanted))
    assert (labelled.places, labelled.documents) == (3, 2)
    made = [span for document in TEXTS for span in project.spans(document)]
    assert {(span.quote, span.entity, span.origin) for span in made} == {("Kyiv", "ua", "occurrences")}
    layer = project.layer("b")
    assert layer is not None
    assert not project.records("mark", "layer", layer.uid)
    assert {one.standing for one in everything(project, wanted)} == {"there"}
    project.undo()
    assert not any(project.spans(document) for document in TEXTS)
    assert len(project.records("mark", "layer", layer.uid)) == 1
    assert project.check() == []


def test_where_one_article_is_closed_meanwhile_nothing_is_labelled(project: Project) -> None:
    wanted = Wanted("actor", ("Kyiv",))
    found = everything(project, wanted)
    project.execute(SetDocumentState("b", "closed"))
    with pytest.raises(UserError, match=r"document\.not_open"):
        label_all(project, wanted, found)
    assert not project.spans("a")


def test_a_session_knows_what_is_meant(project: Project) -> None:
    project.execute(CreateEntity("country", "Ukraine", ("Kyiv", "they"), uid="ua"))
    session = LabelSession(project)
    session.open("a")
    with pytest.raises(UserError, match=r"occurrences\.nothing_chosen"):
        wanted_for(session, None)
    assert wanted_for(session, (0, 5)) == Wanted("actor", ("Kyiv",), "ua")
    assert wanted_for(session, (5, 13)) == Wanted("actor", ("answered",), None, match_case=False)
    span = session.marking.label("actor", (0, 4))
    assert span is not None
    assert wanted_for(session, None) == Wanted("actor", ("Ukraine", "Kyiv"), "ua")
    session.run(LinkSpan(span, None))
    assert wanted_for(session, None) == Wanted("actor", ("Kyiv",), None)
    with pytest.raises(UserError, match=r"occurrences\.no_name"):
        wanted_for(session, (0, 0))
    session.close()
