"""What a statement costs the hands in other programs, step by step as their own pages tell it; ours by mouse.

Seconds by the keystroke-level model (S. Card, T. Moran, A. Newell, The keystroke-level model for user
performance time with interactive systems, CACM 1980) with fixed values. Where a page leaves a choice, the
quicker way is counted: labels by key wherever a program has keys, known entities by as
many letters as bring them up. What all have alike is left out: scrolling to the place, spelling the name of a
new entity, sending the article off. Holding Shift or Ctrl is told apart.

The statement is that of the sample: an actor, a cue of stance, a proposal, and for, against or neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

KEY, POINT, DRAG, CLICK, MENTAL = 0.2, 1.1, 1.1, 0.2, 1.35
"""Seconds for one key, one pointing, one drag, one click or press of the button, and one decision."""

_SECONDS = {"key": KEY, "point": POINT, "drag": DRAG, "click": CLICK}

HIT = ("point", "click")
SELECT = (*HIT, "drag")
"""Selecting words by mouse: go there, press, drag to the end."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person does, ``times`` times a statement (on average), by these operators."""

    what: str
    by: tuple[str, ...]
    times: float = 1

    @property
    def seconds(self) -> float:
        """Of the hands."""
        return self.times * sum(_SECONDS[operator] for operator in self.by)


@dataclass(frozen=True, slots=True)
class Flow:
    """How a statement is made in a program; ``lacks`` tells what it doesn't hold that ours does."""

    program: str
    source: str
    steps: tuple[Step, ...]
    lacks: str

    @property
    def seconds(self) -> float:
        """Of the hands, a statement."""
        return sum(step.seconds for step in self.steps)

    @property
    def events(self) -> float:
        """Keys, clicks and drags, a statement."""
        return sum(step.times * sum(name != "point" for name in step.by) for step in self.steps)


_DNA_LACKS = "words of actor, cue and proposal (one passage is marked), values but yes and no"


@dataclass(frozen=True, slots=True)
class Fields:
    """What DNA's fields take, on average over the statements that were labelled.

    ``actor`` and ``concept`` are letters until its completion, the first name in the alphabet that begins so,
    is the name; an organisation is taken to need as many as an actor. ``denied`` is the share of statements
    that do not say yes, which is preset.
    """

    actor: float
    concept: float
    denied: float

    @property
    def keys(self) -> float:
        """Letters and Enter in the three fields with names."""
        return 2 * self.actor + self.concept + 3


def dna(fields: Fields) -> Flow:
    """DNA as its source and its manual tell it, by mouse where they tell of no key."""
    return Flow(
        "DNA 3",
        "its source and its manual (leifeld-lab/dna, 3.1.2): select, right-click, type, four fields, save",
        (
            Step("select the passage", SELECT),
            Step("right-click on it", ("click",)),
            Step("choose the type of statement", HIT),
            Step("click the first field", HIT),
            Step("person, organisation, concept: letters and Enter", ("key",), fields.keys),
            Step("Tab to the next field", ("key",), 2),
            Step("agreement: no, where it isn't yes", HIT, fields.denied),
            Step("leave the popup, which saves", HIT),
        ),
        _DNA_LACKS,
    )


def quick_dna(fields: Fields) -> Flow:
    """DNA at the quickest that its source allows: nobody tells of it, but nothing forbids it."""
    return Flow(
        "DNA, quickest",
        "the same; keys of Java's own widgets, and the next passage's first click leaves the popup",
        (
            Step("select the passage", SELECT),
            Step("right-click on it", ("click",)),
            Step("choose the type of statement", HIT),
            Step("click the first field", HIT),
            Step("person, organisation, concept: letters and Enter", ("key",), fields.keys),
            Step("Tab to the next field", ("key",), 2),
            Step("agreement: Tab, Tab, Space, where it isn't yes", ("key",) * 3, fields.denied),
        ),
        _DNA_LACKS,
    )


LABEL_STUDIO = Flow(
    "Label Studio",
    "its guide (labelling, hotkeys) and HumanSignal/label-studio#2106: the six steps of a relation",
    (
        Step("key of the label, select the words", ("key", *SELECT), 3),
        Step("relation 1: click the first region", HIT, 2),
        Step("relation 2: Alt+R", ("key",), 2),
        Step("relation 3: click the second region", HIT, 2),
        Step("relation 4: its menu “…”", HIT, 2),
        Step("relation 5: the list of labels", HIT, 2),
        Step("relation 6: the label, which is the stance", HIT, 2),
    ),
    "entities",
)
BRAT = Flow(
    "brat",
    "its manual (brat.nlplab.org/manual.html): drag over words, a dialog; drag from span to span, a dialog",
    (
        Step("drag over the words", SELECT, 3),
        Step("dialog: key of the type, Enter", ("key", "key"), 3),
        Step("dialog of the cue: the stance, an attribute", HIT),
        Step("drag from the cue to actor and proposal", SELECT, 2),
        Step("dialog: key of the role, Enter", ("key", "key"), 2),
    ),
    "entities",
)


def by_mouse(spans: int, pieces: int, picked: int, made: int) -> Flow:
    """A statement of ours by mouse alone, as ``tests/journeys/test_mouse.py`` plays it in the real window.

    ``spans`` were marked, with ``pieces`` beyond the first of each; for ``picked`` and ``made`` ones the
    picker asked, and an entity was taken from its list or made.
    """
    return Flow(
        "ours by mouse",
        "tests/journeys/test_mouse.py",
        (
            Step("drag over the words", SELECT, spans + pieces),
            Step("the label on the palette", HIT, spans),
            Step("the entity in the list", HIT, picked + made),
            Step("the stance", HIT),
            Step("Save", HIT),
        ),
        "",
    )


def told(flows: Iterable[Flow]) -> str:
    """The flows as people read them, each with its steps and its source."""
    lines = []
    for flow in flows:
        lines.append(f"\n{flow.program}: {flow.seconds:.1f} s, {flow.events:.1f} keys, clicks and drags")
        lines.append(f"  after {flow.source}")
        for step in flow.steps:
            times = f"{step.times:.3g} × " if step.times != 1 else ""
            lines.append(f"  {step.seconds:>5.1f} s  {times}{step.what} ({', '.join(step.by)})")
        lines.append(f"  {'':>5}    without {flow.lacks}")
    return "\n".join(lines)
