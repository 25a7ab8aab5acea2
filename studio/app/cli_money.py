"""``ledger``: what is agreed, due and paid, one row a hand-off. ``money``: what a production costs, in groups and by week.

Segue records money, it never moves it.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns, money, spoken, sum_words
from studio.app.cli_values import production_named
from studio.domain.stage_states import StageState

if TYPE_CHECKING:
    from studio.domain.dues import Dues
    from studio.domain.plan_money import MoneySums
    from studio.queries.money_rows import MoneyRows
    from studio.queries.room_facts import RoomFacts
    from studio.store.productions import ProductionHere

_NOT_AGREED = frozenset(
    {StageState.OFFERED, StageState.COUNTERED, StageState.DECLINED, StageState.EXPIRED, StageState.WITHDRAWN}
)


def ledger(console: Console, args: Namespace) -> Answer:
    """The hand-offs of a production, or of all of them."""
    from studio.queries.room_facts import facts_of
    from studio.store.productions import productions, rooms_of
    from studio.store.room_money import dues_here

    home = console.studio.store
    prj = production_named(console, args.production) if args.production else ""
    rows: list[dict[str, Any]] = []
    with home.read() as connection:
        for here in productions(connection):
            if prj and here.prj != prj:
                continue
            for room in rooms_of(connection, here.prj):
                state = home.rooms.view(connection, room, home.clock())
                facts = facts_of(state)
                if facts is not None:
                    dues = dues_here(connection, state, facts.hand_off, is_owner=here.is_owner)
                    rows.append(_row(here, facts, dues))
    return Answer({"rows": rows}, _lines(rows))


def _row(here: ProductionHere, facts: RoomFacts, dues: Dues) -> dict[str, Any]:
    """Agreed is the signed price, or what is owed of a cancelled hand-off; due is what is left to pay now, with tax where that comes on top; paid is
    without tips.
    """
    agreed = facts.terms.price_minor if facts.has_begun else 0
    if facts.state in _NOT_AGREED:
        agreed = 0
    elif facts.state is StageState.CANCELLED:
        agreed = facts.fee_minor
    return {
        "handoff": facts.hand_off.room,
        "production": here.prj,
        "production_title": here.title,
        "stage": facts.hand_off.stage,
        "name": facts.terms.title,
        "person": facts.person,
        "state": facts.state.value,
        "agreed_minor": agreed,
        "due_minor": dues.left_minor,
        "paid_minor": dues.paid_minor,
        "tax_minor": dues.tax_minor,
        "tip_minor": dues.tip_minor,
        "confirmed_minor": dues.confirmed_minor,
        "unconfirmed_minor": dues.unconfirmed_minor,
        "currency": facts.terms.currency,
        "you_pay": here.is_owner,
    }


_LEDGER = ("agreed", "due", "paid", "tip", "confirmed")


def _lines(rows: list[dict[str, Any]]) -> list[str]:
    def amounts(row: dict[str, Any]) -> tuple[str, ...]:
        return tuple(money(row[f"{name}_minor"], row["currency"]) for name in _LEDGER)

    table = [(row["handoff"][:8], row["name"], row["person"], spoken(row["state"]), *amounts(row)) for row in rows]
    for currency in sorted({row["currency"] for row in rows}):
        of_it = [row for row in rows if row["currency"] == currency]
        sums = {f"{name}_minor": sum(row[f"{name}_minor"] for row in of_it) for name in _LEDGER}
        table.append(("", "Total", "", "", *amounts({**sums, "currency": currency})))
    header = ("HAND-OFF", "STAGE", "PERSON", "STATE", *(name.upper() for name in _LEDGER))
    return columns(header, table, right=(4, 5, 6, 7, 8)) or ["Nothing has been handed off yet."]


# --- what a production costs -----------------------------------------------------------------------------------


def costs(console: Console, args: Namespace) -> Answer:
    """The money of a production: what the plan says, what is agreed, committed, paid, owed, and what it will come to."""
    from studio.queries import asks

    production = production_named(console, args.production)
    if args.budget is not None:
        _set_budget(console, production, args.budget)
    rows: MoneyRows = console.studio.ask(asks.PlanMoney(production))
    groups = _groups(rows, args.by)
    shape = {
        "production": rows.production,
        "currency": rows.currency,
        "budget_minor": rows.budget_minor,
        "total": sums_shape(rows.total),
        "by": args.by,
        "rows": [{**more, **sums_shape(sums)} for more, sums in groups],
    }
    return Answer(shape, _cost_lines(rows, args.by, groups))


def _set_budget(console: Console, production: str, text: str) -> None:
    from studio.actions.plan_whole_commands import SetBudget
    from studio.domain.money import parse_money
    from studio.queries import asks

    currency = console.studio.ask(asks.PlanMoney(production)).currency
    console.named_studio().run(SetBudget(production, parse_money(text, currency)))


def _groups(rows: MoneyRows, by: str) -> list[tuple[dict[str, Any], MoneySums]]:
    """What each row says of itself, and its sums."""
    from studio.domain.instants import iso_utc

    if by == "stage":
        tracks = {group.key: group.name for group in rows.tracks}
        return [
            (
                {
                    "key": row.slug,
                    "name": row.title,
                    "id": row.id,
                    "track": tracks[row.track],
                    "state": row.state.value,
                    "person": row.person,
                    "needed_utc": iso_utc(row.needed_ms),
                },
                row.sums,
            )
            for row in rows.stages
        ]
    if by == "week":
        return [
            ({"key": week.key, "name": week.key, "start_utc": iso_utc(week.start_ms)}, week.sums) for week in rows.weeks
        ]
    found = {"track": rows.tracks, "state": rows.states, "person": rows.people}[by]
    return [({"key": group.key, "name": group.name, "stages": group.stages}, group.sums) for group in found]


def sums_shape(sums: MoneySums) -> dict[str, int]:
    """Sums as JSON values, in minor units."""
    return {
        **{f"{name}_minor": getattr(sums, f"{name}_minor") for name in _SUMS},
        "needed_minor": sums.needed_minor,
        **{f"{name}_minor": getattr(sums, f"{name}_minor") for name in ("sure", "probable", "at_most")},
    }


_SUMS = ("plan", "agreed", "committed", "paid", "tip", "owed", "to_come", "offered", "open", "forecast")


def _cost_lines(rows: MoneyRows, by: str, groups: list[tuple[dict[str, Any], MoneySums]]) -> list[str]:
    names = ("plan", "agreed", "committed", "paid", "owed", "needed", "forecast")

    def amounts(sums: MoneySums) -> tuple[str, ...]:
        return tuple(money(getattr(sums, f"{name}_minor"), rows.currency) for name in names)

    table = [(spoken(str(more["name"])) or "nobody", *amounts(sums)) for more, sums in groups]
    table.append(("Total", *amounts(rows.total)))
    lines = columns((by.upper(), *(name.upper() for name in names)), table, right=range(1, 8))
    bounds = [
        sum_words(getattr(rows.total, f"{name}_minor"), rows.currency) for name in ("sure", "probable", "at_most")
    ]
    lines.append(f"Sure are {bounds[0]}, probable {bounds[1]}, at most {bounds[2]}.")
    if rows.budget_minor:
        left = rows.budget_minor - rows.total.forecast_minor
        words = f"{money(abs(left), rows.currency)} {'below' if left > 0 else 'above'}" if left else "just on"
        lines.append(f"The forecast is {words} the budget of {money(rows.budget_minor, rows.currency)}.")
    return lines
