"""REFI-QDA projects as other programs write them, for readers to read."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.app.messages import sentence
from annotator.formats.refi_qda import REFI_QDA
from annotator.plugin_api import Incoming, IncomingDocument, Report
from tests.formats import fakes


def guid(number: int) -> str:
    """A GUID for a number."""
    return f"00000000-0000-4000-8000-{number:012d}"


USERS = f'<Users><User guid="{guid(1)}" name="Ines"/><User guid="{guid(2)}" name="Olu"/></Users>'
CODES = (
    f'<CodeBook><Codes><Code guid="{guid(11)}" name="goal" isCodable="true" color="#F0A">'
    f'<Description>What is wanted.</Description><Code guid="{guid(12)}" name="peace" isCodable="true"/>'
    "</Code>"
    f'<Code guid="{guid(13)}" name="speaker" isCodable="true" color="#336699"/></Codes></CodeBook>'
)


def selection(
    number: int, start: int, end: int, name: str = "", *codes: int, user: int = 1, more: str = ""
) -> str:
    coded = "".join(
        f'<Coding guid="{guid(1000 * number + at)}" creatingUser="{guid(user)}">'
        f'<CodeRef targetGUID="{guid(code)}"/></Coding>'
        for at, code in enumerate(codes or (11,))
    )
    return (
        f'<PlainTextSelection guid="{guid(number)}" name="{name}" startPosition="{start}" endPosition="{end}"'
        f' creatingUser="{guid(user)}">{coded}{more}</PlainTextSelection>'
    )


def text_source(content: str = "", *, path: str = f"internal://{guid(50)}.txt") -> str:
    start = f'<Sources><TextSource guid="{guid(50)}" name="Speech" plainTextPath="{path}">'
    return f"{start}{content}</TextSource></Sources>"


def qdpx(
    path: Path,
    *parts: str,
    text: str | bytes = "",
    origin: str = "QDA",
    name: str = "project.qde",
    files: Mapping[str, bytes] | None = None,
) -> Path:
    xml = (
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="Study" origin="{origin}">{"".join(parts)}</Project>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, xml)
        data = text if isinstance(text, bytes) else text.encode()
        for entry, content in (files or {f"Sources/{guid(50)}.txt": data}).items():
            archive.writestr(entry, content)
    return path


def read(path: Path, **options: Any) -> tuple[list[Incoming], Report]:
    found, report = fakes.read(REFI_QDA, path, **options)
    for issue in (*report.skipped, *report.warnings):
        assert sentence(issue.code, {"where": issue.where, **issue.params})
    return found, report


def documents(path: Path, **options: Any) -> list[IncomingDocument]:
    return [one for one in read(path, **options)[0] if isinstance(one, IncomingDocument)]


def quotes(path: Path, **options: Any) -> list[str]:
    [document] = documents(path, **options)
    return [document.text[slice(*span.fragments[0])] for layer in document.layers for span in layer.spans]


def skipped(path: Path) -> list[str]:
    return [issue.code for issue in read(path)[1].skipped]
