"""Where the window's own files lie: icons, marks, the demo. One place for all: ``studio.assets_dir``."""

from __future__ import annotations

from studio import assets_dir

__all__ = ["assets_dir"]
