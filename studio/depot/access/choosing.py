"""Which ways of access fit a storage, by its host's name and by what it answers, and which one is the best."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from studio.depot.access.by_hand import BucketsDriver, FolderDriver, PasteDriver, SharedDriver
from studio.depot.access.driver import AccessDriver, AccessSettings, LastingDriver
from studio.depot.access.grant import AccessKind, MemberPlaces
from studio.depot.depot import Depot
from studio.depot.parted import s3_depots
from studio.domain.errors import BadInputError

if TYPE_CHECKING:
    from studio.depot.s3 import S3Depot

SAMPLE = MemberPlaces("BUCKET", "", "0" * 32, "1" * 32, ("2" * 32,))


class Provider(StrEnum):
    """Who keeps a bucket, as far as it shows."""

    AWS = "aws"
    R2 = "r2"
    B2 = "b2"
    WASABI = "wasabi"
    MINIO = "minio"
    CEPH = "ceph"
    GARAGE = "garage"
    OTHER = "other"
    FOLDER = "folder"


OWN_OBJECTS = frozenset({Provider.CEPH, Provider.OTHER})
"""Where an object may belong to the user that wrote it."""

_HOSTS = {
    ".amazonaws.com": Provider.AWS,
    ".amazonaws.com.cn": Provider.AWS,
    ".r2.cloudflarestorage.com": Provider.R2,
    ".backblazeb2.com": Provider.B2,
    ".wasabisys.com": Provider.WASABI,
}
_HEADERS = {"minio": Provider.MINIO, "ceph": Provider.CEPH, "garage": Provider.GARAGE}

WAYS: dict[Provider, tuple[AccessKind, ...]] = {
    Provider.AWS: (AccessKind.USERS, AccessKind.STS),
    Provider.R2: (AccessKind.R2,),
    Provider.B2: (AccessKind.B2,),
    Provider.WASABI: (AccessKind.USERS, AccessKind.STS),
    Provider.MINIO: (AccessKind.STS,),
    Provider.CEPH: (AccessKind.USERS, AccessKind.STS),
    Provider.GARAGE: (AccessKind.BUCKETS,),
    Provider.OTHER: (AccessKind.USERS, AccessKind.STS, AccessKind.BUCKETS),
    Provider.FOLDER: (AccessKind.FOLDER,),
}
_WHY: dict[AccessKind, str] = {
    AccessKind.USERS: "A user of the storage for each person, which Segue makes: lasting, and each can be shut out alone.",
    AccessKind.STS: "Temporary keys: only if this computer is on and online daily, for they end within hours.",
    AccessKind.R2: "Temporary keys that this computer signs by itself, good for 7 days and renewed by then.",
    AccessKind.B2: "Application keys for each person, one a place: lasting, and each person can be shut out alone.",
    AccessKind.BUCKETS: "Two buckets: the members' one key may only read the one and write the other.",
    AccessKind.PASTE: "You make a key pair for each person at your provider and paste it.",
    AccessKind.SHARED: "Everybody gets your own keys: for trying out, and among people who trust each other.",
    AccessKind.FOLDER: "The folder's own permissions, which your system, NAS or sync program gives.",
}
_MINIO_WHY = (
    "Temporary keys that last 7 days: this computer has to be online every few days. Your keys have to be those of a "
    "user, not of a service account."
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What fits a storage. ``recommended`` is the first of ``kinds``."""

    provider: Provider
    kinds: tuple[AccessKind, ...]

    @property
    def recommended(self) -> AccessKind:
        """The best way here."""
        return self.kinds[0]

    def why(self, kind: AccessKind) -> str:
        """A way in one sentence."""
        return _MINIO_WHY if (self.provider, kind) == (Provider.MINIO, AccessKind.STS) else _WHY[kind]

    def as_json(self) -> dict[str, Any]:
        """For ``depot check --json`` and the dialog."""
        return {
            "provider": str(self.provider),
            "recommended": str(self.recommended),
            "ways": [{"kind": str(kind), "why": self.why(kind)} for kind in self.kinds],
        }


def provider_of(depot: Depot) -> Provider:
    """Who keeps the depot. What a bucket's server says of itself counts once it has answered something."""
    s3 = s3_depots(depot)
    if not s3:
        return Provider.FOLDER
    return _provider(s3[0])


def _provider(depot: S3Depot) -> Provider:
    host = (urlsplit(depot.endpoint_url).hostname or "") if depot.endpoint_url else ".amazonaws.com"
    for end, provider in _HOSTS.items():
        if host.endswith(end):
            return provider
    header = depot.server_header.lower()
    return next((provider for word, provider in _HEADERS.items() if word in header), Provider.OTHER)


def choices(depot: Depot) -> Choice:
    """The ways that fit, the best first; asks a storage of unknown make whether it makes users.

    Raises OfflineError.
    """
    provider = provider_of(depot)
    if provider is Provider.FOLDER:
        return Choice(provider, WAYS[provider])
    kinds = WAYS[provider]
    if AccessKind.USERS in kinds and not _makes_users(s3_depots(depot)[0]):
        kinds = tuple(kind for kind in kinds if kind is not AccessKind.USERS)
        # what then fits needs a role or a second bucket first: the first way must work as it is
        return Choice(provider, (AccessKind.PASTE, *kinds, AccessKind.SHARED))
    if provider is Provider.GARAGE:
        return Choice(provider, (AccessKind.PASTE, *kinds, AccessKind.SHARED))
    return Choice(provider, (*kinds, AccessKind.PASTE, AccessKind.SHARED))


def _makes_users(depot: S3Depot) -> bool:
    from studio.depot.s3_users import users_of

    return any(users.is_offered() for users in users_of(depot))


def kind_named(text: str) -> AccessKind:
    """A way by its name; what no choice was ever made for is done by hand. Raises BadInputError."""
    if not text:
        return AccessKind.PASTE
    try:
        return AccessKind(text)
    except ValueError as error:
        known = ", ".join(kind.value for kind in AccessKind)
        raise BadInputError(
            f"“{text}” is no way of access.", subject=text, what_to_do=f"Use create (the best that fits) or {known}."
        ) from error


def driver_of(kind: AccessKind, depot: Depot | None, settings: AccessSettings | None = None) -> AccessDriver:
    """The driver of a way at a depot that was opened with the owner's keys. Raises BadInputError where it does not fit."""
    settings = settings or AccessSettings()
    by_hand: dict[AccessKind, AccessDriver] = {
        AccessKind.FOLDER: FolderDriver(),
        AccessKind.PASTE: PasteDriver(),
        AccessKind.BUCKETS: BucketsDriver(settings),
    }
    if kind in by_hand:
        return by_hand[kind]
    found = s3_depots(depot) if depot is not None else []
    if not found:
        raise BadInputError(
            "This way of access is for buckets only.", subject=str(kind), what_to_do="A folder has its own permissions."
        )
    s3 = found[0]
    if kind is AccessKind.SHARED:
        return SharedDriver(s3)
    return _bucket_driver(kind, s3, settings)


def lasting_drivers(depot: Depot, settings: AccessSettings) -> list[LastingDriver]:
    """The ways in which keys that last may have been made at a depot; asks a storage whether it makes users.

    Raises OfflineError.
    """
    from studio.depot.access.b2 import B2Driver
    from studio.depot.access.users import UsersDriver

    found = s3_depots(depot)
    ways = WAYS[_provider(found[0])] if found else ()
    if AccessKind.B2 in ways:
        return [B2Driver(found[0], settings)]
    return [UsersDriver(found[0])] if AccessKind.USERS in ways and _makes_users(found[0]) else []


def _bucket_driver(kind: AccessKind, s3: S3Depot, settings: AccessSettings) -> AccessDriver:
    """The drivers that speak to a bucket's provider; imported where there is a bucket."""
    from studio.depot.access.b2 import B2Driver
    from studio.depot.access.r2 import R2Driver
    from studio.depot.access.sts import StsDriver
    from studio.depot.access.users import UsersDriver

    if kind is AccessKind.STS:
        return StsDriver(s3, settings, is_minio=_provider(s3) is Provider.MINIO)
    if kind is AccessKind.R2:
        return R2Driver(s3)
    if kind is AccessKind.B2:
        return B2Driver(s3, settings)
    return UsersDriver(s3)
