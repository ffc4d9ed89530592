"""Random lives of a project: people labelling, undoing, importing, giving up, closing and coming back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator.app.project import Project
from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.commands import (
    AddAlias,
    AddSeconds,
    AddSpan,
    AddStatement,
    Command,
    CreateEntity,
    EditDocument,
    LinkSpan,
    MoveSpan,
    NoteLayer,
    Relabel,
    RemoveAlias,
    RemoveAttribute,
    RemoveDocument,
    RemoveSpan,
    RemoveStatement,
    RenameEntity,
    RestoreDocument,
    RetireEntity,
    SeparateEntity,
    SetAttribute,
    SetDocumentState,
    SetParent,
    SetStance,
    SetStatus,
    SplitAlias,
    Together,
    UniteEntities,
)
from annotator.core.decide.layers import layer_uid
from annotator.core.fold import Records
from annotator.core.records import Filling, Stance
from annotator.core.uids import new_uid, text_hash
from annotator.errors import UserError
from annotator.store import projection
from tests.properties.memory import memory_folder

PEOPLE = ("Ada", "Bob", "Céline")
TEXTS = ("Ada said no. Bob said yes.", "“We need guarantees,” he said, “before any truce.”", "𝒜 🏳️‍🌈 end")
LABELS = ("actor", "stance", "proposal")
pick = st.integers(0, 10_000)


def tables(project: Project) -> Records:
    """Every record of the project's tables."""
    with project.reading():
        return projection.tabled(project._file.db)


class ProjectMachine(RuleBasedStateMachine):
    """Whatever is done: the tables are the fold of the log, and the file is sound."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = memory_folder()
        self._path = Path(self._folder.name) / "talks.annotator"
        self._batch: Any = None

    @initialize()
    def begin(self) -> None:
        self.project = Project.create(self._path, annotator="Ada")
        for name in PEOPLE[1:]:
            self.project.close()
            self.project = Project.open(self._path, annotator=name)
        self._import(2, dropped=False)

    # --- What one may find to work on -------------------------------------------------------------------

    def _one(self, items: list[Any], number: int) -> Any:
        return items[number % len(items)] if items else "nothing"

    def _document(self, number: int) -> str:
        return str(self._one([summary.uid for summary in self.project.documents(removed=True)], number))

    def _span(self, number: int) -> str:
        return str(self._one([span.uid for _, span in self._spans()], number))

    def _spans(self) -> list[tuple[str, Any]]:
        return [(d.uid, span) for d in self.project.documents() for span in self.project.spans(d.uid)]

    def _statement(self, number: int) -> str:
        found = [s.uid for d in self.project.documents() for s in self.project.statements(d.uid)]
        return str(self._one(found, number))

    def _entity(self, number: int) -> str | None:
        entities: list[str | None] = [None, *[entity.uid for entity in self.project.entities()]]
        return entities[number % len(entities)]

    def _do(self, command: Command) -> None:
        """Carry it out if the rules let us; undoing it at once must change nothing."""
        before = tables(self.project)
        try:
            outcome = self.project.execute(command)
        except UserError:
            assert tables(self.project) == before
            return
        if outcome.changes and command.undoable:
            after = tables(self.project)
            self.project.undo()
            assert tables(self.project) == before
            self.project.redo()
            assert tables(self.project) == after

    # --- Gestures ---------------------------------------------------------------------------------------

    @rule(document=pick, label=st.sampled_from(LABELS), start=st.integers(0, 30), entity=pick)
    def add_span(self, document: int, label: str, start: int, entity: int) -> None:
        pieces = ((start, start + 3), (start + 5, start + 6))
        self._do(AddSpan(self._document(document), label, pieces, self._entity(entity)))

    @rule(number=pick, start=st.integers(0, 20))
    def move_span(self, number: int, start: int) -> None:
        self._do(MoveSpan(self._span(number), ((start, start + 2),)))

    @rule(number=pick, entity=pick, label=st.sampled_from(LABELS))
    def change_span(self, number: int, entity: int, label: str) -> None:
        span = self._span(number)
        self._do(Together("Change", (LinkSpan(span, self._entity(entity)), Relabel(span, label))))

    @rule(number=pick)
    def remove_span(self, number: int) -> None:
        self._do(RemoveSpan(self._span(number)))

    @rule(number=pick, entity=pick, value=st.sampled_from(["support", "oppose", None]))
    def add_statement(self, number: int, entity: int, value: str | None) -> None:
        document, span = self._one(self._spans() or [("nothing", None)], number)
        evidence = () if span is None else (span.uid,)
        roles = {"actor": Filling(self._entity(entity), evidence)}
        self._do(AddStatement(document, "position", roles, Stance(value, evidence), evidence))

    @rule(number=pick, value=st.sampled_from(["support", "oppose", "nonsense", None]))
    def set_stance(self, number: int, value: str | None) -> None:
        self._do(SetStance(self._statement(number), value, None))

    @rule(number=pick)
    def remove_statement(self, number: int) -> None:
        self._do(RemoveStatement(self._statement(number)))

    @rule(number=pick, name=st.sampled_from(["Ukraine", "Kyiv", ' "quoted" ', "a\\b"]))
    def entities(self, number: int, name: str) -> None:
        entity = self._entity(number)
        if entity is None:
            self._do(CreateEntity("country", name, aliases=("one", "two"), attributes={"seat": 1}))
        elif number % 3 == 0:
            self._do(UniteEntities((entity, self._entity(number // 3) or entity)))
        elif number % 2:
            self._do(RenameEntity(entity, name))
        else:
            self._do(AddAlias(entity, name))

    @rule(number=pick, other=pick, choice=st.integers(0, 6))
    def entity_facts(self, number: int, other: int, choice: int) -> None:
        entity, second = self._entity(number), self._entity(other)
        if entity is None:
            return
        self._do(
            (
                SetParent(entity, second),
                RemoveAlias(entity, "one"),
                SplitAlias(entity, "two"),
                SetAttribute(entity, "seat", number),
                RemoveAttribute(entity, "seat"),
                SeparateEntity(entity),
                RetireEntity(entity),
            )[choice]
        )

    @rule(number=pick, choice=st.integers(0, 6), seconds=st.integers(1, 9))
    def document_work(self, number: int, choice: int, seconds: int) -> None:
        document = self._document(number)
        self._do(
            (
                EditDocument(document, title=f"Title {number}", meta={"n": number, "list": [1, None]}),
                RemoveDocument(document),
                RestoreDocument(document),
                SetDocumentState(document, "review" if number % 3 == 0 else "open"),
                SetStatus(document, "done"),
                NoteLayer(document, "note"),
                AddSeconds(document, seconds),
            )[choice]
        )

    # --- Undo, people, sessions -------------------------------------------------------------------------

    @rule(steps=st.integers(1, 6))
    def undo_and_redo(self, steps: int) -> None:
        before = tables(self.project)
        done = sum(self._moved(self.project.undo) for _ in range(steps))
        redone = sum(self._moved(self.project.redo) for _ in range(done))
        assert redone == done
        assert tables(self.project) == before

    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self._moved(self.project.undo)

    @staticmethod
    def _moved(step: Callable[[], object]) -> bool:
        try:
            return step() is not None
        except UserError as refused:
            assert refused.code in ("undo.dependants", "undo.changed_since")
            return False

    @rule(number=pick)
    def become(self, number: int) -> None:
        self.project.become(self._one(self.project.annotators(), number).uid)

    @rule()
    @precondition(lambda self: self._batch is None)
    def reopen(self) -> None:
        me, before, history = self.project.annotator, tables(self.project), self.project._history
        assert me is not None
        self.project.close()
        self.project = Project.open(self._path, annotator=me.name)
        assert tables(self.project) == before
        assert self.project._history == history

    # --- Imports ----------------------------------------------------------------------------------------

    @rule(count=st.integers(1, 3), dropped=st.booleans(), fresh=st.booleans())
    @precondition(lambda self: self._batch is None)
    def import_at_once(self, count: int, dropped: bool, fresh: bool) -> None:
        self._import(count, dropped=dropped, fresh=fresh)

    def _import(self, count: int, *, dropped: bool, fresh: bool = True) -> None:
        before = tables(self.project)
        with self.project.begin_import("test") as batch:
            batch.add(*self._arrivals(batch.uid, count, fresh))
            if not dropped:
                self.project.close_import(batch)
        if dropped:
            assert tables(self.project) == before

    @rule(count=st.integers(1, 3), fresh=st.booleans())
    @precondition(lambda self: self._batch is None)
    def begin_import(self, count: int, fresh: bool) -> None:
        self._batch = self.project.begin_import("slow")
        self._batch.add(*self._arrivals(self._batch.uid, count, fresh))

    @rule(closed=st.booleans())
    @precondition(lambda self: self._batch is not None)
    def end_import(self, closed: bool) -> None:
        if closed:
            self.project.close_import(self._batch)
        self._batch.drop()
        self._batch = None

    def _arrivals(self, batch: str, count: int, fresh: bool) -> tuple[list[list[ScopedChange]], list[str]]:
        """New documents, or those of an undone import once more, each with a layer of the annotator."""
        everything = tables(self.project)
        hidden = [
            uid for (kind, uid), fields in everything.items()
            if kind == "document"
            and not fields["removed"]
            and ("import", fields["arrival"]) not in everything
        ]  # fmt: skip
        me = self.project.annotator
        assert me is not None
        groups, texts = [], []
        for number in range(count):
            uid = new_uid() if fresh or number >= len(hidden) else hidden[number]
            text, layer = TEXTS[int(uid[-1], 16) % len(TEXTS)], layer_uid(uid, me.uid)
            document = {
                "text": text_hash(text), "title": "T", "state": "open", "position": number, "arrival": batch,
                "removed": False, "notes": "", "meta": None,
            }  # fmt: skip
            made = {"document": uid, "annotator": me.uid, "gold": False, "status": "done", "arrival": batch}
            span = {"layer": layer, "label": "actor", "fragments": [[0, 3]], "quote": text[0:3]}
            mine = Scope(uid, me.uid)
            groups.append(
                [
                    ScopedChange(Scope(uid), Change("document", uid, None, document)),
                    ScopedChange(mine, Change("layer", layer, None, made)),
                    ScopedChange(mine, Change("span", new_uid(), None, span)),
                ]
            )
            texts.append(text)
        return groups, texts

    # --- What always holds ------------------------------------------------------------------------------

    @invariant()
    def tables_are_the_fold_of_the_log(self) -> None:
        with self.project.reading():
            assert projection.differences(self.project._file.db) == []

    def teardown(self) -> None:
        try:
            if hasattr(self, "project"):
                assert self.project.check() == []
                self._empty_and_full()
                self.project.close()
        finally:
            self._folder.cleanup()

    def _empty_and_full(self) -> None:
        """Undo as far as it goes, redo as far as it goes: everything is as it was, and sound."""
        before = tables(self.project)
        done = 0
        while self._moved(self.project.undo):
            done += 1
        for _ in range(done):
            assert self._moved(self.project.redo)
        assert tables(self.project) == before
        assert self.project.check() == []
