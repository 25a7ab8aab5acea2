"""HTTP/1.1 on kept-alive connections to one server: a request, its whole answer, the next one.

As little as moving objects needs, and little of it in Python: a library's connections spend half a millisecond on
generality for each request, as much as sending a quarter of a MiB. Signs nothing and knows no storage.
"""

from __future__ import annotations

import select
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from io import BufferedReader
from typing import cast

_HEAD_BYTES = 64 * 1024
"""Neither a line of a head nor all of them are longer."""
_FIRST_BYTES = 64 * 1024
"""So much of a body goes with the head: a small object is one write here and one waking there."""
_READ_BYTES = 64 * 1024
_NO_BODY = (204, 304)
_HEX_DIGITS = frozenset(b"0123456789abcdefABCDEF")
_SIZE_DIGITS = 15


class HttpError(Exception):
    """What came is no answer, or ends before it is whole."""


class ConnectError(Exception):
    """No connection came about. ``is_timeout``: nobody answered at all."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.is_timeout = isinstance(error, TimeoutError)


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """``headers`` have lower-case names. Of a body that was too long only a beginning, or nothing, is here."""

    status: int
    headers: dict[str, str]
    body: bytes


class HttpConnections:
    """See the module. Any thread may ask; at most ``connections`` are kept open for the next ones.

    The time-outs are for a connection that stands still, not for a slow line. ``tls`` is None for plain HTTP.
    """

    def __init__(
        self,
        host: str,
        port: int,
        tls: ssl.SSLContext | None,
        *,
        connections: int,
        connect_timeout_s: float,
        read_timeout_s: float,
    ) -> None:
        self._address = (host, port)
        self._tls = tls
        self._most = connections
        self._connect_timeout_s = connect_timeout_s
        self._read_timeout_s = read_timeout_s
        self._idle: list[_Connection] = []
        self._lock = threading.Lock()
        self.opened = 0

    def ask(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes | memoryview = b"",
        *,
        limit_bytes: int,
        error_limit_bytes: int,
    ) -> HttpAnswer:
        """One request. Of an answer's body that is longer than the limit (for a good answer, or another) nothing is read.

        Raises:
            ConnectError: the server cannot be reached.
            ssl.SSLError: its certificate is not good, or it speaks no TLS.
            TimeoutError: it stands still.
            HttpError, OSError: the connection broke.
            ValueError: a header with a line break in it.
        """
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        if head.count("\n") != len(headers) or "\n" in path:
            raise ValueError("a header has one line")
        request = f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1")
        connection = self._take() or self._connect()
        is_kept = False
        try:
            connection.send(request, body)
            answer, is_kept = connection.receive(method, limit_bytes, error_limit_bytes)
        finally:
            if is_kept:
                self._give_back(connection)
            else:
                connection.close()
        return answer

    def close(self) -> None:
        """Close what is idle; what is busy is closed when it comes back."""
        with self._lock:
            idle, self._idle, self._most = self._idle, [], 0
        for connection in idle:
            connection.close()

    def _take(self) -> _Connection | None:
        """The one that rested last, unless the server has closed it meanwhile."""
        while True:
            with self._lock:
                if not self._idle:
                    return None
                connection = self._idle.pop()
            if connection.is_quiet():
                return connection
            connection.close()

    def _give_back(self, connection: _Connection) -> None:
        with self._lock:
            if len(self._idle) < self._most:
                self._idle.append(connection)
                return
        connection.close()

    def _connect(self) -> _Connection:
        try:
            link = socket.create_connection(self._address, self._connect_timeout_s)
        except OSError as error:
            raise ConnectError(error) from error
        try:
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._tls is not None:
                link = self._tls.wrap_socket(link, server_hostname=self._address[0])
            link.settimeout(self._read_timeout_s)
        except BaseException:
            link.close()
            raise
        with self._lock:
            self.opened += 1
        return _Connection(link)


class _Connection:
    """One connection; whoever has it is alone with it."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link
        self._file = cast("BufferedReader", link.makefile("rb", _READ_BYTES))

    def close(self) -> None:
        """Closing twice is fine."""
        self._file.close()
        self._link.close()

    def is_quiet(self) -> bool:
        """Whether nothing waits to be read: a server that closes, or says something unasked, does."""
        try:
            if hasattr(select, "poll"):
                watch = select.poll()
                watch.register(self._link, select.POLLIN)
                return not watch.poll(0)
            return not select.select([self._link], [], [], 0)[0]
        except (OSError, ValueError):
            return False

    def send(self, head: bytes, body: bytes | memoryview) -> None:
        """Write a request. Where the server hangs up in the middle of it, it may have said why: that is read next."""
        view = memoryview(body)
        try:
            self._write(memoryview(head + bytes(view[:_FIRST_BYTES])))
            self._write(view[_FIRST_BYTES:])
        except (BrokenPipeError, ConnectionResetError):
            return

    def _write(self, view: memoryview) -> None:
        while view:
            view = view[self._link.send(view) :]

    def receive(self, method: str, limit_bytes: int, error_limit_bytes: int) -> tuple[HttpAnswer, bool]:
        """The answer, and whether the connection may be used again."""
        status = 100
        while 100 <= status < 200:  # an interim answer
            version, status, headers = self._head()
        limit = limit_bytes if 200 <= status < 300 else error_limit_bytes
        is_kept = version == "HTTP/1.1" and headers.get("connection", "").lower() != "close"
        if method == "HEAD" or status in _NO_BODY:
            return HttpAnswer(status, headers, b""), is_kept
        if "transfer-encoding" in headers:
            body, is_whole = self._in_chunks(limit)
            return HttpAnswer(status, headers, body), is_kept and is_whole
        length = _length(headers)
        if length is None:  # it ends with the connection
            return HttpAnswer(status, headers, self._file.read(limit + 1)[:limit]), False
        if length > limit:
            return HttpAnswer(status, headers, b""), False
        return HttpAnswer(status, headers, self._exactly(length)), is_kept

    def _head(self) -> tuple[str, int, dict[str, str]]:
        """Version, status and headers (RFC 9112, 4 and 5)."""
        first, *lines = self._head_text().split("\r\n")
        version, _, rest = first.partition(" ")
        number = rest[:3]
        if not version.startswith("HTTP/1.") or len(number) != 3 or not number.isdecimal():
            raise HttpError("What answers does not speak HTTP/1.")
        headers: dict[str, str] = {}
        for line in lines:
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return version, int(number), headers

    def _head_text(self) -> str:
        """All lines of a head; mostly they have come in one piece."""
        found = self._file.peek(1)
        end = found.find(b"\r\n\r\n")
        if end >= 0:
            return self._file.read(end + 4)[:end].decode("latin-1")
        lines: list[bytes] = []
        while line := self._line():
            lines.append(line)
            if sum(map(len, lines)) > _HEAD_BYTES:
                raise HttpError("The answer's head is too long.")
        return b"\r\n".join(lines).decode("latin-1")

    def _line(self) -> bytes:
        line = self._file.readline(_HEAD_BYTES)
        if not line.endswith(b"\n"):
            raise HttpError("The answer ended in its head." if line else "The connection was closed without an answer.")
        return line.rstrip(b"\r\n")

    def _exactly(self, length: int) -> bytes:
        data = self._file.read(length) if length else b""
        if len(data) < length:
            raise HttpError(f"{len(data)} bytes came of {length}")
        return data

    def _in_chunks(self, limit: int) -> tuple[bytes, bool]:
        """A body that comes in chunks (RFC 9112, 7.1), and whether all of it was read."""
        data = bytearray()
        while size := self._chunk_size():
            if len(data) + size > limit:
                return bytes(data), False
            data += self._exactly(size)
            self._line()
        while self._line():  # trailers
            pass
        return bytes(data), True

    def _chunk_size(self) -> int:
        text = self._line().partition(b";")[0].strip()
        if not 0 < len(text) <= _SIZE_DIGITS or not set(text) <= _HEX_DIGITS:
            raise HttpError("A chunk of the answer has no length.")
        return int(text, 16)


def _length(headers: Mapping[str, str]) -> int | None:
    text = headers.get("content-length", "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit():
        raise HttpError("The answer has no proper length.")
    return int(text)
