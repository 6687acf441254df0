"""Notices in the same words on two subjects."""

import pytest

from extractors.similarity.headline_support import Article
from extractors.similarity.novelty.subjects import has_other_subject

DIVIDEND = Article(
    "Lindmoor Bank raises dividend",
    "Lindmoor Bank will pay a dividend of 1.20 crowns a share for the year,"
    " it said on Monday. Its meeting of shareholders is on May 12.",
)
WARNING = Article(
    "Unwetterwarnung für den Nordkreis",
    "Der Wetterdienst warnt bis Mitternacht vor Sturm im Nordkreis. Wälder"
    " und Ufer sollten gemieden werden, und Fähren können ausfallen.",
)


def replaced(article, before, after):
    return Article(
        article.headline.replace(before, after),
        article.body.replace(before, after),
    )


@pytest.mark.parametrize(
    ("old", "before", "after"),
    [
        (DIVIDEND, "Lindmoor Bank", "Kestwick Shipping"),
        (WARNING, "Nordkreis", "Raum Torrheim"),
    ],
)
def test_notice_on_another_name_has_other_subject(old, before, after):
    assert has_other_subject(replaced(old, before, after), old)


def test_copy_under_another_headline_has_same_subject():
    copy = Article("Shareholders get more", DIVIDEND.body)

    assert not has_other_subject(copy, DIVIDEND)


def test_other_number_or_spelling_is_no_other_subject():
    old = Article("Bank pays 1.20 crowns", DIVIDEND.body)

    assert not has_other_subject(replaced(old, "1.20", "1.30"), old)
    assert not has_other_subject(
        replaced(DIVIDEND, "Lindmoor", "Lindmore"), DIVIDEND
    )


def test_amount_written_otherwise_is_no_other_subject():
    old = Article("Bank loses 2 million", "The bank lost 2 million crowns.")

    assert not has_other_subject(replaced(old, "2 million", "2m"), old)


def test_long_text_with_replaced_words_has_same_subject():
    old = Article(DIVIDEND.headline, f"{DIVIDEND.body} " * 5)

    assert not has_other_subject(replaced(old, "Lindmoor", "Kestwick"), old)
