"""What a person can ask of recipes and their lanes, as values. Each is one step of undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.domain.markers import Marker


@dataclass(frozen=True, slots=True)
class LaneChange:
    """What is told of one lane: fields of ``domain/recipe.LaneSetting``; ``is_muted`` without a file
    is the whole output's, and each of its files follows it then.

    An empty ``file`` is every file of the output. A field that is None is as if it had never been told.
    """

    stage: str
    output: str
    told: Mapping[str, Any]
    file: str = ""


@dataclass(frozen=True, slots=True)
class SetLane:
    """Set lanes in a balance, all in one step; ``label`` names it in the menu ("": by what is told).

    Result: ``{production, recipe, lanes: [{stage, output, file, told}]}``; lanes that are so already are left out.
    """

    production: str
    changes: tuple[LaneChange, ...]
    recipe: str = "mix"
    label: str = ""


@dataclass(frozen=True, slots=True)
class SetRecipe:
    """Add a recipe, or change what is told of one: parts of ``recipe.set`` (``kind`` for a new one, ``title``,
    ``source``, ``balance``, ``only``, ``without``, ``settings``).

    Result: ``{production, recipe, told}``.
    """

    production: str
    recipe: str
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveRecipe:
    """Remove an own recipe, or put a built-in one back as it was built in. Result: ``{production, recipe}``."""

    production: str
    recipe: str


@dataclass(frozen=True, slots=True)
class MarkerChange:
    """One named place of the production becomes another: without ``before`` it is new, without ``after`` it is removed."""

    before: Marker | None
    after: Marker | None


@dataclass(frozen=True, slots=True)
class ChangeMarkers:
    """Change the named places of a production, all in one step of undo. Each change is made to the markers as they are then, so
    that two who edit at once keep both of theirs.

    Result: ``{production, markers: [[start in ms, end in ms, words]], changed}``; ``changed`` is whether anything is otherwise now.
    """

    production: str
    changes: tuple[MarkerChange, ...]


@dataclass(frozen=True, slots=True)
class ReadSession:
    """Take a session of another program (DAWproject, Reaper, OTIO, Ardour, EDL, FCPXML) into a production, as one step of undo;
    as a trial nothing is changed, and the result says what would be. ``media_dir`` is looked through for files that do not
    lie where the session says.

    Result: ``{production, title, added, changed, unchanged, added_titles, changed_titles, stages: [{track, title,
    files: [names], missing: [names]}], missing: [paths], outside: [paths], left_out: [sentences], markers: [texts]}``; ``outside`` are files
    that lie in other folders than the session's, ``markers`` named places that the production gets.
    """

    production: str
    path: str
    media_dir: str = ""
    is_trial: bool = False


RecipeCommand = SetLane | SetRecipe | RemoveRecipe | ChangeMarkers | ReadSession
