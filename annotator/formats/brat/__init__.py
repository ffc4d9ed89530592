"""brat standoff: a ``.txt`` with an ``.ann`` beside it, for each document and annotator.

http://brat.nlplab.org/standoff.html says what the lines mean. What brat has no line for (uids, metadata, who
labelled when) stands beside them in a file that brat looks past, so that a folder exported here, shown or
edited in brat and imported again is what it was.
"""

from __future__ import annotations

from annotator.formats import offsets
from annotator.formats.brat.places import companions
from annotator.formats.brat.reading import read
from annotator.formats.brat.writing import write
from annotator.plugin_api import Format, Holds, Option

BRAT = Format(
    name="brat",
    title="brat standoff",
    suffixes=(".ann",),
    aliases=("standoff", "ann"),
    description="A folder with a sub-folder for each annotator (and “gold”) with a .txt and an .ann for each "
    "article, annotation.conf and visual.conf. Statements are events with our role names, their stance an "
    "attribute; entities are references (N), notes are notes, relations and equivs are themselves. A span "
    "over line ends is in pieces, as brat wants it, and whole again after import. Uids, metadata and times "
    "are in .annotator.json files that brat passes over. Lost: statements without any evidence. On import an "
    "event with actor and proposal is a statement, any other one arrows from its trigger; whose labels they "
    "are is told by the name doc.alice.ann, or by the folder where another one has labels on the same text. "
    "Example: annotator export corpus.annotator out --format brat",
    holds=frozenset(Holds),
    options=(
        Option(
            "annotator_from",
            "On import: what names the annotator: the file's folder, its name (doc.alice.ann), or nothing.",
            "auto",
            ("auto", "folder", "name", "nobody"),
        ),
        Option(
            "events",
            "On import: which of other people's events are statements: those with actor and proposal, all "
            "whose arguments are spans, or none.",
            "auto",
            ("auto", "statements", "relations"),
        ),
        offsets.OPTION,
        Option("encoding", "On import: read files that are not UTF-8 in this encoding."),
    ),
    default_name="brat",
    folder=True,
    read=read,
    write=write,
    companions=companions,
)
