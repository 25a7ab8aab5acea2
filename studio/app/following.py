"""Follow a production to its new place on this machine: where its folder is, or with one's own keys for a bucket."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions.moving import follow_told, locate, moved_problem, moved_to, place_at, told_by_log
from studio.app.moving import entries_of_home
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError
from studio.depot.opening import is_memory
from studio.domain.errors import BadInputError, RefusedError, SegueError
from studio.events.envelope import frame_hash
from studio.store.journal import sent_head
from studio.store.places import ANNOUNCED, next_place, turn_of
from studio.store.productions import rooms_of
from studio.store.subjects import find_production
from studio.sync.move import carry, complete

if TYPE_CHECKING:
    from studio.actions import commands as c
    from studio.app.depots import DepotPool
    from studio.store.home import Home
    from studio.store.productions import ProductionHere


def follow_own_device(home: Home, here: ProductionHere) -> SegueError | None:
    """Go where another of the owner's devices has moved a production. What is still needed for it, None when it is there."""
    with home.work() as work:
        told = told_by_log(work, here.prj)
        has_keys = bool(home.login_for(str(told.get("url", ""))))
        return None if follow_told(work, here, told, has_keys=has_keys) else moved_problem(here, told)


def locate_depot(home: Home, pool: DepotPool, command: c.LocateDepot) -> dict[str, Any]:
    """Use a place from now on, once it is proven to hold this production's log as it was read here.

    Where whoever moved it there is lost before everything was brought, a device of the owner's brings the rest.

    Raises BadInputError when it is another place or another log, RefusedError where this very device is moving it there,
    OfflineError, AccessError.
    """
    with home.read() as connection:
        here = find_production(connection, command.production)
    is_bucket = command.url.startswith("s3://")
    is_path = not is_bucket and not is_memory(command.url)
    url = str(Path(command.url).expanduser().absolute()) if is_path else command.url.rstrip("/")
    _refuse_own_move(home, here, url)
    depot = pool.open_new(url, command.endpoint_url, create=False)
    try:
        marker = str(getattr(depot, "marker", ""))
        if not _holds_log(home, here, depot):
            _bring_rest(home, pool, here, depot, url, marker)
    finally:
        depot.close()
    with home.work() as work:
        told = moved_to(work, here.prj)
        expected = str(told.get("marker", ""))
        if expected and marker != expected and not is_bucket:
            raise BadInputError(
                f"This is not the folder that “{here.title}” has moved to (its id starts with {marker[:8]}).",
                subject=url,
                what_to_do=f"Choose the folder whose SEGUE-DEPOT.txt starts with 'segue-depot 1 {expected[:8]}'.",
            )
        told = told or {"turn": turn_of(work.connection, here.prj), "marker": marker}
        place = place_at(here, url, {**told, "marker": marker, "endpoint_url": command.endpoint_url})
        locate(work, here, place)
    return {"production": here.prj, "url": url, "turn": place.turn}


def _refuse_own_move(home: Home, here: ProductionHere, url: str) -> None:
    """Who moves a production there goes over once the old place is complete; sooner, nobody there would find the way.

    Unless it has been done, from another copy of this home.
    """
    with home.work() as work:
        place = next_place(work.connection, here.prj)
        is_done = place is not None and place.state != ANNOUNCED and bool(told_by_log(work, here.prj))
    if place is not None and place.url == url and not is_done:
        raise RefusedError(
            f"This computer is moving “{here.title}” there itself, and has not come to the end of it.",
            subject=here.title,
            what_to_do="Synchronise, with both places in reach: it goes over by itself.",
            code="moving",
        )


def _holds_log(home: Home, here: ProductionHere, depot: Depot) -> bool:
    """Whether the last entry of some room that was in the storage is there, byte for byte."""
    with home.read() as connection:
        heads = {room: sent_head(connection, room) for room in rooms_of(connection, here.prj)}
    for room, (n, entry_hash) in heads.items():
        if n < 0:
            continue
        try:
            data = depot.get(object_names.entry(here.prj, room, n)).data
        except ObjectMissingError:
            continue
        if frame_hash(data) == entry_hash:
            return True
    return False


def _bring_rest(home: Home, pool: DepotPool, here: ProductionHere, new: Depot, url: str, marker: str) -> None:
    """Bring what whoever moved the production there could not bring any more: the log has decided the move, so that any
    device of the owner's may end it. Nothing that is there already is written over.

    Raises BadInputError when it is another place, RefusedError while rooms have not been told of the move.
    """
    with home.work() as work:
        told = told_by_log(work, here.prj)
        rooms = [room for room in rooms_of(work.connection, here.prj) if work.folded(room).n >= 0]
        untold = [room for room in rooms if told and not work.goes_on_elsewhere(room)]
    is_there = told.get("url") == url if told.get("kind") == "s3" else told.get("marker") == marker
    if not told or not is_there or not here.is_owner:
        raise BadInputError(
            f"“{here.title}” as this computer knows it does not lie there.",
            subject=new.url,
            what_to_do="Check the address; if it is a synced folder, wait until it has synchronised.",
        )
    if untold:
        raise RefusedError(
            f"{len(untold)} hand-offs of “{here.title}” have not been told that it goes on there.",
            subject=here.title,
            what_to_do="Wait until the device that moves it has synchronised. If it is lost: `segue lead take --lost`, then "
            "say again where the production lies.",
            code="moving",
        )
    old = pool.of(here)
    carry(old, new, here.prj, entry_of=entries_of_home(home), renews=False)
    complete(home, old, new, here.prj)
