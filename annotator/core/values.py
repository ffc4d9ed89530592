"""The standard library's ``dataclass``, made in a tenth of the time, for what is on the way to the window.

The library compiles half a dozen methods for each class when it is defined: half a millisecond a class, and
some sixty are defined before the window shows. Here ``__init__`` alone is compiled, once a few dozen values
have been made without, and all else is shared between the classes. They behave alike,
``dataclasses.fields`` and ``replace`` take them for their own, and for a type checker they are dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["Field", "asdict", "dataclass", "declared", "field", "fields_of", "replace"]

_MISSING: Any = object()
_BY_HAND = 50
"""Values of a class that are filled field by field; to compile its ``__init__`` takes as long as these."""


class Field:
    """What is known of a field besides its name; ``compare`` and ``hash`` tell where it counts."""

    __slots__ = ("compare", "default", "default_factory", "hash", "hint")

    def __init__(
        self,
        default: Any = _MISSING,
        *,
        default_factory: Callable[[], Any] = _MISSING,
        compare: bool = True,
        hash: bool = True,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.compare = compare
        self.hash = compare and hash
        self.hint = ""

    @property
    def makes(self) -> Callable[[], Any] | None:
        """What makes the default; None for a field that must be given."""
        if self.default_factory is not _MISSING:
            return self.default_factory
        return None if self.default is _MISSING else lambda: self.default


def declared(cls: type) -> dict[str, Field]:
    """The fields that the body of ``cls`` itself declares, in their order."""
    found: dict[str, Field] = {}
    for name, hint in vars(cls).get("__annotations__", {}).items():
        if not hint.startswith("ClassVar"):
            said = cls.__dict__.get(name, _MISSING)
            found[name] = said if isinstance(said, Field) else Field(said)
            found[name].hint = hint
    return found


def fields_of(kind: object) -> dict[str, Field] | None:
    """All fields of a class that :func:`dataclass` has made; None for what is no such class."""
    return getattr(kind, "__value_fields__", None) if isinstance(kind, type) else None


if TYPE_CHECKING:
    from dataclasses import asdict, dataclass, field, replace
else:
    field = Field

    def dataclass(*, frozen=False, slots=False, eq=True):
        """As ``dataclasses.dataclass``."""

        def made(cls):
            own = declared(cls)
            inherited = [base.__dict__.get("__value_fields__", {}) for base in cls.__mro__[:0:-1]]
            fields = {name: each for some in (*inherited, own) for name, each in some.items()}
            body = {**cls.__dict__, "__value_fields__": fields, "__dataclass_fields__": _AsLibrary()}
            body["__match_args__"] = tuple(fields)
            body |= _methods(fields, frozen=frozen, eq=eq)
            for name in own:
                body.pop(name, None)  # a default, and the class would hide the slot
            if slots:
                body["__slots__"] = tuple(own)
            body.pop("__dict__", None)
            body.pop("__weakref__", None)
            whole = type(cls)(cls.__name__, cls.__bases__, body)
            if "__init__" not in cls.__dict__:
                whole.__init__ = _init_later(whole, frozen)
            return whole

        return made

    def asdict(value):
        """As ``dataclasses.asdict``, but nothing is copied; only values inside are resolved."""
        told = ((name, getattr(value, name)) for name in value.__value_fields__)
        return {name: asdict(held) if hasattr(held, "__value_fields__") else held for name, held in told}

    def replace(value, /, **changes):
        """As ``dataclasses.replace``."""
        return type(value)(**{name: getattr(value, name) for name in value.__match_args__} | changes)


class _AsLibrary:
    """The fields as the standard library describes them, once somebody asks: it brings a dozen modules."""

    def __get__(self, value: object, cls: Any) -> Any:
        import dataclasses

        body: dict[str, Any] = {"__annotations__": {}}
        for name, own in cls.__value_fields__.items():
            given = {key: getattr(own, key) for key in ("default", "default_factory")}
            given = {key: said for key, said in given.items() if said is not _MISSING}
            body[name] = dataclasses.field(compare=own.compare, hash=own.hash, **given)
            body["__annotations__"][name] = own.hint
        twin: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(type(cls.__name__, (), body))
        cls.__dataclass_fields__ = twin.__dataclass_fields__
        return cls.__dataclass_fields__


def _methods(fields: dict[str, Field], *, frozen: bool, eq: bool) -> dict[str, Any]:
    methods: dict[str, Any] = {"__repr__": _repr}
    if eq:
        methods["__eq__"] = _equality([name for name, each in fields.items() if each.compare])
        methods["__hash__"] = None
    if eq and frozen:
        methods["__hash__"] = _hash_of([name for name, each in fields.items() if each.hash])
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
        methods |= {"__getstate__": _state, "__setstate__": _set_state}
    return methods


def _init_later(cls: Any, frozen: bool) -> Callable[..., None]:
    left = _BY_HAND

    def first(self: Any, *values: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0 or not _filled(self, cls.__value_fields__, values, named):
            cls.__init__ = _init(cls, frozen)
            cls.__init__(self, *values, **named)

    return first


def _filled(self: Any, fields: dict[str, Field], values: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Fill in a value field by field; False for arguments that do not fit, which the compiled one refuses."""
    said = dict(zip(fields, values, strict=False)) | named
    if len(said) != len(values) + len(named) or not said.keys() <= fields.keys():
        return False
    for name, each in fields.items():
        value = said.get(name, _MISSING)
        if value is _MISSING:
            if each.default_factory is not _MISSING:
                value = each.default_factory()
            elif each.default is not _MISSING:
                value = each.default
            else:
                return False
        object.__setattr__(self, name, value)
    if hasattr(self, "__post_init__"):
        self.__post_init__()
    return True


def _init(cls: Any, frozen: bool) -> Callable[..., None]:
    """Compiled, because values are made by the ten thousand."""
    known: dict[str, Any] = {"set_": object.__setattr__, "MISSING": _MISSING}
    takes, lines = ["self"], []
    for name, each in cls.__value_fields__.items():
        value = name
        if each.default_factory is not _MISSING:
            known[f"make_{name}"] = each.default_factory
            takes.append(f"{name}=MISSING")
            value = f"make_{name}() if {name} is MISSING else {name}"
        elif each.default is not _MISSING:
            known[f"default_{name}"] = each.default
            takes.append(f"{name}=default_{name}")
        else:
            takes.append(name)
        lines.append(f" set_(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    made: dict[str, Any] = {}
    exec(f"def __init__({', '.join(takes)}):\n" + "\n".join(lines or [" pass"]), known, made)
    init: Callable[..., None] = made["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _repr(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__value_fields__)
    return f"{type(self).__qualname__}({told})"


def _equality(names: list[str]) -> Callable[[Any, object], Any]:
    compared = _getter(names)

    def equal(self: Any, other: object) -> Any:
        return compared(self) == compared(other) if type(other) is type(self) else NotImplemented

    return equal


def _hash_of(names: list[str]) -> Callable[[Any], int]:
    hashed = _getter(names)
    return lambda self: hash(hashed(self))


def _getter(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _refuse_to_set(self: Any, name: str, value: Any) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """For copies: they could not set what is frozen."""
    return [getattr(self, name) for name in self.__value_fields__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__value_fields__, state, strict=True):
        object.__setattr__(self, name, value)
