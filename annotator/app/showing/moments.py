"""What is said while somebody labels a first statement: values and words, in the terms of their codebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Label, StanceValue

Place = Literal["text", "labels", "picker", "stance", "composer"]
"""The part of the label screen that a moment speaks of."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Keys and what they do: those of ``actions`` as assigned now, then ``keys`` that nobody assigns.

    An action without a key is shown by what it does alone.
    """

    told: str
    actions: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """What is to be done now: step ``step`` of ``of`` (from 1), where, and by which keys.

    ``label`` is the id of the label that is spoken of, if any. ``over`` is set when there is no more to do.
    """

    step: int
    of: int
    place: Place
    heading: str
    told: str
    hints: tuple[Hint, ...] = ()
    label: str = ""
    over: bool = False

    @property
    def count(self) -> str:
        """Which step it is, in words."""
        if self.over:
            return gettext("Done")
        return gettext("Step {n} of {total}").format(n=self.step, total=self.of)


def selecting(step: int, of: int, label: Label, *, first: bool, before: str = "") -> Moment:
    """Words are to be selected; ``before`` says what has just happened."""
    if first:
        heading = gettext("Select words: {label}").format(label=label.name)
        told = gettext(
            "Find a sentence in which somebody takes a stand, and select the words that are the {label}. "
            "A drag with the mouse does the same."
        )
    else:
        heading = gettext("Now the other words: {label}").format(label=label.name)
        told = gettext("Select the words that are the {label} of the same statement.")
    hints = (
        Hint(gettext("next sentence"), ("text.sentence_next",)),
        Hint(gettext("next word"), ("text.word_right",)),
        Hint(gettext("select by words"), ("text.extend_word_right",)),
    )
    return Moment(step, of, "text", heading, f"{before}{told.format(label=label.name)}", hints, label.id)


def labelling(step: int, of: int, label: Label) -> Moment:
    """What is selected is to be labelled."""
    told = gettext("The labels stand above the text, each with its key. Select anew if the words are others.")
    hint = Hint(label.name, (f"label.{label.id}",))
    heading = gettext("Label the words: {label}").format(label=label.name)
    return Moment(step, of, "labels", heading, told, (hint,), label.id)


def tying(step: int, of: int, label: Label) -> Moment:
    """The picker asks whom or what the words mean."""
    told = gettext(
        "One and the same goes by many names. The best guess stands first, typing narrows the list, "
        "and the last line makes a new one."
    )
    hints = (
        Hint(gettext("take the line"), keys=("↑", "↓", "Enter")),
        Hint(gettext("leave it"), keys=("Esc",)),
    )
    return Moment(step, of, "picker", gettext("Say whom or what they mean"), told, hints, label.id)


def taking_a_stand(step: int, of: int, values: Sequence[StanceValue], before: str = "") -> Moment:
    """A stance is to be chosen."""
    told = gettext("Nothing is preset: without a stance a statement counts as incomplete.")
    hints = tuple(
        Hint(f"{value.symbol} {value.name}".strip(), (f"value.{value.id}",)) for value in values[:5]
    )
    return Moment(step, of, "stance", gettext("Say how they stand"), f"{before}{told}", hints)


def saving(step: int, of: int, before: str = "") -> Moment:
    """The statement is to be saved."""
    told = gettext("This line holds what you have put together.")
    hint = Hint(gettext("save the statement"), ("statement.save",))
    return Moment(step, of, "composer", gettext("Save the statement"), f"{before}{told}", (hint,))


def finished(of: int, *, statement: bool, sticky: Label | None) -> Moment:
    """There is something labelled now."""
    if statement:
        heading = gettext("That is a statement")
        told = gettext("Its card stands at the right, and it is on the disk already.")
    else:
        heading = gettext("That is all")
        told = gettext("The words are labelled, and that is on the disk already.")
    if sticky is not None:
        told += " " + gettext(
            "The {label} stays for the next statement until another takes its place."
        ).format(label=sticky.name)
    hints = (
        Hint(gettext("take back, step by step"), ("edit.undo",)),
        Hint(gettext("all keys"), ("help.keys",)),
        Hint(gettext("done, next article"), ("document.done_next",)),
    )
    return Moment(of + 1, of, "composer", heading, told, hints, over=True)


def known_name(quote: str, entity: str) -> str:
    """That a name was known, so that nobody had to say whom it means."""
    return (
        gettext("“{quote}” is a known name, so it was tied to {entity} at once.").format(
            quote=quote, entity=entity
        )
        + " "
    )
