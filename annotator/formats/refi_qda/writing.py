"""Writing ``.qdpx``: a zip of ``project.qde``, valid by the schema, and a plain text for each document."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from annotator.core.kinds import VOICES
from annotator.core.records import Span, Statement
from annotator.formats.extras import need
from annotator.formats.layer_names import GOLD
from annotator.formats.native.writing import header_json
from annotator.formats.refi_qda import codes as meant
from annotator.formats.refi_qda.codes import Code, Codes
from annotator.formats.refi_qda.names import PROJECT_NS, guid_for, guid_of
from annotator.formats.refi_qda.places import OURS
from annotator.formats.refi_qda.variables import Variables, changed
from annotator.formats.xml_characters import legal
from annotator.formats.xml_in import Element
from annotator.plugin_api import ExportSource, OutgoingDocument, OutgoingLayer, Target

HEADER_NOTE = "Annotator: codebook and entities, for the way back"
STRANGERS = "refi_strangers"
"""Key of what the header's note names beside ``annotator/1``."""
CONTINUED, EVIDENCE = "continued", "evidence"
"""What begins the names of links that hold a span in pieces, or a statement and its evidence, together."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip, lest the same project give other bytes."""
_NAME = 200
"""Code points of a passage that its name shows."""


def write(source: ExportSource, target: Target) -> None:
    """The project, document by document; codes, notes and links when all are known."""
    with zipfile.ZipFile(target.path, "w", zipfile.ZIP_DEFLATED) as archive:
        project = _Project(source, target)
        for document in source.documents():
            guid = project.add(document)
            _put(archive, f"sources/{guid}.txt", document.text.encode())
        _put(archive, "project.qde", project.finished())


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


class _Project:
    def __init__(self, source: ExportSource, target: Target) -> None:
        self._etree = need("lxml.etree", extra="qda")
        self._source = source
        self._target = target
        self._codes = Codes(source.codebook, source.entities())
        self._known = {entity.uid for entity in source.entities()}
        self._variables = Variables()
        self._sources: list[Element] = []
        self._notes: list[Element] = []
        self._links: list[Element] = []
        self._roles: dict[str, None] = {}
        self._has_gold = False

    # --- Documents ----------------------------------------------------------------------------------------

    def add(self, outgoing: OutgoingDocument) -> str:
        """The GUID of the document, which is also the name of its text."""
        document = outgoing.document
        guid = guid_of(document.uid)
        element = self._element(
            "TextSource",
            guid=guid,
            name=self._text(document.uid, document.title),
            plainTextPath=f"internal://{guid}.txt",
        )
        layers = outgoing.all_layers()
        for layer in layers:
            self._layer(element, outgoing.text, layer)
        if document.notes:
            self._note(element, document.uid, document.notes)
        for key, value in document.meta.items():
            self._value(element, document.uid, key, value)
        self._sources.append(element)
        self._target.count(
            documents=1,
            spans=sum(len(layer.spans) for layer in layers),
            statements=sum(len(layer.statements) for layer in layers),
        )
        return guid

    def _value(self, source: Element, uid: str, key: str, value: Any) -> None:
        variable, name, text = self._variables.value(key, value)
        if changed(value) or changed(key):
            self._target.lose(uid, "refi.control", uid=uid)
        told = self._below(source, "VariableValue")
        self._below(told, "VariableRef", targetGUID=variable)
        self._below(told, name).text = legal(text)

    def _layer(self, source: Element, text: str, layer: OutgoingLayer) -> None:
        self._has_gold = self._has_gold or layer.layer.gold
        user = guid_for("user", GOLD) if layer.layer.gold else guid_of(layer.layer.annotator or "")
        selections = {span.uid: self._span(source, text, span, user) for span in layer.spans}
        spans = {span.uid: span for span in layer.spans}
        for statement in layer.statements:
            selections[statement.uid] = self._statement(source, text, statement, spans, user)
        for statement in layer.statements:
            self._evidence(statement, selections)
        for relation in layer.relations:
            ends = [selections.get(end) for end in (relation.source, relation.target)]
            if ends[0] is not None and ends[1] is not None:
                uid = relation.uid or ""
                self._link(guid_of(uid), self._text(uid, relation.type), ends[0], ends[1])

    def _span(self, source: Element, text: str, span: Span, user: str) -> str:
        """One selection for each piece; the GUID of the first."""
        guids: list[str] = []
        for number, (start, end) in enumerate(span.fragments):
            guid = guid_for("selection", span.uid, str(number))
            selection = self._selection(source, guid, start, end, text, user)
            coding = guid_of(span.uid) if number == 0 else guid_for("coding", span.uid, str(number))
            self._coding(selection, coding, self._codes.code(meant.LABEL, span.label), user)
            if span.entity in self._known:
                code = self._codes.code(meant.ENTITY, span.entity or "")
                self._coding(selection, guid_for("entity", coding), code, user)
            if number == 0 and span.note:
                self._note(selection, span.uid, span.note)
            guids.append(guid)
        for before, after in pairwise(guids):
            self._link(guid_for(CONTINUED, before, after), CONTINUED, before, after)
        return guids[0]

    def _statement(
        self, source: Element, text: str, statement: Statement, spans: dict[str, Span], user: str
    ) -> str:
        evidence = [spans[uid] for uid in statement.spans if uid in spans]
        evidence = evidence or [spans[uid] for uid in statement.evidence() if uid in spans]
        start = min((span.start for span in evidence), default=0)
        end = max((span.end for span in evidence), default=len(text))
        guid = guid_of(statement.uid)
        selection = self._selection(source, guid, start, end, text, user)
        for meaning in self._meanings(statement, bool(evidence)):
            code = self._codes.code(*meaning)
            self._coding(selection, guid_for("said", statement.uid, *meaning), code, user)
        if statement.note:
            self._note(selection, statement.uid, statement.note)
        return guid

    def _meanings(self, statement: Statement, has_evidence: bool) -> list[meant.Meaning]:
        """The codes of a statement: type, roles, stance, voice, doubt."""
        found: list[meant.Meaning] = [(meant.TYPE, statement.type)]
        for role, filling in statement.roles.items():
            self._roles[role] = None
            if filling.entity in self._known:
                found.append((meant.ROLE, statement.type, role, filling.entity or ""))
        if statement.stance.value is not None:
            found.append((meant.VALUE, statement.stance.value))
        if statement.voice in VOICES:
            found.append((meant.VOICE, statement.voice or ""))
        if statement.in_doubt:
            found.append((meant.DOUBT,))
        return found if has_evidence else [*found, (meant.NOWHERE,)]

    def _evidence(self, statement: Statement, selections: dict[str, str]) -> None:
        parts = [(f"role {role}", filling.spans) for role, filling in statement.roles.items()]
        for name, uids in (*parts, ("stance", statement.stance.spans), ("passage", statement.spans)):
            part = self._text(statement.uid, name)
            for uid in uids:
                if uid in selections:
                    ends = selections[statement.uid], selections[uid]
                    self._link(guid_for(EVIDENCE, part, *ends), f"{EVIDENCE}: {part}", *ends)

    # --- Elements -----------------------------------------------------------------------------------------

    def _element(self, tag: str, /, **attributes: str) -> Element:
        return self._etree.Element(f"{{{PROJECT_NS}}}{tag}", attributes)

    def _below(self, parent: Element, tag: str, /, **attributes: str) -> Element:
        return self._etree.SubElement(parent, f"{{{PROJECT_NS}}}{tag}", attributes)

    def _text(self, uid: str, text: str) -> str:
        kept = legal(text)
        if kept != text:
            self._target.lose(uid, "refi.control", uid=uid)
        return kept

    def _selection(self, source: Element, guid: str, start: int, end: int, text: str, user: str) -> Element:
        quote = text[start:end]
        name = quote if len(quote) <= _NAME else quote[: _NAME - 1] + "…"
        return self._below(
            source, "PlainTextSelection", guid=guid, name=legal(name), startPosition=str(start),
            endPosition=str(end), creatingUser=user,
        )  # fmt: skip

    def _coding(self, selection: Element, guid: str, code: str, user: str) -> None:
        coding = self._below(selection, "Coding", guid=guid, creatingUser=user)
        self._below(coding, "CodeRef", targetGUID=code)

    def _note(self, parent: Element, uid: str, text: str, name: str = "") -> None:
        guid = guid_for("note", uid)
        note = self._element("Note", guid=guid, name=name or legal(text.strip().partition("\n")[0][:_NAME]))
        self._below(note, "PlainTextContent").text = self._text(uid, text)
        self._notes.append(note)
        self._below(parent, "NoteRef", targetGUID=guid)

    def _link(self, guid: str, name: str, origin: str, end: str) -> None:
        self._links.append(
            self._element(
                "Link", guid=guid, name=name, direction="OneWay", originGUID=origin, targetGUID=end
            )
        )  # fmt: skip

    # --- The whole ----------------------------------------------------------------------------------------

    def finished(self) -> bytes:
        """``project.qde``."""
        name = legal(self._source.codebook.name or "Annotator")
        root = self._etree.Element(
            f"{{{PROJECT_NS}}}Project", {"name": name, "origin": OURS}, nsmap={None: PROJECT_NS}
        )
        self._users(root)
        if self._codes.top:
            self._add_codes(self._below(self._below(root, "CodeBook"), "Codes"), self._codes.top)
        self._add_variables(root)
        self._list(root, "Sources", self._sources)
        header = self._element("NoteRef", targetGUID=guid_for("note", HEADER_NOTE))
        self._notes.append(self._header())
        self._list(root, "Notes", self._notes)
        self._list(root, "Links", self._links)
        root.append(header)
        data: bytes = self._etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)
        return data

    def _header(self) -> Element:
        """A note that every QDA program shows and keeps: what is no code has no other place."""
        used = {**self._codes.strangers, meant.ROLE: list(self._roles)}
        told = {**header_json(self._source), STRANGERS: used}
        note = self._element("Note", guid=guid_for("note", HEADER_NOTE), name=HEADER_NOTE)
        self._below(note, "PlainTextContent").text = json.dumps(told)
        return note

    def _users(self, root: Element) -> None:
        people = [(guid_of(person.uid), person.name) for person in self._source.annotators()]
        if self._has_gold:
            people.append((guid_for("user", GOLD), GOLD))
        users = [self._element("User", guid=guid, name=legal(name)) for guid, name in people]
        self._list(root, "Users", users)

    def _add_codes(self, parent: Element, codes: Sequence[Code]) -> None:
        for code in codes:
            told = {
                "guid": code.guid,
                "name": legal(code.name),
                "isCodable": str(not code.is_group).lower(),
            }
            element = self._below(parent, "Code", **told, **({"color": code.colour} if code.colour else {}))
            if code.description:
                self._below(element, "Description").text = legal(code.description)
            self._add_codes(element, code.children)

    def _add_variables(self, root: Element) -> None:
        found = []
        for guid, name, (kind, description) in self._variables.all():
            element = self._element("Variable", guid=guid, name=legal(name), typeOfVariable=kind)
            if description:
                self._below(element, "Description").text = description
            found.append(element)
        self._list(root, "Variables", found)

    def _list(self, root: Element, name: str, elements: Sequence[Element]) -> None:
        if elements:
            self._below(root, name).extend(elements)
