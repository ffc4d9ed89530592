"""Files that bring a codebook and nothing else, and people of whom a file knows the name alone."""

from __future__ import annotations

from pathlib import Path

from annotator import Project
from tests.formats.dna_files import version_3

CODES = (
    '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="x" name="goal" color="#336699"/>'
    '<Code guid="y" name="Actor"/></Codes></CodeBook>'
)


def test_a_codebook_alone_is_added_to_a_project_that_has_articles(project: Project, folder: Path) -> None:
    (folder / "a.txt").write_text("Ana wants peace.", encoding="utf-8")
    (folder / "codes.qdc").write_text(CODES, encoding="utf-8")
    project.import_files([folder / "a.txt"])
    before = [label.id for label in project.codebook.labels]
    came = project.import_files([folder / "codes.qdc"])
    assert [label.id for label in project.codebook.labels] == [*before, "goal", "Actor"]
    label = project.codebook.label("goal")
    assert label is not None and label.colour == "#336699"
    assert [issue.code for issue in came.warnings] == ["import.new_label"] * 2
    project.undo()
    assert [label.id for label in project.codebook.labels] == before


def test_whoever_works_here_is_known_by_name(folder: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "named.annotator", annotator="ines") as project:
        (folder / "a.txt").write_text("Ana wants peace.", encoding="utf-8")
        project.import_files([folder / "a.txt"])
        came = project.import_files([version_3(folder / "a.dna")])
        assert sorted(person.name for person in project.annotators()) == ["Admin", "ines"]
        assert came.statements == 3
