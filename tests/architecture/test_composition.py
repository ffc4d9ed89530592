"""The program is put together by one module, and a machine that lacks something is told so in one line."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from annotator import __main__ as program


def test_commands_without_a_window_never_load_qt() -> None:
    ask = "import sys; import annotator.__main__; print([m for m in sys.modules if 'PySide6' in m])"
    answer = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == "[]"


def test_a_missing_library_is_one_line_at_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(name: str) -> object:
        if name == "libEGL.so.1":
            raise OSError(name)
        return object()

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(sys, "argv", ["annotator", "selftest"])
    # Libraries are looked for one by one only where Qt does not load.
    with monkeypatch.context() as without, pytest.raises(SystemExit) as exit_:
        without.setitem(sys.modules, "PySide6.QtWidgets", None)
        program.main()
    told = capsys.readouterr()
    assert exit_.value.code == 1
    assert told.err.count("\n") == 1
    assert "apt install libegl1" in told.err
