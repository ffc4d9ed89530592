"""Only what has changed is computed again, and the page is then as if all had been."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.app.agreement import Agreement, statistics
from annotator.app.project import Project
from annotator.app.reviewing.board import Board
from annotator.core.commands import RemoveDocument, RemoveSpan, SetDocumentState, SetStatus
from annotator.core.commands.people import SetRole
from annotator.errors import UserError
from tests.app.agreement.conftest import page_of


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The documents whose statistics were computed, in that order."""
    found: list[str] = []
    real = statistics.statistics

    def noting(board: Board, *others: object) -> statistics.Statistics:
        found.append(board.document)
        return real(board, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(statistics, "statistics", noting)
    yield found


def fresh(project: Project) -> object:
    return Agreement(project).page(resamples=200)


def test_one_changed_document_is_computed_again_and_no_other(
    own_sample: Project, computed: list[str]
) -> None:
    page_of(own_sample)
    assert len(computed) == 8
    computed.clear()
    page_of(own_sample)
    assert computed == []
    document = own_sample.documents()[2].uid
    ada = next(person.uid for person in own_sample.annotators() if person.name == "Ada")
    own_sample.become(ada)
    own_sample.execute(RemoveSpan(own_sample.spans(document)[0].uid))
    own_sample.become(next(person.uid for person in own_sample.annotators() if person.name == "Rae"))
    after = page_of(own_sample)
    assert computed == [document]
    assert after == fresh(own_sample)


def test_whatever_changes_the_page_is_as_a_new_one(panel: Project) -> None:
    rae = next(person.uid for person in panel.annotators() if person.name == "Rae")
    document = panel.documents()[1].uid
    deeds: tuple[Callable[[], object], ...] = (
        lambda: panel.execute(SetStatus(document, "in_progress")),
        panel.undo,
        lambda: panel.execute(RemoveSpan(panel.spans(document)[0].uid)),
        panel.undo,
        lambda: panel.execute(RemoveDocument(document)),
    )
    before = page_of(panel)
    for deed in deeds:
        panel.become("ada")
        deed()
        panel.become(rae)
        after = page_of(panel)
        assert after == fresh(panel)
        assert after != before
        before = after


def test_an_annotator_sees_no_figures_of_what_is_still_open(panel: Project) -> None:
    page_of(panel)
    panel.become("ada")
    with pytest.raises(UserError, match=r"agreement\.nothing_shared"):
        page_of(panel)
    panel.become(next(person.uid for person in panel.annotators() if person.name == "Rae"))
    for document in panel.documents()[:2]:
        panel.execute(SetDocumentState(document.uid, "closed"))
    panel.become("ada")
    assert page_of(panel).documents == 2


def test_who_becomes_a_reviewer_sees_all(panel: Project) -> None:
    panel.execute(SetRole("ada", "reviewer"))
    panel.become("ada")
    assert page_of(panel).documents == 3


def test_called_off_it_answers_nothing_and_loses_nothing(sample: Project) -> None:
    calls = iter([False, False, True])
    assert sample.agreement.page(cancelled=lambda: next(calls)) is None
    done: list[tuple[int, int]] = []
    page = sample.agreement.page(resamples=200, progress=lambda *step: done.append(step))
    assert page == fresh(sample)
    assert done[-1] == (10, 10)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"annotators": ["Ada"]}, "agreement.one_annotator"),
        ({"annotators": []}, "agreement.one_annotator"),
        ({"annotators": ["Ada", "Zed"]}, "agreement.no_such_annotator"),
        ({"labels": ["verb"]}, "agreement.no_such_label"),
        ({"since": "tomorrow"}, "agreement.no_date"),
        ({"since": "2999-01-01"}, "agreement.nothing_since"),
        ({"annotators": ["Ada", "Rae"]}, "agreement.nothing_shared"),
    ],
)
def test_what_cannot_be_answered_is_told(sample: Project, asked: dict[str, object], code: str) -> None:
    with pytest.raises(UserError) as told:
        page_of(sample, **asked)
    assert told.value.code == code


def test_a_project_of_one_person_has_nobody_to_compare(tmp_path: Path) -> None:
    with (
        Project.create(tmp_path / "alone.annotator", annotator="Ada") as alone,
        pytest.raises(UserError, match=r"agreement\.one_annotator"),
    ):
        page_of(alone)
