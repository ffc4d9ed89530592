"""What reading Parquet tells."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "parquet.damaged": N_("{where} was left out: it is no Parquet, or it is damaged ({reason})."),
    "parquet.split_name": N_("A split can't be called “{name}”; use letters, digits and _ only."),
    "parquet.bad_row": N_("{where}: something in this row was left out, for it can't be read ({reason})."),
    "parquet.no_text": N_("{where} was left out: the row has no text."),
}
