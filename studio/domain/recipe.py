"""Recipes: how deliverables are made of approved takes, and of each other.

A **recipe** has a name, a kind and settings. It takes its sound from the approved takes by way of a **balance** (what
each lane is set to: level, pan, fades, place), or goes on from what another recipe makes (``source``): a release from
a master, a master from a mix. Its **lane rule** says which lanes it hears, so that an instrumental is the mix without
the voices and follows every change of the mix. Everything is plain data that travels in the log (``recipe.set``,
``recipe.lane``, ``recipe.mute``); what nobody has changed is as in ``BUILT_IN``.

Pure: renders nothing, reads no file. Levels and times are integers as in the log.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from studio.domain.errors import BadInputError

MIX = "mix"
NAME_PATTERN = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
GAIN_LIMIT_MDB = 60_000
"""Lanes are turned up by at most 60 dB."""
SILENT_MDB = -120_000
"""A level at and below which a lane is not heard."""
_FADE_MAX_MS = 600_000
_FRAME_MAX = 1 << 40
_TITLE_MAX = 80
_RULE_WORDS_MAX = 200


class RecipeKind(StrEnum):
    """What a recipe makes."""

    MIX = "mix"
    MASTER = "master"
    STEMS = "stems"
    RELEASE = "release"
    SESSION = "session"
    EDIT = "edit"
    VIDEO = "video"
    PODCAST = "podcast"
    BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class LaneRule:
    """Which lanes a recipe hears: only those that one of ``only`` names (none given: all), without those of ``without``.

    A word is ``role:Singer``, ``track:Drums``, ``stage:ID`` or ``output:ID/NAME``; roles and tracks are compared
    without regard to case, a role also by its part before a slash or a comma.
    """

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def hears(self, words: Iterable[str]) -> bool:
        """Whether a lane that goes by ``words`` is heard."""
        mine = {word.casefold() for word in words}
        if any(word.casefold() in mine for word in self.without):
            return False
        return not self.only or any(word.casefold() in mine for word in self.only)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe. ``source`` names the recipe whose deliverable it goes on from ("": it begins with the takes),
    ``balance`` the recipe whose lanes are set as it wants them, ``settings`` what its kind knows (``DEFAULTS``).
    """

    name: str
    kind: RecipeKind
    title: str
    source: str = ""
    balance: str = MIX
    rule: LaneRule = field(default_factory=LaneRule)
    settings: Mapping[str, Any] = field(default_factory=dict)

    def setting(self, name: str) -> Any:
        """A setting, or what its kind does without one. Raises KeyError for one that the kind does not know."""
        return self.settings.get(name, DEFAULTS[self.kind][name])


@dataclass(frozen=True, slots=True)
class LaneSetting:
    """How a lane is set in a balance. ``gain_mdb`` thousandths of a dB, ``pan_milli`` -1000 (left) to 1000 (right),
    fades in ms, ``start_frame`` its place in the session in frames of the house rate, ``position`` its place among
    the lanes (equal ones keep the plan's order), ``group`` a name shared by lanes that are moved as one, ``take`` the
    number of the take that is heard (0: the latest approved one). ``is_muted`` is None where the lane is muted with its
    output or not at all (``recipe.mute``).
    """

    gain_mdb: int = 0
    pan_milli: int = 0
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    start_frame: int = 0
    position: int = 0
    group: str = ""
    take: int = 0
    is_soloed: bool = False
    is_muted: bool | None = None


LaneKey = tuple[str, str, str]
"""Stage, output, file name; an empty file name stands for every file that was handed in on the output."""

VOICE_ROLES = ("role:Singer", "role:Backing singer", "role:Vocal editor", "role:Vocalist", "track:Vocals")
LEAD_VOICE_ROLES = (
    "role:Singer",
    "role:Lead singer",
    "output:*/vox_comp",
    "output:*/vox_takes",
    "output:*/vox_doubles",
)

DEFAULTS: Mapping[RecipeKind, Mapping[str, Any]] = {
    RecipeKind.MIX: {"bits": "24", "rate_hz": 0},
    RecipeKind.MASTER: {"bits": "24", "target_clufs": -1400, "ceiling_mdb": -1000, "head_ms": 0, "tail_ms": 0},
    RecipeKind.STEMS: {"bits": "24", "by": "lane", "name": "{song} {part}", "null_test": True},
    RecipeKind.RELEASE: {
        "formats": ["wav24", "wav16", "flac", "mp3-320", "mp3-v0", "aac-256", "opus"],
        "artist": "",
        "album": "",
        "isrc": "",
        "year": 0,
        "cover": "",
        "lyrics": "",
    },
    RecipeKind.SESSION: {"formats": ["dawproject", "reaper"], "media": "beside"},
    RecipeKind.EDIT: {"formats": ["otio"]},
    RecipeKind.VIDEO: {"picture": "", "audio": "aac-320"},
    RecipeKind.PODCAST: {"formats": ["mp3-128"], "chapters": "", "artist": "", "album": "", "cover": "", "notes": ""},
    RecipeKind.BUNDLE: {"outputs": [], "recipes": [], "page": True},
}
"""What each kind can be told, with what it does when it is told nothing. ``target_clufs`` is hundredths of a LUFS,
``ceiling_mdb`` thousandths of a dBTP; ``picture``, ``cover``, ``lyrics``, ``chapters`` and ``notes`` name an output as
``STAGE:OUTPUT`` ("": the only fitting one); empty ``outputs`` and ``recipes`` of a bundle mean everything approved; ``media`` of a
session is "beside" it or "inside" its DAWproject.
"""

BUILT_IN: tuple[Recipe, ...] = (
    Recipe(MIX, RecipeKind.MIX, "Mix"),
    Recipe("instrumental", RecipeKind.MIX, "Instrumental", rule=LaneRule(without=VOICE_ROLES)),
    Recipe("a-cappella", RecipeKind.MIX, "A cappella", rule=LaneRule(only=VOICE_ROLES)),
    Recipe("tv", RecipeKind.MIX, "TV mix", rule=LaneRule(without=LEAD_VOICE_ROLES)),
    Recipe("master", RecipeKind.MASTER, "Master", source=MIX),
    Recipe("stems", RecipeKind.STEMS, "Stems", source=MIX),
    Recipe("release", RecipeKind.RELEASE, "Release", source="master"),
    Recipe("session", RecipeKind.SESSION, "DAW session", source=MIX),
    Recipe("edit", RecipeKind.EDIT, "Edit"),
    Recipe("video", RecipeKind.VIDEO, "Video", source="master"),
    Recipe("podcast", RecipeKind.PODCAST, "Podcast episode", source="master"),
    Recipe("bundle", RecipeKind.BUNDLE, "Bundle"),
)


def recipe_book(told: Iterable[Mapping[str, Any]]) -> dict[str, Recipe]:
    """Every recipe by name: the built-in ones as they were changed, then those that were added.

    ``told`` holds the bodies of ``recipe.set`` as the fold keeps them, one for each name.
    """
    book = {recipe.name: recipe for recipe in BUILT_IN}
    for body in told:
        recipe = _merged(book.get(str(body["recipe"])), body)
        book[recipe.name] = recipe
    return book


def recipe_named(book: Mapping[str, Recipe], name: str) -> Recipe:
    """The recipe of that name. Raises BadInputError, which names those that there are."""
    found = book.get(name)
    if found is None:
        raise BadInputError(
            f"There is no recipe “{name}”.", subject=name, what_to_do=f"Recipes are: {', '.join(book)}."
        )
    return found


def sources_of(book: Mapping[str, Recipe], name: str) -> tuple[Recipe, ...]:
    """A recipe and all that it goes on from, the first to be made first.

    Raises:
        BadInputError: there is no such recipe, or it goes round in a circle.
    """
    chain: list[Recipe] = []
    while name:
        recipe = recipe_named(book, name)
        if recipe in chain:
            raise BadInputError(
                f"“{recipe.title}” goes on from itself: {' from '.join(one.title for one in [*chain, recipe])}.",
                subject=name,
                what_to_do="Let one of them begin with the takes.",
            )
        chain.append(recipe)
        name = recipe.source
    return tuple(reversed(chain))


def check_recipe(body: Mapping[str, Any]) -> None:
    """Whether the body of a ``recipe.set`` can be meant.

    Raises:
        BadInputError: it cannot; the message says which part.
    """
    name = body.get("recipe")
    if not isinstance(name, str) or not NAME_PATTERN.fullmatch(name):
        raise _bad("A recipe's name has 1 to 40 of a to z, 0 to 9 and hyphens.", name)
    if body.get("kind") not in set(RecipeKind):
        raise _bad(f"There is no kind of recipe “{body.get('kind')}”.", name, f"Kinds are: {', '.join(RecipeKind)}.")
    kind = RecipeKind(body["kind"])
    for part in ("title", "source", "balance"):
        if not isinstance(body.get(part, ""), str) or len(body.get(part, "")) > _TITLE_MAX:
            raise _bad(f"“{part}” is not a text of at most {_TITLE_MAX} characters.", name)
    for part in ("only", "without"):
        words = body.get(part, [])
        if not isinstance(words, list) or len(words) > _RULE_WORDS_MAX or not all(isinstance(w, str) for w in words):
            raise _bad(f"“{part}” is not a list of texts such as “role:Singer”.", name)
    _check_settings(kind, body.get("settings", {}), name)


def _check_settings(kind: RecipeKind, settings: object, name: str) -> None:
    if not isinstance(settings, Mapping):
        raise _bad("“settings” is not an object.", name)
    for key, value in settings.items():
        default = DEFAULTS[kind].get(key)
        if default is None:
            raise _bad(f"A {kind} knows no setting “{key}”.", name, f"It knows: {', '.join(DEFAULTS[kind])}.")
        if type(value) is not type(default):
            raise _bad(f"“{key}” is {value!r}, not such a value as {default!r}.", name)


def check_lane(told: Mapping[str, Any]) -> None:
    """Whether the parts of a lane's setting that are told can be meant. Raises BadInputError."""
    limits = {
        "gain_mdb": (SILENT_MDB, GAIN_LIMIT_MDB),
        "pan_milli": (-1000, 1000),
        "fade_in_ms": (0, _FADE_MAX_MS),
        "fade_out_ms": (0, _FADE_MAX_MS),
        "start_frame": (0, _FRAME_MAX),
        "position": (-1_000_000, 1_000_000),
        "take": (0, 1_000_000),
    }
    for name, value in told.items():
        if name in limits:
            low, high = limits[name]
            if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
                raise _bad(f"“{name}” is {value!r}, not a whole number between {low} and {high}.", name)
        elif name in ("is_soloed", "is_muted"):
            if not isinstance(value, bool):
                raise _bad(f"“{name}” is yes or no.", name)
        elif name == "group":
            if not isinstance(value, str) or len(value) > _TITLE_MAX:
                raise _bad(f"“group” is a text of at most {_TITLE_MAX} characters.", name)
        else:
            raise _bad(f"A lane has no “{name}”.", name)


def lane_setting(settings: Mapping[LaneKey, LaneSetting], stage: str, output: str, file: str) -> LaneSetting:
    """How a lane is set: its own setting, else that of its output, else at unity from the start."""
    return settings.get((stage, output, file)) or settings.get((stage, output, "")) or LaneSetting()


def _merged(known: Recipe | None, body: Mapping[str, Any]) -> Recipe:
    kind = RecipeKind(body["kind"])
    base = known if known is not None and known.kind is kind else Recipe(str(body["recipe"]), kind, "")
    rule = LaneRule(
        tuple(body.get("only", base.rule.only)),
        tuple(body.get("without", base.rule.without)),
    )
    return replace(
        base,
        title=str(body.get("title") or base.title or body["recipe"]),
        source=str(body.get("source", base.source)),
        balance=str(body.get("balance", base.balance)),
        rule=rule,
        settings={**base.settings, **body.get("settings", {})},
    )


def _bad(message: str, subject: object, what_to_do: str = "Correct it and try again.") -> BadInputError:
    return BadInputError(message, subject=str(subject), what_to_do=what_to_do, code="bad_recipe")
