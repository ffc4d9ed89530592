"""From a project's statements to ties, with a reason for every statement that does not become one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from annotator.app.networks.dates import moment
from annotator.app.networks.ladder import Ladder
from annotator.app.networks.plan import Plan
from annotator.app.networks.reading import Article, Reading, Said
from annotator.app.networks.stances import Stances
from annotator.core.records import Statement
from annotator.measure.networks.duplicates import without_duplicates
from annotator.measure.networks.scale import Scale, on_scale
from annotator.measure.networks.ties import Tie
from annotator.plugin_api import Issue


@dataclass(slots=True)
class Gathered:
    """The ties that count, and what became of the other statements.

    Attributes:
        ties: in their order in time.
        scale: the levels of their stances.
        actors: every actor that a statement of the chosen time and articles names, whether it counts or not.
        proposals: the same for proposals.
        pool: how many statements of the chosen type and layers there are.
        first: the beginning of the time that is looked at; None where nothing has a date.
        last: its end.
        left_out: one issue for each statement that does not count.
        notes: what else is to be told.
        stances: the value of each tie, by its uid: what it is called in counts.
    """

    ties: list[Tie] = field(default_factory=list)
    scale: Scale = field(default_factory=Scale)
    actors: set[str] = field(default_factory=set)
    proposals: set[str] = field(default_factory=set)
    pool: int = 0
    first: datetime | None = None
    last: datetime | None = None
    left_out: list[Issue] = field(default_factory=list)
    notes: list[Issue] = field(default_factory=list)
    stances: dict[str, str] = field(default_factory=dict)

    def leave(self, uid: str, code: str, title: str, /, **params: object) -> None:
        """A statement does not count."""
        self.left_out.append(Issue(uid, code, {"title": title, **params}))


class Gathering:
    """One pass over a reading by a plan: :meth:`run` answers what was gathered."""

    def __init__(self, reading: Reading, plan: Plan) -> None:
        self._reading = reading
        self._plan = plan
        self._ladder = Ladder(reading.entities)
        self._stances = Stances(reading, plan)
        self._titles: dict[str, str] = {}
        self._statements: dict[str, Statement] = {}
        self._made = Gathered()

    def run(self) -> Gathered:
        """Everything, from the statements to the ties that count."""
        made = self._made
        ties = [tie for article in self._reading.articles for tie in self._of_article(article)]
        made.scale = self._stances.scale(ties)
        ties = self._without_excluded(ties)
        ties = self._on_scale(ties)
        made.ties = self._frequent(self._once(ties))
        self._note_gaps()
        return made

    # --- Articles and statements --------------------------------------------------------------------------

    def _of_article(self, article: Article) -> Iterator[Tie]:
        """The ties of an article that is looked at, also those that are yet to be left out."""
        said = [one for one in article.said if self._plan.has(one.annotator)]
        said = [one for one in said if one.statement.type == self._plan.type.id]
        if not said:
            return
        self._made.pool += len(said)
        time, is_vague = moment(article.meta.get("date"))
        reason = self._reason_against(article, time)
        for one in said:
            self._titles[one.statement.uid] = article.title
            if reason is not None:
                self._made.leave(one.statement.uid, reason[0], article.title, **reason[1])
            elif (tie := self._tie(article, one, time)) is not None:
                yield tie
        if reason is None:
            self._note_date(article, time, is_vague=is_vague)

    def _reason_against(
        self, article: Article, time: datetime | None
    ) -> tuple[str, dict[str, object]] | None:
        plan = self._plan
        if time is None and (plan.since or plan.until or plan.choice.slices):
            return "network.left_undated", {}
        if time is not None and ((plan.since and time < plan.since) or (plan.until and time > plan.until)):
            return "network.left_time", {"date": time.date().isoformat()}
        for key, values in plan.only.items():
            if not _told(article.meta.get(key)) & values:
                return "network.left_metadata", {"key": key}
        for key, values in plan.without.items():
            if _told(article.meta.get(key)) & values:
                return "network.left_metadata", {"key": key}
        return None

    def _note_date(self, article: Article, time: datetime | None, *, is_vague: bool) -> None:
        made = self._made
        if time is not None:
            made.first = min(made.first or time, time)
            made.last = max(made.last or time, time)
        if is_vague or (time is None and article.meta.get("date")):
            code = "network.vague_date" if is_vague else "network.unread_date"
            facts = {"title": article.title, "date": article.meta["date"]}
            made.notes.append(Issue(article.uid, code, facts))

    def _tie(self, article: Article, said: Said, time: datetime | None) -> Tie | None:
        """The tie that a statement is; None, with the reason, where it lacks something."""
        statement, plan, choice = said.statement, self._plan, self._plan.choice
        uids = []
        for role in (plan.actor, plan.proposal):
            filling = statement.roles.get(role.id)
            if filling is None or filling.entity not in self._ladder:
                self._made.leave(statement.uid, "network.left_incomplete", article.title, role=role.name)
                return None
            uids.append(filling.entity or "")
        actor = self._ladder.at(uids[0], choice.actor_level)
        proposal = self._ladder.at(uids[1], choice.proposal_level)
        self._made.actors.add(actor)
        self._made.proposals.add(proposal)
        level, name = self._stances.of(statement)
        if level is None and self._stances.wanted:
            self._made.leave(statement.uid, "network.left_no_stance", article.title)
            return None
        self._statements[statement.uid] = statement
        self._made.stances[statement.uid] = name
        place = f"{article.number:09d}"
        return Tie(actor, proposal, level, place, time, said.position, uid=statement.uid)

    # --- Ties ---------------------------------------------------------------------------------------------

    def _without_excluded(self, ties: list[Tie]) -> list[Tie]:
        kept = []
        for tie in ties:
            entity = self._excluded_entity(tie)
            stance = self._stances.excluded(tie.level, self._made.stances[tie.uid])
            if entity is not None:
                self._left(tie, "network.left_excluded", name=self._ladder[entity].name)
            elif stance:
                self._left(tie, "network.left_stance", stance=stance)
            elif not self._plan.choice.doubtful and self._statements[tie.uid].in_doubt:
                self._left(tie, "network.left_doubt")
            else:
                kept.append(tie)
        return kept

    def _excluded_entity(self, tie: Tie) -> str | None:
        """The entity that keeps a tie out: one of those it is counted as, or those the statement names."""
        roles = self._statements[tie.uid].roles
        named = (roles[role.id].entity or "" for role in (self._plan.actor, self._plan.proposal))
        return min(self._plan.exclude.intersection((tie.actor, tie.proposal, *named)), default=None)

    def _on_scale(self, ties: list[Tie]) -> list[Tie]:
        """Where distances count, what is off the scale goes or counts as its middle."""
        made, choice = self._made, self._plan.choice
        if (
            choice.ignores_stance
            or made.scale.is_categorical
            or not (made.scale.names or made.scale.has_none)
        ):
            return ties
        if choice.two_modes and choice.stance == "combine":
            return ties
        middle = self._stances.middle if choice.mixed == "middle" else None
        kept, left = on_scale(ties, made.scale.names, middle=middle)
        numbers = {*made.scale.numbers, *([] if middle is None else [middle])}
        made.scale = replace(made.scale, numbers=tuple(sorted(numbers)), names=(), has_none=False)
        for tie in left:
            self._left(tie, "network.left_off_scale", stance=made.stances[tie.uid])
        return kept

    def _once(self, ties: list[Tie]) -> list[Tie]:
        choice = self._plan.choice
        kept, again = without_duplicates(
            ties,
            choice.duplicates,  # type: ignore[arg-type]  # the plan has looked at it
            by_level=not choice.ignores_stance,
            dna=choice.dna,
        )
        for tie in again:
            self._left(tie, "network.left_duplicate")
        return kept

    def _frequent(self, ties: list[Tie]) -> list[Tie]:
        choice = self._plan.choice
        actors, proposals = Counter(tie.actor for tie in ties), Counter(tie.proposal for tie in ties)
        kept = []
        for tie in ties:
            rare = next(
                (
                    uid
                    for uid, count, least in (
                        (tie.actor, actors[tie.actor], choice.least_actor),
                        (tie.proposal, proposals[tie.proposal], choice.least_proposal),
                    )
                    if count < least
                ),
                None,
            )
            if rare is None:
                kept.append(tie)
            else:
                self._left(tie, "network.left_rare", name=self._ladder[rare].name)
        return kept

    def _left(self, tie: Tie, code: str, **params: object) -> None:
        self._made.leave(tie.uid, code, self._titles[tie.uid], **params)

    def _note_gaps(self) -> None:
        """What is not there at all: layers that may not be seen, articles without gold."""
        made, reading = self._made, self._reading
        if reading.hidden:
            made.notes.append(Issue("", "network.hidden", {"count": reading.hidden}))
        if self._plan.gold:
            bare = [
                article
                for article in reading.articles
                if article.said and all(said.annotator is not None for said in article.said)
            ]
            if bare:
                made.notes.append(Issue("", "network.no_gold", {"count": len(bare)}))


def _told(value: Any) -> set[str]:
    """A metadata value, or each of a list of them, as it is compared."""
    values = value if isinstance(value, list) else [value]
    return {str(one).strip().casefold() for one in values if one is not None}
