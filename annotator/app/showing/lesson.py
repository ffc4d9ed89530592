"""Which step of a first statement somebody is at, read off the desk, and never counted by presses.

What the desk says decides: whoever undoes is shown the step again, whoever knows better and does another step
first is not held up. The first statement type of the codebook gives the steps; without any type a labelled
span is all there is to show.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.app.labelling.composer import Composer
from annotator.app.labelling.desk import Desk
from annotator.app.labelling.session import LabelSession
from annotator.app.showing import moments
from annotator.app.showing.moments import Moment
from annotator.core.codebook.model import Label
from annotator.errors import UserError


def make_ready(session: LabelSession) -> None:
    """Open an article to label if none is open.

    Raises:
        UserError: ``showing.no_article``, ``showing.no_labels`` or ``showing.nobody`` when nothing can be
            labelled.
    """
    if session.project.annotator is None:
        raise UserError("showing.nobody")
    if not session.codebook.labels:
        raise UserError("showing.no_labels")
    if not _is_open(session):
        session.articles.open_first()
    if not _is_open(session):
        raise UserError("showing.no_article")


def _is_open(session: LabelSession) -> bool:
    document = session.document
    labelled = document is not None and document.state == "open" and not document.removed
    return labelled and bool(session.text.strip())


@dataclass(frozen=True, slots=True)
class _Steps:
    """Numbers of the steps (from 1): those that a codebook has no use for share the one before."""

    select: int
    label: int
    tie: int
    rest: int
    save: int

    @property
    def last(self) -> int:
        """How many there are."""
        return self.save


class Lesson:
    """One person's first statement on ``desk``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._statements = frozenset(desk.cache.statements)
        self._spans = frozenset(desk.cache.spans)
        self._asked: set[str] = set()
        self._last: Moment | None = None

    def start_over(self) -> None:
        """Another article is open: what was labelled there before doesn't count."""
        self._statements = frozenset(self._desk.cache.statements)
        self._spans = frozenset(self._desk.cache.spans)

    def moment(self, *, selected: bool) -> Moment:
        """What is to be done now; ``selected``: something is selected in the text."""
        if self._desk.asked is not None:
            self._asked.add(self._desk.asked)
        if self._last is None or not self._last.over:
            composer = self._desk.composer
            self._last = (
                self._span_alone(selected) if composer is None else self._statement(composer, selected)
            )
        return self._last

    # --- A statement ------------------------------------------------------------------------------------

    def _statement(self, composer: Composer, selected: bool) -> Moment:
        steps = self._steps(composer)
        if self._desk.cache.statements.keys() - self._statements:
            return moments.finished(steps.last, statement=True, sticky=self._sticky(composer))
        labels = _asked_for(composer, self._desk)
        if self._desk.asked is not None:
            return self._tying(steps, labels[0][1] if labels else None)
        for place, (role, label) in enumerate(labels):
            slot = composer.slot(role)
            if slot.filled and not slot.carried:
                continue
            if selected or self._desk.pending:
                return moments.labelling(steps.rest if place else steps.label, steps.last, label)
            before = self._known(composer, labels[0][0]) if place == 1 else ""
            step = steps.rest if place else steps.select
            return moments.selecting(step, steps.last, label, first=not place, before=before)
        before = self._known(composer, labels[-1][0]) if labels else ""
        if composer.type.stance_label is not None and self._desk.codebook.values and composer.value is None:
            return moments.taking_a_stand(steps.rest, steps.last, self._desk.codebook.values, before)
        return moments.saving(steps.save, steps.last)

    def _steps(self, composer: Composer) -> _Steps:
        labels = _asked_for(composer, self._desk)
        select = 1 if labels else 0
        label = select + 1 if labels else 0
        tie = label + bool(labels and labels[0][1].entity_kinds)
        more = len(labels) > 1 or (composer.type.stance_label is not None and self._desk.codebook.values)
        rest = tie + bool(more)
        return _Steps(select, label, tie, rest, rest + 1)

    def _tying(self, steps: _Steps, first: Label | None) -> Moment:
        span = self._desk.cache.spans.get(self._desk.asked or "")
        label = self._desk.codebook.label(span.label) if span is not None else None
        told = label or first or self._desk.codebook.labels[0]
        step = steps.tie if first is not None and told.id == first.id else steps.rest
        return moments.tying(step, steps.last, told)

    def _known(self, composer: Composer, role: str) -> str:
        """That the last span of ``role`` was tied without asking, if it was."""
        spans = composer.slot(role).spans
        span = self._desk.cache.spans.get(spans[-1]) if spans else None
        entity = self._desk.entity(span.entity) if span is not None else None
        if span is None or entity is None or span.uid in self._asked or span.uid in self._spans:
            return ""
        return moments.known_name(self._desk.quote_of(span), entity.name)

    def _sticky(self, composer: Composer) -> Label | None:
        if not self._desk.keeps_sticky:
            return None
        labels = (self._desk.codebook.label(role.label) for role in composer.type.roles if role.sticky)
        return next((label for label in labels if label is not None), None)

    # --- A codebook without statements ------------------------------------------------------------------

    def _span_alone(self, selected: bool) -> Moment:
        label = self._desk.codebook.labels[0]
        of = 2 + bool(label.entity_kinds)
        if self._desk.asked is not None:
            return moments.tying(of, of, label)
        if self._desk.cache.spans.keys() - self._spans:
            return moments.finished(of, statement=False, sticky=None)
        if selected or self._desk.pending:
            return moments.labelling(2, of, label)
        return moments.selecting(1, of, label, first=True)


def _asked_for(composer: Composer, desk: Desk) -> list[tuple[str, Label]]:
    """Roles (ids) with their labels that a statement needs: the required ones, else the first."""
    roles = composer.type.roles
    wanted = tuple(role for role in roles if role.required) or roles[:1]
    labels = ((role.id, desk.codebook.label(role.label)) for role in wanted)
    return [(role, label) for role, label in labels if label is not None]
