"""Those who see takes and say what they think, without being owner or collaborator: what they are called."""

from __future__ import annotations

APPROVER, REVIEWER, OBSERVER = "approver", "reviewer", "observer"
AUDIENCE_ROLES = frozenset({APPROVER, REVIEWER, OBSERVER})
MAY_REMARK = frozenset({APPROVER, REVIEWER})
REMARKS_MAX = 1000
