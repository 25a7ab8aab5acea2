"""The manifest of a deliverable, signed: what it was made of, by whom and with what, which verifies without any home.

The signature stands in the manifest itself, so that the two appear and travel as one file. It is an SSH signature over
the canonical form of everything else: ``jq -cSj 'del(.signature.ssh)' MANIFEST | ssh-keygen -Y verify`` checks it too. A
manifest without one is an older one, and is called "not signed".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.domain.errors import TrustError
from studio.events.certificates import Certificate, check_certificate
from studio.events.keys import SigningKey
from studio.events.open_signatures import (
    did_key,
    is_ssh_signed,
    json_bytes,
    public_of_did,
    sign_ssh,
    signature_of_armor,
    ssh_armor,
)

MADE = "segue-deliverable"
"""Namespace of the SSH signature of whoever assembled a deliverable."""
MAX_MANIFEST_BYTES = 64 << 20
_BROKEN = "This cannot be trusted"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a manifest. ``person`` and ``key`` are did:key; they differ where a device of the person signed."""

    name: str
    person: str
    key: str

    def as_json(self) -> dict[str, str]:
        """For ``segue verify --json``."""
        return {"name": self.name, "person": self.person, "key": self.key}


def manifest_bytes(body: Mapping[str, Any]) -> bytes:
    """A manifest as it lies on a disk: read by people, and the same on every machine."""
    return json.dumps(body, indent=1, ensure_ascii=False, allow_nan=False).encode() + b"\n"


def signed_manifest(body: Mapping[str, Any], key: SigningKey, cert: Certificate) -> bytes:
    """The file of a manifest, signed by the person's key or by that of the device which ``cert`` is for.

    Raises TrustError where ``key`` is neither.
    """
    if key.public not in (cert.person_public, cert.device_public):
        raise TrustError("A deliverable is signed by its maker or by a device of theirs.", subject=cert.name)
    signature: dict[str, Any] = {
        "name": cert.name,
        "person": did_key(cert.person_public),
        "key": did_key(key.public),
    }
    if key.public != cert.person_public:
        signature["certificate"] = dict(cert.fields)
    whole = {**body, "signature": signature}
    ssh = ssh_armor(key.public, MADE, sign_ssh(key, json_bytes(whole), MADE))
    return manifest_bytes({**whole, "signature": {**signature, "ssh": ssh}})


def read_manifest(data: bytes) -> tuple[dict[str, Any], Signer | None]:
    """A manifest and who signed it (None: nobody).

    Raises TrustError where a byte is not as it was written and signed, ValueError for what is no manifest at all.
    """
    body = json.loads(data[: MAX_MANIFEST_BYTES + 1])
    if not isinstance(body, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 -- a file that is no manifest, like one that is no JSON
    if "signature" not in body:
        return body, None
    try:
        signer = _signer(body, body["signature"])
        is_as_written = manifest_bytes(body) == data
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as problem:
        raise TrustError("The manifest's signature is damaged.", title=_BROKEN) from problem
    if not is_as_written:
        raise TrustError("The manifest was changed after it was signed.", title=_BROKEN)
    return body, signer


def _signer(body: dict[str, Any], signature: dict[str, Any]) -> Signer:
    signer = Signer(str(signature["name"]), signature["person"], signature["key"])
    person, key = public_of_did(signer.person), public_of_did(signer.key)
    if person != key:
        cert = check_certificate(signature["certificate"])
        if cert.person_public != person or cert.device_public != key or cert.name != signer.name:
            raise TrustError("The device that signed the manifest is not the named person's.", title=_BROKEN)
    ssh = signature_of_armor(key, MADE, signature["ssh"])
    unsigned = {name: value for name, value in signature.items() if name != "ssh"}
    if not is_ssh_signed(key, json_bytes({**body, "signature": unsigned}), MADE, ssh):
        raise TrustError("The manifest was changed after it was signed, or the signature is forged.", title=_BROKEN)
    return signer
