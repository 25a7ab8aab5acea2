"""Lives without dice: what has to be met each time a test runs, told step by step in calm waters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.actions import device_commands as d
from studio.actions.devices import add_device
from studio.depot import object_names
from studio.depot.access.grant import AccessKind
from studio.depot.faulty import Fault, ScriptedFault
from studio.domain.errors import OfflineError
from studio.events.envelope import split_frame
from studio.store import epoch_keys
from studio.store.productions import production_here
from tests.simulator import invariants as look
from tests.world import DAY_MS, HOUR_MS

if TYPE_CHECKING:
    from studio.events.state import RoomState
    from tests.simulator.devices import Device
    from tests.simulator.life import Life


LISTED_BEFORE = 8
"""How often somebody who moves a production lists it before it is decided, in the stage of a crew."""


def meets_every_deed(life: Life) -> None:
    """In calm waters: work goes on, and the villain does everything once. Raises ViolationError."""
    assert life.villain is not None
    try:
        life.waters.calm()
        words, tune = life.stage.rooms["words"], life.stage.rooms["tune"]
        _in_turn(life, c.AcceptOffer(words), life.ana)
        _in_turn(life, c.AcceptOffer(tune), life.ben)
        _in_turn(life, c.Deliver(words, (life.text(life.ana),)), life.ana)
        life.log.append(life.does(life.ben, c.Deliver(tune, (life.text(life.ben),))))
        life.syncs(life.ben)
        life.villain.does(life.villain.spoils_upload)
        for deed in life.villain.can_do([(life.ana.device, words)]):
            told = life.villain.does(deed)
            life.log.append(f"villain {told}")
            for device in (life.mira, life.ana, life.ben):
                life.log.append(life.syncs(device))
            life.look()
        _in_turn(life, c.ReviewTake(words, "revise", (c.NoteText(0.0, "again"),)), life.mira)
        _is_put_back(life)
        _in_turn(life, c.RevokePerson("Ben Canaria"), life.mira)
        life.villain.speaks_on()
        _in_turn(life, c.Deliver(words, (life.text(life.ana),)), life.ana)
        life.ends()
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def loses_a_key(life: Life, *, is_kept_back: bool) -> RoomState:
    """A crew in a folder: the lead names a new key and is gone before it can write a ring; another one takes over.

    ``is_kept_back``: its program was changed, and the entry that names the key brings it to nobody.

    Gives a room as the new lead settles it after a member has spoken under the next key. Raises ViolationError.
    """
    seals = epoch_keys.with_sealed_key
    try:
        life.waters.calm()
        words, second = life.stage.rooms["words"], life.deciders[1]
        life.syncs(life.mira)
        life.log.append(life.does(life.mira, d.RemoveCoOwner(life.stage.prj, "Cara Canaria")))
        for way in life.waters.ways:
            if way.who == "mira":
                way.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "put", "/g/", times=99))
        if is_kept_back:
            epoch_keys.with_sealed_key = lambda decision, _key, _state: decision
        life.log.append(life.syncs(life.mira))
        epoch_keys.with_sealed_key = seals
        life.waters.away["mira"] = OfflineError
        recovery = str(next(life.mira.folder.glob("*.seguerecovery")))
        life.log.append(life.does(second, d.TakeLead(life.stage.prj, True, recovery, "a passphrase")))
        life.log.append(life.does(life.ana, c.AcceptOffer(words)))
        for _ in range(4):
            life.clock.passes(hours=0.2)
            life.log += [life.syncs(device) for device in (second, life.ana)]
            life.look()
        return second.settled(words)
    finally:
        epoch_keys.with_sealed_key = seals
        for device in life.devices:
            device.close()


def is_taken_over_while_it_moves(life: Life, *, is_cut_off: bool) -> list[str]:
    """A crew in a folder: the lead moves the production, and another device takes over before the office's word of it has
    reached that one's folder.

    ``is_cut_off``: whoever moves it has told the office and no room yet, so that the other one comes to lead these.

    Gives who wrote the last entry of each room in the place that was left. Raises ViolationError.
    """
    try:
        life.waters.calm()
        second, prj = life.deciders[1], life.stage.prj
        life.log += [life.syncs(device) for device in (life.mira, second)]
        if is_cut_off:
            for way in life.waters.ways:
                if way.who == "mira" and way.url == life.stage.url:
                    way.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "put_new", "/d/", skip=1, times=1))
        life.log.append(life.moves.begins(life.mira))
        office = life.mira.settled(prj)
        with life.waters.lateness("second", object_names.entry(prj, prj, office.n)):
            life.log.append(_takes_over(life, second))
        life.log.append(_takes_over(life, second))
        life.ends()
        return [_last_writer(life, room) for room in sorted(life.members, key=lambda room: room != prj)]
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def is_lost_while_it_moves(life: Life) -> tuple[str, str, str]:
    """A crew in a folder: the lead is lost when every room is told of a move and the new place lacks what was written last.

    Where the other device goes, and that one's right to decide there; what somebody says who follows. Raises ViolationError.
    """
    try:
        life.waters.calm()
        second, words = life.deciders[1], life.stage.rooms["words"]
        life.log += [life.syncs(device) for device in (life.mira, second)]
        for way in life.waters.ways:
            if way.who == "mira":
                way.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "list_after", skip=LISTED_BEFORE, times=1))
        life.log.append(life.moves.begins(life.mira))
        life.waters.away["mira"] = OfflineError
        life.log += [life.syncs(device) for device in (second, life.ana)]
        found = second.does(c.LocateDepot(life.stage.prj, life.moves.media[-1].url))
        life.log.append(_takes_over(life, second))
        life.log += [life.moves.finds(life.ana), life.does(life.ana, c.AcceptOffer(words))]
        life.log += [life.syncs(device) for device in (life.ana, second, life.ana)]
        life.look()
        leads = life.truth.names[second.settled(words).lead[0]]
        hand_off = life.ana.settled(words).hand_off
        life.ends()
        return found, leads, hand_off.state if hand_off else ""
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def _takes_over(life: Life, device: Device) -> str:
    recovery = str(next(life.mira.folder.glob("*.seguerecovery")))
    return life.does(device, d.TakeLead(life.stage.prj, True, recovery, "a passphrase"))


def _last_writer(life: Life, room: str) -> str:
    """Whose the last entry of a room in the first place is, once that is the one that tells where it goes on."""
    prefix = object_names.entry_prefix(life.stage.prj, room)
    last = [name for name in life.depot.contents()[1] if name.startswith(prefix)][-1]
    place = life.truth.early[room].state.table("place")["now"]
    look.require(last.endswith(f"{place['entry']:010d}"), f"something follows the move of {room[:6]} where it was")
    return life.truth.names[split_frame(life.depot.get(last).data).header.dev]


def is_shut_out_with_a_key(life: Life) -> RoomState:
    """Nobody but the owner decides, in a bucket: their device names a new key and is lost before it can write a ring; a device
    from the recovery file shuts it out. The room as that one settles it. Raises ViolationError.
    """
    try:
        life.waters.calm()
        life.log.append(life.syncs(life.mira))
        for way in life.waters.ways:
            if way.who == "mira":
                way.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "put", "/g/", times=99))
        life.log.append(life.does(life.mira, c.RevokePerson("Ben Canaria")))
        life.log.append(life.syncs(life.mira))
        life.waters.away["mira"] = OfflineError
        life.log.append(life.arrivals.is_recovered(life.mira))
        new = life.devices[-1]
        life.log.append(life.does(new, d.RevokeDevice(life.mira.device)))
        for _ in range(3):
            life.clock.passes(hours=0.2)
            life.log.append(life.syncs(new))
            life.look()
        return new.settled(life.stage.rooms["tune"])
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def gives_rights_by_a_wrong_clock(life: Life) -> tuple[list[str], list[str]]:
    """A crew in a bucket: the owner's clock is far behind when another way of access is chosen, then only a little; the
    others come by in time. The users made at first, and what a member is told once the keys of the former way are gone.
    """
    try:
        life.waters.calm()
        life.mira.skew_ms = -3 * HOUR_MS
        life.log.append(life.does(life.mira, c.SetAccess(life.stage.prj, AccessKind.STS)))
        life.log.append(life.syncs(life.mira))
        assert life.rights is not None
        made = [user for user in life.rights.storage.users if user.endswith(AccessKind.STS)]
        life.mira.skew_ms = -2 * 60_000
        life.log += [life.syncs(device) for device in (life.mira, life.ana)]
        life.mira.skew_ms = 0
        life.clock.passes(hours=24 * 8)
        life.log.append(life.syncs(life.mira))
        return made, [problem.code for problem in life.ana.syncs()]
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def another_way_is_chosen(life: Life) -> tuple[str, str]:
    """A crew in a bucket: a way of access is chosen on one device, then another one on the next; a third one comes by what
    the rings of the first tell. By which way that one goes, and which was chosen last. Raises ViolationError.
    """
    try:
        life.waters.calm()
        second, chosen = life.deciders[1], AccessKind.USERS
        life.log.append(life.does(life.mira, c.SetAccess(life.stage.prj, AccessKind.STS)))
        life.clock.now_ms += 60_000
        life.log.append(life.does(second, c.SetAccess(life.stage.prj, chosen)))
        life.log += [life.syncs(device) for device in (second, life.mira)]
        life.log.append(life.arrivals.is_recovered(life.mira))
        with life.devices[-1].studio.store.read() as connection:
            way = production_here(connection, life.stage.prj).access
        life.ends()
        return way, chosen
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def make_keys_at_once(life: Life) -> list[str]:
    """A crew in a bucket: two of the owner's devices make keys for everybody before one has heard of the other. A member's
    users when there has been time to fetch the newer ones.
    """
    assert life.rights is not None
    try:
        life.waters.calm()
        second = life.deciders[1]
        life.log.append(life.syncs(life.mira))
        for way in life.waters.ways:
            if way.who == "mira":
                way.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "put", "/g/", times=1))
        for device in (life.mira, second):
            life.clock.now_ms += 60_000
            life.log += [life.does(device, c.SetAccess(life.stage.prj, AccessKind.STS)), life.syncs(device)]
        for hours in (1, 24 * 8):
            life.clock.passes(hours=hours)
            life.log += [life.syncs(device) for device in (life.mira, second, life.mira)]
        return sorted(name for name in life.rights.storage.users if life.ana.device[:12] in name)
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def forgets_what_it_has_made(life: Life) -> list[str]:
    """The owner's only device in a bucket makes keys, is put back to before that, and shuts somebody out; it is lost, and a
    device from the recovery file shuts somebody else out. The users that are left.

    Raises ViolationError.
    """
    assert life.rights is not None
    try:
        life.waters.calm()
        life.mira.is_backed_up()
        life.log.append(life.does(life.mira, c.SetAccess(life.stage.prj, AccessKind.STS)))
        life.log.append(life.syncs(life.mira))
        life.mira.is_restored()
        life.log.append(life.does(life.mira, c.RevokePerson("Ana Canaria")))
        life.log.append(life.syncs(life.mira))
        life.look()
        life.rights.look_at_the_end()
        life.waters.away["mira"] = OfflineError
        life.log.append(life.arrivals.is_recovered(life.mira))
        new = life.devices[-1]
        life.log += [life.syncs(new), life.does(new, d.RevokeDevice(life.mira.device))]
        life.log += [life.does(new, c.RevokePerson("Ben Canaria")), life.syncs(new)]
        return sorted(life.rights.storage.users)
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def forgets_how_far_keys_reach(life: Life) -> tuple[list[str], list[str]]:
    """The owner's only device in a bucket widens a person's keys to a second room, makes others, and is put back to before
    that; then the person leaves that room. The users of that person before and after. Raises ViolationError.
    """
    assert life.rights is not None
    storage, mira, ana = life.rights.storage, life.mira, life.ana.device
    room = life.stage.rooms["tune"]

    def users() -> list[str]:
        return sorted(name for name in storage.users if ana[:12] in name)

    def offline(who: str) -> None:
        raise OfflineError("Nothing is said about rights.", subject=who)

    try:
        life.waters.calm()
        mira.is_backed_up()
        with mira.studio.store.work() as work:
            known = work.folded(life.stage.rooms["words"]).members()[ana]
            add_device(work, room, known.cert, known.name, known.role)
        life.log += [life.syncs(mira), life.does(mira, c.SetAccess(life.stage.prj, AccessKind.STS)), life.syncs(mira)]
        before = users()
        mira.is_restored()
        meanwhile, storage.meanwhile = storage.meanwhile, offline
        life.log.append(life.syncs(mira))
        storage.meanwhile = meanwhile
        with mira.studio.store.work() as work:
            work.decide(room, {"k": "member.remove", "device": ana})
        life.log.append(life.syncs(mira))
        life.members[room].add("ana")
        life.look()
        life.rights.look_at_the_end()
        return before, users()
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def hears_of_keys_before_it_is_let_in(life: Life) -> tuple[list[str], list[str]]:
    """A crew in a bucket: the co-owner goes, and the owner's device is cut off before it can write a room's ring. A new
    computer of the owner hears in the office whose keys were made, but cannot come into the rooms yet. The users before
    and after. Raises ViolationError.
    """
    assert life.rights is not None
    storage, mira = life.rights.storage, life.mira
    try:
        life.waters.calm()
        life.log += [life.syncs(mira), life.syncs(life.deciders[1])]
        before = sorted(storage.users)
        for way in life.waters.ways:
            if way.who == "mira":
                way.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "put", f"/r/{life.stage.rooms['tune']}/g/", times=1))
        life.log += [life.does(mira, d.RemoveCoOwner(life.stage.prj, "Cara Canaria")), life.syncs(mira)]
        life.log += [life.arrivals.is_recovered(mira), life.syncs(life.devices[-1])]
        after = sorted(storage.users)
        life.ends()
        return before, after
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def comes_back_while_keys_end(life: Life) -> list[str]:
    """The owner's only device in a bucket takes away the keys of somebody who has left, and the answer is lost; before it is
    tried again that person is in another room. Their users then. Raises ViolationError.
    """
    assert life.rights is not None
    storage, mira, ana, room = life.rights.storage, life.mira, life.ana.device, life.stage.rooms["tune"]
    taken = {name for name in storage.users if ana[:12] in name}

    def answer_is_lost(who: str) -> None:
        if not taken & set(storage.users):
            raise OfflineError("Nothing is said about rights.", subject=who)

    try:
        life.waters.calm()
        with mira.studio.store.work() as work:
            known = work.folded(life.stage.rooms["words"]).members()[ana]
            work.decide(life.stage.rooms["words"], {"k": "member.remove", "device": ana})
        meanwhile, storage.meanwhile = storage.meanwhile, answer_is_lost
        life.log.append(life.syncs(mira))
        storage.meanwhile = meanwhile
        with mira.studio.store.work() as work:
            add_device(work, room, known.cert, known.name, known.role)
        life.log.append(life.syncs(mira))
        life.members[room].add("ana")
        life.look()
        life.rights.look_at_the_end()
        return sorted(name for name in storage.users if ana[:12] in name)
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def catches_up_through_damage(life: Life) -> str:
    """The owner's only device in a bucket shuts people out of two rooms and is put back to before that; when it reads what
    it did, an object of one room comes damaged. The alarm that it has in the end.
    """
    mira = life.mira
    try:
        life.waters.calm()
        mira.is_backed_up()
        life.log += [life.does(mira, c.RevokePerson(who)) for who in ("Ana Canaria", "Ben Canaria")]
        life.log.append(life.syncs(mira))
        mira.is_restored()
        docket = f"/r/{life.stage.rooms['tune']}/d/"
        life.waters.to_come.append(("mira", ScriptedFault(Fault.BIT_FLIP, "get", docket, skip=1)))
        life.log += [life.syncs(mira), life.syncs(mira)]
        return mira.alarm
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def gives_the_lead_to_who_is_to_go(life: Life) -> str:
    """A crew in a folder: the lead removes a co-owner who has asked to lead, and would hand over to them before anybody has
    been told. What it is told.

    Raises ViolationError.
    """
    try:
        life.waters.calm()
        cara = life.deciders[2]
        life.log += [life.syncs(life.mira), life.syncs(cara), life.does(cara, d.TakeLead(life.stage.prj))]
        life.log.append(life.does(life.mira, d.RemoveCoOwner(life.stage.prj, "Cara Canaria")))
        refused = life.mira.does(d.GiveLead(life.stage.prj, cara.device))
        life.ends()
        look.require(life.mira.settled(life.stage.prj).was_member(cara.device), "who was removed is still in")
        return refused
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def keeps_a_room_from_who_is_to_go(life: Life) -> tuple[list[str], list[str]]:
    """A crew in a folder: a co-owner takes over, but for one room, and is shut out by the former lead, who keeps that room.

    Who leads it and the office when nobody has taken the lead back, as they are told; and at the end, when somebody has, in
    the room and in the office. Raises ViolationError.
    """

    def leads() -> list[str]:
        states = (life.truth.early[room].state for room in (tune, prj))
        return [life.truth.names[state.lead[0]] for state in states]

    try:
        life.waters.calm()
        cara, prj, tune = life.deciders[2], life.stage.prj, life.stage.rooms["tune"]
        life.log += [
            life.syncs(life.mira),
            life.syncs(cara),
            life.does(life.ben, c.AcceptOffer(tune)),
            life.syncs(life.ben),
        ]
        for way in life.waters.ways:
            if way.who == "cara":
                way.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "put_new", f"/r/{tune}/d/", times=2))
        life.log.append(_takes_over(life, cara))
        with life.waters.lateness("mira", object_names.entry(prj, prj, life.mira.settled(prj).n + 1)):
            life.log.append(life.syncs(life.mira))
        life.log.append(life.does(life.mira, d.RemoveCoOwner(prj, "Cara Canaria")))
        life.log += [life.syncs(cara), life.syncs(life.mira), life.arrivals.is_recovered(life.mira)]
        life.log += [life.syncs(device) for device in (life.devices[-1], cara, life.mira)]
        life.look()
        first = leads()
        life.ends()
        return first, leads()
    finally:
        life.waters.collect()
        for device in life.devices:
            device.close()


def _is_put_back(life: Life) -> None:
    """A member's backup is put back after they have spoken on; every word counts, each once.

    Put back twice, the second time with a word in it that was numbered anew after the backup was made.
    """
    life.ana.is_backed_up()
    _in_turn(life, _asks_for_time(life, "#one"), life.ana)
    _puts_back(life)
    life.log.append(life.does(life.ana, _asks_for_time(life, "#two")))
    life.ana.is_backed_up()
    _in_turn(life, _asks_for_time(life, "#three"), life.ana)
    _puts_back(life)
    _in_turn(life, _asks_for_time(life, "#four"), life.ana)
    reader = life.truth.early[life.stage.rooms["words"]]
    said = {line.detail.get("reason") for line in reader.state.history if line.kind == "extension.ask"}
    look.require(said >= {"#one", "#two", "#three", "#four"}, f"a word is missing: {said}")


def _asks_for_time(life: Life, reason: str) -> Any:
    life.words += 1
    return c.AskExtension(life.stage.rooms["words"], life.clock.now_ms + (5 + life.words) * DAY_MS, reason)


def _puts_back(life: Life) -> None:
    life.ana.is_restored()
    life.truth.furthest = {key: n for key, n in life.truth.furthest.items() if key[0] != "ana"}


def _in_turn(life: Life, command: Any, device: Device) -> None:
    """A command, then everybody synchronises."""
    life.log.append(life.does(device, command))
    for other in (device, life.mira, life.ana, life.ben):
        life.log.append(life.syncs(other))
    life.look()
