"""Every parser that reads foreign bytes, as a function of bytes that may raise a refusal in words and nothing else.

Where a signature or a key would keep nonsense out, the target signs and seals it: a member, or whoever holds a pass, can be
dishonest. Seeds are the golden files. What a fuzzer finds becomes a line of ``test_findings.py``.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from studio.depot import object_names
from studio.domain.errors import SegueError
from studio.domain.ids import slug
from studio.domain.markers import Marker
from studio.domain.session import Session, SessionClip, SessionFile, SessionTrack
from studio.events import codec, recovery
from studio.events.certificates import check_certificate
from studio.events.chunks import open_chunk
from studio.events.docket import open_entry, open_packet
from studio.events.envelope import (
    ENTRY,
    PACKET,
    ZERO_HASH,
    frame_hash,
    open_body,
    sign_frame,
    split_frame,
    verify_frame,
)
from studio.events.file_names import refuse_collisions, safe_relative_path, suggested_name
from studio.events.fold import apply_packet, fold
from studio.events.keys import device_id, seal_secret
from studio.events.manifest import Manifest, open_manifest
from studio.events.passes import Pass, PassKeys, open_enrolment
from studio.events.pcm_packing import pack, unpack
from studio.events.rings import addressee, open_pass_page, open_ring
from studio.events.segments import split_segment
from studio.events.state import HAND_OFF, RoomState
from studio.media.session_dawproject import write_session_dawproject
from studio.media.session_otio import write_session_otio
from studio.media.session_reaper import write_session_reaper
from studio.media.sniff import sniff
from studio.media.wav_header import is_wav, read_wav_header
from studio.papers.session_file import read_session
from studio.store.chain_files import parse_chain
from tests.golden.events.make_golden import ENTRY_BODY, PACKET_BODY, PASSPHRASE, Cast, golden_files

CAST = Cast()
GOLDEN = golden_files()
ASSETS = Path(__file__).resolve().parents[2] / "assets"
REFUSALS = (SegueError,)
"""What a parser may say; anything else that it raises is a finding."""
DEVICE = device_id(CAST.device.public)
KEYS = {CAST.epoch.ep: CAST.epoch}
OPENING = (
    {"k": "room.open", "kind": HAND_OFF, "cert": CAST.cert},
    {"k": "member.add", "cert": CAST.other_cert, "name": "Bo", "role": "collaborator"},
)


def _room() -> RoomState:
    return RoomState(CAST.prj, CAST.room, CAST.person.public.hex())


def frame(data: bytes) -> None:
    """Any object where a frame should be."""
    found = split_frame(data)
    assert found.header.to_bytes() in data
    verify_frame(found, CAST.device.public)
    with contextlib.suppress(*REFUSALS):
        open_body(found, CAST.epoch)


def packed_body(data: bytes) -> None:
    """A body that says it is packed, under the right key: zstd in the hands of a dishonest member."""
    header = CAST.header(PACKET, z=True)
    body = seal_secret(CAST.epoch.body_key, data, header.to_bytes())
    open_body(split_frame(sign_frame(header, body, CAST.device)), CAST.epoch)


def packet(data: bytes) -> None:
    """The body of a rightly signed packet, as far as the fold."""
    state = fold(_room(), open_entry(_room(), _entry(ENTRY_OPENING), KEYS.get))
    member = state.member(device_id(CAST.other_device.public))
    assert member is not None
    header = CAST.header(PACKET, dev=member.device)
    body = seal_secret(CAST.epoch.body_key, data, header.to_bytes())
    signed = split_frame(sign_frame(header, body, CAST.other_device))
    apply_packet(state, open_packet(signed, member, (-1, ZERO_HASH), 1, KEYS.get))


def _entry(data: bytes, n: int = 0, prev: str = ZERO_HASH) -> bytes:
    header = CAST.header(ENTRY, n=n, prev=prev)
    return sign_frame(header, seal_secret(CAST.epoch.body_key, data, header.to_bytes()), CAST.device)


ENTRY_OPENING = codec.encode({"at": 1, "packets": [], "decisions": list(OPENING)})


def entry(data: bytes) -> None:
    """The body of a rightly signed entry, as far as the fold: the first of a room, and one after it."""
    with contextlib.suppress(*REFUSALS):
        state = _room()
        fold(state, open_entry(state, _entry(data), KEYS.get))
    first = _entry(ENTRY_OPENING)
    state = _room()
    fold(state, open_entry(state, first, KEYS.get))
    fold(state, open_entry(state, _entry(data, 1, frame_hash(first)), KEYS.get))


def canonical_json(data: bytes) -> None:
    """What decodes is what encodes."""
    assert codec.encode(codec.decode(data)) == data


def segment(data: bytes) -> None:
    """A segment of a docket."""
    assert sum(len(one) + 4 for one in split_segment(data)) == len(data)


def ring(data: bytes) -> None:
    """A ring, and who it is for."""
    with contextlib.suppress(*REFUSALS):
        addressee(data)
    open_ring(data, CAST.other_box, owner=CAST.person.public)


def pass_page(data: bytes) -> None:
    """What a pass opens."""
    open_pass_page(data, CAST.pass_)


def pass_text(data: bytes) -> None:
    """An invitation from a mail or a file."""
    found = Pass.parse(data)
    assert Pass.parse(found.to_line()) == found


def enrolment(data: bytes) -> None:
    """The answer to an invitation, from whoever holds it."""
    open_enrolment(data, PassKeys.of(CAST.pass_.seed32))


def manifest(data: bytes) -> None:
    """A list of files, and the names in it."""
    found = Manifest.from_bytes(data)
    assert found.size >= 0
    found.check_names()
    for file in found.files:
        assert not Path(file.path).is_absolute()
        assert ".." not in Path(file.path).parts


def manifest_chunk(data: bytes) -> None:
    """The pieces of a manifest."""
    open_manifest([data], "0" * 64)


def chunk(data: bytes) -> None:
    """A sealed piece."""
    open_chunk(data, "0" * 64, bytes(32))


def certificate(data: bytes) -> None:
    """A device's certificate."""
    check_certificate(codec.decode(data))


def names(data: bytes) -> None:
    """File names of others: what is let through stays below its folder, what is suggested is let through."""
    text = data.decode("utf-8", "surrogateescape")
    assert suggested_name(text)
    assert safe_relative_path(suggested_name(text))
    slug(text, set())
    with contextlib.suppress(*REFUSALS):
        refuse_collisions(text.split("\n"))
    path = safe_relative_path(text)
    assert os.path.normpath(os.path.join("/a/b", path)).startswith("/a/b/")  # noqa: PTH118 -- what a system would do


def object_name(data: bytes) -> None:
    """Names in a depot, and addresses of one."""
    text = data.decode("utf-8", "replace")
    object_names.parse(text)
    object_names.foreign_kind(text)
    object_names.split_s3_url(text)


def recovery_file(data: bytes) -> None:
    """A recovery file; stretching its passphrase is left out."""
    kept = recovery._stretched  # noqa: SLF001
    recovery._stretched = lambda *_: bytes(32)  # type: ignore[assignment]  # noqa: SLF001
    try:
        recovery._open_recovery(data, PASSPHRASE, "file")  # noqa: SLF001
    finally:
        recovery._stretched = kept  # noqa: SLF001


def chain(data: bytes) -> None:
    """A chain file that somebody sent."""
    parse_chain(data.decode("utf-8", "replace"))


def wav(data: bytes) -> None:
    """The header of a WAV file, and the first bytes of anything."""
    sniff(data[:4096])
    if not is_wav(data[:12]):
        return
    path = Path(tempfile.gettempdir()) / f"segue-fuzz-{os.getpid()}.wav"
    path.write_bytes(data)
    try:
        read_wav_header(path)
    finally:
        path.unlink()


def _chains() -> list[bytes]:
    return [path.read_bytes() for path in sorted(ASSETS.rglob("*.yaml"))[:3]]


def _wav_seed() -> bytes:
    import wave

    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(3)
        file.setframerate(48000)
        file.writeframes(bytes(600))
    return made.getvalue()


FRAMES = [data for name, data in GOLDEN.items() if name.endswith(".frame")]
EVENTS = [
    codec.encode({"u": "11" * 16, "at": 5, "events": [event]})
    for event in (
        {"k": "offer.decline", "offer": "22" * 16},
        {"k": "comment.add", "id": "22" * 16, "text": "x"},
        {
            "k": "deliver",
            "stage": "22" * 16,
            "take": 1,
            "manifest_hash": "33" * 32,
            "manifest": [["44" * 32, "55" * 32, 9]],
            "files": 1,
            "bytes": 9,
        },
        {"k": "extension.ask", "until": 9, "reason": "ill"},
    )
]


def packed_piece(data: bytes) -> None:
    """A piece of audio as it was packed, for a piece that is said to be a little longer."""
    piece = bytearray(4096 + 11 * (len(data) % 97))
    unpack(data, memoryview(piece))


def session(kind: str) -> Callable[[bytes], None]:
    """A session of another program, as it is dropped on a production; one that can be read can be written."""

    def read(data: bytes) -> None:
        found = read_session(io.BytesIO(data), f"x{kind}", 48_000, (24, 1))
        write_session_reaper(found)
        write_session_otio(found)
        write_session_dawproject(found, io.BytesIO(), is_stopped=lambda: False)

    return read


def _sessions() -> dict[str, list[bytes]]:
    """A small session as each program keeps it."""
    clip = SessionClip(SessionFile("Media/a.wav", rate_hz=48_000, channels=1, frames=9), 7, 9, 1, "a", -500, 3, 2)
    tracks = (SessionTrack("Kick", (clip, clip), "Drums", "#aa5500", -3000, -250), SessionTrack("Vox", (clip,)))
    made = Session("Song", 48_000, tracks, (Marker(1, 2, "late"),), 90_000)
    packed = io.BytesIO()
    write_session_dawproject(made, packed, is_stopped=lambda: False)
    ardour = b"""<Session sample-rate="44100"><Sources><Source name="a.wav" id="1"/></Sources><Locations><Location start="1" end="9"
    flags="IsMark"/></Locations><Routes><Route id="9" name="K"><Pannable><Controllable name="pan-azimuth" value="0.5"/></Pannable>
    </Route></Routes><Playlists><Playlist orig-track-id="9"><Region position="a28224" length="20" source-0="1"><FadeIn><events>0 0
    4 1</events></FadeIn></Region></Playlist></Playlists></Session>"""
    events = b"TITLE: x\n001  T B  C  00:00:01:00 00:00:02:12 01:00:00:00 01:00:01:12\n* FROM CLIP NAME: a.mov\nAUD 3\n"
    final_cut = b"""<!DOCTYPE fcpxml><fcpxml version="1.10"><resources><asset id="a" src="a.mov" start="1s" duration="9s" hasVideo="1"/>
    <media id="m"><sequence><spine><asset-clip ref="a" offset="0s" duration="2s"/></spine></sequence></media></resources>
    <project name="x"><sequence tcStart="1s"><spine><gap offset="1s" start="3s" duration="1s"><asset-clip ref="a" lane="-1" offset="3s"
    duration="5/2s"><marker start="1s" value="m"/><adjust-volume amount="-6dB"/></asset-clip></gap><ref-clip ref="m" offset="2s"
    duration="1s"/></spine></sequence></project></fcpxml>"""
    return {
        ".dawproject": [packed.getvalue()],
        ".rpp": [write_session_reaper(made)],
        ".otio": [write_session_otio(made)],
        ".ardour": [ardour],
        ".edl": [events],
        ".fcpxml": [final_cut],
    }


def project_xml(data: bytes) -> None:
    """The inside of a DAWproject, whose zip keeps mutations out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("project.xml", data)
    session(".dawproject")(packed.getvalue())


def _project_xml() -> bytes:
    with zipfile.ZipFile(io.BytesIO(_sessions()[".dawproject"][0])) as archive:
        return archive.read("project.xml")


TARGETS: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
    "frame": (frame, FRAMES),
    "packed_body": (packed_body, [bytes.fromhex("28b52ffd2004210000") + b"{}{}", PACKET_BODY]),
    "packet": (packet, [PACKET_BODY, *EVENTS]),
    "entry": (entry, [ENTRY_OPENING, ENTRY_BODY]),
    "canonical_json": (canonical_json, [ENTRY_BODY, PACKET_BODY, GOLDEN["certificate.json"], GOLDEN["manifest.json"]]),
    "segment": (segment, [GOLDEN["segment.bin"]]),
    "ring": (ring, [GOLDEN["ring.frame"], GOLDEN["pass_page.frame"]]),
    "pass_page": (pass_page, [GOLDEN["pass_page.frame"]]),
    "pass_text": (pass_text, [GOLDEN["pass.txt"], GOLDEN["invitation.seguepass"]]),
    "enrolment": (enrolment, [GOLDEN["enrolment.frame"]]),
    "manifest": (manifest, [GOLDEN["manifest.json"]]),
    "manifest_chunk": (manifest_chunk, [GOLDEN["manifest_chunk.bin"]]),
    "chunk": (chunk, [GOLDEN["chunk.bin"]]),
    "packed_piece": (packed_piece, [pack(bytes(range(48)) * 100) or b"", pack(_wav_seed() + bytes(5000)) or b""]),
    "certificate": (certificate, [GOLDEN["certificate.json"]]),
    "names": (names, [b"Bass/bass.wav", b"CON.txt", "a\u202eb/é".encode(), b"..\\x", b" . "]),
    "object_name": (object_name, [f"s/{CAST.prj}/r/{CAST.room}/d/0000000001".encode(), b"s3://bucket/a/b"]),
    "recovery_file": (recovery_file, [GOLDEN["recovery.json"]]),
    "chain": (
        chain,
        [b"title: x\nports: {a: text.plain}\nstages:\n- {id: a, title: A, role: Owner, out: [a]}\n", *_chains()],
    ),
    "wav": (wav, [_wav_seed(), b"ID3\x03\0\0\0\0\0\x01fLaC", b"OggS", b"\xff\xfb\x90"]),
    **{f"session{kind}": (session(kind), seeds) for kind, seeds in _sessions().items()},
    "project_xml": (project_xml, [_project_xml()]),
}
"""Name to (function, seeds)."""


def finding(name: str, data: bytes) -> str:
    """What a target raised that it should not have raised; empty when all is well."""
    try:
        TARGETS[name][0](data)
    except REFUSALS:
        return ""
    except Exception as error:  # noqa: BLE001 -- that is what is looked for
        return f"{type(error).__name__}: {error}"[:300]
    return ""


def as_line(name: str, data: bytes) -> str:
    """A finding as a line for ``test_findings.py``."""
    return json.dumps({"target": name, "data": data.hex()})
