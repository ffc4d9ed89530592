"""Reading an ``.ann`` file with its text, its sidecar and the configuration in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.core.codebook.model import Codebook
from annotator.core.fragments import Fragments
from annotator.core.text.normalise import normalise
from annotator.core.uids import derived_uid, text_hash
from annotator.formats.brat import names as kinds
from annotator.formats.brat.config import Config, read_config
from annotator.formats.brat.events import (
    StatementMaker,
    equiv_links,
    event_arrows,
    hidden_triggers,
    in_order,
    relation,
    roles_of,
    statements_among,
)
from annotator.formats.brat.lines import Event, Lines, TextBound, parse
from annotator.formats.brat.places import (
    BYTE_ORDER_MARK,
    SIDECAR,
    Owner,
    config_of,
    owner_of,
    read_text,
    text_of,
)
from annotator.formats.brat.placing import placed, settled
from annotator.formats.brat.sidecar import Sidecar, read_sidecar
from annotator.formats.brat.tellings import Entities, Telling, is_ours, tellings
from annotator.formats.layer_names import GOLD
from annotator.formats.offsets import Unit
from annotator.plugin_api import (
    Incoming,
    IncomingDocument,
    IncomingHeader,
    IncomingLayer,
    IncomingSpan,
    IncomingStatement,
    Relation,
    Source,
)

_NOTHING = Telling()
_Item = Mapping[str, Any]


def read(source: Source) -> Iterator[Incoming]:
    """What the file's configuration and sidecar say of the whole, if they say it, then the document."""
    path = source.path
    at = text_of(path)
    if at is None:
        source.skip("brat.no_text", text=path.with_suffix(".txt").name)
        return
    text, said = read_text(at, source), read_text(path, source)
    if text is None or said is None:
        return
    lines = parse(said.removeprefix(BYTE_ORDER_MARK), source)
    counted = settled(text, lines.texts, source)
    if counted is None:
        return
    sidecar = read_sidecar(path.with_suffix(SIDECAR), source)
    owner = owner_of(source, at, source.options.get("annotator_from", "auto")) if sidecar is None else Owner()
    found = _Reading(source, lines, counted, sidecar, owner, read_config(config_of(path)), at.name)
    layer = found.layer()
    header = found.header()
    if header is not None:
        yield header
    yield found.document(layer)


@dataclass(slots=True)
class _Made:
    """What the lines came to; ``uids`` are those of the spans and statements, by id."""

    spans: dict[str, IncomingSpan]
    statements: list[IncomingStatement]
    relations: list[Relation]
    uids: dict[str, str]


class _Reading:
    """One file."""

    def __init__(
        self,
        source: Source,
        lines: Lines,
        counted: tuple[str, Unit],
        sidecar: Sidecar | None,
        owner: Owner,
        config: Config,
        file: str,
    ) -> None:
        self._source = source
        self._lines = lines
        self._text, self._unit = counted
        self._sidecar = sidecar
        self._owner = owner
        self._config = config
        self._file = file
        self._names = config.names
        self._entities = Entities(sidecar.entities if sidecar else ())
        # What an item is called follows from what it is said of and what it says: read again, from
        # wherever, it is the same item, and equal ids of two files never meet.
        person = sidecar.annotator if sidecar and sidecar.annotator else owner.name
        holder = GOLD if owner.gold else person or ""
        self._key = derived_uid("brat", text_hash(normalise(self._text).text), holder)
        self._telling: dict[str, Telling] = {}
        self._made = _Made({}, [], [], {})

    def header(self) -> IncomingHeader | None:
        """Who and what the file brings along."""
        people = self._sidecar.people if self._sidecar else ()
        entities = tuple(self._entities.known.values())
        codebook: Codebook | None = self._config.codebook
        if not people and not entities and codebook is None:
            return None
        return IncomingHeader(self._source.name, codebook=codebook, entities=entities, annotators=people)

    def document(self, layer: IncomingLayer | None) -> IncomingDocument:
        """The document with its layer."""
        known: _Item = self._sidecar.document if self._sidecar else {}
        is_gold = self._owner.gold or bool(
            self._sidecar and self._sidecar.layer and self._sidecar.layer["gold"]
        )
        return IncomingDocument(
            text=self._text,
            where=self._source.name,
            title=known.get("title", ""),
            # Where it came from is all that other people's files say of a text.
            meta=known.get("meta", {}) if self._sidecar else {"file": self._file},
            uid=known.get("uid"),
            state=known.get("state", "open"),
            notes=known.get("notes", ""),
            layers=(layer,) if layer is not None and not is_gold else (),
            gold=layer if is_gold else None,
            decisions=self._sidecar.decisions if self._sidecar else (),
            extra=known.get("extra", {}),
        )

    def layer(self) -> IncomingLayer | None:
        """All that the lines say; None where they say nothing, and nobody keeps that somebody looked."""
        self._read_lines()
        made = self._made
        kept: _Item | None = self._sidecar.layer if self._sidecar else None
        if kept is None and not made.spans and not made.statements and self._owner == Owner():
            return None
        person = self._sidecar.annotator if self._sidecar else None
        kept = kept or {}
        return IncomingLayer(
            annotator=person or self._owner.name,
            status=kept.get("status", "not_started"),
            seconds=kept.get("seconds", 0),
            notes=kept.get("notes", ""),
            marks=tuple(kept.get("marks", ())),
            spans=tuple(made.spans.values()),
            statements=tuple(made.statements),
            relations=tuple(made.relations),
            extra=kept.get("extra", {}),
        )

    # --- Lines to items -----------------------------------------------------------------------------------

    def _read_lines(self) -> None:
        lines = self._lines
        self._telling = tellings(lines, self._source)
        wish = self._source.options.get("events", "auto")
        statements = statements_among(lines, self._config, wish)
        hidden = hidden_triggers(statements, lines, self._names)
        for event in lines.events.values():
            if event.id not in statements and event.trigger in lines.texts and event.id in self._telling:
                self._telling.setdefault(event.trigger, Telling()).take(self._telling[event.id])
        for text in lines.texts.values():
            if text.id not in hidden:
                self._span(text, text.type)
        for event in lines.events.values():
            self._anchor(event, is_statement=event.id in statements)
        self._made.uids.update(
            {trigger: self._made.uids[event] for trigger, event in hidden.items() if event in self._made.uids}
        )
        for event in statements.values():
            if event.id in self._made.uids:
                self._statement(event, is_hidden=event.trigger in hidden)
        self._arrows(statements)

    def _kept(self, id_: str, line: str) -> _Item:
        return self._sidecar.item(id_, line) if self._sidecar else {}

    def _uid(self, id_: str, line: str, kept: _Item) -> str:
        uid = kept.get("uid")
        return uid if isinstance(uid, str) and uid else derived_uid(self._key, id_, line)

    def _span(self, said: TextBound, label: str) -> str | None:
        """The uid of the span that a ``T`` line is; None, with the reason reported, if it can't be one."""
        place = placed(self._text, self._unit, said, self._source)
        if place is None:
            return None
        telling = self._telling.get(said.id, _NOTHING)
        kept = self._kept(said.id, said.data)
        uid = self._uid(said.id, said.data, kept)
        label = self._names.ours(kinds.LABEL, label)
        reference = next((one for one in telling.references if is_ours(one)), None)
        reference = reference or next(iter(telling.references), None)
        self._made.spans[uid] = IncomingSpan(
            label=label,
            fragments=self._exact(kept, place.fragments),
            uid=uid,
            quote=place.quote,
            entity=self._entities.of(reference, label) if reference else None,
            attributes=telling.values(self._names),
            note=telling.note(),
            origin=kept.get("origin", "import"),
            codebook_version=kept.get("codebook_version"),
            extra=kept.get("extra", {}) if kept else {"id": said.id, **telling.extra(tied=True)},
        )
        self._made.uids[said.id] = uid
        return uid

    def _exact(self, kept: _Item, fragments: Fragments) -> Fragments:
        """Pieces that only a line end keeps apart were apart if the sidecar says so."""
        told = kept.get("fragments")
        if not isinstance(told, list):
            return fragments
        count = self._unit.to_code_points
        return tuple((count(start), count(end)) for start, end in told)

    def _anchor(self, event: Event, *, is_statement: bool) -> None:
        """What the event's id stands for: its statement, or the span that is its trigger."""
        if event.trigger not in self._lines.texts:
            self._dangling(event.line, event.id, event.trigger)
        elif is_statement:
            self._made.uids[event.id] = self._uid(event.id, event.data, self._kept(event.id, event.data))
        elif event.trigger in self._made.uids:
            self._made.uids[event.id] = self._made.uids[event.trigger]
        else:
            self._dangling(event.line, event.id, event.trigger)

    def _statement(self, event: Event, *, is_hidden: bool) -> None:
        kept = self._kept(event.id, event.data)
        telling = Telling()
        telling.take(self._telling.get(event.id, _NOTHING))
        if is_hidden:
            telling.take(self._telling.get(event.trigger, _NOTHING))
        uid = self._made.uids[event.id]
        cue = self._cue(event, is_hidden=is_hidden)
        for role, target in roles_of(event, self._names):
            if target not in self._made.uids:
                self._dangling(event.line, event.id, target)
            elif self._made.uids[target] not in self._made.spans:
                ends = (uid, self._made.uids[target])
                arrow = derived_uid(self._key, event.id, role, target)
                self._made.relations.append(Relation(arrow, self._names.ours(kinds.ROLE, role), *ends))
        maker = StatementMaker(self._config, self._entities, self._made.uids, self._made.spans)
        self._made.statements.append(maker.make(event, telling, uid, kept, cue))

    def _cue(self, event: Event, *, is_hidden: bool) -> str | None:
        """The span of the trigger, if it says more than where the evidence is."""
        if not is_hidden:
            return self._made.uids.get(event.trigger)
        texts = self._lines.texts
        trigger = texts[event.trigger]
        if any(id_ in texts and texts[id_].pieces == trigger.pieces for _, id_ in event.arguments):
            return None
        book = self._config.codebook
        kind = book.statement_type(self._names.ours(kinds.STATEMENT, event.type)) if book else None
        return self._span(trigger, (kind.stance_label if kind else None) or event.type)

    # --- Arrows -------------------------------------------------------------------------------------------

    def _arrows(self, statements: Mapping[str, Event]) -> None:
        lines, names = self._lines, self._names
        for arrow in lines.arrows:
            kept = self._kept(arrow.id, arrow.data)
            ends = self._ends(arrow.line, arrow.id, *in_order(arrow))
            if ends is not None:
                uid = self._uid(arrow.id, arrow.data, kept)
                telling = self._telling.get(arrow.id, _NOTHING)
                self._made.relations.append(relation(arrow, uid, names, ends, telling, kept))
        for event in lines.events.values():
            if event.id not in statements and event.id in self._made.uids:
                drawn = list(event_arrows(event, names))
                self._links(event.line, event.id, event.data, drawn, {"event": event.id})
        for equiv in lines.equivs:
            type_ = names.ours(kinds.RELATION, equiv.type)
            linked = [(type_, one, other) for one, other in equiv_links(equiv)]
            self._links(equiv.line, equiv.id, equiv.data, linked, {"equiv": equiv.id})

    def _links(
        self, line: int, id_: str, data: str, drawn: list[tuple[str, str, str]], extra: dict[str, Any]
    ) -> None:
        """The relations that one line makes; the sidecar has a list of them."""
        kept = self._kept(id_, data).get("relations")
        items = kept if isinstance(kept, list) and len(kept) == len(drawn) else [{}] * len(drawn)
        for number, ((type_, source, target), item) in enumerate(zip(drawn, items, strict=True)):
            ends = self._ends(line, id_, source, target)
            if ends is not None:
                uid = self._uid(id_, f"{number} {data}", item)
                self._made.relations.append(Relation(uid, type_, *ends, item.get("extra", extra)))

    def _ends(self, line: int, id_: str, source: str, target: str) -> tuple[str, str] | None:
        for end in (source, target):
            if end not in self._made.uids:
                self._dangling(line, id_, end)
                return None
        return self._made.uids[source], self._made.uids[target]

    def _dangling(self, line: int, id_: str, missing: str) -> None:
        self._source.skip("brat.dangling", line=line, id=id_, missing=missing)
