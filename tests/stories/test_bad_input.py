"""What people and machines get wrong: each gives a clear message naming the thing, and what was good stays good."""

from __future__ import annotations

import struct
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.actions import commands as c
from studio.actions import deliver
from studio.app.carrying_out import DeliveryBlockedError
from studio.depot.faulty import Fault, FaultyDepot, ScriptedFault
from studio.domain.errors import BadInputError, PassError, SegueError
from studio.events.manifest import FileEntry, Manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.world import Person, World

CHAIN = """
title: One stem
globals: {sample_rate: 48000, bit_depth: 24}
ports: {take: audio.stem}
stages:
- {id: voice, track: Vocals, title: Voice, role: Singer, days: 2, price: 60, revisions: 1, deps: [], out: [take]}
specs:
  take: {kind: audio.stem, sr: 48000, bits: 24, channels: mono}
"""


def gig(world: World) -> tuple[Person, Person, str]:
    """Ana is at work on a stem."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts(chain=CHAIN)
    mira.syncs()
    room = mira.hands_off("voice", to=ana)
    ana.accepts(room)
    world.syncs()
    return mira, ana, room


@contextmanager
def blocked(*words: str) -> Iterator[None]:
    """The delivery is blocked with a message that names the file and one that helps."""
    with pytest.raises(DeliveryBlockedError) as caught:
        yield
    error = caught.value
    said = " ".join([error.message, error.what_to_do, str(error.result["findings"])])
    assert [word for word in words if word.lower() not in said.lower()] == []
    assert error.what_to_do
    assert error.result["verdict"] == "reject"


def test_a_text_file_named_wav(world: World) -> None:
    _, ana, room = gig(world)
    with blocked("song.wav"):
        ana.delivers(room, ana.writes("song.wav", "these are words, not sound\n" * 50))
    assert ana.state(room) == "in_progress"
    assert ana.hand_off(room).rounds_used == 0


def test_truncated_and_empty_files(world: World) -> None:
    _, ana, room = gig(world)
    whole = ana.records("whole.wav").read_bytes()
    for name, data in (("header.wav", whole[:30]), ("half.wav", whole[: len(whole) // 2]), ("empty.wav", b"")):
        path = ana.files / name
        path.write_bytes(data)
        with blocked(name):
            ana.delivers(room, path)
    assert ana.delivers(room, ana.files / "whole.wav")["take"] == 1


def test_a_header_that_promises_four_hours(world: World) -> None:
    """Four hours of 48 kHz in 44 bytes of header: the answer comes at once."""
    _, ana, room = gig(world)
    size = 4 * 3600 * 48000 * 3
    header = (
        b"RIFF" + struct.pack("<I", size + 36) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 48000, 144000, 3, 24)
    )
    path = ana.files / "long.wav"
    path.write_bytes(header + b"data" + struct.pack("<I", size) + bytes(300))
    with blocked("long.wav"):
        ana.delivers(room, path)


def test_a_file_at_another_rate_says_how_to_export(world: World) -> None:
    _, ana, room = gig(world)
    with blocked("44", "48"):
        ana.delivers(room, ana.records("rate.wav", rate=44100))


@pytest.mark.parametrize(
    "name",
    [
        "CON.wav",
        "a\u202etxt.wav",
        "نهاية الأغنية.wav",
        "a:b?.wav",
        " .. .wav",
        "x" * 240 + ".wav",
        "o\u0308.wav",
        "🎷.wav",
    ],
)
def test_any_name_a_system_allows_is_delivered_under_a_safe_one(world: World, name: str) -> None:
    mira, ana, room = gig(world)
    path = ana.records("x.wav", 0.2).rename(ana.files / name)
    ana.delivers(room, path)
    world.syncs()
    assert mira.state(room) == "in_review"
    arrived = [p for p in (mira.folder_of(room) / "takes").rglob("*") if p.is_file()]
    assert len(arrived) == 1
    assert arrived[0].read_bytes() == path.read_bytes()
    assert not set(arrived[0].name) & set('<>:"|?*\u202e\u200f')
    assert len(arrived[0].name.encode()) <= 255


@pytest.mark.parametrize(
    "path", ["../x.wav", "take/../../x.wav", "/etc/x.wav", "take/CON.wav", "take\\x.wav", "take/a\u202eb"]
)
def test_a_dishonest_manifest_writes_nothing_outside(world: World, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mira, ana, room = gig(world)
    good = deliver.seal_files

    def dishonest(files: object, key: bytes, **options: object) -> Manifest:
        made = good(files, key, **options)  # type: ignore[arg-type]
        entry = made.files[0]
        lying = Manifest.__new__(Manifest)
        object.__setattr__(lying, "files", (FileEntry(path, entry.size, entry.sha256, entry.coding, entry.chunks),))
        object.__setattr__(lying, "extra", {})
        return lying

    monkeypatch.setattr(deliver, "seal_files", dishonest)
    before = set(world.folder.rglob("x.wav"))
    try:
        ana.delivers(room, ana.records("v.wav", 0.2))
    except SegueError:
        return  # refused while sealing is as good
    monkeypatch.undo()
    world.syncs(4)
    assert set(world.folder.rglob("x.wav")) == before
    assert mira.state(room) in ("in_progress", "in_review")
    assert not mira.view(room).take(1).is_in


def test_garbage_and_cut_passes_say_what_to_do(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts(chain=CHAIN)
    offer = mira.does(c.OfferStage("voice", "Ana"))
    mira.syncs()
    for text in ("hello", "SEGUE1-ABC", offer["pass"][:-20], offer["pass"][:60] + "AAAA" + offer["pass"][64:]):
        with pytest.raises(PassError) as caught:
            ana.opens(text)
        assert caught.value.what_to_do
    assert not ana.studio.has_identity
    missing = world.folder / "nowhere.seguepass"
    with pytest.raises(BadInputError, match="cannot be read"):
        ana.opens(str(missing))
    assert ana.opens(offer["pass"])["handoff"] == offer["handoff"]


def test_a_name_is_needed_and_the_folder_must_be_the_right_one(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts(chain=CHAIN)
    offer = mira.does(c.OfferStage("voice", "Ana"))
    mira.syncs()
    with pytest.raises(BadInputError, match="Where is that folder"):
        ana.does(c.OpenPass(offer["pass"], name="Ana"))
    other = world.owner("Noor")
    other.does(c.StartProduction("Other", str(other.writes("c.yaml", CHAIN)), str(world.folder / "other")))
    with pytest.raises(SegueError):
        ana.does(c.OpenPass(offer["pass"], name="Ana", depot_dir=str(world.folder / "other")))
    with pytest.raises(SegueError):
        ana.does(c.OpenPass(offer["pass"], name="Ana", depot_dir=str(world.folder / "nowhere")))
    with pytest.raises(BadInputError, match="name is needed"):
        ana.does(c.OpenPass(offer["pass"], depot_dir=world.depot_url))


def test_a_full_depot_disk_loses_nothing(world: World) -> None:
    mira, ana, room = gig(world)
    ana.depot_wrapper = lambda depot: FaultyDepot(depot, [ScriptedFault(Fault.DISK_FULL, times=10_000)])
    ana.restarts()
    ana.delivers(room, ana.records("v.wav", 0.2))
    error = ana.tries_to_sync()
    problems = [error] if error else ana.syncs().problems
    assert any("full" in problem.message for problem in problems)
    assert mira.state(room) == "in_progress"
    ana.depot_wrapper = None
    ana.restarts()
    world.syncs()
    assert mira.state(room) == "in_review"
    assert mira.view(room).take(1).is_in


def test_a_garbage_chain_file_names_the_problem(world: World) -> None:
    mira = world.owner("Mira")
    for text in ("{", "title: x\nstages: []", "just words", CHAIN.replace("audio.stem}", "audio.noise}")):
        with pytest.raises(BadInputError) as caught:
            mira.starts(chain=text)
        assert caught.value.what_to_do
    assert mira.studio.ask(__import__("studio.queries.asks", fromlist=["Productions"]).Productions()) == ()


def test_a_file_that_changes_while_it_is_delivered_is_named(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The take is a copy: what happens to the original afterwards changes nothing."""
    mira, ana, room = gig(world)
    path = ana.records("v.wav", 0.2)
    first = path.read_bytes()
    ana.delivers(room, path)
    path.write_bytes(b"overwritten by the DAW")
    world.syncs()
    del monkeypatch
    arrived = list((mira.folder_of(room) / "takes").rglob("*.wav"))
    assert [p.read_bytes() for p in arrived] == [first]


def test_the_database_of_a_home_that_is_garbage(tmp_path: Path) -> None:
    from studio.app.studio import open_studio

    (tmp_path / "segue.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(SegueError) as caught:
        open_studio(tmp_path)
    assert "segue.db" in caught.value.subject
    assert caught.value.what_to_do
