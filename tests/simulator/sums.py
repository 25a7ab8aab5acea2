"""Money in the middle of everything else: payments in parts and what has come of them, paid changes, milestones, minutes, disputes, and somebody chosen.

It is reckoned here a second time, from the words of the log alone: what is paid was recorded, what the price has grown by was
signed or was spoken by the minute, what was earned stays earned, what both say was paid stays paid, and a split is what one side proposed and the other agreed to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.actions.agreement_commands import (
    AnswerDispute,
    AnswerMilestone,
    AnswerMinutes,
    CancelHandOff,
    ConfirmPayment,
    CorrectPayment,
    OpenDispute,
    ProposeChange,
    ReachMilestone,
    StateMinutes,
)
from studio.actions.audition_commands import ChooseCandidate, OfferAudition
from studio.actions.hand_off import cancel_hand_off
from studio.domain.call_rate import CallRate
from studio.domain.errors import SegueError
from studio.domain.hand_off import CHOSEN
from studio.domain.milestones import Milestone, reached_minor
from studio.domain.receipts import Word, receipt_of
from studio.domain.terms import Terms
from studio.events.fold import view
from studio.events.fold_audition import is_undecided
from studio.events.fold_calls import told_minutes
from studio.events.fold_changes import terms_hash
from studio.events.fold_dispute import COLLABORATOR, OPEN, OWNER, SETTLED, standing_dispute
from studio.events.fold_milestones import CLAIMED
from studio.events.fold_money import dues_in
from studio.events.hand_off_steps import hand_off_in
from tests.simulator.invariants import Reader, look_at_office, require

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.domain.hand_off import HandOff
    from studio.events.state import RoomState
    from tests.simulator.devices import Device
    from tests.simulator.life import Life

_FEE = 500
_ASKED = ("offered", "countered")
_WORK = ("in_progress", "in_review", "revision")
_OWED = (*_WORK, "paused", "disputed", "approved", "settled", "closed", "cancelled")
_RATE = CallRate(rate_minor=120, most_min=60, least_min=10, step_min=5)


@dataclass
class _Known:
    """What has been read of the offer of a room, entry by entry."""

    offer: str = ""
    first_price: int = 0
    price: int = 0
    signed: dict[str, int] = field(default_factory=dict)
    reached: int = 0
    paid: int = 0
    confirmed: dict[str, int] = field(default_factory=dict)
    came: set[tuple[str, int]] = field(default_factory=set)
    less: set[tuple[str, int]] = field(default_factory=set)
    spoken: dict[str, int] = field(default_factory=dict)
    read: int = 0
    sent: list[tuple[int, int]] = field(default_factory=list)
    proposed: dict[str, int] = field(default_factory=dict)


def _number(dispute: dict[str, Any]) -> int:
    return int(dispute["number"])


def _waits_for_a_word(state: RoomState) -> bool:
    return any(receipt_of(one).word is not Word.CONFIRMED for one in state.table("payment").values())


def _is_asked(state: RoomState, by: str) -> int:
    """How much an answer is called for: by a proposal of the other side, or by none."""
    found = standing_dispute(state)
    if found is None or found["state"] != OPEN:
        return 0
    return 8 if found["proposals"][-1]["by"] == by else 1


class Sums:
    """See the module."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self._known: dict[str, _Known] = {}

    # --- how such a life begins --------------------------------------------------------------------------------

    def begin(self) -> None:
        """In calm waters: a stage is taken back and opened for an audition, or offered anew in parts; most say yes."""
        life = self._life
        choice = life.dice.randrange(5)
        if choice:
            stage = life.dice.choice(sorted(life.stage.rooms))
            life.log.append(life.does(life.mira, c.WithdrawOffer(life.stage.rooms[stage])))
            if choice == 1:
                life.log.append(life.does(life.mira, self._audition(stage)))
            else:
                self._offer_anew(stage, is_call=choice == 4)
            self._all_sync(2)
        for device in (life.ana, life.ben):
            for room, state in sorted(device.states().items()):
                if state.hand_off is not None and state.hand_off.state == "offered" and life.dice.random() < 0.8:
                    life.log.append(life.does(device, c.AcceptOffer(room)))
        self._all_sync(2)

    def _all_sync(self, times: int) -> None:
        life = self._life
        for _ in range(times):
            for device in life.devices:
                life.log.append(life.syncs(device))
                life.clock.now_ms += 1000

    def _audition(self, stage: str) -> Any:
        return OfferAudition(stage, ("Ana Canaria", "Ben Canaria"), self._life.dice.choice([0, _FEE]))

    def _offer_anew(self, stage: str, *, is_call: bool) -> None:
        """In parts, or by the minute."""
        life = self._life
        first = life.dice.randrange(1, 5999)
        parts = (Milestone("canary half", first), Milestone("canary rest", 6000 - first))
        person = life.ana if stage == "words" else life.ben
        name = f"{person.name.title()} Canaria"
        in_parts = c.OfferStage(stage, name, price_minor=6000, milestones=parts)
        offer = c.OfferStage(stage, name, call=_RATE) if is_call else in_parts
        line = life.mira.studio.run(offer)["pass"]
        life.syncs(life.mira)
        life.log.append(life.does(person, c.OpenPass(line, name=person.name, depot_dir=life.stage.address)))

    # --- moves -------------------------------------------------------------------------------------------------

    def somebody_reckons(self) -> str:
        """Mostly what a room calls for, and then it is sent or what came of it is read; now and then anything."""
        life = self._life
        members = [life.arrivals.machine_of(life.ana), life.arrivals.machine_of(life.ben)]
        device = life.dice.choice([self._who_decides(), *members])
        told = f"{life.syncs(device)} " if life.dice.random() < 0.7 else ""
        states = [(room, device.view(room)) for room, state in sorted(device.states().items()) if state.hand_off]
        deeds = self._of_owner if device in life.deciders else self._of_member
        found = [(deed, weight, state) for _, state in states for deed, weight in deeds(state)]
        fitting = [one for one in found if one[1] > 1]
        some = fitting if fitting or life.dice.random() < 0.8 else found
        if not some:
            return f"{told}{device.name} has nothing to reckon"
        deed, _, state = life.dice.choices(some, [weight for _, weight, _ in some])[0]
        told += f"{deed.__name__.strip('_')} {state.room[:6]} {self._told(device, deed, state)}"
        for other in [device, *life.deciders][: life.dice.choice([0, 1, 1, 2])]:
            told += f" {life.syncs(other)}"
        return told

    def _who_decides(self) -> Device:
        """Mostly whoever does at the moment, where only one may."""
        life = self._life
        lead = life.truth.early[life.stage.prj].state.lead[0]
        leading = [device for device in life.deciders if device.device == lead and life.dice.random() < 0.8]
        return life.dice.choice(leading or life.deciders)

    def _told(self, device: Device, deed: Callable[[Device, RoomState], Any], state: RoomState) -> str:
        command = deed(device, state)
        if callable(command):
            try:
                with device.studio.store.work() as work:
                    command(work)
            except SegueError as error:
                return f"{device.name} {error.code}"
            return f"{device.name} "
        told = self._life.does(device, command)
        self._life.injected[f"{type(command).__name__} done"] += told.endswith(" ")
        return told

    def _of_owner(self, state: RoomState) -> list[tuple[Any, int]]:
        hand_off = hand_off_in(state)
        stands, asked = hand_off.state, hand_off.question
        claims = any(told["state"] == CLAIMED for told in state.table("milestone").values())
        return [
            (self._pays, 6 if stands in _OWED and dues_in(state).left_minor else 1),
            (self._corrects, 2 if state.table("payment") else 0),
            (
                self._answers_minutes,
                8 if told_minutes(state).get("state") == CLAIMED else int("call" in hand_off.terms),
            ),
            (self._proposes, 3 if stands in _WORK and asked is None else 1),
            (self._answers_claim, 8 if claims else int(bool(hand_off.terms.get("milestones")))),
            (self._chooses, 8 if is_undecided(hand_off) and stands not in _ASKED else 0),
            (self._approves, 6 if stands == "in_review" else 0),
            (self._disputes, 2 if stands in ("in_review", "cancelled") else 0),
            (self._agrees, _is_asked(state, COLLABORATOR)),
            (self._cancels, 1 if stands in (*_WORK, "paused") else 0),
        ]

    def _of_member(self, state: RoomState) -> list[tuple[Any, int]]:
        hand_off = hand_off_in(state)
        stands, asked = hand_off.state, hand_off.question
        return [
            (self._accepts, 9 if stands == "offered" else 1),
            (self._signs, 20 if asked is not None and asked.by == "owner" else 1),
            (self._confirms, 6 if _waits_for_a_word(state) else 0),
            (self._states, 8 if stands in (*_WORK, "approved", "settled") and "call" in hand_off.terms else 0),
            (self._reaches, 8 if stands in _WORK and hand_off.terms.get("milestones") else 0),
            (self._delivers, 4 if stands in ("in_progress", "revision") else 0),
            (self._disputes, {"in_review": 1, "cancelled": 2}.get(stands, 0)),
            (self._agrees, _is_asked(state, OWNER)),
        ]

    def _pays(self, _device: Device, state: RoomState) -> Any:
        dice, left = self._life.dice, dues_in(state).left_minor
        amount = dice.choice([None, max(1, left // 2), left, left + 1, dice.randrange(1, 9000)])
        tip = dice.choice([0, 0, 0, 1, 300])
        return c.RecordPayment(state.room, "canary", amount, tip)

    def _corrects(self, _device: Device, state: RoomState) -> Any:
        dice, rows = self._life.dice, state.table("payment")
        number = dice.randrange(1, len(rows) + 1)
        amount = dice.choice([0, 1, max(0, sorted(rows.items())[number - 1][1]["amount"] - 500)])
        return CorrectPayment(state.room, amount, number, "canary")

    def _confirms(self, _device: Device, state: RoomState) -> Any:
        dice, count = self._life.dice, len(state.table("payment"))
        amount = dice.choice([None, None, None, 0, 1, dice.randrange(9000)])
        return ConfirmPayment(state.room, dice.randrange(count + 1), amount, dice.choice(["", "canary"]))

    def _states(self, _device: Device, state: RoomState) -> Any:
        return StateMinutes(state.room, self._life.dice.randrange(1, 90), "canary")

    def _answers_minutes(self, _device: Device, state: RoomState) -> Any:
        return AnswerMinutes(state.room, self._life.dice.random() < 0.7, "canary of a clock")

    def _proposes(self, _device: Device, state: RoomState) -> Any:
        dice = self._life.dice
        price, rounds = dice.choice([0, 1, 1700, 1700]), dice.randrange(2)
        notes = (c.NoteText(0.0, "canary again"),) if rounds and dice.random() < 0.5 else ()
        return ProposeChange(state.room, f"canary {dice.randrange(99)}", price, 60 * dice.randrange(9), rounds, notes)

    def _answers_claim(self, _device: Device, state: RoomState) -> Any:
        claimed = [int(key) for key, told in sorted(state.table("milestone").items()) if told["state"] == CLAIMED]
        dice = self._life.dice
        number = dice.choice(claimed) + 1 if claimed else dice.randrange(1, 3)
        return AnswerMilestone(state.room, number, dice.random() < 0.7, "canary is missing")

    @staticmethod
    def _chooses(_device: Device, state: RoomState) -> Any:
        return ChooseCandidate(state.room)

    @staticmethod
    def _approves(_device: Device, state: RoomState) -> Any:
        return c.ReviewTake(state.room, "approve")

    @staticmethod
    def _cancels(_device: Device, state: RoomState) -> Any:
        return lambda work: cancel_hand_off(work, CancelHandOff(state.room, "canary"))

    @staticmethod
    def _accepts(_device: Device, state: RoomState) -> Any:
        return c.AcceptOffer(state.room)

    def _signs(self, _device: Device, state: RoomState) -> Any:
        return c.AnswerQuestion(state.room, self._life.dice.random() < 0.8)

    def _reaches(self, _device: Device, state: RoomState) -> Any:
        count = len(hand_off_in(state).terms["milestones"])
        return ReachMilestone(state.room, self._life.dice.randrange(1, count + 1), "canary")

    def _delivers(self, device: Device, state: RoomState) -> Any:
        return c.Deliver(state.room, (self._life.text(device),))

    def _split(self, state: RoomState) -> int:
        most = int(hand_off_in(state).terms["price"])
        return self._life.dice.randrange(min(dues_in(state).paid_minor, most), most + 2)

    def _disputes(self, _device: Device, state: RoomState) -> Any:
        return OpenDispute(state.room, "canary of a view", self._split(state))

    def _agrees(self, _device: Device, state: RoomState) -> Any:
        return AnswerDispute(state.room, self._life.dice.random() < 0.5, "canary of another", self._split(state))

    # --- looking -----------------------------------------------------------------------------------------------

    def look(self, reader: Reader) -> None:
        """What has been read of a room since. Raises ViolationError."""
        state, room = reader.state, reader.room[:6]
        if reader.room == self._life.stage.prj:
            look_at_office(state)
            chosen = [one.stage for one in state.table("opened").values() if one.is_chosen and not one.is_ended]
            require(len(chosen) == len(set(chosen)), "two people are chosen for a stage")
            return
        hand_off = state.hand_off
        known = self._known.setdefault(reader.room, _Known())
        self._read(known, reader)
        if hand_off is None:
            return
        price = int(hand_off.terms["price"])
        if known.offer != hand_off.offer:
            known.offer, known.first_price, known.price, known.reached = hand_off.offer, price, price, 0
        terms, dues = Terms.from_log(hand_off.terms), dues_in(state)
        parts = [one.amount_minor for one in terms.milestones]
        require(not parts or (sum(parts) == price and min(parts) > 0), f"the parts in {room} are {parts} of {price}")
        reached = reached_minor(terms.milestones, state.table("milestone"))
        require(known.reached <= reached <= price, f"{reached} is reached in {room}, and it was {known.reached}")
        known.reached = reached
        self._look_at_price(known, state, hand_off, price, room)
        self._look_at_payments(known, state, room)
        self._look_at_disputes(state, room)
        is_argued = hand_off.state == "disputed"  # what was owed of a cancelled one may be paid, and is asked again
        require(is_argued or dues.paid_minor <= dues.earned_minor, f"{dues} in {room}: more is paid than is owed")
        is_less = any("was" in one for one in state.table("payment").values())
        is_paid = hand_off.state == "settled" or (hand_off.state == "closed" and not is_less)
        require(not is_paid or (dues.is_covered and hand_off.settled_ms), f"{room} is settled, and {dues} is not")
        is_theirs = hand_off.person or not (dues.paid_minor or dues.earned_minor)
        require(is_theirs, f"nobody signed in {room}, and {dues} is theirs")
        self._count(state, hand_off)

    @staticmethod
    def _read(known: _Known, reader: Reader) -> None:
        """The words of the log about money, whatever became of them."""
        for entry in reader.entries[known.read :]:
            events = [*(fact for packet in entry.packets for fact in packet.events), *entry.decisions]
            for event in events:
                kind = event.get("k") if isinstance(event, dict) else ""
                if kind == "pay.sent":
                    known.sent.append((entry.n, int(event["amount"])))
                elif kind == "pay.received":
                    known.came.add((event["payment"], int(event["amount"])))
                elif kind == "pay.correct":
                    known.less.add((event["payment"], int(event["amount"])))
                elif kind == "call.minutes":
                    known.spoken[event["call"]] = int(event["minutes"])
                elif kind == "change.order":
                    known.proposed[event["terms_hash"]] = int(event["price"])
                elif kind == "change.accept" and event.get("terms_hash") in known.proposed:
                    known.signed[event["terms_hash"]] = known.proposed[event["terms_hash"]]
        known.read = len(reader.entries)

    @staticmethod
    def _look_at_price(known: _Known, state: RoomState, hand_off: HandOff, price: int, room: str) -> None:
        """It grows by what was signed, and by nothing else."""
        call = hand_off.terms.get("call")
        if call is not None:
            Sums._look_at_minutes(known, state, hand_off, call, room)
            known.price = price
            return
        if price == known.price:
            return
        most = known.first_price + sum(known.signed.values())
        require(
            known.price < price <= most, f"the price in {room} is {price}, was {known.price}, and {most} was signed"
        )
        told = sum(line.kind == "change.accept" and not line.overruled for line in state.history)
        require(told and hand_off.terms_hash in known.signed, f"nobody signed the terms in {room}")
        known.price = price

    @staticmethod
    def _look_at_minutes(known: _Known, state: RoomState, hand_off: HandOff, call: dict[str, Any], room: str) -> None:
        """They were stated, and what they come to is between the minimum and the cap."""
        price, minutes = int(hand_off.terms["price"]), int(call["minutes"])
        steps = -(-minutes // 5) * 5
        reckoned = min(max(steps, 10), 60) * call["rate"] + call["extra"]
        require(price == reckoned, f"the price in {room} is {price}, and {minutes} minutes come to {reckoned}")
        require(
            call["extra"] <= sum(known.signed.values()), f"{call['extra']} were added in {room}, and nobody signed it"
        )
        require(known.price <= price, f"the price in {room} is {price}, and it was {known.price}")
        named = {terms_hash(state.prj, state.room, one, hand_off.terms) for one in known.spoken}
        is_named = price == known.price or hand_off.terms_hash in {*known.signed, *named}
        require(is_named, f"nobody named the minutes in {room}")
        require(not minutes or minutes in known.spoken.values(), f"nobody stated {minutes} minutes in {room}")

    @staticmethod
    def _look_at_payments(known: _Known, state: RoomState, room: str) -> None:
        """Each is a decision of the log, once, and none is forgotten."""
        rows = state.table("payment")
        sent = list(known.sent)
        for key, payment in sorted(rows.items()):
            first, last = payment.get("was", payment["amount"]), payment["amount"]
            one = int(key.partition("/")[0]), first
            require(one in sent, f"the payment {key} of {payment['amount']} in {room} was never recorded")
            sent.remove(one)
            is_known = first == last or (last < first and (key, last) in known.less)
            require(is_known, f"nobody corrected the payment {key} in {room}")
            Sums._look_at_word(known, key, payment, room)
            require(
                0 <= payment.get("tip", 0) <= payment["amount"], f"the tip {payment} in {room} is more than it is of"
            )
        paid = sum(payment.get("was", payment["amount"]) for payment in rows.values())
        require(known.paid <= paid, f"{paid} is paid in {room}, and it was {known.paid}")
        known.paid = paid

    @staticmethod
    def _look_at_word(known: _Known, key: str, payment: dict[str, Any], room: str) -> None:
        """The payee said it of this very payment; what both say stays, and is never more than was recorded."""
        receipt, before = receipt_of(payment), known.confirmed.get(key, 0)
        was_said = not receipt.at_ms or (key, receipt.received_minor) in known.came
        require(was_said, f"nobody said that {receipt.received_minor} has come of {key} in {room}")
        confirmed = receipt.confirmed_minor
        require(
            before <= confirmed <= payment["amount"], f"{confirmed} of {payment} is confirmed in {room}, was {before}"
        )
        known.confirmed[key] = confirmed

    @staticmethod
    def _look_at_disputes(state: RoomState, room: str) -> None:
        """One is open at most; a split was proposed by one side, and lies between what was paid by then and the price."""
        disputes = state.table("dispute")
        is_open = [one for one in disputes.values() if one["state"] == OPEN]
        hand_off, standing = state.hand_off, standing_dispute(state)
        is_disputed = hand_off is not None and hand_off.state == "disputed"
        require(len(is_open) == is_disputed, f"{len(is_open)} disputes are open in {room}, {is_disputed=}")
        require(not is_open or standing in is_open, f"an older dispute is open in {room}")
        for one in disputes.values():
            is_settled = one["state"] == SETTLED
            require(is_settled == (one["split"] >= 0), f"the dispute in {room} is {one['state']} with {one['split']}")
            require(
                not is_settled or one["split"] == one["proposals"][-1]["split"], f"nobody proposed the split in {room}"
            )
        agreed = max((one for one in disputes.values() if one["state"] == SETTLED), key=_number, default=None)
        if agreed is not None:
            earned = dues_in(state).earned_minor
            is_over = hand_off is not None and hand_off.state == "cancelled"
            require(
                not is_over or earned == agreed["split"],
                f"{earned} is owed in {room}, and both agreed on {agreed['split']}",
            )

    def _count(self, state: RoomState, hand_off: HandOff) -> None:
        injected = self._life.injected
        known = self._known[state.room]
        injected["price grown"] += known.price > known.first_price
        injected["milestone accepted"] += bool(known.reached)
        receipts = [receipt_of(one) for one in state.table("payment").values()]
        injected["confirmed"] += any(one.word is Word.CONFIRMED for one in receipts)
        injected["contradicted"] += any(one.word is Word.CONTRADICTED for one in receipts)
        injected["corrected"] += any("was" in one for one in state.table("payment").values())
        injected["minutes agreed"] += bool(hand_off.terms.get("call", {}).get("minutes"))
        injected["paid in parts"] += len(state.table("payment")) > 1
        injected["disputed"] += hand_off.state == "disputed"
        injected["split agreed"] += any(one["state"] == SETTLED for one in state.table("dispute").values())
        injected["chosen in an audition"] += hand_off.choice == CHOSEN

    def look_at_the_end(self, late: RoomState, inside: list[Device]) -> None:
        """What each device shows is what the log settles: the same amounts for both sides. Raises ViolationError."""
        if late.hand_off is None:
            return
        wanted = dues_in(view(late, self._life.clock.now_ms))
        for device in inside:
            if device.waits_to_decide(late.room):
                continue  # another device decides, as its person is told: until then it shows what was decided here
            shown = dues_in(device.view(late.room))
            require(shown == wanted, f"{device.name} shows {shown} in {late.room[:6]}, and the log {wanted}")
