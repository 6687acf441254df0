"""Find candidates: name spans, split into the names that they contain."""

from collections.abc import Iterator

from extractors.entities.english.features import add_points
from extractors.entities.english.head_nouns import head_nouns
from extractors.entities.english.job_titles import (
    split_at_title,
    strip_lead_words,
)
from extractors.entities.english.name_spans import (
    NamePart,
    NameSpan,
    read_name_span,
)
from extractors.entities.english.namesakes import starts_with_person
from extractors.entities.english.scoring import (
    Candidate,
    score_known,
    score_unknown,
)
from extractors.entities.places.city_table import cities_named
from extractors.entities.text.lexicon import (
    are_common,
    common_words,
    first_names,
    section,
)
from extractors.entities.text.text_context import TextContext

__all__ = ["find_candidates"]

_GENERIC = section("closed.txt", "generic")
_REGIONAL = section("heads.txt", "regional")
_CLUB = section("heads.txt", "club")
_SAINT = frozenset(["St", "St."])
_STARTS_NAME = (
    section("heads.txt", "placefirst") - {*_SAINT, "Saint"}
) | section("heads.txt", "storm")


def find_candidates(context: TextContext) -> Iterator[Candidate]:
    """Yield the candidates of a text in order; none overlaps another."""
    end = 0
    for start in sorted(context.name_starts):
        span = read_name_span(context, start) if start >= end else ()
        if not span:
            continue
        end = span[-1].last
        for candidate in _split_span(context, span):
            yield candidate
            end = max(end, candidate.last)


def _split_span(context: TextContext, span: NameSpan) -> list[Candidate]:
    """Split a name span at its title, then each side into names."""
    if len(span) == 1 and span[0].hit is not None:
        return [score_known(context, span[0], None)]
    span = strip_lead_words(context, span)
    split = split_at_title(context, span)
    if split is None:
        return _read_names(context, span, None)
    employers = [
        candidate
        for candidate in _read_names(context, split.before, None)
        if not _is_common_noun(context, candidate)
    ]
    for candidate in employers:
        if candidate.hit is None:  # the employer: ``Acme Chairman``
            add_points(candidate.scores, "person", -2.0)
            add_points(candidate.scores, "organisation", 1.0)
    return [*employers, *_read_names(context, split.after, split.role)]


def _is_common_noun(context: TextContext, candidate: Candidate) -> bool:
    """Detect the field of work in ``Pensions Secretary``."""
    first, last, _, hit, _ = candidate
    if hit is not None and hit.entry.unambiguous:
        return False
    words = context.words[first:last]
    is_body = last - first > 1 and words[-1] in head_nouns()
    return not is_body and are_common(words)


def _read_names(
    context: TextContext, span: NameSpan, title: str | None
) -> list[Candidate]:
    names: list[Candidate] = []
    while span:
        size, candidate = _take_name(context, span, title)
        names.append(candidate)
        end, span, title = span[size - 1].last, span[size:], None
        if candidate.last > end:  # ``University College London``
            span = [part for part in span if part.first >= candidate.last]
    return names


def _take_name(
    context: TextContext, span: NameSpan, title: str | None
) -> tuple[int, Candidate]:
    """
    Read the name at the start of a span.

    Returns:
        The number of its parts, and its candidate.
    """
    if span[0].hit is None or _joins_place(context, span):
        size = _size_of_unknown(context, span, titled=title is not None)
    elif starts_with_person(context, span, titled=title is not None):
        size = _size_of_unknown(context, span, titled=True)
        title = title or ""
    else:
        size = _size_from_known(context, span)
        if size == 1:
            return 1, score_known(context, span[0], title)
        title = None
    last = span[size - 1].last
    return size, score_unknown(context, span[0].first, last, title)


def _size_of_unknown(
    context: TextContext, span: NameSpan, *, titled: bool
) -> int:
    """Count the parts of a name whose first word is not a known name."""
    if len(span) == 1:
        return 1
    if _joins_place(context, span):
        return 2  # ``Lake Chad``
    has_first_name = context.words[span[0].first] in first_names()
    size = 1
    while size < len(span) and (
        span[size].hit is None
        or _is_surname(
            span[size],
            expected=(titled or (has_first_name and size <= 2))
            # ``Farm Bill Texas``, but ``Bill Clinton``
            and (size == 1 or not _is_head_noun(context, span[size - 1])),
        )
        or _is_inner_name(context, span, size)
        or _is_ambiguous_head(context, span[size])
    ):
        size += 1
    return size


def _is_head_noun(context: TextContext, part: NamePart) -> bool:
    return context.words[part.first] in head_nouns()


def _joins_place(context: TextContext, span: NameSpan) -> bool:
    """Detect ``Lake Chad``, ``Hurricane X``, ``in Northern California``."""
    if len(span) == 1 or span[1].hit is None:
        return False
    first, second = span[:2]
    word = context.words[first.first]
    if not _is_single_place(second):
        return False
    return (
        word in _STARTS_NAME
        or (word in _CLUB and not _is_common(context, second))
        or (word in _SAINT and _is_saint(context, second))
        or _is_region(context, first)
    )


def _is_saint(context: TextContext, part: NamePart) -> bool:
    """Detect the town in ``St Petersburg``, listed as ``Saint``."""
    return bool(cities_named(f"Saint {context.words[part.first]}"))


def _is_common(context: TextContext, part: NamePart) -> bool:
    """Detect ``Estate`` in ``Real Estate``."""
    return context.words[part.first].lower() in common_words()


def _is_region(context: TextContext, first: NamePart) -> bool:
    word = context.words[first.first]
    return (
        word in _REGIONAL
        and not context.starts_sentence(first.first)
        and not context.title_case[first.first]
    )


def _is_single_place(part: NamePart) -> bool:
    return (
        part.hit is not None
        and part.last - part.first == 1
        and part.hit.entry.type == "place"
    )


def _is_surname(part: NamePart, *, expected: bool) -> bool:
    """Distinguish the surname in ``Jack London`` from the place."""
    return (
        expected
        and part.hit is not None
        and part.last - part.first == 1
        and part.hit.entry.type != "people"
    )


def _is_inner_name(context: TextContext, span: NameSpan, index: int) -> bool:
    """Detect a known name inside a longer one: ``Royal Norway Bank``."""
    has_head_after = any(
        part.hit is None and context.words[part.first] in head_nouns()
        for part in span[index + 1 :]
    )
    word = context.words[span[index].first]
    return has_head_after and word not in first_names()


def _is_ambiguous_head(context: TextContext, part: NamePart) -> bool:
    """Distinguish ``Union`` in ``Andean Farmers Union`` from the town."""
    return (
        part.hit is not None
        and part.last - part.first == 1
        and not part.hit.entry.unambiguous
        and context.words[part.first] in head_nouns()
    )


def _size_from_known(context: TextContext, span: NameSpan) -> int:
    """Count the parts of a longer name that starts with a known name."""
    hit = span[0].hit
    assert hit is not None
    best = 1
    for size in range(2, len(span) + 1):
        part = span[size - 1]
        if part.hit is not None and not _is_ambiguous_head(context, part):
            if part.hit.entry.type == "organisation" or size > 2:
                break
            continue
        word = context.words[part.last - 1]
        if word in head_nouns():
            if hit.entry.type == "people" and word in _GENERIC:
                return 1
            best = size
    return best
