"""Ways to break what people agree on and say: offers, choices, changes, disputes, and what an audience may."""

from __future__ import annotations

from tests.simulator.mutation import FOLD, Mutation

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
        "of two agreements the higher one counts",
        "studio/events/fold_money.py",
        'key=lambda one: (one["settled"], one["since"], one["by"])',
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
        ("tests/events/test_fold_machine.py",),
    ),
    Mutation(
        "a look ahead settles what it sees",
        FOLD,
        "    later = state.clone()\n",
        "    later = state\n",
        ("tests/events/test_fold_machine.py",),
    ),
    Mutation(
        "anybody in the room speaks for who has the stage",
        "studio/events/hand_off_steps.py",
        "    if hand_off.person and hand_off.person != step.person:\n",
        "    if False:\n",
        ("tests/events/test_fold_machine.py",),
    ),
)
