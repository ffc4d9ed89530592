"""Statements as arrows between spans, for formats that know relations and no statements; and back.

A statement with evidence in two spans becomes one arrow whose type names the statement type and the
stance, from the actor's first span to the proposal's: ``position:support``, or ``position`` where no stance
is set yet. Where the ends are something else, the type says so: ``position:support(actor,cue)``. Each
further span of evidence is an arrow from one of these two ends, ``position.cue``, ``position.passage``,
``position.actor``. Where the ends alone do not tell statements apart, all arrows of a statement bear its
number: ``position:oppose#2``, ``position.cue#2``. ``%``, ``:``, ``.``, ``,``, ``(``, ``)`` and ``#`` within a
name are percent-encoded, and so is the first letter of a role that is called ``cue`` or ``passage``.

The other relations of a layer travel along; one whose type looks like a statement's gets ``%%`` in front.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.core.codebook.model import Codebook, Label, Role, StanceValue, StatementType
from annotator.core.records import Filling, Stance, Statement
from annotator.core.uids import derived_uid
from annotator.formats.arrow_names import (
    CUE,
    ENDS,
    PASSAGE,
    Main,
    escaped,
    further_parts,
    main_parts,
    role_slot,
    shielded,
    unescaped,
    unshielded,
)
from annotator.plugin_api import Extra, IncomingStatement, Issue, OutgoingLayer, Relation

USUAL = Codebook(
    labels=(Label("actor", "Actor"), Label("stance", "Stance"), Label("proposal", "Proposal")),
    values=(
        StanceValue("support", "Support"),
        StanceValue("oppose", "Oppose"),
        StanceValue("neutral", "Neutral"),
        StanceValue("mixed", "Mixed"),
    ),
    statement_types=(
        StatementType(
            "position",
            "Position",
            (Role("actor", "Actor", "actor"), Role("proposal", "Proposal", "proposal")),
            "stance",
        ),
    ),
)
"""What a foreign corpus is taken to mean by its labels and relation types, where it says no more."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A relation between two spans, named by uid.

    In what :func:`encode` gives, ``statement`` is what a statement's first arrow stands for and
    ``relation`` what the arrow is if it is no statement's.
    """

    type: str
    source: str
    target: str
    uid: str | None = None
    extra: Extra = field(default_factory=dict)
    statement: Statement | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Encoded:
    """The arrows of a layer, the statements they say, and what they cannot say, by uid."""

    arrows: tuple[Arrow, ...]
    statements: tuple[Statement, ...]
    lost: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the arrows of a layer say. A statement has the uid and the ``extra`` of its first arrow."""

    statements: tuple[IncomingStatement, ...]
    relations: tuple[Relation, ...]


def encode(
    layer: OutgoingLayer, spans: Collection[str] | None = None, *, types: Collection[str] = ()
) -> Encoded:
    """All statements and relations of ``layer`` as arrows.

    ``spans`` are the uids of the spans that the format has written, if those are not all; ``types`` are the
    codebook's statement types, which :func:`decode` must be told as well. Reported as lost are statements
    without evidence in two spans (``statements.few_spans``), roles that an entity fills without evidence
    (``statements.role_without_span``), and relations that do not lead from span to span
    (``statements.relation_end``). Entities and details are the program's to report.
    """
    present = {span.uid for span in layer.spans} if spans is None else set(spans)
    lost: list[Issue] = []
    drafts: list[_Draft] = []
    for statement in layer.statements:
        draft = _Draft.of(statement, present)
        if draft is None:
            lost.append(_issue(statement.uid, "statements.few_spans"))
            continue
        drafts.append(draft)
        for role, filling in statement.roles.items():
            if (filling.entity or not role) and not present.intersection(filling.spans if role else ()):
                lost.append(_issue(statement.uid, "statements.role_without_span", role=role))
    arrows = list(_drawn(drafts))
    known = _known(types)
    for relation in layer.relations:
        if {relation.source, relation.target} <= present:
            type_ = shielded(relation.type, known)
            ends = (relation.source, relation.target)
            arrows.append(Arrow(type_, *ends, relation.uid, relation.extra, relation=relation))
        else:
            lost.append(_issue(relation.uid or "", "statements.relation_end", type=relation.type))
    return Encoded(tuple(arrows), tuple(draft.statement for draft in drafts), tuple(lost))


def decode(
    arrows: Sequence[Arrow],
    labels: Mapping[str, str],
    *,
    types: Collection[str] = (),
    ours: bool = False,
    codebook: Codebook = USUAL,
) -> Decoded:
    """The statements that ``arrows`` say, and the relations that are none.

    Args:
        arrows: All arrows of a layer, in their order.
        labels: The label of each span of the layer, by uid. An arrow to anything else stays a relation.
        types: The statement types that arrows may name besides those of ``codebook``.
        ours: Whether :func:`encode` made the arrows. In other people's, ``position`` without a stance is any
            relation of that name; and a type that is the id or name of a stance value, between spans that
            have the labels of two roles, is a statement as well.
        codebook: What foreign labels and types mean.
    """
    reading = _Reading(labels, _known(types, codebook), ours=ours)
    rest = [arrow for arrow in arrows if not reading.takes_main(arrow)]
    rest = [arrow for arrow in rest if not reading.takes_further(arrow)]
    if not ours:
        rest = [arrow for arrow in rest if not reading.takes_foreign(arrow, codebook)]
    relations = (
        Relation(
            arrow.uid,
            unshielded(arrow.type) if ours else arrow.type,
            arrow.source,
            arrow.target,
            arrow.extra,
        )
        for arrow in rest
    )
    return Decoded(tuple(found.statement() for found in reading.found), tuple(relations))


def _known(types: Collection[str], codebook: Codebook = USUAL) -> Collection[str]:
    return {*types, *(kind.id for kind in codebook.statement_types)}


# --- Drawing ---------------------------------------------------------------------------------------------

_Slotted = tuple[str, str]
"""A place in a statement as types name it, and the uid of a span there."""


@dataclass(frozen=True, slots=True)
class _Draft:
    statement: Statement
    first: _Slotted
    second: _Slotted
    further: tuple[_Slotted, ...]

    @classmethod
    def of(cls, statement: Statement, present: Collection[str]) -> _Draft | None:
        """The statement's two ends and the rest; None if its evidence is not in two spans."""
        evidence = [slotted for slotted in _evidence(statement) if slotted[1] in present]
        firsts = [next((one for one in evidence if one[0] == slot), None) for slot in ENDS]
        first, second = firsts
        if first is None or second is None or first[1] == second[1]:
            first = evidence[0] if evidence else None
            second = next((one for one in evidence if first and one[1] != first[1]), None)
        if first is None or second is None or not statement.type:
            return None
        further = tuple(one for one in evidence if one not in (first, second))
        return cls(statement, first, second, further)

    @property
    def main(self) -> str:
        """The type of the first arrow, without a number."""
        value = self.statement.stance.value
        named = escaped(self.statement.type) + (f":{escaped(value)}" if value else "")
        ends = (self.first[0], self.second[0])
        return named if ends == ENDS else f"{named}({ends[0]},{ends[1]})"

    def arrows(self, own: Collection[str], number: str) -> Iterator[Arrow]:
        """The first arrow, then the others, each from an end among ``own``."""
        uid, type_ = self.statement.uid, escaped(self.statement.type)
        ends = (self.second[1], self.first[1])
        yield Arrow(self.main + number, self.first[1], self.second[1], uid, statement=self.statement)
        for slot, span in self.further:
            start = next(end for end in ends if end in own and end != span)
            yield Arrow(f"{type_}.{slot}{number}", start, span, derived_uid("evidence", uid, slot, span))


def _evidence(statement: Statement) -> list[_Slotted]:
    places = [(role_slot(role), filling.spans) for role, filling in statement.roles.items() if role]
    places += [(CUE, statement.stance.spans), (PASSAGE, statement.spans)]
    return list(dict.fromkeys((slot, uid) for slot, spans in places for uid in spans))


def _drawn(drafts: Sequence[_Draft]) -> Iterator[Arrow]:
    used = Counter(
        (draft.statement.type, end) for draft in drafts for end in (draft.first[1], draft.second[1])
    )
    same: set[tuple[str, str, str]] = set()
    numbers: Counter[str] = Counter()
    for draft in drafts:
        type_, ends = draft.statement.type, {draft.first[1], draft.second[1]}
        own = {end for end in ends if used[type_, end] == 1}
        is_plain = all(own - {span} for _, span in draft.further)
        arrow = (draft.main, draft.first[1], draft.second[1])
        if is_plain and arrow not in same:
            same.add(arrow)
            yield from draft.arrows(own, "")
        else:
            numbers[type_] += 1
            yield from draft.arrows(ends, f"#{numbers[type_]}")


def _issue(uid: str, code: str, **params: object) -> Issue:
    return Issue(uid, code, {"uid": uid, **params})


# --- Reading ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Found:
    """A statement as far as its arrows have been read."""

    main: Main
    arrow: Arrow
    slots: dict[str, list[str]]

    def statement(self) -> IncomingStatement:
        cues, passage = self.slots.pop(CUE, []), self.slots.pop(PASSAGE, [])
        return IncomingStatement(
            type=self.main.type,
            roles={unescaped(slot): Filling(None, tuple(uids)) for slot, uids in self.slots.items()},
            stance=Stance(self.main.value, tuple(cues)),
            spans=tuple(passage),
            uid=self.arrow.uid,
            extra=self.arrow.extra,
        )


class _Reading:
    """Takes the arrows that are statements', one after the other."""

    def __init__(self, labels: Mapping[str, str], known: Collection[str], *, ours: bool) -> None:
        self.found: list[_Found] = []
        self._ours = ours
        self._labels = labels
        self._known = known
        self._at: defaultdict[tuple[str, str | None, str], list[_Found]] = defaultdict(list)

    def takes_main(self, arrow: Arrow) -> bool:
        """Whether a statement begins with the arrow."""
        main = main_parts(arrow.type, self._known)
        if main is None or not {arrow.source, arrow.target} <= self._labels.keys():
            return False
        if main.value is None and not self._ours:
            return False
        self._begin(main, arrow, arrow.source, arrow.target)
        return True

    def takes_further(self, arrow: Arrow) -> bool:
        """Whether the arrow brings further evidence to exactly one statement that is there."""
        parts = further_parts(arrow.type, self._known)
        if parts is None or arrow.target not in self._labels:
            return False
        type_, slot, number = parts
        owners = self._at[type_, number, arrow.source]
        if len(owners) != 1:
            return False
        owners[0].slots.setdefault(slot, []).append(arrow.target)
        return True

    def takes_foreign(self, arrow: Arrow, codebook: Codebook) -> bool:
        """Whether the arrow is a stance from one role's label to another's, either way round."""
        value = _value_called(arrow.type, codebook)
        if value is None:
            return False
        labels = [_label_called(self._labels.get(end), codebook) for end in (arrow.source, arrow.target)]
        for kind in codebook.statement_types:
            places = {role.label: role_slot(role.id) for role in reversed(kind.roles)}
            ends = [places.get(label or "") for label in labels]
            if ends[0] and ends[1] and ends[0] != ends[1]:
                main = Main(kind.id, value, (ends[0], ends[1]), None)
                self._begin(main, arrow, arrow.source, arrow.target)
                return True
        return False

    def _begin(self, main: Main, arrow: Arrow, source: str, target: str) -> None:
        slots: dict[str, list[str]] = {}
        for slot, uid in zip(main.ends, (source, target), strict=True):
            slots.setdefault(slot, []).append(uid)
        found = _Found(main, arrow, slots)
        self.found.append(found)
        for end in {source, target}:
            self._at[main.type, main.number, end].append(found)


def _value_called(name: str, codebook: Codebook) -> str | None:
    folded = name.casefold()
    return next((one.id for one in codebook.values if folded in _names(one.id, one.name)), None)


def _label_called(name: str | None, codebook: Codebook) -> str | None:
    folded = (name or "").casefold()
    return next((one.id for one in codebook.labels if folded in _names(one.id, one.name)), None)


def _names(*names: str) -> Collection[str]:
    return {name.casefold() for name in names}
