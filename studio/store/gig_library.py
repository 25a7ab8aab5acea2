"""The gigs of one's own: a folder of ``gig.json`` files in the home. A file is written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

from studio.domain.errors import BadInputError, DiskError, NotFoundError, RefusedError, SegueError
from studio.domain.gig import Gig, gig_from_json, gig_to_json
from studio.domain.ids import slug
from studio.durable import make_folders, write_whole

FOLDER = "gigs"
_BYTES_MOST = 1_000_000


def read_gig(path: Path) -> Gig:
    """A gig from a file. Raises NotFoundError, BadInputError."""
    try:
        with path.open("rb") as file:
            data = file.read(_BYTES_MOST)
        shape = json.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise NotFoundError(
            f"“{path.name}” cannot be read: {error.strerror or error}.", subject=str(path), what_to_do="Check its name."
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"“{path.name}” is no JSON.", subject=str(path), what_to_do="Choose a gig.json.") from error
    return gig_from_json(shape)


def write_gig(path: Path, gig: Gig) -> None:
    """Write a gig as ``gig.json``. Raises DiskError."""
    text = json.dumps(gig_to_json(gig), ensure_ascii=False, indent=2) + "\n"
    try:
        make_folders(path.parent)
        write_whole(path, text.encode())
    except OSError as error:
        raise DiskError(f"“{path.name}” cannot be written: {error.strerror or error}.", subject=str(path)) from error


class GigLibrary:
    """The gigs of the home at a path, by the slugs of their titles."""

    def __init__(self, home: Path) -> None:
        self.folder = home / FOLDER

    def all(self) -> list[tuple[str, Gig]]:
        """Every gig that can be read, by its key."""
        found = []
        for path in sorted(self.folder.glob("*.json")):
            try:
                found.append((path.stem, read_gig(path)))
            except SegueError:  # damaged or of a later program: its file stays where it is
                continue
        return found

    def load(self, text: str) -> Gig:
        """A gig by its key or title, else from the file of that path. Raises NotFoundError, BadInputError."""
        path = self._path(text)
        return read_gig(path if path.is_file() else Path(text).expanduser())

    def save(self, gig: Gig, *, is_replacing: bool = False) -> str:
        """Keep a gig under its title; its key. Raises RefusedError where one is there, DiskError."""
        path = self._path(gig.title)
        if path.exists() and not is_replacing:
            raise RefusedError(
                f"There is a gig “{gig.title}” already.",
                subject=gig.title,
                what_to_do="Give it another title, or replace the one that is there.",
                code="gig_exists",
            )
        write_gig(path, gig)
        return path.stem

    def remove(self, text: str) -> None:
        """Take a gig out. Raises NotFoundError."""
        try:
            self._path(text).unlink()
        except OSError as error:
            names = ", ".join(key for key, _ in self.all()) or "none yet"
            raise NotFoundError(
                f"There is no gig “{text}” of your own.", subject=text, what_to_do=f"Your own are: {names}."
            ) from error

    def _path(self, text: str) -> Path:
        return self.folder / f"{slug(text, fallback='gig')}.json"
