"""Every gesture as a frozen value: what somebody wants done. Names are imperative, offsets code points.

Where a command makes a record it takes an optional ``uid``: give one to refer to the record at once,
leave it out to have one made.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from annotator.core.commands.base import Command, Together
from annotator.core.commands.codebook import (
    AddPart,
    ChangePart,
    MovePart,
    NameCodebook,
    RemoveRole,
    ReplacePart,
    RestorePart,
    RetirePart,
)
from annotator.core.commands.documents import (
    AddSeconds,
    EditDocument,
    NoteLayer,
    RemoveDocument,
    RestoreDocument,
    SetDocumentState,
    SetStatus,
)
from annotator.core.commands.entities import (
    AddAlias,
    CreateEntity,
    RemoveAlias,
    RemoveAttribute,
    RenameEntity,
    RetireEntity,
    SeparateEntity,
    SetAttribute,
    SetEntityKind,
    SetParent,
    SplitAlias,
    UniteEntities,
    UniteNamesakes,
)
from annotator.core.commands.marks import MarkRead, UnmarkRead
from annotator.core.commands.occurrences import LabelOccurrences
from annotator.core.commands.people import (
    AddAnnotator,
    RenameAnnotator,
    RetireAnnotator,
    SetPassphrase,
    SetRole,
    SetSighted,
)
from annotator.core.commands.spans import AddSpan, LinkSpan, MoveSpan, NoteSpan, Relabel, RemoveSpan
from annotator.core.commands.statements import (
    AddStatement,
    FillRole,
    NoteStatement,
    RemoveStatement,
    SetDoubt,
    SetStance,
    SetVoice,
)
from annotator.core.commands.work import Assign, AssignMany, Unassign, UnassignMany

if TYPE_CHECKING:
    from annotator.core.commands.review import (
        Decide,
        GoldSpan,
        GoldStatement,
        SetPolicy,
        SetReason,
        Undecide,
    )

__all__ = [
    "NOT_UNDOABLE",
    "AddAlias",
    "AddAnnotator",
    "AddPart",
    "AddSeconds",
    "AddSpan",
    "AddStatement",
    "Assign",
    "AssignMany",
    "ChangePart",
    "Command",
    "CreateEntity",
    "Decide",
    "EditDocument",
    "FillRole",
    "GoldSpan",
    "GoldStatement",
    "LabelOccurrences",
    "LinkSpan",
    "MarkRead",
    "MovePart",
    "MoveSpan",
    "NameCodebook",
    "NoteLayer",
    "NoteSpan",
    "NoteStatement",
    "Relabel",
    "RemoveAlias",
    "RemoveAttribute",
    "RemoveDocument",
    "RemoveRole",
    "RemoveSpan",
    "RemoveStatement",
    "RenameAnnotator",
    "RenameEntity",
    "ReplacePart",
    "RestoreDocument",
    "RestorePart",
    "RetireAnnotator",
    "RetireEntity",
    "RetirePart",
    "SeparateEntity",
    "SetAttribute",
    "SetDocumentState",
    "SetDoubt",
    "SetEntityKind",
    "SetParent",
    "SetPassphrase",
    "SetPolicy",
    "SetReason",
    "SetRole",
    "SetSighted",
    "SetStance",
    "SetStatus",
    "SetVoice",
    "SplitAlias",
    "Together",
    "Unassign",
    "UnassignMany",
    "Undecide",
    "UniteEntities",
    "UniteNamesakes",
    "UnmarkRead",
]

NOT_UNDOABLE = frozenset(
    command.__name__
    for command in (AddAnnotator, AddSeconds, SetPassphrase, UniteNamesakes)
    if not command.undoable
)
"""Names under which gestures are logged that no undo list shows."""


def __getattr__(name: str) -> Any:
    """The commands of review, once somebody asks for one: the window opens sooner."""
    if name not in __all__:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return getattr(import_module("annotator.core.commands.review"), name)
