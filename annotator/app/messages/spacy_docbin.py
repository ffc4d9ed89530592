"""What reading and writing spaCy's files tells."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "spacy.damaged": N_("{file} is no DocBin of spaCy, or a damaged one ({reason})."),
    "spacy.too_large": N_("{file} was left out: unpacked it has more than {limit} MB."),
    "spacy.bad_doc": N_("{where}: Doc {number} was left out: it can't be read ({reason})."),
    "spacy.bad_span": N_("{where}: span {index} of “{group}” was left out: the Doc has no such tokens."),
    "spacy.tokens_unread": N_(
        "{where}: what it says of single tokens (parts of speech, heads, lemmas) was not kept."
    ),
    "spacy.guesses": N_(
        "{where}: {count} relations were left out: their scores say that a model guessed them."
    ),
    "spacy.user_data": N_("{where}: of the user data, {names} can't be kept: they are not JSON."),
    "spacy.misaligned": N_(
        "The span {uid} ({label}, “{quote}”) is not among the Doc's spans: it cuts a token of spaCy's. "
        "Annotator finds it again."
    ),
    "spacy.moved": N_(
        "The span {uid} ({label}, “{quote}”) reaches over whole tokens in the Doc: “{stands}”. "
        "Annotator finds it where it was."
    ),
    "spacy.blank_edge": N_(
        "The span {uid} ({label}, “{quote}”) is not among the ents: it begins or ends with a blank. "
        "It is among the spans."
    ),
    "spacy.not_in_ents": N_(
        "The span {uid} ({label}, “{quote}”) is not among the ents: another one is on its tokens "
        "(policy “{policy}”). It is among the spans."
    ),
}
