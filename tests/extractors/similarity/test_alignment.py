"""Equal runs of words, the gaps between them, and substitutions."""

from extractors.similarity.alignment import (
    SHORT_GAP,
    align,
    find_substitutions,
)
from extractors.words.tokens import read

OLD = "the old bridge to the coast stays shut until the weekend"


def gaps_of(new, old=OLD):
    return align(new.split(), old.split()).gaps


def test_align_same_text_is_one_run():
    alignment = align(OLD.split(), OLD.split())

    assert alignment.equal == tuple(range(11))
    assert alignment.gaps == ()
    assert alignment.longest == 11


def test_align_no_common_word_is_empty():
    alignment = align(["snow"], OLD.split())

    assert (alignment.equal, alignment.gaps, alignment.longest) == ((), (), 0)


def test_align_single_equal_word_is_not_counted_as_run():
    alignment = align(["x", "bridge", "y"], ["a", "bridge", "b"])

    assert (alignment.equal, alignment.longest) == ((), 1)


def test_align_replaced_word_is_substitution():
    (gap,) = gaps_of(OLD.replace("coast", "harbour"))

    assert (gap.new, gap.old) == (slice(5, 6), slice(5, 6))
    assert (gap.before, gap.after) == (5, 5)
    assert gap.is_substitution
    assert not gap.is_one_sided


def test_align_added_word_is_one_sided_gap():
    (gap,) = gaps_of(OLD.replace("coast", "coast road"))

    assert gap.sizes == (1, 0)
    assert gap.is_one_sided
    assert not gap.is_substitution


def test_align_long_gap_is_neither():
    added = " ".join(f"w{n}" for n in range(SHORT_GAP + 1))
    (gap,) = gaps_of(OLD.replace("coast", f"coast {added}"))

    assert not gap.is_short
    assert not gap.is_one_sided


def test_align_short_runs_do_not_anchor_gap():
    (gap,) = gaps_of("bridge x shut", "bridge y shut")

    assert gap.is_short
    assert not gap.is_substitution


def test_find_substitutions_returns_words_and_place():
    new, old = read(OLD.replace("coast", "12 towns")), read(OLD)
    gaps = align(new.folded, old.folded).gaps

    (swap,) = find_substitutions(new, old, gaps)

    assert (swap.old, swap.new) == (("coast",), ("12", "towns"))
    assert (swap.number, swap.fresh, swap.at) == (True, True, 0.417)
