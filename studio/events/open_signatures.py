"""Signatures that other programs verify: compact JWS with EdDSA, SSHSIG, and keys as did:key and as a line of OpenSSH.

Ed25519 only. What is signed is the callers' business. Everything is read strictly: what is accepted is, byte for byte,
what would be written again, so that no byte can be changed without being noticed.
"""

from __future__ import annotations

import base64
import hashlib
import json
from binascii import Error as BadBase64Error
from typing import Any

from studio.domain.errors import TrustError
from studio.events.keys import KEY_BYTES, SIGNATURE_BYTES, SigningKey, is_sound_public, verify

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519_CODE = b"\xed\x01"
_DID_PREFIX = "did:key:z"
_SSH_TYPE = b"ssh-ed25519"
_SSH_HASH = b"sha512"
_SSH_MAGIC = b"SSHSIG"
_SSH_HEAD, _SSH_TAIL, _SSH_WIDTH = "-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n", 70
MAX_JWS_BYTES = 65_536


def did_key(public: bytes) -> str:
    """An Ed25519 public key (32 bytes) as ``did:key:z6Mk...`` (multicodec 0xed, base58btc)."""
    data = _ED25519_CODE + public
    number, digits = int.from_bytes(data), ""
    while number:
        number, digit = divmod(number, len(_BASE58))
        digits = _BASE58[digit] + digits
    return _DID_PREFIX + digits


def public_of_did(did: object) -> bytes:
    """The key of a ``did:key``. Raises TrustError for anything else than a sound Ed25519 key, canonically written."""
    number = 0
    text = did.removeprefix(_DID_PREFIX) if isinstance(did, str) and len(did) < 100 else ""
    for digit in text:
        number = number * len(_BASE58) + max(_BASE58.find(digit), 0)
    data = number.to_bytes(100, "big").lstrip(b"\0")
    public = data[len(_ED25519_CODE) :]
    if len(public) != KEY_BYTES or did_key(public) != did or not is_sound_public(public):
        raise TrustError("A name of a key (did:key) is none.", subject=str(did)[:100])
    return public


# --- JWS (RFC 7515, RFC 8037) ----------------------------------------------------------------------------------


def json_bytes(value: Any) -> bytes:
    """JSON with sorted names and no blanks. Unlike the log's form it has names in any spelling."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _header(public: bytes) -> bytes:
    did = did_key(public)
    return json_bytes({"alg": "EdDSA", "kid": f"{did}#{did.removeprefix('did:key:')}", "typ": "JWT"})


def sign_jws(key: SigningKey, claims: dict[str, Any]) -> str:
    """A compact JWS over ``claims``; its header names the key as did:key."""
    signed = f"{_base64url(_header(key.public))}.{_base64url(json_bytes(claims))}"
    return f"{signed}.{_base64url(key.sign(signed.encode()))}"


def open_jws(text: str, issuer: str = "iss") -> tuple[bytes, dict[str, Any]]:
    """Public key and claims of a compact JWS that the key named by its claim ``issuer`` has signed.

    Raises TrustError where a byte is not as ``sign_jws`` would have written it.
    """
    try:
        header, payload, signature = text[: MAX_JWS_BYTES + 1].encode("ascii").split(b".")
        claims = json.loads(base64.urlsafe_b64decode(payload + b"=" * (-len(payload) % 4)))
        sealed = base64.urlsafe_b64decode(signature + b"=" * (-len(signature) % 4))
        public = public_of_did(claims[issuer])
        expected = f"{_base64url(_header(public))}.{_base64url(json_bytes(claims))}.{_base64url(sealed)}"
    except (ValueError, KeyError, TypeError, BadBase64Error, RecursionError) as problem:
        raise TrustError("This is no signed credential, or it was changed.", title=_BROKEN) from problem
    if expected != text or not verify(public, header + b"." + payload, sealed):
        raise TrustError("The signature does not match: this was changed, or forged.", title=_BROKEN)
    return public, claims


_BROKEN = "This cannot be trusted"


# --- SSHSIG (openssh/PROTOCOL.sshsig) --------------------------------------------------------------------------


def _field(data: bytes) -> bytes:
    return len(data).to_bytes(4) + data


def _ssh_public(public: bytes) -> bytes:
    return _field(_SSH_TYPE) + _field(public)


def ssh_line(public: bytes) -> str:
    """A key as OpenSSH writes it: ``ssh-ed25519 AAAA...``."""
    return f"{_SSH_TYPE.decode()} {base64.b64encode(_ssh_public(public)).decode()}"


def _ssh_message(message: bytes, namespace: str) -> bytes:
    digest = hashlib.sha512(message).digest()
    return _SSH_MAGIC + _field(namespace.encode()) + _field(b"") + _field(_SSH_HASH) + _field(digest)


def sign_ssh(key: SigningKey, message: bytes, namespace: str) -> str:
    """The signature inside an SSHSIG over ``message``, 128 hex digits; ``ssh_armor`` makes the file of it."""
    return key.sign(_ssh_message(message, namespace)).hex()


def is_ssh_signed(public: bytes, message: bytes, namespace: str, signature: object) -> bool:
    """Whether ``signature`` (hex) is what ``sign_ssh`` gives for this key, message and namespace."""
    if not isinstance(signature, str) or len(signature) != 2 * SIGNATURE_BYTES or signature != signature.lower():
        return False
    try:
        return verify(public, _ssh_message(message, namespace), bytes.fromhex(signature))
    except ValueError:
        return False


def ssh_armor(public: bytes, namespace: str, signature: str) -> str:
    """The file that ``ssh-keygen -Y verify`` reads."""
    sealed = _field(_SSH_TYPE) + _field(bytes.fromhex(signature))
    parts = (_ssh_public(public), namespace.encode(), b"", _SSH_HASH, sealed)
    text = base64.b64encode(_SSH_MAGIC + (1).to_bytes(4) + b"".join(map(_field, parts))).decode()
    lines = "".join(f"{text[at : at + _SSH_WIDTH]}\n" for at in range(0, len(text), _SSH_WIDTH))
    return _SSH_HEAD + lines + _SSH_TAIL


def signature_of_armor(public: bytes, namespace: str, text: str) -> str:
    """The signature (hex) in a file of ``ssh_armor``. Raises TrustError when it is of another key or not so written."""
    try:
        data = base64.b64decode(text.removeprefix(_SSH_HEAD).removesuffix(_SSH_TAIL))
    except (BadBase64Error, ValueError):
        data = b""
    signature = data[-SIGNATURE_BYTES:].hex()
    if len(signature) != 2 * SIGNATURE_BYTES or ssh_armor(public, namespace, signature) != text:
        raise TrustError("An SSH signature is of another key, or it was changed.", title=_BROKEN)
    return signature
