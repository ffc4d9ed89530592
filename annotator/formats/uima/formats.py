"""The two files that a CAS comes in: XMI with a type system beside it, and JSON that brings its own."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from annotator.formats import xml_in
from annotator.formats.extras import need
from annotator.formats.uima.mapping import OPTION, layer_types, questions
from annotator.formats.uima.own_types import DOCUMENT
from annotator.formats.uima.reading import documents, header, type_system_beside
from annotator.formats.uima.writing import write
from annotator.plugin_api import Format, Holds, Incoming, Question, Report, Source

_LARGEST = 512 << 20
"""Bytes of a file that is read; a CAS is held in memory as a whole."""


def read(source: Source) -> Iterator[Incoming]:
    """The document of one file."""
    cas = _cas(source)
    if cas is None:
        return
    head = header(cas, source)
    if head is not None:
        yield head
    yield from documents(cas, source)


def questions_of(source: Source) -> Sequence[Question]:
    """What the layers of somebody else's file become."""
    cas = _cas(Source(source.path, source.name, Report(), source.options))
    if cas is None or (cas.typesystem.contains_type(DOCUMENT) and cas.select(DOCUMENT)):
        return []
    return questions(layer_types(cas))


def _cas(source: Source) -> Any:
    if source.path.stat().st_size > _LARGEST:
        source.skip("uima.too_large")
        return None
    is_json = source.path.suffix.lower() == ".json"
    return _from_json(source) if is_json else _from_xmi(source)


def _from_xmi(source: Source) -> Any:
    cassis = need("cassis", extra="uima")
    beside = type_system_beside(source.path)
    if beside is None:
        source.skip("uima.no_type_system")
        return None
    # The library would trust both; here they are looked at first.
    for path in (beside, source.path):
        if xml_in.parse(path.read_bytes(), Source(path, path.name, source.report)) is None:
            return None
    try:
        with _quiet():
            types = cassis.load_typesystem(beside)
            return cassis.load_cas_from_xmi(source.path, typesystem=types, lenient=True)
    # Whatever a damaged file makes the library raise, it is the file's fault.
    except Exception as error:
        source.skip("uima.damaged", reason=str(error) or type(error).__name__)
        return None


def _from_json(source: Source) -> Any:
    cassis = need("cassis", extra="uima")
    try:
        with _quiet():
            return cassis.load_cas_from_json(source.path.read_text(encoding="utf-8"))
    except Exception as error:
        source.skip("uima.damaged", reason=str(error) or type(error).__name__)
        return None


@contextmanager
def _quiet() -> Iterator[None]:
    """The library warns programmers of features that are called like words of Python; users can't help it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def claims_json(head: bytes) -> bool:
    """Whether a JSON file begins like a CAS."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n{").startswith(
        (b'"%TYPES"', b'"%FEATURE_STRUCTURES"', b'"%FLAGS"')
    )


def companions(path: Path) -> Sequence[Path]:
    """The type system of an XMI file."""
    beside = type_system_beside(path)
    return [beside] if beside else []


_HELD = frozenset(
    {
        Holds.TEXT, Holds.METADATA, Holds.SPANS, Holds.FRAGMENTS, Holds.ENTITIES, Holds.ATTRIBUTES,
        Holds.NOTES, Holds.STATEMENTS, Holds.DETAILS, Holds.RELATIONS, Holds.ANNOTATORS, Holds.GOLD,
    }
)  # fmt: skip

XMI = Format(
    name="uima-xmi",
    title="UIMA CAS XMI (INCEpTION, DKPro)",
    suffixes=(".xmi",),
    aliases=("xmi", "uima", "inception"),
    description="A folder laid out as INCEpTION exports one: annotation/DOCUMENT/ANNOTATOR.xmi, gold in "
    "curation/, and TypeSystem.xml. Spans in pieces, statements, relations and entities have types of their "
    "own; sentences and tokens are DKPro's. In: any layers, each as the option “layers” says.",
    holds=_HELD,
    options=(OPTION,),
    default_name="uima",
    folder=True,
    needs="uima",
    read=read,
    write=write,
    companions=companions,
    questions=questions_of,
)

JSON_CAS = Format(
    name="uima-json",
    title="UIMA CAS JSON",
    suffixes=(".json",),
    aliases=("cas-json",),
    description="A file for a document and an annotator, with its types in it, as INCEpTION exports it.",
    holds=_HELD,
    options=(OPTION,),
    needs="uima",
    read=read,
    claims=claims_json,
    questions=questions_of,
)
