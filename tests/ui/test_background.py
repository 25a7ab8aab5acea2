"""Work runs elsewhere, its results come back here, and what is cancelled stays quiet."""

from __future__ import annotations

import threading

import pytest

from studio.domain.changes import Changes
from ui.background import Background, LatestOnly
from ui.bridge import Bridge


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.cancel_all()


def test_a_result_comes_back_on_the_gui_thread(background, qtbot) -> None:
    heard = []
    here = threading.get_ident()
    background.start(
        lambda _report, _cancel: threading.get_ident(), lambda there: heard.append((there, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0][0] != here
    assert heard[0][1] == here
    qtbot.waitUntil(lambda: background.running == 0)


def test_an_error_comes_back_too(background, qtbot) -> None:
    heard = []
    background.start(lambda _report, _cancel: 1 // 0, None, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], ZeroDivisionError)


def test_progress_arrives_in_order(background, qtbot) -> None:
    heard, done = [], []

    def work(report, _cancel) -> None:
        for step in range(100):
            report(step / 100, f"step {step}")

    background.start(work, done.append, progress=lambda share, words: heard.append((share, words)))
    qtbot.waitUntil(lambda: bool(done))
    assert [words for _share, words in heard] == [f"step {step}" for step in range(100)]


def test_none_of_many_signals_is_lost(background, qtbot) -> None:
    heard = []
    for number in range(300):
        background.start(lambda _report, _cancel, number=number: number, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 300)
    assert sorted(heard) == list(range(300))


def test_a_forgotten_job_says_nothing(background, qtbot) -> None:
    heard = []
    job = background.start(lambda _report, cancel: cancel.wait(5), heard.append)
    job.forget()
    qtbot.waitUntil(lambda: background.running == 0)
    assert heard == []


def test_questions_do_not_wait_behind_commands(background, qtbot) -> None:
    gate, heard = threading.Event(), []
    for _ in range(8):
        background.start(lambda _report, _cancel: gate.wait(5))
    background.start(lambda _report, _cancel: "answer", heard.append, is_question=True)
    qtbot.waitUntil(lambda: heard == ["answer"])
    gate.set()


def test_what_changes_one_thing_is_done_in_its_order_and_nothing_long_holds_it_up(background, qtbot) -> None:
    first, long, order, ended = threading.Event(), threading.Event(), [], []

    def step(name: str, gate: threading.Event | None = None):
        def work(_report, _cancel) -> str:
            order.append(name)
            if gate is not None:
                gate.wait(5)
            return name

        return work

    background.start(step("1", first), ended.append, lane="a")
    background.start(step("2 fails"), ended.append, ended.append, lane="a")
    background.start(step("long", long), ended.append, lane="a", is_long=True)
    background.start(step("3"), ended.append, lane="a")
    background.start(step("elsewhere"), ended.append, lane="b")
    qtbot.waitUntil(lambda: ended == ["elsewhere"])
    assert sorted(order) == ["1", "elsewhere"]
    first.set()
    qtbot.waitUntil(lambda: ended == ["elsewhere", "1", "2 fails", "3"])
    long.set()
    qtbot.waitUntil(lambda: background.running == 0)
    assert order.index("long") > order.index("2 fails")


def test_edits_that_wait_are_done_when_the_window_closes(background) -> None:
    gate, done = threading.Event(), []

    def work(name: str):
        return lambda _report, _cancel: (gate.wait(5), done.append(name))

    for name in "abc":
        background.start(work(name), lane="plan")
    background.start(work("long"), lane="plan", is_long=True)
    gate.set()
    background.cancel_all()
    assert done == ["a", "b", "c"]


def test_only_the_latest_waiting_question_is_asked() -> None:
    asked = []
    latest = LatestOnly(lambda question, done, failed: asked.append((question, done)))
    heard = []
    for question in "abcd":
        latest.ask(question, heard.append, heard.append)
    assert [question for question, _done in asked] == ["a"]
    asked[0][1]("A")
    assert [question for question, _done in asked] == ["a", "d"]
    asked[1][1]("D")
    assert heard == ["A", "D"]
    latest.ask("e", heard.append, heard.append)
    assert asked[-1][0] == "e"


def test_changes_of_a_moment_become_one(qtbot) -> None:
    bridge, heard = Bridge(), []
    bridge.changed.connect(heard.append)
    threads = [
        threading.Thread(target=bridge.take, args=(Changes("p1", {"stage": frozenset({f"s{number}"})}),))
        for number in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: sum(len(change.kinds["stage"]) for change in heard) == 20)
    assert len(heard) <= 3
