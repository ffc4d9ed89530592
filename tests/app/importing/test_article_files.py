"""A batch of files of every kind, good and bad: the good ones come in, the bad ones are one sentence each."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from annotator import Project
from annotator.app.messages import sentence
from annotator.app.reports import told
from tests.app.importing.incoming import skipped, titles

LONG = "Der Stadtrat hat für den Windpark gestimmt, und es war ein langer Abend für alle, die dabei waren."
DOCX = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    f"<w:t>{LONG}</w:t></w:r></w:p></w:body></w:document>"
)


def docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", DOCX)
    return stream.getvalue()


GOOD = {
    "a.html": f"<title>A page</title><article><p>{LONG} Eins.</p></article>".encode(),
    "b.docx": docx(),
    "c.rtf": b"{\\rtf1\\ansi Three.\\par}",
    "d.eml": b"Subject: A mail\n\nFour.\n",
    "e.rss": b'<rss version="2.0"><channel><title>Feed</title><item><title>An entry</title>'
    b"<description>Five.</description></item></channel></rss>",
    "f.html": b'<div class="article enArticle"><span class="enHeadline">From Factiva</span>'
    b'<p class="articleParagraph">Six.</p></div>',
    "g.txt": b"From Nexis\nThe Example\nMarch 5, 2024\nCopyright 2024\nLength: 1 words\nBody\nSeven.\n"
    b"End of Document\n",
}
TITLES = ["A page", LONG, "Three.", "A mail", "An entry", "From Factiva", "From Nexis"]

BAD = {
    "damaged.pdf": (b"%PDF-1.7\nnothing", "pdf.damaged"),
    "damaged.docx": (docx()[:-9], "archive.damaged"),
    "damaged.epub": (b"PK\x03\x04damaged", "archive.damaged"),
    "protected.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "archive.protected",
    ),
    "empty.pdf": (b"", "import.empty"),
    "empty.html": (b"", "import.empty"),
    "empty.rtf": (b"", "import.empty"),
    "empty.eml": (b"", "import.empty"),
    "wrong.pdf": (docx(), "pdf.damaged"),
    "wrong.docx": (b"plain text", "archive.damaged"),
    "wrong.html": (b"%PDF-1.7 \0\1\2\3\4\5", "import.binary"),
    "wrong.rtf": (b"plain text", "rtf.damaged"),
}


def test_a_bad_file_is_one_sentence_and_the_rest_comes_in(project: Project, folder: Path) -> None:
    for name, data in GOOD.items():
        (folder / name).write_bytes(data)
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    report = project.import_files([folder])
    assert titles(project) == TITLES
    assert dict(skipped(report)) == {name: code for name, (_, code) in BAD.items()}
    assert len(report.skipped) == len(BAD)
    for issue in told(report.skipped):
        assert issue["where"] in issue["message"] and issue["message"].endswith(".")


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone_is_one_sentence_too(project: Project, folder: Path, name: str) -> None:
    (folder / name).write_bytes(BAD[name][0])
    report = project.import_files([folder / name])
    assert skipped(report) == [(name, BAD[name][1])]
    assert sentence(BAD[name][1], {"where": name}).startswith(name)
    assert project.documents() == []


def test_a_hundred_megabytes_of_nothing_are_one_sentence(project: Project, folder: Path) -> None:
    for name in ("a.pdf", "b.docx", "c.rtf", "d.epub"):
        with (folder / name).open("wb") as stream:
            stream.truncate(100 << 20)
    (folder / "e.txt").write_text("Text")
    report = project.import_files([folder])
    assert titles(project) == ["Text"]
    assert [where for where, _ in skipped(report)] == ["a.pdf", "b.docx", "c.rtf", "d.epub"]


def test_trap_05_a_byte_order_mark_is_no_part_of_the_text(project: Project, folder: Path) -> None:
    for name in ("a.html", "d.eml", "e.rss", "f.html", "g.txt"):
        (folder / name).write_bytes(b"\xef\xbb\xbf" + GOOD[name])
    (folder / "wide.html").write_bytes(GOOD["a.html"].decode().replace("Eins", "Zwei").encode("utf-16"))
    report = project.import_files([folder])
    assert report.documents == 6 and not report.skipped
    assert not [one.title for one in project.documents() if "\ufeff" in one.title + project.text(one.uid)]


def test_trap_13_no_control_character_ends_a_text_early(project: Project, folder: Path) -> None:
    body = b"<p>Before&#0;&#x1;between\x0c and after, and that is all there is to say of it.</p>"
    (folder / "a.html").write_bytes(b"<html><body><article>" + body + b"</article></body></html>")
    (folder / "b.eml").write_bytes(b"Subject: x\n\nBefore\0after\n")
    (folder / "c.rtf").write_bytes(b"{\\rtf1\\ansi Before\\u0?and after\\par}")
    project.import_files([folder])
    texts = [project.text(one.uid) for one in project.documents()]
    assert len(texts) == 3
    for text in texts:
        assert text.startswith("Before") and "after" in text and "\0" not in text


def test_trap_18_a_huge_file_is_refused_before_it_is_read(project: Project, folder: Path) -> None:
    for name in ("a.html", "b.pdf", "c.rtf", "d.eml"):
        with (folder / name).open("wb") as stream:
            stream.truncate((256 << 20) + 1)
    (folder / "e.txt").write_text("Text")
    report = project.import_files([folder])
    assert {code for _, code in skipped(report)} == {"article.too_large"} and report.documents == 1


def test_names_of_files_tell_what_files_do_not(project: Project, folder: Path) -> None:
    (folder / "2024-03-05_taz_Größe.docx").write_bytes(docx())
    project.import_files([folder], options={"filename": "{date}_{source}_{title}"})
    document = project.document(project.documents()[0].uid)
    assert (document.title, document.meta["date"], document.meta["source"]) == ("Größe", "2024-03-05", "taz")
