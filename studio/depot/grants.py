"""Access to a bucket for one person: the exact policy, a key pair where the storage makes them, signed addresses.

A collaborator may write only their own inbox and read only their rooms (PROTOCOL.md section 2); they delete
nothing. Encryption separates rooms even where a storage knows no policies.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from studio.depot import object_names
from studio.depot.depot import ConditionalCreate, Depot
from studio.depot.examine import Examinable, Presigner
from studio.depot.presigned import LONGEST_GRANT_S
from studio.depot.wrapped import innermost

POLICY_NAME = "segue"


@dataclass(frozen=True, slots=True)
class MemberKeys:
    """A key pair and the user it belongs to, which `revoke_member_key` takes away."""

    user: str
    key_id: str
    secret: str


@dataclass(frozen=True, slots=True)
class PassGrant:
    """Two signed addresses, all that a pass opens before admission."""

    read_url: str
    write_url: str
    lifetime_s: int


def member_policy(bucket: str, prefix: str, production: str, device: str, rooms: Iterable[str]) -> str:
    """What one device of a collaborator may do, as compact JSON (Ceph 16 refuses blanks in a policy).

    Write and read ``in/q/<device>/`` and ``in/b/<device>/``, read ``r/<room>/``, list just these.

    Args:
        bucket: without ``s3://``.
        prefix: what stands before ``s/`` in the bucket, may be empty.
        production: 32 hex digits.
        device: 32 hex digits, the writer.
        rooms: ids of the rooms that the device's person is a member of.
    """
    start = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
    own = [
        start + object_names.inbox_prefix(production, device),
        start + object_names.upload_prefix(production, device),
    ]
    read = [start + object_names.room_prefix(production, room) for room in sorted(set(rooms))]
    resource = f"arn:aws:s3:::{bucket}"
    statements: list[dict[str, object]] = [
        _allow(["s3:GetObject", "s3:PutObject"], [f"{resource}/{place}*" for place in own]),
        _allow(["s3:ListBucket"], [resource])
        | {"Condition": {"StringLike": {"s3:prefix": [f"{place}*" for place in own + read]}}},
    ]
    if read:
        statements.insert(1, _allow(["s3:GetObject"], [f"{resource}/{place}*" for place in read]))
    return json.dumps({"Version": "2012-10-17", "Statement": statements}, separators=(",", ":"))


def _allow(actions: list[str], resources: list[str]) -> dict[str, object]:
    return {"Effect": "Allow", "Action": actions, "Resource": resources}


def pass_grant(
    depot: Depot, production: str, room: str, pass_id: str, lifetime_s: int = LONGEST_GRANT_S
) -> PassGrant | None:
    """Signed addresses for ``t/<pass>`` (read) and the pass's first object in the inbox (create), None for folders.

    The condition "only if absent" is signed too, unless the storage refuses conditions: whoever holds the pass can
    enrol, but not replace an enrolment.
    The addresses die with the key that signed them, and after seven days at the latest.
    """
    inner = innermost(depot)
    if not isinstance(inner, Presigner):
        return None
    lifetime_s = max(1, min(lifetime_s, LONGEST_GRANT_S))
    is_refused = isinstance(inner, Examinable) and inner.conditional_create is ConditionalCreate.REFUSED
    return PassGrant(
        inner.presign_get(object_names.pass_object(production, room, pass_id), lifetime_s),
        inner.presign_put(object_names.packet(production, pass_id, room, 0), lifetime_s, only_new=not is_refused),
        lifetime_s,
    )


def create_member_key(owner_depot: Depot, user: str, policy: str) -> MemberKeys | None:
    """A new key pair with exactly this policy, by the owner's own keys. None where the storage offers no way.

    A user of this name that is there already (an earlier try, a renewal) loses its keys first. Where None comes
    back, show the policy to the owner and let them paste a key pair made at their provider.

    Args:
        owner_depot: a depot opened with the owner's keys.
        user: name of the user; made of ids, since the provider sees it.
        policy: from `member_policy`.

    Raises:
        OfflineError: the storage cannot be reached.
        AccessError, DepotError: it makes users, but refused this one.
    """
    from studio.depot.s3 import S3Depot
    from studio.depot.s3_users import users_of

    inner = innermost(owner_depot)
    if not isinstance(inner, S3Depot):
        return None
    for users in users_of(inner):
        if users.is_offered():
            users.remove(user)
            key_id, secret = users.create(user, policy, POLICY_NAME)
            return MemberKeys(user, key_id, secret)
    return None


def change_member_policy(owner_depot: Depot, user: str, policy: str) -> bool:
    """Give a user another policy (a person came into a second room). Whether the storage offers that.

    Raises:
        OfflineError, AccessError, DepotError: as `create_member_key`.
    """
    from studio.depot.s3 import S3Depot
    from studio.depot.s3_users import users_of

    inner = innermost(owner_depot)
    if not isinstance(inner, S3Depot):
        return False
    for users in users_of(inner):
        if users.is_offered():
            users.set_policy(user, policy, POLICY_NAME)
            return True
    return False


def let_owner_read(owner_depot: Depot) -> bool:
    """Give the owner access to what members write into the bucket. Whether the storage took it.

    On Ceph (and wherever objects have owners of their own) an object belongs to the user that wrote it, and not even
    the bucket's owner may read it; AWS gives new buckets to their owner altogether ("bucket owner enforced").
    `create_member_key` sees to it by itself; call this when a key pair was made by hand. Doing it twice is fine.

    Raises:
        OfflineError: the storage cannot be reached.
    """
    from studio.depot.s3 import S3Depot
    from studio.depot.s3_owner import allow_owner

    inner = innermost(owner_depot)
    return isinstance(inner, S3Depot) and allow_owner(inner)


def revoke_member_key(owner_depot: Depot, user: str) -> bool:
    """Take a user and its keys away; one that is not there is fine. Whether the storage offers that.

    Raises:
        OfflineError, AccessError, DepotError: as `create_member_key`.
    """
    from studio.depot.s3 import S3Depot
    from studio.depot.s3_users import users_of

    inner = innermost(owner_depot)
    if not isinstance(inner, S3Depot):
        return False
    for users in users_of(inner):
        if users.is_offered():
            users.remove(user)
            return True
    return False
