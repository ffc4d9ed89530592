"""The type system of our exports. Whatever we say of a text has a place in it, so that it comes back.

Spans are annotations, one a piece, of which those with the same ``uid`` are one span; statements are
annotations over what they rest on. Sentences and tokens are DKPro's, which INCEpTION needs.
"""

from __future__ import annotations

from typing import Any

DOCUMENT = "annotator.Document"
ENTITY = "annotator.Entity"
SPAN = "annotator.Span"
ARGUMENT = "annotator.Argument"
STATEMENT = "annotator.Statement"
RELATION = "annotator.Relation"
OURS = frozenset({DOCUMENT, ENTITY, SPAN, ARGUMENT, STATEMENT, RELATION})

SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"

_TOP, _ANNOTATION = "uima.cas.TOP", "uima.tcas.Annotation"
_STRING, _INTEGER, _FLAG = "uima.cas.String", "uima.cas.Integer", "uima.cas.Boolean"
_ARRAY = "uima.cas.FSArray"

_FEATURES: dict[str, tuple[str, dict[str, str]]] = {
    DOCUMENT: (
        _TOP,
        dict.fromkeys(("uid", "title", "meta", "state", "notes", "annotator", "name", "status"), _STRING)
        | {"gold": _FLAG},
    ),
    ENTITY: (_TOP, dict.fromkeys(("uid", "kind", "name", "aliases", "parent", "attributes"), _STRING)),
    SPAN: (
        _ANNOTATION,
        dict.fromkeys(("uid", "label", "entity", "entityName", "note", "origin", "attributes"), _STRING)
        | {"piece": _INTEGER},
    ),
    ARGUMENT: (_TOP, {"role": _STRING, "entity": _STRING, "spans": _ARRAY}),
    STATEMENT: (
        _ANNOTATION,
        dict.fromkeys(("uid", "statementType", "stance", "voice", "note", "origin", "attributes"), _STRING)
        | {"inDoubt": _FLAG, "arguments": _ARRAY, "stanceSpans": _ARRAY, "passage": _ARRAY},
    ),
    RELATION: (_TOP, {"uid": _STRING, "relationType": _STRING, "source": _TOP, "target": _TOP}),
}


def type_system(cassis: Any) -> Any:
    """A type system with our types and those of DKPro that we write."""
    types = cassis.TypeSystem()
    for name in (SENTENCE, TOKEN):
        types.create_type(name, _ANNOTATION)
    metadata = types.create_type(METADATA, "uima.tcas.DocumentAnnotation")
    for feature in ("documentTitle", "documentId", "collectionId"):
        types.create_feature(metadata, feature, _STRING)
    for name, (parent, features) in _FEATURES.items():
        made = types.create_type(name, parent)
        for feature, range_ in features.items():
            types.create_feature(made, feature, range_)
    return types
