"""Documents are put together by when they were finished, and by their order where that tells nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from annotator.app.agreement.cache import Entry
from annotator.app.agreement.drift import drift, months
from annotator.app.agreement.facts import Facts
from annotator.app.agreement.page import Page
from annotator.app.project import Project
from annotator.core.commands import SetStatus
from annotator.measure.figure import Figure
from tests.app.agreement.conftest import page_of

FIGURE = Figure(None, None, 0, 0, why="no_units")
START = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday


class OfDocument:
    """As much of a document's statistics as time asks for."""

    def __init__(self, number: int, version: str) -> None:
        self.document = f"d{number}"
        self.annotators = ("a", "b")
        self.version = version


def entries(days: list[int | None], versions: str = "") -> list[Entry]:
    found = []
    for number, day in enumerate(days):
        moment = 0.0 if day is None else (START + timedelta(days=day)).timestamp()
        facts = Facts(f"d{number}", "", {}, {"a": moment, "b": moment / 2})
        version = versions[number] if versions else ""
        found.append(Entry(facts, OfDocument(number, version)))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("days", "by", "began"),
    [
        ([0, 3, 8, 9], "week", ["2026-03-02", "2026-03-09"]),
        ([0, 31, 62, 93], "month", ["2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"]),
        ([0, 0, 0, 0], "order", ["", ""]),
        ([None, None, None, 0, 8], "order", ["", ""]),
    ],
)
def test_months_weeks_or_the_order_of_the_project(days: list[int | None], by: str, began: list[str]) -> None:
    found = drift(entries(days), lambda documents: FIGURE)
    assert (found.by, [point.began for point in found.points]) == (by, began)


def test_no_document_is_lost_in_order() -> None:
    for count in (1, 2, 3, 7, 23, 101):
        found = drift(entries([None] * count), lambda documents: FIGURE)
        assert [uid for point in found.points for uid in point.documents] == [f"d{n}" for n in range(count)]
        assert len(found.points) <= 11


def test_a_new_version_of_the_codebook_is_marked_where_it_first_appears() -> None:
    found = drift(entries([0, 7, 14, 21], "1122"), lambda documents: FIGURE)
    assert [point.version for point in found.points] == ["", "", "2", ""]


def test_months_are_told_latest_first() -> None:
    assert months([START.timestamp(), 0.0, (START + timedelta(days=40)).timestamp()]) == (
        "2026-04",
        "2026-03",
    )


def test_what_was_finished_here_is_dated_and_since_asks_for_that(panel: Project) -> None:
    page = page_of(panel)
    today = datetime.now(UTC).date()
    assert page.months == (today.isoformat()[:7],)
    assert page_of(panel, since=today - timedelta(days=1)).documents == 3
    panel.become("ada")
    panel.execute(SetStatus(panel.documents()[0].uid, "in_progress"))
    assert page_of_reviewer(panel).months == page.months


def page_of_reviewer(panel: Project) -> Page:
    panel.become(next(person.uid for person in panel.annotators() if person.name == "Rae"))
    return page_of(panel)
