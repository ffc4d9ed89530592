"""DNA's databases: versions 2 and 3 are read, and damaged rows are left out one by one."""

from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

import pytest

from annotator import Project, UserError
from annotator.formats.dna import DNA
from annotator.plugin_api import Report, Source
from tests.formats import dna_files
from tests.formats.dna_files import TEXT, codes, layers, read, version_2, version_3

# --- Version 3 --------------------------------------------------------------------------------------------


def test_documents_with_what_dna_says_of_them(tmp_path: Path) -> None:
    _, [document], report = read(version_3(tmp_path / "a.dna"))
    assert (document.title, document.notes, document.text) == ("A truce", "look twice", TEXT)
    assert document.meta == {
        "date": "2005-02-02", "author": "B. Writer", "source": "Herald", "section": "Front", "type": "news",
    }  # fmt: skip
    assert document.extra == {"dna": {"id": 1, "coder": 1}}
    assert (codes(report), [issue.code for issue in report.warnings]) == ([], ["dna.regexes"])


def test_trap_02_statements_lie_where_java_counts_utf_16(tmp_path: Path) -> None:
    _, documents, _ = read(version_3(tmp_path / "a.dna"))
    found = layers(documents)
    quotes = [TEXT[slice(*span.fragments[0])] for span in found["Ines"].spans]
    assert quotes == ["“We need a truce,” said Ana 🕊 Berg.", "The League of Ports opposes it."]
    assert [TEXT[slice(*span.fragments[0])] for span in found["Admin"].spans] == ["Berg"]


def test_trap_03_line_ends_count_one_whatever_the_database_has(tmp_path: Path) -> None:
    rows = [[1, "", TEXT.replace("\n", "\r\n"), 1, "", "", "", "", "", 0]]
    _, [document], _ = read(version_3(tmp_path / "a.dna", DOCUMENTS=rows))
    assert [document.text[slice(*one.fragments[0])] for one in layers([document])["Ines"].spans][1] == (
        "The League of Ports opposes it."
    )


def test_statements_are_statements_of_the_codebook(tmp_path: Path) -> None:
    header, documents, _ = read(version_3(tmp_path / "a.dna"))
    assert header.codebook is not None
    kind, annotation = header.codebook.statement_types
    assert (kind.id, kind.name, kind.stance_label) == ("dna_statement", "DNA Statement", "agreement")
    assert [(role.id, role.label) for role in kind.roles] == [
        ("person", "person"), ("organization", "organization"), ("concept", "concept"),
    ]  # fmt: skip
    assert (annotation.name, annotation.roles, annotation.stance_label) == ("Annotation", (), None)
    assert [label.key for label in header.codebook.labels[:3]] == ["P", "O", "C"]
    passage = header.codebook.label("dna_statement")
    assert passage is not None and passage.colour == "#efd033"
    first, second = layers(documents)["Ines"].statements
    names = {entity.uid: entity.name for entity in header.entities}
    assert {role: names[one.entity or ""] for role, one in first.roles.items()} == {
        "person": "Ana Berg", "concept": "Truce",
    }  # fmt: skip
    assert (first.stance.value, second.stance.value) == ("support", "oppose")
    [note] = layers(documents)["Admin"].statements
    assert (note.type, note.note, note.stance.value) == ("annotation", "Who is this?", None)


def test_coders_and_entities_bring_colours_attributes_and_parents(tmp_path: Path) -> None:
    header, _, _ = read(version_3(tmp_path / "a.dna"))
    assert [(person.name, person.extra["colour"]) for person in header.annotators] == [
        ("Admin", "#ffff00"), ("Ines", "#3399ff"),
    ]  # fmt: skip
    assert not any("hash" in str(person.extra) for person in header.annotators)
    by_name = {entity.name: entity for entity in header.entities}
    assert list(by_name) == ["Ana Berg", "League of Ports", "Truce", "Ports"]
    berg, league = by_name["Ana Berg"], by_name["League of Ports"]
    assert (berg.kind, berg.aliases) == ("person", ("Mrs Berg",))
    assert (berg.attributes, berg.extra["dna"]["colour"]) == ({"Type": "NGO", "Alias": "Mrs Berg"}, "#00cc00")
    assert league.parent == by_name["Ports"].uid


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((1, -1), ["support", "oppose"]), ((5, 2), ["5", "2"]), ((0, 1), ["neutral", "support"])],
)
def test_whole_numbers_are_a_scale(tmp_path: Path, numbers: tuple[int, int], expected: list[str]) -> None:
    variables = [
        row if row[1] != "agreement" else [4, "agreement", "integer", 1]
        for row in dna_files.VERSION_3["VARIABLES"]
    ]
    rows = [[1, 1, 4, numbers[0]], [2, 2, 4, numbers[1]]]
    path = version_3(tmp_path / "a.dna", VARIABLES=variables, DATABOOLEAN=[], DATAINTEGER=rows)
    header, documents, _ = read(path)
    assert [one.stance.value for one in layers(documents)["Ines"].statements] == expected
    assert header.codebook is not None
    values = {value.id: value.number for value in header.codebook.values}
    assert [values[name] for name in expected] == list(numbers)


def test_which_variable_is_the_stance_can_be_said(tmp_path: Path) -> None:
    variables = [*dna_files.VERSION_3["VARIABLES"], [6, "quoted", "boolean", 1]]
    rows = [*dna_files.VERSION_3["DATABOOLEAN"], [3, 1, 6, 0], [4, 2, 6, 1]]
    path = version_3(tmp_path / "a.dna", VARIABLES=variables, DATABOOLEAN=rows)
    _, documents, _ = read(path)
    assert [one.attributes for one in layers(documents)["Ines"].statements] == [
        {"quoted": False},
        {"quoted": True},
    ]
    _, documents, _ = read(path, stance="quoted")
    first, _ = layers(documents)["Ines"].statements
    assert (first.stance.value, first.attributes) == ("oppose", {"agreement": True})


def test_where_several_variables_may_be_the_stance_the_user_is_asked(tmp_path: Path) -> None:
    rows = [row for row in dna_files.VERSION_3["VARIABLES"] if row[1] != "agreement"]
    variables = [*rows, [4, "cited", "boolean", 1], [6, "weight", "integer", 1]]
    path = version_3(tmp_path / "a.dna", VARIABLES=variables)
    assert DNA.questions is not None
    [question] = DNA.questions(Source(path, path.name, Report()))
    assert [value for value, _ in question.answers] == ["cited", "weight", ""]
    _, documents, _ = read(path)
    first, _ = layers(documents)["Ines"].statements
    assert (first.stance.value, first.attributes) == (None, {"cited": True})
    _, documents, _ = read(path, stance="cited")
    assert [one.stance.value for one in layers(documents)["Ines"].statements] == ["support", "oppose"]
    for other in (version_3(tmp_path / "b.dna"), tmp_path / "none.dna"):
        assert DNA.questions(Source(other, other.name, Report())) == []


def test_the_same_file_again_brings_nothing_new(tmp_path: Path) -> None:
    path = version_3(tmp_path / "a.dna")
    with Project.create(tmp_path / "p.annotator") as project:
        first = project.import_files([path])
        again = project.import_files([path])
        assert (first.documents, first.statements, first.spans) == (1, 3, 3)
        assert (again.documents, again.statements, again.spans) == (0, 0, 0)
        assert len(project.annotators()) == 2 and len(project.entities()) == 4


def test_trap_09_equal_ids_of_two_files_do_not_meet(tmp_path: Path) -> None:
    other = [[1, 1, 1, 37, 68, 2], [2, 1, 1, 0, 36, 2]]
    paths = [version_3(tmp_path / "a.dna"), version_3(tmp_path / "b.dna", STATEMENTS=other, DATALONGTEXT=[])]
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files(paths)
        assert (came.documents, came.statements) == (1, 5)
        assert not [issue for issue in came.skipped if issue.code.startswith("import.uid")]


# --- Version 2 --------------------------------------------------------------------------------------------


def test_version_2_keeps_texts_in_cells_and_milliseconds(tmp_path: Path) -> None:
    header, [document], report = read(version_2(tmp_path / "a.dna"))
    assert not report.skipped
    assert document.meta == {"date": "2005-02-02", "source": "Herald"}
    [layer] = document.layers
    names = {entity.uid: entity for entity in header.entities}
    assert sorted(entity.name for entity in header.entities) == ["League of Ports", "Ports", "Truce"]
    first, second = layer.statements
    assert [names[one.entity or ""].name for one in first.roles.values()] == ["Truce"]
    assert [names[one.entity or ""].name for one in second.roles.values()] == ["League of Ports", "Truce"]
    assert (first.stance.value, second.stance.value) == ("2", "-2")
    league = next(entity for entity in header.entities if entity.name == "League of Ports")
    assert names[league.parent or ""].name == "Ports" and league.attributes["Type"] == "Business"
    assert header.annotators[1].extra["dna"]["PermissionAddDocuments"] == 0


def test_links_of_version_2_are_relations(tmp_path: Path) -> None:
    _, [document], _ = read(version_2(tmp_path / "a.dna"))
    [layer] = document.layers
    [link] = layer.relations
    assert (link.type, link.source, link.target) == ("link", *(one.uid for one in layer.statements))
    path = version_2(tmp_path / "b.dna", STATEMENTS=[[1, 1, 7, 0, 36, 2], [2, 1, 7, 37, 68, 1]])
    _, [document], report = read(path)
    assert [issue.code for issue in report.skipped] == ["dna.link_across"]
    assert not any(layer.relations for layer in document.layers)


# --- What is wrong with a file ----------------------------------------------------------------------------


def test_damaged_rows_are_left_out_one_by_one(tmp_path: Path) -> None:
    path = version_3(
        tmp_path / "a.dna",
        checked=False,
        STATEMENTS=[
            [1, 1, 1, 0, 36, 2], [2, 1, 1, 60, 69, 2], [3, 9, 1, 0, 1, 2], [4, 1, 8, 0, 1, 2],
            [5, 1, 1, 0, 1, 7], [6, 1, 1, 5, 5, 2], [7, 1, 1, "far", 9, 2],
        ],
        DATASHORTTEXT=[[1, 1, 1, 99], [2, 1, 5, 2], [3, 77, 1, 2], [4, 3, 1, 2]],
        DATABOOLEAN=[[1, 1, 4, 5]],
        DATALONGTEXT=[],
        CODERS=[*dna_files.VERSION_3["CODERS"], [3, b"\xff", 0, 0, 0, *[1] * 23]],
    )  # fmt: skip
    _, documents, report = read(path)
    [layer] = documents[0].layers
    assert len(layer.statements) == 1 and layer.statements[0].roles == {}
    assert codes(report) == [
        ("dna.bad_row", "CODERS", 3),
        ("dna.dangling", "STATEMENTS", 3),
        ("dna.dangling", "STATEMENTS", 4),
        ("dna.dangling", "STATEMENTS", 5),
        ("dna.bad_row", "STATEMENTS", 7),
        ("dna.bad_row", "DATABOOLEAN", 1),
        ("dna.dangling", "DATASHORTTEXT", 1),
        ("dna.dangling", "DATASHORTTEXT", 2),
        ("dna.dangling", "DATASHORTTEXT", 3),
        ("dna.outside", "STATEMENTS", 2),
        ("dna.outside", "STATEMENTS", 6),
    ]


def test_trap_08_a_range_out_of_the_text_is_told_by_table_and_id(tmp_path: Path) -> None:
    path = version_3(
        tmp_path / "a.dna", STATEMENTS=[[1, 1, 1, 0, 69, 2], [2, 1, 1, 37, 68, 2]], DATALONGTEXT=[]
    )
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files([path])
        assert (came.documents, came.statements) == (1, 1)
        [issue] = came.skipped
    assert (issue.code, issue.params["id"], issue.params["stop"]) == ("dna.outside", 1, 69)


def test_a_parent_that_is_its_own_child_is_cut(tmp_path: Path) -> None:
    rows = [[1, 1, "A", 0, 0, 0, 2], [2, 1, "B", 0, 0, 0, 1], [3, 1, "C", 0, 0, 0, 8]]
    header, _, report = read(version_3(tmp_path / "a.dna", ENTITIES=rows, DATASHORTTEXT=[]))
    assert [entity.parent for entity in header.entities] == [None, None, None]
    assert [issue.code for issue in report.skipped[-3:]] == ["dna.circle", "dna.circle", "dna.dangling"]


def test_trap_10_any_name_makes_an_id_and_comes_back(tmp_path: Path) -> None:
    names = ["policy solution", "policy-solution", "|\t|", "Ω & ω"]
    variables = [[number, name, "short text", 1] for number, name in enumerate(names, start=1)]
    tables = ("DATABOOLEAN", "DATASHORTTEXT", "ENTITIES", "ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES")
    empty: dict[str, list[list[object]]] = {table: [] for table in tables}
    path = version_3(tmp_path / "a.dna", checked=True, **empty, VARIABLES=variables, DATALONGTEXT=[])
    header, _, report = read(path)
    assert header.codebook is not None and not report.skipped
    roles = header.codebook.statement_types[0].roles
    assert [role.name for role in roles] == names
    assert [role.id for role in roles] == ["policy_solution", "policy_solution_2", "unnamed", "ω_ω"]


def test_a_date_out_of_the_calendar_and_a_column_that_lacks_are_told(tmp_path: Path) -> None:
    path = version_3(tmp_path / "a.dna", DOCUMENTS=[[1, "T", TEXT, 1, "", "", "", "", "", 10**15]])
    dna_files.edit(path, "ALTER TABLE REGEXES RENAME COLUMN Label TO Pattern")
    _, [document], report = read(path)
    assert document.meta == {"dna_date": 10**15}
    assert [issue.code for issue in report.warnings] == ["dna.bad_date"]
    assert codes(report) == [("dna.no_column", "REGEXES", None)]


def test_a_file_that_is_none_of_dnas(tmp_path: Path) -> None:
    other = tmp_path / "other.dna"
    dna_files.edit(other, "CREATE TABLE songs(title TEXT)")
    with pytest.raises(UserError) as raised:
        read(other)
    assert raised.value.code == "dna.other_database"
    broken = tmp_path / "broken.dna"
    broken.write_bytes(other.read_bytes()[:50])
    with pytest.raises(UserError) as raised:
        read(broken)
    assert raised.value.code == "dna.damaged"


def test_a_message_that_can_not_be_told_is_damage_all_the_same(tmp_path: Path) -> None:
    path = version_3(tmp_path / "a.dna")
    data = path.read_bytes()
    damaged = data.replace(b"FOREIGN KEY(StatementTypeId)", b"FOREIGN KEY(Stat\xb4mentTypeId)")
    assert damaged != data
    path.write_bytes(damaged)
    with pytest.raises(UserError, match=r"dna\.damaged"):
        read(path)


def test_a_damaged_page_takes_its_table_along_and_no_more(tmp_path: Path) -> None:
    path = version_3(tmp_path / "a.dna")
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'DATALONGTEXT'").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    size = struct.unpack(">H", data[16:18])[0]
    data[(page - 1) * size] = 0xEE
    path.write_bytes(data)
    _, documents, report = read(path)
    assert [code for code, table, _ in codes(report) if table == "DATALONGTEXT"] == ["dna.damaged_table"]
    assert len(layers(documents)["Ines"].statements) == 2


def test_nothing_of_the_file_is_run(tmp_path: Path) -> None:
    """A view that counts to infinity, under the name of a table, is no table; nothing is written either."""
    path = version_3(tmp_path / "a.dna")
    dna_files.edit(
        path,
        "DROP TABLE REGEXES",
        "CREATE VIEW REGEXES AS WITH RECURSIVE n(Label) AS (SELECT 'a' UNION ALL SELECT Label || 'a' FROM n)"
        " SELECT Label, 0 AS Red, 0 AS Green, 0 AS Blue FROM n",
    )
    before = path.read_bytes()
    path.chmod(0o400)
    header, _, _ = read(path)
    assert header.extra["dna"]["regexes"] == []
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_a_journal_beside_the_file_is_told(tmp_path: Path) -> None:
    path = version_3(tmp_path / "a.dna")
    path.with_name("a.dna-journal").write_bytes(b"x")
    _, _, report = read(path)
    assert "dna.in_use" in [issue.code for issue in report.warnings]
