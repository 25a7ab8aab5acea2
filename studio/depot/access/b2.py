"""Backblaze B2: application keys, each good for one prefix of one bucket: two of a person's own, and one a room.

Source: Backblaze, "B2 Native API" version 3 (backblaze.com/apidocs: b2-authorize-account, b2-list-buckets,
b2-create-key, b2-list-keys, b2-delete-key). A key may last less than 1,000 days. ``writeFiles`` also lets its holder hide files of
that prefix through the S3 API ("S3-Compatible App Keys"), which is their own inbox and uploads.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from studio.depot.access.b2_api import B2Api
from studio.depot.access.driver import AccessSettings, Document, Preview, Revoked
from studio.depot.access.grant import AccessKind, Grant, KeyPair, MemberPlaces

if TYPE_CHECKING:
    from studio.depot.s3 import S3Depot

LIFE_S = 999 * 24 * 3600
_READ = ("listFiles", "readFiles")
_WRITE = (*_READ, "writeFiles")


class B2Driver:
    """See `driver.AccessDriver`."""

    kind = AccessKind.B2
    parent = ""

    def __init__(self, depot: S3Depot, settings: AccessSettings) -> None:
        self._depot = depot
        self._api_url = settings.b2_api_url

    def preview(self, places: MemberPlaces) -> Preview:
        """See `AccessDriver.preview`."""
        documents = tuple(
            Document(
                "Application key for a room" if capabilities == _READ else "Application key for the person's own",
                {
                    "keyName": _key_name(places, number),
                    "bucket": places.bucket,
                    "namePrefix": places.key(start),
                    "capabilities": list(capabilities),
                    "validDurationInSeconds": LIFE_S,
                },
                ("Write, read and list here.",) if capabilities == _WRITE else ("Read and list here, write nothing.",),
            )
            for number, (start, capabilities) in enumerate(_wanted(places))
        )
        return Preview(
            self.kind,
            (
                (
                    f"The person gets {len(documents)} application keys: B2 limits a key to one prefix, so each place has "
                    "its own."
                ),
                "They last 999 days; deleting them shuts this person out without touching the others.",
            ),
            documents,
        )

    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """See `AccessDriver.grant`."""
        return self._make(places, now_ms, {})

    def change(self, places: MemberPlaces, known: Grant, now_ms: int) -> Grant | None:
        """See `AccessDriver.change`: keys of places that stay, stay, unless it is time for new ones.

        Renewed keys leave the old ones as they are: with those the person fetches the new ones.
        """
        if known.is_below_half(now_ms):
            renewed = self._make(places, now_ms, {})
            return replace(renewed, made=renewed.made + known.made)
        kept = {pair.places[0]: pair for pair in known.keys if pair.places}
        found = self._make(places, now_ms, kept)
        gone = {pair.key_id for pair in known.keys} - set(found.key_ids)
        if gone:  # a room was left: it ends with the keys from before they were renewed, too
            gone |= set(known.made) - set(found.made)
            api = self._api()
            for key_id in sorted(gone):
                api.delete_key(key_id)
        older = tuple(key_id for key_id in known.made if key_id not in gone and key_id not in found.made)
        return replace(found, issued_ms=now_ms, expires_ms=known.expires_ms, made=found.made + older)

    def revoke(self, places: MemberPlaces, known: Grant) -> Revoked:
        """See `AccessDriver.revoke`."""
        del places
        api = self._api()
        for key_id in known.made:
            api.delete_key(key_id)
        return Revoked(is_complete=True, sentences=("Their application keys were deleted at Backblaze.",))

    def named_for(self, places: MemberPlaces) -> tuple[str, ...]:
        """See `LastingDriver.named_for`."""
        start = f"{places.name}-"
        found = self._api().keys()
        return tuple(key_id for key_id, name in found if name.startswith(start) and name.removeprefix(start).isdigit())

    def _make(self, places: MemberPlaces, now_ms: int, kept: dict[str, KeyPair]) -> Grant:
        keys = []
        api = self._api()
        bucket_id = api.bucket_id(places.bucket)
        for number, (start, capabilities) in enumerate(_wanted(places)):
            pair = kept.get(start)
            if pair is None:
                key_id, secret = api.create_key(
                    _key_name(places, number),
                    list(capabilities),
                    bucket_id=bucket_id,
                    name_prefix=places.key(start),
                    life_s=LIFE_S,
                )
                pair = KeyPair(key_id, secret, places=(start,))
            keys.append(pair)
        made = tuple(pair.key_id for pair in keys)
        return Grant(self.kind, tuple(keys), now_ms, now_ms + LIFE_S * 1000, places.rooms, made)

    def _api(self) -> B2Api:
        credentials = self._depot.session.get_credentials()
        key_id, secret = (credentials.access_key, credentials.secret_key) if credentials else ("", "")
        return B2Api(key_id, secret, self._api_url)


def _wanted(places: MemberPlaces) -> list[tuple[str, tuple[str, ...]]]:
    return [(start, _WRITE) for start in places.own] + [(start, _READ) for start in places.readable]


def _key_name(places: MemberPlaces, number: int) -> str:
    """Letters, digits and ``-``, at most 100 (b2_create_key, keyName)."""
    return f"{places.name}-{number + 1}"
