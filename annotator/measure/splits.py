"""One person's item over several of another's: the several belong together, in one bundle."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from annotator.measure.bundles import Bundle, Node
from annotator.measure.content import SpanContent, StatementContent, shared, size
from annotator.measure.matching import overlapping

MOSTLY = 0.5
"""The least share of a part that has to lie inside the whole."""


class _Placed(Protocol):
    @property
    def hull(self) -> tuple[int, int]: ...


C = TypeVar("C", bound=_Placed)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Splits(Generic[C]):
    """What makes a split of one kind of item.

    ``covers(whole, part)``: the part could be a piece of the whole. ``apart(one, other)``: the two could be
    pieces of one whole.
    """

    covers: Callable[[C, C], bool]
    apart: Callable[[C, C], bool]


def _span_covers(whole: SpanContent, part: SpanContent) -> bool:
    """The same label, mostly inside it, and smaller."""
    inside = shared(whole.fragments, part.fragments)
    mostly = inside >= MOSTLY * size(part.fragments)
    return whole.label == part.label and mostly and inside < size(whole.fragments)


def _statement_covers(whole: StatementContent, part: StatementContent) -> bool:
    """The words of every role lie mostly inside those of the whole, whose words are more in at least one."""
    if whole.type != part.type or [role for role, _ in whole.roles] != [role for role, _ in part.roles]:
        return False
    wider = False
    for role, piece in part.roles:
        around = whole.part(role)
        inside = shared(around.evidence, piece.evidence)
        if piece.evidence and inside >= MOSTLY * size(piece.evidence):
            wider = wider or inside < size(around.evidence)
        elif piece.entity != around.entity or not piece.entity:
            return False
    return wider


SPAN_SPLITS = Splits(_span_covers, lambda one, other: not shared(one.fragments, other.fragments))
STATEMENT_SPLITS = Splits(_statement_covers, lambda one, other: one.link != other.link)


def united(found: list[Bundle[C, T]], people: Iterable[str], splits: Splits[C]) -> list[Bundle[C, T]]:
    """``found`` with each left-over part put to the whole that another person made of it and its sisters."""
    everyone = set(people)
    loose = [bundle for bundle in found if bundle.people() < everyone]
    home = {id(node): bundle for bundle in found for node in bundle.nodes}
    parts = [(node, bundle) for bundle in loose for node in bundle.nodes]
    wholes = [node for bundle in found for node in bundle.nodes]
    near: dict[int, list[Node[C, T]]] = {}
    for i, j in overlapping([node.content.hull for node, _ in parts], [node.content.hull for node in wholes]):
        if splits.covers(wholes[j].content, parts[i][0].content):
            near.setdefault(id(parts[i][1]), []).append(wholes[j])
    gone: set[int] = set()
    for bundle in sorted((bundle for bundle in loose if id(bundle) in near), key=lambda bundle: bundle.key):
        for whole in sorted(near[id(bundle)], key=lambda node: node.key):
            into = home[id(whole)]
            if into is not bundle and _is_split(bundle, into, whole, splits):
                into.nodes.extend(bundle.nodes)
                home.update({id(node): into for node in bundle.nodes})
                gone.add(id(bundle))
                break
    return [bundle for bundle in found if id(bundle) not in gone]


def _is_split(loose: Bundle[C, T], into: Bundle[C, T], whole: Node[C, T], splits: Splits[C]) -> bool:
    """Whether ``whole`` covers all of ``loose`` and a sister of it that the same person has in ``into``."""
    if any(person in loose.people() or into.of(person) != [whole] for person in whole.items):
        return False
    sisters = {id(node): node for person in loose.people() for node in into.of(person)}
    parts = [node.content for node in (*loose.nodes, *sisters.values())]
    return (
        bool(sisters)
        and all(splits.covers(whole.content, part) for part in parts)
        and all(
            splits.apart(node.content, sister.content) for node in loose.nodes for sister in sisters.values()
        )
    )
