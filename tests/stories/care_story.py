"""Moving, cleaning and repairing a production in steps that can be killed and begun again. Told by the fork server."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from studio.actions import commands as c
from studio.depot import object_names
from studio.store.productions import production_here
from tests.stories.crash_story import Story

BEFORE = ("init", "new", "deliver_own", "offer", "open", "accept", "deliver", "revise", "deliver_again", "approve")


class Care(Story):
    """The story goes on where the production is approved."""

    @property
    def new_place(self) -> Path:
        return self.folder / "new depot"

    def place(self) -> Path:
        with self.mira.studio.store.read() as connection:
            return Path(production_here(connection, self.world.production).depot_url)

    def move(self) -> None:
        """To another folder; Ana is told where it is. What she says meanwhile lies in the old one."""
        if self.place() != self.new_place:
            self.mira.does(c.MoveDepot(self.world.production, str(self.new_place)))
        self.mira.syncs()
        self.ana.syncs()
        with self.ana.studio.store.read() as connection:
            is_there = production_here(connection, self.world.production).depot_url == str(self.new_place)
        if not is_there:
            self.ana.does(c.LocateDepot(self.world.production, str(self.new_place)))
        self.world.syncs(2)

    def forget(self) -> None:
        """The old place is emptied."""
        if (self.folder / "depot" / "s").exists() and any((self.folder / "depot" / "s").rglob("*0")):
            self.mira.does(c.ForgetDepot(self.world.production, all=True, anyway=True))

    def clean(self) -> None:
        """The first take goes, two weeks after it was marked."""
        if not self.mira.view(self.room).take(1).marked_ms:
            self.mira.does(c.MarkTakes(self.room, (1,)))
        self.mira.syncs()
        self.world.clock.passes(days=15)
        self.mira.does(c.CleanDepot(self.world.production))

    def damage(self) -> None:
        """The storage loses an entry and a chunk, another entry is spoilt, and so is a file of Mira's."""
        room = self.place() / "s" / self.world.production / "r" / self.room
        entries = sorted((room / "d").iterdir())
        entries[1].unlink()
        entries[2].write_bytes(b"rubbish")
        max((p for p in (room / "b").rglob("*") if p.is_file()), key=lambda p: p.stat().st_size).unlink()
        words = self.mira.folder_of(self.room) / "takes/take-02/words/words 2.txt"
        words.chmod(0o600)
        words.write_text("spoilt")

    def repair(self) -> None:
        self.mira.does(c.RepairProduction(self.world.production))

    def look(self) -> dict[str, Any]:
        """What must be the same however often it was killed."""
        prj = self.world.production
        place = self.place()
        files = sorted(str(p.relative_to(place)) for p in (place / "s").rglob("*") if p.is_file())
        return {
            "place": place.name,
            "entries": sum("/d/" in name for name in files),
            "chunks": sum("/b/" in name for name in files),
            "inbox": [name for name in files if "/in/" in name],
            "old": len(list((self.folder / "depot").rglob("*"))),
            "states": [self.mira.state(self.room), self.ana.state(self.room)],
            "agree": self.world.all_agree(self.room),
            "moves": [kind for kind, _ in self.mira.history(self.room)].count("depot.move"),
            "overruled": [why for person in (self.mira, self.ana) for _, why in person.history(self.room) if why],
            "words": (self.mira.folder_of(self.room) / "takes/take-02/words/words 2.txt").stat().st_size,
            "outstanding": self.mira.studio.synchroniser.outstanding(),
            "grammar": [name for name in files if object_names.production_prefix(prj) not in name],
        }


def main(words: list[str]) -> int:
    """``FOLDER STEP``; ``look`` behind it prints what there is then."""
    folder, step, *look = words
    steps = BEFORE if step == "begin" else (step,)
    for name in steps:
        care = Care(Path(folder))
        getattr(care, name)()
        if look:
            print(json.dumps(care.look()))  # noqa: T201 -- the test reads it
        care.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
