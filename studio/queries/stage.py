"""One stage with everything the inspector shows: ports, terms, takes, notes, history, and what should happen now.

For a stage of one's own production, and for a gig that this person holds.
"""

from __future__ import annotations

from dataclasses import replace

from studio.domain.dues import NOTHING_OWED
from studio.domain.errors import NotFoundError, SegueError
from studio.domain.plan_rules import BEGUN, DONE
from studio.domain.production import Stage
from studio.domain.rights import default_rights
from studio.domain.stage_states import StageState
from studio.events.fold_understudy import understudies_of
from studio.events.state import RoomState
from studio.queries.asked import asked_row
from studio.queries.auditions import candidate_stands
from studio.queries.disputes import dispute_row
from studio.queries.drops import DeliverFolder, Readiness, UncheckedDrop, drop_rows, readiness, unchecked_drops
from studio.queries.ending import ending_row
from studio.queries.feedback import feedback_row
from studio.queries.history import room_history, stage_history
from studio.queries.next_step import CollaboratorView, OwnerView, collaborator_step, owner_step
from studio.queries.notes import mention_words, note_rows, point_rows, points_round
from studio.queries.payment_rows import call_row, payment_rows
from studio.queries.plan_dates import calendar_key, person_of
from studio.queries.ports import (
    ProductionFiles,
    held_inputs,
    house_of,
    output_row,
    owner_inputs,
    owner_outputs,
    unfed_inputs,
)
from studio.queries.room_facts import ENDED, RoomFacts, answer_by_ms, facts_of, is_overdue, owner_of
from studio.queries.rows import (
    CandidateStandRow,
    DropRow,
    NextPersonRow,
    StageDetail,
    StagePlanRow,
    StageRow,
    TakeRow,
    TermsRow,
)
from studio.queries.standing import ProductionFacts, Standing, production_facts
from studio.queries.takes import take_rows, terms_row, travels_of, upload_of
from studio.queries.timeline import stage_row
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.invitations import invitations
from studio.store.lookups import stage_paths
from studio.store.productions import ProductionHere, productions, rooms_of, stage_folder, takes_folder
from studio.store.room_money import collaborator_of, dues_here
from studio.store.subjects import HandOffHere, StageHere, find_hand_off, find_stage

_INVITED = frozenset({StageState.OFFERED, StageState.COUNTERED})
DAY_MIN = 480
"""A working day where the calendar of the production says nothing useful."""


def stage_detail(home: Home, connection: Connection, stage_id: str, now_ms: int) -> StageDetail:
    """Everything about a stage, named by its id, a prefix, ``PRODUCTION/STAGE`` or the id of its hand-off.

    Raises NotFoundError.
    """
    try:
        found = find_stage(home, connection, stage_id, now_ms)
    except NotFoundError as error:
        found_ended = _by_any_room(home, connection, stage_id, now_ms)
        if found_ended is not None:
            return _owned(home, connection, found_ended, now_ms)
        try:
            held = find_hand_off(home, connection, stage_id, now_ms)
        except NotFoundError:
            raise error from None
        if held.here.is_owner:
            raise
        return _held(home, connection, held, now_ms)
    return _owned(home, connection, found, now_ms)


def _by_any_room(home: Home, connection: Connection, room: str, now_ms: int) -> StageHere | None:
    """The stage of a room's full id, also where that hand-off has ended."""
    for here in productions(connection):
        if here.is_owner and room in rooms_of(connection, here.prj):
            office = home.rooms.view(connection, here.prj, now_ms)
            opened = office.table("opened").get(room)
            stage = office.table("stage").get(opened.stage) if opened is not None else None
            if stage is not None:
                return StageHere(here, office, stage, room)
    return None


# --- the owner's side ------------------------------------------------------------------------------------------


def _owned(home: Home, connection: Connection, found: StageHere, now_ms: int) -> StageDetail:
    facts = production_facts(home, connection, found.here, now_ms)
    stage = facts.stages.get(found.stage.id, found.stage)
    standing = facts.standings[stage.id]
    files = ProductionFiles(home, connection, found.here, facts)
    room = _room(home, connection, standing, now_ms)
    handed = None if standing.is_own else room
    takes = _owner_takes(files, stage, standing, room)
    candidates: tuple[CandidateStandRow, ...] = ()
    if standing.candidates:
        here_rooms = set(rooms_of(connection, found.here.prj))
        asked = tuple(one for one in standing.candidates if one in here_rooms)
        candidates, takes = candidate_stands(home, connection, asked, files.folder_of(stage.id), now_ms)
    inputs = owner_inputs(files, stage)
    line, expires_ms = _open_pass(home, connection, standing, room, now_ms)
    following = understudies_of(facts.office, stage.id)
    settled = standing.facts if handed is not None else None
    feedback = feedback_row(connection, handed, settled.hand_off, now_ms, is_owner=True) if handed and settled else None
    view = OwnerView(
        standing,
        outputs=[port.name for port in stage.outputs],
        unfed=unfed_inputs(files, stage),
        sources={port.name: port.other for port in inputs},
        has_joined=room is not None and bool(collaborator_of(room)[1]),
        now_ms=now_ms,
        candidates=candidates,
        feedback=feedback,
        dispute=dispute_row(room, standing.facts, is_owner=True),
        next_name=following.people[0].name if following.people and following.is_on else "",
    )
    rooms = [opened.room for opened in facts.office.table("opened").values() if opened.stage == stage.id]
    known = set(rooms_of(connection, found.here.prj))
    history = stage_history(home, connection, facts.office, stage.title, [one for one in rooms if one in known], now_ms)
    bound = standing.facts if not standing.is_own else None
    drops, ready = _own_drops(files, stage, takes, now_ms)
    return StageDetail(
        stage=stage_row(home, connection, found.here, stage.id, now_ms),
        brief=bound.terms.brief if bound is not None and bound.state not in ENDED else stage.brief,
        inputs=inputs,
        outputs=owner_outputs(files, stage, takes),
        terms=_terms(bound) if bound is not None else None,
        takes=takes,
        notes=note_rows(home, handed) if handed is not None else (),
        history=history,
        next_step=owner_step(view),
        pass_line=line,
        pass_expires_ms=expires_ms,
        folder=str(files.folder_of(stage.id)),
        deliver_dir=str(files.folder_of(stage.id) / "deliver"),
        drops=drops,
        may_deliver=ready.may_deliver,
        deliver_hint=ready.hint,
        asked=asked_row(bound.hand_off, is_owner=True) if bound is not None and not candidates else None,
        planned=_planned(facts, stage),
        points=point_rows(handed) if handed is not None else (),
        points_round=points_round(handed) if handed is not None else -1,
        people=mention_words(home, handed) if handed is not None else (),
        offered_rights=default_rights(stage, facts.production),
        dues=dues_here(connection, handed, bound.hand_off, is_owner=True) if bound and handed else NOTHING_OWED,
        dispute=dispute_row(handed, bound, is_owner=True),
        payments=payment_rows(connection, handed) if bound and handed else (),
        call=call_row(handed, bound) if bound and handed else None,
        ending=ending_row(handed, bound, now_ms),
        next_people=tuple(NextPersonRow(one.name, bool(one.person)) for one in following.people),
        asks_next=following.is_on,
        has_joined=view.has_joined,
        candidates=candidates,
        feedback=feedback,
    )


def _planned(facts: ProductionFacts, stage: Stage) -> StagePlanRow:
    calendar, standing = facts.production.calendar, facts.standings[stage.id]
    person = person_of(facts, stage.id)
    return StagePlanRow(
        work_min=stage.work_min,
        least_work_min=stage.least_work_min,
        most_work_min=stage.most_work_min,
        review_days=stage.review_days,
        zone=calendar.zone,
        day_min=sum(end - start for start, end in calendar.hours) or DAY_MIN,
        person=person,
        has_calendar=bool(calendar_key(facts, stage.id)),
        is_bound=bool(standing.room) and standing.state not in ENDED and not standing.is_own,
        is_begun=standing.state in BEGUN | DONE,
    )


def _own_drops(
    files: ProductionFiles, stage: Stage, takes: tuple[TakeRow, ...], now_ms: int
) -> tuple[tuple[DropRow, ...], Readiness]:
    """What lies ready for a stage that nobody else holds: whoever drops files there does it themselves."""
    standing = files.facts.standings[stage.id]
    if standing.bound is not None or (standing.room and not standing.is_own and standing.state not in ENDED):
        return (), Readiness(may_deliver=False)
    own_takes = takes if standing.is_own else ()
    place = DeliverFolder(files.folder_of(stage.id) / "deliver", stage.outputs, files.facts.production.house)
    sending = upload_of(travels_of(files.connection, files.here.prj), stage.id, standing.own_takes)
    last = own_takes[-1] if own_takes else None
    drops = drop_rows(files.connection, place, last, sending, now_ms)
    return drops, readiness(stage.outputs, drops, last)


def own_drops_to_check(home: Home, connection: Connection, now_ms: int) -> list[UncheckedDrop]:
    """Files in the deliver folders of own stages whose report is not known; for whoever runs the checks."""
    found: list[UncheckedDrop] = []
    for here in productions(connection):
        if not here.is_owner:
            continue
        facts = production_facts(home, connection, here, now_ms)
        for stage_id, path in stage_paths(connection, here.prj).items():
            standing = facts.standings.get(stage_id)
            if standing is not None and standing.bound is None:
                outputs, house = facts.stages[stage_id].outputs, facts.production.house
                found += unchecked_drops(connection, DeliverFolder(home.workspace / path / "deliver", outputs, house))
    return found


def _terms(facts: RoomFacts) -> TermsRow:
    hand_off = facts.hand_off
    return terms_row(
        facts.terms,
        answer_by_ms=hand_off.expires_ms,
        signed_ms=hand_off.accepted_ms,
        granted=facts.granted,
        told=facts.milestones,
    )


def _room(home: Home, connection: Connection, standing: Standing, now_ms: int) -> RoomState | None:
    if not standing.room:
        return None
    try:
        return home.rooms.view(connection, standing.room, now_ms)
    except NotFoundError:
        return None


def _owner_takes(
    files: ProductionFiles, stage: Stage, standing: Standing, room: RoomState | None
) -> tuple[TakeRow, ...]:
    folder = files.folder_of(stage.id)
    if standing.is_own or room is None:
        return take_rows(files.home, files.connection, files.facts.office, folder, is_owner=True, stage=stage.id)
    folder = takes_folder(folder, room.hand_off, is_owner=True)
    return take_rows(files.home, files.connection, room, folder, is_owner=True)


def _open_pass(
    home: Home, connection: Connection, standing: Standing, room: RoomState | None, now_ms: int
) -> tuple[str, int]:
    """The line of an invitation made here that can still be used, and until when; empty and 0 when there is none."""
    if room is None or standing.state not in _INVITED:
        return "", 0
    used = {one.id for one in room.table("invitation").values() if one.used_by}
    try:
        known = invitations(home, connection, room=standing.room)
    except (SegueError, UnicodeDecodeError):
        return "", 0
    open_ones = [one for one in known if not one.is_mine and one.expires_ms > now_ms and one.pass_id not in used]
    if open_ones:
        return open_ones[-1].line, open_ones[-1].expires_ms
    return "", 0


# --- the collaborator's side -----------------------------------------------------------------------------------


def _held(home: Home, connection: Connection, found: HandOffHere, now_ms: int) -> StageDetail:
    facts = facts_of(found.state)
    if facts is None:
        raise NotFoundError("The terms of this gig cannot be read here.", subject=found.hand_off.room)
    terms, state = facts.terms, found.state
    folder = stage_folder(home, connection, found.here.prj, facts.hand_off.stage, terms.track, terms.title)
    takes = take_rows(home, connection, state, folder, is_owner=False)
    notes = note_rows(home, state)
    inputs = held_inputs(connection, state, facts, folder)
    house = house_of(facts.terms)
    feedback = feedback_row(connection, state, facts.hand_off, now_ms, is_owner=False)
    dispute = dispute_row(state, facts, is_owner=False)
    view = CollaboratorView(
        facts,
        owner=owner_of(state),
        feedback=feedback,
        dispute=dispute,
        arriving=[port.name for port in inputs if port.name in facts.given and not port.is_there],
        open_notes=sum(note.is_open for note in notes),
        now_ms=now_ms,
    )
    return StageDetail(
        stage=_held_row(found.here, facts, now_ms),
        brief=terms.brief,
        inputs=inputs,
        outputs=tuple(output_row(port, house, takes) for port in terms.outputs),
        terms=_terms(facts),
        takes=takes,
        notes=notes,
        history=tuple(room_history(home, connection, state.room, now_ms)),
        next_step=collaborator_step(view),
        folder=str(folder),
        asked=asked_row(facts.hand_off, is_owner=False),
        points=point_rows(state),
        people=mention_words(home, state),
        feedback=feedback,
        dues=dues_here(connection, state, facts.hand_off, is_owner=False),
        dispute=dispute,
    )


def _held_row(here: ProductionHere, facts: RoomFacts, now_ms: int) -> StageRow:
    """A bar of which only the hand-off is known: from the start of the work (or the offer) to its due date."""
    hand_off, terms, take = facts.hand_off, facts.terms, facts.take
    start_ms = hand_off.started_ms or hand_off.accepted_ms or hand_off.offered_ms
    end_ms = max(start_ms, hand_off.due_ms)
    row = StageRow(
        id=hand_off.stage,
        slug=here.slug,
        track=terms.track,
        title=terms.title,
        role=terms.role,
        state=facts.state,
        start_ms=start_ms,
        work_end_ms=end_ms,
        end_ms=end_ms,
        early_end_ms=end_ms,
        slack_min=0,
        is_critical=False,
        is_own=False,
        price_minor=terms.price_minor,
        currency=terms.currency,
    )
    return replace(
        row,
        hand_off=hand_off.room,
        person=facts.person,
        takes=hand_off.last_take,
        due_ms=hand_off.due_ms,
        answer_by_ms=answer_by_ms(facts),
        is_late=is_overdue(hand_off, now_ms),
        is_silent=take is not None and take.is_silent,
        waits_for=facts.missing,
        rounds_used=hand_off.rounds_used,
        rounds=terms.revisions,
    )
