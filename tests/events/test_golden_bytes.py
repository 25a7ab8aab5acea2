"""Golden files: what was once written is read for ever, and is still written the same."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from studio.events.certificates import check_certificate
from studio.events.chunks import open_chunk, seal_chunk
from studio.events.codec import decode
from studio.events.envelope import ENTRY, PACKET, ZERO_ID, frame_hash, open_body, split_frame, verify_frame
from studio.events.manifest import Manifest, open_manifest, seal_manifest
from studio.events.passes import Pass, open_enrolment
from studio.events.recovery import read_recovery
from studio.events.rings import open_pass_page, open_ring
from studio.events.segments import split_segment
from tests.golden.events.make_golden import ENTRY_BODY, MUSIC, PACKET_BODY, PASSPHRASE, SECRETS, Cast, golden_files

FOLDER = Path(__file__).parent.parent / "golden" / "events" / "v1"
CAST = Cast()
MADE_BY_A_PACKER = {"packet_packed.frame", "pass_page.frame", "pass.txt", "invitation.seguepass"}
"""Bytes that go through zstd or zlib: another version of those may write others. All have to read these."""


def golden(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def test_no_golden_file_was_changed():
    hashes = json.loads(golden("hashes.json"))
    assert {name: hashlib.sha256(golden(name)).hexdigest() for name in hashes} == hashes
    assert {path.name for path in FOLDER.iterdir()} - {"hashes.json", ".gitattributes"} == hashes.keys()


@pytest.mark.parametrize("name", sorted(golden_files().keys() - MADE_BY_A_PACKER))
def test_the_same_is_still_written(name):
    assert golden_files()[name] == golden(name)


@pytest.mark.parametrize(
    ("name", "kind", "body"),
    [
        ("entry_0.frame", ENTRY, ENTRY_BODY),
        ("entry_1.frame", ENTRY, ENTRY_BODY),
        ("packet.frame", PACKET, PACKET_BODY),
        ("packet_packed.frame", PACKET, PACKET_BODY),
    ],
)
def test_a_frame_is_still_read(name, kind, body):
    frame = split_frame(golden(name))
    assert frame.header.k == kind
    assert verify_frame(frame, CAST.device.public)
    assert open_body(frame, CAST.epoch) == body
    decode(body)


def test_entries_are_chained():
    first, second = split_frame(golden("entry_0.frame")), split_frame(golden("entry_1.frame"))
    assert first.header.prj == first.header.room == ZERO_ID
    assert second.header.prev == first.hash == frame_hash(golden("entry_0.frame"))
    assert split_segment(golden("segment.bin")) == [golden("entry_0.frame"), golden("entry_1.frame")]


def test_rings_are_still_read():
    ring = open_ring(golden("ring.frame"), CAST.other_box, owner=CAST.person.public)
    assert (ring.keys, ring.n) == ((CAST.older_epoch, CAST.epoch), 4)
    assert open_ring(golden("recovery_ring.frame"), CAST.recovery_box).keys == (CAST.epoch,)


def test_a_pass_its_page_and_its_enrolment_are_still_read():
    pass_ = Pass.parse(golden("pass.txt"))
    assert pass_ == Pass.parse(golden("invitation.seguepass")) == CAST.pass_
    assert open_pass_page(golden("pass_page.frame"), pass_).content["brief"] == "Eight bars, dry."
    assert open_enrolment(golden("enrolment.frame"), pass_.keys).certificate.name == "Bo"


def test_a_certificate_is_still_read():
    assert check_certificate(decode(golden("certificate.json"))).name == "Ana Núñez"


def test_a_recovery_file_is_still_read():
    assert read_recovery(FOLDER / "recovery.json", PASSPHRASE) == SECRETS


def test_a_chunk_and_a_manifest_are_still_read():
    manifest = Manifest.from_bytes(golden("manifest.json"))
    chunk = manifest.files[0].chunks[0]
    assert open_chunk(golden("chunk.bin"), chunk.id, chunk.key) == MUSIC
    assert seal_chunk(CAST.epoch.chunk_key, MUSIC).ref == chunk
    stored = seal_manifest(manifest, CAST.epoch.chunk_key)[0]
    piece = open_chunk(golden("manifest_chunk.bin"), stored.id, stored.key)
    assert open_manifest([piece], manifest.hash) == manifest
