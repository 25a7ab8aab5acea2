#!/usr/bin/env python3
"""Whether every dependency of the program can be had as a wheel for Windows and macOS. Installs nothing.

pip says what it would take; what only the other system needs (markers such as ``sys_platform == "win32"``) is asked for
in further rounds, because pip reads markers for the machine that it runs on. Run it with the Python of `.venv`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from pip._vendor.packaging.markers import default_environment
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
MOST_ROUNDS = 5


class Target(NamedTuple):
    """A system as pip names it, and what markers say there."""

    platform: str
    markers: dict[str, str]


TARGETS = (
    Target("win_amd64", {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows", "platform_machine": "AMD64"}),
    Target(
        "macosx_14_0_arm64",
        {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin", "platform_machine": "arm64"},
    ),
)  # fmt: skip
PYTHONS = ("3.11", "3.12", "3.13")


def main(arguments: list[str]) -> int:
    """Exit status 0 when every wheel is there for every system and version, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="check_wheels.py", description=__doc__.splitlines()[0])
    parser.add_argument("--python", action="append", choices=PYTHONS, help="versions to ask for (default: 3.12)")
    parser.add_argument("--list", action="store_true", help="name every wheel")
    chosen = parser.parse_args(arguments)
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    is_good = True
    for python in chosen.python or ["3.12"]:
        for target in TARGETS:
            wheels, problem = wheels_for(target, python, dependencies)
            is_good &= not problem
            print(f"{target.platform}, Python {python}: {problem or f'{len(wheels)} wheels, nothing is missing'}")
            for name in sorted(wheels.values()) if chosen.list else ():
                print(f"  {name}")
    return 0 if is_good else 1


def wheels_for(target: Target, python: str, dependencies: list[str]) -> tuple[dict[str, str], str]:
    """File names by package, and what is wrong (empty when nothing is)."""
    surroundings = surroundings_of(target, python)
    wanted = [as_asked(one) for text in dependencies if applies(one := Requirement(text), surroundings)]
    found: list[dict[str, Any]] = []
    for _round in range(MOST_ROUNDS):
        found, problem = resolved(target.platform, python, wanted)
        if problem:
            return {}, problem
        missing = not_seen(found, surroundings)
        if not missing:
            break
        wanted += missing
    names = {one["metadata"]["name"]: one["download_info"]["url"].rsplit("/", 1)[-1] for one in found}
    others = [name for name in names.values() if not name.split("#")[0].endswith(".whl")]
    return names, f"no wheel, only {', '.join(others)}" if others else ""


def surroundings_of(target: Target, python: str) -> dict[str, str]:
    """What markers are compared with on the target."""
    here = {name: str(value) for name, value in default_environment().items()}
    return here | target.markers | {"python_version": python, "python_full_version": f"{python}.0", "extra": ""}


def applies(requirement: Requirement, surroundings: dict[str, str]) -> bool:
    """Whether the target needs it."""
    return requirement.marker is None or requirement.marker.evaluate(surroundings)


def as_asked(requirement: Requirement) -> str:
    """The requirement without its marker, which has been looked at."""
    extras = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
    return f"{requirement.name}{extras}{requirement.specifier}"


def not_seen(found: list[dict[str, Any]], surroundings: dict[str, str]) -> list[str]:
    """What the found packages need on the target and pip did not bring, because this machine does not."""
    known = {canonicalize_name(one["metadata"]["name"]) for one in found}
    needed = (Requirement(text) for one in found for text in one["metadata"].get("requires_dist", []))
    return sorted(
        {as_asked(one) for one in needed if canonicalize_name(one.name) not in known and applies(one, surroundings)}
    )


def resolved(platform: str, python: str, wanted: list[str]) -> tuple[list[dict[str, Any]], str]:
    """What pip would install, or its last words."""
    with tempfile.TemporaryDirectory(prefix="segue-wheels-") as folder:
        report = Path(folder) / "report.json"
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--ignore-installed"),
                *("--disable-pip-version-check", "--no-input", "--only-binary=:all:", "--implementation", "cp"),
                *("--platform", platform, "--python-version", python, "--target", folder),
                *("--report", str(report), *wanted),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode != 0:
            lines = [line for line in done.stdout.decode("utf-8", "replace").splitlines() if line.startswith("ERROR")]
            return [], " ".join(lines[-2:]) or f"pip ended with status {done.returncode}"
        found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["install"]
        return found, ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
