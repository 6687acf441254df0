"""Coreference: short names resolved to the full names of the same text."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from extractors.entities.engine import Span

__all__ = ["resolve_full_names"]

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.&][^\W_]+)*\.?")
_ARTICLE = re.compile("^(?:[Aa]l|[Ee]l|ad|an|ar|as|ash|at|az|ul)-(?=[A-Z])")
"""The article in ``Bashar al-Assad``, which a later mention leaves out."""
_MAX_SHORT = 8
"""Words of a short form; a longer name is never a short form."""
_MAX_NAMESAKES = 100
"""Names with the same short form among which the nearest is searched."""
_INITIALS = ""
"""The first part of a short form that is the initials of a name."""

_START = attrgetter("start")
_ShortForm = tuple[str, ...]
_NamesByForm = dict[_ShortForm, list[Span]]


def resolve_full_names(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """
    Give each person and organisation its fullest name in the text.

    ``Xi`` is ``Xi Jinping``, ``Putin`` is ``Vladimir Putin``, ``WTO`` is the
    ``World Trade Organization``. If two people share a surname, it refers to
    the one whose full name stands last before it.
    """
    names: dict[str, _NamesByForm] = {
        "person": defaultdict(list),
        "organisation": defaultdict(list),
    }
    for span in sorted([span for span in spans if span.type in names]):
        name = _name(text, span)
        if " " in name:
            of_type = names[span.type]
            for form in _short_forms(span.type, name):
                of_type[form].append(span)
    resolved = [
        span
        if span.id or span.name or span.type not in names
        else _resolve(text, span, names[span.type])
        for span in spans
    ]
    return tuple(resolved)


def _name(text: str, span: Span) -> str:
    return span.name or text[span.start : span.end]


@lru_cache(maxsize=1 << 12)
def _short_forms(kind: str, name: str) -> frozenset[_ShortForm]:
    """
    Return the forms that can stand for a name.

    These are its first words (``Xi``), the last words of a person's name
    (``Putin``), and the initials of an organisation's (``WTO``).
    """
    words = tuple(_WORD.findall(name))
    sizes = range(1, min(len(words), _MAX_SHORT + 1))
    forms = frozenset(words[:size] for size in sizes)
    if kind == "person":
        bare = _ARTICLE.sub("", words[-1]) if words else ""
        return forms | {(bare,)} | {words[-size:] for size in sizes}
    if forms:
        initials = (word[0] for word in words if word[0].isupper())
        return forms | {(_INITIALS, "".join(initials))}
    return forms


def _resolve(text: str, span: Span, names: _NamesByForm) -> Span:
    forms = _own_forms(text[span.start : span.end])
    known = [names[form] for form in forms if form in names]
    nearest = [_nearest(text, span, longer) for longer in known]
    candidates = [name for name in nearest if name is not None]
    if not candidates:
        return span
    before = [name for name in candidates if name.start < span.start]
    antecedent = max(before) if before else min(candidates)
    name = " ".join(_name(text, antecedent).split())
    return span.identified(antecedent.id, name)


@lru_cache(maxsize=1 << 12)
def _own_forms(surface: str) -> tuple[_ShortForm, ...]:
    """Return the forms for which a surface can stand itself."""
    words = tuple(_WORD.findall(surface))
    if len(words) == 1 and len(surface) > 1:
        return words, (_INITIALS, surface)
    return (words,) if words else ()


def _nearest(text: str, span: Span, names: Sequence[Span]) -> Span | None:
    """Return the last longer name before a span, else the first after it."""
    if names == [span]:
        return None  # most names are mentioned in full once, and by no other
    at = bisect_left(names, span.start, key=_START)
    nearest = chain(
        reversed(names[max(0, at - _MAX_NAMESAKES) : at]),
        names[at : at + _MAX_NAMESAKES],
    )
    size = span.end - span.start
    longer = (name for name in nearest if len(_name(text, name)) > size)
    return next(longer, None)
