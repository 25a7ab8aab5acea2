"""``python3 packaging/dev.py fuzz --seconds N [--target NAME]``: nonsense for every parser that reads foreign bytes.

Each target has its share of the time in a process of its own: guided by coverage with atheris where it is installed (Linux,
Python 3.11 on), else by plain mutation. Prints JSON; exit status 1 with findings, each with the bytes in hex.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
RSS_MB = 2048
ONE_S = 20
"""An input that takes longer is a finding."""


def has_atheris() -> bool:
    """Whether the fuzzer guided by coverage is here."""
    try:
        import atheris  # noqa: F401
    except ImportError:
        return False
    return True


def mutate(data: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    """One to six small changes."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(made) + 1)
        match dice.randrange(6):
            case 0:
                del made[at : at + dice.randint(1, 8)]
            case 1:
                made[at:at] = dice.randbytes(dice.randint(1, 8))
            case 2 if at < len(made):
                made[at] ^= 1 << dice.randrange(8)
            case 3:
                made[at:at] = dice.choice(
                    (b"-1", b"9007199254740992", b"null", b"[]", b"{}", b'""', b"\xff\xfe", b"1.0")
                )
            case 4:
                other = dice.choice(others)
                start = dice.randrange(len(other) + 1)
                made[at:at] = other[start : start + dice.randint(1, 64)]
            case _:
                made[at:at] = made[at : at + dice.randint(1, 32)]
    return bytes(made)


def plainly(name: str, seconds: float, folder: Path, seed: int) -> int:
    """Mutation without a guide. Returns how many inputs were tried."""
    from tests.fuzz.targets import TARGETS, finding

    dice, (_, seeds) = random.Random(seed), TARGETS[name]
    until_s, count = time.monotonic() + seconds, 0
    while time.monotonic() < until_s:
        data = mutate(dice.choice(seeds), dice, seeds)
        count += 1
        if finding(name, data):
            (folder / f"crash-{count}").write_bytes(data)
            break
    return count


def guided(name: str, seconds: float, folder: Path, seed: int) -> None:
    """Atheris; does not return. What it finds lies in ``folder``."""
    import atheris

    with atheris.instrument_imports(include=["studio"]):
        from tests.fuzz.targets import REFUSALS, TARGETS

    function, seeds = TARGETS[name]
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, data in enumerate(seeds):
        (corpus / str(number)).write_bytes(data)

    def one(data: bytes) -> None:
        try:
            function(data)
        except REFUSALS:
            return

    flags = [f"-max_total_time={round(seconds)}", f"-artifact_prefix={folder}/", f"-seed={seed}"]
    flags += [f"-rss_limit_mb={RSS_MB}", f"-timeout={ONE_S}", "-max_len=8192", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], one)
    atheris.Fuzz()


def fuzz(names: list[str], seconds: float, seed: int) -> dict[str, Any]:
    """Every target in turn."""
    from tests.fuzz.targets import finding

    found: dict[str, Any] = {}
    is_guided = has_atheris()
    for name in names:
        with tempfile.TemporaryDirectory() as place:
            command = [sys.executable, "-m", "tests.fuzz.fuzz", "--one", name, "--seconds", str(seconds / len(names))]
            command += ["--seed", str(seed), "--folder", place]
            done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
            counts = re.findall(
                r"(?:number_of_executed_units:|^inputs) +(\d+)", done.stdout + done.stderr, re.MULTILINE
            )
            bad = sorted(path for path in Path(place).iterdir() if path.is_file())
            found[name] = {
                "inputs": int(counts[-1]) if counts else 0,
                "findings": [
                    {"what": finding(name, path.read_bytes()) or path.name, "data": path.read_bytes().hex()}
                    for path in bad
                ],
            }
            if done.returncode and not bad:
                found[name]["findings"].append({"what": done.stderr[-800:], "data": ""})
    return {
        "name": "fuzz",
        "guided_by_coverage": is_guided,
        "seconds": seconds,
        "seed": seed,
        "inputs": sum(target["inputs"] for target in found.values()),
        "findings": sum(len(target["findings"]) for target in found.values()),
        "targets": found,
    }


def main() -> int:
    """Run it as a program."""
    from tests.fuzz.targets import TARGETS

    options = argparse.ArgumentParser(prog="dev.py fuzz", description=__doc__)
    options.add_argument("--seconds", type=float, default=120, help="for all targets together (default 120)")
    options.add_argument("--target", choices=sorted(TARGETS), action="append", help="only this one; may be repeated")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--media", action="store_true", help="damaged sound, pictures and films through the checks")
    chosen = options.parse_args()
    if chosen.media:
        from tests.fuzz.media import fuzz_media

        result = fuzz_media(chosen.seconds, chosen.seed)
    else:
        result = fuzz(chosen.target or list(TARGETS), chosen.seconds, chosen.seed)
    print(json.dumps(result, indent=1))
    return 1 if result["findings"] else 0


def one_target() -> None:
    """The process of one target."""
    options = argparse.ArgumentParser()
    options.add_argument("--one")
    options.add_argument("--seconds", type=float)
    options.add_argument("--seed", type=int)
    options.add_argument("--folder", type=Path)
    chosen = options.parse_args()
    if has_atheris():
        guided(chosen.one, chosen.seconds, chosen.folder, chosen.seed)
    else:
        print(f"inputs {plainly(chosen.one, chosen.seconds, chosen.folder, chosen.seed)}")


if __name__ == "__main__":
    if "--one" in sys.argv:
        one_target()
    else:
        sys.exit(main())
