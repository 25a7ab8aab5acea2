"""Tells from the first bytes what a file is. Never looks at the name and never decodes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

HEAD_BYTES = 4096


class Kind(StrEnum):
    """What sort of thing a file is."""

    AUDIO = "audio"
    VIDEO = "video"
    IMAGE = "image"
    MIDI = "midi"
    DOCUMENT = "document"
    ARCHIVE = "archive"
    TEXT = "text"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """``container`` is a short name (``wav``, ``zip``, ``empty`` ...), ``words`` names the thing to a person."""

    kind: Kind
    container: str
    words: str


EMPTY = Sniffed(Kind.UNKNOWN, "empty", "an empty file")
_UNKNOWN = Sniffed(Kind.UNKNOWN, "", "a file of an unknown kind")
_MAC_SIDE_FILE = Sniffed(Kind.UNKNOWN, "macos_side_file", "a macOS side file")

_MAGICS: tuple[tuple[int, bytes, Sniffed], ...] = (
    (0, b"fLaC", Sniffed(Kind.AUDIO, "flac", "a FLAC file")),
    (0, b".snd", Sniffed(Kind.AUDIO, "au", "an AU file")),
    (0, b"caff", Sniffed(Kind.AUDIO, "caf", "a CAF file")),
    (0, b"wvpk", Sniffed(Kind.AUDIO, "wavpack", "a WavPack file")),
    (0, b"riff\x2e\x91\xcf\x11", Sniffed(Kind.AUDIO, "w64", "a Wave64 file")),
    (0, b"MAC ", Sniffed(Kind.AUDIO, "ape", "a Monkey's Audio file")),
    (0, b"MThd", Sniffed(Kind.MIDI, "midi", "a MIDI file")),
    (0, b"\x89PNG\r\n\x1a\n", Sniffed(Kind.IMAGE, "png", "a PNG picture")),
    (0, b"\xff\xd8\xff", Sniffed(Kind.IMAGE, "jpeg", "a JPEG picture")),
    (0, b"GIF8", Sniffed(Kind.IMAGE, "gif", "a GIF picture")),
    (0, b"8BPS", Sniffed(Kind.IMAGE, "psd", "a Photoshop picture")),
    (0, b"II*\0", Sniffed(Kind.IMAGE, "tiff", "a TIFF picture")),
    (0, b"MM\0*", Sniffed(Kind.IMAGE, "tiff", "a TIFF picture")),
    (0, b"BM", Sniffed(Kind.IMAGE, "bmp", "a BMP picture")),
    (0, b"%PDF-", Sniffed(Kind.DOCUMENT, "pdf", "a PDF document")),
    (0, b"%!PS", Sniffed(Kind.DOCUMENT, "postscript", "a PostScript document")),
    (0, b"{\\rtf", Sniffed(Kind.DOCUMENT, "rtf", "an RTF document")),
    (0, b"\xd0\xcf\x11\xe0", Sniffed(Kind.DOCUMENT, "ole", "an Office document")),
    (0, b"PK\x03\x04", Sniffed(Kind.ARCHIVE, "zip", "a zip archive")),
    (0, b"PK\x05\x06", Sniffed(Kind.ARCHIVE, "zip", "an empty zip archive")),
    (0, b"7z\xbc\xaf\x27\x1c", Sniffed(Kind.ARCHIVE, "7z", "a 7-Zip archive")),
    (0, b"Rar!", Sniffed(Kind.ARCHIVE, "rar", "a RAR archive")),
    (0, b"\x1f\x8b", Sniffed(Kind.ARCHIVE, "gzip", "a gzip archive")),
    (0, b"BZh", Sniffed(Kind.ARCHIVE, "bzip2", "a bzip2 archive")),
    (0, b"\xfd7zXZ\0", Sniffed(Kind.ARCHIVE, "xz", "an xz archive")),
    (257, b"ustar", Sniffed(Kind.ARCHIVE, "tar", "a tar archive")),
    (0, b"\x00\x05\x16\x07", _MAC_SIDE_FILE),
    (0, b"\x00\x05\x16\x00", _MAC_SIDE_FILE),
    (0, b"\x00\x00\x00\x01Bud1", _MAC_SIDE_FILE),
    (0, b"\x1a\x45\xdf\xa3", Sniffed(Kind.VIDEO, "matroska", "a Matroska or WebM file")),
    (0, b"\x00\x00\x01\xba", Sniffed(Kind.VIDEO, "mpeg", "an MPEG video")),
)
_MP4 = Sniffed(Kind.VIDEO, "mp4", "an MP4 file")
_MP3 = Sniffed(Kind.AUDIO, "mp3", "an MP3 file")


def head_of(path: Path) -> bytes:
    """The first bytes of a file, enough for ``sniff``."""
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def sniff(head: bytes) -> Sniffed:
    """What these first bytes begin. MP4 and Matroska count as video until their streams are known."""
    if not head:
        return EMPTY
    for offset, magic, found in _MAGICS:
        if head[offset : offset + len(magic)] == magic:
            return found
    return _iff(head) or _stream(head) or _text(head) or _UNKNOWN


def _iff(head: bytes) -> Sniffed | None:
    form = head[8:12]
    if head[:4] in (b"RIFF", b"RF64", b"BW64"):
        forms = {b"WAVE": ("wav", Kind.AUDIO, "a WAV file"), b"AVI ": ("avi", Kind.VIDEO, "an AVI video")}
        forms |= {b"WEBP": ("webp", Kind.IMAGE, "a WebP picture")}
        container, kind, words = forms.get(form, ("wav", Kind.AUDIO, "the beginning of a WAV file"))
        return Sniffed(kind, container, words)
    if head[:4] == b"FORM" and form in (b"AIFF", b"AIFC"):
        return Sniffed(Kind.AUDIO, form.decode().lower(), f"an {form.decode()} file")
    if head[4:8] == b"ftyp":
        return Sniffed(Kind.AUDIO, "m4a", "an M4A file") if form == b"M4A " else _MP4
    if head[4:8] in (b"moov", b"mdat", b"wide", b"free"):
        return Sniffed(Kind.VIDEO, "mov", "a QuickTime file")
    return None


def _stream(head: bytes) -> Sniffed | None:
    if head[:4] == b"OggS":
        return Sniffed(Kind.AUDIO, "ogg", "an Ogg file")
    if head[:3] == b"ID3" and len(head) < 10:
        return _MP3
    if head[:3] == b"ID3":
        size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        return sniff(head[10 + size :]) if head[10 + size : 14 + size] == b"fLaC" else _MP3
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return Sniffed(Kind.AUDIO, "adts", "a raw AAC file")
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] & 0x06:
        return _MP3
    return None


def _text(head: bytes) -> Sniffed | None:
    sample = head.removeprefix(b"\xef\xbb\xbf")
    try:
        text = sample.decode("utf-8", errors="strict" if len(head) < HEAD_BYTES else "ignore")
    except UnicodeDecodeError:
        return None
    odd = sum(not char.isprintable() and char not in "\t\r\n\f\x1b" for char in text)
    if "\0" in text or odd * 50 > len(text):
        return None
    start = text.lstrip()[:200].lower()
    return next((found for words, found in _TEXTS if any(word in start for word in words)), _PLAIN_TEXT)


_PLAIN_TEXT = Sniffed(Kind.TEXT, "text", "a text file")
_TEXTS: tuple[tuple[tuple[str, ...], Sniffed], ...] = (
    (("<!doctype html", "<html"), Sniffed(Kind.TEXT, "html", "a web page")),
    (("<svg",), Sniffed(Kind.IMAGE, "svg", "an SVG picture")),
    (("<?xml",), Sniffed(Kind.TEXT, "xml", "an XML file")),
    (("webvtt",), Sniffed(Kind.TEXT, "webvtt", "a subtitle file")),
)
