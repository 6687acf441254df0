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


def test_an_entry_is_found_by_its_own_hashes(index):
    one = _sketch()
    index.add("one", one, 0.0)

    (found,) = index.candidates(one)

    assert (found.key, found.estimate) == ("one", 1.0)
    assert found.shared == len(one.hashes)


def test_every_entry_is_found_while_the_table_grows(index):
    kept = {str(number): _sketch() for number in range(3000)}
    for key, one in kept.items():
        index.add(key, one, 0.0)

    found = [index.candidates(one, 3)[0].key for one in kept.values()]

    assert found == list(kept)


def test_a_lede_is_found_in_a_long_story(index):
    words = [f"w{number}" for number in range(800)]
    index.add("story", sketch(shingles(words)), 0.0)

    (found,) = index.candidates(sketch(shingles(words[:60])), 2)

    assert found.estimate > 0.5


def test_a_removed_entry_is_not_found(index):
    one = _sketch()
    index.add("one", one, 0.0)
    index.remove("one")

    assert index.candidates(one) == ()
    assert len(index) == 0


def test_a_phrase_that_all_share_keeps_the_newest(index):
    phrase = _sketch(40)
    for number in range(50):
        index.add(str(number), phrase, 0.0)

    found = {one.key for one in index.candidates(phrase)}

    assert found == {"44", "45", "46", "47", "48", "49"}


def test_the_oldest_are_told_and_forgotten(index):
    for number in range(2 * TRIM):
        index.add(str(number), _sketch(10), float(number))

    gone = index.oldest(TRIM + 5.0, TRIM + 5)
    for key in gone:
        index.remove(key)

    assert gone == tuple(map(str, range(TRIM + 5)))
    assert index.oldest(TRIM + 5.0, 10) == ()
    assert str(TRIM + 5) in index


def test_a_full_table_overwrites_the_oldest():
    small = NearIndex(max_pages=256)
    kept = [_sketch() for _ in range(1000)]
    for number, one in enumerate(kept):
        small.add(str(number), one, 0.0)

    assert small.candidates(kept[-1], 3)[0].key == "999"
    assert small.candidates(kept[0], 3) == ()
