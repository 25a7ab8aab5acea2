"""An owner's permission for an excerpt in a portfolio: a small signed file, as the revocation of a credit is one.

It is no event: it binds nobody to anything, travels by mail or chat like an invitation, and names one credit by its hash.
What was taken in is kept in this home.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions.entering import owner_person_key
from studio.actions.hand_off import owned_hand_off
from studio.domain.errors import BadInputError, NotFoundError, RefusedError, TrustError
from studio.domain.instants import iso_utc
from studio.domain.portfolio import EXCERPT_MOST_S
from studio.events.codec import is_hex
from studio.events.fold_credits import standing_credit
from studio.events.open_signatures import MAX_JWS_BYTES, did_key, json_bytes, open_jws, sign_jws
from studio.store.database import Connection, get_meta, set_meta

if TYPE_CHECKING:
    from studio.actions.credit_commands import PermitExcerpt, TakePermits
    from studio.app.carrying_out import Desk
    from studio.events.credits import Credit

SUFFIX = ".permit.jwt"
_KEPT = "excerpt_permits"


@dataclass(frozen=True, slots=True)
class Permit:
    """That of the work of one credit (named by its hash) so many seconds may be heard. ``issuer`` is the owner's key."""

    issuer: bytes
    credit: str
    seconds: int
    given_ms: int


def _claims(permit: Permit) -> dict[str, Any]:
    return {
        "iss": did_key(permit.issuer),
        "iat": permit.given_ms // 1000,
        "permits": permit.credit,
        "excerpt_s": permit.seconds,
        "given": permit.given_ms,
    }


def read_permit(jwt: str) -> Permit:
    """The permission that a JWT holds, its signature verified. Raises TrustError."""
    public, claims = open_jws(jwt)
    credit, seconds, given_ms = claims.get("permits"), claims.get("excerpt_s"), claims.get("given")
    if not (isinstance(credit, str) and is_hex(credit, 64) and type(seconds) is int and type(given_ms) is int):
        raise TrustError("This is signed, and no permission of Segue.")
    permit = Permit(public, credit, seconds, given_ms)
    if not 0 < seconds <= EXCERPT_MOST_S or json_bytes(_claims(permit)) != json_bytes(claims):
        raise TrustError("This is signed, and no permission of Segue.")
    return permit


def permit_excerpt(desk: Desk, command: PermitExcerpt) -> dict[str, Any]:
    """Sign a permission for the work of a hand-off and write it as a file. Raises RefusedError, BadInputError, DiskError."""
    from studio.app.plan_files import write_file

    if not 0 < command.seconds <= EXCERPT_MOST_S:
        raise BadInputError(
            f"An excerpt is 1 to {EXCERPT_MOST_S} seconds long.",
            subject=str(command.seconds),
            what_to_do="Choose less.",
        )
    with desk.home.work() as work:
        found = owned_hand_off(work, command.hand_off)
        title = str(found.hand_off.terms["title"])
        key = owner_person_key(work, found.state, None)
        standing = standing_credit(found.state)
        if standing is None:
            raise RefusedError(
                f"“{title}” has no credit, so there is nothing to show an excerpt beside.",
                subject=title,
                what_to_do="Approve the take and synchronise first; the credit is given by itself then.",
                code="no_credit",
            )
        jwt = sign_jws(key, _claims(Permit(key.public, standing[0], command.seconds, work.now_ms)))
        room = found.state.room
    path = Path(command.path).expanduser()
    if path.is_dir():
        path = path / f"{room[:8]}{SUFFIX}"
    write_file(path, jwt.encode())
    return {"handoff": room, "seconds": command.seconds, "file": str(path)}


def take_permits(desk: Desk, command: TakePermits) -> dict[str, Any]:
    """Keep permissions that owners have sent. Raises NotFoundError, TrustError; nothing is kept then."""
    jwts = [_text(Path(text).expanduser()) for text in command.paths]
    permits = [read_permit(jwt) for jwt in jwts]
    with desk.home.work() as work:
        kept = json.loads(get_meta(work.connection, _KEPT, "[]"))
        set_meta(work.connection, _KEPT, json.dumps(list(dict.fromkeys([*kept, *jwts]))))
    desk.tell("credit")
    rows = [{"credit": one.credit, "seconds": one.seconds, "given_utc": iso_utc(one.given_ms)} for one in permits]
    return {"permits": rows}


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(MAX_JWS_BYTES + 1).decode("ascii")
    except OSError as error:
        raise NotFoundError(
            f"“{path.name}” cannot be read: {error.strerror or error}.",
            subject=str(path),
            what_to_do=f"Name the file ending in {SUFFIX} that the owner sent you.",
        ) from error
    except UnicodeDecodeError as error:
        raise TrustError(f"“{path.name}” is no permission of Segue.", subject=str(path)) from error


def seconds_by_owner(connection: Connection, credit: Credit, named: str) -> int:
    """How long an excerpt the owner permits of the work of a credit (named by its hash): the last word counts."""
    permits = [read_permit(jwt) for jwt in json.loads(get_meta(connection, _KEPT, "[]"))]
    of_it = [one for one in permits if one.credit == named and one.issuer == credit.issuer]
    return max(of_it, key=lambda one: one.given_ms).seconds if of_it else 0
