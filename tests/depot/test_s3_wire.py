"""The thin way to a server: what is sent is what boto3 would sign, and what is broken is noticed."""

from __future__ import annotations

import hashlib
import re

import botocore.auth
import pytest
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from studio.depot.s3_wire import S3Wire
from tests.depot.scripted_server import Answer, scripted_server

DATES = {"Last-Modified": "Mon, 30 Nov 2026 09:00:00 GMT", "Date": "Mon, 30 Nov 2026 09:00:00 GMT"}
CHUNK = hashlib.sha256(b"sealed").hexdigest()


def wire(endpoint_url: str, *, token: str | None = None, limit_bytes: int = 1000) -> S3Wire:
    return S3Wire(
        "a-bucket", endpoint_url, "eu-central-1", Credentials("AKEY", "SECRET", token),
        connections=2, connect_timeout_s=5, read_timeout_s=5, limit_bytes=limit_bytes,
    )  # fmt: skip


class _SetDate(botocore.auth.S3SigV4Auth):
    """botocore's own signer with the date that we sent."""

    def _modify_request_before_signing(self, request: AWSRequest) -> None:
        super()._modify_request_before_signing(request)
        request.headers.replace_header("X-Amz-Content-SHA256", request.context["digest"])


@pytest.mark.parametrize("token", [None, "a/session+token=="])
@pytest.mark.parametrize(
    ("key", "body", "condition"),
    [("p/s/1/r/2/d/0000000001", b"entry", "*"), (f"p/s/1/r/2/b/{CHUNK}", b"sealed", ""), ("pre fix/ü~(1)/x", b"", "")],
)
def test_the_signature_is_the_one_that_botocore_makes(token, key, body, condition, monkeypatch):
    with scripted_server(Answer()) as server:
        client = wire(server.endpoint_url, token=token)
        client.put_object(Key=key, Body=body, **({"IfNoneMatch": condition} if condition else {}))
        client.close()
    method, path, sent, data = server.requests[0]
    headers = {name.lower(): value for name, value in sent.items()}
    assert data == body
    assert headers["x-amz-content-sha256"] == hashlib.sha256(body).hexdigest()
    signed = re.search(r"SignedHeaders=([^,]+)", headers["authorization"]).group(1).split(";")
    request = AWSRequest(
        method=method, url=server.endpoint_url + path, headers={n: headers[n] for n in signed}, data=body
    )
    request.context.update(timestamp=headers["x-amz-date"], payload_signing_enabled=True)
    auth = botocore.auth.S3SigV4Auth(Credentials("AKEY", "SECRET", token), "s3", "eu-central-1")
    to_sign = auth.string_to_sign(request, auth.canonical_request(request))
    assert headers["authorization"].endswith(f"Signature={auth.signature(to_sign, request)}")
    assert {"host", "x-amz-content-sha256", "x-amz-date"} <= set(signed)
    assert ("x-amz-security-token" in signed) == (token is not None)
    assert ("if-none-match" in signed) == bool(condition)


def test_of_what_is_too_long_nothing_is_read():
    with scripted_server(Answer(body=b"x" * 5000, headers=DATES)) as server:
        client = wire(server.endpoint_url)
        answer = client.get_object(Key="a")
        client.close()
    assert (answer["ContentLength"], answer["Body"].read()) == (5000, b"")


def test_connections_are_kept():
    with scripted_server(Answer(body=b"x", headers=DATES)) as server:
        client = wire(server.endpoint_url)
        for _ in range(5):
            assert client.get_object(Key="a")["Body"].read() == b"x"
        assert client._connections.opened == 1  # noqa: SLF001 (what the test is about)
        client.close()


@pytest.mark.parametrize(
    ("url", "environment", "fits"),
    [
        (None, {}, False),
        ("http://127.0.0.1:9000", {}, True),
        ("https://s3.example.org", {"https_proxy": "http://127.0.0.1:3128"}, False),
        ("https://s3.example.org", {"https_proxy": "http://127.0.0.1:3128", "no_proxy": "example.org"}, True),
    ],
)
def test_through_a_proxy_it_is_botos_business(url, environment, fits, monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert S3Wire.fits(url) is fits
