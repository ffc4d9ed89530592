"""The tables of the page: which columns they have, and what their cells say and open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from annotator.app.agreement.page import (
    NOTHING,
    Cases,
    Confusion,
    Measure,
    Page,
    PairRow,
    PersonRow,
    band,
)
from annotator.app.messages.words import gettext, ngettext
from annotator.gui.agreement.cell import CENTRE, RIGHT, Cell, Column
from annotator.gui.agreement.numbers import DASH, counted, is_faint, short, shown, spoken
from annotator.measure.figure import Figure

Table = tuple[Sequence[Column], Sequence[Sequence[Cell]]]

SPAN_TYPES = ("missing", "boundary", "label", "split")
STATEMENT_TYPES = ("missing", "stance", "entity", "role", "split")
_TYPES: Mapping[Measure, tuple[str, ...]] = {
    "stance": ("stance",),
    "spans": SPAN_TYPES,
    "span_f1": SPAN_TYPES,
    "statements": STATEMENT_TYPES,
}
_BAND_COLOURS = {"reliable": "done", "tentative": "gold_edge", "revise": "danger", "": ""}
_BINS = ((0, 0), (1, 2), (3, 5), (6, 10), (11, 20), (21, 10**9))
"""Distances between ends, in code points."""

DISPUTED = 8
"""So many articles are listed; the review screen has them all."""


def measure_title(measure: Measure) -> str:
    """What pairs can be compared by."""
    return {
        "stance": gettext("Stance α"),
        "spans": gettext("Spans uα"),
        "span_f1": gettext("Span F1"),
        "statements": gettext("Statement F1"),
    }[measure]


def label_table(page: Page) -> Table:
    """By label: units, uα with a bar, and three F1."""
    columns = (
        Column(gettext("Label"), 0),
        Column(gettext("Units"), 62, CENTRE),
        Column(gettext("uα"), 58, CENTRE),
        Column("", 150),
        Column(gettext("F1 exact"), 74, CENTRE),
        Column(gettext("overlap"), 66, CENTRE),
        Column(gettext("character"), 76, CENTRE),
    )
    rows = []
    for row in page.by_label:
        figures, cases = row.figures, Cases("span", label=row.label, types=SPAN_TYPES)
        every = Cases("span", label=row.label)

        def figure(name: str, value: Figure, cases: Cases = cases, label: str = row.name) -> Cell:
            told = spoken(f"{label}, {name}", value)
            return Cell(shown(value.value), faint=is_faint(value), spoken=told, cases=cases)

        rows.append(
            (
                Cell(row.name, "chip", row.colour, spoken=row.name),
                Cell(counted(row.units), spoken=f"{row.name}, {row.units}", cases=every),
                figure(gettext("unitizing α"), figures.u_alpha),
                Cell("", "bar", row.colour, max(0.0, figures.u_alpha.value or 0.0)),
                figure(gettext("F1 exact"), figures.f1_exact),
                figure(gettext("F1 overlap"), figures.f1_overlap),
                figure(gettext("F1 by character"), figures.f1_character),
            )
        )
    return columns, rows


def pair_table(page: Page, measure: Measure) -> Table:
    """Annotator × annotator."""
    by_pair: dict[tuple[str, str], PairRow] = {}
    for pair in page.pairs:
        by_pair[pair.first, pair.second] = by_pair[pair.second, pair.first] = pair
    people = page.annotators
    columns = [
        Column("", 84, RIGHT),
        *(Column(page.names.get(who, who), 72 if len(people) < 5 else 58, CENTRE) for who in people),
        Column(""),
    ]
    rows = [
        [
            Cell(page.names.get(one, one), "head"),
            *(_pair_cell(page, by_pair.get((one, other)), measure) for other in people),
            Cell(),
        ]
        for one in people
    ]
    return columns, rows


def _pair_cell(page: Page, pair: PairRow | None, measure: Measure) -> Cell:
    if pair is None:
        return Cell(DASH, "heat", faint=True)
    figure = pair.figures[measure]
    first, second = page.names.get(pair.first, pair.first), page.names.get(pair.second, pair.second)
    name = gettext("{first} and {second}, {measure}").format(
        first=first, second=second, measure=measure_title(measure)
    )
    shared = ngettext("{n} article both finished", "{n} articles both finished", pair.documents)
    told = [spoken(name, figure), shared.format(n=pair.documents)]
    if pair.empty:
        told.append(gettext("{n} of them without a label").format(n=pair.empty))
    cases = Cases(
        "statement" if measure in ("stance", "statements") else "span",
        annotators=(pair.first, pair.second),
        types=_TYPES[measure],
    )
    return Cell(
        short(figure.value), "heat", _ground(figure, measure), _strength(figure, measure),
        spoken=" · ".join(told), cases=cases,
    )  # fmt: skip


def _ground(figure: Figure, measure: Measure) -> str:
    """Bands have colours for α's alone; nobody has agreed on any for F1."""
    if figure.value is None:
        return ""
    return _BAND_COLOURS[band(figure)] if measure in ("stance", "spans") else "accent"


def _strength(figure: Figure, measure: Measure) -> float:
    value = figure.value or 0.0
    return max(0.0, value) * 0.8 if measure in ("span_f1", "statements") else 0.45


def person_table(page: Page, measure: Measure) -> Table:
    """Each annotator against the others, the others without them, and against gold."""
    columns = (
        Column("", 0),
        Column(gettext("with the others"), 112, CENTRE),
        Column(gettext("without them"), 104, CENTRE),
        Column(gettext("gold: spans"), 92, CENTRE),
        Column(gettext("statements"), 92, CENTRE),
    )
    return columns, [_person_cells(page, row, measure) for row in page.people]


def _person_cells(page: Page, row: PersonRow, measure: Measure) -> list[Cell]:
    name = page.names.get(row.annotator, row.annotator)
    title = measure_title(measure)
    rest, left = row.rest.get(measure), row.without.get(measure)

    kind: Literal["statement", "span"] = "statement" if measure in ("stance", "statements") else "span"
    own = Cases(kind, (row.annotator,), types=_TYPES[measure])
    others = Cases(kind, tuple(who for who in page.annotators if who != row.annotator), types=_TYPES[measure])

    def cell(figure: Figure | None, what: str, cases: Cases | None = None) -> Cell:
        if figure is None:
            return Cell(DASH, faint=True)
        told = spoken(f"{name}, {what}", figure)
        return Cell(shown(figure.value), faint=is_faint(figure), spoken=told, cases=cases)

    return [
        Cell(name),
        cell(rest, gettext("{measure} with the others").format(measure=title), own),
        cell(left, gettext("{measure} of the others without them").format(measure=title), others),
        cell(row.gold.get("span_f1"), gettext("span F1 with gold")),
        cell(row.gold.get("statements"), gettext("statement F1 with gold")),
    ]


def confusion_table(page: Page, confusion: Confusion) -> Table:
    """Codes × codes, the upper triangle; what two agree on is green, what they do not is red."""
    names = page.value_names if confusion.kind == "statement" else page.label_names
    codes = confusion.codes

    def title(code: str, *, long: bool) -> str:
        if code == NOTHING:
            return gettext("nothing") if long else "∅"
        symbol = page.symbols.get(code, "") if confusion.kind == "statement" else ""
        return names.get(code, code) if long or not symbol else symbol

    is_short = confusion.kind == "statement"
    most = max((count for row in confusion.counts for count in row), default=0) or 1
    width = 46 if is_short else 76
    columns = [
        Column("", 34 if is_short else 76, RIGHT),
        *(Column(title(code, long=not is_short), width, CENTRE) for code in codes),
        Column(""),
    ]
    rows = []
    for row, one in enumerate(codes):
        if one == NOTHING:
            continue
        cells = [Cell(title(one, long=not is_short), "head")]
        for column, other in enumerate(codes):
            count = confusion.counts[row][column]
            cells.append(
                Cell()
                if column < row
                else Cell(
                    counted(count),
                    "heat",
                    "" if not count else "done" if row == column else "danger",
                    (count / most) ** 0.5 * (0.8 if row == column else 0.7),
                    spoken=_met(title(one, long=True), title(other, long=True), count),
                    cases=Cases(confusion.kind, confusion=(one, other)) if count else None,
                )
            )
        rows.append([*cells, Cell()])
    return columns, rows


def _met(one: str, other: str, count: int) -> str:
    if one == other:
        return ngettext("both {one}: {n} time", "both {one}: {n} times", count).format(one=one, n=count)
    return ngettext(
        "one {one}, the other {other}: {n} time", "one {one}, the other {other}: {n} times", count
    ).format(one=one, other=other, n=count)


def offset_table(page: Page) -> Table:
    """How far apart the ends of matched spans lie."""
    columns = (
        Column(gettext("apart by"), 78),
        Column(gettext("start"), 60, CENTRE),
        Column("", 0),
        Column(gettext("end"), 60, CENTRE),
        Column("", 0),
    )
    starts, ends = (_binned(counts) for counts in (page.offsets.starts, page.offsets.ends))
    most = max([1, *starts[1:], *ends[1:]])
    rows = []
    for number, (least, top) in enumerate(_BINS):
        told = gettext("same") if not top else f"> {least - 1}" if top > 10**6 else f"{least}–{top}"
        cells = [Cell(told)]
        for which, counts in (("start", starts), ("end", ends)):
            cases = Cases("span", offset=("start" if which == "start" else "end", least, top))
            said = f"{gettext('start') if which == 'start' else gettext('end')}, {told}: {counts[number]}"
            cells.append(
                Cell(counted(counts[number]), spoken=said, cases=cases if counts[number] and number else None)
            )
            share = counts[number] / most if number else 1.0 * bool(counts[number])
            cells.append(Cell("", "bar", "accent" if number else "done", share))
        rows.append(cells)
    return columns, rows


def _binned(counts: Mapping[int, int]) -> list[int]:
    return [
        sum(count for distance, count in counts.items() if least <= distance <= most) for least, most in _BINS
    ]


def disputed_table(page: Page) -> Table:
    """The articles with the greatest mass of disagreement."""
    columns = (
        Column(gettext("Article"), 0),
        Column(gettext("uα"), 60, CENTRE),
        Column(gettext("To decide"), 84, CENTRE),
        Column("", 84, RIGHT),
    )
    rows = []
    for article in page.disputed[:DISPUTED]:
        cases = Cases(documents=(article.document,), types=(*STATEMENT_TYPES, "boundary", "label", "voice"))
        rows.append(
            (
                Cell(article.title, spoken=article.title, cases=cases),
                Cell(shown(article.alpha), spoken=f"{article.title}: {shown(article.alpha)}", cases=cases),
                Cell(
                    str(article.to_decide),
                    spoken=gettext("{title}: {n} to decide").format(title=article.title, n=article.to_decide),
                    cases=cases,
                ),
                Cell(
                    gettext("Review →"),
                    "link",
                    spoken=gettext("Review “{title}”").format(title=article.title),
                    document=article.document,
                ),
            )
        )
    return columns, rows
