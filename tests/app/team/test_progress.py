"""How far everybody is, and when the rest will be done."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotator.app.project import Project
from annotator.app.team.planning import Wish
from annotator.app.team.progress import forecast
from annotator.core.commands import (
    AddAnnotator,
    AddSeconds,
    Assign,
    RemoveDocument,
    SetDocumentState,
    SetStatus,
)
from tests.app.team.conftest import label
from tests.store.sample import bring

TODAY = date(2026, 3, 20)


def days(*ago: int) -> dict[date, int]:
    """Two documents done so many days ago each."""
    return {TODAY - timedelta(days=number): 2 for number in ago}


def test_a_forecast_counts_idle_days() -> None:
    assert forecast({}, 5, TODAY) == (None, None)
    assert forecast(days(0), 5, TODAY) == (2.0, None), "one day is no pace"
    assert forecast(days(0, 1), 5, TODAY) == (2.0, TODAY + timedelta(days=3))
    assert forecast(days(2, 3), 4, TODAY) == (2.0, TODAY + timedelta(days=4))
    assert forecast(days(0, 1), 0, TODAY) == (2.0, None), "nothing is left"
    assert forecast(days(4000, 4001), 10**9, TODAY)[1] is None, "no calendar has that day"


@given(st.dictionaries(st.dates(date(2025, 1, 1), TODAY), st.integers(1, 9), min_size=2), st.integers(1, 500))
def test_more_left_is_never_ready_sooner(done: dict[date, int], left: int) -> None:
    pace, ready = forecast(done, left, TODAY)
    later = forecast(done, left + 1, TODAY)[1]
    assert pace is not None and ready is not None and later is not None and TODAY < ready <= later


def test_everybody_is_counted(project: Project, ada: str) -> None:
    project.execute(Assign("d1", ("ben", "cy")))
    project.execute(Assign("d2", ("ben",)))
    label(project, "ben", "d1")
    project.become("ben")
    project.execute(AddSeconds("d1", 90))
    project.execute(SetStatus("d1", "done"))
    project.execute(SetStatus("d3", "skipped"))
    progress = project.team.progress()
    rows = {person.annotator.name: person for person in progress.people}
    ben = rows["Ben"]
    assert list(rows) == ["Ada", "Ben", "Cy"]
    assert (ben.assigned, ben.assigned_done, ben.left, ben.done, ben.skipped) == (2, 1, 1, 1, 1)
    assert (ben.spans, ben.statements, ben.seconds) == (1, 0, 90)
    assert (ben.seconds_per_document, ben.seconds_per_statement, ben.per_day) == (90.0, None, 1.0)
    assert (rows["Ada"].assigned, rows["Ada"].per_day, rows["Ada"].seconds_per_document) == (0, None, None)
    first = progress.documents[0]
    assert dict(first.statuses) == {"ben": "done", "cy": "not_started"}
    assert first.assigned == {"ben", "cy"} and first.state == "open"
    assert progress.ready is None
    project.become(ada)
    project.execute(RemoveDocument("d1"))
    assert [person.assigned for person in project.team.progress().people] == [0, 1, 0]


@given(st.data())
def test_lists_and_progress_tell_the_same_states(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "p.annotator") as project:
        bring(project, {"d1": "One.", "d2": "Two."})
        for uid in ("ben", "cy"):
            project.execute(AddAnnotator(uid, uid=uid))
        for _ in range(data.draw(st.integers(0, 6))):
            document = data.draw(st.sampled_from(["d1", "d2"]))
            person = data.draw(st.sampled_from(["ben", "cy"]))
            project.become(person)
            project.execute(
                data.draw(
                    st.sampled_from(
                        [
                            Assign(document, (person,)),
                            SetStatus(document, "done"),
                            SetStatus(document, "skipped"),
                            SetStatus(document, "in_progress"),
                            SetDocumentState(document, "closed"),
                            SetDocumentState(document, "open"),
                        ]
                    )
                )
            )
        told = {row.document: row.state for row in project.team.progress().documents}
        assert told == {line.uid: line.state for line in project.documents()}
        assert told == {uid: project.state(uid) for uid in told}


def test_a_plan_leaves_out_what_is_closed(project: Project) -> None:
    project.execute(SetDocumentState("d4", "closed"))
    assert project.team.plan(Wish(("ben",))).documents == 3
