"""Take words at the end of a slug: ``1st Ld-Writethru``, ``3rd Add``."""

import re

__all__ = ["is_lead", "story_slug"]

_TAKE = re.compile(
    r"(?:\A|[,\s]+)(?P<take>(?:(?:\d+(?:st|nd|rd|th)|first|second|third)\s+)?"
    r"(?:ld|lead|add|take|sub|insert|correct\w*|advisory|kill|writethru"
    r"|write-thru|urgent|bulletin|flash|newsalert)s?"
    r"(?:[- ](?:writethru|all|sub|take|\d+)s?)*(?:,[^,]*)*)\s*\Z",
    re.IGNORECASE,
)
_MAX_TAKE = 300
"""Characters at the end of a slug in which a take key can begin.

A longer search takes quadratic time on hostile text.
"""
_DESK = re.compile(r"\A(?:BC|AM|PM|AP)-(?=\S)")
_LEAD = re.compile(
    r"ld\b|lead|writethr|correct|kill|urgent|bulletin|flash|newsalert|sub\b",
    re.IGNORECASE,
)


def story_slug(slug: str) -> tuple[str, str]:
    """
    Split a slug into the words of its story and its take key.

    The cycle prefix (``BC-``) is removed, because a story keeps its slug
    from one cycle to the next.

    Args:
        slug: ``BC-US--Giant Lobster Death, 1st Ld-Writethru``.

    Returns:
        ``US--Giant Lobster Death`` and ``1st Ld-Writethru``.
    """
    match = _TAKE.search(slug, max(0, len(slug) - _MAX_TAKE))
    take = match["take"].strip() if match else ""
    words = slug[: match.start()] if match else slug
    return _DESK.sub("", words.strip(" ,")), take


def is_lead(take: str) -> bool:
    """Return whether a take replaces its story instead of adding to it."""
    return bool(_LEAD.search(take))
