"""Key rings, and the page that a pass opens: how a room's keys and the rights to its storage reach a device.

Whether the writer may decide in that room is for its docket to say, or for the pass; here its certificate and
signature are checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from studio.domain.errors import PassError, TrustError
from studio.events.certificates import Certificate, check_certificate
from studio.events.codec import GrammarError, Rng, decode_object, encode, is_hex
from studio.events.envelope import (
    RING,
    ZERO_HASH,
    Frame,
    Header,
    commitment_of,
    is_position,
    open_body,
    sign_frame,
    split_frame,
    verify_frame,
    write_frame,
)
from studio.events.keys import BoxKey, EpochKey, SigningKey, device_id, seal_to
from studio.events.passes import Pass, PassKeys
from studio.randomness import random_bytes


@dataclass(frozen=True, slots=True)
class Ring:
    """A key ring that was opened and checked.

    ``to``: the device (or recovery box) it is for; ``certificate``: its writer's; ``keys``: the epochs, oldest first;
    ``grant``: access to the storage, as the depot understands it; ``head``: the last entry when it was written;
    ``n``: which never falls.
    """

    prj: str
    room: str
    n: int
    to: str
    certificate: Certificate
    keys: tuple[EpochKey, ...] = field(repr=False)
    grant: Mapping[str, Any] = field(repr=False)
    head: tuple[int, str]


@dataclass(frozen=True, slots=True)
class PassPage:
    """What somebody who holds a pass may read before they are admitted; ``content`` holds terms, brief and so on."""

    prj: str
    room: str
    n: int
    certificate: Certificate
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Addressee:
    """For whom an object at ``g/<device>`` or ``t/<pass>`` is, read without any key.

    ``to`` is the pass's id when ``is_page``, else that of the device or recovery box.
    """

    is_page: bool
    to: str
    prj: str
    room: str
    n: int


def write_ring(
    signing: SigningKey,
    box_public: bytes,
    *,
    prj: str,
    room: str,
    n: int,
    to: str,
    cert: Mapping[str, Any],
    keys: Sequence[EpochKey],
    grant: Mapping[str, Any],
    head: tuple[int, str],
    rng: Rng = random_bytes,
) -> bytes:
    """A ring for the box key ``box_public`` of the device (or recovery box) ``to``, signed by a deciding device.

    ``cert`` is the writer's own; ``n`` has to be above that of the ring it replaces. Raises GrammarError when a
    part has no canonical form or the ring is too large, TrustError for an unusable box key.
    """
    if not keys:
        raise GrammarError("A ring needs at least one key.")
    header = Header(RING, prj, room, device_id(signing.public), n, ZERO_HASH, z=False, ep=ZERO_HASH, to=to)
    body = {
        "to": to,
        "cert": dict(cert),
        "keys": [key.key.hex() for key in keys],
        "grant": dict(grant),
        "head": list(head),
    }
    return sign_frame(header, seal_to(box_public, encode(body), header.to_bytes(), rng), signing)


def open_ring(data: bytes, box: BoxKey, *, owner: bytes | None = None) -> Ring:
    """The ring for the device whose box key this is.

    ``owner`` is the person key (32 bytes) under which the writer's certificate has to stand, where one is known.
    Raises GrammarError for what is no ring, TrustError when it is for another device or not signed as it should be.
    """
    frame = _split(data)
    if frame.header.ep != ZERO_HASH:
        raise TrustError("This is the page of an invitation, not a key ring.")
    body = decode_object(box.open(frame.body, frame.header_bytes))
    writer = _check_writer(frame, body.get("cert"), owner)
    keys, grant, head = body.get("keys"), body.get("grant"), body.get("head")
    good = (
        body.get("to") == frame.header.to
        and isinstance(keys, list)
        and len(keys) > 0
        and all(is_hex(key, 64) for key in keys)
        and isinstance(grant, dict)
        and is_position(head)
    )
    if not good or keys is None or grant is None or head is None:
        raise TrustError("A key ring lacks a part, or a part has a wrong form.")
    return Ring(
        prj=frame.header.prj,
        room=frame.header.room,
        n=frame.header.n,
        to=body["to"],
        certificate=writer,
        keys=tuple(EpochKey(bytes.fromhex(key)) for key in keys),
        grant=grant,
        head=(head[0], head[1]),
    )


def write_pass_page(
    signing: SigningKey,
    keys: PassKeys,
    *,
    prj: str,
    room: str,
    n: int,
    cert: Mapping[str, Any],
    content: Mapping[str, Any],
    rng: Rng = random_bytes,
) -> bytes:
    """The page that the pass with these keys opens: ``content`` (terms, brief, names of inputs), no room key.

    Raises GrammarError when a part has no canonical form or the page is too large.
    """
    header = Header(
        RING,
        prj,
        room,
        device_id(signing.public),
        n,
        ZERO_HASH,
        z=True,
        ep=commitment_of(keys.aes_key),
        to=keys.pass_id,
    )
    return write_frame(header, encode({**content, "cert": dict(cert)}), keys.aes_key, signing, rng)


def open_pass_page(data: bytes, pass_: Pass) -> PassPage:
    """The page of a pass, from a device of the owner whom the pass names.

    Raises PassError when a ring lies there instead: the pass was used up. Raises GrammarError or TrustError when the
    page is broken or not by the owner.
    """
    frame = _split(data)
    if frame.header.to != pass_.pass_id:
        raise PassError(
            "This invitation was used already, by another device or person.",
            subject=pass_.pass_id[:8],
            what_to_do="If it was not you, tell the person who sent it at once, and ask for a new one.",
        )
    if (frame.header.prj, frame.header.room) != (pass_.prj, pass_.room):
        raise TrustError("The invitation's page belongs to another production.")
    content = decode_object(open_body(frame, pass_.aes_key))
    writer = _check_writer(frame, content.pop("cert", None), pass_.owner_person_public)
    return PassPage(frame.header.prj, frame.header.room, frame.header.n, writer, content)


def addressee(data: bytes) -> Addressee:
    """Which of the two an object is, and for whom; nothing of it is verified.

    Raises GrammarError for what is neither.
    """
    header = _split(data).header
    return Addressee(header.ep != ZERO_HASH, header.to or "", header.prj, header.room, header.n)


def _split(data: bytes) -> Frame:
    frame = split_frame(data)
    if frame.header.k != RING:
        raise GrammarError("This is no key ring.", subject=frame.hash)
    return frame


def _check_writer(frame: Frame, cert: object, owner: bytes | None) -> Certificate:
    """The certificate inside, if the frame is signed by its device (and its person is ``owner``). Raises TrustError."""
    writer = check_certificate(cert)
    if owner is not None and writer.person_public != owner:
        raise TrustError("A key ring was written by somebody other than the owner.", subject=writer.name)
    if writer.device != frame.header.dev or not verify_frame(frame, writer.device_public):
        raise TrustError("A key ring's signature is wrong.", subject=writer.name)
    return writer
