"""Pages and panes that ask for something: first run, new production, invitation, another device, recovery, offer. None is modal.

Each function builds its page when it is called; nothing is imported before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studio.queries.rows import StageDetail
    from ui.context import Context


def first_run_page(context: Context) -> QWidget:
    """Three choices and nothing else."""
    from ui.dialogs.first_run import FirstRunPage

    return FirstRunPage(context)


def new_production_page(context: Context) -> QWidget:
    """Start a production from a chain, on a folder or a bucket."""
    from ui.dialogs.new_production import NewProductionPage

    return NewProductionPage(context)


def open_invitation_page(context: Context) -> QWidget:
    """Paste or drop an invitation, give a name, and be in."""
    from ui.dialogs.open_invitation import OpenInvitationPage

    return OpenInvitationPage(context)


def join_device_page(context: Context) -> QWidget:
    """On a new computer of somebody who has one already."""
    from ui.dialogs.join_device import JoinDevicePage

    return JoinDevicePage(context)


def recover_page(context: Context) -> QWidget:
    """On a new computer of somebody who has lost all others."""
    from ui.dialogs.recover import RecoverPage

    return RecoverPage(context)


def ask_offer(context: Context, detail: StageDetail) -> QWidget:
    """Open the pane that turns a stage into an offer, beside what is shown. Returns it."""
    from ui.dialogs.offer import open_offer

    return open_offer(context, detail)
