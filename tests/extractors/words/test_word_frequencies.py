import subprocess
import sys

import pytest

from extractors.words.word_frequencies import word_frequencies


@pytest.mark.parametrize("language", ["en", "de", "id"])
def test_word_frequencies_begin_with_the_most_frequent_word(language):
    frequencies = [*word_frequencies(language).values()]

    assert frequencies == sorted(frequencies, reverse=True)
    assert frequencies[0] > 0.01


def test_word_frequencies_stay_when_feeds_name_many_other_languages():
    frequencies = word_frequencies("en")

    assert not any(word_frequencies(f"x{number}") for number in range(100))
    assert word_frequencies("en") is frequencies


def test_word_frequencies_of_a_language_without_a_list_are_empty():
    assert word_frequencies("xx") == {}


def test_package_is_not_imported_with_the_module():
    code = (
        "import sys, extractors.similarity.spun, extractors.events\n"
        "sys.exit('wordfreq' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], check=False)

    assert ended.returncode == 0
