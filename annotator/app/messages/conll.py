"""What reading and writing CoNLL files tells."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "conll.no_tags": N_(
        "{where} was left out: none of its columns has IOB tags; say which one does with the option “tags”."
    ),
    "conll.bad_columns": N_(
        "“{value}” is no column for the option “{option}”; give its number, counted from 1."
    ),
    "conll.bad_line": N_("{where} was left out: it has too few columns or no tag (“{text}”)."),
    "conll.bad_about": N_("{where}: what is said of the document can't be read and was left out."),
    "conll.strays": N_(
        "{where}: {count} spans of the file, this one first, begin with “I-” where others begin with “B-”; "
        "they were taken as spans."
    ),
    "conll.columns_unread": N_(
        "{where}: what is in the columns {columns} (parts of speech and the like) was not kept."
    ),
    "conll.comments": N_("{where}: {count} comments were not kept."),
    "conll.misaligned": N_(
        "The span {uid} ({label}, “{quote}”) is not in the file: it does not begin and end with a token."
    ),
    "conll.overlap": N_(
        "The span {uid} ({label}, “{quote}”) is not in the file: another one is on its tokens "
        "(policy “{policy}”)."
    ),
    "conll.unnamed": N_(
        "Whose layer {uid} of “{title}” is, is not in the file; switch the option “detail” to “full”."
    ),
    "conll.plain": N_(
        "{where} has tokens only: exact spaces, titles, metadata and uids are not in it; switch the option "
        "“detail” to “full” to keep all but uids of spans."
    ),
}
