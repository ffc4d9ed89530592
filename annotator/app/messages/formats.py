"""What formats tell about themselves and the files they read."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "format.unknown": N_("There is no format “{name}”; choose from: {known}."),
    "format.not_readable": N_("Files of the format “{name}” can't be imported; choose from: {known}."),
    "format.no_such_option": N_("There is no option “{name}” here; choose from: {known}."),
    "format.no_such_choice": N_("The option “{name}” cannot be “{value}”; choose from: {known}."),
    "format.extra_missing": N_(
        'This format needs more than is installed ({library}); install it: pip install "annotator[{extra}]".'
    ),
    "format.not_writable": N_("Nothing can be exported in the format “{name}”; choose from: {known}."),
    "format.broken": N_("The plug-in “{name}” can't be used and was left out: {reason}."),
    "format.name_taken": N_("A second plug-in calls its format “{name}” and was left out."),
    "table.no_text_column": N_(
        "{where} was left out: none of its columns ({columns}) is known to hold the text; "
        "call the one that does “text”, or pick it in the window."
    ),
    "table.no_such_column": N_("There is no column “{column}”; choose from: {columns}."),
    "table.unknown_field": N_("A column can't be taken for “{field}”; choose from: {known}."),
    "table.too_many_cells": N_(
        "{where} was left out: the row has {found} cells where {expected} are named; put its texts in quotes."
    ),
    "table.bad_row": N_(
        "{where} was left out: the row can't be read ({reason}); correct it and import it again."
    ),
    "jsonl.not_json": N_(
        "{where} was left out: it is not JSON (at character {column}: {reason}); "
        "correct the line and import it again."
    ),
    "jsonl.not_an_object": N_("{where} was left out: it is JSON, but not an object in braces."),
    "jsonl.repeated_key": N_("{where} was left out: a key occurs twice in one object."),
    "jsonl.not_a_number": N_("{where} was left out: NaN and Infinity are no JSON."),
    "jsonl.huge_number": N_(
        "{where} was left out: it has a number of thousands of digits; put it in quotes."
    ),
    "jsonl.too_deep": N_("{where} was left out: it is nested too deeply."),
    "jsonl.too_long": N_("{where} was left out: the line is too long."),
    "jsonl.no_text": N_(
        "{where} was left out: none of its keys ({keys}) is known to hold the text; "
        "call the one that does “text”."
    ),
    "native.other_format": N_("{file} says that its format is “{found}”, which this program does not know."),
    "native.newer": N_(
        "{file} is of the format {found}, and this version of Annotator knows {known}; update the program."
    ),
    "native.not_an_object": N_("{where}: a {kind} was left out: it is not an object in braces."),
    "native.missing": N_("{where}: the {kind} {uid} was left out: it has no “{key}”."),
    "native.wrong_type": N_("{where}: the {kind} {uid} was left out: its “{key}” is not {expected}."),
    "native.hull": N_(
        "{where}: the {kind} {uid} was left out: its fragments do not begin at {start} and end at {end}."
    ),
    "native.bad_codebook": N_(
        "{where}: the codebook was left out: something is wrong at {place} ({reason})."
    ),
}
