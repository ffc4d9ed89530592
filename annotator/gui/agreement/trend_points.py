"""What the chart of agreement over time says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from annotator.app.agreement.page import Cases, Drift, Page, Point
from annotator.app.messages.words import gettext
from annotator.gui.agreement.numbers import spoken
from annotator.gui.agreement.trend import TrendPoint


def trend_points(page: Page) -> list[TrendPoint]:
    """The points of the page's drift."""
    return [_point(page.drift, point) for point in page.drift.points]


def trend_hint(page: Page) -> str:
    """What one point is."""
    return {
        "month": gettext("stance α of the articles finished in each month"),
        "week": gettext("stance α of the articles finished in each week"),
        "order": gettext(
            "stance α of the articles in the order of the project, for all were finished at once"
        ),
    }[page.drift.by]


def _point(drift: Drift, point: Point) -> TrendPoint:
    label = _label(drift, point)
    low, high = point.figure.ci or (None, None)
    mark = gettext("codebook v{version}").format(version=point.version) if point.version else ""
    told = spoken(label, point.figure)
    return TrendPoint(
        label,
        point.figure.value,
        low,
        high,
        mark,
        f"{told} · {mark}" if mark else told,
        Cases("statement", documents=point.documents, types=("stance",)),
    )


def _label(drift: Drift, point: Point) -> str:
    if drift.by == "order":
        return gettext("articles {first}–{last}").format(first=point.first, last=point.last)
    day = date.fromisoformat(point.began)
    shape = "MMM yyyy" if drift.by == "month" else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)
