"""One article by mouse alone: drag, palette, picker, stance, save, correct, and done."""

from __future__ import annotations

import json
from pathlib import Path

from annotator import Project
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.scenes import open_article
from annotator.gui.tour.stage import window_on
from tests.journeys.mouse import Mouse

ARTICLE = "09-crimea-and-the-price-of-a-deal.txt"


def test_label_correct_undo_and_finish(articles: Path, tmp_path: Path) -> None:
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        open_article(window, ARTICLE)
        document = window.label.session.document
        assert document is not None
        mouse, eye = Mouse(window), Keyboard(window)
        text = window.label.session.text
        phrases = ["Dmitry Peskov", "calls", "Crimea", "part of Russia"]
        actor, cue, first, second = eye.pieces(phrases, text.index("For the Kremlin"))
        mouse.label("Actor", [actor], "somebody")
        mouse.label("Stance", [cue])
        mouse.label("Proposal", [first, second], "something")
        mouse.click("Oppose")
        mouse.click("Save")
        assert [span.fragments for span in project.spans(document.uid)] == [
            (actor,),
            (cue,),
            (first, second),
        ]
        (statement,) = project.statements(document.uid)
        assert statement.stance.value == "oppose"
        assert all(filling.entity for filling in statement.roles.values())

        mouse.click("Undo")
        assert project.statements(document.uid) == []
        mouse.click_text(first[0] + 1)
        focused = window.label.session.focused_span
        assert focused is not None
        assert focused.fragments == (first, second)
        mouse.click("Done, next")
        following = window.label.session.document
        assert following is not None
        assert following.uid != document.uid
        report = project.export(tmp_path / "mine.jsonl", format="native")
        assert (report.spans, report.statements) == (3, 0)

    exported = [json.loads(line) for line in (tmp_path / "mine.jsonl").read_text("utf-8").splitlines()[1:]]
    (layer,) = next(line["layers"] for line in exported if line["uid"] == document.uid)
    assert layer["status"] == "done"
    assert all(span["text"] == text[span["start"] : span["end"]] for span in layer["spans"])
