"""What is looked for: names, how exactly they must be met, and what they shall be labelled as."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.names import is_pronoun
from annotator.errors import UserError

if TYPE_CHECKING:
    import regex

    from annotator.app.labelling.session import LabelSession
    from annotator.core.fragments import Fragment

_APOSTROPHES = "'’‘ʼ"
_DASHES = "-‐‑–—−"
_GAP = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"
"""White space between two words, over the end of one line at most."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """``names`` wherever they occur are to get ``label`` and to be tied to ``entity``, if one is given."""

    label: str
    names: tuple[str, ...]
    entity: str | None = None
    whole_words: bool = True
    match_case: bool = True

    def pattern(self) -> regex.Pattern[str]:
        """What finds the names in a text; the longest that fits counts. A name is met however its words
        are spaced, and with any kind of apostrophe or dash."""
        import regex

        ordered = sorted(self.names, key=len, reverse=True)
        source = "|".join(self._source(name) for name in ordered)
        return regex.compile(source, 0 if self.match_case else regex.IGNORECASE)

    def _source(self, name: str) -> str:
        words = unicodedata.normalize("NFC", name).split()
        inner = _GAP.join("".join(_character(each) for each in word) for word in words)
        # Half a character is no occurrence, whether or not half a word is.
        before, after = "", r"(?!\p{M})"
        if self.whole_words:
            before = r"(?<![\w\p{M}])" if words[0][0].isalnum() else ""
            after = r"(?![\w\p{M}])" if words[-1][-1].isalnum() else after
        return f"{before}{inner}{after}"


def _character(character: str) -> str:
    import regex

    for alike in (_APOSTROPHES, _DASHES):
        if character in alike:
            return f"[{regex.escape(alike)}]"
    return regex.escape(character)


def wanted_for(session: LabelSession, selection: Fragment | None) -> Wanted:
    """What a person means who selected ``selection``, or else focused a span, in a session.

    A selection means its words; a span means the name and the aliases of its entity, or its words where it
    is tied to none. Case counts where a name has capitals.

    Raises:
        UserError: ``occurrences.nothing_chosen``, or ``occurrences.no_name`` for a pronoun.
    """
    span = session.focused_span
    if selection is not None:
        words = session.text[slice(*session.boundaries.without_space(*selection))]
        label = _label_for(session, words)
        return _wanted(label, [words], entity_for(session, (words,), label))
    if span is None:
        raise UserError("occurrences.nothing_chosen")
    entity = session.entity(span.entity)
    if entity is None:
        return _wanted(span.label, [session.quote_of(span)], None)
    return _wanted(span.label, [entity.name, *entity.aliases], entity.uid)


def _wanted(label: str, names: Iterable[str], entity: str | None) -> Wanted:
    kept = tuple(dict.fromkeys(name.strip() for name in names if name.strip() and not is_pronoun(name)))
    if not kept:
        raise UserError("occurrences.no_name")
    return Wanted(label, kept, entity, match_case=any(name != name.lower() for name in kept))


def _label_for(session: LabelSession, words: str) -> str:
    """The label that the same words have in this article already, that of an entity so called, the first."""
    for span in session.cache.spans.values():
        if session.quote_of(span).casefold() == words.casefold():
            return span.label
    labels = session.codebook.labels
    tied = (label.id for label in labels if session.tying.exact(words, label) is not None)
    return next(tied, labels[0].id if labels else "")


def entity_for(session: LabelSession, names: tuple[str, ...], label: str) -> str | None:
    """The one entity that ``names`` name beyond doubt, of a kind that ``label`` allows, or None."""
    known = session.codebook.label(label)
    if known is None:
        return None
    found = {session.tying.exact(name, known) for name in names}
    return found.pop() if len(found) == 1 else None
