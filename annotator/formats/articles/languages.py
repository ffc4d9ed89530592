"""Names of languages as databases write them, in their own and in other languages."""

from __future__ import annotations

import re
import unicodedata

_NAMES = {
    "ar": "arabic arabisch arabe árabe arabo",
    "bg": "bulgarian bulgarisch bulgare",
    "ca": "catalan katalanisch català catalán",
    "cs": "czech tschechisch tchèque checo ceco tcheco čeština",
    "da": "danish dänisch danois danés danese deens dansk dinamarquês",
    "de": "德语 德語 독일어 german deutsch allemand alemán tedesco alemão duits tysk niemiecki немецкий",
    "el": "greek griechisch grec griego greco ελληνικά",
    "en": "英语 英文 英語 영어 english englisch anglais "
    "inglés inglese inglês engels engelsk angielski английский",
    "es": "西班牙语 spanish spanisch espagnol español spagnolo "
    "espanhol spaans spansk castellano hiszpański испанский",
    "fi": "finnish finnisch finnois finlandés finlandese suomi fins",
    "fr": "法语 法語 french französisch français francés francese francês frans fransk francuski французский",
    "hr": "croatian kroatisch croate hrvatski",
    "hu": "hungarian ungarisch hongrois húngaro ungherese magyar",
    "it": "italian italienisch italien italiano italiaans włoski итальянский",
    "ja": "日语 japanese japanisch japonais japonés giapponese 日本語",
    "ko": "korean koreanisch coréen coreano 한국어",
    "nl": "dutch niederländisch néerlandais neerlandés olandese holandês nederlands",
    "no": "norwegian norwegisch norvégien noruego norvegese norsk",
    "pl": "polish polnisch polonais polaco polacco pools polski польский",
    "pt": "portuguese portugiesisch portugais portugués portoghese português portugees",
    "ro": "romanian rumänisch roumain rumano rumeno română",
    "ru": "russian russisch russe ruso russo rosyjski русский",
    "sk": "slovak slowakisch slovaque slovenčina",
    "sl": "slovenian slowenisch slovène slovenščina",
    "sr": "serbian serbisch serbe srpski",
    "sv": "swedish schwedisch suédois sueco svedese zweeds svenska",
    "tr": "turkish türkisch turc turco turks türkçe",
    "uk": "ukrainian ukrainisch ukrainien українська",
    "zh": "汉语 chinese chinesisch chinois chino cinese chinees 中文",
}


def plain(word: str) -> str:
    """Without case and accents."""
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


_CODES = {plain(name): code for code, names in _NAMES.items() for name in names.split()}
_WORD = re.compile(r"[^\W\d_]+")


def language_code(said: str) -> str | None:
    """The ISO 639-1 code of a language named in ``said`` (``ENGLISH``, ``German; Deutsch``, ``en``)."""
    words = [plain(word) for word in _WORD.findall(said)]
    found = {_CODES.get(word, word if word in _NAMES else "") for word in words} - {""}
    return found.pop() if len(found) == 1 else None
