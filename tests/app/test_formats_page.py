"""The page about formats says what the formats are."""

from __future__ import annotations

from pathlib import Path

from annotator.app.formats_page import page
from annotator.app.plugins import formats

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(formats()), (
        "python -m annotator.app.formats_page > docs/formats.md"
    )
