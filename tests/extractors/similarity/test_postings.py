"""Postings that come together are found like those that come singly."""

import numpy as np
import pytest

from extractors.similarity.postings import MAX_PER_HASH, Postings

FOUND = 0.995
"""Pages that are full lose some; entries that come singly lose .2 %."""
DICE = np.random.default_rng(6)


def hashes(count):
    return np.unique(DICE.integers(0, 2**64, count, dtype=np.uint64))


def post_all(postings, entries, live):
    numbers = [number for number, own in entries for _ in own]
    postings.post_all(
        np.concatenate([own for _, own in entries]),
        np.array(numbers, np.uint64), live,
    )  # fmt: skip


def share_found(postings, entries):
    """Return which share of all postings is found, and nothing else."""
    numbers = [(postings.find(own), number) for number, own in entries]
    assert all(set(found.tolist()) == {number} for found, number in numbers)
    posted = sum(len(own) for _, own in entries)
    return sum(len(found) for found, _ in numbers) / posted


@pytest.mark.parametrize("expected", [0, 40_000, 1_000_000])
def test_find_postings_that_came_together_returns_each_number(expected):
    entries = [(number, hashes(40)) for number in range(1, 1001)]
    postings, live = Postings(1 << 22, expected), 0
    for start in range(0, len(entries), 256):
        batch = entries[start : start + 256]
        live += sum(len(own) for _, own in batch)
        post_all(postings, batch, live)

    assert share_found(postings, entries) >= FOUND


def test_find_common_hash_of_one_batch_returns_its_newest_entries():
    shared = hashes(3)
    entries = [(number, shared) for number in range(1, 3 * MAX_PER_HASH)]
    postings = Postings(1 << 22)
    post_all(postings, entries, 3 * len(entries))

    newest = [number for number, _ in entries[-MAX_PER_HASH:]]
    assert sorted(set(postings.find(shared).tolist())) == newest


def test_find_common_hash_of_two_batches_returns_its_newest_entries():
    shared, postings = hashes(3), Postings(1 << 22)
    post_all(postings, [(number, shared) for number in range(1, 5)], 12)
    post_all(postings, [(number, shared) for number in range(5, 9)], 24)

    assert sorted(set(postings.find(shared).tolist())) == [3, 4, 5, 6, 7, 8]


def test_table_with_expected_postings_grows_beyond_them():
    postings = Postings(1 << 22, 10_000)
    entries = [(number, hashes(40)) for number in range(1, 1001)]
    for place, (number, own) in enumerate(entries):
        postings.post(own, number, 40 * (place + 1))

    assert share_found(postings, entries) >= FOUND


def test_table_at_its_maximum_does_not_exceed_it():
    postings = Postings(256, 1_000_000)
    postings.post(hashes(40), 1, 1_000_000)

    assert postings.find(hashes(40)).tolist() == []
    assert len(postings._pages) == 256
