"""Laws of the fold: it never raises on what a log may hold, and the same events give the same state."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from studio.domain.hand_off import Member
from studio.domain.production import Port
from studio.domain.terms import Terms
from studio.events.catalog import KINDS, EventClass
from studio.events.certificates import certificate
from studio.events.docket import VerifiedEntry, VerifiedPacket
from studio.events.fold import fold, view
from studio.events.keys import BoxKey, SigningKey, device_id, rotation_hash
from studio.events.state import HAND_OFF, OFFICE, RoomState

ROOM, OTHER = "a" * 32, "b" * 32
HASH = "c" * 64


@cache
def person(seed: int) -> tuple[SigningKey, SigningKey, dict[str, Any]]:
    key, device = SigningKey.from_seed(bytes([seed]) * 32), SigningKey.from_seed(bytes([seed + 1]) * 32)
    box = BoxKey.from_seed(bytes([seed + 2]) * 32)
    return key, device, certificate(key, device.public, box.public, rotation_hash(key.public), f"P{seed}", 1)


def opened(kind: str) -> RoomState:
    """A room with its owner and a collaborator."""
    owner, device, cert = person(1)
    member, member_device, member_cert = person(11)
    state = RoomState(ROOM, ROOM, owner.public.hex())
    decisions = [
        {"k": "room.open", "kind": kind, "cert": cert},
        {"k": "member.add", "cert": member_cert, "name": "Ana", "role": "collaborator"},
    ]
    del member, member_device
    return fold(state, VerifiedEntry(device_id(device.public), 0, HASH, HASH, 1, (), tuple(decisions)))


terms = Terms(
    "d" * 32, "Words", "Lyricist", "", 6000, "USD", 480, 1, 1000, outputs=(Port("words", "text.lyrics"),)
).to_log()
plain = st.one_of(
    st.sampled_from([ROOM, OTHER, "d" * 32, HASH, "approve", "revise", "", "words", "x" * 300, terms]),
    st.integers(-5, 5000),
    st.booleans(),
    st.lists(st.sampled_from([[HASH, HASH, 5], "x", {"id": ROOM, "text": "note", "at": 1}, 7]), max_size=2),
)
names = sorted({field for shape in KINDS.values() for field in shape.fields} | {"must", "due", "position", "reason"})


def likely(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """An event of a kind whose required fields are there, mostly with values that pass."""
    good = {
        "_is_id": st.sampled_from([ROOM, OTHER, "d" * 32]),
        "_is_hash": st.just(HASH),
        "_is_int": st.integers(0, 5000),
        "_is_count": st.integers(0, 3),
        "_is_text": st.sampled_from(["words", "Ana", "office"]),
        "_is_object": st.just(terms),
        "_is_list": st.lists(st.just({"id": ROOM, "text": "note"}), max_size=1),
        "_is_verdict": st.sampled_from(["approve", "revise"]),
        "_is_manifest_of": st.just([[HASH, HASH, 5]]),
    }
    fields = {
        name: st.one_of(good.get(test.__name__, plain), good.get(test.__name__, plain), plain)
        for name, test in KINDS[kind].fields.items()
    }
    return st.fixed_dictionaries({"k": st.just(kind), **fields})


def events(event_class: EventClass) -> st.SearchStrategy[Any]:
    kinds = [kind for kind, shape in KINDS.items() if shape.event_class is event_class]
    soup = st.dictionaries(st.sampled_from(["k", *names]), plain, max_size=6)
    return st.one_of(st.sampled_from(kinds).flatmap(likely), st.sampled_from(kinds).flatmap(likely), soup, plain)


@st.composite
def dockets(draw: st.DrawFn) -> tuple[str, list[VerifiedEntry]]:
    """Entries as they come out of opening: verified, with any content."""
    owner, device, _ = person(1)
    member, member_device, _ = person(11)
    del owner
    at_ms, n_packet, entries = 10, 0, []
    for n in range(1, draw(st.integers(2, 8))):
        at_ms += draw(st.integers(0, 300_000_000))
        packets = []
        for _ in range(draw(st.integers(0, 2))):
            u = draw(st.sampled_from(["1" * 32, "2" * 32, f"{n_packet:032x}"]))
            facts = tuple(draw(st.lists(events(EventClass.FACT), max_size=3)))
            packets.append(
                VerifiedPacket(
                    device_id(member_device.public),
                    member.public.hex(),
                    "collaborator",
                    n_packet,
                    HASH,
                    u,
                    at_ms,
                    at_ms - 1,
                    facts,
                )
            )
            n_packet += 1
        decisions = tuple(draw(st.lists(events(EventClass.DECISION), max_size=4)))
        entries.append(VerifiedEntry(device_id(device.public), n, f"{n:064x}", HASH, at_ms, tuple(packets), decisions))
    return draw(st.sampled_from([OFFICE, HAND_OFF])), entries


def facts_of(state: RoomState) -> Any:
    return (state.n, state.hash, state.at_ms, state.tables, state.heads, state.seen, state.lead, state.lines)


@given(dockets())
def test_it_never_raises_and_is_a_function_of_its_entries(docket: tuple[str, list[VerifiedEntry]]) -> None:
    kind, entries = docket
    first, second = opened(kind), opened(kind)
    for entry in entries:
        fold(first, entry)
        second = fold(second.clone(), entry)
        later = view(first, first.at_ms + 10**10)
        assert later.n == first.n
        assert facts_of(first) == facts_of(second)


@given(dockets())
def test_views_do_not_change_what_is_settled(docket: tuple[str, list[VerifiedEntry]]) -> None:
    kind, entries = docket
    state = opened(kind)
    for entry in entries:
        fold(state, entry)
        before = repr(facts_of(state))
        view(state, state.at_ms + 10**12)
        assert repr(facts_of(state)) == before


@given(dockets())
def test_a_packet_counts_once(docket: tuple[str, list[VerifiedEntry]]) -> None:
    """The same ``u`` again, under a later number, has no effect but on the number."""
    kind, entries = docket
    state = opened(kind)
    for entry in entries:
        fold(state, entry)
    taken = len(state.table("take"))
    again = [packet for entry in entries for packet in entry.packets]
    repeated = VerifiedEntry(entries[-1].device, state.n + 1, HASH, HASH, state.at_ms, tuple(again), ())
    fold(state, repeated)
    assert len(state.table("take")) == taken


def test_a_removed_member_is_no_member() -> None:
    state = opened(HAND_OFF)
    _, device, _ = person(1)
    _, member_device, _ = person(11)
    gone = {"k": "member.remove", "device": device_id(member_device.public)}
    fold(state, VerifiedEntry(device_id(device.public), 1, HASH, HASH, 2, (), (gone,)))
    assert state.member(device_id(member_device.public)) is None
    assert isinstance(state.members()[device_id(member_device.public)], Member)
