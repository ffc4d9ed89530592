"""What the four cards at the top of the page say."""

from __future__ import annotations

from annotator.app.agreement.page import Cases, Page, band
from annotator.app.agreement.saying import why
from annotator.app.messages.words import gettext, ngettext
from annotator.gui.agreement.figure_card import CardText, Line
from annotator.gui.agreement.numbers import (
    band_words,
    counted,
    few,
    interval,
    is_faint,
    odds,
    shown,
)
from annotator.measure.figure import Figure

_BAND_ROLES = {"reliable": "success", "tentative": "warning", "revise": "danger", "": "text_muted"}


def cards(page: Page) -> tuple[CardText, CardText, CardText, CardText]:
    """Stance, spans, span F1, statements."""
    return _stance(page), _spans(page), _span_f1(page), _statements(page)


def _stance(page: Page) -> CardText:
    figures = page.stance
    units = ngettext("{n} statement", "{n} statements", figures.alpha.units)
    beside = gettext("nominal {nominal} · AC1 {ac1} · {percent} % the same").format(
        nominal=shown(figures.alpha_nominal.value),
        ac1=shown(figures.ac1.value),
        percent=_percent(figures.percent),
    )
    return CardText(
        gettext("Stance, Krippendorff α (ordinal)"),
        shown(figures.alpha.value),
        _lines(_facts(figures.alpha, units), *_reading(figures.alpha), Line(beside, "text_muted")),
        gettext(
            "How far annotators agree on the stance of statements that they tied to the same actor and "
            "proposal; 1 is full agreement, 0 is chance."
        ),
        is_faint(figures.alpha),
        Cases("statement", types=("stance",)),
    )


def _spans(page: Page) -> CardText:
    figure = page.spans.u_alpha
    units = ngettext("{n} span", "{n} spans", figure.units)
    return CardText(
        gettext("Spans, unitizing α"),
        shown(figure.value),
        _lines(_facts(figure, units), *_reading(figure)),
        gettext(
            "How far annotators mark the same characters with the same labels, beyond chance; gaps count too."
        ),
        is_faint(figure),
        Cases("span", types=("missing", "boundary", "label", "split")),
    )


def _span_f1(page: Page) -> CardText:
    exact, overlap = page.spans.f1_exact, page.spans.f1_overlap
    ranges = gettext("95 % CI {exact} / {overlap}").format(exact=_range(exact), overlap=_range(overlap))
    return CardText(
        gettext("Span F1, exact / relaxed"),
        f"{shown(exact.value)} / {shown(overlap.value)}",
        _lines(
            Line(why(exact), "text_muted") if exact.value is None else Line(ranges),
            Line(gettext("mean over pairs of annotators")),
            Line(gettext("by character {f1}").format(f1=shown(page.spans.f1_character.value)), "text_muted"),
            Line(few(exact), "text_muted"),
        ),
        gettext(
            "Which share of spans both of two annotators have: with the same ends, and with half of the "
            "words or more in common. No chance is taken off, and there are no accepted bounds."
        ),
        is_faint(exact),
        Cases("span", types=("missing", "boundary", "label", "split")),
    )


def _statements(page: Page) -> CardText:
    figure = page.statements.f1
    steps = " · ".join(
        f"{_step(page, step)} {shown(one.value)}" for step, one in page.statements.steps.items()
    )
    units = ngettext("{n} statement", "{n} statements", figure.units)
    return CardText(
        gettext("Statements (whole triple), F1"),
        shown(figure.value),
        _lines(
            _facts(figure, units),
            Line(steps),
            Line(gettext("mean over pairs of annotators"), "text_muted"),
            Line(few(figure), "text_muted"),
        ),
        gettext(
            "Which share of statements both of two annotators have, with the same actor, proposal and "
            "stance; below it, each step by itself, the stance where the rest is the same."
        ),
        is_faint(figure),
        Cases("statement", types=("missing", "stance", "entity", "role", "split")),
    )


def _step(page: Page, step: str) -> str:
    return gettext("stance") if step == "stance" else page.role_names.get(step, step).lower()


def _facts(figure: Figure, units: str) -> Line:
    if figure.value is None:
        return Line(why(figure), "text_muted")
    counted_units = units.format(n=counted(figure.units))
    return Line(" · ".join(filter(None, [interval(figure), counted_units])))


def _reading(figure: Figure) -> tuple[Line, ...]:
    """Band, and how sure it is; for an α alone."""
    if figure.value is None:
        return ()
    reading = " · ".join(filter(None, [band_words(figure), few(figure)]))
    return Line(reading, _BAND_ROLES[band(figure)]), Line(odds(figure), "text_muted")


def _range(figure: Figure) -> str:
    return "–" if figure.ci is None else "–".join(shown(bound) for bound in figure.ci)


def _percent(figure: Figure) -> str:
    return "–" if figure.value is None else str(round(100 * figure.value))


def _lines(*lines: Line) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text)
