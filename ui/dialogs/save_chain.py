"""The pane that keeps stages as a chain of one's own: its title, what it takes and gives, and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from studio.actions.chain_commands import SaveChain, WriteChain
from studio.domain.errors import SegueError
from studio.queries.rows import PlanRows
from ui.context import Context
from ui.dialogs.page import Said, field
from ui.dialogs.side_pane import SidePane
from ui.inbox.blocks import Card
from ui.widgets.buttons import Button, primary_button
from ui.widgets.labels import label, row_of
from ui.widgets.over_pane import window_of
from ui.widgets.save_dialog import ask_where_to_save
from ui.words import money, tr, tr_n

_SHOWN = 8


class SaveChainPane(SidePane):
    """For these stages of a plan (ids)."""

    def __init__(self, context: Context, plan: PlanRows, stages: tuple[str, ...], title: str, window: QWidget) -> None:
        super().__init__(context, tr("Save as a chain"), window)
        self.setObjectName("save-chain")
        self._stages, self._saved = stages, ""
        theme, chosen = context.theme, set(stages)
        rows = [row for row in plan.stages if row.id in chosen]
        price = money(sum(row.price_minor for row in rows), plan.production.currency)
        count = tr_n("{n} stage", "{n} stages", len(rows))
        words = tr("{count}, {price}. A chain can be put into any production, or start one.", count=count, price=price)
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.title = QLineEdit(title)
        self.title.setMaxLength(200)
        self.title.textChanged.connect(lambda _text: self._follow())
        self.title.returnPressed.connect(self.save)
        self.column.addLayout(field(theme, tr("Title"), self.title))
        titles = {row.id: row.title for row in plan.stages}
        into = [link for link in plan.links if link.target in chosen and link.source not in chosen and link.input]
        out = [link for link in plan.links if link.source in chosen and link.target not in chosen and link.output]
        takes = dict.fromkeys(f"{titles[link.target]}: {link.input}" for link in into)
        gives = dict.fromkeys(f"{titles[link.source]}: {link.output}" for link in out)
        ports = Card(kind="callout", padding_px=12, gap_px=4)
        for name, found in ((tr("It takes"), takes), (tr("It gives"), gives)):
            ports.column.addWidget(label(theme, name, 12, 600))
            ports.column.addWidget(label(theme, _listed(tuple(found)), 12, tone="2", wraps=True))
        self.column.addWidget(ports)
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.replace_button = Button(theme, tr("Replace the one that is there"), "arrows-exchange")
        self.replace_button.clicked.connect(lambda: self.save(is_replacing=True))
        self.replace_button.hide()
        self.export_button = Button(theme, tr("Export it as a file…"), "file-export")
        self.export_button.clicked.connect(self._choose_file)
        self.export_button.hide()
        self.column.addLayout(row_of(self.replace_button, self.export_button, None))
        self.column.addStretch(1)
        self.save_button = primary_button(theme, tr("Save the chain"), "device-floppy", is_big=True)
        self.save_button.clicked.connect(lambda _checked: self.save())
        self.foot.addWidget(self.save_button, 1)
        self._follow()

    def _follow(self) -> None:
        self.save_button.setEnabled(bool(self.title.text().strip()))
        self.replace_button.hide()

    def save(self, *, is_replacing: bool = False) -> None:
        """Keep it."""
        if self.save_button.isEnabled():
            self.save_button.setEnabled(False)
            self.said.hide()
            command = SaveChain(self._stages, self.title.text().strip(), is_replacing)
            self._context.run(command, self._done, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._follow()
        self.said.say_error(error)
        if isinstance(error, SegueError) and error.code == "chain_exists":
            self.replace_button.show()
            self.replace_button.setFocus()

    def _done(self, result: Mapping[str, Any]) -> None:
        self._follow()
        self._saved = str(result["chain"])
        left_out = tuple(str(sentence) for sentence in result["left_out"])
        sentences = (tr("It does not hold:"), *left_out) if left_out else ()
        words = tr("“{title}” is among your chains", title=result["title"])
        self.said.say("circle-check", "approved.text", words, sentences)
        self.export_button.show()
        self.export_button.setFocus()

    def _choose_file(self) -> None:
        ask_where_to_save(
            self, tr("Export the chain"), self._saved, lambda path: self.export_to(str(path)),
            kinds=tr("Chains (*.yaml)"), suffix=".yaml",
        )  # fmt: skip

    def export_to(self, path: str) -> None:
        """Write the chain that has been saved as a file."""

        def done(result: Mapping[str, Any]) -> None:
            words = tr("Anybody can start a production from it, or put it into one.")
            self.said.say("circle-check", "approved.text", tr("The chain is written"), (words, str(result["path"])))

        self._context.run(WriteChain(self._saved, path), done, self.said.say_error)


def _listed(found: tuple[str, ...]) -> str:
    if not found:
        return tr("nothing from outside")
    shown = "\n".join(found[:_SHOWN])
    return tr("{lines}\nand {n} more", lines=shown, n=len(found) - _SHOWN) if len(found) > _SHOWN else shown


def open_save_chain(context: Context, plan: PlanRows, stages: tuple[str, ...], title: str) -> SaveChainPane:
    """Open the pane; one that is open is replaced."""
    pane = SaveChainPane(context, plan, stages, title, window_of(context)).open_alone()
    pane.title.setFocus()
    pane.title.selectAll()
    return pane
