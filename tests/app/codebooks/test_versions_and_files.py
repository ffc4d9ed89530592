"""What is different is told in words, versions are read off the history, a file makes the same codebook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotator.app.birth import read_codebook_file
from annotator.app.codebooks.applying import apply, plan
from annotator.app.codebooks.history import versions
from annotator.app.codebooks.parts import Part, free_key, key_holder, parts, uses_of
from annotator.app.codebooks.wording import difference_words, uses_words
from annotator.app.codebooks.writing import codebook_toml
from annotator.app.project import Project
from annotator.core.codebook.differences import differences
from annotator.core.codebook.model import Codebook
from annotator.core.codebook.reader import read_codebook
from annotator.core.commands import (
    AddPart,
    AddSpan,
    ChangePart,
    CreateEntity,
    MovePart,
    NameCodebook,
    ReplacePart,
    RetirePart,
)


def told(before: Codebook, after: Codebook) -> list[str]:
    return [difference_words(one) for one in differences(before, after)]


def part(project: Project, kind: str, uid: str) -> Part:
    return next(part for part in parts(project) if part.key == (kind, uid))


def test_differences_are_told_in_words(project: Project) -> None:
    before = project.codebook
    project.execute(NameCodebook("Debate"))
    project.execute(ChangePart("label", "actor", {"name": "Who", "key": "W"}))
    project.execute(ChangePart("label", "proposal", {"guideline": "What is **wanted**", "entity_kinds": []}))
    project.execute(AddPart("value", "Praise", {"number": 2}))
    project.execute(RetirePart("value", "neutral"))
    project.execute(MovePart("value", "oppose", 0))
    assert told(before, project.codebook) == [
        "The codebook is called “Debate”, no longer “Positions”",
        "Who: name Who instead of Actor",
        "Who: key W instead of A",
        "Proposal: another guideline",
        "Proposal: entity kinds – instead of proposal",
        "No stance value Neutral any more",
        "New stance value: Praise",
        "The stance values stand in another order",
    ]
    assert told(project.codebook, project.codebook) == []


def test_versions_tell_who_changed_what_and_forget_what_was_taken_back(project: Project) -> None:
    project.execute(ChangePart("label", "actor", {"colour": "#112233"}))
    project.execute(ChangePart("label", "actor", {"name": "Who"}))
    project.execute(AddSpan("talks", "actor", ((19, 22),)))
    project.execute(AddPart("label", "Party"))
    first, second, third = versions(project)
    assert (first.number, second.number, third.number) == (1, 2, 3)
    assert (first.people, second.people, third.people) == (("Ada",), ("Ada",), ("Ada",))
    assert [difference_words(one) for one in second.differences] == ["Who: name Who instead of Actor"]
    assert [difference_words(one) for one in third.differences] == ["New label: Party"]
    assert third.codebook == project.codebook and first.begun <= second.begun <= third.begun
    project.undo()
    assert [line.number for line in versions(project)] == [1, 2]


def test_a_codebook_written_is_the_codebook_read(project: Project) -> None:
    project.execute(
        ChangePart(
            "label",
            "actor",
            {
                "guideline": 'Say "who" \\n is it: """quoted"""\n\n- a\ttab, a \\ and \x7f',
                "name": 'A "name" \\',
            },
        )
    )
    project.execute(ChangePart("value", "support", {"number": 0.5}))
    book = project.codebook
    assert read_codebook(codebook_toml(book), "made.toml").codebook == book


def test_a_changed_file_is_applied_in_one_step(project: Project, tmp_path: Path) -> None:
    before = project.codebook
    actor, stance, proposal = before.labels
    wanted = replace(
        before,
        name="Debate",
        # Two labels swap their keys, one comes first, a value goes and another takes over its key.
        labels=(
            replace(stance, id="measure", name="Measure", key="X", entity_kinds=("plan",)),
            replace(proposal, key="A"),
            replace(actor, key="D", guideline="Who"),
            stance,
        ),
        values=(replace(before.values[0], key="3"), *before.values[1:2], *before.values[3:]),
        entity_kinds=(*before.entity_kinds, replace(before.entity_kinds[0], id="plan", name="Plan")),
    )
    file = tmp_path / "debate.toml"
    file.write_text(codebook_toml(wanted), encoding="utf-8")
    apply(project, plan(project, read_codebook_file(file).codebook))
    assert project.codebook == replace(wanted, version=2)
    assert plan(project, wanted).commands == ()
    apply(project, plan(project, before))
    assert project.codebook == replace(before, version=2), "what was retired is offered again"
    project.undo()
    project.undo()
    assert project.codebook == before
    assert project.check() == []


def test_examples_come_change_and_go_with_a_file(project: Project) -> None:
    before = project.codebook
    actor, *others = before.labels
    first = replace(before.labels[1], id="new", name="New", key="", extra={"examples": ["one"]})
    told = replace(actor, extra={"examples": ["**Merz** demanded", '"they" want']})
    for labels in (
        (told, *others, first),
        (replace(told, extra={"examples": ["x"]}), *others),
        before.labels,
    ):
        wanted = replace(before, labels=labels)
        read = read_codebook(codebook_toml(wanted), "debate.toml").codebook
        assert read.labels == labels
        apply(project, plan(project, read))
        assert project.codebook.labels == labels
        assert plan(project, read).commands == ()


def test_uses_are_counted_for_all_people(project: Project) -> None:
    project.execute(CreateEntity("group", "The Greens"))

    def words(kind: str, uid: str, role: str = "") -> str:
        return uses_words(uses_of(project, kind, uid, role))

    assert words("label", "actor") == "2 spans · 1 statement · by 2 people in 1 article"
    assert words("value", "support") == "1 statement · by 1 person in 1 article"
    assert words("value", "oppose") == "not used"
    assert words("statement_type", "position", "actor") == "1 statement · by 1 person in 1 article"
    assert words("entity_kind", "group") == "1 entity"
    project.execute(ReplacePart("label", "actor", "proposal"))
    assert words("label", "proposal") == "3 spans · 1 statement · by 2 people in 1 article"


def test_a_clash_of_keys_names_who_has_the_key(project: Project) -> None:
    actor = part(project, "label", "actor")
    assert key_holder(project, actor, "A") is None and key_holder(project, actor, "") is None
    assert key_holder(project, actor, "s") == "Stance"
    assert key_holder(project, actor, "1") == "▲ Support"
    assert key_holder(project, actor, "f") == "Keep as Fragment"
    assert free_key(project, Part("label", "party", {"name": "Fad", "retired": False})) not in "FADS"


def test_retired_parts_are_listed_last(project: Project) -> None:
    project.execute(RetirePart("value", "support"))
    values = [part for part in parts(project) if part.kind == "value"]
    assert [value.retired for value in values] == [False, False, False, True]
    assert values[-1].uid == "support"
