"""What happened to a stage, in words: one line an event, those without effect marked.

Reads the histories of the hand-off's room and of the office, and what was said here and is not yet in the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from studio.domain.hand_off import HistoryLine
from studio.domain.rights import short_rights
from studio.events.state import RoomState
from studio.queries.asked import difference_words, value_words
from studio.queries.rows import HistoryRow
from studio.queries.wording import by_moment, counted, listed, moment, money_words
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.lookups import history_of_kinds
from studio.store.projection import history_rows

_Detail = Mapping[str, Any]
_OFFICE_KINDS = (
    "stage.add",
    "stage.set",
    "stage.take",
    "stage.attach",
    "stage.open",
    "understudy.set",
    "audition.choose",
)
_OFFICE_LIMIT = 400
_QUIET = frozenset({"room.open", "heartbeat", "lead", "key.epoch", "member.remove", "stage.open"})
_FIELD_WORDS = {
    "not_before_ms": "start", "work_min": "work time", "review_days": "review days", "price_minor": "price",
    "position": "place", "track": "track",
}  # fmt: skip


def room_history(home: Home, connection: Connection, room: str, now_ms: int) -> list[HistoryRow]:
    """The lines of one hand-off, oldest first."""
    settled = history_rows(connection, room)
    base, shown = home.rooms.view(connection, room, 0), home.rooms.view(connection, room, now_ms)
    pending = list(base.history)
    if shown is not base:
        pending += shown.history
    rows = list(_rows(settled, shown, home, is_pending=False))
    return rows + list(_rows(pending, shown, home, is_pending=True))


def stage_history(
    home: Home, connection: Connection, office: RoomState, title: str, rooms: Iterable[str], now_ms: int
) -> tuple[HistoryRow, ...]:
    """The lines of a stage and of all its hand-offs, oldest first."""
    settled = history_of_kinds(connection, office.room, _OFFICE_KINDS[1:], _OFFICE_LIMIT)
    lines = [line for line in settled if line.detail.get("title") == title]
    rows = list(_rows(lines, office, home, is_pending=False))
    pending = [line for line in office.history if line.kind in _OFFICE_KINDS and line.detail.get("title") == title]
    rows += _rows(pending, office, home, is_pending=True)
    for room in rooms:
        rows += room_history(home, connection, room, now_ms)
    return tuple(sorted(rows, key=lambda row: row.at_ms))


def _rows(lines: Iterable[HistoryLine], state: RoomState, home: Home, *, is_pending: bool) -> Iterable[HistoryRow]:
    for line in lines:
        if line.kind in _QUIET and not line.overruled and "after" not in line.detail:
            continue
        text = words_of(line.kind, line.detail)
        if line.overruled:
            text = f"{text}: this had no effect, {line.overruled}"
        who = name_of(state, line.person, home)
        yield HistoryRow(line.at_ms, who, text, is_overruled=bool(line.overruled), is_pending=is_pending)


def name_of(state: RoomState, device: str, home: Home) -> str:
    """The name of the person with this device; empty for what happened by itself."""
    if not device:
        return ""
    member = state.members().get(device)
    if member is not None:
        return member.name
    return home.name if device == home.device else ""


def words_of(kind: str, detail: _Detail) -> str:
    """What an event says, as the rest of a sentence that begins with a name (or as a sentence where there is none)."""
    sentence = _SENTENCES.get(kind)
    try:
        return sentence(detail) if sentence is not None else kind.replace(".", " ").replace("_", " ")
    except (KeyError, TypeError, ValueError):
        return kind.replace(".", " ")


def _with_reason(text: str, reason: Any) -> str:
    return f"{text}: {reason}" if reason else text


def _change(detail: _Detail) -> str:
    adds = [
        money_words(int(detail.get("price", 0)), str(detail.get("currency", ""))) if detail.get("price") else "",
        value_words("work_min", int(detail.get("work", 0)), "") if detail.get("work") else "",
        value_words("revisions", int(detail.get("rounds", 0)), "") if detail.get("rounds") else "",
    ]
    return _with_reason(f"proposed a paid change for {listed([one for one in adds if one])} more", detail.get("text"))


def _split(detail: _Detail) -> str:
    return money_words(int(detail.get("split", 0)), str(detail.get("currency", "")))


def _amount(detail: _Detail, name: str = "amount") -> str:
    return money_words(int(detail.get(name, 0)), str(detail.get("currency", "")))


def _minutes(detail: _Detail) -> str:
    return counted(int(detail.get("minutes", 0)), "minute")


def _received(detail: _Detail) -> str:
    amount, recorded = int(detail.get("amount", 0)), int(detail.get("recorded", 0))
    if amount == recorded:
        return _with_reason(f"confirmed that {_amount(detail)} has come", detail.get("note"))
    if not amount:
        return _with_reason(
            f"says that nothing of the payment of {_amount(detail, 'recorded')} has come", detail.get("note")
        )
    return _with_reason(
        f"says that {_amount(detail)} of the payment of {_amount(detail, 'recorded')} has come", detail.get("note")
    )


def _payment(detail: _Detail) -> str:
    currency = str(detail.get("currency", ""))
    paid, tip = (money_words(int(detail.get(name, 0)), currency) for name in ("amount", "tip"))
    return f"recorded a payment of {paid}, {tip} of it a tip" if detail.get("tip") else f"recorded a payment of {paid}"


def _verdict(detail: _Detail) -> str:
    take, notes = detail.get("take", ""), int(detail.get("notes", 0))
    said = counted(notes, "note")
    if detail.get("verdict") == "approve":
        return f"approved take {take} with {said}" if notes else f"approved take {take}"
    return f"asked for changes to take {take} with {said}" if notes else f"asked for changes to take {take}"


def _numbers(detail: _Detail) -> str:
    return ", ".join(str(number) for number in detail.get("takes", ()))


def _offered(detail: _Detail) -> str:
    price = money_words(int(detail.get("price", 0)), str(detail.get("currency", "")))
    return f"offered it to {detail.get('to') or 'somebody'} for {price}"


def _opened(detail: _Detail) -> str:
    to = detail.get("to") or "somebody"
    return f"asked {to}, who was next in line" if "after" in detail else f"began to hand it to {to}"


def _chosen(detail: _Detail) -> str:
    """In the office who it was, in a room only whether it was whoever is there."""
    if "to" in detail:
        return f"chose {detail['to']}"
    return "chose this candidate" if detail.get("is_chosen") else "chose somebody else"


def _next_in_line(detail: _Detail) -> str:
    names = listed([str(name) for name in detail.get("names", ())])
    if not names:
        return "asks nobody next"
    return f"asks next, if it comes to nothing: {names}" if detail.get("is_on") else f"put in line: {names}"


def _changes(detail: _Detail) -> str:
    changes, currency = detail.get("changes", ()), str(detail.get("currency", ""))
    is_rate = any(name == "rate" for name, _, _ in changes)  # which the price only follows
    return ", ".join(
        difference_words(str(name), before, after, currency)
        for name, before, after in changes
        if not is_rate or name != "price_minor"
    )


def _changed(detail: _Detail) -> str:
    fields = [_FIELD_WORDS.get(name, str(name)) for name in detail.get("fields", ())]
    return f"changed {', '.join(fields)} in the plan" if fields else "changed the plan"


_ASKED = {"extension": "more time", "pause": "a pause"}
_SENTENCES: dict[str, Callable[[_Detail], str]] = {
    "entry": lambda d: "Part of the record could not be read",  # noqa: ARG005
    "packet": lambda d: "A message could not be read",  # noqa: ARG005
    "room.open": lambda d: "opened the hand-off",  # noqa: ARG005
    "member.add": lambda d: f"let {d.get('name', 'somebody')} in",
    "member.remove": lambda d: f"removed {d.get('name', 'somebody')}",
    "stage.add": lambda d: "planned it",  # noqa: ARG005
    "stage.set": _changed,
    "stage.take": lambda d: f"delivered take {d.get('take', '')} and it counts at once",
    "stage.attach": lambda d: f"attached files for {d.get('input', 'an input')}",
    "stage.open": _opened,
    "understudy.set": _next_in_line,
    "audition.choose": _chosen,
    "feedback.seal": lambda d: "gave feedback, which stays sealed until both have",  # noqa: ARG005
    "feedback.open": lambda d: f"wrote as feedback: {d.get('text', '')}",
    "stage.close": lambda d: "closed it",  # noqa: ARG005
    "offer.make": _offered,
    "offer.withdraw": lambda d: "took the offer back",  # noqa: ARG005
    "offer.expire": lambda d: "The offer was not answered in time and expired",  # noqa: ARG005
    "offer.accept": lambda d: "accepted the terms",  # noqa: ARG005
    "offer.decline": lambda d: _with_reason("declined the offer", d.get("reason")),
    "offer.counter": lambda d: _with_reason(f"proposed other terms ({_changes(d)})", d.get("reason")),
    "input.give": lambda d: f"handed on {d.get('input', 'an input')} ({counted(int(d.get('files', 1)), 'file')})",
    "work.due": lambda d: f"set the due date: {moment(int(d['due']))}",
    "extension.ask": lambda d: _with_reason(f"asked for more time{by_moment(int(d.get('until', 0)))}", d.get("reason")),
    "extension.grant": lambda d: f"gave more time: due {moment(int(d['due']))}",
    "change.order": _change,
    "change.accept": lambda d: "signed the changed terms",  # noqa: ARG005
    "change.decline": lambda d: _with_reason("declined the change", d.get("reason")),
    "milestone.reach": lambda d: _with_reason(f"says that milestone “{d.get('name', '')}” is reached", d.get("text")),
    "milestone.accept": lambda d: f"accepted milestone “{d.get('name', '')}”: {_amount(d)} is earned",
    "milestone.decline": lambda d: _with_reason(
        f"says that milestone “{d.get('name', '')}” is not reached", d.get("reason")
    ),
    "milestone.silence": lambda d: f"Milestone “{d.get('name', '')}” was accepted by silence: {_amount(d)} is earned",
    "dispute.open": lambda d: _with_reason(f"opened a dispute and proposes a split of {_split(d)}", d.get("statement")),
    "dispute.answer": lambda d: (
        f"agreed to a split of {_split(d)}"
        if d.get("is_settled")
        else _with_reason(f"proposes a split of {_split(d)}", d.get("statement"))
    ),
    "dispute.settle": lambda d: f"agreed to a split of {_split(d)}",
    "dispute.lapse": lambda d: "Nobody answered the dispute; all is as it was before",  # noqa: ARG005
    "pause.ask": lambda d: _with_reason("asked for a pause", d.get("reason")),
    "pause.propose": lambda d: _with_reason("asked for a pause", d.get("reason")),
    "pause.agree": lambda d: "agreed to the pause; the clock stands",  # noqa: ARG005
    "stage.pause": lambda d: "agreed to the pause; the clock stands",  # noqa: ARG005
    "pause.end": lambda d: "ended the pause",  # noqa: ARG005
    "stage.resume": lambda d: "ended the pause",  # noqa: ARG005
    "ask.refuse": lambda d: _with_reason(f"said no to {_ASKED.get(str(d.get('kind')), 'it')}", d.get("reason")),
    "ask.decline": lambda d: _with_reason(f"said no to {_ASKED.get(str(d.get('kind')), 'it')}", d.get("reason")),
    "ask.lapse": lambda d: f"Nobody answered about {_ASKED.get(str(d.get('kind')), 'it')}; the question lapsed",
    "deliver": lambda d: f"delivered take {d.get('take', '')} ({counted(int(d.get('files', 1)), 'file')})",
    "take.in": lambda d: f"received take {d.get('take', '')}; every byte is verified",
    "take.want": lambda d: f"asked for {counted(int(d.get('chunks', 1)), 'piece')} of take {d.get('take', '')} again",
    "want.answer": lambda d: f"sent the missing pieces of take {d.get('take', '')} again",
    "take.refuse": lambda d: f"sent take {d.get('take', '')} back: a required check failed; no round is used up",
    "review.decide": _verdict,
    "review.silence": lambda d: f"Take {d.get('take', '')} was approved by silence: the review time passed",
    "comment.add": lambda d: f"wrote: {d.get('text', '')}",
    "note.reply": lambda d: f"replied: {d.get('text', '')}",
    "note.answer": lambda d: f"replied: {d.get('text', '')}",
    "note.resolve": lambda d: f"{'opened again' if d.get('is_open') else 'resolved'}: {d.get('text', '')}",
    "rights.grant": lambda d: f"granted {short_rights(str(d.get('rights', '')))}",
    "point.add": lambda d: f"put on the checklist: {d.get('text', '')}",
    "point.remove": lambda d: f"took off the checklist: {d.get('text', '')}",
    "depot.move": lambda d: f"moved the shared files to {d.get('to') or 'another place'}",
    "gc.mark": lambda d: f"let the files of take {_numbers(d)} go from the storage in 14 days",
    "gc.unmark": lambda d: f"keeps the files of take {_numbers(d)} after all",
    "stage.cancel": lambda d: _with_reason("cancelled it", d.get("why") if d.get("why") != "cancelled" else ""),
    "leave": lambda d: _with_reason("left the gig", d.get("reason")),
    "project.close": lambda d: "closed the production",  # noqa: ARG005
    "project.reopen": lambda d: "opened the production again",  # noqa: ARG005
    "credit.grant": lambda d: f"gave a credit for take {d.get('take', '')}",
    "credit.accept": lambda d: "accepted the credit",  # noqa: ARG005
    "credit.refuse": lambda d: _with_reason("refused the credit", d.get("reason")),
    "credit.revoke": lambda d: _with_reason("took the credit back", d.get("reason")),
    "pay.sent": _payment,
    "pay.correct": lambda d: _with_reason(
        f"corrected a payment from {_amount(d, 'was')} to {_amount(d)}", d.get("reason")
    ),
    "pay.received": _received,
    "call.minutes": lambda d: _with_reason(f"says that the call had {_minutes(d)}: {_amount(d)}", d.get("note")),
    "call.agree": lambda d: f"agreed to {_minutes(d)}: {_amount(d)} is owed in all",
    "call.decline": lambda d: _with_reason(f"did not agree to {_minutes(d)}", d.get("reason")),
    "call.silence": lambda d: f"{_minutes(d)} were agreed by silence: {_amount(d)} is owed in all",
}
