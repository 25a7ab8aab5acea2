"""Lives without dice: what has to be met each time a test runs, told step by step in calm waters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.actions import device_commands as d
from studio.depot.faulty import Fault, ScriptedFault
from studio.domain.errors import OfflineError
from studio.store import epoch_keys
from tests.simulator import invariants as look
from tests.world import DAY_MS

if TYPE_CHECKING:
    from studio.events.state import RoomState
    from tests.simulator.devices import Device
    from tests.simulator.life import Life


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
