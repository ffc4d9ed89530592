"""A fair draw: everybody gets the same, the share is met, and the same wish gives the same plan."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.project import Project
from annotator.app.team.planning import Pair, Wish, plan
from annotator.errors import UserError

PEOPLE = ("ada", "ben", "cy", "dora", "eve")


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True))
    overlap = draw(st.integers(1, len(people)))
    return Wish(tuple(people), overlap, draw(st.integers(0, 100)), draw(st.integers(0, 5)))


DOCUMENTS = st.integers(1, 40).map(lambda count: [f"d{number}" for number in range(count)])
PAIRS = st.sets(st.tuples(st.integers(0, 39).map("d{}".format), st.sampled_from(PEOPLE)))


@given(DOCUMENTS, wishes())
def test_nobody_gets_more_than_one_more_than_another(documents: list[str], wish: Wish) -> None:
    drawn = plan(documents, wish)
    totals = drawn.totals.values()
    assert max(totals) - min(totals) <= 1
    holders = {document: [p for d, p in drawn.pairs if d == document] for document in documents}
    shared = int(len(documents) * wish.percent / 100 + 0.5)
    sizes = sorted(len(set(people)) for people in holders.values())
    assert sizes == sorted([wish.overlap] * shared + [1] * (len(documents) - shared))
    assert sum(totals) == len(drawn.pairs) == len(set(drawn.pairs))


@given(DOCUMENTS, wishes(), PAIRS, st.randoms())
def test_the_same_wish_gives_the_same_plan(
    documents: list[str], wish: Wish, already: set[Pair], chance: Random
) -> None:
    first = plan(documents, wish, already)
    others = list(already)
    chance.shuffle(documents)
    chance.shuffle(others)
    again = Wish(tuple(reversed(wish.annotators)), wish.overlap, wish.percent, wish.seed)
    assert plan(documents, again, others) == first


@given(DOCUMENTS, wishes(), PAIRS)
def test_what_was_given_out_stays_and_doing_it_again_adds_nothing(
    documents: list[str], wish: Wish, already: set[Pair]
) -> None:
    drawn = plan(documents, wish, already)
    assert not already & set(drawn.pairs)
    together = already | set(drawn.pairs)
    for document in documents:
        assert any(pair[0] == document for pair in together)
    assert plan(documents, wish, together).pairs == ()


def test_a_newcomer_gets_what_is_left_first() -> None:
    documents = [f"d{number}" for number in range(30)]
    already = [(document, "ada") for document in documents[:10]]
    drawn = plan(documents, Wish(("ada", "ben"), 1, 0), already)
    assert drawn.totals == {"ada": 15, "ben": 15}


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish(()), "assign.nobody"),
        (Wish(("ada",), 2), "assign.too_few"),
        (Wish(("ada",), 0), "assign.overlap"),
        (Wish(("ada",), 1, 101), "assign.percent"),
        (Wish(("ada",), 1, float("nan")), "assign.percent"),
    ],
)
def test_what_cannot_be_is_refused(wish: Wish, code: str) -> None:
    with pytest.raises(UserError) as refusal:
        plan(["d1"], wish)
    assert refusal.value.code == code


def test_giving_out_is_one_gesture(project: Project, ada: str) -> None:
    team = project.team
    drawn = team.plan(Wish(("ben", "cy"), 2, 50, 3))
    assert team.plan_from(team.progress(), Wish(("ben", "cy"), 2, 50, 3)) == drawn
    team.assign(drawn)
    assert sorted(team.assignments()) == sorted(drawn.pairs) and len(drawn.pairs) == 6
    assert {line.assigned for line in project.documents()} == {False}, "Ada has none"
    project.become("ben")
    assert sum(line.assigned for line in project.documents()) == 3
    project.become(ada)
    project.undo()
    assert team.assignments() == []
    project.redo()
    assert len(team.assignments()) == 6
    team.take_back("ben")
    assert {person for _, person in team.assignments()} == {"cy"}
    team.assign(team.plan(Wish(("ben", "cy"), 2, 50, 3)))
    assert len(team.assignments()) == 6 and not project.check()
