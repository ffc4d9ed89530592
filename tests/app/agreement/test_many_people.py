"""A project in which more people have finished articles than can be compared at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.app.agreement.request import MOST
from annotator.app.project import Project
from annotator.core.commands import AddAnnotator, AddSpan, SetStatus
from annotator.errors import UserError
from tests.app.agreement.conftest import page_of

PEOPLE = MOST + 3


def test_those_who_finished_most_are_compared_and_the_others_are_counted(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(f"Title\n\nKyiv agrees, {number}.", encoding="utf-8")
    with Project.create(tmp_path / "crowd.annotator") as project:
        project.import_files([tmp_path / "0.txt", tmp_path / "1.txt"])
        articles = [line.uid for line in project.documents()]
        names = [f"Person {number:02}" for number in range(PEOPLE)]
        for place, name in enumerate(names):
            (uid,) = project.execute(AddAnnotator(name)).created
            project.become(uid)
            for article in articles[: 1 if place < 3 else 2]:  # the first three did less
                project.execute(AddSpan(article, "actor", ((7, 11),)))
                project.execute(SetStatus(article, "done"))
    with Project.open(tmp_path / "crowd.annotator") as project:
        page = page_of(project)
        assert len(page.annotators) == MOST
        compared = {person.name for person in project.annotators() if person.uid in page.annotators}
        assert compared == set(names[3:])
        assert page.excluded["people"] == 3
        with pytest.raises(UserError) as refused:
            page_of(project, annotators=names)
        assert refused.value.code == "agreement.too_many"
        assert len(page_of(project, annotators=names[:2]).annotators) == 2
