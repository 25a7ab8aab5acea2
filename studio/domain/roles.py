"""Who may see and do what, as one table to read: shown to people, and compared with the fold by a test.

The table decides nothing. The docket lets only deciding devices write entries and the fold refuses facts by who says them;
`tests/events/test_roles.py` goes through every kind of event and every role and compares what they do with this.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in a room. ``VISITOR``: a member of the room of a hand-off that is with somebody else, such as a
    candidate who was not chosen or the person before a replacement. ``APPROVER``, ``REVIEWER`` and ``OBSERVER`` are in review
    rooms, which hold takes that were shown there and no terms, no price, no name.
    """

    OWNER = "owner"
    CO_OWNER = "co-owner"
    COLLABORATOR = "collaborator"
    VISITOR = "visitor"
    APPROVER = "approver"
    REVIEWER = "reviewer"
    OBSERVER = "observer"


OWNERS = frozenset({Role.OWNER, Role.CO_OWNER})
WORKER = frozenset({Role.COLLABORATOR})
AUDIENCE = frozenset({Role.APPROVER, Role.REVIEWER, Role.OBSERVER})
EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Right:
    """One line of the table: what it is, in words for a person, who has it, and the kinds of events that it stands for.

    ``is_seeing``: given by keys and not by the fold. ``kinds`` is empty for what is only seen.
    """

    words: str
    roles: frozenset[Role]
    kinds: tuple[str, ...] = ()
    is_seeing: bool = False


RIGHTS: tuple[Right, ...] = (
    Right("See the whole plan, all prices, all people and every hand-off", OWNERS, is_seeing=True),
    Right("See the split sheet and the recipes", OWNERS, is_seeing=True),
    Right("See their own hand-off: terms, files, notes, payments, credit", OWNERS | WORKER, is_seeing=True),
    Right("See the words and files of the room that they were in", EVERYBODY, is_seeing=True),
    Right("See the takes that they are shown, without terms, prices and names", OWNERS | AUDIENCE, is_seeing=True),
    Right(
        "Change the plan, links, dates, calendars and baselines",
        OWNERS,
        (
            *("project.set", "track.add", "track.set", "track.remove", "stage.add", "stage.set", "stage.remove"),
            *("link.add", "link.remove", "calendar.set", "baseline.add", "baseline.set", "baseline.remove"),
            *("nest.add", "nest.set", "nest.remove"),
        ),
    ),
    Right(
        "Change recipes, lanes and the split sheet, hand in own stages",
        OWNERS,
        (
            *("recipe.set", "recipe.remove", "recipe.lane", "recipe.mute", "stage.take", "stage.attach", "stage.keep"),
            "split.set",
        ),
    ),
    Right(
        "Make and withdraw offers, invite, hand inputs on, set dates, cancel",
        OWNERS,
        (
            *("offer.make", "offer.withdraw", "pass.make", "pass.seed", "stage.open", "stage.engage", "stage.cancel"),
            *("input.give", "work.due", "understudy.set", "audition.choose", "stage.close"),
        ),
    ),
    Right(
        "Take deliveries in, approve, ask for changes, answer notes, write the checklist",
        OWNERS,
        (
            *("take.in", "take.want", "take.refuse", "review.clock", "review.decide", "note.answer", "note.resolve"),
            *("point.add", "point.remove", "point.check"),
        ),
    ),
    Right(
        "Give more time, propose, agree to and end a pause",
        OWNERS,
        ("extension.grant", "pause.propose", "stage.pause", "stage.resume", "ask.refuse"),
    ),
    Right("Propose a paid change of the terms", OWNERS, ("change.order",)),
    Right("Agree to a split of a dispute", OWNERS, ("dispute.settle",)),
    Right("Open a dispute, state their view, propose a split", OWNERS | WORKER, ("dispute.open", "dispute.answer")),
    Right("Accept milestones, or say what is missing", OWNERS, ("milestone.accept", "milestone.decline")),
    Right(
        "Record payments; give and take back credits (signed by the owner's key)",
        OWNERS,
        ("pay.sent", "pay.correct", "credit.grant", "credit.revoke"),
    ),
    Right("Agree to the minutes of a call, or say how many they were", OWNERS, ("call.agree", "call.decline")),
    Right(
        "Let devices in and take them out, move and clean the storage",
        OWNERS,
        (
            *(
                "room.open",
                "member.add",
                "member.remove",
                "key.epoch",
                "lead",
                "lead.ask",
                "device.revoke",
                "person.rotate",
            ),
            *("heartbeat", "depot.move", "gc.mark", "gc.unmark", "access.keep"),
        ),
    ),
    Right("Close the production and open it again", frozenset({Role.OWNER}), ("project.close", "project.reopen")),
    Right("Accept, decline or counter the offer", WORKER, ("offer.accept", "offer.decline", "offer.counter")),
    Right("Say that a milestone is reached", WORKER, ("milestone.reach",)),
    Right("Say how many minutes a call had", WORKER, ("call.minutes",)),
    Right("Confirm payments, or say what has come of them", WORKER, ("pay.received",)),
    Right("Accept or decline a paid change", WORKER, ("change.accept", "change.decline")),
    Right("Deliver takes and send missing pieces again", WORKER, ("deliver", "want.answer")),
    Right("Reply to notes and tick the checklist", WORKER, ("note.reply", "point.tick")),
    Right(
        "Ask for more time, for a pause, answer one, leave",
        WORKER,
        ("extension.ask", "pause.ask", "pause.agree", "pause.end", "ask.decline", "leave"),
    ),
    Right("Grant further rights in their signed work", WORKER, ("rights.grant",)),
    Right(
        "Give feedback once all is paid, sealed until both have",
        OWNERS | WORKER,
        ("feedback.seal", "feedback.open"),
    ),
    Right("Accept or refuse the credit", WORKER, ("credit.accept", "credit.refuse")),
    Right(
        "Say who is shown which takes, and show them",
        OWNERS,
        (*("audience.ask", "audience.add", "audience.set", "audience.end"), *("review.show", "review.tell")),
    ),
    Right("Remark on takes that they are shown", frozenset({Role.APPROVER, Role.REVIEWER}), ("review.note",)),
    Right("Approve a take that they are shown, or ask for changes", frozenset({Role.APPROVER}), ("review.vote",)),
    Right("Write in the room", EVERYBODY - {Role.OBSERVER}, ("comment.add",)),
    Right("Bring or give up devices of their own", EVERYBODY, ("device.add", "device.lost")),
    Right("Nothing: such words are kept and change nothing", frozenset(), ("check.result",)),
)
OWNER_ALONE = frozenset({"project.close", "project.reopen"})
"""Of what deciding devices write, what a co-owner's do not. They also name no co-owner and take out no device of the owner."""


def roles_of(kind: str) -> frozenset[Role]:
    """Who may say or decide a kind of event. Raises KeyError for a kind that is not in the table."""
    for right in RIGHTS:
        if kind in right.kinds:
            return right.roles
    raise KeyError(kind)


def rights_of(role: Role) -> tuple[tuple[str, bool], ...]:
    """The table for one role: words, and whether they may; what nobody may is left out."""
    return tuple((right.words, role in right.roles) for right in RIGHTS if right.roles)
