"""A collaborator's keys do exactly what the policy says: at moto's IAM, and in each way at a real Ceph."""

from __future__ import annotations

import contextlib
import json
import secrets
import urllib.request
from collections.abc import Iterator
from dataclasses import replace

import pytest

from studio.depot.access.by_hand import BucketsDriver, in_place
from studio.depot.access.choosing import Provider
from studio.depot.access.driver import AccessSettings
from studio.depot.access.grant import AccessKind, KeyPair, MemberPlaces
from studio.depot.access.owner_policy import owner_documents
from studio.depot.access.policies import compact
from studio.depot.access.sts import StsDriver
from studio.depot.access.users import UsersDriver
from studio.depot.depot import Depot
from studio.depot.grants import let_owner_read
from studio.depot.opening import open_depot
from studio.depot.parted import s3_depots
from studio.depot.s3 import S3Depot
from studio.domain.errors import AccessError, BadInputError
from tests.contracts.names import Place
from tests.depot.member_access import (
    PREFIX,
    Member,
    check_end,
    check_second_room,
    check_that_missing_is_missing,
    check_what_is_allowed,
    check_what_is_forbidden,
    check_what_the_owner_takes_in,
    is_refused,
    member_of,
    opened,
)
from tests.servers import (
    CEPH_OTHER_USER,
    Keys,
    S3Server,
    ceph_server,  # noqa: F401 (fixture)
    moto_with_users,  # noqa: F401 (fixture)
)


def test_a_member_and_the_owners_own_policy_at_moto(moto_with_users: S3Server) -> None:  # noqa: F811
    """Moto with its IAM switched on: the owner has exactly the rights that `segue depot policy` asks for."""
    with contextlib.closing(moto_with_users.new_depot(PREFIX)) as root:
        iam = root.session.client("iam", endpoint_url=moto_with_users.endpoint_url, region_name="us-east-1")
        iam.create_user(UserName="owner")
        (document,) = owner_documents(Provider.AWS, AccessKind.USERS, root.bucket, PREFIX)
        document.body["Statement"][-1]["Resource"] = "*"  # of users moto knows the actions only
        iam.put_user_policy(UserName="owner", PolicyName="all", PolicyDocument=json.dumps(document.body))
        key = iam.create_access_key(UserName="owner")["AccessKey"]
        iam.close()
        switch = urllib.request.Request(f"{moto_with_users.endpoint_url}/moto-api/reset-auth", b"0")  # noqa: S310
        switch.add_header("Content-Type", "text/plain")
        urllib.request.urlopen(switch).close()  # noqa: S310 (our own server)
        keys = Keys(key["AccessKeyId"], key["SecretAccessKey"])
        with (
            contextlib.closing(moto_with_users.depot(root.bucket, PREFIX, keys=keys)) as owner,
            member_of(moto_with_users, owner, UsersDriver(owner)) as member,
        ):
            check_what_is_allowed(member)
            check_what_the_owner_takes_in(member)
            check_what_is_forbidden(member, heeds_lists_and_copies=False)
            check_end(member, check_second_room(member))


@pytest.mark.xdist_group("ceph")
class TestCeph:
    @pytest.fixture
    def owner(self, ceph_server: S3Server) -> Iterator[S3Depot]:  # noqa: F811
        with contextlib.closing(ceph_server.new_depot(PREFIX)) as owner:
            yield owner

    def test_a_user_of_their_own(self, ceph_server: S3Server, owner: S3Depot) -> None:  # noqa: F811
        with member_of(ceph_server, owner, UsersDriver(owner)) as member:
            check_what_is_allowed(member)
            check_what_is_forbidden(member)
            check_what_the_owner_takes_in(member)
            check_that_missing_is_missing(member)
            check_end(member, check_second_room(member))

    def test_temporary_keys(self, ceph_server: S3Server, owner: S3Depot) -> None:  # noqa: F811
        settings = AccessSettings(role_arn=role_for(owner))
        assert let_owner_read(owner)
        with member_of(ceph_server, owner, StsDriver(owner, settings)) as member:
            assert member.grant.keys[0].session_token
            assert member.grant.expires_ms > 0
            check_what_is_allowed(member)
            check_what_is_forbidden(member)
            check_what_the_owner_takes_in(member)
            check_that_missing_is_missing(member)
            check_second_room(member)

    def test_two_buckets(self, ceph_server: S3Server, owner: S3Depot) -> None:  # noqa: F811
        second, place = ceph_server.new_bucket(), Place()
        driver = BucketsDriver(AccessSettings(in_bucket=second, member_keys=members_key(owner, second)))
        with (
            contextlib.closing(two_buckets(ceph_server, owner.bucket, second, place.production)) as spread,
            member_of(ceph_server, spread, driver, place) as member,
        ):
            assert let_owner_read(spread)
            check_what_is_allowed(member)
            check_what_the_owner_takes_in(member)
            check_that_the_rooms_are_read_only(member)
            assert [info.name for info in spread.list_after(place.prefix) if "/in/" in info.name]

    @pytest.mark.parametrize("way", ["users", "sts"])
    def test_a_person_in_many_rooms(self, ceph_server: S3Server, owner: S3Depot, way: str) -> None:  # noqa: F811
        rooms = tuple(secrets.token_hex(16) for _ in range(15))
        places = MemberPlaces(owner.bucket, PREFIX, secrets.token_hex(16), secrets.token_hex(16), rooms)
        driver = UsersDriver(owner) if way == "users" else StsDriver(owner, AccessSettings(role_arn=role_for(owner)))
        for room in rooms:
            owner.put(f"{places.room(room)}d/0000000000", b"entry")
        grant = driver.grant(places, 1)
        assert grant is not None
        assert len(grant.keys) == 3
        with contextlib.closing(opened(ceph_server, owner.bucket, grant)) as depot:
            for room in rooms:
                assert depot.get(f"{places.room(room)}d/0000000000").data == b"entry"
                assert [i.name for i in depot.list_after(places.room(room))] == [f"{places.room(room)}d/0000000000"]
        if way == "users":
            fewer = driver.change(replace(places, rooms=rooms[:1]), grant, 2)
            assert fewer is not None
            assert (fewer.keys[0].key_id, len(fewer.made)) == (grant.keys[0].key_id, 1)
            assert driver.revoke(places, fewer).is_complete

    def test_another_device_of_the_owner_changes_and_ends_what_the_first_made(
        self,
        ceph_server: S3Server,  # noqa: F811
        owner: S3Depot,
    ) -> None:
        with member_of(ceph_server, owner, UsersDriver(owner)) as member:
            rooms = (member.place.room, member.other.room)
            elsewhere = replace(member.places, rooms=rooms, maker="f" * 32)
            wider = member.driver.change(elsewhere, member.grant, 2)
            assert wider is not None
            assert (wider.made, wider.key_ids) == (member.grant.made, member.grant.key_ids)
            assert member.depot.get(member.other.entry(0)).data == b"entry of the owner"
            assert member.driver.revoke(elsewhere, wider).is_complete
            with pytest.raises(AccessError):
                member.depot.get(member.place.entry(0))

    def test_a_new_key_ends_the_old_one(self, ceph_server: S3Server, owner: S3Depot) -> None:  # noqa: F811
        with member_of(ceph_server, owner, UsersDriver(owner)) as member:
            assert member.driver.grant(member.places, 2) is not None
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
        owner._client.put_bucket_policy(Bucket=owner.bucket, Policy=compact([theirs]))  # noqa: SLF001 (another program)
        assert let_owner_read(owner)
        assert let_owner_read(owner)
        stored = json.loads(owner._client.get_bucket_policy(Bucket=owner.bucket)["Policy"])  # noqa: SLF001
        assert [statement["Sid"] for statement in stored["Statement"]] == ["Theirs", "SegueOwner"]

    def test_who_may_make_no_users_is_told(self, ceph_server: S3Server) -> None:  # noqa: F811
        places = MemberPlaces("any-bucket", "", "a" * 32, "b" * 32, ())
        with contextlib.closing(ceph_server.depot("any-bucket", keys=CEPH_OTHER_USER)) as depot:
            with pytest.raises(AccessError, match="makes no users"):
                UsersDriver(depot).grant(places, 1)
            with pytest.raises(AccessError, match="role"):
                StsDriver(depot, AccessSettings(role_arn="arn:aws:iam:::role/none")).grant(places, 1)
            with pytest.raises(BadInputError, match="need a role"):
                StsDriver(depot, AccessSettings()).grant(places, 1)


def role_for(owner: S3Depot, prefix: str = PREFIX) -> str:
    """A role as `segue depot policy --access sts` shows it, made by the owner by hand; its ARN."""
    documents = owner_documents(Provider.CEPH, AccessKind.STS, owner.bucket, prefix)
    bodies = {document.title: document.body for document in documents}
    trust = bodies["Trust policy of the role"]["Statement"]
    trust[0]["Principal"]["AWS"] = ["arn:aws:iam:::user/owner"]
    iam = owner.session.client("iam", endpoint_url=owner.endpoint_url, region_name="us-east-1")
    name = f"segue-{owner.bucket}-{secrets.token_hex(3)}"
    try:
        role = iam.create_role(RoleName=name, Path="/", AssumeRolePolicyDocument=compact(trust))["Role"]
        may = compact(bodies["Policy of the role"]["Statement"])
        iam.put_role_policy(RoleName=name, PolicyName="segue", PolicyDocument=may)
    finally:
        iam.close()
    return str(role["Arn"])


def members_key(owner: S3Depot, second: str) -> tuple[str, str]:
    """A key that may read one bucket and write the other, as somebody would make it by hand."""
    from studio.depot.s3_users import users_of

    both = [f"arn:aws:s3:::{owner.bucket}", f"arn:aws:s3:::{second}"]
    statements = [
        {"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": [f"{bucket}/*" for bucket in both]},
        {"Effect": "Allow", "Action": ["s3:ListBucket"], "Resource": both},
        {"Effect": "Allow", "Action": ["s3:PutObject", "s3:DeleteObject"], "Resource": [f"{both[1]}/*"]},
    ]
    (users,) = [users for users in users_of(owner) if users.is_offered()][:1]
    return users.create(f"members-{secrets.token_hex(4)}", compact(statements), "segue")


def two_buckets(server: S3Server, bucket: str, second: str, production: str) -> Depot:
    """The owner's depot over both buckets."""
    own = KeyPair(server.owner.key_id, server.owner.secret)
    pairs = (own, replace(own, places=(in_place(production),), bucket=second))
    return open_depot(f"s3://{bucket}/{PREFIX}", endpoint_url=server.endpoint_url, pairs=pairs)


def check_that_the_rooms_are_read_only(member: Member) -> None:
    bucket = s3_depots(member.owner)[0].bucket
    for depot in s3_depots(member.depot):
        for name in (member.place.entry(0), member.place.entry(1), member.place.ring(), member.other.entry(0)):
            where = {"Bucket": bucket, "Key": f"{PREFIX}/{name}"}
            for attempt in (
                lambda depot=depot, where=where: depot._client.put_object(**where, Body=b"forged"),  # noqa: SLF001
                lambda depot=depot, where=where: depot._client.delete_object(**where),  # noqa: SLF001
            ):
                assert is_refused(attempt)
