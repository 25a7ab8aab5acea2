"""Six words that two people compare by phone, to be sure that nobody sits between them.

The words are the English list of BIP-39; they name keys, they are no passphrase.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from studio.events.codec import tagged_hash

WORD_COUNT = 6
_BITS_PER_WORD = 11


@cache
def word_list() -> tuple[str, ...]:
    """The 2,048 words, each told apart by its first four letters."""
    return tuple(files(__package__).joinpath("data/words.txt").read_text("ascii").split())


def six_words(owner_person_public: bytes, signing_public: bytes, box_public: bytes) -> tuple[str, ...]:
    """The words for an owner's person key and the two keys of the device that is to be admitted (32 bytes each).

    They are the first 66 bits of the hash of the three.
    """
    number = int.from_bytes(tagged_hash("words", owner_person_public, signing_public, box_public))
    top = number >> (256 - WORD_COUNT * _BITS_PER_WORD)
    words = word_list()
    return tuple(words[(top >> shift) % len(words)] for shift in range(55, -1, -_BITS_PER_WORD))
