"""The page's figures are those of the measures, over the documents that count and no others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from annotator.app.agreement.page import MEASURES
from annotator.app.project import Project
from annotator.app.reviewing.materials import material
from annotator.core.commands import SetStatus
from annotator.measure.alpha import alpha, coincidences
from annotator.measure.material import Material
from annotator.measure.span_f1 import all_labels, exact, pair_mean
from annotator.measure.stances import stance_ratings
from annotator.measure.unitizing import by_label, u_alpha_of_labels
from tests.app.agreement.conftest import page_of

SCALE = ("oppose", "neutral", "support")


def materials(project: Project, people: tuple[str, ...] | None = None) -> list[Material]:
    found = [material(project, document.uid) for document in project.documents()]
    if people is not None:
        found = [replace(m, versions=tuple(v for v in m.versions if v.annotator in people)) for m in found]
    return [each for each in found if len(each.versions) > 1]


def test_headlines_are_the_measures_over_pooled_documents(sample: Project) -> None:
    page = page_of(sample)
    compared = materials(sample)
    pooled = np.sum(
        [coincidences(stance_ratings(m, m.annotators, SCALE).codes, len(SCALE)) for m in compared], axis=0
    )
    assert page.stance.alpha.value == pytest.approx(float(alpha(pooled, "ordinal")))
    tables = by_label(compared, page.labels).tables.sum(axis=0)
    assert page.spans.u_alpha.value == pytest.approx(float(u_alpha_of_labels(tables)))
    counts = exact(compared, page.labels, page.annotators).sum(axis=0)
    assert page.spans.f1_exact.value == pytest.approx(float(pair_mean(all_labels(counts))))
    assert page.documents == len(compared) == 8


def test_a_pair_says_the_same_in_the_matrix_and_alone(sample: Project) -> None:
    page = page_of(sample)
    for pair in page.pairs:
        alone = page_of(sample, annotators=[pair.first, pair.second])
        assert alone.documents == pair.documents
        assert alone.spans.u_alpha.value == pytest.approx(pair.figures["spans"].value)
        assert alone.spans.f1_exact.value == pytest.approx(pair.figures["span_f1"].value)
        assert alone.statements.f1.value == pytest.approx(pair.figures["statements"].value)


def test_without_one_of_three_is_the_pair_of_the_others(sample: Project) -> None:
    page = page_of(sample)
    for person in page.people:
        (others,) = [pair for pair in page.pairs if person.annotator not in (pair.first, pair.second)]
        assert person.without == {measure: others.figures[measure] for measure in MEASURES}


def test_without_one_of_four_leaves_the_other_three(sample: Project) -> None:
    """A fourth who finished nothing in common changes nobody's figures."""
    rae = next(person for person in sample.annotators() if person.name == "Rae")
    before = page_of(sample)
    everybody = [person.uid for person in sample.annotators()]
    page = page_of(sample, annotators=everybody)
    assert page.stance.alpha.value == before.stance.alpha.value
    (row,) = [person for person in page.people if person.annotator == rae.uid]
    assert row.rest["stance"].why == "no_units"
    assert row.without["stance"].value == before.stance.alpha.value
    assert row.without["statements"].value == before.statements.f1.value


def test_labels_restrict_what_spans_are_about(sample: Project) -> None:
    everything, actors = page_of(sample), page_of(sample, labels=["Actor"])
    assert actors.labels == ("actor",)
    assert actors.spans.u_alpha.value == everything.by_label[0].figures.u_alpha.value
    assert actors.spans.f1_exact.units == everything.by_label[0].units
    assert actors.stance == everything.stance


def test_gold_is_told_apart_and_never_a_rater(sample: Project) -> None:
    page = page_of(sample)
    assert len(page.annotators) == 3
    assert {tuple(person.gold) for person in page.people} == {("span_f1", "statements")}
    assert all(person.gold["span_f1"].documents == 3 for person in page.people)


def test_what_was_finished_empty_counts_and_what_was_not_finished_does_not(panel: Project) -> None:
    before = page_of(panel)
    assert (before.documents, before.excluded["unfinished"]) == (3, 0)
    document = panel.documents()[0].uid
    panel.become("ada")
    panel.execute(SetStatus(document, "in_progress"))
    panel.become("boris")
    panel.execute(SetStatus(document, "in_progress"))
    panel.become(next(person.uid for person in panel.annotators() if person.name == "Rae"))
    after = page_of(panel)
    assert (after.documents, after.excluded["unfinished"], after.excluded["one_annotator"]) == (2, 2, 1)


def test_mixed_is_off_the_scale_and_counted(sample: Project) -> None:
    page = page_of(sample)
    assert page.stance.alpha.parameters["values"] == list(SCALE)
    assert page.stance.alpha_nominal.parameters["values"] == [*SCALE, "mixed"]
    assert page.stance.alpha.units < page.stance.alpha_nominal.units
    assert page.excluded["mixed"] == 11


def test_two_documents_are_the_least(panel: Project) -> None:
    first, *others = [document.uid for document in panel.documents()]
    for person in ("ada", "boris", "chiara"):
        panel.become(person)
        for document in others:
            panel.execute(SetStatus(document, "in_progress"))
    panel.become(next(person.uid for person in panel.annotators() if person.name == "Rae"))
    page = page_of(panel)
    assert page.counted == (first,)
    assert (page.stance.alpha.value, page.stance.alpha.why) == (None, "one_document")
    assert (page.spans.f1_exact.value, page.spans.f1_exact.why) == (None, "one_document")


def test_the_same_seed_gives_the_same_intervals(sample: Project) -> None:
    one, again, other = (page_of(sample, seed=seed) for seed in (1, 1, 2))
    assert one == again
    assert one.stance.alpha.value == other.stance.alpha.value
    assert one.stance.alpha.ci != other.stance.alpha.ci


def test_gamma_is_there_when_asked_for(panel: Project) -> None:
    page = page_of(panel)
    figure = panel.agreement.gamma(page)
    assert figure is not None and figure.value is not None
    assert 0 < figure.value <= 1
    assert figure.documents == 3
    assert panel.agreement.gamma(page, cancelled=lambda: True) is None
