"""Certificates: a person key says that a device is theirs. And, in the same form, what else a key signs on its own.

No list of whom to trust: who counts in a room is for its docket to say.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.domain.errors import BadInputError, TrustError
from studio.events.codec import GrammarError, encode, is_hex, tagged_hash
from studio.events.keys import SIGNATURE_BYTES, SigningKey, device_id, is_sound_public, person_id, verify

CERTIFICATE, REVOCATION, ROTATION, TAKE_OVER, ENTRANCE = "cert", "revoke", "rotate", "lead", "enter"
"""Purposes of signed statements; each has its own hash, so that none passes for another."""

MAX_NAME_BYTES = 200
MAX_LABEL_BYTES = 60
_NOT_IN_NAMES = ("Cc", "Cs", "Zl", "Zp")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PUBLIC_DIGITS = 64
_REQUIRED = ("person", "signing", "box", "rotation", "name", "issued", "sig")


@dataclass(frozen=True, slots=True)
class Certificate:
    """A device certificate that has been checked.

    ``person`` and ``device`` are ids, the ``_public`` ones 32-byte keys; ``rotation_hash`` is 64 hex digits;
    ``recovery_public`` is the box key for which rings are written too, or None; ``label`` is how the person calls the
    device, or empty; ``fields`` is the signed form.
    """

    person: str
    person_public: bytes
    device: str
    device_public: bytes
    box_public: bytes
    rotation_hash: str
    name: str
    issued_ms: int
    recovery_public: bytes | None
    fields: Mapping[str, Any]
    label: str = ""


def certificate(
    person: SigningKey,
    device_public: bytes,
    box_public: bytes,
    rotation_hash: str,
    name: str,
    issued_ms: int,
    *,
    recovery_public: bytes | None = None,
    label: str = "",
) -> dict[str, Any]:
    """A certificate for a device, ready for the log.

    ``name`` is the person's, ``label`` the device's. Raises BadInputError for a name that is empty, too long or has
    control characters.
    """
    fields: dict[str, Any] = {
        "person": person.public.hex(),
        "signing": device_public.hex(),
        "box": box_public.hex(),
        "rotation": rotation_hash,
        "name": checked_name(name),
        "issued": issued_ms,
    }
    if recovery_public is not None:
        fields["recovery"] = recovery_public.hex()
    if label:
        fields["label"] = checked_name(label).encode()[:MAX_LABEL_BYTES].decode(errors="ignore")
    return sign_statement(CERTIFICATE, fields, person)


def check_certificate(fields: object) -> Certificate:
    """The certificate that ``fields`` (decoded canonical JSON) hold, its signature verified.

    Fields that this version does not know are signed too and have no effect. Raises TrustError.
    """
    if not isinstance(fields, Mapping) or not _is_well_formed(fields):
        raise TrustError("A device's certificate has a wrong form.")
    person_public = bytes.fromhex(fields["person"])
    device_public = bytes.fromhex(fields["signing"])
    if not is_sound_public(device_public) or not is_statement_by(CERTIFICATE, fields, person_public):
        raise TrustError("A device's certificate is not signed by the person it names.", subject=fields["name"])
    recovery = fields.get("recovery")
    return Certificate(
        person=person_id(person_public),
        person_public=person_public,
        device=device_id(device_public),
        device_public=device_public,
        box_public=bytes.fromhex(fields["box"]),
        rotation_hash=fields["rotation"],
        name=fields["name"],
        issued_ms=fields["issued"],
        recovery_public=None if recovery is None else bytes.fromhex(recovery),
        fields=dict(fields),
        label=fields.get("label", ""),
    )


def sign_statement(purpose: str, fields: Mapping[str, Any], key: SigningKey) -> dict[str, Any]:
    """``fields`` with ``sig`` added: the key's signature over their hash for this purpose.

    Raises GrammarError for fields that have no canonical form.
    """
    unsigned = {name: value for name, value in fields.items() if name != "sig"}
    return {**unsigned, "sig": key.sign(tagged_hash(purpose, encode(unsigned))).hex()}


def is_statement_by(purpose: str, fields: Mapping[str, Any], public: bytes) -> bool:
    """Whether ``fields`` carry the signature of the key ``public`` for this purpose."""
    signature = fields.get("sig")
    if not isinstance(signature, str) or not is_hex(signature, 2 * SIGNATURE_BYTES):
        return False
    try:
        signed = encode({name: value for name, value in fields.items() if name != "sig"})
    except GrammarError:
        return False
    return verify(public, tagged_hash(purpose, signed), bytes.fromhex(signature))


def checked_name(name: str) -> str:
    """A person's name as it may stand in a certificate: composed (NFC), with single blanks.

    Joiners stay, some scripts need them. Raises BadInputError for a name without a visible character, with control or
    bidi characters, or too long. Readers check the length only: what is visible depends on the edition of Unicode.
    """
    shown = name.encode(errors="backslashreplace").decode()
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if any(unicodedata.category(character) in _NOT_IN_NAMES or character in _BIDI for character in name):
        raise BadInputError("A name cannot have control characters.", subject=shown)
    if not any(unicodedata.category(character)[0] in "LNPS" for character in name):
        raise BadInputError("A name needs at least one visible character.", subject=shown)
    if len(name.encode()) > MAX_NAME_BYTES:
        raise BadInputError(f"A name can have {MAX_NAME_BYTES} bytes at most.", subject=shown)
    return name


def _is_well_formed(fields: Mapping[str, Any]) -> bool:
    publics = ("person", "signing", "box", "rotation", *(("recovery",) if "recovery" in fields else ()))
    issued = fields.get("issued")
    name, label = fields.get("name"), fields.get("label", "")
    return (
        all(field in fields for field in _REQUIRED)
        and all(is_hex(fields[field], _PUBLIC_DIGITS) for field in publics)
        and isinstance(name, str)
        and 0 < len(name.encode()) <= MAX_NAME_BYTES
        and isinstance(issued, int)
        and not isinstance(issued, bool)
        and isinstance(label, str)
        and len(label.encode()) <= MAX_LABEL_BYTES
    )
