"""Entities: exact names, best guesses, new ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.app.labelling.matching import EntityIndex
from annotator.app.labelling.session import LabelSession
from annotator.core.commands import AddAlias, CreateEntity, RenameEntity, UniteEntities
from annotator.core.fragments import Fragment
from annotator.core.names import cleaned, folded, is_pronoun
from annotator.core.records import Entity

At = Callable[..., Fragment]


def entity(session: LabelSession, name: str, kind: str = "person", *aliases: str) -> str:
    made = session.project.execute(CreateEntity(kind, name, tuple(aliases))).changes
    return next(change.uid for change in made if change.kind == "entity")


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("the Kremlin’s", "Kremlin"),
        ("“The Kremlin,”", "Kremlin"),
        ("the United   States’", "United States"),
        ("U.S.", "U.S."),
        ("The", "The"),
        ("Mr. Putin's", "Mr. Putin"),
    ],
)
def test_a_name_is_the_quotation_without_its_trappings(quote: str, name: str) -> None:
    assert cleaned(quote) == name


@pytest.mark.parametrize(
    ("one", "other"), [("Zelenskyy’s", "ZELENSKYY"), ("the US", "U.S"), ("Côte d’Ivoire", "côte d'ivoire")]
)
def test_spellings_that_are_the_same_name_fold_alike(one: str, other: str) -> None:
    assert folded(one).replace(".", "") == folded(other).replace(".", "")


def test_a_pronoun_in_capitals_is_a_country() -> None:
    assert is_pronoun("us")
    assert is_pronoun("He")
    assert not is_pronoun("US")


def test_an_exact_alias_ties_in_the_same_gesture(session: LabelSession, at: At) -> None:
    uid = entity(session, "Volodymyr Zelenskyy", "person", "Zelensky", "Zelenskyy")
    span = session.marking.label("actor", at("Zelensky’s"))
    assert span is not None
    assert session.entity_of(span) == uid
    assert session.asked is None
    session.undo()
    assert session.cache.spans == {}


def test_a_name_that_two_bear_is_asked_for(session: LabelSession, at: At) -> None:
    entity(session, "Merz")
    entity(session, "Friedrich Merz", "person", "Merz")
    span = session.marking.label("actor", at("Merz"))
    assert session.asked == span
    assert span is not None
    assert len(session.tying.candidates(span)) == 2


def test_an_alias_of_another_kind_does_not_tie(session: LabelSession, at: At) -> None:
    entity(session, "security guarantees", "proposal")
    span = session.marking.label("actor", at("security guarantees"))
    assert span is not None
    assert session.entity_of(span) is None


def test_the_best_guess_comes_first_and_typing_narrows(session: LabelSession, at: At) -> None:
    entity(session, "Vladimir Putin")
    right = entity(session, "Volodymyr Zelenskyy")
    span = session.marking.label("actor", at("Zelensky’s"))
    assert span is not None
    assert session.tying.candidates(span)[0].entity.uid == right
    assert session.tying.candidates(span, "puti")[0].entity.name == "Vladimir Putin"


def test_a_pronoun_names_whoever_was_spoken_of_last(session: LabelSession, at: At) -> None:
    right = entity(session, "Volodymyr Zelenskyy", "person", "Zelenskyy")
    entity(session, "Henry")
    session.marking.label("actor", at("Zelenskyy"))
    span = session.marking.label("actor", at("He"))
    assert span is not None
    assert session.asked == span
    assert [guess.entity.uid for guess in session.tying.candidates(span)] == [right]
    assert session.tying.proposed_name(span) == ""


def test_picking_can_keep_the_spelling_but_never_a_pronoun(session: LabelSession, at: At) -> None:
    uid = entity(session, "Volodymyr Zelenskyy")
    span = session.marking.label("actor", at("Zelensky’s"))
    pronoun = session.marking.label("actor", at("He"))
    assert span is not None
    assert pronoun is not None
    assert session.tying.tie(span, uid, remember=True)
    assert session.tying.tie(pronoun, uid, remember=True)
    known = session.entity(uid)
    assert known is not None
    assert known.aliases == ("Zelensky",)
    assert session.entities.exact("Zelensky", ["person"]) == known
    session.undo()
    session.undo()
    assert session.entities.exact("Zelensky", ["person"]) is None


def test_a_new_entity_and_its_tie_are_one_step(session: LabelSession, at: At) -> None:
    span = session.marking.label("actor", at("The Kremlin"))
    assert span is not None
    assert session.tying.tie_new(span, "Kremlin", "organisation")
    made = session.entity(session.entity_of(span))
    assert made is not None
    assert (made.name, made.kind) == ("Kremlin", "organisation")
    assert session.asked is None
    session.undo()
    assert session.entity_of(span) is None
    assert len(session.entities) == 0


def test_the_question_can_be_left_open(session: LabelSession, at: At) -> None:
    span = session.marking.label("actor", at("The Kremlin"))
    session.tying.leave()
    assert session.asked is None
    assert span is not None
    assert session.entity_of(span) is None


def test_what_others_do_with_entities_is_followed(session: LabelSession) -> None:
    uid = entity(session, "Kremlin", "organisation")
    session.project.execute(AddAlias(uid, "Moscow"))
    assert session.entities.get(uid) == session.project.entity(uid)


def test_ten_thousand_entities_are_searched_as_one_types() -> None:
    index = EntityIndex(
        Entity(str(n), "person", f"Name{n % 97} Surname{n}", (f"N. Surname{n}",)) for n in range(10_000)
    )
    found = index.fuzzy("Surname4711", ["person"])
    assert found[0].entity.uid == "4711"
    assert index.exact("n. surname4711", ["person"]) is not None
    index.drop("4711")
    assert index.exact("n. surname4711", ["person"]) is None


def test_spans_tied_to_an_entity_that_was_united_show_the_one_that_stands(session: LabelSession) -> None:
    project, desk = session.project, session
    first, second = (
        project.execute(CreateEntity("country", name)).created[0] for name in ("Ukraine", "Ukraina")
    )
    project.execute(UniteEntities((first, second)))
    assert desk.entity(second) == desk.entity(first)
    assert desk.entity(first) == project.entity(second)
    assert desk.entities.exact("Ukraina", ["country"]) == project.entity(first)
    project.execute(RenameEntity(second, "Україна"))
    assert "Україна" in project.entity(first).aliases
    assert desk.entity(second) == project.entity(first)
    project.undo()
    project.undo()
    assert [desk.entity(uid) for uid in (first, second)] == [project.entity(uid) for uid in (first, second)]
