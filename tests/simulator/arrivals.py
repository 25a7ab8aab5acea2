"""Machines that come while a life goes on: a person's new laptop, somebody back from their recovery file.

Who came has to be in every room of that person at the end, with the keys of their rooms and of no other.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from studio.actions import device_commands as d
from studio.domain.errors import SegueError
from tests.simulator.devices import Device
from tests.simulator.invariants import require

if TYPE_CHECKING:
    from studio.events.state import RoomState
    from tests.simulator.life import Life

PASSPHRASE = "a passphrase"


class Arrivals:
    """See the module."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self.came: list[Device] = []
        self.hands: dict[str, list[Device]] = {}
        self._paired: list[tuple[Device, str]] = []
        self._to_pair_again: list[str] = []

    def machine_of(self, person: Device) -> Device:
        """One of the machines of a person whose first one this is."""
        machines = [person, *self.hands.get(person.name, ())]
        return machines[0] if len(machines) == 1 else self._life.dice.choice(machines)

    def somebody_comes(self) -> str:
        """A new machine of somebody who has had none so far."""
        life = self._life
        honest = [one for one in (life.mira, life.ana, life.ben, *life.audience.people) if life.is_honest(one)]
        waiting = [one for one in honest if one.name not in self.hands]
        if not waiting:
            return ""
        person = life.dice.choice(waiting)
        if person is not life.mira and (life.rights is not None or life.dice.random() < 0.5):
            return self._is_paired(person)
        return self.is_recovered(person)

    def _is_paired(self, person: Device) -> str:
        new = self._machine(person)
        line = new.studio.run(d.AskAsDevice("New laptop"))["line"]
        try:
            answer = person.studio.run(d.AdmitDevice(line))["answer"]
        except SegueError as error:
            new.close()
            new.is_thrown_away()
            return f"{new.name} {error.code}"
        new.studio.run(d.JoinByAnswer(answer))
        self._paired.append((person, line))
        self._life.injected["new laptop"] += 1
        return self._comes(new, person)

    def is_recovered(self, person: Device) -> str:
        """Somebody comes back from their recovery file, on a new machine."""
        new = self._machine(person)
        kept = str(next(person.folder.glob("*.seguerecovery")))
        new.studio.run(d.RecoverHome(kept, PASSPHRASE, (self._life.stage.address,), label="New machine"))
        self._life.injected["back from the recovery file"] += 1
        return self._comes(new, person)

    def was_put_back(self, person: Device) -> None:
        """The home of somebody is one of before: it may have lost that it let a laptop in, and has to do it again."""
        self._to_pair_again += [line for one, line in self._paired if one is person]

    def pair_again(self) -> None:
        """People see that their laptop is not in yet, and let it in once more; the laptop itself does nothing."""
        for person, line in self._paired:
            if line in self._to_pair_again:
                with contextlib.suppress(SegueError):
                    person.studio.run(d.AdmitDevice(line))

    def _machine(self, person: Device) -> Device:
        life = self._life
        return Device(f"{person.name}-new", life.stage.live, life.clock, life.waters)

    def _comes(self, new: Device, person: Device) -> str:
        self.hands.setdefault(person.name, []).append(new)
        self.came.append(new)
        self._life.knows(new, person)
        return f"{new.name} {new.device[:6]}"

    def look_at_the_end(self, state: RoomState) -> None:
        """Whoever came is in every room in which their person is, unless that very machine was shut out again, or the
        person hears nothing of the room.
        """
        deaf = {one.device for one in self._life.devices if self._life.ending.hears_nothing_of(state.room, one)}
        for new in self.came:
            person = state.person_of(new.studio.store.person)
            members = state.members().items()
            others = [m for device, m in members if m.person == person and m.until_n < 0 and device not in deaf]
            shut_out = any(reader.state.was_member(new.device) for reader in self._life.truth.early.values())
            is_out = others and new.device not in state.members() and not shut_out
            require(not is_out, f"{new.name} came and is not in {state.room[:6]}")
