"""Keys: signatures that hold everywhere, refused public keys, boxes, secrets and the names of epochs."""

from __future__ import annotations

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from studio.domain.errors import TrustError
from studio.events.keys import (
    BoxKey,
    EpochKey,
    SigningKey,
    device_id,
    is_sound_public,
    key_commitment,
    open_secret,
    person_id,
    recovery_id,
    rotation_hash,
    seal_secret,
    seal_to,
    verify,
)

P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P
SQRT_MINUS_1 = pow(2, (P - 1) // 4, P)


def x_of(y: int) -> int | None:
    """An x with (x, y) on the curve of RFC 8032, or None."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    for candidate in (x, x * SQRT_MINUS_1 % P):
        if candidate * candidate % P == square:
            return candidate
    return None


def added(first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    (x1, y1), (x2, y2) = first, second
    product = D * x1 * x2 * y1 * y2 % P
    return (x1 * y2 + x2 * y1) * pow(1 + product, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - product, -1, P) % P


def times(number: int, point: tuple[int, int]) -> tuple[int, int]:
    total = (0, 1)
    while number:
        if number & 1:
            total = added(total, point)
        point = added(point, point)
        number >>= 1
    return total


def small_order_points() -> set[tuple[int, int]]:
    """All points whose order divides 8, found by multiplying any points by the order of the base point."""
    order = 2**252 + 27742317777372353535851937790883648493
    found: set[tuple[int, int]] = set()
    y = 2
    while len(found) < 8:
        x = x_of(y)
        if x is not None:
            found.add(times(order, (x, y)))
        y += 1
    return found


def encodings(point: tuple[int, int]) -> list[bytes]:
    """Every encoding that a careless reader takes for the point: either sign of a zero x, and y + p where it fits."""
    x, y = point
    signs = {x & 1} if x else {0, 1}
    return [(value | sign << 255).to_bytes(32, "little") for value in (y, y + P) if value < 2**255 for sign in signs]


SMALL = sorted({encoding for point in small_order_points() for encoding in encodings(point)})
# from libsodium's ge25519_has_small_order and the paper "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko 2020)
KNOWN_SMALL = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
]


def test_the_computed_small_order_keys_are_the_known_ones():
    assert [key.hex() for key in SMALL] == sorted(KNOWN_SMALL)


@pytest.mark.parametrize("public", KNOWN_SMALL)
def test_a_key_of_small_order_is_refused(public):
    assert not is_sound_public(bytes.fromhex(public))


def test_the_forgery_that_openssl_accepts_is_refused():
    public = bytes.fromhex(KNOWN_SMALL[2])  # the neutral element: A = 0, so R = 0 and S = 0 fit every message
    forged = public + bytes(32)
    Ed25519PublicKey.from_public_bytes(public).verify(forged, b"I owe you 1000 euros")
    assert not verify(public, b"I owe you 1000 euros", forged)


@pytest.mark.parametrize("y", [P, P + 1, P + 3, P + 18, 2**255 - 1])
@pytest.mark.parametrize("sign", [0, 1])
def test_an_encoding_that_is_not_canonical_is_refused(y, sign):
    assert not is_sound_public((y | sign << 255).to_bytes(32, "little"))


def test_keys_of_another_length_are_refused():
    assert not is_sound_public(bytes(31))
    assert not verify(b"", b"", bytes(64))


def test_ordinary_keys_are_sound():
    assert all(is_sound_public(SigningKey.from_seed(bytes([number]) * 32).public) for number in range(50))


def test_signatures_are_those_of_rfc_8032():
    seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")  # section 7.1, test 2
    key = SigningKey.from_seed(seed)
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert key.sign(b"\x72") == signature
    assert verify(key.public, b"\x72", signature)
    assert not verify(key.public, b"\x73", signature)
    assert not verify(key.public, b"\x72", signature[:-1])


def test_a_signature_with_s_beyond_the_order_is_refused():
    key = SigningKey.generate()
    signature = key.sign(b"x")
    order = 2**252 + 27742317777372353535851937790883648493
    stretched = (int.from_bytes(signature[32:], "little") + order).to_bytes(32, "little")
    assert not verify(key.public, b"x", signature[:32] + stretched)


def test_a_box_opens_for_its_device_and_context_only():
    box, other = BoxKey.generate(), BoxKey.generate()
    sealed = seal_to(box.public, b"keys", b"here")
    assert box.open(sealed, b"here") == b"keys"
    for attempt in (
        lambda: other.open(sealed, b"here"),
        lambda: box.open(sealed, b"there"),
        lambda: box.open(sealed[:-1], b"here"),
        lambda: box.open(b"", b"here"),
        lambda: box.open(bytes(32) + sealed[32:], b"here"),
    ):
        with pytest.raises(TrustError):
            attempt()


def test_no_bit_of_a_box_can_be_changed():
    box = BoxKey.generate()
    sealed = seal_to(box.public, b"k", b"")
    for position in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[position // 8] ^= 1 << position % 8
        if position == 255:  # X25519 ignores the top bit of a point (RFC 7748); here it enters the key
            assert changed[31] != sealed[31]
        with pytest.raises(TrustError):
            box.open(bytes(changed), b"")


def test_nothing_is_sealed_to_a_key_of_small_order():
    with pytest.raises(TrustError):
        seal_to(bytes(32), b"keys", b"")


def test_two_boxes_of_one_text_differ():
    box = BoxKey.generate()
    assert seal_to(box.public, b"keys", b"") != seal_to(box.public, b"keys", b"")


def test_a_secret_opens_with_its_key_and_data_only():
    sealed = seal_secret(b"k" * 32, b"plain", b"aad")
    assert open_secret(b"k" * 32, sealed, b"aad") == b"plain"
    for key, data, aad in ((b"l" * 32, sealed, b"aad"), (b"k" * 32, sealed, b""), (b"k" * 32, sealed[:20], b"aad")):
        with pytest.raises(TrustError):
            open_secret(key, data, aad)


def test_an_epoch_is_named_by_its_commitment():
    key = EpochKey(b"e" * 32)
    assert key.ep == hashlib.sha256(b"segue/kc/1\0" + b"e" * 32).hexdigest() == key_commitment(key.key)
    assert len({key.key, key.body_key, key.chunk_key}) == 3
    with pytest.raises(ValueError, match="32"):
        EpochKey(b"short")


def test_one_key_has_another_id_in_every_part():
    public = SigningKey.from_seed(b"s" * 32).public
    assert device_id(public) == hashlib.sha256(public).hexdigest()[:32]
    assert len({device_id(public), person_id(public), recovery_id(public), rotation_hash(public)[:32]}) == 4


def test_secrets_are_not_shown():
    shown = repr([SigningKey.from_seed(b"s" * 32), BoxKey.from_seed(b"s" * 32), EpochKey(b"s" * 32)])
    assert "sss" not in shown
    assert (b"s" * 32).hex() not in shown
