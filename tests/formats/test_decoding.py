"""From bytes to text: marks, UTF-8, guesses that are told as guesses, and what is no text at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.decoding import decode
from annotator.plugin_api import Report, Source

POLISH = "Zażółć gęślą jaźń. Minister spraw zagranicznych powiedział, że Polska poprze wniosek. " * 5
ARABIC = "قال الوزير إن الحكومة تؤيد المقترح وإنها مستعدة للتفاوض حول الضمانات الأمنية. " * 5


def decoded(tmp_path: Path, data: bytes, **options: object) -> tuple[str | None, Report]:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    report = Report()
    return decode(Source(path, path.name, report, options)), report


def codes(report: Report) -> list[str]:
    return [issue.code for issue in (*report.skipped, *report.warnings)]


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_read_as_it_is_and_without_a_word(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    found, report = decoded(tmp_path_factory.mktemp("utf8"), text.removeprefix("\ufeff").encode())
    assert (found, codes(report)) == (text.removeprefix("\ufeff"), [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_is_believed_and_told(tmp_path: Path, encoding: str) -> None:
    found, report = decoded(tmp_path, ("Grüße 🕊\r\n" + POLISH).encode(encoding))
    assert found == "Grüße 🕊\r\n" + POLISH
    assert codes(report) == ["import.encoding_marked"]


@pytest.mark.parametrize(
    ("text", "encoding"), [(POLISH, "cp1250"), (ARABIC, "cp1256"), ("안녕하세요 " * 40, "cp949")]
)
def test_other_encodings_are_guessed_and_the_guess_is_told(tmp_path: Path, text: str, encoding: str) -> None:
    found, report = decoded(tmp_path, text.encode(encoding))
    assert found == text
    assert codes(report) == ["import.encoding_guessed"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Le président n'était pas prêt à céder : « Nous avons déjà été trompés », dit-il à Genève.",
            "cp1252",
        ),
        (
            "El presidente declaró que no aceptaría una tregua. «Ya nos engañaron», añadió en Málaga.",
            "cp1252",
        ),
        ("Statsministern sade på tisdagen att större lösningar behövs, efter mötet i Göteborg.", "latin-1"),
        ("Die Länder müssen größere Lösungen finden, sagte er nach dem Gespräch in Köln.", "cp1252"),
        ("He said “no” — it’s a matter of £5 million, he added after the meeting.", "cp1252"),
        ("Prezydent oświadczył, że nie zgodzi się na rozejm. Już nas oszukano, dodał w Łodzi.", "iso8859_2"),
        ("Prezident prohlásil, že nebude souhlasit s příměřím. Už jsme byli podvedeni, řekl.", "cp1250"),
        (
            "Az elnök kijelentette, hogy a győri fegyverszünetet nem fogadja el. Már becsapták, így ő.",
            "cp1250",
        ),
        (
            "Prezidentas pareiškė, kad nesutiks su paliaubomis be saugumo garantijų, pridūrė jis čia.",
            "cp1257",
        ),
        ("Cumhurbaşkanı dün ateşkesi kabul etmeyeceğini açıkladı, diye ekledi İstanbul'da.", "cp1254"),
    ],
    ids=lambda value: value[:12],
)
def test_letters_with_accents_are_those_of_one_language(tmp_path: Path, text: str, encoding: str) -> None:
    found, report = decoded(tmp_path, text.encode(encoding))
    assert found == text
    assert codes(report) == ["import.encoding_guessed"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_no_binary_file(tmp_path: Path, encoding: str) -> None:
    found, report = decoded(tmp_path, "The minister said no.".encode(encoding))
    assert found == "The minister said no."
    assert codes(report) == ["import.encoding_guessed"]


def test_the_user_knows_better(tmp_path: Path) -> None:
    found, report = decoded(tmp_path, "ça va, là-bas".encode("cp1252"), encoding="cp1252")
    assert (found, codes(report)) == ("ça va, là-bas", [])
    found, report = decoded(tmp_path, b"\x81\x8d", encoding="cp1252")
    assert (found, codes(report)) == (None, ["import.encoding_refused"])


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"%PDF-1.7\nplain words",
        b"\x89PNG\r\n\x1a\n" + bytes(99),
        b"PK\x03\x04",
        b"a\0b",
    ],
)
def test_binary_files_are_not_read(tmp_path: Path, data: bytes) -> None:
    found, report = decoded(tmp_path, data)
    assert (found, codes(report)) == (None, ["import.binary"])


def test_a_stray_control_character_makes_no_binary_file(tmp_path: Path) -> None:
    found, _ = decoded(tmp_path, b"A page\x00 break. " + b"And many words. " * 30)
    assert found is not None


def test_a_broken_mark_is_told(tmp_path: Path) -> None:
    found, report = decoded(tmp_path, b"\xff\xfeodd")
    assert (found, codes(report)) == (None, ["import.encoding_refused"])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    report = Report()
    assert decode(Source(tmp_path / "gone.txt", "gone.txt", report)) is None
    assert codes(report) == ["import.unreadable"]


def test_progress_counts_bytes(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("word " * 1000)
    source = Source(path, "long.txt", Report())
    decode(source)
    assert source.position == 5000
