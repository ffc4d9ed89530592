"""EML: one mail a file, its subject the title."""

from __future__ import annotations

import codecs
import email
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import cast

from annotator.formats.articles.blocks import blocks
from annotator.formats.articles.files import load
from annotator.formats.xml_in import parse_html
from annotator.plugin_api import Format, Holds, Incoming, IncomingDocument, Source

_HEADERS = {
    "From": "author", "To": "to", "Cc": "cc", "List-Id": "source", "Message-ID": "message_id",
    "Content-Language": "language",
}  # fmt: skip
_SEEN = frozenset(["from", "subject", "date"])
_SOFT_BREAK = re.compile(r"(?<! ) \n(?!>)")


def read(source: Source) -> Iterator[Incoming]:
    """The mail as one document: its plain text, else the text of its page."""
    data = load(source)
    if data is None:
        return
    mail = email.message_from_bytes(data.removeprefix(codecs.BOM_UTF8), policy=default)
    if not _SEEN & {name.casefold() for name in mail.keys()}:  # noqa: SIM118
        source.skip("eml.none")
        return
    text = _text(mail, source)
    attached = [_file_name(part) for part in mail.walk() if part.get_content_disposition() == "attachment"]
    if attached:
        source.warn("eml.attachments", names=", ".join(attached))
    meta = {"file": PurePosixPath(source.name).name}
    meta |= {name: said for header, name in _HEADERS.items() if (said := _header(mail, header))}
    yield IncomingDocument(text, source.name, title=_header(mail, "Subject"), meta=meta | _moment(mail))


def _text(mail: EmailMessage, source: Source) -> str:
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        said = "" if part is None else _content(cast(EmailMessage, part), source)
        if kind == "html" and said:
            root = parse_html(said)
            said = "" if root is None else "\n\n".join(blocks(root))
        elif part is not None and str(part.get_param("format", "")).lower() == "flowed":
            said = _SOFT_BREAK.sub(" ", said)
        if said.strip():
            return said.strip("\n")
    return ""


def _content(part: EmailMessage, source: Source) -> str:
    try:
        said = str(part.get_content())
    except (LookupError, ValueError):
        charset = str(part.get_content_charset())
        source.warn("import.encoding_guessed", encoding=f"latin-1 ({charset}?)")
        said = cast(bytes, part.get_payload(decode=True)).decode("latin-1")
    return said.replace("\r\n", "\n")


def _header(mail: EmailMessage, name: str) -> str:
    """A header as people read it; one that is written wrong is taken as it stands."""
    try:
        return " ".join(str(mail.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError):
        raw = next((value for key, value in mail.raw_items() if key.casefold() == name.casefold()), "")
        return " ".join(str(raw).split())


def _moment(mail: EmailMessage) -> dict[str, str]:
    said = _header(mail, "Date")
    if not said:
        return {}
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return {"date": said}
    return {"date": moment.date().isoformat(), "time": moment.timetz().isoformat()}


def _file_name(part: EmailMessage) -> str:
    return part.get_filename() or part.get_content_type()


EML = Format(
    name="eml",
    title="E-mail (EML)",
    suffixes=(".eml",),
    aliases=("email", "mail"),
    description="One mail a file: its plain text, else the text of its page. Subject, sender and day become "
    "title and metadata; attachments are named in the report and left out.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    needs="xml",
    read=read,
)
