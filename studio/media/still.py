"""A picture, or the frame of a film at a time, small enough for a screen. Foreign files are opened by the subprocess with limits.

Times are those of the film's own clock, from its first frame. Transparent parts of a picture become grey.
"""

from __future__ import annotations

import base64
import io
import threading
from pathlib import Path
from typing import Any

from studio.domain.errors import BadInputError
from studio.domain.stills import Still
from studio.media import libraries
from studio.media.sniff import Kind, head_of, sniff
from studio.media.worker import WorkerFailedError, kept_worker

MOST_PX = 1600
_PIXELS_MAX = 100_000_000
_TIMEOUT_S = 30.0
_FRAMES_MAX = 2000
_QUALITY = 90


def still_of(path: Path, at_s: float = 0.0, most_px: int = MOST_PX, cancel: threading.Event | None = None) -> Still:
    """What is to be seen in a file at a time; ``most_px`` is the most for its longer side.

    Raises:
        BadInputError: it is neither picture nor film, or damaged.
        CancelledError: ``cancel`` was set.
    """
    request = {"what": "still", "path": str(path.absolute()), "at_s": at_s, "most_px": most_px}
    try:
        with kept_worker(cancel) as worker:
            told = worker.ask(request, _TIMEOUT_S)
    except WorkerFailedError as error:
        raise _unseen(path, error.reason) from error
    if "error" in told or "failed" in told:
        raise _unseen(path, str(told.get("failed") or told["error"]["message"]))
    return Still(base64.b64decode(told.pop("jpeg")), **told)


def still_answer(path: Path, at_s: float, most_px: int) -> dict[str, Any]:
    """The worker's side of ``still_of``. Raises BadInputError."""
    kind = sniff(head_of(path)).kind
    more: dict[str, Any] = {}
    if kind is Kind.IMAGE:
        picture = _picture(path, most_px)
    elif kind is Kind.VIDEO:
        picture, more = _frame(path, at_s)
    else:
        raise _unseen(path, "It is neither a picture nor a film.")
    width_px, height_px = more.pop("size", None) or picture.info["size"]
    picture.thumbnail((most_px, most_px))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return {"jpeg": base64.b64encode(out.getvalue()).decode(), "width_px": width_px, "height_px": height_px, **more}


def _picture(path: Path, most_px: int) -> Any:
    image = libraries.pillow_image()
    image.MAX_IMAGE_PIXELS = None  # the size is looked at here, before any pixel is read
    try:
        with image.open(path) as file:
            _refuse_size(path, file.width, file.height)
            size = file.size
            file.draft("RGB", (most_px, most_px))
            picture = _upright(file)
            is_turned = (picture.width > picture.height) != (size[0] > size[1]) and size[0] != size[1]
    except BadInputError:
        raise
    except Exception as error:
        raise _unseen(path, f"The picture cannot be decoded: {error}.") from error
    picture.info["size"] = size[::-1] if is_turned else size
    return picture


def _refuse_size(path: Path, width_px: int, height_px: int) -> None:
    if width_px * height_px > _PIXELS_MAX:
        raise _unseen(path, f"The picture is too large to show ({width_px} x {height_px}).")


def _upright(file: Any) -> Any:
    """As it is meant to be looked at, without transparency."""
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(file)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        ground = libraries.pillow_image().new("RGBA", turned.size, (128, 128, 128, 255))
        turned = libraries.pillow_image().alpha_composite(ground, turned.convert("RGBA"))
    return turned.convert("RGB")


def _frame(path: Path, at_s: float) -> tuple[Any, dict[str, Any]]:
    """The frame that is shown at a time: the last one that begins at it or before."""
    av = libraries.av()
    try:
        with av.open(str(path)) as container:
            videos = [stream for stream in container.streams.video if not stream.disposition & 0x400]
            if not videos:
                raise _unseen(path, "It holds no pictures.")
            video = videos[0]
            context = video.codec_context
            _refuse_size(path, context.width, context.height)
            first_s = float(video.start_time * video.time_base) if video.start_time else 0.0
            if at_s > 0:
                container.seek(int((first_s + at_s) / video.time_base), stream=video)
            rate = float(video.average_rate or 0)
            found = _last_before(container.decode(video), first_s + at_s + (0.01 / rate if rate else 0))
            if found is None:
                raise _unseen(path, "There is no frame at this time.")
            more = {
                "size": (found.width, found.height),
                "at_s": max(0.0, float(found.time or 0) - first_s),
                "duration_s": container.duration / 1_000_000 if container.duration else 0.0,
                "frame_s": 1 / rate if rate else 0.0,
            }
            return found.to_image(), more
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise _unseen(path, f"The film cannot be decoded: {error}.") from error


def _last_before(frames: Any, until_s: float) -> Any:
    found = None
    for number, frame in enumerate(frames):
        if found is not None and (frame.time or 0) > until_s:
            break
        found = frame
        if number >= _FRAMES_MAX:
            break
    return found


def _unseen(path: Path, reason: str) -> BadInputError:
    return BadInputError(
        reason,
        subject=path.name,
        title="This picture cannot be shown",
        what_to_do="Open it in another program; notes at a time can be written all the same.",
        code="not_shown",
    )
