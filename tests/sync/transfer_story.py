"""One delivery from end to end over a folder depot, told so that it can be told again after a crash.

Told by ``tests/robots/fork_server.py`` and ended at a crash point in the middle of it; what the folder then holds is told on
by ``tell``, in the process of the test. A wrong copy in the room is part of the story, so that its deletion
is, too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from studio.depot.folder import FolderDepot
from studio.events.manifest import seal_manifest
from studio.store import transfers
from studio.sync.transfer import fetch_manifest
from tests.sync.transfer_world import DEVICE, KEY, OTHER, PRJ, ROOM, Home, chunk_ids, noise, room_name

FILES = {"kick.wav": noise(700_000), "sub/snare.wav": noise(600_000, 2), "notes.txt": b""}


def tell(folder: Path) -> None:
    """A member uploads, the owner takes in and hands on, a third one fetches. Every step only if it is still to do."""
    depot = FolderDepot.create(folder / "depot")
    homes = [Home(folder / name, depot, workers=2) for name in ("member", "owner", "third")]
    try:
        member, owner, third = homes
        manifest = member.seal(FILES)
        _once(member, "up", lambda: member.sends(manifest))
        member.runs()
        wrong = folder / "wrong copy was left"
        if not wrong.exists():
            wrong.touch()
            depot.put(room_name(min(chunk_ids(manifest))), b"left by an earlier crash")
        refs = [blob.ref for blob in seal_manifest(manifest, KEY)]
        fetch_manifest(depot, PRJ, ROOM, refs, manifest.hash, from_device=DEVICE)
        _once(owner, "take_in", lambda: owner.takes_in(manifest))
        owner.runs()
        _once(owner, "copy", lambda: owner.hands_on(manifest))
        owner.runs()
        _once(third, "down", lambda: third.fetches(manifest, room=OTHER))
        third.runs()
    finally:
        for home in homes:
            home.close()


def _once(home: Home, direction: str, add: Callable[[], str]) -> None:
    with home.database.read() as connection:
        known = [row for row in transfers.transfer_rows(connection) if row.direction == direction]
    if not known:
        add()


def main(words: list[str]) -> int:
    """``FOLDER``."""
    tell(Path(words[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
