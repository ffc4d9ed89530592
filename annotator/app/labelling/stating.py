"""The gestures on statements: compose, save, edit, set a stance, mark doubt, name the voice."""

from __future__ import annotations

from annotator.app.labelling.composer import Composer, DraftStatement
from annotator.app.labelling.desk import Desk
from annotator.app.labelling.events import Focus
from annotator.core.commands import (
    AddStatement,
    Command,
    FillRole,
    NoteStatement,
    SetDoubt,
    SetStance,
    SetVoice,
    Together,
)
from annotator.core.kinds import VOICES
from annotator.core.records import Statement


class Stating:
    """Gestures on the statements of ``desk`` and on its composer."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def choose_value(self, value: str) -> None:
        """Set the stance of the focused statement or the one being composed; the same again takes it off."""
        desk = self._desk
        desk.stopwatch.touch()
        statement = desk.focused_statement
        if statement is not None and not self._is_edited(statement):
            desk.run(SetStance(statement.uid, None if statement.stance.value == value else value))
        elif desk.composer is not None:
            desk.composer.toggle_value(value)
            desk.tell("composer")

    def _is_edited(self, statement: Statement) -> bool:
        return self._desk.composer is not None and self._desk.composer.editing == statement.uid

    def save(self) -> tuple[str, ...]:
        """Write what the composer holds: one statement an actor, one undo step; the uids of those made.

        An incomplete statement is saved and shown as such. Nothing beyond what was merely carried over from
        the last statement is refused with a notice.
        """
        desk = self._desk
        composer = desk.composer
        if composer is None or desk.document is None:
            return ()
        if not composer.savable:
            desk.say("labelling.nothing_to_save")
            return ()
        edited = desk.cache.statements.get(composer.editing) if composer.editing else None
        drafts = composer.drafts(desk.entity_of)
        commands: list[Command] = [] if edited is None else _edits(edited, drafts[0])
        added = drafts if edited is None else drafts[1:]
        commands += [_addition(desk.document.uid, composer, draft) for draft in added]
        created: tuple[str, ...] = ()
        if commands:
            name = "AddStatement" if edited is None else "EditStatement"
            outcome = desk.run(commands[0] if len(commands) == 1 else Together(name, tuple(commands)))
            if outcome is None:
                return ()
            created = tuple(uid for uid in outcome.created if uid in desk.cache.statements)
        composer.saved(keep=desk.keeps_sticky)
        desk.set_focus(Focus("statement", edited.uid) if edited is not None else None)
        desk.tell("composer")
        return created

    def clear(self) -> bool:
        """Empty the composer, what was carried over too; whether there was anything in it."""
        composer = self._desk.composer
        if composer is None or composer.blank:
            return False
        composer.clear()
        self._desk.tell("composer")
        return True

    def take_out(self, span: str) -> None:
        """Take a span out of the composer; the span itself stays."""
        if self._desk.composer is not None and self._desk.composer.take_out(span):
            self._desk.tell("composer")

    def empty(self, role: str) -> None:
        """Empty the slot of ``role``."""
        if self._desk.composer is not None:
            self._desk.composer.empty(role)
            self._desk.tell("composer")

    def empty_stance(self) -> None:
        """Take stance value and cue out of the composer."""
        composer = self._desk.composer
        if composer is not None:
            composer.value, composer.cues = None, ()
            self._desk.tell("composer")

    def edit(self, uid: str | None = None) -> bool:
        """Take a statement (default: the focused one) into the composer; saving then changes it."""
        desk = self._desk
        statement = desk.cache.statements.get(uid) if uid is not None else desk.focused_statement
        if statement is None or desk.composer is None:
            desk.say("labelling.no_statement_focused")
            return False
        if desk.composer.unsaved and desk.composer.editing is None:
            desk.say("labelling.draft_left")
            return False
        desk.composer.type = desk.codebook.statement_type(statement.type) or desk.composer.type
        desk.composer.load(statement, desk.entity_of)
        desk.set_focus(Focus("statement", statement.uid))
        desk.tell("composer")
        return True

    def focus_next(self, caret: int, step: int = 1) -> str | None:
        """Focus the next or previous statement in the order of the text."""
        desk = self._desk
        uids = desk.cache.statement_uids()
        focused = desk.focused_statement
        if focused is not None:
            row = desk.cache.statement_row(focused.uid) + step
        else:
            row = desk.cache.statement_row_at(caret) if step > 0 else desk.cache.statement_row_at(caret) - 1
        if not 0 <= row < len(uids):
            desk.say("labelling.no_more_statements")
            return None
        desk.set_focus(Focus("statement", uids[row]))
        return uids[row]

    def toggle_doubt(self) -> None:
        """Mark the focused statement, else the one being composed, as in doubt or no longer so."""
        desk = self._desk
        statement = desk.focused_statement
        if statement is not None and not self._is_edited(statement):
            desk.run(SetDoubt(statement.uid, not statement.in_doubt))
        elif desk.composer is not None:
            desk.composer.in_doubt = not desk.composer.in_doubt
            desk.tell("composer")

    def next_voice(self) -> None:
        """Quoted, paraphrased, reported, none: the next for the focused statement or the one composed."""
        desk = self._desk
        statement = desk.focused_statement
        if statement is not None and not self._is_edited(statement):
            desk.run(SetVoice(statement.uid, _after(statement.voice)))
        elif desk.composer is not None:
            desk.composer.voice = _after(desk.composer.voice)
            desk.tell("composer")

    def write_note(self, uid: str, note: str) -> bool:
        """Write the note of a statement."""
        statement = self._desk.cache.statements.get(uid)
        if statement is None or statement.note == note:
            return False
        return self._desk.run(NoteStatement(uid, note)) is not None


def _after(voice: str | None) -> str | None:
    """The voice after ``voice`` in the round quoted, paraphrased, reported, none."""
    round_: tuple[str | None, ...] = (*VOICES, None)
    return round_[(round_.index(voice) + 1) % len(round_)] if voice in round_ else None


def _addition(document: str, composer: Composer, draft: DraftStatement) -> AddStatement:
    return AddStatement(
        document,
        composer.type.id,
        draft.roles,
        draft.stance,
        voice=draft.voice,
        in_doubt=draft.in_doubt,
    )


def _edits(statement: Statement, draft: DraftStatement) -> list[Command]:
    """The commands that make ``statement`` say what ``draft`` says; none where they agree."""
    commands: list[Command] = [
        FillRole(statement.uid, role, filling)
        for role, filling in draft.roles.items()
        if statement.roles.get(role) != filling
    ]
    if statement.stance != draft.stance:
        commands.append(SetStance(statement.uid, draft.stance.value, draft.stance.spans))
    if statement.voice != draft.voice:
        commands.append(SetVoice(statement.uid, draft.voice))
    if statement.in_doubt != draft.in_doubt:
        commands.append(SetDoubt(statement.uid, draft.in_doubt))
    return commands
