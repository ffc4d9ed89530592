"""What a database leaves open: which of several variables is the stance."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.errors import UserError
from annotator.formats.dna.beside import TABLE
from annotator.formats.dna.database import NUMBER, TEXT, Database, Shape, opened
from annotator.formats.dna.model import Variable
from annotator.formats.dna.plans import stances
from annotator.plugin_api import Question, Report, Source

_SHAPE: Shape = {"ID": NUMBER, "Variable": TEXT, "DataType": TEXT, "StatementTypeId": NUMBER}


def questions(source: Source) -> Sequence[Question]:
    """One question, if a statement type has several yes/no or number variables and none of a usual name."""
    try:
        with opened(Source(source.path, source.name, Report())) as database:
            names = [] if database.has(TABLE) else _open_names(database)
    except UserError:
        return []  # told when the file is read
    if not names:
        return []
    answers = (*((name, name) for name in names), ("", "None of them"))
    about = "Its values become the stance of statements; the other variables become attributes."
    return [Question("stance", "Which variable says how an actor stands?", answers, "", about)]


def _open_names(database: Database) -> list[str]:
    types: dict[int, list[Variable]] = {}
    for row in database.rows("VARIABLES", _SHAPE):
        made = Variable(row["ID"], row["Variable"], row["DataType"], row["StatementTypeId"])
        types.setdefault(made.type_id, []).append(made)
    found = [able for able in map(stances, types.values()) if len(able) > 1]
    return list(dict.fromkeys(one.name for able in found for one in able))
