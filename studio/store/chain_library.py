"""The chains of one's own: a folder of chain files in the home. A file is written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.domain.chain import Chain
from studio.domain.errors import DiskError, NotFoundError, RefusedError, SegueError
from studio.domain.ids import slug
from studio.durable import make_folders, write_whole
from studio.store.chain_files import CHAIN_FILES, load_chain, write_chain

FOLDER = "chains"


@dataclass(frozen=True, slots=True)
class OwnChain:
    """A chain of the library. ``key`` is how commands name it; ``problem`` says why it cannot be read."""

    key: str
    path: Path
    chain: Chain | None
    problem: str = ""


class ChainLibrary:
    """The chains of the home at a path."""

    def __init__(self, home: Path) -> None:
        self.folder = home / FOLDER

    def all(self) -> list[OwnChain]:
        """Every chain, by its key."""
        found = []
        for path in sorted(self.folder.glob("*.yaml")):
            try:
                found.append(OwnChain(path.stem, path, load_chain(path)))
            except SegueError as error:
                found.append(OwnChain(path.stem, path, None, error.message))
        return found

    def path_of(self, text: str) -> Path | None:
        """The file of a chain by its key or title; None where there is none of that name."""
        path = self.folder / f"{text}.yaml"
        if slug(text, fallback="") == text and path.is_file():
            return path
        named = self.folder / f"{slug(text, fallback='chain')}.yaml"
        return named if named.is_file() else None

    def load(self, text: str, *, language: str = "") -> Chain:
        """A chain by name or the path of a file: what ships (told in ``language``), then one's own, then a file.

        Raises NotFoundError, BadInputError.
        """
        own = None if text in CHAIN_FILES else self.path_of(text)
        return load_chain(own or text, language=language)

    def save(self, chain: Chain, *, is_replacing: bool = False) -> Path:
        """Keep a chain under its title. Raises RefusedError where one of that title is there, DiskError."""
        key = slug(chain.title, CHAIN_FILES, fallback="chain")
        path = self.folder / f"{key}.yaml"
        if path.exists() and not is_replacing:
            raise RefusedError(
                f"There is a chain “{chain.title}” already.",
                subject=chain.title,
                what_to_do="Give it another title, or replace the one that is there.",
                code="chain_exists",
            )
        write_chain_file(path, chain)
        return path

    def remove(self, text: str) -> Path:
        """Take a chain out. Raises NotFoundError for one that is not one's own, DiskError."""
        path = self.path_of(text)
        if path is None:
            names = ", ".join(own.key for own in self.all()) or "none yet"
            raise NotFoundError(
                f"There is no chain “{text}” of your own.", subject=text, what_to_do=f"Your own are: {names}."
            )
        try:
            path.unlink()
        except OSError as error:
            raise DiskError(
                f"“{path}” cannot be deleted: {error.strerror or error}.",
                subject=str(path),
                what_to_do="Close the program that has it open, or see to the folder's rights, then try again.",
            ) from error
        return path


def write_chain_file(path: Path, chain: Chain) -> None:
    """Write a chain as a file. Raises DiskError."""
    try:
        make_folders(path.parent)
        write_whole(path, write_chain(chain).encode())
    except OSError as error:
        raise DiskError(
            f"“{path}” cannot be written: {error.strerror or error}.",
            subject=str(path),
            what_to_do="Choose a folder in which you may write and that has room.",
        ) from error
