"""A place for files: says what is wanted, lights up under a drag, also opens a file dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy

from studio.app.running_window import PASS_SUFFIXES
from ui.theme import Theme
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label
from ui.words import tr


def session_in(event: QDropEvent) -> str:
    """The path of another program's session that is dropped alone; empty for anything else."""
    from studio.domain.session import SESSION_SUFFIXES

    paths = local_files(event)
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(SESSION_SUFFIXES) else ""


def local_files(event: QDropEvent) -> tuple[str, ...]:
    """The files of this machine that a drag carries; an invitation is none of them, the window opens it."""
    paths = (url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(path for path in paths if not path.endswith(PASS_SUFFIXES))


class DropZone(QFrame):
    """``dropped`` carries the paths of the files. A click or Enter chooses files instead."""

    dropped = Signal(tuple)
    awaited = Signal()
    """Files are over it, or about to be chosen."""

    def __init__(self, theme: Theme, text: str, detail: str = "", *, height_px: int = 56) -> None:
        super().__init__()
        self.setProperty("kind", "drop")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.setMinimumHeight(height_px)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(theme, "upload", "accent", 20))
        self._text = label(theme, f"{text}. {detail}" if detail else text, 12, tone="2", wraps=True)
        row.addWidget(self._text, 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files only."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._light(on=True)
            self.awaited.emit()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Go dark again."""
        self._light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which files came."""
        self._light(on=False)
        paths = tuple(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses files."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose files."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.choose()
        else:
            super().keyPressEvent(event)

    def choose(self) -> None:
        """Open the file dialog beside the window; nothing waits for it."""
        dialog = QFileDialog(self, tr("Choose files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda paths: self.dropped.emit(tuple(paths)))
        dialog.open()
        self.awaited.emit()

    def _light(self, *, on: bool) -> None:
        self.setProperty("active", on)
        self.style().unpolish(self)
        self.style().polish(self)
