"""Fetches the peaks of a lane in the background and gives them to the wave view, unless it shows something else by then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.queries.asks import WavePeaks, WaveSamples
from ui.context import Context
from ui.review.wave_data import WaveData, later, wave_of_rows
from ui.review.wave_view import WaveLane, WaveView

if TYPE_CHECKING:
    from studio.queries.review import SampleRows


def ask_peaks(context: Context, view: WaveView, lane: WaveLane, path: str, shown: Callable[[], None]) -> None:
    """``shown`` is called when the peaks have been drawn, from where the lane begins; a file that cannot be read says so in
    its lane.
    """
    studio = context.studio

    def done(data: WaveData) -> None:
        if lane in view.lanes:
            view.show_peaks(view.lanes.index(lane), later(data, lane.start_s) if lane.start_s > 0 else data)
            shown()

    def failed(error: BaseException) -> None:
        if lane in view.lanes:
            lane.fault = getattr(error, "message", str(error))
            view.update()

    def read(first_frame: int, frames: int) -> SampleRows:
        rows: SampleRows = studio.ask(WaveSamples(path, first_frame, frames))
        return rows

    context.background.start(
        lambda _report, _cancel: wave_of_rows(studio.ask(WavePeaks(path)), read), done, failed, is_question=True
    )
