"""The near-duplicate index: entries are found until they expire."""

import numpy as np
import pytest

from extractors.similarity.index import TRIM, NearIndex
from extractors.similarity.shingles import Sketch, shingles, sketch

DICE = np.random.default_rng(5)


def _sketch(size: int = 300) -> Sketch:
    return sketch(np.unique(DICE.integers(0, 2**64, size, dtype=np.uint64)))


@pytest.fixture
def index():
    return NearIndex()


def test_candidates_own_hashes_return_entry(index):
    own = _sketch()
    index.add("entry", own, 0.0)

    (candidate,) = index.candidates(own)

    assert (candidate.key, candidate.estimate) == ("entry", 1.0)
    assert candidate.shared == len(own.hashes)


def test_candidates_growing_table_returns_every_entry(index):
    sketches = {str(number): _sketch() for number in range(3000)}
    for key, own in sketches.items():
        index.add(key, own, 0.0)

    keys = [index.candidates(own, 3)[0].key for own in sketches.values()]

    assert keys == list(sketches)


def test_candidates_lede_returns_long_story(index):
    words = [f"w{number}" for number in range(800)]
    index.add("story", sketch(shingles(words)), 0.0)

    (candidate,) = index.candidates(sketch(shingles(words[:60])), 2)

    assert candidate.estimate > 0.5


def test_candidates_removed_entry_is_absent(index):
    own = _sketch()
    index.add("entry", own, 0.0)
    index.remove("entry")

    assert index.candidates(own) == ()
    assert len(index) == 0


def test_candidates_common_phrase_returns_newest(index):
    phrase = _sketch(40)
    for number in range(50):
        index.add(str(number), phrase, 0.0)

    keys = {candidate.key for candidate in index.candidates(phrase)}

    assert keys == {"44", "45", "46", "47", "48", "49"}


def test_oldest_removed_entries_are_absent(index):
    for number in range(2 * TRIM):
        index.add(str(number), _sketch(10), float(number))

    expired = index.oldest(TRIM + 5.0, TRIM + 5)
    for key in expired:
        index.remove(key)

    assert expired == tuple(map(str, range(TRIM + 5)))
    assert index.oldest(TRIM + 5.0, 10) == ()
    assert str(TRIM + 5) in index


def test_candidates_full_table_has_lost_oldest():
    small = NearIndex(max_pages=256)
    sketches = [_sketch() for _ in range(1000)]
    for number, own in enumerate(sketches):
        small.add(str(number), own, 0.0)

    assert small.candidates(sketches[-1], 3)[0].key == "999"
    assert small.candidates(sketches[0], 3) == ()


def test_candidates_entries_added_together_are_those_added_singly():
    sketches = [(str(number), _sketch(), 0.0) for number in range(600)]
    together, singly = NearIndex(expected=10_000), NearIndex()
    together.add_all(sketches[:400])
    together.add_all(sketches[400:])
    together.add_all([])
    for entry in sketches:
        singly.add(*entry)

    for _, own, _ in sketches:
        (first,), (other,) = together.candidates(own), singly.candidates(own)
        assert first.key == other.key


def test_entry_added_twice_together_is_the_newer_one():
    old, new = _sketch(), _sketch()
    index = NearIndex()
    index.add_all([("entry", old, 0.0), ("entry", new, 1.0)])

    assert index.candidates(old) == ()
    assert [found.key for found in index.candidates(new)] == ["entry"]
    assert len(index) == 1
