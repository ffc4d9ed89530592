"""A machine that cannot show a window is told so in one line that names what to install."""

from __future__ import annotations

import ctypes
import sys

import pytest
from PySide6.QtGui import QFontInfo
from pytestqt.qtbot import QtBot

from annotator.errors import UserError
from annotator.gui import system


def break_qt(monkeypatch: pytest.MonkeyPatch, reason: str) -> None:
    """Let the import of Qt fail with this complaint."""

    class Broken:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "PySide6.QtWidgets":
                raise ImportError(reason)

    monkeypatch.delitem(sys.modules, "PySide6.QtWidgets")
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])


def without(monkeypatch: pytest.MonkeyPatch, *absent: str) -> None:
    """Let the loader miss these libraries, as on a bare Debian."""

    def load(name: str) -> object:
        if name in absent:
            raise OSError(f"{name}: cannot open shared object file")
        return object()

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", load)
    linked = [name for name in absent if not name.startswith("libxcb")]
    if linked:
        break_qt(monkeypatch, f"{linked[0]}: cannot open shared object file")


def test_all_missing_libraries_are_named_with_their_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(monkeypatch, "libEGL.so.1", "libxkbcommon.so.0")
    assert system.main([]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "libEGL.so.1, libxkbcommon.so.0" in told
    assert "apt install libegl1 libxkbcommon0" in told


def test_packages_can_be_listed_for_an_installer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(monkeypatch, "libGL.so.1")
    assert system.main(["--packages"]) == 0
    assert capsys.readouterr().out == "libgl1\n"


def test_what_only_a_screen_needs_is_not_asked_for_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libxcb-cursor.so.0")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("WAYLAND_DISPLAY", "")
    monkeypatch.setenv("DISPLAY", "")
    system.require_libraries()
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(UserError) as caught:
        system.require_libraries()
    assert caught.value.params["packages"] == "libxcb-cursor0"


def test_a_machine_without_a_display_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UserError, match="no_screen"):
        system.require_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    system.require_screen()


def test_a_library_qt_names_itself_gets_a_package_by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch)
    reason = "libexample-2.so.3: cannot open shared object file: No such file or directory"

    break_qt(monkeypatch, reason)
    with pytest.raises(UserError) as caught:
        system.require_libraries()
    assert caught.value.params["libraries"] == "libexample-2.so.3"
    assert caught.value.params["packages"] == "libexample-2-3"


def test_a_machine_without_fonts_is_told_so(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    system.require_fonts()
    monkeypatch.setattr(QFontInfo, "family", lambda self: "")
    with pytest.raises(UserError, match="no_fonts"):
        system.require_fonts()
