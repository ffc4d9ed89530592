"""The table of published examples in ``docs/measures.md``.

PYTHONPATH=. python -m tests.measure.page
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.measure.oracles import Oracle, registry, rows

PAGE = Path(__file__).parents[2] / "docs" / "measures.md"
BEGIN, END = "<!-- examples -->\n", "<!-- /examples -->"
UNDEFINED = "undefined"


def main() -> None:
    """Write the table into the page."""
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def with_table(page: str) -> str:
    """The page with its table computed anew."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}{table()}{END}{rest.split(END)[1]}"


def table() -> str:
    """All examples as Markdown."""
    lines = ["| measure | of | ours | expected | ± | source |", "| --- | --- | --- | --- | --- | --- |"]
    for oracle in registry():
        lines.extend(_lines(oracle))
    return "".join(f"{line}\n" for line in lines)


def _lines(oracle: Oracle) -> Iterator[str]:
    """A line a number; measure and source are told once."""
    measure = oracle.measure
    for row in rows(oracle):
        source = row.case.source if measure else ""
        ours = UNDEFINED if row.ours is None else _rounded(row.ours)
        expected = UNDEFINED if row.expected is None else f"{row.expected:g}"
        cells = [measure, row.part, ours, expected, f"{row.case.tolerance:g}", source]
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
        measure = ""


def _rounded(number: float) -> str:
    # Adding 0 turns −0 into 0.
    return f"{round(number, 6) + 0:.6f}"


if __name__ == "__main__":
    main()
