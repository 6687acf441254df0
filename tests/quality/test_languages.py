"""Floors of entity quality by language: what was measured, less a little."""

import pytest

from extractors.entities import wire_engine
from tests.quality.languages import LANGUAGES, measure

FRESH = {
    "es": .72, "fr": .89, "de": .87, "id": .78, "ms": .78, "ru": .76,
    "zh": .60, "ar": .76,
}  # fmt: skip
CONVENTIONS = 0.94


@pytest.fixture(scope="module")
def engine():
    return wire_engine()


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_written_when_the_rules_were_done(engine, language):
    assert measure(engine, language, "fresh")["micro"] >= FRESH[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_conventions_that_the_rules_are_for(engine, language):
    assert measure(engine, language, "second")["micro"] >= CONVENTIONS
