"""Articles in many scripts, each with a statement to label: who, how, what, as they stand in its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """An article's ``text``, and the phrases of its statement."""

    text: str
    actor: str
    cue: str
    proposal: str


FAMILY = "👨‍👩‍👧‍👦"
SAMPLES = {
    "latin": Sample(
        "Peace talks\n\nThe Kremlin rejects the ceasefire.", "The Kremlin", "rejects", "the ceasefire"
    ),
    "emoji": Sample("Talks 🕊️\n\nAda 🙂 likes the 🕊️ deal 👍🏽 now.", "Ada 🙂", "likes", "🕊️ deal 👍🏽"),
    "families": Sample(
        f"A family {FAMILY}\n\nThe {FAMILY} family wants {FAMILY}{FAMILY} homes.",
        f"{FAMILY} family",
        "wants",
        f"{FAMILY}{FAMILY} homes",
    ),
    "flags": Sample("Flags\n\n🇺🇦🇪🇺 met 🇺🇸 and asked for 🇺🇳 help.", "🇺🇦🇪🇺", "asked", "🇺🇳 help"),
    "arabic": Sample(
        "مفاوضات السلام\n\nقال الرئيس زيلينسكي إنه يرفض التنازل عن القرم اليوم.",
        "الرئيس زيلينسكي",
        "يرفض",
        "التنازل عن القرم",
    ),
    "hebrew": Sample(
        "שיחות השלום\n\nאתמול הקרמלין דחה את הצעת NATO לאוקראינה.", "הקרמלין", "דחה", "הצעת NATO לאוקראינה"
    ),
    "devanagari": Sample(
        "शांति वार्ता\n\nआज प्रधानमंत्री ने शांति प्रस्ताव का समर्थन किया।", "प्रधानमंत्री ने", "समर्थन किया", "शांति प्रस्ताव"
    ),
    "han": Sample("和平談判\n\n昨天總統拒絕停火協議。他說需要保證。", "總統", "拒絕", "停火協議"),
    "kana": Sample(
        "和平\n\nきのう、ゼレンスキー大統領は停戦案に反対した。", "ゼレンスキー大統領", "反対", "停戦案"
    ),
    "hangul": Sample(
        "평화 회담\n\n어제 대통령은 휴전 제안을 거부했다.", "대통령은", "거부했다", "휴전 제안을"
    ),
    "marks": Sample(
        "Cafe\u0301\n\nHier Rene\u0301 a refuse\u0301 le traite\u0301 de Za\u0308hringen.",
        "Rene\u0301",
        "refuse\u0301",
        "traite\u0301 de Za\u0308hringen",
    ),
    "astral": Sample(
        "𝔘𝔨𝔯𝔞𝔦𝔫𝔢\n\nToday 𝔘𝔨𝔯𝔞𝔦𝔫𝔢 wants 𐍈𐌰𐌿𐍂𐌲 and 😀 peace.", "𝔘𝔨𝔯𝔞𝔦𝔫𝔢", "wants", "𐍈𐌰𐌿𐍂𐌲 and 😀 peace"
    ),
}
