import pytest

from extractors.similarity.number_words import SCALE_WORDS
from extractors.words.number_format import number_format

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "nb", "da", "fi", "pl",
    "cs", "tr", "ru", "uk", "id", "el", "ro", "hu",
)  # fmt: skip
OF_SEVERAL_WORDS = {
    "demii", "demilioane", "demiliarde", "detrilioane", "milamiliardi",
    "milmillones", "millemiliardi",
}  # fmt: skip


def single_words(language):
    return {
        word
        for word in number_format(language).scales
        if len(word) > 1 and " " not in word and word not in OF_SEVERAL_WORDS
    }


def test_scale_words_are_those_of_the_languages():
    assert set(SCALE_WORDS) == set().union(*map(single_words, LANGUAGES))


@pytest.mark.parametrize("word", SCALE_WORDS)
def test_scale_word_has_the_power_of_the_first_language(word):
    first = next(code for code in LANGUAGES if word in single_words(code))

    assert SCALE_WORDS[word] == number_format(first).scales[word]
