"""Two texts compared as a whole."""

from extractors.similarity.comparison import compare
from extractors.words.tokens import read

OLD = "the old bridge to the coast stays shut until the weekend"


def test_compare_replaced_word_counts_as_aligned():
    comparison = compare(read(OLD.replace("coast", "harbour")), read(OLD))

    assert [swap.new for swap in comparison.substitutions] == [("harbour",)]
    assert comparison.aligned == 11
    assert comparison.longest == 5
    # The run before the first gap does not count.
    assert comparison.alongside == 6 / 11
    assert (comparison.size_new, comparison.size_old) == (11, 11)


def test_compare_empty_texts_is_zero():
    comparison = compare(read(""), read(""))

    assert comparison.containment == 0.0
    assert comparison.alongside == 0.0
    assert (comparison.aligned, comparison.longest) == (0, 0)
