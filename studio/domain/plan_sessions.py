"""The steps of sessions for other programs: a file that says what lies where, and the media that it names beside it.

A **session** holds the lanes of a balance as they are set, muted ones too. An **edit** is a cut of approved video: the
timeline that somebody handed in, with its media found again, or the video takes one after another in the plan's order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from studio.domain.assembly import Lane
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.recipe import Recipe
from studio.domain.render_material import Asset, Material, Plan, deliverable_name, not_here, safe_name
from studio.domain.rendering import SourceFile, Step, Wanted
from studio.domain.session import VIDEO, Session, SessionClip, SessionFile, SessionTrack, session_as_json, session_of

SESSION, SESSION_VERSION = "session", 1
RELINK, RELINK_VERSION = "relink", 1
SUFFIXES = {"dawproject": ".dawproject", "reaper": ".rpp", "otio": ".otio"}
"""The formats that a session can have."""
BESIDE, INSIDE = "beside", "inside"
MEDIA = "Media"
_VIDEO_TYPES = ("video.cut", "video.camera", "video.master")
_SONG_TYPES = ("audio.master", "audio.mix")


def plan_session(recipe: Recipe, material: Material, source: Plan | None) -> Plan:
    """A session file of each format, and the files of its lanes in a folder beside it.

    With ``media`` "inside" a DAWproject holds them itself; other formats cannot.
    """
    del source
    formats = _formats(recipe)
    media = recipe.setting("media")
    if media not in (BESIDE, INSIDE):
        raise BadInputError(
            f"“media” is “{media}”.", subject=recipe.name, what_to_do=f"It is {BESIDE} or {INSIDE}.", code="bad_recipe"
        )
    lanes = tuple(lane for lane in material.balances.get(recipe.balance, ()) if recipe.rule.hears(lane.words))
    if not lanes:
        material.lanes(recipe)  # says why there are none
    absent = [lane.file.name for lane in lanes if lane.file.sha256 not in material.local]
    if absent:
        raise not_here(absent, len(lanes), material.title)
    paths = _paths(lanes)
    session = session_of(material.title, lanes, paths, material.house, material.markers)
    sources = {sha256: SourceFile(sha256, material.local[sha256]) for sha256 in paths}
    return Plan(recipe, _wanted(recipe, material, session, formats, paths, sources, is_inside=media == INSIDE), lanes)


def plan_edit(recipe: Recipe, material: Material, source: Plan | None) -> Plan:
    """A cut of the approved video takes, with them beside it; see the module."""
    del source
    formats = _formats(recipe)
    videos = [asset for asset in material.assets if asset.type in _VIDEO_TYPES]
    if not videos:
        raise RefusedError(
            "There is nothing to cut yet: no video has been approved.",
            subject=material.title,
            what_to_do="Approve at least one take with a video.",
            code="nothing_to_cut",
        )
    song = material.asset("", _SONG_TYPES, "song")
    heard = [song] if song is not None else []
    assets = list({one.file.sha256: one for one in (*videos, *heard)}.values())
    paths = _paths_of_assets(assets)
    sources = {one.file.sha256: one.source for one in assets}
    timeline = material.asset("", ("data.timeline",), "timeline")
    if timeline is not None and timeline.file.name.lower().endswith(".otio") and formats == ["otio"]:
        folder = deliverable_name(material, recipe)
        params = {"media": [[one.file.name, paths[one.file.sha256]] for one in assets]}
        step = Step(RELINK, RELINK_VERSION, ".otio", params, (timeline.source,), f"Edit {material.title}", 0.2)
        wanted = (Wanted(f"{folder}/{material.name}.otio", step), *_media(folder, paths, sources))
        return Plan(recipe, wanted, assets=(timeline, *assets))
    tracks = [SessionTrack("V1", tuple(_whole(one, paths) for one in videos), kind=VIDEO)]
    tracks += [SessionTrack("A1", (_whole(one, paths),)) for one in heard]
    house = material.house
    session = Session(material.title, house.sample_rate_hz, tuple(tracks), frame_rate=house.frame_rate)
    return Plan(recipe, _wanted(recipe, material, session, formats, paths, sources), assets=tuple(assets))


def _formats(recipe: Recipe) -> list[str]:
    formats = list(dict.fromkeys(recipe.setting("formats")))
    unknown = [one for one in formats if one not in SUFFIXES]
    if unknown or not formats:
        raise BadInputError(
            f"“{recipe.title}” has no format “{unknown[0]}”." if unknown else f"“{recipe.title}” has no format.",
            subject=recipe.name,
            what_to_do=f"Formats are: {', '.join(SUFFIXES)}.",
            code="bad_recipe",
        )
    return formats


def _wanted(
    recipe: Recipe,
    material: Material,
    session: Session,
    formats: Sequence[str],
    paths: dict[str, str],
    sources: dict[str, SourceFile],
    *,
    is_inside: bool = False,
) -> tuple[Wanted, ...]:
    folder = deliverable_name(material, recipe)
    params = {"session": session_as_json(session), "paths": list(paths.values())}
    wanted = []
    for one in formats:
        told = {**params, "format": one, "is_inside": is_inside and one == "dawproject"}
        inputs = tuple(sources[sha256] for sha256 in paths)
        weight = 0.2 + (0.1 * len(paths) if told["is_inside"] else 0.01 * len(paths))
        step = Step(SESSION, SESSION_VERSION, SUFFIXES[one], told, inputs, f"Session {material.title}", weight)
        wanted.append(Wanted(f"{folder}/{material.name}{SUFFIXES[one]}", step))
    is_held = is_inside and list(formats) == ["dawproject"]
    return (*wanted, *(() if is_held else _media(folder, paths, sources)))


def _media(folder: str, paths: dict[str, str], sources: dict[str, SourceFile]) -> tuple[Wanted, ...]:
    return tuple(Wanted(f"{folder}/{path}", sources[sha256]) for sha256, path in paths.items())


def _whole(asset: Asset, paths: dict[str, str]) -> SessionClip:
    """All of a file. On one track they lie one after another, once it is known how long they are (``in_a_row``)."""
    return SessionClip(SessionFile(paths[asset.file.sha256]), name=asset.file.name)


def in_a_row(session: Session) -> Session:
    """The same with the clips of each track of pictures one after another, which is what an edit begins with."""
    tracks = []
    for track in session.tracks:
        at, clips = 0, []
        for clip in track.clips:
            clips.append(replace(clip, start_frame=at) if track.kind == VIDEO else clip)
            at += clip.length_frames
        tracks.append(replace(track, clips=tuple(clips)))
    return replace(session, tracks=tuple(tracks))


def _paths(lanes: Sequence[Lane]) -> dict[str, str]:
    return _named((lane.file.sha256, f"{lane.track} {lane.stage_title}", lane.file.name) for lane in lanes)


def _paths_of_assets(assets: Sequence[Asset]) -> dict[str, str]:
    return _named((asset.file.sha256, "", asset.file.name) for asset in assets)


def _named(files: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """What each file is called beside the session: by its own name, with what it is before it where two are alike."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for sha256, what, name in files:
        if sha256 in found:
            continue
        stem, _, suffix = name.rpartition(".")
        plain = [
            name,
            f"{what} {name}".strip(),
            *(f"{stem or suffix} {number}.{suffix}" for number in range(2, 10_000)),
        ]
        free = next(one for one in map(safe_name, plain) if one.casefold() not in taken)
        taken.add(free.casefold())
        found[sha256] = f"{MEDIA}/{free}"
    return found
