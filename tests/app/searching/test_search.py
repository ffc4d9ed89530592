"""Searching a project, by the index and without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.app.searching import Wish, wish_named
from annotator.app.searching.concordance import ordered
from annotator.core.commands import (
    AddAnnotator,
    AddSpan,
    AddStatement,
    CreateEntity,
    EditDocument,
    RemoveDocument,
    SetDocumentState,
    SetSighted,
    SetStatus,
)
from annotator.core.records import Filling, Stance
from annotator.errors import UserError
from annotator.store import search as store
from tests.app.searching.texts import found, words_found, written

TEXTS = (
    "The Kremlin rejects a ceasefire.\nNATO wants peace talks.",
    "Peace, talks and the Ministère.\nA cease-fire is far.",
    "北京和平谈判。基辅欢迎停火。",
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as made:
        made.import_files([written(tmp_path, *TEXTS)])
        yield made


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("kremlin", ["Kremlin"]),
        ("peace talks", ["peace", "talks", "Peace", "talks"]),
        ('"peace talks"', ["peace talks", "Peace, talks"]),
        ("ministere", ["Ministère"]),
        ("cease*", ["ceasefire", "cease"]),
        ("peace NOT nato", ["Peace"]),
        ("nato OR ministère", ["NATO", "Ministère"]),
        ("和平", ["和平"]),
        ("停", ["停"]),
        ("nothing", []),
        ("", []),
        ("...", []),
    ],
)
def test_words(project: Project, query: str, places: list[str]) -> None:
    assert found(project, query) == places


WORDS = st.sampled_from(["peace", "Péace", "talks", "war", "北", "京", "北京", "o’war", "pea"])


@given(
    texts=st.lists(st.lists(WORDS, max_size=6).map(" ".join), min_size=1, max_size=4),
    query=st.lists(
        st.sampled_from(["peace", "pea*", '"peace talks"', "北京", "NOT", "OR", "(", ")", "war", "-talks"]),
        max_size=6,
    ).map(" ".join),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_index_finds_what_reading_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str
) -> None:
    folder = tmp_path_factory.mktemp("search")
    with Project.create(folder / "p.annotator") as project:
        project.import_files([written(folder, *(f"{text}." for text in texts))])
        found(project, query)


def test_places_are_those_of_the_text(project: Project) -> None:
    for hit in project.search.find(Wish("peace OR 和平")).hits:
        text = project.text(hit.document)
        assert text[hit.start : hit.end] == hit.words
        assert text[: hit.start].replace("\n", " ").endswith(hit.before)
        assert text[hit.end :].replace("\n", " ").startswith(hit.after)


def test_what_is_imported_or_removed_later(project: Project, tmp_path: Path) -> None:
    project.search.shelf.read()
    project.import_files([written(tmp_path, "A second Kremlin.")])
    quick = project.search.find(Wish("kremlin"), thorough=False)
    assert (words_found(quick), quick.unread) == (["Kremlin"], 1)
    assert found(project, "kremlin") == ["Kremlin", "Kremlin"]
    project.execute(RemoveDocument(project.documents()[0].uid))
    assert found(project, "kremlin") == ["Kremlin"]
    project.undo()
    assert found(project, "kremlin") == ["Kremlin", "Kremlin"]


def test_enough_is_enough(project: Project) -> None:
    some = project.search.find(Wish("peace OR kremlin"), 1)
    assert (len(some.articles), some.total, some.is_whole) == (1, None, False)
    project.search.shelf.read()
    some = project.search.find(Wish("peace OR kremlin"), 1)
    assert (len(some.articles), some.total) == (1, 2)
    assert project.search.find(Wish("peace OR kremlin")).is_whole


def test_reading_can_be_called_off(project: Project) -> None:
    assert not project.search.shelf.read(cancelled=lambda: True)
    told: list[tuple[int, int]] = []
    assert project.search.shelf.read(progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)
    assert project.search.shelf.unread() == []


# --- Filters --------------------------------------------------------------------------------------------


def label_all(project: Project) -> dict[str, str]:
    """Ada and Bob label the first article; the uids of what was made."""
    first, second, _ = (line.uid for line in project.documents())
    made = {"first": first, "second": second, "ada": project.annotators()[0].uid}
    made["nato"] = project.execute(CreateEntity("organisation", "NATO", aliases=("the Alliance",))).created[0]
    actor = project.execute(AddSpan(first, "actor", ((33, 37),), made["nato"])).created[-1]
    cue = project.execute(AddSpan(first, "stance", ((38, 43),))).created[-1]
    talks = project.execute(AddSpan(first, "proposal", ((44, 55),))).created[-1]
    roles = {"actor": Filling(made["nato"], (actor,)), "proposal": Filling(None, (talks,))}
    made["statement"] = project.execute(
        AddStatement(first, "position", roles, Stance("support", (cue,)), in_doubt=True)
    ).created[-1]
    project.execute(SetStatus(first, "done"))
    made["bob"] = project.execute(AddAnnotator("Bob")).created[0]
    project.execute(SetSighted(True))
    project.become(made["bob"])
    project.execute(AddSpan(first, "actor", ((4, 11),)))
    project.become(made["ada"])
    return made


@pytest.mark.parametrize(
    ("text", "names", "places"),
    [
        ("", {"label": "ACTOR"}, ["Kremlin", "NATO"]),
        ("peace", {"label": "actor"}, ["NATO"]),
        ("-peace", {"label": "actor"}, ["Kremlin"]),
        ("", {"annotator": "bob"}, ["Kremlin"]),
        ("", {"annotator": "gold"}, []),
        ("", {"entity": "the alliance"}, ["NATO"]),
        ("", {"stance": "support"}, ["NATO wants peace talks"]),
        ("", {"stance": "oppose"}, []),
        ("kremlin", {"stance": "support"}, []),
        ("", {"in_doubt": True, "entity": "NATO", "label": "proposal"}, ["NATO wants peace talks"]),
        ("peace", {"status": "done"}, ["peace"]),
        ("peace", {"status": "not started"}, ["Peace"]),
        ("peace", {"source": "DAILY"}, ["peace", "Peace"]),
        ("peace", {"source": "weekly"}, []),
        ("peace", {"since": "2024-03", "until": "2024"}, ["peace", "Peace"]),
        ("peace", {"since": "2024-03-18"}, []),
        ("peace", {"until": "2024-02"}, []),
    ],
)
def test_filters(project: Project, text: str, names: dict[str, Any], places: list[str]) -> None:
    label_all(project)
    for line in project.documents():
        project.execute(EditDocument(line.uid, meta={"source": "Daily", "date": "2024-03-17"}))
    wish = wish_named(project, text, **names)
    answer = project.search.find(wish)
    assert words_found(answer) == places
    assert (answer.places, answer.is_whole) == (len(places), True)
    project.search.shelf.read()
    assert words_found(project.search.find(wish, thorough=False)) == places


def test_articles_by_their_state_alone(project: Project) -> None:
    made = label_all(project)
    done = project.search.find(Wish(status="done"))
    assert ([article.document for article in done.articles], done.places) == ([made["first"]], 0)


def test_nobody_finds_what_they_may_not_see(project: Project) -> None:
    made = label_all(project)
    project.execute(SetSighted(False))
    assert words_found(project.search.find(Wish(label="actor"))) == ["NATO"]
    project.become(made["bob"])
    assert words_found(project.search.find(Wish(label="actor"))) == ["Kremlin"]
    assert words_found(project.search.find(Wish(annotator=made["ada"]))) == []
    assert project.search.find(Wish(status="done", annotator=made["ada"])).articles == ()
    project.execute(SetDocumentState(made["first"], "review"))
    assert words_found(project.search.find(Wish(annotator=made["ada"])))[0] == "NATO"


def test_labels_made_later_are_found(project: Project) -> None:
    made = label_all(project)
    assert words_found(project.search.find(Wish(label="proposal"))) == ["peace talks"]
    project.execute(AddSpan(made["second"], "proposal", ((0, 5),)))
    assert words_found(project.search.find(Wish(label="proposal"))) == ["peace talks", "Peace"]
    project.undo()
    assert words_found(project.search.find(Wish(label="proposal"))) == ["peace talks"]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"label": "no"}, "search.no_label"),
        ({"stance": "no"}, "search.no_stance"),
        ({"entity": "no"}, "search.no_entity"),
        ({"annotator": "no"}, "search.no_annotator"),
        ({"status": "no"}, "search.no_status"),
        ({"since": "last week"}, "search.no_date"),
    ],
)
def test_names_that_nobody_has(project: Project, names: dict[str, Any], code: str) -> None:
    with pytest.raises(UserError) as told:
        wish_named(project, **names)
    assert told.value.code == code


def test_labels_are_looked_through_page_by_page(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    label_all(project)
    wishes = [Wish(label="actor"), Wish(stance="support"), Wish(in_doubt=True, label="proposal")]
    at_once = [words_found(project.search.find(wish)) for wish in wishes]
    for size in (1, 2):
        monkeypatch.setattr(store, "_PAGE", size)
        assert [words_found(project.search.find(wish)) for wish in wishes] == at_once


def test_a_concordance_is_sorted_from_the_words_outwards(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        project.import_files([written(tmp_path, "old war here; a war now; the old War of")])
        hits = project.search.find(Wish("war")).hits
    assert [hit.after.split()[0].strip(";") for hit in ordered(hits, "right")] == ["here", "now", "of"]
    assert [hit.before.strip() for hit in ordered(hits, "left")][-1].endswith("the old")
    assert ordered(hits, "text") == list(hits)
    assert [hit.words for hit in ordered(hits, "hit")] == ["war", "war", "War"]
