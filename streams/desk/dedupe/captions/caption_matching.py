"""Which caption of the lane an item's caption is."""

import xxhash

from extractors.model.item import Caption
from extractors.similarity.captions import ALIKE, likeness, normal_form
from extractors.similarity.shingles import shingles, sketch
from streams.desk.dedupe.case import Case
from streams.desk.state.models import scoped

__all__ = ["known_id"]

CANDIDATES = 5


def known_id(caption: Caption, case: Case) -> str:
    """Return the id of the lane's caption that this one is, or its own."""
    lane = case.item.lane
    normal = normal_form(caption.text)
    own = xxhash.xxh3_64_hexdigest(f"{lane}|{normal}".encode())
    if scoped(lane, own) in case.state.captions:
        return own
    return _alike(normal, case) or own


def _alike(normal: str, case: Case) -> str:
    index = case.state.caption_indexes.get(case.item.lane)
    if index is None:
        return ""
    words = normal.split()
    found = index.candidates(sketch(shingles(words)), 1)[:CANDIDATES]
    logs = (case.state.captions.get(one.key) for one in found)
    alike = [
        (similarity, log.id)
        for log in logs
        if log is not None
        and (similarity := likeness(words, normal_form(log.text).split()))
        >= ALIKE
    ]
    return min(alike, key=lambda one: (-one[0], one[1]))[1] if alike else ""
