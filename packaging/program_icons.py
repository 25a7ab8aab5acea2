"""The program's picture for each system, drawn from assets/brand/segue.svg. Runs in the program's environment.

`program_icons.py FOLDER` writes FOLDER/hicolor/SIZE/apps/*.png, FOLDER/segue.ico and FOLDER/segue.icns. The pictures are made
where an installer is built, so that there is one drawing to change.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "assets" / "brand" / "segue.svg"
NAME = "org.segue.Studio"
SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)


def picture(drawing: QSvgRenderer, size_px: int) -> bytes:
    """A PNG of the drawing."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def write_icons(folder: Path) -> None:
    """All pictures; see the module."""
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    drawing = QSvgRenderer(str(DRAWING))
    for size_px in SIZES_PX:
        place = folder / "hicolor" / f"{size_px}x{size_px}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{NAME}.png").write_bytes(picture(drawing, size_px))
    scalable = folder / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    (scalable / f"{NAME}.svg").write_bytes(DRAWING.read_bytes())
    pictures = [Image.open(io.BytesIO(picture(drawing, size_px))) for size_px in reversed(WINDOWS_SIZES_PX)]
    pictures[0].save(
        folder / "segue.ico", sizes=[(size, size) for size in WINDOWS_SIZES_PX], append_images=pictures[1:]
    )
    large = Image.open(io.BytesIO(picture(drawing, 1024)))
    large.save(folder / "segue.icns")
    del application


if __name__ == "__main__":
    write_icons(Path(sys.argv[1]))
