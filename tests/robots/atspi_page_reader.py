"""What a screen reader is told about each page: everything that takes the keyboard, by role and name, over the real bus.

    /usr/bin/python3 atspi_page_reader.py NAME-OF-THE-APPLICATION HOW-MANY-PAGES

Runs under the system's Python. Prints JSON: for each window its name and ``[[role, name, description], ...]``.
"""

from __future__ import annotations

import json
import sys
import time

import pyatspi

PATIENCE_S = 120.0


def application(name: str):
    desktop = pyatspi.Registry.getDesktop(0)
    return next((app for app in desktop if app is not None and app.name == name), None)


def told(root) -> list[list[str]]:
    waiting, found = [root], []
    for node in waiting:
        if node is None:
            continue
        states = node.getState()
        if not states.contains(pyatspi.STATE_SHOWING):
            continue
        if states.contains(pyatspi.STATE_FOCUSABLE) and node is not root:
            found.append([node.getRoleName(), node.name, node.description])
        if node.getRole() not in (
            pyatspi.ROLE_TABLE,
            pyatspi.ROLE_TREE_TABLE,
            pyatspi.ROLE_LIST,
            pyatspi.ROLE_COMBO_BOX,
        ):
            waiting += list(node)
    return found


def main(name: str, count: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        app = application(name)
        if app is not None and app.childCount >= int(count):
            break
        time.sleep(0.1)
    else:
        raise SystemExit("the pages were not found on the accessibility bus")
    sys.stdout.write(json.dumps([[window.name, told(window)] for window in app if window is not None]))


main(*sys.argv[1:3])
