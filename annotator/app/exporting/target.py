"""What a writer writes to: counts what went in, hears of losses, opens its file with the first text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from annotator.plugin_api import Report


class WriterTarget:
    """A :class:`~annotator.plugin_api.Target`; on leaving it, all text is in the file."""

    def __init__(self, name: str, path: Path, options: Mapping[str, Any], report: Report) -> None:
        self.name = name
        self.path = path
        self.options = options
        self.report = report
        self.counts = (0, 0, 0)
        """Documents, spans and statements written."""
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._stream is not None:
            self._stream.close()

    def write(self, text: str, /) -> int:
        """Append ``text`` as UTF-8."""
        if self._stream is None:
            self._stream = self.path.open("xb")
        self._stream.write(text.encode())
        return len(text)

    def count(self, *, documents: int = 0, spans: int = 0, statements: int = 0) -> None:
        """Add to what went into the file."""
        before = self.counts
        self.counts = (before[0] + documents, before[1] + spans, before[2] + statements)

    def lose(self, where: str, code: str, /, **params: object) -> None:
        """Report a loss."""
        self.report.lose(where, code, **params)
