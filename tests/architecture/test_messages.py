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
    nodes = [
        node
        for source in package_sources()
        if "/messages/" not in source.name
        for node in ast.walk(source.tree)
    ]
    literals = {node.value for node in nodes if isinstance(node, ast.Constant)}
    made = [pattern for node in nodes if isinstance(node, ast.JoinedStr) and (pattern := _pattern(node))]
    unused = messages.known_codes() - literals
    assert not [code for code in sorted(unused) if not any(pattern.fullmatch(code) for pattern in made)]


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
    modules = {name: importlib.import_module(f"annotator.app.messages.{name}") for name in names}
    return {name: module.SENTENCES for name, module in modules.items() if hasattr(module, "SENTENCES")}


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
                yield Use(f"{source.name}:{node.lineno}", code, _facts_given(node))


def _facts_given(call: ast.Call) -> frozenset[str] | None:
    """What ``UserError(code, a=…)`` or ``Issue(where, code, {"a": …})`` tells, if the source shows it."""
    if _name(call) == "UserError":
        names: list[str | None] = [keyword.arg for keyword in call.keywords]
    else:
        table = next(
            (argument for argument in call.args if isinstance(argument, ast.Dict)), ast.Dict([None], [])
        )
        names = [str(key.value) if isinstance(key, ast.Constant) else None for key in table.keys]
    return None if None in names else frozenset(map(str, names))


def _pattern(node: ast.JoinedStr) -> re.Pattern[str] | None:
    """What codes an f-string such as ``f"codebook.unknown_{what}"`` makes; None if it makes none."""
    parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
    if not (isinstance(parts[0], str) and re.match(r"[a-z_]+\.", parts[0])):
        return None
    return re.compile("".join("[a-z_]+" if part is None else re.escape(str(part)) for part in parts))


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
