"""Reading and writing one object through an address that its owner signed: what a pass carries before admission.

Needs no keys and no boto3. Follows no redirect, opens no other kind of address than http and https.
"""

from __future__ import annotations

import re
import ssl
import urllib.error
import urllib.request
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import TYPE_CHECKING

from studio.depot.depot import MAX_OBJECT_BYTES, BusyError, ObjectMissingError, PutResult, StoredObject
from studio.depot.trusted_certificates import tls_context
from studio.domain.errors import AccessError, BadInputError, DepotError, OfflineError

if TYPE_CHECKING:
    from http.client import HTTPResponse

LONGEST_GRANT_S = 7 * 24 * 3600
"""The longest life that signature version 4 allows an address."""

_TIMEOUT_S = 30.0
_FORBIDDEN = {400, 401, 403}
_MISSING = 404
_TAKEN = 412
_CONFLICT = 409
_TRIES_AT_CONFLICT = 5
_SERVER_TROUBLE = 500


def fetch(url: str, *, timeout_s: float = _TIMEOUT_S) -> StoredObject:
    """The object behind a signed address.

    Raises:
        ObjectMissingError: it is not there.
        AccessError: the address has expired or was changed.
        OfflineError, BadInputError, DepotError: as a depot's.
    """
    with _open(_request(url), timeout_s) as answer:
        try:
            data = answer.read(MAX_OBJECT_BYTES + 1)
        except (OSError, HTTPException) as error:
            raise OfflineError("The connection broke.", subject=_plain(url)) from error
        if len(data) > MAX_OBJECT_BYTES:
            raise DepotError("What lies there is far too large to be ours; it was not read.", subject=_plain(url))
        if answer.length:  # the rest that was promised: http.client does not mind when it stays away
            raise OfflineError("The connection broke.", subject=_plain(url))
        try:
            moment = parsedate_to_datetime(answer.headers.get("Last-Modified", ""))
        except ValueError:
            return StoredObject(data, 0)
        return StoredObject(data, int(moment.timestamp() * 1000))


def send_new(url: str, data: bytes, *, is_conditional: bool = True, timeout_s: float = _TIMEOUT_S) -> PutResult:
    """Create the object behind a signed address, never replacing one where the storage knows conditions.

    It cannot be read back, so that OTHER means only: something is there, perhaps from an earlier try of ours.
    ``is_conditional``: not where the storage refuses conditions, which would refuse the whole request.

    Raises:
        AccessError: the address has expired or was changed.
        OfflineError, BadInputError, DepotError: as a depot's.
    """
    # no content type: urllib would invent one, and some servers count it among what was signed
    headers = {"Content-Type": ""} | ({"If-None-Match": "*"} if is_conditional else {})
    request = _request(url, data=data, headers=headers, method="PUT")
    for _ in range(_TRIES_AT_CONFLICT):
        try:
            _open(request, timeout_s).close()
        except _TakenError:
            return PutResult.OTHER
        except _MetAnotherError:
            continue
        return PutResult.CREATED
    raise BusyError("Somebody else is writing the same object.", subject=_plain(url))


class _TakenError(DepotError):
    """412."""


class _MetAnotherError(DepotError):
    """409."""


def _plain(url: str) -> str:
    """The address without its signature, which is a secret."""
    return url.partition("?")[0]


def _request(
    url: str, data: bytes | None = None, headers: dict[str, str] | None = None, method: str = "GET"
) -> urllib.request.Request:
    if not re.match("https?://[^/]", url):
        raise BadInputError("This is not an address of a storage.", subject=_plain(url))
    return urllib.request.Request(url, data, headers or {}, method=method)  # noqa: S310 (just looked)


def opener() -> urllib.request.OpenerDirector:
    """What opens http and https addresses only, by way of the system's proxy, and follows no redirect."""
    found = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=tls_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        found.add_handler(handler)
    return found


def _open(request: urllib.request.Request, timeout_s: float) -> HTTPResponse:
    subject = _plain(request.full_url)
    try:
        answer: HTTPResponse | None = opener().open(request, timeout=timeout_s)
    except urllib.error.HTTPError as error:
        with error:
            raise _status_error(error.code, subject) from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, ssl.SSLCertVerificationError):
            raise DepotError("The storage's certificate cannot be verified.", subject=subject) from error
        raise OfflineError("The storage cannot be reached.", subject=subject) from error
    except (OSError, HTTPException) as error:
        raise OfflineError("The storage cannot be reached.", subject=subject) from error
    if answer is None:
        raise BadInputError("This is not an address of a storage.", subject=subject)
    return answer


def _status_error(status: int, subject: str) -> DepotError:
    if status in _FORBIDDEN:
        message = "The storage does not accept this invitation's address any more."
        return AccessError(message, subject=subject, what_to_do="Ask the person who sent it for a new one.")
    if status == _MISSING:
        return ObjectMissingError("There is nothing at this address.", subject=subject)
    if status == _TAKEN:
        return _TakenError("Something is there already.", subject=subject)
    if status == _CONFLICT:
        return _MetAnotherError("Somebody else is writing.", subject=subject)
    if status >= _SERVER_TROUBLE:
        return BusyError(f"The storage is busy ({status}).", subject=subject)
    return DepotError(f"The storage refused the request ({status}).", subject=subject)
