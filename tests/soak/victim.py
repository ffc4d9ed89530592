"""A program that labels, or imports, as fast as it can and says what it was told is saved. It gets killed.

Run as ``python victim.py label|import PROJECT REPOSITORY``. A line ``began N`` is written before a gesture
and ``did N`` after ``execute`` returned: so whoever reads knows what was acknowledged.
"""

from __future__ import annotations

import random
import sys
from itertools import count

from annotator.app.project import Project
from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.commands import AddSpan, AddStatement, CreateEntity, RemoveSpan, SetStance, Together
from annotator.core.records import Filling
from annotator.core.uids import new_uid, text_hash

ARTICLE = "article"
PAIR = "pair"
"""A gesture of an entity, a span and a statement, each noted with its number: half of one would show."""


def say(word: str, number: int) -> None:
    """One line, out at once."""
    sys.stdout.write(f"{word} {number}\n")
    sys.stdout.flush()


def label(project: Project) -> None:
    """Label without end; now and then undo and redo, change, remove."""
    rng = random.Random(len(project.spans(ARTICLE)))
    started = max((int(span.note) for span in project.spans(ARTICLE)), default=0) + 1
    for number in count(started):
        span, entity, start = new_uid(), new_uid(), rng.randrange(1000)
        roles = {"actor": Filling(entity, (span,))}
        pieces = ((start, start + 5), (start + 9, start + 12))
        say("began", number)
        made = project.execute(
            Together(
                PAIR,
                (
                    CreateEntity("country", f"Entity {number}", uid=entity),
                    AddSpan(ARTICLE, "actor", pieces, entity, note=str(number), uid=span),
                    AddStatement(ARTICLE, "position", roles, note=str(number)),
                ),
            )
        )
        say("did", number)
        if number % 3 == 0:
            project.undo()
            project.redo()
        if number % 4 == 0:
            project.execute(SetStance(made.created[-1], "support", None))
        if number % 5 == 0:
            extra = project.execute(AddSpan(ARTICLE, "stance", ((0, 4),), note="0")).created[-1]
            project.execute(RemoveSpan(extra))


def bring(project: Project) -> None:
    """Import without ever closing."""
    with project.begin_import("victim") as batch:
        for number in count():
            say("began", number)
            groups, texts = [], []
            for _ in range(20):
                uid = new_uid()
                text = f"Text of {uid}. " * 200
                fields = {"text": text_hash(text), "title": uid, "state": "open", "arrival": batch.uid}
                groups.append([ScopedChange(Scope(uid), Change("document", uid, None, fields))])
                texts.append(text)
            batch.add(groups, texts)
            say("did", number)


if __name__ == "__main__":
    with Project.open(sys.argv[2], annotator="Ada") as opened:
        {"label": label, "import": bring}[sys.argv[1]](opened)
