"""Which articles wait, and how the stances of two people meet over all of them."""

from __future__ import annotations

from collections import Counter

import pytest

from annotator.app.project import Project
from annotator.app.reviewing.pair_tally import differing_pair, tally
from annotator.app.reviewing.queue import Queue, Survey, survey_all, surveyed
from annotator.app.reviewing.session import ReviewSession


def a_survey(document: str, mass: float, to_decide: int = 1, **more: object) -> Survey:
    return Survey(document, document, to_decide, 0, mass, **more)  # type: ignore[arg-type]


def test_most_disagreement_first_and_nothing_that_is_done() -> None:
    queue = Queue()
    for survey in (a_survey("a", 1), a_survey("b", 3), a_survey("c", 0, 0), a_survey("d", 9, closed=True)):
        queue.put(survey.document, survey)
    assert [survey.document for survey in queue.waiting()] == ["b", "a"]
    assert [survey.document for survey in queue.waiting(but="b")] == ["a"]


def test_everything_is_surveyed_once_and_then_what_changed() -> None:
    queue = Queue()
    assert queue.has_work
    queue.complete = True
    assert not queue.has_work
    queue.touch(["b"])
    assert (queue.has_work, queue.stale) == (True, {"b"})
    queue.put("b", None)
    assert not queue.has_work
    queue.start_over()
    assert queue.has_work


def test_a_survey_tells_what_there_is_to_do(project: Project) -> None:
    survey = surveyed(project, "article0")
    assert survey is not None
    assert (survey.to_decide, survey.decided) == (5, 0)
    assert survey.alpha is not None
    assert 0 < survey.alpha < 1
    assert survey.exact is not None
    assert survey.relaxed is not None
    assert survey.exact < survey.relaxed < 1


def test_surveying_can_be_called_off(project: Project) -> None:
    told: list[object] = []
    survey_all(project, lambda: True, told.append)
    assert told == []


def test_the_tally_of_a_pair(session: ReviewSession) -> None:
    row = session.row
    assert row is not None
    assert differing_pair(row) == ("ada", "boris")
    values = [value.id for value in session.codebook.values]
    counted = tally(session.queue.surveys.values(), ("ada", "boris"), values)
    at = values.index
    assert counted.counts[at("support")][at("neutral")] == 2
    assert counted.counts[at("oppose")][at("oppose")] == 2
    assert counted.total == 4
    assert counted.commonest == ("support", "neutral")


@pytest.mark.parametrize("pair", [("a", "b"), ("b", "a")])
def test_a_tally_turned_round_is_its_transpose(pair: tuple[str, str]) -> None:
    met = {("a", "b"): Counter({("yes", "no"): 3, ("yes", "yes"): 1})}
    counted = tally([a_survey("x", 1, stances=met)], pair, ["yes", "no"])
    expected = ((1, 3), (0, 0)) if pair == ("a", "b") else ((1, 0), (3, 0))
    assert counted.counts == expected
