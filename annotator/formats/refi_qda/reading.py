"""Reading ``.qdpx``: what the project says once, then its texts with what was coded in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from annotator.core.codebook.model import Codebook, Label
from annotator.core.records import Annotator
from annotator.formats import offsets
from annotator.formats.archives import open_archive
from annotator.formats.layer_names import GOLD
from annotator.formats.native.reading import header_of
from annotator.formats.offsets import Unit
from annotator.formats.refi_qda.codes import LABEL, Codes, meanings
from annotator.formats.refi_qda.names import guid_for, guid_of, key_of, uid_of
from annotator.formats.refi_qda.places import Positions
from annotator.formats.refi_qda.project import CodeTold, Project, code_sets, opened, tag_of
from annotator.formats.refi_qda.selections import Links, Selections
from annotator.formats.refi_qda.variables import values_of
from annotator.formats.refi_qda.writing import STRANGERS
from annotator.formats.xml_characters import legal
from annotator.formats.xml_in import Element
from annotator.plugin_api import (
    Incoming,
    IncomingDocument,
    IncomingHeader,
    Question,
    Source,
)


def read(source: Source) -> Iterator[Incoming]:
    """The header, then a document for each text.

    Raises:
        UserError: ``format.extra_missing`` or ``archive.*``.
    """
    with open_archive(source) as archive:
        project = opened(archive, source) if archive is not None else None
        if project is None:
            return
        positions = _positions(project, source)
        unit = offsets.unit_of(positions.ballot, source)
        if unit is None:
            return
        if positions.extra:
            source.warn("refi.last_character")
        reader = _Reader(project, source, unit, positions.extra)
        yield reader.header()
        for outer, inner in project.texts():
            document = reader.document(outer, inner)
            if document is not None:
                yield document
        reader.close()


def questions(source: Source) -> Sequence[Question]:
    """What the positions count, where neither the texts nor the names of selections tell."""
    with open_archive(source) as archive:
        project = opened(archive, source) if archive is not None else None
        is_clear = project is None or _positions(project, source).ballot.settled() is not None
        return [] if is_clear else [offsets.QUESTION]


def _positions(project: Project, source: Source) -> Positions:
    positions = Positions(project.origin, source.options.get("offsets"))
    for _, inner in project.texts():
        text = project.text(inner)
        if text:
            positions.look(text, list(_named(inner)))
    return positions


def _named(inner: Element) -> Iterator[tuple[int, int, str]]:
    for one in inner.iterfind("{*}PlainTextSelection"):
        try:
            yield int(one.get("startPosition", "")), int(one.get("endPosition", "")), one.get("name", "")
        except ValueError:
            continue  # told when the selection is read


class _Reader:
    def __init__(self, project: Project, source: Source, unit: str, extra: int) -> None:
        self._project = project
        self._source = source
        self._unit = unit
        self._extra = extra
        told = project.header()
        strangers = told.pop(STRANGERS, {}) if told is not None else {}
        self._ours = header_of(source, told) if told is not None else None
        book = self._ours.codebook if self._ours is not None else None
        self._meanings = (
            meanings(
                book or Codebook(), self._ours.entities, strangers if isinstance(strangers, dict) else {}
            )
            if self._ours is not None
            else {}
        )
        self._labels = self._label_ids()
        self._people = self._annotators()
        self._links = Links.of(project, ours=self._ours is not None)
        self._cases = self._told_of_sources()
        self._owner = key_of(project.root.get("creatingUserGUID"))

    # --- Header -------------------------------------------------------------------------------------------

    def header(self) -> IncomingHeader:
        """Codes as labels and users as annotators; a file of ours has a note that says more."""
        labels = [self._label(code) for guid, code in self._project.codes.items() if guid in self._labels]
        if self._ours is not None:
            book = self._changed(self._ours.codebook or Codebook())
            labels = [one for one in labels if book.label(one.id) is None]
            known = {person.uid for person in self._ours.annotators}
            people = [one for one in self._new_people() if one.uid not in known]
            return replace(
                self._ours,
                codebook=replace(book, labels=(*book.labels, *labels)),
                annotators=(*self._ours.annotators, *people),
            )
        extra = self._aside()
        return IncomingHeader(
            self._source.name,
            codebook=Codebook(name=self._project.root.get("name") or "", labels=tuple(labels)),
            annotators=tuple(self._new_people()),
            extra={"refi": extra} if extra else {},
        )

    def _changed(self, book: Codebook) -> Codebook:
        """Our codebook with names, colours and descriptions that another program has given to its codes."""
        labels = []
        tree = Codes(book, ())
        for label in book.labels:
            written, told = tree.told(LABEL, label.id), self._project.codes.get(tree.code(LABEL, label.id))
            if told is not None and told.path[-1] not in ("", legal(written.name)):
                label = replace(label, name=told.path[-1])
            if told is not None and told.colour not in (None, (written.colour or "").lower()):
                label = replace(label, colour=told.colour or label.colour)
            if told is not None and told.description != legal(written.description):
                label = replace(label, guideline=told.description)
            labels.append(label)
        return replace(book, labels=tuple(labels))

    def _label_ids(self) -> dict[str, str]:
        """Label ids of codes that mean nothing else: names, or whole paths where names repeat."""
        plain = [code for guid, code in self._project.codes.items() if guid not in self._meanings]
        names = [code.path[-1] for code in plain]
        found: dict[str, str] = {}
        for code in plain:
            name = code.path[-1] if names.count(code.path[-1]) == 1 else " › ".join(code.path)
            taken = set(found.values())
            found[code.guid] = (name if name not in taken else f"{name} {code.guid}") or code.guid
        if self._ours is not None:  # groups that we have made are no labels
            return {guid: id_ for guid, id_ in found.items() if not self._project.codes[guid].is_group}
        return found

    def _label(self, code: CodeTold) -> Label:
        told: dict[str, object] = {"guid": code.guid, **({"parent": code.parent} if code.parent else {})}
        label = Label(self._labels[code.guid], code.path[-1] or code.guid, guideline=code.description)
        label = replace(label, extra={"refi": told})
        return label if code.colour is None else replace(label, colour=code.colour)

    def _annotators(self) -> dict[str, str | None]:
        """Who each user is with us; in a foreign file, a name is all there is to tell a person by."""
        ours = {guid_of(person.uid): person.uid for person in (self._ours.annotators if self._ours else ())}
        ours[guid_for("user", GOLD)] = GOLD
        found: dict[str, str | None] = {"": None}
        for guid, name in self._project.users.items():
            taken = set(found.values())
            uid = name if name and name not in taken else f"{name} {guid}".strip()
            found[guid] = ours.get(guid, uid)
        return found

    def _new_people(self) -> Iterator[Annotator]:
        for guid, uid in self._people.items():
            if uid is not None and uid != GOLD:
                name = self._project.users[guid] or uid
                yield Annotator(uid, name if name != GOLD else uid, extra={"refi": {"guid": guid}})

    def _aside(self) -> dict[str, Any]:
        """What we have no use for: kept where it can be looked up, and told."""
        graphs = sum(1 for _ in self._project.all("Graphs/Graph"))
        if graphs:
            self._source.warn("refi.graphs", count=graphs)
        notes = self._project.notes_apart()
        if notes:
            shown = ", ".join(note["name"] or "–" for note in notes)
            self._source.warn("refi.notes", count=len(notes), shown=shown)
        sets = code_sets(self._project.root, self._project.codes)
        kept: dict[str, Any] = {"code_sets": sets, "notes": notes, "cases": self._cases_apart()}
        return {key: value for key, value in kept.items() if value}

    def _cases_apart(self) -> list[dict[str, Any]]:
        """Cases of no source, or of passages and codes too, which metadata can't say."""
        found = []
        for one in self._project.all("Cases/Case"):
            of = [tag_of(child) for child in one if tag_of(child) in ("SourceRef", "SelectionRef", "CodeRef")]
            if set(of) != {"SourceRef"}:
                values = dict(values_of(one, self._project.variables, key_of))
                found.append(
                    {"name": one.get("name", ""), "values": values, "passages": of.count("SelectionRef")}
                )
        if found:
            shown = ", ".join(case["name"] or "–" for case in found)
            self._source.warn("refi.cases", count=len(found), shown=shown)
        return found

    def _told_of_sources(self) -> dict[str, dict[str, Any]]:
        """Cases and sets that sources belong to, as metadata, by the sources' GUIDs."""
        found: dict[str, dict[str, Any]] = {}
        for key, path, member in (("case", "Cases/Case", "SourceRef"), ("set", "Sets/Set", "MemberSource")):
            for one in self._project.all(path):
                values = dict(values_of(one, self._project.variables, key_of))
                for reference in one.iterfind(f"{{*}}{member}"):
                    meta = found.setdefault(key_of(reference.get("targetGUID")), {})
                    meta.setdefault(key, []).append(one.get("name", ""))
                    meta.update({name: value for name, value in values.items() if name not in meta})
        for meta in found.values():
            for key in ("case", "set"):
                if isinstance(meta.get(key), list) and len(meta[key]) == 1:
                    meta[key] = meta[key][0]
        return found

    # --- Documents ----------------------------------------------------------------------------------------

    def document(self, outer: Element, inner: Element) -> IncomingDocument | None:
        """One text with its layers; None, with the reason reported, if the text is not there."""
        name = outer.get("name") or inner.get("name") or ""
        text = self._project.text(inner)
        if text is None:
            self._source.skip("refi.no_text", line=outer.sourceline, name=name)
            return None
        units = Unit(text, self._unit)
        selections = Selections(
            self._project, self._links, self._meanings, self._labels, self._people, self._source
        )
        owner = key_of(outer.get("creatingUser")) or self._owner
        selections.read(
            inner,
            lambda start, end: (units.to_code_points(start), units.to_code_points(end + self._extra)),
            owner,
        )
        self._links.others = [link for link in self._links.others if not selections.relate(link)]
        self._tell_others(outer, inner, name)
        layers = selections.layers()
        gold = layers.pop(GOLD, None)
        guid = key_of(outer.get("guid"))
        return IncomingDocument(
            text=text,
            where=f"{self._source.name}: {name}",
            title=name,
            meta=self._meta(outer, inner, guid),
            uid=uid_of(guid, self._source.name) if self._ours is not None and guid else None,
            notes=self._notes(outer, inner),
            layers=tuple(layers.values()),
            gold=None if gold is None else replace(gold, annotator=None),
            extra={} if self._ours is not None else {"refi": {"guid": guid}},
        )

    def close(self) -> None:
        """Report what was not in any text."""
        for other in self._project.others():
            name = other.get("name") or ""
            self._source.skip("refi.no_text_source", line=other.sourceline, name=name, kind=tag_of(other))
        for link in self._links.others:
            self._source.skip("refi.link", name=link.name or link.guid)

    def _meta(self, outer: Element, inner: Element, guid: str) -> dict[str, Any]:
        meta = dict(values_of(outer, self._project.variables, key_of))
        if inner is not outer:
            meta.update(values_of(inner, self._project.variables, key_of))
        meta.update((key, value) for key, value in self._cases.get(guid, {}).items() if key not in meta)
        coded = [
            " › ".join(self._project.codes[code].path)
            for one in outer.iterfind("{*}Coding/{*}CodeRef")
            if (code := key_of(one.get("targetGUID"))) in self._project.codes
        ]
        return {**meta, **({"codes": coded} if coded else {})}

    def _notes(self, outer: Element, inner: Element) -> str:
        parts = [outer.findtext("{*}Description", ""), self._project.note(outer)]
        if inner is not outer:
            parts.append(self._project.note(inner))
        return "\n\n".join(part for part in parts if part)

    def _tell_others(self, outer: Element, inner: Element, name: str) -> None:
        """Selections by page or picture have no place in a text."""
        if inner is outer:
            return
        count = sum(1 for child in outer if tag_of(child).endswith("Selection"))
        if count:
            self._source.skip("refi.areas", line=outer.sourceline, name=name, count=count)
