"""How many key presses a statement costs, beside finding and selecting the words.

A new annotator labels the sample's longest-discussed article just as Ada did, in the real window, by
keyboard alone. Printed is the distribution over her statements, parted by what the presses were for. The
promise: 5 keys when both entities tie by an exact name (actor, stance, proposal, value, Enter), one more for
each entity picked from the list, two more for each new one.

    python benchmarks/effort.py
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from annotator import Project
from annotator.app.resources import seeds
from annotator.core.fragments import Fragments
from annotator.core.records import Span, Statement
from annotator.gui.application import application
from annotator.gui.theme import follow_system
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.scenes import open_article
from annotator.gui.tour.script import ARTICLE
from annotator.gui.tour.stage import private_folder, window_on

PURPOSES = ("labelling", "picking", "making", "naming", "selecting")


@dataclass(frozen=True, slots=True)
class Cost:
    """Presses for one statement by purpose, and how its entities were found."""

    presses: Counter[str]
    picked: int
    made: int
    pieces: int
    carried: bool

    @property
    def beside_selecting(self) -> int:
        """Presses that did not select words or spell a new name."""
        return sum(self.presses[purpose] for purpose in ("labelling", "picking", "making"))

    @property
    def promised(self) -> int:
        """What the promise allows."""
        return 5 + self.picked + 2 * self.made + self.pieces


class Copyist:
    """Labels what ``spans`` and ``statements`` say, as the person at the keyboard of ``keyboard``."""

    def __init__(self, keyboard: Keyboard, spans: dict[str, Span], project: Project) -> None:
        self.keyboard = keyboard
        self.spans = spans
        self.names = {entity.uid: entity.name for entity in project.entities()}
        self.codebook = project.codebook
        self.last_actor: Fragments | None = None

    def state(self, statement: Statement) -> Cost:
        """Label one statement and save it; what it cost."""
        keyboard = self.keyboard
        keyboard.presses.clear()
        picked = made = pieces = 0
        places = [("actor", "A"), (None, "S"), ("proposal", "D")]
        carried = self._fragments(statement.roles["actor"].spans) == self.last_actor
        for role, key in places[1:] if carried else places:
            filling = statement.roles[role] if role is not None else None
            for uid in filling.spans if filling is not None else statement.stance.spans:
                before = Counter(keyboard.presses)
                entity = self.names.get((filling.entity if filling else None) or "")
                keyboard.label(key, self.spans[uid].fragments, entity)
                pieces += len(self.spans[uid].fragments) - 1
                picked += keyboard.presses["picking"] > before["picking"]
                made += keyboard.presses["making"] > before["making"]
        self.last_actor = self._fragments(statement.roles["actor"].spans)
        value = self.codebook.value(statement.stance.value or "")
        with keyboard.counting("labelling"):
            keyboard.press(*([value.key] if value is not None else []), "Return")
        return Cost(Counter(keyboard.presses), picked, made, pieces, carried)

    def _fragments(self, uids: tuple[str, ...]) -> Fragments:
        return tuple(piece for uid in uids for piece in self.spans[uid].fragments)


def main() -> None:
    """Play and print."""
    with private_folder() as folder:
        follow_system(application(), "light")
        with Project.create(folder / "effort.annotator") as project:
            project.import_files([seeds() / "sample.jsonl"])
        with Project.open(folder / "effort.annotator", annotator="Dora") as project:
            print_costs(label_as_ada(project, folder))


def label_as_ada(project: Project, folder: Path) -> list[Cost]:
    """Dora repeats Ada's statements on the article; the cost of each."""
    ada = next(person.uid for person in project.annotators() if person.name == "Ada")
    with window_on(project) as window:
        open_article(window, ARTICLE)
        document = window.label.session.document
        assert document is not None
        spans = {span.uid: span for span in project.spans(document.uid, ada)}
        statements = sorted(
            project.statements(document.uid, ada),
            key=lambda statement: min(spans[uid].start for uid in statement.evidence()),
        )
        copyist = Copyist(Keyboard(window), spans, project)
        costs = [copyist.state(statement) for statement in statements]
        made = project.statements(document.uid)
    assert len(made) == len(statements), "a statement was not saved"
    return costs


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


if __name__ == "__main__":
    main()
