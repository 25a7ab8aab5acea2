"""Signed addresses: what a pass opens before admission, and how a member's renewed access reaches them.

Keys and policies are made in ``access``; encryption separates rooms even where a storage knows no policies.
"""

from __future__ import annotations

from dataclasses import dataclass

from studio.depot import object_names
from studio.depot.depot import ConditionalCreate, Depot
from studio.depot.examine import Examinable, Presigner
from studio.depot.parted import s3_depots
from studio.depot.presigned import LONGEST_GRANT_S
from studio.depot.wrapped import innermost


@dataclass(frozen=True, slots=True)
class PassGrant:
    """Two signed addresses, all that a pass opens before admission."""

    read_url: str
    write_url: str
    lifetime_s: int


def pass_grant(
    depot: Depot, production: str, room: str, pass_id: str, lifetime_s: int = LONGEST_GRANT_S
) -> PassGrant | None:
    """Signed addresses for ``t/<pass>`` (read) and the pass's first object in the inbox (create), None for folders.

    The condition "only if absent" is signed too, except where the storage refuses conditions: whoever holds the pass
    can enrol, but not replace an enrolment. The addresses die with the key that signed them, and after seven days at
    the latest.
    """
    inner = innermost(depot)
    if not isinstance(inner, Presigner):
        return None
    lifetime_s = max(1, min(lifetime_s, LONGEST_GRANT_S))
    packet = object_names.packet(production, pass_id, room, 0)
    is_refused = isinstance(inner, Examinable) and inner.conditional_create is ConditionalCreate.REFUSED
    return PassGrant(
        inner.presign_get(object_names.pass_object(production, room, pass_id), lifetime_s),
        inner.presign_put(packet, lifetime_s, only_new=not is_refused),
        lifetime_s,
    )


def ring_url(depot: Depot, production: str, room: str, device: str) -> str:
    """A signed address of a member's ring: read when keys that end have ended; empty for folders."""
    inner = innermost(depot)
    if not isinstance(inner, Presigner):
        return ""
    return inner.presign_get(object_names.ring(production, room, device), LONGEST_GRANT_S)


def let_owner_read(owner_depot: Depot) -> bool:
    """Give the owner access to what members write into the bucket. Whether the storage took it.

    On Ceph (and wherever objects have owners of their own) an object belongs to the user that wrote it, and not even
    the bucket's owner may read it; AWS gives new buckets to their owner altogether ("bucket owner enforced"). Where
    Segue makes users it sees to it by itself; call this when a key pair was made otherwise. Doing it twice is fine.

    Raises:
        OfflineError: the storage cannot be reached.
    """
    from studio.depot.s3_owner import allow_owner

    found = s3_depots(owner_depot)
    return bool(found) and all(allow_owner(s3) for s3 in found)
