"""What only S3 can answer: conflicts, refusals, redirects, broken answers, odd providers."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime

import pytest
from botocore.loaders import JSONFileLoader

from studio.depot.depot import (
    BusyError,
    ConditionalCreate,
    NoBucketError,
    ObjectMissingError,
    PutResult,
    WrongKeysError,
)
from studio.depot.s3 import S3Depot
from studio.domain.errors import AccessError, DepotError, OfflineError
from tests.contracts.names import Place
from tests.depot.scripted_server import Answer, ScriptedServer, scripted_server
from tests.servers import S3Server, moto_server, rclone_server  # noqa: F401 (fixtures)

DATES = {"Last-Modified": "Mon, 02 Nov 2026 10:00:00 GMT", "Date": "Mon, 02 Nov 2026 10:00:00 GMT"}
OK = Answer(headers=DATES)
MISSING = Answer(404, "NoSuchKey")
TAKEN = Answer(412, "PreconditionFailed")
CONFLICT = Answer(409, "ConditionalRequestConflict")
NOT_IMPLEMENTED = Answer(501, "NotImplemented")
DENIED = Answer(403, "AccessDenied")
EMPTY_LIST = Answer(body=b"<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>")


def holding(data: bytes) -> Answer:
    return Answer(body=data, headers=DATES)


@contextlib.contextmanager
def told(*answers: Answer, **options: object) -> Iterator[tuple[S3Depot, ScriptedServer]]:
    with scripted_server(*answers) as server:
        depot = S3Depot(
            "bucket", endpoint_url=server.endpoint_url, key_id="a", secret="b", sleep=lambda _: None, **options
        )
        with contextlib.closing(depot):
            yield depot, server


@pytest.fixture
def place() -> Place:
    return Place()


def methods(server: ScriptedServer) -> str:
    return " ".join(method for method, *_ in server.requests)


class TestCreating:
    def test_the_condition_is_sent(self, place: Place) -> None:
        with told(OK, conditional_create=ConditionalCreate.YES) as (depot, server):
            assert depot.put_new(place.entry(), b"x") is PutResult.CREATED
        headers = {name.lower(): value for name, value in server.requests[0][2].items()}
        assert headers["if-none-match"] == "*"
        assert server.requests[0][3] == b"x"
        assert "x-amz-sdk-checksum-algorithm" not in headers

    def test_412_is_compared(self, place: Place) -> None:
        with told(TAKEN, holding(b"x"), conditional_create=ConditionalCreate.YES) as (depot, _):
            assert depot.put_new(place.entry(), b"x") is PutResult.SAME
        with told(TAKEN, holding(b"y"), conditional_create=ConditionalCreate.YES) as (depot, _):
            assert depot.put_new(place.entry(), b"x") is PutResult.OTHER

    def test_409_sends_the_same_bytes_again(self, place: Place) -> None:
        with told(CONFLICT, CONFLICT, OK, conditional_create=ConditionalCreate.YES) as (depot, server):
            assert depot.put_new(place.entry(), b"x") is PutResult.CREATED
        assert [data for *_, data in server.requests] == [b"x"] * 3

    def test_endless_409_ends(self, place: Place) -> None:
        with told(CONFLICT, conditional_create=ConditionalCreate.YES) as (depot, _), pytest.raises(BusyError):
            depot.put_new(place.entry(), b"x")

    def test_taken_and_gone_again_is_created(self, place: Place) -> None:
        with told(TAKEN, MISSING, OK, conditional_create=ConditionalCreate.YES) as (depot, _):
            assert depot.put_new(place.packet(), b"x") is PutResult.CREATED

    def test_nothing_is_repeated_by_the_library(self, place: Place) -> None:
        answers = (Answer(503, "SlowDown"), OK)
        with told(*answers, conditional_create=ConditionalCreate.YES) as (depot, server):
            with pytest.raises(BusyError):
                depot.put_new(place.entry(), b"x")
            assert len(server.requests) == 1

    def test_unexamined_looks_first(self, place: Place) -> None:
        with told(holding(b"theirs")) as (depot, server):
            assert depot.put_new(place.entry(), b"x") is PutResult.OTHER
        assert methods(server) == "GET"
        with told(MISSING, OK) as (depot, server):
            assert depot.put_new(place.entry(), b"x") is PutResult.CREATED
        assert methods(server) == "GET PUT"

    def test_a_refusing_storage_is_remembered(self, place: Place) -> None:
        with told(MISSING, NOT_IMPLEMENTED, MISSING, OK) as (depot, server):
            assert depot.put_new(place.entry(), b"x") is PutResult.CREATED
            assert depot.conditional_create is ConditionalCreate.REFUSED
        assert "If-None-Match" not in server.requests[-1][2]

    def test_an_ignoring_storage_overwrites_nothing(self, rclone_server: S3Server, place: Place) -> None:  # noqa: F811
        with contextlib.closing(rclone_server.new_depot("")) as depot:
            assert depot.put_new(place.entry(), b"mine") is PutResult.CREATED
            assert depot.put_new(place.entry(), b"theirs") is PutResult.OTHER
            assert depot.get(place.entry()).data == b"mine"


class TestErrors:
    @pytest.mark.parametrize(
        ("answer", "error"),
        [
            (Answer(404, "NoSuchBucket"), NoBucketError),
            (MISSING, ObjectMissingError),
            (Answer(403, "InvalidAccessKeyId"), WrongKeysError),
            (Answer(403, "SignatureDoesNotMatch"), WrongKeysError),
            (Answer(400, "ExpiredToken"), WrongKeysError),
            (Answer(403, "RequestTimeTooSkewed"), AccessError),
            (Answer(301, "PermanentRedirect"), DepotError),
            (Answer(500, "InternalError"), BusyError),
            (Answer(503, "SlowDown"), BusyError),
            (Answer(502), BusyError),
            (Answer(429, "TooManyRequests"), BusyError),
            (Answer(400, "Whatever"), DepotError),
            (Answer(body=b"hello", headers=DATES, cut_to_bytes=2), OfflineError),
        ],
        ids=lambda value: f"{value.status}-{value.code}" if isinstance(value, Answer) else value.__name__,
    )
    def test_what_an_answer_becomes(self, answer: Answer, error: type[DepotError], place: Place) -> None:
        with told(answer) as (depot, _), pytest.raises(error) as caught:
            depot.get(place.entry())
        assert type(caught.value) is error
        assert place.entry() in caught.value.subject
        assert caught.value.what_to_do
        assert "botocore" not in str(caught.value)

    def test_no_storage_at_all(self, place: Place) -> None:
        with (
            told(Answer(body=b"<p>hello", headers=DATES | {"Content-Type": "text/html"})) as (depot, _),
            pytest.raises(DepotError, match="no S3"),
        ):
            depot.list_after(place.prefix)

    def test_a_missing_bucket_when_listing(self, place: Place) -> None:
        with told(Answer(404)) as (depot, _), pytest.raises(NoBucketError):
            depot.list_after(place.prefix)

    def test_a_huge_object_is_not_read(self, place: Place) -> None:
        big = Answer(body=bytes(33 * 1024 * 1024), headers=DATES)
        with told(big) as (depot, _), pytest.raises(DepotError, match="none of ours"):
            depot.get(place.entry())


class TestForbiddenOrMissing:
    """Keys that may list only their prefixes get 403 for what is missing."""

    def test_an_empty_listing_says_missing(self, place: Place) -> None:
        with told(DENIED, EMPTY_LIST) as (depot, _), pytest.raises(ObjectMissingError):
            depot.get(place.entry())
        with told(Answer(403), EMPTY_LIST) as (depot, _):
            assert depot.head(place.entry()) is None

    def test_a_refused_listing_says_forbidden(self, place: Place) -> None:
        with told(DENIED) as (depot, _), pytest.raises(AccessError):
            depot.get(place.entry())

    def test_listed_yet_refused_is_forbidden(self, place: Place) -> None:
        row = (
            f"<Contents><Key>{place.entry()}</Key><Size>1</Size>"
            "<LastModified>2026-11-02T10:00:00.000Z</LastModified></Contents>"
        )
        listed = Answer(body=f"<ListBucketResult>{row}</ListBucketResult>".encode())
        with told(DENIED, listed) as (depot, _), pytest.raises(AccessError):
            depot.get(place.entry())

    def test_wrong_keys_are_not_asked_twice(self, place: Place) -> None:
        with told(Answer(403, "InvalidAccessKeyId")) as (depot, server), pytest.raises(WrongKeysError):
            depot.get(place.entry())
        assert len(server.requests) == 1


class TestReading:
    def test_a_storage_that_sends_everything_is_put_up_with(self, place: Place) -> None:
        with told(holding(b"0123456789")) as (depot, _):
            assert depot.get_range(place.entry(), 3, 4) == b"3456"
            assert depot.sends_whole_objects

    def test_a_part_behind_the_end_is_empty(self, place: Place) -> None:
        with told(Answer(416, "InvalidRange")) as (depot, _):
            assert depot.get_range(place.entry(), 30, 4) == b""

    def test_long_listings_come_in_pages(self, moto_server: S3Server, place: Place) -> None:  # noqa: F811
        with contextlib.closing(moto_server.new_depot()) as depot:
            names = [place.entry(number) for number in range(1010)]
            with ThreadPoolExecutor(4) as pool:
                list(pool.map(lambda name: depot.put(name, b""), names))
            assert [info.name for info in depot.list_after(place.prefix, limit=2000)] == names
            assert len(depot.list_after(place.prefix)) == 1000

    def test_strangers_objects_are_left_out_and_told_of_once(
        self,
        moto_server: S3Server,  # noqa: F811
        place: Place,
    ) -> None:
        with contextlib.closing(moto_server.new_depot()) as depot:
            depot.put(place.entry(5), b"x")
            for number in range(4):
                key = f"{depot.prefix}{place.entry(number)} copy"
                depot._client.put_object(Bucket=depot.bucket, Key=key, Body=b"x")  # noqa: SLF001 (a stranger's)
            assert [info.name for info in depot.list_after(place.prefix, limit=2)] == [place.entry(5)]
            assert len(depot.foreign_names()) == 4
            depot.list_after(place.prefix)
            assert depot.foreign_names() == []


class TestClock:
    def test_drift_is_read_from_the_date(self, place: Place) -> None:
        ten_minutes_later_ms = int(parsedate_to_datetime(DATES["Date"]).timestamp() + 600) * 1000
        with told(holding(b"x"), now_ms=lambda: ten_minutes_later_ms) as (depot, _):
            assert depot.clock_drift_ms() == 0
            depot.get(place.entry())
            assert round(depot.clock_drift_ms() / 1000) == pytest.approx(-600, abs=1)

    def test_errors_tell_the_time_too(self, place: Place) -> None:
        answer = Answer(404, "NoSuchKey", headers={"X-Other": "1"})
        with told(answer) as (depot, _):
            depot.head(place.entry())
            assert abs(depot.clock_drift_ms()) < 60_000


def test_keys_are_below_the_prefix(moto_server: S3Server, place: Place) -> None:  # noqa: F811
    with contextlib.closing(moto_server.new_depot("band/2026")) as depot:
        depot.put(place.entry(), b"x")
        rows = depot._client.list_objects_v2(Bucket=depot.bucket)["Contents"]  # noqa: SLF001 (the bare truth)
        assert [row["Key"] for row in rows] == [f"band/2026/{place.entry()}"]


def test_what_aws_describes_is_read_once_for_all_depots(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened() -> S3Depot:
        return S3Depot("bucket", endpoint_url="http://127.0.0.1:1", key_id="id", secret="secret")

    opened().close()
    read: list[str] = []
    monkeypatch.setattr(JSONFileLoader, "load_file", lambda _self, path: read.append(path))
    with contextlib.closing(opened()) as depot:
        assert not read
        places = depot.session.get_available_services()
    assert "s3" in places


class TestSlowLines:
    def test_the_time_limit_is_for_a_standstill_not_for_a_slow_line(self, place: Place) -> None:
        data = bytes(8 * 1024 * 1024)
        with slow_reader(len(data)) as url:
            options = {"key_id": "a", "secret": "b", "connect_timeout_s": 2.0, "read_timeout_s": 2.0}
            with contextlib.closing(S3Depot("bucket", endpoint_url=url, **options)) as depot:
                depot.put(place.chunk(), data)  # takes longer than two seconds, and no block of it does


@contextlib.contextmanager
def slow_reader(size_bytes: int) -> Iterator[str]:
    """A server that takes the first half of a body in slowly, 16 KiB every hundredth of a second: half of 8 MiB takes 2.5 s.

    The rest at once: by then it lies in the buffers of the way there, and the sender waits for the answer.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024)
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def read() -> None:
            with contextlib.suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    taken = connection.recv(16 * 1024)
                    left = size_bytes - len(taken.partition(b"\r\n\r\n")[2])
                    while left > 0 and (block := connection.recv(min(left, 16 * 1024))):
                        left -= len(block)
                        if left > size_bytes // 2:
                            time.sleep(0.01)
                    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

        reader = threading.Thread(target=read)
        reader.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        reader.join()
