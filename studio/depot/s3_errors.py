"""What an S3 storage answers when something is wrong, as the errors a person can act on.

The error codes are those of the S3 API reference ("Error responses"); where servers differ, both are listed.
"""

from __future__ import annotations

from typing import Any

from botocore import exceptions as boto
from botocore.parsers import ResponseParserError

from studio.depot.depot import (
    BusyError,
    ConditionRefusedError,
    ConflictError,
    NameTakenError,
    NoBucketError,
    ObjectMissingError,
    RangeError,
    WrongKeysError,
)
from studio.domain.errors import AccessError, BadInputError, DepotError, OfflineError

TRANSPORT_ERRORS = (boto.ClientError, boto.BotoCoreError, ResponseParserError, OSError, ValueError, RecursionError)
"""What botocore lets through: ValueError for an address that it cannot parse, RecursionError where a server redirects
everything (its redirector asks the same server for the bucket's region, again and again).
"""

_KNOWN_CODES: dict[str, tuple[type[DepotError], str]] = {
    "NoSuchBucket": (NoBucketError, "There is no such bucket."),
    "NoSuchKey": (ObjectMissingError, "There is no such object in the bucket."),
    "InvalidAccessKeyId": (WrongKeysError, "The storage does not know this key id."),
    "SignatureDoesNotMatch": (WrongKeysError, "The secret does not belong to this key id."),
    "InvalidToken": (WrongKeysError, "The temporary key is not valid."),
    "ExpiredToken": (WrongKeysError, "The temporary key has expired."),
    "AuthorizationHeaderMalformed": (WrongKeysError, "The storage does not accept this key (another region perhaps)."),
    "PreconditionFailed": (NameTakenError, "The name is taken."),
    "NotImplemented": (ConditionRefusedError, "The storage does not know this kind of request."),
    "ConditionalRequestConflict": (ConflictError, "Somebody else is writing the same object."),
    "OperationAborted": (ConflictError, "Somebody else is writing the same object."),
    "SlowDown": (BusyError, "The storage asks for fewer requests."),
    "RequestTimeout": (BusyError, "The storage waited too long for our data."),
    "InvalidRange": (RangeError, "The object is shorter than that."),
}
_KNOWN_STATUS: dict[int, tuple[type[DepotError], str]] = {
    403: (AccessError, "These keys may not do this here."),
    404: (ObjectMissingError, "There is no such object in the bucket."),
    409: (ConflictError, "Somebody else is writing the same object."),
    412: (NameTakenError, "The name is taken."),
    416: (RangeError, "The object is shorter than that."),
    429: (BusyError, "The storage asks for fewer requests."),
    501: (ConditionRefusedError, "The storage does not know this kind of request."),
}
_CLOCK_CODES = {"RequestTimeTooSkewed", "RequestExpired"}
_ELSEWHERE_CODES = {"PermanentRedirect", "TemporaryRedirect", "IllegalLocationConstraintException"}
_SERVER_TROUBLE = 500


def person_error(error: Exception, subject: str) -> DepotError | BadInputError:
    """The error for a person that stands for botocore's. ``subject`` is the address of what was wanted."""
    if isinstance(error, boto.ClientError):
        return _from_answer(error.response, subject)
    if isinstance(error, (boto.NoCredentialsError, boto.PartialCredentialsError, boto.CredentialRetrievalError)):
        return WrongKeysError("There are no keys for this storage.", subject=subject)
    if isinstance(error, boto.SSLError):
        message = "The storage's certificate cannot be verified."
        return DepotError(message, subject=subject, what_to_do="Check the address, and this computer's date and time.")
    if isinstance(error, (boto.HTTPClientError, boto.ConnectionError, boto.IncompleteReadError, OSError)):
        return OfflineError("The storage cannot be reached.", subject=subject)
    if isinstance(error, (boto.InvalidRegionError, boto.ParamValidationError, ValueError)):
        message = f"This address cannot be used: {error}"
        return BadInputError(
            message, subject=subject, what_to_do="Check the address, for example https://s3.example.com."
        )
    message = f"The storage answered something unexpected ({error})."
    if isinstance(error, (ResponseParserError, RecursionError)):
        message = "What answers at this address is no S3 storage."
    return DepotError(message, subject=subject, what_to_do="Check the address of the storage.")


def _from_answer(answer: dict[str, Any], subject: str) -> DepotError:
    code = str(answer.get("Error", {}).get("Code", ""))
    meta = answer.get("ResponseMetadata", {})
    status = int(meta.get("HTTPStatusCode", 0))
    if code in _CLOCK_CODES:
        message = "This computer's clock differs too much from the storage's."
        what_to_do = "Set date and time of this computer, then try again."
        return AccessError(message, subject=subject, what_to_do=what_to_do, code="clock")
    if code in _ELSEWHERE_CODES:
        region = meta.get("HTTPHeaders", {}).get("x-amz-bucket-region", "")
        message = "The bucket lies in another region" + (f" ({region})." if region else ".")
        return DepotError(message, subject=subject, what_to_do="Give the bucket's own region or endpoint.")
    known = _KNOWN_CODES.get(code) or _KNOWN_STATUS.get(status)
    if known is not None:
        return known[0](known[1], subject=subject)
    if status >= _SERVER_TROUBLE:
        # botocore makes a 500 of a page that it cannot read
        is_page = "html" in meta.get("HTTPHeaders", {}).get("content-type", "")
        trouble = "What answers is no S3 storage, or it has" if is_page else "The storage has"
        return BusyError(f"{trouble} trouble of its own ({code or status}).", subject=subject)
    return DepotError(f"The storage refused the request ({code or status}).", subject=subject)
