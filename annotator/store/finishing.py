"""When layers were finished: the log alone knows."""

from __future__ import annotations

from annotator.core.clock import unix_seconds
from annotator.core.entry import unpacked
from annotator.store.driver import Connection

_SQL = (
    "SELECT seq, hlc, body FROM log "
    'WHERE seq > ? AND batch IS NULL AND instr(body, \'"status":"done"\') ORDER BY seq'
)


def finished_after(db: Connection, position: int) -> tuple[int, dict[str, float]]:
    """Layers declared done in entries behind ``position``: the Unix seconds of each, by layer.

    Answers also the position to ask from the next time. Layers that a long command brought along are not
    among them: what is known of those is when the command ran.
    """
    found: dict[str, float] = {}
    for seq, moment, body in db.execute(_SQL, [position]):
        position = max(position, seq)
        for change in unpacked(body):
            if change.kind == "layer" and change.after and change.after.get("status") == "done":
                found[change.uid] = unix_seconds(moment)
    return position, found
