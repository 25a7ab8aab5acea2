"""Rights made for members, known to every device that decides: through the office, where there are several.

Two devices that each made keys for a person would take them away from each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.app.members import FORMER_MS
from studio.events.records import from_text, to_text
from studio.events.state import OWNER_ROLES, ZERO_ID
from studio.store.grants import access_settings, keep_access_settings, keep_member_grant, member_grants
from studio.store.home import Home
from studio.store.places import turn_of
from studio.store.productions import ProductionHere, production_here, set_access
from studio.store.unit_of_work import UnitOfWork

WAY, URL, CHOSEN_MS = "way", "url", "chosen"
"""Fields of the settings of access beside what the way itself needs: which one a person chose, for which storage, and when."""


def take_shared_access(home: Home, here: ProductionHere) -> ProductionHere:
    """Know what other devices have made and chosen. The production as it is known then."""
    if not here.depot_url.startswith("s3://"):
        return here
    with home.work() as work:
        turn = turn_of(work.connection, here.prj)
        own = member_grants(home, work.connection, here.prj, turn)
        for said in work.view(here.prj).table("access").values():
            if said["device"] == ZERO_ID:
                _take_choice(work, here, from_text(said["grant"]))
            elif said["turn"] == turn:
                _take(work, here, said, own.get(said["device"], {}))
        return production_here(work.connection, here.prj)


def _take_choice(work: UnitOfWork, here: ProductionHere, told: dict[str, Any]) -> None:
    """Another way of access, or what it needs: the last choice counts, else each device would make keys of its own way."""
    own = access_settings(work.home, work.connection, here.prj)
    if own and _chosen_ms(told) <= _chosen_ms(own):
        return
    keep_access_settings(work.home, work.connection, here.prj, told)
    if told.get(URL) == here.depot_url and told[WAY] != here.access:
        set_access(work.connection, here.prj, str(told[WAY]))
        work.touch(here.prj, "production", here.prj)


def _chosen_ms(settings: Mapping[str, Any]) -> int:
    return int(settings.get(CHOSEN_MS, 0))


def _take(work: UnitOfWork, here: ProductionHere, said: dict[str, Any], own: dict[str, Any]) -> None:
    """The rights made last count; those that the other device made are kept to be taken away with them, or soon."""
    told: dict[str, Any] = from_text(said["grant"]) if said["grant"] else {}
    is_own_newer = int(own.get("issued", 0)) > int(told.get("issued", said["issued"]))
    newer, older = (own, told) if is_own_newer else (told, own)
    kept = with_former(newer, older, work.now_ms)
    if kept != own:
        keep_member_grant(work.home, work.connection, here.prj, said["device"], kept, said["turn"])


def with_former(newer: dict[str, Any], older: dict[str, Any], now_ms: int) -> dict[str, Any]:
    """Rights, and beside them what only the older ones name at the storage; at once to be taken away if they have ended."""
    present = set(newer.get("made", ()))
    former = list(newer.get("former", ()))
    named = [one["made"] for one in former]
    if not set(older.get("made", ())) <= present:
        alone = {name: value for name, value in older.items() if name != "former"}
        candidates = [{**alone, "until": now_ms + FORMER_MS if present else now_ms}, *older.get("former", ())]
    else:
        candidates = list(older.get("former", ()))
    former += [one for one in candidates if one["made"] not in named and one["made"] != newer.get("made")]
    return {**newer, "former": former} if former else newer


def share_access(home: Home, here: ProductionHere) -> None:
    """Say in the office what was made here, as soon as more than one device decides; what it says is true from then on, also
    when only one is left: it is read again in each round.
    """
    if not here.depot_url.startswith("s3://"):
        return
    with home.work() as work:
        office = work.view(here.prj)
        deciders = [m for m in office.members().values() if m.until_n < 0 and m.role in OWNER_ROLES]
        known = office.table("access")
        if len(deciders) < 2 and not known:
            return
        turn = turn_of(work.connection, here.prj)
        made = member_grants(home, work.connection, here.prj, turn)
        settings, told = access_settings(home, work.connection, here.prj), known.get(f"{ZERO_ID}/0")
        if settings and (told is None or _chosen_ms(settings) > _chosen_ms(from_text(told["grant"]))):
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
