"""Our own exports in the formats of other tools, imported where they came from: nothing is there twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.formats.projects import Values, native, project_of, projects

WHOLE = {"label-studio": "out.json", "prodigy": "out.jsonl"}


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=4, deadline=None)
@given(values=projects())
def test_trap_20_what_is_there_already_is_not_imported_again(
    tmp_path_factory: pytest.TempPathFactory, name: str, values: Values
) -> None:
    folder = tmp_path_factory.mktemp("again")
    with project_of(values, folder, "p.annotator") as project:
        before = native(project, folder)
        project.export(folder / WHOLE[name], format=name)
        came = project.import_files([folder / WHOLE[name]], format=name)
        assert {issue.code for issue in came.skipped} <= {"import.already_there"}
        assert (came.documents, came.spans, came.statements) == (0, 0, 0)
        assert native(project, folder) == before


def test_trap_20_doccano_knows_its_spans_by_our_uids(tmp_path: Path) -> None:
    line = {
        "uid": "d", "text": "Rome backs it.",
        "layers": [{"annotator": "Ann", "spans": [{"uid": "s", "label": "actor", "start": 0, "end": 4}]}],
    }  # fmt: skip
    with project_of([{"format": "annotator/1"}, line], tmp_path, "p.annotator") as project:
        for _ in range(2):
            project.export(tmp_path / "out.jsonl", format="doccano")
            came = project.import_files([tmp_path / "out.jsonl"])
            assert (came.documents, came.spans) == (0, 0)
