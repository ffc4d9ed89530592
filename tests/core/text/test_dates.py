"""Days in many languages; what is uncertain stays as it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.dates import MONTHS, iso_or_said, to_iso

CERTAIN = [
    "2024-03-05",
    "2024-03-05T22:14:00+01:00",
    "2024-03-05 22:14",
    "20240305",
    "2024/03/05",
    "2024年3月5日",
    "2024년 3월 5일",
    "5.3.2024",
    "05.03.2024, 22:14 Uhr",
    "Di., 05.03.2024",
    "5 March 2024",
    "March 5, 2024 Tuesday 10:14 PM GMT",
    "Tuesday, March 5th, 2024",
    "Tue, 05 Mar 2024 22:14:05 +0100",
    "Dienstag, 5. März 2024",
    "DIENSTAG 5. MARZ 2024",
    "5. März 2024 Dienstag 9:50 PM GMT+1",
    "2024 年 3 月 5 日",
    "5 mars 2024",
    "mardi 5 mars 2024 22h14",
    "5 de marzo de 2024 martes",
    "5 marzo 2024",
    "5 de Março de 2024",
    "5 maart 2024",
    "5 mrt. 2024",
    "5. marts 2024",
    "5 marca 2024",
    "5. března 2024",
    "5 марта 2024 г.",
    "5 березня 2024",
    "5 Mart 2024 Salı",
    "5. maaliskuuta 2024",
    "2024. március 5.",
    "5 martie 2024",
    "5 Μαρτίου 2024",
]

UNCERTAIN = [
    "", "soon", "05/03/2024", "3-5-2024", "5.3.24", "March 5", "5 March 24", "31 February 2024", "2024",
    "March 5 2024 and 6 April 2024", "No. 12, 5 March 2024", "0000-00-00", "99999999", "5/2024", "13/13/2024",
]  # fmt: skip


@pytest.mark.parametrize("said", CERTAIN)
def test_certain_days(said: str) -> None:
    assert to_iso(said) == "2024-03-05"


@pytest.mark.parametrize("said", UNCERTAIN)
def test_uncertain_days_are_left_alone(said: str) -> None:
    assert to_iso(said) is None
    assert iso_or_said(f" {said} ") == said


@pytest.mark.parametrize(
    "said, iso",
    [("25/03/2024", "2024-03-25"), ("03/25/2024", "2024-03-25"), ("3/3/2024", "2024-03-03"),
     ("March 2024", "2024-03"), ("2024-03", "2024-03"), ("6. Dezember 1999", "1999-12-06"),
     ("1er août 2023", "2023-08-01"), ("1º de outubro de 2023", "2023-10-01"), ("9 maja 2023", "2023-05-09"),
     ("12 sept. 2023", "2023-09-12"), ("2 ottobre 2023 3 p.m.", "2023-10-02")],
)  # fmt: skip
def test_other_days(said: str, iso: str) -> None:
    assert to_iso(said) == iso


def test_no_name_of_a_month_means_two_months() -> None:
    from annotator.core.text import dates

    names = [name for line in dates._MONTHS for name in {dates._plain(word) for word in line.split()}]
    assert len(names) == len(set(names)) == len(MONTHS)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2100, 1, 1)), st.sampled_from(sorted(MONTHS)))
def test_every_name_of_a_month(day: date, name: str) -> None:
    expected = f"{day.year}-{MONTHS[name]:02}-{min(day.day, 28):02}"
    assert to_iso(f"{min(day.day, 28)} {name.upper()}. {day.year}") == expected


@given(st.text(max_size=30))
def test_anything_is_a_day_or_stays(said: str) -> None:
    found = to_iso(said)
    assert found is None or date.fromisoformat(found if len(found) > 7 else f"{found}-01").year
