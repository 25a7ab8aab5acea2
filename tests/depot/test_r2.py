"""Cloudflare R2's temporary credentials, byte by byte: against RFC 7515 and against Cloudflare's published example.

``WRITES`` and ``READS`` were made by the code of Cloudflare's example "Authenticate against R2 with temporary
credentials" (its library jose 6 under Node) from the same parent, places and time; no R2 can be had here.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import closing

import pytest

from studio.depot.access.grant import AccessKind, MemberPlaces
from studio.depot.access.r2 import ROOMS_A_TOKEN, R2Driver, hs256
from studio.depot.s3 import S3Depot
from studio.domain.errors import BadInputError

ACCOUNT = "0123456789abcdef0123456789abcdef"
ENDPOINT = f"https://{ACCOUNT}.r2.cloudflarestorage.com"
NOW_MS = 1_796_029_200_000
PRJ, DEV, ROOM = "a" * 32, "b" * 32, "c" * 32
PLACES = MemberPlaces("my-bucket", "late", PRJ, DEV, (ROOM,))

WRITES = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJidWNrZXQiOiJteS1idWNrZXQiLCJzY29wZSI6Im9iamVjdC1yZWFkLXdyaXR"
    "lIiwiYWN0aW9ucyI6WyJHZXRPYmplY3QiLCJIZWFkT2JqZWN0IiwiTGlzdE9iamVjdHNWMiIsIlB1dE9iamVjdCJdLCJwYXRocyI"
    "6eyJwcmVmaXhQYXRocyI6WyJsYXRlL3MvYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWEvaW4vcS9iYmJiYmJiYmJiYmJ"
    "iYmJiYmJiYmJiYmJiYmJiYmJiYi8iLCJsYXRlL3MvYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWEvaW4vYi9iYmJiYmJ"
    "iYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYi8iXSwib2JqZWN0UGF0aHMiOltdfSwic3ViIjoiMDEyMzQ1Njc4OWFiY2RlZjAxMjM"
    "0NTY3ODlhYmNkZWYiLCJpc3MiOiJwYXJlbnRrZXlpZCIsImF1ZCI6IjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmLnI"
    "yLmNsb3VkZmxhcmVzdG9yYWdlLmNvbSIsImlhdCI6MTc5NjAyOTIwMCwiZXhwIjoxNzk2NjM0MDAwfQ.YBeYkHKZ88cHlFgMUjn9"
    "RHUGJSC3N-xzcf7c6Cr4wl8"
)
WRITES_SECRET = "42ddbb7af22ee3aaf578bf4db81367d788052ef8353338e14fbd263de84fff4c"
READS = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJidWNrZXQiOiJteS1idWNrZXQiLCJzY29wZSI6Im9iamVjdC1yZWFkLW9ubHk"
    "iLCJhY3Rpb25zIjpbIkdldE9iamVjdCIsIkhlYWRPYmplY3QiLCJMaXN0T2JqZWN0c1YyIl0sInBhdGhzIjp7InByZWZpeFBhdGh"
    "zIjpbImxhdGUvcy9hYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYS9yL2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2N"
    "jY2NjLyJdLCJvYmplY3RQYXRocyI6W119LCJzdWIiOiIwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZiIsImlzcyI6InB"
    "hcmVudGtleWlkIiwiYXVkIjoiMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYucjIuY2xvdWRmbGFyZXN0b3JhZ2UuY29"
    "tIiwiaWF0IjoxNzk2MDI5MjAwLCJleHAiOjE3OTY2MzQwMDB9.6Wwv9gJ79sF_ofBqVoa2SJSXX47m4wQa5tsopXh19uc"
)
READS_SECRET = "b1186c933964a9f89a31c5fca1c1199d4ec1a3eec6591f7bf1217b175910131d"


@pytest.fixture
def depot() -> Iterator[S3Depot]:
    with closing(
        S3Depot("my-bucket", "late", endpoint_url=ENDPOINT, key_id="parentkeyid", secret="parentsecret")
    ) as r2:
        yield r2


def test_the_signature_is_that_of_rfc_7515() -> None:
    """RFC 7515, appendix A.1."""
    signed = (
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    )
    key = base64.urlsafe_b64decode(
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow=="
    )
    assert hs256(signed, key) == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


def test_the_tokens_are_those_of_cloudflares_example(depot: S3Depot) -> None:
    grant = R2Driver(depot).grant(PLACES, NOW_MS)
    assert grant is not None
    for pair, token, secret in zip(grant.keys, (WRITES, READS), (WRITES_SECRET, READS_SECRET), strict=True):
        assert pair.key_id == "parentkeyid"
        assert pair.session_token == base64.b64encode(f"jwt/{token}".encode()).decode()
        assert pair.secret == secret == hashlib.sha256(token.encode()).hexdigest()
    assert [pair.places for pair in grant.keys] == [PLACES.own, PLACES.readable]
    assert (grant.expires_ms - NOW_MS, grant.parent) == (7 * 24 * 3600 * 1000, "parentkeyid")


def test_who_reads_cannot_write_and_nobody_deletes(depot: S3Depot) -> None:
    grant = R2Driver(depot).grant(PLACES, NOW_MS)
    assert grant is not None
    claims = []
    for pair in grant.keys:
        body = base64.b64decode(pair.session_token).decode().removeprefix("jwt/").split(".")[1]
        claims.append(json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))))
    assert [claim["scope"] for claim in claims] == ["object-read-write", "object-read-only"]
    assert "PutObject" not in claims[1]["actions"]
    assert not any("Delete" in action or "Copy" in action for claim in claims for action in claim["actions"])
    assert all(claim["paths"]["prefixPaths"] for claim in claims), "without paths a credential is for the whole bucket"


def test_many_rooms_are_spread_over_tokens_that_fit_a_header(depot: S3Depot) -> None:
    rooms = tuple(f"{number:032x}" for number in range(2 * ROOMS_A_TOKEN + 1))
    grant = R2Driver(depot).grant(MemberPlaces("my-bucket", "late", PRJ, DEV, rooms), NOW_MS)
    assert grant is not None
    assert len(grant.keys) == 4
    assert max(len(pair.session_token) for pair in grant.keys) < 6000


def test_a_jurisdiction_is_part_of_the_host() -> None:
    with closing(
        S3Depot("b", endpoint_url=f"https://{ACCOUNT}.eu.r2.cloudflarestorage.com", key_id="k", secret="s")
    ) as eu:
        grant = R2Driver(eu).grant(PLACES, NOW_MS)
    assert grant is not None
    body = base64.b64decode(grant.keys[0].session_token).decode().split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    assert (claims["sub"], claims["aud"]) == (ACCOUNT, f"{ACCOUNT}.eu.r2.cloudflarestorage.com")


def test_the_preview_shows_the_claims_and_no_secret(depot: S3Depot) -> None:
    preview = R2Driver(depot).preview(PLACES)
    assert preview.kind is AccessKind.R2
    assert [document.body["paths"]["prefixPaths"] for document in preview.documents] == [
        [PLACES.key(place) for place in PLACES.own],
        [PLACES.key(place) for place in PLACES.readable],
    ]
    assert "parentsecret" not in str(preview)


def test_revoking_says_what_r2_cannot_do(depot: S3Depot) -> None:
    driver = R2Driver(depot)
    grant = driver.grant(PLACES, NOW_MS)
    assert grant is not None
    outcome = driver.revoke(PLACES, grant)
    assert not outcome.is_complete
    assert "new R2 API token" in outcome.sentences[1]


def test_only_r2_takes_such_tokens() -> None:
    other = S3Depot("b", endpoint_url="https://s3.example.com", key_id="k", secret="s")
    with closing(other), pytest.raises(BadInputError):
        R2Driver(other).grant(PLACES, NOW_MS)
