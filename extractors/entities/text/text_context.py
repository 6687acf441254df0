"""One text being read: its tokens, the names known in it, its loud lines."""

from collections.abc import Sequence

from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.tokens import Tokens

__all__ = ["Reading"]

_OPENERS = frozenset(".!?:;“\"\u2018'*•-\u2013—|([")
_PROSE_ENDS = frozenset('.”")')
_LOUD = 0.72
"""Share of a line's longer words in capitals that makes it a title."""


class Reading:
    """
    One text being read.

    Attributes:
        tokens: the text's words and marks.
        size: how many there are.
        hits: each known name by its first token, with one past its last.
        lower: the words that the text writes in small letters.
        loud: for each token, whether its line is all capitals or a title,
            so that a capital says nothing.
    """

    def __init__(self, tokens: Tokens, hits: Sequence[Hit]) -> None:
        self.tokens = tokens
        self.size = len(tokens.words)
        starts = {s: i for i, s in enumerate(tokens.starts)}
        ends = {e: i + 1 for i, e in enumerate(tokens.ends)}
        self.hits = {
            starts[h.start]: (ends[h.end], h)
            for h in hits
            if h.start in starts and h.end in ends
        }
        self.lower = {w for w in tokens.words if w.islower()}
        self.loud = _loud_lines(tokens)

    def word(self, at: int) -> str:
        """Give a token, or nothing beyond the ends."""
        return self.tokens.words[at] if 0 <= at < self.size else ""

    def surface(self, first: int, last: int) -> str:
        """Give the words of a stretch, one space between them."""
        return " ".join(self.tokens.words[first:last])

    def opens(self, at: int) -> bool:
        """Tell whether a sentence, quotation or line opens at a token."""
        return (
            at == 0
            or self.tokens.breaks[at]
            or self.tokens.words[at - 1] in _OPENERS
        )

    def tight(self, at: int) -> bool:
        """Tell whether a token touches the one before it."""
        return at > 0 and self.tokens.starts[at] == self.tokens.ends[at - 1]


def _loud_lines(tokens: Tokens) -> Sequence[bool]:
    size = len(tokens.words)
    loud = [False] * size
    edges = [i for i in range(size) if tokens.breaks[i]]
    for a, b in zip([0, *edges], [*edges, size], strict=True):
        long = [w for w in tokens.words[a:b] if len(w) > 3]
        capital = sum(w[0].isupper() for w in long)
        prose = b > a and tokens.words[b - 1] in _PROSE_ENDS
        if len(long) > 3 and capital > _LOUD * len(long) and not prose:
            loud[a:b] = [True] * (b - a)
    return loud
