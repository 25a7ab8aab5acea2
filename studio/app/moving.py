"""Move a production from one depot to another while people work: copy, decide, copy the rest, go over.

The copying is a command; going over is done by the next round of synchronisation, so that whatever was interrupted there
goes on by itself. What members still put into the old place is carried over until that place is forgotten.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from studio.actions.moving import decide_move, has_followed, settle_move, take_back_move
from studio.app.depots import DepotPool, depot_facts, examined
from studio.app.members import arrange_access, members_by_device, refresh_rings
from studio.app.owner_rooms import read_rooms
from studio.app.reading_rounds import files_are_on_demand
from studio.app.rounds import TURNS_MAX, send_entries
from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.access.grant import AccessKind
from studio.depot.depot import Depot
from studio.domain.errors import BadInputError, DepotError, OfflineError, RefusedError, SegueError, TrustError
from studio.store.journal import sent_entry
from studio.store.outbox import waiting_objects
from studio.store.places import (
    ANNOUNCED,
    COPYING,
    EMPTIED,
    NEXT,
    READY,
    Place,
    drop_place,
    former_places,
    keep_place,
    next_place,
    turn_of,
)
from studio.store.subjects import find_production
from studio.store.unit_of_work import NotLeadError
from studio.sync.move import Carried, carry, complete, empty, missing_in
from studio.sync.pull import listed
from studio.sync.push import push_objects

if TYPE_CHECKING:
    from studio.actions import commands as c
    from studio.app.rounds import RoundResult
    from studio.store.home import Home
    from studio.store.productions import ProductionHere

Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Mover:
    """What moving works with; ``sync`` synchronises one production once."""

    home: Home
    pool: DepotPool
    sync: Callable[[str], object]
    progress: Progress | None = None
    cancel: threading.Event = field(default_factory=threading.Event)

    # --- moving ------------------------------------------------------------------------------------------------

    def move(self, command: c.MoveDepot) -> dict[str, Any]:
        """Begin, or go on with, a move; or give it up. The JSON of ``depot move``."""
        here = owned_production(self.home, command.production)
        with self.home.read() as connection:
            under_way = next_place(connection, here.prj)
        if command.gives_up:
            return self._give_up(here, under_way)
        place = self._begin(here, command, under_way)
        done = Carried()
        if place.state == COPYING:
            done = self._copy(here, place)
            with self.home.work() as work:
                keep_place(work.connection, replace(place, state=READY))
            crash_point("move.ready")
        if self.progress:
            self.progress(0.95, "Going over to the new place")
        self.sync(here.prj)
        with self.home.read() as connection:
            if next_place(connection, here.prj) is not None:
                raise DepotError(
                    "Everything is copied, but going over has not come to its end yet.",
                    subject=here.title,
                    what_to_do="Synchronise again; it goes on by itself.",
                    code="moving",
                )
        return {
            "production": here.prj,
            "from": here.depot_url,
            "to": place.url,
            "state": "moved",
            "turn": place.turn,
            "objects": done.objects,
            "bytes": done.size_bytes,
            "copied_objects": done.copied_objects,
            "copied_bytes": done.copied_bytes,
            "inside_server": done.inside_server,
            "damaged": done.damaged,
            "people": sorted({member.name for member, _ in members_by_device(self.home, here).values()}),
        }

    def _begin(self, here: ProductionHere, command: c.MoveDepot, under_way: Place | None) -> Place:
        url = command.url.rstrip("/") if command.url.startswith("s3://") else command.url
        if under_way is not None:
            if url and url != under_way.url:
                raise RefusedError(
                    f"“{here.title}” is moving to {under_way.url} already.",
                    subject=here.title,
                    what_to_do=f"Go on with that (`segue depot move {here.slug}`), or give it up first (`--give-up`).",
                )
            return under_way
        self._refuse_reading_device(here)
        if not url:
            raise BadInputError("Where is it to move to?", subject="NEW_URL", what_to_do="Name a folder or a bucket.")
        new = self.pool.open_new(url, command.endpoint_url, create=True)
        try:
            report = examined(new) if url.startswith("s3://") else None
            if report is not None and not report.is_usable:
                raise BadInputError(
                    "This storage cannot hold a production.", subject=url, what_to_do=" ".join(report.advice)
                )
            by_hand = here.access in {AccessKind.PASTE, AccessKind.SHARED}
            access = command.access or (here.access if by_hand else "")  # else the best that fits there
            facts = depot_facts(new, url, command.endpoint_url, access, report)
            _refuse_same(here, facts.url, facts.endpoint_url, facts.marker)
            was_empty = self._refuse_taken(here, new, facts.url)
        finally:
            new.close()
        with self.home.work() as work:
            place = Place(
                here.prj,
                turn_of(work.connection, here.prj) + 1,
                NEXT,
                COPYING,
                facts.url,
                facts.endpoint_url,
                facts.marker,
                facts.access,
                facts.needs_lead,
                facts.conditional_create,
                was_empty,
                work.now_ms,
            )
            keep_place(work.connection, place)
            work.touch(here.prj, "production", here.prj)
        return place

    def _refuse_reading_device(self, here: ProductionHere) -> None:
        with self.home.read() as connection:
            office = self.home.rooms.folded(connection, here.prj)
        if not office.may_decide(self.home.device):
            raise RefusedError(
                f"“{here.title}” is decided on another device of yours.",
                subject=here.title,
                what_to_do="Move it from that device, or take the lead over first.",
                code="not_lead",
            )

    def _refuse_taken(self, here: ProductionHere, new: Depot, url: str) -> bool:
        """Whether nothing of this production is there. Raises RefusedError when something is that we did not leave."""
        if not new.list_after(object_names.production_prefix(here.prj), limit=1):
            return True
        with self.home.read() as connection:
            left = {place.url for place in former_places(connection, here.prj)}
        if url in left:
            return False
        raise RefusedError(
            "Something of this production lies there already.",
            subject=url,
            what_to_do="Choose another folder or prefix, or empty this one first.",
        )

    def _copy(self, here: ProductionHere, place: Place) -> Carried:
        """The long part, beside which everybody works on in the old place."""

        def told(present: int, total: int) -> None:
            if self.progress:
                self.progress(0.9 * present / max(total, 1), f"Copying to {place.name}")

        old, new = self.pool.of(here), self.pool.of(place.of(here))
        entry_of = entries_of_home(self.home)
        return carry(old, new, here.prj, entry_of=entry_of, progress=told, cancel=self.cancel)

    def _give_up(self, here: ProductionHere, place: Place | None) -> dict[str, Any]:
        if place is None:
            raise RefusedError(f"“{here.title}” is not moving.", subject=here.title)
        if place.state == ANNOUNCED:
            raise RefusedError(
                "The move has been decided, and members may have read of it: it cannot be given up any more.",
                subject=here.title,
                what_to_do="Synchronise, and it comes to its end; afterwards it can be moved back.",
            )
        count = 0
        if place.was_empty:
            count, _ = empty(self.pool.of(place.of(here)), here.prj, keeps_rings=False)
        with self.home.work() as work:
            drop_place(work.connection, place)
            work.touch(here.prj, "production", here.prj)
        shape = {"production": here.prj, "from": here.depot_url, "to": place.url, "state": "given_up"}
        return {**shape, "deleted_objects": count}

    # --- forgetting --------------------------------------------------------------------------------------------

    def forget(self, command: c.ForgetDepot) -> dict[str, Any]:
        """Empty the places that the production has left. The JSON of ``depot forget``."""
        here = owned_production(self.home, command.production)
        with self.home.read() as connection:
            left = [place for place in former_places(connection, here.prj) if place.state != EMPTIED or command.all]
        if not left:
            raise RefusedError(
                f"“{here.title}” has left no place that could be emptied.", subject=here.title, code="nothing_to_forget"
            )
        self.sync(here.prj)
        waiting = self._have_not_followed(here)
        rows: list[dict[str, Any]] = []
        for place in left:
            old = self.pool.of(place.of(here))
            missing = missing_in(self.pool.of(here), old, here.prj)
            if missing:
                raise TrustError(
                    f"{len(missing)} objects are in the old place only; nothing was deleted.",
                    subject=missing[0],
                    what_to_do=f"Run `segue repair {here.slug}`, then try again.",
                    code="not_complete",
                )
            if waiting and not command.anyway and not command.dry_run:
                raise RefusedError(
                    f"{', '.join(waiting)} may not have read yet where the production lies now.",
                    subject=here.title,
                    what_to_do="Wait until they have synchronised and answered, or add --anyway: the key rings stay, and "
                    "tell them where to go" + (" (not with --all)." if command.all else "."),
                    code="not_followed",
                )
            rows.append({"url": place.url, "turn": place.turn, **self._emptied(here, place, old, command)})
        return {
            "production": here.prj,
            "dry_run": command.dry_run,
            "not_followed": waiting,
            "rows": rows,
            "objects": sum(row["objects"] for row in rows),
            "bytes": sum(row["bytes"] for row in rows),
        }

    def _emptied(self, here: ProductionHere, place: Place, old: Depot, command: c.ForgetDepot) -> dict[str, int]:
        if command.dry_run:
            objects = size_bytes = 0
            for info in listed(old, object_names.production_prefix(here.prj)):
                objects, size_bytes = objects + 1, size_bytes + info.size_bytes
            return {"objects": objects, "bytes": size_bytes}
        count, size_bytes = empty(old, here.prj, keeps_rings=not command.all)
        with self.home.work() as work:
            if command.all:
                drop_place(work.connection, place)
            else:
                keep_place(work.connection, replace(place, state=EMPTIED))
            work.touch(here.prj, "production", here.prj)
        return {"objects": count, "bytes": size_bytes}

    def _have_not_followed(self, here: ProductionHere) -> list[str]:
        names = set()
        for device, (member, rooms) in members_by_device(self.home, here).items():
            with self.home.work() as work:
                if not any(has_followed(work, room, device) for room in rooms):
                    names.add(member.name)
        return sorted(names)


def owned_production(home: Home, text: str) -> ProductionHere:
    """A production of one's own. Raises NotFoundError, RefusedError for somebody else's."""
    with home.read() as connection:
        here = find_production(connection, text)
    if not here.is_owner:
        raise RefusedError(
            f"Only the owner of “{here.title}” can do this.",
            subject=here.title,
            what_to_do="Ask the owner. What lies on this computer is yours.",
        )
    return here


def storage_json(home: Home, production: str) -> dict[str, Any]:
    """Where a production lies, where it is moving to, and where it was."""
    with home.read() as connection:
        here = find_production(connection, production)
        moving = next_place(connection, here.prj)
        former = [place.url for place in former_places(connection, here.prj)]
        is_on_demand = files_are_on_demand(connection, here.prj)
    return {
        "url": here.depot_url,
        "slug": here.slug,
        "is_owner": here.is_owner,
        "moving_to": moving.url if moving else "",
        "may_give_up": moving is not None and moving.state != ANNOUNCED,
        "former": former,
        "endpoint_url": here.endpoint_url,
        "access": here.access,
        "is_on_demand": is_on_demand,
    }


def _refuse_same(here: ProductionHere, url: str, endpoint_url: str, marker: str) -> None:
    if (here.depot_url, here.endpoint_url) == (url, endpoint_url) or (marker and marker == here.marker):
        raise BadInputError(f"“{here.title}” lies there already.", subject=url, what_to_do="Name another place.")


# --- going over, in a round of synchronisation -----------------------------------------------------------------


def is_decided(home: Home, prj: str) -> bool:
    """Whether a move has been decided and has not come to its end: nothing more is written in the old place."""
    with home.read() as connection:
        place = next_place(connection, prj)
    return place is not None and place.state == ANNOUNCED


def go_over(home: Home, pool: DepotPool, here: ProductionHere, result: RoundResult) -> bool:
    """Do what is left of a move whose copying has ended. Whether the production lies in the new place now.

    Raises OfflineError and others of either place; the next round goes on from there.
    """
    with home.read() as connection:
        place = next_place(connection, here.prj)
    if place is None or place.state not in (READY, ANNOUNCED):
        return False
    old, there = pool.of(here), place.of(here)
    new = pool.of(there)
    for _ in range(TURNS_MAX):
        try:
            with home.work() as work:
                decide_move(work, here.prj, place)
        except NotLeadError as error:
            if send_entries(home, old, here, result) and not _is_taken_back(home, here, place):
                result.entries += read_rooms(home, old, here)  # whoever decides there tells it what the office says
            result.problems.append(error)
            return False
        crash_point("move.decided")
        if send_entries(home, old, here, result):
            break
    else:
        raise OfflineError("Something keeps taking the place of what ends the log there.", subject=here.depot_url)
    crash_point("move.announced")
    carried = carry(old, new, here.prj, entry_of=entries_of_home(home))
    result.sent_bytes += carried.copied_bytes
    complete(home, old, new, here.prj)
    crash_point("move.completed")
    result.waiting += arrange_access(home, new, there, place.turn)
    refresh_rings(home, there, place.turn, depot=new)
    result.sent_bytes += push_objects(home, new, here.prj, (old,)).size_bytes
    with home.read() as connection:
        if waiting_objects(connection, here.prj):
            raise OfflineError("The key rings have not reached the old place yet.", subject=here.depot_url)
    crash_point("move.rings")
    with home.work() as work:
        settle_move(work, here.prj, place)
    crash_point("move.settled")
    return True


def _is_taken_back(home: Home, here: ProductionHere, place: Place) -> bool:
    with home.work() as work:
        return take_back_move(work, here.prj, place)


def entries_of_home(home: Home) -> Callable[[str, int], bytes | None]:
    """The entries that this home has read, by room and number."""

    def entry_of(room: str, n: int) -> bytes | None:
        with home.read() as connection:
            return sent_entry(connection, room, n)

    return entry_of


def open_formers(home: Home, pool: DepotPool, here: ProductionHere, result: RoundResult) -> list[Depot]:
    """The places the production has left in which members may still look or write; those out of reach are told."""
    with home.read() as connection:
        places = [place for place in former_places(connection, here.prj) if place.state != EMPTIED]
    found = []
    for place in places:
        try:
            depot = pool.of(place.of(here))
            depot.head(object_names.entry(here.prj, here.prj, 0))
        except SegueError as error:
            result.problems.append(error)
        else:
            found.append(depot)
    return found
