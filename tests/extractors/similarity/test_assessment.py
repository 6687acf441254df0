"""Is an article a repeat of another one, and if not, why?"""

import pytest

from extractors.similarity.assessment import MAX_ADDED, assess
from extractors.similarity.headline_support import Article

BACKGROUND = (
    "The council of Varnholm voted on Monday to close its last coal plant"
    " four years early. The plant has heated half of the town since 1961."
    " Its chimney, which sailors use as a mark, will stay where it is, and a"
    " museum may open at its foot. Unions had asked for a written guarantee."
)
OLD = Article(
    "Coal plant workers march",
    "Some 300 workers of the coal plant marched through Varnholm on Tuesday"
    f" with drums and torches. {BACKGROUND}",
)
NEW = Article(
    "Judge halts coal plant plan",
    "A judge in Ostrava halted the plan on Friday because nobody had asked"
    f" the neighbours. {BACKGROUND}",
)


def test_assess_new_lede_over_old_background_is_no_repeat():
    assessment = assess(NEW, OLD)

    assert assessment.finding is None
    assert assessment.refused == "new-lede"
    assert assessment.proved is not None
    assert assessment.measured["added"] == [NEW.body.partition(". ")[0] + "."]


def test_assess_copy_under_other_headline_is_a_repeat():
    assessment = assess(Article("Seen elsewhere today", OLD.body), OLD)

    assert assessment.finding is not None
    assert assessment.refused == ""
    assert assessment.news.place == ""


def test_assess_other_text_says_why_it_is_no_repeat():
    other = Article("Rain", "It rained on the islands for a second day.")

    assert assess(other, OLD).refused == "little-shared"


def test_assess_added_sentences_are_bounded():
    longer = " ".join(
        f"Witness number {n} told of {'smoke ' * 80}over the yard."
        for n in range(20)
    )
    new = Article(OLD.headline, f"{OLD.body} {longer}")

    added = assess(new, OLD).measured["added"]

    assert len(added) == MAX_ADDED
    assert max(map(len, added)) <= 200


@pytest.mark.parametrize("body", ["", "One.", "\n\n. . ."])
def test_assess_empty_or_short_text_does_not_raise(body):
    assert assess(Article("", body), OLD).finding is None
