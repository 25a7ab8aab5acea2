"""Frames: round trips, and that nothing about them can be changed, enlarged or read with another key."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import TrustError
from studio.events import envelope
from studio.events.codec import GrammarError, encode
from studio.events.envelope import (
    ENTRY,
    MAGIC,
    MAX_BODY_BYTES,
    MAX_FRAME_BYTES,
    PACKET,
    RING,
    ZERO_HASH,
    BodyError,
    Header,
    frame_hash,
    open_body,
    sign_frame,
    split_frame,
    verify_frame,
    write_frame,
)
from studio.events.keys import EpochKey, key_commitment, seal_secret
from tests.events.test_codec import VALUES
from tests.golden.events.make_golden import PACKET_BODY, Cast, counted_rng

CAST = Cast("envelope")


def packet(body: bytes = PACKET_BODY, **changes: object) -> bytes:
    return write_frame(CAST.header(PACKET, **changes), body, CAST.epoch, CAST.device)


def with_plain_body(plain: bytes, *, z: bool, kind: str = PACKET) -> bytes:
    """A rightly signed frame of a writer who put ``plain`` under the key as it is."""
    header = CAST.header(kind, z=z)
    sealed = seal_secret(CAST.epoch.body_key, plain, header.to_bytes())
    return sign_frame(header, sealed, CAST.device)


@given(VALUES, st.booleans(), st.sampled_from([ENTRY, PACKET]))
def test_a_body_comes_back(value, packed, kind):
    body = encode(value)
    frame = split_frame(write_frame(CAST.header(kind, z=packed), body, CAST.epoch, CAST.device))
    assert verify_frame(frame, CAST.device.public)
    assert open_body(frame, CAST.epoch) == body


@given(st.integers(0, 9_999_999_999), st.sampled_from(["d", "p", "e"]), st.booleans())
def test_a_header_comes_back(n, kind, packed):
    header = CAST.header(kind, n=n, prev="ab" * 32 if n else ZERO_HASH, z=packed)
    assert Header.from_bytes(header.to_bytes()) == header


def test_the_same_randomness_gives_the_same_bytes():
    first, second = (
        write_frame(CAST.header(PACKET), PACKET_BODY, CAST.epoch, CAST.device, counted_rng("same")) for _ in range(2)
    )
    assert first == second
    assert packet() != packet()


def test_no_bit_of_a_frame_can_be_changed():
    good = packet()
    for position in range(len(good) * 8):
        changed = bytearray(good)
        changed[position // 8] ^= 1 << position % 8
        try:
            frame = split_frame(bytes(changed))
        except GrammarError:
            continue
        assert not verify_frame(frame, CAST.device.public), position
        assert frame.hash != frame_hash(good)


@given(st.data())
def test_no_bit_of_a_body_opens_when_changed(data):
    frame = split_frame(packet())
    position = data.draw(st.integers(0, len(frame.body) * 8 - 1))
    changed = bytearray(frame.body)
    changed[position // 8] ^= 1 << position % 8
    with pytest.raises(BodyError):
        open_body(replace(frame, body=bytes(changed)), CAST.epoch)


@pytest.mark.parametrize("cut", [0, 1, 5, 6, 69, 70, 100, -1])
def test_a_cut_frame_is_no_frame_or_not_signed(cut):
    try:
        frame = split_frame(packet()[:cut])
    except GrammarError:
        return
    assert not verify_frame(frame, CAST.device.public)


def test_bytes_after_a_frame_break_its_signature():
    assert not verify_frame(split_frame(packet() + b"\0"), CAST.device.public)


@given(st.binary(max_size=300))
def test_garbage_is_refused_in_words(data):
    for bytes_ in (data, MAGIC + data, MAGIC + bytes(64) + data):
        with pytest.raises(GrammarError):
            split_frame(bytes_)


def test_another_device_did_not_sign_it():
    assert not verify_frame(split_frame(packet()), CAST.other_device.public)


def test_a_signature_holds_for_one_kind_only():
    frame = split_frame(write_frame(CAST.header(ENTRY), b"{}", CAST.epoch, CAST.device))
    assert not verify_frame(replace(frame, header=replace(frame.header, k="e")), CAST.device.public)


def test_the_wrong_epoch_key_is_refused_by_its_commitment():
    with pytest.raises(TrustError, match="another key"):
        open_body(split_frame(packet()), CAST.older_epoch)


def test_a_header_that_names_a_key_it_is_not_under_is_refused():
    header = CAST.header(PACKET, ep=CAST.older_epoch.ep)
    frame = split_frame(sign_frame(header, seal_secret(CAST.epoch.body_key, b"{}", header.to_bytes()), CAST.device))
    with pytest.raises(TrustError, match="another key"):
        open_body(frame, CAST.epoch)
    with pytest.raises(BodyError):
        open_body(frame, CAST.older_epoch)
    with pytest.raises(ValueError, match="another key"):
        write_frame(header, b"{}", CAST.epoch, CAST.device)


def test_a_plain_aes_key_is_named_the_same_way():
    key = b"a" * 32
    header = CAST.header("e", ep=key_commitment(key))
    assert open_body(split_frame(write_frame(header, b"{}", key, CAST.device)), key) == b"{}"


@pytest.mark.parametrize("kind", [ENTRY, PACKET])
def test_what_is_too_large_is_neither_written_nor_read(kind):
    over = bytes(MAX_FRAME_BYTES[kind])
    with pytest.raises(GrammarError, match="too large"):
        sign_frame(CAST.header(kind), over, CAST.device)
    frame = write_frame(CAST.header(kind), b"{}", CAST.epoch, CAST.device)
    assert split_frame(frame + bytes(MAX_FRAME_BYTES[kind] - len(frame))).hash
    with pytest.raises(GrammarError, match="too large"):
        split_frame(frame + bytes(MAX_FRAME_BYTES[kind] - len(frame) + 1))


def test_a_body_over_the_limit_is_not_written():
    with pytest.raises(GrammarError, match="too large"):
        packet(b"0" * (MAX_BODY_BYTES[PACKET] + 1), z=True)


def test_a_body_at_the_limit_is_read():
    body = b"1" * MAX_BODY_BYTES[PACKET]
    assert open_body(split_frame(packet(body, z=True)), CAST.epoch) == body


@pytest.mark.parametrize(
    "plain",
    [
        zstandard.compress(b"0" * (MAX_BODY_BYTES[PACKET] + 1)),  # a bomb that says so
        zstandard.ZstdCompressor(write_content_size=False).compress(b"0" * 5000),  # a size not declared
        zstandard.compress(b"{}") + b"\0",  # something after it
        zstandard.compress(b"{}") + zstandard.compress(b"{}"),  # a second frame
        zstandard.compress(b"{}") + b"\x50\x2a\x4d\x18\x00\x00\x00\x00",  # a skippable frame after it
        b"\x50\x2a\x4d\x18\x00\x00\x00\x00" + zstandard.compress(b"{}"),  # and before it
        zstandard.compress(b"{}" * 500)[:-1],  # cut off
        zstandard.compress(b""),
        b"{}",
        b"",
    ],
    ids=[
        "bomb",
        "no size",
        "a byte after",
        "two",
        "skippable after",
        "skippable before",
        "cut",
        "empty",
        "plain",
        "none",
    ],
)
def test_a_packed_body_is_one_whole_zstd_frame(plain):
    frame = split_frame(with_plain_body(plain, z=True))
    assert verify_frame(frame, CAST.device.public)
    with pytest.raises(BodyError):
        open_body(frame, CAST.epoch)


@pytest.mark.parametrize("declared", [0, 1, 4999])
def test_a_bomb_that_lies_about_its_size_is_refused(declared):
    honest = bytearray(zstandard.compress(b"0" * 5000))
    assert zstandard.get_frame_parameters(bytes(honest)).content_size == 5000
    assert honest[4] >> 6 == 1, "the size stands in two bytes, less 256 (RFC 8878, section 3.1.1.1.4)"
    at = 5 if honest[4] & 0x20 else 6
    honest[at : at + 2] = max(0, declared - 256).to_bytes(2, "little")
    with pytest.raises(BodyError):
        open_body(split_frame(with_plain_body(bytes(honest), z=True)), CAST.epoch)


@pytest.mark.parametrize("body", [b"", b"0" * 27])
def test_a_body_too_short_to_be_one_is_empty(body):
    with pytest.raises(BodyError):
        open_body(split_frame(sign_frame(CAST.header(PACKET), body, CAST.device)), CAST.epoch)


@pytest.mark.parametrize(
    "changes",
    [
        {"k": "x"},
        {"k": ENTRY},  # with seen
        {"k": RING, "seen": None},  # without to
        {"seen": None},
        {"to": "0" * 32},
        {"prj": "0" * 31},
        {"prj": "A" * 32},
        {"room": 5},
        {"dev": ""},
        {"n": -1},
        {"n": True},
        {"n": 10_000_000_000},
        {"prev": "ab" * 32},  # number 0 has none before it
        {"ep": "0" * 63},
        {"z": 1},
        {"seen": (0, "0")},
        {"seen": (0, "0" * 64, 1)},
        {"seen": (-1, "0" * 64)},
    ],
    ids=repr,
)
def test_a_header_outside_the_grammar_is_refused(changes):
    header = replace(CAST.header(PACKET), **changes)
    with pytest.raises(GrammarError):
        header.to_bytes()


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b"[]",
        b'{"k":1}',
        b'{"k":["d"]}',
        b"x" * 2000,
        b'{"k":"' + b"d" * 2000 + b'"}',
    ],
)
def test_a_header_line_that_is_none_is_refused(line):
    with pytest.raises(GrammarError):
        split_frame(MAGIC + bytes(64) + line + b"\n")


def test_an_unknown_field_in_a_header_is_refused():
    header = CAST.header(ENTRY).to_bytes()[:-1] + b',"zz":1}'
    with pytest.raises(GrammarError, match="zz"):
        split_frame(MAGIC + bytes(64) + header + b"\n")


def test_a_key_is_committed_to_for_every_kind():
    assert envelope.commitment_of(EpochKey(b"k" * 32)) == envelope.commitment_of(b"k" * 32)
