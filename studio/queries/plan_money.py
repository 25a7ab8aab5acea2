"""What a production costs: by stage, track, state and person, and what is needed in which week. Decides nothing.

Shows what the log knows: prices, signed terms, fees, and payments that were recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from studio.domain.plan_money import PAY_WITHIN_MS, MoneyPiece, MoneySums, grouped, pieces_of, sums_of
from studio.domain.stage_states import StageState
from studio.queries.money_rows import MoneyGroupRow, MoneyMoveRow, MoneyRows, MoneyStageRow, MoneyWeekRow
from studio.queries.plan_dates import person_of
from studio.queries.room_facts import DONE
from studio.queries.standing import StageCost
from studio.queries.timeline import KeptPlan, named_plan
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.lookups import history_of_kinds

_MOST_PAYMENTS = 100
_MOST_WEEKS_IN_A_ROW = 520


def money_rows(home: Home, connection: Connection, prj: str, now_ms: int) -> MoneyRows:
    """The money of one of one's own productions. Raises NotFoundError."""
    kept = named_plan(home, connection, prj, now_ms)
    facts, calendar = kept.facts, kept.plan.production.calendar
    pieces: list[MoneyPiece] = []
    moves: list[MoneyMoveRow] = []
    for cost in facts.costs:
        payments = _payments(home, connection, cost, now_ms) if cost.line.paid_minor else ()
        found = pieces_of(cost.stage, cost.line, payments, _needed_ms(kept, cost, now_ms))
        pieces += found
        moves += [MoneyMoveRow(one.at_ms, cost.since_ms, one.sums) for one in found if one.sums != MoneySums()]
    stages = tuple(_stage_rows(kept, pieces))
    tracks = {track.id: track.name for track in kept.rows.tracks}
    return MoneyRows(
        production=facts.production.id,
        currency=facts.production.currency,
        budget_minor=facts.production.budget_minor,
        total=sums_of(pieces),
        stages=stages,
        tracks=_groups(stages, lambda row: row.track, lambda key: tracks.get(key, key), tuple(tracks)),
        states=_groups(stages, lambda row: row.state.value, str, tuple(state.value for state in StageState)),
        people=_groups(stages, lambda row: row.person, str),
        weeks=_weeks(pieces, ZoneInfo(calendar.zone)),
        moves=tuple(sorted(moves, key=lambda move: move.at_ms)),
    )


def _payments(home: Home, connection: Connection, cost: StageCost, now_ms: int) -> list[tuple[int, int]]:
    """When how much was recorded as paid, the oldest first; what was said here and is not settled yet comes last."""
    settled = history_of_kinds(connection, cost.room, ("pay.sent",), _MOST_PAYMENTS)
    said = [line for line in home.rooms.view(connection, cost.room, now_ms).history if line.kind == "pay.sent"]
    lines = {line.id: line for line in [*settled, *said] if not line.overruled}
    return [(line.at_ms, int(line.detail.get("amount", 0))) for line in lines.values()]


def _needed_ms(kept: KeptPlan, cost: StageCost, now_ms: int) -> int:
    """When what is left has to be paid: some days after the approval, which the plan says; what is late, now."""
    if cost.line.state is StageState.CANCELLED:
        return now_ms
    plan = kept.plan
    if cost.line.state in DONE:
        approved_ms = plan.network.actuals[plan.network.index[cost.stage]].approved_ms
        return max(approved_ms + PAY_WITHIN_MS, now_ms)
    return max(plan.at_limit.span(cost.stage).end_ms + PAY_WITHIN_MS, now_ms)


def _stage_rows(kept: KeptPlan, pieces: Iterable[MoneyPiece]) -> Iterable[MoneyStageRow]:
    of_stage: dict[str, list[MoneyPiece]] = {}
    for piece in pieces:
        of_stage.setdefault(piece.stage, []).append(piece)
    for row in kept.rows.stages:
        own = of_stage.get(row.id, [])
        yield MoneyStageRow(
            id=row.id,
            slug=row.slug,
            title=row.title,
            track=row.track,
            state=row.state,
            person=person_of(kept.facts, row.id),
            sums=sums_of(own),
            needed_ms=max((piece.at_ms for piece in own if piece.sums.needed_minor), default=0),
        )


def _groups(
    stages: Iterable[MoneyStageRow],
    key: Callable[[MoneyStageRow], str],
    name: Callable[[str], str],
    order: tuple[str, ...] = (),
) -> tuple[MoneyGroupRow, ...]:
    """Groups in the given order, then as they come; groups without stages are left out."""
    found: dict[str, list[MoneyStageRow]] = {one: [] for one in order}
    for row in stages:
        found.setdefault(key(row), []).append(row)
    return tuple(
        MoneyGroupRow(one, name(one), len(rows), sum((row.sums for row in rows), MoneySums()))
        for one, rows in found.items()
        if rows
    )


def _weeks(pieces: Iterable[MoneyPiece], zone: ZoneInfo) -> tuple[MoneyWeekRow, ...]:
    """The weeks from the first to the last in which money moves, those in between too."""
    by_monday = _by_monday((piece for piece in pieces if piece.sums != MoneySums()), zone)
    if not by_monday:
        return ()
    first, last = min(by_monday), max(by_monday)
    mondays = sorted(by_monday)
    if (last - first) // timedelta(weeks=1) < _MOST_WEEKS_IN_A_ROW:
        mondays = [first + timedelta(weeks=n) for n in range((last - first) // timedelta(weeks=1) + 1)]
    return tuple(
        MoneyWeekRow(
            f"{monday:%G-W%V}",
            round(monday.replace(tzinfo=zone).timestamp() * 1000),
            by_monday.get(monday, MoneySums()),
        )
        for monday in mondays
    )


def _by_monday(pieces: Iterable[MoneyPiece], zone: ZoneInfo) -> Mapping[datetime, MoneySums]:
    def monday(piece: MoneyPiece) -> datetime:
        """The first midnight of its week, without a zone, so that weeks are counted by the calendar."""
        at = datetime.fromtimestamp(piece.at_ms / 1000, UTC).astimezone(zone).replace(tzinfo=None)
        return (at - timedelta(days=at.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)

    return grouped(pieces, monday)
