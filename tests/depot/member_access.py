"""What a collaborator's keys may do and what not, tried for real: the same checks for every way of access.

Nothing here trusts our own depot to hold back: what is forbidden is asked of the storage by plain requests.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from studio.depot import object_names
from studio.depot.access.driver import AccessDriver
from studio.depot.access.grant import Grant, MemberPlaces
from studio.depot.depot import Depot, ObjectMissingError, PutResult
from studio.depot.opening import open_depot
from studio.depot.parted import s3_depots
from studio.depot.s3 import S3Depot
from studio.domain.errors import AccessError
from tests.contracts.names import Place
from tests.servers import S3Server

PREFIX = "some/prefix"
CHUNK = hashlib.sha256(b"chunk").hexdigest()
"""A chunk goes by the hash of its bytes, and is signed by it (`s3_wire`)."""


@dataclass(frozen=True)
class Member:
    """A collaborator in one room, beside another room, an office and another collaborator."""

    owner: Depot
    driver: AccessDriver
    server: S3Server
    place: Place
    other: Place
    grant: Grant
    depot: Depot

    @property
    def places(self) -> MemberPlaces:
        return MemberPlaces(
            s3_depots(self.owner)[0].bucket, PREFIX, self.place.production, self.place.device, (self.place.room,)
        )

    def opened(self, grant: Grant) -> Depot:
        return opened(self.server, s3_depots(self.owner)[0].bucket, grant)


def opened(server: S3Server, bucket: str, grant: Grant) -> Depot:
    return open_depot(f"s3://{bucket}/{PREFIX}", endpoint_url=server.endpoint_url, pairs=grant.keys, is_patient=False)


@contextlib.contextmanager
def member_of(server: S3Server, owner: Depot, driver: AccessDriver, place: Place | None = None) -> Iterator[Member]:
    place = place or Place()
    other = Place(production=place.production)
    bucket = s3_depots(owner)[0].bucket
    for room in (place, other, Place(production=place.production, room=place.production)):
        owner.put(room.entry(0), b"entry of the owner")
        owner.put(room.chunk(CHUNK), b"chunk")
        owner.put(object_names.ring(place.production, room.room, place.device), b"ring of the owner")
    owner.put(other.packet(), b"packet of another")
    owner.put(other.upload(CHUNK), b"chunk")
    places = MemberPlaces(bucket, PREFIX, place.production, place.device, (place.room,))
    grant = driver.grant(places, 1)
    assert grant is not None
    with contextlib.closing(opened(server, bucket, grant)) as depot:
        yield Member(owner, driver, server, place, other, grant, depot)


def check_what_is_allowed(member: Member) -> None:
    depot, place = member.depot, member.place
    assert depot.put_new(place.packet(), b"packet") is PutResult.CREATED
    assert depot.put_new(place.packet(), b"packet") is PutResult.SAME
    depot.put(place.upload(CHUNK), b"chunk")
    assert depot.get(place.packet()).data == b"packet"
    assert depot.get(place.upload(CHUNK)).data == b"chunk"
    own = [place.packet(), place.upload(CHUNK)]
    listed = depot.list_after(object_names.inbox_prefix(place.production, place.device))
    listed += depot.list_after(object_names.upload_prefix(place.production, place.device))
    assert [info.name for info in listed] == own
    assert depot.get(place.entry(0)).data == b"entry of the owner"
    room = depot.list_after(object_names.room_prefix(place.production, place.room))
    assert [info.name for info in room] == [place.chunk(CHUNK), place.entry(0), place.ring()]


def check_what_the_owner_takes_in(member: Member) -> None:
    """On Ceph an object belongs to the user who wrote it; the bucket's owner has to be let in."""
    owner, place = member.owner, member.place
    assert owner.get(place.packet()).data == b"packet"
    assert owner.copy(place.upload(CHUNK), place.chunk("b" * 64))
    assert owner.get(place.chunk("b" * 64)).data == b"chunk"
    assert member.depot.get(place.chunk("b" * 64)).data == b"chunk"
    owner.delete(place.upload(CHUNK))
    assert owner.head(place.upload(CHUNK)) is None


def check_that_missing_is_missing(member: Member) -> None:
    assert member.depot.head(member.place.entry(1)) is None
    with pytest.raises(ObjectMissingError):
        member.depot.get(member.place.entry(1))


def check_what_is_forbidden(member: Member, *, heeds_lists_and_copies: bool = True) -> None:
    """Every other place, by every operation, with every one of the person's keys.

    ``heeds_lists_and_copies``: whether the server heeds conditions on listings and the source of a copy (moto does not).
    """
    before = _everything(member)
    for depot in s3_depots(member.depot):
        for what, attempt in _attempts(member, depot).items():
            if what.startswith(("list", "copy out")) and not heeds_lists_and_copies:
                continue
            if not is_refused(attempt):
                pytest.fail(f"a collaborator may {what}")
    assert _everything(member) == before


def is_refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"] == 403
    return False


def _attempts(member: Member, depot: S3Depot) -> dict[str, Callable[[], object]]:
    place, other, prj = member.place, member.other, member.place.production
    office = Place(production=prj, room=prj)
    client: Any = depot._client  # noqa: SLF001 (plain requests, past our own depot)
    bucket = {"Bucket": depot.bucket}

    def key(name: str) -> dict[str, str]:
        return {**bucket, "Key": f"{PREFIX}/{name}"}

    foreign = {
        "an entry of the office": office.entry(0),
        "a chunk of the office": office.chunk(CHUNK),
        "an entry of another room": other.entry(0),
        "a chunk of another room": other.chunk(CHUNK),
        "their own ring of another room": object_names.ring(prj, other.room, place.device),
        "another's packet": other.packet(),
        "another's upload": other.upload(CHUNK),
    }
    own_room = {
        "an entry of their room": place.entry(0),
        "the next entry of their room": place.entry(1),
        "a chunk of their room": place.chunk(CHUNK),
        "a ring of their room": place.ring(),
        "a page of their room": object_names.pass_object(prj, place.room, "f" * 32),
        "a segment of their room": object_names.segment(prj, place.room, 0, 1),
    }
    own = {"their own packet": place.packet(), "their own upload": place.upload(CHUNK)}
    listed = {
        "everything": "",
        "the production": object_names.production_prefix(prj),
        "all rooms": f"{object_names.production_prefix(prj)}r/",
        "the office": object_names.room_prefix(prj, prj),
        "another room": object_names.room_prefix(prj, other.room),
        "everybody's inbox": object_names.inbox_prefix(prj),
        "another's inbox": object_names.inbox_prefix(prj, other.device),
        "everybody's uploads": object_names.upload_prefix(prj),
        "another's uploads": object_names.upload_prefix(prj, other.device),
    }
    found: dict[str, Callable[[], object]] = {}
    for what, name in foreign.items():
        found[f"read {what}"] = lambda name=name: client.get_object(**key(name))
        found[f"look at {what}"] = lambda name=name: client.head_object(**key(name))
        found[f"copy out {what}"] = lambda name=name: client.copy_object(
            **key(place.upload("c" * 64)), CopySource={**bucket, "Key": f"{PREFIX}/{name}"}
        )
    for what, name in {**foreign, **own_room}.items():
        found[f"write {what}"] = lambda name=name: client.put_object(**key(name), Body=b"forged")
        found[f"copy onto {what}"] = lambda name=name: client.copy_object(
            **key(name), CopySource={**bucket, "Key": f"{PREFIX}/{place.packet()}"}
        )
    for what, name in {**foreign, **own_room, **own}.items():
        found[f"delete {what}"] = lambda name=name: client.delete_object(**key(name))
    for what, prefix in listed.items():
        found[f"list {what}"] = lambda prefix=prefix: client.list_objects_v2(**bucket, Prefix=f"{PREFIX}/{prefix}")
    found["list the bucket"] = lambda: client.list_objects_v2(**bucket)
    found["change the bucket's policy"] = lambda: client.put_bucket_policy(**bucket, Policy="{}")
    return found


def _everything(member: Member) -> dict[str, bytes]:
    found = {}
    for depot in s3_depots(member.owner):
        for row in depot._client.list_objects_v2(Bucket=depot.bucket)["Contents"]:  # noqa: SLF001
            body = depot._client.get_object(Bucket=depot.bucket, Key=row["Key"])["Body"]  # noqa: SLF001
            with contextlib.closing(body):
                found[row["Key"]] = body.read()
    return found


def check_second_room(member: Member) -> Grant:
    """The access of a person who came into a second room; it reaches that one too."""
    rooms = (member.place.room, member.other.room)
    wider = member.driver.change(replace(member.places, rooms=rooms), member.grant, 2)
    assert wider is not None
    with contextlib.closing(member.opened(wider)) as depot:
        for place in (member.place, member.other):
            assert depot.get(place.entry(0)).data == b"entry of the owner"
        depot.put(member.place.upload(CHUNK), b"chunk")
    return wider


def check_end(member: Member, grant: Grant) -> None:
    """Revoked: nothing opens any more, what was written stays, and revoking twice is fine."""
    assert member.driver.revoke(member.places, grant).is_complete
    assert member.driver.revoke(member.places, grant).is_complete
    with contextlib.closing(member.opened(grant)) as depot, pytest.raises(AccessError):
        depot.get(member.place.entry(0))
    assert member.owner.get(member.place.packet()).data == b"packet"
