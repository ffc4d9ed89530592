"""WebAnno TSV 3: spans over several tokens, stacked ones, relations, UTF-16 offsets, escapes, bad rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotator import Project
from annotator.formats.uima.webanno_tsv import WEBANNO_TSV
from annotator.plugin_api import IncomingDocument, IncomingLayer, Report, Source
from tests.formats.fakes import read

HEAD = """\
#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue
#T_SP=webanno.custom.Claim|sort|sure
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value
#T_RL=webanno.custom.Link|stance|BT_webanno.custom.Claim

"""
BODY = HEAD + (
    "\n#Text=🕊 The Kremlin said no.\n"
    "1-1\t0-2\t🕊\tSYM\t_\t_\t_\t_\t_\t\n"
    "1-2\t3-6\tThe\tDET\t_\t_\tACTOR[1]\t_\t_\t\n"
    "1-3\t7-14\tKremlin\tPROPN\t_\t_\tACTOR[1]\t_\t_\t\n"
    "1-4\t15-19\tsaid\tVERB\tcue\t*\t_\t_\t_\t\n"
    "1-5\t20-22\tno\tINTJ\trefusal\\_plain[2]|other[3]\ttrue[2]|*[3]\t_\topposes\t1-4[0_2]\t\n"
    "1-6\t22-23\t.\tPUNCT\t_\t_\t_\t_\t_\t\n"
    "\n#Text=Kyiv waits.\n"
    "2-1\t25-29\tKyiv\tPROPN\t_\t_\tACTOR\t_\t_\t\n"
    "2-1.1\t25-26\tK\t_\t*\t*\t_\t_\t_\t\n"
    "2-2\t30-35\twaits\tVERB\t_\t_\t_\t_\t_\t\n"
    "2-3\t35-36\t.\tPUNCT\t_\t_\t_\t_\t_\t\n"
)


def _document(path: Path, content: str, **options: Any) -> tuple[IncomingDocument, Report]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    assert WEBANNO_TSV.claims is not None and WEBANNO_TSV.claims(content.encode())
    items, report = read(WEBANNO_TSV, path, **options)
    [document] = [item for item in items if isinstance(item, IncomingDocument)]
    return document, report


def _quotes(document: IncomingDocument, layer: IncomingLayer) -> list[tuple[str, str]]:
    return [(span.label, document.text[slice(*span.fragments[0])]) for span in layer.spans]


def test_layers_become_spans_where_they_are(tmp_path: Path) -> None:
    document, report = _document(tmp_path / "annotation" / "talks.txt" / "ada.tsv", BODY)
    assert document.text == "🕊 The Kremlin said no.\n Kyiv waits."
    [layer] = document.layers
    assert (layer.annotator, document.title) == ("ada", "talks.txt")
    assert sorted(_quotes(document, layer)) == [
        ("ACTOR", "Kyiv"),
        ("ACTOR", "The Kremlin"),
        ("Claim", "K"),
        ("cue", "said"),
        ("other", "no"),
        ("refusal_plain", "no"),
    ]
    [refusal] = [span for span in layer.spans if span.label == "refusal_plain"]
    assert refusal.attributes == {"sure": "true"}
    assert {issue.code for issue in report.warnings} == {"webanno.gaps_filled", "uima.layer_left_out"}
    assert report.skipped == []


def test_a_relation_runs_from_its_governor_to_its_row(tmp_path: Path) -> None:
    document, _ = _document(tmp_path / "talks.tsv", BODY)
    [layer] = document.layers
    [relation] = layer.relations
    named = {span.uid: span.label for span in layer.spans}
    assert (relation.type, named[relation.source], named[relation.target]) == (
        "opposes",
        "cue",
        "refusal_plain",
    )


def test_the_form_asks_about_layers_and_its_answers_count(tmp_path: Path) -> None:
    path = tmp_path / "talks.tsv"
    path.write_text(BODY, encoding="utf-8")
    assert WEBANNO_TSV.questions is not None
    asked = WEBANNO_TSV.questions(Source(path, path.name, Report()))
    assert [(question.name.rpartition(".")[2], question.default) for question in asked] == [
        ("Claim", "span sort"),
        ("NamedEntity", "span value"),
        ("Link", "relation stance"),
    ]
    document, _ = _document(path, BODY, **{asked[0].name: "ignore", asked[1].name: "span"})
    assert {span.label for span in document.layers[0].spans} == {"NamedEntity"}


def test_what_is_escaped_is_meant(tmp_path: Path) -> None:
    body = HEAD + "#Text=a \\| b \\[c\\]\n1-1\t0-1\ta\t_\tx\\|y \\[z\\]\t*\t_\t_\t_\t\n"
    document, _ = _document(tmp_path / "a.tsv", body)
    assert document.text == "a | b [c]"
    assert [span.label for span in document.layers[0].spans] == ["x|y [z]"]


def test_trap_08_rows_that_are_none_are_told_with_their_lines(tmp_path: Path) -> None:
    document, report = _document(tmp_path / "a.tsv", BODY + "3-x\tnonsense\n2-4\t36-37\t!\t_\tcut\n")
    assert len(document.layers[0].spans) == 6
    assert [issue.where for issue in report.skipped] == ["a.tsv:21", "a.tsv:22"]


def test_curation_is_gold_and_the_same_file_comes_once(tmp_path: Path) -> None:
    path = tmp_path / "in" / "curation" / "talks.txt" / "CURATION_USER.tsv"
    _document(path, BODY)
    with Project.create(tmp_path / "p.annotator") as project:
        came = project.import_files([tmp_path / "in"])
        assert (came.documents, came.spans, came.skipped) == (1, 6, ())
        again = project.import_files([tmp_path / "in"])
        assert (again.documents, again.spans) == (0, 0)
        assert project.check() == []
