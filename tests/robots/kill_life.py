"""A production whose people are killed at random while they work, and go on as people do: they look, and do it again.

One owner and two collaborators, each with a home; every command is a process of its own. ``Life.live`` plays from the
first name to two approved stages and an export, and says what was wrong.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from studio.app.studio import Studio
from studio.crash_points import CRASH_STATUS
from studio.depot.depot import Depot
from studio.domain.errors import SegueError
from studio.events.state import RoomState
from studio.store.productions import folder_of_room, productions, rooms_of
from tests.robots import kill_checks
from tests.robots.kill_people import Look, Place, Running, Somebody, Step, Tally, points_of
from tests.world import WORDS_CHAIN

OWNER, MEMBERS = "Mira", {"Ana": "words", "Ben": "tune"}
TICKS_MAX = 120
SYNCS = 0.6
"""How probably a person synchronises while others work."""
POLL_S = 0.002
KILLED = 0.45
"""How probably a running command is killed."""
AIMED = 0.5
"""How probably it ends at a crash point instead of at a random time: most moments are the waiting between them. The first
try of a command always does."""

PLAIN_CHAIN = WORDS_CHAIN.replace("deps: [words], in: [words], out: [tune]", "deps: [idea], in: [idea], out: [tune]")


class Life:
    """See the module."""

    def __init__(
        self, folder: Path, dice: random.Random, tally: Tally, place: Place, depot: Callable[[], Depot], people: int = 2
    ) -> None:
        self.folder, self.dice, self.tally, self.place = folder, dice, tally, place
        self._depot = depot
        folder.mkdir(parents=True)
        self.owner = Somebody(folder, tally, OWNER)
        self.stages = dict(list(MEMBERS.items())[:people])
        self.members = {name: Somebody(folder, tally, name) for name in self.stages}
        self.everybody = [self.owner, *self.members.values()]
        self.prj, self.rooms = "", dict.fromkeys(self.stages, "")
        self.expected: set[str] = set()
        self._eye: kill_checks.DepotEye | None = None
        self._chain = folder / "chain.yaml"
        self._chain.write_text(PLAIN_CHAIN)
        self.idea = self._text("idea.txt", 1_500_000)

    def _text(self, name: str, size: int) -> Path:
        path = self.folder / name
        path.write_bytes(self.dice.randbytes(size // 2).hex().encode())
        self.expected.add(kill_checks.sha256(path))
        return path

    # --- one step of one person: a command to try until it is done, or something to wait for -----------------------

    def _owner_steps(self) -> Iterator[Step]:
        owner = self.owner
        yield Step(owner, ("init", "--name", OWNER), lambda s: s.has_identity)
        if self.place.login:
            yield Step(
                owner,
                ("depot", "login", self.place.url, *self.place.login),
                lambda s: bool(s.store.login_for(self.place.url)),
            )
        new = ("new", "Late Train", "--chain", str(self._chain), "--depot", self.place.url, *self.place.new)
        yield Step(owner, new, self._has_production)
        yield Step(
            owner, ("deliver", "late-train/idea", str(self.idea)), lambda s: bool(self._view(s, self.prj).table("take"))
        )
        for name, stage in self.stages.items():
            yield Step(
                owner, ("offer", f"late-train/{stage}", "--to", name), lambda s, name=name: self._is_offered(s, name)
            )

    def _member_steps(self, name: str) -> Iterator[Step]:
        owner, member, room = self.owner, self.members[name], self.rooms[name]
        yield Step(
            owner,
            ("pass", room),
            lambda _: bool(member.pass_line),
            lambda answer: setattr(member, "pass_line", str(answer.get("pass", ""))),
        )
        yield Step(owner, ("sync", "--once"), lambda s: s.synchroniser.outstanding() == 0)
        yield Step(
            member,
            ("open", member.pass_line, "--name", name, *self.place.opening),
            lambda s: s.has_identity and self._knows(s),
        )
        yield Step(member, (), lambda s: self._is_let_in(s, room))
        yield Step(member, ("accept", room), lambda s: self._state(s, room) != "offered")
        yield Step(member, (), lambda s: self._state(s, room) == "in_progress" and self._has_inputs(s, room))
        for take in (1, 2):
            words = self._text(f"{name} {take}.txt", 2_500_000)
            yield Step(member, ("deliver", room, str(words)), lambda s, take=take: self._last_take(s, room) >= take)
            yield Step(owner, (), lambda s, take=take: self._is_in(s, room, take))
            verdict = ("revise", "--note", "0:01 again") if take == 1 else ("approve",)
            yield Step(owner, ("review", room, *verdict), lambda s: self._state(s, room) != "in_review")
            wanted = "revision" if take == 1 else "approved"
            yield Step(member, (), lambda s, wanted=wanted: self._state(s, room) == wanted)

    def _last_steps(self) -> Iterator[Step]:
        for person, name in ((self.owner, "late-train"), (self.members["Ana"], "late-train")):
            folder = self.folder / f"export {person.name}"
            yield Step(person, ("export", name, str(folder)), lambda _, folder=folder: folder.exists())

    # --- living ----------------------------------------------------------------------------------------------------

    def live(self) -> None:
        """Everything, with kills; what was wrong goes into the tally."""
        try:
            self._all([self._owner_steps()])
            self._all([self._member_steps(name) for name in self.stages])
            self._all([self._last_steps()])
            if not self.tally.wrong:
                self._settle()
                self._final_checks()
        except SegueError as error:
            self.tally.wrong.append(f"a home cannot be looked at: {error.message} ({error.subject})")
        self.tally.lives += 1

    def _all(self, lines: list[Iterator[Step]]) -> None:
        """Several lines of steps side by side, until all are over."""
        if self.tally.wrong:
            return
        steps = {number: next(line) for number, line in enumerate(lines)}
        for _ in range(TICKS_MAX):
            with Look() as look:
                for number, line in enumerate(lines):
                    while number in steps and look.is_done(steps[number]):
                        step = next(line, None)
                        if step is None:
                            del steps[number]
                        else:
                            steps[number] = step
            if not steps or self.tally.wrong:
                return
            self._tick(list(steps.values()))
        self.tally.wrong.append(
            f"lost or stuck: {[step.words or 'waiting' for step in steps.values()]} never came about"
        )

    def _tick(self, steps: list[Step]) -> None:
        """Everybody works at once; some are killed."""
        running = [self._begin(s.words[0], s.who, s.words, s) for s in steps if s.words]
        for person in self.everybody:
            if self.prj and (person.home / "segue.db").exists() and (not running or self.dice.random() < SYNCS):
                running.append(self._begin("sync", person, ("sync", "--once")))
        hurt = self._follow(running)
        for one in running:
            self._hear(one)
        if hurt:
            self._checks(hurt)

    def _begin(self, verb: str, who: Somebody, words: tuple[str, ...], step: Step | None = None) -> Running:
        """Begin a command, and choose whether it lives, is killed after a while, or ends at a crash point."""
        at, dies_at_s = "", None
        is_first = step is not None and not step.aimed
        if is_first or self.dice.random() < KILLED:
            at = self.tally.aim(verb, self.dice) if is_first or self.dice.random() < AIMED else ""
            dies_at_s = None if at else self.dice.uniform(0, self.tally.seconds.get(verb, 0.3))
        if step is not None:
            step.aimed.append(at)
        return Running(verb, who, who.runs(*words, at=at), step, dies_at_s, at)

    def _follow(self, running: list[Running]) -> set[Somebody]:
        """Until all have ended or were killed at their time; who was killed."""
        hurt, left = set(), list(running)
        while left:
            for one in list(left):
                if one.process.has_ended():
                    self._ended(one)
                    if one.process.status == CRASH_STATUS:
                        hurt.add(one.who)
                elif one.dies_at_s is not None and one.process.age_s >= one.dies_at_s:
                    one.process.kill()
                    self.tally.kills[one.verb] += 1
                    hurt.add(one.who)
                else:
                    continue
                left.remove(one)
            time.sleep(POLL_S)
        return hurt

    def _ended(self, one: Running) -> None:
        """Note what became of a process that was not killed from outside."""
        if one.process.status == CRASH_STATUS:
            self.tally.kills[f"{one.verb} at {one.at.partition(':')[0]}"] += 1
            return
        self.tally.took(one.verb, one.process.age_s)
        self.tally.came_too_late += one.dies_at_s is not None or bool(one.at)
        log = points_of(one.process.out)
        self.tally.came_by(one.verb, log.read_text().split() if log.exists() else [])

    def _hear(self, one: Running) -> None:
        answer, process = one.process.answer(), one.process
        error = answer.get("error") or {}
        if error:
            self.tally.refusals[f"{one.verb}: {error.get('code')}"] += 1
        if (
            process.status not in (0, 1, -9, CRASH_STATUS)
            or error.get("code") == "internal"
            or "Traceback" in process.said()
        ):
            self.tally.wrong.append(f"{one.verb} ended with {process.status}: {process.said()[-2000:]} {error}")
        if one.step is not None and process.status == 0:
            one.step.heard(answer)

    def _settle(self) -> None:
        """Nobody is killed any more: everything outstanding goes its way."""
        for _ in range(4):
            for person in self.everybody:
                if person.runs("sync", "--once").wait() != 0:
                    self.tally.wrong.append(f"{person.name} cannot synchronise at the end")

    # --- looking ---------------------------------------------------------------------------------------------------

    def _has_production(self, studio: Studio) -> bool:
        with studio.store.read() as connection:
            found = productions(connection)
        self.prj = found[0].prj if found else ""
        if len(found) > 1:
            self.tally.wrong.append("the production was started twice")
        return bool(found)

    def _view(self, studio: Studio, room: str) -> RoomState:
        with studio.store.read() as connection:
            return studio.store.rooms.view(connection, room, studio.store.clock())

    def _state(self, studio: Studio, room: str) -> str:
        hand_off = self._view(studio, room).hand_off
        return hand_off.state if hand_off else ""

    def _is_offered(self, studio: Studio, name: str) -> bool:
        opened = [o.room for o in self._view(studio, self.prj).table("opened").values() if o.to == name]
        self.rooms[name] = opened[0] if opened else ""
        if len(opened) > 1:
            self.tally.wrong.append(f"the stage of {name} was offered twice")
        return bool(opened)

    def _knows(self, studio: Studio) -> bool:
        with studio.store.read() as connection:
            return bool(productions(connection))

    def _is_let_in(self, studio: Studio, room: str) -> bool:
        try:
            return self._state(studio, room) == "offered"
        except SegueError:
            return False

    def _has_inputs(self, studio: Studio, room: str) -> bool:
        with studio.store.read() as connection:
            folder = folder_of_room(studio.store, connection, self.prj, room)
        return folder is not None and [path.name for path in (folder / "inputs").rglob("*.txt")] == ["idea.txt"]

    def _last_take(self, studio: Studio, room: str) -> int:
        hand_off = self._view(studio, room).hand_off
        return hand_off.last_take if hand_off else 0

    def _is_in(self, studio: Studio, room: str, number: int) -> bool:
        take = self._view(studio, room).take(number)
        return take is not None and take.is_in

    # --- judging ---------------------------------------------------------------------------------------------------

    def _checks(self, hurt: set[Somebody]) -> None:
        for person in hurt:
            if not (person.home / "segue.db").exists():
                continue
            with closing(person.open()) as studio:
                self.tally.wrong += kill_checks.projection_faults(studio.store)
                self.tally.wrong += kill_checks.half_files(studio.workspace, self.expected)
        if self.prj:
            with closing(self._depot()) as depot:
                self._eye = self._eye or kill_checks.DepotEye(depot, self.prj)
                self._eye.look_at(depot)
                self.tally.wrong += self._eye.faults()

    def _final_checks(self) -> None:
        wrong = self.tally.wrong
        seen = []
        self._checks(set(self.everybody))
        for person in self.everybody:
            with closing(person.open()) as studio:
                seen.append(kill_checks.dockets(studio.store))
                if studio.synchroniser.outstanding():
                    wrong.append(f"{person.name} has something outstanding at the end")
                if person is not self.owner:
                    wrong += self._faults_of_room(studio, self.rooms[person.name], person.name)
        with closing(self.owner.open()) as studio:
            wrong += self._faults_of_office(studio)
            for name, room in self.rooms.items():
                wrong += self._faults_of_room(studio, room, name)
        with closing(self._depot()) as depot:
            eye = kill_checks.DepotEye(depot, self.prj)
            in_depot = eye.entries()
            wrong += [f"left in the inbox: {name}" for name in eye.names() if "/in/" in name]
        wrong += kill_checks.disagreements([in_depot, *seen])
        if seen[0] != in_depot:
            wrong.append("the depot does not hold what the owner has written")
        folders = [person.home for person in self.everybody]
        folders += [] if self.place.url.startswith("s3://") else [Path(self.place.url)]
        known, unknown = kill_checks.litter(*folders)
        self.tally.litter += known
        wrong += unknown

    def _faults_of_office(self, studio: Studio) -> list[str]:
        office = self._view(studio, self.prj)
        wrong = (
            [] if [t.number for t in office.table("take").values()] == [1] else ["the idea was delivered twice or lost"]
        )
        with studio.store.read() as connection:
            if len(rooms_of(connection, self.prj)) != 1 + len(self.stages):
                wrong.append("rooms are lost or doubled")
        return wrong

    def _faults_of_room(self, studio: Studio, room: str, name: str) -> list[str]:
        state = self._view(studio, room)
        told = f"{studio.person_name} about {name}"
        wrong = []
        if sorted(state.table("take")) != ["1", "2"] or len(state.table("note")) != 1:
            wrong.append(f"{told}: takes {sorted(state.table('take'))}, {len(state.table('note'))} notes")
        with studio.store.read() as connection:
            folder = folder_of_room(studio.store, connection, self.prj, room)
        for take in (1, 2):
            found = [
                kill_checks.sha256(path) for path in (Path(folder or "") / "takes" / f"take-{take:02d}").rglob("*.txt")
            ]
            if found != [kill_checks.sha256(self.folder / f"{name} {take}.txt")]:
                wrong.append(f"{told}: the files of take {take} are not what was delivered")
        return wrong
