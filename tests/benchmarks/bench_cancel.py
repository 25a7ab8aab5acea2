"""How soon a rendering ends after it was cancelled: every kind of recipe, at moments spread over all of its steps.

Each recipe is rendered once to see how long it takes, then as often as ``--moments`` says with an empty cache, cancelled a
little later each time. Told are the milliseconds from the request until ``render`` has ended (its temporary files gone), on the clock
and of the processors, by what was being done at that moment: with other work on the machine only the second is firm, and it
is the more of the two where the cores are free. Ten real stems; a film of ``--film-mb``; 200 ms is promised.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import threading
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from bench_bundle import SETTINGS, material_of, prepared
from harness import machine, print_json

from studio.domain.assembly import TakeFile
from studio.domain.errors import CancelledError
from studio.domain.recipe import recipe_book, sources_of
from studio.domain.render_material import Asset, Material, Plan
from studio.domain.render_plan import plan_recipe
from studio.media import libraries
from studio.media.render_cache import RenderCache, hash_of
from studio.media.rendering import render

PROMISED_MS = 200
KINDS = ("mix", "stems", "master", "release", "session", "video", "podcast", "bundle")
FRAMES_PER_S = 25


def film(path: Path, size_mb: int) -> Path:
    """Pictures of noise, of which a second is repeated until the file is that large."""
    av = libraries.av()
    noise = np.random.default_rng(1)
    with av.open(str(path), "w", format="mov") as out:
        stream = out.add_stream("mjpeg", rate=FRAMES_PER_S)
        stream.width, stream.height, stream.pix_fmt = 1280, 720, "yuvj420p"
        packets = []
        for _ in range(FRAMES_PER_S):
            picture = av.VideoFrame.from_ndarray(noise.integers(0, 255, (720, 1280, 3), np.uint8), format="rgb24")
            packets += [bytes(packet) for packet in stream.encode(picture)]
        packets += [bytes(packet) for packet in stream.encode(None)]
        count = size_mb * 1_000_000 // (sum(map(len, packets)) // len(packets))
        for number in range(count):
            packet = av.Packet(packets[number % len(packets)])
            packet.stream, packet.time_base = stream, Fraction(1, FRAMES_PER_S)
            packet.pts = packet.dts = number
            packet.duration = 1
            out.mux(packet)
    return path


def asset(path: Path, kind: str) -> Asset:
    file = TakeFile(path.stem, path.name, hash_of(path), path.stat().st_size)
    return Asset(f"s-{path.stem}", path.stem.title(), path.stem, kind, file, str(path))


def everything(folder: Path, size_mb: int) -> Material:
    """Stems, a cover, and a film and a finished song beside them."""
    stems = prepared(folder)
    material = material_of(sorted(stems.glob("*.wav")), folder / "cover.jpg")
    return replace(material, assets=(*material.assets, asset(film(folder / "film.mov", size_mb), "video.master")))


def planned(material: Material, kind: str) -> Plan:
    book = recipe_book(
        (
            {"recipe": "release", "kind": "release", "settings": SETTINGS},
            {"recipe": "session", "kind": "session", "settings": {"formats": ["dawproject"], "media": "inside"}},
        )
    )
    return plan_recipe(sources_of(book, kind), material)


class Attempt:
    """One rendering in an empty place, cancelled when it has run for that long."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self._plan, self._folder = plan, folder
        self._doing = ""

    def run(self, after_s: float | None) -> tuple[float, float, str]:
        """Without a time: how long it takes in all. Else: seconds from the request to the end, on the clock and of the
        processors, and what was being done.
        """
        cancel, asked = threading.Event(), (0.0, 0.0, "")

        def ask() -> None:
            nonlocal asked
            asked = time.perf_counter(), time.process_time(), self._doing
            cancel.set()

        def told(share: float, words: str, left_s: float | None) -> None:
            self._doing = words

        timer = threading.Timer(after_s, ask) if after_s is not None else None
        began = time.perf_counter()
        if timer is not None:
            timer.start()
        try:
            render(
                self._plan.wanted,
                RenderCache(self._folder / "cache"),
                self._folder / "out",
                checks=self._plan.checks,
                progress=told,
                cancel=cancel,
            )
        except CancelledError:
            return time.perf_counter() - asked[0], time.process_time() - asked[1], asked[2] or "Looking up"
        finally:
            ended = time.perf_counter()
            if timer is not None:
                timer.cancel()
                timer.join()
            shutil.rmtree(self._folder)
        return ended - began, 0.0, ""


def _told(values: list[float]) -> dict[str, float]:
    late = sum(value > PROMISED_MS for value in values)
    return {"median": round(statistics.median(values), 1), "most": round(max(values), 1), "later_than_promised": late}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=12, help="of each kind of recipe")
    parser.add_argument("--film-mb", type=int, default=400)
    parser.add_argument("--only", choices=KINDS)
    arguments = parser.parse_args()
    found: dict[str, dict[str, list[tuple[float, float]]]] = {}
    whole_s: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        material = everything(folder, arguments.film_mb)

        def attempt(kind: str) -> Attempt:
            return Attempt(planned(material, kind), folder / "run")

        attempt("mix").run(None)
        for kind in KINDS if not arguments.only else (arguments.only,):
            whole_s[kind], _, _ = attempt(kind).run(None)
            for number in range(arguments.moments):
                late_s, cpu_s, doing = attempt(kind).run(whole_s[kind] * (number + 0.5) / arguments.moments)
                if doing:  # else it had ended before
                    found.setdefault(kind, {}).setdefault(doing, []).append((late_s * 1000.0, cpu_s * 1000.0))
    every = [value for moments in found.values() for values in moments.values() for value in values]
    print_json(
        {
            "name": "cancel",
            "machine": machine(),
            "promised_ms": PROMISED_MS,
            "moments": len(every),
            "wall_ms": _told([wall for wall, _ in every]),
            "cpu_ms": _told([cpu for _, cpu in every]),
            "recipes": {
                kind: {
                    "whole_s": round(whole_s[kind], 2),
                    "most_wall_and_cpu_ms": {
                        doing: [round(max(wall for wall, _ in values)), round(max(cpu for _, cpu in values))]
                        for doing, values in moments.items()
                    },
                }
                for kind, moments in found.items()
            },
        }
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
