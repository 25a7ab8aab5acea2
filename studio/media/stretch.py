"""Sound faster or slower at the same pitch, for listening: FFmpeg's ``atempo`` (WSOLA) through PyAV.

For the ear, not for what is delivered: it joins overlapping pieces where they fit best.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from studio.domain.errors import BadInputError
from studio.media.mix_stream import MixStream
from studio.media.stream import PcmStream

SLOWEST, FASTEST = 0.5, 2.0
_BYTES_PER_FRAME = 8
_PUSHED_FRAMES = 2048


class PlayedStream:
    """A stream (float32, stereo) with a speed. Frames that are sought are those of the stream, at any speed."""

    def __init__(self, stream: PcmStream | MixStream) -> None:
        self._stream = stream
        self.sample_rate_hz, self.frames = stream.sample_rate_hz, stream.frames
        self._speed = 1.0
        self._graph: Any = None
        self._ready = b""
        self._has_ended = False

    def set_speed(self, speed: float) -> None:
        """Play at this speed (0.5 to 2) from the next ``seek`` on. Raises BadInputError."""
        if not SLOWEST <= speed <= FASTEST:
            raise BadInputError(f"Sound is played at {SLOWEST} to {FASTEST} times its speed, not {speed}.")
        self._speed = speed

    def seek(self, frame: int) -> None:
        """Go on at this frame."""
        self._stream.seek(frame)
        self._graph = self._new_graph() if self._speed != 1.0 else None
        self._ready, self._has_ended = b"", False

    def read(self, frames: int) -> bytes:
        """The next frames as they are heard; fewer at the end, empty after it. Raises BadInputError."""
        if self._graph is None:
            return self._stream.read(frames)
        wanted = frames * _BYTES_PER_FRAME
        while len(self._ready) < wanted and not self._has_ended:
            self._push()
            self._ready += self._pulled()
        found, self._ready = self._ready[:wanted], self._ready[wanted:]
        return found

    def close(self) -> None:
        """Let go of the files."""
        self._stream.close()

    def _new_graph(self) -> Any:
        from av.filter import Graph

        graph = Graph()
        source = graph.add_abuffer(
            sample_rate=self.sample_rate_hz, format="flt", layout="stereo", time_base=Fraction(1, self.sample_rate_hz)
        )
        tempo, sink = graph.add("atempo", str(self._speed)), graph.add("abuffersink")
        source.link_to(tempo)
        tempo.link_to(sink)
        graph.configure()
        return graph

    def _push(self) -> None:
        import av

        block = self._stream.read(_PUSHED_FRAMES)
        if not block:
            self._has_ended = True
            self._graph.push(None)
            return
        frame = av.AudioFrame.from_ndarray(
            np.frombuffer(block, np.float32).reshape(1, -1), format="flt", layout="stereo"
        )
        frame.sample_rate = self.sample_rate_hz
        self._graph.push(frame)

    def _pulled(self) -> bytes:
        from av.error import BlockingIOError as NothingYet
        from av.error import EOFError as NothingMore

        parts = []
        while True:
            try:
                parts.append(self._graph.pull().to_ndarray().astype("<f4").tobytes())
            except (NothingYet, NothingMore):
                return b"".join(parts)
