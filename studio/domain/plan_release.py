"""The steps of masters and of releases, which are a master in several formats with tags."""

from __future__ import annotations

from collections.abc import Mapping

from studio.domain.errors import BadInputError
from studio.domain.music_codes import checked_isrc
from studio.domain.plan_sums import in_float
from studio.domain.recipe import Recipe
from studio.domain.render_material import Material, Plan, deliverable_name
from studio.domain.rendering import SourceFile, Step, Wanted

MASTER, MASTER_VERSION = "master", 1
ENCODE, ENCODE_VERSION = "encode", 2
TAG, TAG_VERSION = "tag", 1
FORMATS: Mapping[str, tuple[str, str, Mapping[str, object], float]] = {
    "wav24": ("WAV 24 bit", ".wav", {"format": "pcm", "bits": "24"}, 0.3),
    "wav16": ("WAV 16 bit", ".wav", {"format": "pcm", "bits": "16"}, 0.5),
    "flac": ("FLAC", ".flac", {"format": "pcm", "bits": "24"}, 0.6),
    "mp3-320": ("MP3 320", ".mp3", {"format": "mp3", "vbr": False}, 1.6),
    "mp3-v0": ("MP3 V0", ".mp3", {"format": "mp3", "vbr": True}, 1.3),
    "aac-256": ("AAC 256", ".m4a", {"format": "aac", "bit_rate": 256_000}, 2.6),
    "aac-320": ("AAC 320", ".m4a", {"format": "aac", "bit_rate": 320_000}, 2.8),
    "opus": ("Opus", ".opus", {"format": "opus", "bit_rate": 192_000}, 1.5),
}
"""What a release can be handed out as: words, suffix, what the encoder is told, and how long it takes beside others."""
COVERS = ("image.cover",)
LYRICS = ("text.lyrics",)
_TARGETS_CLUFS = (-4000, -500)
_CEILINGS_MDB = (-12_000, 0)
_SILENCE_MOST_MS = 60_000


def plan_master(recipe: Recipe, material: Material, source: Plan | None) -> Plan:
    """The source's sound at a loudness and under a ceiling. It is taken in float, so that overs of a mix are no clips.

    Raises BadInputError for a recipe that goes on from nothing, and for settings outside of what can be meant.
    """
    if source is None:
        raise BadInputError(
            f"“{recipe.title}” goes on from no recipe.",
            subject=recipe.name,
            what_to_do=f"Let it go on from a mix: `segue recipe set {recipe.name} --source mix`.",
        )
    params = {
        "bits": str(recipe.setting("bits")),
        "target_clufs": _within(recipe, "target_clufs", _TARGETS_CLUFS),
        "ceiling_mdb": _within(recipe, "ceiling_mdb", _CEILINGS_MDB),
        "head_ms": _within(recipe, "head_ms", (0, _SILENCE_MOST_MS)),
        "tail_ms": _within(recipe, "tail_ms", (0, _SILENCE_MOST_MS)),
    }
    step = Step(MASTER, MASTER_VERSION, ".wav", params, (in_float(source.main.step),), f"Mastering {recipe.title}", 1.0)
    return Plan(recipe, (Wanted(f"{deliverable_name(material, recipe)}.wav", step),), source.lanes, source.assets)


def plan_release(recipe: Recipe, material: Material, source: Plan | None) -> Plan:
    """The source's sound in every format that ``formats`` names, each with tags, cover and lyrics.

    Raises BadInputError for a recipe that goes on from nothing, an unknown format, an ISRC that is none, or a cover or
    lyrics that are named and not there.
    """
    if source is None:
        raise BadInputError(
            f"“{recipe.title}” goes on from no recipe.",
            subject=recipe.name,
            what_to_do=f"Let it go on from a master: `segue recipe set {recipe.name} --source master`.",
        )
    chosen = list(dict.fromkeys(str(name) for name in recipe.setting("formats")))
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        message = f"A release knows no format “{unknown[0]}”." if unknown else "The release has no format."
        raise BadInputError(message, subject=recipe.name, what_to_do=f"Choose from: {', '.join(FORMATS)}.")
    cover = material.asset(str(recipe.setting("cover")), COVERS, "cover")
    lyrics = material.asset(str(recipe.setting("lyrics")), LYRICS, "lyrics")
    extra = tuple(asset for asset in (cover, lyrics) if asset is not None)
    params = {
        "tags": tags_of(recipe, material),
        "has_cover": cover is not None,
        "has_lyrics": lyrics is not None,
    }
    sources: list[Step | SourceFile] = [asset.source for asset in extra]
    wanted = []
    for name in chosen:
        words, suffix = FORMATS[name][:2]
        inputs = (encoded(source.main.step, name), *sources)
        step = Step(TAG, TAG_VERSION, suffix, params, inputs, f"Tags of {words}", 0.1)
        wanted.append(Wanted(f"{deliverable_name(material, recipe)}/{material.name} ({words}){suffix}", step))
    return Plan(recipe, tuple(wanted), source.lanes, (*source.assets, *extra))


def encoded(sound: Step | SourceFile, name: str) -> Step:
    """A stereo file of sound in one of ``FORMATS``, without tags."""
    words, suffix, settings, weight = FORMATS[name]
    return Step(ENCODE, ENCODE_VERSION, suffix, settings, (sound,), f"Encoding {words}", weight)


def tags_of(recipe: Recipe, material: Material) -> dict[str, object]:
    """The tags that recipes of releases and podcasts carry, as plain data. Raises BadInputError for an ISRC that is none."""
    told = str(recipe.settings.get("isrc", ""))
    return {
        "title": material.title,
        "artist": str(recipe.setting("artist")),
        "album": str(recipe.setting("album")),
        "isrc": checked_isrc(told) if told else "",
        "year": int(recipe.settings.get("year", 0)),
        "credits": [[credit.name, list(credit.roles)] for credit in material.credits],
    }


def _within(recipe: Recipe, name: str, limits: tuple[int, int]) -> int:
    value = int(recipe.setting(name))
    if not limits[0] <= value <= limits[1]:
        raise BadInputError(
            f"“{name}” is {value}, not between {limits[0]} and {limits[1]}.",
            subject=recipe.name,
            what_to_do=f"Change it with `segue recipe set {recipe.name}`.",
        )
    return value
