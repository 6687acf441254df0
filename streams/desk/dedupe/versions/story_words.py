"""The words by which the stories of one uri are told apart."""

from collections.abc import Iterator
from typing import NamedTuple, Self

from extractors.similarity.tokens import tokens, unspaced_share

__all__ = ["Likeness", "StoryWords"]

MAX_BODY = 1500
"""Characters: long texts share words by chance."""
MIN_LENGTH = 4
"""Letters; shorter words of alphabets are mostly articles and prepositions."""
STEM = 5
"""Letters of a word that count, so that its endings do not."""
FIRST_IDEOGRAPH = "\u2e80"
"""From here on, scripts whose words have few characters."""
FEW = 6
"""Words below which a text cannot show that it is another story."""


class Likeness(NamedTuple):
    """
    What two stories share; every share is 0 to 1, of the smaller set.

    Attributes:
        headlines: words of the headlines.
        crossed: words of a headline that are in the other story, the larger
            of the two shares.
        texts: words of headline and body.
        is_short: one of the stories has too few words to tell.
    """

    headlines: float
    crossed: float
    texts: float
    is_short: bool = False

    @property
    def total(self) -> float:
        """Return all shares together, to compare likenesses."""
        return self.headlines + self.crossed + self.texts

    def is_within(self, most: "Likeness") -> bool:
        """Return whether no share is greater than these."""
        return (
            self.headlines <= most.headlines
            and self.crossed <= most.crossed
            and self.texts <= most.texts
        )


class StoryWords(NamedTuple):
    """The words of a story that carry meaning, shortened to their stems."""

    headline: frozenset[str]
    text: frozenset[str]

    @classmethod
    def of(cls, headline: str, body: str) -> Self:
        """Return the words of a headline and of the start of a body."""
        title = frozenset(_words(headline))
        return cls(title, title | frozenset(_words(body[:MAX_BODY])))

    def likeness(self, other: Self) -> Likeness:
        """Return what the two stories share."""
        return Likeness(
            _share(self.headline, other.headline),
            max(
                _share_of(self.headline, other.text),
                _share_of(other.headline, self.text),
            ),
            _share(self.text, other.text),
            min(len(self.text), len(other.text)) < FEW,
        )


def _words(text: str) -> Iterator[str]:
    """Yield the stems of the words; pairs of characters without spaces."""
    found = tokens(text)
    for at, token in enumerate(found):
        if unspaced_share((token,)):
            following = found[at + 1 : at + 2]
            if following and unspaced_share(following):
                yield token + following[0]
        elif len(token) >= MIN_LENGTH or token[0] >= FIRST_IDEOGRAPH:
            yield token[:STEM]


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / max(1, min(len(words), len(others)))


def _share_of(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / max(1, len(words))
