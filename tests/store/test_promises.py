"""What the documentation promises archivists, calculated without the program's own rules."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from annotator.core.kinds import KINDS
from tests.store.sample import begin

PAGE = (Path(__file__).parents[2] / "docs" / "project-file.md").read_text(encoding="utf-8")


def test_the_chain_can_be_verified_by_anybody(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    begin(path, 5).close()
    names = "id, v, document, annotator, owner, replica, rseq, hlc, command, gesture, undoes, batch"
    assert f"[{names}]" in PAGE
    chain = bytes(32)
    with closing(sqlite3.connect(path)) as db:
        for *head, body, digest, link in db.execute(
            f"SELECT {names}, body, digest, chain FROM log ORDER BY seq"
        ):
            said = json.dumps([_told(value) for value in head], ensure_ascii=False, separators=(",", ":"))
            assert hashlib.sha256(f"{said}\n{body}".encode()).digest() == digest
            if head[-1] is None:
                chain = hashlib.sha256(chain + digest).digest()
                assert chain == link
        assert db.execute("SELECT chain FROM head").fetchone() == (chain,)
        for sha256, body in db.execute("SELECT sha256, body FROM texts"):
            assert hashlib.sha256(body.encode()).hexdigest() == sha256


def _told(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def test_every_table_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    begin(path).close()
    with closing(sqlite3.connect(path)) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables >= set(KINDS)
    assert tables <= set(re.findall(r"`(\w+)`", PAGE))
