"""The panes that hand a deliverable on to a stage, into a bucket, or behind a link, and that write its delivery note."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from studio.actions.delivering_commands import PushDeliverable
from studio.domain.errors import CancelledError
from studio.queries.asks import HandOnPlaces
from ui.assembly.hand_on import deliverable_title, write_note
from ui.dialogs.page import Said, field
from ui.dialogs.side_pane import SidePane
from ui.inbox.blocks import name_button
from ui.languages import spoken_language
from ui.widgets.boxes import ChoiceBox, NumberBox, quiet_box
from ui.widgets.buttons import primary_button
from ui.widgets.chips import ProgressLine
from ui.widgets.labels import label
from ui.widgets.over_pane import window_of
from ui.widgets.save_dialog import ask_where_to_save
from ui.words import state_word, tr, tr_n

if TYPE_CHECKING:
    from studio.queries.hand_on import HandOnRows, InputPlace
    from ui.background import Job
    from ui.context import Context

_ADDRESS = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?")
_DAYS, _DAYS_MAX = 7, 7
_BOX_EDGES_PX = 44
_SOUND = (".wav", ".flac", ".aif", ".aiff", ".mp3", ".m4a", ".opus")


class HandOnPane(SidePane):
    """One place at a time: ``target`` is stage, bucket or link; ``path`` a file of the deliverable, whose recipe has ``files``."""

    help_page = "assemble"

    def __init__(self, context: Context, path: str, target: str, window: QWidget) -> None:
        titles = {
            "stage": tr("Give to a stage"),
            "bucket": tr("Put into a bucket"),
            "link": tr("Share as a link"),
            "folder": tr("Copy to a folder"),
            "page": tr("Make a listening page"),
        }
        super().__init__(context, titles[target], window)
        self.setObjectName("hand-on")
        self._path, self._target = path, target
        theme = context.theme
        self.column.addWidget(label(theme, deliverable_title(path), 12, tone="2", wraps=True))
        self.inputs, self.bucket, self.folder = ChoiceBox(), ChoiceBox(), QLineEdit()
        self.server, self.days = QLineEdit(), NumberBox()
        forms = {"stage": self._stage_form, "bucket": self._bucket_form, "link": self._link_form}
        forms.get(target, self._folder_form)()
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.progress = ProgressLine(theme, 0)
        self.progress.hide()
        self.column.addWidget(self.progress)
        self.column.addStretch(1)
        words = {"stage": tr("Give it"), "bucket": tr("Put it there"), "link": tr("Share and copy the link")}
        self._icon = {"stage": "send", "bucket": "upload", "link": "link"}.get(target, "folder-open")
        self._job: Job | None = None
        self._given_to, self._lives = "", 0
        """To which input it goes, and for how many days a link lives: the pane may be closed when that is said."""
        self._words = words.get(target, tr("Choose the folder…"))
        self.go_button = primary_button(theme, self._words, self._icon, is_big=True)
        self.go_button.clicked.connect(self.go)
        self.go_button.setEnabled(False)
        self.foot.addWidget(self.go_button, 1)
        firsts: dict[str, QWidget] = {"stage": self.inputs, "bucket": self.bucket, "link": self.days}
        self.first = firsts.get(target, self.go_button)
        if target in firsts:
            context.ask(HandOnPlaces(context.production), self._show_places, self.said.say_error)
        else:
            self._follow()

    # --- forms ---

    def _stage_form(self) -> None:
        self.inputs.setPlaceholderText(tr("Choose an input…"))
        self.inputs.currentIndexChanged.connect(lambda _place: self._follow())
        hint = tr("The stage gets it with the next sync, in its folder of inputs; whoever has the stage is told.")
        self.column.addLayout(field(self._context.theme, tr("Input of a stage"), self.inputs, hint))
        self.about = label(self._context.theme, "", 12, wraps=True)
        self.column.addWidget(self.about)

    def _bucket_form(self) -> None:
        theme = self._context.theme
        self.bucket.setEditable(True)
        self.bucket.lineEdit().setPlaceholderText("s3://label-deliveries")
        self.bucket.editTextChanged.connect(lambda _text: self._follow())
        self.folder.setPlaceholderText(tr("late-train/2026-12"))
        self.folder.textChanged.connect(lambda _text: self._follow())
        self.server.setPlaceholderText("https://")
        self.server.textChanged.connect(lambda _text: self._follow())
        hint = tr("Storages whose keys are on this computer; another address can be written.")
        self.column.addLayout(field(theme, tr("Bucket"), self.bucket, hint))
        self.column.addLayout(field(theme, tr("Folder in it"), self.folder, tr("Empty: as the address says.")))
        hint = tr("Only for an address that is not in the list, and not at Amazon.")
        self.column.addLayout(field(theme, tr("Server"), self.server, hint))
        words = tr("Files and manifest lie there as they are, not sealed: whoever may read the bucket can use them.")
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))

    def _link_form(self) -> None:
        theme = self._context.theme
        self.days.setRange(1, _DAYS_MAX)
        self.days.valueChanged.connect(lambda days: self.days.setSuffix(tr_n(" day", " days", days)))
        self.days.setValue(_DAYS)
        self.days.setSuffix(tr_n(" day", " days", _DAYS))
        quiet_box(self.days)
        hint = tr("Storages sign no link for longer than {n} days. Share it again when they are over.", n=_DAYS_MAX)
        self.column.addLayout(field(theme, tr("The link lives"), self.days, hint))
        words = tr("Until it ends, the sound lies readable in your bucket: whoever has the link can listen.")
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))

    def _folder_form(self) -> None:
        words = (
            tr("A folder with one page and the sound, which any browser opens without the net.")
            if self._target == "page"
            else tr("All of its files and the signed manifest are copied there.")
        )
        self.column.addWidget(label(self._context.theme, words, 12, tone="2", wraps=True))

    # --- places ---

    def _show_places(self, rows: HandOnRows) -> None:
        if self._target == "stage":
            fitting = [one for one in rows.inputs if self._fits(one)]
            room_px = self.column.contentsRect().width() - _BOX_EDGES_PX
            for one in fitting:
                words = f"{one.stage}: {one.input}"
                shown = self.inputs.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room_px)
                self.inputs.addItem(shown, one.target)
                self.inputs.setItemData(self.inputs.count() - 1, _input_words(one), Qt.ItemDataRole.ToolTipRole)
            self.inputs.setCurrentIndex(0 if len(fitting) == 1 else -1)  # which of several is a person's to say
            if not fitting:
                self.inputs.setEnabled(False)
                self._say(tr("No stage of the plan has an input that takes this."),
                          tr("Add an input to a stage in the plan, then hand it on."))  # fmt: skip
                return
        elif self._target == "bucket":
            self.bucket.addItems(list(rows.buckets))
        elif not rows.has_links:
            self.days.setEnabled(False)
            self._say(tr("“{title}” lies in a folder, which gives no links.", title=rows.title),
                      tr("Make the listening page as a folder and send that."))  # fmt: skip
            return
        self._follow()

    def _fits(self, place: InputPlace) -> bool:
        family = "audio" if self._path.lower().endswith(_SOUND) else ""
        kind = place.type.partition(".")[0]
        return not family or kind in (family, "any", "archive")

    def _say(self, title: str, way: str) -> None:
        self.said.say("info-circle", "text2", title, (way,))

    def problem(self) -> str:
        """Why it cannot be handed on as it stands; empty where it can."""
        if self._target == "stage":
            return "" if self.inputs.currentData() else tr("Choose an input first.")
        if self._target == "bucket":
            server = self.server.text().strip()
            if not _ADDRESS.fullmatch(self.bucket.currentText().strip()):
                return tr("An address of a bucket is written s3://BUCKET, or s3://BUCKET/FOLDER.")
            if server and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", server):
                return tr("A server's address begins with https://.")
        return ""

    def _follow(self) -> None:
        problem = self.problem()
        self.go_button.setEnabled(not problem)
        if self._target == "stage":
            self.about.setText(self.inputs.currentData(Qt.ItemDataRole.ToolTipRole) or "")
        is_begun = self._target == "bucket" and bool(self.bucket.currentText().strip())
        if problem and is_begun:
            self._say(problem, "")
        else:
            self.said.hide()

    # --- handing on ---

    def command(self) -> PushDeliverable:
        """What the form says."""
        if self._target == "stage":
            return PushDeliverable(self._path, to_input=str(self.inputs.currentData()))
        if self._target == "link":
            return PushDeliverable(self._path, share_days=self.days.value())
        url, folder = self.bucket.currentText().strip().rstrip("/"), self.folder.text().strip().strip("/")
        return PushDeliverable(
            self._path, bucket=f"{url}/{folder}" if folder else url, endpoint_url=self.server.text().strip()
        )

    def go(self) -> None:
        """Hand it on, in the background; pressed again meanwhile it stops."""
        if self._job is not None:
            self.go_button.setEnabled(False)
            self._job.cancel()
        elif self.go_button.isEnabled() and self._target in ("folder", "page"):
            dialog = QFileDialog(self, tr("Choose a folder"), str(Path.home()))
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.fileSelected.connect(self.go_to)
            dialog.open()
        elif self.go_button.isEnabled():
            self._begin(self.command())

    def go_to(self, folder: str) -> None:
        """Into this folder."""
        page = str(Path(folder) / f"{deliverable_title(self._path)} page")
        is_page = self._target == "page"
        self._begin(PushDeliverable(self._path, page=page) if is_page else PushDeliverable(self._path, folder=folder))

    def _begin(self, command: PushDeliverable) -> None:
        self._given_to, self._lives = self.inputs.currentText(), self.days.value()
        self.said.hide()
        self.progress.show_share(0.0)
        self.progress.show()
        self.go_button.set_icon("x")
        name_button(self.go_button, tr("Cancel"))
        show = self.progress.show_share
        self._job = self._context.run(command, self._done, self._failed, lambda share, _words: show(share))

    def _failed(self, error: BaseException) -> None:
        self._job = None
        if self.is_gone:
            self._context.show_error(error)
            return
        self.progress.hide()
        self.go_button.set_icon(self._icon)
        name_button(self.go_button, self._words)
        self.go_button.setEnabled(True)
        if isinstance(error, CancelledError):
            self._say(tr("It was stopped; nothing was left half done."), "")
        else:
            self.said.say_error(error)

    def _done(self, result: Mapping[str, Any]) -> None:
        said = self._given_to if self._target == "stage" else str(result["to"])
        title = tr("The deliverable was handed on")
        if result.get("url"):
            QGuiApplication.clipboard().setText(str(result["url"]))
            title, said = (
                tr("The link is in the clipboard"),
                tr("It opens in any browser for {n} days.", n=self._lives),
            )
        self._context.show_message(said, title, "done")
        self.close()


def _input_words(place: InputPlace) -> str:
    """``Mix: premix (Ana Ribeiro, in progress)``."""
    about = ", ".join(
        part for part in (place.person, state_word(place.state), tr("has one") if place.is_fed else "") if part
    )
    return f"{place.stage}: {place.input} ({about})"


def open_hand_on(context: Context, path: str, target: str) -> HandOnPane:
    """Open the pane; one that is open is replaced."""
    pane = HandOnPane(context, path, target, window_of(context)).open_alone()
    pane.first.setFocus(Qt.FocusReason.OtherFocusReason)  # keys, Escape among them, are the pane's
    return pane


class NotePane(SidePane):
    """The delivery note of a deliverable: to whom, in which language, and where the PDF is to lie."""

    help_page = "assemble"

    def __init__(self, context: Context, path: str, window: QWidget) -> None:
        super().__init__(context, tr("Delivery note"), window)
        self.setObjectName("delivery-note")
        self._path, theme = path, context.theme
        self.column.addWidget(label(theme, deliverable_title(path), 12, tone="2", wraps=True))
        self.go_button = primary_button(theme, tr("Save as PDF…"), "file-export", is_big=True)
        self.go_button.clicked.connect(self.go)
        self.go_button.setEnabled(False)
        self.to, self.language = QLineEdit(), ChoiceBox()
        self.to.setPlaceholderText(tr("Label, client, distributor"))
        self.to.textChanged.connect(lambda text: self.go_button.setEnabled(bool(text.strip())))
        self.to.returnPressed.connect(self.go)
        self.column.addLayout(field(theme, tr("Delivered to"), self.to))
        for words, code in ((tr("English"), "en"), (tr("German"), "de")):
            self.language.addItem(words, code)
        self.language.setCurrentIndex(max(0, self.language.findData(spoken_language())))
        self.column.addLayout(field(theme, tr("Language"), self.language))
        words = tr("It names every file with its hash, how loud it is, who made it, and what may be done with it.")
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.column.addStretch(1)
        self.foot.addWidget(self.go_button, 1)

    def go(self) -> None:
        """Ask where it is to lie, and write it."""
        if not self.go_button.isEnabled():
            return
        proposed = f"{deliverable_title(self._path)} {tr('delivery note')}"
        ask_where_to_save(
            self, tr("Save the delivery note"), proposed, self.write, kinds=tr("PDF (*.pdf)"), suffix=".pdf"
        )

    def write(self, out: Path) -> None:
        """Write it there; the pane goes."""
        write_note(self._context, self._path, self.to.text().strip(), str(self.language.currentData()), out)
        self.close()


def open_note(context: Context, path: str) -> NotePane:
    """Open the pane; one that is open is replaced."""
    pane = NotePane(context, path, window_of(context)).open_alone()
    pane.to.setFocus(Qt.FocusReason.OtherFocusReason)
    return pane
