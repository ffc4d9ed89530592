"""Which of a policy's decisions stand already: an article opened again need not be decided again."""

from __future__ import annotations

from annotator.app.reviewing.carrying import gold_span, gold_statement
from annotator.app.reviewing.gold import Told
from annotator.core.commands.review import Decide, GoldItem, GoldSpan, gold_uids
from annotator.core.decisions import BY_POLICY, decision_uid


class Standing:
    """What a document's decisions and gold say as they are kept."""

    def __init__(self, known: Told) -> None:
        self._known = known
        self._decisions = {decision.uid: decision for decision in known.decisions}
        self._about: dict[str, set[str]] = {}
        for decision in known.decisions:
            if decision.reviewer is None:
                for source in decision.sources:
                    self._about.setdefault(source.uid, set()).add(decision.uid)

    def has(self, command: Decide) -> bool:
        """Whether a policy's ``command`` would change nothing."""
        sources = [source.uid for source in command.sources]
        uid = decision_uid(BY_POLICY, sources)
        decision = self._decisions.get(uid)
        if decision is None or any(self._about.get(source) != {uid} for source in sources):
            return False
        results = gold_uids(uid, command.items)
        said = decision.type, decision.sources, decision.verdict, decision.results, decision.policy
        wanted = command.type, command.sources, command.verdict, tuple(results), command.policy
        is_plain = not decision.reason and decision.along_with is None and not command.replaces
        items = zip(results, command.items, strict=True)
        return is_plain and said == wanted and all(self._is_kept(*one) for one in items)

    def _is_kept(self, uid: str, item: GoldItem) -> bool:
        """Whether gold holds ``item`` under this uid exactly as it is wanted."""
        if isinstance(item, GoldSpan):
            span = self._known.spans.get(uid)
            return span is not None and gold_span(span) == item
        statement = self._known.statements.get(uid)
        return statement is not None and gold_statement(statement, tuple) == item
