"""Makes the golden files of the byte formats: one of every frame kind, a pass, a recovery file, a chunk, a manifest.

``python -m tests.golden.events.make_golden FOLDER`` writes them. The files of a format version that was released are
never made again: only new ones are added, in a new folder.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from studio.events.certificates import certificate
from studio.events.chunks import seal_chunk
from studio.events.codec import Rng, encode
from studio.events.envelope import ENTRY, PACKET, ZERO_HASH, ZERO_ID, Header, frame_hash, write_frame
from studio.events.keys import BoxKey, EpochKey, SigningKey, device_id, recovery_id, rotation_hash
from studio.events.manifest import RAW, FileEntry, Manifest, seal_manifest
from studio.events.passes import Pass, PassKeys, write_enrolment
from studio.events.recovery import RecoverySecrets, recovery_bytes
from studio.events.rings import write_pass_page, write_ring
from studio.events.segments import pack_segment

NOW_MS = 1_790_000_000_000
PASSPHRASE = "five violins, no viola"


def counted_rng(label: str) -> Rng:
    """Random bytes that are the same every time."""
    count = 0

    def rng(size: int) -> bytes:
        nonlocal count
        count += 1
        return hashlib.shake_256(f"{label}/{count}".encode()).digest(size)

    return rng


class Cast:
    """The people, keys and places of the golden files. Everything comes from ``label``."""

    def __init__(self, label: str = "golden") -> None:
        rng = counted_rng(label)
        self.rng = rng
        self.person, self.device, self.rotation = (SigningKey.generate(rng) for _ in range(3))
        self.box, self.recovery_box = BoxKey.generate(rng), BoxKey.generate(rng)
        self.other_person, self.other_device = SigningKey.generate(rng), SigningKey.generate(rng)
        self.other_box = BoxKey.generate(rng)
        self.epoch, self.older_epoch = EpochKey.generate(rng), EpochKey.generate(rng)
        self.prj, self.room = rng(16).hex(), rng(16).hex()
        self.cert = certificate(
            self.person,
            self.device.public,
            self.box.public,
            rotation_hash(self.rotation.public),
            "Ana Núñez",
            NOW_MS,
            recovery_public=self.recovery_box.public,
        )
        self.other_cert = certificate(
            self.other_person,
            self.other_device.public,
            self.other_box.public,
            rotation_hash(self.rotation.public),
            "Bo",
            NOW_MS,
        )
        self.pass_ = Pass(
            prj=self.prj,
            room=self.room,
            owner_person_public=self.person.public,
            seed32=rng(32),
            expires_ms=NOW_MS + 7 * 86_400_000,
            head=(3, "ab" * 32),
            greeting="Hello Bo, would you play the bass on this one? – Ana",
            grant={"page": "https://depot.example/page?sig=1", "enrol": ["https://depot.example/in?sig=2"]},
            depot={"kind": "folder", "marker": "00" * 16},
        )

    def header(self, kind: str, **changes: Any) -> Header:
        """A header of number 0 of the room, by the owner's device."""
        fields: dict[str, Any] = {
            "k": kind,
            "prj": self.prj,
            "room": self.room,
            "dev": device_id(self.device.public),
            "n": 0,
            "prev": ZERO_HASH,
            "z": False,
            "ep": self.epoch.ep,
        }
        if kind == PACKET:
            fields["seen"] = (0, "cd" * 32)
        return Header(**{**fields, **changes})

    def ring(self, **changes: Any) -> bytes:
        """A ring for Bo's device."""
        fields: dict[str, Any] = {
            "prj": self.prj,
            "room": self.room,
            "n": 4,
            "to": device_id(self.other_device.public),
            "cert": self.cert,
            "keys": [self.older_epoch, self.epoch],
            "grant": {"key_id": "K", "secret": "S"},
            "head": (3, "ab" * 32),
            "rng": self.rng,
        }
        return write_ring(self.device, self.other_box.public, **{**fields, **changes})

    def page(self, **changes: Any) -> bytes:
        """The page of the pass."""
        fields: dict[str, Any] = {
            "prj": self.prj,
            "room": self.room,
            "n": 1,
            "cert": self.cert,
            "content": {"brief": "Eight bars, dry.", "inputs": ["guide.flac"], "terms": {"price": 6000}},
            "rng": self.rng,
        }
        return write_pass_page(self.device, PassKeys.of(self.pass_.seed32), **{**fields, **changes})


ENTRY_BODY = encode({"at": NOW_MS, "packets": [], "decisions": [{"k": "heartbeat"}]})
PACKET_BODY = encode({"u": "11" * 16, "events": [{"k": "offer.accept", "offer": "22" * 16, "terms_hash": "33" * 32}]})
MUSIC = bytes(range(256)) * 40
SECRETS = RecoverySecrets(b"\1" * 32, b"\2" * 32, b"\3" * 32)


def golden_files() -> dict[str, bytes]:
    """Every golden file by name."""
    cast = Cast()
    rng, key, signing = cast.rng, cast.epoch, cast.device
    opening = write_frame(cast.header(ENTRY, prj=ZERO_ID, room=ZERO_ID), ENTRY_BODY, key, signing, rng)
    entry = write_frame(cast.header(ENTRY, n=1, prev=frame_hash(opening)), ENTRY_BODY, key, signing, rng)
    chunk = seal_chunk(key.chunk_key, MUSIC)
    manifest = Manifest((FileEntry("Bass/bass.wav", len(MUSIC), hashlib.sha256(MUSIC).hexdigest(), RAW, (chunk.ref,)),))
    return {
        "entry_0.frame": opening,
        "entry_1.frame": entry,
        "packet.frame": write_frame(cast.header(PACKET), PACKET_BODY, key, signing, rng),
        "packet_packed.frame": write_frame(cast.header(PACKET, z=True), PACKET_BODY, key, signing, rng),
        "ring.frame": cast.ring(),
        "recovery_ring.frame": write_ring(
            signing,
            cast.recovery_box.public,
            prj=cast.prj,
            room=cast.room,
            n=0,
            to=recovery_id(cast.recovery_box.public),
            cert=cast.cert,
            keys=[key],
            grant={},
            head=(0, frame_hash(opening)),
            rng=rng,
        ),
        "pass_page.frame": cast.page(),
        "enrolment.frame": write_enrolment(cast.pass_, cast.other_person.public, cast.other_cert, "Bo", rng=rng),
        "pass.txt": cast.pass_.to_line().encode(),
        "invitation.seguepass": cast.pass_.to_file(),
        "certificate.json": encode(cast.cert),
        "recovery.json": recovery_bytes(PASSPHRASE, SECRETS, "Ana Núñez", scrypt_n=1024, rng=rng),
        "chunk.bin": chunk.data,
        "manifest.json": manifest.to_bytes(),
        "manifest_chunk.bin": seal_manifest(manifest, key.chunk_key)[0].data,
        "segment.bin": pack_segment([opening, entry]),
    }


def main(folder: Path) -> None:
    """Write the files, and their hashes beside them."""
    folder.mkdir(parents=True)
    files = golden_files()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    (folder / "hashes.json").write_text(json.dumps(hashes, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
