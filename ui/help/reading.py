"""A help page as it is read: text, links and pictures of the program, in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextImageFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from ui.help.pages import HelpPage, help_folder
from ui.theme import Theme

_MARGIN_PX = 20
_PICTURE_RATIO = 1.5
_HEAD_PX = {1: 20, 2: 15}
_TEXT_PX = 13


class Reading(QTextBrowser):
    """``page_wanted`` carries the key of another page, ``command_wanted`` the id of a command."""

    page_wanted = Signal(str)
    command_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._language = "en"
        self._page: HelpPage | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "reading")
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self._paint_again)

    def show_page(self, page: HelpPage, language: str, section: str = "") -> None:
        """Show a page from its top, or from a section on."""
        self._page, self._language = page, language
        self.setAccessibleName(page.title)
        document = self.document()
        document.setDefaultFont(self._theme.font(_TEXT_PX))
        document.setDocumentMargin(_MARGIN_PX)
        self.setMarkdown(page.source)
        self._dress(document)
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if section:
            self._go_to(section)

    def _paint_again(self) -> None:
        if self._page is not None:
            place = self.verticalScrollBar().value()
            self.show_page(self._page, self._language)
            self.verticalScrollBar().setValue(place)

    def _go_to(self, section: str) -> None:
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == section:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - _MARGIN_PX // 2)
                return
            block = block.next()

    def _dress(self, document: QTextDocument) -> None:
        """Heads, spaces between blocks and lines as in the rest of the window."""
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            form = QTextBlockFormat()
            form.setTopMargin({0: 0, 1: 0, 2: 16}.get(level, 12))
            form.setBottomMargin(4 if level or block.textList() is not None else 10)
            if not self._is_picture(block):
                # of an image only the line below would grow
                form.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor = QTextCursor(block)
            cursor.mergeBlockFormat(form)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            if level:
                head = QTextCharFormat()
                head.setFont(self._theme.font(_HEAD_PX.get(level, _TEXT_PX), 600))
                head.setForeground(self._theme.color("text1"))
                cursor.setCharFormat(head)
            self._colour_links(block)
            block = block.next()

    @staticmethod
    def _is_picture(block: QTextBlock) -> bool:
        return block.text() == "\ufffc"

    def _colour_links(self, block: QTextBlock) -> None:
        shown = QTextCharFormat()
        shown.setForeground(self._theme.color("accent"))
        for piece in _fragments(block):
            if piece.charFormat().isAnchor():
                cursor = QTextCursor(block)
                cursor.setPosition(piece.position())
                cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(shown)

    # --- pictures
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the program in the language and the theme that are shown."""
        url = QUrl(name)
        if url.scheme() != "picture":
            return super().loadResource(kind, url)
        return self._picture(url.path())

    def _picture(self, name: str) -> QImage:
        look = "dark" if self._theme.is_dark else "light"
        folder = help_folder() / "pictures"
        found = QImage(str(folder / f"{name}-{self._language}-{look}.png"))
        if found.isNull():
            found = QImage(str(folder / f"{name}-en-{look}.png"))
        found.setDevicePixelRatio(_PICTURE_RATIO)
        return found

    def _shown(self, picture: QImage, width_px: int) -> QImage:
        """As sharp as the screen is: a text scales its pictures without smoothing. With a fine line around."""
        ratio = self.devicePixelRatioF()
        shown = picture.convertToFormat(QImage.Format.Format_RGB32).scaledToWidth(
            round(width_px * ratio), Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(1)
        painter = QPainter(shown)
        painter.setPen(self._theme.color("line"))
        painter.drawRect(0, 0, shown.width() - 1, shown.height() - 1)
        painter.end()
        shown.setDevicePixelRatio(ratio)
        return shown

    def _fit_pictures(self) -> None:
        """As wide as there is room, never wider than it was taken."""
        room_px = self.viewport().width() - 2 * _MARGIN_PX
        block = self.document().begin()
        while block.isValid():
            for piece in _fragments(block):
                if piece.charFormat().isImageFormat():
                    form = QTextImageFormat(piece.charFormat().toImageFormat())
                    url = QUrl(form.name())
                    picture = self._picture(url.path())
                    size = picture.deviceIndependentSize().toSize()
                    width_px = min(room_px, size.width())
                    if width_px > 0 and round(form.width()) != width_px:
                        kind = QTextDocument.ResourceType.ImageResource.value
                        self.document().addResource(kind, url, self._shown(picture, width_px))
                        form.setWidth(width_px)
                        form.setHeight(_height_at(size, width_px))
                        cursor = QTextCursor(block)
                        cursor.setPosition(piece.position())
                        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                        cursor.setCharFormat(form)
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures keep to the pane's width."""
        super().resizeEvent(event)
        self._fit_pictures()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The way back is the pane's: a browser would take its keys."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    # --- links
    def _follow(self, url: QUrl) -> None:
        if url.scheme() == "command":
            self.command_wanted.emit(url.path())
        elif url.path().endswith(".md"):
            self.page_wanted.emit(url.path().removesuffix(".md"))


def _height_at(size: QSize, width_px: int) -> float:
    return size.height() * width_px / max(1, size.width())


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    """The block's pieces of one format each, taken before any is changed."""
    found: list[QTextFragment] = []
    pieces = block.begin()
    while not pieces.atEnd():
        found.append(pieces.fragment())
        pieces += 1
    return found
