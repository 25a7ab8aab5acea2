"""A large production: 200 stages, 50 people, 100,000 events, 20,000 files. Opening it, folding it, joining it late, asking it.

Made through the real actions, packets and entries of 51 homes (without a depot in between), so that nothing in it is a
stand-in; only the 20,000 files are small. ``ours`` is the opening from a warm database in a new process, imports apart
(budget 1 s); ``parts`` has the rebuild from the journal alone (budget 30 s), the first sync of a late joiner with and without
segments, every question of the window (budget 50 ms each, as it is asked after a change) and one edit.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from harness import Timing, print_json, report

os.environ.update({"SEGUE_KEYS": "file", "SEGUE_SCRYPT_N": "1024"})

from studio.actions.deliver import manifest_fields
from studio.actions.stewardship import embed_packets, finish_take_in, takes_to_take_in
from studio.app.studio import Studio as App
from studio.depot import object_names
from studio.depot.memory import MemoryDepot
from studio.domain.terms import Terms
from studio.events.chunks import ChunkRef
from studio.events.docket import write_entry
from studio.events.keys import random_id
from studio.events.manifest import FileEntry, Manifest, seal_manifest
from studio.events.segments import SEGMENT_ENTRIES, pack_segment
from studio.queries import asks
from studio.store.chain_files import parse_chain
from studio.store.home import Home
from studio.store.journal import entries_of
from studio.store.manifests import keep_manifest
from studio.store.projection import history_rows
from studio.sync.pull import pull_room
from tests.queries.homes import Clock, Pair, Studio, home_of

STAGES, PEOPLE, EVENTS, FILES = 200, 50, 100_000, 20_000
PER_ENTRY, PER_PACKET, PACKETS = 100, 200, 5
OPEN = """
import sys, time
start = time.perf_counter()
from studio.app.studio import open_studio
from studio.queries.asks import Plan
imported, used = time.perf_counter(), time.process_time()
studio = open_studio(sys.argv[1])
rows = studio.ask(Plan(sys.argv[2]))
print(time.perf_counter() - imported, imported - start, len(rows.stages), time.process_time() - used)
studio.close()
"""


def chain_text() -> str:
    """200 stages on 20 tracks: every fourth is handed off and feeds the three after it, which feed one another."""
    ports = ", ".join(f"w{n}: text.lyrics" for n in range(STAGES))
    lines = ["id: big", "title: Big", "currency: USD", f"ports: {{{ports}}}", "stages:"]
    for n in range(STAGES):
        fed = f"deps: [s{n - 1}], in: [w{n - 1}]" if n % 4 else "deps: []"
        role = "Owner" if n % 4 else "Lyricist"
        body = f"track: Track {n % 20}, title: Stage {n}, role: {role}, days: 2, price: {n}"
        lines.append(f"- {{id: s{n}, {body}, {fed}, out: [w{n}]}}")
    return "\n".join(lines)


def big_production(folder: Path) -> tuple[Studio, list[Studio]]:
    """The owner and 50 collaborators, all of their homes closed but the owner's and the first one's."""
    clock = Clock()
    owner = Studio(home_of(folder / "owner", "Mira", clock), clock)
    prj = owner.starts(parse_chain(chain_text(), name="big"), "Big")
    edit(owner, EVENTS - PEOPLE * PER_PACKET * PACKETS)
    members = []
    for n in range(PEOPLE):
        member = Studio(home_of(folder / f"member {n}", f"Person {n}", clock), clock)
        room = owner.offers(f"s{n * 4}", f"Person {n}")
        pair = Pair(owner, member)
        pair.joins(room)
        member.accepts(room)
        pair.meet(room)
        talk(owner, member, room)
        deliver(owner, member, room)
        pair.reads(room)
        member.prj = prj
        members.append(member)
    return owner, members


def edit(owner: Studio, count: int) -> None:
    """A long life of a plan: one edit after another."""
    home = owner.home
    with home.work() as work:
        state = work.folded(owner.prj)
        stages = list(state.table("stage")) or list(work.view(owner.prj).table("stage"))
        work.form_entry(owner.prj)
        for first in range(0, count, PER_ENTRY):
            state = work.folded(owner.prj)
            decisions = [
                {
                    "k": "stage.set",
                    "id": stages[(n * 7919) % len(stages)],
                    "not_before": owner.now_ms + (n % 4000) * 60_000,
                    "brief": f"Edit {n}",
                }
                for n in range(first, first + PER_ENTRY)
            ]
            frame = write_entry(
                state=state,
                at_ms=owner.now_ms,
                packets=[],
                decisions=decisions,
                key=home.current_key(work.connection, owner.prj),
                signing=home.signing,
                device=home.device,
            )
            work.take_entry(state, frame, "read")


def talk(owner: Studio, member: Studio, room: str) -> None:
    """A thousand remarks."""
    with member.home.work() as work:
        for packet in range(PACKETS):
            work.say(
                room, *({"k": "comment.add", "id": random_id(), "text": f"{packet} {n}"} for n in range(PER_PACKET))
            )
    Pair(owner, member).meet(room)


def deliver(owner: Studio, member: Studio, room: str) -> None:
    """A take of several hundred files, all of them here."""
    count = FILES // PEOPLE
    with member.home.read() as connection:
        hand_off = member.home.rooms.folded(connection, room).hand_off
    assert hand_off is not None
    output = Terms.from_log(hand_off.terms).outputs[0].name
    entries = tuple(
        FileEntry(f"{output}/{n:04d}.txt", 6, "0" * 64, "raw", (ChunkRef(os.urandom(32).hex(), bytes(32), 6),))
        for n in range(count)
    )
    manifest = Manifest(entries)
    with member.home.work() as work:
        blobs = seal_manifest(manifest, member.home.current_key(work.connection, room).chunk_key)
        keep_manifest(work.connection, room, manifest)
        fields = manifest_fields(manifest, [blob.ref for blob in blobs])
        work.say(room, {"k": "deliver", "stage": hand_off.stage, "take": 1, **fields})
    Pair(owner, member).meet(room)
    with owner.home.work() as work:
        for taken in takes_to_take_in(work, owner.prj):
            keep_manifest(work.connection, taken.room, manifest)
            (taken.folder / output).mkdir(parents=True, exist_ok=True)
            for entry in manifest.files:
                (taken.folder / entry.path).write_bytes(b"words\n")
            finish_take_in(work, taken, [], passes=True)
        embed_packets(work, owner.prj)
        work.form_entry(room)


def opening(home: Path, prj: str) -> tuple[float, float, float]:
    """Seconds from an imported program to the plan's rows in a new process, of its imports, and the first in CPU time."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(home), prj], env=environment, capture_output=True, text=True, check=True
    )
    seconds, imports, count, cpu_s = done.stdout.split()
    assert int(count) == STAGES
    return float(seconds), float(imports), float(cpu_s)


class CountingDepot(MemoryDepot):
    """Counts what a late joiner asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.requests = 0

    def get(self, name: str) -> Any:
        self.requests += 1
        return super().get(name)

    def list_after(self, *words: Any) -> Any:
        self.requests += 1
        return super().list_after(*words)


def first_sync(folder: Path, owner: Studio, *, has_segments: bool) -> dict[str, float]:
    """Requests and seconds until somebody new has read the whole office."""
    depot, prj = CountingDepot(), owner.prj
    with owner.home.read() as connection:
        frames = entries_of(connection, prj)
        keys = owner.home.room_keys(connection, prj).values()
    for n, frame in enumerate(frames):
        depot.put_new(object_names.entry(prj, prj, n), frame)
    for first in range(0, len(frames) - SEGMENT_ENTRIES + 1, SEGMENT_ENTRIES) if has_segments else ():
        name = object_names.segment(prj, prj, first, first + SEGMENT_ENTRIES - 1)
        depot.put_new(name, pack_segment(frames[first : first + SEGMENT_ENTRIES]))
    home = Home(folder / f"late {has_segments}", folder / "late workspace", owner.clock)
    home.init("Noor", "a passphrase", scrypt_n=2)
    with home.work() as work:
        for key in keys:
            home.add_room_key(work.connection, prj, key)
        work.begin_room(prj, prj, owner.home.person)
    begun_s = time.perf_counter()
    count = pull_room(home, depot, prj, is_patient=False)
    assert count == len(frames)
    home.close()
    return {"requests": depot.requests, "wall_s": round(time.perf_counter() - begun_s, 2), "entries": count}


def median_ms(
    act: Callable[[], object], before: Callable[[], object] = lambda: None, runs: int = 5
) -> dict[str, float]:
    """Median milliseconds, wall and CPU, warm; ``before`` is done before each and not counted."""
    before()
    act()
    walls, used = [], []
    for _ in range(runs):
        before()
        begun_s, cpu_s = time.perf_counter(), time.process_time()
        act()
        walls.append((time.perf_counter() - begun_s) * 1000)
        used.append((time.process_time() - cpu_s) * 1000)
    return {"wall": round(statistics.median(walls), 1), "cpu": round(statistics.median(used), 1)}


def questions(owner: Studio, member: Studio) -> dict[str, dict[str, float]]:
    """Milliseconds of what the window asks, each after a change of one stage, as after an edit of a person's."""
    mine, theirs = App(owner.home), App(member.home)
    prj = owner.prj
    from studio.actions.commands import SetStage

    edits = iter(range(10**6))
    first = owner.ask(lambda home, connection, now: next(iter(home.rooms.view(connection, prj, now).table("stage"))))
    asked = {
        "productions": lambda: mine.ask(asks.Productions()),
        "plan": lambda: mine.ask(asks.Plan(prj)),
        "plan_if": lambda: mine.ask(asks.PlanIf(prj, first, owner.now_ms + 10**9)),
        "stage_of_400_files": lambda: mine.ask(asks.Stage("s0")),
        "assemble_20000_files": lambda: mine.ask(asks.AssembleView(prj)),
        "inbox_owner": lambda: mine.ask(asks.Inbox()),
        "inbox_member": lambda: theirs.ask(asks.Inbox()),
        "history": lambda: owner.ask(lambda home, connection, now: history_rows(connection, prj)),
    }

    def edit() -> None:
        mine.run(SetStage("s7", {"brief": f"a new brief {next(edits)}"}))

    return {"edit": median_ms(edit), **{name: median_ms(ask, edit) for name, ask in asked.items()}}


def main() -> None:
    """Make it once, then measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begun_s = time.perf_counter()
        owner, members = big_production(folder)
        made_s = time.perf_counter() - begun_s
        opened = [opening(owner.home.path, owner.prj) for _ in range(5)]
        parts: dict[str, Any] = {
            "made_in_s": round(made_s, 1),
            "imports_s": round(statistics.median(i for _, i, _ in opened), 3),
        }
        parts["questions_ms"] = questions(owner, members[0])
        begun_s, cpu_s = time.perf_counter(), time.process_time()
        owner.home.rebuild()
        parts["rebuild_s"] = round(time.perf_counter() - begun_s, 2)
        parts["rebuild_cpu_s"] = round(time.process_time() - cpu_s, 2)
        parts["late_joiner"] = {
            "with_segments": first_sync(folder, owner, has_segments=True),
            "without": first_sync(folder, owner, has_segments=False),
        }
        for member in members:
            member.home.close()
        owner.home.close()
    times = Timing([seconds for seconds, _, _ in opened], [cpu_s for _, _, cpu_s in opened])
    parts |= {"stages": STAGES, "people": PEOPLE, "events": EVENTS, "files": FILES}
    parts["budgets"] = {"open_s": 1.0, "rebuild_s": 30.0, "question_ms": 50.0}
    print_json(report("scale", {"ours": times}, parts=parts))


if __name__ == "__main__":
    main()
