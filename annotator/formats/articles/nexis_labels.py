"""The words by which Nexis and Lexis mark the parts of an article, in the languages of their interfaces."""

from __future__ import annotations

import re
from typing import Literal

from annotator.formats.articles.languages import plain

_SPELLED = {
    "title": "headline, hlead, überschrift, schlagzeile, titel, titre, titular, titolo, título, kop",
    "author": "byline, by-line, author, autor, autorin, verfasser, auteur, auteurs, autore, "
    "autores, signature",
    "section": "section, rubrik, ressort, rubrique, sección, sezione, seção, secção, rubriek, sectie",
    "words": "length, länge, longueur, longitud, extensión, lunghezza, extensão, comprimento, "
    "tamanho, lengte",
    "language": "language, sprache, langue, idioma, lingua, taal",
    "load_date": "load-date, ladedatum, update, date de chargement, mise à jour, fecha de carga, "
    "data caricamento, data de carregamento, laaddatum",
    "type": "publication-type, publication type, publikationstyp, zeitungstyp, pub-type, type de "
    "publication, tipo de publicación, tipo di pubblicazione, tipo de publicação, "
    "publicatietype",
    "dateline": "dateline",
    "highlight": "highlight, highlights",
    "edition": "edition, ausgabe, édition, edición, edizione, edição, editie",
    "series": "series, serie",
    "column": "column, kolumne",
    "graphic": "graphic, graphics, grafik, graphique, gráfico, grafico, afbeelding",
    "notes": "notes, note, correction, korrektur, correction-date",
    "subjects": "subject, thema, sujet, tema, asunto, assunto, onderwerp",
    "companies": "company, unternehmen, société, empresa, azienda, bedrijf",
    "organizations": "organization, organisation, organización, organizzazione, organização, organisatie",
    "industries": "industry, branche, secteur, industria, settore, setor",
    "persons": "person, personen, personne, persona, pessoa, persoon",
    "places": "geographic, city, state, country, geographisch, stadt, land, ville, pays, ciudad, país",
    "journal_code": "journal-code, pub-code, journal code, zeitungscode, zeitungs-code",
    "accession": "acc-no, accession-no, document-id, dokument-id",
    "ticker": "ticker",
    "issn": "issn, isbn, issn/isbn",
    "url": "url, link",
    "copyright": "copyright",
}


def _words(spelled: str) -> frozenset[str]:
    return frozenset(plain(word) for word in spelled.split(", "))


_FIELD_OF = {word: field for field, spelled in _SPELLED.items() for word in _words(spelled)}
_BODY = _words(
    "body, full text, text, hauptteil, volltext, corps, texte intégral, cuerpo, texto, texto "
    "completo, corpo, testo, testo completo, tekst, volledige tekst"
)
_CLASSIFICATION = _words(
    "classification, klassifizierung, clasificación, classificazione, classificação, classificatie"
)
_END = _words(
    "end of document, ende des dokuments, dokumentende, fin du document, fin del documento, "
    "fine del documento, fine documento, fim do documento, einde van document, einde van het "
    "document"
)

_LABEL = re.compile(r"([^\W\d][^:]{1,28}):\s*(.*)", re.DOTALL)
_OF = r"(?:of|von|de|sur|di|van|av|af|z|/)"
_DOCUMENTS = r"(?:documents?|dokumente?n?|documentos?|documenti|documenten|documento)"
_COUNTED = re.compile(
    rf"(?:\d+\s+{_OF}\s+\d+\s+{_DOCUMENTS}|{_DOCUMENTS}\s+\d+\s+{_OF}\s+\d+)", re.IGNORECASE
)
_RIGHTS = re.compile(
    r"(?:copyright|©|\(c\)|all rights reserved|alle rechte|tous droits|todos los derechos|tutti i diritti|"
    r"todos os direitos)",
    re.IGNORECASE,
)
_PAGE = re.compile(rf"(?:page|seite|página|pagina)\s+\d+\s+{_OF}\s+\d+", re.IGNORECASE)

LENGTH = re.compile(
    rf"^\s*(?:{'|'.join(map(re.escape, _SPELLED['words'].split(', ')))})\s*:", re.IGNORECASE | re.MULTILINE
)
"""A line that tells the length of an article, as each does."""

_LONGEST_MARK = 50

Mark = Literal["body", "classification", "graphic", "end", "counted", "rights", "page", ""]


def label_of(paragraph: str) -> tuple[str, str] | None:
    """The field that a paragraph such as ``LENGTH: 812 words`` names, and what it says of it."""
    found = _LABEL.fullmatch(paragraph)
    field = found and _FIELD_OF.get(plain(found[1].strip()))
    return (field, found[2].strip()) if found and field else None


def mark_of(paragraph: str) -> Mark:
    """What a paragraph marks all by itself; empty for text."""
    said = paragraph.strip()
    if len(said) <= _LONGEST_MARK:
        word = plain(said).rstrip(": \u00a0")
        for words, mark in _ALONE:
            if word in words:
                return mark
        if _COUNTED.fullmatch(said):
            return "counted"
        if _PAGE.fullmatch(said):
            return "page"
    return "rights" if _RIGHTS.match(said) else ""


_ALONE: tuple[tuple[frozenset[str], Mark], ...] = (
    (_BODY, "body"),
    (_CLASSIFICATION, "classification"),
    (_END, "end"),
    (_words(_SPELLED["graphic"]), "graphic"),
)
