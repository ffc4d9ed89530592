"""statements.csv and spans.csv: every figure one needs in a row, and nothing that a spreadsheet runs."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.core.codebook.model import Codebook, Role, StatementType
from annotator.formats.spans_csv import SPANS_CSV
from annotator.formats.statements_csv import STATEMENTS_CSV
from tests.formats import fakes
from tests.formats.fakes import TEXT, Project, document, layer, span, statement, written


def test_a_statement_is_a_row_with_roles_stance_and_offsets() -> None:
    target = written(STATEMENTS_CSV, Project([document(layer())]))
    [row] = target.rows()
    assert (row["uid"], row["document"], row["title"], row["date"]) == (
        "st1",
        "d1",
        "Guarantees",
        "2025-02-12",
    )
    assert (row["annotator"], row["annotator_uid"], row["gold"], row["status"]) == (
        "Ann",
        "ann",
        "false",
        "done",
    )
    assert (row["actor"], row["actor_kind"], row["actor_uid"], row["actor_quote"]) == (
        "Ada",
        "person",
        "e1",
        "he",
    )
    assert (row["proposal"], row["proposal_quote"]) == ("A truce", TEXT[32:48])
    assert (row["stance"], row["stance_name"], row["stance_number"]) == ("support", "Support", "1")
    assert (row["stance_quote"], row["stance_start"], row["stance_end"]) == (TEXT[1:48], "1", "48")
    assert (row["start"], row["end"], row["fragments"]) == ("1", "48", "1-19;22-24;32-48")
    assert (row["in_doubt"], row["complete"], row["voice"]) == ("false", "true", "")
    assert target.counts == [1, 3, 1]


def test_a_passage_goes_before_the_evidence() -> None:
    [row] = written(STATEMENTS_CSV, Project([document(layer(statements=[statement(spans=["s2"])]))])).rows()
    assert (row["quote"], row["start"], row["end"], row["fragments"]) == ("he", "22", "24", "22-24")


@pytest.mark.parametrize(
    "more", [{"stance": {}}, {"roles": {"actor": {"entity": "e1"}}}, {"type": "unheard of"}], ids=str
)
def test_what_is_unfinished_says_so(more: dict[str, Any]) -> None:
    [row] = written(STATEMENTS_CSV, Project([document(layer(statements=[statement(**more)]))])).rows()
    assert row["complete"] == "false"


def test_a_value_off_the_scale_has_no_number() -> None:
    mixed = statement(stance={"value": "mixed", "spans": []})
    [row] = written(STATEMENTS_CSV, Project([document(layer(statements=[mixed]))])).rows()
    assert (row["stance"], row["stance_name"], row["stance_number"], row["stance_quote"]) == (
        "mixed",
        "Mixed",
        "",
        "",
    )


def test_a_role_that_is_called_like_another_column_steps_aside() -> None:
    kind = StatementType("position", "Position", (Role("source", "Source", "actor"),))
    told = statement(roles={"source": {"entity": "e1", "spans": ["s2"]}})
    project = Project(
        [document(layer(statements=[told]), meta={"source": "Post"})],
        codebook=Codebook(statement_types=(kind,)),
    )
    [row] = written(STATEMENTS_CSV, project).rows()
    assert (row["source"], row["role_source"], row["role_source_quote"]) == ("Post", "Ada", "he")


def test_free_metadata_has_columns_in_every_row() -> None:
    first = document(layer(), meta={"section": "World", "tags": {"a": [1]}, "url": "http://x"})
    second = document(layer(), meta={"page": 4, "print": True})
    rows = written(SPANS_CSV, Project([first, second])).rows()
    assert [key for key in rows[0] if key.startswith("meta.")] == [
        "meta.page", "meta.print", "meta.section", "meta.tags",
    ]  # fmt: skip
    assert (rows[0]["meta.tags"], rows[0]["url"], rows[0]["meta.page"]) == ('{"a":[1]}', "http://x", "")
    assert (rows[-1]["meta.page"], rows[-1]["meta.print"]) == ("4", "true")


def test_a_span_is_a_row_with_what_it_is_evidence_for() -> None:
    against = statement("st2", stance={"value": "mixed", "spans": []}, spans=["s3"])
    target = written(SPANS_CSV, Project([document(layer(statements=[statement(), against]))]))
    stance, actor, proposal = target.rows()
    assert (stance["uid"], stance["label"], stance["label_name"]) == ("s1", "stance", "Stance")
    assert (stance["start"], stance["end"], stance["fragments"]) == ("1", "48", "1-19;32-48")
    assert stance["quote"] == TEXT[1:48]
    assert (stance["statements"], stance["roles"]) == ("st1", "stance")
    assert (stance["stance"], stance["stance_number"]) == ("support", "1")
    assert (actor["entity"], actor["entity_kind"], actor["entity_uid"]) == ("Ada", "person", "e1")
    assert (proposal["statements"], proposal["roles"]) == ("st1;st2", "proposal;passage")
    assert (proposal["stance"], proposal["stance_number"]) == ("support;mixed", "")
    assert target.counts == [1, 3, 0]


def test_gold_has_rows_of_its_own() -> None:
    rows = written(STATEMENTS_CSV, Project([document(layer(), gold=layer(annotator=None, gold=True))])).rows()
    assert [(row["annotator"], row["gold"]) for row in rows] == [("Ann", "false"), ("", "true")]


@pytest.mark.parametrize("start", ["=1+1", "+x", "-x", "@x", "\tx", "\rx"])
def test_formulas_are_defused_and_told(start: str) -> None:
    project = Project([document(layer(), title=start)])
    target = written(STATEMENTS_CSV, project)
    assert target.rows()[0]["title"] == "'" + start
    assert [(issue.where, issue.code, issue.params) for issue in target.report.lost] == [
        ("out", "export.guarded", {"count": 1})
    ]
    raw = written(STATEMENTS_CSV, project, guard=False)
    assert raw.rows()[0]["title"] == start and not raw.report.lost


def test_numbers_stay_numbers() -> None:
    book = Codebook(
        labels=fakes.CODEBOOK.labels,
        values=(type(fakes.CODEBOOK.values[0])("oppose", "Oppose", number=-1),),
        statement_types=fakes.CODEBOOK.statement_types,
    )
    told = statement(stance={"value": "oppose", "spans": []})
    project = Project([document(layer(statements=[told]), meta={"degrees": "-3.5"})], codebook=book)
    target = written(STATEMENTS_CSV, project)
    assert (target.rows()[0]["stance_number"], target.rows()[0]["meta.degrees"]) == ("-1", "-3.5")
    assert not target.report.lost


def test_cells_survive_quotes_commas_and_line_ends() -> None:
    text = 'He said "no",\nthen\r left'
    project = Project([document(layer([span("s1", "actor", (0, len(text)), text=text)], []), text=text)])
    assert written(SPANS_CSV, project).rows()[0]["quote"] == text


def test_the_byte_order_mark_is_an_option() -> None:
    assert written(SPANS_CSV, Project(), bom=True).text.startswith("\ufeffdocument,")
    assert written(SPANS_CSV, Project()).text.startswith("document,")
