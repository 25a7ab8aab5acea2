"""The fold as a machine: an owner, a collaborator and a candidate act in any order, are away for a while, talk nonsense.

SEGUE_THOROUGH=1 plays many more lives.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from studio.domain.call_rate import CallRate
from studio.domain.change_order import ChangeOrder, changed_by
from studio.domain.hand_off import HandOff
from studio.domain.milestones import Milestone
from studio.domain.production import Port
from studio.domain.receipts import receipt_of
from studio.domain.stage_states import TRANSITIONS, StageState
from studio.domain.terms import DAY_MS, Terms
from studio.events.certificates import certificate
from studio.events.docket import VerifiedEntry, VerifiedPacket
from studio.events.fold import fold, view
from studio.events.fold_changes import terms_hash
from studio.events.fold_money import deed_in, dues_in
from studio.events.hand_off_steps import terms_in
from studio.events.keys import BoxKey, SigningKey, device_id, rotation_hash
from studio.events.records import record_from_text, record_to_text
from studio.events.state import HAND_OFF, RoomState

if TYPE_CHECKING:
    from collections.abc import Callable

ROOM, STAGE, HASH = "a" * 32, "d" * 32, "c" * 64
OFFERS = ("e" * 32, "f" * 32)
NAMES = ("owner", "ana", "ben")
STEPS = {(None, StageState.OFFERED), *((one.source, one.target) for one in TRANSITIONS)}
TERMS = Terms(STAGE, "Words", "Lyricist", "", 6000, "USD", 480, 1, 2 * DAY_MS, outputs=(Port("words", "text.lyrics"),))
PARTS = (Milestone("Sketch", 2500), Milestone("Final", 3500))


RATE = CallRate(rate_minor=3, most_min=50, least_min=3, step_min=2)


def priced(price: int) -> dict[str, Any]:
    """The terms for a price; the whole one has milestones, and one is the minimum of a call."""
    if price == RATE.amount_minor:
        return replace(TERMS, price_minor=price, call=RATE).to_log()
    return replace(TERMS, price_minor=price, milestones=PARTS if price == 6000 else ()).to_log()


IS_THOROUGH = os.environ.get("SEGUE_THOROUGH") == "1"


@cache
def person(name: str) -> tuple[str, str, dict[str, Any]]:
    """Device, person and certificate."""
    key = SigningKey.from_seed(bytes([len(name) + ord(name[0])]) * 32)
    cert = certificate(key, key.public, BoxKey.from_seed(key.seed).public, rotation_hash(key.public), name, 1)
    return device_id(key.public), key.public.hex(), cert


class Watched(RoomState):
    """A state that notes by which steps its hand-off goes."""

    steps: set[tuple[StageState | None, StageState]]

    def put(self, kind: str, key: str, record: Any) -> None:
        """See `RoomState.put`."""
        if isinstance(record, HandOff):
            before = self.hand_off
            self.steps.add((before.stage_state if before else None, record.stage_state))
        super().put(kind, key, record)


def opened() -> Watched:
    """A room with the owner and two others in it."""
    state = Watched(ROOM, ROOM, person("owner")[1])
    state.steps = set()
    adds = [{"k": "member.add", "cert": person(n)[2], "name": n, "role": "collaborator"} for n in NAMES[1:]]
    first = {"k": "room.open", "kind": HAND_OFF, "cert": person("owner")[2]}
    fold(state, VerifiedEntry(person("owner")[0], 0, HASH, HASH, 1, (), (first, *adds)))
    return state


def kept(state: RoomState) -> RoomState:
    """A settled state as a home keeps and loads it."""
    loaded = state.clone()
    loaded.tables = {
        kind: {key: record_from_text(kind, record_to_text(kind, record)) for key, record in table.items()}
        for kind, table in state.tables.items()
    }
    return loaded


def said(state: RoomState) -> Any:
    """All that a settled state says."""
    tables = {kind: table for kind, table in state.tables.items() if table}
    return state.n, state.hash, state.at_ms, state.lines, state.lead, state.heads, state.seen, state.epochs, tables


def is_of(terms: dict[str, Any], offered: dict[str, Any]) -> bool:
    """Whether terms are those of an offer, or come from it by whole changes of 700 and a round each."""
    more = terms["revisions"] - offered["revisions"]
    if "call" in terms and "call" in offered:
        minutes = terms["call"]["minutes"]
        billed = min(max(3, minutes + minutes % 2), 50)
        return more >= 0 and terms["price"] == 3 * billed + 700 * more
    return more >= 0 and terms["price"] == offered["price"] + 700 * more and terms["currency"] == offered["currency"]


def is_unknown(event: Any) -> bool:
    return isinstance(event, dict) and str(event.get("k", "")).startswith("later.")


def without_unknown(entry: VerifiedEntry) -> VerifiedEntry:
    packets = tuple(replace(p, events=tuple(e for e in p.events if not is_unknown(e))) for p in entry.packets)
    return replace(entry, packets=packets, decisions=tuple(e for e in entry.decisions if not is_unknown(e)))


instants = st.integers(-2 * DAY_MS, 9 * DAY_MS)
manifest = {"manifest_hash": HASH, "manifest": [[HASH, HASH, 5]], "files": 1, "bytes": 5}
prices = st.sampled_from([0, 1, 9, 6000])
lengths = st.sampled_from([0, 2, 7, 60])
amounts = st.sampled_from([-1, 0, 0, 1, 2000, 6000, 10**14])
nonsense = st.one_of(
    st.sampled_from([7, "words", [], {}, {"k": 5}, {"k": "deliver"}, {"k": "offer.accept", "offer": 1}]),
    st.just({"k": "pay.sent", "amount": -500, "currency": "USD", "reference": "theft"}),
    st.just({"k": "pay.sent", "amount": 10**18, "currency": "USD", "reference": "theft"}),
    st.just({"k": "offer.counter", "offer": OFFERS[0], "terms": {"price": -1}}),
    st.just({"k": "extension.ask", "until": -1, "reason": ""}),
)
unknown = st.fixed_dictionaries({"k": st.sampled_from(["later.money", "later.words"]), "amount": st.integers()})


def mostly(likely: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What is meant to work, and now and then something that no version or only a later one knows."""
    return st.one_of(likely, likely, likely, nonsense, unknown)


def of(event: str, **fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """An event whose fields are values or drawn."""
    drawn = {name: field if isinstance(field, st.SearchStrategy) else st.just(field) for name, field in fields.items()}
    return st.fixed_dictionaries({"k": st.just(event), **drawn})


offers, takes = st.sampled_from(OFFERS), st.integers(1, 3)
FACTS = mostly(
    st.one_of(
        of("offer.accept", offer=offers, terms_hash=HASH),
        of("offer.accept", offer=OFFERS[0], terms_hash=HASH),
        of("offer.decline", offer=offers),
        of("offer.counter", offer=offers, terms=prices.map(priced)),
        of("deliver", stage=STAGE, take=takes, **manifest),
        of("deliver", stage=STAGE, take=takes, **manifest),
        of("extension.ask", until=instants, reason="ill"),
        of("dispute.open", statement="mine", split=amounts),
        of("dispute.answer", to=st.integers(0, 2), is_agreed=st.booleans(), statement="ours", split=amounts),
        of("milestone.reach", milestone=st.integers(0, 3), text="here"),
        of("change.accept", order=offers, terms_hash=HASH),
        of("change.decline", order=st.sampled_from([f"{n:032x}" for n in range(3)])),
        of("comment.add", id=st.sampled_from(OFFERS), text="hello"),
        *(of(kind) for kind in ("pause.ask", "pause.agree", "pause.end", "leave")),
        of("ask.decline", kind=st.sampled_from(["extension", "pause"])),
        of("want.answer", take=takes, asked=takes),
        of("pay.received", payment=st.integers(0, 2), entry=HASH, amount=amounts, note=""),
        of("call.minutes", call=offers, minutes=lengths, note=""),
    )
)
DECISIONS = mostly(
    st.one_of(
        of("take.in", take=takes),
        of("take.want", take=takes, chunks=st.sampled_from([[], [HASH]])),
        of("take.refuse", take=takes, findings=[]),
        of("review.decide", take=takes, manifest_hash=HASH, verdict="approve", notes=[]),
        of("review.decide", take=takes, manifest_hash=HASH, verdict="revise", notes=[{"id": STAGE, "text": "again"}]),
        of("pay.sent", amount=prices, currency=st.sampled_from(["USD", "EUR"]), reference="bank"),
        of("pay.sent", amount=amounts, tax=amounts, tip=amounts, currency="USD", reference="part"),
        of("pay.correct", payment=st.integers(0, 2), entry=HASH, amount=amounts, reason=""),
        of("call.agree", call=offers),
        of("call.decline", call=offers, reason=st.sampled_from(["", "it was less"])),
        of("extension.grant", due=instants),
        of("dispute.settle", to=st.integers(0, 2)),
        of("milestone.accept", milestone=st.integers(0, 3)),
        of("milestone.decline", milestone=st.integers(0, 3), reason=st.sampled_from(["", "the bridge"])),
        of(
            "change.order",
            order=offers,
            text="all of it",
            price=prices,
            work=0,
            rounds=0,
            due=0,
            terms_hash=HASH,
            notes=[],
        ),
        of("work.due", due=instants),
        of("review.clock", take=takes, answer_by=instants),
        of("stage.cancel", stage=STAGE, room=ROOM, why="changed"),
        *(of(kind) for kind in ("heartbeat", "pause.propose", "stage.pause", "stage.resume")),
        of("offer.withdraw", offer=offers),
        of("ask.refuse", kind=st.sampled_from(["extension", "pause"])),
        of("member.remove", device=st.sampled_from([person(name)[0] for name in NAMES[1:]])),
    )
)


def delivery(hand_off: HandOff) -> dict[str, Any]:
    return {"k": "deliver", "stage": STAGE, "take": hand_off.last_take + 1, **manifest}


def verdict(hand_off: HandOff, word: str) -> dict[str, Any]:
    notes = [{"id": STAGE, "text": "again"}] if word == "revise" else []
    return {"k": "review.decide", "take": hand_off.last_take, "manifest_hash": HASH, "verdict": word, "notes": notes}


def ordered(hand_off: HandOff) -> dict[str, Any]:
    """A paid change of the terms that hold."""
    change, order = ChangeOrder("more", 700, 480, 1, hand_off.due_ms), f"{hand_off.rounds_used:032x}"
    terms = changed_by(Terms.from_log(hand_off.terms), change).to_log()
    note = [{"id": order, "text": "again"}]
    return {"k": "change.order", "order": order, "text": "more", "price": 700, "work": 480 * 60_000, "rounds": 1, "notes": note,
            "due": hand_off.due_ms, "terms_hash": terms_hash(ROOM, ROOM, order, terms)}  # fmt: skip


def signed(hand_off: HandOff) -> dict[str, Any]:
    asked = hand_off.question
    return {
        "k": "change.accept",
        "order": asked.order or STAGE if asked else STAGE,
        "terms_hash": asked.terms_hash or HASH if asked else HASH,
    }


DISPUTE = {"k": "dispute.open", "statement": "mine", "split": 4000}


def answered(to: int, is_agreed: bool) -> dict[str, Any]:
    return {"k": "dispute.answer", "to": to, "is_agreed": is_agreed, "statement": "ours", "split": 3000}


_CANCEL = {"k": "stage.cancel", "stage": STAGE, "room": ROOM, "why": "changed"}
_PAY = {"k": "pay.sent", "amount": 5, "currency": "USD", "reference": "bank"}
_PART = {**_PAY, "amount": 2000, "tax": 500, "tip": 0}
_TIP = {**_PART, "amount": 300, "tip": 300}
_CAME = {"k": "pay.received", "payment": 0, "entry": HASH, "amount": 1, "note": ""}
_LESS = {"k": "pay.correct", "payment": 0, "entry": HASH, "amount": 2, "reason": ""}


def talked(minutes: int) -> dict[str, Any]:
    return {"k": "call.minutes", "call": f"{minutes:032x}", "minutes": minutes, "note": ""}


_ASK = {"k": "extension.ask", "until": 9 * DAY_MS, "reason": "ill"}
NEXT: dict[StageState, tuple[tuple[str, Callable[[HandOff], dict[str, Any]]], ...]] = {
    StageState.OFFERED: (
        ("ana", lambda h: {"k": "offer.accept", "offer": h.offer, "terms_hash": HASH}),
        ("ana", lambda h: {"k": "offer.accept", "offer": h.offer, "terms_hash": HASH}),
        ("ben", lambda h: {"k": "offer.accept", "offer": h.offer, "terms_hash": HASH}),
        ("owner", lambda _: _PAY),
        ("ana", lambda h: {"k": "offer.counter", "offer": h.offer, "terms": replace(TERMS, price_minor=9).to_log()}),
    ),
    StageState.REVISION: (("ana", delivery), ("ana", lambda _: {"k": "leave"}), ("owner", ordered), ("ana", signed)),
    StageState.IN_PROGRESS: (
        ("owner", ordered),
        ("ana", signed),
        ("ana", lambda _: {"k": "milestone.reach", "milestone": 0, "text": ""}),
        *(("ana", lambda _, n=n: talked(n)) for n in (7, 20)),
        *(("owner", lambda _, n=n: {"k": "call.agree", "call": f"{n:032x}"}) for n in (7, 20)),
        ("owner", lambda _: {"k": "milestone.accept", "milestone": 1}),
        ("owner", lambda _: {**_PART, "amount": 3500, "tax": 0}),
        *((("ana", delivery),) * 3),
        ("ben", delivery),
        ("ana", lambda _: {"k": "pause.ask"}),
        ("ana", lambda _: _ASK),
        ("owner", lambda _: {"k": "stage.pause"}),
        ("owner", lambda _: {"k": "extension.grant", "due": 8 * DAY_MS}),
        ("owner", lambda _: _CANCEL),
        ("owner", lambda _: _PAY),
    ),
    StageState.IN_REVIEW: (
        ("owner", ordered),
        ("ana", signed),
        ("ana", lambda _: DISPUTE),
        ("owner", lambda h: {"k": "take.in", "take": h.last_take}),
        ("owner", lambda h: verdict(h, "approve")),
        ("owner", lambda h: verdict(h, "revise")),
        ("owner", lambda _: _PAY),
        ("owner", lambda h: {"k": "take.refuse", "take": h.last_take, "findings": []}),
        ("owner", lambda h: {"k": "take.want", "take": h.last_take, "chunks": [HASH]}),
    ),
    StageState.PAUSED: (("ana", lambda _: {"k": "pause.end"}), ("owner", lambda _: {"k": "stage.resume"})),
    StageState.DISPUTED: (
        *(
            (name, lambda _, to=to, yes=yes: answered(to, yes))
            for to in (0, 1)
            for name in ("ana", "owner")
            for yes in (True, False)
        ),
        ("owner", lambda _: {"k": "dispute.settle", "to": 1}),
        ("ben", lambda _: answered(0, True)),
    ),
    StageState.APPROVED: (
        ("owner", lambda _: _PAY),
        *(("owner", lambda _, one=one: one) for one in (_PART, _PART, _TIP)),
        ("ana", lambda _: talked(20)),
        ("owner", lambda _: {"k": "call.agree", "call": f"{20:032x}"}),
        ("ana", lambda _: _CAME),
        ("owner", lambda _: _LESS),
    ),
    StageState.SETTLED: (
        *(("owner", lambda _, one=one: one) for one in (_PART, _TIP, _LESS)),
        *(("ana", lambda _, one=one: one) for one in (_CAME, {**_CAME, "amount": 5}, talked(30))),
        ("owner", lambda _: {"k": "call.agree", "call": f"{30:032x}"}),
    ),
    StageState.CANCELLED: (
        ("ana", lambda _: DISPUTE),
        ("owner", lambda _: DISPUTE),
        ("owner", lambda _: _PART),
        ("owner", lambda h: {**_PART, "amount": 1500}),
    ),
}
"""What a state calls for, by whom."""


class Hands(RuleBasedStateMachine):
    """One room. The owner's device writes entries when it likes; the others' packets wait in the inbox or on their device."""

    def __init__(self) -> None:
        super().__init__()
        self.state = opened()
        self.loaded: RoomState = kept(self.state)
        self.plain: RoomState = opened()
        self.entries: list[VerifiedEntry] = []
        self.now_ms = 10
        self.away: set[str] = set()
        self.outbox: list[VerifiedPacket] = []
        self.inbox: list[VerifiedPacket] = []
        self.numbers = dict.fromkeys(NAMES, 0)
        self.decisions: list[Any] = []
        self.offered: list[dict[str, Any]] = []
        self.engaged = ""
        self.confirmed: dict[str, int] = {}
        self.offers_it(OFFERS[0], 6000)
        self.writes()

    # --- what people do ----------------------------------------------------------------------------------------

    @rule(choices=st.lists(st.integers(0, 30), min_size=1, max_size=5))
    def goes_on(self, choices: list[int]) -> None:
        """What the present state calls for, said or decided and written, some steps on."""
        for choice in choices:
            hand_off = self.state.hand_off
            moves = NEXT.get(hand_off.stage_state) if hand_off else None
            if hand_off is None or not moves:
                self.offers_it(OFFERS[choice % 2], 6000)
            else:
                name, event = moves[choice % len(moves)]
                if name == "owner":
                    self.decisions += self._timed([event(hand_off)])
                else:
                    self.says(name, [event(hand_off)], again=False)
            self.writes()

    @rule(name=st.sampled_from(NAMES), facts=st.lists(FACTS, min_size=1, max_size=2), again=st.booleans())
    def says(self, name: str, facts: list[Any], again: bool) -> None:
        """A packet, now and then under a ``u`` that was used before."""
        device, public, _ = person(name)
        n = self.numbers[name]
        self.numbers[name] += 1
        u = f"{0 if again else n:032x}"
        role = "owner" if name == "owner" else "collaborator"
        packet = VerifiedPacket(device, public, role, n, f"{n:064x}", u, self.now_ms, self.now_ms, self._timed(facts))
        (self.outbox if name in self.away else self.inbox).append(packet)

    @rule(name=st.sampled_from(NAMES[1:]))
    def goes_or_comes_back(self, name: str) -> None:
        """Somebody is away; what they said meanwhile arrives when they come back."""
        if name in self.away:
            device = person(name)[0]
            self.inbox += [replace(one, got_ms=self.now_ms) for one in self.outbox if one.device == device]
            self.outbox = [one for one in self.outbox if one.device != device]
        self.away ^= {name}

    @rule(hours=st.sampled_from([1, 30, 24 * 5, 24 * 12]))
    def time_passes(self, hours: int) -> None:
        """Nobody does anything."""
        self.now_ms += hours * 3_600_000

    @rule(offer=offers, price=prices)
    def offers_it(self, offer: str, price: int) -> None:
        """The owner makes an offer, the first one or another one."""
        terms = priced(price)
        self.offered.append(terms)
        made = {"k": "offer.make", "offer": offer, "stage": STAGE, "to": "Ana", "terms": terms, "terms_hash": HASH}
        self.decisions.append({**made, "expires": self.now_ms + 3 * DAY_MS, "office": HASH})

    @rule(decisions=st.lists(DECISIONS, min_size=1, max_size=2))
    def decides(self, decisions: list[Any]) -> None:
        """The owner decides something that waits for an entry."""
        self.decisions += self._timed(decisions)

    @rule()
    def writes(self) -> None:
        """The next entry: what has arrived of members, then what was decided."""
        packets = [one for one in self.inbox if self.state.member(one.device) is not None]
        n = self.state.n + 1
        owner = person("owner")[0]
        entry = VerifiedEntry(owner, n, f"{n:064x}", HASH, self.now_ms, tuple(packets), tuple(self.decisions))
        self.inbox, self.decisions = [], []
        self.entries.append(entry)
        fold(self.state, entry)
        self.loaded = kept(fold(self.loaded, entry))
        fold(self.plain, without_unknown(entry))
        self.now_ms += 1000

    def _timed(self, events: list[Any]) -> tuple[Any, ...]:
        """Instants are meant from now on, and payments by their number."""
        names = ("until", "due", "answer_by")
        return tuple(
            {key: value + self.now_ms if key in names else value for key, value in event.items()}
            if isinstance(event, dict)
            else event
            for event in map(self._named, events)
        )

    def _named(self, event: Any) -> Any:
        payments = sorted(self.state.table("payment"))
        if not isinstance(event, dict) or not isinstance(event.get("payment"), int) or not payments:
            return event
        key = payments[event["payment"] % len(payments)]
        return {**event, "payment": key, "entry": self.state.table("payment")[key]["entry"]}

    # --- what holds --------------------------------------------------------------------------------------------

    @invariant()
    def it_is_a_function_of_the_entries(self) -> None:
        """Kept and loaded after each entry it is the same; what only a later version knows changes nothing."""
        assert said(self.loaded) == said(self.state) == said(self.plain)

    @invariant()
    def it_goes_by_the_table(self) -> None:
        assert {step for step in self.state.steps if step[0] is not step[1]} <= STEPS

    @invariant()
    def a_look_ahead_settles_nothing(self) -> None:
        before = repr(said(self.state))
        later = view(self.state, self.now_ms + 30 * DAY_MS)
        assert repr(said(self.state)) == before
        assert (later.n, later.heads) == (self.state.n, self.state.heads)

    @invariant()
    def money_is_what_was_agreed(self) -> None:
        """Terms are only such as the owner offered, what was accepted stays, and payments follow an approval."""
        hand_off = self.state.hand_off
        payments = list(self.state.table("payment").values())
        assert all(one["amount"] >= 0 and one["currency"] == "USD" for one in payments)
        if hand_off is None:
            assert not payments
            return
        assert any(is_of(hand_off.terms, one) for one in self.offered)
        earlier = [one for one in payments if "tax" not in one]
        assert len(earlier) <= 1
        if payments == earlier:
            assert not payments or hand_off.stage_state in (StageState.SETTLED, StageState.CLOSED)
            return
        dues = dues_in(self.state)
        deed = deed_in(self.state, hand_off, terms_in(hand_off))
        # two who argue about what was paid may agree on less: what goes back is their affair
        is_argued = deed.split_minor >= 0 or deed.state is StageState.DISPUTED
        if not earlier and not is_argued:
            assert dues.paid_minor <= dues.earned_minor + dues.tax_minor
        assert min(dues.paid_minor, dues.tip_minor, dues.left_minor) >= 0
        assert dues.paid_minor + dues.tip_minor == sum(one["amount"] for one in payments)
        assert hand_off.stage_state is not StageState.APPROVED or dues.left_minor

    @invariant()
    def what_both_say_was_paid_stays_and_is_never_more_than_was_paid(self) -> None:
        payments = self.state.table("payment")
        confirmed = {key: receipt_of(one).confirmed_minor for key, one in payments.items()}
        assert all(confirmed[key] >= before for key, before in self.confirmed.items())
        assert all(confirmed[key] <= one["amount"] <= one.get("was", one["amount"]) for key, one in payments.items())
        self.confirmed = confirmed

    @invariant()
    def one_person_has_the_stage(self) -> None:
        hand_off = self.state.hand_off
        found = hand_off.person if hand_off else ""
        assert found in ("", person("ana")[1], person("ben")[1])
        assert self.engaged in ("", found)
        devices = {person(name)[0] for name in NAMES if person(name)[1] == found}
        assert {take.by_device for take in self.state.table("take").values()} <= devices
        self.engaged = found

    def teardown(self) -> None:
        """All at once, from the first entry on, it comes to the same."""
        anew = opened()
        for entry in self.entries:
            fold(anew, entry)
        assert said(anew) == said(self.state)


TestHands = Hands.TestCase
TestHands.settings = settings(max_examples=3000 if IS_THOROUGH else 30, stateful_step_count=60 if IS_THOROUGH else 25)
