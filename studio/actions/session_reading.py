"""Take another program's session into a production: tracks become stages with a take each, lanes stand as it says.

A file that is a lane already is not taken in again: that lane is set as the session has it, so that a session that was
handed on comes back as changes. All of it is one step of undo. ``plan_of`` says what would become of what and changes
nothing; ``prepare`` copies and seals outside any transaction; ``take_session_in`` decides.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from studio.actions.deliver import manifest_fields
from studio.actions.handing import copy_whole
from studio.actions.plan_draft import PlanDraft
from studio.actions.recipe_commands import LaneChange
from studio.crash_points import crash_point
from studio.domain.assembly import Lane
from studio.domain.ids import Slugs, new_id
from studio.domain.markers import Marker, with_more
from studio.domain.production import HouseFormat, Port, Stage, is_meter
from studio.domain.recipe import MIX, SILENT_MDB, check_lane
from studio.domain.session import (
    AUDIO,
    OWN_SPEED_PPM,
    STRETCHED_CHANNELS,
    VIDEO,
    Piece,
    Session,
    SessionClip,
    SessionFile,
    SessionTrack,
    mdb_of_factor,
    ms_of_frames,
    piece_of,
)
from studio.events.catalog import Event
from studio.events.chunks import SealedChunk
from studio.events.file_names import safe_relative_path, suggested_name
from studio.events.manifest import Manifest, seal_manifest
from studio.papers.plan_file import LeftOut
from studio.store.home import Home
from studio.store.manifests import keep_manifest
from studio.store.productions import stage_folder
from studio.store.sealing import seal_files
from studio.store.transfers import add_upload
from studio.store.unit_of_work import UnitOfWork
from studio.store.workspace import require_workspace

_FIRST_TAKE = "take-01"
_LONGEST_FADE_MS = 600_000
_TITLE_MAX = 200
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """Where a file of a session lies on this machine, and its content."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class LaneIn:
    """A file of a stage to be made. ``cut`` is what is wanted of it, in frames of the session (None: all of it as it is),
    ``told`` what is told of its lane, ``found`` None while the file is missing.
    """

    name: str
    file: SessionFile
    told: Mapping[str, Any]
    cut: Piece | None = None
    found: FoundFile | None = None


@dataclass(frozen=True, slots=True)
class StageIn:
    """A stage to be made of a track of a session."""

    track: str
    title: str
    port: Port
    lanes: tuple[LaneIn, ...]
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What would become of a session. ``changed`` are the titles of the stages of ``changes``, ``markers`` those that the
    production gets more.
    """

    title: str
    stages: tuple[StageIn, ...]
    changes: tuple[LaneChange, ...]
    changed: tuple[str, ...]
    unchanged: int
    house: HouseFormat | None
    missing: tuple[str, ...]
    left_out: tuple[str, ...]
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True, slots=True)
class PreparedStage:
    """A stage with its id and, where a file of it is there, its sealed take."""

    id: str
    stage: StageIn
    manifest: Manifest | None
    blobs: tuple[SealedChunk, ...]
    local: Mapping[str, Path]


def plan_of(
    session: Session,
    tracks: Iterable[str],
    house: HouseFormat,
    found: Mapping[SessionFile, FoundFile],
    lanes: Sequence[Lane],
    timeline: FoundFile | None = None,
    markers: Iterable[Marker] = (),
) -> SessionPlan:
    """What a session becomes.

    Args:
        session: in frames of the house rate, with what is known of its files.
        tracks: the names of the plan's tracks.
        house: of the production; tempo and meter are taken over where it has none.
        found: the files that are here.
        lanes: those that there are.
        timeline: the session's own file, which goes along with a cut of pictures.
        markers: those of the production and the open notes, which were handed on with the session.
    """
    return _Planning(session, tracks, found, lanes, markers).plan(house, timeline)


class _Planning:
    def __init__(
        self,
        session: Session,
        tracks: Iterable[str],
        found: Mapping[SessionFile, FoundFile],
        lanes: Sequence[Lane],
        markers: Iterable[Marker],
    ) -> None:
        self._session, self._found, self._known_markers = session, found, tuple(markers)
        self._tracks = {name.casefold(): name for name in tracks}
        self._left_out = LeftOut()
        self._known: dict[str, list[Lane]] = {}
        for lane in lanes:
            self._known.setdefault(lane.file.sha256, []).append(lane)
        self._of_session = set(self._known)
        self._changes: dict[str, LaneChange] = {}
        self._changed: list[str] = []
        self._unchanged = 0

    def plan(self, house: HouseFormat, timeline: FoundFile | None) -> SessionPlan:
        session = self._session
        stages = [stage for track in session.tracks if (stage := self._stage(track)) is not None]
        if timeline is not None and any(stage.port.type.startswith("video") for stage in stages):
            lane = LaneIn(
                suggested_name(timeline.path.name), SessionFile(timeline.path.name), {"start_frame": 0}, None, timeline
            )
            stages.append(
                StageIn(session.title, f"{session.title} edit"[:_TITLE_MAX], Port("timeline", "data.timeline"), (lane,))
            )
        missing = [lane.file.path for stage in stages for lane in stage.lanes if lane.found is None]
        return SessionPlan(
            session.title,
            tuple(stages),
            tuple(self._changes.values()),
            tuple(dict.fromkeys(self._changed)),
            self._unchanged,
            self._house(house),
            tuple(dict.fromkeys(missing)),
            (*session.left_out, *self._left_out.sentences()),
            _new_markers(session.markers, self._known_markers),
        )

    def _house(self, house: HouseFormat) -> HouseFormat | None:
        """The house format with the session's tempo; None where the production has one, or the session none."""
        session = self._session
        if house.tempo_mbpm or not 20_000 <= session.tempo_mbpm <= 999_000:
            return None
        return replace(
            house, tempo_mbpm=session.tempo_mbpm, meter=session.meter if is_meter(session.meter) else house.meter
        )

    def _stage(self, track: SessionTrack) -> StageIn | None:
        """None where all of it is known already."""
        fresh = [clip for clip in track.clips if not (track.kind == AUDIO and self._is_known(clip, track))]
        if not fresh:
            return None
        is_all_muted = track.is_muted or all(clip.is_muted for clip in fresh)
        names: set[str] = set()
        lanes = tuple(self._lane(clip, track, names, is_all_muted=is_all_muted) for clip in fresh)
        if track.kind == VIDEO:
            lanes = tuple({lane.file: lane for lane in reversed(lanes)}.values())[::-1]
            port = Port("media", "video.camera", several=True)
        elif len(lanes) == 1:
            port = Port("stem", "audio.stem")
        else:
            port = Port("stems", "audio.multitrack", several=True)
        place = track.group or self._tracks.get(track.name.casefold(), "") or self._session.title
        return StageIn(place[:_TITLE_MAX], track.name[:_TITLE_MAX], port, lanes, is_all_muted)

    def _is_known(self, clip: SessionClip, track: SessionTrack) -> bool:
        """Whether the clip is a lane that there is; what the session says of it is kept then."""
        found = self._found.get(clip.file)
        if found is None or found.sha256 not in self._of_session:
            return False
        waiting = self._known[found.sha256]
        if not waiting:
            self._left_out.note("A further clip of a file that is a lane already was left out", clip.name)
            return True
        lane = next((one for one in waiting if one.start_frame == clip.start_frame), waiting[0])
        waiting.remove(lane)
        if self._cut_of(clip) is not None:
            self._left_out.note(
                "A cut of a file that is a lane already is not taken over; all of it is heard", clip.name
            )
        told = self._told(clip, track) | {"start_frame": max(clip.start_frame - clip.offset_frames, 0)}
        told["is_muted"] = track.is_muted or clip.is_muted
        new = {name: value for name, value in told.items() if getattr(lane, name) != value}
        if new:
            stage, output, file = lane.key
            self._changes[f"{stage}/{output}/{file}"] = LaneChange(stage, output, new, file)
            self._changed.append(lane.stage_title)
        else:
            self._unchanged += 1
        return True

    def _told(self, clip: SessionClip, track: SessionTrack) -> dict[str, Any]:
        rate_hz = self._session.rate_hz
        gain = min(track.gain_mdb + clip.gain_mdb, mdb_of_factor(float("inf")))
        return {
            "start_frame": clip.start_frame,
            "gain_mdb": max(gain, SILENT_MDB),
            "pan_milli": track.pan_milli,
            "fade_in_ms": min(ms_of_frames(clip.fade_in_frames, rate_hz), _LONGEST_FADE_MS),
            "fade_out_ms": min(ms_of_frames(clip.fade_out_frames, rate_hz), _LONGEST_FADE_MS),
            "is_soloed": track.is_soloed,
        }

    def _lane(self, clip: SessionClip, track: SessionTrack, names: set[str], *, is_all_muted: bool) -> LaneIn:
        found = self._found.get(clip.file)
        if track.kind == VIDEO:
            name = _free_name(clip.file.name, "", names)
            return LaneIn(name, clip.file, {"start_frame": clip.start_frame}, None, found)
        cut = self._cut_of(clip)
        if cut is not None and found is None:
            self._left_out.note("A part of a missing file is wanted; hand the part in yourself", clip.file.path)
        elif cut is not None and cut.loop_end:
            self._left_out.note("A clip that is looped becomes one file, as long as it plays", clip.name)
        if cut is not None and cut.speed_ppm != OWN_SPEED_PPM:
            speed = f"{clip.name}, {cut.speed_ppm / OWN_SPEED_PPM:.4g} ×"
            self._left_out.note("A clip that is stretched becomes a file at that speed, worth listening to", speed)
        told = self._told(clip, track)
        if clip.is_muted and not is_all_muted:
            told["is_muted"] = True
        # a part becomes a wave of its own
        name = _free_name(clip.file.name, ".wav" if cut is not None else "", names)
        check_lane(told)
        return LaneIn(name, clip.file, told, cut if found is not None else None, found)

    def _cut_of(self, clip: SessionClip) -> Piece | None:
        """What of its file a clip plays; None for all of it. More than two channels are not stretched, which is told."""
        if clip.speed_ppm != OWN_SPEED_PPM and clip.file.channels > STRETCHED_CHANNELS:
            self._left_out.note("A clip of more than two channels plays at its own speed", clip.name)
            clip = replace(clip, speed_ppm=OWN_SPEED_PPM)
        return piece_of(clip, self._session.rate_hz)


def _new_markers(found: Iterable[Marker], known: Iterable[Marker]) -> tuple[Marker, ...]:
    """The markers of a session that the production has not; a millisecond's rounding makes no other one."""
    there = {(round(one.start_s * 1000) + by, one.line) for one in known for by in (-1, 0, 1)}
    return tuple(one for one in found if (round(one.start_s * 1000), one.line) not in there)


def _free_name(name: str, suffix: str, taken: set[str]) -> str:
    """A name that may be written and that no other file of the stage has."""
    plain = PurePosixPath(suggested_name(name))
    stem, suffix = plain.stem, suffix or plain.suffix
    number = 1
    while (free := suggested_name(f"{stem}{f' {number}' if number > 1 else ''}{suffix}")).casefold() in taken:
        number += 1
    taken.add(free.casefold())
    return free


# --- carrying it out -------------------------------------------------------------------------------------------


def prepare(
    home: Home, prj: str, plan: SessionPlan, rate_hz: int, progress: Progress, cancel: threading.Event
) -> list[PreparedStage]:
    """Copy or cut the files of every stage to be made into its first take, and seal them.

    Raises BadInputError for a file that cannot be read, DiskError, CancelledError; nothing has been decided then.
    """
    with home.work() as work:
        require_workspace(home, work.connection)
        chunk_key = home.current_key(work.connection, prj).chunk_key
        places = [(new_id(), stage) for stage in plan.stages]
        folders = {
            stage_id: stage_folder(home, work.connection, prj, stage_id, stage.track, stage.title)
            for stage_id, stage in places
        }
    prepared = []
    for number, (stage_id, stage) in enumerate(places):
        progress(number / len(places), f"Taking in {stage.title}")
        local = {}
        for lane in stage.lanes:
            if lane.found is None:
                continue
            relative = safe_relative_path(f"{stage.port.name}/{lane.name}")
            target = folders[stage_id] / "takes" / _FIRST_TAKE / relative
            _bring(lane, lane.found.path, target, rate_hz, cancel)
            local[relative] = target
        if not local:
            prepared.append(PreparedStage(stage_id, stage, None, (), {}))
            continue
        manifest = seal_files(sorted(local.items()), chunk_key, spool=home.chunks.spool, cancel=cancel)
        blobs = seal_manifest(manifest, chunk_key)
        for blob in blobs:
            home.chunks.put(blob.id, blob.data)
        crash_point("deliver.sealed")
        prepared.append(PreparedStage(stage_id, stage, manifest, tuple(blobs), local))
    return prepared


def _bring(lane: LaneIn, source: Path, target: Path, rate_hz: int, cancel: threading.Event) -> None:
    if lane.cut is None:
        copy_whole(source, target, cancel)
        return
    piece = lane.cut.in_rate(rate_hz, lane.file.rate_hz or rate_hz)
    if piece.speed_ppm != OWN_SPEED_PPM:
        from studio.media.conforming import conform_wave

        conform_wave(source, target, piece, cancel.is_set)
    else:
        from studio.media.cutting import cut_wave

        cut_wave(source, target, piece, cancel.is_set)


def take_session_in(
    work: UnitOfWork, prj: str, plan: SessionPlan, prepared: Sequence[PreparedStage], name: str
) -> None:
    """Decide it: tracks, stages, lanes and tempo as one step of undo, and the first take of each stage with it."""
    draft = PlanDraft(work, prj)
    slugs = Slugs(stage.slug for stage in draft.stages.values())
    if plan.house is not None:
        draft.set_house(plan.house)
    for one in prepared:
        stage = one.stage
        draft.add_stage(
            Stage(
                one.id,
                slugs.make(stage.title),
                draft.add_track(stage.track),
                stage.title,
                outputs=(stage.port,),
                position=draft.next_position(),
                review_days=0,
            )
        )
        for lane in stage.lanes:
            where: Event = {"k": "recipe.lane", "recipe": MIX, "stage": one.id, "output": stage.port.name}
            draft.set_recipe({**where, "file": lane.name if stage.port.several else "", **lane.told})
        if stage.is_muted and stage.port.type.startswith("audio"):
            mute: Event = {"k": "recipe.mute", "recipe": MIX, "stage": one.id, "output": stage.port.name}
            draft.set_recipe({**mute, "is_muted": True})
    for change in plan.changes:
        _change_lane(draft, change)
    if plan.markers:
        draft.set_markers(with_more(draft.production.markers, plan.markers))
    draft.decide(f"Take in {name}")
    for one in prepared:
        if one.manifest is not None:
            _decide_take(work, prj, one, one.manifest)


def _change_lane(draft: PlanDraft, change: LaneChange) -> None:
    """What is told of a lane; the only file of an output is muted as the output."""
    told = dict(change.told)
    lane_of: Event = {"recipe": MIX, "stage": change.stage, "output": change.output}
    if not change.file and "is_muted" in told:
        draft.set_recipe({"k": "recipe.mute", **lane_of, "is_muted": told.pop("is_muted")})
    if told:
        draft.set_recipe({"k": "recipe.lane", **lane_of, "file": change.file, **told})


def _decide_take(work: UnitOfWork, prj: str, one: PreparedStage, manifest: Manifest) -> None:
    keep_manifest(work.connection, prj, manifest)
    transfer = add_upload(
        work.connection,
        prj=prj,
        room=prj,
        device=work.home.device,
        to_inbox=False,
        label=f"{one.stage.title} take 1",
        subject=f"take {one.id} 1",
        manifest=manifest,
        local=dict(one.local),
        blobs=one.blobs,
    )
    fields = manifest_fields(manifest, [blob.ref for blob in one.blobs])
    work.decide(prj, {"k": "stage.take", "stage": one.id, "take": 1, **fields}, transfer=transfer)
    work.touch(prj, "transfer", transfer)
