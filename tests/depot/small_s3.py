"""A small S3 server over loopback whose conditional creates go wrong in the ways that providers' do.

Speaks what `S3Depot` needs: put, get (with ranges), head, delete, copy, ListObjectsV2. Checks no signature.
"""

from __future__ import annotations

import hashlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from tests.servers import Keys, S3Server

ODDITIES = ("yes", "refused_501", "refused_400", "ignored", "not_atomic")
_RACE_S = 0.02
"""How long the careless server takes between looking and writing."""


class _Store:
    def __init__(self, oddity: str) -> None:
        self.oddity = oddity
        self.lock = threading.Lock()
        self.objects: dict[str, tuple[bytes, float]] = {}

    def create(self, path: str, data: bytes) -> tuple[int, str]:
        """A conditional create, as this server understands it: status and error code."""
        if self.oddity == "refused_501":
            return 501, "NotImplemented"
        if self.oddity == "refused_400":
            return 400, "InvalidArgument"
        if self.oddity == "not_atomic":
            with self.lock:
                is_there = path in self.objects
            if not is_there:
                time.sleep(_RACE_S)  # on purpose: everybody who looked meanwhile goes on to write
                return self.put(path, data)
            return 412, "PreconditionFailed"
        with self.lock:
            if self.oddity != "ignored" and path in self.objects:
                return 412, "PreconditionFailed"
            self.objects[path] = (data, time.time())
        return 200, ""

    def put(self, path: str, data: bytes) -> tuple[int, str]:
        with self.lock:
            self.objects[path] = (data, time.time())
        return 200, ""

    def listing(self, bucket: str, query: dict[str, list[str]]) -> bytes:
        prefix, after = query.get("prefix", [""])[0], query.get("start-after", [""])[0]
        most = int(query.get("max-keys", ["1000"])[0])
        start = f"/{bucket}/"
        with self.lock:
            names = sorted(path.removeprefix(start) for path in self.objects if path.startswith(start + prefix))
            names = [name for name in names if name > after]
            rows = "".join(
                f"<Contents><Key>{escape(name)}</Key><Size>{len(self.objects[start + name][0])}</Size>"
                f"<LastModified>{_iso(self.objects[start + name][1])}</LastModified></Contents>"
                for name in names[:most]
            )
        is_cut = str(len(names) > most).lower()
        return f"<ListBucketResult><IsTruncated>{is_cut}</IsTruncated>{rows}</ListBucketResult>".encode()


def _iso(at_s: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(at_s))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every answer waits for an acknowledgement
    wbufsize = 1 << 16
    store: _Store
    connections: list[socket.socket]

    def setup(self) -> None:
        super().setup()
        self.connections.append(self.connection)

    def handle_expect_100(self) -> bool:
        goes_on = super().handle_expect_100()
        self.wfile.flush()  # the client waits a second for it
        return goes_on

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", headers.pop("Content_Length", str(len(body))))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def refuse(self, status: int, code: str) -> None:
        self.say(status, f"<Error><Code>{code}</Code></Error>".encode())

    def do_PUT(self) -> None:
        path = unquote(urlsplit(self.path).path)
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        source = unquote(self.headers.get("x-amz-copy-source", ""))
        if source:
            found = self.store.objects.get("/" + source.lstrip("/"))
            if found is None:
                self.refuse(404, "NoSuchKey")
                return
            self.store.put(path, found[0])
            self.say(200, b"<CopyObjectResult></CopyObjectResult>")
            return
        write = self.store.create if self.headers.get("If-None-Match") == "*" else self.store.put
        status, code = write(path, data) if path.count("/") > 1 else (200, "")
        self.refuse(status, code) if code else self.say(status)

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        path, query = unquote(parts.path), parse_qs(parts.query)
        if "list-type" in query:
            self.say(200, self.store.listing(path.strip("/"), query))
            return
        found = self.store.objects.get(path)
        if found is None:
            self.refuse(404, "NoSuchKey")
            return
        data, at_s = found
        told = {"Last_Modified": formatdate(at_s, usegmt=True), "ETag": f'"{hashlib.md5(data).hexdigest()}"'}  # noqa: S324
        if self.command == "HEAD":
            self.say(200, Content_Length=str(len(data)), **told)
        elif self.headers.get("Range"):
            first, _, last = self.headers["Range"].removeprefix("bytes=").partition("-")
            self.say(206, data[int(first) : int(last) + 1], **told)
        else:
            self.say(200, data, **told)

    do_HEAD = do_GET  # noqa: N815 (the library's names)

    def do_DELETE(self) -> None:
        self.store.objects.pop(unquote(urlsplit(self.path).path), None)
        self.say(204)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Says nothing."""


@contextmanager
def small_s3(oddity: str = "yes") -> Iterator[S3Server]:
    """A server for as long as the block lasts. ``oddity`` is one of `ODDITIES`."""
    connections: list[socket.socket] = []
    handler = type("Handler", (_Handler,), {"store": _Store(oddity), "connections": connections})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield S3Server(oddity, f"http://127.0.0.1:{server.server_address[1]}", Keys("any", "any"))
    finally:
        server.shutdown()
        for connection in connections:  # else a handler would wait for a kept-alive client's next request
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        server.server_close()
        thread.join()
