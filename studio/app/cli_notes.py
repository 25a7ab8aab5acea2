"""``review reply``, ``resolve``, ``reopen`` and ``checklist``: threads of notes and the points of a round."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any, TypeVar

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_text import columns
from studio.domain.errors import BadInputError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studio.actions.note_commands import NoteCommand
    from studio.queries.rows import NoteRow, PointRow, StageDetail

_Row = TypeVar("_Row", "NoteRow", "PointRow")


def reply(console: Console, args: Namespace) -> Answer:
    """Answer in the thread of a note."""
    from studio.actions.note_commands import ReplyToNote

    if not args.text.strip():
        raise _missing(
            "A reply needs words.", 'Say it with --text, for example: --to 2 --text "@Ana the second one, please".'
        )
    return _run(console, ReplyToNote(args.handoff, _note_id(_detail(console, args), args), args.text), "Replied.")


def resolve(console: Console, args: Namespace) -> Answer:
    """Close a note, or open it again."""
    from studio.actions.note_commands import ResolveNote

    is_open = args.verdict == "reopen"
    command = ResolveNote(args.handoff, _note_id(_detail(console, args), args), is_open)
    return _run(console, command, "Opened again." if is_open else "Resolved.")


def checklist(console: Console, args: Namespace) -> Answer:
    """The points of the rounds: shown, or written and ticked. Several changes go one after another."""
    from studio.actions.note_commands import AddPoint, RemovePoint, TickPoint

    detail = _detail(console, args)
    commands: list[NoteCommand] = [AddPoint(args.handoff, text) for text in args.add]
    commands += [TickPoint(args.handoff, _point_id(detail, text)) for text in args.tick]
    commands += [TickPoint(args.handoff, _point_id(detail, text), is_done=False) for text in args.untick]
    commands += [RemovePoint(args.handoff, _point_id(detail, text)) for text in args.remove]
    studio, result = console.named_studio(), {"handoff": detail.stage.hand_off, "settled": True}
    for command in commands:
        result = studio.run(command)
    points = _detail(console, args).points if commands else detail.points
    shape = {"handoff": result["handoff"], "settled": result["settled"], "points": point_shapes(points)}
    table = [
        (str(number), str(point.round), "x" if point.is_ticked else "", "x" if point.is_checked else "", point.text)
        for number, point in enumerate(points, 1)
    ]
    lines = columns(("NO", "ROUND", "TICKED", "CHECKED", "POINT"), table, right=(0, 1))
    return Answer(shape, [*lines, *([SEND_HINT] if not result["settled"] else [])])


def point_shapes(points: Sequence[PointRow]) -> list[dict[str, Any]]:
    """Points as JSON, numbered as they are shown."""
    return [
        {
            "number": number,
            "id": point.id,
            "round": point.round,
            "text": point.text,
            "ticked": point.is_ticked,
            "checked": point.is_checked,
            "next": point.is_next,
        }
        for number, point in enumerate(points, 1)
    ]


def numbered(detail: StageDetail, take: int) -> list[NoteRow]:
    """The notes that concern a take: its own, and earlier ones that are still open; in time, as they are numbered."""
    found = [note for note in detail.notes if note.take == take or (note.take < take and note.is_open)]
    return sorted(found, key=lambda note: (note.in_take_s, note.end_in_take_s))


def _detail(console: Console, args: Namespace) -> StageDetail:
    from studio.queries import asks

    detail: StageDetail = console.named_studio().ask(asks.Stage(args.handoff))
    return detail


def _note_id(detail: StageDetail, args: Namespace) -> str:
    if not args.to:
        raise _missing(
            "Which note is meant is not said.", "Name it with --to: its number in `review HANDOFF notes`, or its id."
        )
    if not args.to.isdecimal() or len(args.to) > 4:
        return str(args.to)
    take = args.take or max((row.number for row in detail.takes), default=0)
    return _of_number(numbered(detail, take), args.to, f"take {take} of “{detail.stage.title}”", "note").id


def _point_id(detail: StageDetail, text: str) -> str:
    if not text.isdecimal() or len(text) > 4:
        return text
    return _of_number(detail.points, text, f"the checklist of “{detail.stage.title}”", "point").id


def _of_number(rows: Sequence[_Row], text: str, where: str, what: str) -> _Row:
    number = int(text)
    if not 1 <= number <= len(rows):
        raise NotFoundError(
            f"There is no {what} {number} in {where}.",
            subject=text,
            what_to_do=f"There {'is 1' if len(rows) == 1 else f'are {len(rows)}'}; without a change they are listed.",
        )
    return rows[number - 1]


def _run(console: Console, command: NoteCommand, said: str) -> Answer:
    result = console.named_studio().run(command)
    return Answer(
        {**result, "note": getattr(command, "note", "")}, [said if result["settled"] else f"{said} {SEND_HINT}"]
    )


def _missing(message: str, what_to_do: str) -> BadInputError:
    return BadInputError(message, subject="review", what_to_do=what_to_do)
