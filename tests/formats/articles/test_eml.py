"""Mails: the plain part first, the page else, and attachments named."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from annotator.formats.articles.eml import EML
from tests.formats.articles.reading_in import read


def mail(**headers: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "Größe des Ganzen"
    made["From"] = "Ada Example <ada@example.org>"
    made["Date"] = "Tue, 05 Mar 2024 23:30:00 -0500"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def test_the_plain_part_is_preferred(tmp_path: Path) -> None:
    made = mail(To="all@example.org", List_Id="A list <list.example.org>")
    made.set_content("Grüße 🕊\n\nZweiter Absatz\n")
    made.add_alternative("<p>The page</p>", subtype="html")
    made.add_attachment(b"x", maintype="image", subtype="png", filename="bild.png")
    result = read(EML, tmp_path / "a.eml", made.as_bytes())
    article = result.only
    assert (article.title, article.text) == ("Größe des Ganzen", "Grüße 🕊\n\nZweiter Absatz")
    assert article.meta == {
        "file": "a.eml", "author": "Ada Example <ada@example.org>", "to": "all@example.org",
        "source": "A list <list.example.org>", "date": "2024-03-05", "time": "23:30:00-05:00",
    }  # fmt: skip
    assert result.warnings == [("a.eml", "eml.attachments")]


def test_a_page_alone_is_read(tmp_path: Path) -> None:
    made = mail()
    made.set_content("<style>x{}</style><p>Eins<br>zwei</p><p>drei</p>", subtype="html")
    assert read(EML, tmp_path / "a.eml", made.as_bytes()).only.text == "Eins\nzwei\n\ndrei"


def test_flowing_lines_are_joined(tmp_path: Path) -> None:
    raw = (
        "Subject: x\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
        "A paragraph that \r\nflows on.\r\n\r\n-- \r\nAda\r\n> quoted \r\n> text\r\n"
    )
    assert read(EML, tmp_path / "a.eml", raw).only.text == (
        "A paragraph that flows on.\n\n-- Ada\n> quoted \n> text"
    )


@pytest.mark.parametrize("charset", ["utf-99", "utf-8", "ascii"])
def test_a_wrong_encoding_loses_nothing(tmp_path: Path, charset: str) -> None:
    raw = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\nGr\xfc\xdfe\n".encode("latin-1")
    assert "Gr" in read(EML, tmp_path / "a.eml", raw).only.text


@pytest.mark.parametrize("header", ["From: <<>>,;:", "Date: soon", "Subject: =?utf-8?q?=ff?=", "To: @@"])
def test_headers_that_are_written_wrong_are_taken_as_they_stand(tmp_path: Path, header: str) -> None:
    article = read(EML, tmp_path / "a.eml", f"Subject: x\n{header}\n\nText".encode()).only
    assert article.text == "Text"


@pytest.mark.parametrize("data, code", [(b"", "import.empty"), (b"An article, not a mail.", "eml.none")])
def test_bad_input_is_one_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    assert read(EML, tmp_path / "a.eml", data).skipped == [("a.eml", code)]
