"""What tables of documents, spans, statements and entities tell."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "tables.not_ours": N_(
        "{where} is not the documents.csv of a folder of tables; import it as “csv” if it has articles in it."
    ),
    "tables.bad_cell": N_(
        "{where} in the table of {table} was left out: its column “{column}” says “{value}”; correct it."
    ),
    "tables.no_document": N_("{where}: the labels of the document {uid} were left out: no row has its text."),
    "tables.bad_workbook": N_("{where} is damaged and was left out ({reason}); save it anew in Excel."),
    "tables.metadata_as_text": N_("The metadata “{key}” of {uid} will come back as text."),
    "tables.lost_role": N_("The role “{role}” of the statement {uid} has no column: the codebook lacks it."),
    "tables.control_characters": N_(
        "Control characters in the column “{column}” of {uid} were replaced with “\ufffd”."
    ),
    "tables.cell_cut": N_(
        "The column “{column}” of {uid} was cut: a cell of a workbook holds 32,767 characters."
    ),
}
