"""The menus, and the actions of the window itself and of the screens beside the label screen."""

from __future__ import annotations

from annotator.app.actions import (
    agreement,
    codebook,
    dataset,
    desk,
    entities,
    history,
    network,
    occurrences,
    review,
    search,
    sharing,
    showing,
    work,
)
from annotator.app.actions.model import Action, Menu
from annotator.app.messages.marking import N_

MENUS: tuple[Menu, ...] = (
    Menu("file", N_("&File")),
    Menu("file/recent", N_("Open Recent"), after="project.open"),
    Menu("edit", N_("&Edit")),
    Menu("edit/codebook", N_("Codebook"), after="edit.copy"),
    Menu("label", N_("&Label")),
    Menu(entities.MENU, N_("Entities"), after="span.tie"),
    Menu("document", N_("&Document")),
    Menu("review", N_("&Review")),
    Menu("view", N_("&View")),
    Menu("view/theme", N_("Theme"), after="view.zoom_reset"),
    Menu("help", N_("&Help")),
)
"""The menus in their order on the bar."""

FILE: tuple[Action, ...] = (
    Action("project.new", N_("New Project…"), "file", ("Ctrl+N",), group="open"),
    Action("project.open", N_("Open…"), "file", ("Ctrl+O",), group="open", tip=N_("Open another project")),
    Action(
        "import.files",
        N_("Import Files…"),
        "file",
        ("Ctrl+Shift+O",),
        group="transfer",
        tip=N_("Bring in articles: text, CSV, JSONL. Files can be dropped on the window, too"),
    ),
    Action(
        "import.folder",
        N_("Import Folder…"),
        "file",
        group="transfer",
        tip=N_("Bring in every article of a folder"),
    ),
    Action("export.dialog", N_("Export…"), "file", ("Ctrl+E",), group="transfer"),
    Action(
        "transfer.report",
        N_("Last Report"),
        "file",
        group="transfer",
        tip=N_("What the last import or export left out, and what to look at"),
    ),
    Action("project.close", N_("Close Project"), "file", ("Ctrl+W",), group="leave"),
    Action("window.quit", N_("Quit"), "file", ("Ctrl+Q",), group="leave"),
)

EDIT: tuple[Action, ...] = (
    Action("edit.copy", N_("Copy"), "edit", ("Ctrl+C",), group="edit", tip=N_("Copy the selected text")),
)

SCREENS: tuple[Action, ...] = (
    Action(
        "screen.label",
        N_("Label"),
        "view",
        ("Ctrl+1",),
        group="screen",
        kind="choice",
        tip=N_("Read articles and label them"),
    ),
    Action(
        "screen.review",
        N_("Review"),
        "view",
        ("Ctrl+2",),
        group="screen",
        kind="choice",
        tip=N_("Decide where annotators differ; annotators see their corrections"),
    ),
    Action(
        "screen.agreement",
        N_("Agreement"),
        "view",
        ("Ctrl+3",),
        group="screen",
        kind="choice",
        tip=N_("How far annotators agree, with the cases behind every figure"),
    ),
    Action(
        "screen.work",
        N_("Work"),
        "view",
        ("Ctrl+4",),
        group="screen",
        kind="choice",
        tip=N_("Who labels what, and how far they are"),
    ),
    Action(
        "screen.search",
        N_("Search"),
        "view",
        ("Ctrl+5",),
        group="screen",
        kind="choice",
        tip=N_("Words and labels in all articles"),
    ),
    Action(
        "screen.entities",
        N_("Entities"),
        "view",
        ("Ctrl+6",),
        group="screen",
        kind="choice",
        tip=N_("Who and what is spoken of: names, kinds, uses; unite and take apart"),
    ),
    Action(
        "screen.codebook",
        N_("Codebook"),
        "view",
        ("Ctrl+7",),
        group="screen",
        kind="choice",
        tip=N_("Labels, values, rules: what may be said, and how it looks"),
    ),
)
"""One action a screen, in the order of the tabs."""

VIEW: tuple[Action, ...] = (
    Action("pane.text", N_("Back to the Text"), "view", ("Esc",), "panels", group="pane"),
    Action("theme.system", N_("As the System"), "view/theme", kind="choice", group="theme"),
    Action("theme.light", N_("Light"), "view/theme", kind="choice", group="theme"),
    Action("theme.dark", N_("Dark"), "view/theme", kind="choice", group="theme"),
)

HELP: tuple[Action, ...] = (
    Action("help.keys", N_("Keys"), "help", ("F1",), group="help", tip=N_("Every key on one card")),
    Action("help.about", N_("About Annotator"), "help", group="about"),
)

PEOPLE: tuple[Action, ...] = (
    Action(
        "person.add",
        N_("Add a Person…"),
        "person",
        group="add",
        tip=N_("Somebody else labels in this project"),
    ),
)

WINDOW_ACTIONS: tuple[Action, ...] = (
    FILE
    + dataset.ACTIONS
    + network.ACTIONS
    + sharing.ACTIONS
    + EDIT
    + desk.ACTIONS
    + search.ACTIONS
    + review.ACTIONS
    + agreement.ACTIONS
    + work.ACTIONS
    + entities.ACTIONS
    + codebook.ACTIONS
    + occurrences.ACTIONS
    + SCREENS
    + history.ACTIONS
    + VIEW
    + showing.ACTIONS
    + HELP
    + PEOPLE
)
