"""SIGKILL at random under load, again and again: ``python3 packaging/dev.py kills --runs 500 [--seed N] [--s3]``.

Real processes of an owner and two collaborators over a folder (or a moto server), killed at random moments and begun
again; after each kill what must be so is looked at. Prints JSON; exit status 1 when anything was lost, doubled or half.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.update({"SEGUE_KEYS": "file", "SEGUE_SCRYPT_N": "1024", "AWS_EC2_METADATA_DISABLED": "true"})

from studio.depot.depot import Depot
from studio.depot.folder import FolderDepot
from tests.robots.kill_life import Life
from tests.robots.kill_people import Place, Tally

NEEDED = (
    *("studio.actions.deliver", "studio.actions.hand_off", "studio.actions.productions", "studio.actions.review"),
    *("studio.app.exporting", "studio.app.cli_hand_off", "studio.app.cli_production", "studio.app.cli_sync"),
    *("studio.app.carrying_out", "studio.app.opening", "studio.app.synchronising", "studio.media.checks"),
)
"""What the commands would import each by itself."""


def kills(runs: int, seed: int, *, s3: bool = False, people: int = 2, keep: bool = False) -> dict[str, Any]:
    """Play lives until that many processes were killed."""
    for name in NEEDED:
        importlib.import_module(name)
    tally, begun_s = Tally(), time.monotonic()
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a kill is no power cut: nothing is won by a real disk
    folder = Path(tempfile.mkdtemp(prefix="segue-kills-", dir=memory))
    life_seed = seed
    try:
        with _places(s3=s3) as place_of:
            while sum(tally.kills.values()) < runs and not tally.wrong:
                life_seed += 1
                at = folder / f"life {life_seed}"
                place, depot = place_of(at / "depot")
                Life(at, random.Random(life_seed), tally, place, depot, people).live()
                if not tally.wrong:
                    shutil.rmtree(at)
    finally:
        if not keep and not tally.wrong:
            shutil.rmtree(folder, ignore_errors=True)
    return {
        "name": "kills",
        "runs": sum(tally.kills.values()),
        "kills": dict(tally.kills.most_common()),
        "points": len({label for _, label in tally.aimed}),
        "ended_before_the_kill": tally.came_too_late,
        "commands": tally.commands,
        "productions": tally.lives,
        "wrong": tally.wrong,
        "lost_or_doubled": len(tally.wrong),
        "refusals": dict(tally.refusals.most_common()),
        "temporary_files_left": tally.litter,
        "seed": seed,
        "seed_of_last_production": life_seed,
        "depot": "moto" if s3 else "folder",
        "wall_s": round(time.monotonic() - begun_s, 1),
        **({"folder": str(folder)} if tally.wrong else {}),
    }


@contextlib.contextmanager
def _places(*, s3: bool) -> Iterator[Callable[[Path], tuple[Place, Callable[[], Depot]]]]:
    if not s3:
        yield lambda path: (Place(str(path)), lambda: FolderDepot.open(path))
        return
    from tests.servers import running_moto

    with running_moto() as server, tempfile.TemporaryDirectory() as folder:
        secret = Path(folder) / "secret"
        secret.write_text(server.owner.secret)

        def place_of(_path: Path) -> tuple[Place, Callable[[], Depot]]:
            bucket = server.new_bucket()
            endpoint = ("--endpoint-url", server.endpoint_url)
            login = ("--key-id", server.owner.key_id, "--secret-file", str(secret), *endpoint)
            place = Place(f"s3://{bucket}/songs", ("--access", "shared", *endpoint), login)
            return place, lambda: server.depot(bucket, "songs")

        yield place_of


def main() -> int:
    """Run it as a program."""
    options = argparse.ArgumentParser(prog="dev.py kills", description=__doc__)
    options.add_argument("--runs", type=int, default=500, help="how many processes are killed (default 500)")
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options.add_argument("--s3", action="store_true", help="over a moto server instead of a folder")
    options.add_argument("--people", type=int, choices=(1, 2), default=2, help="collaborators besides the owner")
    chosen = options.parse_args()
    result = kills(chosen.runs, chosen.seed, s3=chosen.s3, people=chosen.people)
    print(json.dumps(result, indent=1))
    return 1 if result["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
