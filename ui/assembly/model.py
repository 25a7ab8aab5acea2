"""What Assemble says about lanes, recipe and result, from rows alone. No widgets, no studio."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from studio.queries.assembly_rows import NO_PICTURE, AssemblyBlock, MadeFile
from studio.queries.rows import AssembleRows, DeliverableRow, HeardTwiceRow, RecipeRow
from ui.languages import told
from ui.words import clock_text, number_text, tr, tr_n

RECIPE = "mix"
_STEPS, _ROUNDING_DB = 1 << 23, 0.01
"""Steps of 24 bit to full scale; levels are told to a hundredth."""
_MOST_MISSING = 3
_OF_ANYTHING = frozenset({"bundle"})
"""The kinds of recipe that can be made before anything is approved."""
WITHOUT_LANES = frozenset({"edit", "bundle"})
"""The kinds of recipe that take other files than the mixer's lanes."""


@dataclass(frozen=True, slots=True)
class RecipeState:
    """How the mix stands: ``tone`` is a label's tone."""

    words: str
    icon: str
    tone: str


def newest(rows: AssembleRows, recipe: str = RECIPE) -> DeliverableRow | None:
    """The last rendered file of a recipe."""
    return max((made for made in rows.made if made.recipe == recipe), key=lambda made: made.made_ms, default=None)


def row_of_recipe(rows: AssembleRows, recipe: str) -> RecipeRow | None:
    """The row of a recipe."""
    return next((row for row in rows.recipes if row.name == recipe), None)


def recipe_state(
    rows: AssembleRows, recipe: str = RECIPE, *, is_running: bool, is_waiting: bool = False
) -> RecipeState:
    """One word on the recipe's line. ``is_waiting``: others are rendered before it."""
    made, row = newest(rows, recipe), row_of_recipe(rows, recipe)
    if is_waiting:
        return RecipeState(tr("waiting"), "hourglass", "3")
    if is_running:
        return RecipeState(tr("rendering"), "circle-dashed", "accent")
    if made is None or (not rows.lanes and recipe == RECIPE):
        return RecipeState(_why_not_made(rows, row), "circle-dashed", "3")
    if made.is_there and made.is_draft:
        return RecipeState(tr("a draft") if made.is_current else tr("an older draft"), "pencil", "review")
    if made.is_there and made.is_current:
        return RecipeState(tr("up to date"), "check", "approved")
    return RecipeState(tr("an input changed") if made.is_there else tr("its file is gone"), "refresh", "review")


def _why_not_made(rows: AssembleRows, row: RecipeRow | None) -> str:
    if row is not None and NO_PICTURE in row.missing:
        return tr("needs a picture")
    if not rows.lanes and (row is None or _needs_lanes(row)):
        return tr("needs a stem")
    return tr("hears no lane") if row is not None and row.missing else tr("not rendered yet")


def _needs_lanes(row: RecipeRow) -> bool:
    """Whether it is made of the mixer's lanes: a video or an episode may go on from finished sound."""
    return row.kind not in WITHOUT_LANES and bool(row.lanes or row.missing)


def render_words(rows: AssembleRows, recipes: Sequence[str] = (RECIPE,)) -> str:
    """What the one button says."""
    if len(recipes) != 1:
        return tr("Render {n} recipes", n=len(recipes))
    made, row = newest(rows, recipes[0]), row_of_recipe(rows, recipes[0])
    if made is not None and made.is_current and made.is_there and not made.is_draft:
        return tr("Render again")
    return tr("Render the mix") if row is None or row.name == RECIPE else tr("Render {recipe}", recipe=told(row.title))


def why_not(rows: AssembleRows, recipes: Sequence[str] = (RECIPE,)) -> str:
    """Why nothing can be rendered now; empty when it can."""
    chosen = [row for row in rows.recipes if row.name in recipes]
    if not recipes:
        return tr("Choose a recipe first.")
    blind = [row.title for row in chosen if NO_PICTURE in row.missing]
    if blind:
        return tr("{recipes} needs a picture: approve a take with a video first.", recipes=", ".join(blind))
    return "" if chosen and not any(map(_needs_lanes, chosen)) else _why_not_heard(rows, chosen)


def _why_not_heard(rows: AssembleRows, chosen: Sequence[RecipeRow]) -> str:
    heard = [lane for lane in rows.lanes if not lane.is_muted]
    if not heard:
        nothing = tr("Approve a take with an audio stem first.")
        return tr("Every stage is left out; take one in again.") if rows.lanes else nothing
    deaf, absent = [row.title for row in chosen if row.missing], [lane.name for lane in heard if not lane.path]
    if deaf:
        return tr("{recipes} hears none of the lanes; change what it hears.", recipes=", ".join(deaf))
    if absent:
        return tr_n("{n} file is not on this machine yet.", "{n} files are not on this machine yet.", len(absent))
    return ""


def blocks_of(rows: AssembleRows, recipes: Sequence[str] = (RECIPE,)) -> tuple[AssemblyBlock, ...]:
    """What is in the way of anything but a draft of these recipes, each thing once."""
    return tuple(dict.fromkeys(block for row in rows.recipes if row.name in recipes for block in row.blocks))


def lanes_words(rows: AssembleRows) -> str:
    """How many stems go in."""
    heard = [lane for lane in rows.lanes if not lane.is_muted]
    people = {lane.person for lane in heard if lane.person}
    words = tr_n("{n} approved file", "{n} approved files", len(heard))
    if people:
        words = tr("{stems} by {people}", stems=words, people=tr_n("{n} person", "{n} people", len(people)))
    silent = len(rows.lanes) - len(heard)
    return tr("{words}, {n} left out", words=words, n=silent) if silent else words


def empty_words(rows: AssembleRows) -> tuple[str, str]:
    """What stands where there are no lanes: a title, and why. A podcast, a video or a launch may need none."""
    ready = [row for row in rows.recipes if not row.missing and row.kind not in _OF_ANYTHING]
    if not ready and not rows.made:
        return tr("Nothing to assemble yet"), tr(
            "Every approved audio stem becomes a lane here. When the first take is approved, the mix can be "
            "rendered; it grows with each further one. Work begun in another program comes in as it "
            "stands: drop its session here, or bring it in (Ctrl+I). Files that are no sound go out as a bundle."
        )
    return tr("Nothing to mix here"), tr(
        "What is rendered goes on from finished files that are approved: choose a recipe at the right. "
        "An approved audio stem would become a lane here; so would the tracks of a session (Ctrl+I)."
    )


def missing_words(rows: AssembleRows, recipes: Sequence[str] = (RECIPE,), most: int = _MOST_MISSING) -> str:
    """What is not approved yet of the lanes that these recipes hear; they can be rendered without it. ``most`` are named."""
    chosen = [row for row in rows.recipes if row.name in recipes]
    if not rows.missing or not (any(row.lanes for row in chosen if row.kind not in WITHOUT_LANES) or not chosen):
        return ""
    names, more = ", ".join(rows.missing[:most]), len(rows.missing) - most
    if more > 0:
        names = tr("{names} and {n} more", names=names, n=more)
    return tr("Not approved yet: {names}. It is rendered without.", names=names)


def twice_words(pair: HeardTwiceRow) -> str:
    """Why two of them should not both sound."""
    if pair.first_id == pair.second_id:
        return tr(
            "{first} and {second} are probably the same playing; both would be heard.",
            first=pair.first,
            second=pair.second,
        )
    return tr("{second} was made from {first}; both would be heard.", first=pair.first, second=pair.second)


def loudness_words(made: DeliverableRow) -> str:
    """Integrated loudness."""
    return "–" if made.integrated_lufs is None else number_text(made.integrated_lufs)


def peak_words(made: DeliverableRow) -> str:
    """True peak."""
    return "–" if made.true_peak_dbtp is None else number_text(made.true_peak_dbtp)


def length_words(made: DeliverableRow) -> str:
    """How long it is."""
    return clock_text(made.frames / made.sample_rate_hz, 3) if made.sample_rate_hz else "–"


def rate_words(made: DeliverableRow) -> str:
    """Sample rate."""
    return tr("{rate} kHz", rate=f"{made.sample_rate_hz / 1000:g}")


def manifest_path(made: DeliverableRow) -> str:
    """Where the manifest of a rendered file lies: beside it."""
    return made.manifest or str(PurePath(made.path).with_suffix(".manifest.json"))


def null_words(made: DeliverableRow) -> str:
    """What the test of the stems against the mix found; empty where there was none."""
    if not made.has_null_test:
        return ""
    if made.null_peak_dbfs is None:
        return tr("The stems add up to the mix, to the last bit.")
    level = number_text(made.null_peak_dbfs)
    if is_null(made):
        return tr("The stems add up to the mix, but for the rounding to 24 bit ({level} dBFS at most).", level=level)
    return tr("The stems differ from the mix by {level} dBFS at most.", level=level)


def is_null(made: DeliverableRow) -> bool:
    """Whether the stems differ from the mix by no more than their own rounding and that of the mix can come to: half a
    step of 24 bit each.
    """
    if made.null_peak_dbfs is None:
        return True
    return made.null_peak_dbfs <= 20 * math.log10((len(made.files) + 1) / 2 / _STEPS) + _ROUNDING_DB


def loudest_words(made: DeliverableRow) -> str:
    """The highest true peak of all its files."""
    peaks = [file.true_peak_dbtp for file in made.files if file.true_peak_dbtp is not None]
    return number_text(max(peaks)) if peaks else "–"


def shared_folder(files: Sequence[MadeFile]) -> str:
    """The folder in which several files lie together, by their names; empty where there is none."""
    folders = {file.name.partition("/")[0] if "/" in file.name else "" for file in files}
    return folders.pop() if len(files) > 1 and len(folders) == 1 else ""


def file_words(file: MadeFile) -> str:
    """Where a file lies, and how loud it is."""
    levels = ((file.integrated_lufs, "LUFS"), (file.true_peak_dbtp, "dBTP"))
    said = ", ".join(f"{number_text(level)} {unit}" for level, unit in levels if level is not None)
    return "\n".join(words for words in (file.path, said) if words)


def overs_words(frames_over: int) -> str:
    """What is said when the sum went over full scale."""
    one = tr("{n} frame lies over full scale and was held there. Ask for stems with more headroom.", n=frames_over)
    many = tr("{n} frames lie over full scale and were held there. Ask for stems with more headroom.", n=frames_over)
    return one if frames_over == 1 else many
