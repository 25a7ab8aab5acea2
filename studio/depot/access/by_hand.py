"""The ways in which Segue makes nothing by itself: keys pasted, the owner's own keys shared, two buckets, a folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from studio.depot.access.driver import AccessSettings, Document, Preview, RemakingDriver, Revoked, UnendingDriver
from studio.depot.access.grant import AccessKind, Grant, KeyPair, MemberPlaces
from studio.depot.access.policies import member_policy, member_sentences
from studio.domain.errors import BadInputError

if TYPE_CHECKING:
    from studio.depot.s3 import S3Depot


class PasteDriver:
    """See `driver.AccessDriver`: the owner makes a key pair for each person and pastes it."""

    kind = AccessKind.PASTE
    parent = ""

    def preview(self, places: MemberPlaces) -> Preview:
        """See `AccessDriver.preview`."""
        return Preview(
            self.kind,
            (
                "You make a key pair with this policy at your provider and give it to Segue; it travels encrypted.",
                "It lasts as long as you let it; one person can be shut out by deleting it at your provider.",
            ),
            (Document("Policy of the key pair", json.loads(member_policy(places)), member_sentences(places)),),
        )

    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """See `AccessDriver.grant`: waits for the owner."""
        del places, now_ms
        return None

    def change(self, places: MemberPlaces, known: Grant, now_ms: int) -> Grant | None:
        """See `AccessDriver.change`: the same keys; the owner widens their policy, as `person access` shows it."""
        del now_ms
        return known.for_rooms(places.rooms)

    def revoke(self, places: MemberPlaces, known: Grant) -> Revoked:
        """See `AccessDriver.revoke`."""
        del places
        named = ", ".join(known.key_ids)
        return Revoked(
            is_complete=False, sentences=(f"Delete the key pair {named} at your provider; Segue did not make it.",)
        )


class SharedDriver(RemakingDriver):
    """See `driver.AccessDriver`: everybody has the owner's own keys. For trying out, and among people who trust."""

    kind = AccessKind.SHARED
    left_to_do = (
        (
            "They have your own keys: make new ones at your provider, name them with `segue depot login`, and "
            "delete the old ones. Segue gives the others the new ones."
        ),
    )

    def __init__(self, depot: S3Depot) -> None:
        self._depot = depot

    @property
    def parent(self) -> str:
        """See `AccessDriver.parent`."""
        return own_key_id(self._depot)

    def preview(self, places: MemberPlaces) -> Preview:
        """See `AccessDriver.preview`."""
        del places
        return Preview(
            self.kind,
            (
                "The person gets your own keys to this storage, with everything that they allow, deleting included.",
                "What others wrote stays unreadable to them, as it is encrypted.",
                "Nobody can be shut out alone: you would have to change your keys.",
            ),
        )

    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """See `AccessDriver.grant`."""
        credentials = self._depot.session.get_credentials()
        if credentials is None:
            return None
        pair = KeyPair(credentials.access_key, credentials.secret_key, credentials.token or "")
        return Grant(self.kind, (pair,), now_ms, rooms=places.rooms, parent=self.parent)


class BucketsDriver(RemakingDriver):
    """See `driver.AccessDriver`: a key that may only read one bucket, and write another (Garage and others).

    The members share it; what lies in ``in/`` goes to the second bucket (`parted`).
    """

    kind = AccessKind.BUCKETS
    left_to_do = (
        (
            "All members share one key: make a new one, give it to `segue depot access`, and delete the old one. "
            "Segue gives it to the others; until then this person can still read encrypted objects."
        ),
    )

    def __init__(self, settings: AccessSettings) -> None:
        self._settings = settings

    @property
    def parent(self) -> str:
        """See `AccessDriver.parent`."""
        return self._settings.member_keys[0]

    def preview(self, places: MemberPlaces) -> Preview:
        """See `AccessDriver.preview`."""
        second = self._settings.in_bucket or "<second bucket>"
        key_id = self._settings.member_keys[0] or "<members' key>"
        commands = (
            f"garage bucket allow --read {places.bucket} --key {key_id}\n"
            f"garage bucket allow --read --write {second} --key {key_id}"
        )
        return Preview(
            self.kind,
            (
                f"All members share one key: it may only read {places.bucket}, and read and write {second}.",
                (
                    "Encryption separates the rooms; but a member could delete or replace in the second bucket what others "
                    "sent and your computer has not taken in yet. That is seen, and sent again."
                ),
                "Nobody can be shut out alone: you would have to change the members' key.",
            ),
            (Document("Rights of the members' key, on Garage", commands),),
        )

    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """See `AccessDriver.grant`."""
        key_id, secret = self._settings.member_keys
        if not (self._settings.in_bucket and key_id and secret):
            raise BadInputError(
                "Two buckets need the second bucket's name and the members' key pair.",
                subject=places.bucket,
                what_to_do="Give --in-bucket, --key-id and --secret-file to `segue depot access`.",
            )
        keys = (
            KeyPair(key_id, secret, places=(in_place(places.production),), bucket=self._settings.in_bucket),
            KeyPair(key_id, secret, places=places.readable or (f"s/{places.production}/r/",)),
        )
        return Grant(self.kind, keys, now_ms, rooms=places.rooms, parent=self.parent)


def own_key_id(depot: S3Depot) -> str:
    """The owner's key id at a depot; empty without any."""
    credentials = depot.session.get_credentials()
    return str(credentials.access_key) if credentials else ""


def in_place(production: str) -> str:
    """Start of the names that lie in the second bucket."""
    return f"s/{production}/in/"


class FolderDriver(UnendingDriver):
    """See `driver.AccessDriver`: a folder's rights are those of the system, NAS or sync program it lies on."""

    kind = AccessKind.FOLDER
    parent = ""
    left_to_do = ("Stop sharing the folder with this person, by the means of your system.",)

    def preview(self, places: MemberPlaces) -> Preview:
        """See `AccessDriver.preview`."""
        del places
        return Preview(
            self.kind,
            (
                (
                    "Segue gives nobody rights to a folder: share it with the person by the means of your system, NAS or "
                    "sync program, to read and write everything in it."
                ),
                (
                    "Encryption separates the rooms; but whoever may write the folder may also delete in it. Segue puts the "
                    "log's entries back from this computer."
                ),
            ),
        )

    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """See `AccessDriver.grant`."""
        del places, now_ms
        return None

    def change(self, places: MemberPlaces, known: Grant, now_ms: int) -> Grant | None:
        """See `AccessDriver.change`."""
        del places, now_ms
        return known
