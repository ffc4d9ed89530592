"""Statements: composing, saving, carrying over, editing."""

from __future__ import annotations

from collections.abc import Callable

from annotator.app.labelling.cards import card_for
from annotator.app.labelling.events import Focus
from annotator.app.labelling.session import LabelSession
from annotator.core.fragments import Fragment
from annotator.core.records import Filling

At = Callable[..., Fragment]


def put(session: LabelSession, name: str, piece: Fragment) -> str:
    uid = session.marking.label(name, piece)
    assert uid is not None
    return uid


def tied(session: LabelSession, name: str, piece: Fragment, kind: str) -> str:
    uid = put(session, name, piece)
    if session.cache.spans[uid].entity is None:
        session.tying.tie_new(uid, session.tying.proposed_name(uid), kind)
    return uid


def test_five_keys_make_a_statement(session: LabelSession, at: At) -> None:
    actor = tied(session, "actor", at("Zelenskyy"), "person")
    cue = put(session, "stance", at("has pressed for months"))
    proposal = tied(session, "proposal", at("binding security guarantees"), "proposal")
    session.stating.choose_value("support")
    (uid,) = session.stating.save()
    statement = session.project.statements("a")[0]
    assert statement == session.cache.statements[uid]
    assert statement.roles["actor"].spans == (actor,)
    assert statement.roles["actor"].entity == session.entity_of(actor)
    assert statement.roles["proposal"] == Filling(session.entity_of(proposal), (proposal,))
    assert (statement.stance.value, statement.stance.spans) == ("support", (cue,))
    assert (statement.in_doubt, statement.voice) == (False, None)


def test_the_actor_stays_until_the_next_one_replaces_it(session: LabelSession, at: At) -> None:
    actor = put(session, "actor", at("Zelenskyy"))
    put(session, "proposal", at("binding security guarantees"))
    session.stating.save()
    assert session.composer is not None
    assert session.composer.slot("actor").spans == (actor,)
    assert session.composer.slot("proposal").spans == ()
    assert session.composer.value is None
    other = put(session, "actor", at("The Kremlin"))
    assert session.composer.slot("actor").spans == (other,)
    third = put(session, "actor", at("Merz"))
    assert session.composer.slot("actor").spans == (other, third)


def test_several_actors_make_a_statement_each_and_one_undo_step(session: LabelSession, at: At) -> None:
    tied(session, "actor", at("Merz"), "person")
    tied(session, "actor", at("Macron"), "person")
    put(session, "proposal", at("security guarantees", 1))
    session.stating.choose_value("support")
    made = session.stating.save()
    assert len(made) == 2
    actors = {session.cache.statements[uid].roles["actor"].entity for uid in made}
    assert len(actors) == 2
    session.undo()
    assert session.cache.statements == {}


def test_two_mentions_of_one_actor_are_evidence_for_one_statement(session: LabelSession, at: At) -> None:
    first = tied(session, "actor", at("Zelenskyy"), "person")
    second = put(session, "actor", at("He"))
    entity = session.entity_of(first)
    assert entity is not None
    session.tying.tie(second, entity)
    put(session, "proposal", at("binding security guarantees"))
    (uid,) = session.stating.save()
    assert session.cache.statements[uid].roles["actor"] == Filling(entity, (first, second))


def test_nothing_but_a_carried_actor_is_not_saved_again(session: LabelSession, at: At) -> None:
    put(session, "actor", at("Zelenskyy"))
    assert session.stating.save() == ()
    assert session.notice is not None
    assert session.notice.code == "labelling.nothing_to_save"
    put(session, "proposal", at("binding security guarantees"))
    assert len(session.stating.save()) == 1
    assert session.stating.save() == ()


def test_an_incomplete_statement_is_saved_and_says_what_it_lacks(session: LabelSession, at: At) -> None:
    put(session, "proposal", at("binding security guarantees"))
    (uid,) = session.stating.save()
    card = card_for(session, session.cache.statements[uid])
    assert card.missing == ("actor", "stance")
    assert card.value == ""


def test_the_same_value_again_takes_the_stance_off(session: LabelSession) -> None:
    assert session.composer is not None
    session.stating.choose_value("support")
    session.stating.choose_value("oppose")
    assert session.composer.value == "oppose"
    session.stating.choose_value("oppose")
    assert session.composer.value is None


def test_a_value_sets_the_stance_of_the_focused_statement(session: LabelSession, at: At) -> None:
    put(session, "proposal", at("binding security guarantees"))
    (uid,) = session.stating.save()
    session.set_focus(Focus("statement", uid))
    session.stating.choose_value("mixed")
    session.stating.toggle_doubt()
    session.stating.next_voice()
    statement = session.cache.statements[uid]
    assert (statement.stance.value, statement.in_doubt, statement.voice) == ("mixed", True, "quoted")
    session.stating.choose_value("mixed")
    assert session.cache.statements[uid].stance.value is None


def test_doubt_and_voice_can_be_said_before_saving(session: LabelSession, at: At) -> None:
    put(session, "proposal", at("binding security guarantees"))
    session.stating.toggle_doubt()
    session.stating.next_voice()
    (uid,) = session.stating.save()
    statement = session.cache.statements[uid]
    assert (statement.in_doubt, statement.voice) == (True, "quoted")


def test_the_composer_survives_undo(session: LabelSession, at: At) -> None:
    actor = put(session, "actor", at("The Kremlin"))
    put(session, "proposal", at("NATO membership for Ukraine"))
    session.undo()
    assert session.composer is not None
    assert session.composer.slot("actor").spans == (actor,)
    assert session.composer.slot("proposal").spans == ()


def test_editing_changes_the_statement_in_one_step(session: LabelSession, at: At) -> None:
    tied(session, "actor", at("Zelenskyy"), "person")
    put(session, "proposal", at("binding security guarantees"))
    (uid,) = session.stating.save()
    session.stating.clear()
    assert session.stating.edit(uid)
    kremlin = tied(session, "actor", at("The Kremlin"), "organisation")
    session.stating.choose_value("oppose")
    session.stating.save()
    statement = session.cache.statements[uid]
    assert statement.roles["actor"] == Filling(session.entity_of(kremlin), (kremlin,))
    assert statement.stance.value == "oppose"
    assert len(session.cache.statements) == 1
    session.undo()
    assert session.cache.statements[uid].stance.value is None


def test_statements_are_walked_through_in_the_order_of_the_text(session: LabelSession, at: At) -> None:
    put(session, "proposal", at("NATO membership for Ukraine"))
    (late,) = session.stating.save()
    put(session, "proposal", at("binding security guarantees"))
    (early,) = session.stating.save()
    session.set_focus(None)
    assert session.cache.statement_uids() == [early, late]
    assert session.stating.focus_next(0) == early
    assert session.stating.focus_next(0) == late
    assert session.stating.focus_next(0) is None
    assert session.stating.focus_next(0, -1) == early


def test_a_card_quotes_the_words_and_names_the_parent(session: LabelSession, at: At) -> None:
    tied(session, "actor", at("The Kremlin"), "organisation")
    put(session, "stance", at("has ruled out"))
    tied(session, "proposal", at("NATO membership for Ukraine"), "proposal")
    session.stating.choose_value("oppose")
    (uid,) = session.stating.save()
    card = card_for(session, session.cache.statements[uid])
    assert card.quote == "The Kremlin has ruled out NATO membership for Ukraine"
    assert card.spoken() == "Kremlin opposes NATO membership for Ukraine"
    assert card.missing == ()


def test_tying_late_still_counts(session: LabelSession, at: At) -> None:
    actor = put(session, "actor", at("The Kremlin"))
    put(session, "proposal", at("NATO membership for Ukraine"))
    (uid,) = session.stating.save()
    session.tying.tie_new(actor, "Kremlin", "organisation")
    assert session.cache.statements[uid].roles["actor"].entity == session.entity_of(actor)
