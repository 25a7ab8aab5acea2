"""Signed addresses of a pass: two places, enrolling once, replacing nothing."""

from __future__ import annotations

import contextlib
import secrets
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from studio.depot import grants, object_names, presigned
from studio.depot.depot import Depot, PutResult
from studio.depot.memory import MemoryDepot
from studio.depot.retrying import RetryingDepot
from studio.depot.s3 import S3Depot
from studio.domain.errors import AccessError
from tests.contracts.names import Place
from tests.servers import (
    S3Server,
    ceph_server,  # noqa: F401 (fixture)
    moto_server,  # noqa: F401 (fixture)
)

PREFIX = "some/prefix"


def test_other_depots_sign_nothing() -> None:
    assert grants.pass_grant(MemoryDepot(), "a" * 32, "b" * 32, "c" * 32) is None
    assert grants.ring_url(MemoryDepot(), "a" * 32, "b" * 32, "c" * 32) == ""
    assert not grants.let_owner_read(MemoryDepot())


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
