"""Killed at every labelled point of a delivery: after a restart everything is whole, nothing doubled, nothing half."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.crash_points import CRASH_POINTS, CRASH_STATUS
from studio.depot.folder import FolderDepot
from tests.robots.fork_server import ForkServer
from tests.sync.transfer_story import FILES, tell
from tests.sync.transfer_world import OTHER, Home, in_inbox, in_room

REPOSITORY = Path(__file__).resolve().parents[2]
OWN_PREFIXES = ("whole.", "transfer.", "parts.", "upload.", "copy.", "take_in.", "file.")
OWN_POINTS = [label for label in CRASH_POINTS if label.startswith(OWN_PREFIXES) and label != "transfer.forget"]
LATER = ("upload.sent:3", "take_in.copied:4", "file.half:5", "file.published:3", "transfer.finish:3", "parts.commit:2")
"""Some of them not at the first time."""


@pytest.fixture(scope="module")
def story() -> Iterator[ForkServer]:
    with ForkServer("tests.sync.transfer_story") as server:
        yield server


def arrived(folder: Path, home: str, into: str) -> dict[str, bytes]:
    found = folder / home / "stage" / into
    return {str(path.relative_to(found)): path.read_bytes() for path in found.rglob("*") if path.is_file()}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
@pytest.mark.parametrize("at", [*OWN_POINTS, *LATER])
def test_a_kill_leaves_nothing_lost_doubled_or_half(tmp_path: Path, story: ForkServer, at: str) -> None:
    status = story.run(str(tmp_path), at=at).status
    if at.startswith("parts."):  # commits between the first and the last one come by the clock
        assert status in (0, CRASH_STATUS)
    else:
        assert status == CRASH_STATUS
    for home, into in (("owner", "take-01"), ("third", "inputs")):
        assert arrived(tmp_path, home, into).items() <= FILES.items(), "a file is visible before it is whole"
    tell(tmp_path)
    depot = FolderDepot.create(tmp_path / "depot")
    assert arrived(tmp_path, "owner", "take-01") == FILES
    assert arrived(tmp_path, "third", "inputs") == FILES
    assert in_room(depot) == in_room(depot, OTHER) == in_inbox(depot)
    for name in ("member", "owner", "third"):
        home = Home(tmp_path / name, depot)
        try:
            assert {row.state for row in _rows(home)} == {"done"}
        finally:
            home.close()
        assert not list((tmp_path / name).rglob("*.part"))
        assert not list((tmp_path / name).rglob(".segue-partial"))


def _rows(home: Home) -> list[object]:
    from studio.store import transfers

    with home.database.read() as connection:
        return list(transfers.transfer_rows(connection))
