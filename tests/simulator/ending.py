"""The calm end of a simulated life: trouble ends, everybody synchronises until all is still, and then all must be well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.actions import device_commands as d
from tests.simulator import invariants as look

if TYPE_CHECKING:
    from studio.domain.errors import SegueError
    from studio.events.state import RoomState
    from tests.simulator.devices import Device
    from tests.simulator.life import Life

TURNS_AT_THE_END = 14


class Ending:
    """See the module. ``let_in``: who read their rings by an address in this round."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self.let_in: set[str] = set()

    def comes(self) -> None:
        """Trouble ends; everybody comes to the same, and nothing of what was said is missing."""
        life = self._life
        life.waters.calm()
        for device in life.devices:
            device.skew_ms = 0
        life.clock.passes(hours=1)
        life.arrivals.pair_again()
        problems = self._until_all_is_still()
        if self._is_a_room_lost():  # its key was with a home that was put back, or shut out: it is given up in the end
            life.clock.passes(hours=73)
            problems = self._until_all_is_still()
        life.look(at_all=True)
        opened = life.truth.early[life.stage.prj].state.table("opened")
        for room in life.members:
            if room != life.stage.prj and room not in opened:
                continue  # nobody but who made it knows of it, and it is void: the office does not name it
            if room in opened and opened[room].is_ended and not self._is_read_by_the_owner(room):
                life.injected["a room whose key was lost is given up"] += 1
                continue
            late = life.reader(room)
            late.reads_on(life.moves.media, life.keys.get(room, {}))
            self._all_read_the_same(room, late.state)
            life.arrivals.look_at_the_end(late.state)
        life.moves.look_at_the_end()
        life.audience.look_at_the_end()
        if life.rights is not None:
            life.rights.look_at_the_end()
        look.require(self._is_quiet(), f"something is still waiting: {[p.message for p in problems]}")
        life.waters.collect()

    def _until_all_is_still(self) -> list[SegueError]:
        """Everybody synchronises until nothing more comes of it; what they were told last."""
        life = self._life
        problems: list[SegueError] = []
        still = 0
        for _ in range(TURNS_AT_THE_END * (2 if life.has_choices else 1)):
            life.clock.now_ms += 60_000
            self.let_in.clear()
            before = [medium.contents() for medium in life.moves.media]
            problems = [problem for device in life.devices for problem in self._told(device)]
            is_done = not life.moves.come_to_an_end() and not self.let_in
            is_still = is_done and self._is_quiet() and before == [medium.contents() for medium in life.moves.media]
            still = still + 1 if is_still else 0
            if still > 2 * life.has_choices:  # a ring tells of a room that is read from the next round on
                break
        return problems

    def _is_a_room_lost(self) -> bool:
        """Whether the office names a room that no device can read which gives its key to others."""
        life = self._life
        life.look(at_all=True)
        opened = life.truth.early[life.stage.prj].state.table("opened")
        return any(not one.is_ended and not self._is_read_by_the_owner(room) for room, one in opened.items())

    def _is_read_by_the_owner(self, room: str) -> bool:
        """By a device that decides still: one that was shut out has keys, and gives them to nobody."""
        life = self._life
        office = life.truth.early[life.stage.prj].state
        return any(room in one.rooms() for one in life.deciders if office.is_decider(one.device))

    def _told(self, device: Device) -> list[SegueError]:
        """A synchronisation, after which a person does what they are told to do."""
        life = self._life
        problems = device.syncs()
        if any(problem.code == "waiting_decisions" and "shut out" in problem.message for problem in problems):
            life.log.append(life.does(device, d.TakeLead(life.stage.prj)))
        if any(problem.code == "led_by_former" for problem in problems):
            kept = str(next(life.mira.folder.glob("*.seguerecovery")))
            life.log.append(life.does(device, d.TakeLead(life.stage.prj, True, kept, "a passphrase")))
        if life.rights is not None and device not in life.deciders and "access_ended" in [one.code for one in problems]:
            life.rights.is_let_in_again(device)
            self.let_in.add(device.name)
        return problems

    def _all_read_the_same(self, room: str, late: RoomState) -> None:
        life = self._life
        states = [life.truth.early[room].state, late]
        if room in life.middle:
            life.middle[room].reads_on(life.moves.media, life.keys.get(room, {}))
            states.append(life.middle[room].state)
        names = life.members[room]
        inside = [one for one in life.devices if one.name in names and life.is_honest(one)]
        inside = [one for one in inside if late.member(one.device) is not None]
        inside = [one for one in inside if not self.hears_nothing_of(room, one)]
        states += [device.settled(room) for device in inside]
        heads = {(state.n, state.hash) for state in states}
        look.require(len(heads) == 1, f"not everybody has come to the end of {room[:6]}: {sorted(heads)}")
        look.require(
            len({look.digest(state) for state in states}) == 1, f"readers of {room[:6]} make other states of it"
        )
        if life.has_sums:
            life.sums.look_at_the_end(late, inside)

    def hears_nothing_of(self, room: str, device: Device) -> bool:
        """Whoever was shut out while another device let them into a room has no key to hear of it with: that takes an
        invitation.
        """
        life = self._life
        was_shut_out = any(one.state.was_member(device.device) for one in life.truth.early.values())
        return life.has_choices and was_shut_out and room not in device.rooms()

    def _is_quiet(self) -> bool:
        life = self._life
        waiting = [one for one in life.devices if life.is_honest(one)]
        said = {(row.room, row.device, row.n) for one in waiting for row in one.journal() if row.what == "p"}
        return not any(row.status in ("saved", "inbox") for one in waiting for row in self._settling(one, said))

    def _settling(self, device: Device, said: set[tuple[str, str, int]]) -> list[Any]:
        """Rows of the journal that are to come to rest: not what somebody said who is no member any more, nor what
        follows on a word that went from the inbox and that its author has lost with a backup: nobody has it any more.
        """
        life = self._life
        rows = []
        is_out = device in life.deciders and device.settled(life.stage.prj).member(device.device) is None
        for row in device.journal():
            early = life.truth.early.setdefault(row.room, life.reader(row.room))
            if is_out and (row.status == "inbox" or early.state.n < 0):
                continue  # it takes nothing in any more, and what only it knows of nobody misses
            if life.rights is not None and early.state.was_member(device.device):
                continue  # without a key of the storage it never reads that it is out
            if row.status == "read" or (row.status == "inbox" and row.device not in life.honest):
                continue
            state = device.settled(row.room)
            first = state.heads.get(row.device, (-1, ""))[0] + 1
            is_whole = all((row.room, row.device, n) in said for n in range(first, row.n)) or row.what != "p"
            if is_whole and state.member(row.device or device.device) is not None:
                rows.append(row)
        return rows
