"""Opens any audio file as a stream of blocks: own reader for PCM waves, libsndfile, then PyAV.

Blocks are float64, frames x channels, full scale 1.0. Integer samples up to 32 bit come through exactly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from studio.domain.errors import BadInputError
from studio.media import libraries
from studio.media.sniff import Kind, Sniffed, head_of, sniff
from studio.media.wav_header import is_wav, read_wav_header

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOSSLESS_CODECS = frozenset({"pcm", "flac", "alac", "wavpack", "ape", "tta"})
_UNKNOWN_FRAMES = 1 << 62
_BETTER_BY_AV = frozenset({"m4a", "adts", "mp3"})  # libsndfile guesses the length of an MP3 without a Xing header
_OPUS_AT = 28
"""Where the first packet of an Ogg file begins."""


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a stream of samples is.

    ``subtype`` is libsndfile's name where there is one. ``bit_depth`` is 0 for coded (lossy) audio. ``frames`` is None
    when only decoding can tell; ``frames_promised`` what the header says. ``streams`` counts audio streams.
    """

    container: str
    codec: str
    subtype: str
    sample_rate_hz: int
    bit_depth: int
    channels: int
    frames: int | None
    frames_promised: int | None = None
    is_float: bool = False
    faults: tuple[str, ...] = field(default=())
    streams: int = 1
    has_video: bool = False

    @property
    def is_lossless(self) -> bool:
        """Whether the samples are what the maker's program wrote."""
        return self.codec in LOSSLESS_CODECS


class AudioSource(Protocol):
    """A stream of samples that can be read in blocks and repositioned."""

    info: SourceInfo

    def read(self, frames: int) -> NDArray[np.float64]:
        """The next block, frames x channels; shorter at the end, empty after it.

        Raises:
            BadInputError: the file is damaged here.
        """

    def seek(self, frame: int) -> None:
        """Go on reading at this frame."""

    def close(self) -> None:
        """Let go of the file."""

    def __enter__(self) -> Self:
        """For ``with``."""

    def __exit__(self, *_: object) -> None:
        """Close."""


def not_audio(path: Path, sniffed: Sniffed) -> BadInputError:
    """The error for a file that holds no audio; names what it is instead."""
    what_to_do = {
        Kind.ARCHIVE: "Unpack it and use the audio files in it.",
        Kind.TEXT: "Export the audio again, or download it anew: this is only text.",
    }.get(sniffed.kind, "Choose an audio file instead, for example a WAV or FLAC export.")
    words = "The file is empty (0 bytes)." if sniffed.container == "empty" else f"This is {sniffed.words}, not audio."
    return BadInputError(words, subject=str(path), what_to_do=what_to_do, code="not_audio")


def damaged(path: Path, reason: str) -> BadInputError:
    """The error for audio that cannot be decoded."""
    what_to_do = "Export it again and check that it plays to the end."
    message = f"The file cannot be decoded: {reason.rstrip('.')}."
    return BadInputError(message, subject=str(path), what_to_do=what_to_do, code="damaged")


def open_source(path: Path, *, is_read_through: bool = False) -> AudioSource:
    """The samples of any audio file; of the first audio stream where there are several.

    A file that ``is_read_through``, once and in order, need not say beforehand how many frames it has. Opus is decoded by
    libavcodec then, in a third of the time.

    Raises:
        BadInputError: it is not audio, or damaged beyond reading.
    """
    try:
        head = head_of(path)
        if is_wav(head):
            header = read_wav_header(path)
            if header.is_pcm:
                from studio.media.pcm_source import PcmSource

                return PcmSource(path, header)
    except OSError as error:
        what_to_do = "Check that the file is there and may be read."
        message = f"The file cannot be opened: {error.strerror or error}."
        raise BadInputError(message, subject=str(path), what_to_do=what_to_do, code="unreadable") from error
    sniffed = sniff(head)
    if sniffed.kind not in (Kind.AUDIO, Kind.VIDEO, Kind.UNKNOWN) or sniffed.container in ("empty", "macos_side_file"):
        raise not_audio(path, sniffed)
    return _open_coded(path, sniffed, is_av_better=is_read_through and head[_OPUS_AT:].startswith(b"OpusHead"))


def _open_coded(path: Path, sniffed: Sniffed, *, is_av_better: bool) -> AudioSource:
    """By libsndfile, by PyAV where that fails or is better."""
    soundfile = libraries.soundfile()
    if sniffed.kind is not Kind.VIDEO and sniffed.container not in _BETTER_BY_AV and not is_av_better:
        try:
            source = SoundFileSource(path, soundfile.SoundFile(path))
        except (soundfile.LibsndfileError, OSError, TypeError, RuntimeError):
            pass  # PyAV reads more; its answer is the one to report
        else:
            if source.info.frames is not None:
                return source
            source.close()  # libsndfile cannot read FLAC without a stated length in blocks
    from studio.media.av_source import AvSource

    return AvSource(path, sniffed)


_SNDFILE_CODECS: dict[str, str] = {"VORBIS": "vorbis", "OPUS": "opus", "MPEG_LAYER_III": "mp3", "ULAW": "ulaw"}
_DEPTHS: dict[str, int] = {"PCM_S8": 8, "PCM_U8": 8, "PCM_16": 16, "PCM_24": 24, "PCM_32": 32, "FLOAT": 32}
_DEPTHS |= {"DOUBLE": 64, "ALAC_16": 16, "ALAC_20": 20, "ALAC_24": 24, "ALAC_32": 32}


def _sndfile_info(file: Any) -> SourceInfo:
    subtype, container = str(file.subtype), str(file.format)
    is_plain = subtype.startswith("PCM_") or subtype in ("FLOAT", "DOUBLE")
    codec = "pcm" if is_plain else _SNDFILE_CODECS.get(subtype, subtype.lower())
    if container == "FLAC" or (container == "OGG" and is_plain):
        codec = "flac"
    if subtype.startswith("ALAC"):
        codec = "alac"
    frames = int(file.frames)
    known = frames if 0 <= frames < _UNKNOWN_FRAMES else None
    return SourceInfo(
        container=container,
        codec=codec,
        subtype=subtype,
        sample_rate_hz=int(file.samplerate),
        bit_depth=_DEPTHS.get(subtype, 0),
        channels=int(file.channels),
        frames=known,
        frames_promised=known,
        is_float=subtype in ("FLOAT", "DOUBLE"),
    )


class SoundFileSource:
    """Audio read by libsndfile."""

    def __init__(self, path: Path, file: Any) -> None:
        self._path = path
        self._file = file
        self.info = _sndfile_info(file)

    def read(self, frames: int) -> NDArray[np.float64]:
        """The next block, frames x channels."""
        try:
            block: NDArray[np.float64] = self._file.read(frames, dtype="float64", always_2d=True)
        except RuntimeError as error:
            raise damaged(self._path, str(error).rsplit(":", 1)[-1].strip()) from error
        return block

    def seek(self, frame: int) -> None:
        """Go on reading at this frame."""
        try:
            self._file.seek(frame)
        except RuntimeError as error:
            raise damaged(self._path, "there is no such position") from error

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
