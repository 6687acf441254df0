"""The words by which the stories of one uri are told apart."""

from typing import NamedTuple, Self

from extractors.words.content_words import content_words

__all__ = ["Likeness", "StoryWords"]

MAX_BODY = 1500
"""Characters: long texts share words by chance."""
FEW = 6
"""Words below which a text cannot show that it is another story."""

ONE_WORD = 1 / 3
"""Largest share of a headline that one common word is."""


class Likeness(NamedTuple):
    """
    What two stories share; every share is 0 to 1, of the smaller set.

    Attributes:
        headlines: words of the headlines.
        crossed: words of a headline that are in the other story, the larger
            of the two shares. One word of a short headline is a third at
            most: the stories of a local paper share the name of its town.
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
        title = frozenset(content_words(headline))
        return cls(title, title | frozenset(content_words(body[:MAX_BODY])))

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


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / max(1, min(len(words), len(others)))


def _share_of(words: frozenset[str], others: frozenset[str]) -> float:
    shared = len(words & others)
    share = shared / max(1, len(words))
    return share if shared > 1 else min(share, ONE_WORD)
