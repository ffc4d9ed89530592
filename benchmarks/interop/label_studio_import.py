"""What Label Studio makes of our export: imported through its endpoint, exported again, and compared.

It runs in an environment of its own, on loopback, with a database in a temporary folder. Its endpoint
answers "created" to nearly anything, so what counts is what its export gives back: the same regions and
relations of every annotation, and read by us the same project.

    python benchmarks/interop/label_studio_import.py
"""

from __future__ import annotations

import csv
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from annotator import Project
from benchmarks.interop.own_venv import python_with
from benchmarks.interop.tricky import project_in

REQUIREMENTS = ("label-studio==1.23.2",)
_TOKEN = "0123456789abcdef0123456789abcdef01234567"
_PATIENCE = 240


class Server:
    """Label Studio on loopback, while the context lasts."""

    def __init__(self, python: Path, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._root = f"http://127.0.0.1:{port}/api/"
        self._log = folder / "server.log"
        command = [
            str(python.with_name("label-studio")), "start", "--no-browser", "--data-dir", f"{folder}/data",
            "--internal-host", "127.0.0.1", "--port", str(port), "--username", "a@example.org",
            "--password", "long enough", "--user-token", _TOKEN, "--enable-legacy-api-token",
        ]  # fmt: skip
        quiet = {"COLLECT_ANALYTICS": "0", "LATEST_VERSION_CHECK": "0", "SENTRY_DSN": ""}
        with self._log.open("wb") as log:
            environment = {**os.environ, **quiet}
            self._process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)

    def __enter__(self) -> Server:
        for _ in range(_PATIENCE):
            try:
                self.call("GET", "projects")
                return self
            except (urllib.error.URLError, ConnectionError, RuntimeError):
                assert self._process.poll() is None, self._log.read_text()[-3000:]
                time.sleep(1)
        raise TimeoutError(self._log.read_text()[-3000:])

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(30)

    def call(self, method: str, path: str, value: Any = None) -> Any:
        """The answer to a request, as JSON."""
        body = None if value is None else json.dumps(value).encode()
        headers = {"Authorization": f"Token {_TOKEN}", "Content-Type": "application/json"}
        request = urllib.request.Request(self._root + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode("utf-8", "replace")[:2000]) from error


def main() -> None:
    """Go there and back, and say what arrived."""
    python = python_with("label-studio", *REQUIREMENTS)
    with tempfile.TemporaryDirectory() as name, project_in(Path(name)) as project:
        folder = Path(name)
        project.export(folder / "config.xml", format="label-studio-config")
        gone = project.export(folder / "ours.json", format="label-studio")
        tasks = json.loads((folder / "ours.json").read_text(encoding="utf-8"))
        began = time.perf_counter()
        with Server(python, folder) as server:
            config = (folder / "config.xml").read_text(encoding="utf-8")
            made = server.call("POST", "projects", {"title": "project", "label_config": config})
            server.call("POST", f"projects/{made['id']}/import", tasks)
            back = _exported(server, made["id"], len(tasks))
            (folder / "theirs.json").write_text(json.dumps(back), encoding="utf-8")
            _compare(tasks, back)
        seconds = time.perf_counter() - began
        _import_again(project, folder)
    print(
        f"Label Studio: {gone.documents} documents, {gone.spans} spans and {gone.statements} statements "
        f"went in, came out and came back as the same ({seconds:.1f} s, {len(gone.lost)} reported losses)"
    )


def _exported(server: Server, project: int, expected: int) -> list[dict[str, Any]]:
    """All tasks of a project; what was imported is worked off in the background."""
    tasks: list[dict[str, Any]] = []
    for _ in range(60):
        query = "exportType=JSON&download_all_tasks=true"
        tasks = server.call("GET", f"projects/{project}/export?{query}")
        if len(tasks) == expected:
            break
        time.sleep(1)
    return tasks


def _compare(tasks: list[dict[str, Any]], back: list[dict[str, Any]]) -> None:
    by_uid = {task["meta"]["annotator"]["uid"]: task for task in back}
    assert len(back) == len(tasks), (len(back), len(tasks))
    for task in tasks:
        theirs = by_uid[task["meta"]["annotator"]["uid"]]
        assert theirs["data"] == task["data"]
        results = {one["import_id"]: one for one in theirs["annotations"]}
        for annotation in task["annotations"]:
            found = results[annotation["id"]]
            assert found["result"] == annotation["result"], annotation["id"]
            assert found["ground_truth"] == annotation["ground_truth"]


def _import_again(project: Project, folder: Path) -> None:
    """Their export as a new project says what the first one says."""
    with Project.create(folder / "back.annotator") as back:
        came = back.import_files([folder / "theirs.json"])
        assert not came.skipped, came.skipped[:3]
        project.export(folder / "before.csv", format="statements-csv")
        back.export(folder / "after.csv", format="statements-csv")
    assert _rows(folder / "before.csv") == _rows(folder / "after.csv")


def _rows(file: Path) -> list[dict[str, str]]:
    """Statements; annotators are told by name, their uids are those of a new project."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = [{**row, "annotator_uid": ""} for row in csv.DictReader(stream)]
    return sorted(rows, key=lambda row: row["uid"])


if __name__ == "__main__":
    main()
