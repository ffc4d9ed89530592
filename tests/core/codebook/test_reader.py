"""Reading codebook files: ours, the documented one, and what people get wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.labelling.gestures import GESTURES
from annotator.app.messages import known_codes, sentence_for
from annotator.core.codebook import schema
from annotator.core.codebook.model import EntityKind
from annotator.core.codebook.reader import ListedEntity, read_codebook
from annotator.core.codebook.source import Source
from annotator.errors import UserError

ROOT = Path(__file__).parents[3]
POSITIONS = (ROOT / "resources/codebooks/positions.toml").read_text(encoding="utf-8")
MANUAL = (ROOT / "docs/codebook.md").read_text(encoding="utf-8")


def failure(text: str) -> UserError:
    with pytest.raises(UserError) as caught:
        read_codebook(text, "my.toml")
    assert caught.value.code in known_codes()
    assert caught.value.params["file"] == "my.toml"
    return caught.value


def test_positions_says_what_the_program_is_made_for() -> None:
    book = read_codebook(POSITIONS, "positions.toml").codebook
    assert [(label.id, label.key) for label in book.labels] == [
        ("actor", "A"),
        ("stance", "S"),
        ("proposal", "D"),
    ]
    assert [(value.id, value.number, value.key, value.symbol) for value in book.values] == [
        ("support", 1, "1", "▲"),
        ("oppose", -1, "2", "▼"),
        ("neutral", 0, "3", "●"),
        ("mixed", None, "4", "◆"),
    ]
    position = book.statement_types[0]
    assert position.stance_label == "stance"
    assert [(role.id, role.required, role.sticky, role.several) for role in position.roles] == [
        ("actor", True, True, True),
        ("proposal", True, False, False),
    ]
    assert all(label.guideline for label in book.labels)
    assert all(value.guideline for value in book.values)


def test_the_documented_example_is_a_codebook() -> None:
    example = re.search(r"```toml\n(.*?)```", MANUAL, re.DOTALL)
    assert example
    file = read_codebook(example[1], "energy.toml")
    assert file.codebook.entity_kinds[0] == EntityKind("party", "Party", ("country", "seats"))
    assert (
        file.codebook.labels[0].guideline
        == "**Who speaks.** The whole name: “the **Green Party** group said”."
    )
    assert file.entities[0] == ListedEntity(
        "Green Party", "party", ("Greens", "the Greens"), {"country": "Germany"}
    )
    assert file.entities[2].parent == "Nuclear phase-out"


def test_the_manual_names_every_table_and_key() -> None:
    for table in (schema.LABEL, schema.VALUE, schema.STATEMENT_TYPE, schema.ENTITY_KIND, schema.ENTITY):
        _, _, section = MANUAL.partition(f"### `[[{table.name}]]`")
        for entry in table.entries:
            assert f"| `{entry.name}` |" in section.partition("\n### ")[0], (table.name, entry.name)
    assert all(f"`{entry.name}`" in MANUAL for entry in schema.ROLE.entries)


def test_every_key_of_the_reading_pane_is_reserved_and_documented() -> None:
    taken = {key for gesture in GESTURES if gesture.where == "text" for key in gesture.keys if len(key) == 1}
    assert taken <= schema.RESERVED_KEYS
    assert all(f"`{key}`" in MANUAL for key in schema.RESERVED_KEYS)


LINE_OF = {text: number for number, text in enumerate(POSITIONS.split("\n"), 1)}
STANCE_KEY = LINE_OF['key = "S"']


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('key = "S"', "key = S", "codebook.not_toml", STANCE_KEY),
        ('key = "S"', 'key = "A"', "codebook.key_taken", STANCE_KEY),
        ('key = "S"', 'key = "a"', "codebook.key_taken", STANCE_KEY),
        ('key = "S"', 'key = "1"', "codebook.key_taken", LINE_OF['key = "1"']),
        ('key = "S"', 'key = "j"', "codebook.key_reserved", STANCE_KEY),
        ('key = "S"', 'key = "SS"', "codebook.not_key", STANCE_KEY),
        ('key = "S"', 'key = " "', "codebook.not_key", STANCE_KEY),
        ('key = "S"', "key = 5", "codebook.not_key", STANCE_KEY),
        ('key = "S"', 'keys = "S"', "codebook.misspelt_key", STANCE_KEY),
        ('key = "S"', 'shortcut_char = "S"', "codebook.unknown_key", STANCE_KEY),
        ('colour = "#c77700"', 'color = "#c77700"', "codebook.misspelt_key", STANCE_KEY - 1),
        ('colour = "#c77700"', 'colour = "orange"', "codebook.not_colour", STANCE_KEY - 1),
        ('colour = "#c77700"', "", "codebook.missing_key", LINE_OF['id = "stance"'] - 1),
        ('name = "Stance"', 'name = " "', "codebook.not_filled", STANCE_KEY - 2),
        ('id = "stance"', 'id = "actor"', "codebook.duplicate", LINE_OF['id = "stance"']),
        ('verb = "supports"', "verb = 1", "codebook.not_filled", LINE_OF['verb = "supports"']),
        ("number = 0", 'number = "0"', "codebook.not_number", LINE_OF["number = 0"]),
        ("number = 0", "number = nan", "codebook.not_number", LINE_OF["number = 0"]),
        ("number = 0", "number = true", "codebook.not_number", LINE_OF["number = 0"]),
        ("sticky = true", 'sticky = "yes"', "codebook.not_true_or_false", LINE_OF["sticky = true"]),
        ('label = "proposal"', 'label = "propsal"', "codebook.unknown_label", LINE_OF['label = "proposal"']),
        (
            'stance_label = "stance"',
            'stance_label = "x"',
            "codebook.unknown_label",
            LINE_OF['stance_label = "stance"'],
        ),
        ('["proposal"]', '["prop"]', "codebook.unknown_entity_kind", LINE_OF['entity_kinds = ["proposal"]']),
        ('["proposal"]', '"proposal"', "codebook.not_texts", LINE_OF['entity_kinds = ["proposal"]']),
        ("version = 1", "version = 0", "codebook.not_whole_number", LINE_OF["version = 1"]),
        ('name = "Positions"', "", "codebook.missing_key", 1),
        ("[[statement_type.role]]", "[statement_type.role]", "codebook.not_toml", None),
    ],
)
def test_an_error_names_file_line_and_key(old: str, new: str, code: str, line: int | None) -> None:
    error = failure(POSITIONS.replace(old, new))
    assert error.code == code
    assert line is None or error.params["line"] == line
    assert sentence_for(error).startswith(f"my.toml, line {error.params['line']}: ")


MINIMAL = 'name = "Small"\n[[label]]\nid = "a"\nname = "A"\ncolour = "#000000"\n'
KIND = '[[entity_kind]]\nid = "k"\nname = "K"\nattributes = ["party"]\n'


def entity(name: str, rest: str = "") -> str:
    return f'[[entity]]\nname = "{name}"\nkind = "k"\n{rest}\n'


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "codebook.missing_key", 1),
        ('name = "Empty"\n', "codebook.no_label", 1),
        ('name = "Empty"\nlabel = []', "codebook.no_label", 1),
        ('name = "x"\n[label]\nid = "a"\n', "codebook.not_tables", 2),
        ('name = "x"\nlabel = ["actor"]\n', "codebook.not_tables", 2),
        ('name = """\n[[label]]\n', "codebook.not_toml", 3),
        ("name = " + "[" * 5000, "codebook.not_toml", 1),
        ("a = " + "9" * 5000, "codebook.not_toml", 1),
        (MINIMAL + "guideline = 3\n", "codebook.not_text", 6),
        (MINIMAL + entity("Merz"), "codebook.unknown_entity_kind", 8),
        (MINIMAL + KIND + entity("Merz") + entity("Merz"), "codebook.duplicate", 15),
        (MINIMAL + KIND + entity("Merz", 'parent = "CDU"'), "codebook.unknown_parent", 13),
        (MINIMAL + KIND + entity("Merz", 'parent = "Merz"'), "codebook.parent_circle", 13),
        (
            MINIMAL + KIND + entity("A", 'parent="B"') + entity("B", 'parent="A"'),
            "codebook.parent_circle",
            13,
        ),
        (MINIMAL + KIND + entity("Merz", 'attributes = {\n  partei = "CDU" }'), "codebook.not_toml", None),
        (
            MINIMAL + KIND + entity("Merz", 'attributes = { partei = "CDU" }'),
            "codebook.unknown_attribute",
            13,
        ),
        (MINIMAL + KIND + entity("Merz", 'attributes.partei = "CDU"'), "codebook.unknown_attribute", 13),
        (MINIMAL + KIND + entity("Merz", "attributes = { party = 1 }"), "codebook.not_text_table", 13),
        (
            MINIMAL + '[[statement_type]]\nid = "t"\nname = "T"\nrole = [\n]\nroles = 1\n',
            "codebook.misspelt_key",
            11,
        ),
    ],
)
def test_other_ways_to_be_wrong(text: str, code: str, line: int | None) -> None:
    error = failure(text)
    assert error.code == code
    assert line is None or error.params["line"] == line


def test_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    assert read_codebook("\ufeff" + MINIMAL.replace("\n", "\r\n"), "my.toml") == read_codebook(
        MINIMAL, "my.toml"
    )
    assert failure("\ufeff" + MINIMAL.replace("\n", "\r\n") + "x = 1").params["line"] == 6


def test_reserved_keys_are_the_callers_choice() -> None:
    text = MINIMAL + 'key = "F"\n'
    assert failure(text).code == "codebook.key_reserved"
    assert read_codebook(text, "my.toml", reserved=frozenset()).codebook.labels[0].key == "F"


@given(
    st.lists(
        st.sampled_from(["\n", "# [[label]]\n", 'g = """\n[[label]]\n\n"""\n', "l = [\n1,\n2]\n"]), max_size=4
    )
)
def test_lines_are_counted_through_anything_that_stands_before(before: list[str]) -> None:
    lead = "".join(f"[t{number}]\n{part}" for number, part in enumerate(before))
    source = Source(f"{lead}[[label]]\nid = 1\n", "my.toml")
    assert source.line_of(("label", 0)) == lead.count("\n") + 1
    assert source.line_of(("label", 0, "id")) == lead.count("\n") + 2
