"""Names hidden and order shuffled: stable, complete, and nothing gives a person away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.app.reviewing.session import ReviewSession
from annotator.app.reviewing.shuffling import shuffled


@given(count=st.integers(0, 9), name=st.text())
def test_a_shuffle_is_a_permutation_and_always_the_same(count: int, name: str) -> None:
    order = shuffled(count, name)
    assert sorted(order) == list(range(count))
    assert order == shuffled(count, name)


def test_no_two_findings_need_share_an_order() -> None:
    assert len({shuffled(4, f"finding {n}") for n in range(50)}) > 10


def test_hidden_names_are_nowhere(session: ReviewSession) -> None:
    session.show_faces(hidden=True, mixed=True)
    names = {"Ada", "Boris", "Chiara"}
    for row in session.shown:
        told = [
            session.wording.title(row),
            session.wording.detail(row),
            *session.wording.headline(row),
            *(session.faces.side_name(row, number) for number in range(len(row.sides))),
        ]
        assert not any(name in text for name in names for text in told)


def test_hidden_versions_are_numbered_as_they_stand(session: ReviewSession) -> None:
    session.show_faces(hidden=True, mixed=True)
    for row in session.shown:
        order = session.faces.order(row)
        assert [session.faces.side_name(row, number) for number in order] == [
            f"Version {place + 1}" for place in range(len(order))
        ]
        for place, number in enumerate(order):
            assert {session.faces.slot(row, who) for who in row.sides[number].annotators} == {place}


def test_people_keep_their_colours(session: ReviewSession) -> None:
    assert [session.faces.place(uid) for uid in ("ada", "boris", "chiara")] == [0, 1, 2]
    for row in session.shown:
        assert session.faces.slot(row, "boris") == 1
