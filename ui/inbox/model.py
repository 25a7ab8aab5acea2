"""What the inbox says about a gig and its files, from rows alone. No widgets here, no studio."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from studio.domain.receipts import Word
from studio.domain.rights import short_rights
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS
from studio.queries.rows import GigRow, PortRow, TakeRow
from ui.languages import told, told_list
from ui.words import (
    clock_text,
    day_text,
    first_name,
    moment_text,
    money,
    near_text,
    now_ms,
    number_text,
    size_text,
    span_text,
    tr,
    tr_n,
    work_text,
)

_S = StageState
DONE_STATES = frozenset(
    {_S.APPROVED, _S.SETTLED, _S.CLOSED, _S.DECLINED, _S.EXPIRED, _S.WITHDRAWN, _S.CANCELLED},
)
_MINE = frozenset({_S.OFFERED, _S.IN_PROGRESS, _S.REVISION})
DELIVER_STATES = frozenset({_S.IN_PROGRESS, _S.REVISION})
"""States in which files may be handed in."""


class GigGroup(StrEnum):
    """Where a gig stands in the list."""

    DO_NEXT = "do_next"
    WAITING = "waiting"
    DONE = "done"

    @property
    def words(self) -> str:
        """The heading."""
        if self is GigGroup.DO_NEXT:
            return tr("Do next")
        return tr("Waiting for others") if self is GigGroup.WAITING else tr("Done")


def group_of(gig: GigRow) -> GigGroup:
    """Whether it is this person's turn. An offer may be answered before the owner's side has let one in."""
    if has_waiting_credit(gig) or _asks_of_one(gig):
        return GigGroup.DO_NEXT
    if gig.state in DONE_STATES:
        return GigGroup.DONE
    if gig.state is _S.OFFERED:
        return GigGroup.DO_NEXT if asks_for_answer(gig) else GigGroup.WAITING
    return GigGroup.DO_NEXT if gig.state in _MINE else GigGroup.WAITING


def has_waiting_credit(gig: GigRow) -> bool:
    """Whether a credit of finished work waits to be accepted or refused."""
    return gig.credit == "granted" and gig.state in DONE_STATES


def has_payment_to_confirm(gig: GigRow) -> bool:
    """Whether a payment was recorded of which this person has not said that it came."""
    return any(one.receipt.word is Word.OPEN and one.receipt.recorded_minor for one in gig.payments)


def _asks_of_one(gig: GigRow) -> bool:
    """Whether the owner waits for a word, whatever the state."""
    return has_payment_to_confirm(gig) or (gig.asked is not None and not gig.asked.is_mine)


def asks_for_answer(gig: GigRow) -> bool:
    """Whether an offer waits for this person's answer and none is kept."""
    return gig.may_answer and gig.early_answer not in ("accept", "decline")


def kept_words(gig: GigRow) -> str:
    """When an answer goes out that cannot go at once; empty where it can."""
    if not gig.unsent:
        return ""
    name = first_name(gig.owner_name) or tr("the owner")
    return tr("Your answer goes out by itself as soon as {name}'s Segue has let you in.", name=name)


def grouped(gigs: Iterable[GigRow], *, is_done: bool = False) -> list[tuple[GigGroup, list[GigRow]]]:
    """The open gigs (or the done ones) by group; what is due first stands first."""
    by_group: dict[GigGroup, list[GigRow]] = {}
    for gig in gigs:
        by_group.setdefault(group_of(gig), []).append(gig)
    wanted = (GigGroup.DONE,) if is_done else (GigGroup.DO_NEXT, GigGroup.WAITING)
    return [(group, sorted(by_group[group], key=_urgency)) for group in wanted if group in by_group]


def _urgency(gig: GigRow) -> tuple[int, str]:
    limit_ms = gig.answer_by_ms if gig.state is _S.OFFERED else gig.due_ms
    return (limit_ms or 2**62, gig.title)


def when_words(gig: GigRow, now_ms: int | None = None) -> str:
    """The short line at the right of a gig: by when, or what it waits for."""
    if gig.unsent and gig.state not in DELIVER_STATES and not asks_for_answer(gig):
        return tr("not yet received")
    if _asks_of_one(gig):
        return tr("has it come?") if has_payment_to_confirm(gig) else tr("{name} asks", name=first_name(gig.owner_name))
    if gig.state is _S.OFFERED:
        return tr("answer by {when}", when=near_text(gig.answer_by_ms, now_ms)) if gig.answer_by_ms else ""
    if gig.state in DELIVER_STATES:
        return _due_words(gig, now_ms)
    if gig.state is _S.IN_REVIEW or has_waiting_credit(gig):
        with_owner = tr("with {name}", name=first_name(gig.owner_name))
        return tr("accept or refuse") if has_waiting_credit(gig) else with_owner
    is_waiting = gig.state in {_S.AWAITING_INPUTS, _S.ACCEPTED}
    missing = missing_inputs(gig) if is_waiting else ()
    return tr("needs {input}", input=missing[0].name) if missing else ""


def _due_words(gig: GigRow, now_ms: int | None) -> str:
    if not gig.due_ms:
        return ""
    when = near_text(gig.due_ms, now_ms)
    return tr("was due {when}", when=when) if gig.is_late else tr("due {when}", when=when)


def missing_inputs(gig: GigRow) -> tuple[PortRow, ...]:
    """The inputs whose files have not arrived."""
    return tuple(port for port in gig.gets if not port.is_there)


def port_words(port: PortRow) -> str:
    """What lies at an input: sizes when the files are here, else where they come from."""
    if port.is_there and port.files:
        size = size_text(sum(file.size_bytes for file in port.files))
        if len(port.files) > 1:
            return tr("{n} files, {size}", n=len(port.files), size=size)
        suffix = port.files[0].name.rpartition(".")[2].upper()
        return f"{suffix}, {size}" if 0 < len(suffix) < 6 else size
    if port.is_there:
        return ""
    return tr("comes from {stage}", stage=port.other) if port.other else tr("not here yet")


def is_free_to_cancel(state: StageState, due_ms: int, at_ms: int) -> bool:
    """Whether the work is more than a day late, so that the owner cancels without kill fee."""
    return state in {_S.IN_PROGRESS, _S.REVISION} and 0 < due_ms < at_ms - DAY_MS


def kill_fee_words(gig: GigRow, at_ms: int | None = None) -> str:
    """What this person keeps if the owner cancels: at each step before it is agreed, as it is now afterwards."""
    if is_free_to_cancel(gig.state, gig.due_ms, now_ms() if at_ms is None else at_ms):
        return tr("nothing is owed: it is more than a day late")
    percents, currency = gig.terms.kill_fee_percent, gig.terms.currency
    amounts = [gig.terms.fee_minor(percent) for percent in percents]
    if gig.state in {_S.OFFERED, _S.COUNTERED} and any(amounts[:3]):
        before, started, delivered = (money(amount, currency) for amount in amounts[:3])
        if amounts[0] == 0:
            return tr(
                "you keep {started} after the start, {delivered} after a take", started=started, delivered=delivered
            )
        return tr(
            "you keep {before} before the start, {started} after it, {delivered} after a take",
            before=before,
            started=started,
            delivered=delivered,
        )
    if gig.state in {_S.OFFERED, _S.COUNTERED, _S.ACCEPTED, _S.AWAITING_INPUTS}:
        step = 0
    else:
        step = 2 if gig.takes else 1
    if amounts[step] == 0:
        return tr("nothing is owed")
    reached = gig.terms.fee_minor(0)
    if reached:
        return tr(
            "you keep {reached}, which is reached, and {percent} % of the rest: {amount}",
            reached=money(reached, currency), percent=percents[step], amount=money(amounts[step], currency),
        )  # fmt: skip
    return tr("you keep {percent} %, {amount}", percent=percents[step], amount=money(amounts[step], currency))


def term_rows(gig: GigRow, now_ms: int | None = None) -> list[tuple[str, str]]:
    """The terms as key and value, in words."""
    terms, rows = gig.terms, []
    if gig.state in DELIVER_STATES and gig.due_ms:
        left = "" if now_ms is None or gig.due_ms <= now_ms else tr(", {span} left", span=_left(gig.due_ms - now_ms))
        rows.append((tr("Due"), moment_text(gig.due_ms) + left))
    rows.append((tr("Work"), tr("{time} from when all inputs are here", time=work_text(terms.work_min))))
    if terms.latest_ms:
        rows.append((tr("Latest"), moment_text(terms.latest_ms)))
    rows.append((tr("Changes"), _rounds_words(gig)))
    review = tr_n("answer within {n} day", "answer within {n} days", terms.review_days)
    rows.append((tr("Review"), review + (tr(", silence approves") if terms.silence_approves else "")))
    if gig.state not in DONE_STATES:
        rows.append((tr("If cancelled"), kill_fee_words(gig, now_ms)))
    if terms.audition_fee_minor is not None and gig.state not in DONE_STATES:
        fee = money(terms.audition_fee_minor, terms.currency)
        rows.append((tr("Not chosen"), tr("{fee}, once you have accepted and are not late", fee=fee)))
    if terms.rights:
        rows.append((tr("Rights"), told(short_rights(terms.rights))))
    return rows


def _left(ms: int) -> str:
    hours = ms // 3_600_000
    days, rest = divmod(hours, 24)
    return tr("{d} d {h} h", d=days, h=rest) if days else span_text(ms / 1000)


def _rounds_words(gig: GigRow) -> str:
    if not gig.terms.revisions:
        return tr("no round included")
    rounds = tr_n("{n} round", "{n} rounds", gig.terms.revisions)
    return tr("{rounds}, {used} used", rounds=rounds, used=gig.rounds_used) if gig.rounds_used else rounds


def terms_head(gig: GigRow) -> str:
    """The heading over the terms."""
    if gig.terms.signed_ms:
        return tr("Terms you signed {day}", day=day_text(gig.terms.signed_ms))
    return tr("Terms offered")


# --- deliveries -----------------------------------------------------------------------------------------------------


def files_line(gig: GigRow) -> str:
    """How many files lie here and how they stand."""
    drops = gig.drops
    if not drops:
        return tr("no files yet")
    passing = sum(drop.verdict in {"accept", "warn"} for drop in drops)
    failing = sum(drop.verdict == "reject" for drop in drops)
    busy = len(drops) - passing - failing
    parts = [tr_n("{n} file here", "{n} files here", len(drops))]
    if passing:
        parts.append(tr_n("{n} passes", "{n} pass", passing))
    if failing:
        parts.append(tr("{n} to fix", n=failing))
    if busy:
        parts.append(tr("{n} being checked", n=busy))
    return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class DeliverButton:
    """What the Deliver button says and whether it can be pressed."""

    text: str
    is_possible: bool
    why_not: str = ""


def deliver_button(gig: GigRow) -> DeliverButton:
    """The Deliver button: says why it waits."""
    failing = sum(drop.verdict == "reject" for drop in gig.drops)
    checking = sum(drop.state in {"settling", "checking"} for drop in gig.drops)
    text = tr("Deliver take {n}", n=gig.next_take)
    if gig.may_deliver:
        return DeliverButton(text, is_possible=True)
    if failing:
        short = tr_n("{n} file to fix", "{n} files to fix", failing)
    elif checking:
        short = tr_n("{n} file being checked", "{n} files being checked", checking)
    else:
        short = ""
    return DeliverButton(
        f"{text}, {short}" if short else text,
        is_possible=False,
        why_not=told(gig.deliver_hint) or short or told(gig.next_step),
    )


def drop_wanted(gig: GigRow) -> str:
    """Exactly what is wanted, for the drop zone: each output with its spec."""
    parts = []
    for port in gig.hands_in:
        spec = told_list(port.spec_sentence)
        parts.append(f"{port.name}: {spec}" if spec else port.name)
    return "; ".join(parts)


def take_words(take: TakeRow) -> str:
    """Where a take stands."""
    if take.state == "taking_in" or (take.state == "sent" and take.progress < 1.0):
        return tr("travelling, {percent} %", percent=round(take.progress * 100))
    return {
        "sent": tr("sent, not yet received"),
        "in_review": tr("being reviewed"),
        "approved": tr("approved by silence") if take.is_silent else tr("approved"),
        "revise": tr("changes asked for"),
        "refused": tr("came back, a check failed there"),
    }.get(take.state, take.state)


def take_line(take: TakeRow) -> str:
    """Number of files, size and time of a take."""
    files = tr_n("{n} file", "{n} files", len(take.files))
    return f"{near_text(take.made_ms)}, {files}, {size_text(take.size_bytes)}"


def headline(gig: GigRow) -> tuple[str, str, str]:
    """Icon, title and sentence of the pane below the card where nothing can be handed in."""
    owner = first_name(gig.owner_name)
    if gig.unsent:
        return "cloud-up", told(gig.unsent).rstrip("."), told(gig.next_step)
    if gig.state in {_S.ACCEPTED, _S.AWAITING_INPUTS}:
        names = ", ".join(port.name for port in missing_inputs(gig))
        why = tr("Still missing: {names}. ", names=names) if names else ""
        return "hourglass", tr("The clock has not started"), why + tr("It starts when all inputs are here and checked.")
    if gig.state is _S.IN_REVIEW:
        number = gig.takes[-1].number if gig.takes else 1
        return "headphones", tr("Take {n} is with {name}", n=number, name=owner), told(gig.next_step)
    if gig.state in {_S.APPROVED, _S.SETTLED, _S.CLOSED}:
        number = gig.takes[-1].number if gig.takes else 1
        is_silent = bool(gig.takes) and gig.takes[-1].is_silent
        title = tr("Take {n} is approved by silence", n=number) if is_silent else tr("Take {n} is approved", n=number)
        return "circle-check", title, told(gig.next_step)
    icon, title = {
        _S.COUNTERED: ("arrows-exchange", tr("You proposed other terms")),
        _S.CANCELLED: ("ban", tr("Ended before approval")),  # by whom and why, says the sentence
    }.get(gig.state, ("info-circle", told(gig.state.sentence)))
    return icon, title, told(gig.next_step)


def position_words(in_take_s: float, end_in_take_s: float = -1.0) -> str:
    """A note's time or range."""
    start = clock_text(in_take_s)
    return f"{start} – {clock_text(end_in_take_s)}" if end_in_take_s > in_take_s else start


def seconds_words(seconds: float) -> str:
    """A difference in seconds with a real minus: ``2.310 s``."""
    return tr("{n} s", n=number_text(seconds, 3))
