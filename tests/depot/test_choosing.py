"""Which ways of access fit a storage, by its host and by what its server says of itself; MinIO's token service."""

from __future__ import annotations

from contextlib import closing
from urllib.parse import parse_qs

import pytest

from studio.depot.access.choosing import Provider, choices, driver_of, kind_named, provider_of
from studio.depot.access.grant import AccessKind, MemberPlaces
from studio.depot.memory import MemoryDepot
from studio.depot.s3 import S3Depot
from studio.domain.errors import AccessError, BadInputError
from tests.depot.scripted_server import Answer, scripted_server
from tests.servers import (
    S3Server,
    moto_server,  # noqa: F401 (fixture)
    rclone_server,  # noqa: F401 (fixture)
)

PLACES = MemberPlaces("songs", "", "a" * 32, "b" * 32, ("c" * 32,))


def at(endpoint_url: str | None) -> S3Depot:
    return S3Depot("songs", endpoint_url=endpoint_url, key_id="AK", secret="SK", region="us-east-1")


@pytest.mark.parametrize(
    ("endpoint", "provider", "first"),
    [
        (None, Provider.AWS, AccessKind.USERS),
        ("https://s3.eu-west-3.amazonaws.com", Provider.AWS, AccessKind.USERS),
        ("https://abc.r2.cloudflarestorage.com", Provider.R2, AccessKind.R2),
        ("https://s3.us-west-001.backblazeb2.com", Provider.B2, AccessKind.B2),
        ("https://s3.eu-central-1.wasabisys.com", Provider.WASABI, AccessKind.USERS),
        ("https://r2.cloudflarestorage.com.example.org", Provider.OTHER, None),
    ],
)
def test_a_hosts_name_tells_the_provider(
    endpoint: str | None, provider: Provider, first: AccessKind | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.depot.access.choosing._makes_users", lambda _depot: True)
    with closing(at(endpoint)) as depot:
        assert provider_of(depot) is provider
        if first is not None:
            assert choices(depot).recommended is first


def test_a_folder_has_one_way() -> None:
    assert choices(MemoryDepot()).kinds == (AccessKind.FOLDER,)
    with pytest.raises(BadInputError):
        driver_of(AccessKind.USERS, MemoryDepot())
    with pytest.raises(BadInputError, match="no way of access"):
        kind_named("everybody")


def test_what_makes_users_is_tried_and_what_makes_none_is_done_by_hand(
    moto_server: S3Server,  # noqa: F811
    rclone_server: S3Server,  # noqa: F811
) -> None:
    with closing(moto_server.depot("any")) as depot:
        assert choices(depot).recommended is AccessKind.USERS
    with closing(rclone_server.depot("any")) as depot:
        found = choices(depot)
        assert (found.provider, found.recommended) == (Provider.OTHER, AccessKind.PASTE)
        assert AccessKind.USERS not in found.kinds


ASSUMED = b"""<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>TEMP</AccessKeyId><SecretAccessKey>SECRET</SecretAccessKey><Expiration>2026-12-07T09:00:00Z</Expiration>
<SessionToken>TOKEN</SessionToken></Credentials></AssumeRoleResult></AssumeRoleResponse>"""
AT_NINE = {"Server": "MinIO", "Date": "Mon, 30 Nov 2026 09:00:00 GMT", "Content-Type": "text/xml"}


class TestMinio:
    """By a server that answers as MinIO's documents say (docs/sts/assume-role.md); no MinIO can be had here."""

    @pytest.fixture
    def refused(self) -> Answer:
        body = b"<ErrorResponse><Error><Code>InvalidParameterValue</Code><Message>too long</Message></Error></ErrorResponse>"
        return Answer(400, body=body, headers=AT_NINE)

    @pytest.fixture
    def assumed(self) -> Answer:
        return Answer(body=ASSUMED, headers=AT_NINE)

    def test_temporary_keys_for_seven_days_without_a_role(self, assumed: Answer) -> None:
        first = Answer(403, code="AccessDenied", headers=AT_NINE)
        with scripted_server(first, assumed) as server, closing(at(server.endpoint_url)) as depot:
            with pytest.raises(AccessError):
                depot.list_after("")
            assert choices(depot).recommended is AccessKind.STS
            grant = driver_of(AccessKind.STS, depot).grant(PLACES, 5000)
            assert grant is not None
            assert (grant.issued_ms, grant.expires_ms) == (5000, 5000 + 7 * 24 * 3600 * 1000)
            assert (grant.keys[0].key_id, grant.keys[0].session_token) == ("TEMP", "TOKEN")
            method, path, headers, data = server.requests[-1]
        asked = {name: values[0] for name, values in parse_qs(data.decode()).items()}
        assert (method, path) == ("POST", "/")
        assert (asked["Action"], asked["Version"], asked["DurationSeconds"]) == ("AssumeRole", "2011-06-15", "604800")
        assert f"arn:aws:s3:::songs/s/{'a' * 32}/r/{'c' * 32}/*" in asked["Policy"]
        assert "/us-east-1/sts/aws4_request" in headers["Authorization"]

    def test_a_shorter_life_is_taken_where_a_longer_one_is_refused(self, refused: Answer, assumed: Answer) -> None:
        first = Answer(403, code="AccessDenied", headers=AT_NINE)
        with scripted_server(first, refused, assumed) as server, closing(at(server.endpoint_url)) as depot:
            with pytest.raises(AccessError):
                depot.list_after("")
            assert driver_of(AccessKind.STS, depot).grant(PLACES, 5000) is not None
            lives = [parse_qs(data.decode()).get("DurationSeconds") for _, _, _, data in server.requests[1:]]
        assert lives == [["604800"], ["43200"]]
