"""Which split each document goes to: drawn from a seed, near-duplicates together, every stance everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from annotator.app.datasets.plan import Plan
from annotator.app.datasets.survey import Found
from annotator.measure.resemblance import groups
from annotator.measure.stratify import Unit, divided


def divide(found: Sequence[Found], texts: Iterable[str], plan: Plan) -> tuple[dict[str, list[Found]], int]:
    """Split → its documents in import order, and how many documents are near-duplicates of another one.

    A document is drawn by the hash of its text, so that the same article falls the same way in any project
    that holds the same ones.
    """
    if len(plan.splits) == 1:
        return {plan.splits[0][0]: list(found)}, 0
    alike = groups(texts)
    grouped = {place for group in alike for place in group}
    together = sorted([*alike, *((place,) for place in range(len(found)) if place not in grouped)])
    parts = divided(
        [_unit([found[place] for place in group], plan) for group in together],
        [share for _, share in plan.splits],
        plan.seed,
    )
    chosen = {place: part for group, part in zip(together, parts, strict=True) for place in group}
    divided_ = {name: list[Found]() for name, _ in plan.splits}
    for place, each in enumerate(found):
        divided_[plan.splits[chosen[place]][0]].append(each)
    return divided_, sum(len(group) - 1 for group in alike)


def _unit(found: Sequence[Found], plan: Plan) -> Unit:
    classes = Counter[str]()
    for each in found:
        if plan.stratify == "stance":
            classes.update(each.counts.stances)
        elif plan.stratify == "label":
            classes.update(each.counts.labels)
    # Articles of the same text are always together, so the least hash tells a unit from every other.
    return Unit(min(each.text_hash for each in found), len(found), classes)
