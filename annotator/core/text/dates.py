"""Days as newspapers and databases write them, in many languages, to ISO: where it is certain.

``5 March 2024``, ``Dienstag, 5. März 2024 22:14 Uhr`` and ``2024年3月5日`` are certain. ``05/03/2024`` is May
or March, and ``5.3.24`` of some century: such a date is left as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari januar leden ledna "
    "januára stycznia styczeń январь января янв січня січень ocak tammikuuta tammikuu január ianuarie "
    "ιανουαρίου",
    "february feb februar feber février févr fév fevr febrero febbraio febb fevereiro fev februari únor "
    "února lutego luty февраль февраля фев лютого лютий şubat helmikuuta helmikuu február februarie "
    "φεβρουαρίου",
    "march mar märz mrz mars marzo março maart mrt marts březen března marca marzec марта март мар "
    "березня березень mart maaliskuuta maaliskuu március martie μαρτίου",
    "april apr avril avr abril abr aprile aprili duben dubna apríla kwietnia kwiecień апрель апреля апр "
    "квітня квітень nisan huhtikuuta huhtikuu április aprilie απριλίου",
    "may mai mayo maggio mag maio mei maj květen května mája maja май мая травня травень mayıs toukokuuta "
    "toukokuu május μαΐου μαίου",
    "june jun juni juin junio giugno giu junho červen června júna czerwca czerwiec июнь июня июн червня "
    "червень haziran kesäkuuta kesäkuu június iunie ιουνίου",
    "july jul juli juillet juil julio luglio lug julho červenec července júla lipca lipiec июль июля июл "
    "липня липень temmuz heinäkuuta heinäkuu július iulie ιουλίου",
    "august aug août aout agosto ago augustus augusti srpen srpna augusta sierpnia sierpień август "
    "августа авг серпня серпень ağustos elokuuta elokuu augusztus αυγούστου",
    "september sep sept septembre septiembre settembre sett set setembro září septembra września wrzesień "
    "сентябрь сентября сен вересня вересень eylül syyskuuta syyskuu szeptember szept septembrie "
    "σεπτεμβρίου",
    "october oct oktober okt octobre octubre ottobre ott outubro out říjen října októbra października "
    "październik октябрь октября окт жовтня жовтень ekim lokakuuta lokakuu október octombrie οκτωβρίου",
    "november nov novembre noviembre novembro listopad listopadu listopada novembra ноябрь ноября ноя "
    "листопада листопад kasım marraskuuta marraskuu noiembrie νοεμβρίου",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des prosinec "
    "prosince decembra grudnia grudzień декабрь декабря дек грудня грудень aralık joulukuuta joulukuu "
    "decembrie δεκεμβρίου",
)


def _plain(word: str) -> str:
    """Without case and accents, which many databases drop, and with a dot on each i."""
    spread = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


MONTHS: Mapping[str, int] = {
    _plain(name): number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
"""Names of months and what they are cut to, without accents → 1 … 12."""

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)(?:[T ]\d.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[./年년]\s*(\d{1,2})\s*[./月월]\s*(\d{1,2})\s*[日일.]?(?!\d)(?:\D.*)?")
_SOLID = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DOTTED = re.compile(r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)(?:\D.*)?")
_SLASHED = re.compile(r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)(?:\D.*)?")
_TIME = re.compile(
    r"\b\d{1,2}\s*[:.h]\s*\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:\s*(?:uhr|h|a\.?m\.?|p\.?m\.?))?(?![\d.])|[+-]\d{4}\b"
    r"|\b\d{1,2}\s*(?:uhr|h|[ap]\.?m\.?)(?!\w)|\b(?:gmt|utc)\s*[+-]\d{1,2}(?::\d\d)?\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_YEARS = range(1500, 2200)


def to_iso(said: str) -> str | None:
    """``2024-03-05``, or ``2024-03`` where no day is named; None for what is uncertain or no date."""
    said = " ".join(said.split())
    for pattern in (_ISO, _YEAR_FIRST, _SOLID):
        if found := pattern.fullmatch(said):
            return _day(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if found := _DOTTED.fullmatch(said):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _SLASHED.fullmatch(said):
        return _either_way(int(found[3]), int(found[1]), int(found[2]))
    return _spelled(said)


def iso_or_said(said: str) -> str:
    """The date in ISO where it is certain, else as it stands."""
    return to_iso(said) or " ".join(said.split())


def _either_way(year: int, one: int, other: int) -> str | None:
    """A day and a month in an order that countries do not agree on."""
    days = {_day(year, other, one), _day(year, one, other)} - {None}
    return days.pop() if len(days) == 1 else None


def _spelled(said: str) -> str | None:
    """A date whose month is a word: whatever else is a number must be its day and its year."""
    pieces = _PIECE.findall(_TIME.sub(" ", said))
    months = {MONTHS[word] for piece in pieces if (word := _plain(piece)) in MONTHS}
    numbers = [piece for piece in pieces if piece.isdecimal()]
    years = [int(number) for number in numbers if len(number) == 4 and int(number) in _YEARS]
    days = [int(number) for number in numbers if len(number) <= 2]
    if len(months) != 1 or len(years) != 1 or len(days) + 1 != len(numbers) or len(days) > 1:
        return None
    return _day(years[0], months.pop(), days[0] if days else None)


def _day(year: int, month: int, day: int | None) -> str | None:
    try:
        found = date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    if year not in _YEARS:
        return None
    return found.isoformat() if day is not None else f"{found:%Y-%m}"
