"""A decision as a value: what somebody, or a policy, made of what annotators said, and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.core.uids import derived_uid

BY_POLICY = "policy"
"""The maker in the name of every decision that no person made: a later policy rewrites an earlier one's."""


@dataclass(frozen=True, slots=True)
class Source:
    """A record that a decision rests on, and the digest of what it said then.

    It is a span or statement of an annotator, or (then ``kind`` is ``decision``) one that this one settles.
    """

    uid: str
    digest: str = ""
    kind: str = ""

    @property
    def is_item(self) -> bool:
        """Whether an annotator's span or statement is meant."""
        return self.kind != "decision"

    def to_fields(self) -> dict[str, str]:
        """The JSON object that stands for this source."""
        told = {"uid": self.uid, "digest": self.digest}
        return {**told, "kind": self.kind} if self.kind else told


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of some sources.

    ``verdict`` is ``first``, ``second``, ``version:N`` (from 1), ``both``, ``neither``, ``edited`` or
    ``agreed``; foreign ones are kept as they are. ``results`` are the uids of gold items. ``reviewer`` is
    None for a decision by ``policy``. ``time`` is UTC in ISO 8601, to the second.
    """

    uid: str
    document: str
    type: str
    sources: tuple[Source, ...]
    verdict: str
    results: tuple[str, ...]
    reviewer: str | None = None
    policy: Any = None
    time: str = ""
    reason: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def along_with(self) -> str | None:
        """The decision on a statement that carried this one along."""
        found = self.extra.get("with")
        return found if isinstance(found, str) else None

    @property
    def digest(self) -> str:
        """What another decision that settles this one knows it by: SHA-256 of verdict and results."""
        told = json.dumps([self.verdict, list(self.results)], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def is_ours(self) -> bool:
        """Whether the program made it, and so for one group, rather than a foreign file."""
        maker = BY_POLICY if self.reviewer is None else self.reviewer
        return self.uid == decision_uid(maker, [source.uid for source in self.sources])

    @classmethod
    def from_fields(cls, uid: str, fields: Mapping[str, Any]) -> Decision:
        """The decision that a record of kind ``decision`` tells; what it leaves unclear is empty."""
        return cls(
            uid=uid,
            document=fields["document"],
            type=fields["type"],
            sources=tuple(_sources(fields["sources"])),
            verdict=_text(fields["verdict"]),
            results=tuple(uid for uid in _list(fields["results"]) if isinstance(uid, str)),
            reviewer=fields["reviewer"],
            policy=fields["policy"],
            time=_text(fields["time"]),
            reason=_text(fields["reason"]),
            extra=fields["extra"] or {},
        )


def decision_uid(maker: str, sources: Sequence[str]) -> str:
    """The name of ``maker``'s decision (a reviewer's uid or :data:`BY_POLICY`) on the records ``sources``."""
    return derived_uid("decision", maker, *sorted(sources))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _sources(value: Any) -> list[Source]:
    return [
        Source(source["uid"], _text(source.get("digest")), _text(source.get("kind")))
        for source in _list(value)
        if isinstance(source, dict) and isinstance(source.get("uid"), str)
    ]
