"""A small window: nothing keeps it from being small, and nothing that matters gets out of reach."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from annotator.app.actions import shown_key
from annotator.core.codebook.model import Label
from annotator.gui.label import LabelScreen
from annotator.gui.label.keys import default_keys
from annotator.gui.label.labels_bar import LabelsBar
from tests.gui.label.conftest import Select


def inside(widget: QWidget, bar: QWidget) -> bool:
    return QRect(0, 0, bar.width(), bar.height()).contains(
        QRect(widget.mapTo(bar, widget.rect().topLeft()), widget.size())
    )


def shown(bar: LabelsBar) -> list[str]:
    return [ident for ident, button in bar.buttons.items() if not button.isHidden()]


def test_the_screen_fits_a_window_of_800_by_600(screen: LabelScreen) -> None:
    hint = screen.minimumSizeHint()
    assert hint.width() <= 800 and hint.height() <= 500
    screen.resize(800, 520)
    QApplication.processEvents()
    bar = screen.labels
    assert all(inside(bar.buttons[ident], bar) for ident in shown(bar))
    assert {f"label.{label.id}" for label in screen.session.codebook.labels} <= set(shown(bar))


def test_stances_are_shown_by_their_signs_before_anything_goes(screen: LabelScreen) -> None:
    bar = screen.labels
    whole = {ident: button.text() for ident, button in bar.buttons.items()}
    wide = bar._needed()
    bar.resize(wide - 1, bar.height())
    assert set(shown(bar)) == set(whole)
    support = bar.buttons["value.support"]
    assert (support.text(), support.toolTip()) == ("▲", support.accessibleName())
    assert "Support" in support.accessibleName()
    bar.resize(wide, bar.height())
    assert {ident: button.text() for ident, button in bar.buttons.items()} == whole
    assert support.toolTip() == ""


@pytest.mark.parametrize("width", [300, 500, 700, 1200, 2600])
def test_what_finds_no_place_is_offered_by_the_last_button(screen: LabelScreen, width: int) -> None:
    book = screen.session.codebook
    many = tuple(Label(f"l{n}", f"Label & number {n}", "#336699", "", "", (), {}) for n in range(20))
    bar = screen.labels
    bar.show_codebook(replace(book, labels=(*book.labels, *many)), {"label.actor": shown_key("A")})
    bar.resize(width, bar.height())
    gestures = [ident for ident in bar.buttons if ident.startswith(("label.", "value."))]
    hidden = [ident for ident in gestures if bar.buttons[ident].isHidden()]
    assert bar.more.isHidden() is (not hidden)
    if not hidden:
        return
    asked: list[str] = []
    bar.asked.connect(asked.append)
    bar.more.click()
    (menu,) = bar.findChildren(QMenu)
    offered = menu.actions()
    assert len(offered) == len([each for each in bar.buttons.values() if each.isHidden()])
    offered[0].trigger()
    assert asked == [next(ident for ident, button in bar.buttons.items() if button.isHidden())]
    menu.close()


def test_a_full_composer_stays_inside_a_small_window(screen: LabelScreen, select: Select) -> None:
    screen.resize(760, 520)
    select("Merz and Macron want security guarantees")
    screen.perform("label.proposal")
    screen.session.tying.leave()
    select("The Kremlin")
    screen.perform("label.actor")
    screen.session.tying.leave()
    screen.session.stating.choose_value("mixed")
    screen.session.stating.toggle_doubt()
    screen.session.stating.next_voice()
    QApplication.processEvents()
    bar = screen.composer
    assert screen.width() == 760
    assert all(inside(box, bar) for box in bar.boxes.values())
    assert inside(bar.save, bar)


def test_no_tab_is_out_of_sight_in_a_narrow_column(screen: LabelScreen) -> None:
    side = screen.side
    side.resize(220, 400)
    bar = side.bar
    assert bar.tabRect(bar.count() - 1).right() <= 220


def test_keys_of_the_codebook_are_the_buttons_keys(screen: LabelScreen) -> None:
    keys = default_keys(screen.session.codebook)
    buttons = screen.labels.buttons
    assert all(buttons[ident].key == keys.get(ident, "") for ident in buttons)
