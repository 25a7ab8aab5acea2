"""Chunks: the same content gives the same bytes, and nothing else opens."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import TrustError
from studio.events.chunks import MAX_CHUNK_BYTES, ChunkRef, is_chunk, open_chunk, seal_chunk
from studio.events.codec import GrammarError
from studio.events.keys import EpochKey

KEY = EpochKey(b"k" * 32).chunk_key


@given(st.binary(min_size=1, max_size=2000))
def test_a_chunk_comes_back(plain):
    sealed = seal_chunk(KEY, plain)
    assert open_chunk(sealed.data, sealed.id, sealed.key) == plain
    assert (sealed.length, len(sealed.data)) == (len(plain), len(plain) + 16)
    assert sealed == seal_chunk(KEY, plain)
    assert ChunkRef.from_json(sealed.ref.as_json()) == sealed.ref


def test_the_bytes_are_those_of_the_protocol():
    key = hmac.new(KEY, b"segue/chunk/1\0" + hashlib.sha256(b"drums").digest(), hashlib.sha256).digest()
    data = AESGCM(key).encrypt(bytes(12), b"drums", b"segue/chunk/1")
    sealed = seal_chunk(KEY, b"drums")
    assert (sealed.key, sealed.data, sealed.id) == (key, data, hashlib.sha256(data).hexdigest())


def test_another_room_gives_other_bytes():
    assert seal_chunk(KEY, b"x").id != seal_chunk(EpochKey(b"l" * 32).chunk_key, b"x").id


def test_views_of_memory_are_taken():
    assert seal_chunk(KEY, memoryview(b"drums")).id == seal_chunk(KEY, b"drums").id


def test_no_bit_can_be_changed():
    sealed = seal_chunk(KEY, b"drums")
    for position in range(len(sealed.data) * 8):
        changed = bytearray(sealed.data)
        changed[position // 8] ^= 1 << position % 8
        with pytest.raises(TrustError, match="not what its name says"):
            open_chunk(bytes(changed), sealed.id, sealed.key)
        with pytest.raises(TrustError, match="does not open"):
            open_chunk(bytes(changed), hashlib.sha256(changed).hexdigest(), sealed.key)


def test_a_wrong_key_is_refused():
    sealed = seal_chunk(KEY, b"drums")
    with pytest.raises(TrustError, match="does not open") as caught:
        open_chunk(sealed.data, sealed.id, b"x" * 32)
    assert caught.value.subject == sealed.id


def test_sizes_have_limits():
    with pytest.raises(ValueError, match="chunk"):
        seal_chunk(KEY, b"")
    with pytest.raises(ValueError, match="chunk"):
        seal_chunk(KEY, bytes(MAX_CHUNK_BYTES + 1))
    large = bytes(MAX_CHUNK_BYTES + 17)
    assert not is_chunk(large, hashlib.sha256(large).hexdigest())
    assert seal_chunk(KEY, bytes(MAX_CHUNK_BYTES)).length == MAX_CHUNK_BYTES


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        ["0" * 64, "0" * 64],
        ["0" * 64, "0" * 64, 0],
        ["0" * 64, "0" * 64, True],
        ["0" * 64, "0" * 64, MAX_CHUNK_BYTES + 1],
        ["0" * 63, "0" * 64, 1],
        ["0" * 64, "0" * 62, 1],
        ["0" * 64, 1, 1],
    ],
    ids=repr,
)
def test_a_wrong_name_of_a_chunk_is_refused(value):
    with pytest.raises(GrammarError):
        ChunkRef.from_json(value)


def test_keys_are_not_shown():
    sealed = seal_chunk(KEY, b"drums")
    assert repr(sealed.key) not in repr(sealed)
    assert repr(sealed.key) not in repr(sealed.ref)
