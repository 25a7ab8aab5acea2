"""What stands still on the timeline while something is held over it: painted once, and laid down again at every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect

    from ui.timeline.scene import Scene


class StillPicture:
    """One picture of the whole viewport; ``bars`` are those whose labels may be in it."""

    def __init__(self) -> None:
        self.bars: list[int] = []
        self._picture = QPixmap()
        self._shows: tuple[object, ...] = ()

    def of(
        self, scene: Scene, whole: QRect, more: tuple[object, ...], paint: Callable[[QPainter], list[int]]
    ) -> QPixmap:
        """The picture as it is now; ``paint`` is only asked where the scene, or ``more``, is not what it shows."""
        shows = (scene, whole.width(), whole.height(), *more, *_seen(scene))
        if shows != self._shows:
            ratio = scene.pills.ratio
            size = whole.size() * ratio
            if self._picture.size() != size:
                self._picture = QPixmap(size)
                self._picture.setDevicePixelRatio(ratio)
            painter = QPainter(self._picture)
            self.bars = paint(painter)
            painter.end()
            self._shows = shows
        return self._picture

    def forget(self) -> None:
        """Nothing is held any more."""
        self.bars, self._picture, self._shows = [], QPixmap(), ()


def _seen(scene: Scene) -> tuple[object, ...]:
    """All of a scene that may change while it is shown."""
    return (
        scene.pills,
        scene.marks,
        scene.left_px,
        scene.top_px,
        scene.px_per_day,
        scene.now_ms,
        scene.shows_critical,
        scene.selected,
        scene.hovered,
        scene.chosen,
        scene.found,
        scene.dimmed,
        scene.ports,
    )
