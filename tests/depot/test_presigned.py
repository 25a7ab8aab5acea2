"""Signed addresses: what a pass can do with them, and what goes wrong in words."""

from __future__ import annotations

import contextlib

import pytest

from studio.depot import presigned
from studio.depot.depot import BusyError, ObjectMissingError, PutResult
from studio.domain.errors import AccessError, BadInputError, DepotError, OfflineError
from tests.contracts.names import Place
from tests.depot.scripted_server import Answer, scripted_server
from tests.servers import S3Server, free_port, moto_server  # noqa: F401 (fixture)


@pytest.fixture
def place() -> Place:
    return Place()


def test_reading_and_creating(moto_server: S3Server, place: Place) -> None:  # noqa: F811
    with contextlib.closing(moto_server.new_depot()) as depot:
        assert presigned.send_new(depot.presign_put(place.packet(), 60), b"hello") is PutResult.CREATED
        assert depot.get(place.packet()).data == b"hello"
        stored = presigned.fetch(depot.presign_get(place.packet(), 60))
        assert stored.data == b"hello"
        assert stored.modified_ms == depot.get(place.packet()).modified_ms
        with pytest.raises(ObjectMissingError):
            presigned.fetch(depot.presign_get(place.packet(1), 60))


@pytest.mark.parametrize(
    ("status", "error"),
    [(403, AccessError), (404, ObjectMissingError), (500, BusyError), (503, BusyError), (302, DepotError)],
)
def test_what_a_status_becomes(status: int, error: type[Exception]) -> None:
    with scripted_server(Answer(status, headers={"Location": "http://elsewhere.invalid/"})) as server:
        with pytest.raises(error) as caught:
            presigned.fetch(f"{server.endpoint_url}/bucket/name?X-Amz-Signature=secret")
        assert len(server.requests) == 1
    assert "secret" not in str(caught.value)
    assert "secret" not in getattr(caught.value, "subject", "")


def test_taken_is_other_and_conflicts_are_repeated() -> None:
    with scripted_server(Answer(409), Answer(409), Answer(412)) as server:
        assert presigned.send_new(f"{server.endpoint_url}/x", b"mine") is PutResult.OTHER
        assert [(data, headers["If-None-Match"]) for _, _, headers, data in server.requests] == [(b"mine", "*")] * 3


def test_endless_conflicts_end() -> None:
    with scripted_server(Answer(409)) as server, pytest.raises(BusyError):
        presigned.send_new(f"{server.endpoint_url}/x", b"mine")


def test_a_broken_connection_is_offline() -> None:
    with scripted_server(Answer(body=b"hello", cut_to_bytes=2)) as server, pytest.raises(OfflineError):
        presigned.fetch(f"{server.endpoint_url}/x")


def test_nobody_there_is_offline() -> None:
    with pytest.raises(OfflineError):
        presigned.fetch(f"http://127.0.0.1:{free_port()}/x")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://host/x", "data:,x", "x", ""])
def test_other_kinds_of_addresses_are_not_opened(url: str) -> None:
    with pytest.raises(BadInputError):
        presigned.fetch(url)


def test_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presigned, "MAX_OBJECT_BYTES", 100)
    with scripted_server(Answer(body=bytes(101))) as server, pytest.raises(DepotError, match="too large"):
        presigned.fetch(f"{server.endpoint_url}/x")
