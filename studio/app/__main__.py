"""``python -m studio.app``: the same as ``segue``."""

from __future__ import annotations

import sys

from studio.app.start import main

if __name__ == "__main__":
    sys.exit(main())
