"""Open an invitation: remember the pass, write the enrolment, and admit who enrolled (the owner's side)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from studio.depot import object_names
from studio.domain.audience import AUDIENCE_ROLES
from studio.domain.errors import PassError, SegueError, TrustError
from studio.domain.hand_off import Member
from studio.events.codec import GrammarError
from studio.events.epochs import key_boxes
from studio.events.passes import Enrolment, Pass, PassKeys, open_enrolment, write_enrolment
from studio.events.records import to_text
from studio.events.rings import PassPage, Ring, open_ring, write_ring
from studio.events.state import OWNER_ROLES, RoomState
from studio.store.database import set_meta
from studio.store.floors import raise_floor
from studio.store.grants import keep_grant
from studio.store.invitations import invitations, keep_pass, set_invitation
from studio.store.productions import ProductionHere, add_production, productions, rooms_of, stage_folder
from studio.store.unit_of_work import UnitOfWork

CO_OWNER = "co-owner"
IN_ALREADY = "in already"


def enrol(work: UnitOfWork, pass_: Pass, page: PassPage, name: str, depot: dict[str, str]) -> None:
    """Answer an invitation: the enrolment goes into the outbox, the production becomes known.

    ``depot`` has url, endpoint_url, marker. Raises PassError for one's own or an expired invitation.
    """
    if pass_.owner_person_public.hex() == work.home.person:
        raise PassError(
            "This invitation is your own; it is for the person you are sending it to.",
            subject=pass_.pass_id[:8],
            what_to_do="Open it on the other person's computer (or with another --home).",
        )
    pass_.check_not_expired(work.now_ms)
    is_co_owner = page.content.get("role") == CO_OWNER and pass_.room == pass_.prj
    facts = page.content.get("facts", {}) if is_co_owner else {}
    if pass_.prj not in {here.prj for here in productions(work.connection)}:
        here = ProductionHere(
            prj=pass_.prj,
            is_owner=is_co_owner,
            owner_person=pass_.owner_person_public.hex(),
            depot_url=depot["url"],
            endpoint_url=depot.get("endpoint_url", ""),
            marker=depot.get("marker", ""),
            access=str(facts.get("access", "")),
            needs_lead=bool(facts.get("needs_lead", True)),
            conditional_create=depot.get("conditional_create", ""),
            slug="",
            title=str(page.content.get("title", "Production")),
            added_ms=work.now_ms,
            alarm="",
        )
        add_production(work.connection, here)
    work.begin_room(pass_.prj, pass_.room, pass_.owner_person_public.hex())
    keep_pass(work.home, work.connection, pass_, is_mine=True, state="asked")
    frame = write_enrolment(pass_, bytes.fromhex(work.home.person), work.home.certificate.fields, name)
    place = object_names.packet(pass_.prj, pass_.pass_id, pass_.room, 0)
    work.send_object(pass_.prj, pass_.room, place, frame, is_new=True)
    if is_co_owner:
        work.touch(pass_.prj, "production", pass_.prj)
        return
    set_meta(work.connection, f"page/{pass_.room}", to_text(dict(page.content)))
    if page.content.get("role") in AUDIENCE_ROLES:
        work.touch(pass_.prj, "given", pass_.room)
        return
    terms = page.content["terms"]
    stage_folder(
        work.home, work.connection, pass_.prj, str(terms["stage"]), str(terms.get("track", "")), str(terms["title"])
    )
    work.touch(pass_.prj, "hand_off", pass_.room)


def take_ring(work: UnitOfWork, prj: str, room: str, ring: Ring, *, with_grant: bool = True) -> None:
    """Keep what a ring brought: epoch keys and access. Older rings than the last have no effect."""
    for key in ring.keys:
        work.home.add_room_key(work.connection, room, key)
    if ring.head[0] > work.folded(room).n:
        raise_floor(work.connection, room, ring.head)
    if with_grant:
        keep_grant(work.home, work.connection, prj, room, ring.n, dict(ring.grant))


def open_own_ring(work: UnitOfWork, data: bytes, here: ProductionHere, room: str) -> Ring:
    """The ring for this device in a room.

    Raises TrustError when it is for somebody else, by nobody who decides there, or for another room: whoever may write
    the storage could have put it in the place of ours.
    """
    ring = open_ring(data, work.home.box)
    if (ring.prj, ring.room) != (here.prj, room):
        raise TrustError("A key ring is for another hand-off than the one in whose place it lies.", subject=room)
    writer = ring.certificate
    state = work.folded(ring.room) if ring.room in rooms_of(work.connection, ring.prj) else None
    owners = {here.owner_person} if state is None else {here.owner_person, state.owner_key}
    if state is not None and state.n < 0 and writer.person_public.hex() not in owners:
        return replace(ring, grant={})  # the docket, which its keys open, will say whether the writer decides
    if writer.person_public.hex() not in owners and (state is None or not state.is_decider(writer.device)):
        raise TrustError("A key ring was written by somebody who does not decide there.", subject=writer.name)
    return ring


# --- the owner's side ------------------------------------------------------------------------------------------


def admit(work: UnitOfWork, prj: str, data: bytes, pass_id: str) -> Member | None:
    """Admit the holder of a pass: the first enrolment uses it up. Returns the new member, None when they are in already.

    Raises PassError for an answer that lets nobody in, for the owner to hear of.
    """
    known = invitations(work.home, work.connection, pass_id=pass_id)
    seed = work.view(prj).table("seed").get(pass_id)
    if seed is None:
        return None
    try:
        enrolment = open_enrolment(data, PassKeys.of(bytes.fromhex(seed["seed"])))
    except (SegueError, GrammarError) as error:
        raise PassError(
            f"What lay where the answer to the invitation of “{_invited(work, seed['room'])}” belongs is none: {error.message}",
            subject=pass_id[:8],
            title="An invitation was tampered with",
            what_to_do="Nobody was let in by it, it was thrown away, and whoever you invited can still answer. If it happens "
            "again, look at who may write the shared folder, and send another invitation.",
            code="spoilt",
        ) from error
    refusal = _refusal(work, enrolment, seed["room"], pass_id)
    if refusal == IN_ALREADY:
        return None
    if refusal:
        set_invitation(work.connection, pass_id, known[0].state if known else "refused", refusal)
        raise PassError(
            refusal,
            subject=pass_id[:8],
            title="Somebody was not let in",
            what_to_do="They were not let in. Ask the person you invited, and compare the six words by phone; if somebody "
            "else is in, withdraw the offer and send another invitation.",
            code="not_admitted",
        )
    cert = enrolment.certificate
    work.decide(
        seed["room"],
        {
            "k": "member.add",
            "pass": pass_id,
            "person": enrolment.person_public.hex(),
            "cert": dict(cert.fields),
            "name": enrolment.name,
            "role": seed.get("role", "collaborator"),
        },
    )
    set_invitation(work.connection, pass_id, "admitted", "")
    return work.view(seed["room"]).member(cert.device)


def _invited(work: UnitOfWork, room: str) -> str:
    hand_off, kept = work.view(room).hand_off, work.view(work.folded(room).prj).table("audience").get(room, {})
    return hand_off.to if hand_off else str(kept.get("name", room[:8]))


def _refusal(work: UnitOfWork, enrolment: Enrolment, room: str, pass_id: str) -> str:
    """Why an enrolment is not admitted; empty when it is."""
    state = work.view(room)
    if enrolment.room != room:
        return "An answer to this invitation names another room."
    invitation = state.table("invitation").get(pass_id)
    if invitation is None or invitation.used_by:
        if invitation is not None and invitation.used_by == enrolment.certificate.device:
            return IN_ALREADY  # or were, and are out since: their answer was found again
        return f"“{enrolment.name}” also tried to use this invitation, which was used already."
    if work.now_ms > invitation.expires_ms:
        return f"“{enrolment.name}” answered after the invitation had expired."
    if state.member(enrolment.certificate.device) is not None:
        return IN_ALREADY
    return _no_place(state, work.view(state.prj), enrolment)


def _no_place(state: RoomState, office: RoomState, enrolment: Enrolment) -> str:
    """Where a room has its collaborator, an invitation is for a new device of that person and nobody else's. A device that
    was taken out does not come back; nor is anybody let in to be shown takes once that has ended.
    """
    if office.table("audience").get(state.room, {}).get("is_ended"):
        return f"“{enrolment.name}” answered after you had ended that they are shown takes."
    if state.was_member(enrolment.certificate.device):
        return f"“{enrolment.name}” answered from a computer that was taken out before."
    people = {m.person for m in state.members().values() if m.until_n < 0 and m.role not in OWNER_ROLES}
    if people and state.person_of(enrolment.person_public.hex()) not in people:
        return f"“{enrolment.name}” answered an invitation that was for a new device of somebody else."
    return ""


def write_rings(work: UnitOfWork, room: str, grants: dict[str, dict[str, Any]]) -> None:
    """Key rings for every device of a room into the outbox, and for the recovery box of everybody who has one.

    ``grants`` gives access to the storage and what else a ring tells, by device; that of a recovery box by its own
    name. A ring's number is that of the room's last entry, so it never falls. It has the keys that the docket names; one
    that is still to be named is for whoever is in the room by then. Where a member came in by a pass, its page is
    replaced by the ring.
    """
    state = work.folded(room)
    known = work.home.room_keys(work.connection, room)
    keys = [known[ep] for ep in state.epochs if ep in known]
    used = {
        invitation.used_by: invitation.id for invitation in state.table("invitation").values() if invitation.used_by
    }
    for to, box_public in key_boxes(state).items():
        ring = write_ring(
            work.home.signing,
            box_public,
            prj=state.prj,
            room=room,
            n=max(state.n, 0),
            to=to,
            cert=work.home.certificate.fields,
            keys=keys,
            grant=grants.get(to, {}),
            head=(state.n, state.hash),
        )
        work.send_object(state.prj, room, object_names.ring(state.prj, room, to), ring)
        if to in used:
            work.send_object(state.prj, room, object_names.pass_object(state.prj, room, used[to]), ring)
