"""What a take changed against an earlier one, file by file: which files belong together, and how they differ.

Opens the files and compares them, which takes a second or two for each: for a worker, never for the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from studio.domain.errors import NotFoundError
from studio.domain.take_changes import TakeChanges
from studio.queries.rows import FileRow, StageDetail, TakeRow


@dataclass(frozen=True, slots=True)
class FileChanges:
    """A file of the newer take and the one of the older take that it stands for."""

    output: str
    name: str
    path: str
    since_name: str
    changes: TakeChanges


@dataclass(frozen=True, slots=True)
class ChangeRows:
    """``take`` against ``since``. ``new_files`` have no counterpart, ``gone_files`` are no longer there."""

    take: int
    since: int
    files: tuple[FileChanges, ...]
    new_files: tuple[str, ...] = ()
    gone_files: tuple[str, ...] = ()


def take_numbers(detail: StageDetail, take: int = 0, since: int = 0) -> tuple[int, int]:
    """The two takes meant: the latest and the one before it where nothing (0) is said.

    Raises NotFoundError: there are not two such takes.
    """
    numbers = sorted(row.number for row in detail.takes)
    newer = take or max(numbers, default=0)
    older = since or max((number for number in numbers if number < newer), default=0)
    for number in (newer, older):
        if number not in numbers:
            raise NotFoundError(
                f"“{detail.stage.title}” has no take to compare take {newer} with."
                if number == 0
                else f"“{detail.stage.title}” has no take {number}.",
                subject=detail.stage.title,
                what_to_do="There is nothing to compare before a second take has come."
                if len(numbers) < 2
                else f"Its takes are: {', '.join(map(str, numbers))}.",
            )
    return newer, older


def change_rows(
    detail: StageDetail, take: int = 0, since: int = 0, is_cancelled: Callable[[], bool] | None = None
) -> ChangeRows:
    """Compare the audio of two takes of a stage.

    Raises:
        NotFoundError: there are not two such takes, or no audio of theirs is here.
        BadInputError: a file is damaged.
    """
    from studio.media.take_changes import take_changes

    newer, older = take_numbers(detail, take, since)
    rows = {row.number: row for row in detail.takes}
    pairs, new, gone = _pairs(_audio(rows[newer]), _audio(rows[older]))
    if not pairs:
        raise NotFoundError(
            f"No file of take {newer} and take {older} of “{detail.stage.title}” can be compared here.",
            subject=detail.stage.title,
            what_to_do="Synchronise until the files of both takes are on this machine.",
        )
    files = tuple(
        FileChanges(
            output,
            file.name,
            file.local_path,
            before.name,
            take_changes(Path(file.local_path), Path(before.local_path), is_cancelled=is_cancelled),
        )
        for output, file, before in pairs
    )
    return ChangeRows(newer, older, files, tuple(new), tuple(gone))


def _audio(take: TakeRow) -> list[tuple[str, FileRow]]:
    from studio.media.sniff import Kind, head_of, sniff

    here = [(output, file) for output, file in take.files if file.local_path and Path(file.local_path).is_file()]
    return [(output, file) for output, file in here if sniff(head_of(Path(file.local_path))).kind is Kind.AUDIO]


def _pairs(
    newer: list[tuple[str, FileRow]], older: list[tuple[str, FileRow]]
) -> tuple[list[tuple[str, FileRow, FileRow]], list[str], list[str]]:
    """Files of the same output: by their name, those that are left in their order."""
    found: dict[int, FileRow] = {}
    left = list(older)
    for is_same_name in (True, False):
        for place, (output, file) in enumerate(newer):
            fitting = [o for o in left if o[0] == output and (not is_same_name or o[1].name == file.name)]
            if place not in found and fitting:
                found[place] = fitting[0][1]
                left.remove(fitting[0])
    pairs = [(output, file, found[place]) for place, (output, file) in enumerate(newer) if place in found]
    new = [file.name for place, (_, file) in enumerate(newer) if place not in found]
    return pairs, new, [file.name for _, file in left]
