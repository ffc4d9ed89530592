"""The theme file is whole, its colours are readable, and the application wears what is chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from annotator.gui.theme import (
    KeyCap,
    Theme,
    choose_theme,
    chosen_theme,
    current,
    follow_system,
    paint_keycap,
    theme_changes,
)
from annotator.gui.theme.contrast import READABLE, contrast
from annotator.gui.theme.theme import MODES, Mode, parse_colour, theme_table

OKABE_ITO = ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#000000")
MOCK_UP = ("#2f6fb2", "#c77700", "#7a4fa3", "#1b8a5a", "#c4432b", "#767b84", "#8a5200", "#ffffff")
PAIRS = [
    (mode, text, ground)
    for mode in MODES
    for text, grounds in theme_table()["contrast"].items()
    for ground in grounds
]


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    """Leave the application as it was for the tests that follow."""
    yield
    choose_theme("system")
    qapp.setStyleSheet("")


def test_both_modes_name_the_same_roles() -> None:
    assert Theme.load("light").roles == Theme.load("dark").roles


@pytest.mark.parametrize(("mode", "text", "ground"), PAIRS)
def test_declared_pairs_are_readable(mode: Mode, text: str, ground: str) -> None:
    theme = Theme.load(mode)
    assert contrast(theme.colour(text), theme.colour(ground)) >= READABLE


def test_every_text_role_is_declared() -> None:
    texts = {role for role in Theme.load("light").roles if role.startswith("text") or role.endswith("_text")}
    assert texts <= set(theme_table()["contrast"])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("base", OKABE_ITO + MOCK_UP)
def test_tints_are_readable(mode: Mode, base: str) -> None:
    theme = Theme.load(mode)
    for tint in (theme.tint(base), theme.lit_tint(base)):
        assert contrast(theme.colour("text"), tint) >= READABLE
    assert contrast(theme.text_on_tint(base), theme.tint(base)) >= READABLE
    assert contrast(theme.text_of(base), theme.colour("paper")) >= READABLE


@given(mode=st.sampled_from(MODES), rgb=st.integers(0, 0xFFFFFF))
def test_any_colour_of_a_codebook_is_readable(mode: Mode, rgb: int) -> None:
    theme, base = Theme.load(mode), f"#{rgb:06x}"
    assert contrast(theme.text_on_tint(base), theme.tint(base)) >= READABLE
    assert contrast(theme.colour("text"), theme.lit_tint(base)) >= READABLE
    assert contrast(theme.mark(base), theme.colour("paper")) >= 3.0


def test_tints_look_like_the_mock_up() -> None:
    theme = Theme.load("light")
    for base, drawn in (("#2f6fb2", "#dbe8f6"), ("#c77700", "#fbe9cd"), ("#7a4fa3", "#eae1f3")):
        tint, wanted = theme.tint(base), QColor(drawn)
        assert abs(tint.red() - wanted.red()) <= 12
        assert abs(tint.green() - wanted.green()) <= 12
        assert abs(tint.blue() - wanted.blue()) <= 12


def test_colours_are_written_as_css_writes_them() -> None:
    assert parse_colour("#22252a30").alpha() == 0x30
    with pytest.raises(ValueError, match="reddish"):
        parse_colour("reddish")


@pytest.mark.parametrize("mode", MODES)
def test_the_style_sheet_is_whole(mode: Mode, qtbot: QtBot) -> None:
    sheet = Theme.load(mode).stylesheet()
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_a_choice_dresses_the_application_and_tells(qapp: QApplication, qtbot: QtBot) -> None:
    follow_system(qapp, "light")
    assert current().mode == "light"
    with qtbot.waitSignal(theme_changes().changed):
        choose_theme("dark")
    assert (chosen_theme(), current().mode) == ("dark", "dark")
    assert qapp.styleSheet() == Theme.load("dark").stylesheet()
    with qtbot.assertNotEmitted(theme_changes().changed):
        choose_theme("dark")
    choose_theme("light")
    assert qapp.palette().base().color() == Theme.load("light").colour("paper")


def test_the_system_is_followed(qapp: QApplication) -> None:
    follow_system(qapp, "system")
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert current().mode == ("dark" if dark else "light")


def test_a_key_is_drawn_as_a_small_box(qapp: QApplication, qtbot: QtBot) -> None:
    follow_system(qapp, "light")
    cap = KeyCap("Ctrl")
    qtbot.addWidget(cap)
    assert isinstance(cap, QLabel)
    assert cap.sizeHint().height() <= 22
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#dbe8f6"))
    painter = QPainter(image)
    box = paint_keycap(painter, QPointF(4, 4), "A").toRect()
    painter.end()
    assert image.pixelColor(box.topLeft() + QPoint(3, 4)) == current().colour("key_face")
    assert image.pixelColor(QPoint(50, 4)) == QColor("#dbe8f6")
