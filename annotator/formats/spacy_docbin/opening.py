"""Opening a DocBin of unknown make: nothing is unpickled, nothing grows without bound, no Doc costs another.

spaCy keeps a DocBin as compressed ``msgpack``, which has no code in it. What spaCy itself does not check is
checked here: how large the file becomes, and that spans lie between tokens that are there.
"""

from __future__ import annotations

import gc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from annotator.errors import UserError
from annotator.formats.excerpts import excerpt
from annotator.formats.extras import need
from annotator.plugin_api import Source

EXTRA = "spacy"
_LARGEST = 2 << 30
"""Bytes that a file may become."""
_CHUNK = 1 << 20

Doc = Any


def docs(source: Source) -> Iterator[tuple[int, Doc]]:
    """The Docs of a file, each with its number from 1; damaged ones are reported and left out.

    Raises:
        UserError: ``spacy.damaged`` or ``spacy.too_large``; ``format.extra_missing``.
    """
    tokens = need("spacy.tokens", extra=EXTRA)
    vocab = need("spacy.vocab", extra=EXTRA).Vocab()
    whole = _opened(source, tokens.DocBin)
    for string in whole.strings:
        vocab.strings.add(string)
    source.position = source.path.stat().st_size
    for number in range(len(whole.tokens)):
        part = tokens.DocBin(store_user_data=True)
        part.attrs, part.strings = whole.attrs, set()
        try:
            for name in ("tokens", "spaces", "cats", "flags", "span_groups", "user_data"):
                setattr(part, name, [getattr(whole, name)[number]])
            with _collecting():
                [doc] = part.get_docs(vocab)
        # Whatever a damaged Doc makes spaCy raise, the next one may be sound.
        except Exception as error:
            source.skip("spacy.bad_doc", number=number + 1, reason=_reason(error))
            continue
        yield number + 1, doc


def _opened(source: Source, kind: Any) -> Any:
    data = source.path.read_bytes()
    _check_size(source, data)
    try:
        with _collecting():
            return kind().from_bytes(data)
    except Exception as error:
        raise UserError("spacy.damaged", file=source.name, reason=_reason(error)) from error


def _check_size(source: Source, data: bytes) -> None:
    unpacking = zlib.decompressobj()
    size = 0
    try:
        while data and not unpacking.eof:
            size += len(unpacking.decompress(data, _CHUNK))
            data = unpacking.unconsumed_tail
            if size > _LARGEST:
                raise UserError("spacy.too_large", file=source.name, limit=_LARGEST >> 20)
    except zlib.error as error:
        raise UserError("spacy.damaged", file=source.name, reason=_reason(error)) from error


@contextmanager
def _collecting() -> Iterator[None]:
    """spaCy switches garbage collection off while it unpacks, and leaves it so if that fails."""
    was_on = gc.isenabled()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _reason(error: Exception) -> str:
    return excerpt(" ".join(str(error).split()) or type(error).__name__, 120)
