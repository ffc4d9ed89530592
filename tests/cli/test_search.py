"""``annotator search``: what it prints, and the sentences where a name is nobody's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator import Project
from annotator.app.resources import seeds
from annotator.cli.program import program
from annotator.errors import UserError


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the sample in it."""
    path = tmp_path_factory.mktemp("search") / "a.annotator"
    with Project.create(path) as project:
        project.import_files([seeds() / "sample.jsonl"])
    return path


def search(path: Path, *words: str) -> Result:
    return CliRunner().invoke(program, ["search", str(path), *words], catch_exceptions=True)


def test_places_in_their_articles(path: Path) -> None:
    lines = search(path, '"security guarantees"').output.splitlines()
    assert lines[-1] == "3 places in 3 articles."
    places = [line for line in lines if line.startswith("  ")]
    assert len(places) == 3
    assert {line.index("[security guarantees]") for line in places} == {30}
    assert max(map(len, lines)) <= 80 + len("security guarantees")


def test_labels_as_json(path: Path) -> None:
    told = json.loads(search(path, "--label", "proposal", "--annotator", "ada", "--json").stdout)
    hits = [hit for article in told["articles"] for hit in article["hits"]]
    assert told["places"] == len(hits) > 50
    assert all(hit["item"] and hit["start"] < hit["end"] for hit in hits)
    narrowed = json.loads(
        search(path, "ceasefire", "--label", "proposal", "--annotator", "ada", "--json").stdout
    )
    assert 0 < narrowed["places"] < told["places"]


def test_nothing(path: Path) -> None:
    assert search(path, "unheard-of").output == "0 places in 0 articles.\n"


@pytest.mark.parametrize(
    ("words", "code"), [(("--label", "x"), "search.no_label"), (("--since", "x"), "search.no_date")]
)
def test_what_nobody_knows(path: Path, words: tuple[str, ...], code: str) -> None:
    error = search(path, "", *words).exception
    assert isinstance(error, UserError)
    assert error.code == code
