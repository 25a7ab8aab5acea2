"""Owner, candidates, understudies, a reviewer, an approver and an observer at random, away and back, honest and not: one engagement, and no money out of nothing.

The office, all rooms of one stage and one review room are folded beside each other. The owner's machine does what `stewardship` does, when it is
there; others also say and decide what is not theirs, late, twice, and in the wrong room.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from studio.domain.audience import APPROVER, MAY_REMARK
from studio.domain.dues import Dues
from studio.domain.hand_off import CHOSEN, OTHER
from studio.domain.production import Stage, Track
from studio.domain.stage_states import Actor, StageState, next_state
from studio.domain.terms import DAY_MS
from studio.events.docket import VerifiedEntry, VerifiedPacket
from studio.events.fold import fold
from studio.events.fold_audition import is_undecided
from studio.events.fold_money import dues_in
from studio.events.fold_understudy import understudies_of
from studio.events.state import HAND_OFF, OFFICE, REVIEW, ZERO_ID, RoomState
from tests.events.test_fold_machine import HASH, IS_THOROUGH, STAGE, TERMS, manifest, person

NAMES = ("ana", "ben", "cleo", "dora")
PRJ, FEE = "0" * 31 + "1", 500
ROOMS = tuple(f"{n:032x}" for n in range(16, 25))
HALL = f"{99:032x}"
AUDIENCE = {"rita": "reviewer", "victor": "approver", "olga": "observer"}
ENDED = {StageState.DECLINED, StageState.EXPIRED, StageState.WITHDRAWN, StageState.CANCELLED}


def key_of(name: str) -> tuple[str, str, dict[str, Any]]:
    return person({"cleo": "carlo", "dora": "dorothea"}.get(name, name))


class People(RuleBasedStateMachine):
    """One stage, its office and its rooms."""

    def __init__(self) -> None:
        super().__init__()
        self.now_ms = 1000
        owner = key_of("owner")
        self.office = RoomState(PRJ, PRJ, owner[1])
        self.rooms: dict[str, RoomState] = {}
        self.whose: dict[str, str] = {}
        self.waiting: dict[str, list[VerifiedPacket]] = {}
        self.numbers: dict[tuple[str, str], int] = {}
        self.away: set[str] = set()
        self._write(self.office, {"k": "room.open", "kind": OFFICE, "cert": owner[2]})
        self.office.put("track", STAGE, Track(STAGE, "T", 0))
        self.office.put("stage", STAGE, Stage(STAGE, "words", STAGE, "Words"))
        self.hall = RoomState(PRJ, HALL, owner[1])
        add = [
            {"k": "member.add", "cert": key_of(name)[2], "name": name, "role": role} for name, role in AUDIENCE.items()
        ]
        self._write(self.hall, {"k": "room.open", "kind": REVIEW, "cert": owner[2]}, *add)

    # --- what the log gets -------------------------------------------------------------------------------------

    def _write(self, state: RoomState, *decisions: dict[str, Any]) -> None:
        n = state.n + 1
        packets = [one for one in self.waiting.pop(state.room, []) if state.member(one.device) is not None]
        entry = VerifiedEntry(key_of("owner")[0], n, f"{n:064x}", HASH, self.now_ms, tuple(packets), decisions)
        fold(state, entry)
        self.now_ms += 1000

    def _says(self, name: str, room: str, fact: dict[str, Any], *, again: bool = False) -> None:
        device, public, _ = key_of(name)
        n = self.numbers.get((name, room), 0)
        self.numbers[name, room] = n + 1
        role = "owner" if name == "owner" else AUDIENCE.get(name, "collaborator")
        u = f"{0 if again else n + 1:032x}"
        packet = VerifiedPacket(device, public, role, n, f"{n:064x}", u, self.now_ms, self.now_ms, (fact,))
        if name not in self.away:
            self.waiting.setdefault(room, []).append(packet)

    def _offers(self, room: str, name: str, opening: dict[str, Any]) -> None:
        """As `actions/hand_off.open_offer`: the office first, the room only where that counts."""
        self._write(
            self.office, {"k": "stage.open", "stage": STAGE, "room": room, "offer": room, "to": name, **opening}
        )
        if room not in self.office.table("opened") or room in self.rooms:
            return
        terms = replace(TERMS, audition_fee_minor=FEE if "audition" in opening else None)
        made = {
            "k": "offer.make",
            "offer": room,
            "stage": STAGE,
            "to": name,
            "terms": terms.to_log(),
            "terms_hash": HASH,
        }
        first = {"k": "room.open", "kind": HAND_OFF, "cert": key_of("owner")[2]}
        add = {"k": "member.add", "cert": key_of(name)[2], "name": name, "role": "collaborator"}
        self.rooms[room] = RoomState(PRJ, room, key_of("owner")[1])
        self.whose[room] = name
        self._write(self.rooms[room], first, {**made, "expires": self.now_ms + 3 * DAY_MS, "office": HASH}, add)

    # --- what people do ----------------------------------------------------------------------------------------

    @rule(room=st.sampled_from(ROOMS), name=st.sampled_from(NAMES), kind=st.sampled_from(["", "audition", "audition"]))
    def owner_offers(self, room: str, name: str, kind: str) -> None:
        """An offer, or one to a candidate."""
        self._offers(room, name, {"audition": True} if kind else {})

    @rule(choices=st.lists(st.integers(0, 40), min_size=8, max_size=16), which=st.integers(0, 2))
    def an_audition_is_held(self, choices: list[int], which: int) -> None:
        """Three are asked, most of them go on, and one of them is chosen."""
        rooms = [room for room in ROOMS if room not in self.rooms][:3]
        for room, name in zip(rooms, NAMES, strict=False):
            self._offers(room, name, {"audition": True})
        self.people_go_on(choices)
        if which < len(rooms):
            self.owner_chooses(rooms[which])
            self.steward()
            self.steward()
            self.people_go_on(choices[::-1])

    @rule(names=st.lists(st.sampled_from(NAMES), max_size=3, unique=True), is_on=st.booleans())
    def owner_names_who_is_next(self, names: list[str], is_on: bool) -> None:
        """Whoever that is."""
        people = [{"name": name, "person": key_of(name)[1]} for name in names]
        self._write(self.office, {"k": "understudy.set", "stage": STAGE, "next": people, "is_on": is_on})

    @rule(choices=st.lists(st.integers(0, 40), min_size=2, max_size=8))
    def people_go_on(self, choices: list[int]) -> None:
        """What each room calls for, said by who is there; the owner's machine now and then."""
        for choice in choices:
            rooms = sorted(self.rooms)
            if not rooms:
                return
            room = rooms[choice % len(rooms)]
            self._goes_on(room, choice)
            self._write(self.rooms[room])
            if choice % 3:
                self.steward()

    def _goes_on(self, room: str, choice: int) -> None:
        hand_off = self.rooms[room].hand_off
        assert hand_off is not None
        name = self.whose[room]
        if hand_off.stage_state is StageState.OFFERED:
            no = {"k": "offer.decline", "offer": hand_off.offer}
            yes = {"k": "offer.accept", "offer": hand_off.offer, "terms_hash": HASH}
            self._says(name, room, no if choice % 5 == 0 else yes)
        elif hand_off.stage_state is StageState.IN_PROGRESS:
            delivery = {"k": "deliver", "stage": STAGE, "take": hand_off.last_take + 1, **manifest}
            self._says(name, room, {"k": "leave"} if choice % 7 == 0 else delivery)
        elif hand_off.stage_state is StageState.IN_REVIEW:
            verdict = {"k": "review.decide", "take": hand_off.last_take, "manifest_hash": HASH, "verdict": "approve"}
            self._write(self.rooms[room], {"k": "take.in", "take": hand_off.last_take}, {**verdict, "notes": []})
        elif choice % 5 == 4:
            self._speaks_of_a_payment(room, choice)
        elif choice % 2:
            amount = max(1, dues_in(self.rooms[room]).left_minor - choice % 2)
            pay = {"k": "pay.sent", "amount": amount, "currency": "USD", "reference": "r", "tax": 0, "tip": 0}
            self._write(self.rooms[room], pay)

    def _speaks_of_a_payment(self, room: str, choice: int) -> None:
        """Who was paid says what has come, or the owner that it was less; of this room's payment, or of another one's."""
        rooms = sorted(self.rooms)
        rows = self.rooms[rooms[choice % len(rooms)]].table("payment")
        for key, one in rows.items():
            named = {"payment": key, "entry": one["entry"], "amount": choice * 100, "note": "", "reason": ""}
            if choice % 2:
                self._says(self.whose[room], room, {"k": "pay.received", **named})
            else:
                self._write(self.rooms[room], {"k": "pay.correct", **named})

    @rule(room=st.sampled_from(ROOMS[:4]))
    def owner_chooses(self, room: str) -> None:
        """In the office; the rooms are told by `steward`."""
        self._write(self.office, {"k": "audition.choose", "stage": STAGE, "room": room})

    @rule(
        name=st.sampled_from((*NAMES, "owner")),
        room=st.sampled_from(ROOMS),
        kind=st.sampled_from(["offer.accept", "offer.decline", "deliver", "leave", "audition.choose", "stage.engage"]),
        again=st.booleans(),
    )
    def somebody_says_what_is_not_theirs(self, name: str, room: str, kind: str, again: bool) -> None:
        """A fact of somebody else, an old one once more, or a decision as a fact."""
        fact = {"k": kind, "offer": room, "terms_hash": HASH, "stage": STAGE, "take": 1, "room": room, "person": "x"}
        self._says(name, room, {**fact, **manifest}, again=again)

    @rule(room=st.sampled_from(ROOMS), name=st.sampled_from(NAMES))
    def somebody_is_engaged_out_of_turn(self, room: str, name: str) -> None:
        """By an owner's device that has not read on."""
        self._write(self.office, {"k": "stage.engage", "stage": STAGE, "room": room, "person": key_of(name)[1]})

    @rule(
        name=st.sampled_from((*AUDIENCE, *NAMES)),
        room=st.sampled_from((HALL, HALL, *ROOMS[:3])),
        kind=st.sampled_from(["review.note", "review.vote", "review.show", "offer.accept", "deliver", "leave"]),
        verdict=st.sampled_from(["approve", "revise"]),
    )
    def somebody_of_the_audience_says_something(self, name: str, room: str, kind: str, verdict: str) -> None:
        """In their room or another one, theirs to say or not; and collaborators in the review room."""
        body = {"id": f"{len(self.numbers):032x}", "stage": STAGE, "take": 1, "text": "Hm.", "verdict": verdict}
        said = {"offer": room, "terms_hash": HASH, "notes": [{"id": HASH[:32], "text": "Hm."}], "title": "Words"}
        self._says(name, room, {"k": kind, **body, **said, "state": "in_review", **manifest})
        if room in self.rooms:
            self._let_in_wrongly(room, name)

    def _let_in_wrongly(self, room: str, name: str) -> None:
        """By an owner's device that takes one room for another."""
        add = {"k": "member.add", "cert": key_of(name)[2], "name": name}
        self._write(self.rooms[room], {**add, "role": AUDIENCE.get(name, APPROVER)})
        self._write(self.hall, {**add, "role": "collaborator"})

    @rule(take=st.integers(1, 2))
    def owner_shows_a_take(self, take: int) -> None:
        """In the review room."""
        show = {"k": "review.show", "stage": STAGE, "take": take, "title": "Words", "state": "in_review", **manifest}
        self._write(self.hall, show)

    @rule(name=st.sampled_from((*NAMES, *AUDIENCE)))
    def goes_or_comes_back(self, name: str) -> None:
        """Who is away says nothing."""
        self.away ^= {name}

    @rule(hours=st.sampled_from([1, 80, 24 * 12]))
    def time_passes(self, hours: int) -> None:
        """An offer expires, silence approves where it may."""
        self.now_ms += hours * 3_600_000
        for state in self.rooms.values():
            self._write(state)

    @rule()
    def steward(self) -> None:
        """What the owner's machine does by itself."""
        opened = self.office.table("opened")
        chosen = next((o for o in opened.values() if o.is_chosen and not o.is_ended), None)
        for room, state in sorted(self.rooms.items(), key=lambda pair: chosen is None or pair[0] != chosen.room):
            hand_off = state.hand_off
            assert hand_off is not None
            if chosen is not None and is_undecided(hand_off) and not opened[room].is_ended:
                told = self.rooms[chosen.room].hand_off
                if room == chosen.room or (told is not None and told.choice == CHOSEN):
                    self._write(
                        state,
                        {
                            "k": "audition.choose",
                            "stage": STAGE,
                            "room": room if room == chosen.room else ZERO_ID,
                        },
                    )
                    hand_off = state.hand_off
            assert hand_off is not None
            if hand_off.person and hand_off.stage_state not in ENDED:
                self._write(self.office, {"k": "stage.engage", "stage": STAGE, "room": room, "person": hand_off.person})
            if hand_off.stage_state in ENDED and not opened[room].is_ended:
                self._write(self.office, {"k": "stage.cancel", "stage": STAGE, "room": room, "why": "ended"})
        self._asks_next()

    def _asks_next(self) -> None:
        opened = list(self.office.table("opened").values())
        found, free = understudies_of(self.office, STAGE), [room for room in ROOMS if room not in self.rooms]
        if opened and all(o.is_ended for o in opened) and found.people and free:
            last = max(opened, key=lambda o: o.at_ms)
            self._offers(free[0], found.people[0].name, {"after": last.room})

    # --- what holds --------------------------------------------------------------------------------------------

    @invariant()
    def one_person_is_engaged(self) -> None:
        engaged = [o for o in self.office.table("opened").values() if o.person and not o.is_ended]
        assert len(engaged) <= 1
        assert all(o.is_chosen for o in engaged if o.is_audition)
        told = [one for one in self._hand_offs() if one.choice == CHOSEN and one.stage_state not in ENDED]
        assert len(told) <= 1

    @invariant()
    def nobody_is_asked_twice_for_one_reason(self) -> None:
        opened = [o for o in self.office.table("opened").values() if not o.is_ended]
        assert len(opened) <= 1 or all(o.is_audition for o in opened)

    @invariant()
    def money_comes_from_what_was_agreed(self) -> None:
        for state in self.rooms.values():
            dues, hand_off = dues_in(state), state.hand_off
            assert isinstance(dues, Dues)
            assert hand_off is not None
            assert 0 <= dues.left_minor <= dues.earned_minor <= TERMS.price_minor
            assert dues.confirmed_minor <= dues.paid_minor <= dues.earned_minor
            if "audition" in hand_off.terms and hand_off.choice != CHOSEN:
                assert dues.earned_minor in (0, FEE)
                assert hand_off.stage_state not in (StageState.APPROVED, StageState.SETTLED)
            if not hand_off.person:
                assert dues.earned_minor == 0

    @invariant()
    def only_who_was_asked_has_it(self) -> None:
        for room, state in self.rooms.items():
            hand_off = state.hand_off
            assert hand_off is not None
            assert hand_off.person in ("", key_of(self.whose[room])[1])
            assert hand_off.choice != OTHER or hand_off.stage_state in (StageState.CANCELLED, StageState.WITHDRAWN)
            if is_undecided(hand_off) and hand_off.stage_state not in ENDED and hand_off.person:
                assert next_state(hand_off.stage_state, "audition.choose", Actor.OWNER)

    @invariant()
    def the_audience_has_what_the_table_gives_and_nothing_else(self) -> None:
        roles = {key_of(name)[1]: role for name, role in AUDIENCE.items()}
        assert {m.person for m in self.hall.members().values()} - {key_of("owner")[1]} <= roles.keys()
        assert all(roles[row["person"]] == APPROVER for row in self.hall.table("vote").values())
        assert all(roles[row["person"]] in MAY_REMARK for row in self.hall.table("remark").values())
        assert self.hall.hand_off is None
        assert not self.hall.table("take")
        for state in self.rooms.values():
            assert not roles.keys() & {m.person for m in state.members().values()}
            assert not {"vote", "remark"} & state.tables.keys()

    def _hand_offs(self) -> list[Any]:
        return [state.hand_off for state in self.rooms.values() if state.hand_off is not None]


TestPeople = People.TestCase
TestPeople.settings = settings(max_examples=1500 if IS_THOROUGH else 20, stateful_step_count=50 if IS_THOROUGH else 20)
