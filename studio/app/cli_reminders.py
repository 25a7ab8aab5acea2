"""``reminders``: everything that waits for somebody, with its time and its next action; as a calendar, as text to send."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_rows import plain
from studio.app.cli_text import columns, moment, short
from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.reminder import Reminder, minute_of_day, minute_text, quiet_text, span_of_day

if TYPE_CHECKING:
    from studio.domain.reminder import ReminderSettings
    from studio.queries.reminders import ReminderRow


def reminders(console: Console, args: Namespace) -> Answer:
    """What waits, over all productions; one's own turns first."""
    from studio.papers.reminder_text import LANGUAGES, action_words, message_words
    from studio.queries import asks

    studio = console.named_studio()
    if args.notify or args.quiet or args.summary:
        return _set(console, args)
    found: tuple[ReminderRow, ...] = studio.ask(asks.Reminders())
    rows = tuple(row.reminder for row in found)
    if args.mine:
        rows = tuple(row for row in rows if row.is_mine)
    if args.message:
        return _message(rows, args.message, args.language)
    if args.ics:
        _write_calendar(Path(args.ics).expanduser(), rows, studio.store.clock())
    shapes = [
        {
            **plain(row),
            "action": {language: action_words(row, language) for language in LANGUAGES},
            "message": {language: message_words(row, language) for language in LANGUAGES},
        }
        for row in rows
    ]
    table = [
        (
            "LATE" if row.is_late else "you" if row.is_mine else "",
            moment(row.due_ms),
            action_words(row, args.language),
            row.title,
            row.production_title,
            row.person,
            short(row.hand_off),
        )
        for row in rows
    ]
    lines = columns(("TURN", "DUE", "NEXT", "STAGE", "PRODUCTION", "WITH", "HAND-OFF"), table)
    settings: ReminderSettings = studio.ask(asks.HowReminded())
    how = {"on": settings.is_on, "quiet": quiet_text(settings.quiet), "summary": minute_text(settings.summary_min)}
    result: dict[str, Any] = {"rows": shapes, "told": how, "ics": args.ics or None}
    return Answer(result, [*(lines or ["Nothing waits for anybody."]), *([args.ics] if args.ics else [])])


def _set(console: Console, args: Namespace) -> Answer:
    from studio.actions.reminder_commands import SetReminders

    quiet = None
    if args.quiet:
        span = span_of_day(args.quiet)
        quiet = () if span is None else (span,)
    summary_min = minute_of_day(args.summary) if args.summary else None
    is_on = None if not args.notify else args.notify == "on"
    how = console.studio.run(SetReminders(is_on, quiet, summary_min))
    words = f"quiet {how['quiet']}" if how["quiet"] else "at every hour"
    summary = f"a summary of the day from {how['summary']}" if how["summary"] else "no summary"
    lines = [f"Reminders are told: {words}, {summary}." if how["on"] else "Reminders are not told."]
    return Answer({"told": how}, lines)


def _message(rows: tuple[Reminder, ...], text: str, language: str) -> Answer:
    """The text to send about the first thing that waits in a hand-off."""
    from studio.papers.reminder_text import message_words

    found = [row for row in rows if row.hand_off and len(text) >= 4 and row.hand_off.startswith(text)]
    if not found:
        raise NotFoundError(
            f"Nothing waits in a hand-off “{text}”.",
            subject=text,
            what_to_do="`segue reminders` lists what waits; the last column has the hand-offs.",
        )
    words = message_words(found[0], language)
    return Answer({"handoff": found[0].hand_off, "language": language, "message": words}, [words])


def _write_calendar(path: Path, rows: tuple[Reminder, ...], now_ms: int) -> None:
    from studio.app.plan_files import write_file
    from studio.papers.reminder_calendar import reminder_calendar

    if path.suffix.lower() != ".ics":
        raise BadInputError(
            f"“{path.name}” does not end in .ics.", subject=str(path), what_to_do="Name a file that ends in .ics."
        )
    write_file(path, reminder_calendar(rows, now_ms).encode())
