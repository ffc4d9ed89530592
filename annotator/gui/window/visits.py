"""How the screens are made that are not there from the beginning: each at the first visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from annotator.app.jobs import Runner
from annotator.app.project import Project


def makers(label: Any, project: Project, runner: Runner) -> Mapping[str, Callable[[], Any]]:
    """What makes each screen, by name, in the order of the tabs."""
    return {
        "label": lambda: label,
        "review": partial(_review, project, runner),
        "agreement": partial(_agreement, project, runner),
        "work": partial(_work, project, runner),
        "search": partial(_search, project, runner),
        "entities": partial(_entities, project, runner),
        "codebook": partial(_codebook, project, runner),
    }


def _review(project: Project, runner: Runner) -> Any:
    from annotator.gui.review.screen import ReviewScreen

    return ReviewScreen(project, runner)


def _agreement(project: Project, runner: Runner) -> Any:
    from annotator.gui.agreement.screen import AgreementScreen

    return AgreementScreen(project, runner)


def _work(project: Project, runner: Runner) -> Any:
    from annotator.gui.work.screen import WorkScreen

    return WorkScreen(project, runner)


def _search(project: Project, runner: Runner) -> Any:
    from annotator.gui.search.screen import SearchScreen

    return SearchScreen(project, runner)


def _entities(project: Project, runner: Runner) -> Any:
    from annotator.gui.entities.screen import EntitiesScreen

    return EntitiesScreen(project, runner)


def _codebook(project: Project, runner: Runner) -> Any:
    from annotator.gui.codebook.screen import CodebookScreen

    return CodebookScreen(project, runner)
