"""The lock: one at a time, first come first served, and never lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from annotator.store.lock import FairLock


def _run(*works: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not any(thread.is_alive() for thread in threads), "a thread never got its turn"


def test_many_threads_never_meet_and_all_come_through() -> None:
    lock, inside, met = FairLock(), [0], [0]

    def work() -> None:
        for turn in range(300):
            with lock:
                inside[0] += 1
                met[0] = max(met[0], inside[0])
                if turn % 7 == 0:
                    with lock:
                        time.sleep(0)
                inside[0] -= 1

    _run(*[work] * 8)
    assert met == [1]
    assert not lock.is_wanted


def test_whoever_waits_longest_is_next() -> None:
    lock, order = FairLock(), []

    def wait(number: int) -> None:
        with lock:
            order.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(5)]
    with lock:
        for number, thread in enumerate(threads):
            thread.start()
            _until(lambda: len(lock._waiting) == number + 1)  # noqa: B023
        assert lock.is_wanted
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_who_lets_go_and_comes_back_queues_behind_who_waits() -> None:
    lock, order = FairLock(), []
    started, asking = threading.Event(), threading.Event()

    def greedy() -> None:
        with lock:  # until the other is at the door, however busy the machine is
            started.set()
            asking.wait()
            time.sleep(0.05)
        for _ in range(50):
            with lock:
                order.append("greedy")
                time.sleep(0.0005)

    def patient() -> None:
        started.wait()
        asking.set()
        for _ in range(10):
            with lock:
                order.append("patient")

    _run(greedy, patient)
    first = order.index("patient")
    assert first <= 3
    assert order[first : first + 19].count("patient") >= 9


def test_an_error_inside_lets_the_lock_go() -> None:
    lock = FairLock()
    with pytest.raises(ValueError, match="inside"), lock:
        raise ValueError("inside")
    _run(lambda: lock.__enter__().__exit__(None, None, None))


def test_who_is_interrupted_while_waiting_leaves_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    lock, through = FairLock(), []

    class Interrupted:
        """A turn whose taker gets Ctrl+C instead."""

        def __init__(self) -> None:
            self._taken = False

        def acquire(self) -> None:
            if self._taken:
                raise KeyboardInterrupt
            self._taken = True

        def release(self) -> None:
            """Nobody is there any more."""

    def interrupted() -> None:
        with monkeypatch.context() as patched:
            patched.setattr(threading, "Lock", Interrupted)
            with pytest.raises(KeyboardInterrupt), lock:
                through.append("never")

    with lock:
        _run(interrupted)
        assert not lock.is_wanted
    _run(lambda: lock.__enter__().__exit__(None, None, None))
    assert through == []


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.001)
