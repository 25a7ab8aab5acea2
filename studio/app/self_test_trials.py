"""The longer trials of ``segue self-test``: every codec, a hand-off between two homes, a bucket, languages, sound, screen.

Each takes a folder of its own and gives a sentence, or raises: TrialError for what came out otherwise than it must.
"""

from __future__ import annotations

import json
import os
import subprocess
import wave
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from studio import assets_dir
from studio.app.demo_people import OWNER, PARTS, Part, Person, program
from studio.app.start import has_screen

RATE_HZ = 48_000
_WINDOW_S = 60.0
_DECODERS = (
    "aac",
    "alac",
    "flac",
    "mp3",
    "opus",
    "vorbis",
    "wavpack",
    "pcm_s24le",
    "h264",
    "hevc",
    "av1",
    "vp9",
    "prores",
)
"""What foreign files are coded with, by libavcodec's names."""
_SNDFILE_KINDS = (
    ("aiff", "AIFF", "PCM_24"),
    ("ogg", "OGG", "VORBIS"),
    ("caf", "CAF", "ALAC_24"),
    ("w64", "W64", "FLOAT"),
)
_UNSEEN = {"QT_QPA_PLATFORM": "offscreen"}
_SERVICES = ("s3", "sts", "iam")
_GREY, _FRAMES = 128, 12


class TrialError(Exception):
    """A trial came out otherwise than it must; the text says how."""


def write_wav(path: Path, channels: int = 1) -> Path:
    """One second of a 1 kHz triangle, 16 bit."""
    period = RATE_HZ // 1000
    one = [round(8000 * (4 * abs(n / period - 0.5) - 1)) for n in range(period)]
    samples = b"".join(value.to_bytes(2, "little", signed=True) * channels for value in one) * 1000
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples)
    return path


# --- files ---------------------------------------------------------------------------------------------------------


def codecs(folder: Path) -> str:
    """Encode in every format that a release is handed out in, decode each again, and what only others write."""
    from studio.domain.plan_release import FORMATS
    from studio.domain.rendering import Step
    from studio.media.making import Input, Job
    from studio.media.making_encodes import make_encode

    stereo = write_wav(folder / "stereo.wav", channels=2)
    for name, (words, suffix, params, _weight) in FORMATS.items():
        out = folder / f"{name}{suffix}"
        step = Step("encode", 1, suffix, params, words=words)
        make_encode([Job(step, (Input(stereo, {}),), out, 1, lambda _share: None, lambda: False)])
        # what was exact already is not written again
        _is_a_second(out if out.exists() else stereo)
    for suffix, container, subtype in _SNDFILE_KINDS:
        _is_a_second(_by_sndfile(stereo, folder / f"foreign.{suffix}", container, subtype))
    return f"{len(FORMATS)} formats written and read again, {len(_SNDFILE_KINDS)} more read, {_pictures(folder)}"


def _by_sndfile(source: Path, out: Path, container: str, subtype: str) -> Path:
    from studio.media import libraries

    soundfile = libraries.soundfile()
    samples, rate_hz = soundfile.read(source, dtype="float32")
    soundfile.write(out, samples, rate_hz, subtype, format=container)
    return out


def _is_a_second(path: Path) -> None:
    """Raises TrialError unless a file decodes to a second of stereo sound that is not silent."""
    from studio.media.sources import open_source

    frames, loudest = 0, 0.0
    with open_source(path) as source:
        while len(block := source.read(65536)):
            frames += len(block)
            loudest = max(loudest, float(abs(block).max()))
    if abs(frames - RATE_HZ) > RATE_HZ // 10 or loudest < 0.1:
        raise TrialError(f"{path.name} decodes to {frames} frames with a peak of {loudest:.2f}")


def _pictures(folder: Path) -> str:
    """A film and its still, and that all decoders of foreign files are there."""
    from studio.media import libraries
    from studio.media.still import still_of

    av = libraries.av()
    missing = []
    for name in _DECODERS:
        try:
            av.codec.Codec(name, "r")
        except ValueError:
            missing.append(name)
    if missing:
        raise TrialError(f"no decoder for {', '.join(missing)}")
    film = folder / "film.mp4"
    with av.open(str(film), "w") as container:
        stream = container.add_stream("mpeg4", rate=RATE_HZ // 2000, width=64, height=48, pix_fmt="yuv420p")
        for _ in range(_FRAMES):
            picture = av.VideoFrame(64, 48, "yuv420p")
            for plane in picture.planes:
                plane.update(bytes([_GREY]) * plane.buffer_size)
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    still_of(film, 0.1)
    return f"a film's still, decoders for {len(_DECODERS)} codecs"


# --- two people ----------------------------------------------------------------------------------------------------


def hand_off(folder: Path, depot: str = "", endpoint_url: str = "") -> str:
    """From a new production to an approved take, each person in a process and a home of their own.

    Without a depot it goes over a folder. Raises DemoError where somebody's command ends otherwise.
    """
    part = PARTS[0]
    place = depot or str(folder / "hand-off depot")
    owner = Person(OWNER, folder / "homes" / "owner", has_owner_keys=True)
    player = Person(part.person, folder / "homes" / part.slug)
    try:
        shown = _handed_off(part, owner, player, place, endpoint_url)
    finally:
        owner.leave()
        player.leave()
    if shown != "approved":
        raise TrialError(f"the stage is {shown}, not approved")
    return f"{owner.commands + player.commands} commands of two people over {depot or 'a folder'}, approved"


def _handed_off(part: Part, owner: Person, player: Person, depot: str, endpoint_url: str) -> str:
    assets = assets_dir() / "demo"
    is_bucket = depot.startswith("s3://")
    owner.segue("init", "--name", OWNER)
    more = [*(["--endpoint-url", endpoint_url] if endpoint_url else []), *(["--access", "create"] if is_bucket else [])]
    production = owner.segue("new", "Trial", "--chain", "demo", "--depot", depot, *more)["production"]
    owner.segue("deliver", f"{production}/guide", str(assets / "guide.flac"))
    offer = owner.segue("offer", f"{production}/{part.stage}", "--to", part.person, "--price", str(part.price))
    hand_off_id = offer["handoff"]
    owner.sync()
    player.segue("open", offer["pass"], "--name", part.person, *([] if is_bucket else ["--depot", depot]))
    owner.sync()
    player.segue("accept", hand_off_id, "--sync")
    owner.sync()
    player.segue("deliver", hand_off_id, str(assets / part.file), "--sync")
    owner.sync()
    owner.segue("review", hand_off_id, "approve", "--sync")
    player.sync()
    stages = owner.segue("plan", production)["stages"]
    return str(next((stage["state"] for stage in stages if stage["slug"] == part.stage), "not in the plan"))


# --- storage, words, sound, screen -----------------------------------------------------------------------------------


def services(_folder: Path) -> str:
    """That the descriptions of the services lie beside the program; nothing is sent."""
    from studio.depot.s3 import new_session

    session = new_session("id", "secret", None, "us-east-1")
    for name in _SERVICES:
        session.client(name, endpoint_url="http://127.0.0.1:9").close()
    return f"clients for {', '.join(_SERVICES)}"


def languages(folder: Path) -> str:
    """The window painted in every language that has a catalogue."""
    spoken = []
    for path in sorted((assets_dir() / "languages").glob("segue_*.qm")):
        language = path.stem.removeprefix("segue_")
        answer = painted_window(folder, _UNSEEN, "--language", language)
        if answer["language"] != language or not answer["qt_translated"]:
            raise TrialError(f"asked for {language}, the window speaks {answer['language']} only in part")
        spoken.append(language)
    if not spoken:
        raise TrialError("there is no catalogue of a language")
    return f"the window speaks {', '.join(['en', *spoken])}"


def window(folder: Path) -> str:
    """Painted without a screen."""
    return _size(painted_window(folder, _UNSEEN))


def screen(folder: Path) -> str:
    """Painted on the screen that is here."""
    if not has_screen() or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        raise TrialError("there is no screen here")
    return _size(painted_window(folder, {}))


def sound(folder: Path) -> str:
    """A tenth of a second of silence played."""
    answer = _debugged("sound", folder, _UNSEEN)
    if not answer["devices"]:
        raise TrialError("there is no sound device here")
    if answer["problem"]:
        raise TrialError(f"{answer['device']} cannot be played to: {answer['problem']}")
    return f"played to {answer['device']}"


def _size(answer: Mapping[str, Any]) -> str:
    return f"painted {answer['width_px']} x {answer['height_px']} pixels"


def painted_window(folder: Path, environment: Mapping[str, str], *options: str) -> dict[str, Any]:
    """What ``segue debug window`` says in a process of its own: where a library of Qt is missing, Qt ends its process
    without a word.
    """
    return _debugged("window", folder, environment, *options)


def _debugged(what: str, folder: Path, environment: Mapping[str, str], *options: str) -> dict[str, Any]:
    run = subprocess.run(
        [*program(), "debug", what, "--json", *options],
        env={**os.environ, "SEGUE_HOME": str(folder / "home"), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_WINDOW_S,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        answer: dict[str, Any] = json.loads(run.stdout)
    except ValueError:
        raise TrialError(_last_line(run.stderr, run.returncode)) from None
    if "error" in answer:
        raise TrialError(str(answer["error"]["message"]))
    return answer


def _last_line(output: bytes, status: int) -> str:
    lines: Sequence[str] = output.decode("utf-8", "replace").strip().splitlines()
    return f"it came to nothing: {lines[-1] if lines else f'status {status}'}"
