"""``annotator review``: what it prints, what it changes, and the sentences where it can't."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator import Project
from annotator.app.resources import seeds
from annotator.cli.program import program
from annotator.errors import UserError

KEYS = {
    "documents", "policy", "agreed", "left_out", "to_decide", "decided", "stale", "conflicts", "by_document",
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with the sample in it."""
    with Project.create(tmp_path / "a.annotator") as project:
        project.import_files([seeds() / "sample.jsonl"])
    return tmp_path / "a.annotator"


def _review(path: Path, *words: str) -> Result:
    return CliRunner().invoke(program, ["review", str(path), *words], catch_exceptions=True)


def _told(path: Path, *words: str) -> dict[str, object]:
    result = _review(path, *words, "--json")
    assert result.exit_code == 0, result.output
    told: dict[str, object] = json.loads(result.stdout)
    return told


def _decisions(path: Path) -> int:
    with Project.open(path) as project:
        uids = [summary.uid for summary in project.documents()]
        return sum(len(project.records("decision", "document", uid)) for uid in uids)


def test_a_dry_run_tells_and_changes_nothing(path: Path) -> None:
    before = _decisions(path)
    told = _told(path, "--policy", "all", "--dry-run")
    assert told.keys() == KEYS
    assert told["documents"] == 8
    assert _decisions(path) == before
    text = _review(path, "--dry-run").stdout
    assert f"{told['agreed']}  would be gold" in text
    assert "Guarantees first, ceasefire later" in text


def test_a_policy_is_applied_once_and_for_all(path: Path) -> None:
    first = _told(path, "--policy", "all")
    decisions = _decisions(path)
    assert _told(path, "--policy", "all") == first
    assert _decisions(path) == decisions > 146


def test_the_policy_applied_to_all_articles_is_the_projects(path: Path) -> None:
    one = ("--documents", "Paris talks divide over soldiers")
    for words in (("--dry-run",), one):
        _told(path, "--policy", "at-least=2", *words)
        assert _told(path, "--dry-run")["policy"]["name"] == "all"  # type: ignore[index]
    applied = _told(path, "--policy", "at-least=2")
    assert {**_told(path, "--dry-run"), "by_document": 0} == {**applied, "by_document": 0}


def test_a_policy_may_be_milder_and_for_one_article_alone(path: Path) -> None:
    words = ("--boundary", "union", "--tolerance", "10", "--documents", "Paris talks divide over soldiers")
    told = _told(path, "--policy", "at-least=2", *words, "--dry-run")
    assert told["documents"] == 1
    assert told["policy"] == {"name": "at_least", "at_least": 2, "boundary": "union", "tolerance": 10}
    strict = _told(path, "--policy", "nobody", *words, "--dry-run")
    assert strict["agreed"] == 0
    assert int(str(told["to_decide"])) < int(str(strict["to_decide"]))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--policy", "some"], "review.unknown_policy"),
        (["--policy", "at-least=0"], "review.unknown_policy"),
        (["--policy", "all", "--tolerance", "3"], "review.tolerance_for_exact"),
        (["--documents", "Nowhere"], "review.no_such_document"),
        (["--documents", "Crimea and the price of a deal"], "review.one_annotator"),
    ],
)
def test_what_can_not_be_is_told_and_changes_nothing(path: Path, words: list[str], code: str) -> None:
    before = _decisions(path)
    result = _review(path, *words)
    assert isinstance(result.exception, UserError)
    assert result.exception.code == code
    assert _decisions(path) == before


def test_where_nobody_has_finished_a_sentence_says_so(tmp_path: Path) -> None:
    Project.create(tmp_path / "empty.annotator").close()
    result = _review(tmp_path / "empty.annotator")
    assert isinstance(result.exception, UserError)
    assert result.exception.code == "review.nobody_finished"
