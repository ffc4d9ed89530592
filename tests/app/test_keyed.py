"""Sentences name keys as they are assigned."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from annotator.app.actions import registry_for
from annotator.app.messages import sentence
from annotator.app.messages.keyed import keyed, put_in_force
from tests.architecture.sources import package_sources


@pytest.fixture(autouse=True)
def default_keys() -> Iterator[None]:
    put_in_force(registry_for(None).told_key)
    yield
    put_in_force(registry_for(None).told_key)


def test_a_key_is_the_one_assigned_now() -> None:
    assert "keep it with F." in sentence("labelling.nothing_to_keep", {})
    put_in_force(registry_for(None, {"fragment.keep": ("Ctrl+Left",)}).told_key)
    assert "keep it with Ctrl+←." in sentence("labelling.nothing_to_keep", {})


def test_an_action_without_a_key_is_named() -> None:
    put_in_force(registry_for(None, {"fragment.keep": ()}).told_key)
    assert "“Keep as Fragment”" in keyed("[[fragment.keep]]")


def test_what_people_write_is_no_key() -> None:
    code = "labelling.nothing_selected"
    assert "[[Actor]] first" in sentence(code, {"label": "[[Actor]]"})


def test_the_head_of_a_table_stays_as_it_is() -> None:
    assert "add a [[label]]" in sentence("codebook.no_label", {"file": "a.toml", "line": 1})


def test_every_action_that_is_named_exists() -> None:
    registry = registry_for(None)
    named = {
        ident
        for source in package_sources()
        for ident in re.findall(r"\[\[([a-z_]+\.[a-z_.]+)\]\]", source.path.read_text(encoding="utf-8"))
    }
    assert not [ident for ident in named if ident not in registry]
