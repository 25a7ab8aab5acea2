"""One simulated life of a production: a stage set, then steps by dice, invariants after each, a calm end.

Everything is real but the depot's medium, the clocks and the dice. The same seed gives the same life.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.actions import device_commands as d
from studio.depot.memory import MemoryDepot
from studio.domain.errors import AccessError, OfflineError, SegueError
from tests.simulator import invariants as look
from tests.simulator.arrivals import Arrivals
from tests.simulator.audience import Audience
from tests.simulator.choices import Choices
from tests.simulator.devices import Device
from tests.simulator.ending import Ending
from tests.simulator.leaving import Leaving
from tests.simulator.moves import Moves
from tests.simulator.nests import Nests
from tests.simulator.rights import Rights
from tests.simulator.stages import AUDIENCE, CANARIES, CREW, STAGES, Stage, write_file
from tests.simulator.sums import Sums
from tests.simulator.villain import Villain
from tests.simulator.waters import Medium, Waters
from tests.world import DAY_MS, HOUR_MS, Clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


ARRIVALS_FROM, MOVES_FROM, MORE_FROM, CHOICES_FROM, SUMS_FROM = 10_000, 20_000, 30_000, 60_000, 70_000
AUDIENCE_FROM = 80_000
"""From these seeds on machines come, and a production in a folder moves; stages are nested, people leave, and some buckets
are reached by keys; people are in line and heard in auditions; they reckon: changes and parts are paid, splits agreed on; at
last others are shown takes, and say what they think. The lives of earlier seeds stay what they were.
"""


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
        crew, shown = (
            [Device(name, stage.live, self.clock, self.waters) for name in names]
            for names in (CREW if stage.has_crew else (), AUDIENCE if stage.has_audience else ())
        )
        self.devices = [self.mira, self.ana, self.ben, *crew, *shown]
        self.deciders = [self.mira, *crew]
        self.villain = self._may_be_dishonest(is_honest)
        self.injected = self.waters.injected
        self.arrivals = Arrivals(self)
        self.moves = Moves(self, self.depot)
        self.has_moves = seed >= MOVES_FROM and stage.is_folder
        self.has_arrivals = seed >= ARRIVALS_FROM
        self.nests, self.leaving = Nests(self), Leaving(self)
        self.has_more = seed >= MORE_FROM
        self.choices, self.has_choices = Choices(self), seed >= CHOICES_FROM
        self.sums, self.has_sums = Sums(self), seed >= SUMS_FROM
        self.rights = Rights(self, stage.users) if stage.has_keys else None
        self.audience = Audience(self, shown)
        self.audience.may_lie(is_honest=is_honest)
        self.honest = {one.device for one in self.devices if self.is_honest(one)}
        self.truth = look.Truth(contents=set(stage.contents), canaries=list(CANARIES))
        self.truth.names = {device.device: device.name for device in self.devices}
        names = {device.name for device in self.deciders}
        self.members: dict[str, set[str]] = {
            stage.prj: names,
            stage.rooms["words"]: {*names, "ana"},
            stage.rooms["tune"]: {*names, "ben"},
        }
        self.seen_files: dict[Path, int] = {}
        self.seen_objects: dict[str, dict[str, Any]] = {}
        self.looked_at: dict[str, Any] = {}
        self.known_keys: dict[str, dict[str, dict[str, Any]]] = {}
        self.keys: dict[str, dict[str, Any]] = {}
        self.between = self.dice.randrange(2, 9)
        self.middle: dict[str, look.Reader] = {}
        self.ending = Ending(self)
        self.takes = self.words = 0
        if self.has_sums:
            self.sums.begin()
        self.audience.begin()
        self._weather_changes()
        self.look()

    def _may_be_dishonest(self, is_honest: bool | None) -> Villain | None:
        """One of the two people in rooms, by dice."""
        if self.dice.random() < 0.5 if is_honest is None else not is_honest:
            dice = random.Random(self.dice.randrange(2**32))
            return Villain(self.ben, self.depot, dice, self.stage.prj, self.stage.rooms["tune"])
        return None

    def is_honest(self, device: Device) -> bool:
        """Whether a machine is in honest hands."""
        is_villain = self.villain is not None and device is self.ben
        return not is_villain and not self.audience.is_liar(device)

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

    def _step(self, number: int) -> None:
        kinds: list[tuple[int, Callable[[], str]]] = [
            (12, self._sync),
            (5 - 3 * self.has_sums, self._member_acts),
            (4 - 2 * self.has_sums, self._owner_acts),
            (3 - 2 * self.has_sums if len(self.deciders) > 1 else 0, self._crew_acts),
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
            (2 if self.has_arrivals else 0, self.arrivals.somebody_comes),
            (3 if self.has_moves else 0, self.moves.moves_or_is_found),
            (4 - 3 * self.has_sums if self.has_more else 0, self.nests.somebody_nests),
            (2 - self.has_sums if self.has_more else 0, self.leaving.leaves_or_speaks_on),
            (2 if self.rights else 0, self._rights_change),
            (14 - 12 * self.has_sums if self.has_choices else 0, self.choices.somebody_is_chosen),
            (20 if self.has_sums else 0, self.sums.somebody_reckons),
            (16 if self.stage.has_audience else 0, self.audience.somebody_sees),
        ]
        chosen = self.dice.choices([act for _, act in kinds], [weight for weight, _ in kinds])[0]
        told = chosen()
        self.done[chosen.__name__.strip("_")] += 1
        self.log.append(f"{number} {chosen.__name__.strip('_')} {told}")
        self.clock.now_ms += self.dice.randrange(20_000)
        self.look()

    def _sync(self) -> str:
        device = self.dice.choice([*self.deciders, *self.devices])
        return self.syncs(device)

    def syncs(self, device: Device) -> str:
        """A synchronisation, in words."""
        problems = device.syncs()
        for problem in problems:
            self.problems[problem.code] += 1
        return f"{device.name} {[p.message for p in problems]}"

    def does(self, device: Device, command: Any) -> str:
        """A command, in words."""
        refused = device.does(command)
        self.refused[refused] += bool(refused)
        return f"{device.name} {type(command).__name__} {refused}"

    def text(self, device: Device) -> str:
        """A file that somebody may hand in."""
        self.takes += 1
        text = f"canary take {self.takes} " + "la " * self.dice.randrange(1, 400)
        stage = Stage(self.stage.folder, self.stage.is_folder)
        path = write_file(stage, device, f"take{self.takes}.txt", text)
        self.truth.contents |= stage.contents
        return str(path)

    def _member_acts(self) -> str:
        person, room = self.dice.choice([(self.ana, self.stage.rooms["words"]), (self.ben, self.stage.rooms["tune"])])
        device = self.arrivals.machine_of(person)
        fitting = {"offered": "accept", "in_progress": "deliver", "revision": "deliver", "paused": "end"}
        choice = self.dice.choices(
            ["accept", "deliver", "extend", "pause", "end", "decline", "counter", "answer"], [8, 8, 2, 1, 2, 1, 1, 2]
        )[0]
        choice = self._fitting(device, room, fitting, choice)
        self.words += 1
        until_ms = self.clock.now_ms + 5 * DAY_MS
        commands: dict[str, Callable[[], Any]] = {
            "accept": lambda: c.AcceptOffer(room),
            "deliver": lambda: c.Deliver(room, (self.text(device),)),
            "extend": lambda: c.AskExtension(room, until_ms, f"more time #{self.words}"),
            "pause": lambda: c.AskPause(room, f"ill #{self.words}"),
            "end": lambda: c.EndPause(room),
            "decline": lambda: c.DeclineOffer(room, f"no #{self.words}"),
            "counter": lambda: c.CounterOffer(
                room, {"price_minor": self.dice.randrange(1, 20_000)}, f"more #{self.words}"
            ),
            "answer": lambda: c.AnswerQuestion(room, self.dice.random() < 0.7),
        }
        return self.does(device, commands[choice]())

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
        return self.does(device, commands[choice]())

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
        return f"{choice} {self.does(device, commands[choice]())}"

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
        self.arrivals.was_put_back(device)
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

    def _rights_change(self) -> str:
        assert self.rights is not None
        return self.rights.change()

    def knows(self, new: Device, person: Device) -> None:
        """A new machine of somebody: it is in what they are in."""
        self.devices.append(new)
        if person in self.deciders:
            self.deciders.append(new)
        self.honest.add(new.device)
        self.truth.names[new.device] = new.name
        for names in self.members.values():
            if person.name in names:
                names.add(new.name)

    # --- looking -----------------------------------------------------------------------------------------------

    def look(self, *, at_all: bool = False) -> None:
        """Every invariant that may have changed since. Raises ViolationError."""
        marks = {device.name: device.mark() for device in self.devices}
        honest = {device.name for device in self.devices if device.device in self.honest}
        self.truth.packets |= {said for who, said in self.waters.sent if who in honest}
        self.waters.sent.clear()
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
        if self.has_choices:
            self._let_people_in()
            self.choices.look()
        look.look_at_order(self.truth, self.moves.media, self.honest)
        for medium in self.moves.media:
            look.look_at_secrets(self.truth, medium, self.seen_objects.setdefault(medium.url, {}))
        self.audience.look_at(changed)
        if changed:
            look.look_at_keys(self.known_keys, self.members)
            for room, reader in self.truth.early.items():
                look.look_at_later_keys(self.known_keys, room, reader.state, self.truth.names)
        self.looked_at |= marks

    def _let_people_in(self) -> None:
        """Who was let into a room by the owner's machine itself may have its keys, also when they were taken out at once."""
        for room, reader in self.truth.early.items():
            inside = {one.name for one in self.devices if one.device in reader.state.members()}
            self.members[room] = self.members[room] | inside

    def _look_at_room(self, room: str) -> None:
        keys = self.keys.get(room, {})
        early = self.truth.early.setdefault(room, self.reader(room))
        early.reads_on(self.moves.media, keys)
        if not self.dice.randrange(self.between):
            self.middle.setdefault(room, self.reader(room)).reads_on(self.moves.media, keys)
        mark = early.state.n, len(self.truth.acknowledged)
        if self.looked_at.get(room) != mark:
            look.look_at_docket(self.truth, early, self.honest)
            look.look_at_acknowledged(self.truth, early)
            self.looked_at[room] = mark
            if self.has_more and room == self.stage.prj:
                self.nests.look(early)
            elif self.has_more:
                self.leaving.look(early)
            if self.has_sums:
                self.sums.look(early)

    def reader(self, room: str) -> look.Reader:
        """Somebody who has not read anything of a room yet."""
        return look.Reader(self.stage.prj, room, self.mira.studio.store.person)

    def ends(self) -> None:
        """Trouble ends; everybody comes to the same, and nothing of what was said is missing."""
        self.ending.comes()
