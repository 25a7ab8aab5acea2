"""Ways to break what people agree on and say: offers, choices, changes, disputes, and what an audience may."""

from __future__ import annotations

from tests.simulator.mutation import FOLD, Mutation

AUDIENCE, FOLD_AUDIENCE = "studio/actions/audience.py", "studio/events/fold_audience.py"

AGREEMENTS = (
    Mutation(
        "a proposed change counts before it is signed",
        "studio/events/fold_changes.py",
        "    put_hand_off(state, replace(hand_off, asked=asked.to_plain()))\n",
        "    put_hand_off(state, replace(hand_off, asked=asked.to_plain(), terms=log_terms))\n",
        ("tests/simulator/test_simulator.py", "-k", "at_each_step and 7000"),
    ),
    Mutation(
        "more candidates than one are chosen",
        "studio/events/fold_audition.py",
        '    if any(one.is_chosen for one in rooms):\n        raise OverruledError("somebody is chosen already")\n    state.put',
        "    state.put",
        ("tests/stories/test_auditions.py",),
    ),
    Mutation(
        "candidates are told before the office was sent",
        "studio/actions/auditions.py",
        " or any(entry.room == prj for entry in unsent_entries(work.connection, prj))",
        "",
        ("tests/simulator/test_simulator.py", "-k", "chosen_on_two"),
    ),
    Mutation(
        "which dispute stands goes by clocks",
        "studio/events/fold_dispute.py",
        'key=lambda one: one["number"]',
        'key=lambda one: one["since"]',
        ("tests/events/test_fold_dispute.py",),
    ),
    Mutation(
        "of two agreements the higher one counts",
        "studio/events/fold_money.py",
        'key=lambda one: one["number"]',
        'key=lambda one: one["split"]',
        ("tests/events/test_fold_dispute.py",),
    ),
    Mutation(
        "time depends on the reader",
        FOLD,
        "    for packet in _by_receipt(entry.packets):\n        apply_deadlines(state, packet.got_ms)\n",
        "    import time\n\n    for packet in _by_receipt(entry.packets):\n        apply_deadlines(state, time.time_ns())\n",
        ("tests/events/test_golden_docket.py", "tests/events/test_fold_fairness.py"),
    ),
    Mutation(
        "time-outs before a packet are left out",
        FOLD,
        "    for packet in _by_receipt(entry.packets):\n        apply_deadlines(state, packet.got_ms)\n",
        "    for packet in _by_receipt(entry.packets):\n",
        ("tests/events/test_fold_fairness.py",),
    ),
    Mutation(
        "paid before anything was approved",
        "studio/events/fold_money.py",
        '        target = moved(hand_off, "pay.sent", Actor.OWNER)\n',
        '        target = "settled"\n',
        ("tests/events/test_fold_money.py", "-k", "for_nothing"),
    ),
    Mutation(
        "a look ahead settles what it sees",
        FOLD,
        "    later = state.clone()\n",
        "    later = state\n",
        ("tests/events/test_fold_asking.py", "-k", "expires_with_its_offer"),
    ),
    Mutation(
        "anybody in the room speaks for who has the stage",
        "studio/events/hand_off_steps.py",
        "    if hand_off.person and hand_off.person != step.person:\n",
        "    if False:\n",
        ("tests/events/test_fold_asking.py", "-k", "speaks_for_who_has"),
    ),
    Mutation(
        "anybody in a review room votes",
        FOLD_AUDIENCE,
        '    if step.role != APPROVER:\n        raise OverruledError("only an approver can say this")\n',
        "",
        ("tests/events/test_fold_audience.py",),
    ),
    Mutation(
        "a vote counts for files that were not shown",
        FOLD_AUDIENCE,
        '    if event["manifest_hash"] != shown.manifest_hash:\n'
        '        raise OverruledError("the files named are not those of the take")\n',
        "",
        ("tests/events/test_fold_audience.py",),
    ),
    Mutation(
        "everybody of an audience is shown every stage",
        AUDIENCE,
        '        for stage in kept["stages"] or sorted(office.table("stage")):\n',
        '        for stage in sorted(office.table("stage")):\n',
        ("tests/simulator/test_simulator.py", "-k", "at_each_step and 8000"),
    ),
    Mutation(
        "votes are answered of whoever is shown nothing more",
        AUDIENCE,
        '        if kept["is_ended"]:\n            _take_out(work, prj, room)\n            continue\n',
        "",
        ("tests/stories/test_audience.py",),
    ),
    Mutation(
        "a candidate's take is shown before the choice",
        AUDIENCE,
        "    if opened is not None and not (opened.is_audition and not opened.is_chosen):\n",
        "    if opened is not None:\n",
        ("tests/simulator/test_simulator.py", "-k", "at_each_step and 8000"),
    ),
    Mutation(
        "a vote on one take answers the next one",
        AUDIENCE,
        '    if take.number != vote["take"] or take.manifest_hash != vote["manifest_hash"] or not take.is_in:\n',
        "    if not take.is_in:\n",
        ("tests/stories/test_audience.py", "-k", "too_late"),
    ),
    Mutation(
        "an answer found again after somebody was taken out stops the owner's device",
        "studio/actions/passes.py",
        "            return IN_ALREADY  # or were, and are out since: their answer was found again\n",
        '            return "" if state.member(enrolment.certificate.device) is None else IN_ALREADY\n',
        ("tests/stories/test_audience.py", "-k", "found_again"),
    ),
)
