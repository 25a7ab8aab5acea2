"""The contract, run against every depot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studio.depot.folder import FolderDepot
from studio.depot.memory import MemoryDepot
from tests.contracts.depot_contract import DepotContract

if TYPE_CHECKING:
    from pathlib import Path


class TestMemory(DepotContract):
    @pytest.fixture
    def depot(self) -> MemoryDepot:
        return MemoryDepot("contract")


class TestFolder(DepotContract):
    @pytest.fixture
    def depot(self, tmp_path: Path) -> FolderDepot:
        return FolderDepot.create(tmp_path / "depot")
