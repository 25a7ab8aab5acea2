"""The pane in which shares of the song and of the recording are written down, checked while one types, and printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from studio.actions.rights_commands import SetSplit
from studio.domain.errors import BadInputError
from studio.domain.music_codes import checked_ipi, checked_isrc, checked_iswc, shown_isrc
from studio.domain.splits import WHOLE, Share, SplitSheet, evenly, share_of, share_words
from studio.queries.asks import Rights
from ui.context import Context
from ui.dialogs.page import Said, field
from ui.dialogs.side_pane import SidePane
from ui.inbox.blocks import Card
from ui.languages import told
from ui.widgets.buttons import Button, icon_button, primary_button
from ui.widgets.labels import label, row_of, set_tone
from ui.widgets.over_pane import window_of
from ui.widgets.save_dialog import ask_where_to_save
from ui.words import tr

if TYPE_CHECKING:
    from studio.queries.rights import RightsRows
    from ui.theme import Theme

_SHARE_PX = 92


class ShareCard(Card):
    """One person: a name, two shares, and the numbers that societies ask for. ``told`` is called on every change."""

    def __init__(
        self, theme: Theme, share: Share, told: Callable[[], None], removed: Callable[[ShareCard], None]
    ) -> None:
        super().__init__(kind="callout", padding_px=12, gap_px=8)
        self._share = share
        self.name = _line(share.name, tr("Name"), 200)
        self.composition = _line(share_words(share.composition), tr("Composition %"), 6)
        self.master = _line(share_words(share.master), tr("Master %"), 6)
        self.ipi = _line(share.ipi, tr("IPI name number"), 20)
        self.society = _line(share.society, tr("Society"), 200)
        self.legal_name = _line(share.legal_name, tr("Legal name, to sign with"), 200)
        gone = icon_button(theme, tr("Remove {name}", name=share.name or tr("this person")), "x", tr("Remove"))
        gone.clicked.connect(lambda: removed(self))
        head = row_of(gap_px=8)
        head.addWidget(self.name, 1)
        head.addWidget(gone)
        self.column.addLayout(head)
        shares = row_of(gap_px=8)
        for words, line in ((tr("Composition %"), self.composition), (tr("Master %"), self.master)):
            line.setFixedWidth(_SHARE_PX)
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            shares.addLayout(field(theme, words, line))
        shares.addLayout(field(theme, tr("IPI"), self.ipi), 1)
        self.column.addLayout(shares)
        more = row_of(gap_px=8)
        more.addLayout(field(theme, tr("Society"), self.society), 1)
        more.addLayout(field(theme, tr("Legal name"), self.legal_name), 2)
        self.column.addLayout(more)
        self.problem = label(theme, "", 12, tone="late", wraps=True)
        self.problem.hide()
        self.column.addWidget(self.problem)
        for line in (self.name, self.composition, self.master, self.ipi, self.society, self.legal_name):
            line.textChanged.connect(lambda _text: told())

    @property
    def parts(self) -> tuple[QLineEdit, QLineEdit]:
        """The lines of the two shares."""
        return self.composition, self.master

    def share(self) -> Share | None:
        """What stands here; None, with the reason shown, where it cannot be."""
        try:
            read = replace(
                self._share,
                name=self.name.text().strip(),
                composition=share_of(self.composition.text() or "0"),
                master=share_of(self.master.text() or "0"),
                ipi=checked_ipi(self.ipi.text()),
                society=self.society.text().strip(),
                legal_name=self.legal_name.text().strip(),
            )
        except BadInputError as error:
            self.problem.setText(f"{told(error.message)} {told(error.what_to_do)}")
            self.problem.show()
            return None
        self.problem.hide()
        return read


class SplitPane(SidePane):
    """The split sheet of a production."""

    help_page = "assemble"

    def __init__(self, context: Context, rows: RightsRows, window: QWidget) -> None:
        super().__init__(context, tr("Split sheet"), window)
        self.setObjectName("split-sheet")
        self._rows, self._theme = rows, context.theme
        theme = context.theme
        words = tr("Who owns which share of the song (composition) and of the recording (master). Only your devices and "
                   "co-owners see this; the others see the paper that you hand them.")  # fmt: skip
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.cards: list[ShareCard] = []
        self._people = QVBoxLayout()
        self._people.setSpacing(8)
        self.column.addLayout(self._people)
        self.add_button = Button(theme, tr("Add a person"), "plus")
        self.add_button.clicked.connect(self.add_person)
        self.even_button = Button(
            theme, tr("Share evenly"), "scale", tooltip=tr("Equal shares of everybody here, 100.00 in all")
        )
        self.even_button.clicked.connect(self.share_evenly)
        self.column.addLayout(row_of(self.add_button, self.even_button, None))
        self.sums = label(theme, "", 13, 600)
        self.column.addWidget(self.sums)
        self.iswc = _line(rows.sheet.iswc, tr("ISWC"), 20)
        self.isrc = _line(shown_isrc(rows.sheet.isrc), tr("ISRC"), 20)
        codes = row_of(gap_px=8)
        codes.addLayout(field(theme, tr("ISWC (song)"), self.iswc), 1)
        codes.addLayout(field(theme, tr("ISRC (recording)"), self.isrc), 1)
        self.column.addLayout(codes)
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.print_button = Button(theme, tr("Print…"), "file-export", is_big=True)
        self.print_button.clicked.connect(self.open_print_menu)
        self.save_button = primary_button(theme, tr("Save"), "device-floppy", is_big=True)
        self.save_button.clicked.connect(self.save)
        self.foot.addWidget(self.print_button)
        self.foot.addWidget(self.save_button, 1)
        for line in (self.iswc, self.isrc):
            line.textChanged.connect(lambda _text: self._follow())
        self._show(rows.sheet.shares or evenly([one.name for one in rows.contributors], self._roles()))

    def sheet(self) -> SplitSheet | None:
        """What stands here; None where a line cannot be read."""
        shares = [card.share() for card in self.cards]
        try:
            iswc, isrc = checked_iswc(self.iswc.text()), checked_isrc(self.isrc.text())
        except BadInputError as error:
            self.said.say_error(error)
            return None
        whole = tuple(share for share in shares if share is not None)
        return SplitSheet(whole, iswc, isrc) if len(whole) == len(shares) else None

    def add_person(self) -> None:
        """Another line, to be filled in."""
        self._add(Share("")).name.setFocus()

    def share_evenly(self) -> None:
        """Equal shares of both; what else is known of people stays."""
        shares = [share for card in self.cards if (share := card.share()) is not None and share.name]
        if len(shares) == len(self.cards):
            self._show(evenly([share.name for share in shares], self._roles(), shares))

    def save(self) -> None:
        """Keep it; undo takes it back."""
        sheet = self.sheet()
        if sheet is not None:
            self.save_button.setEnabled(False)
            self._context.run(SetSplit(self._rows.production, sheet), lambda _result: self._saved(sheet), self._failed)

    def open_print_menu(self) -> QMenu:
        """Ask in which form."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        forms = (
            (".pdf", "en", tr("PDF in English…")),
            (".pdf", "de", tr("PDF in German…")),
            (".csv", "en", tr("CSV…")),
        )
        for suffix, language, words in forms:
            menu.addAction(words).triggered.connect(partial(self._ask_where_to, suffix, language))
        menu.popup(self.print_button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        return menu

    def print_to(self, path: Path, language: str) -> None:
        """Write what stands here; whole, or nothing and an error."""
        sheet = self.sheet()
        if sheet is None:
            return
        title, people = self._rows.title, self._rows.contributors

        def write() -> None:
            from studio.app.plan_files import write_file
            from studio.app.rights_papers import split_paper, split_table
            from ui.printing.document import painted_document

            is_csv = path.suffix.lower() == ".csv"
            data = (
                split_table(title, sheet) if is_csv else painted_document(split_paper(title, sheet, language, people))
            )
            write_file(path, data)

        self._context.do(write, lambda _nothing: self._say_written(path))

    def _say_written(self, path: Path) -> None:
        self.said.say("circle-check", "approved.text", tr("Saved as {name}.", name=path.name))

    def _ask_where_to(self, suffix: str, language: str, *_is_checked: bool) -> None:
        name = tr("{title} split sheet", title=self._rows.title)
        save = lambda path: self.print_to(path, language)  # noqa: E731  one line says it
        ask_where_to_save(self, tr("Save the split sheet"), name, save, kinds=f"*{suffix}", suffix=suffix)

    def _saved(self, sheet: SplitSheet) -> None:
        self._rows = replace(self._rows, sheet=sheet)
        self._follow()
        self.said.say("circle-check", "approved.text", tr("The split sheet is saved"))

    def _failed(self, error: BaseException) -> None:
        self._follow()
        self.said.say_error(error)

    def _roles(self) -> dict[str, str]:
        return {one.name: one.roles[0] for one in self._rows.contributors}

    def _show(self, shares: tuple[Share, ...]) -> None:
        for card in [*self.cards]:
            self.remove(card)
        for share in shares:
            self._add(share)
        self._follow()

    def _add(self, share: Share) -> ShareCard:
        card = ShareCard(self._theme, share, self._follow, self.remove)
        self.cards.append(card)
        self._people.addWidget(card)
        self._follow()
        return card

    def remove(self, card: ShareCard) -> None:
        """Take a person off the sheet."""
        self.cards.remove(card)
        self._people.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._follow()

    def _follow(self) -> None:
        """The sums, and whether it can be saved."""
        shares = [card.share() for card in self.cards]
        self.said.hide()
        known = [share for share in shares if share is not None]
        sums = [
            sum(_hundredths(line) for line in lines) for lines in zip(*(card.parts for card in self.cards), strict=True)
        ]
        sums = sums or [0, 0]
        is_whole = all(total in (0, WHOLE) for total in sums) and len(known) == len(shares)
        self.sums.setText(
            tr("Composition {one}, master {two} of 100.00", one=share_words(sums[0]), two=share_words(sums[1]))
        )
        set_tone(self.sums, "approved" if is_whole and self.cards else "review")
        can_be = is_whole and all(share.name for share in known)
        self.save_button.setEnabled(can_be)
        self.print_button.setEnabled(can_be and bool(self.cards))
        self.even_button.setEnabled(bool(self.cards))


def _hundredths(line: QLineEdit) -> int:
    """The share in a line, 0 for what is none."""
    try:
        return share_of(line.text() or "0")
    except BadInputError:
        return 0


def _line(text: str, name: str, most: int) -> QLineEdit:
    line = QLineEdit(text)
    line.setAccessibleName(name)
    line.setMaxLength(most)
    return line


def open_split_sheet(context: Context) -> None:
    """Ask for the sheet of the production that is open, and show it over the window."""
    if context.production:

        def show(rows: RightsRows) -> None:
            SplitPane(context, rows, window_of(context)).open_alone()

        context.ask(Rights(context.production), show, context.show_error)
