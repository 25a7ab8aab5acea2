"""What a person is given to reach a storage: key pairs, each for certain places, perhaps with an end.

It travels in a ring (`Grant.for_ring`) and is kept by the owner with what takes it away again (`Grant.as_json`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from studio.depot import object_names


class AccessKind(StrEnum):
    """The ways of access; a production has one of them."""

    USERS = "users"
    STS = "sts"
    R2 = "r2"
    B2 = "b2"
    BUCKETS = "buckets"
    PASTE = "paste"
    SHARED = "shared"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class MemberPlaces:
    """Whose access it is and to what: one device of a person, in some rooms of a production.

    ``prefix`` is what stands before ``s/`` in the bucket, without slashes at its ends, may be empty. ``turn``: by which
    move the production came here; one server may hold several of its places, and a person keeps their rights in each.
    ``maker``: the owner's device that makes the access; each makes its own and takes none of another's away.
    """

    bucket: str
    prefix: str
    production: str
    device: str
    rooms: tuple[str, ...]
    turn: int = 0
    maker: str = ""

    @property
    def name(self) -> str:
        """What a user or key is called at the provider, who sees it: made of ids."""
        parts = ["segue", self.production[:8], self.device[:12], self.maker[:6], f"t{self.turn}" if self.turn else ""]
        return "-".join(part for part in parts if part)

    @property
    def own(self) -> tuple[str, ...]:
        """Starts of the names that the device may write (and read): inbox and uploads."""
        inbox = object_names.inbox_prefix(self.production, self.device)
        return inbox, object_names.upload_prefix(self.production, self.device)

    def room(self, room: str) -> str:
        """Start of the names of a room."""
        return object_names.room_prefix(self.production, room)

    @property
    def readable(self) -> tuple[str, ...]:
        """Starts of the names that the device may read only: its rooms, in the order of their ids."""
        return tuple(self.room(room) for room in sorted(set(self.rooms)))

    def key(self, place: str) -> str:
        """The start of the keys in the bucket for a start of names."""
        return f"{self.prefix}/{place}" if self.prefix else place


@dataclass(frozen=True, slots=True)
class KeyPair:
    """One key pair, good for the objects whose names start with one of ``places`` (none: for all).

    ``bucket`` is empty for the production's own.
    """

    key_id: str
    secret: str = field(repr=False)
    session_token: str = field(default="", repr=False)
    places: tuple[str, ...] = ()
    bucket: str = ""

    def as_json(self) -> dict[str, Any]:
        """As the log may hold it: what is empty is left out."""
        found: dict[str, Any] = {"key_id": self.key_id, "secret": self.secret}
        if self.session_token:
            found["session_token"] = self.session_token
        if self.places:
            found["places"] = list(self.places)
        if self.bucket:
            found["bucket"] = self.bucket
        return found

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> KeyPair:
        """Read what `as_json` wrote."""
        return cls(
            str(value.get("key_id", "")),
            str(value.get("secret", "")),
            str(value.get("session_token", "")),
            tuple(str(place) for place in value.get("places", ())),
            str(value.get("bucket", "")),
        )


@dataclass(frozen=True, slots=True)
class Grant:
    """A person's access. Times are UTC ms; ``expires_ms`` 0 means that it does not end by itself.

    Kept by the owner only: ``rooms`` it was made for, ``made`` (names of users, ids of keys: what revoking takes
    away) and ``parent`` (the owner's key id under which it was made, where it dies with that).
    """

    kind: str
    keys: tuple[KeyPair, ...]
    issued_ms: int = 0
    expires_ms: int = 0
    rooms: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    parent: str = ""

    @property
    def key_ids(self) -> tuple[str, ...]:
        """The key ids, each once."""
        return tuple(dict.fromkeys(pair.key_id for pair in self.keys))

    def has_ended(self, now_ms: int) -> bool:
        """Whether it ran out."""
        return 0 < self.expires_ms <= now_ms

    def is_below_half(self, now_ms: int) -> bool:
        """Whether less than half of its life is left: time to renew (PROTOCOL.md section 8)."""
        return self.expires_ms > 0 and now_ms >= self.issued_ms + (self.expires_ms - self.issued_ms) // 2

    def for_rooms(self, rooms: tuple[str, ...]) -> Grant:
        """The same, noted as made for these rooms."""
        return replace(self, rooms=tuple(sorted(rooms)))

    def for_ring(self) -> dict[str, Any]:
        """What the person gets; nothing of what only the owner needs."""
        found: dict[str, Any] = {
            "kind": self.kind,
            "issued": self.issued_ms,
            "keys": [pair.as_json() for pair in self.keys],
        }
        return {**found, "expires": self.expires_ms} if self.expires_ms else found

    def as_json(self) -> dict[str, Any]:
        """All of it, as the owner's home keeps it."""
        return {**self.for_ring(), "rooms": list(self.rooms), "made": list(self.made), "parent": self.parent}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Grant | None:
        """Read what `as_json` or `for_ring` wrote; None where there are no keys in it."""
        keys = tuple(KeyPair.from_json(pair) for pair in value.get("keys", ()))
        if not keys:
            return None
        return cls(
            str(value.get("kind", "")),
            keys,
            int(value.get("issued", 0)),
            int(value.get("expires", 0)),
            tuple(value.get("rooms", ())),
            tuple(value.get("made", ())),
            str(value.get("parent", "")),
        )
