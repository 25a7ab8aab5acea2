"""One rendering of any kind of recipe from a third of a second of sound, for processes that are killed or run out of disk.

Told by ``tests/robots/fork_server.py``: ``FOLDER KIND NUMBER``; another number makes another deliverable of the same names, and
``late`` finds out that the disk is full only while it writes.
"""

from __future__ import annotations

import json
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import av
import numpy as np
import soundfile

from studio.actions.delivering_commands import PushDeliverable
from studio.app.deliverable_proof import proof_of
from studio.app.delivering import push_deliverable
from studio.app.listening_page import PageContent
from studio.app.page_sharing import put_page
from studio.depot.s3 import S3Depot
from studio.domain.assembly import Lane, TakeFile
from studio.domain.errors import SegueError
from studio.domain.production import HouseFormat
from studio.domain.recipe import recipe_book, sources_of
from studio.domain.render_material import Asset, Credit, Material
from studio.domain.render_plan import plan_recipe
from studio.events.signed_manifest import signed_manifest
from studio.media import rendering
from studio.media.render_cache import RenderCache, hash_of
from studio.media.rendering import render
from tests.events.test_signed_manifest import BODY, PERSON, cert

KINDS = ("release", "stems", "session", "video", "podcast", "bundle")
HANDED_ON = ("handed-on", "to-bucket", "to-page", "to-link")
RATE_HZ, FPS = 48000, 25
NOW_MS = 1_796_000_000_000
BOOK = recipe_book(
    (
        {"recipe": "release", "kind": "release", "settings": {"formats": ["wav16", "flac", "mp3-320", "aac-256"]}},
        {"recipe": "session", "kind": "session", "settings": {"formats": ["dawproject"], "media": "inside"}},
        {"recipe": "podcast", "kind": "podcast", "settings": {"formats": ["mp3-128"]}},
    )
)


def prepare(folder: Path) -> None:
    """Two stems and a film."""
    folder.mkdir(exist_ok=True)
    noise = np.random.default_rng(1)
    for name in ("drums", "voice"):
        soundfile.write(folder / f"{name}.wav", noise.normal(0, 0.1, (RATE_HZ // 2, 2)), RATE_HZ, "PCM_24")
    with av.open(str(folder / "film.mov"), "w") as out:
        stream = out.add_stream("mpeg4", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(FPS // 2):
            picture = noise.integers(0, 255, (48, 64, 3), np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode(None))


def material(folder: Path, number: int) -> Material:
    """What lies in the folder; the number is in the level of a lane and in a credit."""
    lanes, local = [], {}
    for path in sorted(folder.glob("*.wav")):
        digest = hash_of(path)
        local[digest] = str(path)
        file = TakeFile("out", path.name, digest, path.stat().st_size)
        lanes.append(Lane(path.stem, path.stem, path.stem, 1, file))
    lanes[0] = replace(lanes[0], gain_mdb=-1000 - 100 * number)
    path = folder / "film.mov"
    file = TakeFile("film", path.name, hash_of(path), path.stat().st_size)
    film = Asset("s-film", "Film", "film", "video.master", file, str(path))
    credits_ = (Credit(f"Ana {number}", ("Drums",)),)
    return Material("Late Train", "Late Train", HouseFormat(RATE_HZ), {"mix": tuple(lanes)}, local, (film,), credits_)


def opened(endpoint_url: str, url: str) -> S3Depot:
    """The bucket of the test's server."""
    bucket, _, prefix = url.removeprefix("s3://").partition("/")
    return S3Depot(bucket, prefix, endpoint_url=endpoint_url, key_id="testkey", secret="testsecret", region="us-east-1")


def share(made: Path, number: int, endpoint_url: str, url: str, prj: str) -> int:
    """Put the listening page of a deliverable behind a link; print its address."""
    page = PageContent(f"Late Train {number}", "Ana", "late", 0, sorted(made.glob("*.wav")), ())
    with closing(opened(endpoint_url, url)) as depot:
        print(json.dumps({"url": put_page(depot, prj, page, NOW_MS, 7, lambda _: None).url}))  # noqa: T201 -- the test reads it
    return 0


def hand_on(folder: Path, place: Path, number: int, *storage: str) -> int:
    """Hand a deliverable of two files on, in place of the one before: to the folder ``out``, as a page or behind a link, or
    to the bucket of ``storage`` (the server's address, then its own), as ``place`` is called. Print what lies there then.
    """
    made = place / f"made-{number}"
    made.mkdir(parents=True, exist_ok=True)
    outputs = []
    for path in sorted((folder / "files").glob("*.wav")):
        data = path.read_bytes()[:-1] + bytes([number])
        (made / path.name).write_bytes(data)
        outputs.append({"name": path.name, "sha256": hash_of(made / path.name), "size_bytes": len(data)})
    manifest = made / "Late Train stems.manifest.json"
    manifest.write_bytes(signed_manifest({**BODY, "inputs": [], "outputs": outputs}, PERSON, cert()))
    to_page, in_bucket = place.name == "to-page", place.name == "to-bucket"
    where = (
        {"page": str(place / "out")}
        if to_page
        else {"bucket": storage[1]}
        if in_bucket
        else {"folder": str(place / "out")}
    )
    if place.name == "to-link":
        return share(made, number, *storage)
    desk: Any = SimpleNamespace(
        pool=SimpleNamespace(open_new=lambda *_, **__: opened(*storage))
    )  # all that a bucket asks of it
    try:
        told = push_deliverable(desk, PushDeliverable(str(manifest), **where), lambda *_: None, threading.Event())
    except SegueError as error:
        sys.stderr.write(f"{type(error).__name__}: {error} {error.what_to_do}\n")
        return 1
    if in_bucket:
        print(json.dumps({"to": told["to"]}))  # noqa: T201 -- the test reads it
        return 0
    if to_page:
        there = [path for path in (place / "out").rglob("*") if path.is_file()]
        print(json.dumps({str(path.relative_to(place / "out")): hash_of(path) for path in there}))  # noqa: T201
        return 0
    assert proof_of(place / "out" / manifest.name).problems == ()
    print(json.dumps({path.name: hash_of(path) for path in (place / "out").iterdir()}))  # noqa: T201 -- the test reads it
    return 0


def main(words: list[str]) -> int:
    """Print the hashes of what was made; or, with status 1, the error for the person."""
    folder, kind, number = Path(words[0]), words[1], int(words[2])
    if kind in HANDED_ON:
        return hand_on(folder, folder / kind, number, *words[3:])
    if "late" in words:  # as if another program had taken the room after it was looked at
        rendering._check_room = lambda *_: None  # noqa: SLF001
    plan = plan_recipe(sources_of(BOOK, kind), material(folder / "files", number))
    place = folder / kind
    try:
        made = render(plan.wanted, RenderCache(place / "cache"), place / "out", checks=plan.checks, threads=2)
    except SegueError as error:
        sys.stderr.write(f"{type(error).__name__}: {error} {error.what_to_do}\n")
        return 1
    print(json.dumps({one.name: one.facts["sha256"] for one in made.made}))  # noqa: T201 -- the test reads it
    return 0
