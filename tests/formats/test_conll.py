"""CoNLL files of all schemes: what comes in, which spans stay, and what stricter readers make of ours."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import Project, UserError
from annotator.formats.conll import CONLL
from annotator.formats.conll.schemes import SCHEMES, Decoder, tags
from annotator.formats.conll.tokens import text_of, token_ranges
from annotator.formats.overlaps import FIRST, LONGEST, without_overlaps
from annotator.plugin_api import IncomingDocument, Issue, Report
from tests.formats import fakes
from tests.formats.fakes import document, layer, span, written
from tests.formats.projects import TEXTS, Values, layers_of, projects, there_and_back

CONLL_2003 = """-DOCSTART- -X- -X- O

EU NNP B-NP B-ORG
rejects VBZ B-VP O
German JJ B-NP B-MISC
call NN I-NP O
. . O O

Peter NNP B-NP B-PER
Blackburn NNP I-NP I-PER

-DOCSTART- -X- -X- O

He PRP B-NP O
did VBD B-VP O
n't RB I-VP O
say VB I-VP O
" '' O O
no UH O O
" '' O O
( ( O O
yet RB O O
) ) O O
"""


def read(tmp_path: Path, text: str, name: str = "in.conll", **options: Any) -> tuple[list[Any], Report]:
    path = tmp_path / name
    path.write_bytes(text.encode())
    items, report = fakes.read(CONLL, path, **options)
    return [item for item in items if isinstance(item, IncomingDocument)], report


def said(found: IncomingDocument) -> list[tuple[str, str]]:
    spans = [span for one in (*found.layers, *filter(None, [found.gold])) for span in one.spans]
    return [(one.label, found.text[slice(*one.fragments[0])]) for one in spans]


def codes(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.where, issue.code) for issue in issues]


# --- Reading ----------------------------------------------------------------------------------------------


def test_documents_sentences_and_spans_of_2003(tmp_path: Path) -> None:
    (first, second), report = read(tmp_path, CONLL_2003)
    assert first.text == "EU rejects German call.\nPeter Blackburn"
    assert said(first) == [("ORG", "EU"), ("MISC", "German"), ("PER", "Peter Blackburn")]
    assert second.text == 'He didn\'t say "no" (yet)'
    assert (second.layers, report.skipped) == ((), [])
    assert [(issue.code, issue.params) for issue in report.warnings] == [
        ("conll.columns_unread", {"columns": "2, 3"})
    ]
    (spaced, _), _ = read(tmp_path, CONLL_2003, spacing="plain")
    assert spaced.text.startswith("EU rejects German call .\n")


@pytest.mark.parametrize(
    "column",
    [
        "I-PER B-PER I-LOC O I-PER I-PER",  # IOB1
        "B-PER B-PER B-LOC O B-PER I-PER",  # IOB2
        "S-PER S-PER S-LOC O B-PER E-PER",  # BIOES
        "U-PER U-PER U-LOC O B-PER L-PER",  # BILOU
    ],
)
def test_each_scheme_is_understood(tmp_path: Path, column: str) -> None:
    lines = "".join(f"w{number}\t{tag}\n" for number, tag in enumerate(column.split()))
    [found], report = read(tmp_path, lines)
    assert said(found) == [("PER", "w0"), ("PER", "w1"), ("LOC", "w2"), ("PER", "w4 w5")]
    assert not report.warnings


def test_a_stray_inside_tag_is_a_span_and_told(tmp_path: Path) -> None:
    [found], report = read(tmp_path, "a B-X\nb O\nc I-X\nd B-X\n")
    assert [text for _, text in said(found)] == ["a", "c", "d"]
    assert codes(report.warnings) == [("in.conll:3", "conll.strays")]


def test_numbered_tokens_comments_and_crlf(tmp_path: Path) -> None:
    text = "# text = O\n1\tAda\tB-PER\t_\n2\t#\tO\t_\n3\tBob\tB-PER\t_\n\n# newdoc id = 2\n1\tx\tO\t_\n"
    text = text.replace("\n", "\r\n")
    (first, second), report = read(tmp_path, text)
    assert (said(first), first.text, second.text) == ([("PER", "Ada"), ("PER", "Bob")], "Ada #Bob", "x")
    assert second.meta == {"id": "2"}
    assert (report.skipped, codes(report.warnings)) == ([], [("in.conll", "conll.comments")])


def test_a_document_keeps_its_name(tmp_path: Path) -> None:
    [found], _ = read(tmp_path, "-DOCSTART- (947testa CRICKET) O\n\nAda B-PER\n")
    assert found.meta == {"id": "947testa CRICKET"}


def test_columns_may_be_said(tmp_path: Path) -> None:
    text = "O B-A B-B Ada\nO O B-C Bob\n"
    [found], _ = read(tmp_path, text, token="4", tags="2,3")
    assert sorted(said(found)) == [("A", "Ada"), ("B", "Ada"), ("C", "Bob")]
    with pytest.raises(UserError, match=r"conll\.bad_columns"):
        read(tmp_path, text, tags="0")


def test_sentences_may_be_documents(tmp_path: Path) -> None:
    found, _ = read(tmp_path, CONLL_2003, documents="sentence")
    assert [one.text for one in found][:2] == ["EU rejects German call.", "Peter Blackburn"]


def test_bad_lines_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    good = "Ada\tB-PER\n" * 250
    [found], report = read(tmp_path, good + "Bob\nBob\tperson\nCy\tB-PER\n")
    assert codes(report.skipped) == [("in.conll:251", "conll.bad_line"), ("in.conll:252", "conll.bad_line")]
    assert len(said(found)) == 251
    for text in ("Ada\n", "Ada\tperson\n", "", "# nothing\n"):
        nothing, report = read(tmp_path, text)
        assert (nothing, codes(report.skipped)) == ([], [("in.conll", "conll.no_tags")])


def test_only_tables_of_tokens_are_claimed() -> None:
    assert CONLL.claims is not None
    assert CONLL.claims(CONLL_2003.encode()) and CONLL.claims(b"Ada\tB-PER\nwent\tO\n")
    assert CONLL.claims(b"# global.columns = FORM NER\nAda\tO\n")
    for head in (b"title\ttext\nA\tHe said no.\n", b"Ada\tO\nBob\tO\n", b"", b"\xff\xfe\x00", b"A B-C\nB\n"):
        assert not CONLL.claims(head)


def test_a_tsv_of_tokens_goes_to_conll_and_a_table_to_the_tables(tmp_path: Path) -> None:
    (tmp_path / "tokens.tsv").write_text("Ada\tB-PER\nwent\tO\n", encoding="utf-8")
    (tmp_path / "table.tsv").write_text("title\ttext\nA\tHe said no.\n", encoding="utf-8")
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as project:
        came = project.import_files([tmp_path / "tokens.tsv", tmp_path / "table.tsv"])
        assert (came.documents, came.spans, came.skipped) == (2, 1, ())


# --- Schemes and policies as laws -------------------------------------------------------------------------

STRETCHES = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3), st.sampled_from(["A", "B", "x y%"])))


@given(moves=STRETCHES, scheme=st.sampled_from(SCHEMES))
def test_tags_say_which_stretches_they_were_made_of(moves: list[tuple[int, int, str]], scheme: str) -> None:
    stretches, at = [], 0
    for gap, length, label in moves:
        stretches.append((at + gap, at + gap + length, label))
        at += gap + length
    written_tags = tags(at + 1, stretches, scheme)
    assert list(Decoder().stretches(written_tags, 1)) == stretches
    if scheme == "iob2":
        assert strict(written_tags) == [
            (a, b, label.replace("%", "%25").replace(" ", "%20")) for a, b, label in stretches
        ]


def strict(column: list[str]) -> list[tuple[int, int, str]]:
    """IOB2 as strict evaluators read it: a span is B- and the I- of its label right after it."""
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(column):
        kind, _, label = tag.partition("-")
        if kind == "B":
            found.append((at, at + 1, label))
        elif kind == "I" and found and found[-1][1:] == (at, label):
            found[-1] = (found[-1][0], at + 1, label)
        else:
            assert tag == "O", f"a stray {tag} at {at}"
    return found


class _Piece:
    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


@given(
    places=st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9))),
    policy=st.sampled_from([LONGEST, FIRST]),
)
def test_what_stays_does_not_overlap_and_what_goes_would(places: list[tuple[int, int]], policy: str) -> None:
    pieces = [_Piece(start, start + length) for start, length in places]
    stays, goes = without_overlaps(pieces, policy)
    assert len(stays) + len(goes) == len(pieces)
    assert all(one.end <= two.start for one, two in pairwise(stays))
    for one in goes:
        rivals = [two for two in stays if two.start < one.end and one.start < two.end]
        better = [two.end - two.start >= one.end - one.start for two in rivals]
        assert any(better) if policy == LONGEST else any(two.start <= one.start for two in rivals)


@given(text=TEXTS)
def test_tokens_leave_out_nothing_but_space(text: str) -> None:
    tokens = token_ranges(text)
    assert "".join(text[start:end] for start, end in tokens) == "".join(text.split())
    assert not any(char.isspace() for start, end in tokens for char in text[start:end])
    made, [places] = text_of([[text[start:end] for start, end in tokens]], natural=True)
    assert [made[start:end] for start, end in places] == [text[start:end] for start, end in tokens]


# --- Writing and back -------------------------------------------------------------------------------------

LOST_HERE = ("conll.misaligned", "conll.overlap")


@settings(max_examples=6, deadline=None)
@given(
    values=projects(), policy=st.sampled_from([LONGEST, FIRST, "per-label"]), scheme=st.sampled_from(SCHEMES)
)
def test_a_full_file_comes_back_up_to_the_printed_losses(
    tmp_path_factory: pytest.TempPathFactory, values: Values, policy: str, scheme: str
) -> None:
    options = {"overlaps": policy, "scheme": scheme, "detail": "full"}
    journey = there_and_back(
        values, tmp_path_factory.mktemp("conll"), "conll", out="out.conll", export=options
    )
    assert journey.came.skipped == ()
    lost = journey.lost_as(*LOST_HERE)
    assert layers_of(journey.after, CONLL.holds) == layers_of(journey.before, CONLL.holds, lost)
    before, after = (
        {one["uid"]: one["meta"] for one in told[1:]} for told in (journey.before, journey.after)
    )
    assert before == after


@settings(max_examples=6, deadline=None)
@given(values=projects(), policy=st.sampled_from([LONGEST, FIRST, "per-label"]))
def test_a_plain_file_has_the_same_words_and_spans(
    tmp_path_factory: pytest.TempPathFactory, values: Values, policy: str
) -> None:
    folder = tmp_path_factory.mktemp("conll")
    journey = there_and_back(values, folder, "conll", out="out.conll", export={"overlaps": policy})
    lost = journey.lost_as(*LOST_HERE)
    # Two people who found nothing in a text have written the same record.
    assert {issue.code for issue in journey.came.skipped} <= {"import.already_there"}
    assert "conll.plain" in {issue.code for issue in journey.gone.lost}
    assert words(journey.after, frozenset()) == words(journey.before, lost)


def words(values: Values, lost: frozenset[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each text without its spaces, with the labels and words marked in it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in values[1:]:
        marked = found.setdefault("".join(one["text"].split()), [])
        for told in (*one["layers"], *filter(None, [one["gold"]])):
            spans = [span for span in told["spans"] if span["uid"] not in lost]
            marked += [(span["label"], "".join(span["text"].split())) for span in spans]
    return sorted((text, sorted(marked)) for text, marked in found.items())


TEXT = "Ada Lovelace and Bob. They want it, all of it."


def test_trap_01_overlaps_follow_the_policy_and_what_goes_is_listed() -> None:
    spans = [
        span("long", "actor", (0, 20), text=TEXT),
        span("inner", "proposal", (4, 12), text=TEXT),
        span("same", "actor", (17, 20), text=TEXT),
        span("pieces", "stance", (22, 26), (36, 39), text=TEXT),
    ]
    project = fakes.Project([document(layer(spans, []), text=TEXT)])
    dropped = {
        policy: sorted(
            issue.where
            for issue in written(CONLL, project, overlaps=policy).report.lost
            if issue.code == "conll.overlap"
        )
        for policy in ("longest", "first", "per-label")
    }
    assert dropped == {"longest": ["inner", "same"], "first": ["inner", "same"], "per-label": ["same"]}
    plain = written(CONLL, project).text
    assert plain.startswith("-DOCSTART- -X- O O\n\nAda -X- O B-actor\nLovelace -X- O I-actor\n")
    assert "They -X- O B-stance\nwant -X- O I-stance\n" in plain
    labels = written(CONLL, project, overlaps="per-label").text
    assert labels.startswith(
        "# global.columns = FORM NER:actor NER:stance NER:proposal\n-DOCSTART-\tO\tO\tO\n\n"
    )
    assert "\nLovelace\tI-actor\tO\tB-proposal\n" in labels


def test_trap_01_a_span_that_cuts_a_token_is_listed() -> None:
    spans = [span("half", "actor", (0, 2), text=TEXT), span("edged", "actor", (3, 12), text=TEXT)]
    target = written(CONLL, fakes.Project([document(layer(spans, []), text=TEXT)]))
    assert [(issue.where, issue.code) for issue in target.report.lost][:2] == [
        ("half", "conll.misaligned"),
        ("edged", "conll.misaligned"),
    ]
    assert "B-" not in target.text


def test_trap_10_a_label_with_spaces_comes_back(tmp_path: Path) -> None:
    spans = [span("s", "who\u00a0 speaks|50%-x_y\t", (0, 3), text=TEXT)]
    target = written(CONLL, fakes.Project([document(layer(spans, []), text=TEXT)]))
    assert all(len(line.split()) == 4 for line in target.text.split("\n") if line)
    [found], _ = read(tmp_path, target.text)
    assert said(found) == [("who\u00a0 speaks|50%-x_y\t", "Ada")]


def test_trap_15_letters_of_several_code_points_stay_one_token(tmp_path: Path) -> None:
    text = "👩‍👩‍👧 e\u0301a ‏שלום‎ #\ufe0f\u20e3 🇺🇦🇪🇺"
    spans = [span("s", "actor", (0, 5), text=text)]
    target = written(CONLL, fakes.Project([document(layer(spans, []), text=text)]), detail="full")
    [found], report = read(tmp_path, target.text)
    assert (found.text, said(found), report.skipped) == (text, [("actor", "👩‍👩‍👧")], [])


def test_spacy_reads_our_plain_files() -> None:
    convert = import_module("spacy.training.converters").conll_ner_to_docs
    spans = [span("a", "actor", (0, 12), text=TEXT), span("b", "actor", (17, 20), text=TEXT)]
    project = fakes.Project([document(layer(spans, []), text=TEXT), document(layer([], []), text="No. Yes.")])
    found = list(convert(written(CONLL, project).text, no_print=True))
    ents = [[(ent.text, ent.label_) for ent in doc.ents] for doc in found]
    assert ents == [[("Ada Lovelace", "actor"), ("Bob", "actor")], []]
    assert len(list(found[0].sents)) == 2


@given(
    lines=st.lists(
        st.sampled_from(
            ["Ada\tB-X", "a\tI-X", "b\tO", "c d", "#\tO", "# x", "-DOCSTART-", "", "e\tS-Y%2", "# newdoc"]
        )
        | st.text(max_size=9)
    )
)
def test_any_lines_are_read_and_spans_lie_in_the_text(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    found, _ = read(tmp_path_factory.mktemp("any"), "Ada\tB-X\n" + "\n".join(lines), encoding="utf-8")
    for one in found:
        assert all(text and text == text.strip() for _, text in said(one))
