"""People to and from files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.domain.errors import BadInputError, NotFoundError
from studio.papers.roster_file import read_people, write_people

if TYPE_CHECKING:
    from studio.actions.roster_commands import ExportPeople, ImportPeople
    from studio.app.carrying_out import Desk


def take_in(desk: Desk, command: ImportPeople) -> dict[str, Any]:
    """Read a file and keep its people. Raises BadInputError, NotFoundError; nothing is changed then."""
    from studio.actions.keeping_people import take_people_in

    path = Path(command.path).expanduser()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFoundError(
            f"“{path.name}” cannot be read: {error.strerror or error}.",
            subject=str(path),
            what_to_do="Name a vCard or CSV file that is there.",
        ) from error
    people = read_people(data, path.name)
    with desk.home.work() as work:
        result = take_people_in(work, people)
    desk.tell("roster")
    return result


def write(desk: Desk, command: ExportPeople) -> dict[str, Any]:
    """Write everybody. Result: ``{path, people}``. Raises BadInputError, DiskError."""
    from studio.app.plan_files import write_file
    from studio.store.roster import roster

    path = Path(command.path).expanduser()
    if path.suffix.lower() != ".csv":
        raise BadInputError(
            f"“{path.name}” does not end in .csv.", subject=str(path), what_to_do="Name a file that ends in .csv."
        )
    with desk.home.read() as connection:
        entries = roster(connection)
    write_file(path, write_people(entries).encode("utf-8-sig"))
    return {"path": str(path), "people": len(entries)}


def keep(desk: Desk, command: Any) -> dict[str, Any]:
    """Keep, change or forget somebody."""
    from studio.actions import keeping_people
    from studio.actions.roster_commands import KeepPerson

    with desk.home.work() as work:
        if isinstance(command, KeepPerson):
            result = keeping_people.keep_person(work, command)
        else:
            result = keeping_people.forget_person(work, command)
    desk.tell("roster")
    return result
