"""Articles out of the paragraphs of a file of Nexis or Lexis, whatever kind of file it was.

There are two shapes. The older one counts its articles (``3 of 200 DOCUMENTS``), says source and day above
the headline and its rights at the end. The newer one ends each with ``End of Document`` and has the headline
first, then source, day and rights, then ``Body``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotator.core.text.dates import to_iso
from annotator.formats.articles.clipping import Clipping
from annotator.formats.articles.nexis_labels import label_of, mark_of

_LONGEST_HEADER = 60
"""Paragraphs before the text of an article; more is a cover page or no article of this kind."""


def articles(paragraphs: Iterable[str]) -> Iterator[list[str]]:
    """The paragraphs of each article; what stands before the first count or after the last end is none."""
    seen = [paragraph for paragraph in paragraphs if paragraph.strip()]
    marks = [mark_of(paragraph) for paragraph in seen]
    divider = "end" if "end" in marks else "counted"
    chunk: list[str] = []
    open_ = divider == "end"
    for paragraph, mark in zip(seen, marks, strict=True):
        if mark == divider:
            if open_ and chunk:
                yield chunk
            chunk, open_ = [], True
        elif mark not in ("page", "counted"):
            chunk.append(paragraph)
    if divider == "counted" and open_ and chunk:
        yield chunk


def clip(chunk: Sequence[str]) -> Clipping:
    """The parts of one article."""
    clipping = Clipping()
    start = _body_start(chunk)
    header, rest = chunk[:start], chunk[start:]
    body, trailer = _without_trailer(rest)
    _read_header(clipping, header)
    _read_trailer(clipping, trailer)
    clipping.paragraphs += body
    return clipping


def _body_start(chunk: Sequence[str]) -> int:
    """Where the text begins: after ``Body``, or after the labels around the length."""
    # Above the first article there is the cover page, which lists all of them.
    for place, paragraph in enumerate(chunk):
        if mark_of(paragraph) == "body":
            return place + 1
    labels = [(label_of(paragraph) or ("", ""))[0] for paragraph in chunk[:_LONGEST_HEADER]]
    if "words" not in labels:
        return max((place + 1 for place, label in enumerate(labels) if label == "title"), default=0)
    place = labels.index("words") + 1
    while place < len(labels) and (labels[place] or mark_of(chunk[place]) == "rights"):
        place += 1
    return place


def _without_trailer(paragraphs: Sequence[str]) -> tuple[list[str], list[str]]:
    """The text, and the labels after it."""
    marks = [mark_of(paragraph) for paragraph in paragraphs]
    if "classification" in marks:
        end = marks.index("classification")
    else:
        end = len(paragraphs)
        while end and (label_of(paragraphs[end - 1]) or marks[end - 1] == "rights"):
            end -= 1
    if "graphic" in marks[:end]:
        end = marks.index("graphic")
    return list(paragraphs[:end]), list(paragraphs[end:])


def _read_header(clipping: Clipping, header: Sequence[str]) -> None:
    plain: list[str] = []
    rights = -1
    for paragraph in header:
        label = label_of(paragraph)
        if label and label[0] == "title":
            clipping.title = " ".join(label[1].split())
        elif label:
            clipping.tell(*label)
        elif mark_of(paragraph) == "rights":
            clipping.tell("copyright", paragraph)
            rights = len(plain) if rights < 0 else rights
        elif mark_of(paragraph) != "body":
            plain.append(paragraph)
    days = [place for place, paragraph in enumerate(plain) if _is_day(paragraph)]
    if not days:
        clipping.title = clipping.title or " ".join(plain[-1:])
        return
    # The cover page of a download has days, too: that of the article is the last.
    day = days[-1]
    clipping.tell("date", plain[day])
    clipping.tell("source", plain[day - 1] if day else "")
    if rights > day or (rights < 0 and "source" in clipping.meta and day >= 2 and day == len(plain) - 1):
        clipping.title = clipping.title or " ".join(plain[max(day - 2, 0) : max(day - 1, 0)])
        clipping.tell_all({"edition": plain[day + 1 :]})
    else:
        clipping.title = clipping.title or " ".join(plain[-1:] if day < len(plain) - 1 else [])
        clipping.tell_all({"edition": plain[day + 1 : -1]})


def _is_day(paragraph: str) -> bool:
    """Whether this is a day of publication: short, and nothing before it that ends in a colon."""
    iso = to_iso(paragraph) if len(paragraph) < 80 and ": " not in paragraph else None
    return iso is not None


def _read_trailer(clipping: Clipping, trailer: Sequence[str]) -> None:
    caption = False
    for paragraph in trailer:
        label, mark = label_of(paragraph), mark_of(paragraph)
        if label:
            caption = label[0] == "graphic"
            clipping.tell(*label)
        elif mark == "rights":
            caption = False
            clipping.tell("copyright", paragraph)
        elif mark in ("graphic", "classification"):
            caption = mark == "graphic"
        else:
            clipping.tell("graphic" if caption else "classification", paragraph)
