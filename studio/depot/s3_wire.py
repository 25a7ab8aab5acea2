"""The three calls that move bytes, spoken to the server directly: put, get and head on kept-alive connections.

boto3 spends one and a half to two milliseconds of CPU on each, most of it on generality; this signs (Signature Version
4, "Authenticating Requests: Using the Authorization Header" in the S3 API reference); `http_connections` sends.
Everything else stays boto3's. Answers and errors have the form that botocore gives them, so that nobody above sees a difference.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import ssl
import time
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass
from xml.etree import ElementTree as ET

from botocore import exceptions as boto
from botocore.httpsession import get_cert_path
from botocore.parsers import ResponseParserError

from studio.depot.http_connections import ConnectError, HttpConnections, HttpError

_EMPTY_SHA256 = hashlib.sha256(b"").hexdigest()
_ERROR_BYTES = 64 * 1024
_PORTS = {"http": 80, "https": 443}


class S3Wire:
    """Puts, gets and heads of one bucket. ``credentials`` are botocore's, which renew themselves where they can; of an
    object longer than ``limit_bytes`` nothing is read.
    """

    def __init__(
        self,
        bucket: str,
        endpoint_url: str,
        region: str,
        credentials: Any,
        *,
        connections: int,
        connect_timeout_s: float,
        read_timeout_s: float,
        limit_bytes: int,
    ) -> None:
        parts = urlsplit(endpoint_url)
        self._base = f"{parts.path.rstrip('/')}/{bucket}/"
        self._host = parts.netloc.rpartition("@")[2]
        self._region = region
        self._limit_bytes = limit_bytes
        self._credentials = credentials
        self._key: tuple[str, str, bytes] = ("", "", b"")
        tls = None
        if parts.scheme == "https":
            # botocore's own choice of certificates, as its sessions make it
            tls = ssl.create_default_context(cafile=os.environ.get("AWS_CA_BUNDLE") or get_cert_path(True))  # noqa: FBT003
        self._connections = HttpConnections(
            parts.hostname or "",
            parts.port or _PORTS.get(parts.scheme, 80),
            tls,
            connections=connections,
            connect_timeout_s=connect_timeout_s,
            read_timeout_s=read_timeout_s,
        )

    @classmethod
    def fits(cls, endpoint_url: str | None) -> bool:
        """Whether a server can be spoken to like this: named by its address, and not through a proxy."""
        if endpoint_url is None:
            return False
        parts = urlsplit(endpoint_url)
        proxies = getproxies()
        return not (proxies.get(parts.scheme) or proxies.get("all")) or bool(proxy_bypass(parts.hostname or ""))

    def put_object(
        self,
        *,
        Key: str,  # noqa: N803 (boto3's)
        Body: bytes | memoryview,  # noqa: N803
        IfNoneMatch: str = "",  # noqa: N803
        Digest: str = "",  # noqa: N803
    ) -> dict[str, Any]:
        """As boto3's; the bytes are signed too, so that a server that checks notices what the way there did to them.

        ``Digest`` is their SHA-256 (hex) where the caller has it already.
        """
        digest = Digest or hashlib.sha256(Body).hexdigest()
        headers = {"content-length": str(len(Body)), "content-type": "application/octet-stream"}
        if IfNoneMatch:
            headers["if-none-match"] = IfNoneMatch
        return self._send("PUT", Key, digest, headers, Body)

    def get_object(self, *, Key: str, Range: str = "") -> dict[str, Any]:  # noqa: N803 (boto3's)
        """As boto3's; the body has been read when this returns."""
        return self._send("GET", Key, _EMPTY_SHA256, {"range": Range} if Range else {})

    def head_object(self, *, Key: str) -> dict[str, Any]:  # noqa: N803 (boto3's)
        """As boto3's."""
        return self._send("HEAD", Key, _EMPTY_SHA256, {})

    def close(self) -> None:
        """Close the connections."""
        self._connections.close()

    # --- sending -----------------------------------------------------------------------------------------------

    def _send(
        self, method: str, key: str, digest: str, headers: dict[str, str], body: bytes | memoryview = b""
    ) -> dict[str, Any]:
        """Raises botocore's errors."""
        path = quote(self._base + key, safe="/~")
        signed = self._signed(method, path, digest, headers)
        try:
            answer = self._connections.ask(
                method, path, signed, body, limit_bytes=self._limit_bytes, error_limit_bytes=_ERROR_BYTES
            )
        except (ConnectError, HttpError, OSError) as error:
            raise _transport_error(error, self._host) from error
        meta = {"HTTPStatusCode": answer.status, "HTTPHeaders": answer.headers}
        if not 200 <= answer.status < 300:
            raise _client_error(method, answer.status, answer.body, meta)
        return _shape(meta, answer.body, needs_moment=method != "PUT")

    def _signed(self, method: str, path: str, digest: str, headers: Mapping[str, str]) -> dict[str, str]:
        """The headers with date, digest and signature. Raises NoCredentialsError."""
        if self._credentials is None:
            raise boto.NoCredentialsError
        keys = self._credentials.get_frozen_credentials()
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        day, scope = stamp[:8], f"{stamp[:8]}/{self._region}/s3/aws4_request"
        whole = {**headers, "host": self._host, "x-amz-content-sha256": digest, "x-amz-date": stamp}
        if keys.token:
            whole["x-amz-security-token"] = keys.token
        names = sorted(name for name in whole if name not in _UNSIGNED)
        listed = ";".join(names)
        lines = "".join(f"{name}:{whole[name].strip()}\n" for name in names)
        request = f"{method}\n{path}\n\n{lines}\n{listed}\n{digest}"
        to_sign = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
        signature = hmac.new(self._signing_key(keys.secret_key, day), to_sign.encode(), hashlib.sha256).hexdigest()
        whole["authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={keys.access_key}/{scope}, SignedHeaders={listed}, Signature={signature}"
        )
        return whole

    def _signing_key(self, secret: str, day: str) -> bytes:
        """The key of a day, derived once."""
        kept_secret, kept_day, key = self._key
        if (kept_secret, kept_day) != (secret, day):
            key = f"AWS4{secret}".encode()
            for part in (day, self._region, "s3", "aws4_request"):
                key = hmac.new(key, part.encode(), hashlib.sha256).digest()
            self._key = (secret, day, key)
        return key


_UNSIGNED = frozenset({"content-length"})


def _shape(meta: dict[str, Any], data: bytes, *, needs_moment: bool) -> dict[str, Any]:
    """An answer as boto3 gives it. Raises ResponseParserError where a server says nothing of when."""
    headers = meta["HTTPHeaders"]
    moment = _moment(headers.get("last-modified", ""))
    if needs_moment and moment is None:
        raise ResponseParserError("no Last-Modified in the answer")
    return {
        "ResponseMetadata": meta,
        "ContentLength": int(headers.get("content-length") or len(data)),
        "LastModified": moment,
        "ETag": headers.get("etag", ""),
        "Body": io.BytesIO(data),
    }


def _moment(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if text else None
    except ValueError:
        return None


def _client_error(method: str, status: int, data: bytes, meta: dict[str, Any]) -> Exception:
    """The server's refusal, with its code where it gives one."""
    code = message = ""
    try:
        # only the first 64 KiB were read, and nothing is fetched on behalf of what stands in it
        root = ET.fromstring(data) if data.lstrip()[:1] == b"<" else None  # noqa: S314
    except ET.ParseError:
        root = None
    if root is not None:
        code, message = (
            (root.findtext(name) or root.findtext(f"{{*}}{name}") or "").strip() for name in ("Code", "Message")
        )
    error = {"Code": code or str(status), "Message": message}
    refusal: Exception = boto.ClientError({"Error": error, "ResponseMetadata": meta}, method)
    return refusal


def _transport_error(error: Exception, host: str) -> Exception:
    """The connection's and the system's errors as botocore names them."""
    said: Any = boto.ConnectionClosedError
    if isinstance(error, ssl.SSLError):
        said = boto.SSLError
    elif isinstance(error, ConnectError):
        said = boto.ConnectTimeoutError if error.is_timeout else boto.EndpointConnectionError
    elif isinstance(error, TimeoutError):
        said = boto.ReadTimeoutError
    named: Exception = said(endpoint_url=host, error=error)
    return named
