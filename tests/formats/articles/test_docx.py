"""Word files: all that a reader sees, nothing that was deleted, and no harm from a bad one."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from annotator.formats.articles.docx import DOCX
from tests.formats.articles.reading_in import read

SPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def packed(body: str, **parts: str) -> bytes:
    """A file with no more than it needs; ``parts`` are files beside the document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            file.writestr(f"word/{name}.xml", xml)
    return stream.getvalue()


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_what_a_word_processor_writes(tmp_path: Path) -> None:
    document = Document()
    document.core_properties.author = "Ada Example"
    document.core_properties.title = "Microsoft Word - x.docx"
    document.core_properties.created = datetime(2024, 3, 5, 10, 0)
    document.core_properties.language = "de-DE"
    document.core_properties.comments = ""
    document.add_paragraph("Kicker")
    document.add_heading("Größe  des Ganzen", level=1)
    document.add_paragraph("Ein ").add_run("fetter").bold = True
    table = document.add_table(rows=2, cols=2)
    for row, said in zip(table.rows, (("Partei", "Sitze"), ("A", "12")), strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    document.add_paragraph("Ende\twirklich\nneue Zeile 🕊")
    stream = io.BytesIO()
    document.save(stream)
    article = read(DOCX, tmp_path / "a.docx", stream.getvalue()).only
    assert article.text == (
        "Kicker\n\nGröße  des Ganzen\n\nEin fetter\n\nPartei\tSitze\n\nA\t12\n\nEnde\twirklich\nneue Zeile 🕊"
    )
    assert article.title == "Größe des Ganzen"
    meta = dict(article.meta)
    assert meta.pop("modified", None) is None or meta
    assert {key: meta[key] for key in ("file", "author", "created", "language")} == {
        "file": "a.docx", "author": "Ada Example", "created": "2024-03-05", "language": "de"
    }  # fmt: skip
    assert "description" not in meta


def test_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    body = paragraph(
        run("We "), f"<w:ins>{run('do')}</w:ins>", "<w:del><w:r><w:delText>do not</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('gone')}</w:moveFrom>", run(" agree"),
        f"<w:hyperlink>{run(' here')}</w:hyperlink>", "<w:r><w:instrText>PAGE</w:instrText></w:r>",
    )  # fmt: skip
    assert read(DOCX, tmp_path / "a.docx", packed(body)).only.text == "We do agree here"


def test_boxes_and_content_controls_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run('In a box'))}</w:txbxContent>"
    ways = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{ways}</mc:AlternateContent>"
    control = f"<w:sdt><w:sdtContent>{paragraph(run('In a control'))}</w:sdtContent></w:sdt>"
    body = paragraph(run("Outside"), f"<w:r>{both}</w:r>") + control
    assert read(DOCX, tmp_path / "a.docx", packed(body)).only.text == "Outside\n\nIn a box\n\nIn a control"


def test_notes_come_at_the_end_or_not_at_all(tmp_path: Path) -> None:
    body = paragraph(
        run("One"), '<w:r><w:endnoteReference w:id="7"/></w:r>', run(" two"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    )  # fmt: skip
    data = packed(
        body,
        footnotes=f'<w:footnotes {SPACE}><w:footnote w:id="0">{paragraph(run("—"))}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("At the foot"))}</w:footnote></w:footnotes>',
        endnotes=f'<w:endnotes {SPACE}><w:endnote w:id="7">{paragraph(run("At the end"))}</w:endnote>'
        "</w:endnotes>",
    )
    path = tmp_path / "a.docx"
    assert read(DOCX, path, data).only.text == "One[1] two[2]\n\n[2] At the foot\n\n[1] At the end"
    assert read(DOCX, path, data, notes="none").only.text == "One[1] two[2]"


def test_a_table_of_one_column_only_places_paragraphs(tmp_path: Path) -> None:
    cell = f"<w:tc>{paragraph(run('One'))}{paragraph(run('Two'))}</w:tc>"
    data = packed(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert read(DOCX, tmp_path / "a.docx", data).only.text == "One\n\nTwo"


def test_trap_17_a_document_with_entities_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')
    result = read(DOCX, tmp_path / "a.docx", stream.getvalue())
    assert result.skipped == [("a.docx, word/document.xml", "xml.entities")]


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "import.empty"),
        (b"no zip", "archive.damaged"),
        (packed(paragraph(run("x")))[:-40], "archive.damaged"),
        (packed(paragraph(run("  "))), "import.empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "docx.old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "archive.protected"),
        (b"PK\x05\x06" + b"\0" * 18, "archive.damaged"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    assert read(DOCX, tmp_path / "a.docx", data).skipped == [("a.docx", code)]
