"""What a gesture finds while it is drawn up: the project, and what it has pencilled in so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.changes import Scope
from annotator.core.decide.draft import Author, Draft, Fields, View
from annotator.core.kinds import complete

UIDS = st.sampled_from(("a", "b", "c"))
RESULTS = st.lists(st.sampled_from(("p", "q", "r")), max_size=2)
SCOPE = Scope("d")


class Tables:
    """A project of decisions."""

    def __init__(self, decisions: Mapping[str, list[str]]) -> None:
        self._decisions = {uid: _fields(results) for uid, results in decisions.items()}

    def get(self, kind: str, uid: str) -> Fields | None:
        return self._decisions.get(uid)

    def where(self, kind: str, field: str, value: Any) -> Mapping[str, Fields]:
        return {uid: fields for uid, fields in self._decisions.items() if fields[field] == value}


def _fields(results: list[str]) -> Fields:
    return complete("decision", {"document": "d", "results": results})


def _results(fields: Fields) -> list[str]:
    return list(fields["results"] or ())


def _named(draft: Draft, name: str) -> dict[str, Fields]:
    return draft.naming("decision", "document", "d", _results, (name,))


@given(st.dictionaries(UIDS, RESULTS), st.lists(st.tuples(UIDS, st.none() | RESULTS)), st.booleans())
def test_what_names_a_record_is_found_at_once_whatever_was_pencilled_in(
    present: dict[str, list[str]], steps: list[tuple[str, list[str] | None]], asked_before: bool
) -> None:
    draft = Draft(cast("View", Tables(present)), Author(None, "here"))
    for uid, results in steps:
        if asked_before:
            _named(draft, "p")
        if draft.get("decision", uid) is None:
            draft.create(SCOPE, "decision", uid, **_fields(results or []))
        elif results is None:
            draft.remove(SCOPE, "decision", uid)
        else:
            draft.set(SCOPE, "decision", uid, results=results)
    everything = draft.where("decision", "document", "d")
    for name in ("p", "q", "r"):
        expected = {uid: fields for uid, fields in everything.items() if name in _results(fields)}
        assert _named(draft, name) == expected
