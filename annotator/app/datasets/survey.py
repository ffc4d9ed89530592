"""The documents that make a dataset, looked through once: what is in each, and which split it goes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.app.datasets import layers
from annotator.app.datasets.counts import Counts
from annotator.app.datasets.mapping import LabelMap
from annotator.app.datasets.plan import SOFT, Filters, Plan
from annotator.app.datasets.pseudonyms import Pseudonyms
from annotator.app.exporting.content import Content, Wanted
from annotator.app.exporting.moment import Moment
from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator, Entity
from annotator.errors import UserError
from annotator.plugin_api import Extra, Format, Holds, OutgoingDocument, Report

Watch = Callable[[OutgoingDocument], None]
"""Told each document right before the writer gets it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document of the dataset, as it was when it was looked at."""

    uid: str
    title: str
    text_hash: str
    language: str
    keys: tuple[str, ...]
    counts: Counts


class Material:
    """The project as a plan wants to see it: chosen documents, chosen layers, new names."""

    def __init__(self, moment: Moment, plan: Plan, chosen: Format) -> None:
        """Nothing is read yet.

        Raises:
            UserError: ``export.no_such_layer``, ``dataset.no_soft``, a ``dataset.map_…``.
        """
        has_place = any(option.name == SOFT for option in chosen.options) or Holds.EXTRA in chosen.holds
        if plan.layer == SOFT and not has_place:
            raise UserError("dataset.no_soft", format=chosen.name)
        self.moment = moment
        self.plan = plan
        self.format = chosen
        wanted = Wanted.named(layers.read_as(plan.layer), moment.annotators)
        if wanted.is_everything:
            wanted = Wanted(None, gold=False)
        self.content = Content(moment, wanted, lambda outgoing: None)
        self._map = LabelMap.of(plan.mapping, moment.codebook)
        self.codebook: Codebook = self._map.codebook(moment.codebook)
        with moment.held():
            policy = (moment.record("project", "project") or {}).get("policy")
        self._choice = layers.choice(plan.layer, chosen, self.codebook, policy, done=plan.filters.done)
        self.left_out = Report()
        """What the plan itself keeps out of the dataset."""
        self.filtered = 0
        """How many documents the filters keep out."""
        self.makers: Counter[str] = Counter()
        """In how many documents each person's work is."""
        self.names = Pseudonyms(moment.lineage, moment.annotators, on=plan.pseudonyms)
        self.people: Sequence[Annotator] = ()

    def survey(self) -> Iterator[Found]:
        """Look at every document once and tell what is kept out."""
        decisions = 0
        for uid in self.moment.documents:
            outgoing = self.content.document(uid)
            if not self._passes(outgoing, self.plan.filters):
                continue
            kept = self._chosen(outgoing, self.left_out)
            if kept is None:
                continue
            self.makers.update(layers.makers(outgoing, kept, self.plan.layer))
            decisions += len(outgoing.decisions)
            meta = outgoing.document.meta
            yield Found(
                uid,
                outgoing.document.title,
                outgoing.document.text_hash,
                str(meta.get("language") or ""),
                tuple(meta),
                Counts.of(kept),
            )
        if self.filtered:
            self.left_out.lose("", "dataset.filtered", count=self.filtered)
        if self.content.hidden:
            self.left_out.lose("", "export.blind", count=self.content.hidden)
        if decisions:
            self.left_out.lose("", "dataset.decisions", count=decisions)
        people = [person for person in self.moment.annotators if person.uid in self.makers]
        self.people = self.names.people(layers.named(self.plan.layer, people, self.format))

    def document(self, uid: str) -> OutgoingDocument:
        """A document that the survey kept, as it goes to the writer."""
        kept = self._chosen(self.content.document(uid), Report())
        assert kept is not None, "the moment does not change"
        return self.names.document(replace(kept, decisions=()))

    def _chosen(self, outgoing: OutgoingDocument, report: Report) -> OutgoingDocument | None:
        return self._choice(self._map.document(outgoing, report), report)

    def _passes(self, outgoing: OutgoingDocument, filters: Filters) -> bool:
        document = outgoing.document
        dated = filters.dated(document.meta.get("date"))
        if dated is None:
            self.left_out.lose(document.uid, "dataset.undated", title=document.title)
            return False
        labels = {span.label for layer in outgoing.all_layers() for span in layer.spans}
        passes = (
            dated
            and (not filters.states or document.state in filters.states)
            and (not filters.sources or document.meta.get("source") in filters.sources)
            and (not filters.labels or not labels.isdisjoint(filters.labels))
        )
        self.filtered += not passes
        return passes


class View:
    """Some documents of the material as an :class:`~annotator.plugin_api.ExportSource`."""

    def __init__(
        self, material: Material, documents: Sequence[str], keys: Sequence[str], watch: Watch
    ) -> None:
        """``keys`` are those of the whole dataset's metadata, so that all splits have the same columns."""
        self._material = material
        self._documents = documents
        self._keys = keys
        self._watch = watch

    @property
    def lineage(self) -> str:
        """What the project and all its copies are called."""
        return self._material.moment.lineage

    @property
    def codebook(self) -> Codebook:
        """The codebook under the names of the dataset."""
        return self._material.codebook

    @property
    def extra(self) -> Extra:
        """Nothing: a dataset is not the file that the project came from."""
        return {}

    def entities(self) -> Sequence[Entity]:
        """All entities, by uid."""
        return self._material.content.entities()

    def annotators(self) -> Sequence[Annotator]:
        """Whose labels are in the dataset, by uid."""
        return self._material.people

    def meta_keys(self) -> Sequence[str]:
        """The keys of metadata that any document of the dataset has, sorted."""
        return self._keys

    def documents(self) -> Iterator[OutgoingDocument]:
        """The documents in import order, one at a time."""
        for uid in self._documents:
            outgoing = self._material.document(uid)
            self._watch(outgoing)
            yield outgoing


def texts(material: Material, found: Sequence[Found]) -> Iterator[str]:
    """The texts of the documents found, one at a time."""
    for each in found:
        with material.moment.held():
            yield material.moment.text(each.text_hash)
