"""What a production costs, from real homes: groups and weeks that add up, at every step of a hand-off."""

from __future__ import annotations

from studio.actions.agreement_commands import CancelHandOff
from studio.actions.commands import RecordPayment
from studio.actions.hand_off import cancel_hand_off
from studio.actions.payments import record_payment
from studio.domain.call_rate import CallRate
from studio.domain.plan_money import MoneySums
from studio.queries.plan_money import money_rows
from studio.queries.timeline import plan_rows
from tests.queries.homes import DAY_MS, HOUR_MS, MONDAY_MS


def money(studio):
    """The rows, after seeing that every way to group them adds up to what the plan's rows say."""
    rows = studio.ask(money_rows, studio.prj)
    for groups in (rows.stages, rows.tracks, rows.states, rows.people, rows.weeks, rows.moves):
        assert sum((group.sums for group in groups), MoneySums()) == rows.total
    plan = studio.ask(plan_rows, studio.prj)
    assert (rows.total.agreed_minor, rows.total.committed_minor, rows.total.paid_minor) == (
        plan.agreed_minor,
        plan.committed_minor,
        plan.paid_minor,
    )
    return rows


def test_money_follows_a_hand_off_from_the_plan_to_the_payment(working, stem):
    pair, room = working
    owner = pair.owner
    before = money(owner)
    assert (before.currency, before.budget_minor) == ("USD", 10_000)
    assert before.total.parts_minor == (0, 0, 5000, 0, 0)
    assert [(row.key, row.name, row.stages) for row in before.tracks][1][1:] == ("Drums", 1)
    assert [(row.key, row.sums.forecast_minor) for row in before.people] == [
        ("Mira Lindqvist", 0),
        ("Ana Ribeiro", 5000),
    ]
    assert [move.since_ms for move in before.moves if move.sums.committed_minor] == [owner.now_ms]
    drums = next(row for row in before.stages if row.slug == "drums")
    plan = next(row for row in owner.ask(plan_rows, owner.prj).stages if row.slug == "drums")
    assert drums.needed_ms == plan.end_ms + 7 * DAY_MS
    (week,) = before.weeks
    assert week.start_ms <= drums.needed_ms < week.start_ms + 7 * DAY_MS
    pair.other.delivers(room, stem("take.wav", value=9))
    pair.other.sent_everything()
    pair.meet(room)
    pair.arrives()
    pair.meet(room)
    owner.clock.now_ms += DAY_MS
    owner.reviews("drums", "approve")
    approved = money(owner)
    assert approved.total.parts_minor == (0, 5000, 0, 0, 0)
    assert approved.weeks[0].start_ms == MONDAY_MS - 8 * HOUR_MS + 7 * DAY_MS
    with owner.home.work() as work:
        record_payment(work, RecordPayment(room, "LT-1"))
    paid = money(owner)
    assert paid.total.parts_minor == (5000, 0, 0, 0, 0)
    assert [(week.start_ms, week.sums.paid_minor) for week in paid.weeks] == [(MONDAY_MS - 8 * HOUR_MS, 5000)]
    assert next(row for row in paid.stages if row.slug == "drums").needed_ms == 0
    owner.forms_entries()
    owner.clock.now_ms += 30 * DAY_MS
    assert [(week.start_ms, week.sums.paid_minor) for week in money(owner).weeks] == [(MONDAY_MS - 8 * HOUR_MS, 5000)]


def test_a_fee_stays_when_the_stage_is_offered_again(working):
    pair, room = working
    owner = pair.owner
    with owner.home.work() as work:
        cancel_hand_off(work, CancelHandOff(room, "No budget"))
    owner.forms_entries()
    assert money(owner).total.parts_minor == (0, 1250, 0, 0, 0)
    owner.offers("drums", "Kofi Mensah", call=CallRate(100, most_min=60, least_min=40))
    rows = money(owner)
    assert rows.total.parts_minor == (0, 1250, 0, 4000, 0)
    assert (rows.total.sure_minor, rows.total.probable_minor, rows.total.at_most_minor) == (1250, 5250, 7250)
    assert [week.sums.needed_minor for week in rows.weeks if week.sums.needed_minor] == [1250, 4000]


def test_an_empty_plan_costs_nothing(owner, small):
    owner.starts(small)
    rows = money(owner)
    assert rows.total.parts_minor == (0, 0, 0, 0, 5000)
    assert [row.key for row in rows.states] == ["planned"]
