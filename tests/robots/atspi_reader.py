"""What a screen reader is told about the timeline, asked for over the real accessibility bus (AT-SPI 2) as Orca does it.

    /usr/bin/python3 atspi_reader.py NAME-OF-THE-APPLICATION ACTION-ON

Runs under the system's Python, which has the bus' bindings. Prints JSON: the list and its bars, then what doing the first
action of the bar named ACTION-ON has changed.
"""

from __future__ import annotations

import json
import sys
import time

import pyatspi

PATIENCE_S = 20.0


def waited(find):
    """What ``find`` gives, as soon as it gives something."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit("nothing was found on the accessibility bus")


def application(name: str):
    desktop = pyatspi.Registry.getDesktop(0)
    return next((app for app in desktop if app is not None and app.name == name), None)


def timeline_in(root):
    """The list called Timeline, breadth first."""
    waiting = [root]
    for node in waiting:
        if node is None:
            continue
        if node.getRole() == pyatspi.ROLE_LIST and node.name == "Timeline":
            return node
        waiting += list(node)
    return None


def told(bar) -> dict:
    states = bar.getState().getStates()
    action, box = bar.queryAction(), bar.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return {
        "name": bar.name,
        "description": bar.description,
        "role": bar.getRoleName(),
        "states": sorted(pyatspi.stateToString(state) for state in states),
        "actions": [action.getName(number) for number in range(action.nActions)],
        "width": box.width,
        "height": box.height,
    }


def main(name: str, action_on: str) -> None:
    root = waited(lambda: application(name))
    timeline = waited(lambda: timeline_in(root))
    waited(lambda: timeline.childCount)
    bars = [told(timeline[number]) for number in range(timeline.childCount)]
    bar = next(bar for bar in timeline if bar.name.startswith(action_on))
    bar.queryAction().doAction(0)
    selected = waited(lambda: [one.name for one in timeline if one.getState().contains(pyatspi.STATE_SELECTED)] or None)
    sys.stdout.write(json.dumps({"description": timeline.description, "bars": bars, "selected": selected}))


main(*sys.argv[1:3])
