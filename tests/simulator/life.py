"""One simulated life of a production: a stage set, then steps by dice, invariants after each, a calm end.

Everything is real but the depot's medium, the clocks and the dice. The same seed gives the same life.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.depot.memory import MemoryDepot
from studio.events.state import RoomState
from tests.simulator import invariants as look
from tests.simulator.devices import Device
from tests.simulator.villain import Villain
from tests.simulator.waters import Waters
from tests.world import DAY_MS, HOUR_MS, Clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.domain.errors import SegueError

CHAIN = """
title: A canary song
currency: USD
budget: 290
ports: {idea: text.plain, words: text.lyrics, tune: text.plain, sheet: text.plain}
stages:
- {id: idea, track: Direction, title: Idea, role: Owner, days: 1, price: 0, deps: [], out: [idea], brief: canary-idea}
- {id: words, track: Writing, title: Words, role: Lyricist, days: 2, price: 60, revisions: 1, deps: [idea], in: [idea], out: [words], brief: canary-words}
- {id: tune, track: Music, title: Tune, role: Composer, days: 2, price: 80, revisions: 2, deps: [idea], in: [idea], out: [tune], brief: canary-tune}
- {id: sheet, track: Delivery, title: Sheet, role: Owner, days: 1, price: 0, deps: [tune, words], in: [tune, words], out: [sheet]}
"""
STAGES = ("words", "tune")
CANARIES = (b"canary", b"Canary", b"Mira Canaria", b"Ana Canaria", b"Ben Canaria", b"Lyricist")
TURNS_AT_THE_END = 14


@dataclass
class Stage:
    """What every seed of a kind of depot begins with: homes and objects, made once."""

    folder: Path
    is_folder: bool
    url: str = ""
    objects: dict[str, Any] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    now_ms: int = 0
    prj: str = ""
    rooms: dict[str, str] = field(default_factory=dict)
    contents: set[str] = field(default_factory=set)

    @property
    def live(self) -> Path:
        """Where the homes lie while a seed runs (paths are kept in them, so it is always the same place)."""
        return self.folder / "live"

    @property
    def kept(self) -> Path:
        """The homes as a seed finds them."""
        return self.folder / "kept"


def set_stage(folder: Path, *, is_folder: bool) -> Stage:
    """An owner with a production and two people in two rooms."""
    kind = "folder" if is_folder else "bucket"
    stage = Stage(folder / kind, is_folder, f"{'memory-folder' if is_folder else 'memory'}:simulator-{kind}")
    clock = Clock()
    depot = MemoryDepot(f"simulator-{kind}", now_ms=lambda: clock.now_ms, is_folder=is_folder)
    MemoryDepot.known_as(f"simulator-{kind}", depot)
    mira, ana, ben = (Device(name, stage.live, clock) for name in ("mira", "ana", "ben"))
    for device in (mira, ana, ben):
        device.studio.init(f"{device.name.title()} Canaria", "a passphrase")
    chain = mira.files / "chain.yaml"
    chain.write_text(CHAIN)
    stage.prj = mira.studio.run(c.StartProduction("Canary song", str(chain), stage.url, zone="UTC"))["production"]
    mira.studio.run(c.Deliver("idea", (str(_file(stage, mira, "idea.txt", "canary of an idea " * 40)),)))
    mira.syncs()
    for name, device in (("words", ana), ("tune", ben)):
        offer = mira.studio.run(c.OfferStage(name, to=f"{device.name.title()} Canaria"))
        stage.rooms[name] = offer["handoff"]
        mira.syncs()
        device.studio.run(c.OpenPass(offer["pass"], name=device.name, depot_dir=stage.url))
    for _ in range(2):
        for device in (ana, ben, mira):
            device.syncs()
    for device in (mira, ana, ben):
        device.close()
    shutil.copytree(stage.live, stage.kept)
    stage.objects, stage.names = depot.contents()
    stage.now_ms = clock.now_ms
    return stage


def _file(stage: Stage, device: Device, name: str, text: str) -> Path:
    import hashlib

    path = device.files / name
    path.write_text(text)
    stage.contents.add(hashlib.sha256(text.encode()).hexdigest())
    return path


class Life:
    """See the module. ``log`` says what happened, for whoever looks at a failing seed."""

    def __init__(self, stage: Stage, seed: int, *, is_honest: bool | None = None) -> None:
        self.stage = stage
        self.dice = random.Random(seed)
        self.log: list[str] = []
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.problems: Counter[str] = Counter()
        self.clock = Clock(stage.now_ms)
        self.depot = MemoryDepot(
            stage.url.partition(":")[2], now_ms=lambda: self.clock.now_ms, is_folder=stage.is_folder
        )
        self.depot.fill(stage.objects, stage.names)
        MemoryDepot.known_as(stage.url.partition(":")[2], self.depot)
        shutil.rmtree(stage.live, ignore_errors=True)
        shutil.copytree(stage.kept, stage.live)
        self.waters = Waters(self.depot, self.dice, lambda: self.clock.now_ms)
        self.mira, self.ana, self.ben = (
            Device(name, stage.live, self.clock, self.waters) for name in ("mira", "ana", "ben")
        )
        self.devices = [self.mira, self.ana, self.ben]
        self.villain: Villain | None = None
        if self.dice.random() < 0.5 if is_honest is None else not is_honest:
            room = stage.rooms["tune"]
            self.villain = Villain(self.ben, self.depot, random.Random(self.dice.randrange(2**32)), stage.prj, room)
        self.honest = {d.device for d in self.devices if self.villain is None or d is not self.ben}
        self.truth = look.Truth(contents=set(stage.contents), canaries=list(CANARIES))
        self.truth.names = {device.device: device.name for device in self.devices}
        self.members: dict[str, set[str]] = {
            stage.prj: {"mira"},
            stage.rooms["words"]: {"mira", "ana"},
            stage.rooms["tune"]: {"mira", "ben"},
        }
        self.seen_files: dict[Path, int] = {}
        self.seen_objects: dict[str, Any] = {}
        self.looked_at: dict[str, Any] = {}
        self.keys: dict[str, dict[str, dict[str, Any]]] = {}
        self.between = self.dice.randrange(2, 9)
        self.middle: dict[str, look.Reader] = {}
        self.takes = 0
        self._weather_changes()
        self.look()

    # --- steps -------------------------------------------------------------------------------------------------

    def lives(self, steps: int) -> None:
        """So many steps, then a calm end. Raises ViolationError."""
        try:
            for number in range(steps):
                self._step(number)
            self.ends()
        finally:
            self.waters.collect()
            for device in self.devices:
                device.close()

    def meets_every_deed(self) -> None:
        """In calm waters: work goes on, and the villain does everything once. Raises ViolationError."""
        assert self.villain is not None
        try:
            self.waters.calm()
            words, tune = self.stage.rooms["words"], self.stage.rooms["tune"]
            self._in_turn(c.AcceptOffer(words), self.ana)
            self._in_turn(c.AcceptOffer(tune), self.ben)
            self._in_turn(c.Deliver(words, (self._text(self.ana),)), self.ana)
            self.log.append(self._does(self.ben, c.Deliver(tune, (self._text(self.ben),))))
            self._syncs(self.ben)
            self.villain.does(self.villain.spoils_upload)
            for deed in self.villain.can_do([(self.ana.device, words)]):
                told = self.villain.does(deed)
                self.log.append(f"villain {told}")
                for device in (self.mira, self.ana, self.ben):
                    self.log.append(self._syncs(device))
                self.look()
            self._in_turn(c.ReviewTake(words, "revise", (c.NoteText(0.0, "again"),)), self.mira)
            self._is_put_back()
            self._in_turn(c.RevokePerson("Ben Canaria"), self.mira)
            self.villain.speaks_on()
            self._in_turn(c.Deliver(words, (self._text(self.ana),)), self.ana)
            self.ends()
        finally:
            self.waters.collect()
            for device in self.devices:
                device.close()

    def _is_put_back(self) -> None:
        """A member's backup is put back after they have spoken on; both words count, each once."""
        room = self.stage.rooms["words"]
        self.ana.is_backed_up()
        self._in_turn(c.AskExtension(room, self.clock.now_ms + 5 * DAY_MS, "more"), self.ana)
        self.ana.is_restored()
        self.truth.furthest = {key: n for key, n in self.truth.furthest.items() if key[0] != "ana"}
        self._in_turn(c.AskExtension(room, self.clock.now_ms + 6 * DAY_MS, "even more"), self.ana)

    def _in_turn(self, command: Any, device: Device) -> None:
        """A command, then everybody synchronises."""
        self.log.append(self._does(device, command))
        for other in (device, self.mira, self.ana, self.ben):
            self.log.append(self._syncs(other))
        self.look()

    def _step(self, number: int) -> None:
        kinds: list[tuple[int, Callable[[], str]]] = [
            (12, self._sync),
            (5, self._member_acts),
            (4, self._owner_acts),
            (2, self._time_passes),
            (2, self._weather_changes),
            (2, self._late_effect),
            (1, self._restart),
            (1, self._backup),
            (1, self._restore),
            (1, self._clock_jumps),
            (3 if self.villain else 0, self._villain_acts),
        ]
        chosen = self.dice.choices([act for _, act in kinds], [weight for weight, _ in kinds])[0]
        told = chosen()
        self.done[chosen.__name__.strip("_")] += 1
        self.log.append(f"{number} {chosen.__name__.strip('_')} {told}")
        self.clock.now_ms += self.dice.randrange(20_000)
        self.look()

    def _sync(self) -> str:
        device = self.dice.choice([self.mira, *self.devices])
        return self._syncs(device)

    def _syncs(self, device: Device) -> str:
        problems = device.syncs()
        for problem in problems:
            self.problems[problem.code] += 1
        return f"{device.name} {[p.message for p in problems]}"

    def _does(self, device: Device, command: Any) -> str:
        refused = device.does(command)
        self.refused[refused] += bool(refused)
        return f"{device.name} {type(command).__name__} {refused}"

    def _text(self, device: Device) -> str:
        self.takes += 1
        text = f"canary take {self.takes} " + "la " * self.dice.randrange(1, 400)
        stage = Stage(self.stage.folder, self.stage.is_folder)
        path = _file(stage, device, f"take{self.takes}.txt", text)
        self.truth.contents |= stage.contents
        return str(path)

    def _member_acts(self) -> str:
        device, room = self.dice.choice([(self.ana, self.stage.rooms["words"]), (self.ben, self.stage.rooms["tune"])])
        choice = self.dice.choices(
            ["accept", "deliver", "extend", "pause", "end", "decline", "counter", "answer"], [8, 8, 2, 1, 2, 1, 1, 2]
        )[0]
        until_ms = self.clock.now_ms + 5 * DAY_MS
        commands: dict[str, Callable[[], Any]] = {
            "accept": lambda: c.AcceptOffer(room),
            "deliver": lambda: c.Deliver(room, (self._text(device),)),
            "extend": lambda: c.AskExtension(room, until_ms, "more time"),
            "pause": lambda: c.AskPause(room, "ill"),
            "end": lambda: c.EndPause(room),
            "decline": lambda: c.DeclineOffer(room, "no"),
            "counter": lambda: c.CounterOffer(room, {"price_minor": self.dice.randrange(1, 20_000)}, "more"),
            "answer": lambda: c.AnswerQuestion(room, self.dice.random() < 0.7),
        }
        return self._does(device, commands[choice]())

    def _owner_acts(self) -> str:
        room = self.stage.rooms[self.dice.choice(STAGES)]
        choice = self.dice.choices(
            ["approve", "revise", "withdraw", "answer", "pause", "end", "plan", "revoke", "offer", "undo"],
            [6, 4, 1, 4, 1, 2, 3, 1, 1, 1],
        )[0]
        if choice == "undo":
            with suppress(Exception):
                self.mira.studio.undo(self.stage.prj)
            return "mira undo"
        commands: dict[str, Callable[[], Any]] = {
            "approve": lambda: c.ReviewTake(room, "approve"),
            "revise": lambda: c.ReviewTake(room, "revise", (c.NoteText(0.0, "again"),)),
            "withdraw": lambda: c.WithdrawOffer(room),
            "answer": lambda: c.AnswerQuestion(room, self.dice.random() < 0.7),
            "pause": lambda: c.AskPause(room, "wait"),
            "end": lambda: c.EndPause(room),
            "plan": lambda: c.SetStage("sheet", {"work_min": 60 * self.dice.randrange(1, 40)}),
            "revoke": lambda: c.RevokePerson("Ben Canaria"),
            "offer": lambda: c.OfferStage(self.dice.choice(STAGES), to="Cleo Canaria"),
        }
        return self._does(self.mira, commands[choice]())

    def _time_passes(self) -> str:
        hours = self.dice.choice([1, 6, 24, 24 * 3, 24 * 8, 24 * 20])
        self.clock.passes(hours=hours)
        return f"{hours} h"

    def _weather_changes(self) -> str:
        self.waters.rate = self.dice.choice([0.0, 0.0, 0.03, 0.1, 0.25])
        self.waters.lag = self.dice.choice([0.0, 0.3, 0.8]) if self.stage.is_folder else 0.0
        self.waters.collect()
        return f"{self.waters.rate} {self.waters.lag}"

    def _late_effect(self) -> str:
        self.waters.wash_up()
        return ""

    def _restart(self) -> str:
        device = self.dice.choice(self.devices)
        device.restarts()
        return device.name

    def _backup(self) -> str:
        device = self.dice.choice([self.ana, self.ben])
        device.is_backed_up()
        return device.name

    def _restore(self) -> str:
        found = [device for device in (self.ana, self.ben) if device.backup_is_there]
        if not found:
            return ""
        device = self.dice.choice(found)
        device.is_restored()
        self.waters.injected["restored backup"] += 1
        for key in [key for key in self.truth.furthest if key[0] == device.name]:
            del self.truth.furthest[key]
        return device.name

    def _clock_jumps(self) -> str:
        device = self.dice.choice(self.devices)
        device.skew_ms = self.dice.choice([0, 0, 60_000, -120_000, 2 * HOUR_MS, -3 * HOUR_MS])
        self.waters.injected["clock jump"] += 1
        return f"{device.name} {device.skew_ms}"

    def _villain_acts(self) -> str:
        assert self.villain is not None
        return self.villain.does_something([(self.ana.device, self.stage.rooms["words"])])

    # --- looking -----------------------------------------------------------------------------------------------

    def look(self, *, at_all: bool = False) -> None:
        """Every invariant that may have changed since. Raises ViolationError."""
        marks = {device.name: device.mark() for device in self.devices}
        changed = [d for d in self.devices if at_all or self.looked_at.get(d.name) != marks[d.name]]
        for device in changed:
            look.look_at_device(self.truth, device, self.honest)
            look.look_at_files(self.truth, device, self.seen_files)
            look.require(not device.alarm, f"{device.name} has an alarm: {device.alarm}")
            self.keys[device.name] = device.keys()
        if self.mira in changed:
            self.members |= {room: {"mira"} for room in self.mira.rooms() if room not in self.members}
            look.look_at_office(self.mira.settled(self.stage.prj))
        for room in sorted(self.members):
            self._look_at_room(room)
        look.look_at_secrets(self.truth, self.depot, self.seen_objects)
        if changed:
            look.look_at_keys(self.keys, self.members)
        self.looked_at |= marks

    def _look_at_room(self, room: str) -> None:
        keys = self.keys["mira"].get(room, {})
        early = self.truth.early.setdefault(room, self._reader(room))
        early.reads_on(self.depot, keys)
        if not self.dice.randrange(self.between):
            self.middle.setdefault(room, self._reader(room)).reads_on(self.depot, keys)
        mark = early.state.n, len(self.truth.acknowledged)
        if self.looked_at.get(room) != mark:
            look.look_at_docket(self.truth, early, self.honest)
            look.look_at_acknowledged(self.truth, early)
            self.looked_at[room] = mark

    def _reader(self, room: str) -> look.Reader:
        return look.Reader(self.stage.prj, room, self.mira.studio.store.person)

    # --- the end -----------------------------------------------------------------------------------------------

    def ends(self) -> None:
        """Trouble ends; everybody comes to the same, and nothing of what was said is missing."""
        self.waters.calm()
        for device in self.devices:
            device.skew_ms = 0
        self.clock.passes(hours=1)
        problems: list[SegueError] = []
        for _ in range(TURNS_AT_THE_END):
            self.clock.now_ms += 60_000
            before = self.depot.contents()
            problems = [problem for device in self.devices for problem in device.syncs()]
            if self._is_quiet() and before == self.depot.contents():
                break
        self.look(at_all=True)
        for room in self.members:
            late = self._reader(room)
            late.reads_on(self.depot, self.keys["mira"].get(room, {}))
            self._all_read_the_same(room, late.state)
        look.require(self._is_quiet(), f"something is still waiting: {[p.message for p in problems]}")
        self.waters.collect()

    def _all_read_the_same(self, room: str, late: RoomState) -> None:
        states = [self.truth.early[room].state, late]
        if room in self.middle:
            self.middle[room].reads_on(self.depot, self.keys["mira"].get(room, {}))
            states.append(self.middle[room].state)
        names = self.members[room] - ({"ben"} if self.villain else set())
        inside = [d for d in self.devices if d.name in names and late.member(d.device) is not None]
        states += [device.settled(room) for device in inside]
        heads = {(state.n, state.hash) for state in states}
        look.require(len(heads) == 1, f"not everybody has come to the end of {room[:6]}: {sorted(heads)}")
        look.require(
            len({look.digest(state) for state in states}) == 1, f"readers of {room[:6]} make other states of it"
        )

    def _is_quiet(self) -> bool:
        waiting = [d for d in self.devices if (self.villain is None or d is not self.ben)]
        return not any(row.status in ("saved", "inbox") for d in waiting for row in self._settling(d))

    def _settling(self, device: Device) -> list[Any]:
        """Rows of the journal that are to come to rest: not what somebody said who is no member any more."""
        rows = []
        for row in device.journal():
            if row.status == "read" or (row.status == "inbox" and row.device not in self.honest):
                continue
            if device.settled(row.room).member(row.device or device.device) is not None:
                rows.append(row)
        return rows
