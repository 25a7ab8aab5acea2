"""``review``: approve a take or ask for changes, with notes from files too; its notes as a file for audio programs."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.app.cli_console import SEND_HINT, Answer, Console
from studio.app.cli_notes import checklist, numbered, reply, resolve
from studio.app.cli_text import columns, short, spoken
from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.instants import iso_utc

if TYPE_CHECKING:
    from studio.actions.commands import NoteText
    from studio.domain.markers import Marker
    from studio.domain.take_changes import TakeChanges
    from studio.queries.rows import NoteRow, StageDetail, TakeRow

_LEAST_DB = 0.05


def review(console: Console, args: Namespace) -> Answer:
    """Approve, ask for changes, or read and write the notes of a take, or see what it changed."""
    if args.verdict in _BESIDE_ANSWERS:
        return _BESIDE_ANSWERS[args.verdict](console, args)
    from studio.actions.commands import ReviewTake

    if args.out or args.format:
        _refuse("--out and --format belong to `review HANDOFF notes`.")
    notes = (*given_notes(args), *_from_files(console, args.files))
    result = console.named_studio().run(ReviewTake(args.handoff, args.verdict, notes, args.take))
    state = f"Hand-off {short(result['handoff'])}: {spoken(result['state'])}."
    return Answer(result, [state if result["settled"] else f"{state} {SEND_HINT}"])


def given_notes(args: Namespace) -> tuple[NoteText, ...]:
    """Each ``--note``; ``--on`` and ``--draw`` belong to the last one. Raises BadInputError."""
    from studio.actions.review import parse_note
    from studio.domain.drawing import parse_shape

    given = [parse_note(text) for text in args.notes]
    if args.on or args.draw:
        if not given:
            _refuse("--on and --draw belong to a --note before them.")
        given[-1] = replace(given[-1], file=args.on, shapes=tuple(parse_shape(text) for text in args.draw))
    return tuple(given)


def _refuse(message: str) -> None:
    raise BadInputError(message, subject="review", what_to_do="`segue review --help` shows what goes together.")


def _from_files(console: Console, texts: list[str]) -> list[NoteText]:
    """The notes of files, or of lines from a listening page."""
    from studio.actions.commands import NoteText
    from studio.app.note_files import read_note_file, read_notes, spoken_note
    from studio.papers.reviewer_notes import LINE_START

    me = console.named_studio().person_name
    found: list[NoteText] = []
    for text in texts:
        is_line = text.startswith(LINE_START)
        markers = read_notes(text.encode(), "The pasted line") if is_line else read_note_file(Path(text).expanduser())
        found += [NoteText(m.start_s, spoken_note(m, me), m.end_s) for m in markers]
    return found


def _notes(console: Console, args: Namespace) -> Answer:
    """The notes of a take: shown, or written for another program."""
    from studio.app.note_files import write_note_file
    from studio.queries import asks

    if args.notes or args.files:
        _refuse("Notes are given together with an answer: `review HANDOFF revise --from FILE`.")
    detail: StageDetail = console.named_studio().ask(asks.Stage(args.handoff))
    take = take_of(detail, args.take)
    notes = numbered(detail, take.number)
    shape = {
        "handoff": detail.stage.hand_off,
        "take": take.number,
        "notes": [_note_shape(note, number) for number, note in enumerate(notes, 1)],
    }
    if args.out:
        out = Path(args.out).expanduser()
        audio = next(iter(audio_paths(take)), "")
        title = f"{detail.stage.title}, take {take.number}"
        format_ = write_note_file([_marker(note) for note in notes], out, args.format, audio=audio, title=title)
        return Answer({**shape, "path": str(out), "format": format_}, [f"{out}: {len(notes)} note(s), {format_}."])
    return Answer(shape, _note_lines(notes))


def _note_lines(notes: list[NoteRow]) -> list[str]:
    """Notes with their threads below them."""
    table = []
    for number, note in enumerate(notes, 1):
        state = ("for you" if note.is_for_me else "") if note.is_open else "resolved"
        words = f"[{note.reason}] {note.text}" if note.reason else note.text
        drawn = f" ({len(note.shapes)} drawn)" if note.shapes else ""
        times = (f"{note.in_take_s:.3f}", f"{note.end_in_take_s:.3f}")
        table.append((str(number), *times, note.author, state, f"{words}{drawn}"))
        table += [("", "", "", reply.author, "", f"  {reply.text}") for reply in note.replies]
    return columns(("NO", "FROM", "TO", "WHO", "STATE", "NOTE"), table, right=(0, 1, 2))


def _changes(console: Console, args: Namespace) -> Answer:
    """What a take changed against an earlier one."""
    from studio.queries import asks
    from studio.queries.take_changes import change_rows

    detail: StageDetail = console.named_studio().ask(asks.Stage(args.handoff))
    with console.patiently() as cancel:
        rows = change_rows(detail, args.take, args.since, cancel.is_set)
    files = [
        {"output": f.output, "name": f.name, "since_name": f.since_name, **f.changes.as_json()} for f in rows.files
    ]
    shape = {"handoff": detail.stage.hand_off, "take": rows.take, "since": rows.since, "files": files,
             "new_files": list(rows.new_files), "gone_files": list(rows.gone_files)}  # fmt: skip
    lines = [f"Take {rows.take} against take {rows.since}"]
    for found in rows.files:
        lines += [f"{found.output}: {found.name}", *(f"  {line}" for line in _change_lines(found.changes))]
    lines += [f"{name}: new" for name in rows.new_files] + [f"{name}: no longer there" for name in rows.gone_files]
    return Answer(shape, lines)


def _page(console: Console, args: Namespace) -> Answer:
    """A take as a folder that any browser opens, or in the bucket behind links that expire."""
    from studio.app.listening_page import page_of, write_listening_page
    from studio.queries import asks

    if args.share + args.shared + args.unshare > 1:
        _refuse("A page is shared, listed or taken back: only one of --share, --shared and --unshare.")
    for wanted, act in ((args.share, _share), (args.shared, _shared), (args.unshare, _unshare)):
        if wanted:
            return act(console, args)
    if not args.out:
        _refuse("A listening page needs a folder: --out DIR; or --share, for links into the bucket.")
    detail: StageDetail = console.named_studio().ask(asks.Stage(args.handoff))
    take_of(detail, args.take)
    page = page_of(detail, args.take, is_preview=args.preview, is_marked=args.mark)
    with console.patiently() as cancel:
        index = write_listening_page(page, Path(args.out).expanduser(), lambda s: console.progress(s, "Page"), cancel)
    size_bytes = sum(path.stat().st_size for path in index.parent.rglob("*") if path.is_file())
    shape = {"handoff": detail.stage.hand_off, "take": page.take, "path": str(index), "size_bytes": size_bytes}
    return Answer(shape, [f"{index}: {len(page.files)} file(s), {len(page.notes)} note(s). Send the whole folder."])


def _share(console: Console, args: Namespace) -> Answer:
    from studio.actions.commands import SharePage

    if args.out:
        _refuse("A page is either shared by a link or written to a folder.")
    command = SharePage(args.handoff, args.take, args.days, is_preview=args.preview, is_marked=args.mark)
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    until = str(result["expires_utc"])
    lines = [
        result["url"],
        f"Whoever has this link can listen until {until}; until then the sound lies readable in your bucket.",
    ]
    return Answer(result, [*lines, *(f"{name} is too large and was left out." for name in result["left_out"])])


def _shared(console: Console, args: Namespace) -> Answer:
    from studio.actions.commands import SharedPages

    result = console.named_studio().run(SharedPages(args.handoff, args.take))
    table = [(f"take {one['take']}", one["kind"], one["expires_utc"], one["url"]) for one in result["pages"]]
    return Answer(result, columns(("TAKE", "KIND", "UNTIL", "LINK"), table) if table else ["Nothing is shared."])


def _unshare(console: Console, args: Namespace) -> Answer:
    from studio.actions.commands import UnsharePage

    result = console.named_studio().run(UnsharePage(args.handoff, take=args.take))
    gone = len(result["pages"])
    return Answer(result, [f"{gone} page{'' if gone == 1 else 's'} deleted; the links open nothing any more."])


def _change_lines(found: TakeChanges) -> list[str]:
    if not found.is_aligned:
        level = f"as a whole {found.level_db:+.1f} dB"
        return [f"played anew: no waveform of the earlier take is in it; {level}"] if found.ranges else ["silent, both"]
    head = (
        [f"runs {abs(found.offset_s):.4f} s {'later' if found.offset_s > 0 else 'earlier'}"] if found.offset_s else []
    )
    head += [f"{found.level_db:+.1f} dB"] if abs(found.level_db) >= _LEAST_DB else []
    head += ["upside down"] if found.is_inverted else []
    if not found.ranges:
        return [", ".join([*head, "otherwise the same" if head else "the same"])]
    lines = [", ".join([*head, f"{found.changed_s:.1f} of {found.duration_s:.1f} s differ:"])]
    for part in found.ranges:
        more = {"level": f"{part.level_db:+.1f} dB", "moved": f"by {part.shift_s:+.3f} s"}.get(part.kind.value, "")
        lines.append(f"{clock(part.start_s)} - {clock(part.end_s)}  {part.kind.value} {more}".rstrip())
    return lines


def clock(seconds: float) -> str:
    """``1:02.5``."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


def take_of(detail: StageDetail, number: int) -> TakeRow:
    """A take by its number, the latest for 0. Raises NotFoundError."""
    found = [take for take in detail.takes if number in (0, take.number)]
    if not found:
        there = ", ".join(str(take.number) for take in detail.takes)
        raise NotFoundError(
            f"“{detail.stage.title}” has no take {number}." if number else f"“{detail.stage.title}” has no take yet.",
            subject=detail.stage.title,
            what_to_do=f"There is: {there}." if there else "Wait for the first delivery.",
        )
    return max(found, key=lambda take: take.number)


def audio_paths(take: TakeRow) -> list[str]:
    """The files of a take that are here and are audio."""
    from studio.media.sniff import Kind, head_of, sniff

    here = [file.local_path for _, file in take.files if file.local_path]
    return [path for path in here if sniff(head_of(Path(path))).kind is Kind.AUDIO]


def _marker(note: NoteRow) -> Marker:
    from studio.domain.markers import Marker

    return Marker(note.in_take_s, note.end_in_take_s, note.text, note.author)


def _note_shape(note: NoteRow, number: int) -> dict[str, object]:
    from studio.domain.drawing import shapes_to_log

    return {
        "number": number,
        "id": note.id,
        "take": note.take,
        "start_s": note.in_take_s,
        "end_s": note.end_in_take_s,
        "text": note.text,
        "author": note.author,
        "open": note.is_open,
        "reason": note.reason,
        "file": note.file,
        "marks": shapes_to_log(note.shapes),
        "for_me": note.is_for_me,
        "replies": [
            {"text": reply.text, "author": reply.author, "made_utc": iso_utc(reply.made_ms)} for reply in note.replies
        ],
    }


_BESIDE_ANSWERS: dict[str, Callable[[Console, Namespace], Answer]] = {
    "changes": _changes,
    "page": _page,
    "notes": _notes,
    "reply": reply,
    "resolve": resolve,
    "reopen": resolve,
    "checklist": checklist,
}
