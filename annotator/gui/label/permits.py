"""Whether an action of the label screen would do anything at the moment: what menus show as possible."""

from __future__ import annotations

from collections.abc import Callable

from annotator.app.labelling.session import LabelSession

Permit = Callable[[LabelSession], bool]


def can_perform(session: LabelSession, ident: str, *, selected: bool) -> bool:
    """Whether ``ident`` would do anything now; ``selected``: something is selected in the text."""
    if ident in ("edit.copy", "fragment.keep"):
        return selected
    if ident == "occurrences.open":
        return selected or session.focused_span is not None
    exact = _EXACT.get(ident)
    if exact is not None:
        return exact(session)
    return ident.startswith(("view.", "pane.")) or session.document is not None


def _span(session: LabelSession) -> bool:
    return session.focused_span is not None


def _any_span(session: LabelSession) -> bool:
    return bool(session.cache.spans)


def _any_statement(session: LabelSession) -> bool:
    return bool(session.cache.statements)


def _finished(session: LabelSession) -> bool:
    document, layer = session.document, session.layer
    if document is None:
        return False
    return document.state != "open" or (layer is not None and layer.status in ("done", "skipped"))


def _removed(session: LabelSession) -> bool:
    return session.document is not None and session.document.removed


_EXACT: dict[str, Permit] = {
    "edit.undo": lambda session: session.project.undo_name is not None,
    "edit.redo": lambda session: session.project.redo_name is not None,
    "statement.save": lambda session: session.composer is not None and session.composer.savable,
    "span.next": _any_span,
    "span.previous": _any_span,
    "span.tie": _span,
    "statement.next": _any_statement,
    "statement.previous": _any_statement,
    "statement.edit": lambda session: session.focused_statement is not None,
    "focus.remove": lambda session: session.focus is not None,
    "time.pause": lambda _: True,
    "document.filter": lambda _: True,
    "document.show_removed": lambda _: True,
    "document.reopen": _finished,
    "document.remove": lambda session: session.document is not None and not _removed(session),
    "document.restore": _removed,
    **{
        f"span.{edge}_{side}{exact}": _span
        for edge in ("start", "end")
        for side in ("left", "right")
        for exact in ("", "_exact")
    },
}
