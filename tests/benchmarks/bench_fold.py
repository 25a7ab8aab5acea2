"""Reading and opening a production of 100,000 events, beside merely decoding the same events as JSON.

``ours`` reads, verifies, decrypts and folds every entry; parts tell the pure fold and the opening of a home from its
projection (what a person waits for). Prints the JSON that ARCHITECTURE.md section 5 describes.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness import interleaved, report

os.environ.update({"SEGUE_KEYS": "file", "SEGUE_SCRYPT_N": "1024"})

from studio.app.studio import open_studio
from studio.events.codec import encode
from studio.events.docket import entry_hash, open_entry, write_entry
from studio.events.fold import fold
from studio.events.keys import EpochKey, random_id
from studio.events.state import OFFICE, RoomState
from studio.store.productions import ProductionHere, add_production

EVENTS, PER_ENTRY, STAGES = 100_000, 100, 2_000
OPEN = """
import sys, time
start = time.perf_counter()
from studio.app.studio import open_studio
from studio.queries.asks import Plan
imported = time.perf_counter()
studio = open_studio(sys.argv[1])
rows = studio.ask(Plan(sys.argv[2]))
print(time.perf_counter() - imported, imported - start, len(rows.stages))
studio.close()
"""


def decisions() -> list[list[dict[str, object]]]:
    """A long life of a plan: 2,000 stages, then edit after edit."""
    track = random_id()
    stages = [random_id() for _ in range(STAGES)]
    events: list[dict[str, object]] = [{"k": "track.add", "id": track, "name": "Track"}]
    for number, stage in enumerate(stages):
        body = {"id": stage, "slug": f"s{number}", "track": track, "title": f"Stage {number}", "work": 28_800_000}
        events.append({"k": "stage.add", **body})
    for number in range(EVENTS - len(events)):
        stage = stages[(number * 7919) % STAGES]
        events.append(
            {
                "k": "stage.set",
                "id": stage,
                "not_before": 1_796_029_200_000 + number * 60_000,
                "brief": f"Edit {number}",
            }
        )
    return [events[start : start + PER_ENTRY] for start in range(0, EVENTS, PER_ENTRY)]


def main() -> None:
    """Make the log once, then measure."""
    with tempfile.TemporaryDirectory() as folder:
        studio = open_studio(folder)
        studio.init("Bench", "bench")
        home, key = studio.store, EpochKey.generate()
        groups = decisions()
        first = [
            {"k": "room.open", "kind": OFFICE, "cert": dict(home.certificate.fields)},
            {"k": "project.set", "title": "Bench", "slug": "bench", "currency": "USD"},
        ]
        written = {
            "at_ms": 1_796_029_200_000,
            "packets": [],
            "key": key,
            "signing": home.signing,
            "device": home.device,
        }
        blank = RoomState("", "", home.person, kind=OFFICE)
        frames = [write_entry(state=blank, decisions=first, **written)]
        prj = entry_hash(frames[0])[:32]
        state = RoomState(prj, prj, home.person)
        fold(state, open_entry(state, frames[0], {key.ep: key}.get))
        for group in groups:
            frames.append(write_entry(state=state, decisions=group, **written))
            fold(state, open_entry(state, frames[-1], {key.ep: key}.get))
        with home.work() as work:
            home.add_room_key(work.connection, prj, key)
            here = ProductionHere(prj, True, home.person, folder, "", "", "", True, "", "", "Bench", 1, "")
            add_production(work.connection, here)
            now = RoomState(prj, prj, home.person)
            for frame in frames:
                now = work.take_entry(now, frame, "read")
        studio.close()

        def read_all() -> RoomState:
            made = RoomState(prj, prj, home.person)
            for frame in frames:
                fold(made, open_entry(made, frame, {key.ep: key}.get))
            return made

        bodies = [encode({"at": 1, "packets": [], "decisions": group}) for group in groups]

        def decode_only() -> None:
            for body in bodies:
                json.loads(body)

        timings = interleaved({"ours": read_all, "json_only": decode_only})
        opened = [opening(folder, prj) for _ in range(5)]
    parts = {
        "events": EVENTS,
        "events_per_s": round(EVENTS / statistics.median(timings["ours"].wall_s)),
        "open_production_s": round(statistics.median(seconds for seconds, _ in opened), 3),
        "imports_s": round(statistics.median(imports for _, imports in opened), 3),
        "stages": STAGES,
    }
    print(json.dumps(report("fold", timings, parts=parts), indent=1))


def opening(folder: str, prj: str) -> tuple[float, float]:
    """Seconds from an imported program to the plan's rows in a new process, and of its imports."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    time.sleep(0.1)
    done = subprocess.run(
        [sys.executable, "-c", OPEN, folder, prj], env=environment, capture_output=True, text=True, check=True
    )
    seconds, imports, _ = done.stdout.split()
    return float(seconds), float(imports)


if __name__ == "__main__":
    main()
