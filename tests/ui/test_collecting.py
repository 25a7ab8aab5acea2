"""Widgets in cycles go in the window's thread, whoever makes objects meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.collecting import Collector


class Tied(QWidget):
    """Holds itself, as a widget does whose slot is a closure over it."""

    def __init__(self, gone: list[bool]) -> None:
        super().__init__()
        self.myself = self
        self.witness = Witness(gone)


class Witness:
    """Notes in which thread it goes."""

    def __init__(self, gone: list[bool]) -> None:
        self._gone = gone

    def __del__(self) -> None:
        self._gone.append(threading.current_thread() is threading.main_thread())


@pytest.fixture
def collector(qapp) -> Iterator[Collector]:
    owner, thresholds = QObject(), gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # a command line that ran in this process has others
    gc.enable()
    made = Collector(owner)
    yield made
    made.stop()
    gc.set_threshold(*thresholds)


def make_many() -> None:
    """More cyclic garbage than Python leaves lying anywhere."""
    for _ in range(20_000):
        tied: list[object] = []
        tied.append(tied)


def test_a_widget_goes_in_the_windows_thread(qtbot, collector) -> None:
    gone: list[bool] = []
    for _ in range(3):
        Tied(gone)
    worker = threading.Thread(target=make_many)
    worker.start()
    worker.join()
    assert gone == [], "nothing is collected in a worker"
    qtbot.waitUntil(lambda: len(gone) == 3)
    assert gone == [True, True, True]


def test_python_collects_by_itself_again_afterwards(collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
