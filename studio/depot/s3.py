"""A depot in an S3 bucket: AWS, Ceph, MinIO, R2 and whoever else speaks the protocol.

One request per call and no retries (`retrying` is the place for them); objects are at most a few MiB, so that
nothing is streamed. Imports boto3, which costs half a second: import this module only when there is a bucket.
"""

from __future__ import annotations

import re
import threading
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
from botocore.config import Config
from botocore.loaders import Loader

from studio.depot import object_names
from studio.depot.depot import (
    MAX_OBJECT_BYTES,
    PAGE_NAMES,
    BusyError,
    ConditionalCreate,
    ConditionRefusedError,
    ConflictError,
    NameTakenError,
    NoBucketError,
    ObjectInfo,
    ObjectMissingError,
    PutResult,
    RangeError,
    StoredObject,
    WrongKeysError,
)
from studio.depot.foreign import ForeignNames
from studio.depot.s3_errors import TRANSPORT_ERRORS, person_error
from studio.depot.s3_wire import S3Wire
from studio.domain.errors import AccessError, DepotError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_CREATE_ROUNDS = 8
_PARTIAL = 206
_BYTES_MOVE = frozenset({"put_object", "get_object", "head_object"})
_MD5 = re.compile(r"[0-9a-f]{32}")


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def client_config(*, path_style: bool, connections: int, connect_timeout_s: float, read_timeout_s: float) -> Config:
    """How we speak S3.

    Checksums only where the operation demands one: boto3's default trailers are refused by Ceph 16 and others
    (boto3#4392). No retries: botocore would repeat a conditional create and then report its own success as a 412.
    """
    return Config(
        signature_version="s3v4",
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        retries={"total_max_attempts": 1, "mode": "standard"},
        max_pool_connections=connections,
        connect_timeout=connect_timeout_s,
        read_timeout=read_timeout_s,
        tcp_keepalive=True,
        parameter_validation=False,  # our parameters are few and ours; saves a tenth of a small request
        s3={"addressing_style": "path" if path_style else "auto"},
    )


class _Models(Loader):  # type: ignore[misc]  # botocore has no types
    """The descriptions of AWS's services, read once for all sessions: reading them anew makes a client ten times as slow."""

    def __init__(self) -> None:
        super().__init__()
        self._reading = threading.Lock()

    @property
    def search_paths(self) -> list[str]:
        """A copy: boto3 adds a folder for each session, for what is not used here."""
        return list(super().search_paths)

    def load_service_model(self, *words: Any, **more: Any) -> Any:
        """One thread at a time: what is put together from several files is changed while that is done."""
        with self._reading:
            return super().load_service_model(*words, **more)


_models = _Models()


def new_session(
    key_id: str | None = None, secret: str | None = None, token: str | None = None, region: str | None = None
) -> boto3.session.Session:
    """A session with these keys; without them boto3's chain (environment, files) is asked."""
    core = botocore.session.get_session()
    core.register_component("data_loader", _models)
    return boto3.session.Session(key_id, secret, token, region_name=region, botocore_session=core)


class S3Depot:
    """See the module.

    ``conditional_create`` is what an examination found, None when there was none yet: then each create looks
    first, so that nothing is overwritten even where the storage ignores conditions.
    """

    def __init__(
        self,
        bucket: str,
        prefix: str = "",
        *,
        endpoint_url: str | None = None,
        key_id: str | None = None,
        secret: str | None = None,
        session_token: str | None = None,
        region: str | None = None,
        conditional_create: ConditionalCreate | None = None,
        connections: int = 16,
        connect_timeout_s: float = 10.0,
        read_timeout_s: float = 60.0,
        now_ms: Callable[[], int] = _now_ms,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.bucket = bucket
        self.prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self.url = f"s3://{bucket}/{self.prefix}".rstrip("/")
        self.endpoint_url = endpoint_url
        self.conditional_create = conditional_create
        self.sends_whole_objects = False
        self._now_ms = now_ms
        self._sleep = sleep
        self._foreign = ForeignNames()
        self._date_seen: tuple[str, int] | None = None
        self.server_header = ""
        try:
            self.session = new_session(key_id, secret, session_token, region)
            self.region = self.session.region_name or "us-east-1"
            self._client: Any = self.session.client(
                "s3",
                region_name=self.region,
                endpoint_url=endpoint_url,
                config=client_config(
                    path_style=endpoint_url is not None,
                    connections=connections,
                    connect_timeout_s=connect_timeout_s,
                    read_timeout_s=read_timeout_s,
                ),
            )
            self._wire = self._new_wire(connections, connect_timeout_s, read_timeout_s)
        except TRANSPORT_ERRORS as error:
            raise person_error(error, endpoint_url or self.url) from error

    def _new_wire(self, connections: int, connect_timeout_s: float, read_timeout_s: float) -> S3Wire | None:
        """The thin way for what moves bytes, to a server named by its address; AWS itself is boto3's."""
        if self.endpoint_url is None or not S3Wire.fits(self.endpoint_url):
            return None
        return S3Wire(
            self.bucket,
            self.endpoint_url,
            self.region,
            self.session.get_credentials(),
            connections=connections,
            connect_timeout_s=connect_timeout_s,
            read_timeout_s=read_timeout_s,
            limit_bytes=MAX_OBJECT_BYTES,
        )

    @property
    def is_atomic(self) -> bool:
        """As far as the examination found."""
        return self.conditional_create is ConditionalCreate.YES

    @property
    def needs_lead(self) -> bool:
        """Unless the examination found atomic creates."""
        return not self.is_atomic

    @property
    def has_clock(self) -> bool:
        """Yes: LastModified."""
        return True

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`, and PROTOCOL.md 5.4 for 412 and 409."""
        object_names.require_known(name)
        for round_number in range(_CREATE_ROUNDS):
            if self.conditional_create is not ConditionalCreate.YES:
                found = self._compare(name, data)
                if found is not None:
                    return found
            try:
                if self.conditional_create is ConditionalCreate.REFUSED:
                    self.put(name, data)
                    return PutResult.CREATED
                return self.create_if_absent(name, data)
            except ConditionRefusedError:
                self.conditional_create = ConditionalCreate.REFUSED
            except ObjectMissingError:  # taken, and gone again before we could compare
                self._sleep(0.05 * round_number)
        message = "Others keep creating and deleting this object."
        raise BusyError(message, subject=self._address(name))

    def create_if_absent(self, name: str, data: bytes) -> PutResult:
        """Leave the deciding to the storage alone, whatever is known of it: also for `examine`.

        Raises:
            ConditionRefusedError: the storage does not know conditions.
            ObjectMissingError: it says that the name is taken, yet there is nothing.
        """
        for round_number in range(_CREATE_ROUNDS):
            try:
                self._call("put_object", name, Key=self._key(name), Body=data, IfNoneMatch="*")
            except NameTakenError:
                return PutResult.SAME if self.get(name).data == data else PutResult.OTHER
            except ConflictError:
                self._sleep(0.05 * (1 + round_number))
            except DepotError as error:
                if type(error) is not DepotError:
                    raise
                # a plain 400 ("unsupported header"): if something else were wrong, a plain write would say so, too
                raise ConditionRefusedError(error.message, subject=error.subject) from error
            else:
                return PutResult.CREATED
        message = "Others keep writing this object."
        raise BusyError(message, subject=self._address(name))

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`."""
        known = {"Digest": digest} if digest and self._wire is not None else {}
        body = data if self._wire is not None else bytes(data)  # boto3 knows no memoryview
        self._call("put_object", name, Key=self._key(name), Body=body, **known)

    def get(self, name: str) -> StoredObject:
        """See `Depot.get`."""
        answer = self._read_call("get_object", name)
        return StoredObject(self._body(answer, name), _ms(answer["LastModified"]))

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """See `Depot.get_range`. A storage that sends everything instead of the part is put up with."""
        if size_bytes <= 0:
            return b""
        wanted = f"bytes={start_byte}-{start_byte + size_bytes - 1}"
        try:
            answer = self._read_call("get_object", name, Range=wanted)
        except RangeError:
            return b""
        data = self._body(answer, name)
        if answer["ResponseMetadata"]["HTTPStatusCode"] == _PARTIAL:
            return data
        self.sends_whole_objects = True
        return data[start_byte : start_byte + size_bytes]

    def head(self, name: str) -> ObjectInfo | None:
        """See `Depot.head`."""
        try:
            answer = self._read_call("head_object", name)
        except ObjectMissingError:
            return None
        return ObjectInfo(name, answer["ContentLength"], _ms(answer["LastModified"]))

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """See `Depot.list_after`."""
        object_names.require_prefix(prefix)
        found: list[ObjectInfo] = []
        start = after
        while len(found) < limit:
            page = self._list_page(prefix, start, min(PAGE_NAMES, limit - len(found)))
            infos = [self._info(row) for row in page.get("Contents", ())]
            for info in infos:
                if object_names.is_known(info.name):
                    found.append(info)
                else:
                    self._foreign.meet(info.name)
            if not page.get("IsTruncated") or not infos:
                break
            start = max(info.name for info in infos)
        return sorted((info for info in found if info.name > after), key=lambda info: info.name)

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """See `Depot.copy`. Looks first: few servers know conditions on a copy, and one machine copies."""
        return self.copy_across(self, source, target, only_new=only_new)

    def copy_across(self, origin: S3Depot, source: str, target: str, *, only_new: bool = True) -> bool:
        """The same from another bucket of this storage, which these keys must be allowed to read."""
        key = self._key(object_names.require_known(target))
        if only_new and self.head(target) is not None:
            return False
        place = {"Bucket": origin.bucket, "Key": origin.prefix + object_names.require_known(source)}
        self._call("copy_object", source, Key=key, CopySource=place)
        return True

    def place_of(self, name: str) -> tuple[str, str]:
        """Bucket and key of an object."""
        return self.bucket, self._key(object_names.require_known(name))

    def copy_from(self, source: S3Depot, name: str) -> bool:
        """Copy an object from another bucket of the same server without fetching it.

        Whether the copy is proven equal: both have the same ETag, and it is an MD5 (not so under some encryptions).

        Raises:
            ObjectMissingError: there is no such object in ``source``.
            AccessError: these keys may not read there.
        """
        bucket, key = source.place_of(name)
        answer = self._call("copy_object", name, Key=self._key(name), CopySource={"Bucket": bucket, "Key": key})
        copied = str(answer.get("CopyObjectResult", {}).get("ETag", "")).strip('"')
        return _MD5.fullmatch(copied) is not None and copied == source.etag(name)

    def etag(self, name: str) -> str:
        """What the server calls this state of an object's bytes; often their MD5."""
        return str(self._read_call("head_object", name).get("ETag", "")).strip('"')

    def delete(self, name: str) -> None:
        """See `Depot.delete`."""
        try:
            self._call("delete_object", name, Key=self._key(name))
        except ObjectMissingError:
            return

    def presign_get(self, name: str, lifetime_s: int, content_type: str = "") -> str:
        """An address under which anyone may read this object, for at most seven days; as that content type, if one is told."""
        more = {"ResponseContentType": content_type} if content_type else {}
        return self._presign("get_object", lifetime_s, {"Key": self._key(name), **more})

    def presign_put(self, name: str, lifetime_s: int, *, only_new: bool = False) -> str:
        """An address under which anyone may write this object; ``only_new`` signs the condition with it."""
        params = {"Key": self._key(name)} | ({"IfNoneMatch": "*"} if only_new else {})
        return self._presign("put_object", lifetime_s, params)

    def bucket_call(self, operation: str, **params: Any) -> dict[str, Any]:
        """Any other call of boto3's client on the bucket itself (its policy, say), with our errors."""
        return self._call(operation, "", **params)

    def clock_drift_ms(self) -> int:
        """See `Depot.clock_drift_ms`. The Date header has whole seconds: right to about one."""
        if self._date_seen is None:
            return 0
        date_text, at_ms = self._date_seen
        try:
            date_ms = _ms(parsedate_to_datetime(date_text))
        except ValueError:
            return 0
        return date_ms + 500 - at_ms

    def foreign_names(self) -> list[str]:
        """See `Depot.foreign_names`."""
        return self._foreign.take()

    def close(self) -> None:
        """See `Depot.close`."""
        self._client.close()
        if self._wire is not None:
            self._wire.close()

    def _key(self, name: str) -> str:
        return self.prefix + object_names.require_known(name)

    def _address(self, name: str) -> str:
        return f"s3://{self.bucket}/{self.prefix}{name}"

    def _compare(self, name: str, data: bytes) -> PutResult | None:
        try:
            return PutResult.SAME if self.get(name).data == data else PutResult.OTHER
        except ObjectMissingError:
            return None

    def _list_page(self, prefix: str, after: str, limit: int) -> dict[str, Any]:
        params: dict[str, Any] = {"Prefix": self.prefix + prefix, "MaxKeys": limit}
        if after:
            params["StartAfter"] = self.prefix + after
        try:
            return self._call("list_objects_v2", prefix, **params)
        except ObjectMissingError as error:
            raise NoBucketError("There is no such bucket at this address.", subject=self.url) from error

    def _info(self, row: dict[str, Any]) -> ObjectInfo:
        return ObjectInfo(row["Key"].removeprefix(self.prefix), row["Size"], _ms(row["LastModified"]))

    def _presign(self, operation: str, lifetime_s: int, params: dict[str, str]) -> str:
        params = {"Bucket": self.bucket, **params}
        try:
            url: str = self._client.generate_presigned_url(operation, Params=params, ExpiresIn=lifetime_s)
        except TRANSPORT_ERRORS as error:
            raise person_error(error, self.url) from error
        return url

    def _call(self, operation: str, name: str, **params: Any) -> dict[str, Any]:
        try:
            if self._wire is not None and operation in _BYTES_MOVE:
                answer: dict[str, Any] = getattr(self._wire, operation)(**params)
            else:
                answer = getattr(self._client, operation)(Bucket=self.bucket, **params)
        except TRANSPORT_ERRORS as error:
            self._note_date(getattr(error, "response", None))
            raise person_error(error, self._address(name)) from error
        self._note_date(answer)
        return answer

    def _read_call(self, operation: str, name: str, **params: Any) -> dict[str, Any]:
        """A reading call that tells "missing" from "not allowed".

        Keys that may list only some prefixes get 403 for what is missing, too (S3 API reference, GetObject,
        "Permissions"); a listing of just this name, if that is allowed, says which it is.
        """
        key = self._key(name)
        try:
            return self._call(operation, name, Key=key, **params)
        except WrongKeysError:
            raise
        except AccessError as error:
            try:
                page = self._list_page(name, "", 1)
            except DepotError:
                raise error from None
            if any(row["Key"] == key for row in page.get("Contents", ())):
                raise
            raise ObjectMissingError("There is no such object in the bucket.", subject=self._address(name)) from error

    def _note_date(self, answer: dict[str, Any] | None) -> None:
        headers = (answer or {}).get("ResponseMetadata", {}).get("HTTPHeaders", {})
        self.server_header = headers.get("server", self.server_header)
        date_text = headers.get("date")
        if date_text:
            self._date_seen = (date_text, self._now_ms())

    def _body(self, answer: dict[str, Any], name: str) -> bytes:
        size_bytes, body = answer["ContentLength"], answer["Body"]
        try:
            if size_bytes > MAX_OBJECT_BYTES:
                message = f"An object of {size_bytes} bytes is none of ours; it was not read."
                raise DepotError(message, subject=self._address(name))
            data: bytes = body.read()
        except TRANSPORT_ERRORS as error:
            raise person_error(error, self._address(name)) from error
        finally:
            body.close()
        return data
