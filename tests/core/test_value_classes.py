"""Our ``dataclass`` does as the standard library's."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any, ClassVar

import pytest

from annotator.core import values


@values.dataclass(frozen=True, slots=True)
class Ours:
    """A frozen value."""

    kind: ClassVar[str] = "thing"
    uid: str
    size: int = 3
    parts: list[str] = values.field(default_factory=list, hash=False)
    note: str = values.field(default="", compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """The same of the library."""

    kind: ClassVar[str] = "thing"
    uid: str
    size: int = 3
    parts: list[str] = dataclasses.field(default_factory=list, hash=False)
    note: str = dataclasses.field(default="", compare=False)


@values.dataclass(slots=True)
class Changing:
    """One that may be changed."""

    name: str
    seen: int = 0


@values.dataclass(slots=True)
class Longer(Changing):
    """It has the fields of the other first."""

    more: Any = None


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_values_behave_as_the_librarys(kind: type[Ours] | type[Theirs]) -> None:
    one, same, other = kind("a", note="x"), kind(uid="a", note="y"), kind("a", 4, ["p"])
    assert one == same
    assert hash(one) == hash(same) == hash(kind("a", parts=["else"]))
    assert one != other
    assert one != object()
    assert one.parts is not same.parts
    assert repr(other) == f"{kind.__name__}(uid='a', size=4, parts=['p'], note='')"
    assert dataclasses.replace(one, size=5) == values.replace(one, size=5) == kind("a", 5)
    assert dataclasses.asdict(other) == {"uid": "a", "size": 4, "parts": ["p"], "note": ""}
    assert [each.name for each in dataclasses.fields(kind)] == ["uid", "size", "parts", "note"]
    assert kind.kind == "thing"
    assert copy.deepcopy(other) == pickle.loads(pickle.dumps(other)) == copy.copy(other) == other
    assert not hasattr(one, "__dict__")
    match other:
        case Ours(uid, size) | Theirs(uid, size):
            assert (uid, size) == ("a", 4)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.size = 4  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.size
    with pytest.raises(TypeError, match="uid"):
        kind()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        kind("a", colour="red")  # type: ignore[call-arg]


def test_what_may_be_changed_has_no_hash_and_hands_its_fields_on() -> None:
    longer = Longer("a", 1, more=Changing("b"))
    longer.seen = 2
    assert longer == Longer("a", 2, Changing("b"))
    assert longer != Changing("a", 2)
    assert values.asdict(longer) == {"name": "a", "seen": 2, "more": {"name": "b", "seen": 0}}
    assert list(values.fields_of(Longer) or ()) == ["name", "seen", "more"]
    assert values.fields_of(longer) is None
    with pytest.raises(TypeError):
        hash(longer)


def test_the_thousandth_value_is_as_the_first() -> None:
    made = [Ours("a", number % 7, note=str(number)) for number in range(1_000)]
    assert [value.size for value in made] == [number % 7 for number in range(1_000)]
    assert made[0] == made[7] == made[994]
    assert made[0].parts is not made[999].parts
    with pytest.raises(TypeError, match="uid"):
        Ours()  # type: ignore[call-arg]
