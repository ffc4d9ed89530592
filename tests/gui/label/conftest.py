"""The real label screen on a real project, driven by keys as the window drives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.actions import registry_for
from annotator.app.project import Project
from annotator.core.commands import CreateEntity
from annotator.gui.keys import TextKeys
from annotator.gui.label import LabelScreen
from annotator.gui.theme import follow_system
from tests.app.labelling.documents import add_documents

TEXT = (
    "Zelenskyy arrived with one demand. He has pressed for months for binding security guarantees, and said "
    "that any truce without them would only give Moscow time to rearm.\n"
    "The Kremlin has ruled out NATO membership for Ukraine. Merz and Macron want security guarantees. "
    "“We need guarantees,” he said, “before any truce.” Zelensky’s aides agreed."
)
Keys = Callable[..., None]
Select = Callable[..., None]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(made, {"a": TEXT, "b": "Baltic ministers answer Washington.", "c": "Crimea."})
        made.execute(CreateEntity("person", "Volodymyr Zelenskyy", ("Zelenskyy",)))
        made.execute(CreateEntity("proposal", "Security guarantees", ("binding security guarantees",)))
        yield made


@pytest.fixture
def screen(project: Project, qtbot: QtBot, qapp: QApplication) -> Iterator[LabelScreen]:
    follow_system(qapp, "light")
    made = LabelScreen(project)
    qtbot.addWidget(made)
    made.view.set_key_handler(TextKeys(registry_for(project.codebook), made.perform))
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.restore(document="a")
    made.activateWindow()
    qtbot.waitUntil(made.view.hasFocus)
    yield made
    made.leave()
    made.close()


@pytest.fixture
def select(screen: LabelScreen) -> Select:
    """Select some words of the text, the n-th time (counted from 0) they occur."""

    def choose(words: str, occurrence: int = 0) -> None:
        start = -1
        for _ in range(occurrence + 1):
            start = screen.session.text.index(words, start + 1)
        screen.view.select(start, start + len(words))

    return choose


@pytest.fixture
def press(qapp: QApplication) -> Keys:
    """Press keys, one after another, wherever the focus is."""

    def type_keys(*keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            if isinstance(key, str):
                QTest.keyClicks(focused, key, held)
            else:
                QTest.keyClick(focused, key, held)

    return type_keys
