"""A board that was kept equals one found anew, whatever was done meanwhile and by whom."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.project import Project
from annotator.app.reviewing import deciding
from annotator.app.reviewing.board import Board
from annotator.app.reviewing.compared import Compared
from annotator.app.reviewing.running import policy_decisions
from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.commands import Command, SetDocumentState, SetStatus, Together
from annotator.core.commands.entities import UniteEntities
from annotator.core.commands.people import SetRole
from annotator.core.commands.review import SetPolicy, SetReason
from annotator.core.commands.spans import AddSpan, LinkSpan, MoveSpan, NoteSpan, Relabel, RemoveSpan
from annotator.core.commands.statements import RemoveStatement, SetStance
from annotator.core.commands.work import AssignMany
from annotator.core.kinds import complete
from annotator.core.uids import derived_uid
from annotator.errors import UserError
from annotator.measure.policies import Policy
from tests.app.reviewing.panel import REVIEWER, panel
from tests.properties.memory import memory_folder

DOCUMENT = "article0"
LABELLERS = ("ada", "boris", "chiara")
Act = Callable[[Project, st.DataObject], object]


@contextmanager
def project_with_copy() -> Iterator[tuple[Project, Path]]:
    with memory_folder() as folder:
        project = panel(Path(folder), people=3)
        copy = Path(folder) / "copy.annotator"
        shutil.copy(project.path, copy)
        with project:
            yield project, copy


def anew(project: Project) -> Board:
    """The board found by somebody who remembers nothing; what is remembered stays as it was."""
    kept = project.review.compared
    project.review.compared = Compared(project)
    try:
        return project.review.board(DOCUMENT)
    finally:
        project.review.compared = kept


def look(project: Project) -> Board:
    """The kept board, which must equal one found anew."""
    board = project.review.board(DOCUMENT, keep=True)
    assert board == anew(project)
    return board


def decide(project: Project, data: st.DataObject) -> None:
    board = project.review.board(DOCUMENT)
    if not board.rows:
        return
    row = data.draw(st.sampled_from(board.rows))
    ways: list[Callable[[], Command]] = [
        lambda: deciding.take(project, board, row, 1, "So it is."),
        lambda: deciding.both(project, board, row),
        lambda: deciding.neither(project, board, row),
    ]
    project.execute(data.draw(st.sampled_from(ways))())
    with suppress(UserError):
        made = next(iter(project.records("decision", "document", DOCUMENT)))
        project.execute(SetReason(made, "Looked at again."))


def by_hand(project: Project, data: st.DataObject) -> None:
    """An annotator goes on labelling, in this article or in the other."""
    reviewer = project.annotator
    document = data.draw(st.sampled_from([DOCUMENT, DOCUMENT, "article1"]))
    project.become(data.draw(st.sampled_from(LABELLERS)))
    try:
        project.execute(_labelling(project, document, data))
    finally:
        assert reviewer is not None
        project.become(reviewer.uid)


def _labelling(project: Project, document: str, data: st.DataObject) -> Command:
    made = [AddSpan(document, "actor", ((30, 39),)), SetStatus(document, data.draw(_STATUSES))]
    if spans := project.spans(document):
        span = data.draw(st.sampled_from(spans)).uid
        made += [Relabel(span, "proposal"), MoveSpan(span, ((3, 9),)), NoteSpan(span, "Sure?")]
        made += [LinkSpan(span, "house"), RemoveSpan(span)]
    if statements := project.statements(document):
        statement = data.draw(st.sampled_from(statements)).uid
        made += [SetStance(statement, "mixed"), RemoveStatement(statement)]
    return data.draw(st.sampled_from(made))


_STATUSES = st.sampled_from(["done", "in_progress", "skipped"])


def of_the_project(project: Project, data: st.DataObject) -> None:
    commands: list[Command] = [
        UniteEntities(("house", "trump")),
        SetPolicy(Policy("majority").to_json()),
        SetPolicy(Policy("all", boundary="union", tolerance=40).to_json()),
        AssignMany(((DOCUMENT, "ada"),)),
        SetDocumentState(DOCUMENT, "review"),
        SetRole("boris", "reviewer"),
    ]
    project.execute(data.draw(st.sampled_from(commands)))


def _rae(project: Project) -> str:
    return next(person.uid for person in project.annotators() if person.name == REVIEWER)


def apply(project: Project, _: st.DataObject) -> None:
    """The policy; what it passed over as standing already would not have changed anything."""
    project.review.apply()
    again = policy_decisions(project.review.board(DOCUMENT))
    assert project.execute(Together("Again", tuple(again))).changes == ()


ACTS: dict[str, Act] = {
    "decide": decide,
    "label": by_hand,
    "undo": lambda project, _: project.undo(),
    "redo": lambda project, _: project.redo(),
    "apply": apply,
    "project": of_the_project,
    "person": lambda project, data: project.become(data.draw(st.sampled_from(LABELLERS))),
    "reviewer": lambda project, _: project.become(
        next(p.uid for p in project.annotators() if p.name == "Rae")
    ),
}


@settings(max_examples=50)
@given(st.data())
def test_a_kept_board_is_the_board(data: st.DataObject) -> None:
    with project_with_copy() as (project, copy):
        with Project.open(copy, annotator="Chiara") as other:
            for _ in range(data.draw(st.integers(0, 2))):
                with suppress(UserError):
                    other.execute(_labelling(other, DOCUMENT, data))
        look(project)
        names = data.draw(st.lists(st.sampled_from([*ACTS, "merge"]), max_size=7))
        for name in names:
            with suppress(UserError):
                if name == "merge":
                    project.sharing.merge([copy])
                else:
                    ACTS[name](project, data)
            look(project)
        assert not project.check()


def test_deciding_reads_no_layer_again(tmp_path: Path) -> None:
    with panel(tmp_path, people=3) as project:
        first = look(project)
        project.execute(deciding.take(project, first, first.to_decide[0], 1))
        then = project.review.board(DOCUMENT, keep=True)
        assert then.material is first.material
        project.undo()
        assert project.review.board(DOCUMENT).material is first.material


def test_what_an_import_brings_is_seen_once_it_counts(tmp_path: Path) -> None:
    with panel(tmp_path, people=3) as project:
        before = look(project)
        batch = project.begin_import("a file")
        layer = project.layer(DOCUMENT, "ada")
        assert layer is not None
        said = {"label": "actor", "fragments": [[3, 9]], "quote": "x", "origin": "import"}
        span = complete("span", {"layer": layer.uid, **said})
        change = Change("span", derived_uid("span", "brought"), None, span)
        batch.add([[ScopedChange(Scope(DOCUMENT, "ada"), change)]])
        look(project)
        batch.drop()
        assert look(project) == before
        project.execute(AddSpan("article1", "actor", ((3, 9),)))
        assert look(project) == before
