"""Saved feeds: RSS, Atom, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.formats.articles.feeds import FEEDS, claims
from tests.formats.articles.reading_in import read

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Example</title><language>de</language>
<item><title>Größe &amp; Wert</title>
<link>https://example.org/1</link><description>Short.</description>
<content:encoded>
<![CDATA[<p>First <b>paragraph</b>.</p><script>x()</script><p>Second.</p>]]></content:encoded>
<dc:creator>Ada</dc:creator><category>Wind</category><category>Town</category>
<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate><guid>https://example.org/1</guid></item>
<item><title>No text</title></item></channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>The Example</title>
<entry><title type="text">A &lt; B</title><id>tag:1</id><updated>2024-03-05T12:00:00Z</updated>
<author><name>Ada</name></author><link href="https://example.org/2"/>
<summary type="text">Plain &lt;not a tag&gt; text.</summary></entry></feed>"""


def test_rss(tmp_path: Path) -> None:
    result = read(FEEDS, tmp_path / "a.rss", RSS)
    article = result.only
    assert (article.title, article.text) == ("Größe & Wert", "First paragraph.\n\nSecond.")
    assert article.meta == {
        "date": "2024-03-05", "source": "The Example", "author": "Ada", "url": "https://example.org/1",
        "language": "de", "tags": "Wind; Town",
    }  # fmt: skip
    assert result.skipped == [("a.rss #2", "article.no_body")]


def test_atom(tmp_path: Path) -> None:
    article = read(FEEDS, tmp_path / "a.atom", ATOM).only
    assert (article.title, article.text) == ("A < B", "Plain <not a tag> text.")
    assert article.meta["date"] == "2024-03-05"
    assert article.meta["entry"] == "tag:1"
    assert article.where == "a.atom #1"


def test_a_damaged_feed_gives_what_there_is(tmp_path: Path) -> None:
    result = read(FEEDS, tmp_path / "a.rss", RSS[: RSS.index("<item><title>No text")])
    assert result.only.title == "Größe & Wert"
    assert result.warnings == [("a.rss", "feeds.damaged")]


def test_feeds_are_claimed_among_other_xml() -> None:
    assert claims(RSS.encode()) and claims(ATOM.encode()) and claims(ATOM.encode("utf-16"))
    assert claims(b'<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/">')
    assert not claims(b'<?xml version="1.0"?><Project xmlns="urn:QDA-XML"/>')
    assert not claims(b"<feedback><rssi>1</rssi></feedback>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_trap_17_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    laughs = ATOM.replace('<?xml version="1.0"?>', '<!DOCTYPE a [<!ENTITY x "y">]>').encode(encoding)
    assert read(FEEDS, tmp_path / "a.xml", laughs).skipped == [("a.xml", "xml.entities")]


@pytest.mark.parametrize(
    "data, code",
    [(b"", "import.empty"), (b"<p>page</p>", "feeds.none"), (b'<rss version="2.0"/>', "feeds.none")],
)  # fmt: skip
def test_bad_input_is_one_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    assert read(FEEDS, tmp_path / "a.rss", data).skipped == [("a.rss", code)]
