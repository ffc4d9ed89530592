"""Properties of whole project lives: see :mod:`tests.properties.project_machine`."""

from __future__ import annotations

from hypothesis import settings

from tests.properties.project_machine import ProjectMachine

TestProjectLife = ProjectMachine.TestCase
TestProjectLife.settings = settings(max_examples=15, stateful_step_count=25)
