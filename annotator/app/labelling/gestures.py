"""Every gesture of the label screen as data: its id, its name, its menu and its default keys.

The registry of actions, the menus, the tooltips, the key dispatcher and the documentation derive from these
tables; the label screen performs the ids. Keys are written as Qt's portable key text. Letters, digits, Enter
and Tab carry ``where="text"``: they mean this only while the text has the focus.

A label's and a stance value's gesture comes from the codebook, so those are made by
:func:`codebook_gestures`: ``label.<label id>`` and ``value.<value id>``.

Boundaries: an opening bracket moves the start, a closing one the end. The plain bracket grows the span by a
word, the brace (the same key with Shift on most keyboards, so the opposite way) shrinks it by a word, and
Ctrl makes either exact: one grapheme.
"""

from __future__ import annotations

from typing import Literal

from annotator.app.messages.marking import N_
from annotator.core.codebook.model import Codebook
from annotator.core.values import dataclass

Where = Literal["text", "window"]


@dataclass(frozen=True, slots=True)
class Gesture:
    """One thing a person can do on the label screen.

    ``menu`` names the menu it stands in. ``where`` is ``"text"`` when its keys act only while the reading
    view has the focus, else ``"window"``. ``checkable`` gestures are switches whose state the screen tells.
    ``spoken`` is set for names that come from a codebook and so aren't translated.
    """

    id: str
    name: str
    menu: str
    keys: tuple[str, ...] = ()
    where: Where = "text"
    tip: str = ""
    checkable: bool = False
    spoken: bool = False


EDIT, LABEL, DOCUMENT, VIEW = "edit", "label", "document", "view"


def _window(ident: str, name: str, menu: str, *keys: str, tip: str = "", checkable: bool = False) -> Gesture:
    return Gesture(ident, name, menu, keys, "window", tip, checkable)


def _text(ident: str, name: str, *keys: str, menu: str = LABEL, tip: str = "") -> Gesture:
    return Gesture(ident, name, menu, keys, "text", tip)


READING: tuple[Gesture, ...] = (
    _text("text.word_left", N_("Word left"), "Left", menu=""),
    _text("text.word_right", N_("Word right"), "Right", menu=""),
    _text("text.line_up", N_("Line up"), "Up", menu=""),
    _text("text.line_down", N_("Line down"), "Down", menu=""),
    _text("text.sentence_next", N_("Next sentence"), "J", menu=""),
    _text("text.sentence_previous", N_("Previous sentence"), "K", menu=""),
    _text(
        "text.clause_next",
        N_("Next clause"),
        "U",
        menu="",
        tip=N_("To the next comma, dash, bracket or quote"),
    ),
    _text("text.clause_previous", N_("Previous clause"), "Y", menu=""),
    _text("text.paragraph_up", N_("Paragraph up"), "Ctrl+Up", menu=""),
    _text("text.paragraph_down", N_("Paragraph down"), "Ctrl+Down", menu=""),
    _text("text.grapheme_left", N_("Character left"), "Ctrl+Left", menu=""),
    _text("text.grapheme_right", N_("Character right"), "Ctrl+Right", menu=""),
    _text("text.extend_word_left", N_("Select word left"), "Shift+Left", menu=""),
    _text("text.extend_word_right", N_("Select word right"), "Shift+Right", menu=""),
    _text("text.extend_line_up", N_("Select line up"), "Shift+Up", menu=""),
    _text("text.extend_line_down", N_("Select line down"), "Shift+Down", menu=""),
    _text("text.extend_sentence_next", N_("Select to next sentence"), "Shift+J", menu=""),
    _text("text.extend_sentence_previous", N_("Select to previous sentence"), "Shift+K", menu=""),
    _text("text.extend_clause_next", N_("Select to end of clause"), "Shift+U", menu=""),
    _text("text.extend_clause_previous", N_("Select to previous clause"), "Shift+Y", menu=""),
    _text("text.extend_paragraph_up", N_("Select paragraph up"), "Ctrl+Shift+Up", menu=""),
    _text("text.extend_paragraph_down", N_("Select paragraph down"), "Ctrl+Shift+Down", menu=""),
    _text("text.extend_grapheme_left", N_("Select character left"), "Ctrl+Shift+Left", menu=""),
    _text("text.extend_grapheme_right", N_("Select character right"), "Ctrl+Shift+Right", menu=""),
)

LABELLING: tuple[Gesture, ...] = (
    _text(
        "fragment.keep",
        N_("Keep as Fragment"),
        "F",
        tip=N_("The span gets several pieces: keep this one, select the next"),
    ),
    _text("statement.save", N_("Save Statement"), "Return", "Enter"),
    _text(
        "composer.clear",
        N_("Clear"),
        "Esc",
        tip=N_("Drops the selection first, then the statement being composed"),
    ),
    _text("span.next", N_("Next Span"), "Tab"),
    _text("span.previous", N_("Previous Span"), "Shift+Tab"),
    _text("span.start_left", N_("Move Start One Word Left"), "["),
    _text("span.end_right", N_("Move End One Word Right"), "]"),
    _text("span.start_right", N_("Move Start One Word Right"), "{"),
    _text("span.end_left", N_("Move End One Word Left"), "}"),
    _text("span.start_left_exact", N_("Move Start One Character Left"), "Ctrl+["),
    _text("span.end_right_exact", N_("Move End One Character Right"), "Ctrl+]"),
    _text("span.start_right_exact", N_("Move Start One Character Right"), "Ctrl+{"),
    _text("span.end_left_exact", N_("Move End One Character Left"), "Ctrl+}"),
    _text("span.tie", N_("Tie to an Entity…"), "T"),
    _text("statement.next", N_("Next Statement"), "."),
    _text("statement.previous", N_("Previous Statement"), ","),
    _text("statement.edit", N_("Edit Statement"), "E"),
    _text("statement.doubt", N_("In Doubt"), "Q", tip=N_("Marks the statement as in doubt, or no longer")),
    _text(
        "statement.voice",
        N_("Change Voice"),
        "V",
        tip=N_("Quoted, paraphrased, reported by the journalist, none"),
    ),
    _text("focus.note", N_("Write a Note"), "N"),
    _text("focus.remove", N_("Remove"), "Del", "Backspace", tip=N_("Removes the span or statement in focus")),
)

WINDOW: tuple[Gesture, ...] = (
    _window("edit.undo", N_("Undo"), EDIT, "Ctrl+Z"),
    _window("edit.redo", N_("Redo"), EDIT, "Ctrl+Shift+Z", "Ctrl+Y"),
    _window("text.find", N_("Find in Text…"), EDIT, "Ctrl+F"),
    _window("text.find_next", N_("Find Next"), EDIT, "F3"),
    _window("text.find_previous", N_("Find Previous"), EDIT, "Shift+F3"),
    _window("document.done_next", N_("Done, Next"), DOCUMENT, "Ctrl+Return", "Ctrl+Enter"),
    _window("document.skip", N_("Skip, Next"), DOCUMENT, "Ctrl+Shift+Return"),
    _window(
        "document.reopen",
        N_("Reopen"),
        DOCUMENT,
        tip=N_("Sets a finished or skipped article back to in progress"),
    ),
    _window("document.next", N_("Next Article"), DOCUMENT, "Ctrl+PgDown"),
    _window("document.previous", N_("Previous Article"), DOCUMENT, "Ctrl+PgUp"),
    _window("document.filter", N_("Filter Articles"), DOCUMENT, "Ctrl+Shift+F"),
    _window("document.details", N_("Edit Details…"), DOCUMENT, "Ctrl+I"),
    _window("document.remove", N_("Remove Article"), DOCUMENT),
    _window("document.restore", N_("Restore Article"), DOCUMENT),
    _window("document.show_removed", N_("Show Removed Articles"), DOCUMENT, checkable=True),
    _window("view.documents", N_("Articles Panel"), VIEW, "F7", checkable=True),
    _window("view.statements", N_("Statements Panel"), VIEW, "F8", checkable=True),
    _window("view.snap_words", N_("Mouse Selects Whole Words"), VIEW, checkable=True),
    _window("view.zoom_in", N_("Larger Text"), VIEW, "Ctrl++", "Ctrl+="),
    _window("view.zoom_out", N_("Smaller Text"), VIEW, "Ctrl+-"),
    _window("view.zoom_reset", N_("Normal Text Size"), VIEW, "Ctrl+0"),
    _window("pane.next", N_("Next Pane"), VIEW, "F6"),
    _window("pane.previous", N_("Previous Pane"), VIEW, "Shift+F6"),
    _window("pane.show_statements", N_("Show Statements"), VIEW, "Alt+1"),
    _window("pane.show_spans", N_("Show Spans"), VIEW, "Alt+2"),
    _window("pane.show_guidelines", N_("Show Guidelines"), VIEW, "Alt+3"),
    _window("pane.show_notes", N_("Show Notes"), VIEW, "Alt+4"),
)

GESTURES: tuple[Gesture, ...] = LABELLING + WINDOW + READING
"""All gestures that every project has, in the order of the menus."""


def codebook_gestures(codebook: Codebook) -> tuple[Gesture, ...]:
    """One gesture a label (``label.<id>``) and a stance value (``value.<id>``), with the codebook's keys."""
    labels = (
        Gesture(
            f"label.{label.id}", label.name, LABEL, (label.key.upper(),) if label.key else (), spoken=True
        )
        for label in codebook.labels
    )
    values = (
        Gesture(
            f"value.{value.id}", value.name, LABEL, (value.key.upper(),) if value.key else (), spoken=True
        )
        for value in codebook.values
    )
    return (*labels, *values)
