"""RSS and Atom: a saved feed, each entry an article."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from annotator.core.text.dates import to_iso
from annotator.formats.articles.blocks import blocks
from annotator.formats.articles.files import load
from annotator.formats.extras import need
from annotator.formats.xml_in import parse_html
from annotator.plugin_api import Format, Holds, Incoming, IncomingDocument, Source

_CLAIM = re.compile(
    rb"<(?:\w+:)?(?:rss|feed)[\s>][^<]*(?:version|xmlns|>)|<rdf:RDF[^>]+purl\.org/rss/", re.IGNORECASE
)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(source: Source) -> Iterator[Incoming]:
    """Each entry as a document; one without text is reported and left out."""
    data = load(source)
    if data is None:
        return
    if _ENTITY.search(data.replace(b"\0", b"") if data.startswith(_WIDE_MARKS) else data):
        source.skip("xml.entities")
        return
    try:
        feed = need("feedparser", extra="feeds").parse(io.BytesIO(data))
    except (ValueError, LookupError, AttributeError, TypeError):  # half a letter, for one
        feed = None
    if feed is None or not feed.version or not feed.entries:
        source.skip("feeds.none")
        return
    if feed.bozo and not isinstance(feed.bozo_exception, UserWarning):
        source.warn("feeds.damaged", reason=_reason(feed.bozo_exception))
    for number, entry in enumerate(feed.entries, start=1):
        where = f"{source.name} #{number}"
        title = _plain(entry.get("title", ""), entry.get("title_detail"))
        text = _text(entry)
        if text:
            yield IncomingDocument(text, where, title=" ".join(title.split()), meta=_meta(feed.feed, entry))
        else:
            source.report.skip(where, "article.no_body", title=title)


def claims(head: bytes) -> bool:
    """Whether the file is a feed, whatever its suffix."""
    if head.startswith(_WIDE_MARKS):
        head = head.replace(b"\0", b"")
    return _CLAIM.search(head[:4096]) is not None


def _text(entry: Any) -> str:
    """The whole text if the entry has it, else its summary."""
    said = [_plain(content.get("value", ""), content) for content in entry.get("content", ())]
    said.append(_plain(entry.get("summary", ""), entry.get("summary_detail")))
    return max(said, key=len)


def _plain(said: str | None, detail: Any) -> str:
    said = (said or "").strip()
    if detail is not None and detail.get("type") == "text/plain":
        return said
    root = parse_html(said) if said else None
    return "" if root is None else "\n\n".join(blocks(root))


def _meta(feed: Any, entry: Any) -> dict[str, str]:
    source = entry.get("source", {}).get("title") or feed.get("title", "")
    # Of an entry itself "updated" would be asked for "published", too, with a warning.
    published = entry.get("published") or dict.get(entry, "updated", "")
    moment = entry.get("published_parsed") or dict.get(entry, "updated_parsed")
    said = {
        "date": to_iso(published) or (date(*moment[:3]).isoformat() if moment else published),
        "source": source,
        "author": entry.get("author", ""),
        "url": entry.get("link", ""),
        "language": entry.get("language") or feed.get("language", ""),
        "tags": "; ".join(tag.get("term") or "" for tag in entry.get("tags", ())),
        "entry": entry.get("id", ""),
    }
    return {
        name: value
        for name, value in said.items()
        if value and not (name == "entry" and value == said["url"])
    }


def _reason(error: BaseException) -> str:
    message = getattr(error, "getMessage", lambda: str(error))()
    return " ".join(str(message).split())


FEEDS = Format(
    name="feeds",
    title="RSS or Atom",
    suffixes=(".rss", ".atom", ".xml"),
    aliases=("rss", "atom"),
    description="A saved feed. Each entry is a document: its whole text where the feed has it, else its "
    "summary.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    needs="feeds",
    read=read,
    claims=claims,
)
