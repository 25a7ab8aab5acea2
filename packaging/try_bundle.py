#!/usr/bin/env python3
"""Lets a frozen program test itself: `try_bundle.py PROGRAM`, over a folder and over S3 (moto, as the tests use it).

On Linux, where xvfb-run is, a second time on a screen; where pulseaudio is, with a sound device that nobody hears. Runs in the
environment of the tests. Exit status 1 when something that must work does not.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MOTO = ROOT / "tests" / "moto_one_at_a_time.py"
KEYS = {"AWS_ACCESS_KEY_ID": "testkey", "AWS_SECRET_ACCESS_KEY": "testsecret", "AWS_DEFAULT_REGION": "us-east-1"}
PATIENCE_S = 60.0


@contextlib.contextmanager
def running(command: list[str], **more: Any) -> Iterator[None]:
    """A process for as long as the block lasts."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def bucket() -> Iterator[tuple[str, str]]:
    """The address of a server on this machine, and of a bucket there."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with running([sys.executable, str(MOTO), str(port)], cwd=ROOT):
        give_up_at = time.monotonic() + PATIENCE_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if time.monotonic() > give_up_at:
                    raise SystemExit("the server for the bucket does not start") from None
                time.sleep(0.1)
        import boto3  # type: ignore[import-untyped,unused-ignore]

        endpoint = f"http://127.0.0.1:{port}"
        client = boto3.client(
            "s3",
            endpoint_url=endpoint,
            region_name=KEYS["AWS_DEFAULT_REGION"],
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )
        client.create_bucket(Bucket="trial")
        yield endpoint, "s3://trial/hand-off"


@contextlib.contextmanager
def silent_device() -> Iterator[dict[str, str]]:
    """What a program's environment needs to play to a device that nobody hears; nothing without pulseaudio."""
    if not shutil.which("pulseaudio"):
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="segue-sound-") as folder:
        own = {"XDG_RUNTIME_DIR": folder, "HOME": folder}
        command = [
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--exit-idle-time=-1",
            "-L",
            "module-null-sink sink_name=trial",
        ]
        with running([*command, "-L", "module-native-protocol-unix"], env={**os.environ, **own}):
            time.sleep(2)
            yield {"PULSE_SERVER": f"unix:{folder}/pulse/native"}


def tested(command: list[str], surroundings: dict[str, str], must: set[str]) -> bool:
    """Whether the program's own test is good, and the trials named ``must`` with it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SEGUE_", "AWS_", "PYTHON"))}
    done = subprocess.run(
        command, env={**kept, "SEGUE_KEYS": "file", **surroundings}, stdout=subprocess.PIPE, check=False
    )
    text = done.stdout.decode("utf-8", "replace")
    try:
        found = json.loads(text[text.rindex("\n{\n") if "\n{\n" in text else 0 :])
    except ValueError:
        print(f"the program says nothing that can be read; status {done.returncode}")
        return False
    for row in found["checks"]:
        verdict = "ok  " if row["ok"] else "none" if row["may_be_missing"] and row["name"] not in must else "FAIL"
        print(f"  {verdict} {row['name']}: {row['detail']} ({row['wall_s']} s)")
    return bool(found["ok"]) and all(row["ok"] for row in found["checks"] if row["name"] in must)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="try_bundle.py", description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    program = str(parser.parse_args(arguments).program.resolve())
    with bucket() as (endpoint, depot):
        over = ["--depot", depot, "--endpoint-url", endpoint]
        print("Without a screen")
        unseen = {"QT_QPA_PLATFORM": "offscreen"} if sys.platform == "linux" else {}
        is_good = tested([program, "self-test", "--json", *over], {**KEYS, **unseen}, {"bucket"})
    if sys.platform == "linux" and shutil.which("xvfb-run"):
        print("On a screen")
        with silent_device() as device:
            command = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", program, "self-test", "--json"]
            is_good &= tested(command, device, {"screen", *(("sound",) if device else ())})
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
