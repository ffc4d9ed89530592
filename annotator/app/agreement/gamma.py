"""γ of a page's documents: it is asked for, since aligning takes longer than all other figures together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.app.agreement.page import Page
from annotator.app.jobs import Cancelled, Progress
from annotator.app.reviewing.materials import material
from annotator.measure.bootstrap import measured
from annotator.measure.figure import Figure
from annotator.measure.gamma import Method, gamma, statistics

if TYPE_CHECKING:
    from annotator.app.project import Project


def gamma_of(
    project: Project, page: Page, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Figure | None:
    """γ of the spans of the page's labels, among its annotators; None when called off.

    Documents whose best alignment is not found in time are left out, and counted as ``unsolved``.
    """
    whole = [material(project, document) for document in page.counted]
    documents = [
        replace(each, versions=tuple(v for v in each.versions if v.annotator in page.annotators))
        for each in whole
    ]
    method = Method(seed=page.seed)
    found = statistics(documents, page.labels, method, progress, cancelled)
    if found is None:
        return None
    units = sum(span.label in page.labels for each in documents for v in each.versions for span in v.spans)
    told = {**method.to_json(), "labels": list(page.labels), "drawn": found.samples}
    return measured(
        gamma,
        found.tables,
        units=units,
        parameters={**told, "unsolved": int(found.unsolved.sum())},
        resamples=page.resamples,
        seed=page.seed,
    )
