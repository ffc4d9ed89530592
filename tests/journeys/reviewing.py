"""What a review by keys must have come to."""

from __future__ import annotations

from typing import Any

from annotator import Project


def made_by_hand(project: Project, document: str) -> int:
    """How many decisions on the article a person made, without those that were carried along."""
    return sum(
        made["reviewer"] is not None and not (made["extra"] or {}).get("with")
        for made in project.records("decision", "document", document).values()
    )


def check_gold(told: dict[str, Any], project: Project) -> None:
    """The exported gold of an article is the project's, rests on itself, and is cited by decisions."""
    gold = project.review.gold(told["uid"])
    assert {span["uid"] for span in told["gold"]["spans"]} == {span.uid for span in gold.spans}
    assert {each["uid"] for each in told["gold"]["statements"]} == {each.uid for each in gold.statements}
    assert gold.statements
    spans = {span.uid for span in gold.spans}
    assert all(set(each.evidence()) <= spans for each in gold.statements)
    cited = {uid for each in told["decisions"] for uid in each["results"]}
    assert spans | {each.uid for each in gold.statements} <= cited
