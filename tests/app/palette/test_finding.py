"""What is answered first, and that tens of thousands of names are no reason to wait."""

from __future__ import annotations

from time import process_time

from annotator.app.palette.entries import Entry
from annotator.app.palette.finding import LIMIT, Finder


def action(name: str, told: str = "File", *, possible: bool = True) -> Entry:
    return Entry("action", name.casefold(), name, told, "", possible)


def article(title: str) -> Entry:
    return Entry("document", title, title, "Article · AP")


def names(entries: list[Entry]) -> list[str]:
    return [entry.name for entry in entries]


def test_beginnings_come_before_words_within_and_those_before_parts_of_words() -> None:
    finder = Finder(map(action, ["Reimport", "Last Import", "Import Folder", "Export"]))
    assert names(finder.find("import")) == ["Import Folder", "Last Import", "Reimport", "Export"]
    assert names(finder.find("folder imp"))[0] == "Import Folder"


def test_of_equals_what_can_be_done_now_then_actions_then_what_was_chosen_lately() -> None:
    entries = [action("Merge one", possible=False), article("Merge two"), article("Merge three")]
    finder = Finder([*entries, action("Merge it all")], ["document Merge three"])
    assert names(finder.find("merge")) == ["Merge it all", "Merge three", "Merge two", "Merge one"]


def test_case_accents_and_signs_do_not_count() -> None:
    finder = Finder([article("Élysée: “No” to Łódź–Kyiv"), article("Київ просить")])
    for typed in ("elysee no", "ÉLYSÉE", "kyiv", '"no"'):
        assert names(finder.find(typed)) == ["Élysée: “No” to Łódź–Kyiv"]
    assert names(finder.find("київ"))[0] == "Київ просить"


def test_a_slip_of_the_finger_is_forgiven_but_not_any_letters() -> None:
    finder = Finder(map(action, ["Export", "Import Files", "Close Project"]))
    assert names(finder.find("exprot"))[:1] == ["Export"]
    assert finder.find("zzzz") == []


def test_the_menu_counts_but_the_word_article_does_not() -> None:
    finder = Finder([action("Dark", "View › Theme"), article("Grain")])
    assert names(finder.find("theme dark")) == ["Dark"]
    assert finder.find("article") == []


def test_nothing_typed_shows_recent_ones_then_what_can_be_done() -> None:
    entries = [action("One", possible=False), action("Two"), article("Grain"), article("Oil")]
    assert names(Finder(entries, ["document Oil", "action gone"]).find("  ")) == ["Oil", "Two", "One"]


def test_a_key_is_answered_at_once_among_twenty_thousand() -> None:
    titles = (f"Ministers meet in Kýiv on day {n} of the {n % 97}th round" for n in range(20_000))
    finder = Finder(map(article, titles))
    finder.prepare()
    for typed in ("m", "mi", "kyiv 19", "round day", "miniters"):
        start = process_time()
        found = finder.find(typed)
        assert process_time() - start < 0.05
        assert 0 < len(found) <= LIMIT
