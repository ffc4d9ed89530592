"""The coded passages of one source, as spans and statements of whoever coded them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from annotator.core.records import Filling, Stance
from annotator.core.uids import derived_uid
from annotator.formats.refi_qda import codes as meant
from annotator.formats.refi_qda.codes import Meaning
from annotator.formats.refi_qda.names import guid_for, key_of, uid_of
from annotator.formats.refi_qda.project import Project
from annotator.formats.refi_qda.writing import CONTINUED, EVIDENCE
from annotator.formats.xml_in import Element
from annotator.plugin_api import IncomingLayer, IncomingSpan, IncomingStatement, Relation, Source

QUOTATION = "quotation"
"""The label of a passage that nobody has coded."""


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two things of a project, by their GUIDs."""

    guid: str
    name: str
    origin: str
    target: str
    direction: str


@dataclass(slots=True)
class Links:
    """All links of a project, sorted by what they are for."""

    pieces: dict[str, str] = field(default_factory=dict)
    """Selection to the selection that it goes on in."""
    evidence: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Statement to what it rests on: part and selection."""
    others: list[Link] = field(default_factory=list)

    @classmethod
    def of(cls, project: Project, *, ours: bool) -> Links:
        """The links of a project; only in a file of ours do some have a meaning of their own."""
        found = cls()
        for one in project.all("Links/Link"):
            link = Link(
                key_of(one.get("guid")),
                one.get("name", ""),
                key_of(one.get("originGUID")),
                key_of(one.get("targetGUID")),
                one.get("direction", ""),
            )
            part = link.name.removeprefix(f"{EVIDENCE}: ")
            if ours and link.name == CONTINUED and is_ours(link, CONTINUED):
                found.pieces[link.origin] = link.target
            elif ours and part != link.name and is_ours(link, EVIDENCE, part):
                found.evidence.setdefault(link.origin, []).append((part, link.target))
            else:
                found.others.append(link)
        return found


def is_ours(link: Link, *kind: str) -> bool:
    """Whether a link has the GUID that we give to links of this kind."""
    return link.guid == guid_for(*kind, link.origin, link.target)


@dataclass(slots=True)
class _Layer:
    spans: list[IncomingSpan] = field(default_factory=list)
    statements: list[IncomingStatement] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


@dataclass(slots=True)
class _Coding:
    guid: str
    code: str
    who: str | None
    note: str


@dataclass(slots=True)
class _Selection:
    guid: str
    who: str | None
    codings: list[_Coding]
    note: str


class Selections:
    """Makes layers of the selections of one source."""

    def __init__(
        self,
        project: Project,
        links: Links,
        meanings: Mapping[str, Meaning],
        labels: Mapping[str, str],
        people: Mapping[str, str | None],
        source: Source,
    ) -> None:
        """``labels`` are ids by the GUIDs of codes that mean nothing else; ``people`` by those of users."""
        self._project = project
        self._links = links
        self._meanings = meanings
        self._labels = labels
        self._people = people
        self._source = source
        self._layers: dict[str | None, _Layer] = {}
        self._uids: dict[str, tuple[str | None, str]] = {}
        """Who made it, and the uid of what a selection or coding became."""
        self._ranges: dict[str, tuple[int, int]] = {}

    def read(self, element: Element, place: Callable[[int, int], tuple[int, int]], owner: str) -> None:
        """Take in all selections of ``element``; ``place`` makes code points of positions."""
        selections: list[_Selection] = []
        for number, one in enumerate(element.iterfind("{*}PlainTextSelection")):
            try:
                start, end = int(one.get("startPosition", "")), int(one.get("endPosition", ""))
            except ValueError:
                self._source.skip("refi.bad_position", line=one.sourceline, guid=one.get("guid"))
                continue
            guid = key_of(one.get("guid")) or str(number)
            self._ranges[guid] = place(start, end)
            user = key_of(one.get("creatingUser")) or owner
            codings = self._codings(one, user)
            selections.append(_Selection(guid, self._people.get(user), codings, self._note(one)))
        pieces = self._links.pieces
        later = {pieces[one.guid] for one in selections if one.guid in pieces}
        heads = [one for one in selections if one.guid not in later]
        for one in heads:
            self._spans(one)
        for one in heads:
            self._statements(one)

    def layers(self) -> dict[str | None, IncomingLayer]:
        """Layers by who made them."""
        return {
            who: IncomingLayer(
                who,
                status="in_progress",
                spans=tuple(layer.spans),
                statements=tuple(layer.statements),
                relations=tuple(layer.relations),
            )
            for who, layer in self._layers.items()
        }

    def relate(self, link: Link) -> bool:
        """Make a relation of a link between two of these selections; False if it is none."""
        origin, target = self._uids.get(link.origin), self._uids.get(link.target)
        if origin is None or target is None or origin[0] != target[0]:
            return False
        extra = {"direction": link.direction} if link.direction not in ("", "OneWay") else {}
        uid = uid_of(link.guid, self._source.name) if link.guid else None
        self._layer(origin[0]).relations.append(
            Relation(uid, link.name or "link", origin[1], target[1], extra)
        )
        return True

    # --- One selection ------------------------------------------------------------------------------------

    def _layer(self, who: str | None) -> _Layer:
        return self._layers.setdefault(who, _Layer())

    def _codings(self, selection: Element, made_by: str) -> list[_Coding]:
        found = []
        for one in selection.iterfind("{*}Coding"):
            reference = one.find("{*}CodeRef")
            code = key_of(reference.get("targetGUID")) if reference is not None else ""
            if code not in self._project.codes:
                self._source.skip("refi.no_code", line=one.sourceline, guid=one.get("guid"))
                continue
            who = self._people.get(key_of(one.get("creatingUser")) or made_by)
            found.append(_Coding(key_of(one.get("guid")), code, who, self._project.note(one)))
        return found

    def _meaning(self, coding: _Coding) -> Meaning:
        return self._meanings.get(coding.code) or (meant.LABEL, self._labels.get(coding.code, QUOTATION))

    def _spans(self, selection: _Selection) -> None:
        """A span for each code that is a label."""
        codings = selection.codings
        kinds = [self._meaning(one) for one in codings]
        note = "" if any(kind[0] == meant.TYPE for kind in kinds) else selection.note
        if not codings:
            bare = _Coding(selection.guid, "", selection.who, "")
            self._span(selection.guid, bare, QUOTATION, None, note)
        entities = {
            one.who: kind[1] for one, kind in zip(codings, kinds, strict=True) if kind[0] == meant.ENTITY
        }
        for one, kind in zip(codings, kinds, strict=True):
            if kind[0] == meant.LABEL:
                told = "\n\n".join(text for text in (note, one.note) if text)
                self._span(selection.guid, one, kind[1], entities.get(one.who), told)

    def _note(self, selection: Element) -> str:
        parts = (selection.findtext("{*}Description", ""), self._project.note(selection))
        return "\n\n".join(part for part in parts if part)

    def _span(self, guid: str, coding: _Coding, label: str, entity: str | None, note: str) -> None:
        uid = uid_of(coding.guid, self._source.name) if coding.guid else None
        pieces = [self._ranges[guid]]
        piece = guid
        while (piece := self._links.pieces.get(piece, "")) in self._ranges and len(pieces) < len(
            self._ranges
        ):
            pieces.append(self._ranges[piece])
        made = IncomingSpan(label, tuple(pieces), uid=uid, entity=entity, note=note)
        self._layer(coding.who).spans.append(made)
        if uid is not None:
            self._uids.setdefault(guid, (coding.who, uid))
            self._uids.setdefault(coding.guid, (coding.who, uid))

    def _statements(self, selection: _Selection) -> None:
        """A statement for each code that is a type."""
        types = [one for one in selection.codings if self._meaning(one)[0] == meant.TYPE]
        for number, one in enumerate(types):
            uid = uid_of(selection.guid if number == 0 else one.guid, self._source.name)
            said = [self._meaning(other) for other in selection.codings if other.who == one.who]
            made = self._made(uid, selection, self._meaning(one)[1], said, one.who)
            self._layer(one.who).statements.append(made)
            self._uids.setdefault(selection.guid, (one.who, uid))

    def _made(
        self, uid: str, selection: _Selection, type_: str, said: list[Meaning], who: str | None
    ) -> IncomingStatement:
        roles = {ids[1]: Filling(ids[2]) for kind, *ids in said if kind == meant.ROLE and ids[0] == type_}
        parts: dict[str, list[str]] = {}
        for part, target in self._links.evidence.get(selection.guid, []):
            there = self._uids.get(target)
            if there is not None:
                parts.setdefault(part, []).append(there[1])
        for part, uids in parts.items():
            role = part.removeprefix("role ")
            if role != part:
                roles[role] = Filling(roles[role].entity if role in roles else None, tuple(uids))
        passage = parts.get("passage", [])
        if not parts and (meant.NOWHERE,) not in said:
            # A program that keeps no links has taken the evidence; the passage is still here.
            span = derived_uid("refi", "passage", uid)
            place = (self._ranges[selection.guid],)
            self._layer(who).spans.append(IncomingSpan(type_, place, uid=span))
            passage = [span]
        return IncomingStatement(
            type_,
            roles=roles,
            stance=Stance(_first(said, meant.VALUE), tuple(parts.get("stance", ()))),
            spans=tuple(passage),
            uid=uid,
            voice=_first(said, meant.VOICE),
            in_doubt=(meant.DOUBT,) in said,
            note=selection.note,
        )


def _first(said: Iterable[Meaning], kind: str) -> str | None:
    return next((one[1] for one in said if one[0] == kind), None)
