"""A user of the storage for each person, with exactly the policy: AWS's IAM and who speaks it (Wasabi), and Ceph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from studio.depot.access.driver import Document, Preview, Revoked
from studio.depot.access.grant import AccessKind, Grant, KeyPair, MemberPlaces
from studio.depot.access.policies import Piece, member_sentences, pieces
from studio.domain.errors import AccessError

if TYPE_CHECKING:
    from studio.depot.s3 import S3Depot
    from studio.depot.s3_users import Users

POLICY_NAME = "segue"


class UsersDriver:
    """See `driver.AccessDriver`. A person whose policy is too long for one user gets several."""

    kind = AccessKind.USERS
    parent = ""

    def __init__(self, depot: S3Depot) -> None:
        self._depot = depot

    def preview(self, places: MemberPlaces) -> Preview:
        """See `AccessDriver.preview`."""
        documents = tuple(
            Document(f"Policy of the user {user}", json.loads(piece.policy), member_sentences(places))
            for user, piece in self._users(places)
        )
        return Preview(
            self.kind,
            (
                "The person gets a user of their own at this storage, with one key pair and exactly this policy.",
                "The key lasts until you take it away; one person can be shut out without touching the others.",
            ),
            documents,
        )

    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """See `AccessDriver.grant`."""
        users = self._offered()
        keys, made = [], []
        for user, piece in self._users(places):
            keys.append(_create(users, user, piece))
            made.append(user)
        return Grant(self.kind, tuple(keys), now_ms, rooms=places.rooms, made=tuple(made))

    def change(self, places: MemberPlaces, known: Grant, now_ms: int) -> Grant | None:
        """See `AccessDriver.change`: the same keys under another policy; users more or fewer as it needs."""
        users = self._offered()
        wanted = self._users(places, known.made[0] if known.made else "")
        pairs = dict(zip(known.made, known.keys, strict=False))
        keys = []
        for user, piece in wanted:
            pair = pairs.get(user)
            if pair is None:
                keys.append(_create(users, user, piece))
                continue
            users.set_policy(user, piece.policy, POLICY_NAME)
            keys.append(KeyPair(pair.key_id, pair.secret, places=piece.places))
        made = tuple(user for user, _ in wanted)
        for user in set(known.made) - set(made):
            users.remove(user)
        return Grant(self.kind, tuple(keys), now_ms, rooms=places.rooms, made=made)

    def revoke(self, places: MemberPlaces, known: Grant) -> Revoked:
        """See `AccessDriver.revoke`."""
        del places
        users = self._offered()
        for user in known.made:
            users.remove(user)
        return Revoked(is_complete=True, sentences=("Their user and its keys were deleted at the storage.",))

    def named_for(self, places: MemberPlaces) -> tuple[str, ...]:
        """See `LastingDriver.named_for`: as many users as all the rooms need; who needs fewer has the first of them."""
        return tuple(user for user, _ in self._users(places))

    def _users(self, places: MemberPlaces, name: str = "") -> list[tuple[str, Piece]]:
        """Users and what each may do. ``name``: of the first one, where another device of the owner made it."""
        name = name or places.name
        return [
            (f"{name}-{number}" if number > 1 else name, piece) for number, piece in enumerate(pieces(places), start=1)
        ]

    def _offered(self) -> Users:
        from studio.depot.s3_users import users_of

        for users in users_of(self._depot):
            if users.is_offered():
                return users
        raise AccessError(
            "This storage makes no users, or your keys may not make them.",
            subject=self._depot.url,
            what_to_do="`segue depot policy` says what your keys must be allowed to do. Or choose another way of access.",
        )


def _create(users: Users, user: str, piece: Piece) -> KeyPair:
    users.remove(user)
    key_id, secret = users.create(user, piece.policy, POLICY_NAME)
    return KeyPair(key_id, secret, places=piece.places)
