"""What holds for every test: no real screen, no real home, and nothing left behind.

A test fails that logs an unexpected warning, or leaves a thread, a running timer, a modal dialog or a window
alive. A test that means to provoke a warning looks at it and then calls ``caplog.clear()``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import dirt

# Before anything imports Qt, and whatever the desktop says: tests must not open windows in someone's face.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("ANNOTATOR_TEST_SCREEN", "offscreen")
os.environ["LANGUAGE"] = "en"

# Wall-clock deadlines measure the machine's other work, not ours.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("soak", settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test settings, state and cache folders of its own, on every system."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCAL_APPDATA"):
        monkeypatch.setenv(name.replace("_", ""), str(home / name.lower()))
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(home / name.lower()))


@pytest.fixture(autouse=True)
def clean_house(private_home: None, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test that leaves dirt."""
    threads = dirt.threads()
    yield
    found = [*dirt.warnings(caplog), *dirt.threads_left(threads), *dirt.widgets_left()]
    if found:
        pytest.fail("the test left behind: " + "; ".join(found), pytrace=False)
