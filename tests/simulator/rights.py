"""Rights at a bucket: users with policies, kept in memory, and keys that open what these allow and nothing else.

The program's own driver makes them (`depot/access/users`). Just while it does, answers are lost and somebody may be shut out.
"""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import update

from studio.actions import commands as c
from studio.actions.access import take_out
from studio.actions.passes import open_own_ring
from studio.app import depots, members
from studio.app.member_access import use_ring
from studio.depot import object_names
from studio.depot.access.grant import AccessKind
from studio.depot.access.users import UsersDriver
from studio.depot.depot import PAGE_NAMES, Depot, ObjectInfo, ObjectMissingError, PutResult, StoredObject
from studio.depot.memory import MemoryDepot
from studio.depot.object_names import split_s3_url
from studio.depot.wrapped import WrappedDepot
from studio.domain.errors import AccessError, DepotError, OfflineError, SegueError, TrustError
from studio.events.state import OWNER_ROLES
from studio.randomness import random_bytes
from studio.store import tables
from studio.store.productions import production_here, rooms_of
from tests.simulator.invariants import require
from tests.world import DAY_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from studio.depot.access.grant import Grant, KeyPair, MemberPlaces
    from studio.depot.access.policies import Piece
    from tests.simulator.devices import Device
    from tests.simulator.life import Life

OWN = "/in/q/"
ENDING, LIFE_MS = AccessKind.R2, 7 * DAY_MS
"""Keys of this way of access end, and cannot be ended before; those that are made anew are others."""


@dataclass(slots=True)
class User:
    """A user of the storage."""

    key_id: str
    policy: dict[str, Any]
    until_ms: int = 0

    def may(self, action: str, name: str) -> bool:
        """Whether the policy allows something with an object, or to list what begins with a name."""
        for statement in self.policy["Statement"]:
            is_listing = "Condition" in statement
            starts = (
                statement["Condition"]["StringLike"]["s3:prefix"]
                if is_listing
                else [resource.partition("/")[2] for resource in statement["Resource"]]
            )
            if action in statement["Action"] and any(name.startswith(start.removesuffix("*")) for start in starts):
                return True
        return False

    @property
    def places(self) -> list[str]:
        """The starts of names that it may list: its own, and its rooms."""
        listed: list[str] = self.policy["Statement"][-1]["Condition"]["StringLike"]["s3:prefix"]
        return [start.removesuffix("*") for start in listed]


@dataclass
class Storage:
    """The users of one bucket. ``meanwhile`` is called, with who asks, while they are made and changed."""

    users: dict[str, User] = field(default_factory=dict)
    count: int = 0
    meanwhile: Callable[[str], None] = lambda _who: None
    now_ms: Callable[[], int] = lambda: 0

    def user_of(self, key_id: str) -> User | None:
        """Whose key that is, unless it has ended."""
        return next((user for user in self.good() if user.key_id == key_id), None)

    def good(self) -> list[User]:
        """Those whose keys have not ended."""
        now_ms = self.now_ms()
        return [user for user in self.users.values() if not user.until_ms or now_ms < user.until_ms]


STORAGES: dict[str, Storage] = {}
"""By bucket."""


class Users:
    """See `studio.depot.s3_users.Users`: as the storage answers whoever asks through one device's depot."""

    def __init__(self, storage: Storage, who: str) -> None:
        self._storage = storage
        self._who = who

    def is_offered(self) -> bool:
        """Yes."""
        return True

    def create(self, user: str, policy: str, policy_name: str) -> tuple[str, str]:
        """A user that is there already is refused, as IAM does."""
        del policy_name
        self._storage.meanwhile(self._who)
        if user in self._storage.users:
            raise DepotError("There is such a user.", subject=user)
        self._storage.count += 1
        made = self._storage.users[user] = User(f"key{self._storage.count}", json.loads(policy))
        self._storage.meanwhile(self._who)
        return made.key_id, random_bytes(16).hex()

    def set_policy(self, user: str, policy: str, policy_name: str) -> None:
        """A user that is not there is refused."""
        del policy_name
        self._storage.meanwhile(self._who)
        if user not in self._storage.users:
            raise DepotError("There is no such user.", subject=user)
        self._storage.users[user].policy = json.loads(policy)

    def remove(self, user: str) -> None:
        """Fine when there is none."""
        self._storage.meanwhile(self._who)
        self._storage.users.pop(user, None)
        self._storage.meanwhile(self._who)


class Driver(UsersDriver):
    """The program's driver before a storage in memory; under another name it is another way of access."""

    def __init__(self, kind: AccessKind, depot: Any) -> None:
        super().__init__(depot)
        self.kind = kind

    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """See `AccessDriver.grant`."""
        try:
            made = super().grant(places, now_ms)
        finally:  # they end, whether or not whoever made them hears that they are there
            for name, user in self._storage.users.items():
                if name.rpartition("-")[2].isdecimal() and not user.until_ms:
                    user.until_ms = now_ms + LIFE_MS
        if made is None or self.kind is not ENDING:
            return made
        return replace(made, expires_ms=now_ms + LIFE_MS)

    def change(self, places: MemberPlaces, known: Grant, now_ms: int) -> Grant | None:
        """See `AccessDriver.change`."""
        return self.grant(places, now_ms) if self.kind is ENDING else super().change(places, known, now_ms)

    def _users(self, places: MemberPlaces, name: str = "") -> list[tuple[str, Piece]]:
        if self.kind is ENDING:
            return [(f"{user}-{self._storage.count}", piece) for user, piece in super()._users(places)]
        return [(f"{user}-{self.kind}" if not name else user, piece) for user, piece in super()._users(places, name)]

    @property
    def _storage(self) -> Storage:
        return STORAGES[self._depot.url.partition(":")[2]]

    def _offered(self) -> Any:
        return Users(self._storage, getattr(self._depot, "who", ""))


class Keyed(WrappedDepot):
    """A bucket as the holder of some keys sees it."""

    is_folder = False

    def __init__(self, inner: MemoryDepot, storage: Storage, pairs: Sequence[KeyPair]) -> None:
        super().__init__(inner)
        self._storage = storage
        self._pairs = pairs

    def _require(self, action: str, name: str) -> None:
        reach = [(len(place), pair) for pair in self._pairs for place in pair.places if name.startswith(place)]
        user = self._storage.user_of(max(reach, key=lambda one: one[0])[1].key_id) if reach else None
        if user is None or not user.may(action, name):
            raise AccessError("The storage refuses these keys.", subject=name)

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`."""
        self._require("s3:PutObject", name)
        return super().put_new(name, data)

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`."""
        self._require("s3:PutObject", name)
        super().put(name, data, digest=digest)

    def get(self, name: str) -> StoredObject:
        """See `Depot.get`."""
        self._require("s3:GetObject", name)
        return super().get(name)

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """See `Depot.get_range`."""
        self._require("s3:GetObject", name)
        return super().get_range(name, start_byte, size_bytes)

    def head(self, name: str) -> ObjectInfo | None:
        """See `Depot.head`."""
        self._require("s3:GetObject", name)
        return super().head(name)

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """See `Depot.list_after`."""
        self._require("s3:ListBucket", prefix)
        return super().list_after(prefix, after, limit)

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """See `Depot.copy`."""
        self._require("s3:GetObject", source)
        self._require("s3:PutObject", target)
        return super().copy(source, target, only_new=only_new)

    def delete(self, name: str) -> None:
        """Nobody but the owner deletes."""
        raise AccessError("The storage refuses these keys.", subject=name)


@contextmanager
def buckets_in_memory() -> Iterator[None]:
    """Meanwhile an address of a bucket opens the depot in memory of that name, with the rights of the keys given."""
    open_depot, driver_of, lasting = depots.open_depot, members.driver_of, members.lasting_drivers

    def opened(url: str, **more: Any) -> Depot:
        if not url.startswith("s3://"):
            return open_depot(url, **more)
        bucket, _ = split_s3_url(url)
        depot, pairs = MemoryDepot.named(bucket), more.get("pairs", ())
        return Keyed(depot, STORAGES[bucket], pairs) if pairs else depot

    depots.open_depot = opened
    members.driver_of = lambda kind, depot, _settings: Driver(kind, depot)  # type: ignore[assignment, arg-type]
    ways = AccessKind.USERS, AccessKind.STS
    members.lasting_drivers = lambda depot, _settings: [Driver(way, depot) for way in ways]
    try:
        yield
    finally:
        depots.open_depot, members.driver_of, members.lasting_drivers = open_depot, driver_of, lasting
        STORAGES.clear()


def goes_by_keys(device: Device, address: str) -> None:
    """From now on a device reaches its production through the bucket's address."""
    with device.studio.store.work() as work:
        work.connection.execute(update(tables.production).values(depot_url=address, access=str(AccessKind.USERS)))


class Rights:
    """What goes wrong while rights are given and taken, and what has to be so at the end."""

    def __init__(self, life: Life, kept: dict[str, User]) -> None:
        self._life = life
        self._dice = Random(life.dice.randrange(2**32))
        self.storage = Storage({name: User(user.key_id, user.policy) for name, user in kept.items()}, len(kept))
        self.storage.meanwhile = self._meanwhile
        self.storage.now_ms = lambda: life.clock.now_ms
        self._is_inside = False
        STORAGES[life.stage.url.partition(":")[2]] = self.storage

    def _meanwhile(self, who: str) -> None:
        waters = self._life.waters
        if self._is_inside:
            return
        self._is_inside = True
        try:
            if waters.rate and self._dice.random() < 0.3:
                self._somebody_is_shut_out(who)
            if self._dice.random() < waters.rate:
                waters.injected["answer about rights lost"] += 1
                raise OfflineError("Timed out on purpose, about rights.", subject=who)
        finally:
            self._is_inside = False

    def _somebody_is_shut_out(self, who: str) -> None:
        """By another device with all that follows, or by the person at this very device, which is just synchronising."""
        life = self._life
        device = self._dice.choice(life.deciders)
        person = self._dice.choice(["Ana Canaria", "Ben Canaria"])
        if device.name != who:
            told = life.does(device, c.RevokePerson(person))
        else:
            told = f"{who} {_takes_out(device, life.stage.prj, person)}"
        life.log.append(f"meanwhile {told} {person}")
        life.injected["shut out while rights were made"] += 1

    def change(self) -> str:
        """An owner's device lets people in by another way from now on: everybody gets new keys."""
        life = self._life
        if life.has_sums and self._dice.random() < 0.4:
            back = life.arrivals.machine_of(self._dice.choice([life.ana, life.ben, *life.audience.people]))
            self.is_let_in_again(back)
            return f"{back.name} reads their rings"
        device = self._dice.choice([one for one in life.deciders if one.name != "cara"])
        way = self._dice.choice([AccessKind.USERS, AccessKind.STS, *([ENDING] * 3 if life.has_sums else ())])
        life.injected["keys that end"] += way is ENDING
        life.injected["another way of access"] += 1
        return life.does(device, c.SetAccess(life.stage.prj, str(way)))

    def is_let_in_again(self, device: Device) -> None:
        """Somebody whose keys have ended while they were away asks the owner, and reads their rings by a signed address."""
        prj, store = self._life.stage.prj, device.studio.store
        with store.work() as work:
            here = production_here(work.connection, prj)
            for room in rooms_of(work.connection, prj):
                with suppress(ObjectMissingError, TrustError):
                    data = self._life.depot.get(object_names.ring(prj, room, device.device)).data
                    use_ring(work, here, room, open_own_ring(work, data, here, room))
        self._life.injected["let in again"] += 1

    def look_at_the_end(self) -> None:
        """Nobody has a key for a room that they are not in, also none that its maker has forgotten or never heard of."""
        rooms: dict[str, list[str]] = {}
        states = [reader.state for reader in self._life.truth.early.values()]
        for state in states:
            for device, member in state.members().items():
                if member.until_n < 0 and member.role not in OWNER_ROLES:
                    rooms.setdefault(device, []).append(f"/r/{state.room}/")
        office = self._life.truth.early[self._life.stage.prj].state
        if not any(member.role == "owner" and member.until_n < 0 for member in office.members().values()):
            return  # nobody is left who may take keys away
        names = self._life.truth.names
        for user in self.storage.users.values():
            if user.until_ms:
                continue  # of these it is only known that they end
            device = next(place.split(OWN)[1].rstrip("/") for place in user.places if OWN in place)
            reached = [place for place in user.places if "/in/" not in place]
            allowed = rooms.get(device, [])
            is_right = device in rooms and all(any(room in place for room in allowed) for place in reached)
            require(is_right, f"{names.get(device, device)} has a key of the storage for {reached}")


def _takes_out(device: Device, prj: str, who: str) -> str:
    try:
        with device.studio.store.work() as work:
            take_out(work, production_here(work.connection, prj), who)
    except SegueError as error:
        return error.code
    return ""
