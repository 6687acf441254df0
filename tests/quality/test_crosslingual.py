"""Minimum quality of links across languages: a little below the measure."""

import pytest

from tests.corpora import needs
from tests.quality.crosslingual import (
    links,
    links_without_translation,
    recall_at_1,
    stream,
)
from tests.quality.crosslingual_corpus import CORPUS, stories

pytestmark = needs(CORPUS)

R_AT_1 = {
    "en-de": .98, "de-fr": .95, "fr-de": .98, "en-ru": .96, "ru-en": .96,
    "en-cs": .98, "en-zh": .95, "en-ja": .98, "ja-en": .98,
}  # fmt: skip


@pytest.mark.parametrize("pair", R_AT_1)
def test_most_similar_translation_of_pair_reaches_minimum(pair):
    assert recall_at_1(pair, stories()) >= R_AT_1[pair]


def test_find_translation_present_links_most_and_none_wrong():
    found = links(stories())

    assert found.right / found.texts >= 0.64
    assert found.wrong == 0


def test_find_translation_removed_links_one_percent_at_most():
    found = links_without_translation(stories())

    assert found.wrong / found.texts <= 0.01


def test_find_stream_of_all_languages_links_one_percent_wrong_at_most():
    found, possible = stream(stories())

    assert found.right / possible >= 0.66
    assert found.wrong / found.texts <= 0.01
