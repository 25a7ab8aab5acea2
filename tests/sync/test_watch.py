"""Watched folders: one piece of news per settled file, and none for what is nobody's business."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.domain.errors import DiskError
from studio.domain.ignored_files import is_ignored_name
from studio.sync.watch import DeliverWatcher, scan

PATIENCE_S = 10.0
SETTLE_S = 0.08


class Listener:
    """What was told, in order."""

    def __init__(self) -> None:
        self.settled: list[Path] = []
        self.gone: list[Path] = []

    def names(self) -> list[str]:
        return [path.name for path in self.settled]


def wait_for(condition: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < give_up_at, "it did not happen in time"
        time.sleep(0.01)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "stage" / "deliver"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def heard() -> Listener:
    return Listener()


MakeWatcher = Callable[..., DeliverWatcher]


@pytest.fixture
def make_watcher(heard: Listener) -> Iterator[MakeWatcher]:
    made: list[DeliverWatcher] = []

    def make(**options: Any) -> DeliverWatcher:
        settings = {"settle_s": SETTLE_S, "poll_s": 0.05, "rescan_s": 60.0, **options}
        made.append(DeliverWatcher(heard.settled.append, heard.gone.append, **settings))
        return made[-1]

    yield make
    for watcher in made:
        watcher.close()


@pytest.fixture
def watcher(make_watcher: MakeWatcher, folder: Path) -> DeliverWatcher:
    watcher = make_watcher()
    watcher.add(folder)
    return watcher


def until_told(heard: Listener, folder: Path, name: str = "last.wav") -> list[str]:
    """Save one more file and wait for its news: what was told before it."""
    (folder / name).write_bytes(b"last")
    wait_for(lambda: name in heard.names())
    return heard.names()[: heard.names().index(name)]


@pytest.mark.usefixtures("watcher")
def test_a_saved_file_is_news_once(heard: Listener, folder: Path) -> None:
    (folder / "take.wav").write_bytes(b"one")
    wait_for(lambda: heard.names() == ["take.wav"])
    assert until_told(heard, folder) == ["take.wav"]


@pytest.mark.usefixtures("watcher")
def test_a_changed_file_is_news_again(heard: Listener, folder: Path) -> None:
    path = folder / "take.wav"
    path.write_bytes(b"one")
    wait_for(lambda: heard.settled == [path])
    path.write_bytes(b"one and more")
    wait_for(lambda: heard.settled == [path, path])


def test_what_was_saved_before_watching_began_is_news(make_watcher: MakeWatcher, heard: Listener, folder: Path) -> None:
    (folder / "old.wav").write_bytes(b"old")
    make_watcher().add(folder)
    wait_for(lambda: heard.names() == ["old.wav"])


@pytest.mark.usefixtures("watcher")
def test_each_output_has_its_own_folder(heard: Listener, folder: Path) -> None:
    (folder / "stems" / "more").mkdir(parents=True)
    (folder / "stems" / "more" / "kick.wav").write_bytes(b"one")
    wait_for(lambda: heard.settled == [folder / "stems" / "more" / "kick.wav"])


def test_a_growing_file_is_no_news_until_it_stands_still(
    make_watcher: MakeWatcher, heard: Listener, folder: Path
) -> None:
    """Time here passes only with each write, so that a slow machine cannot settle the file early."""
    now_s = [0.0]
    make_watcher(clock=lambda: now_s[0]).add(folder)
    path = folder / "recording.wav"
    with path.open("wb") as file:
        for _ in range(30):
            file.write(bytes(1000))
            file.flush()
            now_s[0] += SETTLE_S * 0.7
            time.sleep(0.01)
    assert heard.settled == []

    def passes() -> bool:
        now_s[0] += SETTLE_S
        return heard.settled == [path]

    wait_for(passes)


@pytest.mark.usefixtures("watcher")
def test_a_download_is_news_under_its_final_name_only(heard: Listener, folder: Path) -> None:
    (folder / "take.wav.part").write_bytes(b"all of it")
    assert until_told(heard, folder, "first.wav") == []
    (folder / "take.wav.part").rename(folder / "take.wav")
    wait_for(lambda: heard.names() == ["first.wav", "take.wav"])


@pytest.mark.usefixtures("watcher")
def test_a_folder_moved_in_brings_its_files(heard: Listener, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kick.wav").write_bytes(b"kick")
    outside.rename(folder / "stems")
    wait_for(lambda: heard.settled == [folder / "stems" / "kick.wav"])


@pytest.mark.usefixtures("watcher")
def test_reading_a_file_is_no_news(heard: Listener, folder: Path) -> None:
    path = folder / "take.wav"
    path.write_bytes(b"one")
    wait_for(lambda: heard.settled == [path])
    for _ in range(5):
        path.read_bytes()
    assert until_told(heard, folder) == ["take.wav"]


def test_own_writing_is_no_news_but_a_later_edit_is(watcher: DeliverWatcher, heard: Listener, folder: Path) -> None:
    own = folder / "own.wav"
    own.write_bytes(b"ours")
    watcher.ignore(own)
    assert until_told(heard, folder) == []
    own.write_bytes(b"theirs now")
    wait_for(lambda: heard.names()[-1] == "own.wav")


def test_own_writing_can_be_announced_before(watcher: DeliverWatcher, heard: Listener, folder: Path) -> None:
    own = folder / "own.wav"
    watcher.ignore(own)
    own.write_bytes(b"ours")
    assert until_told(heard, folder) == []


@pytest.mark.usefixtures("watcher")
def test_a_file_that_is_gone_before_it_settles_is_no_news(heard: Listener, folder: Path) -> None:
    (folder / "short.wav").write_bytes(b"x")
    (folder / "short.wav").unlink()
    assert until_told(heard, folder) == []


@pytest.mark.skipif(os.name == "nt", reason="a watched folder cannot be renamed on Windows")
def test_a_vanished_folder_is_told_and_watched_again_when_it_is_back(
    watcher: DeliverWatcher, heard: Listener, folder: Path
) -> None:
    (folder / "take.wav").write_bytes(b"one")
    wait_for(lambda: heard.names() == ["take.wav"])
    away = folder.with_name("away")
    folder.rename(away)
    wait_for(lambda: heard.gone == [folder])
    away.rename(folder)
    assert until_told(heard, folder) == ["take.wav"]
    assert heard.gone == [folder]
    watcher.remove(folder)


@pytest.mark.skipif(os.name == "nt", reason="a watched folder cannot be renamed on Windows")
@pytest.mark.usefixtures("watcher")
def test_an_empty_folder_in_its_place_is_not_taken_for_it(heard: Listener, folder: Path) -> None:
    """As a mount point is when its disk is gone."""
    folder.rename(folder.with_name("away"))
    folder.mkdir()
    wait_for(lambda: heard.gone == [folder])


def test_a_folder_that_is_not_there_cannot_be_watched(make_watcher: MakeWatcher, tmp_path: Path) -> None:
    with pytest.raises(DiskError) as caught:
        make_watcher().add(tmp_path / "nowhere")
    assert caught.value.subject == str(tmp_path / "nowhere")


def test_a_removed_folder_is_no_news_any_more(
    make_watcher: MakeWatcher, heard: Listener, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    watcher = make_watcher()
    watcher.add(folder)
    watcher.add(other)
    watcher.remove(folder)
    watcher.remove(folder)
    (folder / "unheard.wav").write_bytes(b"x")
    assert until_told(heard, other) == []


class ExhaustedObserver:
    """A system that has no watches left to give."""

    def start(self) -> None: ...

    def schedule(self, *_args: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    def stop(self) -> None: ...

    def join(self) -> None: ...


def test_without_events_a_folder_is_looked_through(make_watcher: MakeWatcher, heard: Listener, folder: Path) -> None:
    make_watcher(make_observer=ExhaustedObserver).add(folder)
    (folder / "take.wav").write_bytes(b"one")
    wait_for(lambda: heard.names() == ["take.wav"])


@pytest.mark.expects_logs
def test_a_callback_that_fails_does_not_end_the_watching(heard: Listener, folder: Path) -> None:
    def fail_first(path: Path) -> None:
        heard.settled.append(path)
        if len(heard.settled) == 1:
            raise ValueError("on purpose")

    watcher = DeliverWatcher(fail_first, heard.gone.append, settle_s=SETTLE_S, poll_s=0.05)
    try:
        watcher.add(folder)
        (folder / "bad.wav").write_bytes(b"x")
        wait_for(lambda: heard.names() == ["bad.wav"])
        assert until_told(heard, folder) == ["bad.wav"]
    finally:
        watcher.close()


def test_closing_twice_is_fine_and_leaves_no_thread(make_watcher: MakeWatcher, folder: Path) -> None:
    before = set(threading.enumerate())
    watcher = make_watcher()
    watcher.add(folder)
    watcher.close()
    watcher.close()
    assert set(threading.enumerate()) <= before


# --- names and scanning -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        ".hidden",
        ".segue-partial",
        "take.wav.part",
        "take.wav.crdownload",
        "take.TMP",
        "take.wav~",
        "~$notes.docx",
        "take.wav.reapeaks",
        "take.pkf",
        "take.sfk",
        "take.wav.asd",
        "take.ovw",
        "take.wfm",
        "take.peak",
        "Thumbs.db",
        "desktop.ini",
        "._take.wav",
    ],
)
def test_temporary_hidden_and_peak_files_are_nobodys_business(name: str) -> None:
    assert is_ignored_name(name)


@pytest.mark.parametrize("name", ["take.wav", "Cafe\u0301.wav", "CON.wav", "part.wav", "x" * 250, "\u202etake.wav"])
def test_no_other_name_is_refused_here(name: str) -> None:
    assert not is_ignored_name(name)


def test_scanning_gives_the_files_that_count(folder: Path) -> None:
    (folder / "stems").mkdir()
    (folder / ".cache").mkdir()
    for name in ("b.wav", "a.wav", "stems/kick.wav", ".cache/x.wav", "a.wav.reapeaks"):
        (folder / name).write_bytes(b"x")
    assert scan(folder) == [folder / "a.wav", folder / "b.wav", folder / "stems" / "kick.wav"]


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right on Windows")
def test_scanning_follows_no_links(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.wav").write_bytes(b"x")
    (folder / "link.wav").symlink_to(tmp_path / "secret.wav")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    assert scan(folder) == []


def test_a_folder_that_is_away_is_not_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(DiskError):
        scan(tmp_path / "unmounted")
