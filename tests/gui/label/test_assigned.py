"""The list of articles of somebody to whom articles are assigned."""

from __future__ import annotations

from annotator.app.project import Project
from annotator.core.commands import Assign, SetStatus, Unassign
from annotator.gui.label.screen import LabelScreen


def test_one_s_own_come_first_and_all_are_a_switch_away(screen: LabelScreen, project: Project) -> None:
    panel = screen.documents
    assert panel.assigned.isHidden()
    everything = list(panel.model.uids)
    assert project.annotator is not None and len(everything) > 1
    project.execute(Assign(everything[-1], (project.annotator.uid,)))
    assert panel.model.uids == everything[-1:] and panel.progress.text() == "0 of 1 done"
    project.execute(SetStatus(everything[-1], "done"))
    assert panel.progress.text() == "1 of 1 done"
    assert panel._summary(everything[-1]).state == "review"  # type: ignore[union-attr]
    panel.assigned.all.click()
    assert panel.model.uids == everything
    panel.assigned.mine.click()
    assert panel.model.uids == everything[-1:]
    project.execute(Unassign(everything[-1], (project.annotator.uid,)))
    assert panel.assigned.isHidden() and panel.model.uids == everything
