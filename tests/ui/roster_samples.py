"""People whom an owner keeps, and one who has only worked there."""

from __future__ import annotations

import samples

from studio.domain.roster import RosterEntry, WorkHistory
from studio.queries.roster import RosterRow


def roster_rows() -> tuple[RosterRow, ...]:
    ana = RosterEntry(
        "a" * 16, "Ana Ribeiro", "ana@example.org", ("Singer", "Backing singer"), ("alto", "harmony"), ("pt", "en"), ("Vocals", "Lisbon"),
        6000, "USD", "day", "Europe/Lisbon", "10:00-18:00", "Sings low. Never before ten.",
    )  # fmt: skip
    history = WorkHistory(4, 4, 1, 0, 3, 2, 1, samples.ms(2026, 11, 20), ("Singer",), ("Late Train", "Paper Lanterns"))
    long = RosterEntry("b" * 16, "Maximiliane-Hildegard Großkreutz-Müller-Lüdenscheidt", roles=("Kapellmeisterin", "Streichorchesterleitung"),
                       groups=("Streicher aus Donaueschingen",), rate_minor=125000, currency="EUR", rate_per="stage")  # fmt: skip
    return (
        RosterRow(ana, history, is_kept=True),
        RosterRow(RosterEntry("", "Kofi Mensah"), WorkHistory(6, 5, roles=("Session drummer",)), is_kept=False),
        RosterRow(long, WorkHistory(), is_kept=True),
        RosterRow(
            RosterEntry("c" * 16, "ليلى الحداد", languages=("ar",), groups=("Vocals",)),
            WorkHistory(at_work=1),
            is_kept=True,
        ),
    )
