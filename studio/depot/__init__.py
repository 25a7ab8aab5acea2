"""The shared storage between people: memory, folder and S3, one protocol, wrappers, and the check of a place.

Knows names and bytes only; sealing, order and rights are decided above.
"""

from studio.depot.depot import ConditionalCreate, Depot, ObjectInfo, ObjectMissingError, PutResult, StoredObject
from studio.depot.opening import open_depot

__all__ = [
    "ConditionalCreate",
    "Depot",
    "ObjectInfo",
    "ObjectMissingError",
    "PutResult",
    "StoredObject",
    "open_depot",
]
