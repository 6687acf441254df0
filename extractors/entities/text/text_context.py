"""One text with its tokens, its known names and its headline lines."""

from collections.abc import Iterator, Sequence

from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import section
from extractors.entities.text.tokens import Tokens
from extractors.entities.text.vocabulary import FORMS_OF_ADDRESS

__all__ = ["TextContext"]

_BEFORE_SENTENCE = frozenset(".!?:;“\"\u2018'*•-\u2013—|([")
_MONTHS = section("closed.txt", "month-or-name")
_TITLES = FORMS_OF_ADDRESS | section("titles.txt", "head")
_PROSE_ENDS = frozenset('.”")')
_TITLE_CASE_SHARE = 0.72
"""Share of a line's longer words in capitals that makes it a title."""


class TextContext:
    """
    One text and what the rules ask about it.

    Attributes:
        tokens: the text's words and marks.
        size: the number of tokens.
        hits: each known name by its first token, with one past its last.
        lower_words: the words that the text also writes in small letters.
        titled_months: the months that a title makes a name in the text:
            ``Mrs March``.
        title_case: for each token, whether its line is in capitals or title
            case. A capital letter is no evidence for a name there.
    """

    def __init__(self, tokens: Tokens, hits: Sequence[Hit]) -> None:
        self.tokens = tokens
        self.size = len(tokens.words)
        starts = {start: i for i, start in enumerate(tokens.starts)}
        ends = {end: i + 1 for i, end in enumerate(tokens.ends)}
        self.hits = {
            starts[hit.start]: (ends[hit.end], hit)
            for hit in hits
            if hit.start in starts and hit.end in ends
        }
        self.lower_words = {word for word in tokens.words if word.islower()}
        self.titled_months = set(_find_titled_months(tokens.words))
        self.title_case = _find_title_case(tokens)

    def word(self, at: int) -> str:
        """Return a token; empty before the start and after the end."""
        return self.tokens.words[at] if 0 <= at < self.size else ""

    def surface(self, first: int, last: int) -> str:
        """Return some tokens, joined with spaces; ``last`` is exclusive."""
        return " ".join(self.tokens.words[first:last])

    def starts_sentence(self, at: int) -> bool:
        """Return whether a token starts a sentence, quotation or line."""
        return (
            at == 0
            or self.tokens.breaks[at]
            or self.tokens.words[at - 1] in _BEFORE_SENTENCE
        )

    def touches_previous(self, at: int) -> bool:
        """Return whether no space stands before a token."""
        return at > 0 and self.tokens.starts[at] == self.tokens.ends[at - 1]


def _find_titled_months(words: Sequence[str]) -> Iterator[str]:
    """Yield each month that stands after a title and before no day."""
    if _MONTHS.isdisjoint(words):
        return
    for at, word in enumerate(words):
        if word in _MONTHS and at and words[at - 1] in _TITLES:
            after = words[at + 1] if at + 1 < len(words) else ""
            if not after[:1].isdigit():
                yield word


def _find_title_case(tokens: Tokens) -> Sequence[bool]:
    """Return for each token whether its line is in capitals or title case."""
    size = len(tokens.words)
    title_case = [False] * size
    edges = [i for i in range(size) if tokens.breaks[i]]
    for first, last in zip([0, *edges], [*edges, size], strict=True):
        longer = [word for word in tokens.words[first:last] if len(word) > 3]
        capitals = sum(word[0].isupper() for word in longer)
        is_prose = last > first and tokens.words[last - 1] in _PROSE_ENDS
        is_title = capitals > _TITLE_CASE_SHARE * len(longer)
        if len(longer) > 3 and is_title and not is_prose:
            title_case[first:last] = [True] * (last - first)
    return title_case
