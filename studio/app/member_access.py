"""A collaborator's own access to a storage: which rights count, what it means when they have ended, how they come back."""

from __future__ import annotations

import logging
from typing import Any

from studio.actions.moving import follow, moved_to
from studio.actions.passes import open_own_ring, take_ring
from studio.depot import presigned
from studio.depot.access.grant import Grant
from studio.depot.depot import ObjectMissingError
from studio.domain.errors import AccessError, TrustError
from studio.domain.instants import iso_utc
from studio.events.codec import GrammarError
from studio.events.rings import Ring
from studio.store.database import Connection
from studio.store.grants import grant_of, grants_of_production
from studio.store.home import Home
from studio.store.productions import ProductionHere, rooms_of
from studio.store.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)

ACCESS_ENDED = "access_ended"
NO_GRANT = "no_grant"


def rights(home: Home, connection: Connection, here: ProductionHere) -> Grant:
    """The newest rights that a ring brought for a production.

    Raises AccessError: none have arrived (`NO_GRANT`), or they have run out (`ACCESS_ENDED`).
    """
    found = [grant for kept in grants_of_production(home, connection, here.prj) if (grant := Grant.from_json(kept))]
    if not found:
        raise AccessError(
            "The rights to this storage have not arrived yet.",
            subject=here.title,
            what_to_do="Synchronise again in a while; the owner's computer sends them.",
            code=NO_GRANT,
        )
    if found[0].has_ended(home.clock()):
        raise ended(here, found[0].expires_ms)
    return found[0]


def ended(here: ProductionHere, since_ms: int = 0) -> AccessError:
    """A person's access has ended: by itself, to be renewed by the owner's machine, or because it was taken away."""
    title = "Access to the storage has ended"
    if since_ms:
        return AccessError(
            f"Access to “{here.title}” has run out; waiting for the owner's computer since {iso_utc(since_ms)}.",
            subject=here.title,
            title=title,
            what_to_do="It goes on by itself once the owner's computer has been online. If it lasts, ask the owner for "
            "the invitation again (`segue pass`). What you have here is safe.",
            code=ACCESS_ENDED,
        )
    return AccessError(
        f"The storage of “{here.title}” does not let you in any more.",
        subject=here.title,
        title=title,
        what_to_do="Ask the owner; what you have on this computer stays yours.",
        code=ACCESS_ENDED,
    )


def hand_off_ended(here: ProductionHere, error: AccessError) -> AccessError:
    """One hand-off of several cannot be reached any more."""
    if error.code != AccessError.code:
        return error
    return AccessError(
        f"Access to one of your hand-offs in “{here.title}” has ended.",
        subject=error.subject,
        title="Access to the storage has ended",
        what_to_do="Ask the owner; what you have on this computer stays yours.",
        code=ACCESS_ENDED,
    )


def renew_by_address(home: Home, here: ProductionHere) -> bool:
    """Read the rings at the addresses that came with the last rights. Whether newer rights came of it.

    Raises OfflineError when the storage cannot be reached.
    """
    before = _newest_issued(home, here)
    with home.read() as connection:
        addresses = {
            room: str(grant_of(home, connection, room).get("ring_url", "")) for room in rooms_of(connection, here.prj)
        }
    for room, address in addresses.items():
        if address:
            read_ring_at(home, here, room, address)
    return _newest_issued(home, here) > before


def read_ring_at(home: Home, here: ProductionHere, room: str, address: str) -> None:
    """Take what the ring of this device says that lies at a signed address; what is no such ring changes nothing.

    Raises OfflineError when the storage cannot be reached.
    """
    try:
        data = presigned.fetch(address).data
        with home.work() as work:
            use_ring(work, here, room, open_own_ring(work, data, here, room))
    except (ObjectMissingError, AccessError) as error:
        _log.info("the ring of room %s cannot be read by its address: %s", room, error.message)
    except (GrammarError, TrustError):
        _log.info("what lies at the address of the ring of room %s is no ring for this device", room)


def use_ring(work: UnitOfWork, here: ProductionHere, room: str, ring: Ring) -> bool:
    """Take what a ring brings; whether it has led this home to another place. Rights for a place to which this home
    cannot go yet are left in the ring, since those it has are still needed.
    """
    has_moved = follow(work, here, ring)
    is_for_here = has_moved or not moved_to(work, here.prj)
    take_ring(work, here.prj, room, ring, with_grant=is_for_here)
    return has_moved


def _newest_issued(home: Home, here: ProductionHere) -> int:
    with home.read() as connection:
        grants = grants_of_production(home, connection, here.prj)
    return int(grants[0].get("issued", 0)) if grants else -1


def access_row(home: Home, here: ProductionHere) -> dict[str, Any]:
    """How one's own access stands, for ``show``: ``{state, kind, expires_utc}``; state is good, none or ended."""
    with home.read() as connection:
        grants = grants_of_production(home, connection, here.prj)
    grant = Grant.from_json(grants[0]) if grants else None
    if grant is None:
        return {"state": "none", "kind": "", "expires_utc": ""}
    state = "ended" if grant.has_ended(home.clock()) else "good"
    return {"state": state, "kind": grant.kind, "expires_utc": iso_utc(grant.expires_ms)}
