"""Every number opens the places it was counted in."""

from __future__ import annotations

from annotator.app.agreement.page import NOTHING, Cases, Page
from annotator.app.project import Project
from tests.app.agreement.conftest import page_of


def pairs_met(project: Project, page: Page, kind: str, one: str, other: str) -> int:
    wanted = Cases("statement" if kind == "statement" else "span", confusion=(one, other))
    return len(project.agreement.cases(page, wanted, limit=10_000))


def test_every_count_of_a_confusion_has_a_place_and_no_place_without(sample: Project) -> None:
    page = page_of(sample)
    for confusion in (page.stances, page.marked):
        for row, one in enumerate(confusion.codes):
            for column in range(row + 1, len(confusion.codes)):
                count = confusion.counts[row][column]
                found = pairs_met(sample, page, confusion.kind, one, confusion.codes[column])
                assert bool(found) == bool(count)
                assert found <= count <= 3 * found


def test_a_case_says_where_and_who_said_what(panel: Project) -> None:
    page = page_of(panel)
    cases = panel.agreement.cases(page, Cases("statement", confusion=("support", "oppose")))
    assert len(cases) == 3
    first = cases[0]
    assert first.about == "Russia · Ukraine cedes Donbas"
    assert first.quote.startswith("The Kremlin has ruled out")
    assert dict(first.said) == {"ada": "▲ Support", "boris": "● Neutral", "chiara": "▼ Oppose"}
    assert len(first.sources) == 3


def test_a_pair_opens_only_what_these_two_are_about(panel: Project) -> None:
    page = page_of(panel)
    wanted = Cases("statement", annotators=("ada", "boris"), types=("stance",))
    cases = panel.agreement.cases(page, wanted)
    assert {who for case in cases for who, _ in case.said} == {"ada", "boris"}


def test_what_one_did_not_mark_is_nothing(panel: Project) -> None:
    page = page_of(panel)
    (case,) = panel.agreement.cases(
        page, Cases("span", confusion=("proposal", NOTHING), documents=(page.counted[0],))
    )
    assert case.quote == "air support was possible"
    assert dict(case.said) == {
        "ada": "nothing",
        "boris": "Proposal “air support was possible”",
        "chiara": "nothing",
    }


def test_ends_that_lie_apart_are_found_by_how_far(panel: Project) -> None:
    page = page_of(panel)
    assert page.offsets.starts[8] == 6  # "binding " in or out, of two pairs in each of three articles
    cases = panel.agreement.cases(page, Cases("span", offset=("start", 6, 10)))
    assert [case.quote[:16] for case in cases] == ["binding security"] * 3
    assert panel.agreement.cases(page, Cases("span", offset=("start", 11, 99))) == []


def test_there_is_an_end_to_a_list(sample: Project) -> None:
    page = page_of(sample)
    assert len(sample.agreement.cases(page, Cases(), limit=7)) == 7
    assert sample.agreement.cases(page, Cases(), cancelled=lambda: True) == []
