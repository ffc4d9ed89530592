"""Codebooks alone (``.qdc``): codes in, and the labels of ours out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotator.core.codebook.model import Codebook, Label
from annotator.formats.extras import need
from annotator.formats.refi_qda.codes import Code, Codes
from annotator.formats.refi_qda.names import CODEBOOK_NS
from annotator.formats.refi_qda.project import code_sets, codes_of, tag_of
from annotator.formats.xml_characters import legal
from annotator.formats.xml_in import Element, parse
from annotator.plugin_api import ExportSource, Incoming, IncomingHeader, Source, Target

_LARGEST = 64 << 20
"""Bytes; a codebook of a thousand codes has some hundred thousand."""


def read(source: Source) -> Iterator[Incoming]:
    """A header with a label for each code; a lenient reading, since few programs keep to the schema.

    Raises:
        UserError: ``format.extra_missing``.
    """
    if source.path.stat().st_size > _LARGEST:
        source.skip("refi.too_large")
        return
    root = parse(source.path.read_bytes(), source)
    if root is None:
        return
    book = root if tag_of(root) == "CodeBook" else root.find("{*}CodeBook")
    if book is None:
        source.skip("refi.other_xml", found=tag_of(root))
        return
    labels: dict[str, Label] = {}
    codes = {code.guid or str(number): code for number, code in enumerate(codes_of(book.find("{*}Codes")))}
    for code in codes.values():
        name = code.path[-1]
        id_ = name if name and name not in labels else " › ".join(code.path)
        if not id_ or id_ in labels:
            source.skip("refi.code_twice", name=" › ".join(code.path), guid=code.guid)
            continue
        told = {"guid": code.guid, **({"parent": code.parent} if code.parent else {})}
        label = Label(id_, name or id_, guideline=code.description, extra={"refi": told})
        labels[id_] = label if code.colour is None else replace(label, colour=code.colour)
    name = root.get("name") or source.path.stem
    sets = code_sets(book, codes)
    yield IncomingHeader(
        source.name,
        codebook=Codebook(name=name, labels=tuple(labels.values())),
        extra={"refi": {"code_sets": sets}} if sets else {},
    )


def write(source: ExportSource, target: Target) -> None:
    """The labels as codes, valid by the schema; types and values go into groups of their own."""
    etree = need("lxml.etree", extra="qda")
    root = etree.Element(f"{{{CODEBOOK_NS}}}CodeBook", {"origin": "Annotator"}, nsmap={None: CODEBOOK_NS})
    codes = etree.SubElement(root, f"{{{CODEBOOK_NS}}}Codes")
    _add(etree, codes, Codes(source.codebook, ()).top)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    target.path.write_bytes(data)


def _add(etree: Element, parent: Element, codes: Sequence[Code]) -> None:
    for code in codes:
        told = {"guid": code.guid, "name": legal(code.name), "isCodable": str(not code.is_group).lower()}
        element = etree.SubElement(
            parent, f"{{{CODEBOOK_NS}}}Code", told, **({"color": code.colour} if code.colour else {})
        )
        if code.description:
            etree.SubElement(element, f"{{{CODEBOOK_NS}}}Description").text = legal(code.description)
        _add(etree, element, code.children)
