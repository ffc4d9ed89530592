"""Small materials, written by hand or drawn by Hypothesis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from annotator.core.fragments import Fragments, merged
from annotator.core.records import Filling, Span, Stance, Statement
from annotator.measure.groups import Item
from annotator.measure.material import Material, Version

LENGTH = 60
PARAGRAPHS = ((0, 20), (21, 40), (41, LENGTH))
"""Three paragraphs, in code points."""

_numbers = count()


def span(label: str, *pieces: tuple[int, int], entity: str | None = None, note: str = "") -> Span:
    """A span with a fresh uid."""
    return Span(
        uid=f"span {next(_numbers):06d}",
        layer="",
        label=label,
        fragments=merged(pieces),
        quote=f"{pieces[0][0]}-{pieces[-1][1]}",
        entity=entity,
        attributes={},
        note=note,
        origin="manual",
        codebook_version=1,
        extra={},
    )


def role(entity: str | None = None, *evidence: Span) -> Filling:
    """What fills a role."""
    return Filling(entity, tuple(one.uid for one in evidence))


def statement(
    stance: str | None = None,
    *cue: Span,
    voice: str | None = None,
    passage: Sequence[Span] = (),
    **roles: Filling,
) -> Statement:
    """A statement with a fresh uid; roles by name: ``actor=role("Kremlin", span)``."""
    return Statement(
        uid=f"statement {next(_numbers):06d}",
        layer="",
        type="position",
        roles=roles,
        stance=Stance(stance, tuple(one.uid for one in cue)),
        spans=tuple(one.uid for one in passage),
        voice=voice,
        in_doubt=False,
        attributes={},
        note="",
        origin="manual",
        extra={},
    )


def version(annotator: str, *items: Span | Statement, nothing_here: Iterable[int] = ()) -> Version:
    """A finished layer of spans and statements in any order."""
    return Version(
        annotator,
        tuple(item for item in items if isinstance(item, Span)),
        tuple(item for item in items if isinstance(item, Statement)),
        frozenset(nothing_here),
    )


def items_of(*versions: Version) -> list[Item]:
    """All spans and statements."""
    found: list[Item] = []
    for one in versions:
        found += [*one.spans, *one.statements]
    return found


def material(*versions: Version, document: str = "document") -> Material:
    """A document of three paragraphs and 60 code points."""
    return Material(document, LENGTH, PARAGRAPHS, versions)


def copied(original: Version, annotator: str) -> Version:
    """The same content by another hand: fresh uids, other notes and doubt."""
    fresh = {one.uid: f"{annotator} {one.uid}" for one in items_of(original)}
    return Version(
        annotator,
        tuple(replace(one, uid=fresh[one.uid], note=f"by {annotator}") for one in original.spans),
        tuple(
            replace(_cited_as(one, fresh), uid=fresh[one.uid], note="?", in_doubt=not one.in_doubt)
            for one in original.statements
        ),
        original.nothing_here,
    )


def _cited_as(one: Statement, names: Mapping[str, str]) -> Statement:
    def named(uids: Iterable[str]) -> tuple[str, ...]:
        return tuple(names[uid] for uid in uids)

    return replace(
        one,
        roles={name: Filling(part.entity, named(part.spans)) for name, part in one.roles.items()},
        stance=Stance(one.stance.value, named(one.stance.spans)),
        spans=named(one.spans),
    )


def _fragments(ends: list[int]) -> Fragments:
    return merged(zip(ends[::2], ends[1::2], strict=True))


fragments = st.one_of(
    st.tuples(st.integers(0, 50), st.integers(1, 10)).map(lambda at: ((at[0], at[0] + at[1]),)),
    st.lists(st.integers(0, LENGTH), min_size=4, max_size=4, unique=True).map(
        lambda e: _fragments(sorted(e))
    ),
)
"""Mostly one short fragment, sometimes two."""

entities = st.sampled_from([None, "Kremlin", "Kyiv", "Talks"])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Any span of three labels."""
    label = draw(st.sampled_from(["actor", "stance", "proposal"]))
    return span(label, *draw(fragments), entity=draw(entities))


@st.composite
def versions(draw: st.DrawFn, annotator: str = "A") -> Version:
    """A few spans anywhere, and statements that rest on some of them."""
    marked = draw(st.lists(spans(), max_size=5))
    some = st.lists(st.sampled_from(marked), max_size=2, unique_by=id) if marked else st.just([])

    def filling() -> Filling:
        return role(draw(entities), *draw(some))

    said = [
        statement(
            draw(st.sampled_from([None, "support", "oppose", "mixed"])),
            *draw(some),
            voice=draw(st.sampled_from([None, "quoted"])),
            passage=draw(some),
            actor=filling(),
            proposal=filling(),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    empty = draw(st.sets(st.integers(0, len(PARAGRAPHS) - 1)))
    return version(annotator, *marked, *said, nothing_here=empty)


@st.composite
def materials(draw: st.DrawFn, least: int = 0, most: int = 4) -> Material:
    """Some annotators' versions of one document: their own, or another's with a few items of their own."""
    own: list[Version] = []
    for annotator in "ABCDEF"[: draw(st.integers(least, most))]:
        fresh = draw(versions(annotator))
        if draw(st.booleans()) and own:
            taken = copied(own[draw(st.integers(0, len(own) - 1))], annotator)
            fresh = replace(
                taken, spans=taken.spans + fresh.spans, statements=taken.statements + fresh.statements
            )
        own.append(fresh)
    return material(*own)
