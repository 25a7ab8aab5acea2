"""Takes and terms of one hand-off as rows. Only turns records into rows; says nothing about what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from studio.domain.check_report import Finding, Severity, verdict_of
from studio.domain.hand_off import Take
from studio.domain.terms import Terms
from studio.events.state import RoomState
from studio.queries.files import take_files
from studio.queries.rows import MilestoneRow, TakeFinding, TakeRow, TermsRow
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.lookups import room_transfers
from studio.store.transfer_tables import Direction, Standing


@dataclass(frozen=True, slots=True)
class Travel:
    """A transfer of one room, as far as a take shows it."""

    direction: str
    label: str
    subject: str
    state: str
    progress: float

    @property
    def is_done(self) -> bool:
        """Whether all of it has arrived."""
        return self.state == Standing.DONE


def travels_of(connection: Connection, room: str) -> tuple[Travel, ...]:
    """The transfers of a room, oldest first."""
    return tuple(
        Travel(
            direction=found.direction,
            label=found.label,
            subject=found.subject,
            state=found.state,
            progress=1.0 if found.state == Standing.DONE else min(1.0, found.done_bytes / max(found.total_bytes, 1)),
        )
        for found in room_transfers(connection, room)
    )


def upload_of(travels: Iterable[Travel], stage: str, number: int) -> Travel | None:
    """The sending of a take by its maker."""
    wanted = f"take {stage} {number}"
    return next((t for t in travels if t.direction == Direction.UP and t.subject == wanted), None)


def take_rows(
    home: Home,
    connection: Connection,
    state: RoomState,
    stage_folder: Path,
    *,
    is_owner: bool,
    stage: str = "",
) -> tuple[TakeRow, ...]:
    """The takes of a hand-off's room, or with ``stage`` the own takes of that stage in the office; oldest first."""
    settled = home.rooms.folded(connection, state.room).table("take")
    travels = travels_of(connection, state.room)
    takes = [(key, take) for key, take in state.table("take").items() if not stage or take.stage == stage]
    return tuple(
        _take_row(connection, state.room, take, travels, stage_folder, is_settled=key in settled, is_owner=is_owner)
        for key, take in sorted(takes, key=lambda pair: pair[1].number)
    )


def _take_row(
    connection: Connection,
    room: str,
    take: Take,
    travels: tuple[Travel, ...],
    folder: Path,
    *,
    is_settled: bool,
    is_owner: bool,
) -> TakeRow:
    state, progress = _stand(take, travels, is_settled=is_settled, is_owner=is_owner)
    findings = findings_of(take.findings)
    is_judged = take.is_in or take.state in ("approved", "revise", "refused")
    return TakeRow(
        number=take.number,
        state=state,
        made_ms=take.at_ms,
        files=tuple((file.port, file.row()) for file in take_files(connection, room, take, folder)),
        size_bytes=take.size_bytes,
        verdict=verdict_of(one.finding for one in findings).value if is_judged else "",
        findings=findings,
        is_silent=take.is_silent,
        progress=progress,
    )


def _stand(take: Take, travels: tuple[Travel, ...], *, is_settled: bool, is_owner: bool) -> tuple[str, float]:
    """State and progress of a take: for its maker how far it has been sent, for the owner how far it is here."""
    sending = upload_of(travels, take.stage, take.number)
    if take.state != "in_review":
        return take.state, sending.progress if sending is not None else 1.0
    if take.is_in:
        return "in_review", 1.0
    if is_owner:
        label = f"take {take.number}"
        coming = (t for t in travels if t.direction == Direction.TAKE_IN and t.label.endswith(label))
        found = next(coming, None)
        return "taking_in", found.progress if found is not None else 0.0
    if not is_settled or (sending is not None and not sending.is_done):
        return "sent", sending.progress if sending is not None else 1.0
    return "in_review", 1.0


def findings_of(findings: Iterable[Any]) -> tuple[TakeFinding, ...]:
    """Findings as the log holds them, each with the output and the file it is about; what cannot be read is left out."""
    return tuple(
        TakeFinding(str(body.get("output", body.get("file", ""))), _finding(body), str(body.get("file", "")))
        for body in findings
        if isinstance(body, dict)
    )


def _finding(body: Mapping[str, Any]) -> Finding:
    at = body.get("at")
    known = {severity.value: severity for severity in Severity}
    return Finding(
        rule=str(body.get("rule", "")),
        severity=known.get(str(body.get("severity", "")), Severity.HINT),
        expected=str(body.get("expected", "")),
        found=str(body.get("found", "")),
        at_s=at / 1000 if isinstance(at, int) else None,
        how_to_fix=str(body.get("how_to_fix", "")),
    )


def milestone_rows(terms: Terms, told: Mapping[str, Mapping[str, Any]]) -> tuple[MilestoneRow, ...]:
    """The milestones of terms with what the log says of each (by number)."""
    found = []
    for n, one in enumerate(terms.milestones):
        said = told.get(str(n), {})
        is_claimed = said.get("state") == "claimed" and terms.silence_approves
        row = MilestoneRow(
            n + 1,
            one.name,
            one.amount_minor,
            one.work_min,
            one.what,
            state=str(said.get("state", "open")),
            text=str(said.get("text", "")),
            reason=str(said.get("reason", "")),
            answer_by_ms=int(said["answer_by"]) if is_claimed else 0,
            is_silent=bool(said.get("is_silent")),
        )
        found.append(row)
    return tuple(found)


def terms_row(
    terms: Terms,
    *,
    answer_by_ms: int = 0,
    signed_ms: int = 0,
    granted: str = "",
    told: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> TermsRow:
    """Terms, with the limit of the offer, the instant they were signed (0: not yet), what was granted beside them since and what the log says of milestones."""
    before, started, delivered, approved = (basis_points // 100 for basis_points in terms.kill_fee_bp)
    return TermsRow(
        price_minor=terms.price_minor,
        currency=terms.currency,
        work_min=terms.work_min,
        revisions=terms.revisions,
        review_days=terms.review_days,
        latest_ms=terms.latest_ms,
        kill_fee_percent=(before, started, delivered, approved),
        silence_approves=terms.silence_approves,
        rights=terms.rights,
        answer_by_ms=answer_by_ms,
        signed_ms=signed_ms,
        granted=granted,
        audition_fee_minor=terms.audition_fee_minor,
        milestones=milestone_rows(terms, told),
    )
