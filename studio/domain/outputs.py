"""Which output of a stage a file belongs to, judged by where it lies, what it is called and of what kind it is."""

from __future__ import annotations

from collections.abc import Sequence

from studio.domain.production import Port

_SUFFIXES = {
    "audio": (".wav", ".flac", ".aif", ".aiff", ".aifc", ".w64", ".rf64", ".caf", ".mp3", ".m4a", ".ogg", ".opus"),
    "midi": (".mid", ".midi"),
    "text": (".txt", ".md", ".vtt", ".srt"),
    "doc": (".pdf", ".docx", ".html"),
    "image": (".png", ".jpg", ".jpeg", ".svg", ".tif", ".tiff", ".eps"),
    "video": (".mp4", ".mov", ".mxf", ".mkv"),
    "archive": (".zip",),
    "data": (".json", ".csv", ".xml", ".otio", ".edl", ".cube"),
}
"""What files of each kind of port are usually called."""


def output_of(outputs: Sequence[Port], folder_name: str, name: str) -> str:
    """The output's name: by the folder, because there is only one, by the file's name, by its kind; else ""."""
    names = [port.name for port in outputs]
    if folder_name in names or len(names) == 1:
        return folder_name if folder_name in names else names[0]
    stem, _, suffix = name.casefold().rpartition(".")
    stem = stem.replace(" ", "_").replace("-", "_")
    fitting = [one for one in names if one.casefold() in stem]
    if fitting:
        return max(fitting, key=len)
    kinds = [port.name for port in outputs if f".{suffix}" in _SUFFIXES.get(port.type.partition(".")[0], ())]
    return kinds[0] if len(kinds) == 1 else ""
