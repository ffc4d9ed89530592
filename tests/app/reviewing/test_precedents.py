"""Earlier decisions on like words are shown beside the open one; an annotator sees their own corrections."""

from __future__ import annotations

from pathlib import Path

from annotator.app.reviewing import deciding
from annotator.core.commands import SetDocumentState
from tests.app.reviewing.reviewed import KREMLIN, KYIV, PLAN, Layer, Scene, sample, scene


def _decide_all(made: Scene, reason: str = "") -> None:
    project = made.project
    while made.board().to_decide:
        project.execute(deciding.take(project, made.board(), made.board().to_decide[0], 1, reason))


def test_a_precedent_tells_what_was_decided_and_why(tmp_path: Path) -> None:
    made = sample(tmp_path)
    with made.project as project:
        rows = [row for row in made.board().rows if row.waits]
        found = [precedent for row in rows for precedent in project.review.precedents(row)]
        assert found
        assert all(one.document != made.document and one.reviewer == "Rae" for one in found)
        assert all(0.6 <= one.similarity <= 1 and one.quote and one.title and one.time for one in found)
        assert any(one.reason and one.told == "the first version" and one.results for one in found)


def test_decisions_are_precedents_as_soon_as_they_are_made_and_no_longer_than_they_stand(
    tmp_path: Path,
) -> None:
    same_words = {"Ada": Layer([("actor", KREMLIN), ("proposal", KREMLIN)]), "Boris": Layer()}
    made = scene(tmp_path, same_words)
    with made.project as project:
        first, second = made.board().to_decide
        assert project.review.precedents(second) == []
        project.execute(deciding.take(project, made.board(), first, 1, "Because."))
        (precedent,) = project.review.precedents(second)
        assert (precedent.reason, precedent.similarity, precedent.verdict) == ("Because.", 1.0, "first")
        assert project.review.precedents(first) == []
        project.undo()
        assert project.review.precedents(second) == []


def test_reasons_come_first_and_no_more_than_asked_for(tmp_path: Path) -> None:
    layers = {
        "Ada": Layer([(label, KREMLIN) for label in ("actor", "proposal", "stance")] + [("actor", (9, 20))]),
        "Boris": Layer(),
    }
    made = scene(tmp_path, layers)
    with made.project as project:
        rows = made.board().to_decide
        for row, reason in zip(rows[:3], ("", "Why.", ""), strict=True):
            project.execute(deciding.neither(project, made.board(), row, reason))
        found = project.review.precedents(rows[3], 2)
        assert [one.reason for one in found] == ["Why.", ""]


def test_corrections_are_what_gold_says_otherwise(tmp_path: Path) -> None:
    layers = {
        "Ada": Layer([("actor", KREMLIN), ("actor", KYIV)]),
        "Boris": Layer([("actor", KREMLIN), ("proposal", PLAN)]),
    }
    made = scene(tmp_path, layers)
    with made.project as project:
        _decide_all(made, "As the guidelines say.")
        told = project.review.corrections(made.people["Ada"])
        assert [(len(one.said), len(one.gold), one.type) for one in told] == [(0, 1, "missing")]
        assert (told[0].verdict, told[0].reviewer) == ("the first version", "Rae")
        assert told[0].reason == "As the guidelines say."


def test_corrections_of_an_open_article_would_tell_too_much(tmp_path: Path) -> None:
    made = scene(tmp_path, {"Ada": Layer([("actor", KREMLIN)]), "Boris": Layer()})
    with made.project as project:
        _decide_all(made)
        made.be("Boris")
        assert project.review.corrections() == []
        made.be("Rae").execute(SetDocumentState(made.document, "review"))
        made.be("Boris")
        assert len(project.review.corrections()) == 1
        assert project.review.corrections(made.people["Ada"]) == []
