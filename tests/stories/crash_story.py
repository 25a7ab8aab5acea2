"""A whole production in steps, each of which can be ended at a crash point and begun again, as people would.

What a step does depends only on what lies in the folder, so that a step that was killed is simply done once more. Told by
``tests/robots/fork_server.py``.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from studio import crash_points
from studio.actions import commands as c
from studio.app import cli
from studio.app.studio import open_studio
from studio.domain.errors import NotFoundError
from studio.events.state import RoomState
from studio.store.productions import productions, rooms_of
from tests.robots.kill_checks import litter, projection_faults
from tests.world import Clock, Person, World

SONG = """
title: A short song
currency: USD
globals: {sample_rate: 48000, bit_depth: 24}
ports: {idea: text.plain, words: text.lyrics, beat: audio.stem, sheet: text.plain}
stages:
- {id: idea, track: Direction, title: Idea, role: Owner, days: 1, price: 0, deps: [], out: [idea]}
- {id: beat, track: Drums, title: Beat, role: Owner, days: 1, price: 0, deps: [], out: [beat]}
- {id: words, track: Writing, title: Words, role: Lyricist, days: 2, price: 60, revisions: 1, deps: [idea], in: [idea], out: [words]}
- {id: sheet, track: Delivery, title: Sheet, role: Owner, days: 1, price: 0, deps: [words], in: [words], out: [sheet]}
specs:
  beat: {kind: audio.stem, sr: 48000, bits: 24, channels: mono}
"""
"""Only what is assembled is sound: words are checked in no time."""


class Story:
    """The world of a folder, opened for one step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.world = World.__new__(World)
        self.world.folder, self.world.server, self.world.access = folder, None, ""
        self.world.clock = Clock()
        self.world.depot_url, self.world.people, self.world.production = str(folder / "depot"), [], ""
        self.mira, self.ana = self._person("Mira"), self._person("Ana")
        with self.mira.studio.store.read() as connection:
            found = productions(connection)
            self.world.production = found[0].prj if found else ""
            rooms = rooms_of(connection, found[0].prj) if found else []
        self.room = next((room for room in rooms if room != self.world.production), "")

    def _person(self, name: str) -> Person:
        person = Person.__new__(Person)
        person.world, person.name = self.world, name
        files = Path(os.environ.get("STORY_FILES") or self.folder / "files")  # elsewhere, where the disk is full
        person.home_folder, person.files = self.folder / "homes" / name, files / name
        person.files.mkdir(parents=True, exist_ok=True)
        person.depot_wrapper, person.faulty = None, None
        person.studio = open_studio(person.home_folder, clock=self.world.clock)
        self.world.people.append(person)
        return person

    def close(self) -> None:
        self.world.close()

    # --- steps: each only does what is not done yet ----------------------------------------------------------------

    def init(self) -> None:
        if not self.mira.studio.has_identity:
            self.mira.begins()

    def new(self) -> None:
        if not self.world.production:
            self.mira.starts("Late Train", SONG)

    def deliver_own(self) -> None:
        if not self.mira.view(self.world.production).table("take"):
            self.mira.delivers("idea", self.mira.writes("idea.txt", "a late train " * 50_000))
        self.mira.syncs()

    def offer(self) -> None:
        if not self.room:
            self.mira.does(c.OfferStage("words", "Ana"))
        self.mira.syncs()

    def open(self) -> None:
        if not (self.folder / "pass").exists():
            (self.folder / "pass").write_text(self.mira.does(c.MakePass(self.room))["pass"])
        self.mira.syncs()
        self.ana.opens((self.folder / "pass").read_text())
        self.world.syncs(2)

    def accept(self) -> None:
        if self.ana.state(self.room) == "offered":
            self.ana.accepts(self.room)
        self.world.syncs(2)

    def deliver(self) -> None:
        self._deliver(1)

    def revise(self) -> None:
        if self.mira.state(self.room) == "in_review" and self._last_take() == 1:
            self.mira.asks_for_changes(self.room, "again")
        self.world.syncs(2)

    def deliver_again(self) -> None:
        self._deliver(2)

    def approve(self) -> None:
        if self.mira.state(self.room) == "in_review":
            self.mira.approves(self.room)
        self.world.syncs(2)

    def attach(self) -> None:
        office = self.mira.view(self.world.production)
        if not any(key.endswith("/words") for key in office.table("given")):
            self.mira.does(c.AttachInput("sheet", "words", (str(self.mira.writes("old.txt", "old words")),)))
        self.mira.syncs()

    def beat(self) -> None:
        """Ready for the mix; killing it would only repeat ``deliver_own`` at the price of decoding sound."""
        self.mira.delivers("beat", self.mira.records("beat.wav", 0.3))
        self.mira.syncs()

    def assemble(self) -> None:
        self.mira.does(c.Assemble(self.world.production, "mix", str(self.folder / "mix")))

    def drop(self) -> None:
        """Files dropped on a stage of one's own, and one taken out again."""
        for name in ("a.txt", "b.txt"):
            if not any(self.mira.studio.workspace.rglob(name)):
                self.mira.does(c.DropFiles("sheet", (str(self.mira.writes(name, "la la")),)))
        for path in self.mira.studio.workspace.rglob("b.txt"):
            if "set aside" not in path.parts:
                self.mira.does(c.RemoveDrop("sheet", str(path)))

    def export(self) -> None:
        target = self.folder / "export"
        if not target.exists():
            self.close()
            words = ["--json", "--home", str(self.mira.home_folder), "export", "late-train", str(target)]
            with contextlib.redirect_stdout(io.StringIO()):
                status = cli.main(words)
            assert status == 0

    def _deliver(self, number: int) -> None:
        if self._last_take() < number:
            self.ana.delivers(self.room, self.ana.writes(f"words {number}.txt", f"It leaves at {number}. " * 20_000))
        self.world.syncs(2)

    def _last_take(self) -> int:
        return self.ana.hand_off(self.room).last_take

    # --- what everybody sees ---------------------------------------------------------------------------------------

    def seen(self) -> dict[str, Any]:
        """After any step, however often it was killed, this is the same as without a kill."""
        mira, ana = self.mira, self.ana
        found: dict[str, Any] = {
            "faults": [
                fault for p in (mira, ana) if p.studio.has_identity for fault in projection_faults(p.studio.store)
            ],
            "litter": litter(self.folder)[1],
            "files": sorted(_visible(self.folder)),
            "inbox": [str(p) for p in (self.folder / "depot").rglob("in/*/*") if p.is_file()],
        }
        if not self.world.production:
            return found
        found["office"] = _contents(mira.view(self.world.production))
        found["outstanding"] = mira.studio.synchroniser.outstanding()
        for person in (mira, ana) if self.room else ():
            with contextlib.suppress(NotFoundError):
                found[person.name] = _contents(person.view(self.room))
                found[f"{person.name} overruled"] = [why for _, why in person.history(self.room) if why]
        return found


STEPS: dict[str, Callable[[Story], None]] = {
    "init": Story.init,
    "new": Story.new,
    "deliver_own": Story.deliver_own,
    "offer": Story.offer,
    "open": Story.open,
    "accept": Story.accept,
    "deliver": Story.deliver,
    "revise": Story.revise,
    "deliver_again": Story.deliver_again,
    "approve": Story.approve,
    "attach": Story.attach,
    "beat": Story.beat,
    "assemble": Story.assemble,
    "drop": Story.drop,
    "export": Story.export,
}


def _contents(state: RoomState) -> dict[str, Any]:
    """How many records of each kind there are, and how the hand-off stands."""
    hand_off = state.hand_off
    tables = {kind: len(table) for kind, table in sorted(state.tables.items()) if table and kind != "seed"}
    tables.pop("invitation", None)  # one more where a pass was made and its maker killed before telling it
    return {**tables, "state": hand_off.state if hand_off else "", "rounds": hand_off.rounds_used if hand_off else 0}


def _visible(folder: Path) -> Iterator[str]:
    """Every file that a person sees, with its size."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        is_hidden = any(part.startswith(".") for part in inside)
        if path.suffix == ".seguepass":
            continue  # made again by `segue pass`, under a name without the person's
        if path.is_file() and not is_hidden and ("workspace" in inside or inside[0] in ("mix", "export")):
            yield f"{'/'.join(inside)} {path.stat().st_size if path.suffix == '.wav' else ''}"


def play(folder: Path, step: str, *, look: bool = True) -> None:
    """One step; prints what everybody then sees."""
    story = Story(folder)
    try:
        STEPS[step](story)
    finally:
        story.close()
    crash_points.arm("")  # looking is no part of the step
    if look:
        story = Story(folder)
        try:
            print(json.dumps(story.seen()))  # noqa: T201 -- the test reads it
        finally:
            story.close()


def warm_up() -> None:
    """Tell the story once, so that no telling has to import, or to compile statements and kernels, by itself."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        for step in STEPS:
            play(Path(folder), step)


def main(words: list[str]) -> int:
    """``FOLDER STEP``, and ``look`` to hear what everybody sees."""
    folder, step, *look = words
    play(Path(folder), step, look=bool(look))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
