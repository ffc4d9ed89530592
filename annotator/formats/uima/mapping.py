"""What the layers of somebody else's CAS become: spans, relations, or nothing; and what to ask about it.

The option ``layers:TYPE`` decides for a type: ``span`` with the layer's name as label, ``span FEATURE`` with
that feature's value, ``relation`` or ``relation FEATURE``, or ``ignore``. What nobody decides is guessed: the
first feature of text is the label, a layer with a governor and a dependent is one of relations, and what
segments a text or comes of a parser is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.formats.uima.own_types import OURS
from annotator.plugin_api import Option, Question

OPTION = Option(
    "layers",
    "layers:TYPE says what a layer becomes: span, span FEATURE, relation, relation FEATURE or ignore.",
)

_STRING = "uima.cas.String"
_BUILT_IN = ("uima.", "de.tudarmstadt.ukp.clarin.webanno.api.type.", "webanno.internal.")
_LINGUISTIC = "de.tudarmstadt.ukp.dkpro.core.api."
_LABELLING = ("ner.type.", "coref.type.", "semantics.type.")
_ENDS = ("Governor", "Dependent")


@dataclass(frozen=True, slots=True)
class LayerType:
    """A type of annotation with its features of text; ``is_relation``: it has a governor and a dependent."""

    name: str
    features: tuple[str, ...]
    is_relation: bool

    @property
    def short(self) -> str:
        """The last part of the type's name."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Use:
    """What a layer becomes; ``feature`` is the one that labels, None for the layer's name."""

    kind: str
    feature: str | None = None


IGNORED = Use("ignore")


def layer_types(cas: Any) -> list[LayerType]:
    """The types that have annotations in ``cas``, but for ours and the built-in ones."""
    found = {item.type.name: item.type for item in cas.select_all_annotations()}
    return [_layer_type(type_) for name, type_ in sorted(found.items()) if not _is_built_in(name)]


def _is_built_in(name: str) -> bool:
    return name in OURS or name.startswith(_BUILT_IN)


def _layer_type(type_: Any) -> LayerType:
    features = {feature.name: feature.rangeType.name for feature in type_.all_features}
    texts = tuple(name for name, range_ in features.items() if range_ == _STRING)
    return LayerType(type_.name, texts, all(end in features for end in _ENDS))


def uses(types: Iterable[LayerType], options: Mapping[str, Any]) -> dict[str, Use]:
    """Type → what it becomes, as ``options`` say or as is likely."""
    return {type_.name: _said(options.get(f"layers:{type_.name}")) or likely(type_) for type_ in types}


def likely(type_: LayerType) -> Use:
    """What a layer most likely is."""
    if type_.name.startswith(_LINGUISTIC):
        rest = type_.name.removeprefix(_LINGUISTIC)
        if not rest.startswith(_LABELLING):
            return IGNORED
    first = next((name for name in type_.features if name != "identifier"), None)
    return Use("relation" if type_.is_relation else "span", first)


def questions(types: Sequence[LayerType]) -> list[Question]:
    """One question for each layer that is not of a parser."""
    return [
        Question(
            name=f"layers:{type_.name}",
            title=f"{type_.short} becomes",
            answers=_answers(type_),
            default=_word(likely(type_)),
            about="Layers of another program: say what each is here.",
        )
        for type_ in types
        if not (type_.name.startswith(_LINGUISTIC) and likely(type_) == IGNORED)
    ]


def _answers(type_: LayerType) -> tuple[tuple[str, str], ...]:
    kind, told = ("relation", "relations") if type_.is_relation else ("span", "spans")
    named = [(f"{kind} {name}", f"{told}, labelled by {name}") for name in type_.features]
    return (*named, (kind, f"{told} labelled {type_.short}"), ("ignore", "nothing"))


def _word(use: Use) -> str:
    return use.kind if use.feature is None else f"{use.kind} {use.feature}"


def _said(word: Any) -> Use | None:
    if not isinstance(word, str) or not word:
        return None
    kind, _, feature = word.partition(" ")
    return Use(kind, feature or None) if kind in ("span", "relation", "ignore") else None
