"""The shared log: canonical form, keys, frames, rings, passes, manifests, chunks, and the fold on top.

``FORMAT.md`` beside this file states the bytes. Nothing here touches a disk (but for the recovery file) or a network.
"""
