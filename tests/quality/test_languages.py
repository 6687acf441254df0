"""Floors of entity quality by language: what was measured, less a little."""

import pytest

from extractors.entities import rule_engine
from tests.quality.languages import LANGUAGES, measure

FRESH = {
    "es": .88, "fr": .94, "de": .94, "id": .83, "ms": .80, "ru": .84,
    "zh": .83, "ar": .81,
}  # fmt: skip
CONVENTIONS = 0.94


@pytest.fixture(scope="module")
def engine():
    return rule_engine()


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_written_when_the_rules_were_done(engine, language):
    assert measure(engine, language, "fresh")["micro"] >= FRESH[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_conventions_that_the_rules_are_for(engine, language):
    assert measure(engine, language, "second")["micro"] >= CONVENTIONS
