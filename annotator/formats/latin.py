"""Which code page a text in Latin letters was written in, told by the alphabets of its languages.

Guessers of encodings judge by how often letters occur in a language without their accents, and cannot tell
the code pages of Western Europe, Central Europe, the Baltic and Turkey apart: “à” is “ŕ” in one and “ą” in
another. But no alphabet has “ŕ” beside “ç” and “ê”.
"""

from __future__ import annotations

from collections import Counter

_MARKS = frozenset("\N{NO-BREAK SPACE}«»‹›„“”‚‘’–—…€£§°·•¿¡©®™")
_WEST = (
    "àâæçéèêëîïôœùûüÿ",  # French
    "áéíïñóúüç",  # Spanish, Catalan’s ç
    "áâãàçéêíóôõúü",  # Portuguese
    "àçèéíïòóúü",  # Catalan
    "àèéìíîòóùú",  # Italian
    "äöüßéà",  # German
    "åäöéáàü",  # Swedish, Finnish
    "æøåéèêóòâôü",  # Danish, Norwegian
    "éèëïóöüáêû",  # Dutch
    "áðéíóúýþæö",  # Icelandic
)
_CENTRE = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "čćđšž",  # Bosnian, Croatian, Slovene, Serbian
    "çë",  # Albanian
)
_BALTIC = (
    "ąčęėįšųūž",  # Lithuanian
    "āčēģīķļņšūž",  # Latvian
    "äõöüšž",  # Estonian
)
_TURKISH = ("çğıöşüâîûİ",)
_PAGES = {
    "cp1252": _WEST,
    "cp1250": _CENTRE,
    "iso8859_2": _CENTRE,
    "cp1257": _BALTIC,
    "cp1254": _TURKISH,
}
"""Code pages, the commonest first: it is taken where several fit alike."""

FAMILY = frozenset(_PAGES) | {"cp1258", "hp_roman8", "latin_1", *(f"iso8859_{n}" for n in range(1, 17))}
FAMILY -= {f"iso8859_{number}" for number in (5, 6, 7, 8, 11)}  # other scripts
"""Names of encodings that are taken for each other."""

_ENOUGH = 0.9
"""The share of letters outside ASCII that an alphabet must have: there are names from elsewhere."""


def code_page(data: bytes) -> str | None:
    """The code page in which nearly all letters of ``data`` are of one language; None if there is no such."""
    counts = Counter(byte for byte in data if byte > 0x7F)
    fits = {page: _fit(counts, page, alphabets) for page, alphabets in _PAGES.items()}
    best = max(fits, key=lambda page: fits[page])
    return best if fits[best] >= _ENOUGH else None


def _fit(counts: Counter[int], page: str, alphabets: tuple[str, ...]) -> float:
    """The share of letters that the best of the ``alphabets`` has; all of them where there are none."""
    found: Counter[str] = Counter()
    for byte, count in counts.items():
        try:
            found[bytes([byte]).decode(page)] += count
        except UnicodeDecodeError:
            return 0.0
    letters = Counter({char: count for char, count in found.items() if char not in _MARKS})
    if not letters:
        return 1.0
    return max(
        sum(letters[char] for char in set(alphabet + alphabet.upper())) / letters.total()
        for alphabet in alphabets
    )
