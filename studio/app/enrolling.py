"""The joiner's part of an invitation: send the answer, keep it there, and look for the ring that lets this device in.

Whoever may write a shared folder may put other things in both places, or delete what lies there. That is said in words,
brings nobody in, and does not end the waiting: the answer is laid there again once its place is free.
"""

from __future__ import annotations

from collections.abc import Callable

from studio.actions.passes import open_own_ring
from studio.app.member_access import use_ring
from studio.app.rounds import RoundResult
from studio.crash_points import crash_point
from studio.depot import object_names, presigned
from studio.depot.depot import ConditionalCreate, Depot, ObjectMissingError, PutResult
from studio.domain.errors import PassError, SegueError, TrustError
from studio.domain.terms import DAY_MS
from studio.events.codec import GrammarError
from studio.events.passes import Pass, open_enrolment, write_enrolment
from studio.events.rings import addressee
from studio.store.home import Home
from studio.store.invitations import InvitationHere, invitations, is_answer_awaited, set_invitation
from studio.store.outbox import object_was_sent, waiting_object
from studio.store.productions import ProductionHere

GRACE_MS = DAY_MS
"""How long after its end an invitation is still looked after: the owner's machine may have been the slower one."""
USED_BY_ANOTHER = "used_by_another"
_ASK_FOR_ANOTHER = "Tell the person who sent it at once, and ask for a new one."
_SPOILT = (
    "Nothing of it was taken, and you are still asking to be let in. Tell the person who sent the invitation: whoever may "
    "write the shared folder can do that. If it stays, ask for a new one."
)


def enrolment_round(home: Home, here: ProductionHere, depot_of: Callable[[], Depot]) -> RoundResult:
    """Look whether the owner's machine has let this device in, and see that the answer to the invitation is there."""
    result = RoundResult()
    with home.read() as connection:
        if not is_answer_awaited(connection, here.prj):
            return result
        asked = [i for i in invitations(home, connection, prj=here.prj) if i.is_mine and i.state == "asked"]
    for invitation in asked:
        pass_ = Pass.parse(invitation.line)
        problem: SegueError | None = None
        try:
            if _has_come_in(home, here, pass_, depot_of, result):
                continue
        except PassError as error:
            problem = error
        except (TrustError, GrammarError):  # somebody's garbage in its place; ours may follow
            problem = _spoilt(pass_, "What lies in the place of this invitation is not from the person who sent it.")
        if problem is None or problem.code != USED_BY_ANOTHER:
            problem = _send_enrolment(home, pass_, depot_of, result) or problem
        _note(home, here, invitation, problem, result)
    return result


def _note(
    home: Home, here: ProductionHere, invitation: InvitationHere, problem: SegueError | None, result: RoundResult
) -> None:
    """Keep what has to be said of an invitation that nobody was let in by yet."""
    is_over = home.clock() > invitation.expires_ms + GRACE_MS
    if problem is None and is_over:
        problem = PassError(
            "The invitation has expired before anybody let you in.",
            subject=invitation.pass_id[:8],
            what_to_do="Ask the person who sent it for a new one.",
        )
    message = problem.message if problem else ""
    if problem is not None:
        result.problems.append(problem)
    if message != invitation.message or is_over:
        with home.work() as work:
            set_invitation(work.connection, invitation.pass_id, "refused" if is_over else "asked", message)
            if is_over:
                object_was_sent(work.connection, _place_of_answer(Pass.parse(invitation.line)))
            work.touch(here.prj, "hand_off", invitation.room)


def _has_come_in(
    home: Home, here: ProductionHere, pass_: Pass, depot_of: Callable[[], Depot], result: RoundResult
) -> bool:
    """Take the ring that has replaced the invitation's page. Raises PassError when it is for somebody else."""
    name = object_names.pass_object(pass_.prj, pass_.room, pass_.pass_id)
    url = pass_.grant.get("read_url")
    try:
        data = (presigned.fetch(url) if url else depot_of().get(name)).data
    except ObjectMissingError:
        return False
    found = addressee(data)
    if found.is_page:
        return False
    if (found.prj, found.room) != (pass_.prj, pass_.room):
        raise TrustError("What lies in the place of this invitation belongs to another one.", subject=pass_.pass_id[:8])
    if found.to != home.device:
        raise PassError(
            "This invitation was used by somebody else before you.",
            subject=pass_.pass_id[:8],
            what_to_do=_ASK_FOR_ANOTHER,
            code=USED_BY_ANOTHER,
        )
    with home.work() as work:
        ring = open_own_ring(work, data, here, pass_.room)
        use_ring(work, here, pass_.room, ring)
        needs_grant = here.depot_url.startswith("s3://") and not ring.grant.get("keys")
        if not needs_grant or pass_.room == pass_.prj:
            set_invitation(work.connection, pass_.pass_id, "admitted")
            # sent before a computer stopped and not noted: nothing waits any more
            object_was_sent(work.connection, _place_of_answer(pass_))
        work.touch(here.prj, "hand_off", pass_.room)
    result.received_bytes += len(data)
    return True


def _place_of_answer(pass_: Pass) -> str:
    return object_names.packet(pass_.prj, pass_.pass_id, pass_.room, 0)


def _send_enrolment(home: Home, pass_: Pass, depot_of: Callable[[], Depot], result: RoundResult) -> PassError | None:
    """Send the answer, again where somebody has deleted it. What lies in its place instead, in words."""
    place = _place_of_answer(pass_)
    url = pass_.grant.get("write_url")
    with home.read() as connection:
        data = waiting_object(connection, place)
    if data is None:
        if url:
            return None  # only who has the invitation can write there, and nobody read it back
        data = write_enrolment(pass_, bytes.fromhex(home.person), home.certificate.fields, home.name)
    crash_point("enrolment.put")
    if url:
        is_conditional = pass_.depot.get("conditional_create") != ConditionalCreate.REFUSED
        outcome = presigned.send_new(url, data, is_conditional=is_conditional)
    else:
        outcome = depot_of().put_new(place, data)
    crash_point("enrolment.sent")
    if outcome is PutResult.OTHER and not url:
        return _taken(home, pass_, place, depot_of())
    with home.work() as work:
        object_was_sent(work.connection, place)
    result.sent_bytes += len(data) if outcome is PutResult.CREATED else 0
    return None


def _taken(home: Home, pass_: Pass, place: str, depot: Depot) -> PassError | None:
    """What lies where the answer belongs: this device's own, that of another holder of the invitation, or garbage."""
    try:
        found = open_enrolment(depot.get(place).data, pass_.keys)
    except ObjectMissingError:
        return None  # read and cleared just now: the next round lays it there
    except (SegueError, GrammarError):
        return _spoilt(pass_, "Something else lies in the shared folder where your answer to the invitation belongs.")
    if found.certificate.device == home.device:
        with home.work() as work:
            object_was_sent(work.connection, place)
        return None
    return PassError(
        f"This invitation has been answered by somebody else, who gave the name “{found.name}”.",
        subject=pass_.pass_id[:8],
        what_to_do=_ASK_FOR_ANOTHER,
        code=USED_BY_ANOTHER,
    )


def _spoilt(pass_: Pass, message: str) -> PassError:
    return PassError(
        message,
        subject=pass_.pass_id[:8],
        title="This invitation was tampered with",
        what_to_do=_SPOILT,
        code="spoilt",
    )
