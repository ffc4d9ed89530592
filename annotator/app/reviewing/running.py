"""What a policy makes of a project's documents: previewed, or made gold document by document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.app.jobs import Cancelled, Progress
from annotator.app.outcome import Outcome
from annotator.app.reviewing.board import Board
from annotator.app.reviewing.carrying import Carrying, Made, by_policy, now
from annotator.app.reviewing.deciding import policy_decision
from annotator.app.reviewing.gold import told
from annotator.app.reviewing.materials import FINISHED
from annotator.app.reviewing.rows import board, is_redone
from annotator.app.reviewing.standing import Standing
from annotator.core.commands import Command, SetDocumentState, Together, Undecide
from annotator.core.commands.review import Decide
from annotator.core.decisions import BY_POLICY, Decision, decision_uid
from annotator.errors import UserError
from annotator.measure.policies import Policy

if TYPE_CHECKING:
    from annotator.app.project import Project

APPLIED = "ApplyPolicy"
"""The name of the gesture that makes a policy's gold of one document."""


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """How one document stands under a policy, in groups of items; the words are those of the whole report."""

    document: str
    title: str
    agreed: int = 0
    left_out: int = 0
    to_decide: int = 0
    decided: int = 0
    stale: int = 0
    conflicts: int = 0

    def to_json(self) -> dict[str, Any]:
        """The JSON object that the command line prints."""
        return {
            "document": self.document, "title": self.title, "agreed": self.agreed, "left_out": self.left_out,
            "to_decide": self.to_decide, "decided": self.decided, "stale": self.stale,
            "conflicts": self.conflicts,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """What a policy made, or would make, of some documents.

    Counted are groups of items: ``agreed`` become gold by the policy, ``left_out`` it leaves out of gold,
    ``to_decide`` wait for a reviewer (those ``stale`` or in one of the ``conflicts`` among them), ``decided``
    are done. Counts are those before the run for a dry run and after it else.
    """

    policy: Policy
    by_document: tuple[DocumentReport, ...]
    dry_run: bool = False
    cancelled: bool = False

    def total(self, what: str) -> int:
        """The sum of one count over all documents."""
        return sum(getattr(one, what) for one in self.by_document)

    @property
    def documents(self) -> int:
        """How many documents were looked at."""
        return len(self.by_document)

    @property
    def agreed(self) -> int:
        """Groups that the policy makes gold."""
        return self.total("agreed")

    @property
    def left_out(self) -> int:
        """Groups that the policy leaves out of gold."""
        return self.total("left_out")

    @property
    def to_decide(self) -> int:
        """Groups that wait for a reviewer."""
        return self.total("to_decide")

    @property
    def decided(self) -> int:
        """Groups that reviewers have decided."""
        return self.total("decided")

    @property
    def stale(self) -> int:
        """Groups that have changed since they were decided."""
        return self.total("stale")

    @property
    def conflicts(self) -> int:
        """Groups that two reviewers decided differently."""
        return self.total("conflicts")

    def to_json(self) -> dict[str, Any]:
        """The JSON object that the command line prints."""
        counts = ("agreed", "left_out", "to_decide", "decided", "stale", "conflicts")
        return {
            "documents": self.documents,
            "policy": self.policy.to_json(),
            **{name: self.total(name) for name in counts},
            "by_document": [one.to_json() for one in self.by_document],
        }


def apply(
    project: Project,
    policy: Policy,
    documents: Collection[str] | None = None,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ReviewReport:
    """Make gold of what ``policy`` settles: decisions by nobody, one undoable gesture a document.

    What the policy made before and would not make now goes; what people decided stays. Running it again
    changes nothing. Closed documents are counted and left alone. Work goes on between two documents, and
    once ``cancelled`` says so it stops there.

    Args:
        project: Whose documents.
        policy: The rule.
        documents: Which ones (default: all that two annotators have finished).
        dry_run: Only count.
        progress: Told documents done and documents in all.
        cancelled: Asked before each document.

    Raises:
        UserError: ``review.nobody_finished``, ``review.one_annotator`` or ``review.nothing_to_compare``
            when there is nothing to review; ``person.not_allowed``. Nothing has changed then.
    """
    chosen = comparable(project, documents)
    reports: list[DocumentReport] = []
    for number, document in enumerate(chosen):
        if cancelled is not None and cancelled():
            return ReviewReport(policy, tuple(reports), dry_run, cancelled=True)
        # A single one is about to be reviewed: what is found out about it is of use at once.
        seen = board(project, document, policy, keep=len(chosen) == 1)
        if not dry_run and project.document(document).state != "closed":
            _make_gold(project, seen)
        reports.append(_report(project, seen))
        if progress is not None:
            progress(number + 1, len(chosen))
    return ReviewReport(policy, tuple(reports), dry_run)


def close(project: Project, document: str, origin: object = None) -> Outcome:
    """Close a document in which nothing waits, with what the policy makes gold of it, as one gesture.

    Raises:
        UserError: ``review.still_open``, ``review.blind``, ``person.not_allowed``, ``document.missing``.
    """
    if not project.sees(document, "gold"):
        raise UserError("review.blind")
    seen = board(project, document)
    if seen.to_decide:
        raise UserError(
            "review.still_open", title=project.document(document).title, count=len(seen.to_decide)
        )
    commands = (*gold_commands(project, seen), SetDocumentState(document, "closed"))
    return project.execute(Together("CloseArticle", commands), origin=origin)


def comparable(project: Project, documents: Collection[str] | None = None) -> list[str]:
    """Of ``documents`` (default: all), those that two annotators have finished, in import order.

    Raises:
        UserError: as :func:`apply`.
    """
    finished: dict[str, set[str]] = {}
    for summary in project.documents():
        if documents is None or summary.uid in documents:
            layers = project.layers(summary.uid)
            done = {layer.annotator for layer in layers if layer.status == FINISHED and not layer.gold}
            finished[summary.uid] = {annotator for annotator in done if annotator is not None}
    chosen = [document for document, people in finished.items() if len(people) > 1]
    if not chosen:
        if not all(project.sees(document, "gold") for document in finished):
            raise UserError("review.blind")
        _refuse(project, set().union(*finished.values()))
    return chosen


def _refuse(project: Project, people: Collection[str]) -> None:
    if not people:
        raise UserError("review.nobody_finished")
    if len(people) == 1:
        names = [person.name for person in project.annotators() if person.uid in people]
        raise UserError("review.one_annotator", name=", ".join(names))
    raise UserError("review.nothing_to_compare")


def _make_gold(project: Project, seen: Board) -> None:
    commands = gold_commands(project, seen)
    if commands:
        project.execute(Together(APPLIED, commands))


def gold_commands(project: Project, seen: Board) -> tuple[Command, ...]:
    """What turns a document's gold by policies into what the board's policy makes of it now."""
    known = told(project, seen.document)
    made = policy_decisions(seen)
    sources = [{source.uid for source in command.sources} for command in made]
    kept = {decision_uid(BY_POLICY, sorted(about)) for about in sources}
    leaving = [
        Undecide(decision.uid)
        for decision in known.decisions
        if is_redone(decision) and decision.uid not in kept and not _is_covered(decision, sources)
    ]
    standing = Standing(known)
    return (*(command for command in made if not standing.has(command)), *leaving)


def policy_decisions(seen: Board) -> list[Decide]:
    """The decisions by which the board's policy makes gold, those on spans before those that rest on them."""
    time = now()
    carrying = Carrying(seen, None, time)
    spans: list[Made] = []
    for row in seen.rows:
        if row.choice is not None and row.finding.group.kind == "span":
            decision = by_policy(seen, row, time)
            carrying.decide(row, decision)
            spans.append(decision)
    statements = [
        policy_decision(seen, row, row.choice, carrying, time)
        for row in seen.rows
        if row.choice is not None and row.finding.group.kind == "statement"
    ]
    return [*(decision.command for decision in spans), *statements]


def _is_covered(decision: Decision, sources: Iterable[Collection[str]]) -> bool:
    """Whether one of the new decisions takes this one along anyway."""
    own = {source.uid for source in decision.sources}
    return any(own.issubset(about) for about in sources)


def _report(project: Project, seen: Board) -> DocumentReport:
    settled = [row for row in seen.rows if row.state == "agreed"]
    left_out: Sequence[Any] = [row for row in settled if row.choice is not None and not row.choice.items]
    return DocumentReport(
        seen.document,
        project.document(seen.document).title,
        agreed=len(settled) - len(left_out),
        left_out=len(left_out),
        to_decide=len(seen.to_decide),
        decided=seen.count("decided"),
        stale=seen.count("stale"),
        conflicts=seen.count("conflict"),
    )
