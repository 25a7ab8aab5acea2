"""Settings in sections: this computer and its person, and what keeps a production whole.

Each function builds its page when it is called; nothing is imported before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context


def settings_page(context: Context) -> QWidget:
    """Theme, name, where things lie."""
    from ui.settings.general import GeneralPage

    return GeneralPage(context)


def devices_page(context: Context) -> QWidget:
    """This person's devices, the way in for another one, and which one decides."""
    from ui.settings.devices import DevicesPage

    return DevicesPage(context)


def recovery_page(context: Context) -> QWidget:
    """The recovery file, and whether it would do."""
    from ui.settings.recovery import RecoveryPage

    return RecoveryPage(context)


def import_page(context: Context) -> QWidget:
    """A production again from an export, files again from a damaged storage."""
    from ui.settings.bringing import ImportPage

    return ImportPage(context)


def log_page(context: Context) -> QWidget:
    """What was written down on this computer."""
    from ui.settings.log import LogPage

    return LogPage(context)


def about_page(context: Context) -> QWidget:
    """Version and licences."""
    from ui.settings.about import AboutPage

    return AboutPage(context)


def calendar_page(context: Context) -> QWidget:
    """When work is done, in a production and by its people."""
    from ui.settings.calendar import CalendarPage

    return CalendarPage(context)


def storage_page(context: Context) -> QWidget:
    """Where a production's shared files lie, and how they move."""
    from ui.settings.storage import StoragePage

    return StoragePage(context)


def care_page(context: Context) -> QWidget:
    """Whether everything is as it was signed, and what may go."""
    from ui.settings.care import CarePage

    return CarePage(context)


def export_page(context: Context) -> QWidget:
    """A production as plain files."""
    from ui.settings.exporting import ExportPage

    return ExportPage(context)


def closing_page(context: Context) -> QWidget:
    """The end of a production, and its beginning again."""
    from ui.settings.closing import ClosingPage

    return ClosingPage(context)
