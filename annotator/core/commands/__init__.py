"""Every gesture as a frozen value: what somebody wants done. Names are imperative, offsets code points.

Where a command makes a record it takes an optional ``uid``: give one to refer to the record at once,
leave it out to have one made.
"""

from annotator.core.commands.base import Command, Together
from annotator.core.commands.documents import (
    AddSeconds,
    EditDocument,
    NoteLayer,
    RemoveDocument,
    RestoreDocument,
    SetDocumentState,
    SetStatus,
)
from annotator.core.commands.entities import AddAlias, CreateEntity, RenameEntity
from annotator.core.commands.people import AddAnnotator
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

__all__ = [
    "NOT_UNDOABLE",
    "AddAlias",
    "AddAnnotator",
    "AddSeconds",
    "AddSpan",
    "AddStatement",
    "Command",
    "CreateEntity",
    "EditDocument",
    "FillRole",
    "LinkSpan",
    "MoveSpan",
    "NoteLayer",
    "NoteSpan",
    "NoteStatement",
    "Relabel",
    "RemoveDocument",
    "RemoveSpan",
    "RemoveStatement",
    "RenameEntity",
    "RestoreDocument",
    "SetDocumentState",
    "SetDoubt",
    "SetStance",
    "SetStatus",
    "SetVoice",
    "Together",
]

NOT_UNDOABLE = frozenset(command.__name__ for command in (AddAnnotator, AddSeconds) if not command.undoable)
"""Names under which gestures are logged that no undo list shows."""
