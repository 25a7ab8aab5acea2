"""The protocol of a depot: the shared storage between people who share nothing else.

Says what a bucket, a folder and a test double all promise. It knows names and bytes; what the bytes mean,
who may write them and in which order is decided above (``studio/sync``, ``studio/events``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Protocol, runtime_checkable

from studio.domain.errors import AccessError, DepotError, OfflineError

MAX_OBJECT_BYTES = 32 * 1024 * 1024
"""No object of ours is larger (chunks 8 MiB, segments about 12): whatever is, is not ours and is not read."""

PAGE_NAMES = 1000
"""The most names one listing gives, as S3's ListObjectsV2."""


class PutResult(Enum):
    """What became of a conditional create."""

    CREATED = "created"
    SAME = "same"
    """An object with exactly these bytes was already there, perhaps by an earlier try of ours."""
    OTHER = "other"
    """Other bytes hold the name."""


class ConditionalCreate(StrEnum):
    """What a depot makes of "create only if absent", as `examine` found it."""

    YES = "yes"
    REFUSED = "refused"
    IGNORED = "ignored"
    NOT_ATOMIC = "not_atomic"


class ObjectMissingError(DepotError):
    """Nothing goes by this name in the depot."""

    code = "object_missing"
    title = "Not in the storage"
    what_to_do = "It may not have arrived yet. Sync again; if it stays away, ask the person who sent it."


class BusyError(OfflineError):
    """The depot is there but asks us to come again (500, 503, 429, 409)."""

    title = "The storage is busy"


class ConflictError(BusyError):
    """Two writes of one name met at the depot (409): neither may have had an effect; send the same bytes again."""


class RangeError(DepotError):
    """The part asked for begins behind the object's end. Met inside depots."""


class WrongKeysError(AccessError):
    """No keys, or not the right ones: nothing at all can be done with them here."""


class NoBucketError(DepotError):
    """The bucket itself is missing."""

    code = "no_bucket"
    title = "There is no such bucket"
    what_to_do = "Check the name, or create the bucket at your storage provider; Segue does not create buckets."


class NameTakenError(DepotError):
    """A conditional create found the name taken. Met inside depots; callers see a `PutResult`."""


class ConditionRefusedError(DepotError):
    """The depot does not know conditional requests. Met inside depots and by `examine`."""


@dataclass(frozen=True, slots=True)
class ObjectInfo:
    """What a listing says of an object; ``modified_ms`` is UTC."""

    name: str
    size_bytes: int
    modified_ms: int


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as it was read; ``modified_ms`` is UTC."""

    data: bytes
    modified_ms: int


@runtime_checkable
class Depot(Protocol):
    """A place of named, mostly immutable objects. Every method may be called from any thread.

    Raises, besides what each method names: OfflineError when the place cannot be reached or is busy (trying
    again is right), AccessError when it refuses (trying again is not), DiskError when a folder's disk is full,
    DepotError for anything else, ValueError for a name outside the grammar (an error in the program).
    """

    url: str

    @property
    def is_atomic(self) -> bool:
        """Whether of several `put_new` of one name at once exactly one answers CREATED."""

    @property
    def needs_lead(self) -> bool:
        """Whether only one device may write a docket here (PROTOCOL.md 5.9): every folder, every odd bucket."""

    @property
    def has_clock(self) -> bool:
        """Whether ``modified_ms`` is stamped by a clock of the depot's own. In a folder it says nothing."""

    def put_new(self, name: str, data: bytes) -> PutResult:
        """Create an object, never replacing one. Equal bytes already there are SAME."""

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """Write an object whole or not at all, replacing what was there (chunks, rings).

        ``data`` may be changed by the caller afterwards. ``digest`` is its SHA-256 (hex) where the caller knows it, so
        that signing needs no second look; a wrong one is refused by the storage, or it stores what is there.
        """

    def get(self, name: str) -> StoredObject:
        """Read an object whole.

        Raises:
            ObjectMissingError: nothing goes by this name.
        """

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """Read a part; shorter only where the object ends.

        Raises:
            ObjectMissingError: nothing goes by this name.
        """

    def head(self, name: str) -> ObjectInfo | None:
        """Size and time of an object, None when it is missing."""

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """The first ``limit`` objects whose name starts with ``prefix`` and sorts strictly after ``after``.

        Sorted by name. Names outside the grammar are left out; `foreign_names` tells of them.
        A shorter answer than ``limit`` means that there is no more.
        """

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """Copy inside the depot; with ``only_new`` never onto an existing object. Whether it was copied.

        Raises:
            ObjectMissingError: there is no source.
        """

    def delete(self, name: str) -> None:
        """Delete an object; one that is not there is fine."""

    def clock_drift_ms(self) -> int:
        """The depot's clock minus ours, as far as the last answers tell; 0 where it is unknown."""

    def foreign_names(self) -> list[str]:
        """Names outside the grammar met since the last call, each only once in the depot's life."""

    def close(self) -> None:
        """Let go of connections. Closing twice is fine."""
