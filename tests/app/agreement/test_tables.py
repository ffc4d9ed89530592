"""Tables for others: every row stands for itself, in each form."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from annotator.app.agreement.as_json import as_json
from annotator.app.agreement.tables import table, written
from annotator.app.agreement.writing import write
from annotator.app.project import Project
from annotator.core.commands import AddAnnotator, SetStatus
from annotator.errors import UserError
from tests.app.agreement.conftest import page_of


def test_a_csv_row_carries_all_that_its_figure_rests_on(sample: Project) -> None:
    page = page_of(sample, seed=5)
    rows = list(csv.DictReader(io.StringIO(written(table(page), "csv"))))
    assert len(rows) == len(table(page)) > 40
    first = rows[0]
    assert (first["measure"], first["of"], first["documents"], first["seed"]) == (
        "stance.alpha",
        "",
        "8",
        "5",
    )
    assert float(first["value"]) == page.stance.alpha.value
    assert json.loads(first["parameters"])["level"] == "ordinal"
    assert json.loads(first["excluded"])["mixed"] == 11
    assert first["version"]


def test_json_has_the_same_rows(sample: Project) -> None:
    page = page_of(sample)
    rows = json.loads(written(table(page), "json"))
    assert [(row["measure"], row["of"], row["value"]) for row in rows] == [
        (row.measure, row.of, row.figure.value) for row in table(page)
    ]


def test_latex_is_a_booktabs_table_without_a_bare_special_character(panel: Project) -> None:
    panel.execute(AddAnnotator("50% & more_{$}", uid="odd"))
    panel.become("odd")
    for document in panel.documents():
        panel.execute(SetStatus(document.uid, "done"))
    panel.become(next(person.uid for person in panel.annotators() if person.name == "Rae"))
    text = written(table(page_of(panel)), "latex")
    body = [line.split(r" \\ % ")[0] for line in text.splitlines() if r" \\ % " in line]
    assert all(line.count("&") - line.count(r"\&") == 5 for line in body)
    assert any(r"50\% \& more\_\{\$\}" in line for line in body)
    assert [text.count(rule) for rule in (r"\toprule", r"\midrule", r"\bottomrule")] == [1, 1, 1]


def test_markdown_has_one_line_a_figure(sample: Project) -> None:
    rows = table(page_of(sample))
    lines = written(rows, "markdown").splitlines()
    assert len(lines) == len(rows) + 2
    assert {line.replace(r"\|", "").count("|") for line in lines} == {8}


def test_no_name_is_a_formula(panel: Project) -> None:
    panel.execute(AddAnnotator("=cmd()", uid="evil"))
    panel.become("evil")
    for document in panel.documents():
        panel.execute(SetStatus(document.uid, "done"))
    panel.become(next(person.uid for person in panel.annotators() if person.name == "Rae"))
    cells = [row["of"] for row in csv.DictReader(io.StringIO(written(table(page_of(panel)), "csv")))]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert [cell for cell in cells if cell.startswith("'=cmd()")]


def test_a_table_is_never_written_over_a_project_nor_into_a_folder(sample: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"export\.onto_other"):
        write(sample.path, "")
    with pytest.raises(UserError, match=r"export\.unwritable"):
        write(tmp_path / "missing" / "table.csv", "")


def test_the_json_of_a_page_has_the_promised_keys(sample: Project) -> None:
    told = json.loads(json.dumps(as_json(page_of(sample))))
    figure = {"value", "ci", "documents", "units", "parameters", "why"}
    assert list(told) == [
        "documents", "annotators", "stance", "spans", "statements", "pairs", "excluded",
    ]  # fmt: skip
    assert set(told["stance"]) == {"alpha", "alpha_nominal", "ac1", "percent", "confusion"}
    assert set(told["spans"]) == {"all", "actor", "stance", "proposal"}
    assert set(told["spans"]["actor"]) == {"u_alpha", "f1_exact", "f1_overlap", "f1_character"}
    assert set(told["statements"]) == {"f1", "actor", "proposal", "stance"}
    assert set(told["statements"]["f1"]) == figure
    assert set(told["stance"]["alpha"]) == figure | {"below"}
    assert told["annotators"] == ["Ada", "Boris", "Chiara"]
    assert told["stance"]["confusion"]["support"]["oppose"] == 5
