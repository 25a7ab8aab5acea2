"""What Assemble says about lanes, recipe and result, from rows alone. No widgets, no studio."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from studio.queries.rows import AssembleRows, DeliverableRow, HeardTwiceRow, LaneRow
from ui.words import clock_text, number_text, tr, tr_n

RECIPE = "mix"


@dataclass(frozen=True, slots=True)
class RecipeState:
    """How the mix stands: ``tone`` is a label's tone."""

    words: str
    icon: str
    tone: str


def newest(rows: AssembleRows, recipe: str = RECIPE) -> DeliverableRow | None:
    """The last rendered file of a recipe."""
    return max((made for made in rows.made if made.recipe == recipe), key=lambda made: made.made_ms, default=None)


def recipe_state(rows: AssembleRows, *, is_running: bool) -> RecipeState:
    """One word on the recipe's line."""
    made = newest(rows)
    if is_running:
        return RecipeState(tr("rendering"), "circle-dashed", "accent")
    if not rows.lanes:
        return RecipeState(tr("needs a stem"), "circle-dashed", "3")
    if made is None:
        return RecipeState(tr("not rendered yet"), "circle-dashed", "3")
    if not made.is_there:
        return RecipeState(tr("its file is gone"), "refresh", "review")
    if not made.is_current:
        return RecipeState(tr("an input changed"), "refresh", "review")
    return RecipeState(tr("up to date"), "check", "approved")


def render_words(rows: AssembleRows) -> str:
    """What the one button says."""
    made = newest(rows)
    return tr("Render again") if made is not None and made.is_current and made.is_there else tr("Render the mix")


def why_not(rows: AssembleRows) -> str:
    """Why nothing can be rendered now; empty when it can."""
    if not rows.lanes:
        return tr("Approve a take with an audio stem first.")
    heard = [lane for lane in rows.lanes if not lane.is_muted]
    if not heard:
        return tr("Every stage is left out; take one in again.")
    absent = [lane.name for lane in heard if not lane.path]
    if absent:
        return tr_n("{n} file is not on this machine yet.", "{n} files are not on this machine yet.", len(absent))
    return ""


def lanes_words(rows: AssembleRows) -> str:
    """How many stems go in."""
    heard = [lane for lane in rows.lanes if not lane.is_muted]
    people = {lane.person for lane in heard if lane.person}
    words = tr_n("{n} approved file", "{n} approved files", len(heard))
    if people:
        words = tr("{stems} by {people}", stems=words, people=tr_n("{n} person", "{n} people", len(people)))
    silent = len(rows.lanes) - len(heard)
    return tr("{words}, {n} left out", words=words, n=silent) if silent else words


def missing_words(rows: AssembleRows) -> str:
    """What is not approved yet; the mix can be rendered without it."""
    if not rows.missing:
        return ""
    names = ", ".join(rows.missing)
    return tr("Not approved yet: {names}. The mix is rendered without.", names=names)


def mute_words(row: LaneRow) -> str:
    """What the M beside a lane does."""
    if row.is_muted:
        return tr("Take {stage} in again", stage=row.stage)
    return tr("Leave {stage} out of the mix", stage=row.stage)


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
    return str(PurePath(made.path).with_suffix(".manifest.json"))


def overs_words(frames_over: int) -> str:
    """What is said when the sum went over full scale."""
    one = tr("{n} frame lies over full scale and was held there. Ask for stems with more headroom.", n=frames_over)
    many = tr("{n} frames lie over full scale and were held there. Ask for stems with more headroom.", n=frames_over)
    return one if frames_over == 1 else many
