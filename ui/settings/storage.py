"""A production's storage: where its shared files lie, how they move while people work, and what stays of a former place."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox

from studio.actions.commands import ForgetDepot, LocateDepot, LoginDepot, MoveDepot
from ui.context import Context
from ui.dialogs.storage import StorageFields
from ui.inbox.blocks import Card
from ui.settings.act import ActCard, danger_rows
from ui.settings.frame import SectionPage
from ui.widgets.buttons import Button, primary_button
from ui.widgets.labels import KeyValueRows, section_label
from ui.words import size_text, tr, tr_n


class StoragePage(SectionPage):
    """Where the files lie now, and what can be done about it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "storage", tr("Shared files"))
        self.now = Card(gap_px=8)
        self.column.addWidget(self.now)
        self.mover = MoveCard(context, self.refresh)
        self.former = FormerCard(context, self.refresh)
        self.locator = LocateCard(context, self.refresh)
        for card in (self.mover, self.former, self.locator):
            self.column.addWidget(card)
            card.hide()
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Ask where the files lie now."""
        studio, row = self._context.studio, self.row
        if studio is not None and row is not None:
            self._context.do(lambda: studio.storage_of(row.id), lambda storage: self._show(row.id, storage))

    def _show(self, production: str, storage: dict[str, Any]) -> None:
        if self.row is None or self.row.id != production:
            return
        theme = self._context.theme
        rows = [(tr("They lie in"), str(storage["url"]))]
        if storage["moving_to"]:
            rows.append((tr("Moving to"), str(storage["moving_to"])))
        rows += [(tr("Former place"), str(url)) for url in storage["former"]]
        self.now.clear()
        self.now.column.addWidget(section_label(theme, self.row.title))
        self.now.column.addWidget(KeyValueRows(theme, rows))
        is_owner = bool(storage["is_owner"])
        self.mover.show_storage(production, storage)
        self.mover.setVisible(is_owner)
        self.former.show_storage(production, storage)
        self.former.setVisible(is_owner and (bool(storage["former"]) or self.former.is_telling))
        self.locator.show_storage(production)
        self.locator.setVisible(not storage["moving_to"])


class MoveCard(ActCard):
    """Asks where to; then shows how far the copying is. It can be stopped, gone on with and given up."""

    def __init__(self, context: Context, refresh: Any) -> None:
        super().__init__(
            context,
            tr("Move them"),
            tr("The shared files can move to another folder or bucket while everybody works on. The others find the way by themselves."),
        )  # fmt: skip
        self._refresh, self._production = refresh, ""
        self._storage: dict[str, Any] = {}
        self.fields = StorageFields(context)
        self.fields.edited.connect(self._follow)
        self.body.addWidget(self.fields)
        self.move_button = primary_button(context.theme, tr("Move the shared files"), "folder-open")
        self.move_button.clicked.connect(self.begin)
        self.give_up_button = Button(context.theme, tr("Give it up"), "x")
        self.give_up_button.clicked.connect(self.give_up)
        self.add_buttons(self.move_button, self.give_up_button)
        self._follow()

    @property
    def is_moving(self) -> bool:
        """Whether a move has been begun and has not come to its end."""
        return bool(self._storage.get("moving_to"))

    def show_storage(self, production: str, storage: dict[str, Any]) -> None:
        """Offer what can be done there."""
        self._production, self._storage = production, storage
        self._follow()

    def _follow(self) -> None:
        self.fields.setVisible(not self.is_moving)
        words = tr("Go on moving") if self.is_moving else tr("Move the shared files")
        self.move_button.setText(f"\u2009{words}")
        self.move_button.setAccessibleName(words)
        self.move_button.setEnabled(self.is_moving or not self.fields.problem())
        self.give_up_button.setVisible(self.is_moving and bool(self._storage.get("may_give_up")))

    def begin(self) -> None:
        """Begin, or go on."""
        fields = self.fields
        if self.is_moving:
            command, before = MoveDepot(self._production), ()
        else:
            keys = fields.keys
            before = (LoginDepot(fields.url, *keys, fields.endpoint_url),) if keys[0] else ()  # type: ignore[assignment]
            access = fields.access_choice.kind if fields.is_bucket else ""
            command = MoveDepot(self._production, fields.url, fields.endpoint_url, access)
        self.run(command, self._done, tr("Trying the new place…"), can_stop=True, before=before, on_error=self._failed)

    def give_up(self) -> None:
        """Leave it where it is."""
        self.run(MoveDepot(self._production, gives_up=True), self._done, tr("Giving it up…"), on_error=self._failed)

    def _done(self, result: dict[str, Any]) -> None:
        if result.get("state") == "given_up":
            self.say_done(tr("They stay where they are"))
        else:
            names = ", ".join(str(name) for name in result.get("people", ()))
            words = tr("What {names} still put into the old place is carried over.", names=names) if names else ""
            self.say_done(tr("The shared files have moved"), str(result["to"]), words)
        self._refresh()

    def _failed(self, _error: BaseException) -> None:
        self._refresh()


class FormerCard(ActCard):
    """Empties places that the production has left, after saying what that deletes."""

    def __init__(self, context: Context, refresh: Any) -> None:
        super().__init__(
            context,
            tr("Empty the former place"),
            tr("It shows latecomers the way and takes in what they still leave there. Once all have followed, it can be emptied."),
        )  # fmt: skip
        self._refresh, self._production = refresh, ""
        self.look_button = Button(context.theme, tr("See what would be deleted"), "search")
        self.look_button.clicked.connect(self.look)
        self._found = Card(kind="", padding_px=0)
        self.body.addWidget(self._found)
        self.all_box = QCheckBox(
            tr("The sign-posts too, so that whoever has not followed does not find the way any more")
        )
        self.anyway_box = QCheckBox()
        for box in (self.all_box, self.anyway_box):
            box.hide()
            self.body.addWidget(box)
        self.empty_button = Button(context.theme, "", "trash", "danger")
        self.empty_button.clicked.connect(self.empty)
        self.empty_button.hide()
        self.add_buttons(self.look_button, self.empty_button)

    @property
    def is_telling(self) -> bool:
        """Whether it says how the emptying ended."""
        return not self.said.isHidden()

    def show_storage(self, production: str, storage: dict[str, Any]) -> None:
        """Another production's places are asked for anew."""
        if production != self._production:
            self._production = production
            self._found.clear()
            self.said.hide()
            for part in (self.all_box, self.anyway_box, self.empty_button):
                part.hide()
        self.look_button.setVisible(bool(storage["former"]))

    def look(self) -> None:
        """Say what would be deleted."""
        command = ForgetDepot(self._production, all=self.all_box.isChecked(), dry_run=True)
        self.run(command, self._seen, tr("Comparing both places…"))

    def _seen(self, result: dict[str, Any]) -> None:
        rows, waiting = result["rows"], result["not_followed"]
        lines = [tr("{url}: {n} objects, {size}", url=row["url"], n=row["objects"], size=size_text(row["bytes"]))
                 for row in rows]  # fmt: skip
        lines.append(tr("All of it is in the new place too; that has just been compared."))
        self._found.clear()
        self._found.column.addWidget(danger_rows(self._context, tuple(lines)))
        self.all_box.show()
        self.anyway_box.setText(tr("Although {names} may not have followed yet", names=", ".join(waiting)))
        self.anyway_box.setVisible(bool(waiting))
        words = tr_n("Delete {n} object, {size}", "Delete {n} objects, {size}", result["objects"],
                     size=size_text(result["bytes"]))  # fmt: skip
        self.empty_button.setText(f"\u2009{words}")
        self.empty_button.setAccessibleName(words)
        self.empty_button.show()

    def empty(self) -> None:
        """Do it."""
        command = ForgetDepot(self._production, all=self.all_box.isChecked(), anyway=self.anyway_box.isChecked())
        self.run(command, self._done, tr("Deleting…"))

    def _done(self, result: dict[str, Any]) -> None:
        self._found.clear()
        for part in (self.all_box, self.anyway_box, self.empty_button):
            part.hide()
        self.say_done(tr("The former place is empty"), tr("{size} are free there.", size=size_text(result["bytes"])))
        self._refresh()


class LocateCard(ActCard):
    """Another address for the same files, as this computer sees them."""

    def __init__(self, context: Context, refresh: Any) -> None:
        super().__init__(
            context,
            tr("They lie elsewhere for this computer"),
            tr("The folder has another path now, or they have moved and you were asked for the new place: say where it is. "
               "Segue makes sure that it is the same production."),
        )  # fmt: skip
        self._refresh, self._production = refresh, ""
        self.open_button = Button(context.theme, tr("Choose the place…"), kind="link")
        self.open_button.clicked.connect(self.open)
        self.body.addWidget(self.open_button)
        self.fields = StorageFields(context, asks_access=False)
        self.fields.edited.connect(self._follow)
        self.fields.hide()
        self.body.addWidget(self.fields)
        self.use_button = Button(context.theme, tr("Use this place"), "check")
        self.use_button.clicked.connect(self.use)
        self.add_buttons(self.use_button)
        self.use_button.hide()
        self._follow()

    def show_storage(self, production: str) -> None:
        """About this production."""
        if production != self._production:
            self._production = production
            self.said.hide()

    def open(self) -> None:
        """Show the fields."""
        self.open_button.hide()
        self.fields.show()
        self.use_button.show()
        self.fields.folder.path.setFocus()

    def _follow(self) -> None:
        self.use_button.setEnabled(not self.fields.problem())

    def use(self) -> None:
        """Use it from now on."""
        fields = self.fields
        before = (LoginDepot(fields.url, *fields.keys, fields.endpoint_url),) if fields.keys[0] else ()
        command = LocateDepot(self._production, fields.url, fields.endpoint_url)
        self.run(command, self._done, tr("Comparing it with what this computer knows…"), before=before)

    def _done(self, result: dict[str, Any]) -> None:
        self.say_done(tr("From now on they are read there"), str(result["url"]))
        self._refresh()
