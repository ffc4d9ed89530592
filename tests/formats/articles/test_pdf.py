"""PDF: paragraphs and words made whole again, and no more than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.formats.articles.pdf import PDF
from tests.formats.articles.pdf_files import Put, lines, pdf
from tests.formats.articles.reading_in import read

COLUMN = (
    "The town council has voted for a wind park on the hill above the town, and it was a very",
    "long evening. The mayor said that she had never seen the hall so full of people in all her",
    "years. She closed the meeting.",
    "The farmers object to the wind park, for it takes their land and their quiet, as they say it",
    "themselves.",
)


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    data = pdf(
        [[Put("A town decides", 740, size=18), *lines(*COLUMN)]],
        info="/Title (A town decides) /Author (Ada) /CreationDate (D:20240305120000+01'00')",
    )
    result = read(PDF, tmp_path / "a.pdf", data)
    assert result.only.text.split("\n\n") == ["A town decides", " ".join(COLUMN[:3]), " ".join(COLUMN[3:])]
    assert result.only.title == "A town decides"
    assert result.only.meta == {"file": "a.pdf", "author": "Ada", "created": "2024-03-05", "pages": 1}
    assert not result.warnings


def test_lines_are_kept_where_that_is_wanted(tmp_path: Path) -> None:
    data = pdf([lines("One wind-", "mill, and", "another."), lines("Page two.")])
    text = read(PDF, tmp_path / "a.pdf", data, lines="keep").only.text
    assert text == "One wind-\nmill, and\nanother.\n\nPage two."


def test_space_indents_and_bullets_part_paragraphs(tmp_path: Path) -> None:
    spaced = lines(COLUMN[0], COLUMN[1], "", COLUMN[3].lower(), COLUMN[0].lower())
    assert read(PDF, tmp_path / "a.pdf", pdf([spaced])).only.text.count("\n\n") == 1
    whole = COLUMN[1] + " and"
    indented = [Put(COLUMN[1], 700), Put(whole, 686), Put(COLUMN[0], 672, x=90), Put(whole, 658)]
    assert read(PDF, tmp_path / "a.pdf", pdf([indented])).only.text.count("\n\n") == 1
    listed = lines(
        COLUMN[0], "• first of the things to be told about the town and the wind park above", "• second"
    )
    assert read(PDF, tmp_path / "a.pdf", pdf([listed])).only.text.count("\n\n") == 2
    hanging = [Put("• " + COLUMN[0], 700), Put(COLUMN[1], 686, x=84), Put(COLUMN[2], 672, x=84)]
    assert "\n" not in read(PDF, tmp_path / "a.pdf", pdf([hanging])).only.text


@pytest.mark.parametrize(
    "before, after, whole",
    [
        ("Sie wartet auf Windener-", "gie und hofft", "Sie wartet auf Windenergie und hofft"),
        ("Es sprach die CDU-", "Chefin im Saal", "Es sprach die CDU-Chefin im Saal"),
        ("Das gilt für Ost-", "und Westdeutschland", "Das gilt für Ost- und Westdeutschland"),
        ("In den Jahren 2020-", "2024 war es so", "In den Jahren 2020-2024 war es so"),
        ("A well-known man is well-", "known", "A well-known man is well-known"),
        ("Er sagte – und ging –", "nichts", "Er sagte – und ging – nichts"),
    ],
)
def test_words_that_were_parted(tmp_path: Path, before: str, after: str, whole: str) -> None:
    assert read(PDF, tmp_path / "a.pdf", pdf([lines(before, after)])).only.text == whole


def test_a_sentence_goes_on_across_pages_and_columns(tmp_path: Path) -> None:
    pages = [
        lines(COLUMN[0]),
        lines("long evening for everyone in the hall of the town, and for the meet-", "ing."),
    ]
    text = read(PDF, tmp_path / "a.pdf", pdf(pages)).only.text
    assert text == f"{COLUMN[0]} long evening for everyone in the hall of the town, and for the meeting."
    columns = [*lines("A column that", "goes on in"), *lines("the next one.", "And ends.", x=330)]
    assert (
        read(PDF, tmp_path / "a.pdf", pdf([columns])).only.text
        == "A column that goes on in the next one. And ends."
    )


def test_what_pages_repeat_is_left_out_and_told(tmp_path: Path) -> None:
    words = ["one", "two", "three", "four"]
    pages = [
        [Put(f"The Example, March 5, page {n}", 770), *lines(f"Text {word} says this."), Put(f"{n}", 30)]
        for n, word in enumerate(words, start=1)
    ]
    result = read(PDF, tmp_path / "a.pdf", pdf(pages))
    assert result.only.text == "\n\n".join(f"Text {word} says this." for word in words)
    assert result.warnings == [("a.pdf", "pdf.running_heads")]
    kept = read(PDF, tmp_path / "a.pdf", pdf(pages), heads="keep")
    assert "page 3" in kept.only.text and not kept.warnings


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    result = read(PDF, tmp_path / "a.pdf", pdf([lines("Text."), [], lines("More.")]))
    assert result.only.text == "Text.\n\nMore."
    assert result.warnings == [("a.pdf", "pdf.pages_without_text")]


@pytest.mark.parametrize("title", ["Microsoft Word - x.docx", "untitled", "seite1.indd", "2024-03-05", " "])
def test_titles_that_programs_make_up_are_none(tmp_path: Path, title: str) -> None:
    assert read(PDF, tmp_path / "a.pdf", pdf([lines("x")], info=f"/Title ({title})")).only.title == ""


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "import.empty"),
        (b"no pdf", "pdf.damaged"),
        (b"%PDF-1.4\n", "pdf.damaged"),
        (pdf([lines("x")])[:200], "pdf.damaged"),
        (pdf([[]]), "pdf.no_text"),
        (pdf([lines("x")], locked=True), "archive.protected"),
    ],
)
def test_bad_input_is_one_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    assert read(PDF, tmp_path / "a.pdf", data).skipped == [("a.pdf", code)]
