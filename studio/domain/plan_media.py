"""The steps of recipes that go on from finished sound: a picture with the master on it, and an episode of a podcast.

Finished sound is an approved master or mix, or one that the owner attached as an input (a music video begins with the
song); where there is none, the recipe goes on from what its ``source`` makes of the stems.
"""

from __future__ import annotations

from pathlib import PurePath

from studio.domain.errors import BadInputError, RefusedError
from studio.domain.ports import fits
from studio.domain.recipe import Recipe, RecipeKind
from studio.domain.render_material import Asset, Material, Plan, deliverable_name
from studio.domain.rendering import SourceFile, Step, Wanted

MUX, MUX_VERSION = "mux", 2
EPISODE, EPISODE_VERSION = "episode", 2
_SOUNDS = ("audio.master", "audio.mix")
_PICTURES = ("video.master", "video.cut")
_CONTAINERS = (".mp4", ".mov", ".m4v", ".mkv")
_LOSSLESS = (".wav", ".flac", ".aif", ".aiff", ".w64", ".rf64")
_CODECS = {"aac": "aac", "pcm": "pcm_s24le", "mp3": "libmp3lame"}
_KBPS = range(48, 513)


def finished_sound(material: Material) -> Asset | None:
    """What a video or an episode goes on from in place of a rendering: masters before mixes, the last in the plan."""
    for wanted in _SOUNDS:
        for there in (material.assets, material.given):
            fitting = [one for one in there if fits(one.type, wanted) and _suffix(one) in _LOSSLESS]
            if fitting:
                return fitting[-1]
    return None


def stands_alone(recipe: Recipe, material: Material) -> bool:
    """Whether nothing is to be rendered of the stems first: there is finished sound, or there are no stems."""
    if recipe.kind not in (RecipeKind.VIDEO, RecipeKind.PODCAST):
        return False
    return finished_sound(material) is not None or not material.balances.get(recipe.balance)


def plan_video(recipe: Recipe, material: Material, source: Plan | None) -> Plan:
    """The picture as it is, with the finished sound in place of its own."""
    picture = _picture(recipe, material)
    suffix = _suffix(picture)
    if suffix not in _CONTAINERS:
        raise BadInputError(
            f"Sound cannot be put to “{picture.file.name}”.",
            subject=picture.file.name,
            what_to_do=f"Have the picture delivered as {', '.join(_CONTAINERS)}.",
        )
    sound, assets = _sound(recipe, material, source)
    codec, kbps = _coding(recipe, str(recipe.setting("audio")))
    if codec == "pcm_s24le" and suffix in (".mp4", ".m4v"):
        raise BadInputError(
            "An MP4 carries no PCM sound that players read.",
            subject=recipe.name,
            what_to_do="Set “audio” to aac-320, or have the picture delivered as .mov.",
        )
    params = {"codec": codec, "kbps": kbps, "picture": picture.file.name}
    step = Step(MUX, MUX_VERSION, suffix, params, (picture.source, sound), "Putting the sound to the picture", 1.0)
    name = f"{deliverable_name(material, recipe)}{suffix}"
    return Plan(recipe, (Wanted(name, step),), source.lanes if source is not None else (), (picture, *assets))


def plan_podcast(recipe: Recipe, material: Material, source: Plan | None) -> Plan:
    """The episode in each format with chapters, cover and notes in it, and these beside it for the host's form."""
    sound, assets = _sound(recipe, material, source)
    parts = {
        "chapters": material.asset(str(recipe.setting("chapters")), ("data.json", "text.plain"), "chapter file")
        or _called(material, "chapter", "data.json", "text.plain"),
        "cover": material.asset(str(recipe.setting("cover")), ("image.cover",), "cover"),
        "notes": material.asset(str(recipe.setting("notes")), ("text.plain",), "show notes")
        or _called(material, "notes", "text.plain"),
    }
    there = {name: asset for name, asset in parts.items() if asset is not None}
    base = deliverable_name(material, recipe)
    tags = {"title": material.title, "artist": recipe.setting("artist"), "album": recipe.setting("album")}
    inputs: tuple[Step | SourceFile, ...] = (sound, *(asset.source for asset in there.values()))
    wanted = []
    for form in recipe.setting("formats"):
        codec, kbps = _coding(recipe, str(form))
        suffix = {"libmp3lame": ".mp3", "aac": ".m4a"}.get(codec, "")
        if not suffix:
            raise BadInputError(
                f"An episode cannot be made as “{form}”.",
                subject=recipe.name,
                what_to_do="Choose mp3-128, aac-96 or such.",
            )
        params = {"codec": codec, "kbps": kbps, "parts": list(there), "tags": tags, "names": _names(there)}
        step = Step(EPISODE, EPISODE_VERSION, suffix, params, inputs, f"Encoding {suffix[1:].upper()}", 3.0)
        wanted.append(Wanted(f"{base}/{base}{suffix}", step))
    for name, asset in there.items():
        wanted.append(Wanted(f"{base}/{base} {name}{_suffix(asset)}", asset.source))
    for asset in material.assets:
        if fits(asset.type, "text.subtitles"):
            wanted.append(Wanted(f"{base}/{base} {asset.output}{_suffix(asset)}", asset.source))
            assets = (*assets, asset)
    lanes = source.lanes if source is not None else ()
    return Plan(recipe, tuple(wanted), lanes, (*assets, *there.values()))


def _sound(recipe: Recipe, material: Material, source: Plan | None) -> tuple[Step | SourceFile, tuple[Asset, ...]]:
    found = finished_sound(material)
    if found is not None:
        return found.source, (found,)
    if source is None:
        raise RefusedError(
            f"There is no sound for “{recipe.title}”: no master and no mix is approved.",
            subject=material.title,
            what_to_do="Approve a take with a lossless master or mix, attach one, or let the recipe go on from `master`.",
            code="nothing_to_mix",
        )
    return source.main.step, ()


def _picture(recipe: Recipe, material: Material) -> Asset:
    named = str(recipe.setting("picture"))
    found = material.asset(named, _PICTURES, "picture") if named else None
    for wanted in () if found is not None else _PICTURES:
        fitting = [one for one in material.assets if fits(one.type, wanted)]
        if fitting:
            found = next((one for one in fitting if "master" in one.output), fitting[-1])
            break
    if found is None:
        raise RefusedError(
            f"There is no picture for “{recipe.title}”: no video is approved.",
            subject=material.title,
            what_to_do="Approve a take of the stage that delivers the video, then assemble again.",
            code="no_picture",
        )
    return found


def _called(material: Material, word: str, *types: str) -> Asset | None:
    """The approved file whose output says by its name what it is, where several would fit."""
    fitting = (one for one in material.assets if any(fits(one.type, each) for each in types))
    return next((one for one in fitting if word in one.output.casefold()), None)


def _coding(recipe: Recipe, text: str) -> tuple[str, int]:
    """``aac-320`` as codec and kbit/s; ``pcm`` has no rate. Raises BadInputError."""
    name, _, rate = text.partition("-")
    codec = _CODECS.get(name, "")
    if codec == "pcm_s24le" and not rate:
        return codec, 0
    if not codec or not rate.isdigit() or int(rate) not in _KBPS:
        raise BadInputError(
            f"“{text}” is no coding of sound that is known here.",
            subject=recipe.name,
            what_to_do="Choose aac-320, aac-96, mp3-128, pcm or such.",
            code="bad_recipe",
        )
    return codec, int(rate)


def _names(parts: dict[str, Asset]) -> dict[str, str]:
    return {name: asset.file.name for name, asset in parts.items()}


def _suffix(asset: Asset) -> str:
    return PurePath(asset.file.name).suffix.lower()
