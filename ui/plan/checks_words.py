"""How the plan's checks are said: kinds of problems and why they matter, how much later something is. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui.words import day_text, tr, tr_n

if TYPE_CHECKING:
    from studio.queries.plan_rows import BaselineRow, FixEffectRow, PlanCheckRows
    from studio.queries.rows import PlanRows


class KindWords(NamedTuple):
    """A kind of problem in a list: its icon, what it is called, why it matters."""

    icon: str
    title: str
    why: str


def kind_words(kind: str) -> KindWords:
    """The words of a kind of violation."""
    return {
        "must_finish": KindWords(
            "flag", tr("Misses its date"), tr("Somebody counts on that date; as the plan stands it is not kept.")
        ),
        "double_booked": KindWords(
            "users",
            tr("Two things at once"),
            tr("Nobody does two things at a time: one of them will be late, and what waits for it too."),
        ),
        "late_start": KindWords(
            "clock-exclamation",
            tr("Could have begun"),
            tr("Nothing keeps it from beginning but you. Each day moves what waits for it."),
        ),
        "out_of_order": KindWords(
            "arrows-exchange",
            tr("Begun out of order"),
            tr("What it builds on may still change, and then some of the work is done again."),
        ),
        "held_back": KindWords(
            "hourglass",
            tr("Held back by its own date"),
            tr("It is on the critical path: everything ends later for it."),
        ),
        "loop": KindWords("refresh-alert", tr("Waits in a circle"), tr("None of these could ever begin.")),
        "calendar": KindWords(
            "calendar",
            tr("A calendar that cannot be used"),
            tr("Dates that hang on it are only a guess until it is put right."),
        ),
        "value": KindWords(
            "pencil", tr("An impossible value"), tr("The plan counts with another value than the one that was given.")
        ),
    }.get(kind, KindWords("alert-triangle", tr("A problem"), ""))


def day_min_of(plan: PlanRows) -> int:
    """The minutes of a working day in the production's calendar."""
    return sum(end - start for start, end in plan.work_hours) or 480


def length_text(minutes: int, day_min: int) -> str:
    """Working time as a person says it, to half a day: ``3 days``, ``2½ days``, ``5 h``, ``20 min``."""
    halves = round(abs(minutes) * 2 / day_min)
    if halves >= 2:
        whole, has_half = divmod(halves, 2)
        return tr("{n}½ days", n=whole) if has_half else tr_n("{n} day", "{n} days", whole)
    hours = round(abs(minutes) / 60)
    return tr("{n} h", n=hours) if hours else tr("{n} min", n=abs(minutes))


def later_text(minutes: int, day_min: int) -> str:
    """``3 days later``, ``2 h earlier``, ``as then``."""
    if not minutes:
        return tr("as then")
    words = length_text(minutes, day_min)
    return tr("{time} later", time=words) if minutes > 0 else tr("{time} earlier", time=words)


def baseline_words(row: BaselineRow, day_min: int) -> str:
    """``3 days later than in “Agreed plan”``."""
    if not row.drift_min:
        return tr("as in “{name}”", name=row.name)
    return tr("{later} than in “{name}”", later=later_text(row.drift_min, day_min), name=row.name)


def drift_sentence(plan: PlanRows, checks: PlanCheckRows) -> str:
    """How far the end is from that of the newest baseline that is drawn; empty where there is none. The date itself stands
    in the status line.
    """
    drawn = drawn_baselines(checks)
    if not plan.stages or not drawn:
        return ""
    return tr("Ends {drift}", drift=baseline_words(drawn[-1], day_min_of(plan)))


def drawn_baselines(checks: PlanCheckRows) -> list[BaselineRow]:
    """The baselines that are drawn, the oldest first."""
    from studio.domain.baselines import MOST_SHOWN

    return [row for row in checks.baselines if row.is_shown][-MOST_SHOWN:]


def effect_text(effect: FixEffectRow, problems_now: int, day_min: int) -> str:
    """What a fix would do: the new end, and how many problems are left."""
    end = tr("Ends {day}", day=day_text(effect.end_ms))
    if effect.later_min:
        end = tr("{end}, {later}", end=end, later=later_text(effect.later_min, day_min))
    else:
        end = tr("{end}, as now", end=end)
    if effect.problems >= problems_now:
        return tr("{end}; {n} problems then", end=end, n=effect.problems)
    left = (
        tr_n("{n} problem is left", "{n} problems are left", effect.problems)
        if effect.problems
        else tr("nothing is wrong then")
    )
    return tr("{end}; {left}", end=end, left=left)
