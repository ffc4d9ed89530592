"""All figures of a page as one table, and the table as CSV, JSON, LaTeX or Markdown.

Every row stands for itself: measure, parameters, value, interval, documents, units, what was left out, seed
and the program's version.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from annotator.app.agreement.page import Page, SpanFigures
from annotator.measure.figure import Figure

SUFFIXES = {"csv": ".csv", "json": ".json", "latex": ".tex", "markdown": ".md"}
"""The forms a table can have, and how their files end."""

_TITLES = {
    "stance.alpha": ("Stance, ordinal α", r"Stance, ordinal $\alpha$"),
    "stance.alpha_nominal": ("Stance, nominal α", r"Stance, nominal $\alpha$"),
    "stance.ac1": ("Stance, AC1", "Stance, AC1"),
    "stance.percent": ("Stance, percent", "Stance, percent"),
    "spans.u_alpha": ("Spans, unitizing α", r"Spans, ${}_u\alpha$"),
    "spans.f1_exact": ("Span F1, exact", "Span F$_1$, exact"),
    "spans.f1_overlap": ("Span F1, overlap", "Span F$_1$, overlap"),
    "spans.f1_character": ("Span F1, by character", "Span F$_1$, by character"),
    "statements.f1": ("Statement F1", "Statement F$_1$"),
    "gamma": ("Spans, γ", r"Spans, $\gamma$"),
}
_LATEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{",
    "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "–": "--", "α": r"$\alpha$",
    "γ": r"$\gamma$",
}  # fmt: skip
_MARKDOWN = str.maketrans({"|": r"\|", "\\": r"\\", "\n": " "})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run as a formula."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A figure: which ``measure``, ``of`` what (a label, a pair; "" for all), and what it rests on."""

    measure: str
    of: str
    figure: Figure
    excluded: Mapping[str, int]
    version: str

    def to_json(self) -> dict[str, Any]:
        """The row as one flat object; its parameters and exclusions are objects of their own."""
        figure = self.figure
        low, high = figure.ci or (None, None)
        below = figure.below or {}
        return {
            "measure": self.measure,
            "of": self.of,
            "value": figure.value,
            "ci_low": low,
            "ci_high": high,
            "documents": figure.documents,
            "units": figure.units,
            "why": figure.why,
            "below_0.667": below.get("0.667"),
            "below_0.8": below.get("0.8"),
            "parameters": {k: v for k, v in figure.parameters.items() if k != "seed"},
            "excluded": {code: count for code, count in self.excluded.items() if count},
            "seed": figure.parameters.get("seed"),
            "version": self.version,
        }


def table(page: Page, gamma: Figure | None = None) -> list[TableRow]:
    """Every figure of the page, headlines first, then labels, pairs and people."""
    told = version("annotator")
    return [TableRow(measure, of, figure, page.excluded, told) for measure, of, figure in _rows(page, gamma)]


def _rows(page: Page, gamma: Figure | None) -> Iterator[tuple[str, str, Figure]]:
    stance = page.stance
    yield "stance.alpha", "", stance.alpha
    yield "stance.alpha_nominal", "", stance.alpha_nominal
    yield "stance.ac1", "", stance.ac1
    yield "stance.percent", "", stance.percent
    yield from _of_spans(page.spans, "")
    if gamma is not None:
        yield "gamma", "", gamma
    yield "statements.f1", "", page.statements.f1
    for step, figure in page.statements.steps.items():
        yield f"statements.{step}", "", figure
    for row in page.by_label:
        yield from _of_spans(row.figures, row.name)
    names = {"stance": "stance.alpha", "spans": "spans.u_alpha", "span_f1": "spans.f1_exact"}
    for pair in page.pairs:
        for measure, figure in pair.figures.items():
            who = f"{page.names.get(pair.first, pair.first)} – {page.names.get(pair.second, pair.second)}"
            yield names.get(measure, "statements.f1"), who, figure
    for person in page.people:
        name = page.names.get(person.annotator, person.annotator)
        for what, figures in (("rest", person.rest), ("without", person.without), ("gold", person.gold)):
            of = {"rest": f"{name} – others", "without": f"all without {name}", "gold": f"{name} – gold"}[
                what
            ]
            for measure, figure in figures.items():
                yield names.get(measure, "statements.f1"), of, figure


def _of_spans(figures: SpanFigures, of: str) -> Iterator[tuple[str, str, Figure]]:
    yield "spans.u_alpha", of, figures.u_alpha
    yield "spans.f1_exact", of, figures.f1_exact
    yield "spans.f1_overlap", of, figures.f1_overlap
    yield "spans.f1_character", of, figures.f1_character


def written(rows: list[TableRow], form: str) -> str:
    """The table as ``csv``, ``json``, ``latex`` or ``markdown``, ending in a line break."""
    forms: Mapping[str, Callable[[list[TableRow]], str]] = {
        "csv": _csv, "json": _json, "latex": _latex, "markdown": _markdown,
    }  # fmt: skip
    return forms[form](rows)


def _csv(rows: list[TableRow]) -> str:
    out = io.StringIO()
    told = [row.to_json() for row in rows]
    writer = csv.DictWriter(out, list(told[0]) if told else ["measure"], lineterminator="\n")
    writer.writeheader()
    for cells in told:
        writer.writerow({name: _csv_cell(value) for name, value in cells.items()})
    return out.getvalue()


def _csv_cell(value: Any) -> Any:
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _json(rows: list[TableRow]) -> str:
    return json.dumps([row.to_json() for row in rows], ensure_ascii=False, indent=1) + "\n"


def _latex(rows: list[TableRow]) -> str:
    """A booktabs tabular; what a row has no column for stands behind it as a comment."""
    lines = [
        r"% \usepackage{booktabs}",
        r"\begin{tabular}{llrcrr}",
        r"\toprule",
        r"Measure & Of & Value & 95\,\% CI & Documents & Units \\",
        r"\midrule",
    ]
    for row in rows:
        title = _TITLES.get(row.measure, ("", _escaped(_title(row.measure))))[1]
        cells = [title, _escaped(row.of or "all"), *(_escaped(cell) for cell in _numbers(row))]
        lines.append(" & ".join(cells) + r" \\ % " + _rest(row))
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}", ""])


def _markdown(rows: list[TableRow]) -> str:
    head = (
        "Measure",
        "Of",
        "Value",
        "95 % CI",
        "Documents",
        "Units",
        "Parameters, exclusions, seed, version",
    )
    lines = [f"| {' | '.join(head)} |", "| --- | --- | ---: | :---: | ---: | ---: | --- |"]
    for row in rows:
        cells = (_title(row.measure), row.of or "all", *_numbers(row), _rest(row))
        lines.append(f"| {' | '.join(cell.translate(_MARKDOWN) for cell in cells)} |")
    return "\n".join([*lines, ""])


def _title(measure: str) -> str:
    known = _TITLES.get(measure)
    return known[0] if known else f"Statement F1, {measure.partition('.')[2]}"


def _numbers(row: TableRow) -> tuple[str, str, str, str]:
    figure = row.figure
    value = f"{figure.value:.3f}" if figure.value is not None else f"undefined ({figure.why})"
    ci = "–" if figure.ci is None else "–".join(f"{bound:.3f}" for bound in figure.ci)
    return value, ci, str(figure.documents), str(figure.units)


def _rest(row: TableRow) -> str:
    """What no column holds, on one line."""
    told = row.to_json()
    names = ("parameters", "excluded", "below_0.667", "below_0.8", "seed", "version")
    return json.dumps({name: told[name] for name in names if told[name] is not None}, ensure_ascii=False)


def _escaped(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in text)
