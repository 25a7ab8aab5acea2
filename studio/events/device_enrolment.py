"""How a new device of somebody who is in a room already asks to be let in: a frame in the inbox, under the room's key.

The certificate is the proof; the key only keeps the name from the storage.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.domain.errors import TrustError
from studio.events.certificates import Certificate, check_certificate
from studio.events.codec import GrammarError, decode_object, encode
from studio.events.envelope import (
    ENROLMENT,
    MAX_NUMBER,
    ZERO_HASH,
    Header,
    open_body,
    split_frame,
    verify_frame,
    write_frame,
)
from studio.events.keys import EpochKey, SigningKey, device_id

DEVICE_ENROLMENT_N = MAX_NUMBER
"""Its number in the inbox of its device, which no packet ever reaches."""


def write_device_enrolment(
    signing: SigningKey, key: EpochKey, *, prj: str, room: str, cert: Mapping[str, Any]
) -> bytes:
    """The enrolment of the device with this signing key and certificate."""
    header = Header(ENROLMENT, prj, room, device_id(signing.public), DEVICE_ENROLMENT_N, ZERO_HASH, z=True, ep=key.ep)
    return write_frame(header, encode({"cert": dict(cert)}), key, signing)


def open_device_enrolment(data: bytes, keys: Mapping[str, EpochKey], *, prj: str, room: str) -> Certificate:
    """The certificate of the device that asks. Raises GrammarError, TrustError for what is no such thing."""
    frame = split_frame(data)
    header = frame.header
    if (header.k, header.prj, header.room, header.n) != (ENROLMENT, prj, room, DEVICE_ENROLMENT_N):
        raise GrammarError("This is no enrolment of a device here.", subject=frame.hash)
    if header.ep not in keys:
        raise TrustError("A device asks under a key that this room never had.", subject=header.dev)
    cert = check_certificate(decode_object(open_body(frame, keys[header.ep])).get("cert"))
    if cert.device != header.dev or not verify_frame(frame, cert.device_public):
        raise TrustError("A device asks with another device's certificate.", subject=cert.name)
    return cert
