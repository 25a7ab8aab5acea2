"""What every test gets without asking: an own home, no screen needed, no surprises in the log, nothing left running.

Fixtures for one subject only (a world of studios, servers, robots) live beside their tests, not here.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import re
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# stretching the passphrase of every recovery file as long as people's takes most of a second each time
os.environ["SEGUE_SCRYPT_N"] = "1024"
KEPT = {"SEGUE_TEST_DATA", "SEGUE_SCRYPT_N"}
"""What tests keep of the machine's own settings."""

REPOSITORY = Path(__file__).resolve().parent.parent
SCREENSHOTS = REPOSITORY / "screenshots"
PATIENCE_S = 3.0
"""How long a thread or a process may take to end by itself after its test."""
IS_THOROUGH = bool(os.environ.get("SEGUE_THOROUGH"))
THOROUGH_S = 4 * 3600
"""How long one test may take then."""

# Time limits per example only measure how busy the machine is.
hypothesis.settings.register_profile(
    "local", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], max_examples=50
)
hypothesis.settings.register_profile("ci", hypothesis.settings.get_profile("local"), print_blob=True)
hypothesis.settings.register_profile("thorough", hypothesis.settings.get_profile("local"), max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "local"))


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder of real files: ``SEGUE_TEST_DATA``, else ``../shared/data`` beside the repository."""
    folder = Path(os.environ.get("SEGUE_TEST_DATA") or REPOSITORY.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"real test files are not here: {folder} (set SEGUE_TEST_DATA)")
    return folder


@pytest.fixture(autouse=True)
def isolated_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Every test has its own home, keys in files, and none of the machine's S3 accounts."""
    for name in [name for name in os.environ if name.startswith(("AWS_", "SEGUE_")) and name not in KEPT]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    monkeypatch.setenv("SEGUE_HOME", str(home))
    monkeypatch.setenv("SEGUE_KEYS", "file")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "no-aws-config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "no-aws-credentials"))
    return home


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A long value is named by its length: pytest writes it out whole, and forty megabytes go through every process."""
    return f"{argname}-of-{len(val)}" if isinstance(val, bytes | str) and len(val) > 80 else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items if IS_THOROUGH else ():
        item.add_marker(pytest.mark.timeout(THOROUGH_S))


def pytest_runtest_setup() -> None:
    if IS_THOROUGH:  # what would end the process over a test that takes minutes
        faulthandler.cancel_dump_traceback_later()


# --- a logged warning fails the test --------------------------------------------------------------------------------


class LogWatch(logging.Handler):
    """Collects warnings and errors that nobody announced.

    Expected ones: mark the test ``expects_logs``, or provoke them inside ``with caplog.at_level(logging.WARNING):``.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.unexpected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno not in (logging.getLogger().level, logging.getLogger(record.name).level):
            self.unexpected.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    if item.get_closest_marker("expects_logs"):
        return (yield)
    watch = LogWatch()
    root = logging.getLogger()
    level_before = root.level
    root.setLevel(logging.INFO)  # normally WARNING, which would look as if the test had announced warnings
    root.addHandler(watch)
    try:
        result = yield
    finally:
        root.removeHandler(watch)
        root.setLevel(level_before)
    if watch.unexpected:
        pytest.fail("logged without being expected:\n  " + "\n  ".join(watch.unexpected), pytrace=False)
    return result


# --- nothing is left running ----------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Threads and processes started by a test (or by its own fixtures) end with it. Wider fixtures started before count as
    there already.
    """
    threads_before = set(threading.enumerate())
    # one that has only just been started may not show its command line yet
    processes_before = set(child_processes(with_nameless=True))
    yield
    give_up_at = time.monotonic() + PATIENCE_S
    for thread in new_threads(threads_before):
        thread.join(max(0.0, give_up_at - time.monotonic()))
    left = [f"thread {thread.name!r}" for thread in new_threads(threads_before)]
    while set(child_processes()) - processes_before and time.monotonic() < give_up_at:
        time.sleep(0.02)
    left += [f"process {pid}: {words}" for pid, words in child_processes().items() if pid not in processes_before]
    if left:
        pytest.fail("left running: " + "; ".join(left), pytrace=False)


def new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Live threads that were not there before. Threads that Qt owns show up as dummies and never leave the list."""
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before
        and thread.is_alive()
        and thread.name != "probe-worker"  # kept for the next file
        and not isinstance(thread, threading._DummyThread)  # noqa: SLF001
    ]


def child_processes(*, with_nameless: bool = False) -> dict[int, str]:
    """Children of this process with their command lines (Linux; elsewhere nothing is seen)."""
    children: dict[int, str] = {}
    for listing in Path("/proc/self/task").glob("*/children"):
        try:
            pids = listing.read_text().split()
        except OSError:  # the thread has just ended
            continue
        for pid in pids:
            try:
                words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
            except OSError:
                continue
            # an empty command line is a child that has ended and waits to be asked for its exit status
            is_kept = any(
                name in words
                for name in (
                    "multiprocessing.resource_tracker",
                    "multiprocessing.forkserver",
                    "studio.media.probe_worker",
                )
            )
            if (words or with_nameless) and not is_kept:
                children[int(pid)] = words[:200]
    return children


# --- the end of everything ------------------------------------------------------------------------------------------


def pytest_sessionfinish() -> None:
    """Without a screen Qt keeps the clipboard's data until after Python has ended, and crashes over it then."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


# --- a failing GUI test leaves a picture ----------------------------------------------------------------------------


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, object, object]:
    report = yield
    if call.when == "call" and getattr(report, "failed", False) and "PySide6.QtWidgets" in sys.modules:
        pictures = save_screenshots(item.nodeid)
        if pictures:
            report.sections.append(("screenshots", "\n".join(map(str, pictures))))  # type: ignore[attr-defined]
    return report


def save_screenshots(test_name: str) -> list[Path]:
    """Grab every visible window into the folder ``screenshots/``."""
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return []
    SCREENSHOTS.mkdir(exist_ok=True)
    pictures = []
    for number, window in enumerate(window for window in QApplication.topLevelWidgets() if window.isVisible()):
        picture = SCREENSHOTS / f"{re.sub(r'[^A-Za-z0-9_.-]+', '-', test_name)[-150:]}-{number}.png"
        if window.grab().save(str(picture)):
            pictures.append(picture)
    return pictures
