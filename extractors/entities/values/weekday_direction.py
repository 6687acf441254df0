"""
Is a weekday behind or ahead of the item's date?

``he said on Thursday`` is behind, ``he called for a meeting on Thursday``
and ``they will meet on Thursday`` are ahead. The verb nearest before the
weekday in its sentence decides.
"""

import re

__all__ = ["is_ahead"]

_WINDOW = 100
"""Characters before a weekday in which its verb is searched."""

_SENTENCE_END = re.compile(r"[.!?;:\n]")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|[Cc]all(?:s|ed|ing)? for|ahead of|due"
    r"|(?:invited?|summon(?:s|ed)?|urged?|asked)(?: \w+){1,6}? to"
    r"|(?:set|scheduled|planned|slated|expected|agreed|hopes?|wants?"
    r"|intends?|promised|vowed|going|ready|plans?|is|are) (?:for|to)"
    r"|scheduled|upcoming|coming|until|from|by)\b(?! \w+ (?:said|told)\b)"
)
_AHEAD_MARKS = (
    " for", " to", "will", "would", "shall", "ahead of", "due", "scheduled",
    "coming", "until", "from", "by",
)  # fmt: skip
"""Without one of these no word is ahead; most clauses have none."""

_BEHIND = re.compile(
    r"\b(?:\w{2,20}ed|said|told|met|held|won|lost|beat|fell|rose|began|went"
    r"|came|made|took|gave|left|spoke|was|were|had|did|wrote|broke|saw|got)\b"
)


def is_ahead(text: str, at: int) -> bool:
    """
    Return whether a weekday is ahead of the item's date.

    Args:
        text: an English text.
        at: where the weekday starts.
    """
    before = text[max(0, at - _WINDOW) : at]
    clause = _SENTENCE_END.split(before)[-1]
    if not any(mark in clause for mark in _AHEAD_MARKS):
        return False
    ahead = max((m.end() for m in _AHEAD.finditer(clause)), default=-1)
    if ahead < 0:
        return False
    behind = max((m.end() for m in _BEHIND.finditer(clause)), default=-1)
    return ahead > behind
