"""Every code that can reach a person has one sentence, every sentence a code, and its facts are given."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.app import messages
from tests.architecture.sources import package_sources

CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+")
POSITION_OF_CODE = {"UserError": 0, "Issue": 1}


@dataclass(frozen=True)
class Use:
    """A place in the program that names a code, with the facts it gives (None: not told by the source)."""

    where: str
    code: str
    facts: frozenset[str] | None


def test_every_code_has_a_sentence() -> None:
    known = messages.known_codes()
    assert not [use for use in _uses() if use.code not in known]


def test_every_sentence_has_a_use() -> None:
    literals = {
        node.value
        for source in package_sources()
        if "/messages/" not in source.name
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(messages.known_codes() - literals) == []


def test_every_fact_of_a_sentence_is_given() -> None:
    sentences = {code: text for table in _tables().values() for code, text in table.items()}
    missing = [
        (use.where, use.code, sorted(wanted))
        for use in _uses()
        if use.facts is not None and (wanted := _facts(sentences.get(use.code, "")) - use.facts)
    ]
    assert not missing


def test_codes_are_well_formed_and_told_once() -> None:
    count = Counter(code for table in _tables().values() for code in table)
    assert [code for code, times in count.items() if times > 1 or not CODE.fullmatch(code)] == []


def test_a_sentence_is_one_line() -> None:
    tables = _tables().values()
    assert not [code for table in tables for code, text in table.items() if "\n" in text or not text.strip()]


def _tables() -> dict[str, dict[str, str]]:
    names = [module.name for module in pkgutil.iter_modules(messages.__path__)]
    return {name: importlib.import_module(f"annotator.app.messages.{name}").SENTENCES for name in names}


def _facts(sentence: str) -> set[str]:
    return {
        name.partition(".")[0].partition("[")[0]
        for _, name, _, _ in string.Formatter().parse(sentence)
        if name
    }


def _uses() -> Iterator[Use]:
    for source in package_sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and (code := _code(node)):
                named = [keyword.arg for keyword in node.keywords]
                told = _name(node) == "UserError" and None not in named
                facts = frozenset(name for name in named if name) if told else None
                yield Use(f"{source.name}:{node.lineno}", code, facts)


def _code(call: ast.Call) -> str | None:
    position = POSITION_OF_CODE.get(_name(call))
    if position is None:
        return None
    given = [k.value for k in call.keywords if k.arg == "code"] or call.args[position : position + 1]
    literal = given[0] if given else None
    return literal.value if isinstance(literal, ast.Constant) and isinstance(literal.value, str) else None


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
