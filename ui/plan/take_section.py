"""The inspector's takes: which one, its waveform, play and pause, what the checks say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.check_report import Severity
from studio.queries.asks import WavePeaks
from studio.queries.rows import FileRow, StageDetail, TakeRow
from ui.context import Context
from ui.languages import told
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import IconLabel, ProgressLine
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.widgets.waveform import WaveformThumbnail
from ui.words import clock_text, near_text, size_text, tr, tr_n

if TYPE_CHECKING:
    from studio.queries.review import PeakRows
    from ui.review.player import Player

_COLUMNS = 560  # a column a pixel, twice over for fine screens
_AUDIO = (".wav", ".flac", ".aif", ".aiff", ".w64", ".mp3", ".m4a", ".ogg", ".opus")


def audio_file(take: TakeRow) -> FileRow | None:
    """The first file of a take that lies on this machine and can be heard."""
    files = [file for _output, file in take.files if file.local_path and file.name.lower().endswith(_AUDIO)]
    return files[0] if files else None


class TakeSection(QWidget):
    """The last take first; the others by a link."""

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        self._player: Player | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self._take = detail.takes[-1]
        self.show_take(detail.takes[-1].number)

    def show_take(self, number: int) -> None:
        """Show another take."""
        self._take = next(take for take in self._detail.takes if take.number == number)
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.deleteLater()
        self._body = self._build(self._take)
        self._column.addWidget(self._body)

    def _build(self, take: TakeRow) -> QWidget:
        theme = self._context.theme
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = row_of(
            label(theme, tr("Take {n}", n=take.number), 12, 600),
            label(theme, near_text(take.made_ms), 12, tone="2"),
            None,
        )
        for other in self._detail.takes:
            if other.number != take.number:
                switch = Button(theme, tr("Take {n}", n=other.number), kind="link")
                switch.clicked.connect(lambda _checked, number=other.number: self.show_take(number))
                head.addWidget(switch)
        column.addLayout(head)
        file = audio_file(take)
        if take.progress < 1:
            column.addLayout(self._on_its_way(take))
        elif file is not None:
            self._add_sound(column, take, file)
        column.addLayout(self._checks(take))
        for finding in (one.finding for one in take.findings):
            if finding.severity is not Severity.BLOCK and finding.severity is not Severity.WARN:
                continue
            words = tr("{rule}: expected {expected}, found {found}", **_words_of(finding))
            column.addWidget(
                label(theme, words, 12, tone="late" if finding.severity is Severity.BLOCK else "review", wraps=True)
            )
        return body

    def _on_its_way(self, take: TakeRow) -> Any:
        theme = self._context.theme
        line = ProgressLine(theme, 0)
        line.show_share(take.progress)
        line.setAccessibleName(tr("Take {n} is on its way", n=take.number))
        row = row_of(line, label(theme, f"{round(take.progress * 100)} %", 12, tone="2"))
        row.setStretch(0, 1)
        return row

    def _add_sound(self, column: QVBoxLayout, take: TakeRow, file: FileRow) -> None:
        theme = self._context.theme
        self._wave = WaveformThumbnail(theme, 44, tr("Take {n}, {name}", n=take.number, name=file.name))
        self._wave.sought.connect(lambda share: self._seek(take, file, share))
        self._play = icon_button(theme, tr("Play"), "player-play-filled")
        self._play.clicked.connect(lambda: self._toggle(take, file))
        self._clock = label(theme, clock_text(0), 12)
        self._length = label(theme, "", 12, tone="3")
        row = row_of(self._play, self._clock, self._length, None)
        listen = Button(theme, tr("Listen"), "headphones", "quiet")
        listen.clicked.connect(lambda: self._context.navigate("listen", self._detail.stage.id))
        row.addWidget(listen)
        column.addWidget(self._wave)
        column.addLayout(row)
        self._file = file
        self._know_length(file.duration_s)
        # a file that is being written has no peaks yet; the inspector asks again when something changes
        self._context.ask(WavePeaks(file.local_path), lambda rows: self._draw(file, rows), lambda _error: None)

    def _know_length(self, duration_s: float) -> None:
        self._duration_s = duration_s
        self._length.setText(f"/ {clock_text(duration_s)}" if duration_s > 0 else "")
        if duration_s > 0:
            notes = [note for note in self._detail.notes if note.take == self._take.number and note.is_open]
            self._wave.show_marks(tuple(note.in_take_s / duration_s for note in notes))

    def _draw(self, file: FileRow, rows: PeakRows) -> None:
        if file is self._file and shiboken6.isValid(self._wave):
            level = rows.level_for(rows.frames / _COLUMNS)
            self._wave.show_peaks(level.lows, level.highs)
            self._know_length(rows.duration_s)

    def _checks(self, take: TakeRow) -> Any:
        theme = self._context.theme
        blocks = sum(one.finding.severity is Severity.BLOCK for one in take.findings)
        warns = sum(one.finding.severity is Severity.WARN for one in take.findings)
        hints = len(take.findings) - blocks - warns
        if blocks:
            words, icon, tone = tr_n("{n} check fails", "{n} checks fail", blocks), "circle-x", "late"
        elif warns or take.verdict == "warn":
            words, icon, tone = (
                tr_n("Passes, {n} warning", "Passes, {n} warnings", max(1, warns)),
                "alert-triangle",
                "review",
            )
        elif take.verdict:
            words, icon, tone = tr("All checks pass"), "shield-check", "approved"
        else:
            words, icon, tone = tr("Not checked yet"), "shield-check", "3"
        if hints and not blocks:
            words = tr("{words}, {hints}", words=words, hints=tr_n("{n} hint", "{n} hints", hints))
        role = f"{tone}.text" if tone != "3" else "text3"
        files = tr_n("{n} file", "{n} files", len(take.files))
        return row_of(
            IconLabel(theme, icon, role),
            ElidedLabel(theme, words, 12, tone=tone),
            None,
            label(theme, f"{files}, {size_text(take.size_bytes)}", 12, tone="3"),
        )

    # --- sound
    def _shared(self) -> Player:
        if self._player is None:
            from ui.review.player import shared_player

            self._player = shared_player(self._context)
            self._player.position_changed.connect(self._follow)
            self._player.state_changed.connect(self._follow_state)
        return self._player

    def _load(self, take: TakeRow, file: FileRow, *, share: float = 0.0, play: bool) -> None:
        title = f"{self._detail.stage.title}, {tr('take {n}', n=take.number)}"
        at_s = share * self._duration_s
        subject = f"{self._detail.stage.id}#{take.number}"
        self._shared().load(
            (file.local_path,), title=title, subject=subject, duration_s=self._duration_s, at_s=at_s, play=play
        )

    def _toggle(self, take: TakeRow, file: FileRow) -> None:
        if self._shared().paths == (file.local_path,):
            self._shared().toggle()
        else:
            self._load(take, file, play=True)

    def _seek(self, take: TakeRow, file: FileRow, share: float) -> None:
        player = self._shared()
        if player.paths == (file.local_path,):
            player.seek(share * player.duration_s)
        else:
            self._load(take, file, share=share, play=True)

    def _follow(self, position_s: float) -> None:
        player = self._shared()
        if player.paths == (self._file.local_path,):
            self._clock.setText(clock_text(position_s))
            if player.duration_s:
                self._wave.show_played(position_s / player.duration_s)

    def _follow_state(self) -> None:
        player = self._shared()
        is_playing = player.is_playing and player.paths == (self._file.local_path,)
        self._play.set_icon("player-pause-filled" if is_playing else "player-play-filled")
        self._play.setAccessibleName(tr("Pause") if is_playing else tr("Play"))
        if is_playing and player.silence_words:
            self._context.show_message(player.silence_words, kind="hint")


def _words_of(finding: Any) -> dict[str, str]:
    return {"rule": finding.rule.replace("_", " "), "expected": told(finding.expected), "found": told(finding.found)}
