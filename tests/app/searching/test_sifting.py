"""The filter of the list of articles: by what lines say, by texts, and by what was labelled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import Project
from annotator.app.labelling.document_list import DocumentList
from annotator.app.searching.sifting import look_up, pieces, sifted
from annotator.core.commands import AddSpan, AddStatement, CreateEntity
from annotator.core.records import Filling, Stance
from tests.app.labelling.documents import add_documents


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(
            made, {"a": "Grain leaves Odesa.", "b": "Title deeds of Łódź.", "grain": "Nothing else."}
        )
        who = made.execute(CreateEntity("person", "Odesa", ("the port",))).created[0]
        span = made.execute(AddSpan("a", "actor", ((13, 18),), entity=who)).created[-1]
        made.execute(AddStatement("a", "position", {"actor": Filling(who, (span,))}, Stance("oppose")))
        made.search.shelf.read()
        yield made


def shown(project: Project, typed: str) -> list[str]:
    documents = DocumentList(project.documents())
    known = look_up(project, pieces(typed))
    assert known is not None
    return sifted(documents.said(), pieces(typed), known)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("title b", ["b"]),
        ("courier", ["a", "b", "grain"]),
        ("2025-08-12", ["grain"]),
        ("done", []),
        ("grain", ["grain", "a"]),
        ("gra", ["grain", "a"]),
        ("lodz deed", ["b"]),
        ('"leaves odesa"', ["a"]),
        ('"odesa leaves"', []),
        ("grain courier odesa", ["a"]),
        ("label:act", ["a"]),
        ("label:proposal", []),
        ("stance:opp grain", ["a"]),
        ('entity:"the port"', ["a"]),
        ("entity:ode started", ["a"]),
        ("entity:nobody", []),
        ("z", []),
    ],
)
def test_each_piece_must_hold_and_lines_come_first(project: Project, typed: str, found: list[str]) -> None:
    assert shown(project, typed) == found


def test_what_was_called_off_has_no_answer(project: Project) -> None:
    assert look_up(project, pieces("grain"), lambda: True) is None


@given(st.text(alphabet='ab: "label\u201c\u00ab\n', max_size=40))
def test_nothing_that_is_typed_is_a_mistake(typed: str) -> None:
    for piece in pieces(typed):
        assert piece.text == piece.text.strip().casefold() != ""
