"""DocBins: what spaCy finds in ours, what we find in anybody's, and what is wrong with a file."""

from __future__ import annotations

import gc
import json
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import Project, UserError
from annotator.app.sample import make_sample
from annotator.formats import extras
from annotator.formats.spacy_docbin import SPACY_DOCBIN, opening
from annotator.plugin_api import Holds, IncomingDocument, IncomingHeader, IncomingLayer, Issue, Report
from tests.formats import fakes
from tests.formats.fakes import document, layer, span, statement
from tests.formats.projects import Values, native, projects, there_and_back

spacy = import_module("spacy")
tokens = import_module("spacy.tokens")

TEXT = "Ada Lovelace rejects the truce. Bob’s friends do not."


def docs_in(path: Path) -> list[Any]:
    return list(tokens.DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))


def export(tmp_path: Path, *layers: Any, text: str = TEXT, **options: Any) -> tuple[list[Any], Report]:
    target = fakes.Target(options, path=tmp_path / "out.spacy")
    assert SPACY_DOCBIN.write is not None
    SPACY_DOCBIN.write(fakes.Project([document(*layers, text=text)]), target)
    return docs_in(target.path), target.report


def read(path: Path) -> tuple[list[IncomingDocument], list[IncomingHeader], Report]:
    items, report = fakes.read(SPACY_DOCBIN, path)
    documents = [item for item in items if isinstance(item, IncomingDocument)]
    return documents, [item for item in items if isinstance(item, IncomingHeader)], report


def codes(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.where, issue.code) for issue in issues]


def marked(found: IncomingLayer, text: str) -> set[tuple[str, str]]:
    return {(one.label, text[one.fragments[0][0] : one.fragments[-1][1]]) for one in found.spans}


SPANS = (
    span("s1", "actor", (0, 12), entity="e1", text=TEXT),
    span("s2", "stance", (13, 20), text=TEXT),
    span("s3", "proposal", (21, 30), entity="e2", text=TEXT),
    span("s4", "actor", (4, 12), text=TEXT),
)


# --- What spaCy finds -------------------------------------------------------------------------------------


def test_spans_ents_relations_and_user_data(tmp_path: Path) -> None:
    said = statement(
        roles={"actor": {"entity": "e1", "spans": ["s1"]}, "proposal": {"entity": "e2", "spans": ["s3"]}},
        stance={"value": "support", "spans": ["s2"]},
    )
    [doc], report = export(tmp_path, layer(SPANS, [said]))
    assert doc.text == TEXT
    assert [(one.id_, one.label_, one.kb_id_, one.text) for one in doc.spans["sc"]] == [
        ("s1", "actor", "e1", "Ada Lovelace"),
        ("s2", "stance", "", "rejects"),
        ("s3", "proposal", "e2", "the truce"),
        ("s4", "actor", "", "Lovelace"),
    ]
    assert [one.id_ for one in doc.ents] == ["s1", "s2", "s3"]
    assert codes(report.lost) == [("s4", "spacy.not_in_ents")]
    tokens.Doc.set_extension("rel", default={}, force=True)
    try:
        assert doc._.rel[(0, 3)] == {"position:support": 1.0}
    finally:
        tokens.Doc.remove_extension("rel")
    assert json.loads(doc.user_data["annotator"])["document"]["meta"] == {"date": "2025-02-12"}


@pytest.mark.parametrize(
    ("alignment", "words"), [("strict", []), ("expand", ["Ada Lovelace"]), ("contract", ["Lovelace"])]
)
def test_a_span_that_cuts_a_token_is_told_by_uid(tmp_path: Path, alignment: str, words: list[str]) -> None:
    cut = span("cut", "actor", (1, 12), text=TEXT)
    [doc], report = export(tmp_path, layer([cut], []), alignment=alignment)
    assert [one.text for one in doc.spans["sc"]] == words
    code = "spacy.moved" if words else "spacy.misaligned"
    assert codes(report.lost) == [("cut", code)]
    [back], _, _ = read(tmp_path / "out.spacy")
    assert back.layers[0].spans[0].fragments == ((1, 12),)


def test_trap_01_of_overlapping_spans_the_policy_says_which_is_an_ent(tmp_path: Path) -> None:
    pair = [span("first", "actor", (0, 12), text=TEXT), span("long", "odd", (4, 30), text=TEXT)]
    for policy, stays, goes in (("longest", "long", "first"), ("first", "first", "long")):
        [doc], report = export(tmp_path, layer(pair, []), overlaps=policy)
        assert [one.id_ for one in doc.ents] == [stays]
        assert len(doc.spans["sc"]) == 2
        assert codes(report.lost) == [(goes, "spacy.not_in_ents")]


def test_trap_07_a_span_with_a_blank_edge_is_no_ent(tmp_path: Path) -> None:
    text = "Ada \n\nsaid no."
    [doc], report = export(tmp_path, layer([span("s", "actor", (0, 6), text=text)], []), text=text)
    assert (list(doc.ents), [one.id_ for one in doc.spans["sc"]]) == ([], ["s"])
    assert codes(report.lost) == [("s", "spacy.blank_edge")]


def test_the_tokenizer_is_that_of_the_language_if_spacy_has_one(tmp_path: Path) -> None:
    text = "Don't ask."
    first = {
        language: export(tmp_path, layer([], []), text=text, language=language)[0][0][0].text
        for language in ("en", "xx", "ja", "no-such")
    }
    assert first == {"en": "Do", "xx": "Don't", "ja": "Don't", "no-such": "Don't"}


# --- There and back ---------------------------------------------------------------------------------------


@settings(max_examples=8, deadline=None)
@given(values=projects(), alignment=st.sampled_from(["strict", "expand", "contract"]))
def test_a_project_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, values: Values, alignment: str
) -> None:
    folder = tmp_path_factory.mktemp("spacy")
    journey = there_and_back(values, folder, "spacy", out="out.spacy", export={"alignment": alignment})
    assert journey.came.skipped == ()
    assert journey.after == journey.before
    assert {issue.code.partition(".")[0] for issue in journey.gone.lost} <= {"spacy"}
    for doc in docs_in(journey.file):
        assert {one.id_ for one in doc.ents} <= {one.id_ for one in doc.spans.get("sc", ())}


def test_the_sample_comes_back_with_its_decisions(tmp_path: Path) -> None:
    make_sample(tmp_path / "before.annotator")
    with (
        Project.open(tmp_path / "before.annotator") as before,
        Project.create(tmp_path / "b.annotator") as after,
    ):
        before.export(tmp_path / "out.spacy", format="spacy")
        assert after.import_files([tmp_path / "out.spacy"]).skipped == ()
        was, now = native(before, tmp_path), native(after, tmp_path)
    assert now == was
    assert any(line["decisions"] for line in now[1:])


def test_everything_is_held() -> None:
    assert SPACY_DOCBIN.holds == frozenset(Holds)


def test_what_was_changed_in_spacy_arrives_as_it_is_now(tmp_path: Path) -> None:
    [doc], _ = export(tmp_path, layer(SPANS, [statement()]))
    kept = [one for one in doc.spans["sc"] if one.id_ != "s2"]
    doc.spans["sc"] = [*kept, doc.char_span(32, 35, label="actor")]
    tokens.DocBin(store_user_data=True, docs=[doc]).to_disk(tmp_path / "edited.spacy")
    [found], _, _ = read(tmp_path / "edited.spacy")
    assert marked(found.layers[0], TEXT) == {
        ("actor", "Ada Lovelace"), ("proposal", "the truce"), ("actor", "Lovelace"), ("actor", "Bob"),
    }  # fmt: skip


# --- Other people's files ---------------------------------------------------------------------------------


def foreign(path: Path, *docs: Any) -> Path:
    tokens.DocBin(store_user_data=True, docs=docs).to_disk(path)
    return path


def a_doc(text: str = TEXT) -> Any:
    return spacy.blank("en")(text)


def test_ents_groups_links_relations_and_data_of_anybody(tmp_path: Path) -> None:
    doc = a_doc()
    ada, bob = doc.char_span(0, 12, label="PERSON", kb_id="Q7259"), doc.char_span(32, 35, label="PERSON")
    doc.ents = [ada, bob]
    doc.spans["sc"] = [doc.char_span(0, 12, label="PERSON"), doc.char_span(4, 12, label="SURNAME")]
    doc.spans["other"] = [doc.char_span(13, 20, label="VERB")]
    doc.user_data[("._.", "rel", None, None)] = {
        (ada.start, bob.start): {"KNOWS": 1.0, "HATES": 0.0, "LOVES": 0.3},
        (ada.start, 99): {"KNOWS": 1.0},
    }
    doc.user_data.update({"source": "Times", "odd": b"bytes", ("._.", "score", None, None): 5})
    doc.cats = {"politics": 1.0}
    [found], [header], report = read(foreign(tmp_path / "in.spacy", doc))
    [said] = found.layers
    assert marked(said, TEXT) == {
        ("PERSON", "Ada Lovelace"), ("PERSON", "Bob"), ("SURNAME", "Lovelace"), ("VERB", "rejects"),
    }  # fmt: skip
    by_text = {TEXT[slice(*one.fragments[0])]: one for one in said.spans}
    assert by_text["rejects"].extra == {"groups": ["other"]}
    [entity] = header.entities
    assert (by_text["Ada Lovelace"].entity, entity.name) == (entity.uid, "Q7259")
    assert [(one.type, one.source, one.target) for one in said.relations] == [
        ("KNOWS", by_text["Ada Lovelace"].uid, by_text["Bob"].uid)
    ]
    assert found.meta == {"source": "Times", "score": 5, "cats": {"politics": 1.0}}
    assert codes(report.warnings) == [("in.spacy:1", "spacy.guesses"), ("in.spacy:1", "spacy.user_data")]


def test_what_is_said_of_tokens_is_told_once(tmp_path: Path) -> None:
    docs = [a_doc("One here."), a_doc("Two here.")]
    for doc in docs:
        doc[0].lemma_ = "one"
    assert codes(read(foreign(tmp_path / "in.spacy", *docs))[2].warnings) == [
        ("in.spacy", "spacy.tokens_unread")
    ]


def test_a_doc_without_spans_is_a_text(tmp_path: Path) -> None:
    (first, second), headers, _ = read(foreign(tmp_path / "in.spacy", a_doc("One."), a_doc("Two. 🕊")))
    assert (first.layers, headers, second.text) == ((), [], "Two. 🕊")


def test_trap_09_the_same_file_twice_is_the_same_spans(tmp_path: Path) -> None:
    doc = a_doc()
    doc.ents = [doc.char_span(0, 12, label="PERSON")]
    path = foreign(tmp_path / "in.spacy", doc)
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as project:
        assert project.import_files([path]).spans == 1
        again = project.import_files([path])
        assert (again.spans, [issue.code for issue in again.skipped]) == (0, ["import.already_there"])


# --- What is wrong with a file ----------------------------------------------------------------------------


@pytest.fixture
def collecting() -> Iterator[None]:
    """Garbage is collected before and after."""
    assert gc.isenabled()
    yield
    assert gc.isenabled()


@pytest.mark.parametrize("data", [b"", b"no zlib", zlib.compress(b"\xc1"), zlib.compress(b"\x80")])
def test_a_file_that_is_no_docbin_is_refused(tmp_path: Path, collecting: None, data: bytes) -> None:
    path = tmp_path / "in.spacy"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"spacy\.damaged"):
        read(path)


def test_trap_16_a_file_that_grows_without_bound_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_LARGEST", 1 << 20)
    path = tmp_path / "in.spacy"
    path.write_bytes(zlib.compress(bytes(8 << 20)))
    with pytest.raises(UserError, match=r"spacy\.too_large"):
        read(path)


def test_a_damaged_doc_or_span_costs_only_itself(tmp_path: Path, collecting: None) -> None:
    docs = [a_doc("One here."), a_doc("Two here."), a_doc("Three here.")]
    for doc in docs:
        doc.spans["sc"] = [doc.char_span(0, 3, label="X", alignment_mode="expand")]
    bin_ = tokens.DocBin(store_user_data=True, docs=docs)
    bin_.span_groups[0] = b"\xc1"
    # The span of the second Doc now ends where the Doc has no tokens.
    group = docs[1].spans["sc"].to_bytes()
    long = tokens.Doc(docs[1].vocab, words=["x"] * 50)
    long.spans["sc"] = [long[40:45]]
    assert long.spans["sc"].to_bytes() != group
    bin_.span_groups[1] = long.spans.to_bytes()
    path = tmp_path / "in.spacy"
    bin_.to_disk(path)
    (second, third), _, report = read(path)
    assert (second.text, second.layers) == ("Two here.", ())
    assert marked(third.layers[0], third.text) == {("X", "Three")}
    assert codes(report.skipped) == [("in.spacy", "spacy.bad_doc"), ("in.spacy:2", "spacy.bad_span")]


def test_a_changed_text_makes_the_file_a_strangers(tmp_path: Path) -> None:
    [doc], _ = export(tmp_path, layer(SPANS, []))
    other = a_doc("Something else.")
    other.user_data["annotator"] = doc.user_data["annotator"]
    [found], _, _ = read(foreign(tmp_path / "in.spacy", other))
    assert (found.uid, found.layers) == (None, ())


def test_without_spacy_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(UserError, match=r"format\.extra_missing"):
        read(tmp_path / "in.spacy")
