"""When layers were finished is read off the log, a little further each time."""

from __future__ import annotations

import time
from pathlib import Path

from annotator.app.project import Project
from annotator.core.commands import SetStatus
from annotator.core.decide.layers import layer_uid
from annotator.store.finishing import finished_after
from tests.app.labelling.documents import add_documents


def test_the_last_time_counts_and_nothing_is_read_twice(tmp_path: Path) -> None:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as project:
        add_documents(project, {"one": "One.", "two": "Two."})
        owner = project.annotator.uid if project.annotator else ""
        before = time.time()
        project.execute(SetStatus("one", "done"))
        position, found = finished_after(project._file.db, 0)
        assert list(found) == [layer_uid("one", owner)]
        assert before - 1 <= found[layer_uid("one", owner)] <= time.time() + 1
        project.execute(SetStatus("one", "in_progress"))
        assert finished_after(project._file.db, position)[1] == {}
        project.undo()
        _, again = finished_after(project._file.db, position)
        assert again[layer_uid("one", owner)] >= found[layer_uid("one", owner)]
