"""Rights made for members, known to every device that decides: through the office, where there are several.

Two devices that each made keys for a person would take them away from each other.
"""

from __future__ import annotations

from typing import Any

from studio.events.records import from_text, to_text
from studio.events.state import OWNER_ROLES, ZERO_ID
from studio.store.grants import (
    access_settings,
    drop_member_grant,
    keep_access_settings,
    keep_member_grant,
    member_grants,
)
from studio.store.home import Home
from studio.store.places import turn_of
from studio.store.productions import ProductionHere
from studio.store.unit_of_work import UnitOfWork


def take_shared_access(home: Home, here: ProductionHere) -> None:
    """Know what other devices have made, unless this one has made something newer since."""
    if not here.depot_url.startswith("s3://"):
        return
    with home.work() as work:
        turn = turn_of(work.connection, here.prj)
        own = member_grants(home, work.connection, here.prj, turn)
        for said in work.view(here.prj).table("access").values():
            if said["device"] == ZERO_ID:
                if not access_settings(home, work.connection, here.prj):
                    keep_access_settings(home, work.connection, here.prj, from_text(said["grant"]))
            elif said["turn"] == turn:
                _take(work, here, said, own.get(said["device"], {}))


def _take(work: UnitOfWork, here: ProductionHere, said: dict[str, Any], own: dict[str, Any]) -> None:
    told: dict[str, Any] = from_text(said["grant"]) if said["grant"] else {}
    if told == own or int(own.get("issued", 0)) > int(told.get("issued", said["issued"])):
        return
    if told:
        keep_member_grant(work.home, work.connection, here.prj, said["device"], told, said["turn"])
    else:
        drop_member_grant(work.connection, here.prj, said["device"], said["turn"])


def share_access(home: Home, here: ProductionHere) -> None:
    """Say in the office what was made here, as soon as more than one device decides."""
    if not here.depot_url.startswith("s3://"):
        return
    with home.work() as work:
        office = work.view(here.prj)
        deciders = [m for m in office.members().values() if m.until_n < 0 and m.role in OWNER_ROLES]
        if len(deciders) < 2:
            return
        turn = turn_of(work.connection, here.prj)
        known = office.table("access")
        made = member_grants(home, work.connection, here.prj, turn)
        settings = access_settings(home, work.connection, here.prj)
        if settings and f"{ZERO_ID}/0" not in known:
            _say(work, here.prj, ZERO_ID, 0, settings)
        for device, grant in made.items():
            if known.get(f"{device}/{turn}", {}).get("grant") != to_text(grant):
                _say(work, here.prj, device, turn, grant)
        for said in list(known.values()):
            if said["turn"] == turn and said["grant"] and said["device"] not in {*made, ZERO_ID}:
                _say(work, here.prj, said["device"], turn, {})


def _say(work: UnitOfWork, prj: str, device: str, turn: int, grant: dict[str, Any]) -> None:
    text = to_text(grant) if grant else ""
    issued = int(grant.get("issued", work.now_ms)) if grant else work.now_ms
    work.decide(prj, {"k": "access.keep", "device": device, "turn": turn, "grant": text, "issued": issued})
