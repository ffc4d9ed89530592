"""Files of networks: each slice its own, all or nothing, and never on top of a project."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from annotator.app import plugins
from annotator.app.networks.choice import Choice
from annotator.app.plugins import NetworkFormats
from annotator.app.project import Project
from annotator.core.network import Network
from annotator.errors import UserError
from annotator.formats.networks.csv_edges import CSV_EDGES
from annotator.formats.networks.graphml import GRAPHML
from annotator.formats.networks.ucinet import UCINET
from annotator.plugin_api import NetworkFormat, Target
from tests.app.networks import debates
from tests.app.networks.debates import Article, Said


def _full_disk(network: Network, target: Target) -> None:
    target.write("half of it")
    raise OSError(28, "No space left on device")


FULL = NetworkFormat("full", "Full disk", (".full",), "", _full_disk)
MONTHLY = Choice(slices="months")


@pytest.fixture(autouse=True)
def formats(monkeypatch: pytest.MonkeyPatch) -> None:
    known = NetworkFormats((CSV_EDGES, GRAPHML, UCINET, FULL))
    monkeypatch.setattr(plugins, "network_formats", lambda: known)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    months = [Article(f"2025-{month:02d}-10", {"Ada": [Said("kr", "nm")]}) for month in range(1, 12)]
    with debates.project(tmp_path, months) as project:
        yield project


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_one_file_whose_format_the_suffix_tells(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    report = project.networks.export(out / "net.dl")
    assert (out / "net.dl").read_text(encoding="utf-8").startswith("dl nr = 1, nc = 1")
    assert report.files == (out / "net.dl",)
    assert report.to_json()["networks"][0]["nodes"] == [1, 1]
    project.networks.export(out / "net")
    project.networks.export(out)
    assert files(out) == ["debate-network.graphml", "net.dl", "net.graphml"]
    again = project.networks.export(out / "net.dl", format="csv", options={"guard": False})
    assert files(out) == ["debate-network.graphml", "net-nodes.dl", "net.dl", "net.graphml"]
    assert [file.name for file in again.files] == ["net.dl", "net-nodes.dl"]


def test_slices_keep_their_suffix_and_sort_by_time(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    report = project.networks.export(out / "net.csv", MONTHLY)
    assert len(report.written) == 11
    names = [written.files[0].name for written in report.written]
    assert names[0] == "net-01-2025-01-01-to-2025-01-31.csv"
    assert names == sorted(names)
    assert len(files(out)) == 22
    assert all(written.start in written.files[0].name for written in report.written)


def test_a_write_that_fails_leaves_everything_as_it_was(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "net.full").write_text("old", encoding="utf-8")
    with pytest.raises(UserError, match="unwritable"):
        project.networks.export(out / "net.full")
    with pytest.raises(UserError, match="unwritable"):
        project.networks.export(out / ("x" * 300))
    assert files(out) == ["net.full"]
    assert (out / "net.full").read_text(encoding="utf-8") == "old"


def test_a_folder_in_the_way_of_one_slice_stops_all(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "net-11-2025-11-01-to-2025-11-30.dl").mkdir(parents=True)
    with pytest.raises(UserError, match="unwritable"):
        project.networks.export(out / "net.dl", MONTHLY)
    assert len(files(out)) == 1


def test_no_project_is_overwritten(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "other.dl"
    Project.create(other).close()
    for out, code in (
        (project.path, "onto_project"),
        (other, "onto_other"),
        (tmp_path / "no" / "x.dl", "no_folder"),
    ):
        with pytest.raises(UserError, match=code):
            project.networks.export(out)


def test_an_unknown_format_or_option_is_told(project: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"format\.unknown"):
        project.networks.export(tmp_path / "net", format="pajek")
    with pytest.raises(UserError, match=r"format\.no_such_option"):
        project.networks.export(tmp_path / "net.dl", options={"guard": True})


def test_an_installation_without_formats_says_so(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugins, "network_formats", lambda: NetworkFormats(()))
    for name in (None, "dl"):
        with pytest.raises(UserError, match="no_formats"):
            project.networks.export(tmp_path / "net.dl", format=name)


@pytest.mark.parametrize("most", [3, 15])
def test_called_off_in_the_middle_nothing_is_there(project: Project, tmp_path: Path, most: int) -> None:
    out = tmp_path / "out"
    out.mkdir()
    asked = count(1)
    report = project.networks.export(out / "net.dl", MONTHLY, cancelled=lambda: next(asked) > most)
    assert report.cancelled
    assert files(out) == []


def test_progress_counts_articles(project: Project, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    project.networks.export(tmp_path / "net.dl", progress=lambda done, every: told.append((done, every)))
    assert told[-1] == (11, 11)
