"""The application's style sheet, filled in from a theme's roles.

Widgets ask for a look with a dynamic property, never with colours of their own:

=====================  =======================================================================
``look="paper"``       a sheet in the paper colour (tool bar, composer)
``look="panel"``       a side panel
``look="desk"``        what cards lie on
``look="card"``        a rounded card; ``lit=true`` rings it
``look="keycap"``      a key hint: a small rounded box (``QLabel``)
``look="muted"``       secondary text; ``"small"`` smaller still; ``"heading"`` bold;
                       ``"muted_heading"`` both; ``"quote"`` italic serif, muted
``look="reading"``     the article (``QTextEdit``); it paints its selection with the spans
``look="palette"``     the floating palette at the selection
``look="question"``    the bar over the screen that waits for an answer
``look="quiet"``       a button or tool button without a frame until the pointer is on it
``look="primary"``     the one button a dialog is about
``look="danger"``      text that tells of a failure
=====================  =======================================================================
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Template

_BASE = """
* { outline: 0; }
QWidget { color: $text; font-family: $ui_families; font-size: ${ui}px; }
QMainWindow, QDialog, QMessageBox, QWizard { background: $window; }
QToolTip { background: $tooltip; color: $tooltip_text; border: 0; padding: 4px 7px; font-size: ${ui}px; }
QLabel { background: transparent; }
QFrame[frameShape="4"], QFrame[frameShape="5"] { color: $line; }
*[look="paper"] { background: $paper; }
*[look="panel"] { background: $panel; }
*[look="desk"] { background: $desk; }
QLabel[look="muted"] { color: $text_muted; }
QLabel[look="small"] { color: $text_muted; font-size: ${ui_small}px; }
QLabel[look="heading"] { font-weight: 600; }
QLabel[look="title"] { font-size: ${ui_large}px; font-weight: 600; }
QLabel[look="muted_heading"] { color: $text_muted; font-weight: 600; }
QLabel[look="danger"] { color: $danger; }
QLabel[look="quote"] { color: $text_muted; font-family: $reading_families; font-style: italic; }
QLabel[look="keycap"] {
  color: $key_text; background: $key_face; border: 1px solid $key_border;
  border-bottom: 2px solid $key_border; border-radius: 3px; padding: 0px 4px;
  font-size: ${ui_small}px; font-weight: 600;
}
QFrame[look="card"] { background: $paper; border: 1px solid $line; border-radius: ${radius_card}px; }
QFrame[look="card"]:hover { border-color: $line_strong; }
QFrame[look="card"][lit="true"] { border: 2px solid $focus_halo; }
QFrame[look="question"] { background: $accent_soft; border: 0; border-bottom: 1px solid $line; }
QFrame[look="palette"] {
  background: $paper; border: 1px solid $line_strong; border-radius: ${radius_card}px;
}
"""

_BARS = """
QMenuBar { background: $window; border: 0; border-bottom: 1px solid $line; padding: 1px 6px; }
QMenuBar::item { background: transparent; color: $text_muted; padding: 4px 7px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; color: $text; }
QMenu { background: $paper; border: 1px solid $line_strong; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; background: transparent; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QToolBar { background: $paper; border: 0; border-bottom: 1px solid $line; padding: 6px 8px; spacing: 6px; }
QToolBar::separator { background: $line_strong; width: 1px; margin: 7px 5px; }
QStatusBar { background: $window; color: $text_muted; border-top: 1px solid $line; }
QStatusBar QLabel { color: $text_muted; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: ${scroll_bar}px; }
QScrollBar:horizontal { height: ${scroll_bar}px; }
QScrollBar::handle { background: $scroll_thumb; border-radius: 3px; margin: 2px 2px 2px 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $scroll_thumb_hover; }
QScrollBar[idle="true"]::handle { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
"""

_LISTS = """
QAbstractScrollArea { background: $panel; border: 0; }
QTextEdit, QPlainTextEdit, QTextBrowser { background: $paper; selection-background-color: $selection; }
QListView, QTreeView, QTableView {
  background: $panel; border: 0; selection-background-color: $accent_soft; selection-color: $text;
  alternate-background-color: $hover;
}
QListWidget { border: 1px solid transparent; border-radius: 5px; padding: 1px; }
QListWidget:focus { border-color: $focus_ring; }
QListView::item, QTreeView::item { padding: 4px 8px; border: 0; border-left: 3px solid transparent; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected {
  background: $paper; color: $text; border-left: 3px solid $accent;
}
QHeaderView::section {
  background: $panel; color: $text_muted; border: 0; border-bottom: 1px solid $line; padding: 5px 8px;
}
QFrame[look="card"] QListWidget, QFrame[look="card"] QHeaderView::section { background: $paper; }
QTableView { background: $paper; gridline-color: $line; }
QTableView::item { padding: 3px 6px; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $text_muted; border: 0; border-bottom: 2px solid transparent;
  padding: 7px 2px 5px 2px; margin: 0 7px; font-weight: 500;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $text; font-weight: 600; }
QTabBar::tab:selected:focus { color: $accent; border-bottom: 2px solid $focus_ring; }
QProgressBar {
  background: $line; border: 0; border-radius: 2px; max-height: 5px; min-height: 5px; color: transparent;
}
QProgressBar::chunk { background: $done; border-radius: 2px; }
"""

_FIELDS = """
QLineEdit, QAbstractSpinBox, QComboBox, QTextEdit[look="field"], QPlainTextEdit {
  background: $paper; color: $text; border: 1px solid $line; border-radius: ${radius}px; padding: 5px 8px;
  selection-background-color: $selection; selection-color: $text; placeholder-text-color: $text_muted;
}
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $line_strong; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QTextEdit[look="field"]:focus,
QPlainTextEdit:focus {
  border: 1px solid $focus_ring;
}
QLineEdit:disabled, QComboBox:disabled { color: $disabled; background: $panel; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }
QTextEdit[look="reading"] {
  background: $paper; color: $text; border: 0;
  selection-background-color: transparent; selection-color: $text;
}
QComboBox QLineEdit { background: transparent; border: 0; padding: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url("$chevron"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $line_strong; padding: 4px; }
QPushButton {
  background: $paper; color: $text; border: 1px solid $line_strong; border-radius: ${radius}px;
  padding: 5px 14px; min-height: 18px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 1px solid $focus_ring; }
QPushButton:disabled { color: $disabled; border-color: $line; background: $panel; }
QPushButton:default, QPushButton[look="primary"] {
  background: $accent; color: $accent_text; border: 1px solid $accent; font-weight: 600;
}
QPushButton:default:focus, QPushButton[look="primary"]:focus { border: 2px solid $text; padding: 4px 13px; }
QPushButton:default:disabled, QPushButton[look="primary"]:disabled {
  background: $line; color: $text_muted; border-color: $line;
}
QToolButton, QPushButton[look="quiet"] {
  background: transparent; color: $text; border: 1px solid transparent; border-radius: ${radius}px;
  padding: 3px 7px; min-height: 0;
}
QToolButton:hover, QPushButton[look="quiet"]:hover { background: $hover; }
QToolButton:pressed, QPushButton[look="quiet"]:pressed { background: $line; }
QToolButton:focus, QPushButton[look="quiet"]:focus { border: 1px solid $focus_ring; }
QToolButton:checked { font-weight: 600; background: $accent_soft; }
QToolButton[look="choice"] { font-weight: 600; padding: 3px 4px; }
QToolButton[look="tab"] { color: $text_muted; padding: 3px 8px; }
QToolButton[look="tab"]:hover { color: $text; }
QToolButton[look="tab"]:checked { color: $text; background: transparent; }
QToolButton:disabled, QPushButton[look="quiet"]:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { spacing: 7px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
  width: 14px; height: 14px; border: 1px solid $line_strong; border-radius: 4px; background: $paper;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $text_muted; }
QCheckBox::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$check");
}
QRadioButton::indicator:checked {
  border-color: $accent;
  background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 $accent, stop: 0.55 $accent, stop: 0.65 $paper, stop: 1 $paper);
}
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus_ring; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $panel; }
QGroupBox { border: 0; border-top: 1px solid $line; margin-top: 18px; padding-top: 8px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; padding-right: 8px; }
"""

_SHEET = Template("".join((_BASE, _BARS, _LISTS, _FIELDS)))


def _family_list(families: Sequence[str]) -> str:
    return ", ".join(f'"{family}"' for family in families)


def stylesheet(
    colours: Mapping[str, str],
    sizes: Mapping[str, int],
    families: Mapping[str, Sequence[str]],
    pictures: Mapping[str, str],
) -> str:
    """The sheet for one mode.

    ``colours`` by role, ``sizes`` in pixels, font ``families`` by kind, ``pictures``: paths by name.
    """
    fonts = {f"{kind}_families": _family_list(names) for kind, names in families.items()}
    pixels = {name: str(size) for name, size in sizes.items()}
    return _SHEET.substitute({**colours, **pixels, **fonts, **pictures})
