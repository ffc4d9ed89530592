"""Sentences as a reader of newspapers sees them."""

from __future__ import annotations

import pytest

from annotator.core.text.boundaries import Boundaries, sentences


@pytest.mark.parametrize(
    "marked",
    [
        "Kyiv agreed.| Moscow did not.",
        "Mr. Trump met J. D. Vance on Feb. 13 in Washington.| He left early.",
        "The U.S. president spoke in the U.K. Parliament.| It listened.",
        "They met in Washington, D.C.| The talks failed.",
        "It began at 6 p.m. Kyiv time.| It ended at 9 p.m.| He slept.",
        "Donald J. Trump and Gen. Keith Kellogg disagreed with Prof. Dr. Weber.",
        "Acme Inc. builds drones.| They work for Acme Inc.| The firm denied it.",
        "He said no.| Then he left.| See No. 5 and Art. 4 of the treaty.",
        "“We need guarantees,” he said, “before any truce.”| Nobody replied.",
        "“Really?” he asked.| “Yes!” she cried.",
        "(It was late.)| Wait... what?| So he waited…| Nothing came.",
        "“…repeated that Kyiv should leave”, he said.",
        "It costs 3.5 billion.| About 1,000 came.",
        "1. First the prisoners.| 2. Then the truce.",
        "Visit example.org for more.| Write to a.b@example.org today.",
        "Is it so?! | Yes.| - No.",
        "Am 13. Februar sprach Dr. Merz.| »So ist es.«| Das war z. B. neu.",
        "«\u00a0Oui.\u00a0»| Il partit.| ¿Por qué?| ¡No!",
        "他说北京反对。|「賛成する。」と述べた。|「反対だ。」|次に進む！|本当？",
        "قال الرئيس؟| نعم.| لا۔| هذا كل شيء.",
        "यह सच है।| नहीं॥| शायद।",
        "Він народився в м. Київ.| Потім поїхав.",
        "Headline without a stop",
        "«Так».| Він пішов.",
    ],
)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in marked.split("|")]


def test_a_line_ends_a_sentence_and_space_belongs_to_none() -> None:
    text = "A headline\n\n  By our correspondent  \nKYIV, Feb. 13 — Talks began. \n"
    assert [text[s:e] for s, e in sentences(text)] == [
        "A headline",
        "By our correspondent",
        "KYIV, Feb. 13 — Talks began.",
    ]


def test_between_sentences_one_is_still_in_the_last_and_before_all_in_the_first() -> None:
    boundaries = Boundaries("  One here.  Two there.")
    assert boundaries.sentence_at(0) == boundaries.sentence_at(5) == boundaries.sentence_at(12) == (2, 11)
    assert boundaries.sentence_at(13) == boundaries.sentence_at(23) == (13, 23)
