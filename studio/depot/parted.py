"""A bucket behind several keys, or spread over two buckets: each object is reached by the part its name belongs to.

Where a storage gives a key to one prefix only (Backblaze B2), one set of rights to all prefixes of a key (Cloudflare
R2), a limit to a policy (2,048 characters), or a key to a bucket only (Garage), a person needs more than one key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.depot.depot import PAGE_NAMES, ConditionalCreate, ObjectInfo, PutResult, StoredObject
from studio.depot.wrapped import innermost
from studio.domain.errors import AccessError

if TYPE_CHECKING:
    from studio.depot.depot import Depot
    from studio.depot.s3 import S3Depot


@dataclass(frozen=True, slots=True)
class Part:
    """Objects whose names start with one of ``places`` are reached through ``depot``; an empty text is all of them."""

    places: tuple[str, ...]
    depot: S3Depot


class PartedDepot:
    """See the module. The first part is the one by whose address the depot goes; closing closes all parts."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self.url = parts[0].depot.url

    @property
    def depots(self) -> list[S3Depot]:
        """The depots of the parts."""
        return [part.depot for part in self.parts]

    # --- what kind of depot it is -------------------------------------------------------------------------------

    @property
    def is_atomic(self) -> bool:
        """See `Depot.is_atomic`."""
        return all(depot.is_atomic for depot in self.depots)

    @property
    def needs_lead(self) -> bool:
        """See `Depot.needs_lead`."""
        return any(depot.needs_lead for depot in self.depots)

    @property
    def has_clock(self) -> bool:
        """See `Depot.has_clock`."""
        return True

    @property
    def conditional_create(self) -> ConditionalCreate | None:
        """What an examination found; all parts are at one provider."""
        return self.depots[0].conditional_create

    @conditional_create.setter
    def conditional_create(self, found: ConditionalCreate | None) -> None:
        for depot in self.depots:
            depot.conditional_create = found

    @property
    def sends_whole_objects(self) -> bool:
        """Whether a part was asked for a range and sent everything."""
        return any(depot.sends_whole_objects for depot in self.depots)

    # --- one object: its part -----------------------------------------------------------------------------------

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`."""
        return self._of(name).put_new(name, data)

    def create_if_absent(self, name: str, data: bytes) -> PutResult:
        """See `examine.Examinable`."""
        return self._of(name).create_if_absent(name, data)

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`."""
        self._of(name).put(name, data, digest=digest)

    def get(self, name: str) -> StoredObject:
        """See `Depot.get`."""
        return self._of(name).get(name)

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """See `Depot.get_range`."""
        return self._of(name).get_range(name, start_byte, size_bytes)

    def head(self, name: str) -> ObjectInfo | None:
        """See `Depot.head`."""
        return self._of(name).head(name)

    def delete(self, name: str) -> None:
        """See `Depot.delete`."""
        self._of(name).delete(name)

    def presign_get(self, name: str, lifetime_s: int, content_type: str = "") -> str:
        """See `examine.Presigner`."""
        return self._of(name).presign_get(name, lifetime_s, content_type)

    def presign_put(self, name: str, lifetime_s: int, *, only_new: bool = False) -> str:
        """See `examine.Presigner`."""
        return self._of(name).presign_put(name, lifetime_s, only_new=only_new)

    # --- several parts ------------------------------------------------------------------------------------------

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """See `Depot.list_after`. A prefix above several parts lists each part's own places."""
        found: dict[str, ObjectInfo] = {}
        asked = False
        for part in self.parts:
            for place in part.places:
                inside = prefix if prefix.startswith(place) else place if place.startswith(prefix) else None
                if inside is None or self._of(inside) is not part.depot:
                    continue
                asked = True
                for info in part.depot.list_after(inside, after, limit):
                    if self._of(info.name) is part.depot:
                        found[info.name] = info
        if not asked:
            raise self._no_key(prefix)
        return sorted(found.values(), key=lambda info: info.name)[:limit]

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """See `Depot.copy`. From bucket to bucket the storage itself copies, by the target's key."""
        depot = self._of(target)
        return depot.copy_across(self._of(source), source, target, only_new=only_new)

    def clock_drift_ms(self) -> int:
        """See `Depot.clock_drift_ms`: the part that was asked tells."""
        return next((drift for depot in self.depots if (drift := depot.clock_drift_ms())), 0)

    def foreign_names(self) -> list[str]:
        """See `Depot.foreign_names`."""
        return sorted({name for depot in self.depots for name in depot.foreign_names()})

    def close(self) -> None:
        """See `Depot.close`."""
        for depot in self.depots:
            depot.close()

    def _of(self, name: str) -> S3Depot:
        """The part with the longest place that the name starts with. Raises AccessError when no key reaches it."""
        best, longest = None, -1
        for part in self.parts:
            for place in part.places:
                if name.startswith(place) and len(place) > longest:
                    best, longest = part.depot, len(place)
        if best is None:
            raise self._no_key(name)
        return best

    def _no_key(self, name: str) -> AccessError:
        return AccessError("None of the keys for this storage reaches that far.", subject=f"{self.url}/{name}")


def s3_depots(depot: Depot) -> list[S3Depot]:
    """The S3 depots inside a depot, the production's own bucket first; empty for folders and test doubles."""
    from studio.depot.s3 import S3Depot

    inner = innermost(depot)
    if isinstance(inner, PartedDepot):
        return inner.depots
    return [inner] if isinstance(inner, S3Depot) else []
