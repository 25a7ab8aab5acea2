"""``sync`` and ``watch``: send and fetch what is outstanding; check what is saved into deliver folders."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_text import error_lines, size

if TYPE_CHECKING:
    from studio.app.rounds import RoundResult
    from studio.app.studio import Studio
    from studio.queries.rows import DropRow, GigRow

_ROUNDS_MAX = 20
_WAIT_S = 5.0
_LOOK_S = 0.25
_CREATES = ("not_atomic", "ignored", "refused", "yes")


def sync(console: Console, args: Namespace) -> Answer:
    """Everything outstanding, both ways; once, or until stopped."""
    from studio.app.rounds import RoundResult
    from studio.app.synchronising import sync_json

    studio = console.named_studio()
    total = RoundResult()
    with console.patiently() as cancel:
        if args.once:
            _rounds(studio, total, console)
        else:
            console.say("Synchronising until stopped (Ctrl+C).")
            while not cancel.is_set():
                now_ms = studio.store.clock()
                seen = _round_or_words(console, studio, total)
                studio.synchroniser.round_done(now_ms, "", RoundResult())
                _wait_for_news(console, studio, studio.store.database.version() if seen is None else seen)
    shape = sync_json(studio.synchroniser, total, _conditional_create(studio))
    moved = f"Sent {size(total.sent_bytes)} in {total.sent_chunks} chunks, received {size(total.received_bytes)}."
    left = shape["outstanding"]
    words = "1 thing is" if left == 1 else f"{left} things are"
    return Answer(shape, [moved, f"{words} not in everybody's record yet." if left else "Nothing is outstanding."])


def _rounds(studio: Studio, total: RoundResult, console: Console) -> int:
    """Rounds until one finds nothing more to do. The home's version before the last of them: what another command changes
    while that one runs is not lost. Raises OfflineError or AccessError when nothing can be reached.
    """
    for _ in range(_ROUNDS_MAX):
        seen = studio.store.database.version()
        result = studio.synchroniser.once(console.cancel)
        problems, total.problems, total.waiting = result.problems, [], []
        total.add(result)
        if not result.did_something or console.cancel.is_set():
            break
    for problem in problems:
        for line in error_lines(problem):
            console.say(line)
    for name in total.waiting:
        console.say(f"{name} waits for storage keys: see `segue person access`.")
    return seen


def _wait_for_news(console: Console, studio: Studio, seen: int) -> None:
    """Until there is something to fetch, or another command has changed this home since version ``seen``. An unreachable
    depot is tried again.
    """
    from studio.domain.errors import SegueError

    database = studio.store.database
    looked_s = time.monotonic()
    while not console.cancel.wait(_LOOK_S):
        if database.version() != seen:
            return
        if time.monotonic() - looked_s >= _WAIT_S:
            looked_s = time.monotonic()
            try:
                if studio.synchroniser.round_due(studio.store.clock()) is not None:
                    return
            except SegueError:
                return


def in_sync(console: Console, run: Callable[[], Answer]) -> Answer:
    """Fetch what others have done, carry out a command, send it. Without a connection the command is done all the same."""
    studio = console.named_studio()
    is_reached = _round_or_words(console, studio, is_told=False) is not None
    answer = run()
    if is_reached:
        _round_or_words(console, studio, is_told=False)
        return _settled_anew(studio, answer)
    return answer


def _settled_anew(studio: Studio, answer: Answer) -> Answer:
    """Whether the docket holds it now."""
    from studio.store.outbox import is_settled

    if "settled" not in answer.shape:
        return answer
    room = str(answer.shape.get("handoff") or answer.shape["production"])
    with studio.store.read() as connection:
        shape = {**answer.shape, "settled": is_settled(connection, room)}
    return replace(answer, shape=shape, lines=[line.removesuffix(f" {SEND_HINT}") for line in answer.lines])


def _round_or_words(
    console: Console, studio: Studio, total: RoundResult | None = None, *, is_told: bool = True
) -> int | None:
    """Rounds that never end the program: an unreachable depot is said. The version of ``_rounds``; None when nothing was
    reached.
    """
    from studio.app.rounds import RoundResult
    from studio.domain.errors import SegueError

    total = total or RoundResult()
    before = (total.sent_bytes, total.received_bytes)
    try:
        seen = _rounds(studio, total, console)
    except SegueError as error:
        for line in error_lines(error):
            console.say(line)
        return None
    if is_told and (total.sent_bytes, total.received_bytes) != before:
        sent, received = total.sent_bytes - before[0], total.received_bytes - before[1]
        console.say(f"{time.strftime('%H:%M:%S')}  sent {size(sent)}, received {size(received)}")
    return seen


def _conditional_create(studio: Studio) -> str:
    """What the storages allow, the worst of them; a folder creates without replacing."""
    from studio.store.productions import productions

    with studio.store.read() as connection:
        found = {here.conditional_create or "yes" for here in productions(connection)}
    return next((name for name in _CREATES if name in found), "yes")


# --- watch -----------------------------------------------------------------------------------------------------


def watch(console: Console, args: Namespace) -> Answer:
    """Check files as they settle in deliver folders, until stopped. Delivers nothing."""
    del args
    from studio.app.watching import DeliverFolders
    from studio.queries import asks

    studio = console.named_studio()
    seen: dict[str, str] = {}
    folders = DeliverFolders(studio.store, lambda: None)
    folders.start()
    console.say("Watching the deliver folders until stopped (Ctrl+C). Nothing is delivered before `segue deliver`.")
    with console.patiently() as cancel:
        try:
            while not cancel.wait(0.5):
                gigs: tuple[GigRow, ...] = studio.ask(asks.Inbox())
                _say_news(console, gigs, seen)
        finally:
            folders.close()
    return Answer({"files": _as_rows(seen)}, [f"Saw {len(seen)} file(s)."])


def _say_news(console: Console, gigs: tuple[GigRow, ...], seen: dict[str, str]) -> None:
    for gig in gigs:
        for drop in gig.drops:
            if drop.verdict and seen.get(drop.path) != drop.verdict:
                seen[drop.path] = drop.verdict
                _say_drop(console, gig, drop)


def _say_drop(console: Console, gig: GigRow, drop: DropRow) -> None:
    from studio.app.cli_hand_off import finding_lines

    console.say(f"{gig.title}: {drop.name} ({drop.output or 'no output'}): {drop.verdict}")
    for line in finding_lines([finding.as_json() for finding in drop.findings]):
        console.say(line)


def _as_rows(seen: dict[str, str]) -> list[dict[str, Any]]:
    return [{"path": path, "verdict": verdict} for path, verdict in seen.items()]
