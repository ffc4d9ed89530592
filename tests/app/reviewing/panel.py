"""A project in which several people have labelled the same articles and disagree in every way there is."""

from __future__ import annotations

from pathlib import Path

from annotator.app.project import Project
from annotator.core.commands import AddAnnotator, AddSpan, AddStatement, CreateEntity, EditDocument, SetStatus
from annotator.core.commands.people import SetRole
from annotator.core.records import Filling, Stance
from tests.app.labelling.documents import add_documents

PEOPLE = ("Ada", "Boris", "Chiara", "Dmytro", "Eve", "Farid")
REVIEWER = "Rae"
TITLE = "Guarantees first, ceasefire later"
TEXT = "\n\n".join(
    (
        TITLE,
        "Zelenskyy arrived with one demand. He has pressed for months for binding security guarantees, and "
        "said that any truce without them would only give Moscow time to rearm.",
        "The Kremlin has ruled out NATO membership for Ukraine, and repeated that Kyiv should leave the "
        "parts of Donbas that it still holds. European leaders answered that borders cannot be redrawn by "
        "force.",
        "In Washington the president said that a direct peace agreement was better than a ceasefire, and "
        "that American forces would not be sent, though air support was possible.",
    )
)
ENTITIES = (
    ("russia", "country", "Russia"),
    ("trump", "person", "Donald Trump"),
    ("house", "organisation", "White House"),
    ("donbas", "proposal", "Ukraine cedes Donbas"),
    ("nato", "proposal", "NATO membership for Ukraine"),
)
STANCES = ("support", "neutral", "oppose", "support", "mixed", "support")
ENDS = ("binding security guarantees", "security guarantees", "binding security guarantees, and said")


_MADE: dict[tuple[int, int], bytes] = {}


def panel(folder: Path, people: int = 5, articles: int = 2) -> Project:
    """An open project, Rae its reviewer, in which ``people`` annotators (2 to 6) have finished ``articles``.

    Every article has the same text (with its number below). They agree on the Kremlin's refusal of NATO
    membership, differ by stance on Donbas, by boundary on the guarantees, by entity on the president, by
    label on the European leaders; Boris alone (and Dmytro with him) marks what was said of air support.
    """
    path = folder / f"panel-{people}.annotator"
    if (people, articles) not in _MADE:  # a hundred gestures: each process makes them once
        _make(path, people, articles)
        _MADE[people, articles] = path.read_bytes()
    path.write_bytes(_MADE[people, articles])
    return Project.open(path, annotator=REVIEWER)


def _make(path: Path, people: int, articles: int) -> None:
    with Project.create(path, annotator=REVIEWER) as project:
        texts = {f"article{n}": f"{TEXT}\n\n{n}" if n else TEXT for n in range(articles)}
        add_documents(project, texts)
        for uid, kind, name in ENTITIES:
            project.execute(CreateEntity(kind, name, uid=uid))
        for document in texts:
            project.execute(EditDocument(document, TITLE))
        for name in PEOPLE[:people]:
            project.execute(AddAnnotator(name, uid=name.lower()))
        for number, name in enumerate(PEOPLE[:people]):
            project.become(name.lower())
            for document in texts:
                _label(project, document, number)
        rae = next(person.uid for person in project.annotators() if person.name == REVIEWER)
        project.become(rae)
        project.execute(SetRole(rae, "reviewer"))


def _label(project: Project, document: str, number: int) -> None:
    """What the annotator of that number makes of the article."""
    mark = _Marker(project, document, number)
    kremlin = mark("actor", "The Kremlin", "russia")
    out = mark("stance", "has ruled out")
    nato = mark("proposal", "NATO membership for Ukraine", "nato")
    mark.state("russia", kremlin, "oppose", out, "nato", nato)
    cue = mark("stance", "repeated that")
    donbas = mark("proposal", "Kyiv should leave the parts of Donbas that it still holds", "donbas")
    mark.state("russia", kremlin, STANCES[number], cue, "donbas", donbas)
    mark("proposal", ENDS[number % len(ENDS)])
    mark("actor", "the president", "trump" if number % 2 == 0 else "house")
    mark("actor" if number % 3 else "proposal", "European leaders")
    if number in (1, 3):
        mark("proposal", "air support was possible")
    project.execute(SetStatus(document, "done"))


class _Marker:
    """Makes spans and statements of one annotator, with uids that can be told apart."""

    def __init__(self, project: Project, document: str, number: int) -> None:
        self._project, self._document = project, document
        self._name = f"{document}-{number}"
        self._count = 0

    def __call__(self, label: str, words: str, entity: str | None = None) -> str:
        self._count += 1
        start = TEXT.index(words)
        uid = f"{self._name}-{self._count}"
        pieces = ((start, start + len(words)),)
        self._project.execute(AddSpan(self._document, label, pieces, entity=entity, uid=uid))
        return uid

    def state(self, actor: str, who: str, stance: str, cue: str, proposal: str, what: str) -> None:
        """Add a statement."""
        self._count += 1
        roles = {"actor": Filling(actor, (who,)), "proposal": Filling(proposal, (what,))}
        uid = f"{self._name}-{self._count}"
        self._project.execute(
            AddStatement(self._document, "position", roles, Stance(stance, (cue,)), uid=uid)
        )
