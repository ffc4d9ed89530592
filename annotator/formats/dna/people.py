"""The coders of a file that is written, and the passwords DNA asks them for."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.core.codebook import colours
from annotator.core.records import Annotator
from annotator.formats.dna import beside, cells, origin
from annotator.formats.dna.model import CODER_SETTINGS, RELATION_FLAGS
from annotator.formats.layer_names import GOLD

_ROUNDS = 100_000
_ADMIN = 1
"""The coder who may do everything and whom DNA never lets go."""
_USUAL = {"FontSize": 14, "PopupWidth": 300, "Refresh": 0, "ColorByCoder": 0, "PopupDecoration": 0}
_RANGES = {"FontSize": (1, 99), "PopupWidth": (100, 9999), "Refresh": (0, 9999)}


def password_hash(password: str, salt: bytes) -> str:
    """The hash as DNA checks it: Jasypt's StrongPasswordEncryptor, which is SHA-256 in 100,000 rounds.

    ``salt`` has 16 bytes; the answer is Base64 of salt and digest.
    """
    digest = hashlib.sha256(salt + unicodedata.normalize("NFC", password).encode()).digest()
    for _ in range(_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()


class People:
    """The coders: the annotators, an administrator if none of them was one in DNA, gold if there is any."""

    def __init__(self, annotators: Sequence[Annotator], lineage: str, password: str) -> None:
        # The same project gives the same bytes; the password is told in the manual and guards nothing.
        salt = hashlib.sha256(lineage.encode("utf-8", "replace")).digest()[:16]
        self._hash = password_hash(password, salt)
        self._ids: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._told: dict[int, Annotator] = {}
        reserved = [told for one in annotators if origin.whole(told := origin.of(one.extra).get("id"))]
        self._numbers = origin.Numbers([] if _ADMIN in reserved else [_ADMIN])
        if _ADMIN not in reserved:
            self._names[_ADMIN] = "Admin"
            self._ids[beside.NOBODY] = _ADMIN
        for person in sorted(annotators, key=lambda one: not origin.whole(origin.of(one.extra).get("id"))):
            id_ = self._add(person.uid, person.name, origin.of(person.extra).get("id"))
            self._told[id_] = person

    def id_of(self, annotator: str | None) -> int:
        """The coder of an annotator's uid, or of gold (None)."""
        uid = beside.GOLD if annotator is None else annotator
        return self._ids[uid] if uid in self._ids else self._add(uid, GOLD if annotator is None else uid)

    def owner(self, wanted: object, otherwise: str | None) -> int:
        """Whose document it is: the coder it had in DNA, else the one given, else the administrator."""
        if isinstance(wanted, int) and wanted in self._names:
            return wanted
        return self._ids.get(otherwise or "", _ADMIN)

    def kept(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Who each coder is with us."""
        for uid, id_ in self._ids.items():
            yield id_, {"uid": uid}

    def rows(self) -> Iterator[list[Any]]:
        """CODERS in the order of its columns."""
        for id_, name in sorted(self._names.items()):
            person = self._told.get(id_)
            extra = person.extra if person else {}
            red, green, blue = cells.channels(extra.get("colour"), self._colour(id_))
            told = {name: _setting(name, origin.of(extra).get(name)) for name in CODER_SETTINGS}
            refresh, font, *others = told.values()
            yield [id_, name, red, green, blue, refresh, font, self._hash, *others]

    def relations(self, before: Sequence[list[Any]]) -> Iterator[list[Any]]:
        """CODERRELATIONS: those of the origin, then whoever is missing; everybody may see and change all."""
        numbers = origin.Numbers()
        done: set[tuple[int, int]] = set()
        for row in before:
            pair = (row[1], row[2])
            if pair[0] != pair[1] and {*pair} <= self._names.keys() and pair not in done:
                done.add(pair)
                yield [numbers.take(row[0]), *pair, *(int(flag != 0) for flag in row[3:])]
        for one in sorted(self._names):
            for other in sorted(self._names):
                for pair in ((one, other), (other, one)) if other < one else ():
                    if pair not in done:
                        yield [numbers.take(), *pair, *[1] * len(RELATION_FLAGS)]

    def _add(self, uid: str, name: str, wanted: object = None) -> int:
        id_ = self._numbers.take(wanted)
        self._ids[uid] = id_
        self._names[id_] = cells.apart(name, set(self._names.values()))
        return id_

    def _colour(self, id_: int) -> str:
        return colours.QUIET[(id_ - 1) % len(colours.QUIET)][1]


def _setting(name: str, told: object) -> int:
    lowest, highest = _RANGES.get(name, (0, 1))
    return told if type(told) is int and lowest <= told <= highest else _USUAL.get(name, 1)
