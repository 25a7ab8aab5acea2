"""What the inspector's buttons do: values of ``studio.actions`` run in the background, or a dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from studio.actions.commands import AnswerQuestion, EndPause, MakePass, ReviewTake, WithdrawOffer
from studio.queries.rows import StageDetail
from ui.context import Context
from ui.widgets.save_dialog import ask_where_to_save, save_line
from ui.words import first_name, tr


def act(context: Context, detail: StageDetail, what: str) -> None:
    """Do what a button of the inspector says."""
    _ACTS[what](context, detail)


def _offer(context: Context, detail: StageDetail) -> None:
    from ui.dialogs import ask_offer

    ask_offer(context, detail)


def _choose_person(context: Context, detail: StageDetail) -> None:
    from ui.plan.candidates import open_candidates

    open_candidates(context, detail)


def _copy_pass(context: Context, detail: StageDetail) -> None:
    def copy(line: str) -> None:
        QGuiApplication.clipboard().setText(line)
        who = first_name(detail.stage.person) or tr("the person")
        context.show_message(tr("The pass is on the clipboard. Send it to {who}.", who=who), kind="done")

    if detail.pass_line:
        copy(detail.pass_line)
    else:
        context.run(MakePass(detail.stage.hand_off), lambda result: copy(result["pass"]))


def _save_pass(context: Context, detail: StageDetail) -> None:
    def save(path: Path) -> None:
        if detail.pass_line:
            save_line(context, path, detail.pass_line)
        else:
            context.run(MakePass(detail.stage.hand_off), lambda result: save_line(context, path, result["pass"]))

    name = tr("{title} for {person}", title=detail.stage.title, person=detail.stage.person)
    ask_where_to_save(QApplication.activeWindow(), tr("Save the pass"), name, save, suffix=".seguepass")


def _withdraw(context: Context, detail: StageDetail) -> None:
    words = tr("The offer is withdrawn.")
    context.run(WithdrawOffer(detail.stage.hand_off), lambda _result: context.show_message(words, kind="done"))


def _approve(context: Context, detail: StageDetail) -> None:
    take = detail.stage.takes
    words = tr("Take {n} of {title} is approved.", n=take, title=detail.stage.title)
    context.run(
        ReviewTake(detail.stage.hand_off, "approve", (), take),
        lambda _result: context.show_message(words, kind="done"),
    )


def _listen(context: Context, detail: StageDetail) -> None:
    context.navigate("listen", detail.stage.id)


def _answer(context: Context, detail: StageDetail, *, is_yes: bool) -> None:
    words = tr("{who} is told with the next sync.", who=first_name(detail.stage.person) or tr("The person"))
    command = AnswerQuestion(detail.stage.hand_off, is_yes)
    context.run(command, lambda _result: context.show_message(words, kind="done"))


def _resume(context: Context, detail: StageDetail) -> None:
    words = tr("{title} goes on; its dates have moved by the pause.", title=detail.stage.title)
    context.run(EndPause(detail.stage.hand_off), lambda _result: context.show_message(words, kind="done"))


_ACTS = {
    "answer_yes": lambda context, detail: _answer(context, detail, is_yes=True),
    "answer_no": lambda context, detail: _answer(context, detail, is_yes=False),
    "resume": _resume,
    "offer": _offer,
    "choose_person": _choose_person,
    "copy_pass": _copy_pass,
    "save_pass": _save_pass,
    "withdraw": _withdraw,
    "approve": _approve,
    "listen": _listen,
}
