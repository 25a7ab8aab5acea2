"""Which approved takes go into a mix, in which order, and the manifest that says so afterwards.

Pure: reads no audio and renders nothing. Levels, pans and times are integers as in the log.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from studio.domain.markers import Marker, markers_to_log
from studio.domain.ports import fits
from studio.domain.production import HouseFormat, Link, Production, Stage, Track
from studio.domain.recipe import BUILT_IN, LaneKey, LaneRule, LaneSetting, Recipe, lane_setting

MIX_TYPES = ("audio.stem", "audio.multitrack")
MANIFEST_FORMAT = "segue/deliverable/1"


@dataclass(frozen=True, slots=True)
class TakeFile:
    """One file of a take and the output it was handed in on. ``sha256`` is lower-case hex of the whole file."""

    output: str
    name: str
    sha256: str
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class ApprovedTake:
    """An approved take. ``person`` is the name to credit, ``person_id`` their key; both empty where unknown."""

    stage: str
    take: int
    files: tuple[TakeFile, ...]
    person: str = ""
    person_id: str = ""
    manifest_hash: str = ""
    licence: str = ""
    terms_hash: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One file in a mix. ``gain_mdb`` is thousandths of a dB, ``pan_milli`` -1000 (left) to 1000 (right),
    ``start_frame`` its place in the session, fades in ms. ``role`` is that of its stage, ``group`` a name shared by
    lanes that are moved as one. ``is_soloed`` is for listening and changes no deliverable.
    ``chosen_take`` is the take that was chosen (0: the latest), ``wanted_take`` the same where that is no approved one
    and the latest is heard instead (else 0).
    """

    track: str
    stage: str
    stage_title: str
    take: int
    file: TakeFile
    person: str = ""
    person_id: str = ""
    manifest_hash: str = ""
    licence: str = ""
    start_frame: int = 0
    gain_mdb: int = 0
    pan_milli: int = 0
    is_muted: bool = False
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    terms_hash: str = ""
    role: str = ""
    group: str = ""
    is_soloed: bool = False
    is_only: bool = True
    chosen_take: int = 0
    wanted_take: int = 0

    @property
    def key(self) -> LaneKey:
        """Under which it is set: by its output while that has one file, so that the next take stays as set."""
        return self.stage, self.file.output, "" if self.is_only else self.file.name

    @property
    def words(self) -> tuple[str, ...]:
        """What a recipe's rule may call this lane by; see ``domain/recipe.LaneRule``."""
        roles = (self.role, self.role.partition("/")[0].strip(), self.role.partition(",")[0].strip())
        outputs = (f"output:{self.stage}/{self.file.output}", f"output:*/{self.file.output}")
        named = [f"role:{role}" for role in dict.fromkeys(roles) if role]
        return (*named, f"track:{self.track}", f"stage:{self.stage}", *outputs)


@dataclass(frozen=True, slots=True)
class Doubling:
    """What ``first`` hands in on ``first_output`` is also heard in ``second`` (on ``second_output``, "" for all)."""

    first: str
    first_output: str
    second: str
    second_output: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file that a recipe made."""

    name: str
    sha256: str
    size_bytes: int
    pcm_sha256: str = ""
    frames: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a deliverable was made of: lanes in order, format, and what came out. Holds no time and no path, so the
    same inputs and recipe give the same bytes.
    """

    production: str
    title: str
    recipe: str
    sample_rate_hz: int
    bit_depth: int
    lanes: tuple[Lane, ...]
    outputs: tuple[Rendered, ...] = ()

    @property
    def people(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Who is heard, with the titles of their stages, in the order of the lanes."""
        heard: dict[tuple[str, str], dict[str, None]] = {}
        for lane in self.lanes:
            if not lane.is_muted and lane.person:
                heard.setdefault((lane.person_id, lane.person), {})[lane.stage_title] = None
        return tuple((name, tuple(titles)) for (_, name), titles in heard.items())

    @property
    def fingerprint(self) -> str:
        """SHA-256 over inputs and recipe, without what came out: the same means there is nothing to render again."""
        body = {key: value for key, value in self.as_json().items() if key != "outputs"}
        return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """Plain values for the file beside the deliverable."""
        return {
            "format": MANIFEST_FORMAT,
            "production": {"id": self.production, "title": self.title},
            "recipe": {"kind": self.recipe, "sample_rate_hz": self.sample_rate_hz, "bit_depth": self.bit_depth},
            "inputs": [_lane_json(lane) for lane in self.lanes],
            "people": [{"name": name, "stages": list(titles)} for name, titles in self.people],
            "outputs": [
                {
                    "name": made.name,
                    "sha256": made.sha256,
                    "size_bytes": made.size_bytes,
                    "pcm_sha256": made.pcm_sha256,
                    "frames": made.frames,
                }
                for made in self.outputs
            ],
        }


def mix_inputs(
    tracks: Iterable[Track],
    stages: Iterable[Stage],
    approved: Iterable[ApprovedTake],
    muted: Collection[tuple[str, str]] = (),
    *,
    settings: Mapping[LaneKey, LaneSetting] | None = None,
    rule: LaneRule | None = None,
) -> tuple[Lane, ...]:
    """The lanes of a mix: the files of the approved stem and multitrack takes that ``rule`` hears (None: all), each
    as ``settings`` has it, else at unity from the start.

    The lanes of the outputs in ``muted`` (stage, output) are there and silent, but for those whose setting says
    otherwise. It does not matter whether the plan has
    a Mix stage. ``approved`` may hold several takes of a stage: the latest counts, unless a lane's setting names another
    of them. The order is that of the settings' ``position``, then of track, stage, output, file name, and so the same
    on every machine.
    """
    settings, rule = settings or {}, rule or LaneRule()
    by_id = {stage.id: stage for stage in stages}
    track_of = {track.id: track for track in tracks}
    takes: dict[str, dict[int, ApprovedTake]] = {}
    for take in approved:
        if take.stage in by_id:
            takes.setdefault(take.stage, {})[take.take] = take
    keyed = []
    for stage_id, numbered in takes.items():
        stage = by_id[stage_id]
        track = track_of.get(stage.track, Track("", ""))
        for place, output in enumerate(mixed_outputs(stage)):
            for lane, setting in _lanes(track, stage, output, numbered, settings):
                order = (setting.position, track.position, track.id, stage.position, stage.id, place, lane.file.name)
                if rule.hears(lane.words):
                    own = setting.is_muted
                    is_muted = (stage_id, output) in muted if own is None else own
                    keyed.append((order, replace(lane, is_muted=is_muted)))
    return tuple(lane for _, lane in sorted(keyed, key=lambda pair: pair[0]))


def missing_from_mix(stages: Iterable[Stage], approved: Iterable[ApprovedTake]) -> tuple[str, ...]:
    """The ids of the stages that give stems or multitracks and have no approved take yet, in the given order."""
    there = {take.stage for take in approved}
    return tuple(stage.id for stage in stages if stage.id not in there and mixed_outputs(stage))


def heard_twice(lanes: Sequence[Lane], links: Iterable[Link], stages: Mapping[str, Stage]) -> tuple[Doubling, ...]:
    """Where the same playing would sound twice in a mix at unity.

    A comp beside the takes it was cut from, stems that a mixer printed beside what they were printed from, and a
    multitrack beside the stem that its player made of it. The caller shows it and offers to leave one out.
    """
    given = dict.fromkeys((lane.stage, lane.file.output) for lane in lanes if not lane.is_muted)
    taking = {stage for stage, _ in given}
    found = [
        Doubling(link.source, link.output, link.target)
        for link in links
        if (link.source, link.output) in given and link.target in taking
    ]
    for stage_id in dict.fromkeys(stage for stage, _ in given):
        ports = [port for port in stages[stage_id].outputs if (stage_id, port.name) in given]
        whole = [port.name for port in ports if not fits(port.type, "audio.multitrack")]
        split = [port.name for port in ports if fits(port.type, "audio.multitrack")]
        if whole and split:
            found.append(Doubling(stage_id, split[0], stage_id, whole[0]))
    return tuple(dict.fromkeys(found))


def silent_outputs(lanes: Iterable[Lane], muted: Collection[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """The outputs of which nothing is heard, as pairs of stage and output: those in ``muted``, and those of which every
    lane is muted by itself; without those of which a lane is heard all the same.
    """
    heard: set[tuple[str, str]] = set()
    silent = set(muted)
    for lane in lanes:
        (silent if lane.is_muted else heard).add((lane.stage, lane.file.output))
    return frozenset(silent - heard)


def mixed_outputs(stage: Stage) -> tuple[str, ...]:
    """The outputs of a stage that go into a mix, in their order."""
    return tuple(port.name for port in stage.outputs if any(fits(port.type, mixed) for mixed in MIX_TYPES))


def manifest_of(
    production: Production,
    lanes: Sequence[Lane],
    outputs: Iterable[Rendered] = (),
    *,
    recipe: str = "mix",
    house: HouseFormat | None = None,
) -> Manifest:
    """The manifest of a deliverable in the production's house format, or in another one."""
    form = house or production.house
    return Manifest(
        production=production.id,
        title=production.title,
        recipe=recipe,
        sample_rate_hz=form.sample_rate_hz,
        bit_depth=form.bit_depth,
        lanes=tuple(lanes),
        outputs=tuple(outputs),
    )


def fingerprint_of(
    production: Production,
    chain: Sequence[Recipe],
    balances: Mapping[str, Sequence[Lane]],
    beside: Iterable[str] = (),
    markers: Iterable[Marker] = (),
) -> str:
    """What a deliverable of the last recipe of ``chain`` is made of and how, as one hash: the same means there is nothing
    to render again. ``balances`` holds the lanes of every balance that the chain uses, ``beside`` the hashes of other
    files that may go in, ``markers`` those that a session carries.
    """
    last = chain[-1]
    plain = manifest_of(production, balances.get(last.balance, ()), recipe=last.name).fingerprint
    built_in = {recipe.name: recipe for recipe in BUILT_IN}
    more: list[Any] = [_recipe_json(recipe) for recipe in chain if recipe != built_in.get(recipe.name)]
    more += [_lane_json(lane) for name in sorted(set(balances) - {last.balance}) for lane in balances[name]]
    more += sorted(beside)
    more += markers_to_log(markers)
    if not more:
        return plain
    return hashlib.sha256(json.dumps([plain, more], sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _recipe_json(recipe: Recipe) -> list[Any]:
    rule = [list(recipe.rule.only), list(recipe.rule.without)]
    return [recipe.name, recipe.kind, recipe.source, recipe.balance, rule, dict(recipe.settings)]


def _lanes(
    track: Track,
    stage: Stage,
    output: str,
    takes: Mapping[int, ApprovedTake],
    settings: Mapping[LaneKey, LaneSetting],
) -> Iterator[tuple[Lane, LaneSetting]]:
    """The lanes of one output, each with how it is set: of the take that is chosen for the output, a file
    that another take is chosen for from that one, where it has a file of that name.
    """
    chosen = {**takes, 0: takes[max(takes)]}
    wanted = lane_setting(settings, stage.id, output, "").take
    usual = chosen.get(wanted, chosen[0])
    files = [file for file in usual.files if file.output == output]
    for file in files:
        is_only = len(files) == 1
        whole = settings.get((stage.id, output, "")) if is_only else None
        setting = whole or lane_setting(settings, stage.id, output, file.name)
        take = chosen.get(setting.take, chosen[0])
        there = [one for one in take.files if one.output == output]
        same = [one for one in there if one.name == file.name] or (there if is_only else [])
        if len(same) != 1:
            take, same = usual, [file]
        is_missed = setting.take not in (0, take.take)
        yield _lane(track, stage, take, same[0], setting, is_only=is_only, is_missed=is_missed), setting


def _lane(
    track: Track,
    stage: Stage,
    take: ApprovedTake,
    file: TakeFile,
    setting: LaneSetting,
    *,
    is_only: bool,
    is_missed: bool,
) -> Lane:
    return Lane(
        track=track.name,
        stage=stage.id,
        stage_title=stage.title,
        take=take.take,
        file=file,
        person=take.person,
        person_id=take.person_id,
        manifest_hash=take.manifest_hash,
        licence=take.licence,
        start_frame=setting.start_frame,
        gain_mdb=setting.gain_mdb,
        pan_milli=setting.pan_milli,
        fade_in_ms=setting.fade_in_ms,
        fade_out_ms=setting.fade_out_ms,
        role=stage.role,
        group=setting.group,
        is_soloed=setting.is_soloed,
        is_only=is_only,
        chosen_take=setting.take,
        wanted_take=setting.take if is_missed else 0,
        terms_hash=take.terms_hash,
    )


def _lane_json(lane: Lane) -> dict[str, Any]:
    return {
        "track": lane.track,
        "stage": {"id": lane.stage, "title": lane.stage_title},
        "take": lane.take,
        "output": lane.file.output,
        "name": lane.file.name,
        "sha256": lane.file.sha256,
        "size_bytes": lane.file.size_bytes,
        "person": {"id": lane.person_id, "name": lane.person},
        "manifest_hash": lane.manifest_hash,
        "licence": lane.licence,
        "terms_hash": lane.terms_hash,
        "start_frame": lane.start_frame,
        "gain_mdb": lane.gain_mdb,
        "pan_milli": lane.pan_milli,
        "is_muted": lane.is_muted,
        "fade_in_ms": lane.fade_in_ms,
        "fade_out_ms": lane.fade_out_ms,
    }
