"""The connections that bytes travel on, against servers that do what real ones do only now and then."""

from __future__ import annotations

import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from studio.depot.http_connections import ConnectError, HttpAnswer, HttpConnections, HttpError
from studio.depot.s3 import S3Depot
from studio.domain.errors import OfflineError

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
Serve = Callable[[socket.socket], None]


@contextmanager
def server(*serves: Serve) -> Iterator[int]:
    """The port of a server that treats its first connection as the first of ``serves`` says, and so on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(10)

        def run() -> None:
            for serve in serves:
                link, _ = listening.accept()
                with link:
                    link.settimeout(10)
                    serve(link)

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            thread.join()


def head_of(link: socket.socket) -> bytes:
    got = b""
    while b"\r\n\r\n" not in got:
        got += link.recv(65536)
    return got


def answering(*answers: bytes) -> Serve:
    """One connection: these answers, one for each request."""

    def serve(link: socket.socket) -> None:
        for answer in answers:
            head_of(link)
            link.sendall(answer)

    return serve


def connections(port: int) -> HttpConnections:
    return HttpConnections("127.0.0.1", port, None, connections=2, connect_timeout_s=5, read_timeout_s=5)


def ask(client: HttpConnections, method: str = "GET", body: bytes = b"", **headers: str) -> HttpAnswer:
    return client.ask(method, "/a", {"host": "h", **headers}, body, limit_bytes=1000, error_limit_bytes=50)


def asked_once(answer: bytes, method: str = "GET") -> HttpAnswer:
    with server(answering(answer)) as port:
        client = connections(port)
        try:
            return ask(client, method)
        finally:
            client.close()


@pytest.mark.parametrize(
    ("answer", "status", "body"),
    [
        (OK, 200, b"ok"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + OK, 200, b"ok"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: x\r\n\r\n", 200, b"abcde"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + b"x" * 1001, 200, b""),
        (b"HTTP/1.0 200 OK\r\n\r\nto the end", 200, b"to the end"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", 200, b""),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 51\r\n\r\n", 404, b""),
        (b"HTTP/1.1 204 No Content\r\n\r\n", 204, b""),
    ],
)  # fmt: skip
def test_an_answer_is_read_however_its_end_is_told(answer, status, body):
    found = asked_once(answer)
    assert (found.status, found.body) == (status, body)


def test_the_answer_to_head_has_no_body():
    assert asked_once(b"HTTP/1.1 200 OK\r\nContent-Length: 700\r\nETag: x\r\n\r\n", "HEAD").headers["etag"] == "x"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\nab\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 20_000,
        b"220 mail.example.org ESMTP\r\n\r\n",
    ],
)
def test_what_is_no_whole_answer_is_an_error(answer):
    with pytest.raises((HttpError, ConnectionError)):
        asked_once(answer)


def test_a_connection_that_the_server_has_closed_meanwhile_is_not_used_again():
    with server(answering(OK), answering(OK)) as port:
        client = connections(port)
        ask(client)
        deadline = time.monotonic() + 5
        while client._idle[0].is_quiet() and time.monotonic() < deadline:  # noqa: SLF001 (until the end has come through)
            time.sleep(0.01)
        assert ask(client).body == b"ok"
        assert client.opened == 2
        client.close()


def test_a_server_that_wants_to_close_is_let_go():
    closing = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
    with server(answering(closing), answering(OK)) as port:
        client = connections(port)
        assert [ask(client).body, ask(client).body] == [b"ok", b"ok"]
        assert client.opened == 2
        client.close()


def test_a_refusal_in_the_middle_of_a_body_is_heard():
    def refuse(link: socket.socket) -> None:
        head_of(link)
        link.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno")
        link.shutdown(socket.SHUT_WR)
        while link.recv(1 << 20):  # as servers do that linger: an abrupt end could swallow the answer
            pass

    with server(refuse) as port:
        client = connections(port)
        found = ask(client, "PUT", b"x" * 5_000_000)
        client.close()
    assert (found.status, found.body) == (403, b"no")


def resetting(said: bytes = b"") -> Serve:
    """One connection, broken off in the middle of the request's body, or of the answer's."""

    def serve(link: socket.socket) -> None:
        head_of(link)
        if said:
            link.sendall(said)
        else:
            link.recv(65536)
        linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
        link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)  # closing resets it now

    return serve


def test_a_reset_in_the_middle_of_a_body_is_a_broken_line_both_ways():
    chunk = f"s/{'1' * 32}/r/{'2' * 32}/b/{'3' * 64}"
    half = b"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n" + bytes(400_000)
    with server(resetting(), resetting(half)) as port:
        depot = S3Depot("bucket", endpoint_url=f"http://127.0.0.1:{port}", key_id="a", secret="b")
        with closing(depot):
            with pytest.raises(OfflineError):
                depot.put(chunk, bytes(9_000_000))
            with pytest.raises(OfflineError):
                depot.get(chunk)


def test_a_body_arrives_as_it_is_whatever_its_length():
    got: list[bytes] = []

    def keep(link: socket.socket) -> None:
        for size in (0, 10, 70_000, 3_000_000):
            data = head_of(link).partition(b"\r\n\r\n")[2]
            while len(data) < size:
                data += link.recv(1 << 20)
            got.append(data)
            link.sendall(OK)

    sent = [bytes([size % 251]) * size for size in (0, 10, 70_000, 3_000_000)]
    with server(keep) as port:
        client = connections(port)
        for body in sent:
            ask(client, "PUT", body)
        client.close()
    assert got == sent
    assert client.opened == 1


def test_a_header_cannot_smuggle_in_another_one():
    client = connections(1)
    with pytest.raises(ValueError, match="one line"):
        ask(client, token="a\r\nx-evil: yes")


def test_nobody_there_is_told_from_a_broken_connection():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(ConnectError):
        ask(connections(port))
