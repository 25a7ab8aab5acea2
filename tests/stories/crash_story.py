"""One delivery and its taking in, as a program of its own that a crash point can end in the middle.

``python -m tests.stories.crash_story FOLDER begin`` prepares a world; ``go`` delivers, takes in and approves, going on
from wherever an earlier run was killed, and prints what everybody then sees as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from studio.actions.commands import OfferStage
from studio.app.studio import open_studio
from studio.domain.errors import SegueError
from tests.world import Person, World

ROOM_FILE = "room.txt"
TEXT = "It leaves at nine. " * 20_000


def begin(folder: Path) -> None:
    """Up to the opened invitation: nobody let in, nothing accepted, the input not made yet."""
    world = World(folder)
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.writes("idea.txt", "a late train " * 50_000)
    mira.syncs()
    offer = mira.does(OfferStage("words", "Ana"))
    mira.syncs()
    room = ana.opens(offer["pass"])["handoff"]
    (folder / ROOM_FILE).write_text(f"{world.production} {room}")
    ana.writes("words.txt", TEXT)
    world.close()


def again(folder: Path) -> tuple[World, Person, Person, str]:
    """The world of an earlier process."""
    world = World(folder)
    world.production, room = (folder / ROOM_FILE).read_text().split()
    people = []
    for name in ("Mira", "Ana"):
        person = Person.__new__(Person)
        person.world, person.name = world, name
        person.home_folder, person.files = folder / "homes" / name, folder / "files" / name
        person.depot_wrapper, person.faulty = None, None
        person.studio = open_studio(person.home_folder, clock=world.clock)
        world.people.append(person)
        people.append(person)
    return world, people[0], people[1], room


def go(folder: Path) -> dict[str, object]:
    """Do whatever is still to be done, then say what everybody sees."""
    world, mira, ana, room = again(folder)
    world.syncs(2)
    if not mira.view(world.production).table("take"):
        mira.delivers("idea", mira.files / "idea.txt")
    if ana.state(room) == "offered":
        ana.accepts(room)
    world.syncs(2)
    if ana.state(room) == "in_progress":
        ana.delivers(room, ana.files / "words.txt")
    world.syncs(2)
    if mira.state(room) == "in_review":
        mira.approves(room)
    world.syncs(2)
    seen = {
        "states": [mira.state(room), ana.state(room)],
        "own": min(mira.settled(world.production).table("take").values(), key=str).number,
        "takes": [sorted(person.settled(room).table("take")) for person in (mira, ana)],
        "agree": world.all_agree(room),
        "taken_in": [p.read_text() == TEXT for p in files_below(mira.folder_of(room) / "takes")],
        "inputs": len(ana.received(room)),
        "outstanding": [person.studio.synchroniser.outstanding() for person in (mira, ana)],
        "inbox": [str(p) for p in files_below(folder / "depot" / "s" / world.production / "in")],
        "overruled": [why for person in (mira, ana) for _, why in person.history(room) if why],
        "partial": [str(p) for p in files_below(folder / "homes") if p.name.endswith(".part")],
    }
    world.close()
    return seen


def files_below(folder: Path) -> list[Path]:
    """All files below a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def main() -> int:
    """Run one step."""
    folder, step = Path(sys.argv[1]), sys.argv[2]
    try:
        if step == "begin":
            begin(folder)
        else:
            print(json.dumps(go(folder)))  # noqa: T201 -- the test reads it
    except SegueError as error:
        print(json.dumps({"error": error.as_json()}))  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
