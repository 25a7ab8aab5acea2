"""Keys and what is done with them: sign, verify, seal to a person's device, seal with a known key, name an epoch.

The only place that calls the cryptography library. Where keys are kept is the store's business (keychain, file),
and what is signed is decided by the callers.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from studio.domain.errors import TrustError
from studio.events.codec import Rng, tagged_hash
from studio.randomness import random_bytes

KEY_BYTES = 32
SIGNATURE_BYTES = 64
NONCE_BYTES = 12
TAG_BYTES = 16
ID_DIGITS = 32
BOX_OVERHEAD_BYTES = KEY_BYTES + TAG_BYTES

_FIELD_PRIME = 2**255 - 19
_ORDER_8_Y = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_ORDER_Y = frozenset({0, 1, _FIELD_PRIME - 1, _ORDER_8_Y, _FIELD_PRIME - _ORDER_8_Y})
"""The y of all eight points whose order divides 8; either sign of x. tests/events/test_keys.py computes them anew."""
_ZERO_NONCE = bytes(NONCE_BYTES)
"""Only where a key seals one message and no other."""
_REMEMBERED_BYTES_MAX = 64
"""Messages are hashes, as a rule; nothing long is kept in memory for having been verified."""


def is_sound_public(public: bytes) -> bool:
    """Whether an Ed25519 public key is canonically encoded and not of small order.

    OpenSSL accepts forged signatures under keys that are not, libsodium does not: so they are refused everywhere.
    """
    if len(public) != KEY_BYTES:
        return False
    y = int.from_bytes(public, "little") & (2**255 - 1)
    return y < _FIELD_PRIME and y not in _SMALL_ORDER_Y


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` (64 bytes) by the Ed25519 key ``public`` (32 bytes) stands under ``message``.

    What was found out lately is remembered: a packet is looked at when it comes, before it is taken in, and in its entry.
    """
    find_out = _known_to_stand if len(message) <= _REMEMBERED_BYTES_MAX else _stands
    return find_out(bytes(public), bytes(message), bytes(signature))


def _stands(public: bytes, message: bytes, signature: bytes) -> bool:
    key = _loaded_public(public)
    if key is None or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


_known_to_stand = lru_cache(maxsize=2048)(_stands)


@lru_cache(maxsize=1024)
def _loaded_public(public: bytes) -> Ed25519PublicKey | None:
    """The library's key, or None for one that is refused."""
    return Ed25519PublicKey.from_public_bytes(public) if is_sound_public(public) else None


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An Ed25519 key pair of a device, a person, a pass or a rotation. ``seed`` is the secret (32 bytes)."""

    seed: bytes = field(repr=False)
    public: bytes
    _private: Ed25519PrivateKey = field(repr=False, compare=False)

    @classmethod
    def generate(cls, rng: Rng = random_bytes) -> SigningKey:
        """A new key."""
        return cls.from_seed(rng(KEY_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> SigningKey:
        """The key of a 32-byte seed. Raises ValueError for another length."""
        private = Ed25519PrivateKey.from_private_bytes(seed)
        return cls(seed, private.public_key().public_bytes_raw(), private)

    def sign(self, message: bytes) -> bytes:
        """The signature (64 bytes); the same for the same message."""
        return self._private.sign(message)


@dataclass(frozen=True, slots=True)
class BoxKey:
    """An X25519 key pair: whoever knows ``public`` can seal something that only this key opens."""

    seed: bytes = field(repr=False)
    public: bytes
    _private: X25519PrivateKey = field(repr=False, compare=False)

    @classmethod
    def generate(cls, rng: Rng = random_bytes) -> BoxKey:
        """A new key."""
        return cls.from_seed(rng(KEY_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> BoxKey:
        """The key of a 32-byte seed. Raises ValueError for another length."""
        private = X25519PrivateKey.from_private_bytes(seed)
        return cls(seed, private.public_key().public_bytes_raw(), private)

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """What was sealed by ``seal_to`` for this key under the same context.

        Raises TrustError when it was sealed for another key, or changed on the way.
        """
        if len(sealed) < BOX_OVERHEAD_BYTES:
            raise TrustError("A sealed message is too short to be one.")
        ephemeral = sealed[:KEY_BYTES]
        try:
            shared = self._private.exchange(X25519PublicKey.from_public_bytes(ephemeral))
            key = _box_cipher_key(shared, ephemeral, self.public)
            return AESGCM(key).decrypt(_ZERO_NONCE, sealed[KEY_BYTES:], context)
        except (InvalidTag, ValueError) as problem:  # ValueError: a public key of small order
            raise TrustError("A sealed message is for another device, or it was changed on the way.") from problem


def seal_to(box_public: bytes, plaintext: bytes, context: bytes, rng: Rng = random_bytes) -> bytes:
    """``plaintext`` so that only the owner of ``box_public`` reads it: ephemeral key (32) + ciphertext + tag (16).

    ``context`` is bound to it and not contained. Raises TrustError for a public key that is none.
    """
    ephemeral = BoxKey.from_seed(rng(KEY_BYTES))
    try:
        shared = ephemeral._private.exchange(X25519PublicKey.from_public_bytes(box_public))  # noqa: SLF001
    except ValueError as problem:
        raise TrustError("A device's box key is not usable.") from problem
    key = _box_cipher_key(shared, ephemeral.public, box_public)
    return ephemeral.public + AESGCM(key).encrypt(_ZERO_NONCE, plaintext, context)


def _box_cipher_key(shared: bytes, ephemeral_public: bytes, box_public: bytes) -> bytes:
    """The AES key of one sealed message; both public keys enter, as in RFC 9180."""
    return derive(shared, "segue/1/box", salt=ephemeral_public + box_public)


def derive(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """HKDF-SHA256 (RFC 5869) of a 32-byte secret for one purpose: 32 bytes."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose.encode()).derive(secret)


def stretch(passphrase: bytes, salt: bytes, *, n: int, r: int, p: int) -> bytes:
    """A 32-byte key from a passphrase by scrypt (RFC 7914); takes 128 * n * r bytes of memory."""
    return Scrypt(salt=salt, length=KEY_BYTES, n=n, r=r, p=p).derive(passphrase)


def seal_secret(key: bytes, plaintext: bytes, aad: bytes, rng: Rng = random_bytes) -> bytes:
    """AES-256-GCM under a 32-byte key: nonce (12, random) + ciphertext + tag (16)."""
    nonce = rng(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, aad)


def open_secret(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    """The reverse of ``seal_secret``.

    Raises TrustError when the key is another one, or a byte was changed.
    """
    if len(sealed) < NONCE_BYTES + TAG_BYTES:
        raise TrustError("A sealed secret is too short to be one.")
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], aad)
    except InvalidTag as problem:
        raise TrustError("A sealed secret does not open with this key, or it was changed.") from problem


def seal_once(key: bytes, plaintext: bytes | memoryview, aad: bytes) -> bytes:
    """AES-256-GCM with nonce 0: ciphertext + tag. Only for a key that belongs to this very plaintext."""
    return AESGCM(key).encrypt(_ZERO_NONCE, plaintext, aad)


def open_once(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    """The reverse of ``seal_once``. Raises TrustError."""
    try:
        return AESGCM(key).decrypt(_ZERO_NONCE, sealed, aad)
    except InvalidTag as problem:
        raise TrustError("A sealed piece does not open with its key, or it was changed.") from problem


def seal_once_into(key: bytes, plaintext: bytes | memoryview, aad: bytes, into: memoryview) -> None:
    """As ``seal_once``, into memory that is there: exactly ``TAG_BYTES`` longer than the plain bytes, and not theirs."""
    AESGCM(key).encrypt_into(_ZERO_NONCE, plaintext, aad, into)


def open_once_into(key: bytes, sealed: bytes | memoryview, aad: bytes, into: memoryview) -> None:
    """As ``open_once``, into memory that is there, exactly as long as the plain bytes. Raises TrustError."""
    try:
        AESGCM(key).decrypt_into(_ZERO_NONCE, sealed, aad, into)
    except InvalidTag as problem:
        raise TrustError("A sealed piece does not open with its key, or it was changed.") from problem


def key_commitment(key: bytes) -> str:
    """The name of a symmetric key (64 hex digits). AES-GCM does not commit to its key; this does."""
    return tagged_hash("kc", key).hex()


@dataclass(frozen=True)
class EpochKey:
    """The 32 random bytes that open one epoch of a room."""

    key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES:
            raise ValueError(f"An epoch key has {KEY_BYTES} bytes, not {len(self.key)}.")

    @classmethod
    def generate(cls, rng: Rng = random_bytes) -> EpochKey:
        """A new epoch."""
        return cls(rng(KEY_BYTES))

    @cached_property
    def ep(self) -> str:
        """The commitment that names this epoch in every header (64 hex digits)."""
        return key_commitment(self.key)

    @cached_property
    def body_key(self) -> bytes:
        """The AES key of the bodies of packets and entries."""
        return derive(self.key, "segue/1/body")

    @cached_property
    def chunk_key(self) -> bytes:
        """The HMAC key from which the keys of chunks come."""
        return derive(self.key, "segue/1/chunk")


def device_id(signing_public: bytes) -> str:
    """A device's id: the first 32 hex digits of SHA-256 of its signing key. A pass has one too."""
    return hashlib.sha256(signing_public).hexdigest()[:ID_DIGITS]


def person_id(person_public: bytes) -> str:
    """A person's id: the first 32 hex digits of a tagged hash of the person key."""
    return tagged_hash("person", person_public).hex()[:ID_DIGITS]


def recovery_id(recovery_public: bytes) -> str:
    """The name under which rings for a person's recovery box key lie, in place of a device's id."""
    return tagged_hash("recovery", recovery_public).hex()[:ID_DIGITS]


def rotation_hash(rotation_public: bytes) -> str:
    """What a certificate says of the rotation key (64 hex digits), so that the key itself can stay in the safe."""
    return tagged_hash("rotation", rotation_public).hex()


def random_id(rng: Rng = random_bytes) -> str:
    """A new id of 32 hex digits."""
    return rng(ID_DIGITS // 2).hex()
