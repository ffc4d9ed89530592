"""What a dataset shall be: which documents and layers, divided how, called what, in which format."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from annotator.core.kinds import STATES
from annotator.errors import UserError

GOLD, ALL, MAJORITY, SOFT = "gold", "all", "majority", "soft"

Stratify = Literal["stance", "label", "none"]

_SPLIT_NAME = re.compile(r"[A-Za-z0-9_]+")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_FILTERS = ("state", "since", "until", "source", "label", "done")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents go in; what is empty leaves none out.

    ``since`` and ``until`` are days (2026-08-31), months or years, both included, compared with the
    document's date. ``labels`` are ids of which a document has at least one span. ``done``: only layers that
    were declared done, and gold of closed documents.
    """

    states: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    sources: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    done: bool = False

    def __post_init__(self) -> None:
        for state in self.states:
            if state not in STATES:
                raise UserError("dataset.no_such_state", name=state, known=", ".join(STATES))
        for day in (self.since, self.until):
            if day and not _DATE.fullmatch(day):
                raise UserError("dataset.no_date", date=day)

    @classmethod
    def of(cls, words: Iterable[str]) -> Filters:
        """The filters that ``state=closed``, ``since=2026-01``, ``source=Reuters``, ``done`` … say.

        Raises:
            UserError: ``dataset.no_such_filter``, ``dataset.no_such_state``, ``dataset.no_date``.
        """
        given: dict[str, list[str]] = {}
        for word in words:
            name, equals, value = word.partition("=")
            if name not in _FILTERS or bool(equals) == (name == "done") or (equals and not value):
                raise UserError("dataset.no_such_filter", filter=word)
            given.setdefault(name, []).append(value)
        return cls(
            states=tuple(given.get("state", ())),
            since=given.get("since", [""])[-1],
            until=given.get("until", [""])[-1],
            sources=tuple(given.get("source", ())),
            labels=tuple(given.get("label", ())),
            done="done" in given,
        )

    def dated(self, date: object) -> bool | None:
        """Whether a document of this ``date`` goes in; None where dates matter and this is none."""
        if not self.since and not self.until:
            return True
        found = _DATE.match(str(date or ""))
        if found is None:
            return None
        day = found[0]
        begun = not self.since or day[: len(self.since)] >= self.since[: len(day)]
        return begun and (not self.until or day[: len(self.until)] <= self.until[: len(day)])

    def to_json(self) -> dict[str, Any]:
        """The object in the manifest."""
        return {
            "states": list(self.states),
            "since": self.since,
            "until": self.until,
            "sources": list(self.sources),
            "labels": list(self.labels),
            "done": self.done,
        }


NO_FILTERS = Filters()

Splits = tuple[tuple[str, float], ...]
DEFAULT_SPLITS: Splits = (("train", 0.8), ("dev", 0.1), ("test", 0.1))


def splits_of(words: str) -> Splits:
    """Names and shares from ``train=0.8,dev=0.1,test=0.1``; shares count in proportion.

    Raises:
        UserError: ``dataset.split_name``, ``dataset.split_share``.
    """
    found = []
    for word in words.split(","):
        name, _, share = word.partition("=")
        try:
            found.append((name.strip(), float(share)))
        except ValueError as error:
            raise UserError("dataset.split_share", name=name.strip(), share=share) from error
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a dataset depends on beside the project.

    Attributes:
        format: the name of a format that can be written.
        layer: ``gold``, ``all``, ``majority``, ``soft``, or names of annotators with commas between them.
        splits: names and shares.
        seed: what the division is drawn from.
        stratify: what each split shall have its share of: stance values, labels of spans, or documents alone.
        mapping: label or stance value → the one it becomes, "" for one that is left out; ``label:`` or
            ``stance:`` in front says which is meant where both have one of that name.
        filters: which documents.
        licence: under which the dataset is passed on, as an SPDX identifier or a sentence.
        pseudonyms: annotators are called "Annotator 1" … in the dataset.
        options: those of the format.
    """

    format: str
    layer: str = GOLD
    splits: Splits = DEFAULT_SPLITS
    seed: int = 0
    stratify: Stratify = "stance"
    mapping: Mapping[str, str] = field(default_factory=dict)
    filters: Filters = NO_FILTERS
    licence: str = ""
    pseudonyms: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = [name.casefold() for name, _ in self.splits]
        for name, share in self.splits:
            if not _SPLIT_NAME.fullmatch(name) or names.count(name.casefold()) > 1:
                raise UserError("dataset.split_name", name=name)
            if not (math.isfinite(share) and share > 0):
                raise UserError("dataset.split_share", name=name, share=share)
        if not self.splits:
            raise UserError("dataset.split_name", name="")
        if self.stratify not in get_args(Stratify):
            raise UserError("dataset.no_such_stratum", name=self.stratify)

    def to_json(self) -> dict[str, Any]:
        """The object in the manifest: all that is needed to make the dataset again."""
        return {
            "format": self.format,
            "layer": self.layer,
            "splits": {name: share for name, share in self.splits},
            "seed": self.seed,
            "stratify": self.stratify,
            "map": dict(sorted(self.mapping.items())),
            "only": self.filters.to_json(),
            "licence": self.licence,
            "pseudonyms": self.pseudonyms,
            "options": dict(sorted(self.options.items())),
        }


def mapping_of(words: Sequence[str]) -> dict[str, str]:
    """Old → new from ``support=pro`` and ``mixed=``, which drops it.

    Raises:
        UserError: ``dataset.bad_map``.
    """
    pairs = {}
    for word in words:
        old, equals, new = (part.strip() for part in word.partition("="))
        if not old or not equals:
            raise UserError("dataset.bad_map", word=word)
        pairs[old] = new
    return pairs
