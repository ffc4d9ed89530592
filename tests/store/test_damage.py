"""A damaged file is told in one sentence, or found by the check; it never makes us fail."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.messages import sentence, sentence_for
from annotator.app.project import Project
from annotator.core.commands import AddStatement, CreateEntity
from annotator.core.records import Filling
from annotator.errors import UserError
from tests.store.sample import begin, bring, label

BYTES = 64
TRIALS = 40


_made: list[bytes] = []


@pytest.fixture
def sound(tmp_path: Path) -> bytes:
    """The bytes of a sound project; made once, within a test, where the state folder is a private one."""
    if not _made:
        _made.append(_make(tmp_path / "sound" / "talks.annotator"))
    return _made[0]


def _make(path: Path) -> bytes:
    path.parent.mkdir()
    with begin(path) as project:
        bring(project, {f"d{n}": f"Article {n}. " + "Words of it. " * 50 for n in range(20)})
        for n in range(20):
            spans = label(project, 3, f"d{n}")
            entity = project.execute(
                CreateEntity("organisation", f"Entity {n}", aliases=("E", "Ent"))
            ).created[0]
            roles = {"actor": Filling(entity, tuple(spans))}
            project.execute(AddStatement(f"d{n}", "position", roles))
    return path.read_bytes()


def _questions(project: Project) -> list[Callable[[], object]]:
    document = "d7"
    return [
        project.documents, project.info, project.entities, project.annotators, project.undo,
        lambda: project.codebook, lambda: project.spans(document), lambda: project.statements(document),
        lambda: project.text(document), lambda: project.behind(), lambda: label(project, 1, document),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(TRIALS))
def test_random_damage_is_noticed(sound: bytes, tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    at = rng.randrange(len(sound) - BYTES)
    damaged = sound[:at] + rng.randbytes(BYTES) + sound[at + BYTES :]
    path = tmp_path / "talks.annotator"
    path.write_bytes(damaged)
    try:
        project = Project.open(path, annotator="Ada")
    except UserError as told:
        assert sentence_for(told)
        assert path.read_bytes() == damaged
        return
    with project:
        faults = project.check()
        assert all(sentence(fault.code, {"where": fault.where}) for fault in faults)
        # Bytes that nobody ever reads may say what they like.
        assert faults or _contents(project) == _contents_of(sound, tmp_path / "sound.annotator")


def _contents_of(sound: bytes, path: Path) -> list[str]:
    path.write_bytes(sound)
    with Project.open(path, annotator="Ada") as project:
        return _contents(project)


def _contents(project: Project) -> list[str]:
    """Everything that is in the file, but for which replica it is."""
    return [line for line in project._file.db.iterdump() if not line.startswith('INSERT INTO "meta"')]


@pytest.mark.parametrize("seed", range(TRIALS, TRIALS + 20))
def test_working_in_a_damaged_file_is_refused_in_words(sound: bytes, tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    damaged = bytearray(sound)
    for _ in range(16):
        at = rng.randrange(4096, len(sound) - BYTES)
        damaged[at : at + BYTES] = rng.randbytes(BYTES)
    path = tmp_path / "talks.annotator"
    path.write_bytes(damaged)
    try:
        with Project.open(path, annotator="Ada") as project:
            assert project.check() != []
            for question in _questions(project):
                try:
                    question()
                except UserError as told:
                    assert sentence_for(told)
    except UserError as told:
        assert sentence_for(told)


@pytest.mark.parametrize("part", [0.001, 0.3, 0.9, 0.999])
def test_a_file_that_was_cut_short(sound: bytes, tmp_path: Path, part: float) -> None:
    path = tmp_path / "talks.annotator"
    path.write_bytes(sound[: int(len(sound) * part)])
    try:
        with Project.open(path) as project:
            assert project.check() != []
    except UserError as told:
        assert told.code in ("project.damaged", "project.not_one", "project.schema_altered")


@pytest.mark.parametrize(
    ("tampered", "code"),
    [
        ("UPDATE span SET note = 'x' WHERE note = ''", "check.tables"),
        ("DELETE FROM statement", "check.tables"),
        ("UPDATE span SET quote = 'x'", "check.quote"),
        ("UPDATE head SET entries = entries - 1", "check.chain"),
        ("UPDATE log SET body = replace(body, 'Entity 7', 'Entity 8')", "check.chain"),
        ("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)", "check.chain"),
        ("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log WHERE batch IS NOT NULL)", "check.chain"),
        ("UPDATE texts SET body = body || '.'", "check.text"),
        ("DELETE FROM texts", "check.text_missing"),
    ],
)
def test_the_check_finds_what_was_tampered_with(
    sound: bytes, tmp_path: Path, tampered: str, code: str
) -> None:
    path = tmp_path / "talks.annotator"
    path.write_bytes(sound)
    with Project.open(path) as project:
        assert project.check() == []
        db = project._file.db
        for trigger in ("log_keeps", "log_stays", "texts_keep", "texts_stay"):
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute(tampered)
        assert code in {fault.code for fault in project.check()}
