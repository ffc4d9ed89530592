"""How many key presses a statement costs and how long they keep the hands busy, and how many a decision.

A new annotator labels the sample's longest-discussed article just as Ada did, in the real window, by
keyboard alone, in reading order, and with the fewest keys to and over the words: somebody who knows the keys
by heart. Printed is the distribution over her statements, parted by what the presses were for. The promise: 5
keys when both entities tie by an exact name (actor, stance, proposal, value, Enter), one more for each entity
picked from the list, two more for each new one.

Then the reviewer decides all that three annotators left open in that article, taking versions whole. Beside
the presses stand the clicks that the same decision takes in INCEpTION as its guide tells it: one on each
annotation that is to be copied to the gold pane, a statement being its spans and the two relations between
them; what puts nothing into gold costs nothing there. Going from one to the next isn't counted.

    python benchmarks/effort.py
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotator import Project
from annotator.app.sample import make_sample
from annotator.core.changes import Committed
from annotator.core.fragments import Fragments
from annotator.core.records import Span, Statement
from annotator.gui.application import application
from annotator.gui.theme import follow_system
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.reviewing import deciding, go_to_review
from annotator.gui.tour.scenes import REVIEWER, open_article, title_of
from annotator.gui.tour.script import ARTICLE
from annotator.gui.tour.stage import private_folder, window_on
from benchmarks.keystrokes import (
    BRAT,
    CLICK,
    KEY,
    LABEL_STUDIO,
    MENTAL,
    POINT,
    Fields,
    Flow,
    by_mouse,
    dna,
    quick_dna,
    told,
)
from benchmarks.practised import Practised

Layer = tuple[dict[str, Span], list[Statement]]

MOST, SHARE = 5.0, 3
"""The promise: seconds of hands a statement, and which part of the next best."""

PURPOSES = ("labelling", "picking", "making", "finding", "naming", "selecting")


@dataclass(frozen=True, slots=True)
class Cost:
    """Presses for one statement by purpose, how many went with Shift or Ctrl, and how entities were found."""

    presses: Counter[str]
    held: int
    spans: int
    entities: int
    picked: int
    made: int
    pieces: int
    carried: bool

    @property
    def beside_selecting(self) -> int:
        """Presses that did not select words or spell a new name."""
        return sum(self.presses[purpose] for purpose in ("labelling", "picking", "making"))

    @property
    def hands(self) -> float:
        """Seconds of the hands for all but the spelling of new names."""
        return KEY * (self.presses.total() - self.presses["naming"])

    @property
    def thought(self) -> float:
        """Seconds for decisions: the words of each span, each entity that was asked for, the stance."""
        return MENTAL * (self.spans + self.entities + 1)

    @property
    def by_mouse(self) -> Flow:
        """The same statement by mouse."""
        return by_mouse(self.spans, self.pieces, self.picked, self.made)

    @property
    def promised(self) -> int:
        """What the promise allows."""
        return 5 + self.picked + 2 * self.made + self.pieces


class Copyist:
    """Labels what ``spans`` and ``statements`` say, as the person at the keyboard of ``keyboard``."""

    def __init__(self, keyboard: Practised, spans: dict[str, Span], project: Project) -> None:
        self.keyboard = keyboard
        self.spans = spans
        self.names = {entity.uid: entity.name for entity in project.entities()}
        self.codebook = project.codebook
        self.last_actor: Fragments | None = None

    def state(self, statement: Statement) -> Cost:
        """Label one statement and save it; what it cost."""
        keyboard = self.keyboard
        keyboard.presses.clear()
        keyboard.held = 0
        marked = entities = picked = made = pieces = 0
        places = [("actor", "A"), (None, "S"), ("proposal", "D")]
        carried = self._fragments(statement.roles["actor"].spans) == self.last_actor
        wanted = []
        for role, key in places[1:] if carried else places:
            filling = statement.roles[role] if role is not None else None
            entity = self.names.get((filling.entity if filling else None) or "")
            wanted += [(uid, key, entity) for uid in (filling.spans if filling else statement.stance.spans)]
        # In the order in which they are read; each label finds its slot.
        for uid, key, entity in sorted(wanted, key=lambda each: self.spans[each[0]].start):
            before = Counter(keyboard.presses)
            keyboard.label(key, self.spans[uid].fragments, entity)
            marked += 1
            entities += entity is not None
            pieces += len(self.spans[uid].fragments) - 1
            picked += keyboard.presses["picking"] > before["picking"]
            made += keyboard.presses["making"] > before["making"]
        self.last_actor = self._fragments(statement.roles["actor"].spans)
        value = self.codebook.value(statement.stance.value or "")
        with keyboard.counting("labelling"):
            keyboard.press(*([value.key] if value is not None else []), "Return")
        presses = Counter(keyboard.presses)
        return Cost(presses, keyboard.held, marked, entities, picked, made, pieces, carried)

    def _fragments(self, uids: tuple[str, ...]) -> Fragments:
        return tuple(piece for uid in uids for piece in self.spans[uid].fragments)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision: the presses it took here, and the clicks it would take in INCEpTION."""

    presses: int
    clicks: int


class Onlooker:
    """Counts what enters gold."""

    def __init__(self) -> None:
        self.spans = self.statements = 0

    def __call__(self, committed: Committed) -> None:
        """See what a commit made."""
        made = Counter(change.kind for change in committed.changes if change.creates)
        self.spans += made["span"]
        self.statements += made["statement"]

    @property
    def clicks(self) -> int:
        """One an annotation that was copied."""
        return self.spans + 2 * self.statements


def main() -> None:
    """Play and print."""
    with private_folder() as folder:
        follow_system(application(), "light")
        path = folder / "effort.annotator"
        make_sample(path)
        with Project.open(path) as project:
            layer = read_layer(project, "Ada")
            fields = dna_fields(project, layer)
        with Project.open(path, annotator="Dora") as project:
            costs = label_again(project, layer)
            print_costs(costs)
            print_times(costs, fields)
        with Project.open(path, annotator=REVIEWER) as project:
            print_verdicts(review(project))


def read_layer(project: Project, name: str) -> Layer:
    """What one annotator said of the article."""
    (document,) = (line.uid for line in project.documents() if line.title == title_of(ARTICLE))
    uid = next(person.uid for person in project.annotators() if person.name == name)
    spans = {span.uid: span for span in project.spans(document, uid)}
    statements = sorted(
        project.statements(document, uid),
        key=lambda statement: min(spans[uid].start for uid in statement.evidence()),
    )
    return spans, statements


def label_again(project: Project, layer: Layer) -> list[Cost]:
    """Another annotator repeats the statements of a layer on the article; the cost of each."""
    spans, statements = layer
    with window_on(project) as window:
        open_article(window, ARTICLE)
        document = window.label.session.document
        assert document is not None
        copyist = Copyist(Practised(window), spans, project)
        costs = [copyist.state(statement) for statement in statements]
        made = project.statements(document.uid)
    assert len(made) == len(statements), "a statement was not saved"
    return costs


def review(project: Project) -> list[Verdict]:
    """Decide all that is open in the article; what each decision took."""
    verdicts = []
    onlooker = Onlooker()
    with window_on(project) as window:
        keyboard = Keyboard(window)
        screen = go_to_review(window, keyboard, title_of(ARTICLE))
        stop = project.subscribe(onlooker)
        keyboard.presses.clear()
        presses = clicks = 0
        for _ in deciding(screen, keyboard):
            verdicts.append(Verdict(keyboard.presses["reviewing"] - presses, onlooker.clicks - clicks))
            presses, clicks = keyboard.presses["reviewing"], onlooker.clicks
        stop()
    return verdicts


def print_costs(costs: list[Cost]) -> None:
    """A line a statement, then the distribution."""
    print(f"{'statement':>9} {'keys':>5} {'promised':>9}  " + " ".join(f"{name:>9}" for name in PURPOSES))
    for number, cost in enumerate(costs, 1):
        by_purpose = " ".join(f"{cost.presses[name]:>9}" for name in PURPOSES)
        print(f"{number:>9} {cost.beside_selecting:>5} {cost.promised:>9}  {by_purpose}")
    keys = sorted(cost.beside_selecting for cost in costs)
    print(f"\n{len(costs)} statements; keys beside selecting:")
    for count, times in sorted(Counter(keys).items()):
        print(f"  {count:>2} keys: {'▪' * times} {times}")
    print(f"  median {keys[len(keys) // 2]}, most {keys[-1]}, total {sum(keys)}")
    exact = [cost.beside_selecting for cost in costs if not cost.picked and not cost.made]
    print(f"  both entities tied by name: {len(exact)} statements, at most {max(exact, default=0)} keys")
    above = [cost for cost in costs if cost.beside_selecting > cost.promised]
    print(f"  above the promise: {len(above)} (an entity further down the list than first)")


def print_times(costs: list[Cost], fields: Fields) -> None:
    """Seconds a statement: ours by key and by mouse, the others', and whether the promise holds."""
    count = len(costs)
    hands, mouse = (
        sum(each) / count for each in zip(*((c.hands, c.by_mouse.seconds) for c in costs), strict=True)
    )
    events = sum(cost.presses.total() - cost.presses["naming"] for cost in costs) / count
    clicks = sum(cost.by_mouse.events for cost in costs) / count
    print(
        f"\nseconds of the hands a statement, and keys, clicks and drags ({count} statements of the article)"
    )
    print(f"  {'ours by key':<14} {hands:>5.1f} s  {events:>5.1f}   measured: the real window, played")
    print(f"  {'ours by mouse':<14} {mouse:>5.1f} s  {clicks:>5.1f}   counted: what the same statements take")
    others = dna(fields), quick_dna(fields), LABEL_STUDIO, BRAT
    for flow in others:
        print(
            f"  {flow.program:<14} {flow.seconds:>5.1f} s  {flow.events:>5.1f}   told; without {flow.lacks}"
        )
    selecting = KEY * sum(cost.presses["selecting"] for cost in costs) / count
    naming = KEY * sum(cost.presses["naming"] for cost in costs) / count
    held = KEY * sum(cost.held for cost in costs) / count
    thought = sum(cost.thought for cost in costs) / count
    print(f"  ours by key: {selecting:.1f} s of it going to words and selecting them")
    print(
        f"  apart: {naming:.1f} s spelling new names, {thought:.1f} s deciding;"
        f" +{held:.1f} s if Shift and Ctrl count as keys"
    )
    print(told(others))
    print("\nthe promise")
    _judge(f"{hands:.2f} s of hands ≤ {MOST:.1f} s", hands <= MOST)
    _judge(f"{hands + held:.2f} s with Shift and Ctrl as keys ≤ {MOST:.1f} s", hands + held <= MOST)
    for flow in sorted(others, key=lambda flow: -flow.seconds):
        share = flow.seconds / SHARE
        _judge(
            f"≤ 1/{SHARE} of {flow.program} ({flow.seconds:.2f} s / {SHARE} = {share:.2f} s)", hands <= share
        )


def dna_fields(project: Project, layer: Layer) -> Fields:
    """What the layer's statements would take in DNA's fields, with the same entities known."""
    _, statements = layer
    entities = {entity.uid: entity for entity in project.entities()}

    def letters(role: str) -> float:
        meant = [entities[told] for each in statements if (told := each.roles[role].entity)]
        kinds = {entity.kind for entity in meant}
        names = sorted((one.name for one in entities.values() if one.kind in kinds), key=str.casefold)
        return sum(_letters(entity.name, names) for entity in meant) / len(meant)

    denied = sum(statement.stance.value != "support" for statement in statements)
    return Fields(letters("actor"), letters("proposal"), denied / len(statements))


def _letters(name: str, names: Sequence[str]) -> int:
    """How many letters it takes until ``name`` is the first of ``names`` (sorted) that begins so."""
    for count in range(1, len(name)):
        begun = name[:count].casefold()
        if next(other for other in names if other.casefold().startswith(begun)) == name:
            return count
    return len(name)


def _judge(what: str, holds: bool) -> None:
    print(f"  {'holds' if holds else 'DOES NOT HOLD'}: {what}")


def print_verdicts(verdicts: list[Verdict]) -> None:
    """Both sums, and the time that hands take for them."""
    presses = sum(verdict.presses for verdict in verdicts)
    clicks = sum(verdict.clicks for verdict in verdicts)
    most = max(verdict.presses for verdict in verdicts)
    silent = sum(not verdict.clicks for verdict in verdicts)
    print(f"\n{len(verdicts)} decisions: {presses} key presses, at most {most} for one")
    print(f"  hands: {presses * KEY:.0f} s; in INCEpTION {clicks} clicks, {clicks * (POINT + CLICK):.0f} s")
    print(f"  {silent} decisions put nothing into gold; there, such a place stays undecided")


if __name__ == "__main__":
    main()
