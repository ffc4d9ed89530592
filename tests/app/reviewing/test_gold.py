"""Gold follows from decisions: conflicts, settlements, what is stale, and what a file brought along."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.app.reviewing import deciding
from annotator.core.commands import AddSpan, MoveSpan, NoteSpan, RemoveSpan, SetStatus, Undecide
from annotator.errors import UserError
from annotator.measure.policies import Policy
from tests.app.reviewing.reviewed import KREMLIN, KYIV, PLAN, Layer, Say, Scene, sample, scene

TWO = {"Ada": Layer([("actor", (9, 20))]), "Boris": Layer([("actor", KREMLIN)])}


def _two_reviewers(folder: Path) -> Scene:
    return scene(folder, TWO, reviewers=("Rae", "Sol", "Tom"))


def _take(made: Scene, name: str, n: int) -> None:
    project = made.be(name)
    project.execute(deciding.take(project, made.board(), made.row("span"), n))


def _words(made: Scene) -> list[tuple[int, int]]:
    return [span.fragments[0] for span in made.project.review.gold(made.document).spans]


def test_reviewers_who_say_the_same_make_one_gold(tmp_path: Path) -> None:
    made = _two_reviewers(tmp_path)
    with made.project:
        _take(made, "Rae", 1)
        _take(made, "Sol", 1)
        assert len(_words(made)) == 1
        row = made.row("span")
        assert (row.state, len(row.decisions), len(row.gold)) == ("decided", 2, 1)


def test_two_who_differ_are_in_conflict_and_a_third_settles_it(tmp_path: Path) -> None:
    made = _two_reviewers(tmp_path)
    with made.project as project:
        _take(made, "Rae", 1)
        _take(made, "Sol", 2)
        assert made.row("span").state == "conflict"
        assert _words(made) == []
        assert project.review.apply(Policy("majority")).conflicts == 1
        _take(made, "Tom", 2)
        row = made.row("span")
        assert (row.state, len(row.gold)) == ("decided", 1)
        assert len(_words(made)) == 1
        project.undo()
        assert made.row("span").state == "conflict"


def test_one_of_the_two_may_settle_it_and_change_their_mind(tmp_path: Path) -> None:
    made = _two_reviewers(tmp_path)
    with made.project:
        _take(made, "Rae", 1)
        _take(made, "Sol", 2)
        _take(made, "Rae", 1)
        first = _words(made)
        assert made.row("span").state == "decided"
        _take(made, "Rae", 2)
        assert made.row("span").state == "decided"
        assert len(_words(made)) == 1
        assert _words(made) != first
        assert len(made.project.records("decision", "document", made.document)) == 2


def test_who_was_settled_and_decides_anew_is_in_conflict_again(tmp_path: Path) -> None:
    made = _two_reviewers(tmp_path)
    with made.project:
        _take(made, "Rae", 1)
        _take(made, "Sol", 2)
        _take(made, "Rae", 1)
        project = made.be("Sol")
        project.execute(deciding.neither(project, made.board(), made.row("span")))
        assert made.row("span").state == "conflict"


def test_another_ones_decision_can_not_be_taken_back(tmp_path: Path) -> None:
    made = _two_reviewers(tmp_path)
    with made.project:
        _take(made, "Rae", 1)
        (decision,) = made.row("span").decisions
        with pytest.raises(UserError) as refused:
            made.be("Sol").execute(Undecide(decision.uid))
        assert refused.value.code == "review.not_yours"


def test_each_reviewer_may_undo_though_the_others_gold_stands(tmp_path: Path) -> None:
    layers = {"Ada": Layer([("actor", KREMLIN), ("actor", KYIV)]), "Boris": Layer()}
    made = scene(tmp_path, layers, reviewers=("Rae", "Sol"))
    with made.project as project:
        _take(made, "Rae", 1)
        made.be("Sol")
        other = made.board().rows[1]
        project.execute(deciding.take(project, made.board(), other, 1))
        made.be("Rae")
        project.undo()
        assert len(_words(made)) == 1
        project.redo()
        assert len(_words(made)) == 2
        assert project.check() == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda span: NoteSpan(span, "Sure?"), "changed"),
        (lambda span: MoveSpan(span, ((13, 28),)), "changed"),
        (RemoveSpan, "gone"),
    ],
)
def test_what_changes_after_its_decision_comes_back(tmp_path: Path, change: object, why: str) -> None:
    made = _two_reviewers(tmp_path)
    with made.project as project:
        _take(made, "Rae", 1)
        boris = project.spans(made.document, made.people["Boris"])[0].uid
        made.be("Boris").execute(change(boris))  # type: ignore[operator]
        made.be("Rae")
        row = made.row("span")
        assert (row.state, row.why) == ("stale", why)
        assert len(_words(made)) == 1
        _take(made, "Rae", 1)
        assert made.row("span").state == "decided"
        assert len(_words(made)) == 1


def test_a_new_item_that_joins_brings_the_decision_back(tmp_path: Path) -> None:
    layers = {**TWO, "Chiara": Layer(status="in_progress")}
    made = scene(tmp_path, layers)
    with made.project as project:
        _take(made, "Rae", 1)
        made.be("Chiara")
        project.execute(AddSpan(made.document, "actor", (KREMLIN,)))
        project.execute(SetStatus(made.document, "done"))
        made.be("Rae")
        assert (made.row("span").state, made.row("span").why) == ("stale", "joined")


def test_a_decision_on_what_nobody_says_any_more_can_only_go(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer([("proposal", PLAN)])})
    with made.project as project:
        row = next(row for row in made.board().rows if row.finding.start == KREMLIN[0])
        project.execute(deciding.take(project, made.board(), row, 1))
        ada = project.spans(made.document, made.people["Ada"])[0].uid
        made.be("Ada").execute(RemoveSpan(ada))
        made.be("Rae")
        last = made.board().rows[-1]
        assert (last.state, last.why, last.finding.group.items) == ("stale", "gone", {})
        assert len(last.gold) == 1
        project.execute(deciding.neither(project, made.board(), last))
        assert _words(made) == []
        assert [row.state for row in made.board().rows] == ["open"]


def test_a_policys_gold_is_made_anew_without_a_word(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer(statements=[Say()]), "Boris": Layer(statements=[Say()])})
    with made.project as project:
        project.review.apply()
        assert len(_words(made)) == 3
        boris = project.spans(made.document, made.people["Boris"])[0].uid
        made.be("Boris").execute(MoveSpan(boris, ((9, 20),)))
        made.be("Rae")
        report = project.review.apply()
        assert (report.stale, report.to_decide) == (0, 1)
        assert len(_words(made)) == 2
        made.be("Boris").undo()
        made.be("Rae")
        project.review.apply()
        assert len(_words(made)) == 3
        assert len(project.review.gold(made.document).statements) == 1


def test_the_samples_decisions_all_stand(tmp_path: Path) -> None:
    made = sample(tmp_path)
    with made.project as project:
        for summary in project.documents():
            gold = project.review.gold(summary.uid)
            kept = [layer for layer in project.layers(summary.uid) if layer.gold]
            spans = project.spans_of(kept[0].uid) if kept else []
            assert list(gold.spans) == spans
            assert (gold.disputed, gold.lost, gold.loose) == ((), frozenset(), frozenset())
            rows = project.review.board(summary.uid).rows
            assert not [row for row in rows if row.state in ("stale", "conflict")]
            assert not kept or not [row for row in rows if row.waits]


def test_one_row_of_a_foreign_decision_may_be_decided_anew(tmp_path: Path) -> None:
    """The sample's decision on six capitals covers many rows: one of them decided anew leaves the others."""
    made = sample(tmp_path)
    with made.project as project:
        document = next(one.uid for one in project.documents() if one.title.startswith("Allies"))
        board = project.review.board(document)
        before = project.review.gold(document)
        row = next(
            row for row in board.rows if row.decisions and len(row.decisions[0].sources) > 4 and row.gold
        )
        project.execute(deciding.neither(project, board, row))
        after = project.review.gold(document)
        gone = {item.uid for item in row.gold}
        assert {span.uid for span in before.spans} - {span.uid for span in after.spans} <= gone
        assert len(before.statements) - len(after.statements) <= len(gone)
        assert project.review.board(document).row(row.key).gold == ()  # type: ignore[union-attr]
        project.undo()
        assert project.review.gold(document) == before
