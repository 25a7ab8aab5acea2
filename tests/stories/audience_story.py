"""Somebody is invited to see takes, shown one, remarks, votes and is dismissed, in steps that can be killed and begun again.

Told by ``tests/robots/fork_server.py``.
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio import crash_points
from studio.actions import audience_commands as au
from studio.actions import commands as c
from studio.domain.errors import RefusedError
from studio.events.state import REVIEW
from studio.queries import asks
from studio.store.productions import rooms_of
from tests.robots.kill_checks import litter, projection_faults
from tests.stories.crash_story import Story

if TYPE_CHECKING:
    from studio.queries.audience import AudienceRow, ShownRow

BEFORE = ("init", "new", "deliver_own", "offer", "open", "accept")


class Hall(Story):
    """The story goes on where the words are being written. Vera approves them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.vera = self._person("Vera")
        if self.world.production:
            office = self.mira.view(self.world.production)
            self.room = next(iter(office.table("opened")), "")

    def _present(self) -> list[AudienceRow]:
        return [row for row in self.mira.studio.ask(asks.Audience(self.world.production)) if row.state != "ended"]

    def _shown(self) -> tuple[ShownRow, ...]:
        shown: tuple[ShownRow, ...] = self.vera.studio.ask(asks.Shown())
        return shown

    def invite(self) -> None:
        """An invitation whose maker was killed before telling it is ended, and made anew."""
        if not (self.folder / "invited").exists():
            if self._present():
                self.mira.does(au.EndAudience(self.world.production, "Vera"))
            told = self.mira.does(au.AddAudience(self.world.production, "Vera", "approver", ("words",)))
            (self.folder / "invited").write_text(told["pass"])
        self.mira.syncs()

    def enter(self) -> None:
        self.vera.opens((self.folder / "invited").read_text())
        self.world.syncs(2)

    def show(self) -> None:
        self._deliver(1)

    def remark(self) -> None:
        (row,) = self._shown()
        if not row.remarks:
            self.vera.does(au.RemarkOnTake("Words", (c.NoteText(1.0, "louder"),)))
        self.world.syncs(2)

    def vote(self) -> None:
        with contextlib.suppress(RefusedError):  # it was given before the kill
            self.vera.does(au.VoteOnTake("Words", "revise", (c.NoteText(2.0, "at ten"),)))
        self.world.syncs(2)

    def dismiss(self) -> None:
        if self._present():
            self.mira.does(au.EndAudience(self.world.production, "Vera"))
        self.world.syncs(2)

    def look(self) -> dict[str, Any]:
        """What must be the same however often it was killed."""
        people = [one for one in (self.mira, self.ana, self.vera) if one.studio.has_identity]
        with self.mira.studio.store.read() as connection:
            rooms = rooms_of(connection, self.world.production)
        halls = [state for room in rooms if (state := self.mira.settled(room)).kind == REVIEW]
        return {
            "faults": [fault for one in people for fault in projection_faults(one.studio.store)],
            "litter": litter(self.folder)[1],
            "inbox": [str(path) for path in (self.folder / "depot").rglob("in/*/*") if path.is_file()],
            "present": [(row.name, row.role, row.state) for row in self._present()],
            "shown": [(row.title, row.take, row.standing, row.is_here, row.vote) for row in self._shown()],
            "said": [
                sorted(row["text"] for row in state.table("remark").values()) for state in halls if state.table("given")
            ],
            "votes": [len(state.table("vote")) for state in halls if state.table("given")],
            "overruled": [why for state in halls for _, why in self.mira.history(state.room) if why],
            "state": [one.state(self.room) for one in (self.mira, self.ana)],
            "rounds": self.mira.hand_off(self.room).rounds_used,
        }


def main(words: list[str]) -> int:
    """``FOLDER STEP``, and ``look`` to hear what is so then."""
    folder, step, *look = words
    for name in BEFORE if step == "begin" else (step,):
        story = Hall(Path(folder))
        try:
            getattr(story, name)()
        finally:
            story.close()
    crash_points.arm("")  # looking is no part of the step
    if look:
        story = Hall(Path(folder))
        try:
            print(json.dumps(story.look()))  # noqa: T201 -- the test reads it
        finally:
            story.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
