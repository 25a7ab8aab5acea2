"""Rings and pass pages: opened by the one they are for, written by the one they should be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.domain.errors import PassError, TrustError
from studio.events.codec import GrammarError, encode
from studio.events.envelope import ENTRY, RING, ZERO_HASH, sign_frame, split_frame, write_frame
from studio.events.keys import BoxKey, device_id, recovery_id, seal_to
from studio.events.passes import PassKeys
from studio.events.rings import addressee, open_pass_page, open_ring, write_pass_page, write_ring
from tests.golden.events.make_golden import Cast

CAST = Cast("rings")


def test_a_ring_opens_for_its_device():
    ring = open_ring(CAST.ring(), CAST.other_box, owner=CAST.person.public)
    assert ring.keys == (CAST.older_epoch, CAST.epoch)
    assert (ring.to, ring.n, ring.head) == (device_id(CAST.other_device.public), 4, (3, "ab" * 32))
    assert ring.grant == {"key_id": "K", "secret": "S"}
    assert ring.certificate.device == device_id(CAST.device.public)


def test_a_ring_does_not_open_for_another_device():
    with pytest.raises(TrustError):
        open_ring(CAST.ring(), BoxKey.generate())


def test_a_ring_shows_neither_keys_nor_grant():
    data, ring = CAST.ring(), open_ring(CAST.ring(), CAST.other_box)
    assert CAST.epoch.key not in data
    assert CAST.epoch.key.hex().encode() not in data
    assert b"secret" not in data
    assert "secret" not in repr(ring)


def test_no_byte_of_a_ring_can_be_changed():
    good = CAST.ring()
    for position in range(len(good)):
        changed = bytearray(good)
        changed[position] ^= 4
        with pytest.raises((TrustError, GrammarError)):
            open_ring(bytes(changed), CAST.other_box)


def test_a_ring_by_somebody_else_is_refused():
    forged = CAST.ring(cert=CAST.other_cert)
    with pytest.raises(TrustError, match="signature"):
        open_ring(forged, CAST.other_box)
    mine = write_ring(
        CAST.other_device,
        CAST.other_box.public,
        prj=CAST.prj,
        room=CAST.room,
        n=9,
        to=device_id(CAST.other_device.public),
        cert=CAST.other_cert,
        keys=[CAST.epoch],
        grant={},
        head=(0, "0" * 64),
    )
    with pytest.raises(TrustError, match="owner"):
        open_ring(mine, CAST.other_box, owner=CAST.person.public)
    assert open_ring(mine, CAST.other_box).certificate.name == "Bo"


def test_a_ring_without_keys_is_not_written():
    with pytest.raises(GrammarError):
        CAST.ring(keys=[])


def test_a_ring_for_the_recovery_box():
    to = recovery_id(CAST.recovery_box.public)
    ring = write_ring(
        CAST.device,
        CAST.recovery_box.public,
        prj=CAST.prj,
        room=CAST.room,
        n=0,
        to=to,
        cert=CAST.cert,
        keys=[CAST.epoch],
        grant={},
        head=(0, "0" * 64),
    )
    assert open_ring(ring, CAST.recovery_box).to == to


def test_a_page_opens_with_its_pass_and_holds_no_key():
    page = open_pass_page(CAST.page(), CAST.pass_)
    assert page.content == {"brief": "Eight bars, dry.", "inputs": ["guide.flac"], "terms": {"price": 6000}}
    assert page.certificate.name == "Ana Núñez"
    assert b"Eight bars" not in CAST.page()


def test_a_page_by_anybody_but_the_owner_is_refused():
    mine = write_pass_page(
        CAST.other_device,
        CAST.pass_.keys,
        prj=CAST.prj,
        room=CAST.room,
        n=2,
        cert=CAST.other_cert,
        content={"brief": "Pay Bo instead."},
    )
    with pytest.raises(TrustError, match="owner"):
        open_pass_page(mine, CAST.pass_)
    with pytest.raises(TrustError, match="signature"):
        open_pass_page(CAST.page(cert=CAST.other_cert), other_owner())


def other_owner():
    return replace(CAST.pass_, owner_person_public=CAST.other_person.public)


@pytest.mark.parametrize("header_changes", [{"dev": "0" * 32}, {"to": "0" * 32}, {}], ids=str)
def test_a_ring_whose_header_and_body_differ_is_refused(header_changes):
    fields = {"dev": device_id(CAST.device.public), "to": "1" * 32, "ep": ZERO_HASH, **header_changes}
    header = CAST.header(RING, **fields)
    body = {"to": "1" * 32, "cert": CAST.cert, "keys": ["ab" * 32], "grant": {}, "head": [0, ZERO_HASH]}
    sealed = seal_to(CAST.other_box.public, encode(body), header.to_bytes())
    data = sign_frame(header, sealed, CAST.device)
    if header_changes:
        with pytest.raises(TrustError):
            open_ring(data, CAST.other_box)
    else:
        assert open_ring(data, CAST.other_box).to == "1" * 32


def test_a_page_of_another_production_is_refused():
    with pytest.raises(TrustError, match="another production"):
        open_pass_page(CAST.page(prj="0" * 32), CAST.pass_)


def test_no_byte_of_a_page_can_be_changed():
    good = CAST.page()
    for position in range(len(good)):
        changed = bytearray(good)
        changed[position] ^= 4
        with pytest.raises((TrustError, GrammarError, PassError)):
            open_pass_page(bytes(changed), CAST.pass_)


def test_one_sees_without_a_key_whose_it_is():
    page, ring = addressee(CAST.page()), addressee(CAST.ring())
    assert (page.is_page, page.to) == (True, CAST.pass_.pass_id)
    assert (ring.is_page, ring.to, ring.n) == (False, device_id(CAST.other_device.public), 4)


def test_a_used_pass_says_so():
    with pytest.raises(PassError, match="used already"):
        open_pass_page(CAST.ring(), CAST.pass_)


def test_a_page_is_no_ring():
    with pytest.raises(TrustError, match="invitation"):
        open_ring(CAST.page(), CAST.other_box)


def test_another_frame_is_neither():
    entry = write_frame(CAST.header(ENTRY), b"{}", CAST.epoch, CAST.device)
    for read in (addressee, lambda data: open_ring(data, CAST.box), lambda data: open_pass_page(data, CAST.pass_)):
        with pytest.raises(GrammarError, match="no key ring"):
            read(entry)


def test_the_page_is_under_the_key_of_the_pass():
    assert split_frame(CAST.page()).header.to == PassKeys.of(CAST.pass_.seed32).pass_id
