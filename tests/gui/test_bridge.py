"""What other threads call is run in Qt's thread, in order, until the bridge is closed."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from annotator.gui.bridge import Bridge


def test_calls_from_a_thread_arrive_in_qts_thread_and_in_order(qtbot: QtBot) -> None:
    bridge = Bridge()
    arrived: list[tuple[int, bool]] = []

    def note(number: int) -> None:
        arrived.append((number, threading.current_thread() is threading.main_thread()))

    carried = bridge.carry(note)
    thread = threading.Thread(target=lambda: [carried(number) for number in range(50)])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(arrived) == 50)
    assert arrived == [(number, True) for number in range(50)]


def test_calls_from_qts_thread_happen_at_once(qtbot: QtBot) -> None:
    arrived: list[int] = []
    Bridge().call(arrived.append, 1)
    assert arrived == [1]


def test_a_closed_bridge_carries_nothing_any_more(qtbot: QtBot) -> None:
    bridge = Bridge()
    arrived: list[int] = []
    thread = threading.Thread(target=lambda: bridge.call(arrived.append, 1))
    thread.start()
    thread.join()
    bridge.close()
    qtbot.wait(10)
    assert arrived == []
