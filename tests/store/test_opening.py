"""What can stand where a project is looked for, and who else may have it."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from annotator.app.messages import sentence_for
from annotator.app.project import Project
from annotator.errors import UserError
from annotator.store.schema import SCHEMA_VERSION
from tests.store.sample import begin, label, run, without_rights


def _refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as refused:
        Project.open(path)
    assert "{" not in sentence_for(refused.value)
    return refused.value


@contextmanager
def _bare(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as a program sees it that knows nothing of projects."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        yield db


def test_nothing_there(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "talks.annotator").code == "project.missing"
    assert _refusal(tmp_path).code == "project.missing"
    assert list(tmp_path.iterdir()) == []


def test_a_name_no_disk_takes(tmp_path: Path) -> None:
    assert _refusal(tmp_path / ("x" * 300)).code == "project.cannot_open"
    with pytest.raises(UserError) as refused:
        Project.create(tmp_path / ("x" * 300))
    assert refused.value.code == "project.cannot_open"


def test_files_that_are_no_projects_stay_as_they_are(tmp_path: Path) -> None:
    with _bare(tmp_path / "other.annotator") as db:
        db.execute("CREATE TABLE cake (slice)")
    contents = {
        "empty": b"",
        "text": b"Not a database at all, but a text of some length. " * 100,
        "zip": b"PK\x03\x04" + bytes(5000),
        "half a header": b"SQLite form",
        "other": (tmp_path / "other.annotator").read_bytes(),
    }
    for name, content in contents.items():
        path = tmp_path / f"{name}.annotator"
        path.write_bytes(content)
        assert _refusal(path).code == "project.not_one", name
        assert path.read_bytes() == content


def test_a_project_of_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    begin(path).close()
    with _bare(path) as db:
        db.execute("PRAGMA user_version = 99")
    refused = _refusal(path)
    assert (refused.code, refused.params["version"]) == ("project.newer", 99)


def test_a_project_of_an_older_version_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    begin(path).close()
    with _bare(path) as db:
        db.execute("PRAGMA user_version = 0")
    Project.open(path).close()
    with _bare(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_the_records_of_an_older_version_are_made_anew_from_its_history(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    with begin(path) as project:
        people = project.annotators()
    with _bare(path) as db:
        db.execute("DROP TABLE assignment")
        db.execute('DROP TABLE "annotator"')
        db.execute("CREATE TABLE annotator (uid ANY PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID")
        db.execute("DELETE FROM _sqlite_migrations WHERE name != '0001_first'")
        db.execute("PRAGMA user_version = 1")
    with Project.open(path) as project:
        assert project.annotators() == people
        assert project.check() == []


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER evil AFTER INSERT ON span BEGIN DELETE FROM statement; END",
        "CREATE VIEW evil AS SELECT 1",
        "CREATE TABLE evil (x)",
        "CREATE INDEX evil ON span (note)",
        "DROP TRIGGER log_stays",
        "DROP TABLE mark",
        "ALTER TABLE span ADD COLUMN evil TEXT",
    ],
)
def test_a_project_with_an_altered_schema_is_not_touched(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "talks.annotator"
    begin(path).close()
    with _bare(path) as db:
        db.execute(sql)
    content = path.read_bytes()
    assert _refusal(path).code == "project.schema_altered"
    assert path.read_bytes() == content


def test_what_sqlite_itself_adds_is_no_alteration(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    begin(path, 3).close()
    with _bare(path) as db:
        db.execute("ANALYZE")
        db.execute("VACUUM")
        db.execute("PRAGMA journal_mode = WAL")
    with Project.open(path, annotator="Ada") as project:
        label(project, 1)
        assert project.check() == []
    assert path.read_bytes()[18:20] == b"\x01\x01"  # no longer a WAL file: safe to copy and to sync


def test_a_project_that_was_never_finished(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    code = (
        "import os, sys; from annotator.store.database import ProjectFile as F\n"
        "F.commit = lambda *a, **k: os._exit(9)\n"
        "from annotator import Project; Project.create(sys.argv[1])"
    )
    assert run(code, path).returncode == 9
    assert _refusal(path).code == "project.unfinished"


def test_creating_leaves_nothing_behind_when_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talks.annotator"
    with pytest.raises(UserError):
        Project.create(path, codebook=tmp_path / "nowhere.toml")
    monkeypatch.setattr("annotator.app.project.CREATED", None)
    with pytest.raises(sqlite3.IntegrityError):
        Project.create(path)
    assert list(tmp_path.iterdir()) == []


def test_creating_takes_nobodys_place(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    path.write_text("mine")
    with pytest.raises(UserError) as refused:
        Project.create(path)
    assert refused.value.code == "project.exists"
    assert path.read_text() == "mine"
    with pytest.raises(UserError) as refused:
        Project.create(tmp_path / "no" / "folder.annotator")
    assert refused.value.code == "project.no_folder"


def test_a_second_program_is_told_who_holds_the_project(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    code = (
        "import sys; from annotator import Project, UserError\n"
        "try: Project.open(sys.argv[1])\n"
        "except UserError as error: print(error.code, error.params.get('process'), error.params.get('host'))"
    )
    with begin(path) as project:
        label(project, 1)
        assert run(code, path).stdout.split() == ["project.locked", str(os.getpid()), platform.node()]
        (tmp_path / ".talks.annotator.holder").unlink()
        assert run(code, path).stdout.split()[0] == "project.locked_by_somebody"
        with pytest.raises(UserError) as refused:
            Project.open(path)
        assert refused.value.code == "project.locked_by_somebody"
        label(project, 2)
    assert not (tmp_path / ".talks.annotator.holder").exists()


def test_a_note_left_by_a_crash_names_nobody_and_locks_nothing(tmp_path: Path) -> None:
    path, note = tmp_path / "talks.annotator", tmp_path / ".talks.annotator.holder"
    code = "import os, sys; from annotator import Project; Project.create(sys.argv[1]); os._exit(9)"
    assert run(code, path).returncode == 9
    left = note.read_text()
    assert json.loads(left)["host"] == platform.node()
    with Project.open(path, annotator="Ada"):
        note.write_text(left)
        with pytest.raises(UserError) as refused:
            Project.open(path)
        assert refused.value.code == "project.locked_by_somebody"


def test_a_planted_note_is_not_written_through(tmp_path: Path) -> None:
    path, victim = tmp_path / "talks.annotator", tmp_path / "victim"
    begin(path).close()
    victim.write_text("precious")
    (tmp_path / ".talks.annotator.holder").symlink_to(victim)
    Project.open(path).close()
    assert victim.read_text() == "precious"


def test_a_file_or_folder_that_cannot_be_written_to() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "talks.annotator"
        folder.chmod(0o755)
        begin(path).close()
        content = path.read_bytes()
        with without_rights([folder, path]):
            assert _refusal(path).code in ("project.read_only", "project.cannot_open")
            with pytest.raises(UserError) as refused:
                Project.create(folder / "new.annotator")
            assert refused.value.code == "project.cannot_open"
        assert path.read_bytes() == content
        assert stat.S_IMODE(path.stat().st_mode) & stat.S_IWUSR
        Project.open(path).close()


def test_a_copy_is_another_replica_a_moved_file_is_not(tmp_path: Path) -> None:
    path, copy, moved = (tmp_path / f"{name}.annotator" for name in ("talks", "copy", "moved"))
    begin(path, 2).close()
    shutil.copy(path, copy)
    with Project.open(path, annotator="Ada") as project:
        assert project.undo_name == "AddSpan"
        mine = project._file.replica
    with Project.open(copy, annotator="Ada") as project:
        assert project.undo_name is None
        assert project._file.replica != mine
        label(project, 1)
    path.rename(moved)
    with Project.open(moved, annotator="Ada") as project:
        assert project.undo_name == "AddSpan"
        assert project._file.replica == mine


def test_a_replica_that_is_no_name_of_ours_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    begin(path).close()
    (tmp_path / "token").write_text(str(path))
    with _bare(path) as db:
        db.execute("UPDATE meta SET value = ? WHERE key = 'replica'", [f"../../../{tmp_path}/token"])
    with Project.open(path, annotator="Ada") as project:
        assert len(project._file.replica) == 32
        label(project, 1)
    assert not (tmp_path / "token.log").exists()


def test_nothing_but_sqlite_opens_the_file_while_it_is_held(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
path = Path(sys.argv[1]).resolve()
def watch(event, arguments):
    if event == "open" and path == Path(str(arguments[0])).resolve() and held:
        print("opened by", sys._getframe(1).f_code.co_filename)
held = False
from annotator import Project
from annotator.core.commands import AddSpan
sys.path.insert(0, sys.argv[2])
from tests.store.sample import begin
sys.addaudithook(watch)
with begin(path) as project:
    held = True
    project.execute(AddSpan("talks", "actor", ((0, 3),)))
    project.undo(); project.redo(); project.info(); project.behind()
    assert project.check() == []
with Project.open(path, annotator="Ada") as project:
    project.undo()
print("watched")
"""
    said = run(code, tmp_path / "talks.annotator", Path(__file__).parents[2])
    assert said.stdout == "watched\n", said.stderr


def test_opening_does_not_load_what_only_making_needs(tmp_path: Path) -> None:
    Project.create(tmp_path / "talks.annotator").close()
    code = """
import sys
from annotator import Project
Project.open(sys.argv[1], annotator="Ada").close()
print("sqlite_utils" in sys.modules)
"""
    assert run(code, tmp_path / "talks.annotator").stdout == "False\n"
