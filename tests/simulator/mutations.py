"""Every way to break the core that the suite has to notice (``dev.py mutants``)."""

from __future__ import annotations

from tests.simulator.mutations_of_agreements import AGREEMENTS
from tests.simulator.mutations_of_members import MEMBERS
from tests.simulator.mutations_of_money import MONEY
from tests.simulator.mutations_of_storage import STORAGE
from tests.simulator.mutations_of_words import WORDS

MUTATIONS = (*AGREEMENTS, *MONEY, *MEMBERS, *WORDS, *STORAGE)
