"""Who gets a stage: people in line, auditions, choices, and feedback after a payment, in the middle of everything else.

Whoever is asked next is let in by the owner's machine alone; of an audition one is told that they are chosen, whoever decides
and whatever is lost meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.actions.audition_commands import ChooseCandidate, OfferAudition
from studio.actions.feedback_commands import GiveFeedback
from studio.depot.faulty import Fault, ScriptedFault
from studio.domain.hand_off import CHOSEN
from studio.events.fold_money import dues_in
from tests.simulator.invariants import require
from tests.simulator.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.simulator.devices import Device
    from tests.simulator.life import Life

_ENDED = {"declined", "expired", "withdrawn", "cancelled"}
_PEOPLE = ("Ana Canaria", "Ben Canaria", "Cleo Canaria")
_FEE = 500


class Choices:
    """See the module."""

    def __init__(self, life: Life) -> None:
        self._life = life

    def somebody_is_chosen(self) -> str:
        """The owner names, asks, chooses or pays; or somebody answers in a room that they were let into."""
        life = self._life
        if life.dice.random() < 0.5:
            return self._answers()
        device, stage = life.dice.choice(life.deciders), life.dice.choice(STAGES)
        rooms = self._rooms(device, stage)
        room = life.dice.choice(rooms) if rooms else life.stage.rooms[stage]
        names = tuple(life.dice.sample(_PEOPLE[:2], 2) if life.dice.random() < 0.7 else life.dice.sample(_PEOPLE, 2))
        choice = life.dice.choices(["line", "audition", "choose", "pay", "feedback", "withdraw"], [4, 5, 4, 1, 1, 4])[0]
        commands: dict[str, Callable[[], Any]] = {
            "line": lambda: c.NameUnderstudies(stage, names, life.dice.random() < 0.9),
            "audition": lambda: OfferAudition(stage, names, _FEE),
            "choose": lambda: ChooseCandidate(room),
            "pay": lambda: c.RecordPayment(room, "canary"),
            "feedback": lambda: GiveFeedback(room, f"canary of {device.name}"),
            "withdraw": lambda: c.WithdrawOffer(room),
        }
        return f"{choice} {life.does(device, commands[choice]())}"

    def _answers(self) -> str:
        life = self._life
        person = life.dice.choice([life.ana, life.ben])
        device = life.arrivals.machine_of(person)
        known = [room for room, state in device.states().items() if state.hand_off is not None]
        if not known:
            return f"{device.name} is in no room"
        room = life.dice.choice(sorted(known))
        hand_off = device.view(room).hand_off
        stands = hand_off.state if hand_off is not None else ""
        life.injected["in a room of theirs"] += room not in life.stage.rooms.values()
        if stands == "offered":
            no = life.dice.random() < 0.3
            return life.does(device, c.DeclineOffer(room, "canary") if no else c.AcceptOffer(room))
        if stands in ("in_progress", "revision"):
            return life.does(device, c.Deliver(room, (life.text(device),)))
        return life.does(device, GiveFeedback(room, f"canary of {device.name}"))

    @staticmethod
    def _rooms(device: Device, stage: str) -> list[str]:
        found = device.states().items()
        return sorted(room for room, state in found if state.hand_off and state.hand_off.terms.get("slug") == stage)

    def look(self) -> None:
        """Of each stage one person is told that they are chosen, and nothing is owed that nobody agreed to. Raises ViolationError."""
        life = self._life
        chosen: dict[str, str] = {}
        for room, reader in sorted(life.truth.early.items()):
            hand_off = reader.state.hand_off
            if hand_off is None:
                continue
            dues = dues_in(reader.state)
            require(0 <= dues.left_minor <= dues.earned_minor, f"{dues.left_minor} is left in {room[:6]}")
            require(dues.earned_minor <= int(hand_off.terms["price"]), f"{dues.earned_minor} is earned in {room[:6]}")
            require(hand_off.person or not dues.earned_minor, f"nobody accepted in {room[:6]}, and somebody is owed")
            life.injected["chosen"] += hand_off.choice == CHOSEN
            if hand_off.choice == CHOSEN and hand_off.state not in _ENDED:
                require(hand_off.stage not in chosen, f"two people are told that they have {hand_off.stage[:6]}")
                chosen[hand_off.stage] = room
        office = life.truth.early[life.stage.prj].state.table("opened").values()
        life.injected["asked next"] += sum(one.to in _PEOPLE[:2] and not one.is_audition for one in office) > len(
            STAGES
        )


def is_chosen_on_two_devices(life: Life) -> list[str]:
    """A crew in a bucket: one device chooses and cannot send it; meanwhile another one chooses somebody else, and gets no further
    than the office.

    What the two candidates are told, sorted. Raises ViolationError.
    """
    first, second, stage = life.deciders[0], life.deciders[1], "words"
    life.has_choices = True
    try:
        life.waters.calm()
        life.log.append(life.does(first, c.WithdrawOffer(life.stage.rooms[stage])))
        offered = first.studio.run(OfferAudition(stage, _PEOPLE[:2], _FEE))["candidates"]
        rooms = [one["handoff"] for one in offered]
        _all_sync(life)
        life.log += [life.does(one, c.AcceptOffer(room)) for one, room in zip((life.ana, life.ben), rooms, strict=True)]
        _all_sync(life)
        for way in life.waters.ways:
            if way.who == second.name:
                way.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "put_new", "/d/", times=2))
        life.log += [life.does(second, ChooseCandidate(rooms[0])), life.syncs(second), life.syncs(second)]
        for way in life.waters.ways:
            if way.who == first.name:
                way.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "put_new", f"/r/{rooms[1]}/d/"))
        life.log += [life.does(first, ChooseCandidate(rooms[1])), life.syncs(first), life.syncs(second)]
        _all_sync(life)
        told = [first.settled(room).hand_off for room in rooms]
        opened = first.settled(life.stage.prj).table("opened")
        for room, one in zip(rooms, told, strict=True):
            is_told = one is not None and one.choice == CHOSEN
            require(is_told == opened[room].is_chosen, "another one is chosen than the office says")
        life.ends()
        return sorted(one.choice for one in told if one is not None)
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def _all_sync(life: Life) -> None:
    for _ in range(2):
        life.log += [life.syncs(device) for device in life.devices]
