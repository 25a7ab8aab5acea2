"""What all benchmarks share: interleaved runs, CPU time with children, and the JSON form of `bench`.

Wall times of a shared machine are noisy; ratios of medians from interleaved runs are what counts.
"""

from __future__ import annotations

import gc
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# a benchmark is run as a plain script: the program it measures lies two folders up
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

RUNS = 5


@dataclass(slots=True)
class Timing:
    """Wall and CPU seconds of the runs of one contender."""

    wall_s: list[float] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)
    server_cpu_s: list[float] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "median_s": round(statistics.median(self.wall_s), 4),
            "best_s": round(min(self.wall_s), 4),
            "cpu_median_s": round(statistics.median(self.cpu_s), 4),
            "runs_s": [round(value, 4) for value in self.wall_s],
        }


def _cpu_s() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def interleaved(
    contenders: Mapping[str, Callable[[], object]], runs: int = RUNS, *, server_cpu_s: Callable[[], float] | None = None
) -> dict[str, Timing]:
    """Run every contender once to warm up, then all of them in turn, ``runs`` times.

    ``server_cpu_s`` tells how much processor time the server has had so far that they all use.
    """
    timings = {name: Timing() for name in contenders}
    for run in contenders.values():
        run()
    for _ in range(runs):
        for name, run in contenders.items():
            gc.collect()
            served = server_cpu_s() if server_cpu_s else 0.0
            cpu, wall = _cpu_s(), time.perf_counter()
            run()
            timings[name].wall_s.append(time.perf_counter() - wall)
            timings[name].cpu_s.append(_cpu_s() - cpu)
            timings[name].server_cpu_s.append((server_cpu_s() if server_cpu_s else 0.0) - served)
    return timings


def report(name: str, timings: Mapping[str, Timing], *, ours: str = "ours", **details: Any) -> dict[str, Any]:
    """The JSON form of ``bench``: a ratio is the peer's median over ours, above 1 we are faster."""
    median = statistics.median(timings[ours].wall_s)
    peers = {peer: timing for peer, timing in timings.items() if peer != ours}
    return {
        "name": name,
        "machine": machine(),
        "runs": len(timings[ours].wall_s),
        "ours": timings[ours].as_json(),
        "peers": {peer: timing.as_json() for peer, timing in peers.items()},
        "ratios": {peer: round(statistics.median(timing.wall_s) / median, 3) for peer, timing in peers.items()},
        **details,
    }


def machine() -> dict[str, Any]:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": load,
    }


def print_json(value: Mapping[str, Any]) -> None:
    print(json.dumps(value, indent=1))
