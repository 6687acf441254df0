"""
The words of a text that carry meaning, by which its subject is compared.

Short words are mostly articles and prepositions. Endings do not count. In
scripts without spaces, pairs of characters take the place of words.
"""

from collections.abc import Iterator, Sequence

from extractors.similarity.tokens import is_number, tokens, unspaced_share

__all__ = ["content_words", "support", "words_of"]

MIN_LENGTH = 4
"""Letters; shorter words of alphabets are mostly articles and prepositions."""
STEM = 5
"""Letters of a word that count, so that its endings do not."""
FIRST_IDEOGRAPH = "\u2e80"
"""From here on, scripts whose words have few characters."""


def content_words(text: str) -> Iterator[str]:
    """Yield the stems of the words of a text, in order."""
    return words_of(tokens(text))


def words_of(folded: Sequence[str]) -> Iterator[str]:
    """Yield the stems of folded tokens; pairs of characters without spaces."""
    for at, token in enumerate(folded):
        if unspaced_share((token,)):
            following = folded[at + 1 : at + 2]
            if following and unspaced_share(following):
                yield token + following[0]
        elif (
            len(token) >= MIN_LENGTH
            or token[0] >= FIRST_IDEOGRAPH
            or is_number(token)
        ):
            yield token[:STEM]


def support(headline: str, text: str) -> float | None:
    """
    Return the share of a headline's words that its text has, 0 to 1.

    Returns:
        None if the headline has no words.
    """
    words = frozenset(content_words(headline))
    if not words:
        return None
    return len(words & frozenset(content_words(text))) / len(words)
