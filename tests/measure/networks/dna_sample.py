"""The statements of the sample database of Discourse Network Analyzer, as ties.

``dna_sample.json`` beside this file holds them without their texts. Where the database itself lies beside
the checkout, a test compares both.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from annotator.measure.networks.ties import Tie

COPY = Path(__file__).with_name("dna_sample.json")
ORIGINAL = Path(__file__).parents[4] / "shared" / "data" / "dna" / "dna3_sample.dna"

ALLIANCE = "Alliance to Save Energy"
ENERGY = "Energy and Environmental Analysis, Inc."
EPA = "Environmental Protection Agency"
SENATE = "Senate"
SIERRA = "Sierra Club"
LEGISLATION = "There should be legislation to regulate emissions."
REGULATE = "Emissions legislation should regulate CO2."

_QUERY = """
SELECT statement.DocumentId, document.Date, document.Section, statement.Start,
    max(CASE variable.Variable WHEN 'organization' THEN entity.Value END),
    max(CASE variable.Variable WHEN 'concept' THEN entity.Value END), agreement.Value
FROM STATEMENTS statement JOIN DOCUMENTS document ON document.ID = statement.DocumentId
    JOIN DATASHORTTEXT text ON text.StatementId = statement.ID
    JOIN ENTITIES entity ON entity.ID = text.Entity JOIN VARIABLES variable ON variable.ID = text.VariableId
    JOIN DATABOOLEAN agreement ON agreement.StatementId = statement.ID
GROUP BY statement.ID ORDER BY statement.ID
"""


def ties(section: str | None = None) -> list[Tie]:
    """The forty statements with organization, concept and agreement; those of one section if it is named."""
    told = json.loads(COPY.read_text(encoding="utf-8"))
    return [
        Tie(
            told["organizations"][organization],
            told["concepts"][concept],
            float(agreement),
            str(document),
            datetime.fromisoformat(told["documents"][str(document)][0]),
            start,
            str(number),
        )
        for number, (document, start, organization, concept, agreement) in enumerate(told["statements"])
        if section in (None, told["documents"][str(document)][1])
    ]


def ties_of(database: Path) -> list[Tie]:
    """The same read from the database."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        rows = connection.execute(_QUERY).fetchall()
    return [
        Tie(
            organization,
            concept,
            float(agreement),
            str(document),
            datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None),
            start,
            str(number),
        )
        for number, (document, seconds, _, start, organization, concept, agreement) in enumerate(rows)
    ]
