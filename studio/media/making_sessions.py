"""Makes sessions for other programs (``domain/plan_sessions``): written as each program wants it, with lengths from the files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from urllib.parse import quote, unquote

from studio.domain.errors import BadInputError
from studio.domain.plan_sessions import in_a_row
from studio.domain.session import VIDEO, Session, SessionFile, session_from_json, with_files
from studio.media.making import Facts, Job
from studio.media.probe import probe
from studio.media.session_dawproject import write_session_dawproject
from studio.media.session_otio import write_session_otio
from studio.media.session_reaper import write_session_reaper
from studio.media.sources import open_source

_MOST_TIMELINE_BYTES = 50_000_000


def make_sessions(jobs: Sequence[Job]) -> list[Facts]:
    """A session file each. ``params`` has the session, the paths of its files in the order of the inputs, the format."""
    return [_make_session(job) for job in jobs]


def _make_session(job: Job) -> Facts:
    params = job.step.params
    session = session_from_json(params["session"])
    local = dict(zip(params["paths"], (one.path for one in job.inputs), strict=True))
    pictures = {clip.file.path for track in session.tracks if track.kind == VIDEO for clip in track.clips}
    known = {}
    for number, file in enumerate(session.files):
        job.check()
        known[file] = _looked_at(file, local[file.path], is_video=file.path in pictures)
        job.report(number / len(local) / 2)
    session = in_a_row(with_files(session, known))
    if params["format"] == "dawproject":
        openers = {path: _opener(place) for path, place in local.items()} if params["is_inside"] else None
        with job.out.open("wb") as out:
            write_session_dawproject(session, out, openers, is_stopped=job.is_stopped)
        job.check()
    else:
        write = write_session_reaper if params["format"] == "reaper" else write_session_otio
        with job.out.open("wb") as out:
            out.write(write(session))
    return _facts(session)


def _facts(session: Session) -> Facts:
    return {
        "tracks": len(session.tracks),
        "clips": sum(len(track.clips) for track in session.tracks),
        "markers": len(session.markers),
        "sample_rate_hz": session.rate_hz,
        "frames": session.length_frames,
    }


def _opener(path: Path) -> Callable[[], AbstractContextManager[BinaryIO]]:
    return lambda: path.open("rb")


def _looked_at(file: SessionFile, path: Path, *, is_video: bool) -> SessionFile:
    """A file with its rate, channels and length; of a video as its pictures last."""
    if not is_video:
        with open_source(path) as source:
            info = source.info
        frames = info.frames if info.frames is not None else probe(path).frames or 0
        return SessionFile(file.path, rate_hz=info.sample_rate_hz, channels=info.channels, frames=frames)
    found = probe(path)
    if found.problems or not found.duration_s:
        raise BadInputError(
            f"“{path.name}” cannot be read: {'; '.join(found.problems) or 'it has no length'}.",
            subject=str(path),
            what_to_do="Ask for the take again, or leave its stage out.",
        )
    rate = found.sample_rate_hz or 48_000
    frames = round(found.duration_s * rate)
    return SessionFile(file.path, rate_hz=rate, channels=found.channels or 2, frames=frames)


def make_relinked(jobs: Sequence[Job]) -> list[Facts]:
    """Timelines that were handed in, each naming the media beside it in place of where its maker had them."""
    return [_make_relinked(job) for job in jobs]


def _make_relinked(job: Job) -> Facts:
    path = job.inputs[0].path
    places = {name.casefold(): place for name, place in job.step.params["media"]}
    try:
        if path.stat().st_size > _MOST_TIMELINE_BYTES:
            raise _no_timeline(path, f"it is larger than {_MOST_TIMELINE_BYTES // 10**6} MB")
        timeline = json.loads(path.read_bytes())
        missing = _relinked(timeline, places)
        data = json.dumps(timeline, ensure_ascii=False, indent=1).encode() + b"\n"
    except (ValueError, RecursionError) as error:
        raise _no_timeline(path, "it is damaged, or is no timeline") from error
    with job.out.open("wb") as out:
        out.write(data)
    named = ", ".join(sorted(missing)[:5])
    return {"warnings": [f"The timeline names files that no approved take has: {named}."]} if missing else {}


def _no_timeline(path: Path, reason: str) -> BadInputError:
    return BadInputError(
        f"The timeline “{path.name}” cannot be used: {reason}.",
        subject=str(path),
        what_to_do="Ask for the take again as an OTIO file.",
    )


def _relinked(timeline: Any, places: Mapping[str, str]) -> set[str]:
    """Change every address in a timeline whose file is there; gives the names of the others."""
    missing: set[str] = set()
    waiting = [timeline]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            address = part.get("target_url")
            if isinstance(address, str) and address:
                name = PurePosixPath(unquote(address).replace("\\", "/")).name
                place = places.get(name.casefold())
                if place is None:
                    missing.add(name)
                else:
                    part["target_url"] = quote(place)
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return missing
