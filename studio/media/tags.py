"""Tags of sound files, written and read back by mutagen: ID3 in WAV and MP3, Vorbis comments in FLAC and Opus, MP4's own.

The same fields everywhere. Credits are kept as people with their roles (ID3: involved people; elsewhere a CREDITS line each).
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.domain.errors import BadInputError
from studio.media import libraries

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_FREE = "----:com.apple.iTunes:"
_TEXTS = {"title": "TIT2", "artist": "TPE1", "album": "TALB", "isrc": "TSRC"}
_COMMENTS = {"title": "title", "artist": "artist", "album": "album", "isrc": "isrc", "lyrics": "lyrics"}
_ATOMS = {"title": "\xa9nam", "artist": "\xa9ART", "album": "\xa9alb", "lyrics": "\xa9lyr"}
Credits = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file says of itself; what is empty is not written. ``year`` 0: not said. ``cover`` is a JPEG or PNG,
    ``credits`` are names with what they did.
    """

    title: str = ""
    artist: str = ""
    album: str = ""
    isrc: str = ""
    year: int = 0
    credits: Credits = ()
    lyrics: str = ""
    cover: bytes = b""


def write_tags(path: Path, tags: Tags) -> None:
    """Write tags into a WAV, MP3, FLAC, M4A or Opus file, in place of those that were there.

    Raises BadInputError for a cover that is neither JPEG nor PNG, or another kind of file.
    """
    if tags.cover and not tags.cover.startswith((_JPEG, _PNG)):
        raise BadInputError(
            "The cover is neither a JPEG nor a PNG picture.",
            subject=path.name,
            what_to_do="Deliver it as one of those.",
        )
    _by_suffix(path)[0](path, tags)


def read_tags(path: Path) -> Tags:
    """The tags of a file as ``write_tags`` writes them."""
    tags: Tags = _by_suffix(path)[1](path)
    return tags


def _by_suffix(path: Path) -> tuple[Any, Any]:
    found = {
        ".wav": (_write_id3, _read_id3),
        ".mp3": (_write_id3, _read_id3),
        ".flac": (_write_vorbis, _read_vorbis),
        ".opus": (_write_vorbis, _read_vorbis),
        ".m4a": (_write_mp4, _read_mp4),
    }.get(path.suffix.lower())
    if found is None:
        raise BadInputError(f"Files like “{path.suffix}” carry no tags here.", subject=path.name)
    return found


def _mime(cover: bytes) -> str:
    return "image/png" if cover.startswith(_PNG) else "image/jpeg"


def _lines(named: Credits) -> list[str]:
    return [f"{name}: {'; '.join(roles)}" for name, roles in named]


def _credits(lines: list[str]) -> Credits:
    parts = [line.rpartition(": ") for line in lines]
    return tuple((name, tuple(roles.split("; "))) for name, _, roles in parts)


# --- ID3 --------------------------------------------------------------------------------------------------------------


def _id3_file(path: Path) -> Any:
    mutagen = libraries.mutagen()
    file = mutagen.wave.WAVE(path) if path.suffix.lower() == ".wav" else mutagen.mp3.MP3(path)
    if file.tags is None:
        file.add_tags()
    return file


def _write_id3(path: Path, tags: Tags) -> None:
    id3 = libraries.mutagen().id3
    file = _id3_file(path)
    file.tags.clear()
    for name, frame in _TEXTS.items():
        if getattr(tags, name):
            file.tags.add(getattr(id3, frame)(encoding=3, text=[getattr(tags, name)]))
    if tags.year:
        file.tags.add(id3.TDRC(encoding=3, text=[str(tags.year)]))
    if tags.credits:
        people = [[role, name] for name, roles in tags.credits for role in roles]
        file.tags.add(id3.TIPL(encoding=3, people=people))
        file.tags.add(id3.TXXX(encoding=3, desc="CREDITS", text=_lines(tags.credits)))
    if tags.lyrics:
        file.tags.add(id3.USLT(encoding=3, lang="und", desc="", text=tags.lyrics))
    if tags.cover:
        file.tags.add(id3.APIC(encoding=3, mime=_mime(tags.cover), type=3, desc="", data=tags.cover))
    file.save()


def _read_id3(path: Path) -> Tags:
    tags = _id3_file(path).tags
    texts = {name: str(tags[frame].text[0]) for name, frame in _TEXTS.items() if frame in tags}
    lyrics, covers = tags.getall("USLT"), tags.getall("APIC")
    return Tags(
        **texts,
        year=int(str(tags["TDRC"].text[0])) if "TDRC" in tags else 0,
        credits=_credits(list(tags["TXXX:CREDITS"].text)) if "TXXX:CREDITS" in tags else (),
        lyrics=str(lyrics[0].text) if lyrics else "",
        cover=bytes(covers[0].data) if covers else b"",
    )


# --- Vorbis comments --------------------------------------------------------------------------------------------------


def _vorbis_file(path: Path) -> Any:
    mutagen = libraries.mutagen()
    return mutagen.flac.FLAC(path) if path.suffix.lower() == ".flac" else mutagen.oggopus.OggOpus(path)


def _write_vorbis(path: Path, tags: Tags) -> None:
    file = _vorbis_file(path)
    if file.tags is None:
        file.add_tags()
    file.tags.clear()
    for name, comment in _COMMENTS.items():
        if getattr(tags, name):
            file[comment] = [getattr(tags, name)]
    if tags.year:
        file["date"] = [str(tags.year)]
    if tags.credits:
        file["credits"] = _lines(tags.credits)
    if path.suffix.lower() == ".flac":
        file.clear_pictures()
    if tags.cover:
        picture = libraries.mutagen().flac.Picture()
        picture.type, picture.mime, picture.data = 3, _mime(tags.cover), tags.cover
        if path.suffix.lower() == ".flac":
            file.add_picture(picture)
        else:
            file["metadata_block_picture"] = [base64.b64encode(picture.write()).decode("ascii")]
    file.save()


def _read_vorbis(path: Path) -> Tags:
    file = _vorbis_file(path)
    said = file.tags or {}
    texts = {name: str(said[comment][0]) for name, comment in _COMMENTS.items() if comment in said}
    cover = b""
    if path.suffix.lower() == ".flac":
        cover = file.pictures[0].data if file.pictures else b""
    elif "metadata_block_picture" in said:
        picture = libraries.mutagen().flac.Picture(base64.b64decode(said["metadata_block_picture"][0]))
        cover = picture.data
    year = int(said["date"][0]) if "date" in said else 0
    return Tags(**texts, year=year, credits=_credits(list(said.get("credits", []))), cover=bytes(cover))


# --- MP4 --------------------------------------------------------------------------------------------------------------


def _write_mp4(path: Path, tags: Tags) -> None:
    mp4 = libraries.mutagen().mp4
    file = mp4.MP4(path)
    if file.tags is None:
        file.add_tags()
    file.tags.clear()
    for name, atom in _ATOMS.items():
        if getattr(tags, name):
            file.tags[atom] = [getattr(tags, name)]
    if tags.year:
        file.tags["\xa9day"] = [str(tags.year)]
    if tags.isrc:
        file.tags[f"{_FREE}ISRC"] = [mp4.MP4FreeForm(tags.isrc.encode())]
    if tags.credits:
        file.tags[f"{_FREE}CREDITS"] = [mp4.MP4FreeForm(line.encode()) for line in _lines(tags.credits)]
    if tags.cover:
        form = mp4.MP4Cover.FORMAT_PNG if tags.cover.startswith(_PNG) else mp4.MP4Cover.FORMAT_JPEG
        file.tags["covr"] = [mp4.MP4Cover(tags.cover, imageformat=form)]
    file.save()


def _read_mp4(path: Path) -> Tags:
    said = libraries.mutagen().mp4.MP4(path).tags or {}
    texts = {name: str(said[atom][0]) for name, atom in _ATOMS.items() if atom in said}
    isrc, named = said.get(f"{_FREE}ISRC", []), said.get(f"{_FREE}CREDITS", [])
    return Tags(
        **texts,
        isrc=bytes(isrc[0]).decode() if isrc else "",
        year=int(said["\xa9day"][0]) if "\xa9day" in said else 0,
        credits=_credits([bytes(line).decode() for line in named]),
        cover=bytes(said["covr"][0]) if "covr" in said else b"",
    )
