"""The sample corpus as a project that several tests read and none changes: importing it takes a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.app.project import Project
from tests.seeds.sample import SAMPLE


@contextmanager
def sample_project(folder: Path) -> Iterator[Project]:
    """An open project in ``folder``, which also takes what the program keeps beside its projects."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
            patch.setenv(name, str(folder))
        with Project.create(folder / "sample.annotator") as project:
            project.import_files([SAMPLE])
            yield project
