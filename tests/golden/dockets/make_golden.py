"""Make the golden docket: the log of one hand-off from its opening to approval, with the keys to read it.

``python -m tests.golden.dockets.make_golden FOLDER``. Run once per format version; what it wrote is replayed for ever.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from sqlalchemy import text

from tests.world import World


def play(world: World) -> str:
    """A whole hand-off with a revision; its room."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    ana.delivers(room, ana.writes("words.txt", "It leaves at ten."))
    world.syncs()
    mira.asks_for_changes(room, "at nine")
    world.syncs()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    mira.approves(room)
    world.syncs()
    return room


def write(folder: Path) -> None:
    """Entries of office and room, keys, and the state that must come out."""
    os.environ.update({"SEGUE_KEYS": "file", "SEGUE_SCRYPT_N": "1024"})
    with tempfile.TemporaryDirectory() as temporary:
        world = World(Path(temporary))
        room = play(world)
        home = world.people[0].studio.store
        about = {"owner_person": home.person, "rooms": {}}
        with home.read() as connection:
            for name, identity in (("office", world.production), ("hand-off", room)):
                keys = [key.key.hex() for key in home.room_keys(connection, identity).values()]
                rows = connection.execute(
                    text("SELECT n, data FROM journal WHERE room = :room AND what = 'd' ORDER BY n"), {"room": identity}
                )
                for n, data in rows:
                    (folder / f"{name}-{n:010d}").write_bytes(data)
                about["rooms"][name] = {"prj": world.production, "room": identity, "keys": keys}
        world.close()
    (folder / "about.json").write_text(json.dumps(about, indent=1) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
