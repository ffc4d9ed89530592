"""Work in the background: progress, an end that is told, errors that surface, and calling it off."""

from __future__ import annotations

import sys
import threading

import pytest

from annotator.app.jobs import InlineRunner, Job, ThreadRunner


def test_a_job_answers_with_its_result_and_its_progress() -> None:
    def work(job: Job[str]) -> str:
        job.report(1, 2)
        return threading.current_thread().name

    ended: list[Job[str]] = []
    runner = ThreadRunner()
    job = runner.start("counting", work, ended.append)
    assert job.wait(5) and runner.close(5)
    assert (job.result, job.progress, job.state, ended) == ("job: counting", (1, 2), "done", [job])


def test_an_error_belongs_to_whoever_asks_for_the_result() -> None:
    def work(job: Job[None]) -> None:
        raise KeyError("oh")

    job = InlineRunner().start("failing", work)
    assert (job.state, job.wait(0)) == ("failed", True)
    with pytest.raises(KeyError, match="oh"):
        _ = job.result


def test_closing_calls_off_what_runs() -> None:
    started = threading.Event()

    def work(job: Job[bool]) -> bool:
        started.set()
        while not job.cancelled():
            pass
        return True

    runner = ThreadRunner()
    job = runner.start("long", work)
    assert started.wait(5)
    assert runner.close(5)
    assert job.result


def test_threads_take_quick_turns_only_while_a_job_runs() -> None:
    usual = sys.getswitchinterval()
    runner = ThreadRunner()
    job = runner.start("asking", lambda job: sys.getswitchinterval())
    assert runner.close(5)
    assert job.result < usual == sys.getswitchinterval()


def test_inline_jobs_end_before_start_returns() -> None:
    ended: list[str] = []
    job = InlineRunner().start("now", lambda job: job.name, lambda job: ended.append(job.result))
    assert (job.result, ended, InlineRunner().close()) == ("now", ["now"], True)
