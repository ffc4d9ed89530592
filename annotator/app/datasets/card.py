"""``README.md``: the dataset's card, for whoever gets it without us."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.app.datasets.counts import NO_STANCE
from annotator.app.datasets.loading import loading
from annotator.app.datasets.plan import ALL, GOLD, MAJORITY, SOFT
from annotator.app.messages import english
from annotator.plugin_api import Issue

if TYPE_CHECKING:
    from annotator.app.datasets.writing import Making
    from annotator.measure.figure import Figure

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LAYERS = {
    GOLD: "gold: what reviewers decided, and what all agreed on",
    ALL: "all annotators, each layer by itself",
    MAJORITY: "majority: what more than half of those say who finished an article",
    SOFT: "all annotators who finished an article, each item with the share of them that supports it",
}
_BY = {
    "stance": "the stances of statements",
    "label": "the labels of spans",
    "none": "the number of articles alone",
}

Figures = Sequence[tuple[str, "Figure"]]


def card(making: Making, folder: Path, agreement: Figures) -> str:
    """The card, of the data that are in ``folder``; no clock, so that it stays the same."""
    book = making.material.codebook
    lines = [
        *_front_matter(making, folder),
        f"# {book.name or 'Dataset'}",
        "",
        _summary(making),
        "",
        *_loading(making),
        *_splits(making),
        *_counts(making),
        *_origin(making),
        *_agreement(agreement),
        *_codebook(making),
        *_gaps(making),
        *_papers(making),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _front_matter(making: Making, folder: Path) -> list[str]:
    """The YAML that hubs read; a JSON string is a YAML string."""
    found = {each.language.lower()[:3].strip("-_") for split in making.splits for each in split.documents}
    languages = sorted(language for language in found if _LANGUAGE.fullmatch(language))
    told = ["---", f"pretty_name: {_quoted(making.material.codebook.name or 'Dataset')}"]
    if making.plan.licence:
        told.append(f"license: {_quoted(making.plan.licence)}")
    if languages:
        told += ["language:", *(f"- {_quoted(language)}" for language in languages)]
    return [*told, *loading(making).front_matter(folder), "---", ""]


def _summary(making: Making) -> str:
    total = making.total
    whose = _LAYERS.get(making.plan.layer, f"the labels of {_names(making)}")
    return (
        f"{total.documents} articles with {total.spans} labelled spans and {total.statements} statements. "
        f"Layer: {whose}. Offsets count Unicode code points of the text and end before `end`. "
        f"Licence: {making.plan.licence or 'none was stated; ask before you pass this on'}."
    )


def _loading(making: Making) -> Iterator[str]:
    yield from ["## Loading", "", "```python", *loading(making).example, "```", ""]


def _splits(making: Making) -> Iterator[str]:
    yield from ["## Splits", "", "| split | share | articles | layers | spans | statements |"]
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    shares = dict(making.plan.splits)
    whole = sum(shares.values())
    for split in making.splits:
        c = split.counts
        share = f"{shares[split.name] / whole:.0%}"
        yield f"| {split.name} | {share} | {c.documents} | {c.layers} | {c.spans} | {c.statements} |"
    yield from ["", _divided(making), ""]


def _divided(making: Making) -> str:
    if len(making.splits) == 1:
        return "Nothing was divided."
    return (
        f"Whole articles were dealt out with the seed {making.plan.seed}, so that each split has its "
        f"share by {_BY[making.plan.stratify]}. Articles that resemble each other (half of their runs of "
        f"five words in common) are in the same split: {making.near_duplicates} beside the one they "
        "resemble. The same seed gives the same splits; `manifest.json` lists them by uid."
    )


def _counts(making: Making) -> Iterator[str]:
    book = making.material.codebook
    total = making.total
    names = [split.name for split in making.splits]
    for title, known, of in (
        ("Spans by label", [label.id for label in book.labels], "labels"),
        ("Statements by stance", [*(value.id for value in book.values), NO_STANCE], "stances"),
    ):
        whole = getattr(total, of)
        rows = [code for code in dict.fromkeys([*known, *sorted(whole)]) if whole[code]]
        if not rows:
            continue
        yield from [f"## {title}", "", f"| | {' | '.join(names)} | all |"]
        yield "| --- |" + " ---: |" * (len(names) + 1)
        for code in rows:
            cells = [str(getattr(split.counts, of)[code]) for split in making.splits]
            yield f"| {_cell(code or 'none yet')} | {' | '.join(cells)} | {whole[code]} |"
        yield ""


def _origin(making: Making) -> Iterator[str]:
    moment = making.material.moment
    yield from ["## How it was made", ""]
    yield (
        f"Labelled by hand in Annotator with the codebook “{_line(moment.codebook.name)}”, version "
        f"{moment.codebook.version} (below). Whose work it is, and in how many articles:"
    )
    yield ""
    people = {person.uid: person for person in moment.annotators}
    rows = [
        (making.material.names.name(people[uid]), people[uid].role, count)
        for uid, count in making.material.makers.items()
        if uid in people
    ]
    for name, role, count in sorted(rows):
        yield f"* {_line(name)} ({role}): {count}"
    if not rows:
        yield "* nobody is named"
    yield ""
    if making.plan.mapping:
        told = (
            f"“{old}” → {f'“{new}”' if new else 'left out'}"
            for old, new in sorted(making.plan.mapping.items())
        )
        yield from [f"Renamed: {', '.join(told)}.", ""]
    chosen = [f"{name}: {_told(value)}" for name, value in making.plan.filters.to_json().items() if value]
    if chosen:
        yield from [f"Only articles with {'; '.join(chosen)}.", ""]


def _agreement(figures: Figures) -> Iterator[str]:
    yield from ["## Agreement", ""]
    if not figures:
        yield from ["No two annotators finished the same article, so there is no figure.", ""]
        return
    yield "Between annotators, over all articles of the project that two or more of them finished."
    yield from ["", "| figure | value | 95 % interval | articles | units |"]
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, figure in figures:
        value = f"{figure.value:.3f}" if figure.value is not None else f"undefined ({figure.why})"
        interval = "–" if figure.ci is None else f"{figure.ci[0]:.3f} to {figure.ci[1]:.3f}"
        yield f"| {name} | {value} | {interval} | {figure.documents} | {figure.units} |"
    yield ""


def _codebook(making: Making) -> Iterator[str]:
    book = making.material.codebook
    yield from ["## Codebook", ""]
    for label in book.labels:
        yield from _rule("Label", label.id, label.name, label.guideline)
    for value in book.values:
        number = "off the scale" if value.number is None else f"{value.number:+g}" if value.number else "0"
        yield from _rule("Stance", value.id, f"{value.name}, {number}", value.guideline)
    for kind in book.statement_types:
        roles = ", ".join(f"{role.name} (`{role.id}`)" for role in kind.roles)
        ties = f"Ties {roles}{' with a stance' if kind.stance_label else ''}."
        yield from _rule("Statement", kind.id, kind.name, ties)


def _gaps(making: Making) -> Iterator[str]:
    yield from ["## Known gaps", ""]
    lost = making.lost_by_code()
    if not lost:
        yield from ["Nothing of the chosen documents and layers was left out.", ""]
        return
    yield from ["What the project holds and these files do not, or not in the same way:", ""]
    for code, issues in lost.items():
        such = "For example: " if len(issues) > 1 else ""
        yield f"* {_size(issues)} × `{code}`. {such}{_sentence(issues[0])}"
    yield ""


def _papers(making: Making) -> Iterator[str]:
    yield "## Provenance"
    yield ""
    yield (
        f"Format `{making.format.name}`, written by Annotator {version('annotator')} and read back before it "
        f"was called done. Project {making.material.moment.lineage}, log position "
        f"{making.material.moment.position}. `manifest.json` has every option and the SHA-256 of every file; "
        "the same project with the same options gives the same bytes."
    )


def _size(issues: Sequence[Issue]) -> int:
    """How many items the issues are about: some tell of several at once."""
    counts = (issue.params.get("count") for issue in issues)
    return sum(count if isinstance(count, int) else 1 for count in counts)


def _sentence(issue: Issue) -> str:
    return _line(english(issue.code, {"where": issue.where, **issue.params}))


def _rule(kind: str, id_: str, name: str, guideline: str) -> Iterator[str]:
    yield from [f"### {kind} `{id_}`: {_line(name)}", "", *guideline.strip().splitlines(), ""]


def _names(making: Making) -> str:
    return ", ".join(_line(person.name) for person in making.material.people) or making.plan.layer


def _told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "yes" if value is True else str(value)


def _line(text: str) -> str:
    """A text of several lines as one, so that it stays in its place in the list."""
    return " ".join(text.split())


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
