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
from studio.actions import device_commands as d
from studio.depot.faulty import Fault, ScriptedFault
from studio.depot.memory import MemoryDepot
from studio.domain.errors import AccessError, OfflineError, SegueError
from studio.events.state import RoomState
from tests.simulator import invariants as look
from tests.simulator.devices import Device
from tests.simulator.villain import Villain
from tests.simulator.waters import Medium, Waters
from tests.world import DAY_MS, HOUR_MS, Clock

if TYPE_CHECKING:
    from collections.abc import Callable

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
CREW = ("second", "cara")
CANARIES = (b"canary", b"Canary", b"Mira Canaria", b"Ana Canaria", b"Ben Canaria", b"Lyricist")
TURNS_AT_THE_END = 14


@dataclass
class Stage:
    """What every seed of a kind of depot begins with: homes and objects, made once."""

    folder: Path
    is_folder: bool
    has_crew: bool = False
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


def set_stage(folder: Path, *, is_folder: bool, has_crew: bool = False) -> Stage:
    """An owner with a production and two people in two rooms; in a crew also a second device and a co-owner."""
    kind = ("folder" if is_folder else "bucket") + ("-crew" if has_crew else "")
    url = f"{'memory-folder' if is_folder else 'memory'}:simulator-{kind}"
    stage = Stage(folder / kind, is_folder, has_crew, url)
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
    devices = [mira, ana, ben, *(_crew(stage, mira, clock) if has_crew else ())]
    for _ in range(4 if has_crew else 0):
        for device in devices:
            device.syncs()
    for device in devices:
        device.close()
    shutil.copytree(stage.live, stage.kept)
    stage.objects, stage.names = depot.contents()
    stage.now_ms = clock.now_ms
    return stage


def _crew(stage: Stage, mira: Device, clock: Clock) -> list[Device]:
    """A second device of the owner and a co-owner."""
    second, cara = (Device(name, stage.live, clock) for name in CREW)
    line = second.studio.run(d.AskAsDevice("Laptop"))["line"]
    second.studio.run(d.JoinByAnswer(mira.studio.run(d.AdmitDevice(line))["answer"]))
    cara.studio.init("Cara Canaria", "a passphrase")
    mira.syncs()
    answer = mira.studio.run(d.AddCoOwner(stage.prj, "Cara Canaria"))
    mira.syncs()
    cara.studio.run(c.OpenPass(answer["pass"], name="cara", depot_dir=stage.url))
    return [second, cara]


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
        self.depot = Medium(stage.url.partition(":")[2], now_ms=lambda: self.clock.now_ms, is_folder=stage.is_folder)
        self.depot.fill(stage.objects, stage.names)
        MemoryDepot.known_as(stage.url.partition(":")[2], self.depot)
        shutil.rmtree(stage.live, ignore_errors=True)
        shutil.copytree(stage.kept, stage.live)
        self.waters = Waters(self.depot, self.dice, lambda: self.clock.now_ms)
        self.mira, self.ana, self.ben = (
            Device(name, stage.live, self.clock, self.waters) for name in ("mira", "ana", "ben")
        )
        crew = [Device(name, stage.live, self.clock, self.waters) for name in (CREW if stage.has_crew else ())]
        self.devices = [self.mira, self.ana, self.ben, *crew]
        self.deciders = [self.mira, *crew]
        self.villain: Villain | None = None
        if self.dice.random() < 0.5 if is_honest is None else not is_honest:
            room = stage.rooms["tune"]
            self.villain = Villain(self.ben, self.depot, random.Random(self.dice.randrange(2**32)), stage.prj, room)
        self.honest = {one.device for one in self.devices if self.villain is None or one is not self.ben}
        self.truth = look.Truth(contents=set(stage.contents), canaries=list(CANARIES))
        self.truth.names = {device.device: device.name for device in self.devices}
        names = {device.name for device in self.deciders}
        self.members: dict[str, set[str]] = {
            stage.prj: names,
            stage.rooms["words"]: {*names, "ana"},
            stage.rooms["tune"]: {*names, "ben"},
        }
        self.seen_files: dict[Path, int] = {}
        self.seen_objects: dict[str, Any] = {}
        self.looked_at: dict[str, Any] = {}
        self.known_keys: dict[str, dict[str, dict[str, Any]]] = {}
        self.keys: dict[str, dict[str, Any]] = {}
        self.between = self.dice.randrange(2, 9)
        self.middle: dict[str, look.Reader] = {}
        self.takes = self.words = 0
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

    def loses_a_key(self) -> RoomState:
        """A crew in a folder: the lead names a new key and is gone before it can write a ring; another one takes over.

        Gives a room as the new lead settles it after a member has spoken under the next key. Raises ViolationError.
        """
        try:
            self.waters.calm()
            words, second = self.stage.rooms["words"], self.deciders[1]
            self._syncs(self.mira)
            self.log.append(self._does(self.mira, d.RemoveCoOwner(self.stage.prj, "Cara Canaria")))
            for way in self.waters.ways:
                if way.who == "mira":
                    way.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "put", "/g/", times=99))
            self.log.append(self._syncs(self.mira))
            self.waters.away["mira"] = OfflineError
            recovery = str(next(self.mira.folder.glob("*.seguerecovery")))
            self.log.append(self._does(second, d.TakeLead(self.stage.prj, True, recovery, "a passphrase")))
            self.log.append(self._does(self.ana, c.AcceptOffer(words)))
            for _ in range(4):
                self.clock.passes(hours=0.2)
                self.log += [self._syncs(device) for device in (second, self.ana)]
                self.look()
            return second.settled(words)
        finally:
            for device in self.devices:
                device.close()

    def _is_put_back(self) -> None:
        """A member's backup is put back after they have spoken on; every word counts, each once.

        Put back twice, the second time with a word in it that was numbered anew after the backup was made.
        """
        self.ana.is_backed_up()
        self._in_turn(self._asks_for_time("#one"), self.ana)
        self._puts_back()
        self.log.append(self._does(self.ana, self._asks_for_time("#two")))
        self.ana.is_backed_up()
        self._in_turn(self._asks_for_time("#three"), self.ana)
        self._puts_back()
        self._in_turn(self._asks_for_time("#four"), self.ana)
        reader = self.truth.early[self.stage.rooms["words"]]
        said = {line.detail.get("reason") for line in reader.state.history if line.kind == "extension.ask"}
        look.require(said >= {"#one", "#two", "#three", "#four"}, f"a word is missing: {said}")

    def _asks_for_time(self, reason: str) -> Any:
        self.words += 1
        return c.AskExtension(self.stage.rooms["words"], self.clock.now_ms + (5 + self.words) * DAY_MS, reason)

    def _puts_back(self) -> None:
        self.ana.is_restored()
        self.truth.furthest = {key: n for key, n in self.truth.furthest.items() if key[0] != "ana"}

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
            (3 if self.stage.has_crew else 0, self._crew_acts),
            (1, self._goes_away),
            (2, self._time_passes),
            (2, self._weather_changes),
            (2, self._late_effect),
            (1, self._inbox_loses),
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
        device = self.dice.choice([*self.deciders, *self.devices])
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
        fitting = {"offered": "accept", "in_progress": "deliver", "revision": "deliver", "paused": "end"}
        choice = self.dice.choices(
            ["accept", "deliver", "extend", "pause", "end", "decline", "counter", "answer"], [8, 8, 2, 1, 2, 1, 1, 2]
        )[0]
        choice = self._fitting(device, room, fitting, choice)
        self.words += 1
        until_ms = self.clock.now_ms + 5 * DAY_MS
        commands: dict[str, Callable[[], Any]] = {
            "accept": lambda: c.AcceptOffer(room),
            "deliver": lambda: c.Deliver(room, (self._text(device),)),
            "extend": lambda: c.AskExtension(room, until_ms, f"more time #{self.words}"),
            "pause": lambda: c.AskPause(room, f"ill #{self.words}"),
            "end": lambda: c.EndPause(room),
            "decline": lambda: c.DeclineOffer(room, f"no #{self.words}"),
            "counter": lambda: c.CounterOffer(
                room, {"price_minor": self.dice.randrange(1, 20_000)}, f"more #{self.words}"
            ),
            "answer": lambda: c.AnswerQuestion(room, self.dice.random() < 0.7),
        }
        return self._does(device, commands[choice]())

    def _owner_acts(self) -> str:
        device = self.dice.choice(self.deciders)
        room = self.stage.rooms[self.dice.choice(STAGES)]
        choice = self.dice.choices(
            ["approve", "revise", "withdraw", "answer", "pause", "end", "plan", "revoke", "offer", "undo"],
            [6, 4, 1, 4, 1, 2, 3, 1, 1, 1],
        )[0]
        if choice == "undo":
            with suppress(SegueError):
                device.studio.undo(self.stage.prj)
            return f"{device.name} undo"
        choice = self._fitting(device, room, {"in_review": "approve revise", "paused": "end"}, choice)
        commands: dict[str, Callable[[], Any]] = {
            "approve": lambda: c.ReviewTake(room, "approve"),
            "revise": lambda: c.ReviewTake(room, "revise", (c.NoteText(0.0, "again"),)),
            "withdraw": lambda: c.WithdrawOffer(room),
            "answer": lambda: c.AnswerQuestion(room, self.dice.random() < 0.7),
            "pause": lambda: c.AskPause(room, "wait"),
            "end": lambda: c.EndPause(room),
            "plan": lambda: c.SetStage("sheet", {"work_min": 60 * self.dice.randrange(1, 40)}),
            "revoke": lambda: c.RevokePerson(self.dice.choice(["Ben Canaria", "Ben Canaria", "Ana Canaria"])),
            "offer": lambda: c.OfferStage(self.dice.choice(STAGES), to="Cleo Canaria"),
        }
        return self._does(device, commands[choice]())

    def _fitting(self, device: Device, room: str, fitting: dict[str, str], otherwise: str) -> str:
        """Mostly what the state of a hand-off calls for; now and then anything."""
        state = device.view(room).hand_off if room in device.rooms() else None
        wanted = fitting.get(state.state if state else "", "").split()
        return self.dice.choice(wanted) if wanted and self.dice.random() < 0.7 else otherwise

    def _crew_acts(self) -> str:
        """Who decides where only one may; and who decides no longer."""
        device = self.dice.choice(self.deciders)
        choice = self.dice.choices(["ask", "lost", "give", "device", "co-owner"], [3, 3, 2, 1, 1])[0]
        recovery = next(self.mira.folder.glob("*.seguerecovery"), None)
        kept = (str(recovery), "a passphrase")
        other = self.dice.choice([one for one in self.deciders if one is not device])
        commands: dict[str, Callable[[], Any]] = {
            "ask": lambda: d.TakeLead(self.stage.prj),
            "lost": lambda: d.TakeLead(self.stage.prj, True, *kept),
            "give": lambda: d.GiveLead(self.stage.prj, other.device),
            "device": lambda: d.RevokeDevice(other.device, *kept),
            "co-owner": lambda: d.RemoveCoOwner(self.stage.prj, "Cara Canaria"),
        }
        return f"{choice} {self._does(device, commands[choice]())}"

    def _goes_away(self) -> str:
        """Somebody is out of reach for a while, or their rights have ended until they are renewed."""
        device = self.dice.choice(self.devices)
        away = self.waters.away
        if device.name in away:
            del away[device.name]
            return f"{device.name} is back"
        away[device.name] = self.dice.choice([OfflineError, AccessError])
        self.waters.injected[f"away: {away[device.name].__name__}"] += 1
        return f"{device.name} {away[device.name].__name__}"

    def _time_passes(self) -> str:
        hours = self.dice.choice([1, 6, 24, 24 * 3, 24 * 8, 24 * 20])
        self.clock.passes(hours=hours)
        return f"{hours} h"

    def _weather_changes(self) -> str:
        self.waters.rate = self.dice.choice([0.0, 0.0, 0.03, 0.1, 0.25])
        self.waters.lag = self.dice.choice([0.0, 0.3, 0.8]) if self.stage.is_folder else 0.0
        self.waters.listings.lag_ms = self.dice.choice([0, 0, 30_000, 10 * 60_000])
        self.waters.collect()
        return f"{self.waters.rate} {self.waters.lag} {self.waters.listings.lag_ms}"

    def _late_effect(self) -> str:
        self.waters.wash_up()
        return ""

    def _inbox_loses(self) -> str:
        """What somebody honest has put into the inbox is gone, and nobody has said so to them."""
        return self.waters.lose([f"s/{self.stage.prj}/in/q/{device}/" for device in sorted(self.honest)])

    def _restart(self) -> str:
        device = self.dice.choice(self.devices)
        device.restarts()
        return device.name

    def _backup(self) -> str:
        device = self.dice.choice(self.devices)
        device.is_backed_up()
        return device.name

    def _restore(self) -> str:
        found = [device for device in self.devices if device.backup_is_there]
        if not found:
            return ""
        device = self.dice.choice(found)
        self.waters.arrive(device.name)
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
        changed = [one for one in self.devices if at_all or self.looked_at.get(one.name) != marks[one.name]]
        for device in changed:
            look.look_at_device(self.truth, device, self.honest)
            look.look_at_files(self.truth, device, self.seen_files)
            look.require(not device.alarm, f"{device.name} has an alarm: {device.alarm}")
            self.known_keys[device.name] = device.keys()
            if device in self.deciders:
                names = {decider.name for decider in self.deciders}
                self.members |= {room: names for room in device.rooms() if room not in self.members}
                look.look_at_office(device.settled(self.stage.prj))
                for room, keys in self.known_keys[device.name].items():
                    self.keys.setdefault(room, {}).update(keys)
        for room in sorted(self.members):
            self._look_at_room(room)
        look.look_at_order(self.truth, self.depot, self.honest)
        look.look_at_secrets(self.truth, self.depot, self.seen_objects)
        if changed:
            look.look_at_keys(self.known_keys, self.members)
            for room, reader in self.truth.early.items():
                look.look_at_later_keys(self.known_keys, room, reader.state, self.truth.names)
        self.looked_at |= marks

    def _look_at_room(self, room: str) -> None:
        keys = self.keys.get(room, {})
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
            late.reads_on(self.depot, self.keys.get(room, {}))
            self._all_read_the_same(room, late.state)
        look.require(self._is_quiet(), f"something is still waiting: {[p.message for p in problems]}")
        self.waters.collect()

    def _all_read_the_same(self, room: str, late: RoomState) -> None:
        states = [self.truth.early[room].state, late]
        if room in self.middle:
            self.middle[room].reads_on(self.depot, self.keys.get(room, {}))
            states.append(self.middle[room].state)
        names = self.members[room] - ({"ben"} if self.villain else set())
        inside = [one for one in self.devices if one.name in names and late.member(one.device) is not None]
        states += [device.settled(room) for device in inside]
        heads = {(state.n, state.hash) for state in states}
        look.require(len(heads) == 1, f"not everybody has come to the end of {room[:6]}: {sorted(heads)}")
        look.require(
            len({look.digest(state) for state in states}) == 1, f"readers of {room[:6]} make other states of it"
        )

    def _is_quiet(self) -> bool:
        waiting = [one for one in self.devices if (self.villain is None or one is not self.ben)]
        return not any(row.status in ("saved", "inbox") for one in waiting for row in self._settling(one))

    def _settling(self, device: Device) -> list[Any]:
        """Rows of the journal that are to come to rest: not what somebody said who is no member any more."""
        rows = []
        for row in device.journal():
            if row.status == "read" or (row.status == "inbox" and row.device not in self.honest):
                continue
            if device.settled(row.room).member(row.device or device.device) is not None:
                rows.append(row)
        return rows
