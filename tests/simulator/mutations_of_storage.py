"""Ways to break what lies in the storage and on disks: names, chunks, absence, copies."""

from __future__ import annotations

from tests.simulator.mutation import PULL, PUSH, Mutation

STORAGE = (
    Mutation(
        "an object that came damaged is the end of a docket",
        "studio/app/owner_rooms.py",
        "    if any(depot.head(name) is not None for name in nexts):\n        return\n",
        "",
        ("tests/simulator/test_simulator.py", "-k", "comes_damaged"),
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
        "absence inferred from a listing",
        PULL,
        "    try:\n        data = depot.get(name).data\n    except ObjectMissingError as error:\n        if is_patient and state.may_decide(home.device):\n",
        "    try:\n        if name not in [info.name for info in depot.list_after(name[:-10])]:\n"
        '            raise ObjectMissingError("not listed")\n'
        "        data = depot.get(name).data\n    except ObjectMissingError as error:\n        if is_patient and state.may_decide(home.device):\n",
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
        "a wrong chunk passes",
        "studio/events/chunks.py",
        "    return TAG_BYTES < len(data) <= MAX_CHUNK_BYTES + TAG_BYTES and hashlib.sha256(data).hexdigest() == chunk_id",
        "    return TAG_BYTES < len(data) <= MAX_CHUNK_BYTES + TAG_BYTES",
        ("tests/sync/test_transfer_receive.py", "-k", "wrong"),
    ),
    Mutation(
        "copied chunk not verified",
        "studio/sync/transfer_receive.py",
        "    return read_right(depot, name, lambda data: is_chunk(data, chunk_id))\n",
        "    return read_right(depot, name, lambda data: bool(data))\n",
        ("tests/sync/test_transfer_receive.py", "-k", "wrong"),
    ),
    Mutation(
        "garbage as long as an entry stays in the new place",
        "studio/sync/move.py",
        "        is_there = new.get(object_names.entry(prj, room, n)).data == data\n",
        "        is_there = len(new.get(object_names.entry(prj, room, n)).data) == len(data)\n",
        ("tests/stories/test_moving.py", "-k", "garbage"),
    ),
    Mutation(
        "a take is copied in place",
        "studio/actions/handing.py",
        '    temporary = target.with_name(f".{target.name}.part")',
        "    temporary = target",
        ("tests/stories/test_random_kills.py",),
    ),
)
