"""RTF: letters of every kind, no addresses of links, and what the file says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.formats.articles.rtf import RTF
from tests.formats.articles.reading_in import read

LINK = r'{\field{\*\fldinst{HYPERLINK "https://example.org/"}}{\fldrslt a link}}'
GOOD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title Gr\'f6\'dfe}{\author Ada Example}"
    r"{\creatim\yr2024\mo3\dy5\hr10}}\f0 Gr\'f6\'dfe \u8220?und\u8221? \u-10179?\u-8694? "
    + LINK
    + r" | bar\par"
    "\n"
    r"\trowd\cellx100\cellx200 Partei\cell Sitze\cell\row Ende\par}"
)


def test_text_and_properties(tmp_path: Path) -> None:
    article = read(RTF, tmp_path / "a.rtf", GOOD).only
    assert article.text == "Größe “und” 😊 a link | bar\n\nPartei\tSitze\n\nEnde"
    assert article.title == "Größe"
    assert article.meta == {"file": "a.rtf", "author": "Ada Example", "created": "2024-03-05"}


def test_notes_that_are_left_out_are_told(tmp_path: Path) -> None:
    result = read(RTF, tmp_path / "a.rtf", r"{\rtf1\ansi Text{\footnote A note.} goes on.\par}")
    assert result.only.text == "Text goes on."
    assert result.warnings == [("a.rtf", "rtf.notes_left_out")]


@pytest.mark.parametrize(
    "data, code",
    [(b"", "import.empty"), (b"no rtf", "rtf.damaged"), (b"{\\rtf1}", "import.empty"),
     (b"{\\rtf1\\ansi " + b"{" * 50_000, "import.empty"), (b"{\\rtf1\\u99999999 x}", "rtf.damaged")],
)  # fmt: skip
def test_bad_input_is_one_sentence(tmp_path: Path, data: bytes, code: str) -> None:
    assert read(RTF, tmp_path / "a.rtf", data).skipped == [("a.rtf", code)]


def test_a_truncated_file_gives_what_there_is(tmp_path: Path) -> None:
    assert read(RTF, tmp_path / "a.rtf", GOOD[:-12]).only.text.startswith("Größe")
