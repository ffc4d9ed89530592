"""Small projects to search."""

from __future__ import annotations

import json
from pathlib import Path

from annotator import Project
from annotator.app.searching import Found, Wish


def written(folder: Path, *texts: str, **meta: str) -> Path:
    """A JSONL file of articles, the n-th called ``Article n``."""
    path = folder / f"articles{len(list(folder.iterdir()))}.jsonl"
    lines = [
        json.dumps({"text": text, "title": f"Article {place}", **meta}) for place, text in enumerate(texts)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def words_found(found: Found) -> list[str]:
    """The words of every place, in order."""
    return [hit.words for hit in found.hits]


def found(project: Project, text: str) -> list[str]:
    """The words that a query finds, by the index and without it; the two must be one."""
    without = project.search.find(Wish(text))
    project.search.shelf.read()
    assert project.search.find(Wish(text), thorough=False) == without
    return words_found(without)
