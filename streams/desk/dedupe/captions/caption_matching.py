"""Finds the known caption of a lane that an item's caption repeats."""

import xxhash

from extractors.fields.caption import is_file_mark
from extractors.model.item import Caption
from extractors.similarity.captions import (
    ALIKE,
    likeness,
    names_differ,
    normal_form,
)
from extractors.similarity.shingles import shingles, sketch
from streams.desk.dedupe.case import Case
from streams.desk.state.models import scoped_key

__all__ = ["find_caption_id"]

MAX_CANDIDATES = 5
MIN_WORDS = 3
"""A caption of fewer words describes no picture, as in ``File photo.``"""


def find_caption_id(caption: Caption, case: Case) -> str:
    """Return the id of the lane's caption it repeats, or an id of its own."""
    lane = case.item.lane
    normal = normal_form(caption.text)
    is_bare = len(normal.split()) < MIN_WORDS or is_file_mark(caption.text)
    if is_bare and caption.photographer:
        normal = f"{normal}|{caption.photographer.casefold()}"
    own = xxhash.xxh3_64_hexdigest(f"{lane}|{normal}".encode())
    if scoped_key(lane, own) in case.state.captions:
        return own
    if is_bare:
        return own
    return _find_similar(caption.text, case) or own


def _find_similar(text: str, case: Case) -> str:
    index = case.state.caption_indexes.get(case.item.lane)
    if index is None:
        return ""
    words = normal_form(text).split()
    candidates = index.candidates(sketch(shingles(words)), 1)[:MAX_CANDIDATES]
    logs = (case.state.captions.get(match.key) for match in candidates)
    similar = [
        (similarity, log.id)
        for log in logs
        if log is not None
        and not names_differ(text, log.text)
        and (similarity := likeness(words, normal_form(log.text).split()))
        >= ALIKE
    ]
    if not similar:
        return ""
    return min(similar, key=lambda pair: (-pair[0], pair[1]))[1]
