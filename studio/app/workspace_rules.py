"""Which folders may become the workspace: each refusal says why and what to do. Changes nothing but to try whether one can write."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from studio.app.workspace_files import is_as_good_as_empty
from studio.crash_points import crash_point
from studio.depot.opening import is_memory
from studio.domain.errors import BadInputError, DiskError, RefusedError
from studio.durable import temporary_name
from studio.store.places import former_places, next_place
from studio.store.productions import productions
from studio.store.workspace_place import ARRIVING_NAME, copy_to_clear, owner_of

if TYPE_CHECKING:
    from studio.store.home import Home

_NEW_NAME = "Segue"


def chosen_folder(text: str) -> Path:
    """The folder that a person named. Raises BadInputError."""
    if not text.strip():
        raise BadInputError("No folder is named.", what_to_do="Name the folder in which your files are to lie.")
    return Path(text.strip()).expanduser().absolute()


def require_fit(home: Home, target: Path) -> None:
    """Raises RefusedError, BadInputError, DiskError where ``target`` cannot be a new workspace of this home."""
    if target.exists() and not target.is_dir():
        raise BadInputError(
            "This is a file, not a folder.", subject=str(target), what_to_do="Name a new or empty folder."
        )
    if not target.parent.is_dir():
        raise BadInputError(
            "The folder in which it would lie is not there.",
            subject=str(target.parent),
            what_to_do="Connect its disk or make it, then try again; only the last folder of a path is made here.",
        )
    refuse_nested(home, target)
    _refuse_taken(home, target)
    _require_writable(target)


def refuse_nested(home: Home, target: Path) -> None:
    """Raises RefusedError where one of these would lie in another: the workspace now, the home, a shared folder."""
    here, there = home.workspace.resolve(), target.resolve()
    if _is_same(here, there):
        raise RefusedError("Your files lie there already.", subject=str(target), what_to_do="Nothing has to be done.")
    if _are_nested(here, there):
        raise RefusedError(
            "This folder and the one in which your files lie now would lie in one another.",
            subject=str(target),
            what_to_do="Choose a folder beside it.",
        )
    own = home.path.resolve()
    if (
        _is_below(own, here)
        or (_is_below(there, own) and there != (own / "workspace").resolve())
        or _is_below(own, there)
    ):
        raise RefusedError(
            "The home with your identity and database would lie in it, or it in the home.",
            subject=str(home.path),
            what_to_do="Choose a folder elsewhere: the home belongs into no folder that is moved or synchronised.",
        )
    with home.read() as connection:
        for known in productions(connection):
            others = [next_place(connection, known.prj), *former_places(connection, known.prj)]
            for url in (known.depot_url, *(place.url for place in others if place is not None)):
                if url and "://" not in url and not is_memory(url):
                    _refuse_shared(here, there, Path(url), known.title)


def _refuse_shared(here: Path, there: Path, depot: Path, title: str) -> None:
    shared = depot.resolve()
    if _is_below(shared, here):
        raise RefusedError(
            f"The shared folder of “{title}” lies in the folder with your files.",
            subject=str(depot),
            what_to_do="Move the production to another shared folder first (`segue depot move PRODUCTION DIR`).",
            code="workspace_shared",
        )
    if _are_nested(shared, there):
        raise RefusedError(
            f"This folder and the shared folder of “{title}” would lie in one another.",
            subject=str(there),
            what_to_do="Choose a folder beside it.",
        )


def _are_nested(one: Path, other: Path) -> bool:
    return _is_below(one, other) or _is_below(other, one)


def _refuse_taken(home: Home, target: Path) -> None:
    owner = owner_of(target)
    if is_arriving(home, target):
        return
    if owner in (home.id, ""):
        raise RefusedError(
            "This folder holds your files already, from an earlier time or moved by hand.",
            subject=str(target),
            what_to_do="Go over to it as it is (`segue workspace use DIR`), or choose an empty folder.",
            code="workspace_known",
        )
    if owner is not None:
        raise RefusedError(
            "This folder holds the files of another person or another installation of Segue.",
            subject=str(target),
            what_to_do="Choose a folder of your own.",
            code="workspace_foreign",
        )
    if target.is_dir() and not is_as_good_as_empty(target):
        raise RefusedError(
            "Something lies in this folder already; your files would be mixed with it.",
            subject=str(target),
            what_to_do=f"Name a new folder in it: “{target / _NEW_NAME}”.",
            code="workspace_not_empty",
        )


def is_arriving(home: Home, target: Path) -> bool:
    """Whether an earlier move of this home was broken off while it copied to there."""
    with home.read() as connection:
        if copy_to_clear(connection) != target:
            return False
    try:
        return (target / ARRIVING_NAME).read_text("utf-8").strip() == home.id
    except (OSError, UnicodeDecodeError):
        return False


def _require_writable(target: Path) -> None:
    """Try it: what a disk allows shows only then."""
    trial = (target if target.is_dir() else target.parent) / temporary_name()
    try:
        crash_point("workspace.trial")
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError as error:
        with suppress(OSError):
            trial.unlink(missing_ok=True)
        raise DiskError(
            f"Nothing can be written there: {error.strerror}.",
            subject=str(target),
            what_to_do="Choose a folder that belongs to you, on a disk that is not write-protected.",
        ) from error


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _is_below(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or below it, also where its names are written otherwise."""
    return any(_is_same(part, folder) for part in (path, *path.parents))
