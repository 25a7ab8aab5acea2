"""The shared storage between people: memory, folder and S3, one protocol, wrappers, and the check of a place.

Knows names and bytes only; sealing, order and rights are decided above.
"""
