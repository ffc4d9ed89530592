"""How each group of a document stands: what differs, what was decided of it, what a policy makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.app.reviewing.board import Board, Row, State, Why
from annotator.app.reviewing.compared import Look, Scale
from annotator.app.reviewing.gold import Gold, Told, effective, told
from annotator.app.reviewing.materials import Reading
from annotator.app.reviewing.parts import Part, parts_of
from annotator.app.reviewing.sides import Side
from annotator.core.decisions import Decision, Source
from annotator.core.records import Span, Statement
from annotator.measure.disagreements import Finding
from annotator.measure.groups import Group, Item, Kind
from annotator.measure.policies import Choice, Policy, Settling

if TYPE_CHECKING:
    from annotator.app.project import Project

Key = tuple[str, ...]


def board(project: Project, document: str, policy: Policy | None = None, *, keep: bool = False) -> Board:
    """What there is to see and to decide in a document, under ``policy`` (default: the project's).

    ``keep`` says that the same document will be looked at again soon.

    Raises:
        UserError: ``document.missing``.
    """
    with project.reading():
        look = project.review.compared.look(document, keep=keep)
        known = told(project, document)
    rule = policy or project.review.policy
    scale = {value.id: value.number for value in project.codebook.values}
    return Rows(look, known).board(rule, scale)


class Rows:
    """Joins what differs with what was decided; one for each look at a document."""

    def __init__(self, look: Look, known: Told) -> None:
        self._read = read = look.read
        self._look = look
        self._gold = gold = effective(known, read.items, look.entities)
        self._items = gold.items()
        self._disputed = {id(part) for part in gold.disputed}
        self._about = _by_source((*gold.parts, *gold.disputed))
        self._imported = _by_source(_imported(known, gold, read))

    def board(self, policy: Policy, scale: Scale) -> Board:
        """All rows under ``policy``: one for each group in which there is something to compare."""
        found, sides = self._look.found(policy.reach, scale)
        settling = self._look.settling(policy, found)
        begun = [self._begun(*each) for each in zip(found, sides, strict=True)]
        settled = self._settled(policy, settling, begun)
        rows = (*(self._ended(row, settled) for row in begun), *self._bereft())
        material = self._read.material
        return Board(material.document, policy, material, rows, settling, self._read.items)

    # --- What was decided ---------------------------------------------------------------------------------

    def _begun(self, finding: Finding, sides: tuple[Side, ...]) -> Row:
        """The row as the decisions alone make it; open where there are none of people or foreign files."""
        group = finding.group
        parts = _touching(self._about, group)
        made = [part for part in parts if not is_redone(part.decision)]
        decisions = tuple({part.decision.uid: part.decision for part in parts}.values())
        if any(id(part) in self._disputed for part in made):
            return Row(finding, "conflict", sides, decisions)
        if not made and (imported := _touching(self._imported, group)):
            return Row(finding, "decided", sides, (), self._results(imported, group))
        state, why = self._state(group, made)
        return Row(finding, state, sides, decisions, self._results(parts, group), None, why)

    def _bereft(self) -> Iterator[Row]:
        """A row for each decision of which nothing is left that it rests on, where there is a review."""
        material = self._read.material
        if len(material.versions) < 2:
            return
        for part in (*self._gold.parts, *self._gold.disputed):
            is_bereft = part.sources and not any(uid in self._read.items for uid in part.sources)
            if is_bereft and part.results and not is_redone(part.decision):
                gold = tuple(self._items[uid] for uid in part.results if uid in self._items)
                kind: Kind = "span" if all(isinstance(item, Span) for item in gold) else "statement"
                finding = Finding(Group(kind, {}, material.annotators), ("missing",), (), 0.0, None)
                nothing = (Side(material.annotators, ()),)
                yield Row(finding, "stale", nothing, (part.decision,), gold, None, "gone")

    def _state(self, group: Group, made: Sequence[Part]) -> tuple[State, Why]:
        if not made:
            return "open", ""
        why = self._why(group, made)
        if all(part.decision.reviewer is None for part in made):
            return ("open" if why else "agreed"), ""
        return ("stale", why) if why else ("decided", "")

    def _why(self, group: Group, made: Sequence[Part]) -> Why:
        """Why what was decided must be looked at again, if it must."""
        if not set(group.sources).issubset(uid for part in made for uid in part.sources):
            return "joined"
        for part in made:
            for source in part.decision.sources:
                if source.uid in part.sources and (why := self._changed(source)):
                    return why
        is_whole = self._gold.lost.isdisjoint(uid for part in made for uid in part.results)
        return "" if is_whole else "evidence"

    def _changed(self, source: Source) -> Why:
        if source.uid not in self._read.items:
            return "gone"
        return "changed" if source.digest not in ("", self._look.digest(self._read.items[source.uid])) else ""

    def _results(self, parts: Sequence[Part], group: Group) -> tuple[Item, ...]:
        kind = Span if group.kind == "span" else Statement
        uids = dict.fromkeys(uid for part in parts for uid in part.results)
        return tuple(self._items[uid] for uid in uids if isinstance(self._items.get(uid), kind))

    # --- What a policy makes of it ------------------------------------------------------------------------

    def _settled(
        self, policy: Policy, settling: Settling, rows: Sequence[Row]
    ) -> Mapping[Key, Choice | None]:
        """What the policy settles, by row; None for what it will settle once its evidence is decided."""
        if policy.name == "nobody":
            return {}
        decided = {row.key: row.gold for row in rows if row.state != "open" and row.state != "conflict"}
        disputed = {row.key for row in rows if row.state == "conflict"}
        made = {one.finding.group.sources: one for one in settling.choices(decided, disputed)}
        open_ = [row for row in rows if row.waits and row.key not in made and row.key not in decided]
        if not any(row.finding.group.kind == "statement" for row in open_):
            return made
        supposed = {row.key: _first(row) for row in open_ if row.finding.group.kind == "span"}
        later = settling.choices({**decided, **supposed})
        return {**{one.finding.group.sources: None for one in later}, **made}

    def _ended(self, row: Row, settled: Mapping[Key, Choice | None]) -> Row:
        if row.state != "open" or row.key not in settled:
            return row
        return Row(row.finding, "agreed", row.sides, row.decisions, row.gold, settled[row.key])


def is_redone(decision: Decision) -> bool:
    """Whether a policy of ours made it: then it is made anew whenever something has changed."""
    return decision.reviewer is None and decision.is_ours


def _by_source(parts: Iterable[Part]) -> dict[str, list[Part]]:
    about: dict[str, list[Part]] = {}
    for part in parts:
        for uid in part.sources:
            about.setdefault(uid, []).append(part)
    return about


def _touching(about: Mapping[str, Sequence[Part]], group: Group) -> list[Part]:
    return list({id(part): part for uid in group.sources for part in about.get(uid, ())}.values())


def _imported(known: Told, gold: Gold, read: Reading) -> list[Part]:
    """Imported gold that no decision made, with the items it is likely about."""
    if not gold.loose:
        return []
    everything = tuple(Source(uid) for uid in sorted(read.items))
    unknown = Decision("", read.material.document, "", everything, "", tuple(sorted(gold.loose)))
    return [part for part in parts_of(unknown, known, read.items) if part.results]


def _first(row: Row) -> tuple[Item, ...]:
    """What the row's first version has: stands in for what a reviewer may decide of it."""
    return row.sides[0].items if row.sides else ()
