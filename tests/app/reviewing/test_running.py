"""A policy makes gold of what it settles, again and again the same, and only of what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.app.reviewing import deciding
from annotator.core.commands import SetDocumentState, SetPolicy, SetRole
from annotator.errors import UserError
from annotator.measure.policies import Policy
from tests.app.reviewing.reviewed import KREMLIN, Layer, Say, sample, scene

ALL, MOST = Policy("all"), Policy("majority")


def test_the_sample_by_policy_twice_is_the_sample_by_policy_once(tmp_path: Path) -> None:
    made = sample(tmp_path)
    with made.project as project:
        foreseen = project.review.apply(ALL, dry_run=True)
        assert project.undo_name is None
        report = project.review.apply(ALL)
        assert foreseen.to_json() == report.to_json()
        assert report.documents == 8
        assert (report.left_out, report.stale, report.conflicts) == (0, 0, 0)
        golds = [project.review.gold(one.document) for one in report.by_document]
        position = len(project.records("decision", "document", made.document))
        assert project.undo_name == "ApplyPolicy"
        project.undo()
        project.redo()
        again = project.review.apply(ALL)
        assert again.to_json() == report.to_json()
        assert [project.review.gold(one.document) for one in again.by_document] == golds
        assert len(project.records("decision", "document", made.document)) == position
        assert project.check() == []


def test_nothing_is_logged_the_second_time(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer(statements=[Say()]), "Boris": Layer(statements=[Say()])})
    with made.project as project:
        heard: list[str] = []
        project.subscribe(lambda committed: heard.append(committed.command))
        project.review.apply(ALL)
        project.review.apply(ALL)
        assert heard == ["ApplyPolicy"]


def test_another_policy_takes_the_place_of_the_first(tmp_path: Path) -> None:
    layers = {name: Layer([("actor", KREMLIN)]) for name in ("Ada", "Boris")} | {"Chiara": Layer()}
    made = scene(tmp_path, layers)
    with made.project as project:
        assert project.review.apply(ALL).to_decide == 1
        report = project.review.apply(MOST)
        assert (report.agreed, report.to_decide) == (1, 0)
        assert len(project.review.gold(made.document).spans) == 1
        assert project.review.apply(Policy("nobody")).to_decide == 1
        assert project.review.gold(made.document).spans == ()
        assert len(project.records("decision", "document", made.document)) == 0


def test_what_most_left_out_is_left_out(tmp_path: Path) -> None:
    layers = {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer(), "Chiara": Layer()}
    made = scene(tmp_path, layers)
    with made.project as project:
        report = project.review.apply(MOST)
        assert (report.agreed, report.left_out, report.to_decide) == (0, 1, 0)
        assert project.review.gold(made.document).spans == ()


def test_the_projects_policy_is_the_default(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer(), "Boris": Layer()})
    with made.project as project:
        project.execute(SetPolicy(Policy("at_least", 3, "union", 5).to_json()))
        assert project.review.policy == Policy("at_least", 3, "union", 5)
        assert project.review.apply().policy == project.review.policy
        project.execute(SetPolicy(None))
        assert project.review.policy == ALL


def test_it_can_be_called_off_between_two_documents(tmp_path: Path) -> None:
    made = sample(tmp_path)
    with made.project as project:
        done: list[tuple[int, int]] = []
        report = project.review.apply(
            ALL, progress=lambda *so_far: done.append(so_far), cancelled=lambda: len(done) == 2
        )
        assert report.cancelled
        assert report.documents == 2
        assert done == [(1, 8), (2, 8)]


@pytest.mark.parametrize(
    ("layers", "code"),
    [
        ({"Ada": Layer(status="in_progress")}, "review.nobody_finished"),
        ({"Ada": Layer(), "Boris": Layer(status="skipped")}, "review.one_annotator"),
    ],
)
def test_where_nothing_can_be_compared_a_sentence_says_so(
    tmp_path: Path, layers: dict[str, Layer], code: str
) -> None:
    made = scene(tmp_path, layers)
    with made.project as project:
        with pytest.raises(UserError) as refused:
            project.review.apply(ALL)
        assert refused.value.code == code


def test_annotators_may_not_apply_a_policy(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer([("actor", KREMLIN)])})
    with made.project as project:
        made.be("Ada")
        with pytest.raises(UserError):
            project.review.apply(ALL)
        made.be("Rae")
        assert project.review.gold(made.document).spans == ()


def test_an_article_is_closed_with_what_all_agree_on(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer(statements=[Say()]), "Boris": Layer(statements=[Say()])})
    with made.project as project:
        project.review.close(made.document)
        assert len(project.review.gold(made.document).statements) == 1
        assert project.document(made.document).state == "closed"
        assert project.undo_name == "CloseArticle"


def test_a_closed_article_is_counted_and_left_alone(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer()})
    with made.project as project:
        project.execute(deciding.take(project, made.board(), made.row("span"), 1))
        project.review.close(made.document)
        report = project.review.apply(MOST)
        assert (report.documents, report.decided) == (1, 1)
        assert project.undo_name == "CloseArticle"


def test_whoever_sees_only_their_own_labels_reviews_nothing(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer()})
    with made.project as project:
        made.be("Rae")
        project.execute(SetRole(made.people["Rae"], "annotator"))  # nobody has the role now: everybody may
        made.be("Boris")
        for refused in (lambda: project.review.close(made.document), lambda: project.review.apply(ALL)):
            with pytest.raises(UserError) as told:
                refused()
            assert told.value.code == "review.blind"
        project.execute(SetDocumentState(made.document, "review"))
        with pytest.raises(UserError) as told:
            project.review.close(made.document)
        assert told.value.code == "review.still_open"
