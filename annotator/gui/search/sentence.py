"""What stands where results would, while there are none: how to search, or why nothing was found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from annotator.app.messages.keyed import keyed
from annotator.app.messages.words import gettext
from annotator.app.searching import Wish

_NO_ARTICLES = gettext(
    "There are no articles yet. Import some with [[import.files]], or drop files on the window."
)
_HOW = (
    (gettext("peace talks"), gettext("articles with both words")),
    (gettext('"peace talks"'), gettext("the words one after the other")),
    (gettext("sanction*"), gettext("words that begin so")),
    (gettext("truce OR ceasefire"), gettext("either of them")),
    (gettext("peace NOT nato"), gettext("one without the other")),
)


class Sentence(QLabel):
    """A text in the middle of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("look", "muted")
        self.setMargin(40)

    def show_why(self, wish: Wish, *, has_articles: bool, unread: int) -> None:
        """Say why there is nothing to see for ``wish``, and what to do."""
        if not has_articles:
            self.setText(keyed(_NO_ARTICLES))
        elif wish.is_empty:
            self.setText(_how())
        elif unread:
            self.setText(gettext("Nothing so far; the articles are still being read."))
        else:
            self.setText(_nothing(wish))


def _how() -> str:
    rows = "".join(
        f"<tr><td align='right'><b>{query}</b>&nbsp;&nbsp;&nbsp;</td><td align='left'>{meaning}</td></tr>"
        for query, meaning in _HOW
    )
    lead = gettext("Type words to find them in all articles. Case and accents don’t matter.")
    rest = gettext("Filters find what was labelled: all that one entity wants, every statement in doubt.")
    return f"<p>{lead}</p><table align='center' cellpadding='3'>{rows}</table><p>{rest}</p>"


def _nothing(wish: Wish) -> str:
    told = gettext("Nothing was found.")
    advice = []
    if wish.entity == "":
        advice.append(gettext("No entity is called so; choose one of those that are offered."))
    if wish.text.strip() and "*" not in wish.text:
        advice.append(gettext("Words are found whole: begin* finds all that begin so."))
    if wish.about_labels and wish.text.strip():
        advice.append(gettext("With a filter of labels, the words must be in the same paragraph."))
    if not wish.is_empty and wish != Wish(text=wish.text):
        advice.append(gettext("Fewer filters find more."))
    return "<br>".join([told, *advice])
