"""The overlap of two texts, counted on shingles."""

import pytest

from extractors.similarity.overlap import containment, measure_overlap
from extractors.words.tokens import read

OLD = "the old bridge to the coast stays shut until the weekend"


def test_measure_overlap_same_text_is_whole():
    overlap = measure_overlap(read(OLD), read(OLD))

    assert overlap.shared == 9
    assert (overlap.of_new, overlap.of_old) == (1.0, 1.0)
    assert (overlap.covered_new, overlap.covered_old) == (1.0, 1.0)
    assert (overlap.lede_new, overlap.lede_old) == (1.0, 1.0)


def test_measure_overlap_longer_text_contains_shorter():
    overlap = measure_overlap(read(f"{OLD} town officials say"), read(OLD))

    assert (overlap.of_new, overlap.of_old) == (9 / 12, 1.0)
    assert overlap.covered_new == pytest.approx(11 / 14)
    assert overlap.containment == 1.0


@pytest.mark.parametrize("new", ["", "Snow fell on the town all night."])
def test_measure_overlap_other_text_is_zero(new):
    overlap = measure_overlap(read(new), read(OLD))

    assert overlap.shared == 0
    assert overlap.containment == 0.0
    assert overlap.covered_new == 0.0


def test_containment_equals_measured_overlap():
    new, old = read(f"{OLD} town officials say"), read(OLD)

    assert containment(new, old) == measure_overlap(new, old).containment
