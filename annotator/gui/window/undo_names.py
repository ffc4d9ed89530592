"""What an undo would take back, in words."""

from __future__ import annotations

import re

from annotator.app.messages.marking import N_
from annotator.app.messages.words import gettext

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")

NAMES: dict[str, str] = {
    "AddAlias": N_("Add Alias"),
    "AddPart": N_("Add to the Codebook"),
    "AddSpan": N_("Add Span"),
    "AddStatement": N_("Add Statement"),
    "ApplyPolicy": N_("Apply Policy"),
    "Assign": N_("Assignment"),
    "AssignMany": N_("Assignment"),
    "CatchUp": N_("Bring Back Steps"),
    "ChangePart": N_("Change the Codebook"),
    "CloseArticle": N_("Close Article"),
    "CreateEntity": N_("New Entity"),
    "Decide": N_("Decision"),
    "EditCodebook": N_("Change the Codebook"),
    "EditDocument": N_("Edit Details"),
    "EditStatement": N_("Edit Statement"),
    "FillRole": N_("Edit Statement"),
    "Import": N_("Import"),
    "LabelOccurrences": N_("Label All Occurrences"),
    "LinkSpan": N_("Tie to an Entity"),
    "MarkRead": N_("Read, Nothing Here"),
    "MovePart": N_("Order of the Codebook"),
    "MoveSpan": N_("Move Boundary"),
    "NameCodebook": N_("Name of the Codebook"),
    "NoteLayer": N_("Note on the Article"),
    "NoteSpan": N_("Note on a Span"),
    "NoteStatement": N_("Note on a Statement"),
    "Relabel": N_("Change Label"),
    "RemoveAlias": N_("Remove Alias"),
    "RemoveAttribute": N_("Remove Attribute"),
    "RemoveDocument": N_("Remove Article"),
    "RemoveRole": N_("Remove Role"),
    "RemoveSpan": N_("Remove Span"),
    "RemoveStatement": N_("Remove Statement"),
    "RenameAnnotator": N_("Rename Person"),
    "RenameEntity": N_("Rename Entity"),
    "ReplacePart": N_("Remove from the Codebook"),
    "RestoreDocument": N_("Restore Article"),
    "RestorePart": N_("Bring Back to the Codebook"),
    "RetireAnnotator": N_("Remove Person"),
    "RetireEntity": N_("Remove Entity"),
    "RetirePart": N_("Retire from the Codebook"),
    "SeparateEntity": N_("Take Apart"),
    "SetAttribute": N_("Attribute"),
    "SetDocumentState": N_("Change of State"),
    "SetDoubt": N_("In Doubt"),
    "SetEntityKind": N_("Change of Kind"),
    "SetParent": N_("Change of Parent"),
    "SetPolicy": N_("Change of Policy"),
    "SetReason": N_("Reason"),
    "SetRole": N_("Change of Role"),
    "SetSighted": N_("Who Sees Whose Labels"),
    "SetStance": N_("Stance"),
    "SetStatus": N_("Change of Status"),
    "SetVoice": N_("Change Voice"),
    "SplitAlias": N_("Split Alias Off"),
    "Unassign": N_("Taking Articles Back"),
    "UnassignMany": N_("Taking Articles Back"),
    "Undecide": N_("Take Decision Back"),
    "UniteEntities": N_("Unite Entities"),
    "UnmarkRead": N_("Take Reading Mark Back"),
}
"""Every command that can stand on the list of what may be undone, as people call it."""


def gesture_name(command: str) -> str:
    """A command's name as people read it: ``"LinkSpan"`` is *Tie to an Entity*.

    One that a later version of the program has logged is told by its own name, in words.
    """
    return gettext(NAMES[command]) if command in NAMES else _WORDS.sub(" ", command)


def undo_title(template: str, command: str | None) -> str | None:
    """``template`` ("Undo") with what it is about; None if there is nothing it could be about."""
    if not command:
        return None
    return gettext("{undo} {gesture}").format(undo=template, gesture=gesture_name(command))
