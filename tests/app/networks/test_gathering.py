"""From a project to ties: whose statements, at which level, and why others do not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from annotator.app.messages import sentence
from annotator.app.networks import building
from annotator.app.networks.building import Built
from annotator.app.networks.choice import TOP, Choice
from annotator.app.project import Project
from annotator.core.commands import EditDocument
from annotator.errors import UserError
from tests.app.networks import debates
from tests.app.networks.debates import Article, Said

DEBATE = (
    Article(
        "2025-02-12",
        {
            "Ada": [Said("kr", "nm", "oppose")] * 2 + [Said("vz", "nm"), Said("vz", "sg", "mixed")],
            "Ben": [Said("dp", "nm", "oppose", {"in_doubt": True}), Said(None, "nm"), Said("vz", "nm", None)],
        },
        {"source": "Ledger"},
    ),
    Article("2025-03", {"Ada": [Said("vz", "sg"), Said("ru", "sg", "neutral")]}, {"source": "Courier"}),
    Article("12 March", {"Ada": [Said("vz", "nm")]}),
)  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with debates.project(tmp_path_factory.mktemp("networks"), DEBATE) as project:
        yield project


def build(project: Project, **chosen: Any) -> Built:
    return project.networks.build(Choice(**chosen))


def edges(built: Built, number: int = 0) -> dict[tuple[str, str], float]:
    return {(edge.source, edge.target): edge.weight for edge in built.networks[number].edges}


def reasons(built: Built) -> dict[str, str]:
    return {issue.where: issue.code.removeprefix("network.left_") for issue in built.left_out}


def test_actors_by_proposals(project: Project) -> None:
    built = build(project)
    assert edges(built) == {
        ("kr", "nm"): 2,
        ("dp", "nm"): 1,
        ("ru", "sg"): 1,
        ("vz", "nm"): 2,
        ("vz", "sg"): 2,
    }
    assert (built.pool, built.counted) == (10, 8)
    assert reasons(built) == {"1.Ben.2": "incomplete", "1.Ben.3": "no_stance"}
    network = built.networks[0]
    assert network.modes == ("actor", "proposal")
    assert [node.label for node in network.rows()] == ["Dmitry Peskov", "Kremlin", "Russia", "Зеленський"]
    peskov, _, _, zelenskyy = network.rows()
    assert (peskov.kind, peskov.parents, peskov.statements) == ("person", ("Kremlin", "Russia"), 1)
    assert dict(zelenskyy.attributes) == {"party": "SN", "born": 1978}
    mixed = next(edge for edge in network.edges if (edge.source, edge.target) == ("vz", "sg"))
    assert dict(mixed.counts) == {"Support": 1, "Mixed": 1}
    assert mixed.stance == 1
    assert network.is_whole


def test_sums_of_stances_leave_out_what_is_off_the_scale_or_count_it_as_the_middle(project: Project) -> None:
    built = build(project, stance="subtract")
    assert edges(built) == {("kr", "nm"): -2, ("dp", "nm"): -1, ("vz", "nm"): 2, ("vz", "sg"): 1}
    assert reasons(built)["1.Ada.4"] == "off_scale"
    assert "1.Ada.4" not in reasons(build(project, stance="subtract", mixed="middle"))
    assert build(project, stance="combine").networks[0].facts["combination"] == (
        "8 Oppose, 4 Neutral, 2 Support, 1 Mixed"
    )


@pytest.mark.parametrize(
    ("level", "weights"),
    [
        (0, {("kr", "nm"): 2, ("dp", "nm"): 1}),
        (1, {("ru", "nm"): 2, ("kr", "nm"): 1}),
        (2, {("ru", "nm"): 3}),
        (TOP, {("ru", "nm"): 3}),
    ],
)
def test_levels_of_the_hierarchy(project: Project, level: int, weights: dict[tuple[str, str], float]) -> None:
    found = edges(build(project, actor_level=level))
    assert {ends: weight for ends, weight in found.items() if ends[1] == "nm" and ends[0] != "vz"} == weights


def test_one_mode_among_actors_and_among_proposals(project: Project) -> None:
    among = {"layers": "all", "actor_level": TOP, "duplicates": "document"}
    agreeing = build(project, kind="congruence", **among)
    assert edges(agreeing) == {("ru", "vz"): 0.5}
    assert edges(build(project, kind="conflict", **among)) == {("ru", "vz"): 2.5}
    assert edges(build(project, kind="subtract", **among)) == {("ru", "vz"): -2}
    assert edges(build(project, kind="ignore", **among)) == {("ru", "vz"): 1 * 2 + 1 * 2}
    turned = build(project, kind="ignore", nodes="proposal", **among)
    assert turned.networks[0].modes == ("proposal",)
    assert edges(turned) == {("nm", "sg"): 1 * 1 + 2 * 2}
    assert agreeing.networks[0].edges[0].counts == {"shared": 2}


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({"duplicates": "document"}, {"1.Ada.2": "duplicate"}),
        (
            {"since": "2025-03"},
            dict.fromkeys(["1.Ada.1", "1.Ada.3", "1.Ben.1"], "time") | {"3.Ada.1": "undated"},
        ),
        ({"until": "2025-02-12"}, {"2.Ada.1": "time", "2.Ada.2": "time", "3.Ada.1": "undated"}),
        ({"exclude": ("Moscow",)}, {"2.Ada.2": "excluded"}),
        ({"exclude": ("Russia",), "actor_level": TOP}, {"1.Ada.1": "excluded", "1.Ben.1": "excluded"}),
        ({"exclude_stances": ("Neutral", "mixed")}, {"2.Ada.2": "stance", "1.Ada.4": "stance"}),
        ({"only": (("source", "ledger"),)}, {"2.Ada.1": "metadata", "3.Ada.1": "metadata"}),
        ({"only": (("source", "Ledger"), ("source", "Courier"))}, {"3.Ada.1": "metadata"}),
        ({"without": (("source", "Ledger"),)}, {"1.Ada.1": "metadata"}),
        ({"doubtful": False}, {"1.Ben.1": "doubt"}),
        ({"least_actor": 2}, {"1.Ben.1": "rare", "2.Ada.2": "rare"}),
        ({"least_proposal": 4}, {"1.Ada.4": "rare"}),
    ],
)
def test_what_is_left_out_is_told_by_uid_and_reason(
    project: Project, chosen: dict[str, Any], left: dict[str, str]
) -> None:
    built = build(project, **chosen)
    assert left.items() <= reasons(built).items()
    assert built.counted + len(built.left_out) == built.pool
    for issue in (*built.left_out, *built.notes):
        assert sentence(issue.code, {"where": issue.where, **issue.params})[-1] == "."


def test_layers(project: Project) -> None:
    assert build(project, layers="ada").pool == 7
    assert build(project, layers="Ada,Ben").pool == build(project, layers="all").pool == 10
    assert build(project, layers="gold").pool == 0
    assert [note.code for note in build(project, layers="gold").notes] == ["network.no_gold"]


def test_dates_that_say_too_little_are_told(project: Project) -> None:
    notes = {note.where: note.code for note in build(project).notes}
    assert notes == {"d2": "network.vague_date", "d3": "network.unread_date"}


def test_isolates(project: Project) -> None:
    chosen: dict[str, Any] = {"kind": "conflict", "until": "2025-02", "exclude_stances": ("oppose",)}
    kept, dropped, everybody = (
        {node.id for node in build(project, **chosen, isolates=isolates).networks[0].nodes}
        for isolates in ("keep", "drop", "all")
    )
    assert kept == {"vz"}
    assert dropped == set()
    assert everybody == {"vz", "kr", "dp"}


def test_slices_of_time(project: Project) -> None:
    built = build(project, slices="months", layers="all")
    found = [network.slice for network in built.networks if network.slice]
    assert [(one.number, one.start, one.end) for one in found] == [
        (1, "2025-02-01", "2025-02-28"),
        (2, "2025-03-01", "2025-03-31"),
    ]
    assert edges(built, 1) == {("vz", "sg"): 1, ("ru", "sg"): 1}
    growing = build(project, slices="months", cumulative=True)
    assert edges(growing, 1)["vz", "sg"] == 2
    assert reasons(built)["3.Ada.1"] == "undated"
    with pytest.raises(UserError, match="too_many_slices"):
        build(project, slices="days", cumulative=True, until="2030")


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({"kind": "x"}, "network.no_such_choice"),
        ({"kind": "conflict", "normalise": "activity"}, "network.no_such_norm"),
        ({"stance": "combine", "normalise": "activity"}, "network.combined_share"),
        ({"slices": "x"}, "network.no_such_choice"),
        ({"size": 0}, "network.too_small"),
        ({"since": "12 March"}, "network.no_date"),
        ({"since": "2025-13"}, "network.no_date"),
        ({"layers": "Ada,gold"}, "network.gold_and_others"),
        ({"layers": "nobody"}, "export.no_such_layer"),
        ({"type": "x"}, "network.no_such_type"),
        ({"actor": "x"}, "network.no_such_role"),
        ({"actor": "proposal", "proposal": "Proposal"}, "network.same_role"),
        ({"exclude": ("x",)}, "network.no_entity"),
        ({"exclude_stances": ("x",)}, "network.no_stance"),
        ({"only": (("x", "y"),)}, "network.no_such_key"),
        ({"qualifier": "x"}, "network.no_such_qualifier"),
        ({"stance": "subtract", "scale": "categories"}, "network.no_numbers"),
    ],
)
def test_a_choice_that_does_not_fit(project: Project, chosen: dict[str, Any], code: str) -> None:
    with pytest.raises(UserError) as told:
        build(project, **chosen)
    assert told.value.code == code
    assert sentence(code, told.value.params)[-1] in ".:"


def test_a_network_that_memory_would_not_hold(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "MOST_CELLS", 20)
    with pytest.raises(UserError, match="too_large"):
        build(project)
    assert build(project, actor_level=TOP, proposal_level=TOP).counted == 8


def test_stances_as_names(project: Project) -> None:
    built = build(project, kind="conflict", scale="categories", actor_level=TOP, duplicates="document")
    # Support and mixed of security guarantees differ from neutral; support of membership from opposition.
    assert edges(built) == {("ru", "vz"): 2 + 2}


def said_with(*values: Any) -> Sequence[Said]:
    return [Said("kr", "nm", "support", {"attributes": {"strength": value}}) for value in values]


@pytest.mark.parametrize(
    ("values", "weight", "is_whole"),
    [((True, True, False), 1, True), ((1, 5), 6, True), ((0.5, 1), 1.5, False)],
)
def test_an_attribute_in_place_of_the_stance(
    tmp_path: Path, values: Sequence[Any], weight: float, is_whole: bool
) -> None:
    with debates.project(tmp_path, [Article("2025", {"Ada": said_with(*values)})]) as project:
        built = build(project, qualifier="strength", stance="subtract")
        assert edges(built) == {("kr", "nm"): weight}
        assert built.networks[0].is_whole is is_whole


def test_a_role_in_place_of_the_stance(project: Project) -> None:
    built = build(project, qualifier="proposal", kind="congruence", actor_level=TOP)
    assert edges(built) == {("ru", "vz"): 3 * 3 + 1 * 2}


def test_an_entity_on_both_sides_is_two_nodes(tmp_path: Path) -> None:
    with debates.project(tmp_path, [Article(None, {"Ada": [Said("kr", "kr")]})]) as project:
        network = build(project).networks[0]
        assert [node.id for node in network.nodes] == ["kr", "kr:2"]
        assert edges(build(project)) == {("kr", "kr:2"): 1}
        assert network.matrix() == [[1]]


def test_a_circle_of_parents_is_climbed_once(tmp_path: Path) -> None:
    from annotator.app.networks.ladder import Ladder
    from annotator.core.records import Entity

    ladder = Ladder([Entity("a", "x", "A", parent="b"), Entity("b", "x", "B", parent="a")])
    assert [entity.uid for entity in ladder.above("a")] == ["b"]
    assert ladder.at("a", TOP) == ladder.at("a", 5) == "b"


def test_an_annotator_who_may_not_see_others_is_told(tmp_path: Path) -> None:
    debates.project(tmp_path, DEBATE).close()
    with Project.open(tmp_path / "debate.annotator", annotator="Ben") as project:
        built = build(project)
        assert built.pool == 3
        assert "network.hidden" in {note.code for note in built.notes}


def test_an_undated_article_counts_once_it_has_a_date(tmp_path: Path) -> None:
    with debates.project(tmp_path, [Article(None, {"Ada": [Said("kr", "nm")]})]) as project:
        assert build(project, since="2025").counted == 0
        project.execute(EditDocument("d1", meta={"date": "2025-06-01T10:00:00+02:00"}))
        assert build(project, since="2025").counted == 1


def test_the_range_is_that_of_the_codebook_and_in_dna_that_of_what_was_said(tmp_path: Path) -> None:
    said = [Said("kr", "nm", "neutral"), Said("vz", "nm", "support"), Said("dp", "sg", "oppose")]
    with debates.project(tmp_path, [Article("2025", {"Ada": said})]) as project:
        conflict: dict[str, Any] = {"kind": "conflict"}
        assert edges(build(project, **conflict)) == {("kr", "vz"): 0.5}
        assert edges(build(project, **conflict, dna=True)) == {("kr", "vz"): 0.5}
        assert edges(build(project, **conflict, exclude=("Dmitry Peskov",), dna=True)) == {("kr", "vz"): 0.5}
    fewer = tmp_path / "fewer"
    fewer.mkdir()
    with debates.project(fewer, [Article("2025", {"Ada": said[:2]})]) as project:
        assert edges(build(project, **conflict)) == {("kr", "vz"): 0.5}
        assert edges(build(project, **conflict, dna=True)) == {("kr", "vz"): 1}
