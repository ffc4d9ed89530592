"""Another annotator sits down, the codebook grows, the file catches up: the desk stays true."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from annotator.app.labelling.events import Changed
from annotator.app.labelling.session import LabelSession
from annotator.app.project import Project
from annotator.core.commands import AddAnnotator, EditDocument, RemoveDocument
from annotator.core.fragments import Fragment
from annotator.core.uids import new_uid
from tests.app.labelling.conftest import Clock

At = Callable[..., Fragment]


def boris(project: Project) -> str:
    uid = new_uid()
    project.execute(AddAnnotator("Boris", uid=uid))
    return uid


def bring_label(project: Project, folder: Path, label: str) -> None:
    """Import an article in which somebody used a label that the codebook lacks."""
    path = folder / "other.jsonl"
    path.write_text(
        '{"format":"annotator/1"}\n{"text":"A frame.","layers":[{"annotator":"Bo","spans":'
        f'[{{"label":"{label}","start":0,"end":1}}]}}]}}\n',
        encoding="utf-8",
    )
    project.import_files([path])


def test_the_time_of_who_leaves_is_theirs(session: LabelSession, clock: Clock) -> None:
    assert session.document is not None
    uid, ada = session.document.uid, session.project.annotator
    assert ada is not None
    session.stopwatch.touch()
    clock.now += 20.9
    other = boris(session.project)
    session.seat(other)
    assert session.project.seconds(uid, ada.uid) == 20
    assert session.seconds == 0
    clock.now += 5
    session.stopwatch.touch()
    clock.now += 5
    session.flush_time()
    assert session.project.seconds(uid, ada.uid) == 20
    assert session.project.seconds(uid, other) <= 10


def test_a_draft_does_not_pass_to_who_sits_down(session: LabelSession, at: At) -> None:
    session.marking.label("actor", at("Zelenskyy"))
    session.stating.choose_value("support")
    session.seat(boris(session.project))
    assert session.composer is not None and session.composer.blank
    assert not session.cache.spans


def test_looking_anew_keeps_the_statement_being_composed(session: LabelSession, at: At) -> None:
    session.marking.label("actor", at("Zelenskyy"))
    session.stating.choose_value("support")
    assert session.document is not None
    session.project.execute(EditDocument(session.document.uid, title="Another title"))
    session.reload()
    assert session.composer is not None and session.composer.value == "support"
    assert session.composer.slot("actor").spans
    assert session.document.title == "Another title"


def test_a_document_that_went_unheard_is_shut_when_looking_anew(session: LabelSession) -> None:
    assert session.document is not None
    session._unsubscribe()
    gone = session.document.uid
    session.project.execute(RemoveDocument(gone))
    heard: list[Changed] = []
    session.listen(heard.append)
    session.reload()
    assert session.text == ""
    assert gone not in session.documents
    assert {"document", "documents"} <= {changed.topic for changed in heard}


def test_a_growing_codebook_disturbs_neither_draft_nor_question(
    session: LabelSession, at: At, tmp_path: Path
) -> None:
    session.marking.label("actor", at("Merz"))
    assert session.asked is not None
    heard: list[Changed] = []
    session.listen(heard.append)
    bring_label(session.project, tmp_path, "frame")
    assert session.codebook.label("frame") is not None
    assert session.asked is not None
    assert session.composer is not None and session.composer.slot("actor").spans
    assert "codebook" in [changed.topic for changed in heard]
    assert "document" not in [changed.topic for changed in heard]
