"""One key decides a row: what becomes gold, what comes along, and what is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app.reviewing import deciding
from annotator.core.commands import Decide, GoldSpan, GoldStatement, SetReason, Undecide
from annotator.core.records import Stance, Statement
from annotator.errors import UserError
from annotator.measure.policies import Policy
from tests.app.reviewing.reviewed import KREMLIN, OPPOSES, PLAN, Layer, Say, Scene, scene

AGAINST, FOR = Say("oppose"), Say("support")


@pytest.fixture
def disputed(tmp_path: Path) -> Iterator[Scene]:
    """Ada and Boris disagree on the stance of one statement and agree on its words."""
    made = scene(tmp_path, {"Ada": Layer(statements=[AGAINST]), "Boris": Layer(statements=[FOR])})
    yield made
    made.project.close()


def _stances(made: Scene) -> list[str | None]:
    return [one.stance.value for one in made.project.review.gold(made.document).statements]


def _decisions(made: Scene) -> int:
    return len(made.project.records("decision", "document", made.document))


def test_a_version_is_taken_whole_and_its_evidence_comes_along(disputed: Scene) -> None:
    project, row = disputed.project, disputed.row("statement")
    assert (row.state, row.finding.type, [len(side.items) for side in row.sides]) == (
        "open",
        "stance",
        [1, 1],
    )
    outcome = project.execute(deciding.take(project, disputed.board(), row, 2))
    gold = project.review.gold(disputed.document)
    assert [span.fragments for span in gold.spans] == [(KREMLIN,), (OPPOSES,), (PLAN,)]
    (statement,) = gold.statements
    assert set(statement.evidence()) == {span.uid for span in gold.spans}
    assert statement.origin == "decision"
    taken = row.sides[1].items[0]
    assert isinstance(taken, Statement)
    assert statement.stance.value == taken.stance.value
    assert outcome.command == project.undo_name == "Decide"
    assert [row.state for row in disputed.board().rows] == ["decided", "agreed", "agreed", "agreed"]


def test_one_undo_takes_back_the_decision_with_all_it_carried(disputed: Scene) -> None:
    project = disputed.project
    project.execute(deciding.take(project, disputed.board(), disputed.row("statement"), 1))
    project.undo()
    assert _decisions(disputed) == 0
    assert project.review.gold(disputed.document).spans == ()
    assert not any(layer.gold for layer in project.layers(disputed.document))


def test_deciding_anew_rewrites_ones_own(disputed: Scene) -> None:
    project = disputed.project
    for n in (1, 2, 1):
        project.execute(deciding.take(project, disputed.board(), disputed.row("statement"), n))
    assert len(_stances(disputed)) == 1
    assert _decisions(disputed) == 4
    before = _stances(disputed)
    project.execute(deciding.neither(project, disputed.board(), disputed.row("statement")))
    assert _stances(disputed) == []
    project.undo()
    assert _stances(disputed) == before


def test_the_same_key_twice_changes_nothing(disputed: Scene) -> None:
    project = disputed.project
    project.execute(deciding.take(project, disputed.board(), disputed.row("statement"), 1))
    again = project.execute(deciding.take(project, disputed.board(), disputed.row("statement"), 1))
    assert again.changes == ()


def test_both_stances_are_two_statements(disputed: Scene) -> None:
    project = disputed.project
    project.execute(deciding.both(project, disputed.board(), disputed.row("statement")))
    assert sorted(map(str, _stances(disputed))) == ["oppose", "support"]


def test_an_edited_version_has_its_own_stance(disputed: Scene) -> None:
    project, board, row = disputed.project, disputed.board(), disputed.row("statement")
    (template,) = deciding.template(project, board, row)
    assert isinstance(template, GoldStatement)
    mixed = replace(template, stance=Stance("mixed", template.stance.spans), voice="quoted")
    project.execute(deciding.edited(project, board, row, [mixed], "Both at once."))
    gold = project.review.gold(disputed.document)
    assert [(one.stance.value, one.voice) for one in gold.statements] == [("mixed", "quoted")]
    assert len(gold.spans) == 3
    (decision,) = disputed.row("statement").decisions
    assert (decision.verdict, decision.reason, decision.type) == ("edited", "Both at once.", "stance")
    project.execute(SetReason(decision.uid, " Better so. "))
    assert disputed.row("statement").decisions[0].reason == "Better so."


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ([("actor", (9, 20))], [("actor", KREMLIN)], [("actor", (9, 20))]),
        ([("actor", KREMLIN)], [("proposal", KREMLIN)], [("actor", KREMLIN), ("proposal", KREMLIN)]),
        ([("actor", KREMLIN)], [], [("actor", KREMLIN)]),
        (
            [("proposal", (13, 37))],
            [("proposal", (13, 20)), ("proposal", (29, 37))],
            [("proposal", (13, 20)), ("proposal", (13, 37)), ("proposal", (29, 37))],
        ),
    ],
    ids=["boundary: union", "label: both spans", "missing: the span", "split: whole and parts"],
)
def test_both_means_something_for_every_type(
    tmp_path: Path,
    one: list[tuple[str, tuple[int, int]]],
    other: list[tuple[str, tuple[int, int]]],
    both: list[tuple[str, tuple[int, int]]],
) -> None:
    made = scene(tmp_path, {"Ada": Layer(one), "Boris": Layer(other)})
    with made.project as project:
        for row in made.board().rows:
            project.execute(deciding.both(project, made.board(), row))
        gold = project.review.gold(made.document).spans
        assert sorted((span.label, *span.fragments) for span in gold) == sorted(both)
        assert made.board().to_decide == ()


def test_nothing_marked_is_a_version_too(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer()})
    with made.project as project:
        row = made.row("span", "missing")
        assert [(len(side.annotators), len(side.items)) for side in row.sides] == [(1, 1), (1, 0)]
        project.execute(deciding.take(project, made.board(), row, 2))
        assert project.review.gold(made.document).spans == ()
        assert made.row("span").state == "decided"
        with pytest.raises(UserError) as refused:
            deciding.take(project, made.board(), row, 3)
        assert refused.value.code == "review.no_such_version"


def test_a_statement_whose_words_were_disputed_is_gold_with_the_last_of_them(tmp_path: Path) -> None:
    layers = {
        "Ada": Layer(statements=[Say(actor=(9, 20))]),
        "Boris": Layer(statements=[Say(actor=KREMLIN)]),
    }
    made = scene(tmp_path, layers)
    with made.project as project:
        statement = made.row("statement")
        assert (statement.state, statement.choice) == ("agreed", None)
        assert [row.finding.type for row in made.board().to_decide] == ["boundary"]
        project.execute(deciding.take(project, made.board(), made.row("span", "boundary"), 1))
        assert _stances(made) == ["oppose"]
        assert made.board().to_decide == ()
        project.undo()
        assert _decisions(made) == 0


def test_a_span_decided_anew_stays_the_evidence_of_its_statement(tmp_path: Path) -> None:
    layers = {"Ada": Layer(statements=[Say("oppose", (9, 20))]), "Boris": Layer(statements=[FOR])}
    made = scene(tmp_path, layers)
    with made.project as project:
        project.execute(deciding.take(project, made.board(), made.row("statement"), 1))
        for n in (2, 1, 2):
            project.execute(deciding.take(project, made.board(), made.row("span", "boundary"), n))
        gold = project.review.gold(made.document)
        (statement,) = gold.statements
        (actor,) = [span for span in gold.spans if span.label == "actor"]
        assert statement.roles["actor"].spans == (actor.uid,)
        assert gold.lost == frozenset()


def test_taking_a_decision_back_takes_what_it_alone_carried(disputed: Scene) -> None:
    project = disputed.project
    project.execute(deciding.take(project, disputed.board(), disputed.row("statement"), 1))
    (decision,) = disputed.row("statement").decisions
    project.execute(Undecide(decision.uid))
    assert disputed.row("statement").state == "open"
    assert project.review.gold(disputed.document).statements == ()


def test_only_a_reviewer_decides_and_nobody_in_a_closed_article(disputed: Scene) -> None:
    project, row = disputed.project, disputed.row("statement")
    command = deciding.take(project, disputed.board(), row, 1)
    disputed.be("Ada")
    with pytest.raises(UserError) as refused:
        project.execute(command)
    assert refused.value.code == "person.not_allowed"
    disputed.be("Rae")
    with pytest.raises(UserError) as refused:
        project.review.close(disputed.document)
    assert (refused.value.code, refused.value.params["count"]) == ("review.still_open", 1)
    project.execute(command)
    project.review.close(disputed.document)
    assert project.document(disputed.document).state == "closed"
    with pytest.raises(UserError) as refused:
        project.execute(deciding.neither(project, disputed.board(), disputed.row("statement")))
    assert refused.value.code == "review.closed"
    project.undo()
    assert project.document(disputed.document).state == "open"


def test_a_source_taken_away_meanwhile_is_told(disputed: Scene) -> None:
    project, row = disputed.project, disputed.row("statement")
    command = deciding.neither(project, disputed.board(), row)
    assert isinstance(command, Decide)
    disputed.be("Ada")
    project.undo()
    project.undo()
    disputed.be("Rae")
    with pytest.raises(UserError) as refused:
        project.execute(command)
    assert refused.value.code == "review.source_gone"


def test_a_reviewer_overrules_a_policy(disputed: Scene) -> None:
    project = disputed.project
    project.review.apply(Policy("all"))
    span = disputed.row("span")
    assert (span.state, len(span.gold)) == ("agreed", 1)
    project.execute(deciding.neither(project, disputed.board(), span))
    assert (disputed.row("span").state, disputed.row("span").gold) == ("decided", ())
    project.review.apply(Policy("all"))
    assert disputed.row("span").gold == ()


def test_an_edited_span_has_its_own_words_and_label(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer([("actor", (9, 20))])})
    with made.project as project:
        board, row = made.board(), made.row("span")
        (template,) = deciding.template(project, board, row, 2)
        assert isinstance(template, GoldSpan)
        other = replace(template, label="proposal", fragments=((9, 12), (29, 37)))
        project.execute(deciding.edited(project, board, row, [other]))
        (span,) = project.review.gold(made.document).spans
        assert (span.label, span.fragments, span.start, span.end) == ("proposal", ((9, 12), (29, 37)), 9, 37)
        for wrong, code in ((((5, 5),), "span.empty"), (((0, 999),), "span.outside")):
            with pytest.raises(UserError) as refused:
                command = deciding.edited(project, board, row, [replace(template, fragments=wrong)])
                project.execute(command)
            assert refused.value.code == code
        assert project.review.gold(made.document).spans == (span,)
