"""What every seed begins with: a production with two people in two rooms, made once for each kind of depot."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.actions import commands as c
from studio.actions import device_commands as d
from studio.actions.audience_commands import AddAudience
from studio.depot.memory import MemoryDepot
from tests.simulator.devices import Device
from tests.simulator.rights import STORAGES, Storage, goes_by_keys
from tests.world import Clock

CHAIN = """
title: A canary song
currency: USD
budget: 290
ports: {idea: text.plain, words: text.lyrics, tune: text.plain, sheet: text.plain}
stages:
- {id: idea, track: Direction, title: Idea, role: Owner, days: 1, price: 0, deps: [], out: [idea], brief: canary-idea}
- {id: words, track: Writing, title: Words, role: Lyricist, days: 2, price: 60, revisions: 1, deps: [idea], in: [idea], out: [words], brief: canary-words}
- {id: tune, track: Music, title: Tune, role: Composer, days: 2, price: 80, revisions: 2, deps: [idea], in: [idea], out: [tune], brief: canary-tune}
- {id: sheet, track: Delivery, title: Sheet, role: Owner, days: 1, price: 0, deps: [tune, words], in: [tune, words], out: [sheet]}
"""
STAGES = ("words", "tune")
CREW = ("second", "cara")
AUDIENCE: dict[str, tuple[str, tuple[str, ...]]] = {
    "rita": ("reviewer", ()),
    "vera": ("approver", ("words", "tune")),
    "olga": ("observer", ("words",)),
}
"""Who is shown takes: as what, and of which stages (none: of all)."""
CANARIES = (b"canary", b"Canary", b"Mira Canaria", b"Ana Canaria", b"Ben Canaria", b"Lyricist")


@dataclass
class Stage:
    """What every seed of a kind of depot begins with: homes and objects, made once."""

    folder: Path
    is_folder: bool
    has_crew: bool = False
    url: str = ""
    objects: dict[str, Any] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    now_ms: int = 0
    prj: str = ""
    rooms: dict[str, str] = field(default_factory=dict)
    contents: set[str] = field(default_factory=set)
    has_keys: bool = False
    has_audience: bool = False
    users: dict[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """By which its people reach it."""
        return f"s3://{self.url.partition(':')[2]}" if self.has_keys else self.url

    @property
    def live(self) -> Path:
        """Where the homes lie while a seed runs (paths are kept in them, so it is always the same place)."""
        return self.folder / "live"

    @property
    def kept(self) -> Path:
        """The homes as a seed finds them."""
        return self.folder / "kept"


def set_stage(
    folder: Path, *, is_folder: bool, has_crew: bool = False, has_keys: bool = False, has_audience: bool = False
) -> Stage:
    """An owner with a production and two people in two rooms; in a crew also a second device and a co-owner.

    ``has_keys``: the bucket lets people in by keys that the owner's devices make for them. ``has_audience``: an approver, a
    reviewer and an observer have review rooms.
    """
    kind = ("folder" if is_folder else "bucket") + ("-crew" if has_crew else "") + ("-keys" if has_keys else "")
    kind += "-audience" if has_audience else ""
    url = f"{'memory-folder' if is_folder else 'memory'}:simulator-{kind}"
    stage = Stage(folder / kind, is_folder, has_crew, url, has_keys=has_keys, has_audience=has_audience)
    clock = Clock()
    depot = MemoryDepot(f"simulator-{kind}", now_ms=lambda: clock.now_ms, is_folder=is_folder)
    MemoryDepot.known_as(f"simulator-{kind}", depot)
    mira, ana, ben = (Device(name, stage.live, clock) for name in ("mira", "ana", "ben"))
    for device in (mira, ana, ben):
        device.studio.init(f"{device.name.title()} Canaria", "a passphrase")
    chain = mira.files / "chain.yaml"
    chain.write_text(CHAIN)
    stage.prj = mira.studio.run(c.StartProduction("Canary song", str(chain), stage.url, zone="UTC"))["production"]
    mira.studio.run(c.Deliver("idea", (str(write_file(stage, mira, "idea.txt", "canary of an idea " * 40)),)))
    mira.syncs()
    for name, device in (("words", ana), ("tune", ben)):
        offer = mira.studio.run(c.OfferStage(name, to=f"{device.name.title()} Canaria"))
        stage.rooms[name] = offer["handoff"]
        mira.syncs()
        device.studio.run(c.OpenPass(offer["pass"], name=device.name, depot_dir=stage.url))
    for _ in range(2):
        for device in (ana, ben, mira):
            device.syncs()
    devices = [mira, ana, ben, *(_crew(stage, mira, clock) if has_crew else ())]
    devices += _audience(stage, mira, clock) if has_audience else ()
    for _ in range(4 if has_crew or has_audience else 0):
        for device in devices:
            device.syncs()
    if has_keys:
        _go_by_keys(stage, devices)
    for device in devices:
        device.close()
    shutil.copytree(stage.live, stage.kept)
    stage.objects, stage.names = depot.contents()
    stage.now_ms = clock.now_ms
    return stage


def _go_by_keys(stage: Stage, devices: list[Device]) -> None:
    """The owner's devices make keys for people, whose rings bring them; then these go by them."""
    bucket = stage.url.partition(":")[2]
    storage = STORAGES[bucket] = Storage()
    members = [device for device in devices if device.name in ("ana", "ben", *AUDIENCE)]
    for some in ([device for device in devices if device not in members], members):
        for device in some:
            goes_by_keys(device, stage.address)
        for _ in range(3):
            for device in devices:
                device.syncs()
    stage.users = dict(storage.users)


def _audience(stage: Stage, mira: Device, clock: Clock) -> list[Device]:
    """Those who are shown takes, each in a review room of their own."""
    found = []
    for name, (role, stages) in AUDIENCE.items():
        device = Device(name, stage.live, clock)
        device.studio.init(f"{name.title()} Canaria", "a passphrase")
        line = mira.studio.run(AddAudience(stage.prj, f"{name.title()} Canaria", role, stages))["pass"]
        mira.syncs()
        device.studio.run(c.OpenPass(line, name=name, depot_dir=stage.url))
        found.append(device)
    return found


def _crew(stage: Stage, mira: Device, clock: Clock) -> list[Device]:
    """A second device of the owner and a co-owner."""
    second, cara = (Device(name, stage.live, clock) for name in CREW)
    line = second.studio.run(d.AskAsDevice("Laptop"))["line"]
    second.studio.run(d.JoinByAnswer(mira.studio.run(d.AdmitDevice(line))["answer"]))
    cara.studio.init("Cara Canaria", "a passphrase")
    mira.syncs()
    answer = mira.studio.run(d.AddCoOwner(stage.prj, "Cara Canaria"))
    mira.syncs()
    cara.studio.run(c.OpenPass(answer["pass"], name="cara", depot_dir=stage.url))
    return [second, cara]


def write_file(stage: Stage, device: Device, name: str, text: str) -> Path:
    """A file of somebody's, whose content may be handed in."""
    path = device.files / name
    path.write_text(text)
    stage.contents.add(hashlib.sha256(text.encode()).hexdigest())
    return path
