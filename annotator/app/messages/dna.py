"""What reading and writing DNA's databases tells."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    # Reading
    "dna.damaged": N_("{file} can't be opened as DNA's database ({reason}); see whether DNA still opens it."),
    "dna.other_database": N_("{file} is a database, but none of DNA's."),
    "dna.in_use": N_(
        "{where} has a journal beside it: close it in DNA first, or its last changes are not read."
    ),
    "dna.no_column": N_("{where}: the table {table} was left out: it has no column {column}."),
    "dna.too_many": N_("{where}: of the table {table}, only the first {limit} rows were read."),
    "dna.damaged_table": N_("{where}: the table {table} is damaged ({reason}); rows before that were read."),
    "dna.bad_row": N_("{where}: row {id} of {table} was left out: its {column} is not what belongs there."),
    "dna.dangling": N_("{where}: row {id} of {table} was left out: there is no {column} {value} for it."),
    "dna.outside": N_(
        "{where}: row {id} of {table} was left out: {start}–{stop} is no stretch of its document's text."
    ),
    "dna.circle": N_("{where}: row {id} of {table} belongs to itself by a circle; its parent was left out."),
    "dna.link_across": N_(
        "{where}: the link {id} was left out: statements {first} and {second} are not of one text and coder."
    ),
    "dna.bad_date": N_("{where}: document {id} has a date that no calendar has ({found}); it was kept so."),
    "dna.regexes": N_(
        "{where} highlights {count} patterns; they are kept for the way back, but not shown here: {shown}"
    ),
    "dna.text_changed": N_(
        "{where}: row {id} of {table} has another text than was written; spans of its old text were left out."
    ),
    "dna.removed": N_("{where}: statement {uid} of document {document} has been removed in DNA."),
    # Writing
    "dna.no_date": N_("“{title}” has no date, and DNA wants one; it shows 1970."),
    "dna.cut": N_("Document {uid}: DNA takes 190 characters for {column}; it shows “{value}”."),
    "dna.no_place": N_("Statement {uid} rests on no words; DNA shows it on the first line."),
    "dna.hull": N_("Statement {uid} has a passage in pieces; DNA shows it as one stretch."),
    "dna.stance": N_(
        "Statement {uid} has the stance {stance}, for which DNA's agreement has no number; leave it out of "
        "networks by its variable “{variable}”."
    ),
    "dna.renamed": N_("The entity “{name}” is called “{value}” in DNA, where names are short and differ."),
    "dna.unseen": N_(
        "{count} spans and relations that DNA has no place for are in {where}, but DNA does not show them."
    ),
    "dna.passwords": N_("The coders' own passwords were not kept; DNA asks each of them for “{password}”."),
}
