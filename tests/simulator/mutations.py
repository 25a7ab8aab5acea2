"""Ways to break the core, each a change of its text: what the suite has to notice (``dev.py mutants``).

A mutation names the file, the text that goes, what comes instead, and which tests are meant to fail besides the simulator.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


class StaleMutationError(Exception):
    """The text that a mutation changes is no longer there, or is there more than once."""


@dataclass(frozen=True)
class Mutation:
    """See the module."""

    name: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...] = ()

    def applied(self, text: str) -> str:
        """The broken text. Raises StaleMutationError."""
        if text.count(self.before) != 1:
            raise StaleMutationError(f"{self.name}: {self.file} has the text {text.count(self.before)} times")
        return text.replace(self.before, self.after)

    def apply(self, root: Path = REPOSITORY) -> None:
        """Break a copy of the sources."""
        path = root / self.file
        path.write_text(self.applied(path.read_text()))


DOCKET, FOLD = "studio/events/docket.py", "studio/events/fold.py"
UNIT, PUSH, PULL = "studio/store/unit_of_work.py", "studio/sync/push.py", "studio/sync/pull.py"

MUTATIONS = (
    Mutation(
        "a proposed change counts before it is signed",
        "studio/events/fold_changes.py",
        "    put_hand_off(state, replace(hand_off, asked=asked.to_plain()))\n",
        "    put_hand_off(state, replace(hand_off, asked=asked.to_plain(), terms=log_terms))\n",
        ("tests/simulator/test_simulator.py", "-k", "at_each_step and 7000"),
    ),
    Mutation(
        "more candidates than one are chosen",
        "studio/events/fold_audition.py",
        '    if any(one.is_chosen for one in rooms):\n        raise OverruledError("somebody is chosen already")\n    state.put',
        "    state.put",
        ("tests/stories/test_auditions.py",),
    ),
    Mutation(
        "candidates are told before the office was sent",
        "studio/actions/auditions.py",
        " or any(entry.room == prj for entry in unsent_entries(work.connection, prj))",
        "",
        ("tests/simulator/test_simulator.py", "-k", "chosen_on_two"),
    ),
    Mutation(
        "of two agreements the higher one counts",
        "studio/events/fold_money.py",
        'key=lambda one: (one["settled"], one["since"], one["by"])',
        'key=lambda one: one["split"]',
        ("tests/events/test_fold_dispute.py",),
    ),
    Mutation(
        "rights that a home has forgotten are left at the storage",
        "studio/app/members.py",
        "            if made:\n                driver.revoke(places, Grant(driver.kind, (), made=made))\n",
        "",
        ("tests/simulator/test_simulator.py", "-k", "put_back_device"),
    ),
    Mutation(
        "rights made by a lost device are left at the storage",
        "studio/actions/access.py",
        "        makers = [member.device for member in owners] if is_gone else [*out, work.home.device]\n",
        "        makers = [work.home.device]\n",
        ("tests/simulator/test_simulator.py", "-k", "put_back_device"),
    ),
    Mutation(
        "keys end for rooms that are not read yet",
        "studio/actions/access.py",
        "    return {room for room in named if room in opened and room not in left}\n",
        "    return set()\n",
        ("tests/app/test_shared_access.py",),
    ),
    Mutation(
        "keys that were being taken away count as good",
        "studio/actions/access.py",
        "        why = Why.NEW if is_ending else _why(here, known, rooms, work.now_ms, parent)\n",
        "        why = _why(here, known, rooms, work.now_ms, parent)\n",
        ("tests/simulator/test_simulator.py", "-k", "comes_back_while"),
    ),
    Mutation(
        "an object that came damaged is the end of a docket",
        "studio/app/owner_rooms.py",
        "    if any(depot.head(name) is not None for name in nexts):\n        return\n",
        "",
        ("tests/simulator/test_simulator.py", "-k", "comes_damaged"),
    ),
    Mutation(
        "keys are believed to reach as far as the home remembers",
        "studio/app/members.py",
        '    if leaving.now and known.get("kind") in {driver.kind for driver in drivers}:\n',
        "    if not known:\n",
        ("tests/simulator/test_simulator.py", "-k", "reach_further"),
    ),
    Mutation(
        "words said again are dropped when they are overruled",
        UNIT,
        "                self._say(room, u, facts, is_again=True)\n",
        "                self._say(room, u, facts)\n",
        ("tests/stories/test_away_and_back.py", "-k", "stops_no_later_word"),
    ),
    Mutation(
        "a key that came in no ring is waited for",
        "studio/actions/devices.py",
        "        if _needs_epoch(work.view(room)) or _is_key_lost(work, prj, room):\n",
        "        if _needs_epoch(work.view(room)):\n",
        ("tests/simulator/test_simulator.py", "-k", "no_ring"),
    ),
    Mutation(
        "a new key comes in rings only",
        "studio/store/epoch_keys.py",
        "    return with_sealed_key(decision, key, after) if key is not None else decision\n",
        "    return decision\n",
        ("tests/simulator/test_simulator.py", "-k", "in_the_entry"),
    ),
    Mutation(
        "a new key comes to who is out, too",
        "studio/events/epochs.py",
        "        if member.until_n < 0:\n",
        "        if member.device:\n",
        ("tests/events/test_epochs.py",),
    ),
    Mutation(
        "who moves a production can go there before it is complete",
        "studio/app/following.py",
        "    _refuse_own_move(home, here, url)\n",
        "",
        ("tests/stories/test_moving.py", "-k", "by_itself"),
    ),
    Mutation(
        "a paired device asks only where its keys do not reach",
        "studio/app/reading_rounds.py",
        "        _lay_enrolment(depot, here.prj, room, [home.device, *others], data)\n",
        "        _lay_enrolment(depot, here.prj, room, [home.device], data)\n",
        ("tests/stories/test_devices.py", "-k", "nobody_tells"),
    ),
    Mutation(
        "keys that another device made and does not tell of are forgotten",
        "studio/app/shared_access.py",
        "    kept = with_former(newer, older, work.now_ms)\n",
        "    kept = newer\n",
        ("tests/simulator/test_simulator.py", "-k", "made_at_once"),
    ),
    Mutation(
        "each device goes by the way of access that was chosen on it",
        "studio/app/shared_access.py",
        "        set_access(work.connection, here.prj, str(told[WAY]))\n",
        "",
    ),
    Mutation(
        "with everybody else shut out a key that is lost is waited for",
        "studio/actions/entering.py",
        "        if others_decide and (is_in_office or not work.has_key(room)):",
        "        if (others_decide and is_in_office) or not work.has_key(room):",
        ("tests/simulator/test_simulator.py", "-k", "only_a_lost_one_has"),
    ),
    Mutation(
        "only the newest key is asked for",
        "studio/app/owner_rooms.py",
        "    return not keys or any(ep not in keys for ep in epochs)\n",
        "    return not keys if not epochs else epochs[-1] not in keys\n",
        ("tests/stories/test_devices.py", "-k", "older_key"),
    ),
    Mutation(
        "rooms led apart from the office stay so",
        "studio/app/rounds.py",
        "        _give_up_rooms(round_, depot, here, result)\n    ",
        "    ",
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
        "        _end_rooms(home, depot, here, result)\n",
        "",
        ("tests/simulator/test_simulator.py", "-k", "only_the_office"),
    ),
    Mutation(
        "the lead goes to a device that is about to be shut out",
        "studio/actions/lead.py",
        "    state = work.view(here.prj)\n    if not state.lead[0]:",
        "    state = work.folded(here.prj)\n    if not state.lead[0]:",
        ("tests/simulator/test_simulator.py", "-k", "is_to_be_shut_out"),
    ),
    Mutation(
        "a machine whose clock is wrong gives rights",
        "studio/app/members.py",
        "    refuse_wrong_clock(at.depot)\n",
        "",
        ("tests/simulator/test_simulator.py", "-k", "clock_that_is_behind"),
    ),
    Mutation(
        "rights are issued by the clock alone",
        "studio/app/members.py",
        "            grant = replace(grant, issued_ms=newest_ms + 1)\n",
        "            pass\n",
        ("tests/simulator/test_simulator.py", "-k", "clock_that_is_behind"),
    ),
    Mutation(
        "rings tell of the way of access before the last one",
        "studio/app/rounds.py",
        "    here = _arrange(home, depot, here, formers, result)\n",
        "    _arrange(home, depot, here, formers, result)\n",
        ("tests/simulator/test_simulator.py", "-k", "chose_last"),
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
        "a removed member stays",
        "studio/events/fold_members.py",
        '**member.to_plain(), "until_n": max(step.n, 0)}))',
        '**member.to_plain(), "until_n": -1}))',
        ("tests/events/test_forged_packets.py",),
    ),
    Mutation(
        "any member decides",
        "studio/events/state.py",
        "        return found is not None and found.role in OWNER_ROLES",
        "        return found is not None",
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
        "no compare after 412",
        "studio/depot/s3.py",
        "            except NameTakenError:\n                return PutResult.SAME if self.get(name).data == data else PutResult.OTHER",
        "            except NameTakenError:\n                return PutResult.SAME",
        ("tests/depot/test_s3.py",),
    ),
    Mutation(
        "no compare after 412, in memory",
        "studio/depot/memory.py",
        "return PutResult.SAME if held.data == data else PutResult.OTHER",
        "return PutResult.SAME",
        ("tests/contracts", "-k", "memory"),
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
        "absence inferred from a listing",
        PULL,
        "    try:\n        data = depot.get(name).data\n    except ObjectMissingError as error:\n        if is_patient and state.may_decide(home.device):\n",
        "    try:\n        if name not in [info.name for info in depot.list_after(name[:-10])]:\n"
        '            raise ObjectMissingError("not listed")\n'
        "        data = depot.get(name).data\n    except ObjectMissingError as error:\n        if is_patient and state.may_decide(home.device):\n",
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
        "packet sent before its files",
        PUSH,
        "        if frame.room in rebase or not may_send(frame.room):\n",
        "        if frame.room in rebase:\n",
        ("tests/stories/test_faults.py", "-k", "not_been_sent"),
    ),
    Mutation(
        "an entry goes before the files it names",
        "studio/store/pending.py",
        "        if (transfer and not is_done(connection, transfer)) or (subject and subject in held):\n",
        "        if subject and subject in held:\n",
        ("tests/stories/test_faults.py", "-k", "not_been_sent"),
    ),
    Mutation(
        "a person's name in an object's name",
        "studio/actions/hand_off.py",
        "    room, offer = new_id(), new_id()\n",
        '    room, offer = to.name.encode().hex()[:32].ljust(32, "0"), new_id()\n',
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
        "a wrong chunk passes",
        "studio/events/chunks.py",
        "    return TAG_BYTES < len(data) <= MAX_CHUNK_BYTES + TAG_BYTES and hashlib.sha256(data).hexdigest() == chunk_id",
        "    return TAG_BYTES < len(data) <= MAX_CHUNK_BYTES + TAG_BYTES",
        ("tests/sync/test_transfer_receive.py", "-k", "wrong"),
    ),
    Mutation(
        "a ring by anybody is taken",
        "studio/events/rings.py",
        "    if owner is not None and writer.person_public != owner:\n",
        "    if False:\n",
        ("tests/events/test_rings.py",),
    ),
    Mutation(
        "copied chunk not verified",
        "studio/sync/transfer_receive.py",
        "    return read_right(depot, name, lambda data: is_chunk(data, chunk_id))\n",
        "    return read_right(depot, name, lambda data: bool(data))\n",
        ("tests/sync/test_transfer_receive.py", "-k", "wrong"),
    ),
    Mutation(
        "plain text in a packet",
        "studio/events/keys.py",
        "    nonce = rng(NONCE_BYTES)\n    return nonce + AESGCM(key).encrypt(nonce, plaintext, aad)\n",
        "    nonce = rng(NONCE_BYTES)\n    return nonce + AESGCM(key).encrypt(nonce, plaintext, aad) + plaintext\n",
        ("tests/events/test_envelope.py",),
    ),
    Mutation(
        "one key for every room",
        "studio/actions/hand_off.py",
        "    work.home.add_room_key(work.connection, room, EpochKey.generate())\n",
        "    work.home.add_room_key(work.connection, room, work.home.current_key(work.connection, here.prj))\n",
    ),
    Mutation(
        "grant wider than a room",
        "studio/depot/access/policies.py",
        '        statements.append(allow(["s3:GetObject"], [f"{resource}/{places.key(p)}*" for p in readable]))\n',
        '        statements.append(allow(["s3:GetObject"], [f"{resource}/*"]))\n',
        ("tests/depot/test_policies.py",),
    ),
    Mutation(
        "time depends on the reader",
        FOLD,
        "    for packet in _by_receipt(entry.packets):\n        apply_deadlines(state, packet.got_ms)\n",
        "    import time\n\n    for packet in _by_receipt(entry.packets):\n        apply_deadlines(state, time.time_ns())\n",
        ("tests/events/test_golden_docket.py", "tests/events/test_fold_fairness.py"),
    ),
    Mutation(
        "time-outs before a packet are left out",
        FOLD,
        "    for packet in _by_receipt(entry.packets):\n        apply_deadlines(state, packet.got_ms)\n",
        "    for packet in _by_receipt(entry.packets):\n",
        ("tests/events/test_fold_fairness.py",),
    ),
    Mutation(
        "paid before anything was approved",
        "studio/events/fold_money.py",
        '        target = moved(hand_off, "pay.sent", Actor.OWNER)\n',
        '        target = "settled"\n',
        ("tests/events/test_fold_machine.py",),
    ),
    Mutation(
        "a look ahead settles what it sees",
        FOLD,
        "    later = state.clone()\n",
        "    later = state\n",
        ("tests/events/test_fold_machine.py",),
    ),
    Mutation(
        "anybody in the room speaks for who has the stage",
        "studio/events/hand_off_steps.py",
        "    if hand_off.person and hand_off.person != step.person:\n",
        "    if False:\n",
        ("tests/events/test_fold_machine.py",),
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
    Mutation(
        "a ring tells of an entry that was not sent",
        "studio/app/members.py",
        "            if sent_head(work.connection, room) != (state.n, state.hash):\n                continue\n",
        "",
        ("tests/stories/test_devices.py", "-k", "rings_tell"),
    ),
    Mutation(
        "the lead goes to a device whose ring is not out",
        UNIT,
        "            if is_before_ring(self.connection, trial, decision, self.home.device):\n                continue\n",
        "",
        ("tests/stories/test_devices.py", "-k", "not_in_yet"),
    ),
    Mutation(
        "a lead decides on in what it has handed over",
        "studio/actions/stewardship.py",
        "    if not work.view(prj).may_decide(work.home.device):\n        hand_over_rest(work, prj)\n        return\n",
        "",
        ("tests/stories/test_devices.py", "-k", "just_removed"),
    ),
    Mutation(
        "a room led by a device that was shut out stays so",
        "studio/actions/lead.py",
        "    for room in led:\n        _take_over_room(work, room, person)\n",
        "",
        ("tests/stories/test_devices.py", "-k", "shut_out_is_taken_over"),
    ),
    Mutation(
        "garbage as long as an entry stays in the new place",
        "studio/sync/move.py",
        "        is_there = new.get(object_names.entry(prj, room, n)).data == data\n",
        "        is_there = len(new.get(object_names.entry(prj, room, n)).data) == len(data)\n",
        ("tests/stories/test_moving.py", "-k", "garbage"),
    ),
    Mutation(
        "a ring brings a key before the docket names it",
        "studio/actions/passes.py",
        "    keys = [known[ep] for ep in state.epochs if ep in known]\n",
        "    keys = list(known.values())\n",
        ("tests/stories/test_devices.py", "-k", "rings_tell"),
    ),
    Mutation(
        "a take is copied in place",
        "studio/actions/handing.py",
        '    temporary = target.with_name(f".{target.name}.part")',
        "    temporary = target",
        ("tests/stories/test_random_kills.py",),
    ),
    Mutation(
        "a new machine's rights are made without looking at those of its person's other one",
        "studio/app/members.py",
        "for one in given.values()), default=0)",
        "for one in [given.get(device, {})]), default=0)",
        (),
    ),
    Mutation(
        "who lost the race for a number is let in only next time",
        "studio/app/rounds.py",
        "        if turn and not _may_decide(round_, depot, here, result):\n            return result",
        "        if False:\n            return result",
        (),
    ),
)
