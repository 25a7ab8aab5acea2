"""Access for collaborators, as the owner's machine arranges it: keys per member, rings that carry them.

``actions.access`` decides what is to be done; the drivers of ``depot.access`` do it here, outside any transaction.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from studio.actions.access import (
    AccessNeed,
    Leaving,
    Why,
    access_needs,
    ended_access,
    ending_mark,
    leavings,
    revoked_mark,
)
from studio.actions.access import members_by_device as members_in
from studio.actions.passes import write_rings
from studio.actions.ring_words import ring_words, rooms_to_ring
from studio.depot.access.choosing import OWN_OBJECTS, driver_of, kind_named, lasting_drivers, provider_of
from studio.depot.access.driver import AccessDriver, AccessSettings, LastingDriver, Revoked
from studio.depot.access.grant import AccessKind, Grant, KeyPair, MemberPlaces
from studio.depot.access.policies import member_policy
from studio.depot.depot import Depot
from studio.depot.grants import let_owner_read, ring_url
from studio.depot.object_names import split_s3_url
from studio.domain.errors import BadInputError, OfflineError, SegueError
from studio.domain.hand_off import Member
from studio.store.database import get_meta, set_meta
from studio.store.grants import (
    access_settings,
    drop_member_grant,
    keep_member_grant,
    member_grant,
    member_grants,
)
from studio.store.home import Home
from studio.store.journal import sent_head
from studio.store.places import former_places, turn_of
from studio.store.productions import ProductionHere
from studio.store.ring_marks import RingMark, ring_mark, set_ring_mark
from studio.sync.push import refuse_wrong_clock

FORMER_MS = 7 * 24 * 3600 * 1000
"""How long keys of a former way of access stay good, so that members come by to fetch the new ones."""


def members_by_device(home: Home, here: ProductionHere) -> dict[str, tuple[Member, list[str]]]:
    """Collaborators' devices with the rooms they are members of."""
    with home.work() as work:
        return members_in(work, here.prj)


def places_of(
    here: ProductionHere, device: str, rooms: list[str] | tuple[str, ...], turn: int = 0, maker: str = ""
) -> MemberPlaces:
    """What a collaborator's device has to reach in the production's bucket."""
    bucket, prefix = split_s3_url(here.depot_url)
    return MemberPlaces(bucket, prefix, here.prj, device, tuple(sorted(rooms)), turn, maker)


def policy_for(here: ProductionHere, device: str, rooms: list[str]) -> str:
    """The exact policy that a collaborator's key needs."""
    return member_policy(places_of(here, device, rooms))


def settings_of(home: Home, here: ProductionHere) -> AccessSettings:
    """What the production's way of access needs beyond the owner's keys."""
    with home.read() as connection:
        return AccessSettings.from_json(access_settings(home, connection, here.prj))


def driver_for(home: Home, depot: Depot, here: ProductionHere, kind: str = "") -> AccessDriver:
    """The driver of the production's way of access, or of another one that was used before."""
    return driver_of(kind_named(kind or here.access), depot, settings_of(home, here))


# --- arranging -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """Where access is arranged: an open depot of a production, to which its move ``turn`` led."""

    home: Home
    depot: Depot
    here: ProductionHere
    turn: int


def arrange_access(home: Home, depot: Depot, here: ProductionHere, turn: int | None = None) -> list[str]:
    """Make, change, renew or take away the keys of every collaborator for whom it is time.

    ``turn``: for the place of another turn than the present one, to which the production is just moving.

    Returns names that wait for keys made by hand. One person's trouble does not keep the others waiting.
    Raises OfflineError; AccessError, BadInputError, DepotError when somebody's access could not be arranged.
    """
    if not here.depot_url.startswith("s3://"):
        return []
    if turn is None:
        with home.read() as connection:
            turn = turn_of(connection, here.prj)
    at = _Place(home, depot, here, turn)
    _let_owner_read_once(home, depot, here)
    with home.work() as work:
        left = leavings(work, here.prj)
    problems = _end_what_was_left(at, left)
    with home.work() as work:
        needs = access_needs(work, here, turn, driver_for(home, depot, here).parent)
    return _meet_all(at, needs, problems)


def end_former_access(home: Home, formers: Sequence[Depot], here: ProductionHere) -> None:
    """At the places that the production has left: take away the access of whoever is in it no more.

    Raises as `arrange_access`.
    """
    by_url = {depot.url: depot for depot in formers}
    with home.work() as work:
        left = leavings(work, here.prj)
        found = [
            (place, ended_access(work, place.of(here), place.turn))
            for place in former_places(work.connection, here.prj)
            if place.url in by_url
        ]
    for place, needs in found:
        at = _Place(home, by_url[place.url], place.of(here), place.turn)
        problems = _end_what_was_left(at, left) if place.url.startswith("s3://") else []
        _meet_all(at, needs, problems)


def _meet_all(at: _Place, needs: list[AccessNeed], problems: list[SegueError]) -> list[str]:
    """Names that wait. ``problems``: of what was done before. Raises the first one, once all the others have been met."""
    waiting: list[str] = []
    for need in needs:
        try:
            if not _meet(at, need):
                waiting.append(need.name)
        except OfflineError:
            raise
        except SegueError as error:
            problems.append(error)
    if problems:
        raise problems[0]
    return waiting


def _meet(at: _Place, need: AccessNeed) -> bool:
    """Do what one person needs. Whether they have what they should have afterwards.

    Raises ClockError where this machine's clock is too far off to give rights: the newest ones go by their time.
    """
    known = Grant.from_json(need.known)
    if need.why is Why.END:
        _end(at, need)
        return True
    refuse_wrong_clock(at.depot)
    if need.why is Why.RETIRE:
        _retire(at, need)
        return True
    places = places_of(at.here, need.device, need.rooms, at.turn, at.home.device)
    is_new = known is None or need.why in {Why.NEW, Why.OTHER_WAY}
    driver = driver_for(at.home, at.depot, at.here, "" if is_new or known is None else known.kind)
    now_ms = at.home.clock()
    grant = driver.grant(places, now_ms) if is_new or known is None else driver.change(places, known, now_ms)
    if grant is None:
        return False
    _keep(at.home, at.here, at.turn, need.device, grant.for_rooms(need.rooms), _former(need.known, driver.kind, now_ms))
    return True


def _former(known: Mapping[str, Any], kind: str, now_ms: int) -> list[dict[str, Any]]:
    """Keys of another way stay good for a while, so that whoever holds them can fetch the new ones."""
    former: list[dict[str, Any]] = list(known.get("former", ()))
    if known.get("made") and known.get("kind") != kind:
        kept = {key: value for key, value in known.items() if key != "former"}
        former.append({**kept, "until": now_ms + FORMER_MS})
    return former


def _keep(home: Home, here: ProductionHere, turn: int, device: str, grant: Grant, former: list[dict[str, Any]]) -> None:
    """Newer than all before them also where the clock was set back meanwhile: the newest count with whoever reads them, and
    a new machine has begun with those of its person's other one.
    """
    with home.work() as work:
        given = member_grants(home, work.connection, here.prj, turn)
        known = Grant.from_json(given.get(device, {}))
        newest_ms = max((int(one.get("issued", 0)) for one in given.values()), default=0)
        if (known is None or known.keys != grant.keys) and newest_ms >= grant.issued_ms:
            grant = replace(grant, issued_ms=newest_ms + 1)
        values = {**grant.as_json(), "url": here.depot_url, "former": former}
        keep_member_grant(home, work.connection, here.prj, device, values, turn)
        set_meta(work.connection, revoked_mark(here.prj, device), "")
        set_meta(work.connection, ending_mark(here.prj, device, turn), "")


def _retire(at: _Place, need: AccessNeed) -> None:
    """Take away keys of a former way of access, whose time of grace is over."""
    now_ms = at.home.clock()
    present = set(need.known.get("made", ()))
    for old in need.known.get("former", ()):
        if old["until"] <= now_ms:
            _revoke(at, need.device, old, present)
    left = [old for old in need.known.get("former", ()) if old["until"] > now_ms]
    with at.home.work() as work:
        kept = {**need.known, "former": left}
        keep_member_grant(at.home, work.connection, at.here.prj, need.device, kept, at.turn)


def _end(at: _Place, need: AccessNeed) -> None:
    """Take a person's access away, and remember what could not be.

    That it has begun is noted first: whoever comes back before its end needs new keys, since the old ones may be gone.
    """
    with at.home.work() as work:
        set_meta(work.connection, ending_mark(at.here.prj, need.device, at.turn), "1")
    outcomes = [
        outcome
        for values in (need.known, *need.known.get("former", ()))
        if (outcome := _revoke(at, need.device, values, set())) is not None
    ]
    said = {
        "name": need.name,
        "is_complete": all(outcome.is_complete for outcome in outcomes),
        "sentences": list(dict.fromkeys(sentence for outcome in outcomes for sentence in outcome.sentences)),
        "at": at.home.clock(),
    }
    with at.home.work() as work:
        drop_member_grant(work.connection, at.here.prj, need.device, at.turn)
        set_meta(work.connection, revoked_mark(at.here.prj, need.device), json.dumps(said))
        set_meta(work.connection, ending_mark(at.here.prj, need.device, at.turn), "")


def _revoke(at: _Place, device: str, values: Mapping[str, Any], present: set[str]) -> Revoked | None:
    """Take one grant away, but nothing that is still ``present`` in a newer one."""
    grant = Grant.from_json(values)
    if grant is None:
        return None
    grant = replace(grant, made=tuple(name for name in grant.made if name not in present))
    if present and not grant.made:
        return None
    driver = driver_for(at.home, at.depot, at.here, grant.kind)
    return driver.revoke(places_of(at.here, device, grant.rooms, at.turn, at.home.device), grant)


def _end_what_was_left(at: _Place, left: list[Leaving]) -> list[SegueError]:
    """Once for each device and what it has left: nothing at the storage opens that, whatever this home knows of it.

    Returns what could not be done. Raises OfflineError.
    """
    with at.home.read() as connection:
        new = [one for one in left if get_meta(connection, _ended_mark(at, one)) != one.said]
    if not new:
        return []
    drivers = lasting_drivers(at.depot, settings_of(at.home, at.here))
    problems: list[SegueError] = []
    for leaving in new:
        try:
            _end_rooms(at, leaving, drivers)
        except OfflineError:
            raise
        except SegueError as error:
            problems.append(error)
            continue
        with at.home.work() as work:
            set_meta(work.connection, _ended_mark(at, leaving), leaving.said)
    return problems


def _ended_mark(at: _Place, leaving: Leaving) -> str:
    return f"ended/{at.here.prj}/{leaving.device}/{at.turn}"


def _end_rooms(at: _Place, leaving: Leaving, drivers: Sequence[LastingDriver]) -> None:
    """What is good for the device opens the rooms that it is in and no more, and nothing else that bears its name is there."""
    with at.home.read() as connection:
        known = member_grant(at.home, connection, at.here.prj, leaving.device, at.turn)
    former, over = _parted(known, leaving)
    named = {name for kept in (known, *former) for name in kept.get("made", ())}
    for driver in drivers:
        for maker in leaving.makers:
            places = places_of(at.here, leaving.device, leaving.ever, at.turn, maker)
            made = tuple(name for name in driver.named_for(places) if name not in named)
            if made:
                driver.revoke(places, Grant(driver.kind, (), made=made))
    for old in over:
        _revoke(at, leaving.device, old, set(known.get("made", ())))
    with at.home.work() as work:
        before = member_grant(at.home, work.connection, at.here.prj, leaving.device, at.turn)
        if over and before:
            kept = {**before, "former": former}
            keep_member_grant(at.home, work.connection, at.here.prj, leaving.device, kept, at.turn)
    if leaving.now and known.get("kind") in {driver.kind for driver in drivers}:
        # a home that was put back may take keys that stay for those of fewer rooms than they open
        _meet(at, AccessNeed(leaving.device, "", leaving.now, Why.ROOMS, {**known, "former": former}))


def _parted(known: Mapping[str, Any], leaving: Leaving) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rights of former ways: those for rooms that the device is still in, and those that end now with one that it left."""
    former = list(known.get("former", ()))
    over = [old for old in former if set(old.get("rooms", ())) - set(leaving.now)]
    return [old for old in former if old not in over], over


def _let_owner_read_once(home: Home, depot: Depot, here: ProductionHere) -> None:
    """Where objects belong to whoever wrote them, the owner is let in by the bucket's policy.

    Users that Segue makes see to it themselves; what temporary keys write belongs to the owner who gave them out; AWS
    gives buckets to their owner altogether.
    """
    mark = f"readable/{here.prj}"
    with home.read() as connection:
        is_done = get_meta(connection, mark) == here.depot_url
    is_others = here.access in {AccessKind.PASTE, AccessKind.BUCKETS} and provider_of(depot) in OWN_OBJECTS
    if is_others and not is_done:
        let_owner_read(depot)
        with home.work() as work:
            set_meta(work.connection, mark, here.depot_url)


def paste_keys(home: Home, here: ProductionHere, device: str, rooms: list[str], key_id: str, secret: str) -> None:
    """Keep a key pair the owner made by hand for a collaborator; the next ring carries it.

    Raises BadInputError for an empty part.
    """
    if not key_id.strip() or not secret.strip():
        raise BadInputError("A key pair has an id and a secret.", subject=device)
    now_ms = home.clock()
    with home.read() as connection:
        turn = turn_of(connection, here.prj)
        known = member_grant(home, connection, here.prj, device, turn)
    pair = KeyPair(key_id.strip(), secret.strip())
    grant = Grant(AccessKind.PASTE, (pair,), now_ms, rooms=tuple(sorted(rooms)))
    _keep(home, here, turn, device, grant, _former(known, AccessKind.PASTE, now_ms))


# --- rings -----------------------------------------------------------------------------------------------------


def refresh_rings(home: Home, here: ProductionHere, turn: int | None = None, *, depot: Depot | None = None) -> int:
    """Write key rings of the rooms whose members, keys or rights changed. Returns of how many rooms.

    Of what the storage is known to hold only: another device may be first at the number of an entry that was not sent,
    and then a ring would tell of an entry that never was, or bring a key to somebody who was shut out before it counts.

    What lies in another place counts for nothing: a home that was put back in the middle of a move wrote its rings there.

    Rights that end are accompanied by a signed address of the ring itself: whoever's rights have run out reads the
    renewed ones there.
    """
    count = 0
    with home.work() as work:
        turn = turn_of(work.connection, here.prj) if turn is None else turn
        for room in rooms_to_ring(work, here.prj):
            state = work.folded(room)
            if sent_head(work.connection, room) != (state.n, state.hash):
                continue
            grants = {
                to: {**told, **_ring_grant(member_grant(home, work.connection, here.prj, to, turn))}
                for to, told in ring_words(work, here, room).items()
            }
            until = sorted((d, m.until_n) for d, m in state.members().items())
            said = json.dumps([until, state.epochs, grants, here.depot_url], sort_keys=True)
            mark = RingMark(hashlib.sha256(said.encode()).hexdigest(), state.epochs[-1], tuple(grants))
            if ring_mark(work.connection, room) == mark:
                continue
            for device, grant in grants.items():
                if grant.get("expires") and depot is not None:
                    grant["ring_url"] = ring_url(depot, here.prj, room, device)
            write_rings(work, room, grants)
            set_ring_mark(work.connection, room, mark)
            count += 1
    return count


def _ring_grant(kept: dict[str, Any]) -> dict[str, Any]:
    grant = Grant.from_json(kept)
    return grant.for_ring() if grant is not None else {}
