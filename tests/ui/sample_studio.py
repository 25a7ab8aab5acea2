"""A stand-in for ``Studio`` with the same methods: answers asks from rows, records commands, plays tones.

It decides nothing, so a screen can be driven without a home, a depot or a network.
"""

from __future__ import annotations

import array
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.domain.changes import Changes


class ToneStream:
    """A stream as ``Studio.pcm_stream`` gives it."""

    def __init__(self, seconds: float, sample_rate_hz: int = 8000) -> None:
        self.sample_rate_hz, self.frames, self.at, self.is_closed = (
            sample_rate_hz,
            int(seconds * sample_rate_hz),
            0,
            False,
        )

    level = 0.0

    def read(self, frames: int) -> bytes:
        count = max(0, min(frames, self.frames - self.at))
        self.at += count
        return array.array("f", [self.level] * (2 * count)).tobytes()

    def seek(self, frame: int) -> None:
        self.at = frame

    def set_speed(self, speed: float) -> None:
        self.speed = speed

    def close(self) -> None:
        self.is_closed = True


class SampleStudio:
    """``answers`` maps an ask's type to rows, or to a function of the ask; ``results`` a command's type to a result, an
    error to raise, or a function of command, progress and cancel."""

    def __init__(self, answers: dict[type, Any] | None = None, results: dict[type, Any] | None = None) -> None:
        self.home = Path("/home/sample")
        self.workspace = self.home / "workspace"
        self.recovery_file = str(self.home / "Segue recovery Mira Lindqvist.seguerecovery")
        self.person_name = "Mira Lindqvist"
        self.has_identity = True
        self.answers, self.results = answers or {}, results or {}
        self.commands: list[Any] = []
        self.inits: list[str] = []
        self.is_in_focus = True
        self.is_prepared = False
        self.previews: list[tuple[str, ...]] = []
        self.stream_s = 222.0
        self.report: dict[str, Any] | Exception = {
            "conditional_create": "yes",
            "rights": "read, write, list",
            "advice": [],
        }
        self.views: dict[str, str] = {}
        self.to_say: Any = None
        self._callbacks: list[Callable[[Changes], None]] = []

    def workspace_standing(self) -> dict[str, Any]:
        there = {"files": 214, "bytes": 3_200_000_000, "is_there": True, "problem": "", "copies": ""}
        return {"workspace": str(self.workspace), **there}

    def attend(self, *, is_in_focus: bool) -> None:
        self.is_in_focus = is_in_focus

    def run(self, command: Any, *, progress: Any = None, cancel: threading.Event | None = None) -> dict[str, Any]:
        self.commands.append(command)
        return self._given(self.results.get(type(command), {}), command, progress, cancel)

    def ask(self, ask: Any) -> Any:
        return self._given(self.answers.get(type(ask), ()), ask)

    def on_changes(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def change(self, **kinds: str) -> None:
        for callback in self._callbacks:
            callback(Changes("p1", {kind: frozenset({name}) for kind, name in kinds.items()}))

    def init(self, name: str, passphrase: str = "") -> dict[str, Any]:
        self.inits.append(name)
        self.person_name, self.has_identity = name, True
        return {"person": name, "recovery_file": self.recovery_file}

    def kept_views(self, production: str) -> str:
        return self.views.get(production, "")

    def keep_views(self, production: str, text: str) -> None:
        self.views[production] = text

    def start_sync(self) -> None: ...

    def prepare_checks(self) -> None:
        self.is_prepared = True

    def due_tellings(self) -> Any:
        from studio.app.reminding import DueTellings

        said, self.to_say = self.to_say, DueTellings()
        return said or DueTellings()

    def stop_sync(self) -> None: ...

    def sync_soon(self) -> None: ...

    def mix_stream(self, board: Any) -> ToneStream:
        """Silence, with a level in each lane that sounds."""
        import numpy as np

        stream = ToneStream(self.stream_s, board.sample_rate_hz)
        board.peaks = np.array([[0.5, 0.25] if not lane.is_silent else [0.0, 0.0] for lane in board.lanes], np.float32)
        return stream

    def pcm_stream(self, paths: tuple[str, ...]) -> ToneStream:
        return ToneStream(self.stream_s)

    def live_meter(self, sample_rate_hz: int) -> Any:
        from studio.media.live_meter import LiveMeter

        return LiveMeter(sample_rate_hz)

    def examine_depot(self, url: str, endpoint_url: str = "", key_id: str = "", secret: str = "") -> dict[str, Any]:
        return self._given(self.report)

    def storage_of(self, production: str) -> dict[str, Any]:
        place = {"url": "/home/sample/Segue shared/Late Train", "slug": "late-train", "is_owner": True}
        more = {"moving_to": "", "may_give_up": False, "endpoint_url": "", "access": "users", "is_on_demand": False}
        return {**place, **more, "former": ["s3://old-bucket/late-train"]}

    def preview_access(
        self, url: str, endpoint_url: str = "", kind: str = "", role_arn: str = "", in_bucket: str = ""
    ) -> dict[str, Any]:
        from studio.app.access_desk import AccessQuestion, preview_at

        self.previews.append((url, endpoint_url, kind, role_arn, in_bucket))
        return preview_at(NoHome(), AccessQuestion(url, endpoint_url, kind, role_arn, in_bucket))

    def chain(self, name_or_path: str) -> Any:
        from studio.store.chain_files import load_chain

        return load_chain(name_or_path)

    def close(self) -> None: ...

    @staticmethod
    def _given(value: Any, *arguments: Any) -> Any:
        if isinstance(value, Exception):
            raise value
        return value(*arguments) if callable(value) else value


class NoHome:
    """A home on which nobody has given a name."""

    has_identity = False


class SamplePeaks:
    """What ``asks.WavePeaks`` answers (``PeakRows``), of something that looks like a song."""

    def __init__(self, seconds: float = 222.0, seed: float = 1.0, sample_rate_hz: int = 48000) -> None:
        import numpy as np

        from studio.queries.review import PeakLevel

        self.path, self.sample_rate_hz, self.channels = "/tmp/sample.wav", sample_rate_hz, 1
        self.frames, self.duration_s = int(seconds * sample_rate_hz), seconds
        count = -(-self.frames // 256)
        place = np.arange(count) / count
        parts = 0.3 + 0.7 * (np.sin(place * 9 * seed) ** 2)
        notes = 0.25 + 0.75 * np.abs(np.sin(place * 160 * seed + seed)) ** 3
        grain = np.random.default_rng(int(seed * 10)).uniform(0.35, 1.0, count)
        level = np.clip(parts * notes * grain, 0, 1) * ((place > 0.04) & (place < 0.985))
        highs, lows = level * 125, -level * 117 * (0.7 + 0.3 * np.sin(np.arange(count) * 0.7))
        self.levels = (PeakLevel(256, lows.astype(np.int8).tobytes(), highs.astype(np.int8).tobytes()),)

    def level_for(self, _frames_per_pixel: float) -> Any:
        """The only level there is."""
        return self.levels[0]
