"""Who only sees takes and says what they think: inviting them, showing them takes, and answering an approver's vote.

Inviting, other stages and the end are a person's acts; the rest follows by itself (``settle_audience``): takes are shown as
they come, what became of them is told, and a vote is answered in the room of its hand-off.
"""

from __future__ import annotations

from typing import Any

from studio.actions.audience_commands import (
    AddAudience,
    AudiencePass,
    EndAudience,
    RemarkOnTake,
    SetAudience,
    VoteOnTake,
)
from studio.actions.deliver import manifest_fields
from studio.actions.entering import own_person_key
from studio.actions.hand_off import PASS_LIFE_MS, PassPlacesOf, pass_decision, pass_result, send_pass
from studio.actions.review import REVISION_WORK_MIN, note_body
from studio.crash_points import crash_point
from studio.domain.audience import APPROVER, AUDIENCE_ROLES, MAY_REMARK
from studio.domain.calendar import add_work
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.hand_off import Given, Take
from studio.domain.ids import new_id
from studio.domain.stage_states import StageState
from studio.domain.terms import Terms
from studio.events.catalog import Event
from studio.events.fold_audience import newest_shown, shown_key
from studio.events.fold_audition import is_undecided
from studio.events.fold_office import last_own_take, open_room_of, work_calendar
from studio.events.keys import EpochKey
from studio.events.manifest import seal_manifest
from studio.events.passes import Pass, PassKeys
from studio.events.records import from_text
from studio.events.state import REVIEW, RoomState
from studio.randomness import random_bytes
from studio.store.journal import sent_head
from studio.store.manifests import keep_manifest, manifest_of
from studio.store.outbox import is_settled, pending_decisions
from studio.store.productions import ProductionHere, productions, rooms_of
from studio.store.subjects import find_production, find_stage
from studio.store.transfer_wishes import Rank
from studio.store.transfers import add_copy
from studio.store.unit_of_work import UnitOfWork

_TO_SHOW = frozenset({"in_review", "approved"})


# --- the owner's acts ------------------------------------------------------------------------------------------


def add_audience(work: UnitOfWork, command: AddAudience, places_of: PassPlacesOf) -> dict[str, Any]:
    """An invitation to a review room of their own. Result: ``{handoff, pass, expires_ms}`` as of ``offer``; a co-owner only
    asks for it: ``pass`` is empty.

    Raises BadInputError without a name or with an unknown role, NotFoundError for a stage, RefusedError for a name that is taken.
    """
    here = _own_production(work, command.production)
    name = command.name.strip()
    if not name:
        raise BadInputError("Whoever is shown takes has a name.", subject="name")
    if command.role not in AUDIENCE_ROLES:
        raise BadInputError(
            f"“{command.role}” is no role of somebody who is shown takes.",
            subject=command.role,
            what_to_do="Choose approver, reviewer or observer.",
        )
    office = work.view(here.prj)
    if any(_is_named(kept, room, name) for room, kept in _present(office) + _asked(office)):
        raise RefusedError(
            f"Somebody called “{name}” is shown takes of “{here.title}” already.",
            subject=name,
            what_to_do="Give another name, or end that first: `segue person dismiss`.",
        )
    stages = _stage_ids(work, here, command.stages)
    wanted = {"name": name, "role": command.role, "stages": stages, "greeting": command.greeting}
    room = new_id()
    if _is_co_owner(work, here.prj):
        work.decide(here.prj, {"k": "audience.ask", "room": room, **wanted})
        return {"handoff": room, "pass": "", "expires_ms": 0}
    return _open_room(work, here, room, wanted, places_of)


def _is_co_owner(work: UnitOfWork, prj: str) -> bool:
    own = work.view(prj).member(work.home.device)
    return own is not None and own.role != "owner"


def _open_room(
    work: UnitOfWork, here: ProductionHere, room: str, wanted: dict[str, Any], places_of: PassPlacesOf
) -> dict[str, Any]:
    """The review room and the invitation to it. ``wanted``: name, role, stages (ids), greeting."""
    seed, name = random_bytes(32), wanted["name"]
    keys = PassKeys.of(seed)
    told = {"k": "pass.seed", "room": room, "pass": keys.pass_id, "seed": seed.hex(), "greeting": wanted["greeting"]}
    added = {"k": "audience.add", "room": room, **{key: wanted[key] for key in ("name", "role", "stages")}}
    work.decide(here.prj, added, {**told, "role": wanted["role"]})
    work.form_entry(here.prj)
    if room not in work.folded(here.prj).table("audience"):
        raise RefusedError(
            "The invitation could not be written down.", subject=name, what_to_do="Synchronise, then try again."
        )
    crash_point("offer.opened")
    work.home.add_room_key(work.connection, room, EpochKey.generate())
    decisions: list[Event] = [{"k": "room.open", "kind": REVIEW, "cert": dict(work.home.certificate.fields)}]
    if here.needs_lead:
        decisions.append({"k": "lead", "dev": work.home.device, "turn": 1})
    decisions.append(pass_decision(work, keys))
    state = work.open_room(RoomState(here.prj, room, work.home.person), decisions)
    content = {"to": name, "role": wanted["role"]}
    return send_pass(work, here, state, seed, places_of, content, wanted["greeting"])


def audience_pass(work: UnitOfWork, command: AudiencePass, places_of: PassPlacesOf) -> dict[str, Any]:
    """The invitation once more, as any owner can write it. Result: ``{handoff, pass, expires_ms}``. It brings whoever is in, and
    whose keys of the storage have ended while they were away, their rights as they are now.

    Raises RefusedError where nobody can use it any more, or while the owner's computer has not opened the room.
    """
    here = _own_production(work, command.production)
    office = work.view(here.prj)
    if any(_is_named(kept, room, command.name.strip()) for room, kept in _asked(office)):
        raise RefusedError(
            f"The invitation of “{command.name}” is not made yet: the owner's computer opens the room.",
            subject=command.name,
            what_to_do="Synchronise, and try again when the owner's computer has.",
        )
    here, room, kept = _audience_named(work, command.production, command.name)
    state = work.view(room)
    standing = list(state.table("invitation").values())
    open_ones = [one for one in standing if not one.used_by and one.expires_ms > work.now_ms]
    inside = [one for one in standing if one.used_by and state.member(one.used_by) is not None]
    chosen = next((one for one in reversed(open_ones or inside) if one.id in office.table("seed")), None)
    if chosen is None:
        raise RefusedError(
            f"The invitation of “{kept['name']}” has been used, or has run out.",
            subject=kept["name"],
            what_to_do="End it (`segue person dismiss`), and invite them again.",
        )
    told = office.table("seed")[chosen.id]
    places = places_of(here, room, chosen.id)
    pass_ = Pass(
        prj=here.prj,
        room=room,
        owner_person_public=bytes.fromhex(state.owner_person),
        seed32=bytes.fromhex(told["seed"]),
        expires_ms=work.now_ms + PASS_LIFE_MS if chosen.used_by else chosen.expires_ms,
        head=(state.n, state.hash),
        greeting=told["greeting"],
        grant={key: url for key, url in places.grant.items() if not chosen.used_by or key == "read_url"},
        depot=places.depot,
    )
    return pass_result(room, pass_)


def set_audience(work: UnitOfWork, command: SetAudience) -> dict[str, Any]:
    """Which stages somebody is shown from now on. Result: ``{production, room, name}``."""
    here, room, kept = _audience_named(work, command.production, command.name)
    work.decide(here.prj, {"k": "audience.set", "room": room, "stages": _stage_ids(work, here, command.stages)})
    return {"production": here.prj, "room": room, "name": kept["name"]}


def end_audience(work: UnitOfWork, command: EndAudience) -> dict[str, Any]:
    """Show somebody nothing more; what they were shown stays on their computer. Result: ``{production, room, name}``."""
    here, room, kept = _audience_named(work, command.production, command.name, also_asked=True)
    work.decide(here.prj, {"k": "audience.end", "room": room})
    _take_out(work, here.prj, room)
    return {"production": here.prj, "room": room, "name": kept["name"]}


def _own_production(work: UnitOfWork, text: str) -> ProductionHere:
    here = find_production(work.connection, text)
    if not here.is_owner:
        raise RefusedError("Only the owner of the production can do this.", subject=text)
    return here


def _stage_ids(work: UnitOfWork, here: ProductionHere, texts: tuple[str, ...]) -> list[str]:
    found = [find_stage(work.home, work.connection, text, work.now_ms) for text in texts]
    for one in found:
        if one.here.prj != here.prj:
            raise BadInputError(f"“{one.stage.title}” is a stage of another production.", subject=one.stage.slug)
    return [one.stage.id for one in found]


def _present(office: RoomState) -> list[tuple[str, dict[str, Any]]]:
    return [(room, kept) for room, kept in office.table("audience").items() if not kept["is_ended"]]


def _asked(office: RoomState) -> list[tuple[str, dict[str, Any]]]:
    return list(office.table("audience_ask").items())


def _is_named(kept: dict[str, Any], room: str, text: str) -> bool:
    return kept["name"].casefold() == text.casefold() or (len(text) >= 4 and room.startswith(text))


def _audience_named(
    work: UnitOfWork, production: str, name: str, *, also_asked: bool = False
) -> tuple[ProductionHere, str, dict[str, Any]]:
    here = _own_production(work, production)
    office = work.view(here.prj)
    everybody = _present(office) + (_asked(office) if also_asked else [])
    found = [(room, kept) for room, kept in everybody if _is_named(kept, room, name.strip())]
    if len(found) != 1:
        names = ", ".join(kept["name"] for _, kept in everybody) or "nobody yet"
        raise NotFoundError(
            f"Nobody who is shown takes of “{here.title}” goes by “{name}”.",
            subject=name,
            what_to_do=f"Those who are: {names}.",
        )
    return here, *found[0]


def _take_out(work: UnitOfWork, prj: str, room: str) -> None:
    """Everybody but owners out of a review room, where this device decides in it."""
    if room not in rooms_of(work.connection, prj) or not work.view(room).may_decide(work.home.device):
        return
    for member in list(work.view(room).members().values()):
        if member.until_n < 0 and member.role in AUDIENCE_ROLES:
            work.decide(room, {"k": "member.remove", "device": member.device})


# --- what follows by itself ------------------------------------------------------------------------------------


def settle_audience(work: UnitOfWork, prj: str, places_of: PassPlacesOf | None = None) -> None:
    """Open the rooms that co-owners asked for, show what there is to show, tell what became of it, answer votes, and take
    out whoever is shown nothing more.
    """
    if places_of is not None:
        _open_asked(work, prj, places_of)
    office = work.folded(prj)
    known = set(rooms_of(work.connection, prj))
    for room, kept in sorted(office.table("audience").items()):
        if room not in known or not work.view(room).may_decide(work.home.device) or not work.has_key(room):
            continue
        if kept["is_ended"]:
            _take_out(work, prj, room)
            continue
        for stage in kept["stages"] or sorted(office.table("stage")):
            if stage in office.table("stage"):
                _show_newest(work, office, room, stage)
        sent_n, _ = sent_head(
            work.connection, room
        )  # another device's entry may come in the place of one that is not sent yet
        for vote in list(work.folded(room).table("vote").values()):
            if vote["on"][1] <= sent_n:
                _answer_vote(work, office, room, vote)


def _open_asked(work: UnitOfWork, prj: str, places_of: PassPlacesOf) -> None:
    """Only where the person key lies: of the owner's devices one, so that no room is opened twice."""
    if _is_co_owner(work, prj) or own_person_key(work) is None:
        return
    here = find_production(work.connection, prj)
    for room, wanted in _asked(work.folded(prj)):
        _open_room(work, here, room, wanted, places_of)


def _show_newest(work: UnitOfWork, office: RoomState, room: str, stage_id: str) -> None:
    found = _newest_take(work, office, stage_id)
    if found is None:
        return
    source, take = found
    state = work.view(room)
    shown: Given | None = state.table("given").get(shown_key(stage_id, take.number))
    if shown is not None:
        if shown.standing != take.state:
            told = {"k": "review.tell", "stage": stage_id, "take": take.number, "state": take.state}
            work.decide(room, told)
        return
    if take.state in _TO_SHOW and take.is_in and not take.marked_ms and not _is_on_its_way(work, room, stage_id, take):
        _show(work, office, room, source, take)


def _newest_take(work: UnitOfWork, office: RoomState, stage: str) -> tuple[str, Take] | None:
    """The last take of a stage that is settled, with the room in which its files lie; no candidate's before the choice."""
    opened = open_room_of(office, stage)
    if opened is not None and not (opened.is_audition and not opened.is_chosen):
        state = work.folded(opened.room)
        take: Take | None = state.take(state.hand_off.last_take) if state.hand_off is not None else None
        return (opened.room, take) if take is not None else None
    number = last_own_take(office, stage)
    return (office.room, office.table("take")[f"{stage}/{number}"]) if number and opened is None else None


def _is_on_its_way(work: UnitOfWork, room: str, stage: str, take: Take) -> bool:
    waiting = (from_text(body) for body in pending_decisions(work.connection, room))
    return any(one["k"] == "review.show" and (one["stage"], one["take"]) == (stage, take.number) for one in waiting)


def _show(work: UnitOfWork, office: RoomState, room: str, source: str, take: Take) -> None:
    """A take's own list of files, sealed for the review room, and copies at the storage: no download, no new sealing."""
    manifest = manifest_of(work.connection, source, take.manifest_hash)
    if manifest is None or not manifest.files:
        return
    blobs = seal_manifest(manifest, work.home.current_key(work.connection, room).chunk_key)
    for blob in blobs:
        work.home.chunks.put(blob.id, blob.data)
    crash_point("give.sealed")
    keep_manifest(work.connection, room, manifest)
    stage = office.table("stage")[take.stage]
    track = office.table("track").get(stage.track)
    transfer = add_copy(
        work.connection,
        prj=office.prj,
        from_room=source,
        room=room,
        label=f"{stage.title} take {take.number}, to be shown",
        subject=f"show {room} {take.stage} {take.number}",
        refs=list({ref.id: ref for entry in manifest.files for ref in entry.chunks}.values()),
        blobs=blobs,
        rank=Rank.AWAITED,
    )
    told = {"k": "review.show", "stage": take.stage, "take": take.number, "title": stage.title, "state": take.state}
    fields = manifest_fields(manifest, [blob.ref for blob in blobs])
    work.decide(room, {**told, "track": track.name if track else "", **fields}, transfer=transfer)


def _answer_vote(work: UnitOfWork, office: RoomState, room: str, vote: dict[str, Any]) -> None:
    """The matching decision in the room of the hand-off, where it is still to be made. A vote for changes beyond the agreed
    rounds is left to the owner: those are paid for.
    """
    opened = open_room_of(office, vote["stage"])
    if opened is None or not work.view(opened.room).may_decide(work.home.device):
        return
    hand_off = work.view(opened.room).hand_off
    if hand_off is None or hand_off.stage_state is not StageState.IN_REVIEW or is_undecided(hand_off):
        return
    take: Take = work.view(opened.room).take(hand_off.last_take)
    if take.number != vote["take"] or take.manifest_hash != vote["manifest_hash"] or not take.is_in:
        return
    voter = next((m.name for m in work.folded(room).members().values() if m.person == vote["person"]), "")
    decision: Event = {
        "k": "review.decide",
        "take": take.number,
        "manifest_hash": take.manifest_hash,
        "verdict": vote["verdict"],
        "notes": vote["notes"],
        "on": vote["on"],
        "by": voter,
    }
    if vote["verdict"] == "revise":
        if hand_off.rounds_used >= Terms.from_log(hand_off.terms).revisions:
            return
        calendar = work_calendar(office, hand_off.person, hand_off.to)
        decision["due"] = max(hand_off.due_ms, add_work(work.now_ms, REVISION_WORK_MIN, calendar))
        decision["round"] = hand_off.rounds_used + 1
    work.decide(opened.room, decision)


# --- what they say ---------------------------------------------------------------------------------------------


def remark(work: UnitOfWork, command: RemarkOnTake) -> dict[str, Any]:
    """Notes on a take that one was shown. Raises BadInputError without any, NotFoundError, RefusedError for an observer."""
    state, shown, role = _shown_to_me(work, command.stage, command.take)
    if role not in MAY_REMARK:
        raise RefusedError(
            f"You observe “{shown.title}”: you see it, and remarks are others'.",
            subject=shown.title,
            what_to_do="Ask the owner to make you a reviewer.",
        )
    if not command.notes:
        raise BadInputError(
            "A remark needs words.", subject="note", what_to_do='For example: --note "0:12.5 louder here"'
        )
    for note in command.notes:
        body = note_body(note, {})
        said = {"stage": shown.source, "take": shown.take, "id": body["id"], "text": body["text"]}
        drawn = {key: body[key] for key in _DRAWN if key in body}
        work.say(state.room, {"k": "review.note", **said, "at": body["at"], "to": body["to"], **drawn})
    settled = is_settled(work.connection, state.room)
    return {"handoff": state.room, "stage": shown.source, "take": shown.take, "settled": settled}


def vote(work: UnitOfWork, command: VoteOnTake) -> dict[str, Any]:
    """An approver's word on the newest take of a stage. Raises RefusedError for anybody else, and without a note for changes."""
    state, shown, role = _shown_to_me(work, command.stage)
    if role != APPROVER:
        raise RefusedError(
            f"You are no approver of “{shown.title}”, so you cannot decide on it.",
            subject=shown.title,
            what_to_do="Say what you think in notes; the owner decides."
            if role in MAY_REMARK
            else "The owner decides.",
            code="not_approver",
        )
    if command.verdict == "revise" and not command.notes:
        raise RefusedError(
            "Changes can only be asked for with at least one note that says what to change.",
            subject=shown.title,
            what_to_do='Add one, for example: --note "0:12.5 the last word is cut off".',
            code="note_missing",
        )
    notes = [{key: value for key, value in note_body(note, {}).items() if key in _VOTE_NOTE} for note in command.notes]
    said: Event = {
        "k": "review.vote",
        "stage": shown.source,
        "take": shown.take,
        "manifest_hash": shown.manifest_hash,
        "verdict": command.verdict,
        "notes": notes,
    }
    work.say(state.room, said)
    settled = is_settled(work.connection, state.room)
    told = {"handoff": state.room, "stage": shown.source, "take": shown.take}
    return {**told, "verdict": command.verdict, "settled": settled}


_DRAWN = ("file", "marks")
_VOTE_NOTE = ("id", "at", "to", "text", *_DRAWN)


def _shown_to_me(work: UnitOfWork, text: str, take: int = 0) -> tuple[RoomState, Given, str]:
    """The room, the take and one's role there, of a stage by its id, title or ``PRODUCTION/TITLE``. Raises NotFoundError."""
    production, _, name = text.strip().rpartition("/")
    places = productions(work.connection)
    if production:
        places = [find_production(work.connection, production)]
    found: dict[str, tuple[RoomState, Given, str]] = {}
    titles: set[str] = set()
    for here in places:
        for room in rooms_of(work.connection, here.prj):
            state = work.view(room)
            own = state.member(work.home.device)
            if state.kind != REVIEW or own is None or own.role not in AUDIENCE_ROLES:
                continue
            for given in state.table("given").values():
                titles.add(given.title)
                is_named = name in (given.source, room) or name.casefold() == given.title.casefold()
                if is_named or (len(name) >= 4 and given.source.startswith(name)):
                    newest = newest_shown(state, given.source) if take == 0 else given
                    if newest is not None and take in (0, newest.take):
                        found[f"{room}/{given.source}"] = (state, newest, own.role)
    if len(found) == 1:
        return next(iter(found.values()))
    which = "Several takes that you were shown go" if found else "No take that you were shown goes"
    raise NotFoundError(
        f"{which} by “{text}”.",
        subject=text,
        what_to_do=f"Name it as PRODUCTION/STAGE. You were shown: {', '.join(sorted(titles)) or 'nothing yet'}.",
    )
