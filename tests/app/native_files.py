"""Any file of the format annotator/1, as the program itself would have written it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from annotator.core.text.normalise import normalise

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
TITLES = TEXTS.map(lambda text: normalise(text).text or "T")
LABELS = st.sampled_from(["actor", "proposal"])
KEYS = st.sampled_from(["x", "mine", "Ω", "a b"])
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
EXTRA = st.dictionaries(KEYS, VALUES, max_size=2)


@st.composite
def fragments(draw: st.DrawFn, length: int) -> list[list[int]]:
    """Ordered pieces of a text with gaps between them."""
    cuts = sorted(draw(st.sets(st.integers(0, length), min_size=2, max_size=6)))
    return [list(pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]


@st.composite
def documents(draw: st.DrawFn, number: int) -> dict[str, Any]:
    raw = draw(TEXTS.filter(lambda text: text.strip("\ufeff").strip() != ""))
    text = f"{number} {normalise(raw).text}"
    uids = iter(f"{number}.{index}" for index in range(100))

    def span() -> dict[str, Any]:
        pieces = draw(fragments(len(text)))
        start, end = pieces[0][0], pieces[-1][1]
        return {
            "uid": next(uids), "label": draw(LABELS), "start": start, "end": end, "text": text[start:end],
            **({"fragments": pieces} if len(pieces) > 1 else {}),
            "entity": draw(st.sampled_from([None, "e1"])), "attributes": draw(EXTRA), "note": draw(TEXTS),
            "origin": "manual", "codebook_version": draw(st.none() | st.just(1)), **draw(EXTRA),
        }  # fmt: skip

    def layer(annotator: str | None) -> dict[str, Any]:
        spans = sorted(
            (span() for _ in range(draw(st.integers(0, 3)))), key=lambda s: (s["start"], s["end"], s["uid"])
        )
        named = [one["uid"] for one in spans]
        filling = {"entity": "e1", "spans": named[:1], **draw(EXTRA)}
        said = next(uids)
        statement = {
            "uid": said, "type": "position", "roles": {"actor": filling},
            "stance": {"value": draw(st.sampled_from([None, "oppose"])), "spans": named[1:], **draw(EXTRA)},
            "spans": named, "voice": draw(st.sampled_from([None, "quoted"])), "in_doubt": draw(st.booleans()),
            "attributes": draw(EXTRA), "note": "", "origin": "manual", **draw(EXTRA),
        }  # fmt: skip
        return {
            "annotator": annotator, "status": "done", "seconds": draw(st.integers(0, 10**6)),
            "notes": draw(TEXTS), "marks": sorted(draw(st.sets(st.integers(0, 9), max_size=3))),
            "spans": spans, "statements": [statement],
            "relations": [{"uid": next(uids), "type": "is", "from": said, "to": said, **draw(EXTRA)}],
            **draw(EXTRA),
        }  # fmt: skip

    decision = {
        "uid": next(uids), "type": "label", "sources": [{"uid": "x", "digest": "y", **draw(EXTRA)}],
        "verdict": draw(VALUES), "results": draw(st.lists(VALUES, max_size=2)), "reviewer": "a2",
        "policy": None, "time": draw(VALUES), "reason": draw(VALUES), **draw(EXTRA),
    }  # fmt: skip
    return {
        "uid": f"d{number}", "title": draw(TITLES), "text": text, "meta": draw(EXTRA),
        "state": draw(st.sampled_from(["open", "review", "closed"])), "notes": draw(TEXTS),
        "layers": [layer(name) for name in sorted(draw(st.sets(st.sampled_from(["a1", "a2"]))))],
        "decisions": [decision], "gold": draw(st.none() | st.builds(layer, st.sampled_from([None, "a2"]))),
        **draw(EXTRA),
    }  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> list[dict[str, Any]]:
    look = {"key": "", "guideline": ""}
    value = {"id": "oppose", "name": "o", "verb": "", "number": -1.0, "key": "", "symbol": ""}
    role = {"id": "actor", "name": "a", "label": "actor", "required": True, "sticky": False, "several": False}
    book = {
        "name": draw(TEXTS), "version": 2,
        "labels": [
            {"id": name, "name": name, "colour": "#102030", **look, "entity_kinds": [], **draw(EXTRA)}
            for name in ("proposal", "actor")
        ],
        "values": [{**value, "colour": "#102030", "guideline": "", **draw(EXTRA)}],
        "statement_types": [
            {"id": "position", "name": "p", "roles": [{**role, **draw(EXTRA)}], "stance_label": None},
        ],
        "entity_kinds": [{"id": "person", "name": "p", "attributes": [], **draw(EXTRA)}], **draw(EXTRA),
    }  # fmt: skip
    entity = {
        "uid": "e1", "kind": "person", "name": draw(TEXTS),
        "aliases": draw(st.lists(TEXTS, unique=True, max_size=3)), "attributes": draw(EXTRA),
        "parent": None, **draw(EXTRA),
    }  # fmt: skip
    header = {
        "format": "annotator/1", "lineage": "line", "codebook": book, "entities": [entity],
        "annotators": [{"uid": uid, "name": uid, "role": "annotator", **draw(EXTRA)} for uid in ("a1", "a2")],
        **draw(EXTRA),
    }  # fmt: skip
    return [header, *(draw(documents(number)) for number in range(draw(st.integers(0, 3))))]
