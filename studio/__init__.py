"""Segue: plan, hand off, check, hear, approve and assemble chained creative gigs."""

from pathlib import Path

__version__ = "0.1.0"


def assets_dir() -> Path:
    """The folder of chains, icons, marks and the demo: inside this package when it is installed, else beside it.

    Beside it in the sources, in an editable installation and in the frozen program.
    """
    inside = Path(__file__).resolve().parent / "assets"
    return inside if inside.is_dir() else inside.parents[1] / "assets"
