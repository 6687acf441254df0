"""Numbers and names that two aligned texts share or not."""

import pytest

from extractors.similarity.alignment import align
from extractors.similarity.facts import count_facts
from extractors.words.tokens import read

OLD = "the mayor Ilse Brandt paid 12 crowns for the old boat at the quay today"


def facts_of(new, old=OLD):
    first, second = read(new), read(old)
    return count_facts(first, second, align(first.folded, second.folded))


def test_count_facts_same_text_keeps_all():
    facts = facts_of(OLD)

    assert (facts.kept, facts.lost, facts.extra) == (3, 0, 0)
    assert (facts.numbers_kept, facts.numbers_lost) == (1, 0)
    assert facts.agreement == facts.numbers_agree == 1.0


def test_count_facts_other_number_is_lost():
    facts = facts_of(OLD.replace("12", "15"))

    assert (facts.kept, facts.lost) == (2, 1)
    assert (facts.numbers_kept, facts.numbers_lost) == (0, 1)
    assert facts.numbers_shared == 0.0
    assert facts.agreement == pytest.approx(2 / 3)


def test_count_facts_name_replaced_by_common_word_is_not_lost():
    facts = facts_of(OLD.replace("Brandt", "rapat"))

    assert (facts.kept, facts.lost) == (2, 0)


def test_count_facts_added_number_is_extra():
    facts = facts_of(OLD.replace("quay today", "quay 3 today"))

    assert (facts.kept, facts.extra) == (3, 1)
    assert facts.agreement == 1.0
    assert facts.strict_agreement == 0.75


def test_count_facts_no_facts_agree():
    facts = facts_of("the old boat", "the old boat")

    assert facts.agreement == facts.strict_agreement == 1.0
    assert facts.numbers_agree == facts.numbers_shared == 1.0


@pytest.mark.parametrize(
    ("was", "now", "lost"),
    [
        ("seven", "eleven", 1),
        ("sept", "onze", 1),
        ("twelve", "12", 0),
        ("zwölf", "12", 0),
        ("several", "two", 0),
        ("3,000,000", "3 million", 0),
        ("1,500 million", "1.5 billion", 0),
        ("3 million", "4 million", 1),
        ("3 million", "3,000", 1),
        ("12", "many", 1),
    ],
)
def test_count_facts_number_in_words_is_its_value(was, now, lost):
    text = "the bus fell into a ravine and killed {} people on sunday night"

    facts = facts_of(text.format(now), text.format(was))

    assert facts.numbers_lost == lost
