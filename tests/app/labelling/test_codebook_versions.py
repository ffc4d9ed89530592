"""A span and a card say under which version of the codebook they were made, if it is not the one in force."""

from __future__ import annotations

from collections.abc import Callable

from annotator.app.labelling.cards import card_for, version_words
from annotator.app.labelling.session import LabelSession
from annotator.core.commands import ChangePart
from annotator.core.fragments import Fragment


def test_what_was_made_under_another_version_says_so(
    session: LabelSession, at: Callable[..., Fragment]
) -> None:
    assert session.marking.label("proposal", at("binding security guarantees")) is not None
    session.tying.leave()
    session.stating.choose_value("support")
    (uid,) = session.stating.save()
    statement = session.cache.statements[uid]
    assert card_for(session, statement).made == ""
    session.project.execute(ChangePart("label", "actor", {"guideline": "Only people"}))
    assert session.codebook.version == 2
    assert card_for(session, statement).made == "codebook version 1"
    assert version_words(session.codebook, 2) == version_words(session.codebook, None) == ""
