"""What a network is called, and how it was made, as its file tells: in English, like all that files hold."""

from __future__ import annotations

from annotator.app.networks.choice import TOP, Choice
from annotator.app.networks.gathering import Gathered
from annotator.app.networks.plan import Plan


def title(plan: Plan) -> str:
    """A network in a few words."""
    choice = plan.choice
    if choice.two_modes:
        return f"{plan.actor.name} × {plan.proposal.name}, {choice.stance}"
    role = plan.proposal if choice.nodes == "proposal" else plan.actor
    return f"{role.name} × {role.name}, {choice.kind}"


def facts(plan: Plan, gathered: Gathered) -> dict[str, str | int | float]:
    """All that decides the figures, so that a file can be made again."""
    choice = plan.choice
    told: dict[str, str | int | float] = {
        "kind": choice.kind,
        "stance": choice.stance if choice.two_modes else "",
        "combination": _combination(choice, gathered),
        "normalise": choice.normalise,
        "duplicates": choice.duplicates,
        "formulas": "DNA-compatible" if choice.dna else "corrected",
        "statement type": plan.type.name,
        "layers": "gold" if plan.gold else choice.layers or "all",
        "qualifier": choice.qualifier,
        "off the scale": "" if choice.ignores_stance else choice.mixed,
        "actor level": _level(choice.actor_level),
        "proposal level": _level(choice.proposal_level),
        "since": choice.since,
        "until": choice.until,
        "excluded": "; ".join((*choice.exclude, *choice.exclude_stances)),
        "only": "; ".join(f"{key}={value}" for key, value in choice.only),
        "without": "; ".join(f"{key}={value}" for key, value in choice.without),
        "windows": "" if choice.slices is None else f"{choice.size} {choice.slices}, step {choice.step}",
        "in doubt": "" if choice.doubtful else "left out",
        "least statements": "" if choice.least_actor == choice.least_proposal == 1
        else f"{choice.least_actor} of an actor, {choice.least_proposal} on a proposal",
    }  # fmt: skip
    return {name: value for name, value in told.items() if value != ""}


def _level(level: int) -> str:
    return "top" if level == TOP else str(level) if level else ""


def _combination(choice: Choice, gathered: Gathered) -> str:
    """Which number of a combined weight is which stance."""
    if not choice.two_modes or choice.stance != "combine":
        return ""
    names = {tie.level: gathered.stances[tie.uid] or "none" for tie in gathered.ties}
    levels = gathered.scale.levels
    places = [(1 << (len(levels) - 1 - place), level) for place, level in enumerate(levels)]
    return ", ".join(f"{number} {names[level]}" for number, level in places if level in names)
