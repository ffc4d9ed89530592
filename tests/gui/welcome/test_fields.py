"""Paths in one line, and where a project of them lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import UserError
from annotator.gui.welcome.codebook_preview import codebook_in_short
from annotator.gui.welcome.fields import as_paths, as_text, beside


def test_paths_come_back_from_the_line_they_were_written_in(tmp_path: Path) -> None:
    paths = (tmp_path / "a.txt", tmp_path / "b.txt")
    assert as_paths(as_text(paths)) == paths
    assert as_paths("  ") == ()
    odd = tmp_path / "a; b"
    odd.mkdir()
    assert as_paths(str(odd)) == (odd,)


def test_a_project_lies_beside_its_folder_under_its_name(tmp_path: Path) -> None:
    folder, suggested = tmp_path / "talks", tmp_path / "elsewhere" / "project.annotator"
    folder.mkdir()
    (folder / "a.txt").write_text("Ships leave.", encoding="utf-8")
    assert beside([folder], suggested) == tmp_path / "talks.annotator"
    assert beside([folder / "a.txt"], suggested) == tmp_path / "talks.annotator"
    assert beside([], suggested) == suggested


def test_a_codebook_in_short_names_labels_keys_and_stances(tmp_path: Path) -> None:
    told = codebook_in_short(None)
    assert "Actor (A)" in told
    assert "▲ Support" in told
    with pytest.raises(UserError):
        codebook_in_short(tmp_path / "none.toml")
