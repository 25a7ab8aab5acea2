"""Ways to break the order of what was said: signatures, numbers, the journal, and where it goes on after a move."""

from __future__ import annotations

from tests.simulator.mutation import DOCKET, FOLD, PULL, PUSH, UNIT, Mutation

WORDS = (
    Mutation(
        "words said again are dropped when they are overruled",
        UNIT,
        "                self._say(room, u, facts, is_again=True)\n",
        "                self._say(room, u, facts)\n",
        ("tests/stories/test_away_and_back.py", "-k", "stops_no_later_word"),
    ),
    Mutation(
        "what was said under a key that never came to be is not said again",
        UNIT,
        "        if any(split_frame(frame.data).header.ep not in state.epochs for frame in own):\n",
        "        if not own:\n",
        ("tests/stories/test_devices.py", "-k", "two_devices_decide"),
    ),
    Mutation(
        "something is written where a room is no more",
        UNIT,
        """        return place is not None and place["turn"] > int(get_meta(self.connection, f"turn/{state.prj}", "0"))\n""",
        "        return False\n",
        ("tests/simulator/test_simulator.py", "-k", "all_are_told"),
    ),
    Mutation(
        "rooms that others lead are not told of a move",
        "studio/app/rounds.py",
        "        count = end_rooms(work, here.prj)\n",
        "        count = 0\n",
        ("tests/simulator/test_simulator.py", "-k", "only_the_office"),
    ),
    Mutation(
        "a collaborator is told of a move by rings alone",
        "studio/actions/moving.py",
        "_newest_told(work, [prj] if prj in rooms else rooms)",
        "_newest_told(work, [prj] if prj in rooms else [])",
        ("tests/stories/test_moving.py", "-k", "told_of_a_move"),
    ),
    Mutation(
        "the office is not told of a move that a room was told of",
        "studio/app/rounds.py",
        "        has_said = say_in_office(work, here.prj)\n",
        "        has_said = False\n",
    ),
    Mutation(
        "a room whose key is lost is waited for",
        "studio/actions/lost_rooms.py",
        "LOST_AFTER_MS = 3 * DAY_MS\n",
        "LOST_AFTER_MS = 3000 * DAY_MS\n",
        ("tests/stories/test_away_and_back.py", "-k", "given_up"),
    ),
    Mutation(
        "who moves a production can go there before it is complete",
        "studio/app/following.py",
        "    _refuse_own_move(home, here, url)\n",
        "",
        ("tests/stories/test_moving.py", "-k", "by_itself"),
    ),
    Mutation(
        "a packet taken in already waits",
        UNIT,
        '"read" if is_held else "inbox"',
        '"inbox"',
    ),
    Mutation(
        "own entries before one that was read count as unsent",
        UNIT,
        '        if status == "read":\n            self._earlier_were_sent(room, entry.n)\n',
        "",
        ("tests/stories/test_devices.py", "-k", "nothing_left_to_send"),
    ),
    Mutation(
        "no signature check of packets",
        DOCKET,
        "    if not verify_frame(frame, bytes.fromhex(member.device_public)):\n        raise TrustError(\"A packet's signature",
        "    if False:\n        raise TrustError(\"A packet's signature",
        ("tests/events/test_forged_packets.py",),
    ),
    Mutation(
        "no signature check of entries",
        DOCKET,
        "    if member is None or not state.is_decider(frame.header.dev):\n        return False\n    return verify_frame(",
        "    if member is None or not state.is_decider(frame.header.dev):\n        return False\n    return True or verify_frame(",
        ("tests/events/test_forged_entries.py",),
    ),
    Mutation(
        "no prev check of packets",
        DOCKET,
        '    if header.n != head[0] + 1 or header.prev != head[1]:\n        raise TrustError("A packet',
        '    if header.n != head[0] + 1:\n        raise TrustError("A packet',
        ("tests/events/test_forged_packets.py",),
    ),
    Mutation(
        "no number check of packets",
        DOCKET,
        '    if header.n != head[0] + 1 or header.prev != head[1]:\n        raise TrustError("A packet',
        '    if head[0] >= 0 and header.n < 0:\n        raise TrustError("A packet',
        ("tests/events/test_forged_packets.py",),
    ),
    Mutation(
        "no prev check of entries",
        DOCKET,
        "    if header.n != state.n + 1 or header.prev != state.hash:\n        raise NotAnEntryError(",
        "    if header.n != state.n + 1:\n        raise NotAnEntryError(",
        ("tests/events/test_forged_entries.py",),
    ),
    Mutation(
        "no number check of entries",
        DOCKET,
        "    if header.n != state.n + 1 or header.prev != state.hash:\n        raise NotAnEntryError(",
        "    if header.prev != state.hash:\n        raise NotAnEntryError(",
        ("tests/events/test_forged_entries.py",),
    ),
    Mutation(
        "an entry by another than the lead counts",
        DOCKET,
        "    if not device or frame.header.dev == device:\n        return\n",
        "    return\n",
        ("tests/events/test_forged_entries.py",),
    ),
    Mutation(
        "u ignored",
        FOLD,
        "    if seen in state.seen:\n        return []\n",
        "",
        ("tests/events/test_forged_packets.py",),
    ),
    Mutation(
        "a new u when numbered anew",
        UNIT,
        "                self._say(room, u, facts, is_again=True)\n",
        "                self._say(room, random_id(), facts, is_again=True)\n",
        ("tests/simulator/test_simulator.py", "-k", "dishonest_member"),
    ),
    Mutation(
        "another's entry at a number counts as sent",
        PUSH,
        "        if result is PutResult.OTHER:\n            raise OvertakenError(frame.room, frame.n, sent)\n",
        "",
    ),
    Mutation(
        "other bytes sent for a saved number",
        UNIT,
        '        return self.take_entry(before, frame, "saved").n\n',
        '        n = self.take_entry(before, frame, "saved").n\n'
        "        other = self._entry_frame(before, packets or [], [decision for _, decision in kept])\n"
        "        self.connection.execute(update(tables.journal).where(tables.journal.c.room == room, "
        'tables.journal.c.what == "d", tables.journal.c.n == n).values(data=other))\n'
        "        return n\n",
    ),
    Mutation(
        "a sent packet counts as received",
        PUSH,
        "            sent = sent.plus(len(frame.data))\n    return sent, rebase\n",
        "            sent = sent.plus(len(frame.data))\n"
        "            with home.work() as work:\n"
        "                work.connection.exec_driver_sql(\"UPDATE journal SET status = 'read' WHERE what = 'p' \"\n"
        "                f\"AND room = '{frame.room}' AND n = {frame.n} AND device = '{home.device}'\")\n"
        "    return sent, rebase\n",
    ),
    Mutation(
        "key commitment ignored",
        "studio/events/envelope.py",
        '    header = frame.header\n    if header.ep != commitment_of(key):\n        raise TrustError("A frame is under another',
        '    header = frame.header\n    if False:\n        raise TrustError("A frame is under another',
        ("tests/events/test_envelope.py",),
    ),
    Mutation(
        "rollback accepted",
        PULL,
        "    if frame_hash(data) == state.hash:\n        return\n",
        "    return\n",
        ("tests/stories/test_faults.py", "-k", "rolled_back"),
    ),
    Mutation(
        "plain text in a packet",
        "studio/events/keys.py",
        "    nonce = rng(NONCE_BYTES)\n    return nonce + AESGCM(key).encrypt(nonce, plaintext, aad)\n",
        "    nonce = rng(NONCE_BYTES)\n    return nonce + AESGCM(key).encrypt(nonce, plaintext, aad) + plaintext\n",
        ("tests/events/test_envelope.py",),
    ),
    Mutation(
        "a made-up key stops the room",
        DOCKET,
        "    if frame.header.ep not in state.epochs:\n",
        "    if False:\n",
        ("tests/events/test_forged_packets.py",),
    ),
    Mutation(
        "garbage at a number stays",
        "studio/app/rounds.py",
        "    if is_still_there and not move_aside(home, depot, error.room):\n",
        "    if is_still_there:\n",
    ),
    Mutation(
        "refused packets are written again and again",
        "studio/actions/stewardship.py",
        "            work.refuse_packet(room, device, n)\n            continue\n        heads[device] = (n, packet.hash)\n",
        "            heads[device] = (n, head[1])\n        else:\n            heads[device] = (n, packet.hash)\n",
        ("tests/stories/test_dishonest.py", "-k", "cannot_be_embedded"),
    ),
)
