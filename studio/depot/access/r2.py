"""Cloudflare R2: temporary credentials that the owner's machine mints offline, without asking anybody.

Source: Cloudflare, "R2 / Temporary credentials / Locally (client-side signing)" and its example "Authenticate against
R2 with temporary credentials" (developers.cloudflare.com/r2/api/s3/temporary-credentials/, reviewed 2026-04): a JWT
signed by HS256 with the parent's secret access key; the temporary secret is the SHA-256 of that JWT in hex, the session
token is base64("jwt/" + JWT), the key id is the parent's. Longest life 604,800 s (API reference, ttlSeconds).

Operations hold for all paths of a credential, so a person gets two: one to write, one to read rooms.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from studio.depot.access.by_hand import own_key_id
from studio.depot.access.driver import Document, Preview, RemakingDriver
from studio.depot.access.grant import AccessKind, Grant, KeyPair, MemberPlaces
from studio.domain.errors import BadInputError

if TYPE_CHECKING:
    from studio.depot.s3 import S3Depot

LIFE_S = 7 * 24 * 3600
ROOMS_A_TOKEN = 20
"""The token travels in a header of every request; twenty rooms make about 4 KB of it."""

_READ = ("GetObject", "HeadObject", "ListObjectsV2")
_WRITE = (*_READ, "PutObject")
HOST_END = ".r2.cloudflarestorage.com"


@dataclass(frozen=True, slots=True)
class Parent:
    """The owner's R2 API token, as its S3 key pair, and where it is good."""

    host: str
    key_id: str
    secret: str

    @property
    def account(self) -> str:
        """The account's id: the first part of the host's name (also with a jurisdiction: ``ID.eu.r2...``)."""
        return self.host.split(".", 1)[0]


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _compact(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def hs256(signed: str, secret: bytes) -> str:
    """The signature of a JWS over its signing input (RFC 7515, A.1)."""
    return _base64url(hmac.digest(secret, signed.encode("ascii"), hashlib.sha256))


def claims(parent: Parent, bucket: str, starts: tuple[str, ...], issued_s: int, *, may_write: bool) -> dict[str, Any]:
    """What one credential says, for keys that begin with ``starts``."""
    return {
        "bucket": bucket,
        "scope": "object-read-write" if may_write else "object-read-only",
        "actions": list(_WRITE if may_write else _READ),
        "paths": {"prefixPaths": list(starts), "objectPaths": []},
        "sub": parent.account,
        "iss": parent.key_id,
        "aud": parent.host,
        "iat": issued_s,
        "exp": issued_s + LIFE_S,
    }


def mint(parent: Parent, body: dict[str, Any]) -> tuple[str, str, str]:
    """Key id, secret and session token of a credential with these claims."""
    head = _base64url(_compact({"alg": "HS256", "typ": "JWT"}))
    signed = f"{head}.{_base64url(_compact(body))}"
    token = f"{signed}.{hs256(signed, parent.secret.encode())}"
    session_token = base64.b64encode(f"jwt/{token}".encode()).decode()
    return parent.key_id, hashlib.sha256(token.encode()).hexdigest(), session_token


class R2Driver(RemakingDriver):
    """See `driver.AccessDriver`. Touches no network at all."""

    kind = AccessKind.R2
    left_to_do = (
        "Their keys are not renewed any more and end by themselves within 7 days.",
        (
            "To end them now, make a new R2 API token for this bucket, name it with `segue depot login`, and delete "
            "the old one: that ends everybody's keys, and Segue gives the others new ones."
        ),
    )

    def __init__(self, depot: S3Depot) -> None:
        self._depot = depot

    @property
    def parent(self) -> str:
        """See `AccessDriver.parent`."""
        return own_key_id(self._depot)

    def preview(self, places: MemberPlaces) -> Preview:
        """See `AccessDriver.preview`."""
        parent = Parent(_host(self._depot), "<your key id>", "")
        documents = []
        for starts, may_write in _pieces(places):
            body = claims(parent, places.bucket, tuple(places.key(start) for start in starts), 0, may_write=may_write)
            what = "to write and read their own inbox and uploads" if may_write else "to read their rooms"
            told = "No operation that deletes is in it." if may_write else "No operation that writes is in it."
            documents.append(
                Document(f"Claims of the token {what}", {**body, "iat": "<now>", "exp": "<in 7 days>"}, (told,))
            )
        return Preview(
            self.kind,
            (
                "The person gets temporary keys that this computer signs by itself; Cloudflare is not asked.",
                "They end after 7 days; this computer renews them when half of that is over.",
                "One person's keys cannot be taken back alone: change the production's token to shut them out at once.",
            ),
            tuple(documents),
        )

    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """See `AccessDriver.grant`."""
        parent = _parent(self._depot)
        issued_s = now_ms // 1000
        keys = []
        for starts, may_write in _pieces(places):
            full = tuple(places.key(start) for start in starts)
            body = claims(parent, places.bucket, full, issued_s, may_write=may_write)
            keys.append(KeyPair(*mint(parent, body), starts))
        expires_ms = (issued_s + LIFE_S) * 1000
        return Grant(self.kind, tuple(keys), issued_s * 1000, expires_ms, places.rooms, parent=parent.key_id)


def _pieces(places: MemberPlaces) -> list[tuple[tuple[str, ...], bool]]:
    """Starts of names and whether they may be written, a credential each."""
    rooms = places.readable
    read = [rooms[at : at + ROOMS_A_TOKEN] for at in range(0, len(rooms), ROOMS_A_TOKEN)]
    return [(places.own, True), *((starts, False) for starts in read)]


def _host(depot: S3Depot) -> str:
    return urlsplit(depot.endpoint_url or "").netloc


def _parent(depot: S3Depot) -> Parent:
    host = _host(depot)
    credentials = depot.session.get_credentials()
    if not host.endswith(HOST_END) or credentials is None:
        raise BadInputError(
            "Tokens can be signed for Cloudflare R2 only.",
            subject=depot.endpoint_url or depot.url,
            what_to_do=f"The endpoint of an R2 bucket is https://ACCOUNT{HOST_END}.",
        )
    if credentials.token:
        raise BadInputError(
            "Your own keys are temporary; nothing lasting can be signed with them.",
            subject=depot.url,
            what_to_do="Log in with an R2 API token of your account.",
        )
    return Parent(host, credentials.access_key, credentials.secret_key)
