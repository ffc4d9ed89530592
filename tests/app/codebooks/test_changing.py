"""The codebook is changed part by part, what was labelled follows, and all of it is taken back."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.app.project import Project
from annotator.core.commands import (
    AddAnnotator,
    AddPart,
    AddSpan,
    ChangePart,
    Command,
    CreateEntity,
    MovePart,
    NameCodebook,
    RemoveRole,
    ReplacePart,
    RestorePart,
    RetirePart,
    SetDocumentState,
    SetRole,
)
from annotator.errors import UserError
from annotator.store import projection


def tables(project: Project) -> Any:
    with project.reading():
        return projection.tabled(project._file.db)


def labels(project: Project) -> list[str]:
    return [label.id for label in project.codebook.labels]


def labelled(project: Project) -> list[str]:
    return sorted(fields["label"] for fields in project.records("span", "origin", "manual").values())


def test_a_part_is_added_changed_moved_and_named(project: Project) -> None:
    project.execute(AddPart("label", "Third Party!", {"colour": "#112233", "key": "P"}))
    assert labels(project) == ["actor", "stance", "proposal", "third_party"]
    project.execute(MovePart("label", "third_party", 0))
    assert labels(project)[0] == "third_party"
    project.execute(ChangePart("label", "third_party", {"name": "Party", "guideline": "**Who**"}))
    project.execute(NameCodebook("Debate"))
    party = project.codebook.label("third_party")
    assert party is not None
    assert (party.name, party.key, party.guideline, project.codebook.name) == (
        "Party",
        "P",
        "**Who**",
        "Debate",
    )
    project.execute(AddPart("label", "Third party"))
    assert "third_party_2" in labels(project)


@pytest.mark.parametrize(
    "command",
    [
        ReplacePart("label", "actor", "proposal"),
        ReplacePart("value", "support", "oppose"),
        ReplacePart("value", "support"),
        ReplacePart("statement_type", "position"),
        ReplacePart("entity_kind", "person", "country"),
        RemoveRole("position", "actor"),
        RetirePart("value", "support"),
        AddPart("value", "Praise"),
        MovePart("value", "support", 2),
    ],
    ids=repr,
)
def test_one_undo_takes_everything_back(project: Project, command: Command) -> None:
    project.execute(CreateEntity("person", "Ada"))
    before = tables(project)
    project.execute(command)
    assert tables(project) != before and project.check() == []
    project.undo()
    assert tables(project) == before
    project.redo()
    assert project.check() == []


def test_merging_a_label_moves_everybodys_spans_whatever_the_articles_state(project: Project) -> None:
    project.execute(SetDocumentState("talks", "closed"))
    project.execute(ReplacePart("label", "actor", "proposal"))
    assert labelled(project) == ["proposal", "proposal", "proposal", "stance"]
    (position,) = project.codebook.statement_types
    assert [role.label for role in position.roles] == ["proposal", "proposal"]


def test_removing_a_label_empties_its_places_in_statements(project: Project) -> None:
    project.execute(ChangePart("statement_type", "position", {"stance_label": None}))
    project.execute(ReplacePart("label", "stance"))
    assert labelled(project) == ["actor", "actor", "proposal"]
    (statement,) = project.statements("talks")
    assert statement.stance.spans == () and statement.stance.value == "support"
    assert project.check() == []


def test_a_value_moves_or_goes(project: Project) -> None:
    project.execute(ReplacePart("value", "support", "oppose"))
    assert [statement.stance.value for statement in project.statements("talks")] == ["oppose"]
    project.execute(ReplacePart("value", "oppose"))
    (statement,) = project.statements("talks")
    assert statement.stance.value is None and len(statement.stance.spans) == 1


def test_a_role_moves_only_where_there_is_room(project: Project) -> None:
    roles = [
        {"id": "actor", "name": "Actor", "label": "actor", "required": True},
        {"id": "proposal", "name": "Proposal", "label": "proposal", "required": True},
        {"id": "target", "name": "Target", "label": "actor", "required": False},
    ]
    project.execute(ChangePart("statement_type", "position", {"roles": roles}))
    (before,) = project.statements("talks")
    project.execute(RemoveRole("position", "actor", "target"))
    (statement,) = project.statements("talks")
    assert statement.roles["target"] == before.roles["actor"] and "actor" not in statement.roles
    project.execute(RemoveRole("position", "target", "proposal"))
    (statement,) = project.statements("talks")
    assert statement.roles == {"proposal": before.roles["proposal"]}


def test_a_retired_part_is_not_offered_but_keeps_what_was_said(project: Project) -> None:
    project.execute(RetirePart("value", "support"))
    assert project.codebook.value("support") is None
    assert project.statements("talks")[0].stance.value == "support"
    project.execute(ChangePart("value", "oppose", {"key": "1"}))
    project.execute(RestorePart("value", "support"))
    back = project.codebook.value("support")
    assert back is not None and back.key == "" and project.codebook.values[-1] == back


def test_the_version_rises_with_the_first_change_after_something_was_labelled(project: Project) -> None:
    def version() -> int:
        return project.codebook.version

    assert version() == 1
    project.execute(ChangePart("label", "actor", {"colour": "#112233", "key": "Z"}))
    project.execute(MovePart("label", "actor", 1))
    assert version() == 1, "looks are no matter of meaning"
    project.execute(ChangePart("label", "actor", {"guideline": "Only people"}))
    project.execute(ChangePart("label", "actor", {"guideline": "Only persons"}))
    assert version() == 2, "nobody has labelled under the second yet"
    project.execute(AddSpan("talks", "actor", ((19, 22),)))
    project.execute(ChangePart("label", "actor", {"guideline": "Anybody"}))
    assert version() == 3
    assert {span.codebook_version for span in project.spans("talks")} == {1, 2}


def test_a_number_under_which_somebody_labelled_is_not_given_again(project: Project) -> None:
    project.execute(ChangePart("label", "actor", {"guideline": "Only people"}))
    bob = next(person for person in project.annotators() if person.name == "Bob")
    ada = project.annotator
    assert ada is not None
    project.become(bob.uid)
    project.execute(AddSpan("more", "actor", ((19, 22),)))
    project.become(ada.uid)
    project.undo()
    assert project.codebook.version == 1
    project.execute(ChangePart("label", "actor", {"guideline": "Anybody"}))
    assert project.codebook.version == 3


WRONG: list[tuple[Command, str]] = [
    (ChangePart("label", "actor", {"key": "s"}), "codebook_edit.key_taken"),
    (ChangePart("label", "actor", {"key": "1"}), "codebook_edit.key_taken"),
    (ChangePart("label", "actor", {"key": "f"}), "codebook_edit.key_reserved"),
    (ChangePart("label", "actor", {"key": "ab"}), "codebook_edit.not_key"),
    (ChangePart("label", "actor", {"name": " "}), "codebook_edit.not_filled"),
    (ChangePart("label", "actor", {"colour": "red"}), "codebook_edit.not_colour"),
    (ChangePart("label", "actor", {"guideline": 3}), "codebook_edit.not_text"),
    (ChangePart("label", "actor", {"entity_kinds": [""]}), "codebook_edit.not_texts"),
    (ChangePart("value", "support", {"number": "1"}), "codebook_edit.not_number"),
    (ChangePart("label", "nobody", {"name": "A"}), "codebook_edit.unknown_part"),
    (ChangePart("label", "actor", {"entity_kinds": ["planet"]}), "codebook_edit.unknown_part"),
    (AddPart("value", ""), "codebook_edit.not_filled"),
    (ReplacePart("label", "actor"), "codebook_edit.needed_by"),
    (RetirePart("label", "stance"), "codebook_edit.needed_by"),
    (RetirePart("entity_kind", "proposal"), "codebook_edit.needed_by"),
    (ReplacePart("value", "support", "support"), "codebook_edit.same"),
    (ReplacePart("value", "support", "praise"), "codebook_edit.unknown_part"),
    (RemoveRole("position", "target"), "codebook_edit.unknown_part"),
    (NameCodebook(""), "codebook_edit.not_filled"),
]


@pytest.mark.parametrize(("command", "code"), WRONG, ids=lambda each: repr(each))
def test_what_can_not_be_is_refused_and_nothing_happens(
    project: Project, command: Command, code: str
) -> None:
    before = tables(project)
    with pytest.raises(UserError) as error:
        project.execute(command)
    assert error.value.code == code
    assert tables(project) == before


def test_a_kind_with_entities_goes_only_by_moving_them(project: Project) -> None:
    project.execute(CreateEntity("group", "The Greens"))
    with pytest.raises(UserError, match="kind_in_use"):
        project.execute(ReplacePart("entity_kind", "group"))
    project.execute(ReplacePart("entity_kind", "group", "organisation"))
    assert [entity.kind for entity in project.entities()] == ["organisation"]
    actor = project.codebook.label("actor")
    assert actor is not None and actor.entity_kinds == ("person", "organisation", "country")


def test_the_last_label_stays(project: Project) -> None:
    project.execute(ReplacePart("statement_type", "position"))
    for label in ("actor", "stance"):
        project.execute(ReplacePart("label", label))
    with pytest.raises(UserError, match="last_label"):
        project.execute(RetirePart("label", "proposal"))


def test_annotators_do_not_change_the_codebook_where_somebody_else_may(project: Project) -> None:
    project.execute(AddAnnotator("Cy", uid="cy"))
    project.execute(SetRole("cy", "manager"))
    with pytest.raises(UserError, match="not_allowed"):
        project.execute(ChangePart("label", "actor", {"name": "Who"}))
