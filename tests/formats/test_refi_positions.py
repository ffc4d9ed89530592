"""What the positions of REFI-QDA projects count: characters or units, line ends, the last one in or out."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.formats.offsets import QUESTION
from annotator.formats.refi_qda import REFI_QDA
from annotator.plugin_api import Report, Source
from tests.formats.refi_files import CODES, USERS, qdpx, quotes, read, selection, skipped, text_source

DOVE = "🕊 Ana\r\nwants\r\npeace now"


def at(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_trap_02_a_name_tells_utf_16_from_characters(tmp_path: Path) -> None:
    for width in (0, 1):
        start, end = (one + width for one in at(DOVE, "peace"))
        path = qdpx(
            tmp_path / "a.qdpx", USERS, CODES, text_source(selection(21, start, end, "peace")), text=DOVE
        )
        assert quotes(path) == ["peace"]


@pytest.mark.parametrize(
    ("origin", "fewer", "name"), [("NVivo", 0, "peace"), ("ATLAS.ti 8.4", 2, ""), ("Other", 2, "peace")]
)
def test_trap_03_a_windows_line_end_counts_one_or_two(
    tmp_path: Path, origin: str, fewer: int, name: str
) -> None:
    text = DOVE.replace("🕊", "-")
    start, end = (one - fewer for one in at(text, "peace"))
    path = qdpx(
        tmp_path / "a.qdpx",
        USERS,
        CODES,
        text_source(selection(21, start, end, name)),
        text=text,
        origin=origin,
    )
    assert quotes(path) == ["peace"]


def test_the_end_may_be_the_last_character(tmp_path: Path) -> None:
    text = "Ana wants peace, and Ana waits."
    content = selection(21, 0, 2, "Ana") + selection(22, 10, 14, "peace") + selection(23, 21, 23, "")
    path = qdpx(tmp_path / "a.qdpx", USERS, CODES, text_source(content), text=text)
    assert quotes(path) == ["Ana", "peace", "Ana"]
    assert "refi.last_character" in [issue.code for issue in read(path)[1].warnings]


def test_trap_05_a_mark_at_the_beginning_is_no_character(tmp_path: Path) -> None:
    for data in ("\ufeffAna wants peace".encode(), "Ana wants peace".encode("utf-16")):
        path = qdpx(
            tmp_path / "a.qdpx", USERS, CODES, text_source(selection(21, 10, 15, "goal 1")), text=data
        )
        assert quotes(path) == ["peace"]


def test_where_nothing_tells_the_user_is_asked(tmp_path: Path) -> None:
    path = qdpx(tmp_path / "a.qdpx", USERS, CODES, text_source(selection(21, 14, 19)), text=DOVE)
    assert REFI_QDA.questions is not None
    assert list(REFI_QDA.questions(Source(path, path.name, Report()))) == [QUESTION]
    assert skipped(path) == ["import.offsets_unclear"]
    assert quotes(path, offsets="utf-16") == ["\npeac"]
