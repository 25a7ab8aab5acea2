"""Several keys for one bucket: each object is reached by the key whose place its name begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from studio.depot.access.grant import KeyPair
from studio.depot.depot import Depot
from studio.depot.opening import open_depot
from studio.depot.parted import s3_depots
from studio.domain.errors import AccessError
from tests.contracts.names import Place
from tests.depot.scripted_server import Answer, ScriptedServer, scripted_server

LISTED = b"<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    headers = {"Last-Modified": "Mon, 30 Nov 2026 09:00:00 GMT", "ETag": '"e"'}
    with scripted_server(Answer(body=LISTED, headers=headers)) as server:
        yield server


def opened(server: ScriptedServer, *pairs: KeyPair) -> Depot:
    return open_depot("s3://songs/late", endpoint_url=server.endpoint_url, pairs=pairs, is_patient=False)


def key_of(server: ScriptedServer) -> str:
    _, _, headers, _ = server.requests[-1]
    found = {name.lower(): value for name, value in headers.items()}["authorization"]
    return found.partition("Credential=")[2].partition("/")[0]


def test_each_object_is_asked_for_with_its_own_key(server: ScriptedServer) -> None:
    place, other = Place(), Place()
    room, inbox = f"{place.prefix}r/{place.room}/", f"{place.prefix}in/q/{place.device}/"
    pairs = (KeyPair("WRITES", "s", places=(inbox,)), KeyPair("READS", "s", places=(room,), bucket="others"))
    with closing(opened(server, *pairs)) as depot:
        depot.put(place.packet(), b"packet")
        assert (key_of(server), server.requests[-1][1]) == ("WRITES", f"/songs/late/{place.packet()}")
        depot.get(place.entry(0))
        assert (key_of(server), server.requests[-1][1]) == ("READS", f"/others/late/{place.entry(0)}")
        depot.list_after(room)
        assert key_of(server) == "READS"
        depot.list_after(place.prefix)
        assert [path.partition("?")[0] for _, path, _, _ in server.requests[-2:]] == ["/songs", "/others"]
        count = len(server.requests)
        for attempt in (lambda: depot.get(other.entry(0)), lambda: depot.list_after(other.prefix)):
            with pytest.raises(AccessError, match="None of the keys"):
                attempt()
        assert len(server.requests) == count, "what no key reaches is not asked for"


@pytest.mark.parametrize(
    ("endpoint", "region"),
    [
        ("https://s3.us-west-001.backblazeb2.com", "us-west-001"),
        ("https://s3.eu-central-1.wasabisys.com", "eu-central-1"),
        ("https://s3.example.org", "us-east-1"),
    ],
)
def test_the_region_is_that_of_the_hosts_name(endpoint: str, region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    with closing(open_depot("s3://songs", endpoint_url=endpoint, key_id="AK", secret="SK")) as depot:
        assert s3_depots(depot)[0].region == region
