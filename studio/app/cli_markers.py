"""``marker``: the named places of a production, which stand over the lanes and in every session that is handed on."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns
from studio.app.cli_values import production_named, seconds_of
from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.markers import Marker, markers_from_log, markers_to_log

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.actions.recipe_commands import MarkerChange


def marker_list(console: Console, args: Namespace) -> Answer:
    """The markers in time."""
    prj = production_named(console, args.production)
    return _answer(prj, _markers(console, prj))


def marker_add(console: Console, args: Namespace) -> Answer:
    """A new one."""
    start_s = seconds_of(args.at)
    new = Marker(start_s, seconds_of(args.end) if args.end is not None else start_s, args.name)
    return _change(console, production_named(console, args.production), [(None, new)])


def marker_set(console: Console, args: Namespace) -> Answer:
    """Another place or name for one."""
    if args.at is None and args.end is None and args.name is None:
        raise BadInputError(
            "Nothing is told of the marker.", subject=args.marker, what_to_do="Add --at, --end or --name."
        )
    prj = production_named(console, args.production)
    before = _one(_markers(console, prj), args.marker)
    start_s = before.start_s if args.at is None else seconds_of(args.at)
    end_s = start_s + before.end_s - before.start_s if args.end is None else seconds_of(args.end)
    after = replace(before, start_s=start_s, end_s=end_s, text=before.text if args.name is None else args.name)
    return _change(console, prj, [(before, after)])


def marker_remove(console: Console, args: Namespace) -> Answer:
    """Fewer of them, in one step."""
    prj = production_named(console, args.production)
    markers = _markers(console, prj)
    gone = list(dict.fromkeys(_one(markers, text) for text in args.markers))
    return _change(console, prj, [(one, None) for one in gone])


def marker_read(console: Console, args: Namespace) -> Answer:
    """Those of a file, beside the ones there are."""
    from studio.app.note_files import read_note_file

    prj = production_named(console, args.production)
    return _change(
        console, prj, [(None, replace(one, author="")) for one in read_note_file(Path(args.path).expanduser())]
    )


def marker_write(console: Console, args: Namespace) -> Answer:
    """A file for another program."""
    from studio.app.note_files import write_note_file

    prj = production_named(console, args.production)
    markers, out = _markers(console, prj), Path(args.path).expanduser()
    if not markers:
        raise NotFoundError(
            "The production has no markers.",
            subject=args.production,
            what_to_do=f"Name a place: `segue marker add {args.production} 0:30 Chorus`.",
        )
    if out.suffix.lower() in (".wav", ".wave"):
        raise BadInputError(
            "Markers of a production are not written into a wave.",
            subject=str(out),
            what_to_do="Let the file end in .txt, .csv or .dawproject.",
        )
    found = write_note_file(markers, out, args.format, title=args.production)
    shape = {"production": prj, "path": str(out), "format": found, "markers": markers_to_log(markers)}
    return Answer(shape, [f"{out}: {len(markers)} markers, {found}."])


def _markers(console: Console, prj: str) -> tuple[Marker, ...]:
    from studio.queries.asks import AssembleView

    return tuple(console.studio.ask(AssembleView(prj)).markers)


def _one(markers: Iterable[Marker], text: str) -> Marker:
    """A marker by its number in the list, else by its name. Raises NotFoundError, and where a name is that of several."""
    markers = tuple(markers)
    if text.isdecimal() and 0 < int(text) <= len(markers):
        return markers[int(text) - 1]
    found = [one for one in markers if one.line.casefold() == text.strip().casefold()]
    if len(found) == 1:
        return found[0]
    numbers = ", ".join(str(n) for n, one in enumerate(markers, 1) if one in found)
    raise NotFoundError(
        f"There are {len(found)} markers “{text}”." if found else f"There is no marker “{text}”.",
        subject=text,
        what_to_do=f"Name one by its number: {numbers}." if found else "`segue marker list` numbers them.",
    )


def _change(console: Console, prj: str, changes: list[tuple[Marker | None, Marker | None]]) -> Answer:
    from studio.actions.recipe_commands import ChangeMarkers, MarkerChange

    told: tuple[MarkerChange, ...] = tuple(MarkerChange(before, after) for before, after in changes)
    result = console.studio.run(ChangeMarkers(prj, told))
    answer = _answer(prj, markers_from_log(result["markers"]))
    said = "`segue undo` takes it back." if result["changed"] else "They are so already."
    return Answer({**answer.shape, "changed": result["changed"]}, [*answer.lines, said])


def _answer(prj: str, markers: Iterable[Marker]) -> Answer:
    markers = tuple(markers)
    table = [
        (str(number), _clock(one.start_s), _clock(one.end_s) if one.is_range else "", one.line)
        for number, one in enumerate(markers, 1)
    ]
    lines = columns(("NO", "AT", "END", "NAME"), table, right=(0, 1, 2)) if markers else ["There are no markers."]
    return Answer({"production": prj, "markers": markers_to_log(markers)}, lines)


def _clock(seconds: float) -> str:
    minutes, ms = divmod(round(seconds * 1000), 60_000)
    return f"{minutes}:{ms // 1000:02d}.{ms % 1000:03d}"
