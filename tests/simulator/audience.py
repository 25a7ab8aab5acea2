"""Who only sees and says what they think, in the middle of everything else: invited, shown takes, away, ended, invited again.

Approver, reviewer and observer remark and vote, also where it is not theirs; one of them may be dishonest (see `liar`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.actions.audience_commands import (
    AddAudience,
    AudiencePass,
    EndAudience,
    RemarkOnTake,
    SetAudience,
    VoteOnTake,
)
from studio.domain.audience import AUDIENCE_ROLES
from studio.domain.errors import SegueError
from studio.events.state import REVIEW
from tests.simulator.hearing import Hearing
from tests.simulator.liar import Liar
from tests.simulator.stages import AUDIENCE

if TYPE_CHECKING:
    from studio.domain.hand_off import Given
    from studio.events.state import RoomState
    from tests.simulator.devices import Device
    from tests.simulator.life import Life

_SHOWN = ((), (), ("words",), ("tune",), ("words", "tune"), ("idea", "tune"))


@dataclass
class _Asked:
    """An invitation that was made, or asked for by a co-owner (then ``line`` is empty), and not opened yet."""

    person: Device
    line: str


class Audience:
    """See the module. ``people`` are the first machines of those who are shown takes, in the order of `AUDIENCE`;
    ``said`` counts what a device has said in a room.
    """

    def __init__(self, life: Life, people: list[Device]) -> None:
        self._life = life
        self.people = people
        self._asked: list[_Asked] = []
        self._words = 0
        self.said: Counter[tuple[str, str]] = Counter()
        self.hearing = Hearing(life, self)
        self.liar: Liar | None = None

    def begin(self) -> None:
        """In calm waters: mostly the first takes are shown."""
        life = self._life
        if not self.people or life.dice.random() < 0.3:
            return
        for device in (life.ana, life.ben):
            for room, state in sorted(device.states().items()):
                if state.hand_off is not None and state.hand_off.state == "in_progress":
                    life.log.append(life.does(device, c.Deliver(room, (life.text(device),))))
        for _ in range(2):
            for device in life.devices:
                life.log.append(life.syncs(device))
                life.clock.now_ms += 1000

    def may_lie(self, *, is_honest: bool | None) -> None:
        """One of them may be dishonest from the first on."""
        life = self._life
        if self.people and (life.dice.random() < 0.5 if is_honest is None else not is_honest):
            dice = Random(life.dice.randrange(2**32))
            self.liar = Liar(dice.choice(self.people), life.depot, dice, life.stage.prj)

    def is_liar(self, device: Device) -> bool:
        """Whether this is the machine of whoever is dishonest among them."""
        return self.liar is not None and device is self.liar.device

    # --- moves -------------------------------------------------------------------------------------------------

    def somebody_sees(self) -> str:
        """Mostly what was shown is spoken of or voted on, and sent or read; else the owner invites, shows other stages, ends it."""
        life = self._life
        chosen = life.dice.choices(
            [self._speaks, self._is_invited, self._opens, self._sees_others, self._is_ended, self._lies],
            [12, 2, 5 if self._asked else 0, 1, 2, 3 if self.liar else 0],
        )[0]
        return f"{chosen.__name__.strip('_')} {chosen()}"

    def _speaks(self) -> str:
        life, dice = self._life, self._life.dice
        device = life.arrivals.machine_of(dice.choices(self.people, [2, 3, 1])[0])
        told = f"{life.syncs(device)} " if dice.random() < 0.7 else ""
        shown = [(room, given) for room, state in self.rooms_of(device) for given in state.table("given").values()]
        if not shown:
            return f"{told}{device.name} is shown nothing"
        newest = [one for one in shown if one[1].standing == "in_review"]
        room, given = dice.choice(newest if newest and dice.random() < 0.8 else shown)
        told += f"{room[:6]} {given.title} {given.take} {life.does(device, self._word(device, given))}"
        self.said[device.device, room] += told.endswith(" ")
        life.injected["said by the audience"] += told.endswith(" ")
        for other in [device, *life.deciders][: dice.choice([0, 1, 2, 2, 3])]:
            told += f" {life.syncs(other)}"
        return told

    def _word(self, device: Device, given: Given) -> Any:
        dice = self._life.dice
        self._words += 1
        note = c.NoteText(float(dice.randrange(9)), f"canary word {self._words} of {device.name}")
        votes = AUDIENCE[device.name.partition("-")[0]][0] == "approver"
        if dice.random() < (0.7 if votes else 0.2):
            is_good = dice.random() < 0.6
            return VoteOnTake(given.source, "approve" if is_good else "revise", () if is_good else (note,))
        return RemarkOnTake(given.source, (note,), dice.choice([0, 0, given.take]))

    def _is_invited(self) -> str:
        """Anew, after it was ended, perhaps as something else; or in vain, while they are in."""
        life, dice = self._life, self._life.dice
        device = self._who_decides()
        kept = device.view(life.stage.prj).table("audience").values()
        present = {one["name"].partition(" ")[0].lower() for one in kept if not one["is_ended"]}
        gone = [one for one in self.people if one.name not in present]
        person = dice.choice(gone if gone and dice.random() < 0.9 else self.people)
        role = dice.choice(sorted(AUDIENCE_ROLES))
        command = AddAudience(life.stage.prj, f"{person.name.title()} Canaria", role, dice.choice(_SHOWN))
        try:
            line = device.studio.run(command)["pass"]
        except SegueError as error:
            life.refused[error.code] += 1
            return f"{device.name} {person.name} {error.code}"
        life.injected["invited to see takes"] += 1
        self._asked.append(_Asked(person, line))
        return f"{device.name} {person.name} {role} {life.syncs(device)}"

    def _opens(self) -> str:
        life = self._life
        asked = life.dice.choice(self._asked)
        url = life.moves.media[-1].url if life.has_moves else life.stage.url
        line = asked.line or self._line_for(asked.person)
        told = life.does(asked.person, c.OpenPass(line, name=asked.person.name, depot_dir=url))
        if told.endswith(" ") or life.dice.random() < 0.3:
            self._asked.remove(asked)
        return told

    def _line_for(self, person: Device) -> str:
        """The invitation that a co-owner asked for, once the owner's device has opened the room."""
        life = self._life
        try:
            command = AudiencePass(life.stage.prj, f"{person.name.title()} Canaria")
            line: str = life.dice.choice(life.deciders).studio.run(command)["pass"]
        except SegueError as error:
            life.refused[error.code] += 1
            return ""
        life.injected["invited by a co-owner"] += 1
        return line

    def _sees_others(self) -> str:
        life, dice = self._life, self._life.dice
        name = f"{dice.choice(self.people).name.title()} Canaria"
        return life.does(self._who_decides(), SetAudience(life.stage.prj, name, dice.choice(_SHOWN)))

    def _is_ended(self) -> str:
        """By name; or as everybody is shut out who takes part. Some are something else from then on."""
        life, dice = self._life, self._life.dice
        device, name = self._who_decides(), f"{dice.choice(self.people).name.title()} Canaria"
        command = EndAudience(life.stage.prj, name) if dice.random() < 0.8 else c.RevokePerson(name)
        told = life.does(device, command)
        life.injected["shown nothing more"] += told.endswith(" ")
        return f"{told} {self._is_invited()}" if dice.random() < 0.6 else told

    def _lies(self) -> str:
        assert self.liar is not None
        return self.liar.does_in(self.rooms_of(self.liar.device), self._others())

    def _others(self) -> list[tuple[str, str]]:
        """Devices and rooms of everybody else: of the audience, and of a hand-off."""
        life = self._life
        found = [(one.device, room) for one in self.people if not self.is_liar(one) for room, _ in self.rooms_of(one)]
        return [*found, (life.ana.device, life.stage.rooms["words"]), (life.ben.device, life.stage.rooms["tune"])]

    def _who_decides(self) -> Device:
        life = self._life
        lead = life.truth.early[life.stage.prj].state.lead[0]
        leading = [device for device in life.deciders if device.device == lead and life.dice.random() < 0.8]
        return life.dice.choice(leading or [one for one in life.deciders if one.name != "cara"])

    def rooms_of(self, device: Device) -> list[tuple[str, RoomState]]:
        """The review rooms in which this machine is, as it settles them."""
        states = sorted(device.states().items())
        return [(room, state) for room, state in states if state.kind == REVIEW and state.member(device.device)]

    # --- looking -----------------------------------------------------------------------------------------------

    def look_at(self, changed: list[Device]) -> None:
        """All rooms, and those machines of theirs that have changed. Raises ViolationError."""
        if not self.people:
            return
        self.hearing.look()
        for device in changed:
            if self.is_of_it(device):
                self.hearing.look_at_device(device)

    @staticmethod
    def is_of_it(device: Device) -> bool:
        """Whether this is a machine, also a later one, of somebody who is shown takes."""
        return device.name.partition("-")[0] in AUDIENCE

    def look_at_the_end(self) -> None:
        """See `hearing`. Raises ViolationError."""
        if self.people:
            self.hearing.look_at_the_end(self.said)
