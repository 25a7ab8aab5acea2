"""A stand-in for Backblaze's native API, as strict as its documentation: a real server on the loopback.

It knows the four calls that application keys need, version 3 (backblaze.com/apidocs), and refuses what the documents
refuse: unknown fields, missing ones, capabilities that a key of one bucket cannot have, a prefix without a bucket, a
name or a life outside its limits, a token that was not given out, a key that may not do it.
"""

from __future__ import annotations

import base64
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

OF_A_BUCKET = {
    *("listAllBucketNames", "listBuckets", "readBuckets", "readBucketEncryption", "writeBucketEncryption"),
    *("readBucketRetentions", "writeBucketRetentions", "listFiles", "readFiles", "shareFiles", "writeFiles"),
    *("deleteFiles", "readFileLegalHolds", "writeFileLegalHolds", "readFileRetentions", "writeFileRetentions"),
    "bypassGovernance",
}
OF_THE_ACCOUNT = {*OF_A_BUCKET, "listKeys", "writeKeys", "deleteKeys", "writeBuckets", "deleteBuckets"}
LIFE_S_MAX = 1000 * 24 * 3600
ACCOUNT = "46f69bc61163"
BUCKET_ID = "e73ede9969c64427a54"


class RefusedError(Exception):
    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(message)
        self.status, self.code = status, code


def bad(message: str) -> RefusedError:
    return RefusedError(400, "bad_request", message)


@dataclass
class B2Account:
    """What the server knows. ``keys`` by id; ``calls`` is what was asked, in order."""

    api_url: str = ""
    bucket: str = "my-bucket"
    keys: dict[str, dict[str, Any]] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    busy_times: int = 0
    page_keys: int = 10_000

    def add(self, key_id: str, secret: str, capabilities: set[str]) -> None:
        self.keys[key_id] = {"capabilities": sorted(capabilities)}
        self.secrets[key_id] = secret

    def authorize(self, header: str) -> dict[str, Any]:
        match = re.fullmatch(r"Basic (\S+)", header)
        key_id, _, secret = base64.b64decode(match.group(1)).decode().partition(":") if match else ("", "", "")
        if self.secrets.get(key_id) != secret:
            raise RefusedError(401, "unauthorized", "")
        token = f"token-{len(self.tokens)}"
        self.tokens[token] = key_id
        storage = {"apiUrl": self.api_url, "capabilities": self.keys[key_id]["capabilities"], "infoType": "storageApi"}
        return {"accountId": ACCOUNT, "authorizationToken": token, "apiInfo": {"storageApi": storage}}

    def call(self, name: str, token: str, body: dict[str, Any]) -> dict[str, Any]:
        if token not in self.tokens or self.tokens[token] not in self.keys:
            raise RefusedError(401, "bad_auth_token")
        calls = {
            "b2_list_buckets": (
                self.list_buckets,
                "listBuckets",
                {"accountId"},
                {"bucketId", "bucketName", "bucketTypes"},
            ),
            "b2_create_key": (
                self.create_key,
                "writeKeys",
                {"accountId", "capabilities", "keyName"},
                {"validDurationInSeconds", "bucketId", "namePrefix"},
            ),
            "b2_list_keys": (self.list_keys, "listKeys", {"accountId"}, {"maxKeyCount", "startApplicationKeyId"}),
            "b2_delete_key": (self.delete_key, "deleteKeys", {"applicationKeyId"}, set()),
        }
        if name not in calls:
            raise bad(f"unknown call {name}")
        answer, capability, needed, possible = calls[name]
        if capability not in self.keys[self.tokens[token]]["capabilities"]:
            raise RefusedError(401, "unauthorized", f"{capability} is needed")
        if not needed <= set(body) <= needed | possible:
            raise bad(f"{name} does not take {sorted(body)}")
        if body.get("accountId", ACCOUNT) != ACCOUNT:
            raise bad("another account")
        return answer(body)

    def list_buckets(self, body: dict[str, Any]) -> dict[str, Any]:
        fits = body.get("bucketName", self.bucket) == self.bucket
        return {"buckets": [{"accountId": ACCOUNT, "bucketId": BUCKET_ID, "bucketName": self.bucket}] if fits else []}

    def create_key(self, body: dict[str, Any]) -> dict[str, Any]:
        capabilities = body["capabilities"]
        if not re.fullmatch(r"[A-Za-z0-9-]{1,100}", body["keyName"]):
            raise bad("keyName")
        if not isinstance(capabilities, list) or not set(capabilities) <= OF_THE_ACCOUNT or not capabilities:
            raise bad("capabilities")
        if "bucketId" in body and (body["bucketId"] != BUCKET_ID or not set(capabilities) <= OF_A_BUCKET):
            raise bad("bucketId")
        if "namePrefix" in body and "bucketId" not in body:
            raise bad("You must set bucketId when setting namePrefix")
        if not 0 < body.get("validDurationInSeconds", 1) < LIFE_S_MAX:
            raise bad("validDurationInSeconds")
        key_id = f"0014a98f9d9e8d00000000{len(self.secrets):02d}"
        self.keys[key_id] = dict(body)
        self.secrets[key_id] = f"K001-{key_id}"
        return {**body, "applicationKeyId": key_id, "applicationKey": self.secrets[key_id]}

    def list_keys(self, body: dict[str, Any]) -> dict[str, Any]:
        made = sorted(key_id for key_id, key in self.keys.items() if "keyName" in key)
        made = [key_id for key_id in made if key_id >= body.get("startApplicationKeyId", "")]
        page = made[: min(body.get("maxKeyCount", 100), self.page_keys)]
        keys = [{"accountId": ACCOUNT, "applicationKeyId": one, "keyName": self.keys[one]["keyName"]} for one in page]
        return {"keys": keys, "nextApplicationKeyId": made[len(page)] if len(made) > len(page) else None}

    def delete_key(self, body: dict[str, Any]) -> dict[str, Any]:
        if body["applicationKeyId"] not in self.keys:
            raise bad("no such key")
        return {**self.keys.pop(body["applicationKeyId"]), "applicationKeyId": body["applicationKeyId"]}


class B2Handler(BaseHTTPRequestHandler):
    account: B2Account

    def do_GET(self) -> None:
        self.answer("GET")

    def do_POST(self) -> None:
        self.answer("POST")

    def answer(self, method: str) -> None:
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            self.reply(200, self.handled(method, data))
        except RefusedError as error:
            self.reply(error.status, {"status": error.status, "code": error.code, "message": str(error)})

    def handled(self, method: str, data: bytes) -> dict[str, Any]:
        match = re.fullmatch(r"/b2api/v3/(b2_\w+)", self.path)
        if not match:
            raise bad(self.path)
        self.account.calls.append(match.group(1))
        if self.account.busy_times:
            self.account.busy_times -= 1
            raise RefusedError(503, "service_unavailable")
        token = self.headers.get("Authorization", "")
        if match.group(1) == "b2_authorize_account":
            if method != "GET" or data:
                raise bad("b2_authorize_account is a GET")
            return self.account.authorize(token)
        if method != "POST" or self.headers.get("Content-Type") != "application/json":
            raise bad("a POST of JSON")
        return self.account.call(match.group(1), token, json.loads(data))

    def reply(self, status: int, body: dict[str, Any]) -> None:
        payload = json.dumps(body).encode()
        self.send_response_only(status)
        self.send_header("Content-Type", "application/json;charset=UTF-8")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Says nothing."""


@contextmanager
def b2_server() -> Iterator[B2Account]:
    account = B2Account()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (B2Handler,), {"account": account}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    account.api_url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield account
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
