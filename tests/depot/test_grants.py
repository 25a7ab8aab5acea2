"""A collaborator's key does exactly what the policy says: in words, at moto's IAM, and at a real Ceph."""

from __future__ import annotations

import contextlib
import json
import secrets
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from studio.depot import grants, object_names, presigned
from studio.depot.depot import Depot, ObjectMissingError, PutResult
from studio.depot.memory import MemoryDepot
from studio.depot.retrying import RetryingDepot
from studio.depot.s3 import S3Depot
from studio.domain.errors import AccessError
from tests.contracts.names import Place
from tests.servers import (
    CEPH_OTHER_USER,
    Keys,
    S3Server,
    ceph_server,  # noqa: F401 (fixture)
    moto_server,  # noqa: F401 (fixture)
    moto_with_users,  # noqa: F401 (fixture)
)

PREFIX = "some/prefix"


def test_the_policy_is_compact_and_exact() -> None:
    prj, dev, room, other = "a" * 32, "b" * 32, "c" * 32, "d" * 32
    text = grants.member_policy("bucket", "p/", prj, dev, [other, room, room])
    assert " " not in text
    assert json.loads(text) == {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject", "s3:PutObject"],
                "Resource": [
                    f"arn:aws:s3:::bucket/p/s/{prj}/in/q/{dev}/*",
                    f"arn:aws:s3:::bucket/p/s/{prj}/in/b/{dev}/*",
                ],
            },
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject"],
                "Resource": [f"arn:aws:s3:::bucket/p/s/{prj}/r/{room}/*", f"arn:aws:s3:::bucket/p/s/{prj}/r/{other}/*"],
            },
            {
                "Effect": "Allow",
                "Action": ["s3:ListBucket"],
                "Resource": ["arn:aws:s3:::bucket"],
                "Condition": {
                    "StringLike": {
                        "s3:prefix": [
                            f"p/s/{prj}/in/q/{dev}/*",
                            f"p/s/{prj}/in/b/{dev}/*",
                            f"p/s/{prj}/r/{room}/*",
                            f"p/s/{prj}/r/{other}/*",
                        ]
                    }
                },
            },
        ],
    }


def test_without_rooms_nothing_may_be_read() -> None:
    text = grants.member_policy("bucket", "", "a" * 32, "b" * 32, [])
    assert "/r/" not in text
    assert f"arn:aws:s3:::bucket/s/{'a' * 32}/in/q/" in text


def test_ids_cannot_widen_a_policy() -> None:
    with pytest.raises(ValueError, match="not an id"):
        grants.member_policy("bucket", "", "a" * 32, "*", ["b" * 32])
    with pytest.raises(ValueError, match="not an id"):
        grants.member_policy("bucket", "", "a" * 32, "b" * 32, ["*"])


def test_other_depots_make_no_keys_and_sign_nothing() -> None:
    depot = MemoryDepot()
    assert grants.create_member_key(depot, "user", "{}") is None
    assert grants.change_member_policy(depot, "user", "{}") is False
    assert grants.revoke_member_key(depot, "user") is False
    assert grants.pass_grant(depot, "a" * 32, "b" * 32, "c" * 32) is None


@dataclass(frozen=True)
class Member:
    """A collaborator with a key of their own, beside the owner."""

    owner: S3Depot
    depot: S3Depot
    place: Place
    other_room: Place
    user: str


@contextlib.contextmanager
def member_of(server: S3Server, owner: S3Depot) -> Iterator[Member]:
    place = Place()
    other_room = Place(production=place.production)
    user = f"segue-{place.device}"
    for room in (place, other_room):
        owner.put(room.entry(0), b"entry of the owner")
    policy = grants.member_policy(owner.bucket, PREFIX, place.production, place.device, [place.room])
    keys = grants.create_member_key(RetryingDepot(owner), user, policy)
    assert keys is not None
    with contextlib.closing(server.depot(owner.bucket, PREFIX, keys=Keys(keys.key_id, keys.secret))) as depot:
        yield Member(owner, depot, place, other_room, user)
    grants.revoke_member_key(owner, user)


def check_what_is_allowed(member: Member) -> None:
    depot, place = member.depot, member.place
    assert depot.put_new(place.packet(), b"packet") is PutResult.CREATED
    assert depot.put_new(place.packet(), b"packet") is PutResult.SAME
    depot.put(place.upload("a" * 64), b"chunk")
    assert depot.get(place.packet()).data == b"packet"
    assert depot.get(place.upload("a" * 64)).data == b"chunk"
    own = [place.packet(), place.upload("a" * 64)]
    listed = depot.list_after(object_names.inbox_prefix(place.production, place.device))
    listed += depot.list_after(object_names.upload_prefix(place.production, place.device))
    assert [info.name for info in listed] == own
    assert depot.get(place.entry(0)).data == b"entry of the owner"
    room = depot.list_after(object_names.room_prefix(place.production, place.room))
    assert [info.name for info in room] == [place.entry(0)]


def check_what_the_owner_takes_in(member: Member) -> None:
    """On Ceph an object belongs to the user who wrote it; the bucket's owner has to be let in."""
    owner, place = member.owner, member.place
    assert owner.get(place.packet()).data == b"packet"
    assert owner.copy(place.upload("a" * 64), place.chunk("a" * 64))
    assert owner.get(place.chunk("a" * 64)).data == b"chunk"
    assert member.depot.get(place.chunk("a" * 64)).data == b"chunk"
    owner.delete(place.upload("a" * 64))
    assert owner.head(place.upload("a" * 64)) is None


def check_that_missing_is_missing(member: Member) -> None:
    assert member.depot.head(member.place.entry(1)) is None
    with pytest.raises(ObjectMissingError):
        member.depot.get(member.place.entry(1))


def check_what_is_forbidden(member: Member, *, is_strict: bool) -> None:
    """``is_strict``: whether the server heeds conditions on listings and the source of a copy (moto does not)."""
    depot, place, other = member.depot, member.place, member.other_room
    stranger = Place(production=place.production, room=place.room)
    attempts: dict[str, Callable[[], object]] = {
        "read another room": lambda: depot.get(other.entry(0)),
        "look at another room": lambda: depot.head(other.entry(0)),
        "list another room": lambda: depot.list_after(object_names.room_prefix(place.production, other.room)),
        "list the production": lambda: depot.list_after(place.prefix),
        "list all": lambda: depot.list_after(""),
        "list everybody's inbox": lambda: depot.list_after(object_names.inbox_prefix(place.production)),
        "write an entry": lambda: depot.put_new(place.entry(1), b"forged"),
        "overwrite an entry": lambda: depot.put(place.entry(0), b"forged"),
        "write a chunk of the room": lambda: depot.put(place.chunk(), b"forged"),
        "write a ring": lambda: depot.put(place.ring(), b"forged"),
        "write another's inbox": lambda: depot.put(stranger.packet(), b"forged"),
        "write another's uploads": lambda: depot.put(stranger.upload(), b"forged"),
        "copy out of another room": lambda: depot.copy(other.entry(0), place.upload()),
        "delete an entry": lambda: depot.delete(place.entry(0)),
        "delete an own packet": lambda: depot.delete(place.packet()),
    }
    for what, attempt in attempts.items():
        if what.startswith(("list", "copy")) and not is_strict:
            continue
        try:
            attempt()
        except AccessError:
            continue
        pytest.fail(f"a collaborator may {what}")
    assert member.owner.get(place.entry(0)).data == b"entry of the owner"
    assert member.owner.head(place.entry(1)) is None


def check_second_room_and_end(member: Member) -> None:
    rooms = [member.place.room, member.other_room.room]
    wider = grants.member_policy(member.owner.bucket, PREFIX, member.place.production, member.place.device, rooms)
    assert grants.change_member_policy(member.owner, member.user, wider)
    assert member.depot.get(member.other_room.entry(0)).data == b"entry of the owner"
    assert grants.revoke_member_key(member.owner, member.user)
    assert grants.revoke_member_key(member.owner, member.user)
    with pytest.raises(AccessError):
        member.depot.get(member.place.entry(0))
    assert member.owner.get(member.place.packet()).data == b"packet"


def test_a_members_key_at_moto(moto_with_users: S3Server) -> None:  # noqa: F811
    """Moto with its IAM switched on: the owner is an IAM user too, whose rights come from a policy."""
    with contextlib.closing(moto_with_users.new_depot(PREFIX)) as root:
        iam = root.session.client("iam", endpoint_url=moto_with_users.endpoint_url, region_name="us-east-1")
        iam.create_user(UserName="owner")
        everything = {"Effect": "Allow", "Action": "*", "Resource": "*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [everything]})
        iam.put_user_policy(UserName="owner", PolicyName="all", PolicyDocument=policy)
        key = iam.create_access_key(UserName="owner")["AccessKey"]
        iam.close()
        switch = urllib.request.Request(f"{moto_with_users.endpoint_url}/moto-api/reset-auth", b"0")  # noqa: S310
        switch.add_header("Content-Type", "text/plain")
        urllib.request.urlopen(switch).close()  # noqa: S310 (our own server)
        keys = Keys(key["AccessKeyId"], key["SecretAccessKey"])
        with (
            contextlib.closing(moto_with_users.depot(root.bucket, PREFIX, keys=keys)) as owner,
            member_of(moto_with_users, owner) as member,
        ):
            check_what_is_allowed(member)
            check_what_the_owner_takes_in(member)
            check_what_is_forbidden(member, is_strict=False)
            check_second_room_and_end(member)


def test_a_pass_signs_two_places(moto_server: S3Server) -> None:  # noqa: F811
    place, pass_id = Place(), secrets.token_hex(16)
    with contextlib.closing(moto_server.new_depot()) as depot:
        grant = grants.pass_grant(RetryingDepot(depot), place.production, place.room, pass_id, 10**9)
        assert grant is not None
        assert grant.lifetime_s == 7 * 24 * 3600
        assert object_names.pass_object(place.production, place.room, pass_id) in grant.read_url
        assert object_names.packet(place.production, pass_id, place.room, 0) in grant.write_url
        assert f"X-Amz-Expires={7 * 24 * 3600}" in grant.read_url
        assert "if-none-match" in grant.write_url
        depot.put(object_names.pass_object(place.production, place.room, pass_id), b"terms")
        assert presigned.fetch(grant.read_url).data == b"terms"


@pytest.mark.xdist_group("ceph")
class TestCeph:
    @pytest.fixture
    def owner(self, ceph_server: S3Server) -> Iterator[S3Depot]:  # noqa: F811
        with contextlib.closing(ceph_server.new_depot(PREFIX)) as owner:
            yield owner

    def test_a_members_key(self, ceph_server: S3Server, owner: S3Depot) -> None:  # noqa: F811
        with member_of(ceph_server, owner) as member:
            check_what_is_allowed(member)
            check_what_the_owner_takes_in(member)
            check_that_missing_is_missing(member)
            check_what_is_forbidden(member, is_strict=True)
            check_second_room_and_end(member)

    def test_a_new_key_ends_the_old_one(self, ceph_server: S3Server, owner: S3Depot) -> None:  # noqa: F811
        with member_of(ceph_server, owner) as member:
            policy = grants.member_policy(
                owner.bucket, PREFIX, member.place.production, member.place.device, [member.place.room]
            )
            assert grants.create_member_key(owner, member.user, policy) is not None
            with pytest.raises(AccessError):
                member.depot.get(member.place.entry(0))

    def test_the_owners_policy_leaves_others_alone(self, owner: S3Depot) -> None:
        theirs = {
            "Sid": "Theirs",
            "Effect": "Allow",
            "Principal": {"AWS": ["arn:aws:iam:::user/other"]},
            "Action": ["s3:GetObject"],
            "Resource": [f"arn:aws:s3:::{owner.bucket}/elsewhere/*"],
        }
        policy = json.dumps({"Version": "2012-10-17", "Statement": [theirs]}, separators=(",", ":"))
        owner._client.put_bucket_policy(Bucket=owner.bucket, Policy=policy)  # noqa: SLF001 (somebody else's program)
        assert grants.let_owner_read(owner)
        assert grants.let_owner_read(owner)
        stored = json.loads(owner._client.get_bucket_policy(Bucket=owner.bucket)["Policy"])  # noqa: SLF001
        assert [statement["Sid"] for statement in stored["Statement"]] == ["Theirs", "SegueOwner"]

    def test_who_may_make_no_users_is_told_by_none(self, ceph_server: S3Server) -> None:  # noqa: F811
        with contextlib.closing(ceph_server.depot("any-bucket", keys=CEPH_OTHER_USER)) as depot:
            assert grants.create_member_key(depot, "segue-x", "{}") is None

    def test_a_pass_enrols_once_and_replaces_nothing(self, owner: Depot) -> None:
        place, pass_id = Place(), secrets.token_hex(16)
        grant = grants.pass_grant(owner, place.production, place.room, pass_id)
        assert grant is not None
        owner.put(object_names.pass_object(place.production, place.room, pass_id), b"terms")
        assert presigned.fetch(grant.read_url).data == b"terms"
        assert presigned.send_new(grant.write_url, b"enrolment") is PutResult.CREATED
        assert presigned.send_new(grant.write_url, b"another") is PutResult.OTHER
        enrolment = object_names.packet(place.production, pass_id, place.room, 0)
        assert owner.get(enrolment).data == b"enrolment"
        with pytest.raises(AccessError):
            presigned.fetch(grant.read_url.replace(pass_id, "f" * 32))
        without_condition = urllib.request.Request(grant.write_url, b"over", {"Content-Type": ""}, method="PUT")  # noqa: S310
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(without_condition)  # noqa: S310 (our own server)
        with caught.value:
            assert caught.value.code == 403
        assert owner.get(enrolment).data == b"enrolment"
