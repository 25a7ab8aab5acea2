"""Ways to break what is owed and paid: payments, what the payee says of them, and calls that are billed by the minute."""

from __future__ import annotations

from tests.simulator.mutation import Mutation

FOLD_MONEY, FOLD_CALLS, RATE = (
    "studio/events/fold_money.py",
    "studio/events/fold_calls.py",
    "studio/domain/call_rate.py",
)
_TESTS = ("tests/events/test_fold_money.py",)

MONEY = (
    Mutation(
        "more than is owed is taken as a payment",
        FOLD_MONEY,
        '    if record["amount"] - record["tip"] > before.left_minor:\n',
        "    if False:\n",
        _TESTS,
    ),
    Mutation(
        "a word counts for whichever payment stands in that place",
        FOLD_MONEY,
        '    if found is None or found.get("entry", "") != event["entry"]:\n',
        "    if found is None:\n",
        _TESTS,
    ),
    Mutation(
        "what was confirmed is taken back by a later word",
        FOLD_MONEY,
        '    if event["amount"] < said.confirmed_minor:\n        raise OverruledError("what was confirmed is not taken back")\n',
        "",
        _TESTS,
    ),
    Mutation(
        "an owner corrects a payment below what was confirmed",
        FOLD_MONEY,
        '    if event["amount"] < receipt_of(payment).confirmed_minor:\n',
        "    if False:\n",
        _TESTS,
    ),
    Mutation(
        "a corrected payment leaves all settled",
        FOLD_MONEY,
        '    put_hand_off(state, hand_off)  # who watches the hand-off looks again\n    reopen_when_owed(state)\n    return {\n        "amount": event["amount"],\n        "was"',
        '    put_hand_off(state, hand_off)  # who watches the hand-off looks again\n    return {\n        "amount": event["amount"],\n        "was"',
        _TESTS,
    ),
    Mutation(
        "a correction keeps the tip before what is owed",
        "studio/domain/receipts.py",
        "    tip = max(0, amount_minor - for_work)\n",
        '    tip = min(whole(payment.get("tip")), amount_minor)\n',
        _TESTS,
    ),
    Mutation(
        "a payee confirms more than was recorded",
        "studio/domain/receipts.py",
        "        return min(self.received_minor, self.recorded_minor)\n",
        "        return self.received_minor\n",
        _TESTS,
    ),
    Mutation(
        "minutes are paid beyond the cap",
        RATE,
        "        return min(max(rounded, self.least_min), self.most_min)\n",
        "        return max(rounded, self.least_min)\n",
        _TESTS,
    ),
    Mutation(
        "minutes count as soon as they are stated",
        FOLD_CALLS,
        '    put_hand_off(state, hand_off)  # who watches the hand-off looks again\n    amount = agreed_minutes(terms, event["minutes"]).price_minor\n',
        '    _count(state, hand_off, said)\n    amount = agreed_minutes(terms, event["minutes"]).price_minor\n',
        _TESTS,
    ),
    Mutation(
        "agreed minutes become fewer",
        FOLD_CALLS,
        '    if not terms.call.minutes < event["minutes"] <= MOST_MINUTES:\n',
        '    if not 0 < event["minutes"] <= MOST_MINUTES:\n',
        _TESTS,
    ),
    Mutation(
        "silence agrees to minutes where the terms switch it off",
        FOLD_CALLS,
        '    if hand_off is None or told.get("state") != CLAIMED or not terms_in(hand_off).silence_approves:\n',
        '    if hand_off is None or told.get("state") != CLAIMED:\n',
        _TESTS,
    ),
    Mutation(
        "minutes after all was paid are owed by nobody",
        FOLD_CALLS,
        "    reopen_when_owed(state)\n",
        "",
        _TESTS,
    ),
)
