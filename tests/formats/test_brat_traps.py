"""What usually goes wrong with other people's brat files, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import Project
from annotator.formats.brat.names import Names, storage_form
from tests.formats.brat_files import TEXT, codes, put, read
from tests.formats.projects import native


def u16(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


def test_trap_02_utf_16_bytes_or_code_points_is_voted_by_the_quotes(tmp_path: Path) -> None:
    text = "🕊🕊 Ada wants peace 🕊, Bob does not."
    places = [text.index(word) for word in ("Ada", "Bob")]
    units: dict[str, Callable[[int], int]] = {
        "cp": lambda at: at, "u16": lambda at: u16(text, at), "bytes": lambda at: len(text[:at].encode()),
    }  # fmt: skip
    for name, unit in units.items():
        ann = "".join(
            f"T{number}\tActor {unit(at)} {unit(at) + 3}\t{text[at : at + 3]}\n"
            for number, at in enumerate(places, start=1)
        )
        document, _, report = read(put(tmp_path / name, ann, text))
        assert [span.fragments for span in document.layers[0].spans] == [((at, at + 3),) for at in places]
        assert [code for _, code in codes(report.warnings)] == (["import.offsets_taken"] * (name != "cp"))


def test_trap_02_offsets_may_be_said(tmp_path: Path) -> None:
    text = "🕊 Ada wants peace."
    document, _, _ = read(put(tmp_path, "T1\tActor 3 6\t\n", text), offsets="utf-16")
    assert document.layers[0].spans[0].fragments == ((2, 5),)


@pytest.mark.parametrize("counted", [1, 2])
def test_trap_03_a_windows_line_end_counts_one_or_two(tmp_path: Path, counted: int) -> None:
    text = "Title\r\n\r\nAda wants peace.\r\n"
    at = text.replace("\r\n", "\n").index("Ada") if counted == 1 else text.index("Ada")
    document, _, report = read(put(tmp_path, f"T1\tActor {at} {at + 3}\tAda\n", text))
    [span] = document.layers[0].spans
    assert document.text[slice(*span.fragments[0])] == "Ada"
    assert document.text == text
    assert bool(report.warnings) == (counted == 1)


@pytest.mark.parametrize("counted", [0, 1])
def test_trap_05_a_byte_order_mark_counts_or_not(tmp_path: Path, counted: int) -> None:
    path = put(tmp_path, f"T1\tActor {counted} {3 + counted}\tAda\n", "\ufeff" + TEXT)
    report = read(path)[2]
    assert [issue.code for issue in report.warnings] == ["import.encoding_marked"]
    with Project.create(tmp_path / "p.annotator") as project:
        project.import_files([path], format="brat")
        [_, said] = native(project, tmp_path)
        [span] = said["layers"][0]["spans"]
        assert (span["start"], span["end"], span["text"], said["text"]) == (0, 3, "Ada", TEXT)


def test_trap_06_a_quote_that_is_not_there_is_the_programs_to_judge(tmp_path: Path) -> None:
    text = "Ada’s friends and Bob’s."
    ann = "T1\tActor 0 5\tAda's\nT2\tActor 6 11\tBob’s\nT3\tOdd 0 3;6 13\tAda foes\nT4\tActor 0 3\tAda\n"
    path = put(tmp_path, ann, text)
    document, _, report = read(path)
    assert [one.quote for one in document.layers[0].spans] == ["Ada's", "Bob’s", None, None]
    assert codes(report.warnings) == [("doc.ann:3", "brat.quote_differs")]
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as project:
        came = project.import_files([path])
        assert (came.spans, [issue.code for issue in came.skipped]) == (3, ["import.span_quote"])
    with Project.create(tmp_path / "q.annotator", annotator="Ada") as project:
        assert project.import_files([path], reanchor=True).spans == 4


def test_trap_07_zero_length_and_whitespace_edged_spans(tmp_path: Path) -> None:
    document, _, report = read(put(tmp_path, "T1\tActor 3 3\t\nT2\tActor 3 12\t rejects \n"))
    assert codes(report.skipped) == [("doc.ann:1", "brat.span_empty")]
    assert [span.fragments for span in document.layers[0].spans] == [((3, 12),)]


def test_trap_08_bad_offsets_cost_only_their_line(tmp_path: Path) -> None:
    ann = (
        "T1\tActor 0 3\tAda\nT2\tActor 90 99\tx\nT3\tActor 3 0\tx\nT4\tActor -1 3\tx\nT5\tActor 0 x\tx\n"
        "T6\tCue 27 35;4 11\tdoes not rejects\n"
    )
    document, _, report = read(put(tmp_path, ann))
    assert codes(report.skipped) == [
        ("doc.ann:4", "brat.bad_line"),
        ("doc.ann:5", "brat.bad_line"),
        ("doc.ann:2", "brat.span_outside"),
        ("doc.ann:3", "brat.span_empty"),
    ]
    assert [span.fragments for span in document.layers[0].spans] == [((0, 3),), ((4, 11), (27, 35))]
    assert codes(report.warnings) == [("doc.ann:6", "brat.pieces_ordered")]


def test_trap_09_dangling_and_repeated_ids_are_told_by_line(tmp_path: Path) -> None:
    ann = (
        "T1\tActor 0 3\tAda\nT1\tActor 23 26\tBob\nR1\tSays Arg1:T1 Arg2:T9\nA1\tSure T8\n"
        "N1\tReference T7 W:1\tx\n#1\tAnnotatorNotes T6\tx\nE1\tReject:T5 Actor:T1\n"
        "*\tEquiv T1 T4\nX1\tWhat T1\nnonsense\n"
    )
    document, _, report = read(put(tmp_path, ann))
    assert len(document.layers[0].spans) == 1
    assert sorted(codes(report.skipped)) == sorted(
        [
            ("doc.ann:2", "brat.id_twice"),
            *((f"doc.ann:{line}", "brat.dangling") for line in (3, 4, 5, 6, 7, 8)),
            ("doc.ann:9", "brat.bad_line"),
            ("doc.ann:10", "brat.bad_line"),
        ]
    )


def test_trap_09_equal_ids_of_two_files_never_meet(tmp_path: Path) -> None:
    put(tmp_path / "in", "T1\tActor 0 3\tAda\n", name="a")
    put(tmp_path / "in", "T1\tActor 0 3\tBob\n", "Bob wants guarantees.", name="b")
    with Project.create(tmp_path / "p.annotator") as project:
        assert project.import_files([tmp_path / "in"]).spans == 2
        again = project.import_files([tmp_path / "in"])
        assert (again.documents, again.spans) == (0, 0)
        assert {issue.code for issue in again.skipped} == {"import.already_there"}


def test_trap_10_names_that_brat_does_not_take_have_reversible_aliases() -> None:
    names = Names()
    awkward = ["Who speaks?", "Who_speaks_", "Who speaks!", "актор", "演员", "a|b\tc", "-", "Ärger", "x"]
    made = [names.brat("label", name) for name in awkward]
    assert len(set(made)) == len(made)
    assert all(storage_form(name) == name for name in made)
    back = Names(names.to_json())
    assert [back.ours("label", name) for name in made] == awkward
    assert not names.brat("role", "arg1")[-1].isdigit()
    assert names.brat("attribute", "Stance") != "Stance"
    assert names.brat("statement", "x") not in made


def test_the_encoding_of_the_text_is_found_out(tmp_path: Path) -> None:
    text = "Ärger über Öl: Ada möchte größere Änderungen für Österreich und Bayern. " * 3
    at = text.index("Ada")
    document, _, report = read(put(tmp_path, f"T1\tActor {at} {at + 3}\tAda\n", text.encode("cp1252")))
    assert document.text == text
    assert ("doc.txt", "import.encoding_guessed") in codes(report.warnings)


# --- Anything at all --------------------------------------------------------------------------------------

IDS = st.sampled_from(["T1", "T2", "T3", "E1", "E2", "R1", "A1", "N1", "#1", "*", "M1", "X1", "T", ""])
WORDS = st.sampled_from(
    ["Actor", "actor:T1", "Proposal:E2", "E1:T2", "T1", "T2", "E1", "E9", "Arg1:T1", "Arg2:T2", "W:1"]
)
NUMBERS = st.lists(st.tuples(st.integers(-1, 50), st.integers(0, 50)), min_size=1, max_size=3).map(
    lambda places: "Actor " + ";".join(f"{start} {end}" for start, end in places)
)
LINES = st.builds(
    lambda id_, data, tail: "\t".join([id_, data, *tail]),
    IDS,
    NUMBERS | st.lists(WORDS, max_size=4).map(" ".join),
    st.lists(st.sampled_from(["Ada", "json:[1", "x y", ""]), max_size=1),
) | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)


@given(
    lines=st.lists(LINES, max_size=12),
    options=st.fixed_dictionaries({"events": st.sampled_from(["auto", "statements", "relations"])}),
)
def test_any_lines_are_read_and_what_is_read_hangs_together(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], options: dict[str, str]
) -> None:
    document, _, _ = read(put(tmp_path_factory.mktemp("any"), "\n".join(lines)), **options)
    for layer in document.layers:
        items = {span.uid for span in layer.spans} | {statement.uid for statement in layer.statements}
        assert all(0 <= start < end <= len(TEXT) for span in layer.spans for start, end in span.fragments)
        assert all({one.source, one.target} <= items for one in layer.relations)
        cited = {uid for one in layer.statements for filling in one.roles.values() for uid in filling.spans}
        assert cited <= items
