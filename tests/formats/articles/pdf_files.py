"""PDF files, written by hand: lines of Helvetica wherever they are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Put:
    """A line at a place on the page, in points from the lower left corner."""

    text: str
    y: float
    x: float = 72
    size: float = 11


def lines(*texts: str, top: float = 700, step: float = 14, x: float = 72) -> list[Put]:
    """Lines one below the other; an empty one leaves room."""
    return [Put(text, top - step * n, x) for n, text in enumerate(texts) if text]


def pdf(pages: Sequence[Iterable[Put]], *, info: str = "", locked: bool = False) -> bytes:
    """A file of these pages; ``info`` is what it says of itself, ``locked`` asks for a password."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    tree = 2 * len(pages) + 2
    for page in pages:
        content = b"".join(map(_put, page))
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 1 0 R >> >> >>" % (tree, len(objects))
        )
    kids = b" ".join(b"%d 0 R" % (2 * number + 3) for number in range(len(pages)))
    objects.append(b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(pages), kids))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    objects.append(b"<< %b >>" % info.encode("latin-1"))
    return _file(objects, root=tree + 1, locked=locked)


def _put(line: Put) -> bytes:
    spelled = line.text.encode("cp1252").translate(None).replace(b"\\", b"\\\\")
    spelled = spelled.replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %.1f Tf %.1f %.1f Td (%b) Tj ET\n" % (line.size, line.x, line.y, spelled)


def _file(objects: Sequence[bytes], *, root: int, locked: bool) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%b) /U (%b) /P -4 >> /ID [(x)(x)]" % (
        b"o" * 32,
        b"u" * 32,
    )
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
        + b"trailer << /Size %d /Root %d 0 R /Info %d 0 R %b >>\n" % (
            len(objects) + 1, root, root + 1, lock if locked else b""
        )
        + b"startxref\n%d\n%%%%EOF" % len(made)
    )  # fmt: skip
