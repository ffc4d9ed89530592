"""Formats, ours and other people's, as the entry points of this Python name them.

A plug-in that cannot be loaded, or is not a :class:`~annotator.plugin_api.Format`, is left out and
reported; it never keeps the program from starting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TypeVar

from annotator.errors import UserError
from annotator.plugin_api import Format, Issue, NetworkFormat, Option

GROUP = "annotator.formats"
NETWORK_GROUP = "annotator.networks"
_CLAIM_FROM = 1 << 20
"""Bytes of a file that a format may look at to claim it: labels may stand after a whole debate."""

_F = TypeVar("_F", Format, NetworkFormat)


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats at hand, and which plug-ins could not be used and why."""

    known: tuple[Format, ...]
    broken: tuple[Issue, ...] = ()

    def named(self, name: str) -> Format:
        """The format of this name or alias, in any case.

        Raises:
            UserError: ``format.unknown``, with the names there are.
        """
        return self._named(name, self.known, "format.unknown")

    def reader(self, name: str) -> Format:
        """As :meth:`named`, among those that can be imported; ``format.not_readable`` for the others."""
        return self._able(name, self.readers(), "format.not_readable")

    def writer(self, name: str) -> Format:
        """As :meth:`named`, among those that can be exported; ``format.not_writable`` for the others."""
        return self._able(name, self.writers(), "format.not_writable")

    def readers(self) -> tuple[Format, ...]:
        """Formats that can be imported."""
        return tuple(format_ for format_ in self.known if format_.read)

    def writers(self) -> tuple[Format, ...]:
        """Formats that can be exported."""
        return tuple(format_ for format_ in self.known if format_.write)

    def for_file(self, path: Path) -> Format | None:
        """The format to import ``path`` with: what its first bytes claim, else what its suffix says.

        A file whose suffix no format knows is not opened. Raises ``OSError`` if it cannot be read.
        """
        suited = [format_ for format_ in self.readers() if path.suffix.lower() in format_.suffixes]
        unsure = [format_ for format_ in suited if not (format_.claims or format_.claims_end)]
        if len(unsure) < len(suited):
            with path.open("rb") as stream:
                head = stream.read(_CLAIM_FROM)
                stream.seek(max(0, path.stat().st_size - _CLAIM_FROM))
                end = stream.read(_CLAIM_FROM)
            for format_ in suited:
                if format_.claims and format_.claims(head):
                    return format_
                if format_.claims_end and format_.claims_end(end):
                    return format_
        return next(iter(unsure), None)

    def _able(self, name: str, able: Sequence[Format], code: str) -> Format:
        format_ = self._named(name, self.known, "format.unknown", listed=able)
        if format_ not in able:
            raise UserError(code, name=name, known=_names(able))
        return format_

    def _named(
        self, name: str, among: Sequence[Format], code: str, listed: Sequence[Format] | None = None
    ) -> Format:
        wanted = name.casefold()
        for format_ in among:
            if wanted in (format_.name.casefold(), *(alias.casefold() for alias in format_.aliases)):
                return format_
        raise UserError(code, name=name, known=_names(listed or among))


@dataclass(frozen=True, slots=True)
class NetworkFormats:
    """The formats for networks, and which plug-ins could not be used and why."""

    known: tuple[NetworkFormat, ...]
    broken: tuple[Issue, ...] = ()

    def named(self, name: str) -> NetworkFormat:
        """The format of this name or alias, in any case; raises ``UserError("format.unknown")``."""
        wanted = name.casefold()
        for format_ in self.known:
            if wanted in (format_.name.casefold(), *(alias.casefold() for alias in format_.aliases)):
                return format_
        known = ", ".join(format_.name for format_ in self.known)
        raise UserError("format.unknown", name=name, known=known)


@cache
def formats() -> Formats:
    """The formats of this installation; looked up once."""
    return load(entry_points(group=GROUP))


def load(points: Iterable[EntryPoint]) -> Formats:
    """The formats that ``points`` name, by name; the first of a name wins, so ours can't be replaced."""
    return Formats(*_loaded_all(points, Format))


@cache
def network_formats() -> NetworkFormats:
    """The formats for networks of this installation; looked up once."""
    return load_networks(entry_points(group=NETWORK_GROUP))


def load_networks(points: Iterable[EntryPoint]) -> NetworkFormats:
    """As :func:`load`, for networks."""
    return NetworkFormats(*_loaded_all(points, NetworkFormat))


def _loaded_all(points: Iterable[EntryPoint], kind: type[_F]) -> tuple[tuple[_F, ...], tuple[Issue, ...]]:
    known: dict[str, _F] = {}
    broken: list[Issue] = []
    ours_first = sorted(points, key=lambda point: (not point.value.startswith("annotator."), point.name))
    for point in ours_first:
        try:
            format_ = _loaded(point, kind)
        # A plug-in is other people's code: whatever it raises must not reach the user's work.
        except Exception as error:
            broken.append(Issue(point.name, "format.broken", {"name": point.name, "reason": repr(error)}))
            continue
        if format_.name in known:
            broken.append(Issue(point.name, "format.name_taken", {"name": format_.name}))
        else:
            known[format_.name] = format_
    return tuple(known[name] for name in sorted(known)), tuple(broken)


def check_options(
    used: Iterable[Format | NetworkFormat], options: Mapping[str, object], *, also: Iterable[Option] = ()
) -> None:
    """See to it that each of ``options`` means something to a format in use, or is one of ``also``.

    What a name has after a colon (``layers:custom.Claim``) is for the format alone to know.

    Raises:
        UserError: ``format.no_such_option`` or ``format.no_such_choice``, with what there is.
    """
    known = {option.name: option for option in also}
    known |= {option.name: option for format_ in used for option in format_.options}
    for name, value in options.items():
        option = known.get(name.partition(":")[0])
        if option is None:
            raise UserError("format.no_such_option", name=name, known=", ".join(sorted(known)) or "none")
        choices = option.choices
        if choices and value not in choices:
            raise UserError("format.no_such_choice", name=name, value=value, known=", ".join(choices))


def _loaded(point: EntryPoint, kind: type[_F]) -> _F:
    format_ = point.load()
    if not isinstance(format_, kind):
        raise TypeError(f"{point.value} is not an annotator.plugin_api.{kind.__name__}")
    return format_


def _names(among: Iterable[Format]) -> str:
    return ", ".join(format_.name for format_ in among)
