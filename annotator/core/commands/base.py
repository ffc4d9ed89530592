"""What all commands are, and the one that bundles others into a single gesture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, dataclass_transform

from annotator.core.values import declared, field


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Command:
    """Something to be done to a project, as a value.

    A subclass names its fields, with their types and perhaps defaults, as a frozen dataclass would. It is
    made without generated code: that takes half a millisecond a class, and dozens of commands are on the
    way to the first window.
    """

    undoable: ClassVar[bool] = True
    """Whether the gesture goes onto the annotator's undo list."""

    _defaults: ClassVar[dict[str, Callable[[], Any] | None]] = {}
    """What makes the default of each field, in their order; None for a field that must be given."""

    def __init_subclass__(cls) -> None:
        cls._defaults = {**cls._defaults, **{name: each.makes for name, each in declared(cls).items()}}

    def __init__(self, *values: Any, **named: Any) -> None:
        if len(values) > len(self._defaults):
            raise TypeError(
                f"{type(self).__name__} has {len(self._defaults)} fields, given were {len(values)}"
            )
        given = dict(zip(self._defaults, values, strict=False))
        if twice := given.keys() & named.keys() or named.keys() - self._defaults.keys():
            raise TypeError(f"{type(self).__name__} can't be given {', '.join(sorted(twice))} like this")
        given.update(named)
        for name, default in self._defaults.items():
            if name not in given and default is None:
                raise TypeError(f"{type(self).__name__} needs {name}")
            self.__dict__[name] = given[name] if name in given or default is None else default()

    @property
    def called(self) -> str:
        """The name under which the gesture is logged and offered for undo."""
        return type(self).__name__

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is a value: {name} can't be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is a value: {name} can't be deleted")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({told})"


class Together(Command):
    """Several commands as one gesture: all happen or none, and one undo takes all back.

    Later commands see what earlier ones did.
    """

    name: str
    commands: tuple[Command, ...]

    @property
    def called(self) -> str:
        """The name given to the bundle."""
        return self.name


IN_PARTS = frozenset({"LabelOccurrences", "AssignMany"})
"""Names under which gestures are logged that may have been written in several transactions."""
