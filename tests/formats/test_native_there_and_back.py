"""Random projects through ``annotator/1``: nothing is lost, and the comparison itself sees what changes."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings

from annotator.plugin_api import Holds
from tests.formats.projects import Values, layers_of, projects, there_and_back


@settings(max_examples=6, deadline=None)
@given(values=projects())
def test_a_project_comes_back_whole(tmp_path_factory: pytest.TempPathFactory, values: Values) -> None:
    journey = there_and_back(values, tmp_path_factory.mktemp("native"), "native", out="out.jsonl")
    assert (journey.gone.lost, journey.came.skipped) == ((), ())
    assert journey.before == journey.after
    assert layers_of(journey.after, set(Holds)) == layers_of(values, set(Holds))


@settings(max_examples=25)
@given(values=projects())
def test_the_comparison_knows_no_uids_and_sees_everything_else(values: Values) -> None:
    other = copy.deepcopy(values)
    for document in other[1:]:
        for layer in [*document["layers"], *filter(None, [document["gold"]])]:
            for span in layer["spans"]:
                span["label"] = "changed"
    if any(layer["spans"] for document in values[1:] for layer in document["layers"]):
        assert layers_of(other, set(Holds)) != layers_of(values, set(Holds))
    assert layers_of(other, {Holds.TEXT}) == layers_of(values, {Holds.TEXT})
