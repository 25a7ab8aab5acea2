"""What asking for news costs: requests per hour and person, beside a whole round every 5 s (what came before).

Real homes and the real synchroniser under a clock that is turned by hand, over a folder that counts requests and passes for a
bucket. ``ours`` and the peer are requests per hour and person of a production of five people, an eighth of the time in
focus and the rest in the background; ``parts`` has 1, 5 and 50 people, owner and member, focus and background, and a quiet
week. The figures are counts: they do not depend on the machine.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, ClassVar

from harness import machine, print_json

os.environ.update({"SEGUE_KEYS": "file", "SEGUE_SCRYPT_N": "1024"})

from sqlalchemy import update

from studio.actions.commands import OfferStage
from studio.app import depots
from studio.depot.folder import FolderDepot
from studio.depot.wrapped import WrappedDepot
from studio.store import tables
from tests.world import Person, World

HOUR_MS = 3_600_000
FIXED_MS = 5_000
PEOPLE = (1, 5, 50)
IN_FOCUS = 1 / 8


class Counted(WrappedDepot):
    """Every call is a request."""

    requests: ClassVar[Counter[str]] = Counter()

    def get(self, name: str) -> Any:
        self.requests["get"] += 1
        return super().get(name)

    def head(self, name: str) -> Any:
        self.requests["head"] += 1
        return super().head(name)

    def list_after(self, *words: Any) -> Any:
        self.requests["list"] += 1
        return super().list_after(*words)

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        self.requests["put"] += 1
        super().put(name, data, digest=digest)

    def put_new(self, name: str, data: bytes) -> Any:
        self.requests["put"] += 1
        return super().put_new(name, data)


def chain_of(people: int) -> str:
    """An idea and a stage for each person."""
    stages = "".join(
        f"- {{id: part-{n}, track: T{n % 8}, title: Part {n}, role: Lyricist, days: 2, price: 60, deps: [idea], "
        "in: [idea], out: [words]}\n"
        for n in range(people)
    )
    return (
        "title: Many\ncurrency: USD\nports: {idea: text.plain, words: text.lyrics}\nstages:\n"
        f"- {{id: idea, track: T, title: Idea, role: Owner, days: 1, price: 0, deps: [], out: [idea]}}\n{stages}"
    )


def production(folder: Path, people: int) -> tuple[World, Person, Person]:
    """Mira's production: Ana is at work, the others have an offer."""
    world = World(folder)
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts(chain=chain_of(people))
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("part-0", to=ana)
    ana.accepts(room)
    for n in range(1, people):
        mira.does(OfferStage(f"part-{n}", f"Person {n}"))
    world.syncs(4)
    folder_depot = FolderDepot.open(world.depot_url)
    depots.open_depot = lambda *_words, **_options: Counted(folder_depot)  # type: ignore[assignment]
    depots.DepotPool._pairs = lambda *_: ()  # type: ignore[assignment, method-assign]  # noqa: SLF001
    for person in (mira, ana):
        with person.studio.store.database.write() as connection:
            connection.execute(update(tables.production).values(depot_url="s3://bucket/songs"))
        person.restarts()
    return world, mira, ana


def ours(world: World, person: Person, *, is_in_focus: bool, hours: int = 4) -> float:
    """Requests per hour when nothing happens; the whole rounds are among them."""
    person.studio.attend(is_in_focus=is_in_focus)
    sync = person.studio.synchroniser
    for _ in range(20):
        world.clock.now_ms += sync.look()
    Counted.requests.clear()
    until_ms = world.clock.now_ms + hours * HOUR_MS
    while world.clock.now_ms < until_ms:
        world.clock.now_ms += sync.look()
    return Counted.requests.total() / hours


def fixed(world: World, person: Person, rounds: int = 12) -> float:
    """Requests per hour of a whole round every 5 s."""
    person.syncs()
    Counted.requests.clear()
    for _ in range(rounds):
        person.syncs()
        world.clock.now_ms += FIXED_MS
    return Counted.requests.total() / rounds * HOUR_MS / FIXED_MS


def measured(people: int) -> dict[str, Any]:
    """All figures of a production of that many people beside its owner."""
    opener, keys = depots.open_depot, depots.DepotPool._pairs  # noqa: SLF001
    with tempfile.TemporaryDirectory() as folder:
        world, mira, ana = production(Path(folder), people)
        found: dict[str, Any] = {}
        for name, person in (("owner", mira), ("member", ana)):
            focus = ours(world, person, is_in_focus=True)
            background = ours(world, person, is_in_focus=False)
            found[name] = {
                "focus": round(focus, 1),
                "background": round(background, 1),
                "mixed": round(IN_FOCUS * focus + (1 - IN_FOCUS) * background, 1),
                "every_5_s": round(fixed(world, person), 1),
            }
        world.clock.passes(days=4)
        found["member"]["quiet_for_days"] = round(ours(world, ana, is_in_focus=True), 1)
        world.close()
    depots.open_depot, depots.DepotPool._pairs = opener, keys  # type: ignore[method-assign]  # noqa: SLF001
    for key in ("mixed", "every_5_s"):
        values = [found["owner"][key]] + [found["member"][key]] * people
        found[f"per_person_{key}"] = round(statistics.mean(values), 1)
    return found


def main() -> None:
    """Print the JSON that ARCHITECTURE.md section 5 describes, with requests in place of seconds."""
    parts = {f"{people} people": measured(people) for people in PEOPLE}
    typical = parts["5 people"]
    mine, peer = typical["per_person_mixed"], typical["per_person_every_5_s"]
    print_json(
        {
            "name": "poll",
            "machine": machine(),
            "runs": 1,
            "unit": "requests per hour and person",
            "ours": {"median": mine},
            "peers": {"every_5_s": {"median": peer}},
            "ratios": {"every_5_s": round(peer / mine, 2)},
            "parts": parts,
        }
    )


if __name__ == "__main__":
    main()
