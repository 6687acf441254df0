"""One text with its tokens, its known names and its headline lines."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress

from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import section
from extractors.entities.text.tokens import Tokens, positions
from extractors.entities.text.vocabulary import FORMS_OF_ADDRESS

__all__ = ["TextContext"]

_BEFORE_SENTENCE = frozenset(".!?:;“\"\u2018'*•-\u2013—|([")
_MONTHS = section("closed.txt", "month-or-name")
_TITLES = FORMS_OF_ADDRESS | section("titles.txt", "head")
_PROSE_ENDS = frozenset('.”")')
_QUOTE_ENDS = frozenset("”)")
_FEW_WORDS = 3
"""So many longer words do not make a title."""
_TITLE_CASE_SHARE = 0.72
"""Share of a line's longer words in capitals that makes it a title."""


class TextContext:
    """
    One text and what the rules ask about it.

    Attributes:
        tokens: the text's words and marks.
        starts, ends, breaks, possessive: their columns.
        words: its tokens, and two empty ones behind them. Thus the two
            places before the first token and after the last are empty, too.
        size: the number of tokens.
        hits: each known name by its first token, with one past its last.
        name_starts: the tokens where a name can start: words with a capital
            letter, and known names.
        distinct: the different tokens of the text.
        titled_months: the months that a title makes a name in the text:
            ``Mrs March``.
        title_case: for each token, whether its line is in capitals or title
            case. A capital letter is no evidence for a name there.
    """

    def __init__(self, tokens: Tokens, hits: Sequence[Hit]) -> None:
        self.tokens = tokens
        _, self.starts, self.ends, self.possessive, self.breaks = tokens
        self.words = [*tokens.words, "", ""]
        self.size = len(tokens.words)
        self.hits = dict(_token_hits(tokens, hits))
        self.distinct = words = set(tokens.words)
        capitalised = {word for word in words if word[0].isupper()}
        capitals = map(capitalised.__contains__, tokens.words)
        self.name_starts = {*compress(range(self.size), capitals), *self.hits}
        self.titled_months = set(
            _find_titled_months(tokens.words, _MONTHS & words)
        )
        self.title_case = _find_title_case(tokens)

    @cached_property
    def pairs_in_prose(self) -> frozenset[tuple[str, str]]:
        """The pairs of neighbours with capital letters outside headlines."""
        words, title_case = self.words, self.title_case
        return frozenset(
            (words[at], words[at + 1])
            for at in self.name_starts
            if at + 1 in self.name_starts and not title_case[at]
        )

    def word(self, at: int) -> str:
        """Return a token; empty before the start and after the end."""
        return self.words[at] if 0 <= at < self.size else ""

    def surface(self, first: int, last: int) -> str:
        """Return some tokens, joined with spaces; ``last`` is exclusive."""
        return " ".join(self.words[first:last])

    def has_in_small_letters(self, lower: str) -> bool:
        """Return whether the text also writes a word in small letters."""
        return lower in self.distinct and lower.islower()

    def starts_sentence(self, at: int) -> bool:
        """Return whether a token starts a sentence, quotation or line."""
        before = self.words[at - 1]
        return (
            at == 0
            or self.breaks[at]
            or before in _BEFORE_SENTENCE
            or (before in _QUOTE_ENDS and self.words[at - 2] in _PROSE_ENDS)
        )

    def touches_previous(self, at: int) -> bool:
        """Return whether no space stands before a token."""
        return at > 0 and self.starts[at] == self.ends[at - 1]


def _token_hits(
    tokens: Tokens, hits: Iterable[Hit]
) -> Iterator[tuple[int, tuple[int, Hit]]]:
    """Yield the hits that are whole tokens, by their first token."""
    starts, ends = tokens.starts, tokens.ends
    for hit in hits:
        first = bisect_left(starts, hit.start)
        last = bisect_left(ends, hit.end, first)
        if (
            last < len(ends)
            and starts[first] == hit.start
            and ends[last] == hit.end
        ):
            yield first, (last + 1, hit)


def _find_titled_months(
    words: Sequence[str], months: Iterable[str]
) -> Iterator[str]:
    """Yield each month that stands after a title and before no day."""
    for month in months:
        for at in positions(words, month):
            if at and words[at - 1] in _TITLES:
                after = words[at + 1] if at + 1 < len(words) else ""
                if not after[:1].isdigit():
                    yield month


def _find_title_case(tokens: Tokens) -> Sequence[bool]:
    """Return for each token whether its line is in capitals or title case."""
    words, size = tokens.words, len(tokens.words)
    title_case = [False] * size
    edges = list(compress(range(size), tokens.breaks))
    for first, last in zip([0, *edges], [*edges, size], strict=True):
        is_prose = last > first and words[last - 1] in _PROSE_ENDS
        if is_prose or last - first <= _FEW_WORDS:
            continue
        longer = [word for word in words[first:last] if len(word) > 3]
        capitals = sum(word[0].isupper() for word in longer)
        is_title = capitals > _TITLE_CASE_SHARE * len(longer)
        if len(longer) > _FEW_WORDS and is_title:
            title_case[first:last] = [True] * (last - first)
    return title_case
