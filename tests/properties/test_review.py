"""The laws of review: what all agree on becomes gold by itself, decisions unite, and undo takes all back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import Project
from annotator.app.reviewing import deciding
from annotator.app.reviewing.board import Board, Row
from annotator.core.commands import Command
from annotator.core.records import Span, Statement
from annotator.measure.policies import Policy
from annotator.store import changelog, projection
from annotator.store.union import unite
from tests.app.reviewing.reviewed import TEXT, Layer, Say, Scene, scene
from tests.properties.memory import memory_folder

WORDS = [(9, 12), (13, 20), (21, 28), (29, 32), (33, 37), (39, 42), (43, 47), (48, 56), (57, 59)]

places = st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(
    lambda ends: (min(ends)[0], max(ends)[1])
)
spans = st.lists(st.tuples(st.sampled_from(["actor", "proposal", "stance"]), places), max_size=4, unique=True)
stances = st.sampled_from(["support", "oppose", "neutral", "mixed", None])
statements = st.lists(
    st.builds(Say, stances, places, places, places, st.sampled_from(["quoted", None])), max_size=3
)
layers = st.builds(Layer, spans, statements)


@settings(max_examples=25)
@given(layers, st.integers(2, 4))
def test_what_all_say_alike_is_gold_and_nothing_is_left_to_decide(layer: Layer, people: int) -> None:
    with memory_folder() as folder:
        made = scene(Path(folder), {f"P{number}": layer for number in range(people)})
        with made.project as project:
            report = project.review.apply(Policy("all"))
            assert (report.to_decide, report.left_out) == (0, 0)
            gold = project.review.gold(made.document)
            assert _said(gold.spans, gold.statements) == _said_by(made, "P0")
            assert not project.check()


@settings(max_examples=15)
@given(layers, layers, st.data())
def test_undo_takes_a_decision_back_with_all_that_it_carried_along(
    one: Layer, other: Layer, data: st.DataObject
) -> None:
    with memory_folder() as folder:
        made = scene(Path(folder), {"Ada": one, "Boris": other})
        with made.project as project:
            done: list[Any] = []
            for _ in range(4):
                board = made.board()
                if not board.rows:
                    break
                command = data.draw(_verdicts(project, board, data.draw(st.sampled_from(board.rows))))()
                before = projection.tabled(project._file.db)
                if project.execute(command).changes:
                    done.append(before)
            while done:
                project.undo()
                assert projection.tabled(project._file.db) == done.pop()


@settings(max_examples=15)
@given(layers, layers, st.data())
def test_decisions_made_apart_come_to_the_same_gold_in_either_order(
    one: Layer, other: Layer, data: st.DataObject
) -> None:
    with memory_folder() as name:
        folder = Path(name)
        made = scene(folder, {"Ada": one, "Boris": other}, reviewers=("Rae", "Sol"))
        made.project.close()
        copies: list[Project] = []
        for reviewer in ("Rae", data.draw(st.sampled_from(["Rae", "Sol"]))):
            path = folder / f"copy{len(copies)}.annotator"
            shutil.copy(made.project.path, path)
            copies.append(Project.open(path))
            copies[-1].become(made.people[reviewer])
            _decide_some(copies[-1], made.document, data)
        golds = [_united(folder, made, copies[::step], number) for number, step in enumerate((1, -1))]
        for copy in copies:
            copy.close()
        assert golds[0] == golds[1]


def _decide_some(project: Project, document: str, data: st.DataObject) -> None:
    for _ in range(2):
        board = project.review.board(document)
        if board.rows:
            row = data.draw(st.sampled_from(board.rows))
            project.execute(data.draw(_verdicts(project, board, row))())


def _united(folder: Path, made: Scene, copies: Sequence[Project], number: int) -> Any:
    path = folder / f"union{number}.annotator"
    shutil.copy(made.project.path, path)
    with Project.open(path) as project:
        for copy in copies:
            unite(project._file, list(changelog.entries(copy._file.db)))
        rows = [(row.key, row.state, row.gold) for row in project.review.board(made.document).rows]
        return project.review.gold(made.document), rows


def _verdicts(project: Project, board: Board, row: Row) -> st.SearchStrategy[Callable[[], Command]]:
    sides = range(1, len(row.sides) + 1)
    ways: list[Callable[[], Command]] = [
        lambda: deciding.neither(project, board, row),
        lambda: deciding.both(project, board, row),
        *(lambda n=n: deciding.take(project, board, row, n) for n in sides),
        *(
            lambda n=n: deciding.edited(project, board, row, deciding.template(project, board, row, n))
            for n in sides
        ),
    ]
    return st.sampled_from(ways)


def _said_by(made: Scene, name: str) -> Any:
    uid = made.people[name]
    return _said(made.project.spans(made.document, uid), made.project.statements(made.document, uid))


def _said(of: Sequence[Span], resting: Sequence[Statement]) -> Any:
    """All that spans and statements say but uids, notes, doubt and origin."""
    places = {span.uid: (span.label, span.fragments, span.entity) for span in of}
    told = [(*places[span.uid], span.quote, span.attributes, span.codebook_version) for span in of]

    def where(uids: Sequence[str]) -> list[Any]:
        return sorted((places[uid] for uid in uids), key=repr)

    said = [
        (
            statement.type,
            {role: (one.entity, where(one.spans)) for role, one in sorted(statement.roles.items())},
            (statement.stance.value, where(statement.stance.spans), where(statement.spans)),
            (statement.voice, statement.attributes),
        )
        for statement in resting
    ]
    assert all(span.quote == TEXT[span.start : span.end] for span in of)
    return sorted(told, key=repr), sorted(said, key=repr)
