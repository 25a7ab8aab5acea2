"""Sessions of other programs taken into a production: read, their media found and looked at, then handed to the action.

Media is looked for where the session says, then by its name beside it. Only what is sound or picture is taken: a session
that somebody sent may name any file of this machine.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.domain.errors import BadInputError, DiskError, NotFoundError
from studio.domain.session import VIDEO, Session, SessionFile, with_files

if TYPE_CHECKING:
    from studio.actions.recipe_commands import ReadSession
    from studio.actions.session_reading import FoundFile, SessionPlan
    from studio.app.carrying_out import Desk, Progress
    from studio.domain.production import HouseFormat
    from studio.media.examine import ProbeResult

_BESIDE = ("", "Media", "media", "Audio", "audio", "Audio Files", "Samples")
_SPARE_BYTES = 500_000_000
_COPY_BYTES = 1 << 20
_SHOWN = 200


def read_session(desk: Desk, command: ReadSession, progress: Progress, cancel: threading.Event) -> dict[str, Any]:
    """Take a session in, or say what would become of it. Result as of ``ReadSession``.

    Raises NotFoundError, BadInputError for a file that cannot be read, DiskError, CancelledError; nothing is changed then.
    """
    from studio.actions.session_reading import plan_of, prepare, take_session_in
    from studio.queries.assembly import placed_lanes
    from studio.queries.session_notes import markers_on
    from studio.store.subjects import find_production

    home, path = desk.home, Path(command.path).expanduser()
    with home.work() as work:
        here = find_production(work.connection, command.production)
        office = work.view(here.prj)
        production = office.production
        if production is None:
            raise NotFoundError("Only the owner of a production can take a session in.", subject=here.title)
        lanes = [placed.lane for placed in placed_lanes(home, work.connection, here.prj, work.now_ms)]
        tracks = [track.name for track in office.table("track").values()]
        notes = markers_on(home, work.connection, office, lanes, production.house.sample_rate_hz, work.now_ms)
    progress(0.0, f"Reading {path.name}")
    session = _session_in(path, production.house)
    media = Path(command.media_dir).expanduser() if command.media_dir else None
    with _unpacked(session, path, home.path, cancel) as inside:
        places = {file: place for file in session.files if (place := inside.get(file) or _place_of(file, path, media))}
        found, session, refused = _looked_at(session, places, progress, cancel)
        plan = plan_of(
            session, tracks, production.house, found, lanes, _timeline(session, path), (*production.markers, *notes)
        )
        plan = replace(plan, left_out=(*plan.left_out, *refused))
        outside = _outside(places, inside, [folder for folder in (path.parent, media) if folder is not None])
        if not command.is_trial:
            prepared = prepare(
                home, here.prj, plan, production.house.sample_rate_hz, lambda s, w: progress(0.5 + s / 2, w), cancel
            )
            with home.work() as work:
                take_session_in(work, here.prj, plan, prepared, path.name)
    return {"production": here.prj, **_report(plan), "outside": outside[:_SHOWN]}


def _report(plan: SessionPlan) -> dict[str, Any]:
    stages = [
        {
            "track": stage.track,
            "title": stage.title,
            "files": [lane.name for lane in stage.lanes if lane.found is not None],
            "missing": [lane.name for lane in stage.lanes if lane.found is None],
        }
        for stage in plan.stages
    ]
    return {
        "title": plan.title,
        "added": len(plan.stages),
        "changed": len(plan.changes),
        "unchanged": plan.unchanged,
        "added_titles": [stage.title for stage in plan.stages][:_SHOWN],
        "changed_titles": list(plan.changed)[:_SHOWN],
        "stages": stages[:_SHOWN],
        "missing": list(plan.missing)[:_SHOWN],
        "left_out": list(plan.left_out),
        "markers": [marker.text for marker in plan.markers][:_SHOWN],
    }


def _session_in(path: Path, house: HouseFormat) -> Session:
    from studio.papers.session_file import read_session as read

    try:
        with path.open("rb") as file:
            return read(file, path.name, house.sample_rate_hz, house.frame_rate)
    except FileNotFoundError as error:
        raise NotFoundError(
            f"There is no file “{path}”.", subject=str(path), what_to_do="Check its name and folder."
        ) from error
    except (OSError, ValueError) as error:
        raise BadInputError(
            f"“{path}” cannot be read: {error}.", subject=str(path), what_to_do="Choose a file that you may read."
        ) from error


# --- where media lies ------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _unpacked(
    session: Session, path: Path, home: Path, cancel: threading.Event
) -> Iterator[Mapping[SessionFile, Path]]:
    """The files that lie in the session's own archive, in a folder that is thrown away; names in it are made up here."""
    inside = [file for file in session.files if file.is_inside]
    if not inside:
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="session-", dir=home, ignore_cleanup_errors=True) as folder:
        yield _unpack(inside, path, Path(folder), cancel)


def _unpack(inside: list[SessionFile], path: Path, folder: Path, cancel: threading.Event) -> Mapping[SessionFile, Path]:
    found = {}
    try:
        with zipfile.ZipFile(path) as archive:
            entries = {name: entry for entry in archive.infolist() if not entry.is_dir() for name in (entry.filename,)}
            wanted = [file for file in inside if file.path in entries]
            needed = sum(entries[name].file_size for name in {file.path for file in wanted})
            free = shutil.disk_usage(folder).free
            if needed + _SPARE_BYTES > free:
                raise DiskError(
                    f"“{path.name}” holds {needed // 10**6} MB, and {free // 10**6} MB are free.",
                    subject=str(path),
                    what_to_do="Free some space and try again. Nothing was changed.",
                )
            placed: dict[str, Path] = {}
            for number, file in enumerate(wanted):
                if file.path not in placed:
                    placed[file.path] = folder / f"{number}{Path(file.name).suffix[:10]}"
                    _extract(archive, entries[file.path], placed[file.path], cancel)
                found[file] = placed[file.path]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise BadInputError(
            f"“{path.name}” is damaged: {error}.", subject=str(path), what_to_do="Save it again in its program."
        ) from error
    return found


def _extract(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, cancel: threading.Event) -> None:
    """Write one entry, no more than it says it holds."""
    from studio.domain.errors import CancelledError

    left = entry.file_size
    try:
        with archive.open(entry) as source, target.open("wb") as out:
            while left > 0 and (block := source.read(min(_COPY_BYTES, left))):
                if cancel.is_set():
                    raise CancelledError("The work was stopped. Nothing was changed.", subject=entry.filename)
                out.write(block)
                left -= len(block)
    except OSError as error:
        raise DiskError(
            f"“{entry.filename}” cannot be unpacked: {error.strerror or error}.", subject=str(target)
        ) from error


def _place_of(file: SessionFile, session: Path, media: Path | None) -> Path | None:
    """Where a file lies: as named, else by its name beside the session or in the folder that was given."""
    if file.is_inside:
        return None
    named = [Path(file.path)] if not file.path.startswith("//") else []  # never asks another machine for it
    by_name = [session.parent / folder / file.name for folder in _BESIDE]
    if media is not None:
        by_name = [media / file.name, *by_name]
    for place in (*(session.parent / one for one in named), *by_name):
        with contextlib.suppress(OSError, ValueError):
            if file.name and place.is_file():
                return place
    return None


def _outside(places: Mapping[SessionFile, Path], inside: Mapping[SessionFile, Path], folders: list[Path]) -> list[str]:
    """The files that lie in none of these folders, which whoever takes the session in should know."""
    roots = [folder.resolve() for folder in folders]
    found = {
        str(place)
        for file, place in places.items()
        if file not in inside and not any(place.resolve().is_relative_to(root) for root in roots)
    }
    return sorted(found)


def _timeline(session: Session, path: Path) -> FoundFile | None:
    """The session's own file where it is a cut of pictures, which others go on with."""
    from studio.actions.session_reading import FoundFile

    if path.suffix.lower() != ".otio" or not any(track.kind == VIDEO for track in session.tracks):
        return None
    return FoundFile(path, "")


def _looked_at(
    session: Session, places: Mapping[SessionFile, Path], progress: Progress, cancel: threading.Event
) -> tuple[dict[SessionFile, FoundFile], Session, list[str]]:
    """What is sound or picture of these files, by the file as it is now known; the session with that; what was refused."""
    from studio.actions.session_reading import FoundFile
    from studio.media.probe import probe_files

    paths = list(dict.fromkeys(places.values()))
    results = (
        probe_files(paths, progress=lambda share: progress(share / 2, "Looking at the media"), cancel=cancel)
        if paths
        else []
    )
    by_path = dict(zip(paths, results, strict=True))
    known: dict[SessionFile, SessionFile] = {}
    found: dict[SessionFile, FoundFile] = {}
    refused = []
    for file, place in places.items():
        result = by_path[place]
        seen = _media(file, result)
        if seen is None:
            refused.append(f"“{file.name}” is no sound or picture that can be read, and was left out.")
            continue
        known[file] = seen
        found[seen] = FoundFile(place, result.sha256)
    pictures = {known[file] for file in known if by_path[places[file]].kind != "audio"}
    return found, _without_sound_of_pictures(with_files(session, known), pictures), list(dict.fromkeys(refused))


def _without_sound_of_pictures(session: Session, pictures: set[SessionFile]) -> Session:
    """A video on a track for sound comes along once, as a video."""
    cut = {clip.file for track in session.tracks if track.kind == VIDEO for clip in track.clips}
    tracks = []
    for track in session.tracks:
        if track.kind != VIDEO and any(clip.file in pictures for clip in track.clips):
            sound = tuple(clip for clip in track.clips if clip.file not in pictures)
            shown = tuple(clip for clip in track.clips if clip.file in pictures - cut)
            cut |= {clip.file for clip in shown}
            tracks += [replace(track, clips=sound)] if sound else []
            tracks += [replace(track, clips=shown, kind=VIDEO)] if shown else []
        else:
            tracks.append(track)
    return replace(session, tracks=tuple(tracks))


def _media(file: SessionFile, result: ProbeResult) -> SessionFile | None:
    if result.kind not in ("audio", "video", "image") or result.problems:
        return None
    rate = result.sample_rate_hz or 0
    frames = result.frames or 0
    if result.kind != "audio":
        rate = rate or 48_000
        frames = round((result.duration_s or 0) * rate)
    return replace(file, rate_hz=rate, channels=result.channels or 0, frames=frames)
