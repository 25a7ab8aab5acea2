"""Review notes to and from files: which format a name or the bytes mean, and who reads and writes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from studio.domain.errors import BadInputError, DiskError
from studio.domain.markers import Marker, bad_marker_file

NOTE_FORMATS = ("audacity", "reaper", "csv", "wav", "dawproject")
_BY_SUFFIX = {".txt": "audacity", ".csv": "csv", ".wav": "wav", ".wave": "wav", ".dawproject": "dawproject"}
_MOST_BYTES = 100_000_000


def note_format(out: Path, told: str = "") -> str:
    """The format that is told, else what the name ends in.

    Raises BadInputError for an ending that says nothing.
    """
    found = told or _BY_SUFFIX.get(out.suffix.lower(), "")
    if found not in NOTE_FORMATS:
        raise BadInputError(
            f"“{out.name}” does not say what the notes are to be written as.",
            subject=str(out),
            what_to_do=f"Let it end in .txt, .csv, .wav or .dawproject, or name one of {', '.join(NOTE_FORMATS)}.",
        )
    return found


def write_note_file(
    markers: Sequence[Marker], out: Path, told: str = "", *, audio: str = "", title: str = "", tempo_bpm: float = 0.0
) -> str:
    """Write notes; ``audio`` is the take's file, which a wave file with cues is a copy of. Returns the format.

    Raises:
        BadInputError: there are no notes, the format is not known, or the audio cannot carry them.
        DiskError: it cannot be written.
    """
    found = note_format(out, told)
    if not markers:
        raise BadInputError(
            "There are no notes to write.", subject=title or str(out), what_to_do="Choose another take."
        )
    if found == "wav":
        _write_wave(markers, out, audio)
        return found
    from studio.durable import write_whole

    data = _bytes_of(markers, found, title, tempo_bpm)
    try:
        write_whole(out, data)
    except OSError as error:
        raise DiskError(f"The notes cannot be written: {error.strerror or error}.", subject=str(out)) from error
    return found


def _bytes_of(markers: Sequence[Marker], found: str, title: str, tempo_bpm: float) -> bytes:
    from studio.papers import marker_project, marker_text

    if found == "dawproject":
        return marker_project.dawproject_of(markers, title, tempo_bpm)
    if found == "reaper":
        return marker_text.reaper_table(markers).encode()
    if found == "csv":
        return b"\xef\xbb\xbf" + marker_text.notes_table(markers).encode()  # spreadsheets ask for the mark
    return marker_text.audacity_labels(markers).encode()


def _write_wave(markers: Sequence[Marker], out: Path, audio: str) -> None:
    """The take as a wave with cues; one that is no wave is made one first."""
    from studio.media.cue_chunks import write_with_cues
    from studio.media.encode import encode
    from studio.media.sniff import head_of
    from studio.media.wav_header import is_wav

    path = Path(audio)
    if not audio or not path.is_file():
        raise BadInputError(
            "The file of this take is not on this machine, so no copy of it can carry the notes.",
            subject=str(out),
            what_to_do="Synchronise first, or save the notes as labels or a table.",
        )
    if out.exists() and out.samefile(path):
        raise BadInputError(
            "This is the take itself, which nothing changes.",
            subject=str(out),
            what_to_do="Choose another name for the copy with notes.",
        )
    if is_wav(head_of(path)):
        write_with_cues(path, markers, out)
        return
    with TemporaryDirectory() as folder:
        write_with_cues(encode(path, Path(folder) / "take.wav", "wav"), markers, out)


def read_note_file(path: Path) -> tuple[Marker, ...]:
    """The notes in a file of any format that can be written, and in what a listening page gives back.

    Raises BadInputError: there is no such file, or it holds no notes.
    """
    try:
        with path.open("rb") as file:
            head = file.read(16)
            if head[:4] in (b"RIFF", b"RF64", b"BW64"):
                from studio.media.cue_chunks import read_cues

                return read_cues(path)
            data = head + file.read(_MOST_BYTES)
    except OSError as error:
        raise bad_marker_file(
            path.name, f"it cannot be opened ({error.strerror or error}).", "Check the path and try again."
        ) from error
    return read_notes(data, path.name)


def read_notes(data: bytes, name: str) -> tuple[Marker, ...]:
    """The notes in bytes, or in a pasted line.

    Raises BadInputError: they hold no notes.
    """
    from studio.papers.marker_project import read_dawproject
    from studio.papers.marker_text import read_marker_text
    from studio.papers.reviewer_notes import is_reviewer_notes, read_reviewer_notes

    if is_reviewer_notes(data):
        return read_reviewer_notes(data, name).markers
    if data[:4] == b"PK\x03\x04":
        return read_dawproject(data, name)
    return read_marker_text(data, name)


def spoken_note(marker: Marker, me: str) -> str:
    """The words of a note from somebody else begin with their name: a note in the log has one author, who signs it."""
    is_mine = not marker.author or marker.author.casefold() == me.casefold()
    return marker.text if is_mine or marker.text.startswith(f"{marker.author}: ") else f"{marker.author}: {marker.text}"
