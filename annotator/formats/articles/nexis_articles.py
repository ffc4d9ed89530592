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


def articles(paragraphs: Iterable[str]) -> Iterator[Clipping]:
    """The articles; what stands before the first count or after the last end is none."""
    seen = [paragraph for paragraph in paragraphs if paragraph.strip()]
    marks = [mark_of(paragraph) for paragraph in seen]
    newer = "end" in marks
    chunk: list[str] | None = [] if newer else None
    for paragraph, mark in zip(seen, marks, strict=True):
        if mark == ("end" if newer else "counted"):
            if chunk:
                yield _clipping(chunk, newer=newer)
            chunk = []
        elif chunk is not None and mark not in ("page", "counted"):
            chunk.append(paragraph)
    if chunk and not newer:
        yield _clipping(chunk, newer=False)


def _clipping(chunk: Sequence[str], *, newer: bool) -> Clipping:
    """The parts of one article."""
    clipping = Clipping()
    start = _body_start(chunk)
    clipping.paragraphs, trailer = _without_trailer(chunk[start:])
    plain = _read_labels(clipping, chunk[:start])
    _read_lines(clipping, plain, newer=newer)
    _read_trailer(clipping, trailer)
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


def _read_labels(clipping: Clipping, header: Sequence[str]) -> list[str]:
    """Take from the header what is labelled; the lines that are not are left."""
    left: list[str] = []
    for paragraph in header:
        label, mark = label_of(paragraph), mark_of(paragraph)
        if label and label[0] == "title":
            clipping.title = " ".join(label[1].split())
        elif label:
            clipping.tell(*label)
        elif mark == "rights":
            clipping.tell("copyright", paragraph)
        elif mark != "body":
            left.append(paragraph)
    return left


def _read_lines(clipping: Clipping, lines: Sequence[str], *, newer: bool) -> None:
    """Day, source, edition and headline, known by where they stand around the day.

    The cover page of a download has days, too: that of the article is the last.
    """
    day = max((place for place, line in enumerate(lines) if _is_day(line)), default=-1)
    if day < 0:
        clipping.title = clipping.title or " ".join(lines[-1:])
        return
    clipping.tell("date", lines[day])
    clipping.tell("source", lines[day - 1] if day else "")
    below = list(lines[day + 1 :])
    if not clipping.title and newer:
        clipping.title = " ".join(lines[max(day - 2, 0) : max(day - 1, 0)])
    elif not clipping.title and below:
        clipping.title = below.pop()
    clipping.tell_all({"edition": below})


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
