"""``annotator agreement``: for people, for papers, for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli.agreement import agreement
from annotator.errors import UserError
from tests.app.agreement.sample_project import sample_project


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with sample_project(tmp_path_factory.mktemp("sample")) as project:
        return project.path


def called(path: Path, *options: str) -> Result:
    return CliRunner().invoke(agreement, [str(path), "--resamples", "100", *options])


def test_people_get_a_small_table(sample: Path) -> None:
    told = called(sample).output
    assert told.startswith("8 articles that at least two of Ada, Boris, Chiara finished. ")
    assert "\n  ordinal α                      0.88  [" in told
    assert "\n  Ada – Boris " in told
    assert "\nNot counted\n  3 layers in progress\n  1 layer skipped\n" in told
    assert max(len(line) for line in told.splitlines()) <= 80


def test_programs_get_one_object(sample: Path) -> None:
    told = json.loads(called(sample, "--json", "--annotators", "Ada, boris", "--labels", "Actor").output)
    assert told["annotators"] == ["Ada", "Boris"]
    assert set(told["spans"]) == {"all", "actor"}
    assert told["stance"]["alpha"]["parameters"]["resamples"] == 100


def test_only_what_is_asked_for(sample: Path) -> None:
    told = json.loads(called(sample, "--json", "--measure", "stance", "--measure", "gamma").output)
    assert set(told) == {"documents", "annotators", "stance", "excluded", "gamma"}
    assert told["gamma"]["value"] == pytest.approx(0.87, abs=0.03)


@pytest.mark.parametrize(
    ("form", "start"), [("csv", "measure,of"), ("latex", "% \\usepackage"), ("markdown", "| Measure")]
)
def test_tables(sample: Path, form: str, start: str) -> None:
    assert called(sample, "--table", form).output.startswith(start)


def test_the_same_call_says_the_same(sample: Path) -> None:
    assert called(sample, "--json", "--seed", "4").output == called(sample, "--json", "--seed", "4").output


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--annotators", "Ada"), "agreement.one_annotator"),
        (("--annotators", "Ada,Zed"), "agreement.no_such_annotator"),
        (("--since", "2999-01-01"), "agreement.nothing_since"),
        (("--table", "csv", "--measure", "gamma", "--labels", "nothing"), "agreement.no_such_label"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(sample: Path, options: tuple[str, ...], code: str) -> None:
    error = called(sample, *options).exception
    assert isinstance(error, UserError)
    assert error.code == code


def test_calls_that_are_wrong(sample: Path) -> None:
    assert called(sample, "--json", "--table", "csv").exit_code == 2
    assert called(sample, "--labels", " ,").exit_code == 2
