"""XML and HTML of strangers: no entities, nothing fetched, bounded depth."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.formats.xml_in import Element, parse, parse_html
from annotator.plugin_api import Report, Source


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path / "some.xml", "some.xml", Report())


def refusal(data: bytes, source: Source) -> str:
    assert parse(data, source) is None
    (issue,) = source.report.skipped
    assert issue.where == "some.xml"
    return issue.code


def page(data: bytes | str) -> Element:
    root = parse_html(data)
    assert root is not None
    return root


def test_an_element_tree_without_comments(source: Source) -> None:
    root = parse(
        '<?xml version="1.0" encoding="iso-8859-1"?><a>\xfc<!-- no --> b</a>'.encode("latin-1"), source
    )
    assert root is not None
    assert "".join(root.itertext()) == "ü b"
    assert not source.report.skipped


def test_trap_17_billion_laughs(source: Source) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE a [<!ENTITY l0 "ha">{levels}]><a b="&l9;">&l9;</a>'
    assert refusal(laughs.encode(), source) == "xml.damaged"


def test_trap_17_entities_are_refused(source: Source) -> None:
    assert refusal(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', source) == "xml.entities"


def test_trap_17_no_file_is_read_for_an_entity(source: Source, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    data = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'.encode()
    assert refusal(data, source) == "xml.entities"


def test_trap_17_a_parameter_entity_is_refused(source: Source, tmp_path: Path) -> None:
    outside = tmp_path / "outside.dtd"
    outside.write_text('<!ENTITY x "y">')
    data = f'<!DOCTYPE a [<!ENTITY % all SYSTEM "{outside.as_uri()}"> %all;]><a/>'.encode()
    assert refusal(data, source) == "xml.entities"


def test_trap_17_a_document_type_elsewhere_is_not_read(source: Source, tmp_path: Path) -> None:
    outside = tmp_path / "outside.dtd"
    outside.write_text('<!ENTITY x "y"><!ATTLIST a b CDATA "z">')
    root = parse(f'<!DOCTYPE a SYSTEM "{outside.as_uri()}"><a>t</a>'.encode(), source)
    assert root is not None
    assert root.text == "t" and not root.attrib


@pytest.mark.parametrize("data", [b"", b"no xml", b"<a>", b"<a>\0</a>", b"<a>" * 100_000 + b"</a>" * 100_000])
def test_what_is_no_xml_is_refused(data: bytes, source: Source) -> None:
    assert refusal(data, source) == "xml.damaged"


def test_the_entry_is_named(source: Source) -> None:
    assert parse(b"<a", source, entry="word/document.xml") is None
    assert source.report.skipped[0].where == "some.xml, word/document.xml"


def test_a_page_is_mended_as_browsers_do() -> None:
    assert page("<p>über<p>zwei &amp; drei").text_content() == "überzwei & drei"
    assert page('<meta charset="iso-8859-1"><p>\xfc'.encode("latin-1")).text_content() == "ü"


@pytest.mark.parametrize(
    "data", ["<title>T</title><article>A</article>B<p>C", "<title>T</title><main>A</main><body>BC</body>"]
)
def test_a_page_without_a_body_has_its_text_there_all_the_same(data: str) -> None:
    assert [child.tag for child in page(data).find("head")] == ["title"]
    assert page(data).find("body").text_content() == "ABC"


@pytest.mark.parametrize("data", [b"", b"  ", b"<!-- -->", b"<div>" * 100_000 + b"deep"])
def test_an_empty_or_bottomless_page_is_none(data: bytes) -> None:
    assert parse_html(data) is None


def test_a_page_of_one_huge_paragraph_is_read_whole() -> None:
    assert len(page(b"<p>" + b"x" * 11_000_000).text_content()) == 11_000_000
