"""``segue self-test``: does this program, frozen or not, work on this machine? Uses a temporary folder and nothing else.

Each trial is one sentence; what fails says how, and what follows goes on.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio import __version__
from studio.app import self_test_trials as longer
from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns
from studio.app.self_test_trials import RATE_HZ, TrialError, write_wav
from studio.domain.errors import SegueError

_MODULES = (
    "studio.store.home",
    "studio.store.chunking",
    "studio.store.chain_files",
    "studio.depot.s3",
    "studio.sync.transfer",
    "studio.sync.watch",
    "studio.media.mix",
    "studio.media.encode",
    "studio.media.av_source",
    "studio.queries.timeline",
)
_SCRYPT_N = 1024


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing that must work. ``may_be_missing``: without it the rest of the program still works."""

    name: str
    run: Callable[[Path], str]
    may_be_missing: bool = False


def self_test(console: Console, args: Namespace) -> Answer:
    """All trials. Status 1 when one that matters fails."""
    rows = []
    trials = [*TRIALS, *(_bucket_trials(args.depot, args.endpoint_url) if args.depot else ())]
    with tempfile.TemporaryDirectory(prefix="segue-self-test-", ignore_cleanup_errors=True) as text:
        for trial in trials:
            row = _tried(trial, Path(text))
            rows.append(row)
            if console.is_json:
                console.say(f"{'ok  ' if row['ok'] else 'FAIL'}  {trial.name}: {row['detail']}")
    is_good = all(row["ok"] or row["may_be_missing"] for row in rows)
    shape = {
        "ok": is_good,
        "version": __version__,
        "frozen": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "system": platform.platform(),
        "checks": rows,
    }
    table = [(_verdict(row), row["name"], row["detail"]) for row in rows]
    words = "Everything works here." if is_good else "Something does not work here."
    return Answer(shape, [*columns(("", "TRIAL", "WHAT WAS SEEN"), table), words], 0 if is_good else 1)


def _bucket_trials(depot: str, endpoint_url: str) -> list[Trial]:
    return [Trial("bucket", lambda folder: longer.hand_off(folder / "bucket", depot, endpoint_url))]


def _verdict(row: dict[str, Any]) -> str:
    if row["ok"]:
        return "ok"
    return "none" if row["may_be_missing"] else "FAILED"


def _tried(trial: Trial, folder: Path) -> dict[str, Any]:
    started_s = time.monotonic()
    try:
        is_ok, detail = True, trial.run(folder)
    except (TrialError, SegueError) as error:
        is_ok, detail = False, str(error)
    except Exception as error:  # noqa: BLE001 -- a trial may fail in any way; the next ones still run
        is_ok, detail = False, f"{type(error).__name__}: {error}"
    return {
        "name": trial.name,
        "ok": is_ok,
        "detail": detail,
        "may_be_missing": trial.may_be_missing,
        "wall_s": round(time.monotonic() - started_s, 2),
    }


# --- trials ----------------------------------------------------------------------------------------------------


def _parts(_folder: Path) -> str:
    for name in _MODULES:
        importlib.import_module(name)
    return f"{len(_MODULES)} parts load with their libraries"


def _assets(_folder: Path) -> str:
    from studio.store.chain_files import CHAIN_FILES, load_chain

    for name in CHAIN_FILES:
        load_chain(name)
    return f"{len(CHAIN_FILES)} chains can be read"


def _crypto(_folder: Path) -> str:
    from studio.events.chunks import open_chunk, seal_chunk
    from studio.events.keys import EpochKey, SigningKey, verify

    key, text = SigningKey.generate(), b"What is signed here is true."
    signature = key.sign(text)
    if not verify(key.public, text, signature) or verify(key.public, text + b"!", signature):
        raise TrialError("signatures are not told apart")
    sealed = seal_chunk(EpochKey.generate().chunk_key, text)
    if text in sealed.data or open_chunk(sealed.data, sealed.id, sealed.key) != text:
        raise TrialError("what was sealed does not open")
    return "signing and sealing"


def _database(folder: Path) -> str:
    """A home with a production on a folder depot, synchronised; its rows made again from the journal."""
    from studio.actions.commands import StartProduction
    from studio.app.studio import open_studio
    from studio.queries import asks

    studio = open_studio(folder / "home")
    try:
        with _environment({"SEGUE_SCRYPT_N": str(_SCRYPT_N), "SEGUE_KEYS": "file"}):
            studio.init("Self-test")
        made = studio.run(StartProduction("Trial", "demo", str(folder / "depot")))
        result = studio.synchroniser.once()
        studio.store.rebuild()
        stages = len(studio.ask(asks.Plan(made["production"])).stages)
    finally:
        studio.close()
    if not result.sent_bytes or not stages:
        raise TrialError("nothing was sent")
    return f"a production of {stages} stages, {result.sent_bytes} bytes sent to a folder"


def _depot(folder: Path) -> str:
    from studio.depot import object_names
    from studio.depot.depot import PutResult
    from studio.depot.opening import open_depot

    name = object_names.entry("0" * 32, "1" * 32, 0)
    depot = open_depot(str(folder / "other depot"), create=True)
    try:
        first, again = depot.put_new(name, b"one"), depot.put_new(name, b"two")
        if first is not PutResult.CREATED or again is not PutResult.OTHER or depot.get(name).data != b"one":
            raise TrialError("an object was replaced")
    finally:
        depot.close()
    return "created once, read back, not replaced"


def _audio(folder: Path) -> str:
    """A small WAV: probed in the subprocess, measured, mixed to FLAC, decoded again."""
    from studio.media.loudness import measure
    from studio.media.mix import mix, session_from_stems
    from studio.media.probe import probe

    stem, out = folder / "stem.wav", folder / "mix.flac"
    write_wav(stem)
    found = probe(stem)
    if found.problems or found.frames != RATE_HZ or found.sample_rate_hz != RATE_HZ:
        raise TrialError(f"a small WAV is not understood: {' '.join(found.problems) or found.frames}")
    result = mix(session_from_stems([stem, stem]), out)
    loudness = measure(out)
    if result.frames != RATE_HZ or loudness.integrated_lufs is None or probe(out).container.lower() != "flac":
        raise TrialError("the mix is not what it should be")
    return f"read, mixed to FLAC and measured: {loudness.integrated_lufs:.1f} LUFS"


def _inner_loops(_folder: Path) -> str:
    from studio.media.kernels import load_kernels

    if load_kernels().name != "compiled":
        raise TrialError("not compiled here; mixing, measuring and sending take longer")
    return "compiled for this machine"


class _environment:  # noqa: N801 -- used as a function
    """Other environment variables for a while."""

    def __init__(self, changes: Mapping[str, str]) -> None:
        self._changes = changes
        self._before: dict[str, str | None] = {}

    def __enter__(self) -> dict[str, str]:
        self._before = {name: os.environ.get(name) for name in self._changes}
        os.environ.update(self._changes)
        return dict(os.environ)

    def __exit__(self, *_error: object) -> None:
        for name, value in self._before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


_IS_FROZEN = bool(getattr(sys, "frozen", False))
"""An installed program must have what one from sources may do without."""
TRIALS = (
    Trial("parts", _parts),
    Trial("chains", _assets),
    Trial("keys", _crypto),
    Trial("database", _database),
    Trial("folder", _depot),
    Trial("services", longer.services),
    Trial("audio", _audio),
    Trial("codecs", longer.codecs),
    Trial("loops", _inner_loops, may_be_missing=not _IS_FROZEN),
    Trial("hand-off", longer.hand_off),
    Trial("window", longer.window, may_be_missing=not _IS_FROZEN),
    Trial("languages", longer.languages, may_be_missing=not _IS_FROZEN),
    Trial("screen", longer.screen, may_be_missing=True),
    Trial("sound", longer.sound, may_be_missing=True),
)
