"""What a draft finds by a field's value is what a look through everything would find."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.changes import PROJECT
from annotator.core.commands import Together
from annotator.core.commands.work import Assign
from annotator.core.decide import Author, decide
from annotator.core.decide.draft import Draft
from annotator.core.kinds import complete
from annotator.errors import UserError

UIDS = ("a", "b", "c", "d")
names = st.sampled_from(["Ada", "Boris"])


class Memory:
    """A view of records that are held in memory."""

    def __init__(self, records: dict[str, dict[str, Any]]) -> None:
        self._records = records

    def get(self, kind: str, uid: str) -> Any:
        return self._records.get(kind, {}).get(uid)

    def where(self, kind: str, field: str, value: Any) -> Any:
        return {uid: made for uid, made in self._records.get(kind, {}).items() if made[field] == value}

    def holds(self, kind: str, field: str, value: Any) -> bool:
        return bool(self.where(kind, field, value))

    def referrers(self, *asked: Any, **how: Any) -> Any:
        raise AssertionError

    def is_arriving(self, batch: str) -> bool:
        return False

    def text_length(self, text: str) -> int:
        raise AssertionError

    def text_slice(self, text: str, start: int, end: int) -> str:
        raise AssertionError


steps = st.lists(
    st.tuples(
        st.sampled_from(["create", "set", "remove", "ask", "ask"]),
        st.sampled_from(UIDS),
        names,
        st.booleans(),
    )
)


@given(st.dictionaries(st.sampled_from(UIDS), names), steps)
def test_where_is_what_get_tells(there: dict[str, str], steps: list[tuple[str, str, str, bool]]) -> None:
    people = {uid: complete("annotator", {"name": name}) for uid, name in there.items()}
    draft = Draft(Memory({"annotator": people}), Author(None, "here"))
    for step, uid, name, retired in steps:
        with suppress(UserError):
            if step == "create":
                draft.create(PROJECT, "annotator", uid, name=name, retired=retired)
            elif step == "set":
                draft.set(PROJECT, "annotator", uid, name=name, retired=retired)
            elif step == "remove":
                draft.remove(PROJECT, "annotator", uid)
        if step == "ask":
            present = {uid: fields for uid in UIDS if (fields := draft.get("annotator", uid)) is not None}
            assert draft.where("annotator", "name", name) == {
                uid: fields for uid, fields in present.items() if fields["name"] == name
            }
            assert draft.where("annotator", "retired", retired) == {
                uid: fields for uid, fields in present.items() if fields["retired"] is retired
            }


def test_many_commands_in_one_gesture_take_time_in_proportion() -> None:
    assert _seconds(4000) < 12 * _seconds(1000)


def _seconds(number: int) -> float:
    view = Memory(
        {
            "document": {f"d{n}": complete("document", {}) for n in range(number)},
            "annotator": {"ada": complete("annotator", {"name": "Ada"})},
        }
    )
    gesture = Together("Assign", tuple(Assign(f"d{n}", ("ada",)) for n in range(number)))
    began = time.process_time()
    assert len(decide(gesture, view, Author("ada", "here"))) == number
    return time.process_time() - began
