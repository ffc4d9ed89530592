"""The wheel carries what the program needs besides code, and the program finds it there."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

pytestmark = pytest.mark.packaging

ASK = """
from importlib.metadata import entry_points
from annotator.app.resources import resource, seeds
from annotator.app.messages import known_codes
print(resource("codebooks", "positions.toml").read_text(encoding="utf-8")[:0], end="")
print(resource(), seeds(), len(known_codes()), sep="\\n")
assert list(seeds().iterdir())
assert all(point.load() for point in entry_points(group="annotator.formats"))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, "-m", "pip", *command], check=True)
    (built,) = folder.glob("annotator-*.whl")
    return built


def test_the_wheel_holds_the_program_and_its_files_alone(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "annotator/_resources/icons/annotator.svg" in names
    assert "annotator/_resources/codebooks/positions.toml" in names
    assert any(name.startswith("annotator/_seeds/") for name in names)
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"annotator"}


def test_an_installed_wheel_finds_its_files(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=False)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        str(wheel),
    ]
    subprocess.run(install, check=True)
    # the libraries come from the environment of the tests; the program does not: the wheel's stands first
    ours = Path(pytest.__file__).parent.parent
    (Path(site) / "libraries.pth").write_text(f"{ours}\n", encoding="utf-8")
    answer = subprocess.run([python, "-c", ASK], check=True, capture_output=True, text=True, cwd=tmp_path)
    resources, seeds, codes = answer.stdout.split("\n")[:3]
    assert Path(resources) == Path(site) / "annotator" / "_resources"
    assert Path(seeds) == Path(site) / "annotator" / "_seeds"
    assert int(codes) > 0
