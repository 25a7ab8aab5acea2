"""``python3 packaging/dev.py fuzz --media [--seconds N]``: damaged sound, pictures, films and texts through the checks.

As a person's program meets them: in the worker, under its limits. Each file has to come back judged within ``ONE_S``, unchanged,
with nothing written beside it, whatever was done to its bytes. Prints JSON; exit status 1 with findings, whose files are kept.
"""

from __future__ import annotations

import io
import os
import random
import shutil
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studio.domain.delivery_spec import DeliverySpec
from studio.domain.ready_specs import READY_SPECS
from studio.media.checks import check_files

ONE_S = 30.0
_SEED_BYTES = 400_000
_EXTREMES = (
    b"\x00" * 4,
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"\x80\x00\x00\x00",
    b"\xff\xff\xff\x7f",
    b"\x01\x00\x00\x00",
)
_SPECS = {".png": "cover-art", ".jpg": "cover-art", ".mp4": "web-video", ".srt": "subtitles", ".pdf": "document"}


def seeds() -> Iterator[tuple[str, bytes]]:
    """Whole files: name and bytes. The awkward ones of the test data too, where they are."""
    import numpy as np
    import soundfile
    from PIL import Image

    tone = (0.3 * np.sin(np.arange(12_000) / 17)).astype("float32")
    for suffix, kind, subtype in (
        (".wav", "WAV", "PCM_24"), (".aiff", "AIFF", "PCM_16"), (".caf", "CAF", "FLOAT"), (".w64", "W64", "PCM_24"),
        (".flac", "FLAC", "PCM_24"), (".ogg", "OGG", "VORBIS"), (".opus", "OGG", "OPUS"), (".mp3", "MP3", "MPEG_LAYER_III"),
    ):  # fmt: skip
        made = io.BytesIO()
        soundfile.write(made, np.stack([tone, -tone], 1), 48_000, format=kind, subtype=subtype)
        yield f"tone{suffix}", made.getvalue()
    for suffix, kind in ((".png", "PNG"), (".jpg", "JPEG")):
        made = io.BytesIO()
        Image.linear_gradient("L").convert("RGB").save(made, kind)
        yield f"cover{suffix}", made.getvalue()
    yield "film.mp4", _film()
    yield "words.srt", b"1\n00:00:00,000 --> 00:00:01,000\nOne\n\n2\n00:00:01,000 --> 00:00:02,000\nTwo\n"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a/b.txt", "text" * 100)
    yield "things.zip", made.getvalue()
    odd = Path(os.environ.get("SEGUE_TEST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data")) / "odd"
    for path in sorted(odd.rglob("*")):
        if path.is_file() and path.suffix != ".json" and path.stat().st_size <= _SEED_BYTES:
            yield path.name, path.read_bytes()


def _film() -> bytes:
    import av
    import numpy as np

    made = io.BytesIO()
    with av.open(made, "w", format="mp4") as box:
        stream = box.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for shade in range(12):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), shade * 20, np.uint8), format="rgb24")
            box.mux(stream.encode(frame))
        box.mux(stream.encode())
    return made.getvalue()


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Flipped bits, a cut, a header that lies, a piece doubled or left out."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(max(1, len(made)))
        match dice.randrange(5):
            case 0:
                for _ in range(dice.randint(1, 20) if made else 0):
                    made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
            case 1:
                del made[at:]
            case 2:
                head = dice.randrange(min(len(made), 256) or 1)
                made[head : head + 4] = dice.choice(_EXTREMES)
            case 3:
                made[at:at] = made[at : at + dice.randint(1, 4096)]
            case _:
                del made[at : at + dice.randint(1, 4096)]
        if not made:
            return b""
    return bytes(made)


def finding(path: Path, folder: Path) -> str:
    """What went wrong with one file, in words; "" when it was judged as it should be."""
    before = path.read_bytes()
    ready = READY_SPECS[_SPECS.get(path.suffix.lower(), "stem")]
    started_s = time.monotonic()
    try:
        report = check_files([path], DeliverySpec.from_rules(ready.rules, None, ready.type))
    except Exception as error:  # noqa: BLE001 -- that is what is looked for
        return f"{type(error).__name__}: {error}"
    if time.monotonic() - started_s > ONE_S:
        return f"took {time.monotonic() - started_s:.0f} s"
    if path.read_bytes() != before:
        return "the file was changed"
    others = [one.name for one in folder.iterdir() if one != path]
    if others:
        return f"something was written beside it: {', '.join(others)}"
    return "" if len(report.files) == 1 else "no report"


def fuzz_media(seconds: float, seed: int, most: int = 0) -> dict[str, Any]:
    """Damaged files for so many seconds, or so many files."""
    whole = list(seeds())
    dice, count, slowest_s = random.Random(seed), 0, 0.0
    findings: list[dict[str, str]] = []
    until_s = time.monotonic() + seconds
    kept = Path(tempfile.mkdtemp(prefix="segue-fuzz-"))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        while time.monotonic() < until_s and not (most and count >= most):
            name, data = dice.choice(whole)
            path = folder / name
            path.write_bytes(damaged(data, dice))
            started_s = time.monotonic()
            what = finding(path, folder)
            slowest_s = max(slowest_s, time.monotonic() - started_s)
            count += 1
            if what:
                shutil.copy(path, kept / f"{count}-{name}")
                findings.append({"what": what, "file": str(kept / f"{count}-{name}")})
            for one in folder.iterdir():
                one.unlink()
    if not findings:
        kept.rmdir()
    return {
        "name": "fuzz media",
        "seconds": seconds,
        "seed": seed,
        "seeds": len(whole),
        "inputs": count,
        "slowest_s": round(slowest_s, 2),
        "findings": findings,
    }
