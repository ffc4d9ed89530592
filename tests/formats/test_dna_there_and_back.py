"""DNA 3 is written: what DNA finds in the file, and how projects and foreign files come back from it."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from annotator import Project
from annotator.app.messages import sentence
from annotator.formats.dna.model import DATA_TABLES
from annotator.formats.dna.people import password_hash
from annotator.formats.dna.schema import TABLES
from tests.app.native_files import files
from tests.formats import dna_files
from tests.formats.dna_files import TEXT, codes, layers, read, tables, version_3
from tests.formats.projects import Values, native, project_of, projects, there_and_back

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "dna" / "dna3_sample.dna"


# --- There and back ---------------------------------------------------------------------------------------


@settings(max_examples=6, deadline=None)
@given(values=projects())
def test_a_project_comes_back_whole(tmp_path_factory: pytest.TempPathFactory, values: Values) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("dna"), "dna", out="out.dna")
    assert (journey.before, journey.came.skipped) == (journey.after, ())
    for issue in journey.gone.lost:
        assert sentence(issue.code, {"where": issue.where, **issue.params})


@settings(max_examples=6, deadline=None)
@given(values=files())
def test_trap_13_any_text_any_name_and_any_unknown_key_comes_back(
    tmp_path_factory: pytest.TempPathFactory, values: Values
) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("dna"), "dna", out="out.dna")
    assert journey.before == journey.after
    integrity = "PRAGMA integrity_check", "PRAGMA foreign_key_check"
    connection = sqlite3.connect(journey.file)
    assert [connection.execute(check).fetchall() for check in integrity] == [[("ok",)], []]
    # DNA expects a value for every variable of every statement.
    wanted = "SELECT count(*) FROM STATEMENTS s JOIN VARIABLES v ON v.StatementTypeId = s.StatementTypeId"
    there = " + ".join(f"(SELECT count(*) FROM {table})" for table in DATA_TABLES.values())
    assert connection.execute(wanted).fetchone() == connection.execute(f"SELECT {there}").fetchone()
    connection.close()


def _with_type(folder: Path, **more: Any) -> Project:
    """A project of one article, with a statement that rests on its roles' evidence."""
    header = {
        "format": "annotator/1", "lineage": "line",
        "codebook": {
            "name": "Two", "labels": [
                {"id": "actor", "name": "Actor", "entity_kinds": ["person"]}, {"id": "goal", "name": "Goal"},
            ],
            "values": [
                {"id": "yes", "number": 1}, {"id": "no", "number": -1}, {"id": "both", "name": "Both"},
            ],
            "statement_types": [
                {
                    "id": "position", "name": "Position", "stance_label": "goal",
                    "roles": [
                        {"id": "actor", "name": "Actor", "label": "actor"},
                        {"id": "goal", "name": "Goal", "label": "goal"},
                    ],
                }
            ],
            "entity_kinds": [{"id": "person", "name": "Person", "attributes": ["Party"]}],
        },
        "entities": [
            {
                "uid": "e1", "kind": "person", "name": "Ana Berg", "attributes": {"Party": "Sea"},
                "parent": "e2",
            },
            {"uid": "e2", "kind": "person", "name": "N" * 300},
            {"uid": "e3", "kind": "person", "name": "Ana Berg"},
        ],
        "annotators": [{"uid": "p1", "name": "Ann"}],
    }  # fmt: skip
    said = {
        "uid": "s1", "type": "position", "spans": [],
        "roles": {"actor": {"entity": "e1", "spans": ["t1"]}, "goal": {"entity": None, "spans": ["t2"]}},
        "stance": {"value": "yes", "spans": []}, **more,
    }  # fmt: skip
    start = TEXT.index("Berg")
    layer = {
        "annotator": "p1", "statements": [said],
        "spans": [
            {"uid": "t2", "label": "goal", "start": 1, "end": 8},
            {"uid": "t1", "label": "actor", "start": start, "end": start + 4},
            {"uid": "t3", "label": "goal", "start": 1, "end": 16, "fragments": [[1, 8], [11, 16]]},
        ],
    }  # fmt: skip
    document = {"uid": "d1", "title": "T", "text": TEXT, "layers": [layer], "meta": {"date": "2026-01-02"}}
    return project_of([header, document], folder, "with_type.annotator")


def exported(
    project: Project, path: Path, **options: Any
) -> tuple[dict[str, list[tuple[Any, ...]]], list[str]]:
    gone = project.export(path, format="dna", options=options)
    project.close()
    return tables(path), [issue.code for issue in gone.lost]


def test_a_position_is_a_statement_that_dna_can_count(tmp_path: Path) -> None:
    told, lost = exported(_with_type(tmp_path), tmp_path / "out.dna")
    assert told["STATEMENTTYPES"] == [(1, "Position", 239, 208, 51)]
    assert told["VARIABLES"] == [
        (1, "actor", "short text", 1), (2, "goal", "short text", 1), (3, "agreement", "boolean", 1),
        (4, "note", "long text", 1),
    ]  # fmt: skip
    assert told["STATEMENTS"] == [(1, 1, 1, 1, 35, 2)]  # in UTF-16: the dove is two
    assert told["DATABOOLEAN"] == [(1, 1, 3, 1)]
    names = {row[0]: row for row in told["ENTITIES"]}
    [actor, goal] = told["DATASHORTTEXT"]
    assert names[actor[3]][2] == "Ana Berg" and names[goal[3]][2] == ""
    assert names[names[actor[3]][6]][2] == "N" * 189 + "…"
    assert sorted(row[2] for row in told["ENTITIES"] if row[1] == 1)[1:3] == ["Ana Berg", "Ana Berg (2)"]
    attributes = {row[0]: row[2] for row in told["ATTRIBUTEVARIABLES"]}
    assert ("Party", "Sea") in [
        (attributes[row[2]], row[3]) for row in told["ATTRIBUTEVALUES"] if row[1] == actor[3]
    ]
    assert [row[1] for row in told["CODERS"]] == ["Admin", "Ann"] and len(told["CODERRELATIONS"]) == 2
    assert lost == ["dna.renamed", "dna.renamed", "dna.unseen"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"stance": {"value": "both"}}, "dna.stance"),
        ({"stance": {"value": None}}, "dna.stance"),
        ({"spans": ["t3"]}, "dna.hull"),
        ({"roles": {}}, "dna.no_place"),
    ],
)
def test_what_dna_can_not_show_is_told(tmp_path: Path, more: dict[str, Any], expected: str) -> None:
    told, lost = exported(_with_type(tmp_path, **more), tmp_path / "out.dna")
    assert expected in lost
    [row] = told["STATEMENTS"]
    assert row[3:5] == {"dna.hull": (1, 16), "dna.no_place": (0, 36)}.get(expected, (1, 35))
    if expected == "dna.stance":
        [exact] = [row[0] for row in told["VARIABLES"] if row[1] == "stance"]
        [entity] = [row[3] for row in told["DATASHORTTEXT"] if row[2] == exact]
        [value] = [row[2] for row in told["ENTITIES"] if row[0] == entity]
        assert value == ("Both" if more["stance"]["value"] else "")


def test_dna_asks_for_the_password_that_was_chosen(tmp_path: Path) -> None:
    told, _ = exported(_with_type(tmp_path), tmp_path / "out.dna", password="open ßesame")
    kept = base64.b64decode(told["CODERS"][0][7])
    digest = kept[:16] + "open ßesame".encode()
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    assert kept[16:] == digest
    known = "t7STqOHxpl+RXxRUgjsEno+e/38banaYjANbdYQ1geGfH6Xlc2roWgYrPbpCeg5M"
    assert password_hash("sample", base64.b64decode(known)[:16]) == known


def test_the_same_project_gives_the_same_bytes(tmp_path: Path) -> None:
    with _with_type(tmp_path) as project:
        for name in ("a.dna", "b.dna"):
            project.export(tmp_path / name, format="dna")
    assert (tmp_path / "a.dna").read_bytes() == (tmp_path / "b.dna").read_bytes()


def test_what_was_changed_in_dna_comes_back_changed(tmp_path: Path) -> None:
    path = tmp_path / "out.dna"
    exported(_with_type(tmp_path), path)
    dna_files.edit(
        path,
        "UPDATE STATEMENTS SET Start = 19, Stop = 36 WHERE ID = 1",
        "UPDATE DATABOOLEAN SET Value = 0",
        "UPDATE DATALONGTEXT SET Value = 'seen'",
        "UPDATE ENTITIES SET Value = 'Ana M. Berg' WHERE Value = 'Ana Berg'",
        "UPDATE DOCUMENTS SET Title = 'Truce', Date = 1107302400",
        "INSERT INTO STATEMENTS VALUES (2, 1, 1, 37, 68, 2)",
        "INSERT INTO DATABOOLEAN VALUES (2, 2, 3, 0)",
    )
    with Project.create(tmp_path / "back.annotator") as project:
        came = project.import_files([path])
        assert came.skipped == ()
        header, document = native(project, tmp_path)
    assert (document["title"], document["meta"]["date"]) == ("Truce", "2005-02-02")
    assert [one["name"] for one in header["entities"]] == ["Ana M. Berg", "N" * 300, "Ana Berg"]
    [layer] = document["layers"]
    spans = {span["uid"]: span["text"] for span in layer["spans"]}
    changed = next(one for one in layer["statements"] if one["uid"] == "s1")
    [added] = [one for one in layer["statements"] if one["uid"] != "s1"]
    assert [spans[uid] for uid in changed["spans"]] == ["said Ana 🕊 Berg."]
    assert (changed["stance"]["value"], changed["note"]) == ("no", "seen")
    assert changed["roles"]["actor"] == {"entity": "e1", "spans": ["t1"]}
    assert [spans[uid] for uid in added["spans"]] == ["The League of Ports opposes it."]
    assert added["stance"]["value"] == "no"


def test_what_was_removed_in_dna_is_gone_and_told(tmp_path: Path) -> None:
    path = tmp_path / "out.dna"
    exported(_with_type(tmp_path), path)
    dna_files.edit(
        path,
        "DELETE FROM STATEMENTS",
        "DELETE FROM DATABOOLEAN",
        "DELETE FROM DATASHORTTEXT",
        "DELETE FROM DATALONGTEXT",
    )
    _, [document], report = read(path)
    [layer] = document.layers
    assert (len(layer.statements), len(layer.spans)) == (0, 3)
    assert [issue.code for issue in report.warnings] == ["dna.removed"]


def test_a_text_that_was_changed_in_dna_loses_our_spans(tmp_path: Path) -> None:
    path = tmp_path / "out.dna"
    exported(_with_type(tmp_path), path)
    dna_files.edit(path, "UPDATE DOCUMENTS SET Text = Text || ' More.'")
    _, [document], report = read(path)
    assert (codes(report), document.uid) == ([("dna.text_changed", "DOCUMENTS", 1)], None)
    assert len(document.layers[0].statements) == 1


def test_a_table_of_ours_that_somebody_damaged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "out.dna"
    exported(_with_type(tmp_path), path)
    dna_files.edit(path, """UPDATE ANNOTATOR SET Value = '{"uid": NaN}' WHERE Kind = 'statement'""")
    _, [document], report = read(path)
    assert ("dna.bad_row", "ANNOTATOR", "statement 1") in codes(report)
    assert len(document.layers[0].statements) == 1


def test_gold_is_a_coder(tmp_path: Path) -> None:
    with _with_type(tmp_path) as project:
        header, document = native(project, tmp_path)
    document["gold"] = {**document["layers"][0], "annotator": None}
    for kind in ("spans", "statements"):
        document["gold"][kind] = [{**one, "uid": "g" + one["uid"]} for one in document["gold"][kind]]
    document["gold"]["statements"][0]["roles"] = {}
    (tmp_path / "gold").mkdir()
    journey = there_and_back([header, document], tmp_path / "gold", "dna", out="out.dna")
    assert journey.before == journey.after
    assert [row[1] for row in tables(journey.file)["CODERS"]] == ["Admin", "Ann", "gold"]
    dna_files.edit(journey.file, "DROP TABLE ANNOTATOR")
    _, [back], _ = read(journey.file)
    assert back.gold is not None and len(back.gold.statements) == 1


def test_version_3_comes_back_with_the_same_tables(tmp_path: Path) -> None:
    path = version_3(tmp_path / "a.dna")
    _compare(path, tmp_path)


def _compare(path: Path, folder: Path) -> None:
    with Project.create(folder / "p.annotator") as project:
        project.import_files([path])
        gone = project.export(folder / "out.dna", format="dna")
        assert project.check() == []
    before, after = tables(path), tables(folder / "out.dna")
    after.pop("ANNOTATOR")
    for rows in (before, after):
        rows["CODERS"] = [row[:7] + row[8:] for row in rows["CODERS"]]
    assert after == before
    assert [issue.code for issue in gone.lost] == ["dna.passwords"]


# --- The sample -------------------------------------------------------------------------------------------


def test_the_sample_arrives(tmp_path: Path) -> None:
    for sample in filter(Path.exists, [SAMPLE]):
        header, documents, report = read(sample)
        assert (len(documents), len(header.annotators), len(header.entities)) == (7, 4, 20)
        said = [one for document in documents for layer in document.layers for one in layer.statements]
        assert len(said) == 41 and len(layers(documents)["Coder 2"].statements) == 1
        # Sixty values, and nine more of the three empty entities, which come back with them.
        assert sum(len(entity.attributes) for entity in header.entities) == 60
        assert len(header.extra["dna"]["empty"]) == 3
        assert report.skipped == []
        stances = [one.stance.value for one in said]
        assert (stances.count("support"), stances.count("oppose"), stances.count(None)) == (29, 11, 1)
        _compare(sample, tmp_path)
        connection = sqlite3.connect(f"{sample.as_uri()}?mode=ro&immutable=1", uri=True)
        told = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table'").fetchall()
        connection.close()
        assert [sql for (sql,) in told] == list(TABLES)
