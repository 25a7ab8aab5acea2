"""The listening page: a take as one folder that any browser opens, without the program and without a network.

``index.html`` holds waveform, notes and the player, ``audio`` the sound as Opus and, unless it is a preview, as FLAC. The
folder appears whole or not at all. What a reviewer sends back is read by ``note_files``.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio import assets_dir
from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, DiskError, NotFoundError
from studio.domain.markers import Marker

if TYPE_CHECKING:
    from studio.queries.rows import StageDetail

_DATA = '{"files":[],"notes":[]}'
_MOST_BUCKETS = 1600
_FLAC_CHANNELS = 8


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page shows. ``about`` names the hand-off or the stage, so that notes that come back can be told apart;
    ``done`` are the markers among ``notes`` that are resolved. A preview has no lossless files; ``is_marked``: a soft tone sounds in
    it every few seconds.
    """

    title: str
    subtitle: str
    about: str
    take: int
    files: Sequence[Path]
    notes: Sequence[Marker]
    done: frozenset[Marker] = frozenset()
    is_preview: bool = False
    is_marked: bool = False


def page_of(detail: StageDetail, number: int, *, is_preview: bool = False, is_marked: bool = False) -> PageContent:
    """The page of a take (0: the latest) with its notes. Raises NotFoundError without one."""
    from studio.media.sniff import Kind, head_of, sniff

    found = [take for take in detail.takes if number in (0, take.number)]
    if not found:
        raise NotFoundError(
            f"“{detail.stage.title}” has no take {number or ''}".rstrip() + ".", subject=detail.stage.title
        )
    take = max(found, key=lambda take: take.number)
    concerned = [
        note for note in detail.notes if note.take == take.number or (note.take < take.number and note.is_open)
    ]
    notes = {Marker(note.in_take_s, note.end_in_take_s, note.text, note.author): note for note in concerned}
    here = [Path(file.local_path) for _, file in take.files if file.local_path]
    return PageContent(
        title=detail.stage.title,
        subtitle=f"Take {take.number}" + (f" by {detail.stage.person}" if detail.stage.person else ""),
        about=detail.stage.hand_off or detail.stage.id,
        take=take.number,
        files=[path for path in here if sniff(head_of(path)).kind is Kind.AUDIO],
        notes=sorted(notes, key=lambda marker: (marker.start_s, marker.end_s)),
        done=frozenset(marker for marker, note in notes.items() if not note.is_open),
        is_preview=is_preview or is_marked,
        is_marked=is_marked,
    )


def write_listening_page(
    page: PageContent,
    out: Path,
    progress: Callable[[float], None] | None = None,
    cancel: threading.Event | None = None,
) -> Path:
    """Write the folder ``out``, which must not exist yet or be empty. Returns its ``index.html``.

    Raises:
        BadInputError: there is something already, no audio, or a file is damaged.
        CancelledError: ``cancel`` was set; nothing is left.
        DiskError: it cannot be written.
    """
    from studio.durable import temporary_name

    if not page.files:
        raise BadInputError(
            "There is no audio to put on a page.", subject=page.title, what_to_do="Choose another take."
        )
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise BadInputError(
            f"“{out.name}” is there already.", subject=str(out), what_to_do="Choose a folder that does not exist yet."
        )
    folder = out.parent / temporary_name("")
    try:
        (folder / "audio").mkdir(parents=True)
        files = []
        for number, path in enumerate(page.files):
            part = _part(progress, number, len(page.files))
            files.append(_file(folder, path, number + 1, page, part, cancel))
        template = (assets_dir() / "listening" / "page.html").read_text(encoding="utf-8")
        (folder / "marked.wav").unlink(missing_ok=True)
        text = template.replace(_DATA, embedded(_data(page, files)), 1)
        (folder / "index.html").write_text(text, encoding="utf-8")
        if out.is_dir():
            out.rmdir()
        crash_point("page.rename")
        folder.rename(out)
        crash_point("page.renamed")
    except OSError as error:
        raise DiskError(f"The page cannot be written: {error.strerror or error}.", subject=str(out)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return out / "index.html"


def _part(progress: Callable[[float], None] | None, number: int, count: int) -> Callable[[float], None]:
    return lambda share: progress((number + share) / count) if progress else None


def _file(
    folder: Path,
    path: Path,
    number: int,
    page: PageContent,
    progress: Callable[[float], None],
    cancel: threading.Event | None,
) -> dict[str, Any]:
    """Encode one file and draw its wave."""
    from studio.media.encode import encode
    from studio.media.peaks import peaks

    name, title = f"{number:02d}", path.stem
    if page.is_marked:
        from studio.media.audible_mark import write_marked

        path = write_marked(path, folder / "marked.wav")
    found = peaks(path, is_cancelled=cancel.is_set if cancel else None)
    encode(path, folder / "audio" / f"{name}.opus", "opus", lambda share: progress(share / 2), cancel)
    is_lossless = not page.is_preview and found.channels <= _FLAC_CHANNELS
    if is_lossless:
        encode(path, folder / "audio" / f"{name}.flac", "flac", lambda share: progress(0.5 + share / 2), cancel)
    level = next((level for level in found.pyramid(1) if len(level.buckets) <= _MOST_BUCKETS), found)
    return {
        "name": title,
        "opus": f"audio/{name}.opus",
        "flac": f"audio/{name}.flac" if is_lossless else "",
        "duration_s": round(found.duration_s, 3),
        "low": (level.buckets[:, :, 0].min(axis=1) >> 8).tolist(),
        "high": (level.buckets[:, :, 1].max(axis=1) >> 8).tolist(),
    }


def _data(page: PageContent, files: list[dict[str, Any]]) -> dict[str, Any]:
    notes = [
        {"at_s": n.start_s, "to_s": n.end_s, "text": n.text, "author": n.author, "done": n in page.done}
        for n in page.notes
    ]
    more: dict[str, Any] = {"title": page.title, "sub": page.subtitle, "about": page.about, "take": page.take}
    more |= {"marked": True} if page.is_marked else {}
    return {**more, "files": files, "notes": notes}


def embedded(value: Any) -> str:
    """JSON that cannot end the element it stands in, whatever the words are."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
