"""Many and long random lives of a project: what the daily tests try a few times, tried hundreds of times."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.properties.project_machine import ProjectMachine


@pytest.mark.soak
def test_long_lives() -> None:
    run_state_machine_as_test(ProjectMachine, settings=settings(max_examples=300, stateful_step_count=60))
