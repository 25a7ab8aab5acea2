"""The five calls of Backblaze's native API that application keys need, by plain HTTP.

Source: backblaze.com/apidocs, version 3: b2_authorize_account (GET, Basic), then POST with the account's token to the
``apiUrl`` that it names. Errors are JSON ``{"status", "code", "message"}``.
"""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any

from studio.depot.depot import BusyError, NoBucketError, WrongKeysError
from studio.depot.presigned import opener
from studio.domain.errors import AccessError, BadInputError, DepotError, OfflineError

API_URL = "https://api.backblazeb2.com"
_VERSION = "v3"
_AUTHORIZE = "b2_authorize_account"
_TIMEOUT_S = 30.0
_ANSWER_BYTES_MAX = 1024 * 1024
_KEYS_A_PAGE = 1000
_BUSY = {408, 429, 500, 503}


class B2Api:
    """One account; asks for authority at the first call."""

    def __init__(self, key_id: str, secret: str, api_url: str = "") -> None:
        self._key_id = key_id
        self._secret = secret
        self._realm = (api_url or API_URL).rstrip("/")
        self._authority: tuple[str, str, str] | None = None

    def bucket_id(self, name: str) -> str:
        """The id of a bucket. Raises NoBucketError."""
        answer = self._post("b2_list_buckets", bucketName=name)
        for bucket in answer.get("buckets", ()):
            if bucket.get("bucketName") == name:
                return str(bucket["bucketId"])
        raise NoBucketError("There is no such bucket in this account.", subject=name)

    def create_key(
        self, name: str, capabilities: list[str], *, bucket_id: str, name_prefix: str, life_s: int
    ) -> tuple[str, str]:
        """A new application key: id and secret, which is told only this once."""
        answer = self._post(
            "b2_create_key",
            capabilities=capabilities,
            keyName=name,
            bucketId=bucket_id,
            namePrefix=name_prefix,
            validDurationInSeconds=life_s,
        )
        return str(answer["applicationKeyId"]), str(answer["applicationKey"])

    def keys(self) -> list[tuple[str, str]]:
        """Ids and names of the account's application keys."""
        found: list[tuple[str, str]] = []
        more: dict[str, Any] = {}
        while True:
            answer = self._post("b2_list_keys", maxKeyCount=_KEYS_A_PAGE, **more)
            found += [(str(key["applicationKeyId"]), str(key["keyName"])) for key in answer.get("keys", ())]
            if not answer.get("nextApplicationKeyId"):
                return found
            more = {"startApplicationKeyId": answer["nextApplicationKeyId"]}

    def delete_key(self, key_id: str) -> None:
        """Delete a key; one that is not there is fine."""
        try:
            self._post("b2_delete_key", is_of_account=False, applicationKeyId=key_id)
        except _RefusedError as error:
            if error.b2_code != "bad_request" and error.status != 404:
                raise

    def _post(self, call: str, *, is_of_account: bool = True, **fields: Any) -> dict[str, Any]:
        account, api_url, token = self._authorized()
        body = {"accountId": account, **fields} if is_of_account else fields
        url = f"{api_url}/b2api/{_VERSION}/{call}"
        headers = {"Authorization": token, "Content-Type": "application/json"}
        return self._send(url, headers, json.dumps(body).encode())

    def _authorized(self) -> tuple[str, str, str]:
        if self._authority is None:
            basic = base64.b64encode(f"{self._key_id}:{self._secret}".encode()).decode()
            url = f"{self._realm}/b2api/{_VERSION}/{_AUTHORIZE}"
            answer = self._send(url, {"Authorization": f"Basic {basic}"}, None)
            api_url = answer.get("apiInfo", {}).get("storageApi", {}).get("apiUrl", "")
            if not api_url.startswith(("https://", "http://127.0.0.1:")):
                raise DepotError("What answers is not Backblaze B2.", subject=self._realm)
            self._authority = (str(answer["accountId"]), str(api_url), str(answer["authorizationToken"]))
        return self._authority

    def _send(self, url: str, headers: dict[str, str], body: bytes | None) -> dict[str, Any]:
        if not url.startswith(("https://", "http://127.0.0.1:")):
            raise BadInputError("The address of Backblaze's API begins with https://.", subject=url)
        request = urllib.request.Request(url, body, headers)  # noqa: S310 (just looked)
        try:
            with opener().open(request, timeout=_TIMEOUT_S) as answer:
                data = answer.read(_ANSWER_BYTES_MAX)
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(error.code, error.read(_ANSWER_BYTES_MAX), url) from error
        except (urllib.error.URLError, OSError, HTTPException) as error:
            raise OfflineError("Backblaze cannot be reached.", subject=url) from error
        return _decoded(data, url)


class _RefusedError(DepotError):
    """A refusal with Backblaze's own code."""

    def __init__(self, status: int, b2_code: str, message: str, subject: str) -> None:
        super().__init__(message, subject=subject)
        self.status = status
        self.b2_code = b2_code


def _decoded(data: bytes, subject: str) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise DepotError("What answers is not Backblaze B2.", subject=subject)
    return found


def _refusal(status: int, data: bytes, subject: str) -> DepotError:
    try:
        code = str(json.loads(data).get("code", ""))
    except (ValueError, AttributeError):
        code = ""
    if status in _BUSY:
        return BusyError(f"Backblaze is busy ({code or status}).", subject=subject)
    if status == 401 and subject.endswith(_AUTHORIZE):
        return WrongKeysError("Backblaze does not accept this key.", subject=subject)
    if code == "unauthorized" or status == 403:
        return AccessError(
            "Your key may not manage application keys.",
            subject=subject,
            what_to_do="It needs listBuckets, listKeys, writeKeys and deleteKeys; `segue depot policy` lists everything.",
        )
    return _RefusedError(status, code, f"Backblaze refused the request ({code or status}).", subject)
