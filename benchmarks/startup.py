"""How long it takes from starting the process until the sample project can be used.

Measured against the least there is: a process that shows an empty PySide6 window. Both are measured from
outside, from before the process is made until its event loop has painted; the first run of each only warms
the disk's cache, and the sample is made beforehand. Also told is what importing the library alone takes.

    python benchmarks/startup.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
LIMIT = 3.0
"""The sample may take so many times as long as the bare window."""

_READY = """
import os, sys
def ready(app):
    for _ in range(3):
        app.processEvents()
    print("ready", flush=True)
    os._exit(0)
"""

_BARE = f"""{_READY}
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
ready(app)
"""

# The program as it is started by hand; only where it would begin to wait for the user, it ends.
_SAMPLE = f"""{_READY}
from PySide6.QtWidgets import QApplication
QApplication.exec = staticmethod(lambda: ready(QApplication.instance()))
sys.argv = ["annotator", "--sample", "--annotator", "Ada"]
from annotator.__main__ import main
main()
"""

_LIBRARY = 'from annotator import Project; print("ready", flush=True)'


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        state = dict.fromkeys(("XDG_STATE_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"), folder)
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **state}
        # On a user's machine modules are compiled once, not at every start.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        took = {
            name: _measured(code, environment)
            for name, code in (("library", _LIBRARY), ("bare window", _BARE), ("sample", _SAMPLE))
        }
    for name, seconds in took.items():
        middle, least = statistics.median(seconds), min(seconds)
        print(f"{name:>12} s  median {middle:.3f}  least {least:.3f}  ({RUNS} starts)")
    ratio = statistics.median(took["sample"]) / statistics.median(took["bare window"])
    print(f"start: {ratio:.2f} times a bare window, allowed {LIMIT:.0f} times")


def _measured(code: str, environment: dict[str, str]) -> list[float]:
    _started(code, environment)
    return [_started(code, environment) for _ in range(RUNS)]


def _started(code: str, environment: dict[str, str]) -> float:
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert process.stdout is not None
    said = process.stdout.readline()
    took = time.perf_counter() - began
    _, complaint = process.communicate()
    if said != "ready\n":
        raise RuntimeError(f"it did not start: {said}{complaint}")
    return took


if __name__ == "__main__":
    main()
