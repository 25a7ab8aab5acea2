"""The portfolio page: a folder that any browser opens, made of credits that one has accepted; nothing in it asks for a network.

``index.html`` is for reading, ``portfolio.json`` beside it says the same for programs (``assets/schemas`` has its format),
``credits`` holds the signed credentials, ``excerpts`` what may be heard. The folder appears whole or not at all.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.credit_files import write_folder
from studio.app.excerpt_permits import seconds_by_owner, take_permits
from studio.domain.errors import BadInputError, CancelledError, DiskError, NotFoundError, RefusedError
from studio.domain.portfolio import Excerpt, Portfolio, PortfolioEntry, seconds_permitted
from studio.durable import temporary_name
from studio.events.credits import Credit, credit_hash, name_salt, read_credit
from studio.events.fold_credits import TAKEN, credited_name, standing_credit
from studio.events.fold_rights import grants_in
from studio.events.open_signatures import did_key
from studio.papers.portfolio_page import FORMAT, portfolio_json, portfolio_page
from studio.queries.inbox import inbox_rows
from studio.store.productions import own_hand_offs
from studio.store.subjects import find_hand_off

if TYPE_CHECKING:
    from studio.actions.credit_commands import ExportPortfolio
    from studio.app.carrying_out import Desk
    from studio.queries.rows import GigRow

PAGE, DATA = "index.html", "portfolio.json"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A credit that goes in, with what opens its name and what may be heard of it."""

    hand_off: str
    record: dict[str, Any]
    credit: Credit
    opened_name: tuple[str, str]
    sound: Path | None
    seconds: int
    permitted_by: str
    no_excerpt: str


def export_portfolio(
    desk: Desk, command: ExportPortfolio, progress: Callable[[float, str], None], cancel: threading.Event
) -> dict[str, Any]:
    """Write the folder. Raises NotFoundError, RefusedError, BadInputError, DiskError, CancelledError."""
    if command.permits:
        from studio.actions.credit_commands import TakePermits

        take_permits(desk, TakePermits(command.permits))
    out = Path(command.out_dir).expanduser() if command.out_dir else desk.home.workspace / "Portfolio"
    _refuse_other_folder(out)
    shown = _chosen(desk, command)
    name = desk.home.name if command.with_name else ""
    folder = out.absolute().parent / temporary_name("")
    try:
        folder.mkdir(parents=True)
        entries = []
        for number, one in enumerate(shown, 1):
            progress((number - 1) / len(shown), one.credit.stage)
            if cancel.is_set():
                raise CancelledError("The portfolio was stopped.", subject=str(out))
            entries.append(_entry(folder, number, one, command))
        issuers = {one.credit.issuer for one in shown if not one.credit.is_self_issued}
        person = did_key(shown[0].credit.subject)
        portfolio = Portfolio(name, person, desk.home.clock(), len(issuers), tuple(entries))
        (folder / PAGE).write_bytes(portfolio_page(portfolio, command.language))
        text = json.dumps(portfolio_json(portfolio), ensure_ascii=False, indent=2)
        (folder / DATA).write_text(text + "\n", encoding="utf-8")
        _put_in_place(folder, out)
    except OSError as error:
        raise DiskError(f"The portfolio cannot be written: {error.strerror or error}.", subject=str(out)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {
        "folder": str(out),
        "page": str(out / PAGE),
        "name": name or None,
        "credits": [
            {
                "handoff": one.hand_off,
                "stage": entry.stage,
                "credential": entry.folder or None,
                "excerpt": entry.excerpt.file if entry.excerpt is not None else None,
                "no_excerpt": "" if entry.excerpt is not None else one.no_excerpt,
            }
            for one, entry in zip(shown, entries, strict=True)
        ],
    }


def _refuse_other_folder(out: Path) -> None:
    """An earlier portfolio may be replaced, and nothing else."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    with suppress(OSError, ValueError, AttributeError):
        if json.loads((out / DATA).read_text(encoding="utf-8")).get("format") == FORMAT:
            return
    raise BadInputError(
        f"“{out.name}” is there already, and is no portfolio.",
        subject=str(out),
        what_to_do="Choose a folder that does not exist yet, or one with an earlier portfolio.",
    )


def _put_in_place(folder: Path, out: Path) -> None:
    """The new folder under its name; what lay there goes only after that."""
    old = folder.parent / temporary_name("")
    if out.exists():
        out.rename(old)
    try:
        folder.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _chosen(desk: Desk, command: ExportPortfolio) -> list[_Shown]:
    """The credits that go in, the newest first. Raises RefusedError for a chosen one that cannot be shown."""
    home = desk.home
    with home.read() as connection:
        now_ms = home.clock()
        wanted = {find_hand_off(home, connection, text, now_ms).state.room for text in command.hand_offs}
        gigs = {gig.hand_off: gig for gig in inbox_rows(home, connection, now_ms)}
        shown = []
        for _, state in own_hand_offs(home, connection, now_ms):
            if wanted and state.room not in wanted:
                continue
            wanted.discard(state.room)
            standing = standing_credit(state)
            if standing is None or standing[1]["state"] != TAKEN or state.hand_off is None:
                if command.hand_offs:
                    raise _not_accepted(gigs[state.room])
                continue
            named, record = standing
            credit = read_credit(record["jwt"])
            opened = (
                credited_name(state, state.hand_off.person),
                name_salt(state.prj, state.room, state.hand_off.offer),
            )
            by_owner = seconds_by_owner(connection, credit, named)
            one = _Shown(state.room, record, credit, opened, None, 0, "", "")
            gig = gigs[state.room]
            by_terms = seconds_permitted(gig.terms.rights, [str(grant["rights"]) for grant in grants_in(state)])
            shown.append(_with_sound(one, gig, (by_terms, by_owner), wants=command.with_excerpts))
            if command.hand_offs and not wanted:
                break
    if wanted:
        raise RefusedError(
            "This is the work of somebody else.", subject=min(wanted), what_to_do="Choose your own work."
        )
    if not shown:
        raise NotFoundError(
            "You have accepted no credit yet, so there is nothing to show.",
            subject=home.name,
            what_to_do="Accept a credit in the inbox, or by `segue credit accept HANDOFF`.",
            code="no_credit",
        )
    return sorted(shown, key=lambda one: (-one.credit.approved_ms, one.hand_off))


def _not_accepted(gig: GigRow) -> RefusedError:
    return RefusedError(
        f"“{gig.title}” has no credit that you have accepted.",
        subject=gig.title,
        what_to_do="Accept it first: `segue credit accept`, or in the inbox.",
        code="no_credit",
    )


def _with_sound(one: _Shown, gig: GigRow, permitted: tuple[int, int], *, wants: bool) -> _Shown:
    """What may be heard of it: the longer of what the terms, with what was granted since, and the owner permit, in seconds."""
    from studio.media.sniff import Kind, head_of, sniff

    by_terms, by_owner = permitted
    seconds = max(permitted)
    if not wants:
        return replace(one, no_excerpt="none was wanted")
    if not seconds:
        return replace(one, no_excerpt="neither the terms nor the owner permit one")
    take = next((take for take in gig.takes if take.number == one.credit.take), None)
    paths = [Path(file.local_path) for _, file in take.files if file.local_path] if take is not None else []
    sounds = [path for path in paths if path.exists() and sniff(head_of(path)).kind is Kind.AUDIO]
    if not sounds:
        return replace(one, no_excerpt="no sound of the approved take is on this computer")
    who = "terms" if by_terms >= by_owner else "owner"
    return replace(one, sound=sounds[0], seconds=seconds, permitted_by=who)


def _entry(folder: Path, number: int, one: _Shown, command: ExportPortfolio) -> PortfolioEntry:
    """Write what belongs to one credit."""
    credit, jwt = one.credit, str(one.record["jwt"])
    where = f"credits/{number:02d}" if command.with_owners else ""
    if where:
        write_folder(folder / where, one.record, one.opened_name if command.with_name else None)
    excerpt = None
    if one.sound is not None:
        from studio.media.excerpt import write_excerpt

        (folder / "excerpts").mkdir(exist_ok=True)
        file = f"excerpts/{number:02d}.opus"
        excerpt = Excerpt(file, write_excerpt(one.sound, folder / file, one.seconds), one.permitted_by)
    return PortfolioEntry(
        id=credit.id,
        stage=credit.stage,
        role=credit.role,
        production=credit.production,
        owner=credit.issuer_name if where else "",
        issuer=did_key(credit.issuer) if where else "",
        approved_ms=credit.approved_ms,
        is_on_time=credit.is_on_time,
        is_silent=credit.is_silent,
        rounds_used=credit.rounds_used,
        is_self_issued=credit.is_self_issued,
        sha256=credit_hash(jwt),
        folder=where,
        excerpt=excerpt,
    )
