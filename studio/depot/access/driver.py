"""The protocol of a driver: one way to let a person into a storage, seen before it is done, and taken away again."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, Protocol

from studio.depot.access.grant import AccessKind, Grant, MemberPlaces


@dataclass(frozen=True, slots=True)
class Document:
    """A policy or the claims of a token, as it is applied, with a sentence for each thing it allows.

    ``body`` is JSON, or a text where the provider has no JSON for it (capabilities to tick, commands to run).
    """

    title: str
    body: Any
    sentences: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The body as a person reads and pastes it."""
        return self.body if isinstance(self.body, str) else json.dumps(self.body, indent=2)

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {"title": self.title, "body": self.body, "sentences": list(self.sentences)}


@dataclass(frozen=True, slots=True)
class Preview:
    """What will be done for a person, shown to the owner before it is.

    ``sentences``: how it works, how long it lasts and what it cannot do; ``documents``: exactly what is applied.
    """

    kind: AccessKind
    sentences: tuple[str, ...]
    documents: tuple[Document, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "kind": str(self.kind),
            "sentences": list(self.sentences),
            "documents": [document.as_json() for document in self.documents],
        }


@dataclass(frozen=True, slots=True)
class Revoked:
    """What was taken away, and what the owner has to do by hand because the storage has no way for it."""

    is_complete: bool
    sentences: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """For ``--json`` and for keeping."""
        return {"is_complete": self.is_complete, "sentences": list(self.sentences)}


@dataclass(frozen=True, slots=True)
class AccessSettings:
    """What a way of access needs beyond the owner's keys.

    ``role_arn``: the role of ``sts``. ``in_bucket``, ``member_keys`` (id, secret): the second bucket and the members'
    key pair of ``buckets``. ``b2_api_url``: another address of Backblaze's native API.
    """

    role_arn: str = ""
    in_bucket: str = ""
    member_keys: tuple[str, str] = field(default=("", ""), repr=False)
    b2_api_url: str = ""

    def as_json(self) -> dict[str, Any]:
        """As a home keeps it, sealed: the members' secret is in it."""
        return {
            "role_arn": self.role_arn,
            "in_bucket": self.in_bucket,
            "member_keys": list(self.member_keys),
            "b2_api_url": self.b2_api_url,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> AccessSettings:
        """Read what `as_json` wrote; what is missing is empty."""
        key_id, secret = value.get("member_keys") or ("", "")
        return cls(
            str(value.get("role_arn", "")),
            str(value.get("in_bucket", "")),
            (str(key_id), str(secret)),
            str(value.get("b2_api_url", "")),
        )


class AccessDriver(Protocol):
    """One way of access at one storage. Every method but `preview` may use the network.

    Raises, each of them: OfflineError when the storage cannot be reached (trying again is right), AccessError when
    the owner's keys may not do it, DepotError for anything else, BadInputError when a setting is missing.
    """

    kind: AccessKind

    @property
    def parent(self) -> str:
        """Under which key access is made, where it dies with that (`Grant.parent`); empty where it does not."""

    def preview(self, places: MemberPlaces) -> Preview:
        """What will be applied for this person, in words and as it is. Touches nothing."""

    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """Access for a person who has none; what an earlier try left behind is replaced. None: made by hand."""

    def change(self, places: MemberPlaces, known: Grant, now_ms: int) -> Grant | None:
        """Access for other rooms than before, or for longer. Keys that can stay, stay."""

    def revoke(self, places: MemberPlaces, known: Grant) -> Revoked:
        """Take the access away, as far as the storage can; what is gone already is fine."""


class LastingDriver(AccessDriver, Protocol):
    """A way whose keys are good until they are taken away, and bear the name of what they were made for."""

    def named_for(self, places: MemberPlaces) -> tuple[str, ...]:
        """What ``places.maker`` has made for that device, or may have, as `Grant.made` names it: also what no home knows of.

        ``places.rooms``: all for which it may have been made.
        """


class UnendingDriver:
    """The part of a driver whose storage has no way to take keys back: the owner does it, as ``left_to_do`` says."""

    left_to_do: tuple[str, ...]

    def revoke(self, places: MemberPlaces, known: Grant) -> Revoked:
        """See `AccessDriver.revoke`."""
        del places, known
        return Revoked(is_complete=False, sentences=self.left_to_do)


class RemakingDriver(UnendingDriver, ABC):
    """The part of such a driver that gives new keys where others are needed; the old ones end, or are the same."""

    @abstractmethod
    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """See `AccessDriver.grant`."""

    def change(self, places: MemberPlaces, known: Grant, now_ms: int) -> Grant | None:
        """See `AccessDriver.change`."""
        del known
        return self.grant(places, now_ms)
