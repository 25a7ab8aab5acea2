"""A long log read in segments, a quiet room that still beats, one person in two rooms, two processes on one home."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from studio.actions import commands as c
from studio.events.segments import SEGMENT_ENTRIES
from tests.stories.test_dishonest import Counting
from tests.world import START_MS

if TYPE_CHECKING:
    from tests.world import Person, World

REPOSITORY = Path(__file__).resolve().parents[2]


def begun(world: World) -> tuple[Person, Person]:
    """Mira has started and delivered her idea."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    return mira, ana


def test_a_long_log_is_read_through_segments(world: World) -> None:
    mira, ana = begun(world)
    offer = mira.does(c.OfferStage("words", "Ana"))
    room = offer["handoff"]
    mira.syncs()
    with mira.studio.store.work() as work:
        for _ in range(SEGMENT_ENTRIES + 60):
            work.decide(room, {"k": "heartbeat"})
            work.form_entry(room)
    mira.syncs()
    segments = list((Path(world.depot_url) / "s" / world.production / "r" / room / "s").iterdir())
    assert [path.name for path in segments] == [f"{0:010d}-{SEGMENT_ENTRIES - 1:010d}"]
    asked = Counting(ana)
    ana.opens(offer["pass"])
    mira.syncs()
    ana.syncs()
    assert ana.settled(room).n > SEGMENT_ENTRIES + 50
    assert sum("/d/" in name for name in asked.read) < SEGMENT_ENTRIES // 2, "the first entries came all at once"
    assert world.all_agree(room)


def test_a_damaged_segment_is_passed_over(world: World) -> None:
    mira, ana = begun(world)
    offer = mira.does(c.OfferStage("words", "Ana"))
    room = offer["handoff"]
    with mira.studio.store.work() as work:
        for _ in range(SEGMENT_ENTRIES + 5):
            work.decide(room, {"k": "heartbeat"})
            work.form_entry(room)
    mira.syncs()
    (segment,) = (Path(world.depot_url) / "s" / world.production / "r" / room / "s").iterdir()
    segment.write_bytes(segment.read_bytes()[:-7] + b"garbage")
    ana.opens(offer["pass"])
    mira.syncs()
    ana.tries_to_sync()
    assert ana.settled(room).n > SEGMENT_ENTRIES
    assert world.all_agree(room)


def test_an_open_room_beats_at_least_every_seven_days(world: World) -> None:
    mira, ana = begun(world)
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    for _ in range(3):
        world.clock.passes(days=8)
        world.syncs(1)
    kinds = [kind for kind, _ in mira.history(room)]
    assert ana.settled(room).at_ms > START_MS + 23 * 86_400_000
    assert world.all_agree(room)
    assert "heartbeat" not in kinds, "a beat is no news for a person"


def test_one_person_in_two_rooms(world: World) -> None:
    mira, ana = begun(world)
    words, tune = mira.hands_off("words", to=ana), mira.hands_off("tune", to=ana)
    for room in (words, tune):
        ana.accepts(room)
    world.syncs()
    ana.delivers(words, ana.writes("w.txt", "It leaves at nine."))
    world.syncs()
    mira.approves(words)
    world.syncs()
    ana.delivers(tune, ana.writes("t.txt", "la la"))
    world.syncs()
    mira.approves(tune)
    world.syncs()
    assert [ana.state(room) for room in (words, tune)] == ["approved", "approved"]
    assert ana.received(tune) == {"words/w.txt": "It leaves at nine."}


def test_undo_takes_an_edit_back_and_redo_does_it_again(world: World) -> None:
    mira, _ = begun(world)
    prj = world.production
    before = mira.view(prj).table("stage")
    stage = next(s for s in before.values() if s.slug == "words")
    mira.does(c.MoveStage("words", START_MS + 10 * 86_400_000))
    mira.does(c.SetStage("words", {"title": "Better words"}))
    assert mira.studio.undo_label(prj) == "Rename Words to Better words"
    mira.studio.undo(prj)
    mira.studio.undo(prj)
    assert mira.view(prj).table("stage")[stage.id] == stage
    mira.studio.redo(prj)
    assert mira.view(prj).table("stage")[stage.id].not_before_ms == START_MS + 10 * 86_400_000
    mira.restarts()
    assert mira.studio.redo_label(prj) == "Rename Words to Better words"


def test_two_processes_write_one_home_at_once(world: World) -> None:
    """Numbers are given inside the transaction: nothing is lost, nothing doubled."""
    mira, _ = begun(world)
    mira.studio.close()
    script = (
        "import sys\nfrom studio.app.studio import open_studio\nfrom studio.actions.commands import SetStage\n"
        "studio = open_studio(sys.argv[1])\n"
        "for n in range(15):\n"
        "    studio.run(SetStage('words', {'brief': f'{sys.argv[2]} {n}'}))\n"
        "    if n % 5 == 0: studio.synchroniser.once()\n"
        "studio.close()\n"
    )

    def runs(name: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", script, str(mira.home_folder), name],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(runs, ["a", "b", "c"]))
    assert [d.returncode for d in done] == [0, 0, 0], "\n".join(d.stderr for d in done)
    mira.opens_home_again()
    mira.syncs()
    lines = [kind for kind, _ in mira.history(world.production)]
    assert lines.count("stage.set") == 45
    assert json.dumps(mira.studio.synchroniser.outstanding()) == "0"
