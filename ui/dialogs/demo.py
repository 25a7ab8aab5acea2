"""Plays the demo in a process of its own, by the same command as everybody (``segue demo``), and opens its window."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.app.demo_folder import delete_demo, demo_folder_of
from studio.app.running_window import hand_over
from ui.context import Context
from ui.dialogs.page import Said
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import tr


def segue_command(*arguments: str) -> tuple[str, list[str]]:
    """The program and arguments that run ``segue`` with these arguments, frozen or not."""
    if getattr(sys, "frozen", False):
        return sys.executable, list(arguments)
    return sys.executable, ["-m", "studio.app", *arguments]


def _process(parent: QObject | None, command: tuple[str, list[str]]) -> QProcess:
    """A process that finds the same program as this one, from wherever it was started."""
    made = QProcess(parent)
    surroundings = QProcessEnvironment.systemEnvironment()
    here = str(Path(__file__).resolve().parents[2])
    surroundings.insert(
        "PYTHONPATH", os.pathsep.join(part for part in (here, surroundings.value("PYTHONPATH")) if part)
    )
    made.setProcessEnvironment(surroundings)
    made.setProgram(command[0])
    made.setArguments(command[1])
    return made


class DemoPane(QWidget):
    """Shows what the demo is doing; ends with a button that opens its production. ``left`` when it is given up."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.process: QProcess | None = None
        self._lines: list[str] = []
        self.home = ""
        theme = context.theme
        self.setObjectName("demo")
        self.setAccessibleName(tr("The demo"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = label(theme, "", 20, 600)
        self._sentence = label(theme, "", 13, tone="2", wraps=True)
        self._sentence.setAlignment(centre)
        self._step = label(theme, "", 12, tone="3", wraps=True)
        self._step.setAlignment(centre)
        self.said = Said(theme)
        self.said.setMaximumWidth(560)
        self.open_button = primary_button(theme, tr("Open Late Train"), "player-play", is_big=True)
        self.open_button.clicked.connect(self._open)
        self.delete_button = Button(theme, tr("Delete it"), "trash", is_big=True)
        self.delete_button.clicked.connect(self.delete)
        self.delete_button.hide()
        self.stop_button = Button(theme, tr("Stop"), is_big=True)
        self.stop_button.clicked.connect(self.stop)
        column.addStretch(2)
        column.addWidget(IconLabel(theme, "headphones", "accent", 32), 0, centre)
        column.addWidget(self._title, 0, centre)
        column.addWidget(self._sentence)
        column.addWidget(self._step)
        column.addWidget(self.said, 0, centre)
        column.addLayout(row_of(None, self.open_button, self.delete_button, self.stop_button, None))
        column.addStretch(3)

    @property
    def is_running(self) -> bool:
        """Whether the demo is being played."""
        return self.process is not None

    def start(self, command: tuple[str, list[str]] | None = None) -> None:
        """Play it. ``command`` is the program to run instead, for tests."""
        if self.process is not None:
            return
        self._lines = []
        self.said.hide()
        self.open_button.hide()
        self.delete_button.hide()
        self.stop_button.setText(tr("Stop"))
        self._title.setText(tr("Late Train is being made"))
        self._sentence.setText(
            tr("An owner and six players, each with a home of their own on this computer, work through the plan.")
        )
        self._step.setText("")
        process = self.process = _process(self, command or segue_command("demo", "--headless", "--json"))
        process.readyReadStandardError.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._on_error)
        process.start()

    def stop(self) -> None:
        """Stop it, or go back when it has ended."""
        process, self.process = self.process, None
        if process is not None:
            process.finished.disconnect(self._finished)
            process.errorOccurred.disconnect(self._on_error)
            process.setParent(QCoreApplication.instance())  # it ends by itself, even when this page goes away first
            process.finished.connect(process.deleteLater)
            process.terminate()
        self.left.emit()

    def _read(self) -> None:
        if self.process is None:
            return
        text = bytes(self.process.readAllStandardError().data()).decode(errors="replace")
        self._lines += [line.strip() for line in text.splitlines() if line.strip()]
        if self._lines:
            self._step.setText(self._lines[-1])

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._failed(tr("The program could not be started."))

    def _finished(self, exit_code: int, _status: QProcess.ExitStatus) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        output = bytes(process.readAllStandardOutput().data()).decode(errors="replace")
        process.deleteLater()
        try:
            result = json.loads(output)
        except ValueError:
            result = {}
        if exit_code or "home" not in result:
            error = result.get("error", {}) if isinstance(result, dict) else {}
            self._failed(
                str(error.get("message") or (self._lines[-1] if self._lines else "")), str(error.get("what_to_do", ""))
            )
            return
        self.home = str(result["home"])
        self._title.setText(tr("Late Train is ready"))
        self._sentence.setText(tr("It opens in a window of its own, as its owner sees it."))
        self._step.setText(self.home)
        self.stop_button.setText(tr("Back"))
        self.open_button.show()
        self.delete_button.show()
        self.open_button.setFocus()

    def _failed(self, message: str, what_to_do: str = "") -> None:
        self.process = None
        self._title.setText(tr("The demo did not get through"))
        self._sentence.setText("")
        self._step.setText("")
        self.said.say("alert-triangle", "late.text", tr("It stopped here"), (message, what_to_do))
        self.stop_button.setText(tr("Back"))

    def delete(self) -> None:
        """Delete it with all that belongs to it, and go back."""
        folder = demo_folder_of(Path(self.home))
        if folder is not None and hand_over(self.home, ""):
            words = tr("It is open in a window of its own: delete it there.")
            self.said.say("alert-triangle", "review.text", words)
            return
        if folder is None:
            self.left.emit()
            return
        self.delete_button.setEnabled(False)

        def done(_nothing: object) -> None:
            self.delete_button.setEnabled(True)
            self._context.show_message(tr("The demo is deleted."), kind="done")
            self.left.emit()

        def failed(error: BaseException) -> None:
            self.delete_button.setEnabled(True)
            self.said.say_error(error)

        self._context.do(lambda: delete_demo(folder), done, failed)

    def _open(self) -> None:
        if not Path(self.home).is_dir():
            self._context.show_message(tr("Play it again."), tr("The demo is not there any more"), "hint")
            self.left.emit()
            return
        if not _process(None, segue_command("--home", self.home)).startDetached():
            self._context.show_message(self.home, tr("The window could not be opened; the demo lies at"), "hint")
