"""What the review screen says of a row: its title, what differs, and the sentence above the versions."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.app.messages.words import gettext, ngettext
from annotator.app.reviewing.board import Row
from annotator.app.reviewing.shuffling import Faces
from annotator.app.reviewing.versions import Words
from annotator.core.decisions import Decision
from annotator.core.digests import digest
from annotator.core.records import Span, Statement
from annotator.measure.groups import Item

BADGES = {
    "stance": gettext("stance"),
    "missing": gettext("missing"),
    "entity": gettext("entity"),
    "role": gettext("role"),
    "label": gettext("label"),
    "split": gettext("split"),
    "voice": gettext("voice"),
    "boundary": gettext("boundary"),
    "agreed": gettext("agreed"),
    "decided": gettext("decided"),
    "stale": gettext("stale"),
    "conflict": gettext("conflict"),
}
"""The words on the badges: types of disagreement and states of a row."""

_CHANGED = {
    "changed": gettext("{names} changed it after the decision."),
    "gone": gettext("A version was removed after the decision."),
    "joined": gettext("{names} added to it after the decision."),
    "evidence": gettext("The decision lost words that it rests on."),
}


class Wording:
    """Words for rows; ``words`` reads the items, ``faces`` knows how people are shown."""

    def __init__(self, words: Words, faces: Faces, items: Mapping[str, Item] | None = None) -> None:
        self._words = words
        self._faces = faces
        self._items = items or {}

    def badge(self, row: Row) -> str:
        """The word of :data:`BADGES` that the row wears: its state if that says more than its type."""
        return row.state if row.state in ("decided", "stale", "conflict") else row.finding.type

    def title(self, row: Row) -> str:
        """What the row is about."""
        item = self._first(row)
        return self._words.title(item) if item is not None else ""

    def detail(self, row: Row) -> str:
        """What differs, in a few words; for a row that is decided also how."""
        if row.state == "decided":
            return " · ".join([BADGES[row.finding.type], self.verdict(row)])
        if row.state in ("stale", "conflict"):
            return " · ".join([BADGES[row.finding.type], self.changed(row)])
        if row.state == "agreed":
            return gettext("agreed") if not row.finding.types else gettext("settled by the policy")
        return self._difference(row)

    def changed(self, row: Row) -> str:
        """Why a decided row waits again; empty for others."""
        if row.state == "conflict":
            return gettext("Two reviewers decided differently.")
        sentence = _CHANGED.get(row.why, "")
        return sentence.format(names=self._faces.names(self._changers(row)) or gettext("Somebody"))

    def _changers(self, row: Row) -> list[str]:
        """Whose items are others than those that were decided on."""
        known = {source.uid: source.digest for each in row.decisions for source in each.sources}

        def is_new(uid: str) -> bool:
            if row.why == "joined":
                return uid not in known
            item = self._items.get(uid)
            return uid in known and item is not None and digest(item) != known[uid]

        group = row.finding.group
        return [who for who in group.present if any(is_new(item.uid) for item in group.items[who])]

    def verdict(self, row: Row) -> str:
        """How the row was decided, naming whose version was taken."""
        return self.verdict_of(row, row.decisions[0]) if row.decisions else ""

    def verdict_of(self, row: Row, decision: Decision) -> str:
        """What one of the decisions on the row says."""
        plain = {
            "both": gettext("both"),
            "neither": gettext("neither"),
            "edited": gettext("edited"),
            "agreed": gettext("agreed"),
        }
        if decision.verdict in plain:
            return plain[decision.verdict]
        number = _counted(decision.verdict)
        if number is None or not 0 < number <= len(row.sides):
            return decision.verdict
        return gettext("{name} taken").format(name=self._faces.side_name(row, number - 1))

    def headline(self, row: Row) -> tuple[str, str]:
        """The sentence above the versions: its first words, which tell the type, and the rest."""
        count = len(row.finding.group.present)
        everybody = not row.finding.group.absent
        kind = row.finding.group.kind
        made = (
            gettext("on one statement that both annotators made")
            if everybody and count == 2
            else ngettext(
                "on a statement that {n} annotator made", "on a statement that {n} annotators made", count
            ).format(n=count)
        )
        what = self._what(row)
        firsts = {
            "stance": (gettext("Stance differs"), made),
            "role": (gettext("Who or what differs"), made),
            "voice": (gettext("Voice differs"), made),
            "entity": (
                gettext("Entity differs"),
                made if kind == "statement" else gettext("for the same words"),
            ),
            "label": (gettext("Label differs"), gettext("on the same words")),
            "boundary": (gettext("Boundaries differ"), gettext("of one {what}").format(what=what)),
            "split": (gettext("Marked whole or in parts"),
                      gettext("by different annotators")),
            "missing": (
                ngettext("Only {n} annotator", "Only {n} annotators", count).format(n=count),
                gettext("of {all} marked this {what}").format(
                    all=len(row.finding.group.annotators), what=what
                ),
            ),
        }  # fmt: skip
        unsettled = gettext("but what it rests on is not all in gold") if row.waits else ""
        return firsts.get(row.finding.type, (gettext("All agree"), unsettled))

    def also(self, row: Row) -> str:
        """The other types in which the versions differ, or nothing."""
        others = ", ".join(BADGES.get(each, each) for each in row.finding.types[1:])
        return gettext("also: {types}").format(types=others) if others else ""

    def unread(self, row: Row, annotator: str) -> str:
        """What an annotator without a version here is said to have done."""
        if annotator in row.finding.maybe_unread:
            return gettext("maybe not read")
        return gettext("marked nothing here")

    def spoken(self, row: Row) -> str:
        """The row as one line, for those who listen."""
        return ", ".join(filter(None, [BADGES.get(self.badge(row), ""), self.title(row), self.detail(row)]))

    # --- What differs --------------------------------------------------------------------------------------

    def _difference(self, row: Row) -> str:
        finding = row.finding
        if not finding.types:
            return gettext("rests on words that are not in gold")
        if finding.type == "boundary":
            overlap = "" if finding.overlap is None else f"{finding.overlap:.2f}"
            return gettext("overlap {share}").format(share=overlap) if overlap else gettext("other words")
        if finding.type == "missing":
            return self._who_has_it(row)
        if finding.type == "split":
            return " / ".join(
                ngettext("{n} part", "{n} parts", len(side.items)).format(n=len(side.items))
                for side in row.sides
                if side.items
            )
        heads = self._heads(row)
        differing = self._differing_roles(heads)
        shown = [self._facet(finding.type, item, differing) for item in heads]
        return " / ".join(dict.fromkeys(filter(None, shown)))

    @staticmethod
    def _differing_roles(heads: list[Item]) -> set[str]:
        """The roles that the statements among ``heads`` fill with different entities."""
        filled: dict[str, set[str | None]] = {}
        for item in heads:
            for role, filling in item.roles.items() if isinstance(item, Statement) else ():
                filled.setdefault(role, set()).add(filling.entity)
        return {role for role, entities in filled.items() if len(entities) > 1}

    def _facet(self, type_: str, item: Item, differing: set[str]) -> str:
        """What ``item`` says in the respect that differs."""
        if isinstance(item, Span):
            return self._words.label(item.label).text if type_ == "label" else self._words.entity(item.entity)
        if type_ == "stance":
            stance = self._words.stance(item.stance.value)
            return f"{stance.name} {stance.symbol}".strip() or gettext("no stance")
        if type_ == "voice":
            return item.voice or gettext("no voice")
        chips = self._words.roles(item.type, item.roles, parents=False)
        parts = [chip.text for chip in chips if chip.role in differing and chip.text]
        return " → ".join(parts) or self._words.title(item)

    def _who_has_it(self, row: Row) -> str:
        group = row.finding.group
        what = self._what(row)
        if self._faces.hidden or len(group.annotators) > 3:
            said = gettext("{n} of {all} marked this {what}").format(
                n=len(group.present), all=len(group.annotators), what=what
            )
        else:
            names = self._faces.names(group.present)
            said = gettext("only {names} marked this {what}").format(names=names, what=what)
        return f"{said} · {gettext('maybe not read')}" if row.finding.maybe_unread else said

    def _what(self, row: Row) -> str:
        item = self._first(row)
        if isinstance(item, Span):
            return self._words.label(item.label).text.lower()
        return gettext("statement")

    def _heads(self, row: Row) -> list[Item]:
        return [row.sides[number].items[0] for number in self._faces.order(row) if row.sides[number].items]

    def _first(self, row: Row) -> Span | Statement | None:
        if row.gold:
            return row.gold[0]
        heads = self._heads(row)
        if heads:
            return heads[0]
        return next((items[0] for items in row.finding.group.items.values() if items), None)


def _counted(verdict: str) -> int | None:
    """Which side, from 1, a verdict names."""
    named = {"first": 1, "second": 2, "third": 3}
    head, _, tail = verdict.partition(":")
    return int(tail) if head == "version" and tail.isdigit() else named.get(verdict)
